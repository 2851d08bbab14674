package quiz

import (
	"cmp"
	"slices"
	"strings"
	"time"

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
	Key     string // of the reviews that count
	Text    string // of the latest review
	Reviews int    // that count; 0: all were of another key, so nothing is known
	First   Day    // of any review, whether it counts or not
	Last    Day    // of the latest that counts
	Due     Day
}

// Memories holds a learner's history so that memory can be read off it. It is
// a pure function of the entries, whatever order they came in.
type Memories struct {
	Schedule Schedule
	entries  []Entry // oldest first, each once
	traces   map[string]*trace
	amends   map[string]Amend // by review, the latest
	undone   map[string]bool
	skips    map[string][]int // by question, in entries
}

// A trace is what there is on one question.
type trace struct {
	reviews []int   // in Memories.entries, oldest first, without those taken back
	key     string  // the question's present key; empty: that of its latest review
	memory  *Memory // worked out when it is wanted; nil: not yet
}

// Replay makes memories of entries.
func Replay(s Schedule, entries []Entry) *Memories {
	ms := &Memories{
		Schedule: s,
		traces:   make(map[string]*trace, len(entries)/8),
		amends:   map[string]Amend{},
		undone:   map[string]bool{},
		skips:    map[string][]int{},
	}
	entries = slices.Clone(entries)
	if !slices.IsSortedFunc(entries, older) {
		slices.SortFunc(entries, older)
	}
	// After a union of two files a line may stand twice.
	ms.entries = slices.CompactFunc(entries, func(a, b Entry) bool { return older(a, b) == 0 })
	for i := range ms.entries {
		if e := &ms.entries[i]; e.Undo != "" {
			ms.undone[e.Undo] = true
		}
	}
	for i := range ms.entries {
		ms.trace(i)
	}
	return ms
}

// older orders entries by time and then by id.
func older(a, b Entry) int {
	return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID))
}

// trace notes what entry i says. It goes through the entries from old to new,
// and knows what is undone.
func (ms *Memories) trace(i int) {
	switch e := &ms.entries[i]; {
	case e.Review != nil:
		t := ms.traces[e.Review.Question]
		if t == nil {
			t = &trace{reviews: make([]int, 0, 8)}
			ms.traces[e.Review.Question] = t
		}
		if !ms.undone[e.ID] {
			t.reviews = append(t.reviews, i)
			t.memory = nil
		}
	case e.Amend != nil:
		ms.amends[e.Amend.Of] = *e.Amend
	case e.Skip != "":
		ms.skips[e.Skip] = append(ms.skips[e.Skip], i)
	}
}

// forget drops what was worked out from the review with the id, if there is
// one, and the review itself if it is undone.
func (ms *Memories) forget(id string) {
	// Second thoughts come soon after the first: from the end is nearest.
	for i := len(ms.entries) - 1; i >= 0; i-- {
		if e := &ms.entries[i]; e.ID == id && e.Review != nil {
			t := ms.traces[e.Review.Question]
			t.memory = nil
			if ms.undone[id] {
				t.reviews = slices.DeleteFunc(t.reviews, func(r int) bool { return r == i })
			}
			return
		}
	}
}

// Apply takes in an entry that was written since.
func (ms *Memories) Apply(e Entry) {
	if n := len(ms.entries); n > 0 && older(e, ms.entries[n-1]) <= 0 {
		// Another machine's, or the clock was set back: it finds its place.
		keys := map[string]string{}
		for question, t := range ms.traces {
			keys[question] = t.key
		}
		*ms = *Replay(ms.Schedule, append(ms.entries, e))
		for question, key := range keys {
			ms.traces[question].key = key
		}
		return
	}
	ms.entries = append(ms.entries, e)
	ms.trace(len(ms.entries) - 1)
	switch {
	case e.Amend != nil:
		ms.forget(e.Amend.Of)
	case e.Undo != "":
		ms.undone[e.Undo] = true
		ms.forget(e.Undo)
	}
}

// Of returns the memory of a question; ok is false if it was never answered,
// or every answer was taken back.
func (ms *Memories) Of(question string) (m Memory, ok bool) {
	t := ms.traces[question]
	if t == nil || len(t.reviews) == 0 {
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
func (ms *Memories) Rekey(question, key string) {
	if t := ms.traces[question]; t != nil {
		t.key, t.memory = key, nil
	}
}

// remember works out a memory from the reviews that count. There is at least
// one review.
func (ms *Memories) remember(t *trace) Memory {
	first, latest := &ms.entries[t.reviews[0]], &ms.entries[t.reviews[len(t.reviews)-1]]
	m := Memory{
		Key:   cmp.Or(t.key, latest.Review.Key),
		Text:  latest.Review.Text,
		First: ms.DayOf(first.At),
	}
	for _, i := range t.reviews {
		if e := &ms.entries[i]; e.Review.Key == m.Key {
			ms.recall(&m, e)
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

// recall is one step of memory.
func (ms *Memories) recall(m *Memory, e *Entry) {
	grade, _ := ms.Amended(e)
	evidence := fsrs.Evidence{Chance: e.Review.Chance}
	day := ms.DayOf(e.At)
	if m.Reviews == 0 {
		m.State = ms.Schedule.Model.FirstGiven(grade, evidence)
	} else {
		// A clock set back gives a negative gap; it counts as none.
		m.State = ms.Schedule.Model.NextGiven(m.State, max(0, int(day-m.Last)), grade, evidence)
	}
	m.Reviews++
	m.Last = max(m.Last, day)
	if m.Reviews == 1 {
		m.Last = day
	}
}

// Amended is the grade and outcome of a review's entry after second thoughts.
func (ms *Memories) Amended(e *Entry) (Grade, Outcome) {
	if a, ok := ms.amends[e.ID]; ok {
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
	for _, t := range ms.traces {
		if len(t.reviews) > 0 && ms.DayOf(ms.entries[t.reviews[0]].At) == day {
			n++
		}
	}
	return n
}

// Times is how often a question was answered: the n of Question.Shuffle.
func (ms *Memories) Times(question string) int {
	if t := ms.traces[question]; t != nil {
		return len(t.reviews)
	}
	return 0
}

// Skipped reports whether a question was put off on that day.
func (ms *Memories) Skipped(question string, on Day) bool {
	for _, i := range ms.skips[question] {
		if e := &ms.entries[i]; !ms.undone[e.ID] && ms.DayOf(e.At) == on {
			return true
		}
	}
	return false
}

// Undone reports whether the entry with the id was taken back.
func (ms *Memories) Undone(id string) bool { return ms.undone[id] }

// Entries are all that is known, oldest first. The slice is not the caller's
// to change.
func (ms *Memories) Entries() []Entry { return ms.entries }

// LastAct is the latest answer or skip that was not taken back; ok is false if
// there is none.
func (ms *Memories) LastAct() (e Entry, ok bool) {
	for i := len(ms.entries) - 1; i >= 0; i-- {
		if e := ms.entries[i]; (e.Review != nil || e.Skip != "") && !ms.undone[e.ID] {
			return e, true
		}
	}
	return Entry{}, false
}
