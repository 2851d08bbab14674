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

// A recount works out what a session says from its plan, its turns and its
// memories alone, by going through all of them. It is slow and plain.
type recount struct {
	*Session
	today Day
}

// last is the latest turn on a question, or -1.
func (c recount) last(id string) int {
	for i := len(c.turns) - 1; i >= 0; i-- {
		if c.turns[i].Ref.ID == id {
			return i
		}
	}
	return -1
}

func (c recount) away(p planned) bool {
	id := p.ref.ID
	return c.last(id) < 0 && (c.memories.Times(id) > p.before || c.memories.Skipped(id, c.today))
}

func (c recount) next() string {
	if slices.ContainsFunc(c.Plan(), func(r quiz.Ref) bool { return r.ID == c.again }) {
		return c.again
	}
	if id := c.missed(4); id != "" {
		return id
	}
	first := ""
	for _, p := range c.plan {
		if p.dropped || c.last(p.ref.ID) >= 0 || c.away(p) {
			continue
		}
		if !slices.ContainsFunc(c.turns[max(0, len(c.turns)-3):], func(t Turn) bool { return t.Ref.Family == p.ref.Family }) {
			return p.ref.ID
		}
		if first == "" {
			first = p.ref.ID
		}
	}
	if first != "" {
		return first
	}
	return c.missed(0)
}

func (c recount) missed(gap int) string {
	for i, t := range c.turns {
		if t.Entry.Review != nil && t.Verdict.Outcome != quiz.Right && c.last(t.Ref.ID) == i && len(c.turns)-1-i >= gap {
			return t.Ref.ID
		}
	}
	return ""
}

func (c recount) place(r quiz.Ref) (n, of int) {
	asked, skipped := []string{}, map[string]bool{}
	for _, t := range c.turns {
		if t.Entry.Review == nil {
			skipped[t.Ref.ID] = true
		} else if !slices.Contains(asked, t.Ref.ID) {
			asked = append(asked, t.Ref.ID)
		}
	}
	if n = slices.Index(asked, r.ID) + 1; n == 0 {
		n = len(asked) + 1
	}
	for _, p := range c.plan {
		switch {
		case p.dropped:
		case p.ref.ID == r.ID, slices.Contains(asked, p.ref.ID), !skipped[p.ref.ID] && !c.away(p):
			of++
		}
	}
	return n, of
}

// check compares what the session says now with a recount.
func (s *sitting) check(round int) {
	s.t.Helper()
	r, ok := s.Next(s.now)
	c := recount{s.Session, s.memories.DayOf(s.now)}
	if want := c.next(); r.ID != want || ok != (want != "") {
		s.t.Fatalf("round %d: %q comes, %v, want %q", round, r.ID, ok, want)
	}
	if again, _ := s.Next(s.now); again.ID != r.ID {
		s.t.Fatalf("round %d: asked twice, %s and then %s come next", round, r.ID, again.ID)
	}
	for _, p := range append(s.Plan(), quiz.Ref{ID: "not planned"}) {
		n, of := s.Place(p)
		if a, b := c.place(p); n != a || of != b {
			s.t.Fatalf("round %d: %s is %d of %d, want %d of %d", round, p.ID, n, of, a, b)
		}
		i := c.last(p.ID)
		if want := i >= 0 && s.turns[i].missed(); s.Missed(p) != want {
			s.t.Fatalf("round %d: %s is missed: %v", round, p.ID, !want)
		}
	}
	if got, want := s.Answered(), slices.ContainsFunc(s.turns, func(t Turn) bool { return t.Entry.Review != nil }); got != want {
		s.t.Fatalf("round %d: answered is %v", round, got)
	}
	for _, t := range s.turns {
		if s.memories.Undone(t.Entry.ID) {
			s.t.Fatalf("round %d: %s was taken back and still counts", round, t.Entry.ID)
		}
		if t.Entry.Review != nil {
			if _, o := s.memories.Amended(&t.Entry); o != t.Verdict.Outcome {
				s.t.Fatalf("round %d: %s counts as %s, not as %s", round, t.Entry.ID, t.Verdict.Outcome, o)
			}
		}
	}
}

