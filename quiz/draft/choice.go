package draft

import (
	"cmp"
	"slices"
)

// This file chooses among candidates, so that a first seed is short enough to be read.

// A Sort is a sort of candidates.
type Sort string

// The sorts.
const (
	Actors    Sort = "actors"
	Terms     Sort = "terms"
	Proposals Sort = "proposals"
	Stances   Sort = "stances"
	Duties    Sort = "duties"
	Figures   Sort = "figures"
	Dates     Sort = "dates"
)

// Sorts are all sorts, in the order in which a first seed has them.
var Sorts = []Sort{Actors, Terms, Proposals, Stances, Duties, Figures, Dates}

// A Choice says how many candidates of a sort were kept.
type Choice struct {
	Sort     Sort
	Kept, Of int
}

// Choose keeps the candidates of some sorts, all if none is named, and of each the best,
// all if most is 0. Speakers are kept always. It also returns what was kept of each sort
// that has any. Actors and terms stay in their order, which is that of how good they are;
// the others stay in that of the text.
func (c *Candidates) Choose(only []Sort, most int) (*Candidates, []Choice) {
	var choices []Choice
	bound := func(sort Sort, of int) int {
		n := of
		switch {
		case len(only) > 0 && !slices.Contains(only, sort):
			n = 0
		case most > 0:
			n = min(of, most)
		}
		if of > 0 {
			choices = append(choices, Choice{sort, n, of})
		}
		return n
	}
	kept := *c
	kept.Actors = c.Actors[:bound(Actors, len(c.Actors))]
	kept.Concepts = c.Concepts[:bound(Terms, len(c.Concepts))]
	kept.Proposals = bestOf(c.Proposals, bound(Proposals, len(c.Proposals)), Claim.weight)
	kept.Stances = bestOf(c.Stances, bound(Stances, len(c.Stances)), Claim.weight)
	kept.Duties = bestOf(c.Duties, bound(Duties, len(c.Duties)), Claim.weight)
	kept.Figures = bestOf(c.Figures, bound(Figures, len(c.Figures)), Figure.weight)
	kept.Dates = bestOf(c.Dates, bound(Dates, len(c.Dates)), Moment.weight)
	return &kept, choices
}

// bestOf keeps the n of greatest weight, of equals the first, in the order of the list.
func bestOf[T any](list []T, n int, weight func(T) int) []T {
	if n >= len(list) {
		return list
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(list[b]), weight(list[a])) })
	order = order[:n]
	slices.Sort(order)
	kept := make([]T, n)
	for i, at := range order {
		kept[i] = list[at]
	}
	return kept
}

// weight says how much a claim tells: whom it names, by when it is, what lifts it. What
// somebody may do counts for less than what somebody has to do.
func (c Claim) weight() int {
	n := 2 * min(len(c.Names), 2)
	if c.Allows {
		n--
	}
	if c.Timed {
		n += 2
	}
	if c.Excepted {
		n++
	}
	return n
}

// weight says how much a figure tells: what it counts, and that it comes again. Small
// numbers count for less, as two and three are said of anything.
func (g Figure) weight() int {
	n := min(len(g.At)-1, 2)
	if g.Unit != "" {
		n += 2
	}
	if g.Value > 9 || g.Ranged {
		n++
	}
	return n
}

// weight says how exact a time is, and that it comes again.
func (m Moment) weight() int { return len(m.Date) + min(len(m.At)-1, 2) }
