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

// The lines of a history. A review is right and typed unless it is changed.
func review(id, question string, t time.Time, change ...func(*quiz.Review)) quiz.Entry {
	r := &quiz.Review{Question: question, Outcome: quiz.Right, Score: 1, Grade: quiz.Good, KeyPrint: "key", TextPrint: "text " + id}
	for _, c := range change {
		c(r)
	}
	return quiz.Entry{ID: id, At: t, Review: r}
}

func missed(r *quiz.Review) { r.Outcome, r.Score, r.Grade = quiz.Wrong, 0, quiz.Again }

func under(key string) func(*quiz.Review)       { return func(r *quiz.Review) { r.KeyPrint = key } }
func guessed(chance float64) func(*quiz.Review) { return func(r *quiz.Review) { r.Chance = chance } }

func amend(id, of string, t time.Time, g quiz.Grade) quiz.Entry {
	return quiz.Entry{ID: id, At: t, Amend: &quiz.Amend{Of: of, Grade: g, Outcome: quiz.Right}}
}

func skip(id, question string, t time.Time) quiz.Entry {
	return quiz.Entry{ID: id, At: t, Skip: question}
}
func undo(id, of string, t time.Time) quiz.Entry { return quiz.Entry{ID: id, At: t, Undo: of} }

func TestDayOf(t *testing.T) {
	zone := func(hours float64) *time.Location { return time.FixedZone("", int(hours*3600)) }
	date := func(y, m, d, hour, minute int, hours float64) time.Time {
		return time.Date(y, time.Month(m), d, hour, minute, 59, 999, zone(hours))
	}
	for _, test := range []struct {
		name     string
		t        time.Time
		rollover int
		want     Day
	}{
		{"the first day", date(1970, 1, 1, 0, 0, 0), 0, 0},
		{"its end", date(1970, 1, 1, 23, 59, 0), 0, 0},
		{"the day before", date(1969, 12, 31, 23, 59, 0), 0, -1},
		{"the morning before", date(1969, 12, 31, 0, 0, 0), 0, -1},
		{"two days before", date(1969, 12, 30, 23, 59, 0), 0, -2},
		{"the first night belongs to the day before", date(1970, 1, 1, 3, 59, 0), 4, -1},
		{"and ends at the rollover", date(1970, 1, 1, 4, 0, 0), 4, 0},
		{"late rollover", date(1970, 1, 2, 22, 59, 0), 23, 0},
		{"east of Greenwich it is tomorrow already", date(1970, 1, 2, 0, 0, 14), 0, 1},
		{"west of it still today", date(1970, 1, 1, 23, 59, -12), 0, 0},
		{"half-hour offsets", date(1970, 1, 2, 0, 0, 5.75), 0, 1},
		{"the year 0", date(0, 1, 1, 12, 0, 0), 4, -719528},
		{"before the clocks go forward", date(2026, 3, 29, 2, 59, 2), 4, 20540},
		{"after it", date(2026, 3, 29, 4, 0, 3), 4, 20541},
		{"before the clocks go back", date(2026, 10, 25, 3, 59, 3), 4, 20750},
		{"the same hour again", date(2026, 10, 25, 3, 59, 2), 4, 20750},
		{"after it", date(2026, 10, 25, 4, 0, 2), 4, 20751},
	} {
		if got := DayOf(test.t, test.rollover); got != test.want {
			t.Errorf("%s, %v with rollover %d: day %d, want %d", test.name, test.t, test.rollover, got, test.want)
		}
	}
}

