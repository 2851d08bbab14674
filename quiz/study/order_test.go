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

// unseenRefs makes refs of "deck/id:rung": the kind is the first letter of the id.
func unseenRefs(list string) []quiz.Ref {
	var refs []quiz.Ref
	for word := range strings.FieldsSeq(list) {
		id, rung, _ := strings.Cut(word, ":")
		deck, _, _ := strings.Cut(id, "/")
		r := quiz.Ref{ID: id, Deck: deck, Family: id, Rung: 1}
		fmt.Sscan(rung, &r.Rung)
		refs = append(refs, r)
	}
	return refs
}

// firstLetter is the kind of a question of unseenRefs.
func firstLetter(r quiz.Ref) string {
	_, id, _ := strings.Cut(r.ID, "/")
	return id[:1]
}

func TestMixed(t *testing.T) {
	for _, test := range []struct {
		name, refs string
		n          int
		want       string
	}{
		{"the course's order", "a/x1 b/y1 c/z1", 3, "a/x1 b/y1 c/z1"},
		{"the lowest rung first", "a/x1:3 a/y1:1 b/z2:2 b/x2:1", 4, "a/y1 b/x2 b/z2 a/x1"},
		{"no two of a kind in a row", "a/x1 b/x2 c/x3 d/y1", 4, "a/x1 d/y1 b/x2 c/x3"},
		{"three of a deck", "a/x1 a/y1 a/x2 a/y2 a/x3 b/y3 c/x4", 7, "a/x1 a/y1 a/x2 b/y3 c/x4 a/y2 a/x3"},
		{"only one deck is there", "a/x1 a/y1 a/x2 a/y2 a/x3", 5, "a/x1 a/y1 a/x2 a/y2 a/x3"},
		{"only one kind is there", "a/x1 b/x2 c/x3", 3, "a/x1 b/x2 c/x3"},
		{"a kind gives way before a deck", "a/x1 a/x2 a/y1 a/y2 b/y3 b/y4", 5, "a/x1 a/y1 a/x2 b/y3 b/y4"},
		{"each fifth goes further, in a deck that was begun", "a/x1 a/y1 b/x2 b/y2 c/x3 c/y3 c/z3 d/z1:3 b/z2:3 a/z3:4 d/y4", 11,
			"a/x1 a/y1 b/x2 b/y2 b/z2 c/x3 c/y3 c/z3 d/y4 a/z3 d/z1"},
		{"that one keeps the bounds, too", "a/x1 a/y1 c/z3 b/x3 a/x4:3 a/y3:4 c/x2", 7, "a/x1 a/y1 c/z3 b/x3 a/y3 c/x2 a/x4"},
		{"each tenth applies or judges", "a/x1 a/y1 b/z1 b/x2 c/y2 c/z2 d/x3 d/y3 e/z3 e/v1 d/x4:3 d/w2:4 h/w3:4", 13,
			"a/x1 a/y1 b/z1 b/x2 c/y2 c/z2 d/x3 d/y3 e/z3 h/w3 e/v1 d/x4 d/w2"},
		{"none goes further than the course", "a/x1 b/y1 a/x2:2 b/y2:2 a/x3:2 b/y3:2", 6, "a/x1 b/y1 a/x2 b/y2 a/x3 b/y3"},
		{"fewer than there are", "a/x1 b/y1 c/z1", 2, "a/x1 b/y1"},
		{"none", "", 3, ""},
	} {
		refs := unseenRefs(test.refs)
		ms := Replay(Schedule{}, History{Now: time.Now()})
		ms.KindOf = firstLetter
		var got []string
		for _, r := range ms.Agenda(refs, time.Now(), test.n).New {
			got = append(got, r.ID)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}

// orderOf is the order in which all but the first so many of refs are introduced.
func orderOf(refs []quiz.Ref, met int) (ids []string) {
	unseen := make([]int, len(refs)-met)
	for k := range unseen {
		unseen[k] = met + k
	}
	for _, i := range mixed(refs, unseen, firstLetter, "", len(unseen), func(int) bool { return true }, func(int) {}) {
		ids = append(ids, refs[i].ID)
	}
	return ids
}

// TestMixedGoesOn: what goes further is counted from the first question that was met, so
// a learner who stops after nine has the tenth on the next day.
func TestMixedGoesOn(t *testing.T) {
	const met = "a/x1 a/y1 a/z1 b/x2 b/y2 c/z2 c/x3 c/y3 c/z3 "
	for _, test := range []struct {
		what, refs string
		met        int
		want       string
	}{
		{"the tenth", met + "d/v1 c/v2:4", 9, "c/v2 d/v1"},
		{"the ninth", met + "d/v1 c/v2:4", 8, "c/z3 c/v2 d/v1"},
		{"of the deck of which fewest were met", met + "a/w1:4 b/w2:4 c/w3:4", 9, "b/w2 a/w1 c/w3"},
		{"the lower rung before that", met + "a/w1:4 b/w2:5 c/w3:4", 9, "a/w1 c/w3 b/w2"},
		{"of no deck with easy questions, if none was met", met + "d/v1:5 d/v2 e/v3:5", 9, "e/v3 d/v2 d/v1"},
	} {
		if got := strings.Join(orderOf(unseenRefs(test.refs), test.met), " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// TestMixedAfterWhatWasAsked: the first new question is of another kind than the last one
// that is due, or else the one that was answered last today.
func TestMixedAfterWhatWasAsked(t *testing.T) {
	refs := unseenRefs("a/x1 a/y1 a/x2 a/y2")
	for _, test := range []struct {
		what    string
		entries []quiz.Entry
		want    string
	}{
		{"nothing was asked", nil, "a/x1"},
		{"one was answered today", []quiz.Entry{review("1", "a/x2", at(9, -2))}, "a/y1"},
		{"two were", []quiz.Entry{review("1", "a/x2", at(9, -2)), review("2", "a/y2", at(9, -1))}, "a/x1"},
		{"the second was taken back", []quiz.Entry{review("1", "a/x2", at(9, -3)), review("2", "a/y2", at(9, -2)), {ID: "3", At: at(9, -1), Undo: "2"}}, "a/y1"},
		{"one is due", []quiz.Entry{review("1", "a/x2", at(0, 0)), review("2", "a/y2", at(9, -1))}, "a/y1"},
		{"one was answered yesterday, and is not due", []quiz.Entry{review("1", "a/x2", at(8, 0))}, "a/x1"},
	} {
		n := max(0, len(test.entries)-1)
		ms := replay(schedule(t), test.entries[:n])
		for _, e := range test.entries[n:] {
			ms.Apply(e)
		}
		ms.KindOf = firstLetter
		if got := ms.Agenda(refs, at(9, 0), 9).New; len(got) == 0 || got[0].ID != test.want {
			t.Errorf("%s: %v, want %s first", test.what, got, test.want)
		}
	}
}

// TestMixedBeginsHigh: a deck without an easy question is begun once nine questions were
// met, and not only when all easy ones of the course were: so it has the tenth. The
// fifteenth does not go on with it, though no other question goes further.
func TestMixedBeginsHigh(t *testing.T) {
	var list []string
	for i := range 60 {
		list = append(list, fmt.Sprintf("%c/%c%d", 'a'+i/10, 'p'+i%4, i))
	}
	refs := unseenRefs(strings.Join(list, " ") + " h/v1:4 h/w1:5")
	got := orderOf(refs, 0)
	if first, second := slices.Index(got, "h/v1")+1, slices.Index(got, "h/w1")+1; first != 10 || second != 20 {
		t.Errorf("the deck that begins high has questions %d and %d", first, second)
	}
}

// TestMixedStart: those with which a course starts come first, in their order, whatever
// their kinds and decks are, but for one that waits for another.
func TestMixedStart(t *testing.T) {
	refs := unseenRefs("a/x1 a/y1 s/x1 s/x2 s/x3 s/x4 s/x5 b/z1:4")
	for i := 2; i < 7; i++ {
		refs[i].Start = true
	}
	unseen := []int{0, 1, 2, 3, 4, 5, 6, 7}
	var got []string
	waits := func(i int) bool { return refs[i].ID != "s/x2" || len(got) > 2 }
	mixed(refs, unseen, firstLetter, "x", len(unseen), waits, func(i int) { got = append(got, refs[i].ID) })
	if want := "s/x1 s/x3 s/x4 s/x2 s/x5 a/y1 a/x1 b/z1"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestMixedKeepsBounds: whatever there is, all of it comes once, and a bound is broken
// only where no question that keeps it is left.
func TestMixedKeepsBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		var list []string
		for i := range 5 + random.IntN(60) {
			list = append(list, fmt.Sprintf("%c/%c%d:%d", 'a'+random.IntN(6), 'p'+random.IntN(4), i, 1+random.IntN(4)))
		}
		refs := unseenRefs(strings.Join(list, " "))
		unseen := make([]int, len(refs))
		for i := range unseen {
			unseen[i] = i
		}
		order := mixed(refs, unseen, firstLetter, "", len(refs), func(int) bool { return true }, func(int) {})
		if sorted := slices.Sorted(slices.Values(order)); !slices.Equal(sorted, unseen) {
			t.Fatalf("%v is not all of %d", order, len(refs))
		}
		for n := range order {
			m := mixing{refs: refs, kindOf: firstLetter, kinds: map[int]string{}, chosen: order[:n]}
			keeps := func(i int) bool { return m.deckFits(i) && m.kindFits(i) }
			if !keeps(order[n]) && slices.ContainsFunc(order[n+1:], keeps) {
				t.Fatalf("question %d of %v breaks a bound that a later one keeps", n, order)
			}
		}
	}
}

// TestMixedLooksAtFew: however large a course of one kind is, few of its questions are
// made to find out.
func TestMixedLooksAtFew(t *testing.T) {
	refs := make([]quiz.Ref, 10_000)
	unseen := make([]int, len(refs))
	for i := range refs {
		refs[i] = quiz.Ref{ID: fmt.Sprint(i), Deck: fmt.Sprint(i / 1000), Rung: 1 + i/100%5}
		unseen[i] = i
	}
	made := 0
	one := func(quiz.Ref) string { made++; return "single choice" }
	if got := mixed(refs, unseen, one, "", 10, func(int) bool { return true }, func(int) {}); len(got) != 10 || made > 10*mostLooked {
		t.Errorf("%d questions were made to choose %d", made, len(got))
	}
}
