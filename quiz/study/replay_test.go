package study

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// TestCounts is about what else is read off a history.
func TestCounts(t *testing.T) {
	ms := replay(schedule(t), []quiz.Entry{
		review("a", "p", at(0, 0)),
		review("b", "p", at(0, 1)),
		review("c", "q", at(0, 2)), undo("d", "c", at(0, 3)),
		review("e", "q", at(1, 0)),
		skip("f", "r", at(1, 1)),
		skip("g", "s", at(1, 2)), undo("h", "g", at(1, 3)),
		review("i", "r", at(2, 0)), undo("j", "i", at(2, 1)),
		amend("k", "e", at(2, 2), quiz.Hard),
	})
	for day, want := range []int{1, 1, 0} {
		if got := ms.Introduced(dayOf(day)); got != want {
			t.Errorf("%d new on day %d, want %d", got, day, want)
		}
	}
	for _, test := range []struct {
		question string
		day      int
		want     bool
	}{{"r", 1, true}, {"r", 0, false}, {"r", 2, false}, {"s", 1, false}, {"p", 1, false}} {
		if got := ms.Skipped(test.question, dayOf(test.day)); got != test.want {
			t.Errorf("%s skipped on day %d: %v", test.question, test.day, got)
		}
	}
	for id, want := range map[string]bool{"c": true, "g": true, "i": true, "a": false, "h": false} {
		if got := ms.Undone(id); got != want {
			t.Errorf("%s undone: %v", id, got)
		}
	}
	e := ms.Entries()[slices.IndexFunc(ms.Entries(), func(e *quiz.Entry) bool { return e.ID == "e" })]
	if g, o := ms.Amended(e); g != quiz.Hard || o != quiz.Right {
		t.Errorf("e is amended to %v, %v", g, o)
	}

	// One after the other is taken back, the latest first.
	for _, want := range []string{"f", "e", "b", "a"} {
		last, ok := ms.Latest()
		if !ok || last.ID != want {
			t.Fatalf("the latest is %q, %v, want %q", last.ID, ok, want)
		}
		ms.Apply(undo("undo "+want, want, at(3, 0)))
	}
	if last, ok := ms.Latest(); ok {
		t.Errorf("all is taken back, but there is %+v", last)
	}
	if n := ms.Introduced(dayOf(0)) + ms.Introduced(dayOf(1)); n != 0 || ms.Skipped("r", dayOf(1)) {
		t.Errorf("all is taken back, but %d are new", n)
	}
}

// randomEntries is a history such as no machine writes: times repeat and run
// back, offsets jump, undoes and amendments stand before what they name or
// name nothing.
func randomEntries(r *rand.Rand, n int) []quiz.Entry {
	var entries []quiz.Entry
	ids := r.Perm(n)
	id := func(i int) string { return fmt.Sprintf("%03d", ids[i]) }
	for i := range n {
		t := at(r.IntN(20), 30*r.IntN(40)).In(time.FixedZone("", 3600*(r.IntN(27)-12)))
		question := fmt.Sprint("q", r.IntN(6))
		e := review(id(i), question, t, under(fmt.Sprint("key", r.IntN(8)/7)), guessed(float64(r.IntN(3))/4))
		if e.Review.Grade = quiz.Again + quiz.Grade(r.IntN(4)); e.Review.Grade == quiz.Again {
			e.Review.Outcome = []quiz.Outcome{quiz.Wrong, quiz.Partly, quiz.Unknown}[r.IntN(3)]
		}
		if e.Review.Outcome != quiz.Unknown {
			e.Review.Confidence = fsrs.Confidence(r.IntN(4))
		}
		e.Review.Practice = r.IntN(20) == 0
		switch r.IntN(10) {
		case 0:
			e = undo(id(i), id(r.IntN(n)), t)
		case 1:
			e = amend(id(i), id(r.IntN(n)), t, quiz.Hard+quiz.Grade(r.IntN(3)))
		case 2:
			e = skip(id(i), question, t)
		case 3:
			e = suspend(id(i), question, t)
		case 4:
			e = quiz.Entry{ID: id(i), At: t, Resume: question}
		}
		entries = append(entries, nth(1+r.IntN(n), e))
	}
	return entries
}

