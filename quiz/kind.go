package quiz

// This file has what several kinds of question use.

// factorial returns n!. The chance of guessing an order of n things is 1/n!.
func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	return f
}
