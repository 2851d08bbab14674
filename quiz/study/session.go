package study

import (
	"math/rand/v2"
	"slices"
	"time"

	"policyquiz/quiz"
)

// Limits say how much a session asks.
type Limits struct {
	// New is how many questions may be introduced a day. What was introduced
	// today, in any deck, is taken off it.
	New int
	// Total is the greatest number of different questions in the session; 0
	// means no limit.
	Total int
	// Ahead asks what is not due yet, soonest first, and nothing new.
	Ahead bool
	// All asks everything that was not put off: what is due, then what is new, however
	// much of that there is, then what is not due yet. It is for questions that the
	// learner picked out.
	All bool
	// Planned asks the questions of Review instead of what is due, then what is new. It
	// is for a plan that chose what to review today.
	Planned bool
	// Review is what a plan chose, in the order in which it is asked, but that blind
	// spots come first.
	Review []quiz.Ref
}

const (
	// missedGap is how many turns lie between a miss and its return. People
	// hold about four things in mind at once (N. Cowan, Behavioral and Brain
	// Sciences 24, 2001): after four other questions the right answer must be
	// recalled, and can no longer be repeated.
	missedGap = 4
	// siblingGap is how many turns lie between two questions of one family,
	// if anything else is left to ask. It is one less than missedGap, because
	// a sibling only helps with the answer and does not give it away.
	siblingGap = 3
)

// A Session is one sitting. It knows what is planned and what was answered,
// and it decides what comes next. It reads no clock and writes nothing.
type Session struct {
	memories *Memories
	exam     bool       // see NewExam
	cram     bool       // see NewCram
	refs     []quiz.Ref // all questions of its scope, planned or not, each once
	limits   Limits
	plan     []planned
	places   map[string]int // in plan, by question; without what was dropped
	turns    []Turn         // answers and skips, without those taken back
	asides   []Turn         // suspensions, their ends and flags, without those taken back
	again    string         // the question to ask next after an undo; empty: none

	// The rest follows from the above. It is kept so that neither Next nor
	// Place goes through the plan or the turns.
	today   Day   // as Next was last told
	first   int   // no question before this place of the plan waits to be asked
	misses  []int // the turns that were misses, oldest first; those in front may be made good
	asked   int   // the greatest number that a planned question has
	counted int   // how many planned questions Place counts
	given   int   // how many turns were applied
	amended int   // which of these was the latest second thought; 0: there was none
	work    int   // questions and turns that were looked at; tests bound it
}

// A planned question is one of a session's plan, and how it stands with it.
type planned struct {
	ref     quiz.Ref
	before  int  // how often it was answered when the session was planned
	last    int  // its latest turn, -1: none
	nth     int  // its number among the different questions answered, and in an exam left out, from 1; 0: it is none of them
	skipped bool // it was put off in this session
	away    bool // it was answered, put off or suspended, or rests; without a turn here, that was in another window
	rests   bool // it is not asked until it is resumed
	times   int  // how often it was answered in this session
	dropped bool
	counted bool // by Place
}

// waits reports whether the question is still to be asked for the first time.
func (p *planned) waits() bool { return p.last < 0 && !p.away && !p.rests && !p.dropped }

// NewSession plans a session on refs, at a time. Refs are all questions that
// the learner chose from, in the order in which new ones are introduced; what
// stands there twice counts once. The session keeps refs, and nobody may
// change them.
func NewSession(ms *Memories, refs []quiz.Ref, now time.Time, l Limits) *Session {
	ms.SetClock(now)
	s := &Session{memories: ms, refs: once(refs), limits: l, today: ms.DayOf(now)}
	plan := ms.chosen(s.refs, s.today, l)
	if l.Total > 0 && len(plan) > l.Total {
		plan = plan[:l.Total]
	}
	s.ask(plan)
	return s
}

