package stats

import (
	"cmp"
	"slices"

	"policyquiz/quiz/study"
)

// A Mastery is how much is known of each group of questions.
type Mastery struct {
	All   Branch   `json:"all"`
	Decks []Branch `json:"decks"` // in the order of the questions, with their objectives
	// Actors and Issues count only questions that were met, of which the caller named
	// them. Those with the most questions come first.
	Actors []Branch `json:"actors"`
	Issues []Branch `json:"issues"`
}

// A Branch is how much is known of a group of questions.
type Branch struct {
	ID        string `json:"id,omitempty"`
	Name      string `json:"name,omitempty"`
	Questions int    `json:"questions"`
	Met       int    `json:"met"` // that were answered, in an answer that counts
	// Known is how many of them the learner is expected to recall today: the sum of
	// their probabilities of recall, 0 to Met.
	Known      float64  `json:"known"`
	Objectives []Branch `json:"objectives,omitempty"` // of a deck
}

// Share is Known of all questions, 0 to 1.
func (b Branch) Share() float64 {
	if b.Questions == 0 {
		return 0
	}
	return b.Known / float64(b.Questions)
}

// Mastery sums up what is recalled today. A question counts in its deck, its objective,
// and for each of its actors and issues.
func (s *Stats) Mastery() Mastery {
	var all Branch
	var decks, objectives, actors, issues branches
	under := map[*Group][]*Group{} // the objectives of each deck
	for i := range s.Questions {
		q := &s.Questions[i]
		if q.Gone {
			continue
		}
		met, known := s.known[i] != nil, 0.0
		if met {
			known = s.Memories.Known(*s.known[i], study.Day(s.Today))
		}
		all.add(met, known)
		decks.of(q.Deck).add(met, known)
		if o := q.Objective; o != nil {
			if objectives.of(o).Questions == 0 {
				under[q.Deck] = append(under[q.Deck], o)
			}
			objectives.of(o).add(met, known)
		}
		if met { // a caller knows the actors of an answer that does not count, too
			actors.addTo(q.Actors, known)
			issues.addTo(q.Issues, known)
		}
	}
	for _, d := range decks.order {
		for _, o := range under[d] {
			decks.of(d).Objectives = append(decks.of(d).Objectives, *objectives.of(o))
		}
	}
	return Mastery{all, decks.list(), actors.largest(), issues.largest()}
}

// add counts a question.
func (b *Branch) add(met bool, known float64) {
	b.Questions++
	if met {
		b.Met++
		b.Known += known
	}
}

// A branches holds one branch for each group, in the order in which they came.
type branches struct {
	byGroup map[*Group]*Branch
	order   []*Group
}

// of returns the branch of a group.
func (bs *branches) of(g *Group) *Branch {
	if bs.byGroup == nil {
		bs.byGroup = map[*Group]*Branch{}
	}
	b := bs.byGroup[g]
	if b == nil {
		b = &Branch{ID: g.ID, Name: g.Name}
		bs.byGroup[g] = b
		bs.order = append(bs.order, g)
	}
	return b
}

// addTo counts a question that was met in the branch of each of its groups.
func (bs *branches) addTo(groups []*Group, known float64) {
	for _, g := range groups {
		bs.of(g).add(true, known)
	}
}

// list returns the branches in the order in which they came.
func (bs *branches) list() []Branch {
	list := make([]Branch, len(bs.order))
	for i, g := range bs.order {
		list[i] = *bs.byGroup[g]
	}
	return list
}

// largest returns the branches, those with the most questions first.
func (bs *branches) largest() []Branch {
	list := bs.list()
	slices.SortStableFunc(list, func(a, b Branch) int {
		return cmp.Or(cmp.Compare(b.Questions, a.Questions), cmp.Compare(a.Name, b.Name))
	})
	return list
}
