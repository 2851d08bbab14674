package study

import (
	"fmt"
	"reflect"
	"testing"

	"policyquiz/quiz"
)

func resume(id, question string, day int) quiz.Entry {
	return quiz.Entry{ID: id, At: at(day, 30), Resume: question}
}

// oneText gives a review the text of all the others.
func oneText(r *quiz.Review) { r.TextPrint = "text" }

// missedOn are reviews of a question that was learnt on day 0 and missed on others,
// right again each time on the same day.
func missedOn(question string, days ...int) (entries []quiz.Entry) {
	entries = append(entries, review("learnt "+question, question, at(0, 0), oneText))
	for _, d := range days {
		entries = append(entries,
			review(fmt.Sprintf("%s missed %02d", question, d), question, at(d, 0), oneText, missed),
			review(fmt.Sprintf("%s right %02d", question, d), question, at(d, 9), oneText))
	}
	return entries
}

// days lists days from one to another.
func days(from, to int) (list []int) {
	for d := from; d <= to; d++ {
		list = append(list, d)
	}
	return list
}

func TestRests(t *testing.T) {
	twice := func(entries []quiz.Entry) []quiz.Entry {
		return append(entries, review("again", "q", at(7, 4), oneText, missed))
	}
	otherText := func(r *quiz.Review) { r.TextPrint = "another text" }
	eight := missedOn("q", days(1, 8)...)
	back := append(missedOn("q", days(1, 8)...), resume("back", "q", 8))
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		lapses  int
		rests   bool
	}{
		{"never missed", missedOn("q"), 0, false},
		{"missed when it was new", []quiz.Entry{review("1", "q", at(0, 0), oneText, missed)}, 0, false},
		{"seven lapses", missedOn("q", days(1, 7)...), 7, false},
		{"seven lapses, and missed twice on a day", twice(missedOn("q", days(1, 7)...)), 7, false},
		{"eight lapses", eight, 8, true},
		{"eight lapses of which one was right after all", append(missedOn("q", days(1, 8)...), amend("a", "q missed 03", at(3, 5), quiz.Good)), 7, false},
		{"eight lapses of which one was taken back", append(missedOn("q", days(1, 8)...), undo("u", "q missed 08", at(8, 5))), 7, false},
		{"brought back", back, 8, false},
		{"brought back, which was taken back", append(append([]quiz.Entry{}, back...), undo("u", "back", at(8, 40))), 8, true},
		{"brought back and three more", append(append([]quiz.Entry{}, back...), missedOn("q", days(9, 11)...)[1:]...), 11, false},
		{"brought back and four more", append(append([]quiz.Entry{}, back...), missedOn("q", days(9, 12)...)[1:]...), 12, true},
		{"another text since", append(missedOn("q", days(1, 8)...), review("new text", "q", at(9, 0), otherText)), 0, false},
	} {
		for i := range test.entries {
			test.entries[i].N = i + 1
		}
		ms := replay(schedule(t), test.entries)
		m, _ := ms.Of("q")
		if rests := ms.Rests("q"); m.Lapses != test.lapses || rests != test.rests {
			t.Errorf("%s: %d lapses, rests %v; want %d, %v", test.name, m.Lapses, rests, test.lapses, test.rests)
		}
	}
}

// TestRestsUntilReworded: the text that a question has now decides.
func TestRestsUntilReworded(t *testing.T) {
	ms := replay(schedule(t), missedOn("q", days(1, 8)...))
	for text, want := range map[string]bool{"text": true, "another text": false} {
		ms.SetWording("q", text, *keyed("key"), nil)
		if got := ms.Rests("q"); got != want {
			t.Errorf("with %q it rests: %v", text, got)
		}
	}
}

// TestAwayIsNotAsked: neither what is suspended nor what rests is due, new or later.
func TestAwayIsNotAsked(t *testing.T) {
	entries := append(missedOn("leech", days(1, 8)...), missedOn("both", days(1, 8)...)...)
	entries = append(entries, suspend("s1", "new", at(9, 0)), suspend("s2", "both", at(9, 0)), review("r", "known", at(9, 1)))
	for i := range entries {
		entries[i].N = i + 1
	}
	ms := replay(schedule(t), entries)
	refs := refsOf("leech both new known fresh")
	a := ms.Agenda(refs, at(10, 0), 9)
	if got := fmt.Sprintf("due %s, new %s, later %s, %d", ids(a.Due), ids(a.New), ids(a.Later), a.Unseen); got != "due , new fresh, later known, 1" {
		t.Error(got)
	}
	if o := ms.Outlook(refs, at(10, 0), 9); o.Suspended != 2 || o.Resting != 1 {
		t.Errorf("%+v", o)
	}
	suspended, resting := ms.Away()
	if !reflect.DeepEqual(suspended, []string{"both", "new"}) || !reflect.DeepEqual(resting, []string{"leech"}) {
		t.Error(suspended, resting)
	}
	if got := ids(NewSession(ms, refs, at(10, 0), Limits{All: true}).Plan()); got != "fresh known" {
		t.Errorf("all that may be asked is %s", got)
	}
}

