package study

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

// replayAt replays entries by a reader's clock.
func replayAt(t testing.TB, now time.Time, entries []quiz.Entry) *Memories {
	return Replay(schedule(t), History{Entries: entries, Now: now, Asked: askedAs})
}

// TestDatedAhead says on which day an answer counts as given that is dated ahead
// of the reader's clock, which stands at day 10.
func TestDatedAhead(t *testing.T) {
	far := at(400, 0)
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		want    Day // of the question "far"
		ahead   int
	}{
		{"the day of the one given before", []quiz.Entry{
			nth(1, review("a", "q", at(2, 0))), nth(2, review("b", "q", at(5, 0))), nth(3, review("c", "far", far)), nth(4, review("d", "q", at(7, 0)))}, dayOf(5), 1},
		{"though lines stand in another order", []quiz.Entry{
			nth(4, review("d", "q", at(7, 0))), nth(3, review("c", "far", far)), nth(2, review("b", "q", at(5, 0))), nth(1, review("a", "q", at(2, 0)))}, dayOf(5), 1},
		{"with several ahead", []quiz.Entry{
			nth(2, review("b", "q", at(5, 0))), nth(3, review("c", "x", far)), nth(4, review("d", "far", far)), nth(5, review("e", "y", far)), nth(6, review("f", "q", at(7, 0)))}, dayOf(5), 3},
		{"without one before, of the one after", []quiz.Entry{
			nth(1, review("c", "far", far)), nth(2, review("d", "x", far)), nth(3, review("e", "q", at(7, 0))), nth(4, review("f", "q", at(8, 0)))}, dayOf(7), 2},
		{"of one counter the id decides", []quiz.Entry{
			nth(3, review("a", "q", at(5, 0))), nth(3, review("b", "far", far)), nth(3, review("c", "q", at(7, 0)))}, dayOf(5), 1},
		{"what was taken back says nothing", []quiz.Entry{
			nth(1, review("a", "q", at(2, 0))), nth(2, review("b", "q", at(5, 0))), nth(3, review("c", "far", far)), nth(4, undo("d", "b", at(7, 0)))}, dayOf(2), 1},
		{"skips say nothing", []quiz.Entry{
			nth(1, review("a", "q", at(2, 0))), nth(2, skip("b", "q", at(5, 0))), nth(3, review("c", "far", far))}, dayOf(2), 1},
		{"a day ahead is not ahead", []quiz.Entry{
			nth(1, review("a", "q", at(2, 0))), nth(2, review("b", "far", at(11, 0)))}, dayOf(11), 0},
		{"a day and a minute is", []quiz.Entry{
			nth(1, review("a", "q", at(2, 0))), nth(2, review("b", "far", at(11, 1)))}, dayOf(2), 1},
		{"without any no day is known", []quiz.Entry{nth(1, review("c", "far", far))}, longAgo, 1},
	} {
		ms := replayAt(t, at(10, 0), test.entries)
		m, ok := ms.Of("far")
		if !ok || m.Last != test.want || m.Reviews != 1 {
			t.Errorf("%s: %+v, %v, want day %d", test.name, m, ok, test.want)
		}
		n, latest := ms.DatedAhead()
		if n != test.ahead || n > 0 && latest.Before(at(11, 1)) {
			t.Errorf("%s: %d are dated ahead, the latest %v", test.name, n, latest)
		}
		if last, _ := ms.Latest(); test.want == longAgo {
			if a := ms.Agenda([]quiz.Ref{{ID: "far"}}, at(10, 0), 5); last.ID != "c" || len(a.Due) != 1 || m.Due > dayOf(10) {
				t.Errorf("%s: it is not due at once: %+v, %+v", test.name, m, a)
			}
		}
	}
}