// view is all that can be read off memories.
func view(ms *Memories) (lines []string) {
	for i := range 6 {
		question := fmt.Sprint("q", i)
		m, ok := ms.Of(question)
		lines = append(lines, fmt.Sprint(question, " ", ok))
		if ok {
			lines = append(lines, fmt.Sprintf("%+v", m))
		}
		for day := range 25 {
			if day == 0 && ms.Suspended(question) {
				lines = append(lines, question+" suspended")
			}
			if ms.Skipped(question, dayOf(day)) {
				lines = append(lines, fmt.Sprintf("%s skipped on day %d", question, day))
			}
		}
	}
	for day := -2; day < 25; day++ {
		lines = append(lines, fmt.Sprintf("%d new on day %d", ms.Introduced(dayOf(day)), day))
	}
	if last, ok := ms.Latest(); ok {
		lines = append(lines, "last "+last.ID)
	}
	for _, e := range ms.Entries() {
		lines = append(lines, e.ID)
	}
	return lines
}

func sameView(t *testing.T, round int, what string, got, want *Memories) {
	t.Helper()
	if a, b := view(got), view(want); !reflect.DeepEqual(a, b) {
		t.Fatalf("round %d: %s:\n%s\nand as it was:\n%s", round, what, strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

func TestReplayIgnoresOrder(t *testing.T) {
	s := schedule(t)
	for round := range 300 {
		r := chanceOf(round)
		entries := randomEntries(r, 1+r.IntN(40))
		want := replay(s, slices.Clone(entries))
		for range 3 {
			for range r.IntN(5) { // after a union of files lines stand twice
				entries = append(entries, entries[r.IntN(len(entries))])
			}
			r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			sameView(t, round, "in another order", replay(s, slices.Clone(entries)), want)
		}
	}
}

func TestApplyIsReplay(t *testing.T) {
	s := schedule(t)
	for round := range 300 {
		r := chanceOf(round)
		entries := randomEntries(r, 1+r.IntN(40))
		switch round % 3 {
		case 0: // as one machine would write them
			slices.SortFunc(entries, func(a, b quiz.Entry) int { return a.Compare(&b) })
		case 1: // the latest first
			slices.SortFunc(entries, func(a, b quiz.Entry) int { return b.Compare(&a) })
		}
		from := r.IntN(len(entries))
		ms := replay(s, slices.Clone(entries[:from]))
		keys := map[string]string{}
		for _, e := range entries[from:] {
			if q := fmt.Sprint("q", r.IntN(6)); r.IntN(2) == 0 {
				ms.Of(q) // so that there is something to forget
			} else if _, ok := ms.Of(q); ok && r.IntN(5) == 0 {
				keys[q] = fmt.Sprint("key", r.IntN(3))
				ms.SetWording(q, "another text", *keyed(keys[q]), nil)
			}
			ms.Apply(e)
			if r.IntN(10) == 0 {
				ms.Apply(e)
			}
		}
		want := replay(s, slices.Clone(entries))
		for q, key := range keys {
			want.SetWording(q, "another text", *keyed(key), nil)
		}
		sameView(t, round, "applied one by one", ms, want)
	}
}

// TestApplyKeepsKeys: an older entry, another machine's or one written after
// the clock was set back, leaves the keys as they were told. A replay of many
// questions works their memories out ahead, and one of few does not.
func TestApplyKeepsKeys(t *testing.T) {
	for _, n := range []int{1, 999, 1000, 1001} {
		var entries []quiz.Entry
		for i := range n {
			id := fmt.Sprintf("%04d", i)
			entries = append(entries, review(id, id, at(0, i)))
		}
		ms := replay(schedule(t), entries)
		ms.SetWording("0000", "another text", *keyed("new"), nil)
		want := Memory{TextPrint: "text 0000", First: dayOf(0), Due: dayOf(0)}
		for _, older := range []quiz.Entry{skip("a", "0000", at(-1, 0)), review("b", "other", at(-2, 0)), undo("c", "none", at(-3, 0))} {
			ms.Apply(older)
			if m, _ := ms.Of("0000"); m != want {
				t.Errorf("of %d, after %s: %+v, want %+v", n, older.ID, m, want)
			}
		}
		ms.Apply(review("d", "0000", at(-4, 0), under("new")))
		if m, _ := ms.Of("0000"); m.Reviews != 1 || m.First != dayOf(-4) || m.Last != dayOf(-4) {
			t.Errorf("of %d, answered under the new key: %+v", n, m)
		}
	}
}
