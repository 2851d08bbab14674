package drill

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A screen is what a learner sees at once: a question, a verdict or a summary.
type screen struct {
	*terminal.Layout
	signs bool // whether outcomes have a sign before their word, and groups of lines space between them

	earned string // what stands behind the outcome of a reply: the marks that it earned
}

// A heading is what stands above a question.
type heading struct {
	where     string // its position: "3 of 20"
	deck      string // the title of its deck
	corrected bool   // the right answer was another each time the learner answered
}

// aboveStem adds what stands above the stem of a question.
func (s screen) aboveStem(h heading) {
	s.Gap()
	s.heading(h)
	s.Space()
	if h.corrected {
		s.Say("", "The right answer of this question was corrected since you answered it.")
		s.Space()
	}
}

// question adds a posed question.
func (s screen) question(h heading, q quiz.Question, p quiz.Posed) {
	s.aboveStem(h)
	s.sayIn(strong, s.gaps(q.Stem))
	if p.Body != "" {
		s.Space()
		s.SayIn(in(normal, s.Margin()), s.boldGaps(p.Body)...)
	}
	if len(p.Rows) > 0 {
		s.Gap()
	}
	for i, row := range p.Rows {
		s.label(fmt.Sprint(i+1), row)
	}
	if len(p.Options) > 0 {
		s.Gap()
	}
	widest := len(p.Label(len(p.Options) - 1))
	for i, option := range p.Options {
		label := p.Label(i)
		if s.signs {
			label = fmt.Sprintf("%*s", widest, label)
		}
		s.label(label, option)
	}
	s.Space()
}

// heading adds what stands above a question. On a terminal it begins with a rule, so
// that one sees where a question begins.
func (s screen) heading(h heading) {
	text := h.where
	if h.deck != "" {
		text += " · " + h.deck
	}
	rule := ""
	switch {
	case s.signs && s.Narrow():
		rule = "─ "
	case s.signs:
		rule = "── "
	}
	s.SayIn(in(quiet, rule), in(quiet, text))
}

// label adds an option or a row with its label. Where it is read aloud, the colon keeps
// the two apart: "1: 300,000".
func (s screen) label(label, text string) {
	if s.signs {
		s.SayIn(in(strong, s.Margin()+label+"  "), in(normal, text))
		return
	}
	s.Say(s.Margin()+label+": ", text)
}

// gaps returns a sentence with gaps. Where it is read aloud, they are words: nobody
// hears an underscore.
func (s screen) gaps(sentence string) string {
	if s.signs {
		return sentence
	}
	return SpokenGaps(sentence)
}

// SpokenGaps returns a sentence in which the gaps are words, for what is read aloud.
func SpokenGaps(sentence string) string {
	return gapSign.ReplaceAllStringFunc(sentence, func(sign string) string {
		if n := strings.Trim(sign, "_"); n != "" {
			return "(gap " + n + ")"
		}
		return "(gap)"
	})
}

// gapSign matches the gap of a cloze, numbered or not.
var gapSign = regexp.MustCompile(`__\d+__|____+`)

// back adds the back of a flashcard.
func (s screen) back(p quiz.Posed) {
	s.Say(s.Margin(), p.Back)
	s.Space()
}

// leftOut is the outcome of a question of an exam that was skipped.
const leftOut quiz.Outcome = ""

// outcomes are the words, signs and colours of outcomes. A sign or a colour never
// stands without the word.
var outcomes = map[quiz.Outcome]struct {
	word, sign string
	color      terminal.Color
}{
	quiz.Right:   {"Right.", "✓", terminal.Green},
	quiz.Partly:  {"Partly right.", "~", terminal.Magenta},
	quiz.Wrong:   {"Wrong.", "✗", terminal.Red},
	quiz.Unknown: {"Not known.", "·", ""},
	leftOut:      {"Left out.", "·", ""},
}

// sign returns the sign of an outcome, with space behind it, in its colour.
func sign(o quiz.Outcome) terminal.Span {
	return in(terminal.Style{Weight: terminal.Bold, Color: outcomes[o].color}, outcomes[o].sign+" ")
}