// TestMemory says which reviews of one question count, and how.
func TestMemory(t *testing.T) {
	type step struct {
		gap    int
		grade  quiz.Grade
		chance float64
	}
	east, west := time.FixedZone("", 14*3600), time.FixedZone("", -10*3600)
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		want    []step // nil: not known
		last    int    // day of the last that counts
	}{
		{"no answer", nil, nil, 0},
		{"one answer", []quiz.Entry{review("a", "q", at(0, 0))}, []step{{0, quiz.Good, 0}}, 0},
		{"another question's", []quiz.Entry{review("a", "p", at(0, 0))}, nil, 0},
		{"three", []quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0), missed), review("c", "q", at(9, 0))},
			[]step{{0, quiz.Good, 0}, {2, quiz.Again, 0}, {7, quiz.Good, 0}}, 9},
		{"the order of lines means nothing",
			[]quiz.Entry{review("a", "q", at(9, 0)), review("c", "q", at(0, 0)), review("b", "q", at(2, 0), missed)},
			[]step{{0, quiz.Good, 0}, {2, quiz.Again, 0}, {7, quiz.Good, 0}}, 9},
		{"of one time the id decides", []quiz.Entry{review("b", "q", at(0, 0), missed), review("a", "q", at(0, 0))},
			[]step{{0, quiz.Good, 0}, {0, quiz.Again, 0}}, 0},
		{"the same day", []quiz.Entry{review("a", "q", at(0, 0), missed), review("b", "q", at(0, 5))}, []step{{0, quiz.Again, 0}, {0, quiz.Good, 0}}, 0},
		{"a line twice", []quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0)), review("a", "q", at(0, 0))},
			[]step{{0, quiz.Good, 0}, {2, quiz.Good, 0}}, 2},
		{"a journey west makes no negative gap",
			[]quiz.Entry{review("a", "q", at(0, 0).In(east)), review("b", "q", at(0, 90).In(west)), review("c", "q", at(3, 0))},
			[]step{{0, quiz.Good, 0}, {0, quiz.Good, 0}, {3, quiz.Good, 0}}, 3},
		{"nor is the day it gave back counted twice",
			[]quiz.Entry{review("a", "q", at(0, 120).In(east)), review("b", "q", at(0, 180).In(west)), review("c", "q", at(1, 0))},
			[]step{{0, quiz.Good, 0}, {0, quiz.Good, 0}, {1, quiz.Good, 0}}, 1},

		{"undone", []quiz.Entry{review("a", "q", at(0, 0)), undo("b", "a", at(0, 1))}, nil, 0},
		{"undone twice", []quiz.Entry{review("a", "q", at(0, 0)), undo("b", "a", at(0, 1)), undo("c", "a", at(0, 2))}, nil, 0},
		{"undone and answered again", []quiz.Entry{review("a", "q", at(0, 0)), undo("b", "a", at(0, 1)), review("c", "q", at(0, 2), missed)},
			[]step{{0, quiz.Again, 0}}, 0},
		{"the middle one undone", []quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0), missed), undo("x", "b", at(2, 1)), review("c", "q", at(9, 0))},
			[]step{{0, quiz.Good, 0}, {9, quiz.Good, 0}}, 9},
		{"undone by a clock that was set back", []quiz.Entry{review("b", "q", at(1, 0)), undo("a", "b", at(0, 0))}, nil, 0},
		{"undo of what is not there", []quiz.Entry{review("a", "q", at(0, 0)), undo("b", "z", at(0, 1))}, []step{{0, quiz.Good, 0}}, 0},

		{"amended", []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy)}, []step{{0, quiz.Easy, 0}}, 0},
		{"I was right", []quiz.Entry{review("a", "q", at(0, 0), missed), amend("b", "a", at(0, 1), quiz.Good)}, []step{{0, quiz.Good, 0}}, 0},
		{"amended twice", []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy), amend("c", "a", at(0, 2), quiz.Hard)},
			[]step{{0, quiz.Hard, 0}}, 0},
		{"the latest counts, not the last line", []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 2), quiz.Easy), amend("c", "a", at(0, 1), quiz.Hard)},
			[]step{{0, quiz.Easy, 0}}, 0},
		{"of one time the greater id", []quiz.Entry{review("a", "q", at(0, 0)), amend("c", "a", at(0, 1), quiz.Easy), amend("b", "a", at(0, 1), quiz.Hard)},
			[]step{{0, quiz.Easy, 0}}, 0},
		{"amended before a later answer", []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Hard), review("c", "q", at(3, 0))},
			[]step{{0, quiz.Hard, 0}, {3, quiz.Good, 0}}, 3},
		{"amended by a clock that was set back", []quiz.Entry{review("b", "q", at(1, 0)), amend("a", "b", at(0, 0), quiz.Hard)}, []step{{0, quiz.Hard, 0}}, 1},
		{"amended and undone", []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Hard), undo("c", "a", at(0, 2))}, nil, 0},
		{"undone and amended", []quiz.Entry{review("a", "q", at(0, 0)), undo("b", "a", at(0, 1)), amend("c", "a", at(0, 2), quiz.Hard)}, nil, 0},

		{"skips are no answers", []quiz.Entry{skip("a", "q", at(0, 0))}, nil, 0},

		{"guessable", []quiz.Entry{review("a", "q", at(0, 0), guessed(0.25)), review("b", "q", at(3, 0), guessed(0.5))},
			[]step{{0, quiz.Good, 0.25}, {3, quiz.Good, 0.5}}, 3},

		{"only the latest key counts",
			[]quiz.Entry{review("a", "q", at(0, 0), under("old")), review("b", "q", at(2, 0)), review("c", "q", at(5, 0))},
			[]step{{0, quiz.Good, 0}, {3, quiz.Good, 0}}, 5},
		{"a key that comes back counts with what it had",
			[]quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0), under("other")), review("c", "q", at(5, 0))},
			[]step{{0, quiz.Good, 0}, {5, quiz.Good, 0}}, 5},
		{"an undone answer does not say the key",
			[]quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0), under("other")), undo("c", "b", at(2, 1))},
			[]step{{0, quiz.Good, 0}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := schedule(t)
			got, ok := Replay(s, test.entries).Of("q")
			if ok != (test.want != nil) {
				t.Fatalf("known is %v: %+v", ok, got)
			}
			if !ok {
				return
			}
			var state fsrs.State
			for i, w := range test.want {
				if i == 0 {
					state = s.Model.FirstGiven(w.grade, fsrs.Evidence{Chance: w.chance})
				} else {
					state = s.Model.NextGiven(state, w.gap, w.grade, fsrs.Evidence{Chance: w.chance})
				}
			}
			wait := fsrs.WholeDays(s.Model.Interval(state.Stability, s.Retention), s.Longest)
			if got.State != state || got.Reviews != len(test.want) || got.KeyPrint != "key" {
				t.Errorf("got %+v, want %d reviews and %+v", got, len(test.want), state)
			}
			if got.Last != dayOf(test.last) || got.Due != got.Last+Day(wait) {
				t.Errorf("last %d, due %d; want %d and %d days later", got.Last, got.Due, dayOf(test.last), wait)
			}
		})
	}
}

