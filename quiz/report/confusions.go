package report

import (
	"cmp"
	"slices"

	"policyquiz/quiz/stats"
)

// A Confusion is one thing that learners took for another, in drills and exams.
type Confusion struct {
	Sort     stats.Sort `json:"sort"`
	Took     string     `json:"took"` // what was right
	For      string     `json:"for"`  // what they said instead
	Learners []string   `json:"learners"`
	Times    int        `json:"times"`
	// Back is how often the second was taken for the first.
	Back int `json:"the_other_way"`
}

// Confusions lists what was taken for what, by how many learners: the most first.
func (r *Report) Confusions() []Confusion {
	type pair struct {
		sort       stats.Sort
		took, said string
	}
	found := map[pair]*Confusion{}
	order := []pair{}
	for _, l := range r.Learners {
		for i := range l.Answers {
			for _, m := range l.Answers[i].Mixups {
				p := pair{m.Sort, m.Took.ID, m.For.ID}
				c := found[p]
				if c == nil {
					c = &Confusion{Sort: m.Sort, Took: m.Took.Name, For: m.For.Name, Learners: []string{}}
					found[p], order = c, append(order, p)
				}
				c.Times++
				if !slices.Contains(c.Learners, l.Name) {
					c.Learners = append(c.Learners, l.Name)
				}
			}
		}
	}
	list := []Confusion{}
	for _, p := range order {
		c := found[p]
		if back := found[pair{p.sort, p.said, p.took}]; back != nil {
			c.Back = back.Times
		}
		slices.Sort(c.Learners)
		list = append(list, *c)
	}
	slices.SortStableFunc(list, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(len(b.Learners), len(a.Learners)), cmp.Compare(b.Times, a.Times), cmp.Compare(a.Took, b.Took), cmp.Compare(a.For, b.For))
	})
	return list
}

// A Misconception is a wrong answer of which learners were sure.
type Misconception struct {
	*Question `json:"-"`
	Said      string   `json:"said"`
	Learners  []string `json:"learners"` // who were sure of it
}

// Misconceptions lists the wrong answers of which learners were sure, in drills and
// exams: those of the most learners first.
func (r *Report) Misconceptions() []Misconception {
	found := make([]picks, len(r.Class.Questions))
	for _, l := range r.Learners {
		for i := range l.Answers {
			if a := &l.Answers[i]; a.sureAndWrong() {
				found[a.Question].add(Part{ID: a.Said, Text: a.Said}, l.Name)
			}
		}
	}
	list := []Misconception{}
	for i := range found {
		for _, p := range found[i].mostFirst() {
			slices.Sort(p.Learners)
			list = append(list, Misconception{&r.Class.Questions[i], p.Text, p.Learners})
		}
	}
	slices.SortStableFunc(list, func(a, b Misconception) int { return cmp.Compare(len(b.Learners), len(a.Learners)) })
	return list
}
