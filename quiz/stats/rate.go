package stats

import "math"

// Enough is from how many answers on a share is told. The interval of fewer is so wide
// that it says next to nothing.
const Enough = 20

// A Rate is how many of some answers were right.
type Rate struct {
	Answers int `json:"answers"`
	Right   int `json:"right"`
	// Predicted is the mean of what was predicted of these answers, 0 to 1: the
	// probability of recall, or else of a lucky guess. It is 0 without answers, and
	// where nothing was predicted.
	Predicted float64 `json:"predicted"`
	// Interval is nil if there are too few answers to say: fewer than Enough.
	Interval *Interval `json:"interval,omitempty"`
}

// An Interval is a share, 0 to 1, with the bounds between which it lies with 95 %
// confidence.
type Interval struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Wilson returns the share of right ones among n, 1 or more, with its 95 % score
// interval: E. B. Wilson, "Probable inference, the law of succession, and statistical
// inference", Journal of the American Statistical Association 22 (1927), 209–212. It
// stays within 0 and 1 and, unlike the mean with twice its standard error, keeps what
// it promises where nearly all answers are right.
func Wilson(right, n int) Interval { return WilsonOf(float64(right)/float64(n), float64(n)) }

// WilsonOf is Wilson for a share of as many answers as n of different learners would
// be worth, which need not be a whole number; see there. N is above 0.
func WilsonOf(share, n float64) Interval {
	const z = 1.959963984540054 // 97.5 % of a normal distribution lie below
	k := share * n
	middle := (k + z*z/2) / (n + z*z)
	half := z / (n + z*z) * math.Sqrt(k*(n-k)/n+z*z/4)
	// The share lies within the interval, but for what floating point loses.
	return Interval{share, max(0, min(share, middle-half)), min(1, max(share, middle+half))}
}

// A count adds up answers to a rate.
type count struct {
	answers, right int
	predicted      float64
}

func (c *count) add(right bool, predicted float64) {
	c.answers++
	c.predicted += predicted
	if right {
		c.right++
	}
}

func (c *count) rate() Rate {
	r := Rate{Answers: c.answers, Right: c.right}
	if c.answers > 0 {
		r.Predicted = c.predicted / float64(c.answers)
	}
	if c.answers >= Enough {
		i := Wilson(c.right, c.answers)
		r.Interval = &i
	}
	return r
}