// verdict adds the outcome of a reply and what the learner can learn from it. Next
// is a sentence that says when the question comes back; it may be empty.
func (s screen) verdict(q quiz.Question, v quiz.Verdict, next string) {
	s.outcome(v)
	missed := v.Self == 0 && (v.Outcome == quiz.Wrong || v.Outcome == quiz.Partly)
	switch rows := matchedRows(q, v); {
	case missed && len(v.Ticks) > 0:
		s.ticks(v.Ticks)
		v.Feedback = nil // it stands with its option
	case missed && rows != nil:
		s.rows(rows)
	case missed:
		s.said("You said:", v)
		s.feedback(v) // it is about what was said
		v.Feedback = nil
		s.solution(q, v)
	default:
		s.solution(q, v)
	}
	s.feedback(v)
	if q.Why != "" || q.Background != "" {
		s.space()
	}
	s.reasons(q)
	if len(q.Sources) > 0 || next != "" {
		s.space()
	}
	s.sources(q)
	if next != "" {
		s.labelled(in(quiet, ""), in(quiet, next))
	}
}

// outcome adds how far a reply was right.
func (s screen) outcome(v quiz.Verdict) {
	shown, word := v.Outcome, outcomes[v.Outcome].word
	switch {
	case v.Guessed:
		shown, word = quiz.Right, "Right, a guess."
	case v.Self != 0:
		word = fmt.Sprintf("Noted: %s.", v.Self)
	}
	var head []terminal.Span
	if s.signs {
		head = append(head, sign(shown))
	}
	head = append(head, in(strong, word))
	switch {
	case v.Self != 0:
	case v.Slip != "":
		head = append(head, in(normal, " It is written: "), in(strong, v.Slip), in(normal, "."))
	case v.Outcome == quiz.Partly:
		head = append(head, in(normal, fmt.Sprintf(" It counts %.0f %%.", 100*v.Score)))
	}
	if s.earned != "" {
		head = append(head, in(normal, s.earned))
	}
	s.Flow(s.underSign(), head...)
}

// underSign returns the column of the text behind a sign.
func (s screen) underSign() int {
	if s.signs {
		return hang
	}
	return 0
}

// solution adds the right answer, unless the learner has seen it. After a slip in another
// spelling that is accepted they have not seen the one that the author puts first.
func (s screen) solution(q quiz.Question, v quiz.Verdict) {
	seen := v.Slip != "" && slices.Equal(v.Solution, []string{v.Slip})
	if v.Self == 0 && !seen {
		s.points("The answer: ", key(q.Kind, v.Solution))
	}
}

// feedback adds what the wrong parts of a reply really are.
func (s screen) feedback(v quiz.Verdict) {
	for _, n := range v.Feedback {
		if len(v.Said) > 1 {
			s.labelled(in(normal, ""), in(normal, fmt.Sprintf("“%s”: %s.", strings.TrimSuffix(n.Said, "."), strings.TrimSuffix(n.Really, "."))))
		} else {
			s.labelled(in(normal, "No: "), in(normal, strings.TrimSuffix(n.Really, ".")+"."))
		}
	}
}

// reasons adds why the answer is right, and what the document presupposes.
func (s screen) reasons(q quiz.Question) {
	if q.Why != "" {
		s.labelled(in(normal, "Why: "), in(normal, q.Why))
	}
	if q.Background != "" {
		s.labelled(in(quiet, "Background, not in the document: "), in(quiet, q.Background))
	}
}

// sources adds where the answer stands.
func (s screen) sources(q quiz.Question) {
	for _, c := range q.Sources {
		s.labelled(in(quiet, "Source: "), in(quiet, s.cited(c)))
	}
}

// examined adds question n of an exam, what was said and its verdict. Other than a
// verdict, it stands far from the question and from what was typed.
func (s screen) examined(n int, q quiz.Question, v quiz.Verdict) {
	s.Gap()
	s.SayIn(in(strong, fmt.Sprintf("%d. ", n)), in(strong, s.gaps(q.Stem)))
	if body := q.Kind.Pose(nil).Body; body != "" {
		s.SayIn(in(normal, s.Margin()), s.boldGaps(body)...)
	}
	said := "You said:"
	if v.Self != 0 {
		said, v.Self = "You graded yourself:", 0 // the outcome is in the words of all kinds
	}
	s.outcome(v)
	rows := matchedRows(q, v)
	switch {
	case len(v.Ticks) > 0:
		s.ticks(v.Ticks)
		v.Feedback = nil // it stands with its option
	case rows != nil && v.Outcome != quiz.Right:
		s.rows(rows)
	default:
		if v.Outcome != quiz.Right || !sameParts(v.Said, v.Solution) {
			s.said(said, v)
		}
		s.solution(q, v)
	}
	s.feedback(v)
	s.reasons(q)
	s.sources(q)
}

