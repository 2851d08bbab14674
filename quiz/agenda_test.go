package quiz

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"
)

func TestAgenda(t *testing.T) {
	for _, test := range []struct {
		name      string
		entries   []Entry
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

		{"lowest recall first", []Entry{
			review("1", "a", at(-20, 0)), review("2", "b", at(-30, 0)), review("3", "c", at(-10, 0)),
		}, "a b c n", 9, "b a c", "n", "", 1},
		{"of one recall in the decks' order", []Entry{
			review("1", "c", at(-20, 0)), review("2", "a", at(-20, 1)), review("3", "b", at(-20, 2)),
		}, "b c a", 9, "b c a", "", "", 0},
		{"a short memory goes before an older long one", []Entry{
			review("1", "long", at(-20, 0)), amend("2", "1", at(-20, 1), Easy), review("3", "short", at(-10, 0), missed),
		}, "long short", 9, "short long", "", "", 0},
		{"later, soonest first", []Entry{
			review("1", "easy", at(0, -9)), amend("2", "1", at(0, -8), Easy),
			review("3", "wrong", at(0, -7), missed), review("4", "right", at(0, -6)),
		}, "right easy wrong", 9, "", "", "wrong right easy", 0},

		{"today's new are taken off", []Entry{review("1", "a", at(0, -5)), review("2", "b", at(0, -4))}, "a b c d e", 3, "", "c", "a b", 3},
		{"also those of other decks", []Entry{review("1", "elsewhere", at(0, -5))}, "c d", 1, "", "", "", 2},
		{"not yesterday's", []Entry{review("1", "elsewhere", at(-1, 0))}, "c d", 1, "", "c", "", 2},
		{"the night belongs to yesterday", []Entry{review("1", "elsewhere", at(0, -5*60-1))}, "c d", 1, "", "c", "", 2},
		{"not what was taken back", []Entry{review("1", "z", at(0, -5)), undo("2", "1", at(0, -4))}, "c d z", 1, "", "c", "", 3},
		{"nor what was met again", []Entry{review("1", "z", at(-9, 0)), review("2", "z", at(0, -4))}, "c d", 1, "", "c", "", 2},
		{"more than the allowance", []Entry{review("1", "x", at(0, -5)), review("2", "y", at(0, -4))}, "c d", 1, "", "", "", 2},

		{"siblings of a new one wait", nil, "a/1 a/2 b/1 a/3 b/2", 9, "", "a/1 b/1", "", 5},
		{"so do those of what is due", []Entry{review("1", "a/1", at(-20, 0))}, "a/2 a/1 b", 9, "a/1", "b", "", 2},
		{"and of what was answered today", []Entry{review("1", "a/1", at(-20, 0)), review("2", "a/1", at(0, -1))}, "a/2 b a/1", 9, "", "b", "a/1", 2},
		{"but not of what was answered before", []Entry{review("1", "a/1", at(-1, 0))}, "a/2 b a/1", 9, "", "a/2 b", "a/1", 2},
		{"a sibling that waits takes no room", nil, "a/1 a/2 b c", 2, "", "a/1 b", "", 4},

		{"a new one put off", []Entry{skip("1", "a", at(0, -5))}, "a b", 1, "", "b", "", 2},
		{"a due one put off", []Entry{review("1", "a", at(-20, 0)), skip("2", "a", at(0, -5))}, "a b", 1, "", "b", "", 1},
		{"put off yesterday", []Entry{skip("1", "a", at(-1, 0))}, "a b", 1, "", "a", "", 2},
		{"put off and taken back", []Entry{skip("1", "a", at(0, -5)), undo("2", "1", at(0, -4))}, "a b", 1, "", "a", "", 2},
	} {
		ms := Replay(schedule(t), test.entries)
		a := ms.Agenda(refsOf(test.refs), at(0, 0), test.newADay)
		got := fmt.Sprintf("due %s, new %s, later %s, %d unseen", ids(a.Due), ids(a.New), ids(a.Later), a.Unseen)
		want := fmt.Sprintf("due %s, new %s, later %s, %d unseen", test.due, test.new_, test.later, test.unseen)
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
		}
	}
}

func TestAgendaKeepsTheFirstDeck(t *testing.T) {
	refs := []Ref{{ID: "a", Deck: "one"}, {ID: "a", Deck: "two"}}
	a := Replay(schedule(t), nil).Agenda(refs, at(0, 0), 9)
	if len(a.New) != 1 || a.New[0].Deck != "one" {
		t.Errorf("new %+v", a.New)
	}
	if len(refs) != 2 || refs[1].Deck != "two" {
		t.Errorf("the caller's questions were changed: %+v", refs)
	}
}

