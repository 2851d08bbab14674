package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"policyquiz/quiz/spell"
)

// An Order asks the learner to put items in order. It lists them in the right
// order.
type Order []Item

// Pose shuffles the items by r; they stay in the right order if r is nil.
func (o Order) Pose(r *rand.Rand) Posed {
	p := Posed{Input: Type}
	shown := shuffled(len(o), r)
	p.offer(o, shown)
	p.avoidNumbers(true)
	p.Hint = allLabels(p) + " in the right order"
	solution := make([]int, len(o)) // the places shown, in the right order
	for place, i := range shown {
		solution[i] = place
	}
	if ways := factorial(len(o)); ways >= fewestWays {
		p.Hint += ", as in " + p.labels(anExample(r, solution, func(r *rand.Rand) []int { return shuffled(len(o), r) }), " ")
	}
	return p
}

// Read reads the labels or the words of all items in order, with or without 1., 2., 3. for
// their places before the words. It is an error to
// leave one out, to name one twice, to name one that does not exist, or to write
// what can be read in more than one way.
func (o Order) Read(p Posed, line string) (Reply, error) {
	if picks := p.menu().numberedWords(line); picks != nil && o.fits(p, picks) == nil {
		return Reply{Chosen: p.chosen(picks)}, nil
	}
	picks, err := p.menu().list(line, betweenAll, func(picks []int) error { return o.fits(p, picks) }, p.Hint)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Chosen: p.chosen(picks)}, nil
}

// fits returns an error if picks are not all items, each once.
func (o Order) fits(p Posed, picks []int) error {
	if err := once(picks, p.Label); err != nil {
		return err
	}
	if len(picks) != len(o) {
		return fmt.Errorf("%s are asked for, in order; that was %d", allLabels(p), len(picks))
	}
	return nil
}

// allLabels names what the learner must type: "all 4 numbers".
func allLabels(p Posed) string {
	if len(p.Options) == 2 {
		return fmt.Sprintf("both %ss", p.labelName())
	}
	return fmt.Sprintf("%s %ss", allOf(len(p.Options)), p.labelName())
}

// Judge scores the share of items that stand in sequence: the longest part of the
// reply that is in the right order when the others are left out. So one item that
// was moved costs one item, however many places the others gave way. Less than two
// items are no sequence, as in an order that is turned round, and score 0. A reply
// that leaves out an item or repeats one is Wrong.
func (o Order) Judge(r Reply, _ *spell.Rules) Verdict {
	if len(r.Chosen) != len(o) {
		return Verdict{Outcome: Wrong}
	}
	var v Verdict
	places := make([]int, len(o))
	for i, id := range r.Chosen {
		p := find(o, id)
		if p < 0 || slices.Contains(places[:i], p) {
			return Verdict{Outcome: Wrong}
		}
		v.Said = append(v.Said, o[p].Text)
		places[i] = p
	}
	kept := inSequence(places)
	if len(kept) < 2 {
		kept = nil
	}
	for i, said := range v.Said {
		p := Part{Said: said, Flaw: "out of place"}
		if slices.Contains(kept, i) {
			p.Flaw = ""
		}
		v.Parts = append(v.Parts, p)
	}
	v.Outcome, v.Score = graded(len(kept), len(o))
	return v
}

// inSequence returns where the longest rising part of places stands. Of several it
// takes one with the most numbers at their own place, so that an item which stands
// where it belongs is seldom called out of place.
func inSequence(places []int) []int {
	type run struct{ length, own, before int }
	better := func(a, b run) bool { return a.length > b.length || a.length == b.length && a.own > b.own }
	runs := make([]run, len(places)) // the best that ends at each place
	best := -1
	for i, p := range places {
		runs[i] = run{before: -1}
		for j := range i {
			if places[j] < p && better(runs[j], run{runs[i].length, runs[i].own, 0}) {
				runs[i] = run{runs[j].length, runs[j].own, j}
			}
		}
		runs[i].length++
		if p == i {
			runs[i].own++
		}
		if best < 0 || better(runs[i], runs[best]) {
			best = i
		}
	}
	var where []int
	for i := best; i >= 0; i = runs[i].before {
		where = append(where, i)
	}
	return where
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
