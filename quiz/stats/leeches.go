package stats

import (
	"cmp"
	"slices"
)

// Nearly is from how many lapses on a question is told of among the leeches. Those
// that have more rest; see [study.Memories.Rests].
const Nearly = 4

// A Leech is a question that was missed again and again.
type Leech struct {
	Question string `json:"question"`
	Stem     string `json:"stem,omitempty"`
	Lapses   int    `json:"lapses"` // on how many days, after the first, it was missed
	Resting  bool   `json:"resting"`
	// Suspended says that the learner suspended it.
	Suspended bool `json:"suspended,omitempty"`
}

// Leeches lists the questions that rest, and those with [Nearly] lapses or more. Those
// with the most lapses come first.
func (s *Stats) Leeches() []Leech {
	list := []Leech{}
	for i := range s.Questions {
		q, m := &s.Questions[i], s.known[i]
		if m == nil || m.Lapses < Nearly {
			continue
		}
		list = append(list, Leech{q.ID, s.Stem(q.Asked), m.Lapses, s.rests(i), s.Memories.Suspended(q.ID)})
	}
	slices.SortStableFunc(list, func(a, b Leech) int { return cmp.Compare(b.Lapses, a.Lapses) })
	return list
}
