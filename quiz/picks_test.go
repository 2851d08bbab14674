package quiz

import (
	"math/rand/v2"
	"testing"
)

// TestOutcomesNeverContradict: what a question judges never contradicts what its words
// say, and the opposite always does. Replies are drawn by chance.
func TestOutcomesNeverContradict(t *testing.T) {
	options := []Option{{Text: "one", Right: true}, {Text: "two"}, {Text: "three"}}
	kinds := map[string]Kind{
		"choice":     Choice{Options: options},
		"several":    Choice{Several: true, Options: append([]Option{{Text: "four", Right: true}}, options...)},
		"true-false": TrueFalse(true),
		"order":      Order(Items("one", "two", "three")),
		"match":      Match{Pairs: []Pair{{Item{Text: "a"}, Item{Text: "one"}}, {Item{Text: "b"}, Item{Text: "two"}}, {Item{Text: "c"}, Item{Text: "one"}}}},
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for name, kind := range kinds {
		t.Run(name, func(t *testing.T) {
			q := Question{ID: "c/d/q", Kind: kind}
			a := q.Asked("c/d")
			n := len(a.Right)
			for range 200 {
				var r Reply
				for _, i := range rng.Perm(len(a.Options))[:min(n, len(a.Options))] {
					r.Chosen = append(r.Chosen, a.Options[i].ID)
				}
				for len(r.Chosen) < len(a.Rows) {
					r.Chosen = append(r.Chosen, a.Options[rng.IntN(len(a.Options))].ID)
				}
				v := kind.Judge(r, nil)
				if a.Contradicts(r, v.Outcome) {
					t.Fatalf("%v is judged %s, and the words contradict it", r.Chosen, v.Outcome)
				}
				opposite := Right
				if v.Outcome == Right {
					opposite = Wrong
				}
				if !a.Contradicts(r, opposite) {
					t.Fatalf("%v passes for %s", r.Chosen, opposite)
				}
			}
		})
	}
}
