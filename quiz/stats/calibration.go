package stats

import (
	"maps"
	"slices"
	"sort"

	"policyquiz/quiz/fsrs"
)

// A Calibration compares what was said beforehand with what came out: what the memory
// model predicted, and how sure the learner was.
type Calibration struct {
	Predicted []PredictedRate `json:"predicted"` // that have answers, lowest first
	Sure      []SureRate      `json:"sure"`      // that have answers, least sure first; empty where that was never asked
}

// A PredictedRate is the rate of the answers of which a probability of From or more,
// and less than To, was predicted. In the last one To, 1, is included.
type PredictedRate struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	Rate
}

// A SureRate is the rate of the answers of which the learner said how sure they were.
// What the model predicted is not part of it.
type SureRate struct {
	Sure fsrs.Confidence `json:"sure"`
	Rate
}

// bounds part the predictions. They are finer where most of them lie: a question comes
// back when its recall has fallen to about 90 %.
var bounds = []float64{0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1}

// Calibration compares predictions with answers: those of the model for the answers of
// which true retention is made, those of the learner for all answers.
func (s *Stats) Calibration() Calibration {
	bins := make([]count, len(bounds)-1)
	sure := map[fsrs.Confidence]*count{}
	for _, a := range s.recalled() {
		if a.predicted > 0 {
			bins[binOf(a.predicted)].add(a.right, a.predicted)
		}
		if a.sure != fsrs.NotAsked {
			at(sure, a.sure).add(a.right, 0)
		}
	}
	c := Calibration{Predicted: []PredictedRate{}, Sure: []SureRate{}}
	for i, b := range bins {
		if b.answers > 0 {
			c.Predicted = append(c.Predicted, PredictedRate{bounds[i], bounds[i+1], b.rate()})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(sure)) {
		c.Sure = append(c.Sure, SureRate{k, sure[k].rate()})
	}
	return c
}

// binOf is the bin of a prediction, 0 to 1.
func binOf(p float64) int {
	last := len(bounds) - 2
	return min(sort.SearchFloat64s(bounds[1:], p+tiny), last)
}

// tiny makes a prediction that lies on a bound part of the bin above it.
const tiny = 1e-12
