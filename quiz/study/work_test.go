package study

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

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
		e.ID, e.N = fmt.Sprintf("%012d", len(entries)), len(entries)+1
		e.At = at(0, len(entries)*20)
		entries = append(entries, e)
	}
	for i := range reviews {
		e := review("", refs[(i*7919+r.IntN(3))%questions].ID, time.Time{}, guessed(0.25), under("yes"))
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

// manyDue is a session of so many due questions.
func manyDue(tb testing.TB, questions int) *Session {
	refs := make([]quiz.Ref, questions)
	for i := range refs {
		refs[i] = quiz.Ref{ID: fmt.Sprintf("%06d", i), Family: fmt.Sprint(i / 2)}
	}
	return allDue(tb, refs)
}

// allDue is a session of refs in their order.
func allDue(tb testing.TB, refs []quiz.Ref) *Session {
	entries := make([]quiz.Entry, len(refs))
	for i, r := range refs {
		entries[i] = review(r.ID, r.ID, at(-400, 0), under("yes"))
	}
	return NewSession(replay(schedule(tb), entries), refs, at(0, 0), Limits{})
}

// answerNext answers what comes next, every fifth question wrong.
func answerNext(tb testing.TB, s *Session, n int) {
	now := at(0, 0).Add(time.Duration(n) * time.Second)
	r, ok := s.Next(now)
	if !ok {
		tb.Fatalf("nothing comes after %d answers", n)
	}
	s.Place(r)
	reply := replies['+']
	if n%5 == 0 {
		reply = replies['-']
	}
	turn := s.Answer(now, asked(r), quiz.Posed{}, reply, time.Second)
	turn.Entry.ID, turn.Entry.N = fmt.Sprintf("turn %06d", n), s.NextN()
	s.Apply(turn)
}

// last gives an entry the counter of one that was written after all others.
func last(e quiz.Entry) quiz.Entry {
	e.N = 1000
	return e
}

// TestWorkIsCounted: the other tests bound work from above. They would pass
// if nothing were counted.
func TestWorkIsCounted(t *testing.T) {
	const q = "question"
	var entries []quiz.Entry
	for i := range 5 {
		entries = append(entries, review(fmt.Sprint(i), q, at(i, 0)))
	}
	entries = append(entries, skip("skip", q, at(9, 0)), undo("undo", "skip", at(9, 0)), skip("skip again", q, at(9, 1)))
	for i := range entries {
		entries[i].N = i + 1
	}
	for _, test := range []struct {
		name string
		do   func(*Memories)
		want int
	}{
		{"a memory that is known", func(ms *Memories) { ms.Of(q) }, 0},
		{"an answer", func(ms *Memories) { ms.Apply(last(review("5", q, at(5, 0)))) }, 1},
		{"an answer, and the memory of all six", func(ms *Memories) { ms.Apply(last(review("5", q, at(5, 0)))); ms.Of(q) }, 1 + 6},
		{"an undo of an answer behind which three entries stand, which is taken out and put back", func(ms *Memories) { ms.Apply(last(undo("u", "4", at(9, 2)))) }, 1 + 4},
		{"an undo of nothing, which is looked for among all entries", func(ms *Memories) { ms.Apply(last(undo("u", "none", at(9, 2)))) }, 1 + 8},
		{"two skips, of which the first was taken back", func(ms *Memories) { ms.Skipped(q, dayOf(9)) }, 2},
		{"a day without a skip", func(ms *Memories) { ms.Skipped(q, dayOf(8)) }, 0},
	} {
		ms := replay(schedule(t), entries)
		ms.Of(q)
		ms.work = 0
		if test.do(ms); ms.work != test.want {
			t.Errorf("%s: looked at %d entries and reviews, want %d", test.name, ms.work, test.want)
		}
	}
}

// TestWorkOfASession: what it costs to go from one answer to the next question
// depends neither on how many are due nor on how many were answered.
func TestWorkOfASession(t *testing.T) {
	const answers, most = 3000, 6
	for _, questions := range []int{4000, 100_000} {
		s := manyDue(t, questions)
		s.work, s.memories.work = 0, 0
		for n := range answers {
			answerNext(t, s, n)
		}
		if each := (s.work + s.memories.work) / answers; each > most {
			t.Errorf("with %d due an answer looked at %d questions, turns and entries, want %d at most", questions, each, most)
		}
		// At least the question that comes next and the one that was answered.
		if s.work < 2*answers || s.memories.work < answers {
			t.Errorf("with %d due %d answers looked at only %d questions and turns, and %d entries", questions, answers, s.work, s.memories.work)
		}
		s.work = 0
		turn, _ := s.Undo(at(0, 0))
		turn.Entry.ID = "undo"
		s.Apply(turn)
		s.Next(at(0, 0))
		if s.work > 4*answers || s.work < 2*answers {
			t.Errorf("with %d due an undo after %d answers looked at %d questions and turns", questions, answers, s.work)
		}
	}
}

// TestWorkOfSiblings: a long family is passed over each time; that is the most
// that Next may look at.
func TestWorkOfSiblings(t *testing.T) {
	const family = 200
	var names []string
	for i := range family {
		names = append(names, fmt.Sprintf("a/%d", i), fmt.Sprintf("b%d", i))
	}
	refs := refsOf(strings.Join(names, " "))
	s := allDue(t, refs)
	s.work = 0
	for n := range len(refs) {
		answerNext(t, s, 5*n+1) // all right
	}
	if s.work > 5*len(refs)*family || s.work < len(refs)*family/2 {
		t.Errorf("%d questions of which %d are siblings: looked at %d", len(refs), family, s.work)
	}
}

// TestWorkOfApply: what an entry costs does not depend on how long the history
// is, wherever in it the entry belongs.
func TestWorkOfApply(t *testing.T) {
	const many, most = 100, 60 // a question has 10 reviews, and some have more
	for _, reviews := range []int{2_000, 100_000} {
		entries, refs := longHistory(reviews, reviews/10)
		last := entries[len(entries)-1].At
		for _, test := range []struct {
			name  string
			ahead time.Duration // of the clock of another machine
			at    time.Time
		}{
			{"behind all others", 0, last.Add(time.Hour)},
			{"before a line of the future", 48 * time.Hour, last.Add(time.Hour)},
			{"before all others", 0, at(-1, 0)},
		} {
			ms := replay(schedule(t), append(slices.Clip(entries), skip("future", "none", last.Add(test.ahead))))
			ms.work = 0
			for i := range many {
				question := refs[i*7%len(refs)].ID
				id := fmt.Sprint("new ", i)
				when := test.at.Add(time.Duration(i) * time.Second)
				ms.Apply(review(id, question, when))
				ms.Of(question)
				switch i % 5 {
				case 0:
					ms.Apply(amend(id+" amend", id, when, quiz.Hard))
				case 1:
					ms.Apply(undo(id+" undo", id, when))
				case 2:
					ms.Apply(skip(id+" skip", question, when))
				}
				ms.Of(question)
				ms.Introduced(ms.DayOf(when))
			}
			if each := ms.work / many; each > most || each < 10 {
				t.Errorf("%d reviews, %s: an answer looked at %d entries and reviews, want 10 to %d", reviews, test.name, each, most)
			}
		}
	}
}

// TestWorkOfAnAgenda: many skips of few questions, and many undoes, cost no
// more than as many answers do.
func TestWorkOfAnAgenda(t *testing.T) {
	entries, refs := longHistory(20_000, 10_000)
	now := entries[len(entries)-1].At
	for i := range 20_000 {
		entries = append(entries, skip(fmt.Sprintf("z%06d", i), refs[i%100].ID, now.Add(-time.Duration(i)*time.Minute)))
	}
	for i := range 10_000 {
		entries = append(entries, undo(fmt.Sprintf("zz%06d", i), entries[i].ID, now))
	}
	ms := replay(schedule(t), entries)
	ms.Agenda(refs, now, 10)
	if ms.work > len(entries) {
		t.Errorf("an agenda of %d questions looked at %d of %d entries and reviews", len(refs), ms.work, len(entries))
	}
}

// BenchmarkReplay replays 100,000 reviews of 10,000 questions and works out
// every memory.
func BenchmarkReplay(b *testing.B) {
	s := schedule(b)
	all, _ := longHistory(100_000, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		replay(s, all)
	}
}

// BenchmarkAgenda is what a start of the program does with these memories.
func BenchmarkAgenda(b *testing.B) {
	all, refs := longHistory(100_000, 10_000)
	now := all[len(all)-1].At
	ms := replay(schedule(b), all)
	b.ReportAllocs()
	for b.Loop() {
		ms.Agenda(refs, now, 10)
	}
}

// BenchmarkOutlook counts 100,000 questions.
func BenchmarkOutlook(b *testing.B) {
	all, refs := longHistory(100_000, 100_000)
	ms := replay(schedule(b), all)
	s := NewSession(ms, refs, all[len(all)-1].At, Limits{})
	for b.Loop() {
		s.Outlook(all[len(all)-1].At)
	}
}

// BenchmarkApply answers a question when the history has 100,000 reviews, and
// the clock of another machine was two days ahead.
func BenchmarkApply(b *testing.B) {
	all, refs := longHistory(100_000, 10_000)
	last := all[len(all)-1].At
	all = append(all, skip("future", "none", last.Add(48*time.Hour)))
	ms := replay(schedule(b), all)
	n := 0
	for b.Loop() {
		id := refs[n%len(refs)].ID
		n++
		ms.Apply(review(fmt.Sprint("new ", n), id, last.Add(time.Duration(n)*time.Millisecond)))
		ms.Of(id)
		ms.Introduced(ms.DayOf(last))
	}
}

// BenchmarkTurn goes from one answer to the next prompt of a session with
// 100,000 questions due. A new session begins after 3,000 answers.
func BenchmarkTurn(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := manyDue(b, 100_000)
		b.StartTimer()
		for n := range 3000 {
			answerNext(b, s, n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(3000*b.N), "ns/turn")
}
