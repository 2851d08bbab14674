package study

import (
	"cmp"
	"slices"
	"time"

	"policyquiz/quiz"
)

// An Agenda sorts questions into what there is to do today and what waits.
// What was put off today stands in none of its lists.
type Agenda struct {
	// Due are the questions that are due, lowest recall first.
	Due []quiz.Ref
	// New are the questions to introduce today, in the order of the decks.
	New []quiz.Ref
	// Later are the questions that were answered before and are not due,
	// soonest first. They can be practised ahead.
	Later []quiz.Ref
	// Unseen is the number of questions that were never answered, those in
	// New and those put off included.
	Unseen int
}

// Agenda sorts refs at a time. NewADay is how many questions may be introduced
// a day, over all decks: those that were introduced today already are taken
// off it. A question that stands in refs twice counts once, where it stands
// first.
//
// A new question waits for another day if a sibling of it is due, or was
// introduced or answered today. It also waits until each question that it
// comes after was right when it was last answered.
func (ms *Memories) Agenda(refs []quiz.Ref, now time.Time, newADay int) Agenda {
	return ms.agenda(once(refs), ms.DayOf(now), newADay)
}

// agenda is Agenda of refs that each stand there once.
func (ms *Memories) agenda(refs []quiz.Ref, today Day, newADay int) Agenda {
	var a Agenda
	var due, later ranking
	var unseen []quiz.Ref
	busy := map[string]bool{} // families of which a question is due or was answered today
	for _, r := range refs {
		m, ok := ms.Of(r.ID)
		skipped := ms.Skipped(r.ID, today)
		if !ok {
			a.Unseen++
		}
		if ok && (m.Last == today || m.Due <= today && !skipped) {
			busy[r.Family] = true
		}
		switch {
		case skipped:
		case !ok:
			unseen = append(unseen, r)
		case m.Due > today:
			later.add(r, float64(m.Due))
		default:
			due.add(r, ms.Recall(m, today))
		}
	}
	a.New = ms.introduced(unseen, busy, max(0, newADay-ms.Introduced(today)))
	a.Due, a.Later = due.sorted(), later.sorted()
	return a
}

// introduced returns the first of the unseen questions that may be introduced,
// at most room of them. Of a family that is busy it returns none, of any other
// one.
func (ms *Memories) introduced(unseen []quiz.Ref, busy map[string]bool, room int) []quiz.Ref {
	var list []quiz.Ref
	for _, r := range unseen {
		if len(list) == room {
			break
		}
		if !busy[r.Family] && ms.ready(r) {
			busy[r.Family] = true
			list = append(list, r)
		}
	}
	return list
}

// ready reports whether all that a question comes after is known. A question
// of whose reviews none counts is not known, though its grade is not Again.
func (ms *Memories) ready(r quiz.Ref) bool {
	for _, id := range r.After {
		if m, ok := ms.Of(id); !ok || m.Reviews == 0 || m.Grade == quiz.Again {
			return false
		}
	}
	return true
}

// once leaves out questions that stand earlier in refs already.
func once(refs []quiz.Ref) []quiz.Ref {
	seen := make(map[string]bool, len(refs))
	list := make([]quiz.Ref, 0, len(refs))
	for _, r := range refs {
		if !seen[r.ID] {
			seen[r.ID] = true
			list = append(list, r)
		}
	}
	return list
}

// A ranking puts questions in the order of a number. Of two with the same
// number the one that was added first comes first.
type ranking struct {
	refs  []quiz.Ref
	ranks []rank // sorted in place of refs: a rank is a fifth of a Ref's size
}

type rank struct {
	by float64
	i  int // in refs
}

func (k *ranking) add(r quiz.Ref, by float64) {
	k.ranks = append(k.ranks, rank{by, len(k.refs)})
	k.refs = append(k.refs, r)
}

func (k *ranking) sorted() []quiz.Ref {
	slices.SortFunc(k.ranks, func(x, y rank) int {
		return cmp.Or(cmp.Compare(x.by, y.by), cmp.Compare(x.i, y.i))
	})
	sorted := make([]quiz.Ref, len(k.refs))
	for i, r := range k.ranks {
		sorted[i] = k.refs[r.i]
	}
	return sorted
}
