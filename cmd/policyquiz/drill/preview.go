package drill

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// A Preview is a question as its author looks at it: as learners meet it, and below that
// what they are told after an answer.
type Preview struct {
	Question quiz.Question
	Where    string // what stands above it, before the title of its deck
	Deck     string // the title of its deck
	Layout   uint32 // the layout number by which options are shuffled
	Rich     bool   // whether it is for a terminal, with signs
}

// Say adds the preview to a layout.
func (p Preview) Say(l *terminal.Layout) {
	s := screen{Layout: l, signs: p.Rich}
	q := p.Question
	posed := q.Kind.Pose(q.Shuffle(0, p.Layout))
	s.question(heading{where: p.Where, deck: p.Deck}, q, posed)
	s.SayIn(in(quiet, ""), in(quiet, "Reply with "+posed.Hint+"."))
	s.Gap()
	s.solution(q, quiz.Verdict{Solution: q.Kind.Solution()})
	for _, w := range wrongOf(q.Kind) {
		s.labelled(in(normal, "If "+w.Said+": "), in(normal, ending(w.Really)))
	}
	s.reasons(q)
	s.sources(q)
}

// quotation puts an answer in quotation marks.
func quotation(text string) string { return "“" + strings.TrimSuffix(text, ".") + "”" }

// ending returns a text with a full stop.
func ending(text string) string { return strings.TrimSuffix(text, ".") + "." }

// wrongOf lists the wrong answers of a kind to which something is said, each in quotation
// marks.
func wrongOf(k quiz.Kind) (list []quiz.Feedback) {
	addIn := func(said, where, really string) {
		if really != "" {
			list = append(list, quiz.Feedback{Said: quotation(said) + where, Really: really})
		}
	}
	add := func(said, really string) { addIn(said, "", really) }
	options := func(some []quiz.Option) {
		for _, o := range some {
			add(o.Text, o.Feedback)
		}
	}
	refusals := func(some []quiz.Refusal) {
		for _, r := range some {
			where := ""
			if r.Gap > 0 {
				where = fmt.Sprintf(" in gap %d", r.Gap)
			}
			addIn(r.Say, where, r.Because)
		}
	}
	switch k := k.(type) {
	case quiz.Choice:
		options(k.Options)
	case quiz.Match:
		options(k.LeftOver)
	case quiz.Typed:
		refusals(k.Wrong)
	case quiz.AnyOf:
		refusals(k.Wrong)
	case quiz.Cloze:
		refusals(k.Wrong)
	case quiz.Number:
		for _, w := range k.Wrong {
			add(quiz.Amount(w.Value), w.Feedback)
		}
	}
	return list
}