func TestRekey(t *testing.T) {
	entries := func() []quiz.Entry {
		return []quiz.Entry{review("a", "q", at(0, 0), under("old")), review("b", "q", at(2, 0)), review("c", "q", at(5, 0))}
	}
	ms := Replay(schedule(t), entries())
	ms.SetKeyPrint("q", "new")
	m, ok := ms.Of("q")
	if want := (Memory{KeyPrint: "new", TextPrint: "text c", First: dayOf(0), Due: dayOf(0)}); !ok || m != want {
		t.Errorf("under a new key: %+v, %v, want %+v", m, ok, want)
	}
	if got := ms.Recall(m, dayOf(6)); got != 0 {
		t.Errorf("recall of what is not known is %v", got)
	}
	a := ms.Agenda([]quiz.Ref{{ID: "q"}}, at(5, 1), 10)
	if len(a.Due) != 1 || a.Unseen != 0 {
		t.Errorf("under a new key it is not due at once, or it is new: %+v", a)
	}

	ms.Apply(review("d", "q", at(6, 0), under("new")))
	if m, _ := ms.Of("q"); m.Reviews != 1 || m.Last != dayOf(6) || m.First != dayOf(0) || m.Stability != ms.Schedule.Model.First(quiz.Good).Stability {
		t.Errorf("answered under the new key: %+v", m)
	}
	ms.Apply(review("e", "q", at(1, 0), under("new"))) // another machine's, from before
	if m, _ := ms.Of("q"); m.KeyPrint != "new" || m.Reviews != 2 {
		t.Errorf("after a late line: %+v", m)
	}
	ms.SetKeyPrint("q", "old")
	if m, _ := ms.Of("q"); m.Reviews != 1 || m.Last != dayOf(0) {
		t.Errorf("back under the old key: %+v", m)
	}
	ms.SetKeyPrint("p", "key")
	if _, ok := ms.Of("p"); ok {
		t.Error("a key makes a question known")
	}
	if n := ms.NewOn(dayOf(0)); n != 1 {
		t.Errorf("%d new on the first day, want 1 whatever the key", n)
	}
}

