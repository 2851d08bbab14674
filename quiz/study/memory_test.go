package study

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

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
		{"of one counter the id decides", []quiz.Entry{review("b", "q", at(0, 0), missed), review("a", "q", at(0, 0))},
			[]step{{0, quiz.Good, 0}, {0, quiz.Again, 0}}, 0},
		{"within a day the counter decides, not the clock",
			[]quiz.Entry{nth(1, review("b", "q", at(0, 5), missed)), nth(2, review("a", "q", at(0, 0)))}, []step{{0, quiz.Again, 0}, {0, quiz.Good, 0}}, 0},
		{"between days the date decides, not the counter",
			[]quiz.Entry{nth(2, review("b", "q", at(0, 0), missed)), nth(1, review("a", "q", at(3, 0)))}, []step{{0, quiz.Again, 0}, {3, quiz.Good, 0}}, 3},
		{"practice and exams do not count",
			[]quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(1, 0), missed, func(r *quiz.Review) { r.Practice = true }), review("c", "q", at(2, 0), missed, func(r *quiz.Review) { r.Exam = true })},
			[]step{{0, quiz.Good, 0}}, 0},
		{"practice alone", []quiz.Entry{review("b", "q", at(1, 0), func(r *quiz.Review) { r.Practice = true }), amend("c", "b", at(1, 0), quiz.Easy)}, nil, 0},
		{"the same day", []quiz.Entry{review("a", "q", at(0, 0), missed), review("b", "q", at(0, 5))}, []step{{0, quiz.Again, 0}, {0, quiz.Good, 0}}, 0},
		{"a line twice", []quiz.Entry{review("a", "q", at(0, 0)), review("b", "q", at(2, 0)), review("a", "q", at(0, 0))},
			[]step{{0, quiz.Good, 0}, {2, quiz.Good, 0}}, 2},
		{"after a journey west the earlier day comes first",
			[]quiz.Entry{review("a", "q", at(0, 0).In(east)), review("b", "q", at(0, 90).In(west)), review("c", "q", at(3, 0))},
			[]step{{0, quiz.Good, 0}, {1, quiz.Good, 0}, {3, quiz.Good, 0}}, 3},
		{"and the day it gave back is not counted twice",
			[]quiz.Entry{review("a", "q", at(0, 120).In(east)), review("b", "q", at(0, 180).In(west)), review("c", "q", at(1, 0))},
			[]step{{0, quiz.Good, 0}, {1, quiz.Good, 0}, {1, quiz.Good, 0}}, 1},

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
		{"the latest counts, not the last line", []quiz.Entry{review("a", "q", at(0, 0)), nth(3, amend("b", "a", at(0, 1), quiz.Easy)), nth(2, amend("c", "a", at(0, 2), quiz.Hard))},
			[]step{{0, quiz.Easy, 0}}, 0},
		{"of one counter the greater id", []quiz.Entry{review("a", "q", at(0, 0)), amend("c", "a", at(0, 1), quiz.Easy), amend("b", "a", at(0, 1), quiz.Hard)},
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
			got, ok := replay(s, test.entries).Of("q")
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
			if got.State != state || got.Reviews != len(test.want) {
				t.Errorf("got %+v, want %d reviews and %+v", got, len(test.want), state)
			}
			if got.Last != dayOf(test.last) || got.Due != got.Last+Day(wait) {
				t.Errorf("last %d, due %d; want %d and %d days later", got.Last, got.Due, dayOf(test.last), wait)
			}
		})
	}
}

