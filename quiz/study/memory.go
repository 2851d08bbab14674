package study

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// A Day is a study day: days since 1 January 1970 in the learner's own time,
// the night up to the rollover hour belonging to the day before.
type Day int

// DayOf is the study day of t, by the offset that t carries. Rollover is in
// hours, 0 to 23.
func DayOf(t time.Time, rollover int) Day {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset) - int64(rollover)*3600
	const day = 24 * 3600
	d := seconds / day
	if seconds%day < 0 {
		d--
	}
	return Day(d)
}

// A Schedule is how answers turn into days.
type Schedule struct {
	Model     fsrs.Model
	Retention float64 // desired probability of recall when a question is due
	Longest   int     // days: no question waits longer
	Rollover  int     // hour at which a study day begins, 0 to 23
}

// A Memory is what a learner's reviews say about one question. It is worked
// out from them and never stored.
type Memory struct {
	fsrs.State
	KeyPrint  string     // of the reviews that count
	TextPrint string     // of the latest review
	Reviews   int        // that count; 0: all were of another key, so nothing is known
	Grade     quiz.Grade // of the latest that counts
	First     Day        // of any review, whether it counts or not
	Last      Day        // of the latest that counts
	Due       Day
}

// Memories holds a learner's history so that memory can be read off it. It is
// a pure function of the entries, whatever order they came in.
type Memories struct {
	Schedule   Schedule
	entries    []quiz.Entry // oldest first, each once
	records    map[string]*record
	amendments map[string]amendment // by the id of the entry they are about
	skips      map[string][]int     // by question, in entries
}

// A thought is the sum of second thoughts about an entry.
type amendment struct {
	undone bool
	amend  *quiz.Amend // the latest; nil: none
}

// A trace is what there is on one question.
type record struct {
	steps    []step  // oldest first, without those taken back
	keyPrint string  // the question's present key; empty: that of its latest review
	memory   *Memory // worked out when it is wanted; nil: not yet
}

// A step is what memory needs of a review. It is copied out because a
// question's reviews lie far apart in a long history.
type step struct {
	entry    int // in Memories.entries
	day      Day
	grade    quiz.Grade // after second thoughts
	chance   float64
	keyPrint string
}

// Replay makes memories of entries. It never changes them, and the caller must
// not either, though it may append.
func Replay(s Schedule, entries []quiz.Entry) *Memories {
	ms := &Memories{
		Schedule:   s,
		records:    make(map[string]*record, len(entries)/8),
		amendments: map[string]amendment{},
		skips:      map[string][]int{},
		entries:    sorted(entries),
	}
	for i := range ms.entries {
		ms.note(&ms.entries[i])
	}
	for i := range ms.entries {
		ms.place(i)
	}
	ms.rememberAll()
	return ms
}

// sorted returns entries oldest first, each once: after a union of two files a
// line may stand twice. Most histories need no copy.
func sorted(entries []quiz.Entry) []quiz.Entry {
	for i := 1; i < len(entries); i++ {
		if older(entries[i-1], entries[i]) >= 0 {
			entries = slices.SortedFunc(slices.Values(entries), older)
			return slices.CompactFunc(entries, func(a, b quiz.Entry) bool { return older(a, b) == 0 })
		}
	}
	return slices.Clip(entries)
}

// older orders entries by time and then by id.
func older(a, b quiz.Entry) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// reconsider notes a second thought, and returns the id of what it is about.
// Of two on one review the later is noted later.
func (ms *Memories) note(e *quiz.Entry) (about string) {
	switch {
	case e.Amend != nil:
		about = e.Amend.Of
		ms.amendments[about] = amendment{ms.amendments[about].undone, e.Amend}
	case e.Undo != "":
		about = e.Undo
		ms.amendments[about] = amendment{true, ms.amendments[about].amend}
	}
	return about
}

// trace notes the answer or skip of entry i, in the light of second thoughts.
// It goes through the entries from old to new.
func (ms *Memories) place(i int) {
	switch e := &ms.entries[i]; {
	case e.Review != nil:
		t := ms.records[e.Review.Question]
		if t == nil {
			t = &record{steps: make([]step, 0, 8)}
			ms.records[e.Review.Question] = t
		}
		if th := ms.amendments[e.ID]; !th.undone {
			t.steps = append(t.steps, ms.step(i, th))
			t.memory = nil
		}
	case e.Skip != "":
		ms.skips[e.Skip] = append(ms.skips[e.Skip], i)
	}
}

func (ms *Memories) step(i int, th amendment) step {
	e := &ms.entries[i]
	grade := e.Review.Grade
	if th.amend != nil {
		grade = th.amend.Grade
	}
	return step{i, ms.DayOf(e.At), grade, e.Review.Chance, e.Review.KeyPrint}
}

// revise looks again at the review with the id, if there is one, after a
// second thought about it.
func (ms *Memories) redo(id string) {
	// Second thoughts come soon after the first: from the end is nearest.
	for i := len(ms.entries) - 1; i >= 0; i-- {
		e := &ms.entries[i]
		if e.ID != id || e.Review == nil {
			continue
		}
		t := ms.records[e.Review.Question]
		t.memory = nil
		at := slices.IndexFunc(t.steps, func(s step) bool { return s.entry == i })
		switch th := ms.amendments[id]; {
		case at < 0:
		case th.undone:
			t.steps = slices.Delete(t.steps, at, at+1)
		default:
			t.steps[at] = ms.step(i, th)
		}
		return
	}
}

