package report

import (
	"math"
	"math/rand/v2"
	"testing"

	"policyquiz/quiz/stats"
)

// With one answer of each learner nothing hangs together: the interval is Wilson's.
func TestClusteredOfOneAnswerEach(t *testing.T) {
	for n := 1; n <= 40; n++ {
		for right := range n + 1 {
			heaps := make([]heap, n)
			for i := range heaps {
				heaps[i] = heap{one(i < right), 1}
			}
			if got, want := clustered(heaps), share(right, n); !near(got, want) {
				t.Fatalf("%d of %d: %+v, want %+v", right, n, got, want)
			}
		}
	}
}

func near(a, b Share) bool {
	const tolerance = 1e-12
	return a.Right == b.Right && a.Of == b.Of && math.Abs(a.Share-b.Share) < tolerance && math.Abs(a.Low-b.Low) < tolerance && math.Abs(a.High-b.High) < tolerance
}

// Answers that hang together say no more than as many of different learners, and no less
// than one of each.
func TestClusteredLiesBetween(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		heaps := make([]heap, 1+rng.IntN(30))
		for i := range heaps {
			of := 1 + rng.IntN(12)
			heaps[i] = heap{rng.IntN(of + 1), of}
		}
		got := clustered(heaps)
		narrow, wide := stats.Wilson(got.Right, got.Of), stats.WilsonOf(got.Share, float64(len(heaps)))
		const tolerance = 1e-12
		if got.Low > narrow.Low+tolerance || got.High < narrow.High-tolerance {
			t.Fatalf("%v: %+v is narrower than %+v", heaps, got, narrow)
		}
		if got.Low < wide.Low-tolerance || got.High > wide.High+tolerance {
			t.Fatalf("%v: %+v is wider than %+v", heaps, got, wide)
		}
	}
}

// Worked by hand: two learners have 8 of 8 and 0 of 8 right. The ratio is 1/2, the
// variance over clusters 2/1 * (4² + 4²) / 16² = 1/4, so the answers are worth 1, and
// count as the 2 learners that they are at least. With 6 and 2 of 8 the variance is 1/16,
// and 1/4 over 1/16 is 4.
func TestClusteredByHand(t *testing.T) {
	for _, tt := range []struct {
		heaps []heap
		worth float64
	}{
		{[]heap{{8, 8}, {0, 8}}, 2},
		{[]heap{{6, 8}, {2, 8}}, 4},
		{[]heap{{4, 8}, {4, 8}}, 2}, // nothing is known of how they differ
		{[]heap{{8, 8}, {8, 8}}, 2},
		{[]heap{{3, 4}}, 1},
		{[]heap{{3, 4}, {0, 0}}, 1}, // who answered nothing is no learner of it
	} {
		right, of := 0, 0
		for _, h := range tt.heaps {
			right, of = right+h.right, of+h.of
		}
		want := Share{right, of, stats.WilsonOf(float64(right)/float64(of), tt.worth)}
		if got := clustered(tt.heaps); !near(got, want) {
			t.Errorf("%v: %+v, want %+v", tt.heaps, got, want)
		}
	}
	if got := clustered(nil); got != (Share{}) {
		t.Errorf("of nothing: %+v", got)
	}
	// Wilson's interval of 1 in 3, by hand: 0.0615 to 0.7923.
	if s := share(1, 3); math.Abs(s.Low-0.0615) > 5e-5 || math.Abs(s.High-0.7923) > 5e-5 {
		t.Errorf("1 of 3: %+v", s)
	}
}
