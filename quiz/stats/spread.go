package stats

import "slices"

// A Spread is how stable the memories are, and how difficult the questions are for the
// learner.
type Spread struct {
	Questions  int     `json:"questions"`        // of which something is remembered
	Median     float64 `json:"median_stability"` // in days; 0 without questions
	Stability  []Bin   `json:"stability"`
	Difficulty []Bin   `json:"difficulty"`
}

// A Bin counts the questions whose value is From or more, and less than To. The last
// one has no upper bound but that of the value.
type Bin struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Questions int     `json:"questions"`
}

// The bounds of the bins: of stability in days, of difficulty from 1 (easy) to 10.
var (
	stabilityBounds  = []float64{0, 1, 3, 7, 14, 30, 60, 120, 240, 480, 36500}
	difficultyBounds = []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
)

// Spread counts the questions by their stability and difficulty.
func (s *Stats) Spread() Spread {
	var sp Spread
	sp.Stability, sp.Difficulty = bins(stabilityBounds), bins(difficultyBounds)
	var all []float64
	for i := range s.Questions {
		m := s.known[i]
		if m == nil || m.Reviews == 0 {
			continue
		}
		drop(sp.Stability, m.Stability)
		drop(sp.Difficulty, m.Difficulty)
		all = append(all, m.Stability)
	}
	sp.Questions, sp.Median = len(all), median(all)
	return sp
}

// bins returns empty bins between bounds.
func bins(bounds []float64) []Bin {
	list := make([]Bin, len(bounds)-1)
	for i := range list {
		list[i] = Bin{From: bounds[i], To: bounds[i+1]}
	}
	return list
}

// drop counts a question in the bin of its value.
func drop(list []Bin, value float64) {
	i := len(list) - 1
	for i > 0 && value < list[i].From {
		i--
	}
	list[i].Questions++
}

// median returns the median of values, 0 if there are none. It sorts them.
func median(values []float64) float64 {
	n := len(values)
	if n == 0 {
		return 0
	}
	slices.Sort(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}
