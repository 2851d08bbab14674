package quiz

import (
	"math/rand/v2"

	"policyquiz/quiz/spell"
)

// A Typed asks the learner to type one of the accepted spellings. What counts as the
// same is decided by package spell.
type Typed struct {
	Accept []string  // the accepted spellings, at least one; learners are shown the first
	Wrong  []Refusal // answers that are known to be wrong
}

// Pose asks for a line of free text.
func (t Typed) Pose(*rand.Rand) Posed {
	return Posed{
		Input:    Type,
		Hint:     "the answer in words",
		FreeText: true,
	}
}

// Read takes the line without white space at its ends. It is an error if nothing in
// the line could be right: no letter, no digit and no symbol.
func (t Typed) Read(_ Posed, line string) (Reply, error) {
	return Reply{Text: []string{trim(line)}}, lacksWords(line)
}

// Judge compares the typed text with each accepted spelling.
func (t Typed) Judge(r Reply, rules *spell.Rules) Verdict {
	if len(r.Text) != 1 {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: r.Text}
	m, feedback := refusals(t.Wrong).compare(rules, r.Text[0], t.Accept)
	if !m.OK {
		v.Feedback = feedback
		if namesThing(r.Text[0], rules) {
			v.confuse(t.Accept[0], r.Text[0])
		}
		return v
	}
	v.Outcome, v.Score = Right, 1
	v.Slip = written([]spell.Match{m})
	return v
}

// Name returns "typed".
func (Typed) Name() string { return "typed" }

// Describe keeps the accepted spellings.
func (t Typed) Describe(a *Asked) { a.Right = [][]string{t.Accept} }

// Chance returns 0: a word is not guessed by chance.
func (t Typed) Chance() float64 { return 0 }

// Solution returns the first accepted spelling.
func (t Typed) Solution() []string { return []string{spell.Whole(t.Accept[0])} }
