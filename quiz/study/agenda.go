package study

import (
	"cmp"
	"slices"
	"time"

	"policyquiz/quiz"
)

// An Agenda sorts questions into what there is to do today and what waits.
// What was put off today, is suspended or rests stands in none of its lists.
type Agenda struct {
	// Due are the questions that are due: blind spots first, which are those with
	// [Memory.Blind], and then lowest recall first.
	Due []quiz.Ref
	// New are the questions to introduce today, in the order of the decks, or mixed
	// if [Memories.KindOf] is set.
	New []quiz.Ref
	// Later are the questions that were answered before and are not due,
	// soonest first. They can be practised ahead.
	Later []quiz.Ref
	// Unseen is the number of questions that were never answered. It includes
	// those in New and those put off. It leaves out those suspended.
	Unseen int
}

// Agenda sorts refs at a time. NewADay is how many questions may be introduced
// a day, over all decks: those that were introduced today already are taken
// off it. A question that stands in refs twice counts once, where it stands
// first.
//
// A new question waits for another day if a sibling of it is due, or was
// introduced or answered today. It also waits until each question that it
// comes after was right when it was last answered, but for those that are suspended or
// rest.
func (ms *Memories) Agenda(refs []quiz.Ref, now time.Time, newADay int) Agenda {
	return ms.agenda(once(refs), ms.DayOf(now), newADay)
}

// agenda is Agenda of refs that each stand there once.
func (ms *Memories) agenda(refs []quiz.Ref, today Day, newADay int) Agenda {
	s := ms.sift(refs, today)
	return Agenda{
		Due:    s.due.sorted(refs),
		New:    ms.introduced(s, newADay),
		Later:  s.later.sorted(refs),
		Unseen: s.never,
	}
}

// blindFirst returns refs with the blind spots before the others, and else in their
// order.
func (ms *Memories) blindFirst(refs []quiz.Ref) []quiz.Ref {
	var blind, others []quiz.Ref
	for _, r := range refs {
		if m, _ := ms.Of(r.ID); m.Blind {
			blind = append(blind, r)
		} else {
			others = append(others, r)
		}
	}
	return append(blind, others...)
}

// everything lists each question that may be asked: what is due, then what is new, then
// what is not due yet. Nothing waits for another day but what was put off.
func (ms *Memories) everything(refs []quiz.Ref, today Day) []quiz.Ref {
	s := ms.sift(refs, today)
	list := s.due.sorted(refs)
	for _, i := range s.unseen {
		list = append(list, refs[i])
	}
	return append(list, s.later.sorted(refs)...)
}

// A sifting is questions as they stand on a day, not yet in any order. It
// names them by their places in refs: they may be many, and a Ref is large.
type sifting struct {
	refs       []quiz.Ref
	today      Day
	due, later ranking
	unseen     []int           // never answered, nor put off today
	never      int             // never answered
	notRight   int             // missed, and not answered rightly since; see Outlook
	guessed    int             // of notRight, right but called a guess
	suspended  int             // that the learner suspended
	resting    int             // leeches
	busy       map[string]bool // families of which a question is due or was answered today
	coming     map[Day]int     // how many questions become due on a day after today
}

// sift sorts refs out, each of which stands there once.
func (ms *Memories) sift(refs []quiz.Ref, today Day) *sifting {
	s := &sifting{refs: refs, today: today, busy: make(map[string]bool, min(len(refs), len(ms.records))), coming: map[Day]int{}}
	s.unseen = make([]int, 0, max(0, len(refs)-len(ms.records))) // there are at least so many, but for those put off
	for i := range refs {
		r := &refs[i]
		m, ok := ms.Of(r.ID)
		if suspended := ms.Suspended(r.ID); suspended || ms.Rests(r.ID) {
			s.busy[r.Family] = s.busy[r.Family] || ok && m.Last == today
			if suspended {
				s.suspended++
			} else {
				s.resting++
			}
			continue
		}
		skipped := ms.Skipped(r.ID, today)
		if !ok {
			s.never++
			if !skipped {
				s.unseen = append(s.unseen, i)
			}
			continue
		}
		due := m.DueOn(today)
		if m.Last == today || due <= today && !skipped {
			s.busy[r.Family] = true
		}
		if m.NotRight() && !skipped {
			s.notRight++
			if m.Guess {
				s.guessed++
			}
		}
		switch {
		case due <= today && skipped:
			s.coming[today+1]++
		case due <= today:
			s.due = append(s.due, rank{m.Blind, ms.Recall(m, today), i})
		default:
			s.coming[due]++
			if !skipped {
				s.later = append(s.later, rank{false, float64(due), i})
			}
		}
	}
	return s
}

// introduced returns the unseen questions to introduce today, mixed or in their
// order: none of a family that is busy, and one of any other.
func (ms *Memories) introduced(s *sifting, newADay int) []quiz.Ref {
	room := max(0, newADay-ms.Introduced(s.today))
	var list []quiz.Ref
	if ms.KindOf != nil {
		free := func(i int) bool { return !s.busy[s.refs[i].Family] && ms.ready(s.refs[i]) }
		take := func(i int) { s.busy[s.refs[i].Family] = true }
		for _, i := range mixed(s.refs, s.unseen, ms.KindOf, room, free, take) {
			list = append(list, s.refs[i])
		}
		return list
	}
	for _, i := range s.unseen {
		if len(list) == room {
			break
		}
		if r := s.refs[i]; !s.busy[r.Family] && ms.ready(r) {
			s.busy[r.Family] = true
			list = append(list, r)
		}
	}
	return list
}

// ready reports whether all that a question comes after is known. A question
// of whose reviews none counts is not known, though its grade is not Again. One that is
// suspended or rests holds nothing back: it is not asked, so it would do so for ever.
func (ms *Memories) ready(r quiz.Ref) bool {
	for _, id := range r.After {
		if ms.Suspended(id) || ms.Rests(id) {
			continue
		}
		if m, ok := ms.Of(id); !ok || m.Reviews == 0 || m.Grade == quiz.Again {
			return false
		}
	}
	return true
}

// once returns refs without those that stand there earlier already: refs
// itself if there are none.
func once(refs []quiz.Ref) []quiz.Ref {
	seen := make(map[string]bool, len(refs))
	for i := range refs {
		seen[refs[i].ID] = true
	}
	if len(seen) == len(refs) {
		return refs
	}
	clear(seen)
	var list []quiz.Ref
	for _, r := range refs {
		if !seen[r.ID] {
			seen[r.ID] = true
			list = append(list, r)
		}
	}
	return list
}

// A ranking puts questions in an order: first those that are to come before others, and
// then by a number. Of two that are alike the one that stands first in refs comes first.
type ranking []rank

type rank struct {
	first bool
	by    float64
	i     int // in refs
}

func (x rank) compare(y rank) int {
	switch {
	case x.first != y.first && x.first:
		return -1
	case x.first != y.first:
		return 1
	}
	return cmp.Or(cmp.Compare(x.by, y.by), cmp.Compare(x.i, y.i))
}

func (k ranking) sorted(refs []quiz.Ref) []quiz.Ref {
	slices.SortFunc(k, rank.compare)
	sorted := make([]quiz.Ref, len(k))
	for i, r := range k {
		sorted[i] = refs[r.i]
	}
	return sorted
}
