package report

import (
	"cmp"
	"slices"

	"policyquiz/quiz/stats"
)

// A GroupResult is how the questions of a deck, an objective, an actor or an issue went.
type GroupResult struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Questions int    `json:"questions"` // that somebody answered
	Learners  int    `json:"learners"`  // who answered one of them
	First     Share  `json:"first"`     // of first answers
	Latest    Share  `json:"latest"`    // of latest answers
}

// Decks tells how each deck went, in the order of the course.
func (r *Report) Decks() []GroupResult {
	return r.grouped(func(q *Question) []*stats.Group { return []*stats.Group{q.Deck} })
}

// Objectives tells how each objective went, in the order of the course.
func (r *Report) Objectives() []GroupResult {
	return r.grouped(func(q *Question) []*stats.Group {
		if q.Objective == nil {
			return nil
		}
		return []*stats.Group{q.Objective}
	})
}

// Actors tells how the questions about each actor went, the actor with the most first.
func (r *Report) Actors() []GroupResult {
	return largest(r.grouped(func(q *Question) []*stats.Group { return q.Actors }))
}

// Issues tells how the questions about each issue went, the issue with the most first.
func (r *Report) Issues() []GroupResult {
	return largest(r.grouped(func(q *Question) []*stats.Group { return q.Issues }))
}

func largest(list []GroupResult) []GroupResult {
	slices.SortStableFunc(list, func(a, b GroupResult) int {
		return cmp.Or(cmp.Compare(b.First.Of, a.First.Of), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// A sum adds up one group: of each learner the first and the latest answers.
type sum struct {
	*stats.Group
	questions     int
	first, latest map[int]heap
}

// grouped tells how each group of questions went, in the order in which they come.
func (r *Report) grouped(groups func(*Question) []*stats.Group) []GroupResult {
	sums := map[*stats.Group]*sum{}
	order := []*sum{}
	for i := range r.Class.Questions {
		if len(r.met[i]) == 0 {
			continue
		}
		for _, g := range groups(&r.Class.Questions[i]) {
			s := sums[g]
			if s == nil {
				s = &sum{Group: g, first: map[int]heap{}, latest: map[int]heap{}}
				sums[g], order = s, append(order, s)
			}
			s.add(r.met[i])
		}
	}
	list := []GroupResult{}
	for _, s := range order {
		list = append(list, GroupResult{s.ID, s.Name, s.questions, len(s.first), clusteredOf(s.first), clusteredOf(s.latest)})
	}
	return list
}

// add counts a question.
func (s *sum) add(people []met) {
	s.questions++
	for _, m := range people {
		s.first[m.learner] = s.first[m.learner].with(m.first)
		s.latest[m.learner] = s.latest[m.learner].with(m.latest)
	}
}

func (h heap) with(a *Answer) heap { return heap{h.right + one(a.right()), h.of + 1} }

// clusteredOf is clustered; the sum of whole numbers does not depend on their order.
func clusteredOf(heaps map[int]heap) Share {
	list := make([]heap, 0, len(heaps))
	for _, h := range heaps {
		list = append(list, h)
	}
	slices.SortFunc(list, func(a, b heap) int { return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.right, b.right)) })
	return clustered(list)
}
