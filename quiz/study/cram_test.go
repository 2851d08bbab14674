package study

import (
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// sitCram practises refs in their order.
func sitCram(t *testing.T, ms *Memories, refs []quiz.Ref) *sitting {
	t.Helper()
	for n := range 10_000 { // until the lots leave them as they are
		s := NewCram(ms, refs, at(0, 0), 0, chanceOf(n))
		if ids(s.Plan()) == ids(refs) {
			return &sitting{Session: s, t: t, now: at(0, 0), latest: map[string]string{}}
		}
	}
	t.Fatal("the lots never leave the order as it is")
	return nil
}

// TestCram: of the questions a and b were answered before, and b was put off today.
func TestCram(t *testing.T) {
	for _, test := range []struct{ name, script, places string }{
		{"due, put off and new", "a+ b+ x+ .", "1/3 2/3 3/3"},
		{"until each is right", "a- b? x+ a- b+ a+ .", "1/3 2/3 3/3 1/3 2/3 1/3"},
		{"what is skipped is left out", "a- bs x+ as .", "1/3 2/3 2/2 1/2"},
		{"undo", "a- < a+ bs < b+ x+ .", ""},
		{"undo at the end", "a+ b+ x+ . < x- x+ .", ""},
		{"I was right", "a- =3 b+ x+ .", ""},
		{"answered in another window", "a+ >x >sb b+ x+ .", "1/3 2/3 3/3"},
	} {
		refs := refsOf("a b x")
		ms := due(t, refsOf("a b"))
		ms.Apply(skip("put off", "b", at(0, -1)))
		s := sitCram(t, ms, refs)
		s.play(test.script)
		if got := strings.Join(s.places, " "); test.places != "" && got != test.places {
			t.Errorf("%s: places %s, want %s", test.name, got, test.places)
		}
	}
}

// Practice changes no memory, is no part of the day's new questions and puts nothing off:
// not here, and not after a replay of what was written.
func TestCramChangesNothing(t *testing.T) {
	refs := refsOf("a b x")
	ms := due(t, refsOf("a b"))
	before := entriesOf(ms)
	s := sitCram(t, ms, refs)
	s.play("a- bs x- a+ < a- =3 x+")
	if len(s.entries) == 0 {
		t.Fatal("nothing was written")
	}
	for _, e := range s.entries {
		if e.Skip != "" || e.Review != nil && !e.Review.Practice {
			t.Errorf("%+v was written", e)
		}
	}
	want := due(t, refsOf("a b"))
	for _, got := range []*Memories{ms, replay(schedule(t), slices.Concat(before, s.entries))} {
		for _, r := range refs {
			g, gok := got.Of(r.ID)
			w, wok := want.Of(r.ID)
			if g != w || gok != wok || got.Skipped(r.ID, dayOf(0)) || got.Times(r.ID) != want.Times(r.ID) {
				t.Errorf("%s: %+v, %v, want %+v, %v", r.ID, g, gok, w, wok)
			}
		}
		if n := got.Introduced(dayOf(0)); n != 0 {
			t.Errorf("%d questions were introduced", n)
		}
	}
}

// What is suspended is left out; a leech is not, for an exam may ask it.
func TestCramAsks(t *testing.T) {
	refs := refsOf("rests gone b a")
	entries := []quiz.Entry{suspend("s", "gone", at(0, -1))}
	for day := range leechAt + 1 {
		entries = append(entries, review("r"+string(rune('a'+day)), "rests", at(-40+day, 0), missed, func(r *quiz.Review) { r.TextPrint = "text" }))
	}
	ms := replay(schedule(t), entries)
	if !ms.Rests("rests") {
		t.Fatal("there is no leech")
	}
	orders := map[string]bool{}
	for n := range 20 {
		s := NewCram(ms, refs, at(0, 0), 0, chanceOf(n))
		plan := strings.Fields(ids(s.Plan()))
		orders[strings.Join(plan, " ")] = true
		slices.Sort(plan)
		if got := strings.Join(plan, " "); got != "a b rests" {
			t.Fatalf("%s are asked", got)
		}
		given := map[string]bool{}
		for r, ok := s.Next(at(0, 0)); ok; r, ok = s.Next(at(0, 0)) {
			given[r.ID] = true
			turn := s.Answer(at(0, 0), asked(r), quiz.Posed{}, replies['+'], 0)
			turn.Entry.ID = r.ID
			s.Apply(turn)
		}
		if len(given) != 3 {
			t.Fatalf("%v were asked", given)
		}
	}
	if len(orders) < 3 {
		t.Errorf("there are only these orders: %v", orders)
	}
	if n := len(NewCram(ms, refs, at(0, 0), 2, chanceOf(0)).Plan()); n != 2 {
		t.Errorf("%d questions of at most 2", n)
	}
}

// The options of a question that comes back are shuffled anew.
func TestCramCountsTimes(t *testing.T) {
	refs := refsOf("a b")
	s := sitCram(t, due(t, refsOf("a")), refs)
	if n := s.Times("a"); n != 1 {
		t.Fatalf("a was answered %d times", n)
	}
	s.play("a- b- a-")
	if a, b := s.Times("a"), s.Times("b"); a != 3 || b != 1 {
		t.Errorf("a counts %d answers and b %d, want 3 and 1", a, b)
	}
	s.play("<")
	if n := s.Times("a"); n != 2 {
		t.Errorf("after an undo a counts %d answers, want 2", n)
	}
}

// A plan's questions are asked in its order instead of what is due, then what is new.
func TestPlannedSession(t *testing.T) {
	refs := refsOf("a b c x y")
	ms := due(t, refsOf("a b c"))
	ms.Apply(suspend("s", "b", at(0, -1)))
	l := Limits{New: 1, Planned: true, Review: refsOf("c b a")[:2]}
	s := sit(t, ms, refs, l)
	if got := ids(s.Plan()); got != "c b x" {
		t.Fatalf("planned are %s", got)
	}
	s.play("c- x+ c+ .")
	if got := ids(NewSession(ms, refs, at(0, 0), Limits{Planned: true}).Plan()); got != "" {
		t.Errorf("with nothing planned, %s are asked", got)
	}
}
