package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// An Order asks the learner to put items in order. It lists them in the right
// order.
type Order []string

// Pose shuffles the items by r; they stay in the right order if r is nil.
func (o Order) Pose(r *rand.Rand) Posed {
	shown := shuffled(len(o), r)
	return Posed{
		Input:   Type,
		Options: inOrder(o, shown),
		Order:   shown,
		Hint:    fmt.Sprintf("%s in the right order, as in %s", allNumbers(len(o)), exampleOrder(len(o))),
	}
}

// Read reads the numbers of all items. It is an error to leave one out, to name
// one twice, or to name one that does not exist.
func (o Order) Read(p Posed, line string) (Reply, error) {
	picks, err := pickMany(line, len(o))
	if err != nil {
		return Reply{}, err
	}
	if len(picks) != len(o) {
		return Reply{}, fmt.Errorf("%s are asked for, in order; that was %d", allNumbers(len(o)), len(picks))
	}
	return Reply{Picks: p.asWritten(picks)}, nil
}

// allNumbers names what the learner must type for n items.
func allNumbers(n int) string {
	if n == 2 {
		return "both numbers"
	}
	return fmt.Sprintf("all %d numbers", n)
}

// exampleOrder returns a reply to n items: 2 1 3 4.
func exampleOrder(n int) string {
	words := []string{"2", "1"}
	for i := 3; i <= n; i++ {
		words = append(words, fmt.Sprint(i))
	}
	return strings.Join(words, " ")
}

// Judge scores the share of items at their right position. A reply that leaves
// out an item or repeats one is Wrong.
func (o Order) Judge(r Reply) Verdict {
	if len(r.Picks) != len(o) {
		return Verdict{Outcome: Wrong}
	}
	var v Verdict
	placed := 0
	for i, p := range r.Picks {
		if p < 0 || p >= len(o) || slices.Contains(r.Picks[:i], p) {
			return Verdict{Outcome: Wrong}
		}
		v.Said = append(v.Said, o[p])
		if p == i {
			placed++
		}
	}
	v.Outcome, v.Score = graded(placed, len(o))
	return v
}

// Name returns "order".
func (Order) Name() string { return "order" }

// AnswerKey returns the folded items in their right order.
func (o Order) AnswerKey() []string { return folded(o) }

// Chance returns 1/n! for n items.
func (o Order) Chance() float64 { return 1 / factorial(len(o)) }

// Solution returns the items in their right order.
func (o Order) Solution() []string { return o }
