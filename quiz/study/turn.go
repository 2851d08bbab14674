package study

import (
	"slices"
	"time"

	"policyquiz/quiz"
)

// A Turn is one thing that a learner did in a session: an answer, a second
// thought about it, a skip or an undo. The session makes it. Its caller writes
// Entry into the history, puts the entry as it was written back into the turn,
// and hands the turn to [Session.Apply]. Nothing counts before that.
type Turn struct {
	// Ref is the question that the turn is about.
	Ref quiz.Ref
	// Entry is what the history keeps of the turn. It has an ID only once it
	// is written.
	Entry quiz.Entry
	// Verdict is what the answer earned. Of a second thought it is the
	// verdict on the answer as amended. It is zero for a skip and an undo.
	Verdict quiz.Verdict
	// Unwritten says that the history keeps nothing of the turn: it leaves a
	// question of an exam out, or takes that back. Its entry gets an ID all the
	// same, which is no other turn's.
	Unwritten bool
}

// Skipped reports whether the turn put a question off, or left it out.
func (t *Turn) Skipped() bool { return t.Entry.Skip != "" }

// missed reports whether the turn is an answer that was not right.
func (t *Turn) missed() bool { return t.Entry.Review != nil && t.Verdict.Outcome != quiz.Right }

// Answer judges a reply to q, as it was posed, that was given at now, after the
// learner took so long from prompt to answer.
func (s *Session) Answer(now time.Time, q quiz.Question, p quiz.Posed, r quiz.Reply, took time.Duration) Turn {
	v, ref := q.Judge(r), s.ref(q.ID)
	asked := q.Asked(ref.Deck)
	return Turn{Ref: ref, Verdict: v, Entry: quiz.Entry{At: now, Review: &quiz.Review{
		Question:  q.ID,
		Outcome:   v.Outcome,
		Grade:     v.Grade(),
		Chance:    v.Chance,
		Asked:     asked.Print(),
		TextPrint: q.TextPrint,
		Exam:      s.exam,
		Details:   &quiz.Details{Score: v.Score, Took: took, Shown: p.IDs, Reply: r},
		Wording:   &asked,
	}}}
}

// Skip puts a question off until tomorrow. In an exam it leaves the question out,
// and puts off nothing: the same question may be one to practise, too.
func (s *Session) Skip(now time.Time, r quiz.Ref) Turn {
	return Turn{Ref: r, Entry: quiz.Entry{At: now, Skip: r.ID}, Unwritten: s.exam}
}

// Amend is a second thought about the last answer: that it was right (Good),
// hard or easy. Ok is false if the session has no answer, or if the verdict on
// it leaves no room for that grade.
func (s *Session) Amend(now time.Time, g quiz.Grade) (t Turn, ok bool) {
	t, ok = s.Last()
	if !ok || !allows(t.Verdict, g) {
		return Turn{}, false
	}
	t.Verdict.Outcome = quiz.Right
	t.Entry = quiz.Entry{At: now, Amend: &quiz.Amend{Of: t.Entry.ID, Grade: g, Outcome: quiz.Right}}
	return t, true
}

// allows reports whether a verdict may be amended to a grade. Good is "I was
// right"; it also takes back an Easy or a Hard.
func allows(v quiz.Verdict, g quiz.Grade) bool {
	switch g {
	case quiz.Good:
		return v.CanBeRight() || v.CanBeHard()
	case quiz.Hard:
		return v.CanBeHard()
	case quiz.Easy:
		return v.CanBeEasy()
	}
	return false
}

// Undo takes back the last answer or skip of the session. Its question is
// asked next. Ok is false if there is none.
func (s *Session) Undo(now time.Time) (t Turn, ok bool) {
	if len(s.turns) == 0 {
		return Turn{}, false
	}
	last := &s.turns[len(s.turns)-1]
	return Turn{Ref: last.Ref, Entry: quiz.Entry{At: now, Undo: last.Entry.ID}, Unwritten: last.Unwritten}, true
}