// TestGuessesWeighLess: what could be guessed lasts less than what was typed,
// and a miss is a miss.
func TestGuessesWeighLess(t *testing.T) {
	s := schedule(t)
	stability := func(change ...func(*quiz.Review)) float64 {
		m, _ := Replay(s, []quiz.Entry{review("a", "q", at(0, 0), change...), review("b", "q", at(4, 0), change...)}).Of("q")
		return m.Stability
	}
	typed, four, two := stability(), stability(guessed(0.25)), stability(guessed(0.5))
	if !(two < four && four < typed) {
		t.Errorf("stability after two right answers: %v of two options, %v of four, %v typed", two, four, typed)
	}
	if a, b := stability(missed), stability(missed, guessed(0.5)); a != b {
		t.Errorf("stability after two misses: %v typed, %v of two options", a, b)
	}
}

func TestLongest(t *testing.T) {
	s := schedule(t)
	s.Longest = 3
	m, _ := Replay(s, []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy)}).Of("q")
	if m.Due != dayOf(3) {
		t.Errorf("due on day %d, want %d", m.Due, dayOf(3))
	}
}

// TestCounts is about what else is read off a history.
func TestCounts(t *testing.T) {
	ms := Replay(schedule(t), []quiz.Entry{
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
		if got := ms.NewOn(dayOf(day)); got != want {
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
	e := ms.Entries()[slices.IndexFunc(ms.Entries(), func(e quiz.Entry) bool { return e.ID == "e" })]
	if g, o := ms.Amended(&e); g != quiz.Hard || o != quiz.Right {
		t.Errorf("e is amended to %v, %v", g, o)
	}

	// One act after the other is taken back, the latest first.
	for _, want := range []string{"f", "e", "b", "a"} {
		last, ok := ms.LastTurn()
		if !ok || last.ID != want {
			t.Fatalf("the last act is %q, %v, want %q", last.ID, ok, want)
		}
		ms.Apply(undo("undo "+want, want, at(3, 0)))
	}
	if last, ok := ms.LastTurn(); ok {
		t.Errorf("all is taken back, but there is %+v", last)
	}
	if n := ms.NewOn(dayOf(0)) + ms.NewOn(dayOf(1)); n != 0 || ms.Skipped("r", dayOf(1)) {
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
		switch r.IntN(8) {
		case 0:
			entries = append(entries, undo(id(i), id(r.IntN(n)), t))
		case 1:
			entries = append(entries, amend(id(i), id(r.IntN(n)), t, quiz.Hard+quiz.Grade(r.IntN(3))))
		case 2:
			entries = append(entries, skip(id(i), question, t))
		default:
			e := review(id(i), question, t, under(fmt.Sprint("key", r.IntN(8)/7)), guessed(float64(r.IntN(3))/4))
			e.Review.Grade = quiz.Again + quiz.Grade(r.IntN(4))
			entries = append(entries, e)
		}
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
			if ms.Skipped(question, dayOf(day)) {
				lines = append(lines, fmt.Sprintf("%s skipped on day %d", question, day))
			}
		}
	}
	for day := -2; day < 25; day++ {
		lines = append(lines, fmt.Sprintf("%d new on day %d", ms.NewOn(dayOf(day)), day))
	}
	last, ok := ms.LastTurn()
	lines = append(lines, fmt.Sprint("last ", last.ID, " ", ok))
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
		want := Replay(s, slices.Clone(entries))
		for range 3 {
			for range r.IntN(5) { // after a union of files lines stand twice
				entries = append(entries, entries[r.IntN(len(entries))])
			}
			r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			sameView(t, round, "in another order", Replay(s, slices.Clone(entries)), want)
		}
	}
}

func TestApplyIsReplay(t *testing.T) {
	s := schedule(t)
	for round := range 300 {
		r := chanceOf(round)
		entries := randomEntries(r, 1+r.IntN(40))
		if round%2 == 0 { // every other time as one machine would write them
			slices.SortFunc(entries, older)
		}
		from := r.IntN(len(entries))
		ms := Replay(s, slices.Clone(entries[:from]))
		keys := map[string]string{}
		for _, e := range entries[from:] {
			if q := fmt.Sprint("q", r.IntN(6)); r.IntN(2) == 0 {
				ms.Of(q) // so that there is something to forget
			} else if _, ok := ms.Of(q); ok && r.IntN(5) == 0 {
				keys[q] = fmt.Sprint("key", r.IntN(3))
				ms.SetKeyPrint(q, keys[q])
			}
			ms.Apply(e)
			if r.IntN(10) == 0 {
				ms.Apply(e)
			}
		}
		want := Replay(s, slices.Clone(entries))
		for q, key := range keys {
			want.SetKeyPrint(q, key)
		}
		sameView(t, round, "applied one by one", ms, want)
	}
}

// TestRecall: it falls day by day, and is 0.9 when a question comes due.
func TestRecall(t *testing.T) {
	ms := Replay(schedule(t), []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy)})
	m, _ := ms.Of("q")
	if got := ms.Recall(m, m.Last-3); got != 1 {
		t.Errorf("recall before the answer is %v", got)
	}
	for day := m.Last; day < m.Due; day++ {
		if now, next := ms.Recall(m, day), ms.Recall(m, day+1); !(next < now && now <= 1) {
			t.Errorf("recall %v on day %d and %v after it", now, day, next)
		}
	}
	if got := ms.Recall(m, m.Due); got < 0.89 || got > 0.91 {
		t.Errorf("recall when it is due is %v, want about 0.9", got)
	}
}

