package quiz

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"policyquiz/quiz/spell"
)

// A TrueFalse asks whether a statement is true or false. Its value is the right
// answer.
type TrueFalse bool

// Pose offers true and false, in this order whatever r is.
func (t TrueFalse) Pose(*rand.Rand) Posed {
	return Posed{
		Input:   Press,
		Options: []string{"true", "false"},
		IDs:     []string{"true", "false"},
		Hint:    "1 or t for true, 2 or f for false",
		Presses: "12tf",
	}
}

// truths are the words for true and false, folded.
var truths = map[string]bool{
	"true": true, "t": true, "yes": true, "y": true, "correct": true, "right": true,
	"false": false, "f": false, "no": false, "n": false, "nottrue": false, "untrue": false, "incorrect": false, "wrong": false,
}

// Read reads a number, a letter or a word for true or false. Any other line is
// an error.
func (t TrueFalse) Read(p Posed, line string) (Reply, error) {
	said := spell.Fold(line)
	for _, before := range []string{"itis", "its", "thatis", "thats"} {
		said = strings.TrimPrefix(said, before)
	}
	if value, ok := truths[said]; ok {
		return Reply{Chosen: []string{TrueFalse(value).String()}}, nil
	}
	if i, ok := p.menu().one(line); ok {
		return Reply{Chosen: p.chosen([]int{i})}, nil
	}
	return Reply{}, fmt.Errorf("%q is neither: %s", short(line), p.Hint)
}

// Judge returns Right with score 1 or Wrong with score 0.
func (t TrueFalse) Judge(r Reply, _ *spell.Rules) Verdict {
	if len(r.Chosen) != 1 || r.Chosen[0] != "true" && r.Chosen[0] != "false" {
		return Verdict{Outcome: Wrong}
	}
	said := TrueFalse(r.Chosen[0] == "true")
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

// Describe keeps the two options, whose ids are their words, and the right one.
func (t TrueFalse) Describe(a *Asked) {
	a.Options = []AskedItem{{"true", "true"}, {"false", "false"}}
	a.Right = [][]string{{t.String()}}
}

// Chance returns 0.5.
func (t TrueFalse) Chance() float64 { return 0.5 }

// Solution returns "true" or "false".
func (t TrueFalse) Solution() []string { return []string{t.String()} }
