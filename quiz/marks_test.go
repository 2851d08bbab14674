package quiz

import (
	"math"
	"testing"

	"policyquiz/quiz/fsrs"
)

// TestMarks has the published marks, and those of what is not in the table.
func TestMarks(t *testing.T) {
	right, wrong := Verdict{Outcome: Right, Score: 1}, Verdict{Outcome: Wrong}
	half := Verdict{Outcome: Partly, Score: 0.5}
	for _, test := range []struct {
		name string
		v    Verdict
		c    Confidence
		want float64
	}{
		{"right, not sure", right, fsrs.Unsure, 1},
		{"right, fairly sure", right, fsrs.FairlySure, 2},
		{"right, sure", right, fsrs.Sure, 3},
		{"wrong, not sure", wrong, fsrs.Unsure, 0},
		{"wrong, fairly sure", wrong, fsrs.FairlySure, -2},
		{"wrong, sure", wrong, fsrs.Sure, -6},
		{"half right, not sure", half, fsrs.Unsure, 0.5},
		{"half right, fairly sure", half, fsrs.FairlySure, 0},
		{"half right, sure", half, fsrs.Sure, -1.5},
		{"not known", Verdict{Outcome: Unknown}, fsrs.NotAsked, 0},
		{"guessed, and said so", right.Amended(Unknown), fsrs.Sure, 0},
		{"wrong, but called right", wrong.Amended(Right), fsrs.Sure, 3},
		{"right, not asked", right, fsrs.NotAsked, 0},
	} {
		if got := test.v.Marks(test.c); got != test.want {
			t.Errorf("%s: %v marks, want %v", test.name, got, test.want)
		}
	}
}

// Whoever says what they expect earns most: of a right or wrong answer by its
// probability, of a partly right one by the share that is right.
func TestTruthPaysBest(t *testing.T) {
	best := func(marks func(Confidence) float64) (best Confidence) {
		best = fsrs.Unsure
		for c := fsrs.FairlySure; c <= fsrs.Sure; c++ {
			if marks(c) > marks(best) {
				best = c
			}
		}
		return best
	}
	for i := range 1001 {
		p := float64(i) / 1000
		want := fsrs.Unsure
		switch {
		case math.Abs(p-2.0/3) < 1e-9 || math.Abs(p-4.0/5) < 1e-9:
			continue // both steps are as good
		case p > 4.0/5:
			want = fsrs.Sure
		case p > 2.0/3:
			want = fsrs.FairlySure
		}
		expected := func(c Confidence) float64 {
			return p*Verdict{Outcome: Right}.Marks(c) + (1-p)*Verdict{Outcome: Wrong}.Marks(c)
		}
		if got := best(expected); got != want {
			t.Fatalf("right with probability %v: best to say %v, want %v", p, got, want)
		}
		if got := best(Verdict{Outcome: Partly, Score: p}.Marks); got != want {
			t.Fatalf("right with a share of %v: best to say %v, want %v", p, got, want)
		}
	}
}