func TestNotRight(t *testing.T) {
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		want    bool
	}{
		{"right", []quiz.Entry{review("1", "q", at(0, 0))}, false},
		{"wrong", []quiz.Entry{review("1", "q", at(0, 0), missed)}, true},
		{"wrong, and right on the same day", []quiz.Entry{review("1", "q", at(0, 0), missed), review("2", "q", at(0, 9))}, false},
		{"right, and wrong on the same day", []quiz.Entry{review("1", "q", at(0, 0)), review("2", "q", at(0, 9), missed)}, true},
		{"wrong, and right on a later day", []quiz.Entry{review("1", "q", at(0, 0), missed), review("2", "q", at(1, 0))}, false},
	} {
		if m, _ := replay(schedule(t), test.entries).Of("q"); m.NotRight() != test.want {
			t.Errorf("%s: not right is %v", test.name, m.NotRight())
		}
	}
}

// TestEverything: what is due, all that is new, and what is not due yet.
func TestEverything(t *testing.T) {
	ms := replay(schedule(t), []quiz.Entry{review("1", "due", at(-20, 0)), review("2", "later", at(0, -9)), skip("3", "put-off", at(0, -5))})
	s := NewSession(ms, refsOf("n1 later n1/sibling put-off due"), at(0, 0), Limits{All: true})
	if got := ids(s.Plan()); got != "due n1 n1/sibling later" {
		t.Error(got)
	}
}

// TestAsides plays a session with suspensions, flags and second thoughts. Each line is
// one act, and what is asked next.
func TestAsides(t *testing.T) {
	refs := refsOf("a b c")
	s := sit(t, due(t, refs), refs, Limits{})
	next := func(want string) {
		t.Helper()
		if r, ok := s.Next(s.now); r.ID != want || ok != (want != "") {
			t.Errorf("next is %q, want %q", r.ID, want)
		}
	}
	answer := func(id string, r quiz.Reply) {
		t.Helper()
		next(id)
		s.apply(s.Answer(s.now, asked(quiz.Ref{ID: id}), quiz.Posed{}, r, 0))
	}
	undo := func() {
		t.Helper()
		turn, ok := s.Undo(s.now)
		if !ok {
			t.Fatal("nothing to take back")
		}
		s.apply(turn)
	}
	answer("a", replies['-'])
	s.apply(s.Flag(s.now, refs[0], "two of them are right"))
	next("b")
	undo() // the flag; the answer stays
	next("b")
	if !s.Missed(refs[0]) {
		t.Error("with the flag the answer went")
	}
	s.apply(s.Suspend(s.now, refs[1]))
	if !s.Suspended("b") {
		t.Error("b is not suspended")
	}
	next("c")
	if _, of := s.Place(refs[2]); of != 2 {
		t.Errorf("there are %d", of)
	}
	undo()
	next("b")
	s.apply(s.Suspend(s.now, refs[0])) // a miss that would come back
	if s.Missed(refs[0]) {
		t.Error("what is suspended comes back")
	}
	answer("b", replies['+'])
	answer("c", replies['+'])
	next("")
	s.apply(s.Resume(s.now, refs[0]))
	next("a") // a miss again
	undo()    // the end of the suspension
	next("")
	undo() // c
	next("c")
	undo() // b
	next("b")
	undo() // the suspension
	next("a")
	undo() // and the miss
	next("a")
	if _, ok := s.Undo(s.now); ok {
		t.Error("there is more to take back")
	}
}

// TestGuess: "I guessed" counts as Again, and can be taken back, whether the right answer was
// chosen or typed.
func TestGuess(t *testing.T) {
	p := oneOfFour.Pose(nil)
	for _, test := range []struct {
		kind  quiz.Kind
		reply quiz.Reply
	}{
		{oneOfFour, quiz.Reply{Chosen: p.IDs[:1]}},
		{quiz.Typed{Accept: []string{"leverage"}}, quiz.Reply{Text: []string{"leverage"}}},
		{quiz.Cloze{Text: []string{"", " and ", ""}, Gaps: [][]string{{"war"}, {"peace"}}}, quiz.Reply{Text: []string{"war", "peace"}}},
	} {
		t.Run(test.kind.Name(), func(t *testing.T) { isGuessed(t, quiz.Question{ID: "q", Kind: test.kind}, test.reply) })
	}
}

