package report

import (
	"math"

	"policyquiz/quiz/stats"
)

// A Share is how many of some answers were right, with the bounds between which the
// share lies with 95 % confidence. Without answers all of it is 0.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
	stats.Interval
}

// share is the share of answers each of which was given by another learner, or each to
// another question. Its interval is Wilson's.
func share(right, of int) Share {
	if of == 0 {
		return Share{}
	}
	return Share{right, of, stats.Wilson(right, of)}
}

// A heap is how many answers of one learner were right.
type heap struct{ right, of int }

// clustered is the share of answers of which several were given by each learner. Such
// answers hang together, so that they say less than as many of different learners would.
// The interval is Wilson's for as many answers as would say the same, which is
// p (1-p) / v with v the variance of a ratio over clusters: E. L. Korn and B. I.
// Graubard, "Confidence intervals for proportions with small expected number of positive
// counts estimated from survey data", Survey Methodology 24 (1998), 193–201, who put it
// into another interval than Wilson's. There are never fewer of them than learners and
// never more than answers; where all answers were right, or none, as many as learners.
func clustered(heaps []heap) Share {
	var right, of, learners int
	for _, h := range heaps {
		right, of = right+h.right, of+h.of
		if h.of > 0 {
			learners++
		}
	}
	if of == 0 {
		return Share{}
	}
	p, n := float64(right)/float64(of), float64(learners)
	squares := 0.0
	for _, h := range heaps {
		d := float64(h.right) - p*float64(h.of)
		squares += d * d
	}
	effective := n
	if variance := n / (n - 1) * squares / float64(of) / float64(of); n > 1 && variance > 0 {
		effective = min(max(p*(1-p)/variance, n), float64(of))
	}
	return Share{right, of, stats.WilsonOf(p, math.Max(effective, 1))}
}