// Apply takes in an entry that was written since.
func (ms *Memories) Apply(e quiz.Entry) {
	if n := len(ms.entries); n > 0 && older(e, ms.entries[n-1]) <= 0 {
		// Another machine's, or the clock was set back: it finds its place.
		keys := map[string]string{}
		for question, t := range ms.records {
			keys[question] = t.keyPrint
		}
		*ms = *Replay(ms.Schedule, append(ms.entries, e))
		for question, key := range keys {
			ms.records[question].keyPrint = key
		}
		return
	}
	ms.entries = append(ms.entries, e)
	if about := ms.note(&e); about != "" {
		ms.redo(about)
	}
	ms.place(len(ms.entries) - 1)
}

// Of returns the memory of a question; ok is false if it was never answered,
// or every answer was taken back.
func (ms *Memories) Of(question string) (m Memory, ok bool) {
	t := ms.records[question]
	if t == nil || len(t.steps) == 0 {
		return Memory{}, false
	}
	if t.memory == nil {
		m := ms.remember(t)
		t.memory = &m
	}
	return *t.memory, true
}

// Rekey says which key a question has now. Reviews of another no longer count,
// and without any that counts it is due at once, though not new.
func (ms *Memories) SetKeyPrint(question, key string) {
	if t := ms.records[question]; t != nil {
		t.keyPrint, t.memory = key, nil
	}
}

// remember works out a memory from the reviews that count. There is at least
// one review.
func (ms *Memories) remember(t *record) Memory {
	latest := t.steps[len(t.steps)-1]
	m := Memory{
		KeyPrint:  cmp.Or(t.keyPrint, latest.keyPrint),
		TextPrint: ms.entries[latest.entry].Review.TextPrint,
		First:     t.steps[0].day,
	}
	for _, s := range t.steps {
		if s.keyPrint == m.KeyPrint {
			ms.advance(&m, s)
		}
	}
	if m.Reviews == 0 {
		m.Due = m.First
		return m
	}
	wait := fsrs.WholeDays(ms.Schedule.Model.Interval(m.Stability, ms.Schedule.Retention), ms.Schedule.Longest)
	m.Due = m.Last + Day(wait)
	return m
}

// rememberAll works out every memory ahead, on all processors, where there are
// so many that a learner would wait for it.
func (ms *Memories) rememberAll() {
	const many = 1000
	if len(ms.records) < many {
		return
	}
	traces := slices.Collect(maps.Values(ms.records))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for some := range slices.Chunk(traces, (len(traces)+workers-1)/workers) {
		wait.Go(func() {
			for _, t := range some {
				if len(t.steps) > 0 {
					m := ms.remember(t)
					t.memory = &m
				}
			}
		})
	}
	wait.Wait()
}

// recall is one step of memory.
func (ms *Memories) advance(m *Memory, s step) {
	evidence := fsrs.Evidence{Chance: s.chance}
	if m.Reviews == 0 {
		m.State = ms.Schedule.Model.FirstGiven(s.grade, evidence)
		m.Last = s.day
	} else {
		// A clock set back gives a negative gap; it counts as none.
		m.State = ms.Schedule.Model.NextGiven(m.State, max(0, int(s.day-m.Last)), s.grade, evidence)
		m.Last = max(m.Last, s.day)
	}
	m.Reviews++
	m.Grade = s.grade
}

// Amended is the grade and outcome of a review's entry after second thoughts.
func (ms *Memories) Amended(e *quiz.Entry) (quiz.Grade, quiz.Outcome) {
	if a := ms.amendments[e.ID].amend; a != nil {
		return a.Grade, a.Outcome
	}
	return e.Review.Grade, e.Review.Outcome
}

// DayOf is the study day of t.
func (ms *Memories) DayOf(t time.Time) Day { return DayOf(t, ms.Schedule.Rollover) }

// Recall is the probability that the learner recalls what m is about on a day.
func (ms *Memories) Recall(m Memory, on Day) float64 {
	if m.Reviews == 0 {
		return 0
	}
	return ms.Schedule.Model.Recall(float64(max(0, on-m.Last)), m.Stability)
}

// NewOn counts the questions that were answered for the first time on a day.
func (ms *Memories) NewOn(day Day) int {
	n := 0
	for _, t := range ms.records {
		if len(t.steps) > 0 && t.steps[0].day == day {
			n++
		}
	}
	return n
}

// Times is how often a question was answered: the n of Question.Shuffle.
func (ms *Memories) Times(question string) int {
	if t := ms.records[question]; t != nil {
		return len(t.steps)
	}
	return 0
}

// Skipped reports whether a question was put off on that day.
func (ms *Memories) Skipped(question string, on Day) bool {
	for _, i := range ms.skips[question] {
		if e := &ms.entries[i]; !ms.Undone(e.ID) && ms.DayOf(e.At) == on {
			return true
		}
	}
	return false
}

// Undone reports whether the entry with the id was taken back.
func (ms *Memories) Undone(id string) bool { return ms.amendments[id].undone }

// Entries are all that is known, oldest first. The slice is not the caller's
// to change.
func (ms *Memories) Entries() []quiz.Entry { return ms.entries }

// LastAct is the latest answer or skip that was not taken back; ok is false if
// there is none.
func (ms *Memories) LastTurn() (e quiz.Entry, ok bool) {
	for i := len(ms.entries) - 1; i >= 0; i-- {
		if e := ms.entries[i]; (e.Review != nil || e.Skip != "") && !ms.Undone(e.ID) {
			return e, true
		}
	}
	return quiz.Entry{}, false
}
