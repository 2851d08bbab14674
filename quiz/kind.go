package quiz

import "policyquiz/quiz/spell"

// This file has what several kinds of question use.

// folded folds each text, for an answer key.
func folded(texts []string) []string {
	key := make([]string, len(texts))
	for i, t := range texts {
		key[i] = spell.Fold(t)
	}
	return key
}

// factorial returns n!. The chance of guessing an order of n things is 1/n!.
func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	return f
}
