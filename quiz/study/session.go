package study

import (
	"slices"
	"time"

	"policyquiz/quiz"
)

// Limits say how much a session asks.
type Limits struct {
	New   int  // new questions a day, counted over all decks from the history
	Total int  // different questions in the session; 0: no limit
	Ahead bool // ask what is not due yet, soonest first, and nothing new
}

const (
	// missedGap is how many answers lie between a miss and its return.
	missedGap = 4
	// siblingGap is how many answers lie between two of one family, if
	// anything else is left to ask.
	siblingGap = 3
)

// A Session is one sitting: it knows what is planned and what was answered,
// and decides what comes next. It reads no clock and writes nothing.
type Session struct {
	memories *Memories
	plan     []quiz.Ref
	before   map[string]int // how often each was answered when it was planned
	turns    []turn         // answers and skips of this session, taken-back ones left out
	again    string         // the question to ask next, after an undo
	judged   quiz.Verdict
}

// An act is an answer or a skip.
type turn struct {
	entry   string // its id in the history
	ref     quiz.Ref
	skip    bool
	verdict quiz.Verdict // of an answer, its outcome after second thoughts
}

// NewSession plans a session on some questions, given in the order in which
// new ones are introduced.
func NewSession(ms *Memories, refs []quiz.Ref, now time.Time, l Limits) *Session {
	a := ms.Agenda(refs, now, l.New)
	plan := append(a.Due, a.New...)
	if l.Ahead {
		today := ms.DayOf(now)
		plan = slices.DeleteFunc(a.Later, func(r quiz.Ref) bool { return ms.Skipped(r.ID, today) })
	}
	if l.Total > 0 && len(plan) > l.Total {
		plan = plan[:l.Total]
	}
	before := make(map[string]int, len(plan))
	for _, r := range plan {
		before[r.ID] = ms.Times(r.ID)
	}
	return &Session{memories: ms, plan: plan, before: before}
}

// Plan lists the questions of the session, in the order planned.
func (s *Session) Plan() []quiz.Ref { return s.plan }

// Next is the question to ask now; ok is false when all is done. A missed
// question comes back after some others, and siblings stay apart as long as
// there is something else to ask.
func (s *Session) Next(now time.Time) (r quiz.Ref, ok bool) {
	if i := s.planned(s.again); i >= 0 {
		return s.plan[i], true
	}
	if r, ok = s.missed(missedGap); ok {
		return r, true
	}
	if r, ok = s.fresh(now); ok {
		return r, true
	}
	return s.missed(0)
}

func (s *Session) planned(id string) int {
	return slices.IndexFunc(s.plan, func(r quiz.Ref) bool { return r.ID == id })
}

// last is the place of the latest act on a question, or -1.
func (s *Session) last(id string) int {
	for i := len(s.turns) - 1; i >= 0; i-- {
		if s.turns[i].ref.ID == id {
			return i
		}
	}
	return -1
}

// missed finds the question whose miss lies furthest back, at least gap
// answers ago.
func (s *Session) missed(gap int) (quiz.Ref, bool) {
	for i, a := range s.turns {
		if len(s.turns)-1-i < gap {
			break
		}
		if !a.skip && a.verdict.Outcome != quiz.Right && s.last(a.ref.ID) == i {
			return a.ref, true
		}
	}
	return quiz.Ref{}, false
}

// fresh finds the next planned question that was not asked yet.
func (s *Session) fresh(now time.Time) (quiz.Ref, bool) {
	var kin *quiz.Ref
	today := s.memories.DayOf(now)
	for i, r := range s.plan {
		if s.last(r.ID) >= 0 || s.answeredElsewhere(r) || s.memories.Skipped(r.ID, today) {
			continue
		}
		if !s.siblingSeen(r) {
			return r, true
		}
		if kin == nil {
			kin = &s.plan[i]
		}
	}
	if kin == nil {
		return quiz.Ref{}, false
	}
	return *kin, true
}

func (s *Session) siblingSeen(r quiz.Ref) bool {
	for _, a := range s.turns[max(0, len(s.turns)-siblingGap):] {
		if a.ref.Family == r.Family {
			return true
		}
	}
	return false
}

// answeredElsewhere reports whether another window answered a question that
// this session did not ask, since it was planned.
func (s *Session) answeredElsewhere(r quiz.Ref) bool {
	return s.memories.Times(r.ID) > s.before[r.ID]
}

// Place says which of how many different questions r is: "3 of 20". What was
// put off, or answered in another window, is not among them.
func (s *Session) Place(r quiz.Ref) (n, of int) {
	asked, skipped := map[string]bool{}, map[string]bool{}
	for _, a := range s.turns {
		if a.skip {
			skipped[a.ref.ID] = true
			continue
		}
		if a.ref.ID == r.ID && n == 0 {
			n = len(asked) + 1
		}
		asked[a.ref.ID] = true
	}
	if n == 0 {
		n = len(asked) + 1
	}
	for _, p := range s.plan {
		if p.ID == r.ID || asked[p.ID] || !skipped[p.ID] && !s.answeredElsewhere(p) {
			of++
		}
	}
	return n, of
}

