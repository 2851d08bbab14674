package study

import (
	"slices"

	"policyquiz/quiz"
)

// A Summary is what a session came to. It counts first answers: what comes
// back after a miss is practice.
type Summary struct {
	Asked                         int // different questions
	Right, Partly, Wrong, Unknown int
	Score                         float64 // sum of the shares that were right
	Skipped                       int
	Confused                      []quiz.Confusion // each once, first first
}

// Summary sums the session up.
func (s *Session) Summary() Summary {
	var sum Summary
	seen := map[string]bool{}
	for _, a := range s.turns {
		if a.skip {
			sum.Skipped++
			continue
		}
		if a.verdict.Outcome != quiz.Right {
			sum.confused(a.verdict.Confused)
		}
		if seen[a.ref.ID] {
			continue
		}
		seen[a.ref.ID] = true
		sum.Asked++
		switch a.verdict.Outcome {
		case quiz.Right:
			sum.Right++
			sum.Score++
		case quiz.Partly:
			sum.Partly++
			sum.Score += a.verdict.Score
		case quiz.Unknown:
			sum.Unknown++
		default:
			sum.Wrong++
		}
	}
	return sum
}

func (sum *Summary) confused(list []quiz.Confusion) {
	for _, c := range list {
		if !slices.Contains(sum.Confused, c) {
			sum.Confused = append(sum.Confused, c)
		}
	}
}
