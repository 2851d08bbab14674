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
		Typed{Accept: []string{"leverage", "pull"}},
		Cloze{Gaps: [][]string{{"peace"}, {"order", "calm"}}},
		TrueFalse(true),
		Order(Items("a", "b", "c")),
	} {
		q := Question{ID: "q", Stem: "Which?", Kind: kind}
		asked := q.Asked("deck")
		rng := rand.New(rand.NewPCG(1, 2))
		for range 50 {
			reply := Reply{Text: []string{[]string{"doubt", "asdf"}[rng.IntN(2)]}}
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
