package quiz

import (
	"fmt"
	"math/rand/v2"

	"policyquiz/quiz/spell"
)

// A Card is a flashcard. The learner looks at its back and judges the answer.
// The value of a Card is its back; the front is the stem of the question.
type Card string

// Pose returns the back, which the screen shows when the learner asks for it.
func (c Card) Pose(*rand.Rand) Posed {
	return Posed{
		Input:   Reveal,
		Back:    string(c),
		Hint:    "1 again (not known), 2 hard, 3 good or 4 easy",
		Presses: "1234",
	}
}

// grades are the words for a grade, in the order of the grades.
var grades = newMenu(Again.String(), Hard.String(), Good.String(), Easy.String())

// Read reads a grade: its number, its name, y or n. Any other line is an error.
func (c Card) Read(_ Posed, line string) (Reply, error) {
	switch spell.Fold(line) {
	case "n", "no":
		return Reply{Self: Again}, nil
	case "y", "yes":
		return Reply{Self: Good}, nil
	}
	if i, ok := grades.one(line); ok {
		return Reply{Self: Again + Grade(i)}, nil
	}
	return Reply{}, fmt.Errorf("%q is no grade; reply with 1 again, 2 hard, 3 good or 4 easy", short(line))
}

// Judge takes the learner's own grade. Again is Wrong with score 0; any other
// grade is Right with score 1. A reply without a grade is Wrong.
func (c Card) Judge(r Reply, _ *spell.Rules) Verdict {
	if r.Self < Again || r.Self > Easy {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: []string{r.Self.String()}, Self: r.Self}
	if r.Self > Again {
		v.Outcome, v.Score = Right, 1
	}
	return v
}

// Name returns "flashcard".
func (Card) Name() string { return "flashcard" }

// Describe keeps the back.
func (c Card) Describe(a *Asked) { a.Right = [][]string{{string(c)}} }

// Chance returns 0: the learner judges, so nothing can be guessed.
func (c Card) Chance() float64 { return 0 }

// Solution returns the back.
func (c Card) Solution() []string { return []string{string(c)} }
