package study

import (
	"slices"
	"time"
)

// PaceFrom is from how many answers on a pace is told. A median of fewer says more of
// the questions that happened to be asked than of the learner.
const PaceFrom = 20

// Pace returns how long a learner takes from prompt to answer: the median of these
// times, which one long break does not move. Ok is false if there are fewer than
// [PaceFrom]. A time of 0 or less was not taken and does not count.
func Pace(took []time.Duration) (each time.Duration, ok bool) {
	sorted := slices.DeleteFunc(slices.Clone(took), func(d time.Duration) bool { return d <= 0 })
	if len(sorted) < PaceFrom {
		return 0, false
	}
	slices.Sort(sorted)
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle], true
	}
	return (sorted[middle-1] + sorted[middle]) / 2, true
}
