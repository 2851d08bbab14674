package study

import (
	"time"

	"policyquiz/quiz"
)

// A Wait says why a question that was never answered is not asked. What was put off, is
// suspended or rests waits for that alone; see [Memories.Skipped], [Memories.Suspended]
// and [Memories.Rests].
type Wait struct {
	// Today reports whether the question is among those to introduce today. Then it
	// waits for nothing.
	Today bool
	// After lists the questions that must be answered right before it.
	After []string
	// Sibling is a question of the same family that is due or was answered today, or is
	// introduced before it. It is empty if there is none.
	Sibling string
	// Before is how many questions that were never answered come before it in the order
	// in which new ones are introduced, as far as that is known: kinds and decks are
	// mixed on top of it.
	Before int
	// Introduced is how many questions were introduced today, in any deck.
	Introduced int
}

// Wait says why a question of refs, which was never answered, is not asked at a time,
// when newADay questions may be introduced a day. A question that is not in refs waits
// for nothing that is known.
func (ms *Memories) Wait(refs []quiz.Ref, question string, now time.Time, newADay int) Wait {
	refs = once(refs)
	today := ms.DayOf(now)
	w := Wait{Introduced: ms.Introduced(today)}
	s := ms.sift(refs, today)
	unseen := s.unseen
	if ms.KindOf != nil {
		unseen = byRung(refs, unseen)
	}
	for n, i := range unseen {
		if refs[i].ID == question {
			w.Before, w.After = n, ms.lacking(refs[i])
			w.Sibling = ms.busySibling(s, i, unseen[:n])
		}
	}
	for _, r := range ms.introduced(s, newADay) {
		w.Today = w.Today || r.ID == question
	}
	return w
}

// lacking lists what a question comes after and the learner does not know.
func (ms *Memories) lacking(r quiz.Ref) (ids []string) {
	for _, id := range r.After {
		if !ms.ready(quiz.Ref{After: []string{id}}) {
			ids = append(ids, id)
		}
	}
	return ids
}

// busySibling finds a question of the family of refs[i] for which it waits: one that
// keeps the family busy today, or else one of those that come before it. It returns ""
// if there is none.
func (ms *Memories) busySibling(s *sifting, i int, before []int) string {
	family := s.refs[i].Family
	if s.busy[family] {
		for j := range s.refs {
			if s.refs[j].Family == family && ms.busy(s.refs[j].ID, s.today) {
				return s.refs[j].ID
			}
		}
	}
	for _, j := range before {
		if s.refs[j].Family == family {
			return s.refs[j].ID
		}
	}
	return ""
}

// busy reports whether a question keeps its family busy: it was answered today, or it is
// due.
func (ms *Memories) busy(question string, today Day) bool {
	m, ok := ms.Of(question)
	return ok && (m.Last == today || m.DueOn(today) <= today && !ms.away(question) && !ms.Skipped(question, today))
}
