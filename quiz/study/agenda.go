package study

import (
	"cmp"
	"slices"
	"time"

	"policyquiz/quiz"
)

// An Agenda says what there is to do today with some questions.
type Agenda struct {
	Due   []quiz.Ref // lowest recall first
	New   []quiz.Ref // as many as today's allowance leaves room for, in the decks' order
	Later []quiz.Ref // answered before and not due, soonest first
	// Unseen counts the questions never answered, New included.
	Unseen int
}

// Agenda sorts questions into what is due, what may be introduced today and
// what waits. NewADay counts over all decks: what was introduced today already
// is taken off it. A question put off today waits; so does a new one whose
// sibling is due, introduced or answered today, and one that comes after
// others until all of them were right when last answered.
func (ms *Memories) Agenda(refs []quiz.Ref, now time.Time, newADay int) Agenda {
	var due, later ranking
	var unseen []quiz.Ref
	var a Agenda
	today := ms.DayOf(now)
	busy := make(map[string]bool, len(refs)) // families that are asked today
	for _, r := range once(refs) {
		m, ok := ms.Of(r.ID)
		switch {
		case !ok:
			a.Unseen++
			if !ms.Skipped(r.ID, today) {
				unseen = append(unseen, r)
			}
			continue
		case m.Due > today:
			later.add(r, float64(m.Due))
		case !ms.Skipped(r.ID, today):
			due.add(r, ms.Recall(m, today))
			busy[r.Family] = true
		}
		if m.Reviews > 0 && m.Last == today {
			busy[r.Family] = true
		}
	}
	room := max(0, newADay-ms.NewOn(today))
	for _, r := range unseen {
		if len(a.New) == room {
			break
		}
		if !busy[r.Family] && ms.ready(r) {
			busy[r.Family] = true
			a.New = append(a.New, r)
		}
	}
	a.Due, a.Later = due.sorted(), later.sorted()
	return a
}

// A ranking puts questions in the order of a number; of equals the one added
// first comes first.
type ranking struct {
	refs  []quiz.Ref
	ranks []rank // as few bytes to move as can be
}

type rank struct {
	by float64
	i  int
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

// ready reports whether all that a question comes after is known.
func (ms *Memories) ready(r quiz.Ref) bool {
	for _, id := range r.After {
		if m, ok := ms.Of(id); !ok || m.Reviews == 0 || m.Grade == quiz.Again {
			return false
		}
	}
	return true
}

// once leaves out questions that stand in an earlier deck too.
func once(refs []quiz.Ref) []quiz.Ref {
	seen := make(map[string]bool, len(refs))
	return slices.DeleteFunc(slices.Clone(refs), func(r quiz.Ref) bool {
		was := seen[r.ID]
		seen[r.ID] = true
		return was
	})
}

// A Coming is how many questions become due on a day.
type Coming struct {
	Day Day
	N   int
}

// Forecast counts the questions that become due on each day after today,
// soonest first.
func (ms *Memories) Forecast(refs []quiz.Ref, now time.Time) []Coming {
	today := ms.DayOf(now)
	counts := map[Day]int{}
	for _, r := range once(refs) {
		m, ok := ms.Of(r.ID)
		if !ok {
			continue
		}
		if m.Due > today {
			counts[m.Due]++
		} else if ms.Skipped(r.ID, today) {
			counts[today+1]++
		}
	}
	var list []Coming
	for day, n := range counts {
		list = append(list, Coming{day, n})
	}
	slices.SortFunc(list, func(a, b Coming) int { return cmp.Compare(a.Day, b.Day) })
	return list
}

// Reconcile finds the questions whose right answer was changed since they were
// last answered. Only a question whose text changed is looked at: question
// makes it. One that cannot be made keeps its memory.
func (ms *Memories) Reconcile(refs []quiz.Ref, text func(quiz.Ref) string, question func(quiz.Ref) (quiz.Question, error)) {
	for _, r := range refs {
		m, ok := ms.Of(r.ID)
		if !ok || m.TextPrint == text(r) {
			continue
		}
		if q, err := question(r); err == nil && q.KeyPrint() != m.KeyPrint {
			ms.SetKeyPrint(r.ID, q.KeyPrint())
		}
	}
}