// chosen lists what a session asks, without its greatest number.
func (ms *Memories) chosen(refs []quiz.Ref, today Day, l Limits) []quiz.Ref {
	if l.All {
		return ms.everything(refs, today)
	}
	a := ms.agenda(refs, today, l.New)
	switch {
	case l.Ahead:
		return a.Later
	case l.Planned:
		return append(ms.blindFirst(l.Review), a.New...)
	}
	return append(a.Due, a.New...)
}

// NewExam plans an exam on refs, at a time: each question once and in the order
// of refs, whatever is due, new or put off. Nothing comes back, and siblings are
// not kept apart. The answers do not count: they change no memory. A skip leaves
// a question out. Refs are kept as NewSession keeps them.
func NewExam(ms *Memories, refs []quiz.Ref, now time.Time) *Session {
	ms.SetClock(now)
	s := &Session{memories: ms, exam: true, refs: once(refs), today: ms.DayOf(now)}
	s.ask(s.refs)
	return s
}

// Sittings says how often the learner has sat an exam on refs, and on which day last. It is
// how often the question was answered in an exam that was answered most often, without
// what was taken back. Last is 0 if they never sat it.
func (ms *Memories) Sittings(refs []quiz.Ref) (n int, last Day) {
	asked := make(map[string]int, len(refs))
	for _, r := range refs {
		asked[r.ID] = 0
	}
	for _, e := range ms.Entries() {
		if e.Review == nil || !e.Review.Exam || ms.Undone(e.ID) {
			continue
		}
		id := ms.Question(e)
		if before, of := asked[id]; of {
			asked[id] = before + 1
			n, last = max(n, before+1), max(last, ms.DayOf(e.At))
		}
	}
	return n, last
}

// NewCram plans a session on refs, at a time, that changes no memory: its answers are
// practice and do not count. It asks all refs but those that are suspended, whatever is
// due, new, resting or put off, in an order that lots decide, and each until it was right
// once. A skip leaves a question out. Total is the greatest number of different questions;
// 0 means no limit. Refs are kept as NewSession keeps them.
func NewCram(ms *Memories, refs []quiz.Ref, now time.Time, total int, lots *rand.Rand) *Session {
	ms.SetClock(now)
	s := &Session{memories: ms, cram: true, refs: once(refs), today: ms.DayOf(now)}
	plan := slices.DeleteFunc(slices.Clone(s.refs), func(r quiz.Ref) bool { return ms.Suspended(r.ID) })
	lots.Shuffle(len(plan), func(i, j int) { plan[i], plan[j] = plan[j], plan[i] })
	if total > 0 && len(plan) > total {
		plan = plan[:total]
	}
	s.ask(plan)
	return s
}

// counts reports whether answers change memories, and what was answered, put off or
// rests need not be asked.
func (s *Session) counts() bool { return !s.exam && !s.cram }

// ask puts refs behind what is planned.
func (s *Session) ask(refs []quiz.Ref) {
	if s.places == nil {
		s.plan, s.places = make([]planned, 0, len(refs)), make(map[string]int, len(refs))
	}
	for _, r := range refs {
		i := len(s.plan)
		s.plan = append(s.plan, planned{ref: r, before: s.memories.Times(r.ID), last: -1})
		s.places[r.ID] = i
		s.refresh(i)
	}
}

// Further is how many new questions there are beyond those that were introduced today and
// those that are planned, n at most; see [Session.AskFurther].
func (s *Session) Further(now time.Time, n int) int { return len(s.further(now, n)) }

// AskFurther puts new questions behind what is planned, n at most, and returns what the
// share of today is with them; see [Limits.New].
func (s *Session) AskFurther(now time.Time, n int) (share int) {
	list := s.further(now, n)
	s.limits.New = s.memories.Introduced(s.memories.DayOf(now)) + n
	s.ask(list)
	return s.limits.New
}

