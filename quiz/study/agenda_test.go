package study

import (
	"fmt"
	"testing"

	"policyquiz/quiz"
)

func TestAgenda(t *testing.T) {
	for _, test := range []struct {
		name      string
		entries   []quiz.Entry
		refs      string
		newADay   int
		due, new_ string
		later     string
		unseen    int
	}{
		{"nothing known", nil, "a b c", 2, "", "a b", "", 3},
		{"no allowance", nil, "a b", 0, "", "", "", 2},
		{"a negative allowance", nil, "a b", -1, "", "", "", 2},
		{"a question in two decks", nil, "a b a", 9, "", "a b", "", 2},

		{"lowest recall first", []quiz.Entry{
			review("1", "a", at(-20, 0)), review("2", "b", at(-30, 0)), review("3", "c", at(-10, 0)),
		}, "a b c n", 9, "b a c", "n", "", 1},
		{"of one recall in the decks' order", []quiz.Entry{
			review("1", "c", at(-20, 0)), review("2", "a", at(-20, 1)), review("3", "b", at(-20, 2)),
		}, "b c a", 9, "b c a", "", "", 0},
		{"a short memory goes before an older long one", []quiz.Entry{
			review("1", "long", at(-20, 0)), amend("2", "1", at(-20, 1), quiz.Easy), review("3", "short", at(-10, 0), missed),
		}, "long short", 9, "short long", "", "", 0},
		{"later, soonest first", []quiz.Entry{
			review("1", "easy", at(0, -9)), amend("2", "1", at(0, -8), quiz.Easy),
			review("3", "wrong", at(0, -7), missed), review("3b", "wrong", at(0, -7)), review("4", "right", at(0, -6)),
		}, "right easy wrong", 9, "", "", "wrong right easy", 0},
		{"missed today and not right since", []quiz.Entry{review("1", "a", at(0, -9), missed), review("2", "b", at(-20, 0))}, "a b c", 0, "b a", "", "", 1},
		{"called a guess today", []quiz.Entry{review("1", "a", at(0, -9)), amend("2", "1", at(0, -8), quiz.Again)}, "a", 0, "a", "", "", 0},
		{"missed today and right since", []quiz.Entry{review("1", "a", at(0, -9), missed), review("2", "a", at(0, -8))}, "a", 0, "", "", "a", 0},
		{"missed today and put off", []quiz.Entry{review("1", "a", at(0, -9), missed), skip("2", "a", at(0, -8))}, "a", 0, "", "", "", 0},

		{"today's new are taken off", []quiz.Entry{review("1", "a", at(0, -5)), review("2", "b", at(0, -4))}, "a b c d e", 3, "", "c", "a b", 3},
		{"also those of other decks", []quiz.Entry{review("1", "elsewhere", at(0, -5))}, "c d", 1, "", "", "", 2},
		{"not yesterday's", []quiz.Entry{review("1", "elsewhere", at(-1, 0))}, "c d", 1, "", "c", "", 2},
		{"the night belongs to yesterday", []quiz.Entry{review("1", "elsewhere", at(0, -5*60-1))}, "c d", 1, "", "c", "", 2},
		{"not what was taken back", []quiz.Entry{review("1", "z", at(0, -5)), undo("2", "1", at(0, -4))}, "c d z", 1, "", "c", "", 3},
		{"nor what was met again", []quiz.Entry{review("1", "z", at(-9, 0)), review("2", "z", at(0, -4))}, "c d", 1, "", "c", "", 2},
		{"more than the allowance", []quiz.Entry{review("1", "x", at(0, -5)), review("2", "y", at(0, -4))}, "c d", 1, "", "", "", 2},

		{"siblings of a new one wait", nil, "a/1 a/2 b/1 a/3 b/2", 9, "", "a/1 b/1", "", 5},
		{"so do those of what is due", []quiz.Entry{review("1", "a/1", at(-20, 0))}, "a/2 a/1 b", 9, "a/1", "b", "", 2},
		{"and of what was answered today", []quiz.Entry{review("1", "a/1", at(-20, 0)), review("2", "a/1", at(0, -1))}, "a/2 b a/1", 9, "", "b", "a/1", 2},
		{"but not of what was answered before", []quiz.Entry{review("1", "a/1", at(-1, 0))}, "a/2 b a/1", 9, "", "a/2 b", "a/1", 2},
		{"a sibling that waits takes no room", nil, "a/1 a/2 b c", 2, "", "a/1 b", "", 4},

		{"a new one put off", []quiz.Entry{skip("1", "a", at(0, -5))}, "a b", 1, "", "b", "", 2},
		{"a due one put off", []quiz.Entry{review("1", "a", at(-20, 0)), skip("2", "a", at(0, -5))}, "a b", 1, "", "b", "", 1},
		{"a sibling of a due one put off", []quiz.Entry{review("1", "a/1", at(-20, 0)), skip("2", "a/1", at(0, -5))}, "a/1 a/2", 1, "", "a/2", "", 1},
		{"one of later put off", []quiz.Entry{review("1", "a", at(0, -9)), skip("2", "a", at(0, -5))}, "a b", 1, "", "", "", 1},
		{"put off yesterday", []quiz.Entry{skip("1", "a", at(-1, 0))}, "a b", 1, "", "a", "", 2},
		{"put off and taken back", []quiz.Entry{skip("1", "a", at(0, -5)), undo("2", "1", at(0, -4))}, "a b", 1, "", "a", "", 2},
	} {
		ms := replay(schedule(t), test.entries)
		a := ms.Agenda(refsOf(test.refs), at(0, 0), test.newADay)
		got := fmt.Sprintf("due %s, new %s, later %s, %d unseen", ids(a.Due), ids(a.New), ids(a.Later), a.Unseen)
		want := fmt.Sprintf("due %s, new %s, later %s, %d unseen", test.due, test.new_, test.later, test.unseen)
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
		}
	}
}

