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
				if Contradicts(&a, r, v.Outcome) {
					t.Fatalf("%v is judged %s, and the words contradict it", r.Chosen, v.Outcome)
				}
				opposite := quiz.Right
				if v.Outcome == quiz.Right {
					opposite = quiz.Wrong
				}
				if !Contradicts(&a, r, opposite) {
					t.Fatalf("%v passes for %s", r.Chosen, opposite)
				}
			}
		})
	}
}
