package report

import (
	"math/rand/v2"
	"testing"

	"policyquiz/quiz"
)

// TestOutcomesNeverContradict: what a question judges never contradicts what its words
// say, and the opposite always does. Replies are drawn by chance.
func TestOutcomesNeverContradict(t *testing.T) {
	options := []quiz.Option{{Text: "one", Right: true}, {Text: "two"}, {Text: "three"}}
	kinds := map[string]quiz.Kind{
		"choice":     quiz.Choice{Options: options},
		"several":    quiz.Choice{Several: true, Options: append([]quiz.Option{{Text: "four", Right: true}}, options...)},
		"true-false": quiz.TrueFalse(true),
		"order":      quiz.Order(quiz.Items("one", "two", "three")),
		"match":      quiz.Match{Pairs: []quiz.Pair{{Left: quiz.Item{Text: "a"}, Right: quiz.Item{Text: "one"}}, {Left: quiz.Item{Text: "b"}, Right: quiz.Item{Text: "two"}}, {Left: quiz.Item{Text: "c"}, Right: quiz.Item{Text: "one"}}}},
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			q := quiz.Question{ID: "c/d/q", Kind: kind}
			a := q.Asked("c/d")
			n := len(a.Right)
			for range 200 {
				var r quiz.Reply
				for _, i := range rng.Perm(len(a.Options))[:min(n, len(a.Options))] {
					r.Chosen = append(r.Chosen, a.Options[i].ID)
				}
				for len(r.Chosen) < len(a.Rows) {
					r.Chosen = append(r.Chosen, a.Options[rng.IntN(len(a.Options))].ID)
				}
				v := kind.Judge(r, nil)
				if Contradicts(&a, r, v.Outcome, v.Score) {
					t.Fatalf("%v is judged %s, and the words contradict it", r.Chosen, v.Outcome)
				}
				opposite := quiz.Right
				if v.Outcome == quiz.Right {
					opposite = quiz.Wrong
				}
				if !Contradicts(&a, r, opposite, v.Score) {
					t.Fatalf("%v passes for %s", r.Chosen, opposite)
				}
				for _, score := range []float64{0, 1. / 3, 0.5, 2. / 3, 1} {
					if score != v.Score && !Contradicts(&a, r, v.Outcome, score) {
						t.Fatalf("%v has %g, and passes for %g", r.Chosen, v.Score, score)
					}
				}
			}
		})
	}
}

// Of typed words only that is known to be wrong which cannot be: a score that is not that
// of the outcome, and right words where none were typed.
func TestTypedContradictions(t *testing.T) {
	typed := (quiz.Question{ID: "c/d/q", Kind: quiz.Typed{Accept: []string{"subsidy"}}}).Asked("c/d")
	card := (quiz.Question{ID: "c/d/q", Kind: quiz.Card("back")}).Asked("c/d")
	words := quiz.Reply{Text: []string{"subsydy"}}
	for _, tt := range []struct {
		asked   quiz.Asked
		reply   quiz.Reply
		outcome quiz.Outcome
		score   float64
		want    bool
	}{
		{typed, words, quiz.Right, 1, false},
		{typed, words, quiz.Wrong, 0, false},
		{typed, words, quiz.Wrong, 1, true},
		{typed, words, quiz.Right, 0.5, true},
		{typed, words, quiz.Partly, 0.5, false},
		{typed, words, quiz.Partly, 0, true},
		{typed, quiz.Reply{}, quiz.Right, 1, true},
		{typed, quiz.Reply{}, quiz.Wrong, 0, false},
		{typed, quiz.Reply{Unknown: true}, quiz.Unknown, 0, false},
		{typed, quiz.Reply{Unknown: true}, quiz.Right, 1, true},
		{typed, quiz.Reply{Unknown: true}, quiz.Unknown, 1, true},
		{typed, words, quiz.Unknown, 0, true},
		{card, quiz.Reply{Self: quiz.Good}, quiz.Right, 1, false},
		{card, quiz.Reply{Self: quiz.Again}, quiz.Wrong, 0, false},
		{card, quiz.Reply{Self: quiz.Again}, quiz.Right, 1, true},
		{card, quiz.Reply{}, quiz.Right, 1, true},
	} {
		if got := Contradicts(&tt.asked, tt.reply, tt.outcome, tt.score); got != tt.want {
			t.Errorf("%s, %+v, %s, %g: %v, want %v", tt.asked.Kind, tt.reply, tt.outcome, tt.score, got, tt.want)
		}
	}
	choice := (quiz.Question{ID: "c/d/q", Kind: quiz.TrueFalse(true)}).Asked("c/d")
	for _, may := range []bool{MayBeRight(&typed, words), !MayBeRight(&typed, quiz.Reply{Unknown: true}), !MayBeRight(&card, quiz.Reply{Self: quiz.Again}), !MayBeRight(&choice, quiz.Reply{Chosen: []string{"false"}})} {
		if !may {
			t.Error("only typed words may be called right")
		}
	}
}