// further lists new questions beyond those that were introduced today and those that are
// planned, n at most.
func (s *Session) further(now time.Time, n int) []quiz.Ref {
	s.memories.SetClock(now)
	today := s.memories.DayOf(now)
	list := s.memories.agenda(s.refs, today, s.memories.Introduced(today)+n).New
	return slices.DeleteFunc(list, func(r quiz.Ref) bool {
		_, there := s.places[r.ID]
		return there
	})
}

// Plan lists the questions of the session, in the order planned, without those
// that were dropped.
func (s *Session) Plan() []quiz.Ref {
	var list []quiz.Ref
	for i := range s.plan {
		if p := &s.plan[i]; !p.dropped {
			list = append(list, p.ref)
		}
	}
	return list
}

// Empty reports whether nothing was planned.
func (s *Session) Empty() bool { return len(s.plan) == 0 }

// Next is the question to ask now. Ok is false when all is done. A missed
// question comes back after some others. Siblings stay apart as long as there
// is something else to ask.
func (s *Session) Next(now time.Time) (r quiz.Ref, ok bool) {
	s.memories.SetClock(now)
	s.begin(s.memories.DayOf(now))
	if p := s.planned(s.again); p != nil {
		return p.ref, true
	}
	if r, ok = s.missed(missedGap); ok {
		return r, true
	}
	if r, ok = s.fresh(); ok {
		return r, true
	}
	return s.missed(0)
}

// begin begins a study day. What another window put off on the day before may
// be asked.
func (s *Session) begin(today Day) {
	if today == s.today {
		return
	}
	s.today = today
	for i := range s.plan {
		s.refresh(i)
	}
}

// planned finds a question of the plan; nil if it is not there or was dropped.
func (s *Session) planned(question string) *planned {
	if i, ok := s.places[question]; ok {
		return &s.plan[i]
	}
	return nil
}

// missed finds the question whose miss lies furthest back, if there were at
// least gap turns since.
func (s *Session) missed(gap int) (quiz.Ref, bool) {
	for len(s.misses) > 0 && !s.open(s.misses[0]) {
		s.work++
		s.misses = s.misses[1:]
	}
	if len(s.misses) == 0 || len(s.turns)-1-s.misses[0] < gap {
		return quiz.Ref{}, false
	}
	return s.turns[s.misses[0]].Ref, true
}

// open reports whether turn i is a miss, and its question had no turn since.
func (s *Session) open(i int) bool {
	t := &s.turns[i]
	p := s.planned(t.Ref.ID)
	return t.missed() && p.last == i && !p.rests
}

// fresh finds the first planned question that waits to be asked and has no
// sibling among the latest turns, or else the first that waits. It passes over
// siblings, and over what was asked while these had to wait.
func (s *Session) fresh() (quiz.Ref, bool) {
	for s.first < len(s.plan) && !s.plan[s.first].waits() {
		s.work++
		s.first++
	}
	for i := s.first; i < len(s.plan); i++ {
		s.work++
		if p := &s.plan[i]; p.waits() && (s.exam || !s.siblingSeen(p.ref)) {
			return p.ref, true
		}
	}
	if s.first < len(s.plan) {
		return s.plan[s.first].ref, true
	}
	return quiz.Ref{}, false
}

// siblingSeen reports whether one of the latest turns was on a sibling of r.
func (s *Session) siblingSeen(r quiz.Ref) bool {
	for _, t := range s.turns[max(0, len(s.turns)-siblingGap):] {
		if t.Ref.Family == r.Family {
			return true
		}
	}
	return false
}

// refresh takes in what changed about the question at a place of the plan,
// here or in another window.
func (s *Session) refresh(i int) {
	s.work++
	p, id := &s.plan[i], s.plan[i].ref.ID
	p.away = s.counts() && (s.memories.Times(id) > p.before || s.memories.Skipped(id, s.today))
	s.rest(i, s.counts() && s.memories.away(id) || s.cram && s.memories.Suspended(id))
	if p.waits() {
		s.first = min(s.first, i)
	}
	counts := !p.dropped && (p.nth > 0 || !p.skipped && !p.away && !p.rests)
	switch {
	case counts && !p.counted:
		s.counted++
	case !counts && p.counted:
		s.counted--
	}
	p.counted = counts
}

