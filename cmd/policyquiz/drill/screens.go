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
	signs bool // whether outcomes have a sign before their word
}

// A heading is what stands above a question.
type heading struct {
	where     string // its position: "3 of 20"
	deck      string // the title of its deck
	corrected bool   // the right answer was another each time the learner answered
}

// question adds a posed question.
func (s screen) question(h heading, q quiz.Question, p quiz.Posed) {
	s.Gap()
	if h.deck == "" {
		s.Say("", h.where)
	} else {
		s.Say("", h.where+" · "+h.deck)
	}
	s.Gap()
	if h.corrected {
		s.Say("", "The right answer of this question was corrected since you answered it.")
		s.Gap()
	}
	s.Say("", s.gaps(q.Stem))
	if p.Body != "" {
		s.Gap()
		s.Say(s.Margin(), s.gaps(p.Body))
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
	s.Gap()
}

// label adds an option or a row with its label. Where it is read aloud, the colon keeps
// the two apart: "1: 300,000".
func (s screen) label(label, text string) {
	if s.signs {
		s.Item(label, text)
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
	s.Gap()
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
	quiz.Partly:  {"Partly right.", "~", terminal.Yellow},
	quiz.Wrong:   {"Wrong.", "✗", terminal.Red},
	quiz.Unknown: {"Not known.", "·", terminal.Yellow},
	leftOut:      {"Left out.", "·", terminal.Yellow},
}

// verdict adds the outcome of a reply and what the learner can learn from it. Next
// is a sentence that says when the question comes back; it may be empty.
func (s screen) verdict(q quiz.Question, v quiz.Verdict, next string) {
	s.outcome(v)
	if v.Self == 0 && (v.Outcome == quiz.Wrong || v.Outcome == quiz.Partly) {
		s.said("You said:", v)
	}
	if v.Self == 0 && v.Slip == "" {
		s.Points("The answer: ", v.Solution)
	}
	s.reasons(q, v)
	if next != "" {
		s.Say(s.Margin(), next)
	}
}

// outcome adds how far a reply was right.
func (s screen) outcome(v quiz.Verdict) {
	o := outcomes[v.Outcome]
	head := o.word
	if v.Outcome == quiz.Partly {
		head += fmt.Sprintf(" It counts %.0f %%.", 100*v.Score)
	}
	if v.Slip != "" {
		head += fmt.Sprintf(" It is written: %s.", v.Slip)
	}
	if v.Self != 0 {
		head = fmt.Sprintf("Noted: %s.", v.Self)
	}
	if s.signs {
		head = o.sign + " " + head
	}
	s.SayIn(o.color, "", head)
}

// reasons adds what the wrong parts of a reply really are, why the answer is right,
// and where it stands.
func (s screen) reasons(q quiz.Question, v quiz.Verdict) {
	for _, n := range v.Feedback {
		if len(v.Said) > 1 {
			s.Say(s.Margin(), fmt.Sprintf("“%s”: %s.", strings.TrimSuffix(n.Said, "."), strings.TrimSuffix(n.Really, ".")))
		} else {
			s.Say(s.Margin()+"No: ", strings.TrimSuffix(n.Really, ".")+".")
		}
	}
	if q.Why != "" {
		s.Say(s.Margin()+"Why: ", q.Why)
	}
	if q.Background != "" {
		s.Say(s.Margin()+"Background, not in the document: ", q.Background)
	}
	for _, c := range q.Sources {
		s.Say(s.Margin()+"Source: ", s.cited(c))
	}
}

// examined adds question n of an exam, what was said and its verdict. Other than a
// verdict, it stands far from the question and from what was typed.
func (s screen) examined(n int, q quiz.Question, v quiz.Verdict) {
	s.Gap()
	s.Say(fmt.Sprintf("%d. ", n), s.gaps(q.Stem))
	if body := q.Kind.Pose(nil).Body; body != "" {
		s.Say(s.Margin(), s.gaps(body))
	}
	said := "You said:"
	if v.Self != 0 {
		said, v.Self = "You graded yourself:", 0 // the outcome is in the words of all kinds
	}
	s.outcome(v)
	if v.Outcome != quiz.Right || !sameParts(v.Said, v.Solution) {
		s.said(said, v)
	}
	if v.Slip == "" {
		s.Points("The answer: ", v.Solution)
	}
	s.reasons(q, v)
}

// sameParts reports whether two answers have the same parts, in whatever order.
func sameParts(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// said adds what the learner said, behind a label. Of a reply that was right in some parts only, it
// says of each part whether it was.
func (s screen) said(label string, v quiz.Verdict) {
	if len(v.Parts) == 0 {
		s.Points(label+" ", v.Said)
		return
	}
	s.Say(s.Margin(), label)
	for _, p := range v.Parts {
		o, word := outcomes[quiz.Right], "right"
		if !p.Right() {
			o, word = outcomes[quiz.Wrong], p.Flaw
		}
		if p.Name != "" {
			word = p.Name + ", " + word
		}
		sign := "-"
		if s.signs {
			sign = o.sign
		}
		s.SayIn(o.color, s.Margin()+sign+" ", word+": "+p.Said)
	}
}

// Limits of a summary.
const (
	mostConfused = 5  // confusions, and as many questions that were missed
	mostWords    = 60 // columns of each name in a confusion, and of each question
)

// summary adds the counts of a session and what was confused.
//
// Missed are the questions that were missed without a confusion, in words.
func (s screen) summary(sum study.Summary, missed []string) {
	s.Gap()
	if sum.Asked == 0 {
		s.Say("", "No question was answered.")
	} else {
		s.score(sum, 0)
	}
	if sum.Skipped > 0 {
		s.Say("", fmt.Sprintf("%s put off until tomorrow.", terminal.Count(sum.Skipped, "question")))
	}
	s.confused(sum)
	s.missed(missed)
}

// score adds how many answers were right, and which share that is. Of an exam it
// also counts so many questions that were left out.
func (s screen) score(sum study.Summary, left int) {
	parts := []string{fmt.Sprintf("%d right", sum.Right)}
	for _, p := range []struct {
		n    int
		word string
	}{{sum.Partly, "partly right"}, {sum.Wrong, "wrong"}, {sum.Unknown, "not known"}, {left, "left out"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	n := sum.Asked + left
	s.Say("", fmt.Sprintf("%s: %s. That is %.0f %%.", terminal.Count(n, "question"), strings.Join(parts, ", "), 100*sum.Score/float64(n)))
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
		for _, c := range sum.Confused[:min(len(sum.Confused), mostConfused)] {
			s.Say(s.Margin()+"- ", fmt.Sprintf("“%s” taken for “%s”", s.short(c.Took), s.short(c.For)))
		}
		s.andMore(len(sum.Confused) - mostConfused)
	}
}

// missed adds the questions that were missed without taking one thing for another.
func (s screen) missed(stems []string) {
	if len(stems) > 0 {
		s.Say("", "What was missed:")
		for _, stem := range stems[:min(len(stems), mostConfused)] {
			s.Say(s.Margin()+"- ", s.short(s.gaps(stem)))
		}
		s.andMore(len(stems) - mostConfused)
	}
}

// andMore says how many are left out of a list, if any are.
func (s screen) andMore(left int) {
	if left > 0 {
		s.Say(s.Margin(), fmt.Sprintf("and %d more; policyquiz history --missed lists what was not right.", left))
	}
}