// Apply takes in a turn of this session, once its entry is written.
func (s *Session) Apply(t Turn) {
	s.memories.SetClock(t.Entry.At) // it was given by this clock, so it is not dated ahead of it
	if t.Unwritten {
		s.take(&t.Entry, t.Ref.ID)
	} else {
		s.Merge(t.Entry)
	}
	switch {
	case t.Entry.Undo != "":
		s.again = t.Ref.ID
	case t.Entry.Amend == nil:
		s.again = ""
		s.add(t)
	}
}

// Merge takes in an entry that another window wrote. An undo of a turn of this
// session takes it back here, too, and a second thought amends it. An undo
// from elsewhere does not choose the question that comes next.
func (s *Session) Merge(e quiz.Entry) { s.take(&e, s.memories.apply(&e)) }

// take takes in what an entry about a question says of earlier turns. The
// question is empty if it is not known.
func (s *Session) take(e *quiz.Entry, question string) {
	switch {
	case e.Undo != "":
		s.retain(func(t *Turn) bool { return t.Entry.ID != e.Undo })
	case e.Amend != nil:
		s.amend(e.Amend.Of)
	}
	if i, ok := s.places[question]; ok {
		s.refresh(i)
	}
}

// amend gives the turn whose entry has an id the outcome that it has after
// second thoughts.
func (s *Session) amend(id string) {
	for i := range s.turns {
		if t := &s.turns[i]; t.Entry.ID == id {
			_, t.Verdict.Outcome = s.memories.Amended(&t.Entry)
			s.count(s.turns)
			return
		}
	}
}

// retain leaves out the turns for which keep is false. Its caller refreshes
// the questions of these.
func (s *Session) retain(keep func(*Turn) bool) {
	kept := make([]Turn, 0, len(s.turns))
	for i := range s.turns {
		if t := &s.turns[i]; keep(t) {
			kept = append(kept, *t)
		}
	}
	s.count(kept)
}

// count makes turns those of the session, and counts all that follows from
// them anew.
func (s *Session) count(turns []Turn) {
	for i := range s.turns {
		s.work++
		p := s.planned(s.turns[i].Ref.ID)
		p.last, p.nth, p.skipped = -1, 0, false
	}
	s.turns, s.misses, s.asked = nil, nil, 0
	for _, t := range turns {
		s.add(t)
	}
}

// add puts a turn behind the others. A question that is not planned has none.
func (s *Session) add(t Turn) {
	i, ok := s.places[t.Ref.ID]
	if !ok {
		return
	}
	p := &s.plan[i]
	p.last = len(s.turns)
	s.turns = append(s.turns, t)
	p.skipped = p.skipped || t.Skipped()
	if p.nth == 0 && (s.exam || !t.Skipped()) {
		s.asked++
		p.nth = s.asked
	}
	if t.missed() && !s.exam {
		s.misses = append(s.misses, p.last)
	}
	s.refresh(i)
}

// Turns lists the answers and skips of the session in their order, with the
// verdicts after second thoughts and without what was taken back.
func (s *Session) Turns() []Turn { return slices.Clone(s.turns) }

// Last is the last answer of the session, with the verdict on it after second
// thoughts. Ok is false if there is none.
func (s *Session) Last() (t Turn, ok bool) {
	for _, t := range slices.Backward(s.turns) {
		if t.Entry.Review != nil {
			return t, true
		}
	}
	return Turn{}, false
}

// Answered reports whether the session has an answer that was not taken back.
func (s *Session) Answered() bool {
	_, ok := s.Last()
	return ok
}

// ref is a question of the plan, or its bare id if it is not planned.
func (s *Session) ref(question string) quiz.Ref {
	if p := s.planned(question); p != nil {
		return p.ref
	}
	return quiz.Ref{ID: question}
}
