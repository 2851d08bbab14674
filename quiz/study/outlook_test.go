package study

import (
	"reflect"
	"testing"

	"policyquiz/quiz"
)

func TestOutlook(t *testing.T) {
	ms := replay(schedule(t), []quiz.Entry{
		review("1", "due", at(-20, 0)),
		review("2", "put off", at(-20, 0)), skip("3", "put off", at(0, -9)),
		review("4", "missed", at(0, -8), missed), review("5", "missed too", at(0, -7), missed),
		review("6", "in two days", at(0, -6)), review("7", "taken back", at(0, -5)), undo("8", "7", at(0, -4)),
		skip("9", "new and put off", at(0, -3)), skip("10", "in two days", at(0, -2)),
	})
	var refs []quiz.Ref
	for _, id := range []string{"missed", "due", "put off", "new", "new too", "in two days", "missed too", "taken back", "new and put off", "missed"} {
		refs = append(refs, quiz.Ref{ID: id, Family: id})
	}
	want := Outlook{
		Today: dayOf(0), Due: 3, New: 2, NotRight: 2, Unseen: 4, All: 9, Introduced: 3,
		Coming: []Coming{{dayOf(1), 1}, {dayOf(2), 1}},
	}
	if got := ms.Outlook(refs, at(0, 0), 5); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	s := NewSession(ms, refs, at(0, -1), Limits{New: 5, Total: 1})
	if got := s.Outlook(at(0, 0)); !reflect.DeepEqual(got, want) {
		t.Errorf("of a session of one question: got %+v, want %+v", got, want)
	}
	if got, want := replay(schedule(t), nil).Outlook(refs, at(0, 0), 5), (Outlook{Today: dayOf(0), New: 5, Unseen: 9, All: 9}); !reflect.DeepEqual(got, want) {
		t.Errorf("of nothing known: got %+v, want %+v", got, want)
	}
}
