package study

import (
	"maps"
	"slices"

	"policyquiz/quiz"
)

// Bounds of the order in which new questions are mixed.
const (
	window      = 10 // of so many questions in a row
	mostOfADeck = 3  // at most so many are from one deck,
	mostOfAKind = 2  // and at most so many in a row are of one kind
)

// Each so many-th question goes further, so that whoever begins does not meet the words
// alone for weeks: it stands on rung further or higher, in a deck of which as many as
// begun were met. In a course that has no such question there is none.
const (
	everyFurther = 5
	further      = 3 // explain, see [quiz.Ref.Rung]
	begun        = 2
)

// mostLooked is the number of questions whose kind is looked at to introduce one: in a
// large course of one kind, all questions would be made otherwise.
const mostLooked = 20

// A mixing puts unseen questions into the order in which they are introduced. The
// lowest rung comes first, and within a rung the order of the course. A question that
// would be one too many of its deck or kind waits until others came between. Where no
// other is left, it comes all the same. Each fifth one goes further.
type mixing struct {
	refs   []quiz.Ref
	kindOf func(quiz.Ref) string
	left   []int            // unseen questions by rung, then as they stand in refs
	met    map[string]int   // of each deck how many questions were met; nil: not counted
	kinds  map[int]string   // of the questions that were looked at
	ready  func(i int) bool // whether a question may be introduced at all
	chosen []int
}

// mixed returns at most n of the unseen questions, in a mixed order. Ready reports
// whether a question may be introduced after those that it was told of by took.
func mixed(refs []quiz.Ref, unseen []int, kindOf func(quiz.Ref) string, n int, ready func(i int) bool, took func(i int)) []int {
	m := mixing{refs: refs, kindOf: kindOf, left: byRung(refs, unseen), kinds: map[int]string{}, ready: ready}
	for len(m.chosen) < n {
		place := -1
		if (len(m.chosen)+1)%everyFurther == 0 {
			place = m.nextFurther()
		}
		if place < 0 {
			place = m.next()
		}
		if place < 0 {
			break
		}
		took(m.take(place))
	}
	return m.chosen
}

// take chooses the question at a place in left, and returns it.
func (m *mixing) take(place int) int {
	i := m.left[place]
	m.left = slices.Delete(m.left, place, place+1)
	m.chosen = append(m.chosen, i)
	if m.met != nil {
		m.met[m.refs[i].Deck]++
	}
	return i
}

// byRung returns questions with the lowest rung first, and else in their order.
func byRung(refs []quiz.Ref, unseen []int) []int {
	rungs := map[int]int{} // how many questions there are
	for _, i := range unseen {
		rungs[refs[i].Rung]++
	}
	sorted := make([]int, 0, len(unseen))
	for _, rung := range slices.Sorted(maps.Keys(rungs)) {
		for _, i := range unseen {
			if refs[i].Rung == rung {
				sorted = append(sorted, i)
			}
		}
	}
	return sorted
}

// next returns the place in left of the next question; -1 if there is none. Of those
// that break a bound it takes one that is only one too many of its kind.
func (m *mixing) next() int {
	first, ofKind, looked := -1, -1, 0
	deck, fits := "", true // those of a deck mostly stand together
	for place, i := range m.left {
		if place == 0 || m.refs[i].Deck != deck {
			deck, fits = m.refs[i].Deck, m.deckFits(i)
		}
		if first >= 0 && !fits || !m.ready(i) {
			continue
		}
		switch {
		case fits && m.kindFits(i):
			return place
		case fits && ofKind < 0:
			ofKind = place
		case first < 0:
			first = place
		}
		if fits {
			looked++
		}
		if looked == mostLooked {
			break
		}
	}
	if ofKind >= 0 {
		return ofKind
	}
	return first
}

// nextFurther returns the place in left of the question that goes further; -1 if none may
// come now.
func (m *mixing) nextFurther() int {
	from, _ := slices.BinarySearchFunc(m.left, further, func(i, rung int) int { return m.refs[i].Rung - rung })
	deck, fits, looked := "", false, 0
	for k, i := range m.left[from:] {
		if k == 0 || m.refs[i].Deck != deck {
			deck = m.refs[i].Deck
			fits = m.metOf(deck) >= begun && m.deckFits(i)
		}
		if !fits || !m.ready(i) {
			continue
		}
		if m.kindFits(i) {
			return from + k
		}
		if looked++; looked == mostLooked {
			break
		}
	}
	return -1
}

// metOf returns how many questions of a deck were met: those that are unseen no longer,
// and those that were chosen.
func (m *mixing) metOf(deck string) int {
	if m.met == nil {
		m.met = map[string]int{}
		for i := range m.refs {
			m.met[m.refs[i].Deck]++
		}
		for _, i := range m.left {
			m.met[m.refs[i].Deck]--
		}
	}
	return m.met[deck]
}

// deckFits reports whether question i may come next, for its deck.
func (m *mixing) deckFits(i int) bool {
	same := 0
	for _, c := range m.chosen[max(0, len(m.chosen)-window+1):] {
		if m.refs[c].Deck == m.refs[i].Deck {
			same++
		}
	}
	return same < mostOfADeck
}

// kindFits reports whether question i may come next, for its kind.
func (m *mixing) kindFits(i int) bool {
	if len(m.chosen) < mostOfAKind {
		return true
	}
	return slices.ContainsFunc(m.chosen[len(m.chosen)-mostOfAKind:], func(c int) bool { return m.kind(c) != m.kind(i) })
}

// kind returns the kind of question i. To learn it, the question may have to be made,
// so it is asked once.
func (m *mixing) kind(i int) string {
	kind, known := m.kinds[i]
	if !known {
		kind = m.kindOf(m.refs[i])
		m.kinds[i] = kind
	}
	return kind
}
