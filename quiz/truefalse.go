package quiz

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// TrueFalse is the answer to a statement that is true or false; its value is
// the right one.
type TrueFalse bool

// Places of the two options, always in this order.
const (
	pickTrue = iota
	pickFalse
)

// Pose offers true and false, never shuffled.
func (t TrueFalse) Pose(*rand.Rand) Posed {
	return Posed{
		Input:   Press,
		Options: []string{"true", "false"},
		Order:   []int{pickTrue, pickFalse},
		Hint:    "1 or t for true, 2 or f for false",
		Presses: "12tf",
	}
}

// Read reads a number, a letter or a word for either.
func (t TrueFalse) Read(_ Posed, line string) (Reply, error) {
	switch strings.ToLower(trim(line)) {
	case "1", "a", "t", "true", "y", "yes":
		return Reply{Picks: []int{pickTrue}}, nil
	case "2", "b", "f", "false", "n", "no":
		return Reply{Picks: []int{pickFalse}}, nil
	}
	return Reply{}, fmt.Errorf("%q is neither: 1 or t for true, 2 or f for false", short(line))
}

// Judge is right or wrong, nothing between.
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

// String is "true" or "false".
func (t TrueFalse) String() string {
	if t {
		return "true"
	}
	return "false"
}

// Name is "true or false".
func (TrueFalse) Name() string { return "true or false" }

// AnswerKey is "true" or "false".
func (t TrueFalse) AnswerKey() []string { return []string{t.String()} }

// Chance is one half.
func (t TrueFalse) Chance() float64 { return 0.5 }

// Solution is "true" or "false".
func (t TrueFalse) Solution() []string { return []string{t.String()} }