// isGuessed replies rightly to q, calls it a guess and takes that back.
func isGuessed(t *testing.T, q quiz.Question, right quiz.Reply) {
	refs := []quiz.Ref{{ID: "q"}, {ID: "r"}}
	s := sit(t, due(t, refs), refs, Limits{})
	s.apply(s.Answer(s.now, q, q.Kind.Pose(nil), right, 0))
	guess := func(g quiz.Grade) {
		t.Helper()
		turn, ok := s.Amend(s.now, g)
		if !ok {
			t.Fatalf("may not be amended to %v", g)
		}
		s.apply(turn)
	}
	guess(quiz.Again)
	m, _ := s.memories.Of("q")
	if sum := s.Summary(); m.Grade != quiz.Again || !s.Missed(refs[0]) || sum.Right != 1 || sum.Guessed != 1 || sum.Score != 1 {
		t.Errorf("%+v, %+v", m, sum)
	}
	if _, ok := s.Amend(s.now, quiz.Again); ok {
		t.Error("a guess is guessed twice")
	}
	guess(quiz.Good)
	m, _ = s.memories.Of("q")
	if sum := s.Summary(); m.Grade != quiz.Good || s.Missed(refs[0]) || sum.Right != 1 || sum.Guessed != 0 {
		t.Errorf("%+v, %+v", m, sum)
	}
}

// TestUndoSecondThought: undo takes back second thoughts first, and then the answer.
func TestUndoSecondThought(t *testing.T) {
	for _, thoughts := range [][]quiz.Grade{{quiz.Again}, {quiz.Hard}, {quiz.Again, quiz.Good, quiz.Hard}} {
		refs := []quiz.Ref{{ID: "q"}, {ID: "r"}}
		s := sit(t, due(t, refs), refs, Limits{})
		q := quiz.Question{ID: "q", Kind: oneOfFour}
		p := q.Kind.Pose(nil)
		s.apply(s.Answer(s.now, q, p, quiz.Reply{Chosen: p.IDs[:1]}, 0))
		for _, g := range thoughts {
			turn, ok := s.Amend(s.now, g)
			if !ok {
				t.Fatalf("may not be amended to %v", g)
			}
			s.apply(turn)
		}
		undo, _ := s.Undo(s.now)
		s.apply(undo)
		m, _ := s.memories.Of("q")
		if last, ok := s.Last(); !ok || m.Grade != quiz.Good || last.Verdict.Outcome != quiz.Right || last.Verdict.Guessed {
			t.Errorf("%v: after the first undo %v, %+v", thoughts, m.Grade, last.Verdict)
		}
		undo, _ = s.Undo(s.now)
		s.apply(undo)
		if next, _ := s.Next(s.now); s.Answered() || next.ID != "q" {
			t.Errorf("%v: after the second undo %q is next", thoughts, next.ID)
		}
	}
}

// TestRestsAsItComes: what rests after a replay rests when the same entries come one by
// one, and second thoughts among them.
func TestRestsAsItComes(t *testing.T) {
	entries := append(missedOn("q", days(1, 9)...),
		undo("u1", "q right 03", at(9, 20)), undo("u2", "q missed 03", at(9, 21)), resume("back", "q", 9))
	entries = append(entries, missedOn("q", days(10, 13)...)[1:]...)
	for i := range entries {
		entries[i].N = i + 1
	}
	ms := replay(schedule(t), nil)
	for i, e := range entries {
		ms.Apply(e)
		all := replay(schedule(t), entries[:i+1])
		if got, want := ms.Rests("q"), all.Rests("q"); got != want {
			t.Errorf("after %q it rests: %v, and %v after a replay", e.ID, got, want)
		}
		if got, want := ms.records["q"].days, all.records["q"].days; got != want {
			t.Errorf("after %q there are %d days, and %d after a replay", e.ID, got, want)
		}
	}
	if !ms.Rests("q") {
		t.Error("it does not rest in the end")
	}
}

// LastSuspended is the question suspended last, as long as it is suspended.
func TestLastSuspended(t *testing.T) {
	t.Parallel()
	refs := refsOf("a b")
	s := sit(t, due(t, refs), refs, Limits{})
	is := func(want string) {
		t.Helper()
		if r, ok := s.LastSuspended(); r.ID != want || ok != (want != "") {
			t.Errorf("suspended last is %q, %v, want %q", r.ID, ok, want)
		}
	}
	is("")
	s.apply(s.Suspend(s.now, refs[0]))
	s.apply(s.Suspend(s.now, refs[1]))
	is("b")
	s.apply(s.Resume(s.now, refs[1]))
	is("a")
	back, _ := s.Undo(s.now)
	if back.Undoes == nil || back.Undoes.Entry.Resume != "b" {
		t.Errorf("an undo takes back %+v", back.Undoes)
	}
	s.apply(back)
	is("b")
}
