package stats

import (
	"cmp"
	"maps"
	"slices"
)

// A Retention is true retention: how many were right of the first answers of a day to
// questions that were first met on an earlier day, beside what was predicted of them.
// An answer that says nothing of what is right now is not in it.
type Retention struct {
	All   Rate       `json:"all"`
	Weeks []WeekRate `json:"weeks"` // that have such answers, oldest first
	Kinds []KindRate `json:"kinds"` // of questions, by name
}

// A WeekRate is the rate of a week.
type WeekRate struct {
	Week Day `json:"week"` // its Monday
	Rate
}

// A KindRate is the rate of a kind of question.
type KindRate struct {
	Kind string `json:"kind"`
	Rate
}

// Retention works out true retention.
func (s *Stats) Retention() Retention {
	var all count
	weeks, kinds := map[Day]*count{}, map[string]*count{}
	for _, a := range s.recalled() {
		if a.predicted == 0 {
			continue
		}
		all.add(a.right, a.predicted)
		at(weeks, a.day.Week()).add(a.right, a.predicted)
		at(kinds, s.kindOf(a)).add(a.right, a.predicted)
	}
	r := Retention{All: all.rate(), Weeks: []WeekRate{}, Kinds: []KindRate{}}
	for _, w := range sortedDays(weeks) {
		r.Weeks = append(r.Weeks, WeekRate{w, weeks[w].rate()})
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		r.Kinds = append(r.Kinds, KindRate{k, kinds[k].rate()})
	}
	return r
}

// kindOf is the kind of the question of an answer.
func (s *Stats) kindOf(a answer) string { return cmp.Or(s.Questions[a.question].Kind, unknownKind) }

// unknownKind stands for the kind of a question of which the history has lost the words.
const unknownKind = "not known"

// at returns what a map has at a key, new if there was nothing.
func at[K comparable, V any](m map[K]*V, key K) *V {
	v := m[key]
	if v == nil {
		v = new(V)
		m[key] = v
	}
	return v
}

// sortedDays lists the days of a map, oldest first.
func sortedDays[V any](m map[Day]V) []Day { return slices.Sorted(maps.Keys(m)) }