// elsewhereAtRandom is something that another window does.
func (s *sitting) elsewhereAtRandom(r *rand.Rand, refs []quiz.Ref) {
	id := refs[r.IntN(len(refs))].ID
	of := s.latest[id]
	if len(s.turns) > 0 && r.IntN(2) == 0 {
		of = s.turns[r.IntN(len(s.turns))].Entry.ID
	}
	switch r.IntN(5) {
	case 0:
		s.merge(skip("", id, s.now))
	case 1, 2:
		s.merge(undo("", of, s.now))
	case 3:
		e := amend("", of, s.now, quiz.Good)
		if r.IntN(4) == 0 { // as of a flashcard
			e.Amend.Grade, e.Amend.Outcome = quiz.Again, quiz.Wrong
		}
		s.merge(e)
	default:
		s.merge(s.elsewhere(id))
	}
}

// step does something at random when r is asked.
func (s *sitting) step(r *rand.Rand, ref quiz.Ref, refs []quiz.Ref) {
	switch what := r.IntN(40); {
	case what == 0:
		s.Drop(ref)
	case what <= 2:
		s.apply(s.Skip(s.now, ref))
	case what <= 6:
		if t, ok := s.Undo(s.now); ok {
			s.apply(t)
			if next, ok := s.Next(s.now); t.Undoes != nil && (!ok || next.ID != t.Ref.ID) {
				s.t.Fatalf("after an undo of %s %q comes", t.Ref.ID, next.ID)
			}
		}
	case what <= 10:
		s.elsewhereAtRandom(r, refs)
	default:
		s.apply(s.Answer(s.now, asked(ref), quiz.Posed{}, replies["+++-?"[r.IntN(5)]], time.Second))
		if t, ok := s.Amend(s.now, quiz.Grade(1+r.IntN(4))); ok && r.IntN(4) == 0 {
			s.apply(t)
		}
	}
}

// randomSitting is a session of questions that are due, new or, in every fifth
// round, ahead. Some begin a little before the study day ends.
func randomSitting(t *testing.T, round int, r *rand.Rand) (s *sitting, refs []quiz.Ref, before []quiz.Entry) {
	var names []string
	for i := range 1 + r.IntN(25) {
		names = append(names, fmt.Sprintf("%c/%d", 'a'+rune(r.IntN(12)), i))
	}
	refs = refsOf(strings.Join(names, " "))
	ms := due(t, refs[:r.IntN(len(refs)+1)])
	limits := Limits{New: r.IntN(8), Total: r.IntN(15), Ahead: round%5 == 0}
	now := at(0, 0)
	if round%3 == 0 {
		now = time.Date(2026, 3, 3, 3, 58, 0, 0, time.UTC)
	}
	if limits.Ahead { // so that something is left for another day
		for i, ref := range refs {
			ms.Apply(review(fmt.Sprint("today ", i), ref.ID, now.Add(time.Duration(i-60)*time.Minute), under("yes")))
		}
	}
	before = entriesOf(ms)
	return sitAt(t, now, ms, refs, limits), refs, before
}

// TestRandomSessions plays sessions with everything that can happen, at
// random. Whatever it was, a session counts as a plain recount does, it ends,
// and its memories are those of a replay.
func TestRandomSessions(t *testing.T) {
	const rounds, enough = 600, 2000
	for round := range rounds {
		r := chanceOf(round)
		s, refs, before := randomSitting(t, round, r)
		for steps := 0; ; steps++ {
			s.check(round)
			ref, ok := s.Next(s.now)
			if !ok {
				break
			}
			if steps == enough {
				t.Fatalf("round %d: no end after %d steps of %d questions", round, steps, len(s.Plan()))
			}
			s.step(r, ref, refs)
		}
		sum := s.Summary()
		if n, _ := s.Place(quiz.Ref{}); sum.Right+sum.Partly+sum.Wrong+sum.Unknown != sum.Asked || n != sum.Asked+1 {
			t.Fatalf("round %d: %+v, and the next would be number %d", round, sum, n)
		}
		for _, p := range s.Plan() {
			if s.Missed(p) {
				t.Fatalf("round %d: %s was missed and does not come back", round, p.ID)
			}
		}
		want := replay(s.memories.Schedule, slices.Concat(before, s.entries))
		for _, ref := range refs {
			a, _ := s.memories.Of(ref.ID)
			if b, _ := want.Of(ref.ID); a != b {
				t.Fatalf("round %d: after the session %s is %+v, replayed %+v", round, ref.ID, a, b)
			}
		}
		if a, b := s.Outlook(s.now), want.Outlook(refs, s.now, s.limits.New); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Fatalf("round %d: the outlook is %+v, replayed %+v", round, a, b)
		}
	}
}