// TestClockGoesOn: what was dated ahead has its own day when the clock has come
// there. An answer of this session is never dated ahead of it.
func TestClockGoesOn(t *testing.T) {
	entries := []quiz.Entry{
		nth(1, review("a", "q", at(2, 0))), nth(2, review("b", "far", at(12, 0))), nth(3, review("c", "farther", at(20, 0))),
	}
	ms := replayAt(t, at(10, 0), slices.Clone(entries))
	days := func(want ...int) {
		t.Helper()
		far, _ := ms.Of("far")
		farther, _ := ms.Of("farther")
		if far.Last != dayOf(want[0]) || farther.Last != dayOf(want[1]) {
			t.Errorf("days %d and %d, want %v", far.Last, farther.Last, want)
		}
	}
	days(2, 2)
	ms.SetClock(at(10, 30))
	days(2, 2)
	ms.SetClock(at(9, 0)) // set back
	days(2, 2)
	ms.SetClock(at(11, 0))
	days(12, 12)
	ms.SetClock(at(19, 0))
	days(12, 20)
	sameView(t, 0, "when the clock has gone on", ms, replayAt(t, at(19, 0), entries))

	s := NewSession(replayAt(t, at(10, 0), entries), refsOf("q far"), at(12, 0), Limits{})
	if m, _ := s.memories.Of("far"); m.Last != dayOf(12) {
		t.Errorf("a session that begins on day 12 finds day %d, want %d", m.Last, dayOf(12))
	}
	s = NewSession(replayAt(t, at(10, 0), entries), refsOf("q far"), at(10, 0), Limits{})
	turn := s.Answer(at(13, 0), asked(quiz.Ref{ID: "q"}), quiz.Posed{}, replies['+'], time.Second) // three days later
	turn.Entry.ID, turn.Entry.N = "d", s.NextN()
	s.Apply(turn)
	if m, _ := s.memories.Of("q"); m.Last != dayOf(13) {
		t.Errorf("an answer of this session counts as given on day %d, want %d", m.Last, dayOf(13))
	}
}

// TestSuspended: what is suspended is not asked until it is resumed. The last one
// of both counts, whatever clocks said.
func TestSuspended(t *testing.T) {
	resume := func(id, question string, when time.Time) quiz.Entry {
		return quiz.Entry{ID: id, At: when, Resume: question}
	}
	refs := refsOf("a b")
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		want    bool
	}{
		{"never", nil, false},
		{"suspended", []quiz.Entry{nth(2, suspend("s", "a", at(0, 0)))}, true},
		{"another one", []quiz.Entry{nth(2, suspend("s", "b", at(0, 0)))}, false},
		{"resumed", []quiz.Entry{nth(2, suspend("s", "a", at(0, 0))), nth(3, resume("t", "a", at(-1, 0)))}, false},
		{"and suspended again", []quiz.Entry{nth(2, suspend("s", "a", at(0, 0))), nth(3, resume("t", "a", at(0, 0))), nth(4, suspend("u", "a", at(0, 0)))}, true},
		{"taken back", []quiz.Entry{nth(2, suspend("s", "a", at(0, 0))), nth(3, undo("t", "s", at(0, 0)))}, false},
		{"its end taken back", []quiz.Entry{nth(2, suspend("s", "a", at(0, 0))), nth(3, resume("t", "a", at(0, 0))), nth(4, undo("u", "t", at(0, 0)))}, true},
	} {
		for _, answered := range []bool{false, true} {
			entries := slices.Clone(test.entries)
			if answered {
				entries = append(entries, nth(1, review("r", "a", at(-200, 0))))
			}
			ms := replay(schedule(t), entries)
			if got := ms.Suspended("a"); got != test.want {
				t.Errorf("%s: %v", test.name, got)
			}
			a := ms.Agenda(refs, at(0, 0), 5)
			asks := slices.ContainsFunc(slices.Concat(a.Due, a.New, a.Later), func(r quiz.Ref) bool { return r.ID == "a" })
			if asks == test.want {
				t.Errorf("%s, answered %v: asked is %v", test.name, answered, asks)
			}
		}
	}

	// In another window, while it is planned here.
	s := sit(t, due(t, refs), refs, Limits{})
	s.merge(suspend("", "a", s.now))
	s.play("b+ .")
}

// TestRenamed: entries of a question that had other ids count for the id that it
// has now.
func TestRenamed(t *testing.T) {
	entries := []quiz.Entry{
		nth(1, review("a", "old", at(0, 0))), nth(2, review("b", "older", at(2, 0))), nth(3, skip("c", "old", at(4, 0))), nth(4, suspend("d", "older", at(4, 0))),
	}
	h := History{Entries: entries, Now: at(9, 0), Renamed: func(id string) string {
		if strings.HasPrefix(id, "old") {
			return "new"
		}
		return id
	}}
	ms := Replay(schedule(t), h)
	ms.Apply(nth(5, review("e", "old", at(5, 0))))
	if m, _ := ms.Of("new"); m.Reviews != 3 || m.Last != dayOf(5) || ms.Times("new") != 3 || !ms.Skipped("new", dayOf(4)) || !ms.Suspended("new") {
		t.Errorf("%+v, %d times, skipped %v, suspended %v", m, ms.Times("new"), ms.Skipped("new", dayOf(4)), ms.Suspended("new"))
	}
	if _, ok := ms.Of("old"); ok {
		t.Error("the old id is known")
	}
	if e, _ := ms.Latest(); ms.Question(e) != "new" || e.Question() != "old" {
		t.Errorf("the latest is %q, in the history %q", ms.Question(e), e.Question())
	}
}

