package study

import (
	"reflect"
	"testing"

	"policyquiz/quiz"
)

func TestSummary(t *testing.T) {
	for _, test := range []struct {
		script string
		want   Summary
	}{
		{"", Summary{}},
		{"a+ b- c?", Summary{Asked: 3, Right: 1, Wrong: 1, Unknown: 1, Score: 1, Marks: Marks{Of: 1}, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}, Missed: refsOf("a b c")[2:]}},
		{"a? b? c+ d+ a? b+ a?", Summary{Asked: 4, Right: 2, Unknown: 2, Score: 2, Marks: Marks{Of: 2}, Missed: refsOf("a b")}},
		{"a- b+ c+ d+ a+ .", Summary{Asked: 4, Right: 3, Wrong: 1, Score: 3, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a? b+ c+ d+ a- a+ .", Summary{Asked: 4, Right: 3, Unknown: 1, Score: 3, Marks: Marks{Of: 1}, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a- b- c+", Summary{Asked: 3, Right: 1, Wrong: 2, Score: 1, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a- =3", Summary{Asked: 1, Right: 1, Score: 1}},
		{"a- <", Summary{}},
		{"as b+", Summary{Asked: 1, Right: 1, Score: 1, Skipped: 1}},
		{"a- >=3a", Summary{Asked: 1, Right: 1, Score: 1}},
		{"a- ><a", Summary{}},
		{"a- b+ ><a", Summary{Asked: 1, Right: 1, Score: 1}},
		{"as ><a a+", Summary{Asked: 1, Right: 1, Score: 1}},
		{"as < a+", Summary{Asked: 1, Right: 1, Score: 1}},
	} {
		refs := refsOf("a b c d")
		s := sit(t, due(t, refs), refs, Limits{})
		s.play(test.script)
		if got := s.Summary(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.script, got, test.want)
		}
	}

	refs := refsOf("a b")
	s := sit(t, due(t, refs), refs, Limits{})
	for _, text := range [][]string{{"armed neutrality", "Moscow"}, {"armed neutrality", "Kyiv"}, {"war", "asdf"}} {
		s.apply(s.Answer(s.now, quiz.Question{ID: "a", Kind: twoGaps}, quiz.Posed{}, quiz.Reply{Text: text}, 0))
	}
	want := Summary{Asked: 1, Partly: 1, Score: 0.5, Confused: []quiz.Confusion{
		{Took: "Washington", For: "Moscow"}, {Took: "Washington", For: "Kyiv"}, {Took: "armed neutrality", For: "war"}}}
	if got := s.Summary(); !reflect.DeepEqual(got, want) {
		t.Errorf("partly right:\n got %+v\nwant %+v", got, want)
	}
}

// An answer that was called a guess stays right, and costs nothing of the score. What was
// also missed is listed there alone.
func TestSummaryOfGuesses(t *testing.T) {
	refs := refsOf("a b c")
	s := sit(t, due(t, refs), refs, Limits{})
	choose := func(id string, option int) {
		q := quiz.Question{ID: id, Kind: oneOfFour}
		s.apply(s.Answer(s.now, q, quiz.Posed{}, quiz.Reply{Chosen: q.Kind.Pose(nil).IDs[option:][:1]}, 0))
	}
	guess := func() {
		t.Helper()
		turn, ok := s.Amend(s.now, quiz.Again)
		if !ok {
			t.Fatal("it cannot be called a guess")
		}
		s.apply(turn)
	}
	expect := func(what string, right, guessed, wrong int, missed, guesses string) {
		t.Helper()
		sum := s.Summary()
		if sum.Right != right || sum.Guessed != guessed || sum.Wrong != wrong || sum.Unknown != 0 || sum.Score != float64(right) {
			t.Errorf("%s: %+v", what, sum)
		}
		if got := ids(sum.Missed) + ", " + ids(sum.Guesses); got != missed+", "+guesses {
			t.Errorf("%s: missed and guessed %q", what, got)
		}
	}
	choose("a", 0)
	expect("right", 1, 0, 0, "", "")
	guess()
	expect("a guess", 1, 1, 0, "", "a")
	if m, _ := s.memories.Of("a"); !m.Guess || !m.NotRight() || !s.Missed(refs[0]) {
		t.Errorf("the memory does not take it as not known: %+v", m)
	}
	if o := s.Outlook(s.now); o.NotRight != 1 || o.Guessed != 1 {
		t.Errorf("%+v", o)
	}
	choose("b", 0)
	choose("c", 1)
	expect("others", 2, 1, 1, "", "a")
	choose("a", 0)
	guess()
	expect("guessed again", 2, 1, 1, "", "a")
	choose("a", 1)
	expect("and missed", 2, 1, 1, "", "")
	choose("a", 0)
	if m, _ := s.memories.Of("a"); m.Guess {
		t.Error("what was known since is still a guess")
	}
}