func TestSetWording(t *testing.T) {
	entries := func() []quiz.Entry {
		return []quiz.Entry{review("a", "q", at(0, 0), under("old")), review("b", "q", at(2, 0)), review("c", "q", at(5, 0))}
	}
	ms := replay(schedule(t), entries())
	ms.SetWording("q", "another text", *keyed("new"), nil)
	m, ok := ms.Of("q")
	if want := (Memory{TextPrint: "text c", First: dayOf(0), Due: dayOf(0)}); !ok || m != want {
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
	if m, _ := ms.Of("q"); m.Reviews != 2 {
		t.Errorf("after a late line: %+v", m)
	}
	ms.SetWording("q", "another text", *keyed("old"), nil)
	if m, _ := ms.Of("q"); m.Reviews != 1 || m.Last != dayOf(0) {
		t.Errorf("back under the old key: %+v", m)
	}
	ms.SetWording("p", "another text", *keyed("key"), nil)
	if _, ok := ms.Of("p"); ok {
		t.Error("a key makes a question known")
	}
	if n := ms.Introduced(dayOf(0)); n != 1 {
		t.Errorf("%d new on the first day, want 1 whatever the key", n)
	}
}

// TestGuessesWeighLess: what could be guessed lasts less than what was typed,
// and a miss is a miss.
func TestGuessesWeighLess(t *testing.T) {
	s := schedule(t)
	stability := func(change ...func(*quiz.Review)) float64 {
		m, _ := replay(s, []quiz.Entry{review("a", "q", at(0, 0), change...), review("b", "q", at(4, 0), change...)}).Of("q")
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
	m, _ := replay(s, []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy)}).Of("q")
	if m.Due != dayOf(3) {
		t.Errorf("due on day %d, want %d", m.Due, dayOf(3))
	}
}

// TestRecall: it falls day by day, and is 0.9 when a question comes due.
func TestRecall(t *testing.T) {
	ms := replay(schedule(t), []quiz.Entry{review("a", "q", at(0, 0)), amend("b", "a", at(0, 1), quiz.Easy)})
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

// What was missed last is not known on that day, though recall begins anew.
func TestKnown(t *testing.T) {
	t.Parallel()
	ms := replay(schedule(t), []quiz.Entry{
		review("a", "missed", at(0, 0), missed),
		review("b", "mended", at(0, 1), missed), review("c", "mended", at(0, 2)),
		review("d", "right", at(0, 3)),
	})
	for question, want := range map[string]float64{"missed": 0, "mended": 1, "right": 1} {
		m, _ := ms.Of(question)
		if got := ms.Known(m, dayOf(0)); got != want {
			t.Errorf("%s is known with %v today, want %v", question, got, want)
		}
		if got, recall := ms.Known(m, dayOf(1)), ms.Recall(m, dayOf(1)); got != recall || got == 0 || got == 1 {
			t.Errorf("%s is known with %v tomorrow, and recalled with %v", question, got, recall)
		}
	}
}

// TestOfEach: of many questions at a time each memory is the one that Of returns, also of
// those whose wording was set, of those that are new and of one that is named twice.
func TestOfEach(t *testing.T) {
	const questions = 3 * many
	var entries []quiz.Entry
	ids := make([]string, questions)
	for i := range ids {
		ids[i] = fmt.Sprint("q", i)
		switch {
		case i%7 == 0: // it is new
		case i%5 == 0:
			entries = append(entries, review(fmt.Sprint("a", i), ids[i], at(i%9, 0), missed))
		default:
			entries = append(entries, review(fmt.Sprint("b", i), ids[i], at(i%11, 0), under("old")))
		}
	}
	ids[1], ids[questions-1] = ids[2], ids[3] // both were answered
	ms := replay(schedule(t), entries)
	for i := 0; i < questions; i += 3 {
		ms.SetWording(ids[i], "a new text", *keyed("new"), nil)
	}
	got := make([]*Memory, questions)
	var mu sync.Mutex
	told := map[int]int{}
	ms.OfEach(questions, func(i int) string { return ids[i] }, func(i int, m *Memory) {
		got[i] = m
		mu.Lock()
		told[i]++
		mu.Unlock()
	})
	for i, id := range ids {
		want, ok := ms.Of(id)
		if ok != (got[i] != nil) || ok && *got[i] != want || told[i] > 1 {
			t.Fatalf("question %d: %+v, told %d times, want %+v", i, got[i], told[i], want)
		}
	}
}
