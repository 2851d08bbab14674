package stats

import (
	"cmp"
	"slices"

	"policyquiz/quiz"
)

// A Sort says what was confused.
type Sort string

// The sorts of things that are confused.
const (
	Actors   Sort = "actor"   // who was taken for whom
	Concepts Sort = "concept" // which concept for which
	Others   Sort = "other"   // any other answer for another
)

// A Thing is what can be confused with another.
type Thing struct {
	ID   string `json:"id"`   // what is the same has the same one
	Name string `json:"name"` // for readers
}

// A Mixup is one thing that was taken for another, in one answer.
type Mixup struct {
	Sort Sort
	Took Thing // what was right
	For  Thing // what the learner said instead
}

// A Confusion is how often one thing was taken for another.
type Confusion struct {
	Sort  Sort  `json:"sort"`
	Took  Thing `json:"took"`
	For   Thing `json:"for"`
	Times int   `json:"times"`         // 1 or more
	Last  Day   `json:"last"`          // the latest day
	Back  int   `json:"the_other_way"` // how often For was taken for Took
}

// A pair is what makes two mix-ups the same.
type pair struct {
	sort       Sort
	took, said string
}

// Confusions counts what was taken for what in all answers that are not right, the most
// frequent first, and of equally frequent ones the latest. An answer that the learner
// called right afterwards confuses nothing.
func (s *Stats) Confusions() []Confusion {
	const some = 4096 // what is known of all at once would take much memory
	counts := map[pair]*Confusion{}
	for wrong := range slices.Chunk(s.notRight(), some) {
		entries := make([]*quiz.Entry, len(wrong))
		for i, g := range wrong {
			entries[i] = g.entry
		}
		for i, mixups := range s.Confused(entries) {
			for _, m := range mixups {
				c := at(counts, pair{m.Sort, m.Took.ID, m.For.ID})
				c.Sort, c.Took, c.For = m.Sort, m.Took, m.For
				c.Times++
				c.Last = max(c.Last, wrong[i].day)
			}
		}
	}
	list := make([]Confusion, 0, len(counts))
	for p, c := range counts {
		if back := counts[pair{p.sort, p.said, p.took}]; back != nil {
			c.Back = back.Times
		}
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Confusion) int {
		return cmp.Or(
			cmp.Compare(b.Times, a.Times), cmp.Compare(b.Last, a.Last), cmp.Compare(a.Sort, b.Sort),
			cmp.Compare(a.Took.ID, b.Took.ID), cmp.Compare(a.For.ID, b.For.ID),
		)
	})
	return list
}

// notRight lists the answers that are not right, after second thoughts.
func (s *Stats) notRight() (list []given) {
	for _, g := range s.given {
		if _, outcome := s.Memories.Amended(g.entry); outcome == quiz.Wrong || outcome == quiz.Partly {
			list = append(list, g)
		}
	}
	return list
}