// severalMachines is what machines of one learner wrote, each with a clock of its
// own that may be wrong by years and is mended now and then. Each sees the lines
// of another now and then.
func severalMachines(r *rand.Rand, n int) (entries []quiz.Entry) {
	type machine struct {
		wrong time.Duration
		seen  int
	}
	machines := make([]machine, 1+r.IntN(3))
	for i := range n {
		k := r.IntN(len(machines))
		m := &machines[k]
		if r.IntN(8) == 0 {
			m.wrong = time.Duration(r.IntN(5)-2) * time.Duration(r.IntN(500)) * 24 * time.Hour
		}
		if r.IntN(5) == 0 {
			for _, e := range entries {
				m.seen = max(m.seen, e.N)
			}
		}
		m.seen++
		id := fmt.Sprintf("m%d-%03d", k, i)
		when := at(i/4, 10*i).Add(m.wrong)
		question := fmt.Sprint("q", r.IntN(6))
		e := review(id, question, when, guessed(float64(r.IntN(3))/4))
		e.Review.Grade = quiz.Again + quiz.Grade(r.IntN(4))
		if i > 0 {
			of := entries[r.IntN(i)].ID
			switch r.IntN(12) {
			case 0:
				e = undo(id, of, when)
			case 1:
				e = amend(id, of, when, quiz.Hard)
			case 2:
				e = skip(id, question, when)
			case 3:
				e = suspend(id, question, when)
			}
		}
		entries = append(entries, nth(m.seen, e))
	}
	return entries
}

// TestWrongClocks: whatever clocks said, the order of lines means nothing, what
// is applied is what is replayed, and an answer that is taken back leaves every
// memory as it was.
func TestWrongClocks(t *testing.T) {
	for round := range 600 {
		r := chanceOf(round)
		entries := severalMachines(r, 1+r.IntN(40))
		now := at(r.IntN(12), 0)
		want := replayAt(t, now, slices.Clone(entries))
		shuffled := slices.Clone(entries)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		sameView(t, round, "in another order", replayAt(t, now, slices.Clone(shuffled)), want)

		list := entries
		if round%2 == 0 {
			list = shuffled
		}
		from := r.IntN(len(list) + 1)
		ms := replayAt(t, now, slices.Clone(list[:from]))
		for _, e := range list[from:] {
			if r.IntN(2) == 0 {
				ms.Of(fmt.Sprint("q", r.IntN(6)))
			}
			ms.Apply(e)
		}
		sameView(t, round, "applied one by one", ms, want)

		answer := nth(ms.NextN(), review("z1", fmt.Sprint("q", r.IntN(6)), now, missed))
		if r.IntN(3) == 0 {
			answer.At = now.AddDate(1, 0, 0)
		}
		before := memoriesOf(ms)
		ms.Apply(answer)
		memoriesOf(ms)
		ms.Apply(nth(ms.NextN(), undo("z2", "z1", now)))
		if after := memoriesOf(ms); after != before {
			t.Fatalf("round %d: an answer that was taken back made\n%s\nof\n%s", round, after, before)
		}
	}
}

// memoriesOf is what is known of all questions.
func memoriesOf(ms *Memories) string {
	var lines []string
	for _, line := range view(ms) {
		if strings.HasPrefix(line, "q") || strings.HasPrefix(line, "{") || strings.Contains(line, " new on day ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// TestWorkOfApplyAhead: many answers that are dated ahead make an answer of today
// no dearer.
func TestWorkOfApplyAhead(t *testing.T) {
	const many, most = 100, 60
	entries, refs := longHistory(20_000, 2_000)
	now := entries[len(entries)-1].At.Add(-200 * 24 * time.Hour)
	ms := replayAt(t, now, entries)
	if n, _ := ms.DatedAhead(); n < 5000 {
		t.Fatalf("only %d are dated ahead", n)
	}
	ms.work = 0
	for i := range many {
		id, question := fmt.Sprint("new ", i), refs[i*7%len(refs)].ID
		when := now.Add(time.Duration(i) * time.Second)
		ms.Apply(nth(ms.NextN(), review(id, question, when)))
		ms.Of(question)
		if i%3 == 0 {
			ms.Apply(nth(ms.NextN(), undo("undo "+id, id, when)))
		}
		ms.SetClock(when)
		ms.Of(question)
	}
	if each := ms.work / many; each > most {
		t.Errorf("an answer looked at %d entries and reviews, want %d at most", each, most)
	}
}