// sameParts reports whether two answers have the same parts, in whatever order.
func sameParts(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// said adds what the learner said, behind a label. Of a reply that was right in some parts only, it
// says of each part whether it was.
func (s screen) said(label string, v quiz.Verdict) {
	if len(v.Parts) == 0 {
		s.points(label+" ", each(normal, v.Said))
		return
	}
	s.Say(s.Margin(), label)
	for _, p := range v.Parts {
		mark, words := s.judged(p)
		s.point(mark, in(normal, words))
	}
}

// judged returns a part of a reply in words, with whether it was right, and the mark before
// it.
func (s screen) judged(p quiz.Part) (mark terminal.Span, words string) {
	o, word := quiz.Right, "right"
	if !p.Right() {
		o, word = quiz.Wrong, p.Flaw
	}
	if p.Name != "" {
		word = p.Name + ", " + word
	}
	mark = in(normal, "- ")
	if s.signs {
		mark = sign(o)
	}
	return mark, word + ": " + p.Said
}

// A matchedRow is a row of a match: what was said, and what is right if that is not.
type matchedRow struct {
	quiz.Part
	right string // empty if what was said is right
}

// matchedRows returns the rows of a match as they were answered; nil of any other question,
// and where nothing was said.
func matchedRows(q quiz.Question, v quiz.Verdict) (rows []matchedRow) {
	match, ok := q.Kind.(quiz.Match)
	if !ok || len(v.Said) != len(match.Pairs) || len(v.Solution) != len(match.Pairs) {
		return nil
	}
	for i, said := range v.Said {
		row := matchedRow{Part: quiz.Part{Said: said}}
		if len(v.Parts) > 0 {
			row.Part = v.Parts[i]
		}
		if said != v.Solution[i] {
			row.Flaw = "wrong"
			row.right = strings.Replace(v.Solution[i], match.Pairs[i].Left.Text+": ", "", 1)
		}
		rows = append(rows, row)
	}
	return rows
}

// rows adds the rows of a match, each once: the list would be long if what was said and
// what is right stood there one after the other.
func (s screen) rows(rows []matchedRow) {
	s.Say(s.Margin(), "You said:")
	for _, row := range rows {
		mark, words := s.judged(row.Part)
		if row.right == "" {
			s.point(mark, in(normal, words))
		} else {
			s.point(mark, in(normal, words+"; right is "), in(strong, row.right))
		}
	}
}

// ticks adds several options, each once: those that were chosen, and those that should have
// been. Below a wrong one it says what that really is.
func (s screen) ticks(list []quiz.Part) {
	s.Say(s.Margin(), "Option by option:")
	for _, t := range list {
		mark, before, text, behind := s.ticked(t)
		s.point(mark, in(normal, before), text, in(normal, behind))
		if t.Really != "" {
			s.under(in(normal, "No: "), in(normal, ending(t.Really)))
		}
	}
}

// ticked returns an option that was chosen or should have been: the mark before it, its
// text, and what stands before and behind that. Where lines are read aloud, it is a sentence.
func (s screen) ticked(t quiz.Part) (mark terminal.Span, before string, text terminal.Span, behind string) {
	if !s.signs {
		before = map[bool]string{true: "You chose", false: "You missed"}[!t.Missed()]
		if t.Name != "" {
			before += " " + t.Name
		}
		switch {
		case t.Right():
			before += ", rightly: "
		case !t.Missed():
			before += ", wrongly: "
		default:
			before += ", which is right: "
		}
		return in(normal, "- "), before, in(normal, strings.TrimSuffix(t.Said, ".")), "."
	}
	switch {
	case t.Missed():
		return sign(quiz.Unknown), "missed: ", in(strong, t.Said), ""
	case t.Right():
		return sign(quiz.Right), "right: ", in(normal, t.Said), ""
	}
	return sign(quiz.Wrong), "wrong: ", in(normal, t.Said), ""
}

// Limits of a summary.
const (
	mostConfused = 5  // confusions, and as many questions that were missed
	mostWords    = 60 // columns of each name in a confusion, and of each question
)

// summary adds the counts of a session and what was confused.
//
// Missed are the questions that were missed without a confusion, and guessed those that
// were right by a guess, in words.
func (s screen) summary(sum study.Summary, missed, guessed []string) {
	s.Gap()
	if sum.Asked == 0 {
		s.Say("", "No question was answered.")
	} else {
		s.score(sum, 0)
	}
	if sum.Skipped > 0 {
		s.Say("", fmt.Sprintf("%s put off until tomorrow.", terminal.Count(sum.Skipped, "question")))
	}
	if len(sum.Confused) > 0 {
		s.space()
	}
	s.confused(sum)
	s.stems("What was missed:", missed, listsMissed)
	s.stems("Guessed, so asked again:", guessed, "policyquiz history lists them.")
}

// score adds how many answers were right, and which share that is. Of an exam it
// also counts so many questions that were left out.
func (s screen) score(sum study.Summary, left int) {
	parts := []string{right(sum)}
	for _, p := range []struct {
		n    int
		word string
	}{{sum.Partly, "partly right"}, {sum.Wrong, "wrong"}, {sum.Unknown, "not known"}, {left, "left out"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	n := sum.Asked + left
	s.sayIn(strong, fmt.Sprintf("%s: %s. That is %.0f %%.", terminal.Count(n, "question"), strings.Join(parts, ", "), 100*sum.Score/float64(n)))
}

// right says how many answers were right, and how many of them were guesses.
func right(sum study.Summary) string {
	text := fmt.Sprintf("%d right", sum.Right)
	switch {
	case sum.Guessed == 0:
	case sum.Right == 1:
		text += ", by a guess"
	case sum.Guessed == sum.Right:
		text += ", all by guesses"
	case sum.Guessed == 1:
		text += ", 1 of them a guess"
	default:
		text += fmt.Sprintf(", %d of them guesses", sum.Guessed)
	}
	return text
}

// marks adds the score of an exam. Waiting is how many questions were not reached.
func (s screen) marks(sum study.Summary, waiting int) {
	s.Gap()
	if sum.Asked+sum.Skipped == 0 {
		s.Say("", "No question was answered.")
	} else {
		s.score(sum, sum.Skipped)
	}
	if waiting > 0 {
		s.Say("", fmt.Sprintf("Not reached, and not counted: %s.", terminal.Count(waiting, "question")))
	}
}

// confused adds what was taken for what.
func (s screen) confused(sum study.Summary) {
	if len(sum.Confused) > 0 {
		s.Say("", "What was confused:")
		lines := s.mixups(sum.Confused)
		for _, line := range lines[:min(len(lines), mostConfused)] {
			s.Say(s.Margin()+"- ", line)
		}
		s.andMore(len(lines)-mostConfused, listsMissed)
	}
}

// mixups says what was taken for what. Two that were taken for each other, as in two rows
// of a match that were swapped, are one.
func (s screen) mixups(list []quiz.Confusion) (lines []string) {
	for i, c := range list {
		took, said := s.short(c.Took), s.short(c.For)
		other := slices.Index(list, quiz.Confusion{Took: c.For, For: c.Took})
		switch {
		case other < 0:
			lines = append(lines, fmt.Sprintf("said “%s” where “%s” was right", said, took))
		case i < other:
			lines = append(lines, fmt.Sprintf("said “%s” and “%s” each where the other was right", took, said))
		}
	}
	return lines
}

// stems adds questions in words, below a title. Where says where the others are listed if
// there are too many.
func (s screen) stems(title string, stems []string, where string) {
	if len(stems) > 0 {
		s.Say("", title)
		for _, stem := range stems[:min(len(stems), mostConfused)] {
			s.Say(s.Margin()+"- ", s.short(s.gaps(stem)))
		}
		s.andMore(len(stems)-mostConfused, where)
	}
}

// listsMissed says where all is listed that was not right.
const listsMissed = "policyquiz history --missed lists what was not right."

// andMore says how many are left out of a list, if any are, and where to find them.
func (s screen) andMore(left int, where string) {
	if left > 0 {
		s.SayIn(in(normal, s.Margin()), in(quiet, fmt.Sprintf("and %d more; %s", left, where)))
	}
}