// rest notes whether the question at a place of the plan rests. A miss that comes back
// only now was passed over while the question rested, so it is put where it belongs.
func (s *Session) rest(i int, rests bool) {
	p := &s.plan[i]
	woken := p.rests && !rests
	p.rests = rests
	if !woken || p.last < 0 || !s.turns[p.last].missed() {
		return
	}
	if at, there := slices.BinarySearch(s.misses, p.last); !there {
		s.misses = slices.Insert(s.misses, at, p.last)
	}
}

// Place says which of how many different questions r is: "3 of 20". What was
// put off, or answered in another window, is not among them. In an exam they are
// all questions.
func (s *Session) Place(r quiz.Ref) (n, of int) {
	n, of = s.asked+1, s.counted
	if p := s.planned(r.ID); p != nil {
		if p.nth > 0 {
			n = p.nth
		}
		if !p.counted {
			of++
		}
	}
	return n, of
}

// Times is how often a question was answered, without what was taken back. It
// is the n of [quiz.Question.Shuffle] when the question is asked next. Answers that do
// not count are among these in their own session only.
func (s *Session) Times(question string) int {
	n := s.memories.Times(question)
	if p := s.planned(question); p != nil && s.cram {
		n += p.times
	}
	return n
}

// New reports whether a question was never answered.
func (s *Session) New(question string) bool { return s.Times(question) == 0 }

// Suspended reports whether a question is not asked until the learner resumes it.
func (s *Session) Suspended(question string) bool { return s.memories.Suspended(question) }

// Rests reports whether a question is not asked because it was missed again and again;
// see [Memories.Rests].
func (s *Session) Rests(question string) bool { return s.memories.Rests(question) }

// Lapses is on how many days a question was missed; see [Memory.Lapses].
func (s *Session) Lapses(question string) int {
	m, _ := s.memories.Of(question)
	return m.Lapses
}

// Corrected reports whether a question comes back because its right answer is not
// what it was at any earlier answer.
func (s *Session) Corrected(question string) bool { return s.memories.Corrected(question) }

// NextN is the counter of an entry that is written now; see [quiz.Entry.N].
func (s *Session) NextN() int { return s.memories.NextN() }

// Missed reports whether a question was missed in this session and comes back.
func (s *Session) Missed(r quiz.Ref) bool {
	p := s.planned(r.ID)
	return p != nil && p.last >= 0 && !s.exam && s.open(p.last)
}

// Waiting is how many questions of the plan are still to be asked for the first
// time.
func (s *Session) Waiting() int {
	n := 0
	for i := range s.plan {
		if s.plan[i].waits() {
			n++
		}
	}
	return n
}

// Comes says on which day a question is due next. Ok is false if it was never
// answered.
func (s *Session) Comes(question string) (on Day, ok bool) {
	m, ok := s.memories.Of(question)
	return m.Due, ok
}

// Today is the study day of a time.
func (s *Session) Today(now time.Time) Day { return s.memories.DayOf(now) }

// Outlook counts what is left to do, today and later, with all questions of
// the session's scope, planned or not.
func (s *Session) Outlook(now time.Time) Outlook {
	return s.memories.outlook(s.refs, s.memories.DayOf(now), s.limits.New)
}

// Drop takes a question out of the session, with its turns, because it cannot
// be asked.
func (s *Session) Drop(r quiz.Ref) {
	i, ok := s.places[r.ID]
	if !ok {
		return
	}
	s.plan[i].dropped = true
	s.asides = slices.DeleteFunc(s.asides, func(t Turn) bool { return t.Ref.ID == r.ID })
	s.retain(func(t *Turn) bool { return t.Ref.ID != r.ID })
	s.refresh(i)
	delete(s.places, r.ID)
}
