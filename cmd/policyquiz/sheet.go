package main

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A sheet lays out what a learner is shown, for one width. Whatever comes from
// decks, seeds or the keyboard is cleaned here, and nowhere else.
type sheet struct {
	width int
	rich  bool // signs beside the words
	color bool // and colour on them
	lines []string
}

// say adds a paragraph that hangs behind first; a narrow screen has room for a
// small indent only.
func (s *sheet) say(first, text string) {
	const small = 3
	text = cleanLines(text)
	hang := textWidth(first)
	if s.narrow() && hang > small {
		hang = small
		if strings.TrimSpace(first) == "" {
			first = strings.Repeat(" ", small)
		} else {
			first, text = "", first+text
		}
	}
	s.lines = append(s.lines, wrap(text, s.width, first, strings.Repeat(" ", hang))...)
}

// verbatim adds a line that is there to be copied, however wide.
func (s *sheet) verbatim(text string) { s.lines = append(s.lines, clean(text)) }

// gap adds an empty line.
func (s *sheet) gap() { s.lines = append(s.lines, "") }

// String is all that was said.
func (s *sheet) String() string {
	if len(s.lines) == 0 {
		return ""
	}
	return strings.Join(s.lines, "\n") + "\n"
}

// margin is what labels are set in by; narrow screens have none to spare.
func (s *sheet) margin() string {
	if s.narrow() {
		return ""
	}
	return "  "
}

func (s *sheet) narrow() bool { return s.width < 40 }

// label adds an entry of a list.
func (s *sheet) label(label, text string) { s.say(s.margin()+label+"  ", text) }

// question shows what is asked. Where is "3 of 20".
func (s *sheet) question(where, deck string, q quiz.Question, f quiz.Posed) {
	s.gap()
	s.say("", where+" · "+deck)
	s.gap()
	s.say("", q.Stem)
	if f.Body != "" {
		s.gap()
		s.say(s.margin(), f.Body)
	}
	if len(f.Rows) > 0 {
		s.gap()
	}
	for i, row := range f.Rows {
		s.label(fmt.Sprint(i+1), row)
	}
	if len(f.Options) > 0 {
		s.gap()
	}
	widest := len(f.Label(len(f.Options) - 1))
	for i, option := range f.Options {
		s.label(fmt.Sprintf("%*s", widest, f.Label(i)), option)
	}
	s.gap()
}

// outcomes are the words and signs of outcomes; the sign never stands alone.
var outcomes = map[quiz.Outcome]struct{ word, sign, sgr string }{
	quiz.Right:   {"Right.", "✓", "32"},
	quiz.Partly:  {"Partly right.", "~", "33"},
	quiz.Wrong:   {"Wrong.", "✗", "31"},
	quiz.Unknown: {"Not known.", "·", "33"},
}

// verdict shows what a reply earned and what there is to learn from it. Next
// says when the question comes back.
func (s *sheet) verdict(q quiz.Question, v quiz.Verdict, next string) {
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
	if s.rich {
		head = o.sign + " " + head
	}
	at := len(s.lines)
	s.say("", head)
	if s.color {
		for i := at; i < len(s.lines); i++ {
			s.lines[i] = "\x1b[" + o.sgr + "m" + s.lines[i] + "\x1b[0m"
		}
	}
	if v.Self == 0 && (v.Outcome == quiz.Wrong || v.Outcome == quiz.Partly) {
		s.points("You said: ", v.Said)
	}
	if v.Self == 0 && v.Slip == "" {
		s.points("The answer: ", v.Solution)
	}
	for _, n := range v.Feedback {
		if len(v.Said) > 1 {
			s.say(s.margin(), fmt.Sprintf("“%s”: %s.", strings.TrimSuffix(n.Said, "."), strings.TrimSuffix(n.Really, ".")))
		} else {
			s.say(s.margin()+"No: ", strings.TrimSuffix(n.Really, ".")+".")
		}
	}
	if q.Why != "" {
		s.say(s.margin()+"Why: ", q.Why)
	}
	for _, c := range q.Sources {
		s.say(s.margin()+"Source: ", c.String())
	}
	if next != "" {
		s.say(s.margin(), next)
	}
}

// points shows one thing behind its name, or several below it.
func (s *sheet) points(name string, things []string) {
	switch len(things) {
	case 0:
	case 1:
		s.say(s.margin()+name, things[0])
	default:
		s.say(s.margin(), strings.TrimSpace(name))
		for _, t := range things {
			s.say(s.margin()+"- ", t)
		}
	}
}

// A summary names so many confusions, in so many columns each.
const (
	mostConfused = 5
	mostWords    = 60
)

// summary shows what a session came to.
func (s *sheet) summary(sum study.Summary) {
	s.gap()
	if sum.Asked == 0 {
		s.say("", "No question was answered.")
	} else {
		parts := []string{fmt.Sprintf("%d right", sum.Right)}
		for _, p := range []struct {
			n    int
			word string
		}{{sum.Partly, "partly right"}, {sum.Wrong, "wrong"}, {sum.Unknown, "not known"}} {
			if p.n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
			}
		}
		s.say("", fmt.Sprintf("%s: %s. That is %.0f %%.",
			count(sum.Asked, "question"), strings.Join(parts, ", "), 100*sum.Score/float64(sum.Asked)))
	}
	if sum.Skipped > 0 {
		s.say("", fmt.Sprintf("%s put off until tomorrow.", count(sum.Skipped, "question")))
	}
	if len(sum.Confused) > 0 {
		s.say("", "What was confused:")
		for _, c := range sum.Confused[:min(len(sum.Confused), mostConfused)] {
			s.say(s.margin()+"- ", fmt.Sprintf("“%s” taken for “%s”", fit(clean(c.Took), mostWords), fit(clean(c.For), mostWords)))
		}
	}
}

// forecast says what comes when: "tomorrow 3 questions, in 4 days 2, later 10".
func forecast(coming []study.Coming, today study.Day) string {
	const days = 3
	var parts []string
	for i, c := range coming {
		if i == days {
			later := 0
			for _, c := range coming[days:] {
				later += c.N
			}
			parts = append(parts, fmt.Sprintf("later %d", later))
			break
		}
		n := fmt.Sprint(c.N)
		if i == 0 {
			n = count(c.N, "question")
		}
		parts = append(parts, when(c.Day, today)+" "+n)
	}
	return strings.Join(parts, ", ")
}

// when names a day as seen from today.
func when(d, today study.Day) string {
	switch n := int(d - today); {
	case n <= 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n < 60:
		return fmt.Sprintf("in %d days", n)
	case n < 700:
		return fmt.Sprintf("in %d months", (n+15)/30)
	default:
		return fmt.Sprintf("in %d years", (n+180)/365)
	}
}