// TestAfter is about c, which comes after a and b.
func TestAfter(t *testing.T) {
	partly := func(r *quiz.Review) { r.Outcome, r.Grade = quiz.Partly, quiz.Again }
	knowsA := review("a1", "a", at(-9, 0))
	suspended := quiz.Entry{ID: "b2", At: at(-7, 0), Suspend: "b"}
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		asked   bool // whether c is introduced
	}{
		{"neither was answered", nil, false},
		{"one was", []quiz.Entry{knowsA}, false},
		{"both were right", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0))}, true},
		{"both today", []quiz.Entry{review("a1", "a", at(0, -9)), review("b1", "b", at(0, -8))}, true},
		{"one was wrong", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), missed)}, false},
		{"partly right is not right", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), partly)}, false},
		{"wrong, and right since", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), missed), review("b2", "b", at(-8, 1))}, true},
		{"right, and wrong since", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0)), review("a2", "a", at(-1, 0), missed)}, false},
		{"in whatever order the lines stand", []quiz.Entry{review("a2", "a", at(-1, 0)), knowsA, review("b1", "b", at(-8, 0)), review("a0", "a", at(-20, 0), missed)}, true},
		{"put off is not answered", []quiz.Entry{knowsA, skip("b1", "b", at(-8, 0))}, false},

		{"wrong, amended to right", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), missed), amend("b2", "b1", at(-8, 1), quiz.Good)}, true},
		{"right, amended to hard", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0)), amend("b2", "b1", at(-8, 1), quiz.Hard)}, true},
		{"a card, amended to again", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0)),
			{ID: "b2", At: at(-8, 1), Amend: &quiz.Amend{Of: "b1", Grade: quiz.Again, Outcome: quiz.Wrong}}}, false},
		{"amended and taken back", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), missed), amend("b2", "b1", at(-8, 1), quiz.Good), undo("b3", "b1", at(-8, 2))}, false},
		{"the right answer taken back", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0)), undo("b2", "b1", at(-8, 1))}, false},
		{"the wrong one taken back", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0)), review("b2", "b", at(-7, 0), missed), undo("b3", "b2", at(-7, 1))}, true},

		{"one is suspended", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), missed), suspended}, true},
		{"one is suspended that was never answered", []quiz.Entry{knowsA, suspended}, true},
		{"one was suspended, and resumed since", []quiz.Entry{knowsA, suspended, {ID: "b3", At: at(-6, 0), Resume: "b"}}, false},

		{"answered under an older key", []quiz.Entry{knowsA, review("b1", "b", at(-8, 0), under("an older one")), review("a2", "a", at(-1, 0))}, false},
	} {
		refs := refsOf("c a b d")
		refs[0].After = []string{"a", "b"}
		ms := replay(schedule(t), test.entries)
		if _, ok := ms.Of("b"); ok {
			ms.SetWording("b", "another text", *keyed("key"), nil)
		}
		a := ms.Agenda(refs, at(0, 0), 9)
		if got := len(a.New) > 0 && a.New[0].ID == "c"; got != test.asked {
			t.Errorf("%s: new %s", test.name, ids(a.New))
		}
		if last := a.New[len(a.New)-1]; last.ID != "d" {
			t.Errorf("%s: d, which waits for nothing, is held back: new %s", test.name, ids(a.New))
		}
	}
}

