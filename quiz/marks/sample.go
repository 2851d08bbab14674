package marks

import (
	"math"
	"slices"
)

// This file has the sums of which all figures are made.

func sum(xs []float64) (total float64) {
	for _, x := range xs {
		total += x
	}
	return total
}

// mean is for one number or more.
func mean(xs []float64) float64 { return sum(xs) / float64(len(xs)) }

// covariance divides by n-1. It is for two pairs or more.
func covariance(xs, ys []float64) float64 {
	mx, my := mean(xs), mean(ys)
	products := make([]float64, len(xs))
	for i := range xs {
		products[i] = (xs[i] - mx) * (ys[i] - my)
	}
	return sum(products) / float64(len(xs)-1)
}

// variance divides by n-1. It is for two numbers or more.
func variance(xs []float64) float64 { return covariance(xs, xs) }

// correlation is Pearson's. It is for numbers of which not all are the same.
func correlation(xs, ys []float64) float64 {
	r := covariance(xs, ys) / math.Sqrt(variance(xs)*variance(ys))
	return max(-1, min(1, r))
}

// spread is how far apart the lowest and the highest of some numbers lie.
func spread(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	return slices.Max(xs) - slices.Min(xs)
}
