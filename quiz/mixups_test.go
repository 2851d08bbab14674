package quiz

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// What is told from a history is what was told at once.
func TestMixupsAreWhatJudgeFound(t *testing.T) {
	t.Parallel()
	option := func(text string, right bool) Option { return Option{Text: text, Right: right} }
	match := Match{Pairs: []Pair{
		{Left: Item{Text: "the mayor"}, Right: Item{Text: "a bypass"}},
		{Left: Item{Text: "the smith"}, Right: Item{Text: "a bridge", Entry: "bridge"}},
		{Left: Item{Text: "the clerk"}, Right: Item{Text: "a bypass"}},
	}, LeftOver: []Option{option("a ferry", false)}}
	ids := func(k Kind) []string { return k.Pose(nil).IDs }
	for _, kind := range []Kind{
		Choice{Options: []Option{option("leverage", true), option("doubt", false), {Text: "thrift", Entry: "thrift"}}},
		Choice{Several: true, Open: true, Options: []Option{option("leverage", true), option("doubt", false), option("thrift", false)}},
		Choice{Several: true, Options: []Option{option("leverage", true), option("doubt", true), option("thrift", false)}},
		match,
		Typed{Accept: []string{"(Mykhailo) Soldatenko's", "pull"}},
		Choice{Options: []Option{option("6", true), option("4", false), option("seven", false)}},
		Cloze{Gaps: [][]string{{"peace"}, {"order", "calm"}}},
		TrueFalse(true),
		Order(Items("a", "b", "c")),
	} {
		q := Question{ID: "q", Stem: "Which?", Kind: kind}
		asked := q.Asked("deck")
		rng := rand.New(rand.NewPCG(1, 2))
		for range 50 {
			reply := Reply{Text: []string{[]string{"doubt", "asdf", "4", "x", "Kyiv's"}[rng.IntN(5)]}}
			switch k := kind.(type) {
			case Cloze:
				reply.Text = []string{[]string{"peace", "doubt"}[rng.IntN(2)], []string{"calm", "thrift", "qwert"}[rng.IntN(3)]}
			case Match:
				reply = Reply{}
				for range k.Pairs {
					reply.Chosen = append(reply.Chosen, ids(k)[rng.IntN(len(ids(k)))])
				}
			case Choice:
				reply = Reply{Chosen: ids(k)[:1+rng.IntN(len(ids(k)))]}
				if !k.Several {
					reply.Chosen = []string{ids(k)[rng.IntN(3)]}
				}
			case TrueFalse, Order:
				reply = Reply{Chosen: ids(k)}
			}
			v := q.Judge(reply)
			var got []Confusion
			for _, m := range asked.Mixups(reply, nil) {
				got = append(got, Confusion{Took: m[0].Text, For: m[1].Text})
			}
			if !slices.Equal(got, v.Confused) && v.Outcome != Right {
				t.Errorf("%s, %+v: %v, want %v", kind.Name(), reply, got, v.Confused)
			}
		}
	}
	if got := (&Asked{Kind: "cloze", Right: [][]string{{"x"}}}).Mixups(Reply{Unknown: true}, nil); got != nil {
		t.Errorf("what is not known is %v", got)
	}
}

// A number and a key alone are no confusion, and a name is one with its possessive or
// without.
func TestConfusion(t *testing.T) {
	t.Parallel()
	typed := Typed{Accept: []string{"(Mykhailo) Soldatenko's", "him"}}
	for _, test := range []struct {
		kind Kind
		said string
		want []Confusion
	}{
		{typed, "1", nil},
		{typed, "1,200", nil},
		{typed, "b", nil},
		{typed, "the author’s", []Confusion{{"Mykhailo Soldatenko", "the author"}}},
		{typed, "Article 5", []Confusion{{"Mykhailo Soldatenko", "Article 5"}}},
		{Typed{Accept: []string{"6"}}, "4", nil},
		{Typed{Accept: []string{"six"}}, "four", nil},
		{Cloze{Text: []string{"", ""}, Gaps: [][]string{{"1955"}}}, "1956", nil},
		{Cloze{Text: []string{"", ""}, Gaps: [][]string{{"1955"}}}, "Vienna", []Confusion{{"1955", "Vienna"}}},
	} {
		reply := Reply{Text: []string{test.said}}
		if got := test.kind.Judge(reply, nil).Confused; !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, want %v", test.said, got, test.want)
		}
	}
}

func TestIsStrayKey(t *testing.T) {
	t.Parallel()
	words := Typed{Accept: []string{"Defense Priorities"}}
	for _, test := range []struct {
		kind Kind
		line string
		want bool
	}{
		{words, "1", true},
		{words, " B ", true},
		{words, "１", true},
		{words, "12", false},
		{words, "?", false},
		{words, "no", false},
		{Typed{Accept: []string{"six"}}, "4", false}, // a number is wanted
		{Typed{Accept: []string{"Plan B", "B"}}, "c", false},
		{Typed{Accept: []string{"b(eta)"}}, "b", false},
		{Typed{Accept: []string{"C#"}}, "C", false},
		{Typed{Accept: []string{"C++"}}, "C", false},
		{Typed{Accept: []string{"Article 5"}}, "4", false},
		{Typed{Accept: []string{"Plan B"}}, "c", false},
		{Typed{Accept: []string{"a treaty"}}, "c", true},
		{Cloze{Text: []string{"", ""}, Gaps: [][]string{{"peace"}}}, "2", true},
		{AnyOf{Answers: [][]string{{"life"}, {"liberty"}}, Need: 1}, "2", true},
		{Number{Value: 7}, "2", false},
		{Choice{Options: []Option{{Text: "x", Right: true}, {Text: "y"}}}, "2", false},
	} {
		if got := (Question{Kind: test.kind}).IsStrayKey(test.line); got != test.want {
			t.Errorf("%T %q: %v", test.kind, test.line, got)
		}
	}
}

// What a learner is shown has no brackets around what may be left out.
func TestShownWhole(t *testing.T) {
	t.Parallel()
	accept := []string{"Budapest (Memorandum) (of 1994)", "pact"}
	v := Typed{Accept: accept}.Judge(Reply{Text: []string{"Budapset Memorandum"}}, nil)
	if v.Outcome != Right || v.Slip != "Budapest Memorandum of 1994" {
		t.Errorf("the slip is %q", v.Slip)
	}
	for _, kind := range []Kind{Typed{Accept: accept}, Cloze{Text: []string{"", ""}, Gaps: [][]string{accept}}, AnyOf{Answers: [][]string{accept}, Need: 1}} {
		q := Question{ID: "q", Kind: kind}
		asked := q.Asked("deck")
		for _, shown := range [][]string{kind.Solution(), asked.Answer()} {
			if !slices.Equal(shown, []string{"Budapest Memorandum of 1994"}) {
				t.Errorf("%s is shown as %q", kind.Name(), shown)
			}
		}
	}
}
