package study

import (
	"maps"
	"slices"

	"policyquiz/quiz"
)

// Bounds of the order in which new questions are mixed.
const (
	window      = 10 // of so many questions in a row
	mostOfADeck = 3  // at most so many are from one deck
)

// A stride sends each so many-th new question further up than the lowest rung, so that
// whoever begins does not meet the words alone for weeks. Questions are counted from the
// first that the learner met, whatever the day. A question that goes further is of a deck
// that was begun, see [mixing.begun]. Where no such question may come, an easier one does.
type stride struct {
	every int
	rung  int  // the question stands on this one or higher, see [quiz.Ref.Rung]
	opens bool // whether it may begin a deck that has no question below that rung
}

// strides are tried in this order.
var strides = [...]stride{
	{every: 10, rung: 4, opens: true}, // apply or judge
	{every: 5, rung: 3},               // explain
}

// A deck was begun when so many of its questions were met. One that has no easy question to
// begin with counts as begun, for a stride that opens, when so many were met in all.
const (
	metOfDeck = 2
	metInAll  = 9
)

// mostLooked is the number of questions whose kind is looked at to introduce one: in a
// large course of one kind, all questions would be made otherwise.
const mostLooked = 20

// A mixing puts unseen questions into the order in which they are introduced. Those with
// which a course starts come first, in their own order. Then the lowest rung comes first,
// and within a rung the order of the course. A question that
// would be one too many of its deck, or of the kind of the one before it, waits until
// others came between. Where no other is left, it comes all the same. Some go further, see
// [stride].
type mixing struct {
	refs   []quiz.Ref
	kindOf func(quiz.Ref) string
	before string               // the kind of the question before all of them; empty: there is none
	start  []int                // unseen questions with which a course starts, as they stand in refs
	left   []int                // the other unseen questions by rung, then as they stand in refs
	decks  map[string]*progress // nil: not counted
	kinds  map[int]string       // of the questions that were looked at
	ready  func(i int) bool     // whether a question may be introduced at all
	chosen []int
}

// A progress is how far a learner is in a deck.
type progress struct {
	lowest int // rung of its questions
	met    int // how many of them are unseen no longer, or were chosen
}

// mixed returns at most n of the unseen questions, in a mixed order, after one of the kind
// before. Ready reports whether a question may be introduced after those that it was told
// of by took.
func mixed(refs []quiz.Ref, unseen []int, kindOf func(quiz.Ref) string, before string, n int, ready func(i int) bool, took func(i int)) []int {
	m := mixing{refs: refs, kindOf: kindOf, before: before, kinds: map[int]string{}, ready: ready}
	for _, i := range unseen {
		if refs[i].Start {
			m.start = append(m.start, i)
		} else {
			m.left = append(m.left, i)
		}
	}
	m.left = byRung(refs, m.left)
	for len(m.chosen) < n {
		i, ok := m.takeNext()
		if !ok {
			break
		}
		took(i)
	}
	return m.chosen
}

// takeNext chooses the next question; ok is false if there is none.
func (m *mixing) takeNext() (i int, ok bool) {
	if place := slices.IndexFunc(m.start, m.ready); place >= 0 {
		return m.take(&m.start, place), true
	}
	place := m.further()
	if place < 0 {
		place = m.next()
	}
	if place < 0 {
		return 0, false
	}
	return m.take(&m.left, place), true
}

// met returns how many questions were met in all: those that are unseen no longer, and
// those that were chosen.
func (m *mixing) met() int { return len(m.refs) - len(m.start) - len(m.left) }

// further returns the place in left of the next question if it is one that goes further;
// else -1.
func (m *mixing) further() int {
	for _, s := range strides {
		if (m.met()+1)%s.every != 0 {
			continue
		}
		if place := m.nextOf(s); place >= 0 {
			return place
		}
	}
	return -1
}

// take chooses the question at a place in a list of unseen ones, and returns it.
func (m *mixing) take(unseen *[]int, place int) int {
	i := (*unseen)[place]
	*unseen = slices.Delete(*unseen, place, place+1)
	m.chosen = append(m.chosen, i)
	if m.decks != nil {
		m.decks[m.refs[i].Deck].met++
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

// nextOf returns the place in left of the next question of a stride; -1 if none may come
// now. The lowest such rung comes first, and on it the deck of which the fewest were met:
// else those at the end of the course came last here, too.
func (m *mixing) nextOf(s stride) int {
	from, _ := slices.BinarySearchFunc(m.left, s.rung, func(i, rung int) int { return m.refs[i].Rung - rung })
	best, fewest := -1, len(m.refs) // the question found, and how many of its deck were met
	deck, fits, looked := "", false, 0
	for k, i := range m.left[from:] {
		r := &m.refs[i]
		if best >= 0 && r.Rung > m.refs[m.left[best]].Rung {
			break
		}
		if k == 0 || r.Deck != deck {
			deck = r.Deck
			fits = m.begun(deck, s) && m.decks[deck].met < fewest && m.deckFits(i)
		}
		if !fits || !m.ready(i) {
			continue
		}
		if m.kindFits(i) {
			best, fewest, fits = from+k, m.decks[deck].met, false
		} else if looked++; looked == mostLooked {
			break
		}
	}
	return best
}

// begun reports whether a stride may take a question from a deck: enough of the deck were
// met, or the stride opens it and enough were met in all.
func (m *mixing) begun(deck string, s stride) bool {
	m.count()
	d := m.decks[deck]
	return d.met >= metOfDeck || s.opens && d.lowest >= s.rung && m.met() >= metInAll
}

// count counts what was met of each deck, once: most orders are short, and need it not.
func (m *mixing) count() {
	if m.decks != nil {
		return
	}
	m.decks = map[string]*progress{}
	for i := range m.refs {
		r := &m.refs[i]
		d := m.decks[r.Deck]
		if d == nil {
			d = &progress{lowest: r.Rung}
			m.decks[r.Deck] = d
		}
		d.lowest = min(d.lowest, r.Rung)
		d.met++
	}
	for _, i := range slices.Concat(m.start, m.left) {
		m.decks[m.refs[i].Deck].met--
	}
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
	before := m.before
	if n := len(m.chosen); n > 0 {
		before = m.kind(m.chosen[n-1])
	}
	return before == "" || m.kind(i) != before
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

// kindBefore returns the kind of the question that comes before the new ones: the last one
// that is due, or else the one that was answered last today, for whoever goes on after a
// drill. It returns "" if there is none among the questions that were sifted.
func (ms *Memories) kindBefore(s *sifting) string {
	if len(s.due) > 0 {
		return ms.KindOf(s.refs[slices.MaxFunc(s.due, rank.compare).i])
	}
	last := ms.answeredLast(s.today)
	i := slices.IndexFunc(s.refs, func(r quiz.Ref) bool { return r.ID == last })
	if last == "" || i < 0 {
		return ""
	}
	return ms.KindOf(s.refs[i])
}

// answeredLast returns the id of the question that was answered last on a day; "" if none
// was.
func (ms *Memories) answeredLast(day Day) string {
	var last *quiz.Entry
	for _, list := range [][]*quiz.Entry{ms.replayed, ms.applied} {
		for _, e := range slices.Backward(list) {
			if ms.dayOf(e) < day {
				break // they stand in their order, and there may be 100,000
			}
			if e.Review != nil && ms.dayOf(e) == day && !ms.Undone(e.ID) && (last == nil || last.Compare(e) < 0) {
				last = e
			}
		}
	}
	if last == nil {
		return ""
	}
	return ms.Question(last)
}
