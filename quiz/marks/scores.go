package marks

import "math"

// This file has the distribution of the number of right answers, of which conditional
// maximum likelihood is made. The elementary symmetric functions of the easinesses
// exp(-difficulty) grow beyond floating point; divided by their sum they are the
// probabilities of each score of a person whose ability is 0, which do not. The
// conditional probabilities are the same.

// A chance is how likely a person whose ability is 0 is to be right on a question. Each
// of the two is kept because 1 less the other loses digits.
type chance struct{ right, wrong float64 }

// chances are those of questions with these difficulties.
func chances(difficulties []float64) []chance {
	list := make([]chance, len(difficulties))
	for i, d := range difficulties {
		list[i] = chance{1 / (1 + math.Exp(d)), 1 / (1 + math.Exp(-d))}
	}
	return list
}

// A distribution has the probability of each score, from 0 to the number of questions.
type distribution []float64

// scoresOf adds one question after the other: the summation algorithm of F. B. Baker and
// M. R. Harwell, "Computing elementary symmetric functions and their derivatives: a
// didactic", Applied Psychological Measurement 20 (1996), 169–192. It only adds and
// multiplies what is positive, so it loses no digits.
func scoresOf(list []chance) distribution {
	d := make(distribution, len(list)+1)
	d[0] = 1
	for i, c := range list {
		d[i+1] = c.right * d[i]
		for r := i; r > 0; r-- {
			d[r] = c.wrong*d[r] + c.right*d[r-1]
		}
		d[0] *= c.wrong
	}
	return d
}

// without takes one question out of the distribution, and writes what is left to into,
// which is one shorter.
//
// It undoes one step of scoresOf. Done from one end this loses all digits, because it
// subtracts numbers that are nearly equal. The share of d[r] in which the question is
// right grows with r. So it is done from the bottom as long as that share is at most a
// half, and for all others from the top: then each step subtracts at most half, and
// the errors of the steps only add up.
func (d distribution) without(c chance, into distribution) {
	top := len(d) - 1
	r, below := 0, 0.0
	for ; r < top; r++ {
		right := c.right * below
		if right > d[r]/2 {
			break
		}
		below = (d[r] - right) / c.wrong
		into[r] = below
	}
	above := 0.0
	for s := top; s > r; s-- {
		above = (d[s] - c.wrong*above) / c.right
		into[s-1] = above
	}
}
