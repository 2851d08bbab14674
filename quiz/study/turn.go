package study

import (
	"slices"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// A Turn is one thing that a learner did in a session: an answer, a second
// thought about it, a skip, a suspension, its end, a flag or an undo. The session makes it. Its caller writes
// Entry into the history, puts the entry as it was written back into the turn,
// and hands the turn to [Session.Apply]. Nothing counts before that.
type Turn struct {
	// Ref is the question that the turn is about.
	Ref quiz.Ref
	// Entry is what the history keeps of the turn. It has an ID only once it
	// is written.
	Entry quiz.Entry
	// Verdict is what the answer earned. Of a second thought it is the
	// verdict on the answer as amended. It is zero for all other turns.
	Verdict quiz.Verdict
	// Unwritten says that the history keeps nothing of the turn: it leaves a
	// question out where answers do not count, or takes that back. Its entry gets an ID all the
	// same, which is no other turn's.
	Unwritten bool
	// Undoes is the turn that an undo takes back; nil for all other turns, and where second
	// thoughts are taken back.
	Undoes *Turn

	marked bool // whether the answer can earn marks: the first to its question, which is no flashcard
	nth    int  // the turn's number among all that were applied, from 1
}

// Skipped reports whether the turn put a question off, or left it out.
func (t *Turn) Skipped() bool { return t.Entry.Skip != "" }

// aside reports whether the turn says something about a question and is no reply to it.
func (t *Turn) aside() bool {
	return t.Entry.Suspend != "" || t.Entry.Resume != "" || t.Entry.Flag != nil
}

// missed reports whether the turn is an answer that was not right.
func (t *Turn) missed() bool { return t.Entry.Review != nil && t.Verdict.Outcome != quiz.Right }

// Marks are what an answer earns by certainty-based marking, after second thoughts. Ok
// is false if it earns none: the learner did not say how sure they were, for whatever
// reason. "I don't know" says so by itself, so it has 0.
func (t *Turn) Marks() (marks float64, ok bool) {
	r := t.Entry.Review
	if r == nil || r.Confidence == fsrs.NotAsked && !(t.marked && t.Verdict.Outcome == quiz.Unknown) {
		return 0, false
	}
	return t.Verdict.Marks(r.Confidence), true
}

// Blind reports whether the turn is an answer that was sure and not right, and of which
// no second thought says that it was right or a guess.
func (t *Turn) Blind() bool {
	r := t.Entry.Review
	return r != nil && r.Confidence == fsrs.Sure && (t.Verdict.Outcome == quiz.Wrong || t.Verdict.Outcome == quiz.Partly)
}

// AsksHowSure reports whether a learner who says how sure they are is to be asked about
// a reply to r, as it was posed. They are not asked about "I don't know"; nor about a
// flashcard, whose answer they have seen; nor about a question that comes back in this
// session, for the same reason.
func (s *Session) AsksHowSure(r quiz.Ref, p quiz.Posed, reply quiz.Reply) bool {
	return !reply.Unknown && s.marks(r, p)
}

// marks reports whether an answer to r, as it was posed, can earn marks.
func (s *Session) marks(r quiz.Ref, p quiz.Posed) bool {
	return p.Input != quiz.Reveal && !s.answered(r)
}

// answered reports whether the latest turn on a question is an answer.
func (s *Session) answered(r quiz.Ref) bool {
	p := s.planned(r.ID)
	return p != nil && p.last >= 0 && s.turns[p.last].Entry.Review != nil
}

// Answer judges a reply to q, as it was posed, that was given at now, after the
// learner took so long from prompt to answer. The caller may add how sure the learner
// was, before the entry is written.
func (s *Session) Answer(now time.Time, q quiz.Question, p quiz.Posed, r quiz.Reply, took time.Duration) Turn {
	v, ref := q.Judge(r), s.ref(q.ID)
	asked := q.Asked(ref.Deck)
	return Turn{Ref: ref, Verdict: v, marked: s.marks(ref, p), Entry: quiz.Entry{At: now, Review: &quiz.Review{
		Question:  q.ID,
		Outcome:   v.Outcome,
		Grade:     v.Grade(),
		Chance:    v.Chance,
		Asked:     asked.Print(),
		TextPrint: q.TextPrint,
		Practice:  s.cram,
		Exam:      s.exam,
		Took:      took,
		Details:   &quiz.Details{Score: v.Score, Shown: p.IDs, Reply: r},
		Wording:   &asked,
	}}}
}

// Skip puts a question off until tomorrow. Where answers do not count it leaves the
// question out, and puts off nothing: the same question may be due, too.
func (s *Session) Skip(now time.Time, r quiz.Ref) Turn {
	return Turn{Ref: r, Entry: quiz.Entry{At: now, Skip: r.ID}, Unwritten: !s.counts()}
}

// Suspend says that a question is not asked until it is resumed.
func (s *Session) Suspend(now time.Time, r quiz.Ref) Turn {
	return Turn{Ref: r, Entry: quiz.Entry{At: now, Suspend: r.ID}}
}

// Resume says that a question that was suspended, or rests, is asked again.
func (s *Session) Resume(now time.Time, r quiz.Ref) Turn {
	return Turn{Ref: r, Entry: quiz.Entry{At: now, Resume: r.ID}}
}

// Flag puts a note on a question for the instructor. The note may be empty.
func (s *Session) Flag(now time.Time, r quiz.Ref, note string) Turn {
	return Turn{Ref: r, Entry: quiz.Entry{At: now, Flag: &quiz.Flag{Question: r.ID, Note: note}}}
}

// Amend is a second thought about the last answer: that it was right (Good), hard or
// easy, or that it was right by a guess (Again). A guess is the same as not knowing,
// and so is its outcome. Ok is false if the session has no answer, or if the verdict
// on it leaves no room for that grade.
func (s *Session) Amend(now time.Time, g quiz.Grade) (t Turn, ok bool) {
	t, ok = s.Last()
	if !ok || !allows(t.Verdict, g) {
		return Turn{}, false
	}
	outcome := quiz.Right
	if g == quiz.Again {
		outcome = quiz.Unknown
	}
	t.Verdict, t.nth, t.marked = t.Verdict.Amended(outcome), 0, false
	t.Entry = quiz.Entry{At: now, Amend: &quiz.Amend{Of: t.Entry.ID, Grade: g, Outcome: outcome}}
	return t, true
}

// allows reports whether a verdict may be amended to a grade. Good is "I was
// right"; it also takes back an Easy, a Hard or a guess.
func allows(v quiz.Verdict, g quiz.Grade) bool {
	switch g {
	case quiz.Again:
		return v.CanBeGuessed()
	case quiz.Good:
		return v.CanBeRight() || v.CanBeHard()
	case quiz.Hard:
		return v.CanBeHard()
	case quiz.Easy:
		return v.CanBeEasy()
	}
	return false
}

// asJudged takes back the second thoughts about the last answer: it has again the grade
// with which it was written. Ok is false if there is none, or if it was taken back.
func (s *Session) asJudged(now time.Time) (t Turn, ok bool) {
	t, ok = s.Last()
	if !ok {
		return Turn{}, false
	}
	r := t.Entry.Review
	if grade, outcome := s.memories.Amended(&t.Entry); grade == r.Grade && outcome == r.Outcome {
		return Turn{}, false
	}
	t.Verdict, t.nth, t.marked = t.Verdict.Amended(r.Outcome), 0, false
	t.Entry = quiz.Entry{At: now, Amend: &quiz.Amend{Of: t.Entry.ID, Grade: r.Grade, Outcome: r.Outcome}}
	return t, true
}

// Undo takes back what the learner did last in the session. The question of an answer,
// a skip or a suspension is asked next. Of second thoughts about the last answer all are
// taken back, and its question is not asked. Ok is false if there is nothing.
func (s *Session) Undo(now time.Time) (t Turn, ok bool) {
	var last *Turn
	for _, list := range [][]Turn{s.turns, s.asides} {
		if n := len(list); n > 0 && (last == nil || last.nth < list[n-1].nth) {
			last = &list[n-1]
		}
	}
	if last == nil {
		return Turn{}, false
	}
	if last.nth < s.amended {
		if t, ok := s.asJudged(now); ok {
			return t, true
		}
	}
	undoes := *last
	return Turn{Ref: last.Ref, Entry: quiz.Entry{At: now, Undo: last.Entry.ID}, Unwritten: last.Unwritten, Undoes: &undoes}, true
}

// LastSuspended is the question that was suspended last in this session, and still is.
// Ok is false if there is none.
func (s *Session) LastSuspended() (r quiz.Ref, ok bool) {
	for _, t := range slices.Backward(s.asides) {
		if t.Entry.Suspend != "" && s.Suspended(t.Ref.ID) {
			return t.Ref, true
		}
	}
	return quiz.Ref{}, false
}

// Apply takes in a turn of this session, once its entry is written.
func (s *Session) Apply(t Turn) {
	s.memories.SetClock(t.Entry.At) // it was given by this clock, so it is not dated ahead of it
	s.given++
	t.nth = s.given
	undone := s.turnOf(t.Entry.Undo)
	if t.Unwritten {
		s.take(&t.Entry, t.Ref.ID)
	} else {
		s.Merge(t.Entry)
	}
	switch {
	case undone != nil && !undone.aside():
		s.again = t.Ref.ID
	case undone != nil:
		s.asksNext(undone)
	case t.aside():
		s.asides = append(s.asides, t)
		if s.again == t.Ref.ID && s.planned(t.Ref.ID) != nil && s.planned(t.Ref.ID).rests {
			s.again = ""
		}
	case t.Entry.Amend != nil:
		s.amended = t.nth
	case t.Entry.Undo == "":
		s.again = ""
		s.add(t)
	}
}

// asksNext makes the question of a suspension that was taken back the next one, if it
// is still to be answered.
func (s *Session) asksNext(undone *Turn) {
	if p := s.planned(undone.Ref.ID); undone.Entry.Suspend != "" && p != nil && (p.waits() || s.Missed(p.ref)) {
		s.again = p.ref.ID
	}
}

// turnOf finds the turn whose entry has an id, without second thoughts; nil if there is
// none.
func (s *Session) turnOf(id string) *Turn {
	for _, list := range [][]Turn{s.turns, s.asides} {
		for _, t := range slices.Backward(list) {
			if id != "" && t.Entry.ID == id {
				return &t
			}
		}
	}
	return nil
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
		s.asides = slices.DeleteFunc(s.asides, func(t Turn) bool { return t.Entry.ID == e.Undo })
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
			_, outcome := s.memories.Amended(&t.Entry)
			t.Verdict = t.Verdict.Amended(outcome)
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
		p.last, p.nth, p.times, p.skipped = -1, 0, 0, false
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
	if t.Entry.Review != nil {
		p.times++
	}
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
