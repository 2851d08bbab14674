package study

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// schedule is the usual one: retention 0.9, study days from 4 o'clock.
func schedule(t testing.TB) Schedule {
	t.Helper()
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	return Schedule{Model: model, Retention: 0.9, Longest: 365, Rollover: 4}
}

// at is 9 o'clock and some minutes on a day counted from Monday 2 March 2026,
// in UTC.
func at(day, minutes int) time.Time {
	return time.Date(2026, 3, 2+day, 9, minutes, 0, 0, time.UTC)
}

// dayOf is at's study day.
func dayOf(day int) Day { return DayOf(at(day, 0), 4) }

// chanceOf returns chance that is the same in every run.
func chanceOf(n int) *rand.Rand { return rand.New(rand.NewPCG(1, uint64(n))) }

// replay replays entries long after they were written.
func replay(s Schedule, entries []quiz.Entry) *Memories {
	return Replay(s, History{Entries: entries, Now: at(100_000, 0), Asked: askedAs})
}

// entriesOf are copies of all entries.
func entriesOf(ms *Memories) (list []quiz.Entry) {
	for _, e := range ms.Entries() {
		list = append(list, *e)
	}
	return list
}

// keyed is a question whose right answer is key.
func keyed(key string) *quiz.Asked {
	a := quiz.Question{Kind: quiz.Typed{Accept: []string{key}}}.Asked("deck")
	keys.Store(a.Print(), a)
	return &a
}

// keys are the questions that keyed made, by their fingerprints.
var keys sync.Map

// askedAs finds a question that keyed made.
func askedAs(print string) (quiz.Asked, bool) {
	a, ok := keys.Load(print)
	if !ok {
		return quiz.Asked{}, false
	}
	return a.(quiz.Asked), true
}

// nth gives e a counter.
func nth(n int, e quiz.Entry) quiz.Entry {
	e.N = n
	return e
}

// The lines of a history. A review is right and typed unless it is changed.
func review(id, question string, t time.Time, change ...func(*quiz.Review)) quiz.Entry {
	r := &quiz.Review{Question: question, Outcome: quiz.Right, Grade: quiz.Good, Asked: keyed("key").Print(), TextPrint: "text " + id}
	for _, c := range change {
		c(r)
	}
	return quiz.Entry{ID: id, At: t, Review: r}
}

func missed(r *quiz.Review) { r.Outcome, r.Grade = quiz.Wrong, quiz.Again }

func under(key string) func(*quiz.Review) {
	return func(r *quiz.Review) { r.Asked = keyed(key).Print() }
}
func guessed(chance float64) func(*quiz.Review) { return func(r *quiz.Review) { r.Chance = chance } }

func amend(id, of string, t time.Time, g quiz.Grade) quiz.Entry {
	return quiz.Entry{ID: id, At: t, Amend: &quiz.Amend{Of: of, Grade: g, Outcome: quiz.Right}}
}

func skip(id, question string, t time.Time) quiz.Entry {
	return quiz.Entry{ID: id, At: t, Skip: question}
}
func suspend(id, question string, t time.Time) quiz.Entry {
	return quiz.Entry{ID: id, At: t, Suspend: question}
}
func undo(id, of string, t time.Time) quiz.Entry { return quiz.Entry{ID: id, At: t, Undo: of} }

// refsOf names questions: "a/1 a/2 b" are three, of which two are siblings.
func refsOf(names string) []quiz.Ref {
	var refs []quiz.Ref
	for i, id := range strings.Fields(names) {
		family, _, _ := strings.Cut(id, "/")
		refs = append(refs, quiz.Ref{ID: id, Deck: "deck", Family: family, Item: i})
	}
	return refs
}

func ids(refs []quiz.Ref) string {
	var list []string
	for _, r := range refs {
		list = append(list, r.ID)
	}
	return strings.Join(list, " ")
}

// asked is the question behind a Ref: typed, and "yes" is right.
func asked(r quiz.Ref) quiz.Question {
	return quiz.Question{ID: r.ID, Family: r.Family, Kind: quiz.Typed{Accept: []string{"yes"}}}
}

// due is memories by which questions are due, in their order.
func due(t testing.TB, refs []quiz.Ref) *Memories {
	var entries []quiz.Entry
	for i, r := range refs {
		entries = append(entries, review(fmt.Sprint("before ", i), r.ID, at(-400+i, 0), under("yes")))
	}
	return replay(schedule(t), entries)
}
