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
