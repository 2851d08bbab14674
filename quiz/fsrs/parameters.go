package fsrs

import (
	"errors"
	"fmt"
)

// Parameters are the weights w0 to w20 of FSRS-6. They are fitted to the reviews of
// one learner or of many. New checks their bounds.
type Parameters [21]float64

// Defaults returns the weights published with FSRS-6, fitted to the reviews
// of many thousands of learners.
func Defaults() Parameters {
	return Parameters{
		0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
		0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
		1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
	}
}

// bounds are the least and the greatest value of each parameter, those to which
// fsrs-rs clips them. Within them no formula overflows or divides by zero.
var bounds = [len(Parameters{})]struct{ min, max float64 }{
	{0.001, 100}, {0.001, 100}, {0.001, 100}, {0.001, 100}, // w0 to w3: first stabilities
	{1, 10}, {0.001, 4}, {0.001, 4}, {0.001, 0.75}, // w4 to w7: difficulty
	{0, 4.5}, {0, 0.8}, {0.001, 3.5}, // w8 to w10: growth
	{0.001, 5}, {0.001, 0.25}, {0.001, 0.9}, {0, 4}, // w11 to w14: lapses
	{0, 1}, {1, 6}, // w15, w16: Hard and Easy
	{0, 2}, {0, 2}, {0, 0.8}, // w17 to w19: the same day
	{0.1, 0.8}, // w20: the forgetting curve
}

// check returns an error for each parameter that is out of bounds or NaN.
func (w Parameters) check() error {
	var errs []error
	for i, v := range w {
		b := bounds[i]
		if inBounds := v >= b.min && v <= b.max; !inBounds { // NaN is not
			errs = append(errs, fmt.Errorf("fsrs: w%d is %v, outside its bounds %v to %v", i, v, b.min, b.max))
		}
	}
	return errors.Join(errs...)
}
