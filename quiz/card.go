package quiz

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"policyquiz/quiz/spell"
)

// A Card is a flashcard: the learner looks at the back and judges alone. Its
// value is the back.
type Card string

// Pose shows nothing but the front; the back is there to be revealed.
func (c Card) Pose(*rand.Rand) Posed {
	return Posed{
		Input:   Reveal,
		Back:    string(c),
		Hint:    "1 again (not known), 2 hard, 3 good or 4 easy",
		Presses: "1234",
	}
}

// Read reads a grade by its number or its name.
func (c Card) Read(_ Posed, line string) (Reply, error) {
	switch strings.ToLower(trim(line)) {
	case "1", "again", "n", "no":
		return Reply{Self: Again}, nil
	case "2", "hard":
		return Reply{Self: Hard}, nil
	case "3", "good", "y", "yes":
		return Reply{Self: Good}, nil
	case "4", "easy":
		return Reply{Self: Easy}, nil
	}
	return Reply{}, fmt.Errorf("%q is no grade; reply with 1 again, 2 hard, 3 good or 4 easy", short(line))
}

// Judge takes the learner's word for it.
func (c Card) Judge(r Reply) Verdict {
	if r.Self < Again || r.Self > Easy {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: []string{r.Self.String()}, Self: r.Self}
	if r.Self > Again {
		v.Outcome, v.Score = Right, 1
	}
	return v
}

// Name is "flashcard".
func (Card) Name() string { return "flashcard" }

// AnswerKey is the back.
func (c Card) AnswerKey() []string { return []string{spell.Fold(string(c))} }

// Chance is 0: the learner is the judge.
func (c Card) Chance() float64 { return 0 }

// Solution is the back.
func (c Card) Solution() []string { return []string{string(c)} }