// Times is how often a question was answered before: the n of Question.Shuffle.
func (s *Session) Times(id string) int {
	return s.memories.Times(id)
}

// New reports whether a question was never answered before.
func (s *Session) New(id string) bool { return s.Times(id) == 0 }

// Missed reports whether a question was missed in this session and comes back.
func (s *Session) Missed(r quiz.Ref) bool {
	i := s.last(r.ID)
	return i >= 0 && !s.turns[i].skip && s.turns[i].verdict.Outcome != quiz.Right
}

// Answer judges a reply given at now after took, and returns the entry to
// write. Nothing counts until Apply is told that it is written.
func (s *Session) Answer(now time.Time, q quiz.Question, r quiz.Reply, took time.Duration) (quiz.Verdict, quiz.Entry) {
	v := q.Judge(r)
	s.judged = v
	return v, quiz.Entry{At: now, Review: &quiz.Review{
		Question:  q.ID,
		Outcome:   v.Outcome,
		Score:     v.Score,
		Grade:     v.Grade(),
		Chance:    v.Chance,
		Reply:     r,
		Took:      took,
		KeyPrint:  q.KeyPrint(),
		TextPrint: q.TextPrint,
	}}
}

// Amend returns the entry of a second thought about the last answer; ok is
// false if the session has none or its verdict leaves no room for it.
func (s *Session) Amend(now time.Time, g quiz.Grade) (e quiz.Entry, ok bool) {
	a := s.lastAnswer()
	if a == nil || !allows(a.verdict, g) {
		return quiz.Entry{}, false
	}
	return quiz.Entry{At: now, Amend: &quiz.Amend{Of: a.entry, Grade: g, Outcome: quiz.Right}}, true
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

func (s *Session) lastAnswer() *turn {
	for i := len(s.turns) - 1; i >= 0; i-- {
		if !s.turns[i].skip {
			return &s.turns[i]
		}
	}
	return nil
}

// Last is the last question answered in the session, with the verdict on it
// after second thoughts; ok is false if there is none.
func (s *Session) Last() (r quiz.Ref, v quiz.Verdict, ok bool) {
	if a := s.lastAnswer(); a != nil {
		return a.ref, a.verdict, true
	}
	return quiz.Ref{}, quiz.Verdict{}, false
}

// Skip returns the entry that puts a question off until tomorrow.
func (s *Session) Skip(now time.Time, r quiz.Ref) quiz.Entry { return quiz.Entry{At: now, Skip: r.ID} }

// Undo returns the entry that takes back the last answer or skip of the
// session; ok is false if there is none.
func (s *Session) Undo(now time.Time) (e quiz.Entry, ok bool) {
	if len(s.turns) == 0 {
		return quiz.Entry{}, false
	}
	return quiz.Entry{At: now, Undo: s.turns[len(s.turns)-1].entry}, true
}

// Apply takes in an entry of this session, once it is written.
func (s *Session) Apply(e quiz.Entry) {
	s.memories.Apply(e)
	switch {
	case e.Review != nil:
		s.again = ""
		s.act(turn{entry: e.ID, verdict: s.judged}, e.Review.Question)
	case e.Skip != "":
		s.again = ""
		s.act(turn{entry: e.ID, skip: true}, e.Skip)
	case e.Amend != nil:
		for i := range s.turns {
			if s.turns[i].entry == e.Amend.Of {
				s.turns[i].verdict.Outcome = e.Amend.Outcome
			}
		}
	case e.Undo != "":
		i := slices.IndexFunc(s.turns, func(a turn) bool { return a.entry == e.Undo })
		if i >= 0 {
			s.again = s.turns[i].ref.ID
			s.turns = slices.Delete(s.turns, i, i+1)
		}
	}
}

func (s *Session) act(a turn, question string) {
	a.ref = s.plan[s.planned(question)]
	s.turns = append(s.turns, a)
}

// Drop takes a question out of the plan: it cannot be asked.
func (s *Session) Drop(r quiz.Ref) {
	s.plan = slices.DeleteFunc(slices.Clone(s.plan), func(p quiz.Ref) bool { return p.ID == r.ID })
	s.turns = slices.DeleteFunc(s.turns, func(a turn) bool { return a.ref.ID == r.ID })
	if s.again == r.ID {
		s.again = ""
	}
}

// Merge takes in an entry that another window wrote.
func (s *Session) Merge(e quiz.Entry) { s.memories.Apply(e) }

// Answered reports whether the session has an answer that was not taken back.
func (s *Session) Answered() bool { return s.lastAnswer() != nil }