// TestAfterLeech: what comes after a leech is not held back by it.
func TestAfterLeech(t *testing.T) {
	refs := refsOf("c b")
	refs[0].After = []string{"b"}
	for lapses, want := range map[int]string{leechAt - 1: "", leechAt: "c"} {
		entries := missedOn("b", days(1, lapses)...)
		entries = entries[:len(entries)-1] // it was missed last
		if a := replay(schedule(t), entries).Agenda(refs, at(30, 0), 9); ids(a.New) != want {
			t.Errorf("b was missed on %d days, and new is %q", lapses, ids(a.New))
		}
	}
}

// TestAfterIsForTheNew: one that waits takes no room and keeps no sibling
// waiting, and one that was answered before comes back whatever it was after.
func TestAfterIsForTheNew(t *testing.T) {
	refs := refsOf("x/2 a x/1 b")
	refs[0].After = []string{"a"}
	if a := replay(schedule(t), nil).Agenda(refs, at(0, 0), 2); ids(a.New) != "a x/1" || a.Unseen != 4 {
		t.Errorf("new %s, %d unseen", ids(a.New), a.Unseen)
	}
	for _, answered := range [][]func(*quiz.Review){{}, {missed}} {
		ms := replay(schedule(t), []quiz.Entry{review("1", "x/2", at(-30, 0), answered...)})
		if a := ms.Agenda(refs, at(0, 0), 9); ids(a.Due) != "x/2" || ids(a.New) != "a b" {
			t.Errorf("due %s, new %s", ids(a.Due), ids(a.New))
		}
	}
	// What it is after may stand in no deck of today's.
	elsewhere := refs[:1]
	if a := replay(schedule(t), []quiz.Entry{review("1", "a", at(-1, 0))}).Agenda(elsewhere, at(0, 0), 9); ids(a.New) != "x/2" {
		t.Errorf("new %s, though a was right", ids(a.New))
	}
	if a := replay(schedule(t), nil).Agenda(elsewhere, at(0, 0), 9); len(a.New) > 0 {
		t.Errorf("new %s, though a is not known", ids(a.New))
	}
}

func TestAgendaKeepsTheFirstDeck(t *testing.T) {
	refs := []quiz.Ref{{ID: "a", Deck: "one"}, {ID: "a", Deck: "two"}}
	a := replay(schedule(t), nil).Agenda(refs, at(0, 0), 9)
	if len(a.New) != 1 || a.New[0].Deck != "one" {
		t.Errorf("new %+v", a.New)
	}
	if len(refs) != 2 || refs[1].Deck != "two" {
		t.Errorf("the caller's questions were changed: %+v", refs)
	}
}

// TestAgendaOfEquals: many questions of one recall keep the decks' order.
func TestAgendaOfEquals(t *testing.T) {
	var entries []quiz.Entry
	var refs, recent, old []quiz.Ref
	for i := range 200 {
		r := quiz.Ref{ID: fmt.Sprint("q", i*37%200)}
		refs = append(refs, r)
		if i%3 == 0 {
			old = append(old, r)
			entries = append(entries, review(r.ID, r.ID, at(-30, 0)))
		} else {
			recent = append(recent, r)
			entries = append(entries, review(r.ID, r.ID, at(-20, 0)))
		}
	}
	a := replay(schedule(t), entries).Agenda(refs, at(0, 0), 9)
	if got, want := ids(a.Due), ids(append(old, recent...)); got != want {
		t.Errorf("due %s\nwant %s", got, want)
	}
}