// longHistory is reviews of questions, learnt evenly over years, with some
// second thoughts, skips and undoes.
func longHistory(reviews, questions int) ([]quiz.Entry, []quiz.Ref) {
	r := chanceOf(1)
	refs := make([]quiz.Ref, questions)
	for i := range refs {
		refs[i] = quiz.Ref{ID: fmt.Sprintf("seed/concept/entry-%d/meaning", i), Family: fmt.Sprintf("seed/concept/entry-%d", i)}
	}
	var entries []quiz.Entry
	add := func(e quiz.Entry) {
		e.ID = fmt.Sprintf("%012d", len(entries))
		e.At = at(0, len(entries)*20)
		entries = append(entries, e)
	}
	for i := range reviews {
		e := review("", refs[(i*7919+r.IntN(3))%questions].ID, time.Time{}, guessed(0.25), under("0123456789ab"))
		if r.IntN(6) == 0 {
			missed(e.Review)
		}
		add(e)
		last := entries[len(entries)-1].ID
		switch r.IntN(100) {
		case 0:
			add(undo("", last, time.Time{}))
		case 1, 2:
			add(amend("", last, time.Time{}, quiz.Hard))
		case 3:
			add(skip("", refs[r.IntN(questions)].ID, time.Time{}))
		}
	}
	return entries, refs
}

// BenchmarkAgenda replays 100,000 reviews of 10,000 questions and works out
// every memory: what a start of the program needs, beside reading the file.
func BenchmarkAgenda(b *testing.B) {
	s := schedule(b)
	all, refs := longHistory(100_000, 10_000)
	now := all[len(all)-1].At
	b.ReportAllocs()
	for b.Loop() {
		a := Replay(s, all).Agenda(refs, now, 10)
		if len(a.Due)+len(a.Later)+a.Unseen != len(refs) {
			b.Fatalf("%d due, %d later, %d unseen", len(a.Due), len(a.Later), a.Unseen)
		}
	}
}
