package quiz

import (
	"math/rand/v2"

	"policyquiz/quiz/spell"
)

// Typed is answered by typing one of the accepted spellings. Small slips pass,
// by the rules of package spell.
type Typed struct {
	Accept []string // the first is the one shown
	// Others are answers that are known to be other things: a slip that is
	// as near to one of them is not let pass.
	Others []string
}

// Pose asks for a line.
func (t Typed) Pose(*rand.Rand) Posed {
	return Posed{
		Input:    Type,
		Hint:     "the answer in words",
		FreeText: true,
	}
}

// Read takes the line as it is.
func (t Typed) Read(_ Posed, line string) (Reply, error) {
	return Reply{Text: []string{trim(line)}}, nil
}

// Judge compares what was typed with each accepted spelling.
func (t Typed) Judge(r Reply) Verdict {
	if len(r.Text) != 1 {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: r.Text}
	m := spell.Compare(r.Text[0], t.Accept, t.Others)
	if !m.OK {
		v.Confused = []Confusion{{t.Accept[0], r.Text[0]}}
		return v
	}
	v.Outcome, v.Score = Right, 1
	if m.Slips > 0 {
		v.Slip = m.As
	}
	return v
}

// Name is "typed".
func (Typed) Name() string { return "typed" }

// AnswerKey is the spelling that is shown: accepting one more does not make another
// question of it.
func (t Typed) AnswerKey() []string { return []string{spell.Fold(t.Accept[0])} }

// Chance is 0: nobody guesses a word.
func (t Typed) Chance() float64 { return 0 }

// Solution is the spelling that is shown.
func (t Typed) Solution() []string { return t.Accept[:1] }