func TestForecast(t *testing.T) {
	ms := Replay(schedule(t), []Entry{
		review("1", "due", at(-20, 0)),
		review("2", "put off", at(-20, 0)), skip("3", "put off", at(0, -9)),
		review("4", "tomorrow", at(0, -8), missed), review("5", "tomorrow too", at(0, -7), missed),
		review("6", "in two days", at(0, -6)), review("7", "taken back", at(0, -5)), undo("8", "7", at(0, -4)),
	})
	var refs []Ref
	for _, id := range []string{"tomorrow", "due", "put off", "new", "in two days", "tomorrow too", "taken back", "tomorrow"} {
		refs = append(refs, Ref{ID: id})
	}
	want := []Coming{{dayOf(1), 3}, {dayOf(2), 1}}
	if got := ms.Forecast(refs, at(0, 0)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Replay(schedule(t), nil).Forecast(refs, at(0, 0)); len(got) != 0 {
		t.Errorf("of nothing known: %v", got)
	}
}

func TestReconcile(t *testing.T) {
	question := func(id, right string) Question {
		return Question{ID: id, Text: Fingerprint(id, right), Answer: Typed{Accept: []string{right}}}
	}
	was := map[string]string{"same": "yes", "reworded": "yes", "changed": "yes", "broken": "yes"}
	var entries []Entry
	for id, right := range was {
		q := question(id, right)
		entries = append(entries, review(id, id, at(-1, 0), under(q.Fingerprint()), func(r *Review) { r.Text = q.Text }))
	}
	ms := Replay(schedule(t), entries)

	is := map[string]Question{
		"same": question("same", "yes"), "reworded": question("reworded", "Yes!"), "changed": question("changed", "no"),
		"broken": question("broken", "no"), "new": question("new", "yes"),
	}
	var refs []Ref
	for id := range is {
		refs = append(refs, Ref{ID: id, Family: id})
	}
	looked := map[string]int{}
	reconcile := func() {
		ms.Reconcile(refs, func(r Ref) string { return is[r.ID].Text }, func(r Ref) (Question, error) {
			looked[r.ID]++
			if r.ID == "broken" {
				return Question{}, errors.New("it has no answer")
			}
			return is[r.ID], nil
		})
	}
	reconcile()
	if want := map[string]int{"reworded": 1, "changed": 1, "broken": 1}; !reflect.DeepEqual(looked, want) {
		t.Errorf("made %v, want only what changed: %v", looked, want)
	}
	for id := range was {
		m, ok := ms.Of(id)
		want := 1
		if id == "changed" {
			want = 0
		}
		if !ok || m.Reviews != want {
			t.Errorf("%s: %d reviews count, %v, want %d", id, m.Reviews, ok, want)
		}
	}
	a := ms.Agenda(refs, at(0, 0), 9)
	if len(a.Due) == 0 || a.Due[0].ID != "changed" || len(a.New) != 1 {
		t.Errorf("what changed is not due first, or is new: %+v", a)
	}

	// Answered as it is now, nothing is left to reconcile.
	for _, id := range []string{"reworded", "changed"} {
		q := is[id]
		ms.Apply(review(id+" again", id, at(0, 1), under(q.Fingerprint()), func(r *Review) { r.Text = q.Text }))
	}
	clear(looked)
	reconcile()
	if want := map[string]int{"broken": 1}; !reflect.DeepEqual(looked, want) {
		t.Errorf("made %v, want %v", looked, want)
	}
	if m, _ := ms.Of("changed"); m.Reviews != 1 || m.Due <= dayOf(0) {
		t.Errorf("changed and answered: %+v", m)
	}
}

// TestAgendaIsQuick guards against work that grows with questions times skips
// or second thoughts; it allows many times what is needed.
func TestAgendaIsQuick(t *testing.T) {
	entries, refs := longHistory(20_000, 10_000)
	now := entries[len(entries)-1].At
	for i := range 20_000 {
		e := skip(fmt.Sprintf("z%06d", i), refs[i%100].ID, now.Add(-time.Duration(i)*time.Minute))
		entries = append(entries, e)
	}
	for i := range 10_000 {
		entries = append(entries, undo(fmt.Sprintf("zz%06d", i), entries[i].ID, now))
	}
	began := time.Now()
	Replay(schedule(t), entries).Agenda(refs, now, 10)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}
