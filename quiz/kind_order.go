package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"policyquiz/quiz/spell"
)

// An Order asks the learner to put items in order. It lists them in the right
// order.
type Order []Item

// Pose shuffles the items by r; they stay in the right order if r is nil.
func (o Order) Pose(r *rand.Rand) Posed {
	p := Posed{Input: Type, Hint: allNumbers(len(o)) + " in the right order"}
	shown := p.offer(o, r)
	solution := make([]int, len(o)) // the places shown, in the right order
	for place, i := range shown {
		solution[i] = place
	}
	if ways := factorial(len(o)); ways >= fewestWays {
		p.Hint += ", as in " + numbers(anExample(r, solution, func(r *rand.Rand) []int { return shuffled(len(o), r) }), " ")
	}
	return p
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
	return Reply{Chosen: p.chosen(picks)}, nil
}

// allNumbers names what the learner must type for n items.
func allNumbers(n int) string {
	if n == 2 {
		return "both numbers"
	}
	return fmt.Sprintf("all %d numbers", n)
}

// Judge scores the share of items at their right position. A reply that leaves
// out an item or repeats one is Wrong.
func (o Order) Judge(r Reply, _ *spell.Rules) Verdict {
	if len(r.Chosen) != len(o) {
		return Verdict{Outcome: Wrong}
	}
	var v Verdict
	placed := 0
	for i, id := range r.Chosen {
		p := find(o, id)
		if p < 0 || slices.Contains(r.Chosen[:i], id) {
			return Verdict{Outcome: Wrong}
		}
		v.Said = append(v.Said, o[p].Text)
		if p == i {
			placed++
		}
	}
	v.Outcome, v.Score = graded(placed, len(o))
	return v
}

// Name returns "order".
func (Order) Name() string { return "order" }

// Describe keeps the items, and their ids in the right order.
func (o Order) Describe(a *Asked) {
	a.Options = asked(o)
	for _, i := range o {
		a.Right = append(a.Right, []string{i.ID()})
	}
}

// Chance returns 1/n! for n items.
func (o Order) Chance() float64 { return 1 / factorial(len(o)) }

// factorial returns n!. The chance of guessing an order of n things is 1/n!.
func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	return f
}

// Solution returns the items in their right order.
func (o Order) Solution() []string { return texts(o) }

// numbers writes places, which are counted from 0, as a learner types them.
func numbers(places []int, between string) string {
	words := make([]string, len(places))
	for i, p := range places {
		words[i] = fmt.Sprint(p + 1)
	}
	return strings.Join(words, between)
}
