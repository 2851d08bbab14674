package study

import (
	"reflect"
	"slices"
	"testing"

	"policyquiz/quiz"
)

func TestWait(t *testing.T) {
	for _, test := range []struct {
		name     string
		entries  []quiz.Entry
		refs     string
		question string
		newADay  int
		want     Wait
	}{
		{"today's first", nil, "a b c", "a", 2, Wait{Today: true}},
		{"one too many", nil, "a b c", "c", 2, Wait{Before: 2}},
		{"the share is done", []quiz.Entry{review("1", "x", at(0, -5))}, "a b", "a", 1, Wait{Introduced: 1}},
		{"a sibling comes first", nil, "a/1 a/2", "a/2", 9, Wait{Before: 1, Sibling: "a/1"}},
		{"a sibling is due", []quiz.Entry{review("1", "a/1", at(-20, 0))}, "a/1 a/2", "a/2", 9, Wait{Sibling: "a/1"}},
		{"a sibling was answered today", []quiz.Entry{review("1", "a/1", at(0, -9))}, "a/2 a/1 b", "a/2", 9, Wait{Sibling: "a/1", Introduced: 1}},
		{"a due sibling is suspended", []quiz.Entry{review("1", "a/1", at(-20, 0)), suspend("2", "a/1", at(-1, 0))}, "a/1 a/2", "a/2", 9, Wait{Today: true}},
		{"no question of these", nil, "a b", "z", 9, Wait{}},
	} {
		ms := replay(schedule(t), test.entries)
		if got := ms.Wait(refsOf(test.refs), test.question, at(0, 0), test.newADay); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
	refs := refsOf("c a b")
	refs[0].After = []string{"a", "b"}
	ms := replay(schedule(t), []quiz.Entry{review("1", "a", at(-1, 0))})
	if got := ms.Wait(refs, "c", at(0, 0), 9); !reflect.DeepEqual(got, Wait{After: []string{"b"}}) {
		t.Errorf("after another: %+v", got)
	}
	refs = refsOf("hard easy")
	refs[0].Rung, refs[1].Rung = 2, 1
	ms.KindOf = func(quiz.Ref) string { return "kind" }
	if got := ms.Wait(refs, "hard", at(0, 0), 1); got.Before != 1 || got.Today {
		t.Errorf("a higher rung: %+v", got)
	}
}

// Whatever the history, there is a reason why an unseen question is not asked, and none
// if it is.
func TestThereIsAReason(t *testing.T) {
	today, later := 0, 0
	for n := range 500 {
		r := chanceOf(n)
		ms := replay(schedule(t), randomEntries(r, r.IntN(12)))
		if r.IntN(2) == 0 {
			ms.KindOf = func(quiz.Ref) string { return "kind" }
		}
		refs := refsOf("q0 q1 q2 q3 q4 q5 p/1 p/2 p/3 s")
		for i := range refs {
			refs[i].Rung = 1 + r.IntN(2)
			refs[i].Family = string('a' + rune(r.IntN(6)))
			if r.IntN(4) == 0 {
				refs[i].After = []string{refs[r.IntN(len(refs))].ID}
			}
		}
		now, newADay := at(r.IntN(21), 0), r.IntN(6)
		asked := ms.Agenda(refs, now, newADay).New
		for _, ref := range refs {
			_, seen := ms.Of(ref.ID)
			if seen || ms.away(ref.ID) || ms.Skipped(ref.ID, ms.DayOf(now)) {
				continue
			}
			w := ms.Wait(refs, ref.ID, now, newADay)
			isAsked := slices.ContainsFunc(asked, func(a quiz.Ref) bool { return a.ID == ref.ID })
			reason := len(w.After) > 0 || w.Sibling != "" || w.Before+w.Introduced >= newADay
			if w.Today != isAsked || !isAsked && !reason {
				t.Fatalf("history %d, question %s: asked %v, %+v at %d a day", n, ref.ID, isAsked, w, newADay)
			}
			if isAsked {
				today++
			} else {
				later++
			}
		}
	}
	if today < 100 || later < 100 {
		t.Errorf("only %d asked and %d not", today, later)
	}
}

func TestOthers(t *testing.T) {
	practice := func(r *quiz.Review) { r.Practice = true }
	exam := func(r *quiz.Review) { r.Exam = true }
	ms := replay(schedule(t), []quiz.Entry{
		review("a", "q", at(0, 0)),
		review("d", "q", at(9, 0), missed), undo("z", "d", at(9, 1)),
		review("b", "q", at(1, 0), practice), review("c", "q", at(2, 0), exam, missed), amend("y", "c", at(2, 1), quiz.Good),
		review("e", "p", at(3, 0), exam),
	})
	var got []string
	for _, o := range ms.Others("q") {
		word := o.Entry.ID + " " + string(o.Outcome)
		if o.Undone {
			word += " undone"
		}
		got = append(got, word)
		if o.Day != ms.DayOf(o.Entry.At) {
			t.Errorf("%s counts on day %d", o.Entry.ID, o.Day)
		}
	}
	if want := []string{"b right", "c right", "d wrong undone"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if n := len(ms.Story("q")); n != 1 {
		t.Errorf("the story has %d answers", n)
	}
}
