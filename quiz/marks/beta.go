package marks

import "math"

// This file has the distributions of F and of Student's t, by way of the incomplete
// beta function.

// incompleteBeta returns the regularised incomplete beta function I_x(a, b), for a and
// b above 0; y is 1-x. It is the continued fraction of the NIST Digital Library of
// Mathematical Functions, 8.17.22, on the side on which that converges fast.
func incompleteBeta(a, b, x, y float64) float64 {
	switch {
	case x <= 0:
		return 0
	case y <= 0:
		return 1
	case x > (a+1)/(a+b+2):
		return 1 - incompleteBeta(b, a, y, x)
	}
	whole, _ := math.Lgamma(a + b)
	first, _ := math.Lgamma(a)
	second, _ := math.Lgamma(b)
	front := math.Exp(whole - first - second + a*math.Log(x) + b*math.Log(y))
	return front / a * betaFraction(a, b, x)
}

// betaFraction works the continued fraction out from its front, by the method of
// W. J. Lentz, "Generating Bessel functions in Mie scattering calculations using
// continued fractions", Applied Optics 15 (1976), 668–671.
func betaFraction(a, b, x float64) float64 {
	const (
		tiny  = 1e-300 // takes the place of 0, by which nothing can be divided
		exact = 1e-16
		most  = 100_000 // about the root of a or b is needed
	)
	notZero := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c, d := 1.0, 1/notZero(1-(a+b)*x/(a+1))
	value := d
	for i := 1; i < most; i++ {
		m := float64(i)
		even := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d, c = 1/notZero(1+even*d), notZero(1+even/c)
		value *= d * c
		odd := -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d, c = 1/notZero(1+odd*d), notZero(1+odd/c)
		value *= d * c
		if math.Abs(d*c-1) < exact {
			break
		}
	}
	return value
}

// fBelow returns how much of an F distribution with d1 and d2 degrees of freedom lies
// below f, which is above 0: NIST Digital Library of Mathematical Functions, 8.17(vi).
func fBelow(f, d1, d2 float64) float64 {
	all := d1*f + d2
	return incompleteBeta(d1/2, d2/2, d1*f/all, d2/all)
}

// fQuantile returns the number below which the share p, between 0 and 1, of an F
// distribution with d1 and d2 degrees of freedom lies. It halves the range of its
// logarithm until floating point has no more digits.
func fQuantile(p, d1, d2 float64) float64 {
	low, high := -700.0, 700.0 // e to that are about the least and the greatest numbers
	for range 64 {
		if middle := (low + high) / 2; fBelow(math.Exp(middle), d1, d2) < p {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Exp((low + high) / 2)
}

// studentQuantile returns the number below which the share p, above 0.5, of Student's t
// distribution with d degrees of freedom lies. The square of t has the F distribution
// with 1 and d.
func studentQuantile(p, d float64) float64 { return math.Sqrt(fQuantile(2*p-1, 1, d)) }
