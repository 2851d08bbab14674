package marks

import "math"

// normal95 is below which 97.5 % of a normal distribution lie.
const normal95 = 1.959963984540054

// wilson returns the score interval of a share: E. B. Wilson, "Probable inference, the
// law of succession, and statistical inference", Journal of the American Statistical
// Association 22 (1927), 209–212. It is for n of 1 or more.
func wilson(right, n int) *Interval {
	k, all := float64(right), float64(n)
	middle := (k + normal95*normal95/2) / (all + normal95*normal95)
	half := normal95 / (all + normal95*normal95) * math.Sqrt(k*(all-k)/all+normal95*normal95/4)
	return &Interval{max(0, min(k/all, middle-half)), min(1, max(k/all, middle+half))}
}

// student returns the interval of a mean by Student's t. It is nil for fewer than two
// numbers and for numbers that are all the same: they show no spread to reckon with.
func student(xs []float64) *Interval {
	if spread(xs) == 0 {
		return nil
	}
	n := float64(len(xs))
	half := studentQuantile(0.975, n-1) * math.Sqrt(variance(xs)/n)
	return &Interval{mean(xs) - half, mean(xs) + half}
}

// fisher returns the interval of a correlation by the z of R. A. Fisher, "On the
// 'probable error' of a coefficient of correlation deduced from a small sample", Metron
// 1 (1921), 3–32: atanh r is nearly normal with the standard error 1/sqrt(n-3). It is
// nil for fewer than four pairs, and for -1 and 1, which have no finite z.
func fisher(r float64, n int) *Interval {
	if n < 4 || math.Abs(r) > 1-1e-12 {
		return nil
	}
	z, half := math.Atanh(r), normal95/math.Sqrt(float64(n-3))
	return &Interval{math.Tanh(z - half), math.Tanh(z + half)}
}

// feldt returns the interval of alpha of n people and k questions, two or more of each:
// (1 - true alpha) / (1 - alpha) has the F distribution with n-1 and (n-1)(k-1) degrees
// of freedom. See Feldt in [Analysis]. It is nil for an alpha of 1, which leaves no
// spread to reckon with.
func feldt(alpha float64, n, k int) *Interval {
	if alpha > 1-1e-12 {
		return nil
	}
	d1, d2 := float64(n-1), float64(n-1)*float64(k-1)
	return &Interval{1 - (1-alpha)*fQuantile(0.975, d1, d2), 1 - (1-alpha)*fQuantile(0.025, d1, d2)}
}

// within cuts an interval off at two bounds.
func (i *Interval) within(low, high float64) *Interval {
	if i == nil {
		return nil
	}
	return &Interval{max(low, i.Low), min(high, i.High)}
}

// times multiplies an interval by a factor above 0.
func (i *Interval) times(factor float64) *Interval {
	if i == nil {
		return nil
	}
	return &Interval{factor * i.Low, factor * i.High}
}
