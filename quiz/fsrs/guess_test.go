package fsrs

import (
	"math"
	"testing"
)

// TestKnew has the weights worked out by hand, as fractions.
func TestKnew(t *testing.T) {
	for _, test := range []struct {
		name   string
		recall float64
		e      Evidence
		want   float64
	}{
		{"free recall", 0.5, Evidence{}, 1},
		{"free recall of what is forgotten", 0, Evidence{}, 1},
		{"free recall, unsure", 0.5, Evidence{0, Unsure}, 1},
		{"negative chance", 0.5, Evidence{-1, NotAsked}, 1},
		{"no number", 0.5, Evidence{math.NaN(), NotAsked}, 1},
		{"same day", 1, Evidence{0.5, Unsure}, 1},
		{"four options", 0.9, Evidence{0.25, NotAsked}, 0.9 / 0.925},
		{"four options, half forgotten", 0.5, Evidence{0.25, NotAsked}, 0.8},
		{"true or false", 0.9, Evidence{0.5, NotAsked}, 0.9 / 0.95},
		{"true or false, half forgotten", 0.5, Evidence{0.5, NotAsked}, 2.0 / 3},
		{"four options, sure", 0.5, Evidence{0.25, Sure}, 0.25 / 0.275},       // .25 / (.25 + .5*.25*.20)
		{"four options, fairly sure", 0.5, Evidence{0.25, FairlySure}, 0.8},   // as if nobody had asked
		{"four options, not sure", 0.5, Evidence{0.25, Unsure}, 0.1 / 0.1625}, // .10 / (.10 + .5*.25*.50)
		{"first of four", FirstPrior, Evidence{0.25, NotAsked}, 0.3 / 0.475},
		{"first true or false", FirstPrior, Evidence{0.5, NotAsked}, 0.3 / 0.65},
		{"any answer is right", 0.4, Evidence{1, NotAsked}, 0.4},
		{"chance beyond 1", 0.4, Evidence{7, NotAsked}, 0.4},
	} {
		if got := test.e.Knew(test.recall); !near(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// TestMixByHand mixes halves: a geometric mean of 4 and 1, an arithmetic of 3 and 8.
func TestMixByHand(t *testing.T) {
	got := mix(0.5, State{4, 3}, State{1, 8})
	if !near(got.Stability, 2) || !near(got.Difficulty, 5.5) {
		t.Errorf("got %v, want {2 5.5}", got)
	}
}

// given is one way to take evidence: after a first review or a later one.
type given func(Grade, Evidence) State

// bothWays returns FirstGiven and NextGiven for random models and states, the
// second on a later day.
func bothWays(t *testing.T, try func(name string, given given)) {
	r := seeded()
	for range rounds / 4 {
		m, s, days := randomModel(t, r), randomState(r), 1+randomDays(r)
		try("first", m.FirstGiven)
		try("next", func(g Grade, e Evidence) State { return m.NextGiven(s, days, g, e) })
	}
}

func TestWithoutGuessingEvidenceChangesNothing(t *testing.T) {
	r := seeded()
	for range rounds {
		m, s, days := randomModel(t, r), randomState(r), randomDays(r)
		for _, g := range grades {
			plain := Evidence{Confidence: Confidence(r.IntN(4))}
			if got, want := m.FirstGiven(g, plain), m.First(g); got != want {
				t.Fatalf("first %v on %v: %v, want %v", g, plain, got, want)
			}
			if got, want := m.NextGiven(s, days, g, plain), m.Next(s, days, g); got != want {
				t.Fatalf("%v after %d days, %v on %v: %v, want %v", s, days, g, plain, got, want)
			}
		}
		guess := Evidence{Chance: r.Float64()}
		if got, want := m.NextGiven(s, days, Again, guess), m.Next(s, days, Again); got != want {
			t.Fatalf("again on %v: %v, want %v", guess, got, want)
		}
		if got, want := m.NextGiven(s, 0, Good, guess), m.Next(s, 0, Good); got != want {
			t.Fatalf("the same day on %v: %v, want %v", guess, got, want)
		}
	}
}

func TestGuessLiesBetweenWrongAndRight(t *testing.T) {
	bothWays(t, func(name string, given given) {
		wrong, right := given(Again, Evidence{}), given(Good, Evidence{})
		for _, c := range []Confidence{NotAsked, Unsure, FairlySure, Sure} {
			got := given(Good, Evidence{0.25, c})
			if !between(got.Stability, wrong.Stability, right.Stability) ||
				!between(got.Difficulty, wrong.Difficulty, right.Difficulty) {
				t.Fatalf("%s, confidence %d: %v is not between %v and %v", name, c, got, wrong, right)
			}
		}
	})
}

func TestMoreChanceMovesTowardsWrong(t *testing.T) {
	bothWays(t, func(name string, given given) {
		wrong, last := given(Again, Evidence{}), given(Good, Evidence{})
		for _, chance := range []float64{0.01, 0.1, 0.25, 0.5, 1} {
			got := given(Good, Evidence{Chance: chance})
			if !between(got.Stability, wrong.Stability, last.Stability) ||
				!between(got.Difficulty, wrong.Difficulty, last.Difficulty) {
				t.Fatalf("%s, chance %v: %v is not between %v and %v", name, chance, got, wrong, last)
			}
			last = got
		}
	})
}

func TestConfidenceOrdersEvidence(t *testing.T) {
	r := seeded()
	m := model(t, Defaults())
	for range rounds {
		s, days := randomState(r), 1+randomDays(r)
		stability := func(c Confidence) float64 {
			return m.NextGiven(s, days, Good, Evidence{0.25, c}).Stability
		}
		unsure, fairly, sure := stability(Unsure), stability(FairlySure), stability(Sure)
		if notAsked := stability(NotAsked); !(unsure < fairly && fairly < sure) || !between(fairly, notAsked, notAsked) {
			t.Fatalf("%v after %d days: unsure %v, fairly sure %v, sure %v, not asked %v", s, days, unsure, fairly, sure, notAsked)
		}
	}
}

// Whoever is right each time and never sure is asked less and less often.
func TestNeverSureIsNoTrap(t *testing.T) {
	m := model(t, Defaults())
	for _, chance := range []float64{0.25, 0.5} {
		e := Evidence{chance, Unsure}
		s := m.FirstGiven(Good, e)
		for range 10 {
			s = m.NextGiven(s, WholeDays(m.Interval(s.Stability, 0.9), 36500), Good, e)
		}
		if s.Stability < 30 {
			t.Errorf("chance %v: stability %v after 11 right answers", chance, s.Stability)
		}
	}
}

// Whoever is asked says one of three things.
func TestLikelihoodsAddUp(t *testing.T) {
	knowing, guessing := 0.0, 0.0
	for c := Unsure; c <= Sure; c++ {
		k, g := c.likelihoods()
		knowing, guessing = knowing+k, guessing+g
	}
	if !between(knowing, 1, 1) || !between(guessing, 1, 1) {
		t.Errorf("the likelihoods add up to %v and %v", knowing, guessing)
	}
}

func TestConfidenceString(t *testing.T) {
	for c, want := range map[Confidence]string{NotAsked: "not asked", Unsure: "not sure", FairlySure: "fairly sure", Sure: "sure", 4: "Confidence(4)"} {
		if got := c.String(); got != want {
			t.Errorf("%d: %q, want %q", int(c), got, want)
		}
	}
}

// between reports whether x lies between a and b, in either order, but for rounding.
func between(x, a, b float64) bool {
	const slack = 1e-12
	return x >= min(a, b)*(1-slack) && x <= max(a, b)*(1+slack)
}
