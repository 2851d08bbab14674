package quiz

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A TrueFalse asks whether a statement is true or false. Its value is the right
// answer.
type TrueFalse bool

// The positions of the two options, which always have this order.
const (
	pickTrue = iota
	pickFalse
)

// Pose offers true and false, in this order whatever r is.
func (t TrueFalse) Pose(*rand.Rand) Posed {
	return Posed{
		Input:   Press,
		Options: []string{"true", "false"},
		Order:   []int{pickTrue, pickFalse},
		Hint:    "1 or t for true, 2 or f for false",
		Presses: "12tf",
	}
}

// Read reads a number, a letter or a word for true or false. Any other line is
// an error.
func (t TrueFalse) Read(_ Posed, line string) (Reply, error) {
	switch strings.ToLower(trim(line)) {
	case "1", "a", "t", "true", "y", "yes":
		return Reply{Picks: []int{pickTrue}}, nil
	case "2", "b", "f", "false", "n", "no":
		return Reply{Picks: []int{pickFalse}}, nil
	}
	return Reply{}, fmt.Errorf("%q is neither: 1 or t for true, 2 or f for false", short(line))
}

// Judge returns Right with score 1 or Wrong with score 0.
func (t TrueFalse) Judge(r Reply) Verdict {
	if len(r.Picks) != 1 || r.Picks[0] < pickTrue || r.Picks[0] > pickFalse {
		return Verdict{Outcome: Wrong}
	}
	said := TrueFalse(r.Picks[0] == pickTrue)
	v := Verdict{Outcome: Wrong, Said: []string{said.String()}}
	if said == t {
		v.Outcome, v.Score = Right, 1
	}
	return v
}

// String returns "true" or "false".
func (t TrueFalse) String() string {
	if t {
		return "true"
	}
	return "false"
}

// Name returns "true or false".
func (TrueFalse) Name() string { return "true or false" }

// AnswerKey returns "true" or "false".
func (t TrueFalse) AnswerKey() []string { return []string{t.String()} }

// Chance returns 0.5.
func (t TrueFalse) Chance() float64 { return 0.5 }

// Solution returns "true" or "false".
func (t TrueFalse) Solution() []string { return []string{t.String()} }
