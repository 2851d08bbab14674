package fsrs

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// rounds is how many random cases each property is tried on.
const rounds = 20_000

// grades are all there are, worst first.
var grades = []Grade{Again, Hard, Good, Easy}

// seeded returns chance that is the same in every run.
func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// model returns the model of w, which the test knows to be valid.
func model(t testing.TB, w Parameters) Model {
	t.Helper()
	m, err := New(w)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// randomModel returns a model with parameters anywhere within their bounds.
func randomModel(t testing.TB, r *rand.Rand) Model {
	var w Parameters
	for i, b := range bounds {
		w[i] = b.min + r.Float64()*(b.max-b.min)
	}
	return model(t, w)
}

// randomState returns any state; small stabilities are as likely as great.
func randomState(r *rand.Rand) State {
	return State{
		Stability:  MinStability * math.Pow(MaxStability/MinStability, r.Float64()),
		Difficulty: MinDifficulty + r.Float64()*(MaxDifficulty-MinDifficulty),
	}
}

// randomDays returns 0 about as often as a year.
func randomDays(r *rand.Rand) int { return int(math.Exp(8*r.Float64())) - 1 }

func TestEasierIsNeverSooner(t *testing.T) {
	r := seeded()
	for range rounds {
		m, s, days := randomModel(t, r), randomState(r), randomDays(r)
		for _, g := range grades[1:3] {
			worse, better := m.Next(s, days, g), m.Next(s, days, g+1)
			if better.Stability < worse.Stability {
				t.Fatalf("%v after %d days: %v gives %v, %v only %v", s, days, g, worse, g+1, better)
			}
			if better.Difficulty > worse.Difficulty {
				t.Fatalf("%v after %d days: %v gives %v, %v is harder: %v", s, days, g, worse, g+1, better)
			}
		}
	}
}

func TestRightNeverLowersAndWrongNeverRaises(t *testing.T) {
	r := seeded()
	for range rounds {
		m, s, days := randomModel(t, r), randomState(r), 1+randomDays(r)
		if got := m.Next(s, days, Again); got.Stability > s.Stability {
			t.Fatalf("again after %d days raises %v to %v", days, s, got)
		}
		if got := m.Next(s, days, Hard); got.Stability < s.Stability {
			t.Fatalf("hard after %d days lowers %v to %v", days, s, got)
		}
	}
	// On the same day FSRS-6 promises as much for its defaults only: with
	// great w17, w18 and w19 a tiny stability rises even after Again.
	m := model(t, Defaults())
	for range rounds {
		s := randomState(r)
		if got := m.Next(s, 0, Again); got.Stability > s.Stability {
			t.Fatalf("again on the same day raises %v to %v", s, got)
		}
	}
}

// TestStatesOutOfRange: a state out of range counts as the nearest one within.
func TestStatesOutOfRange(t *testing.T) {
	m := model(t, Defaults())
	for _, test := range []struct{ given, within State }{
		{State{0, 5}, State{MinStability, 5}},
		{State{1e6, 5}, State{MaxStability, 5}},
		{State{10, 0}, State{10, MinDifficulty}},
		{State{10, 11}, State{10, MaxDifficulty}},
		{State{math.NaN(), math.NaN()}, State{MinStability, MinDifficulty}},
	} {
		for _, g := range grades {
			for _, days := range []int{0, 5} {
				if got, want := m.Next(test.given, days, g), m.Next(test.within, days, g); got != want {
					t.Errorf("%v, %v after %d days: %v, want %v", test.given, g, days, got, want)
				}
				e := Evidence{Chance: 0.25}
				if got, want := m.NextGiven(test.given, days, g, e), m.NextGiven(test.within, days, g, e); got != want {
					t.Errorf("%v, perhaps guessed, %v after %d days: %v, want %v", test.given, g, days, got, want)
				}
			}
		}
	}
}

func TestRecall(t *testing.T) {
	r := seeded()
	for range rounds {
		m, stability := randomModel(t, r), randomState(r).Stability
		if got := m.Recall(stability, stability); !near(got, 0.9) {
			t.Fatalf("recall after as many days as the stability, %v: %v, want 0.9", stability, got)
		}
		days := float64(randomDays(r))
		sooner, later := m.Recall(days, stability), m.Recall(days+1, stability)
		if !(0 < later && later < sooner && sooner <= 1) {
			t.Fatalf("stability %v: recall %v after %v days, %v a day later", stability, sooner, days, later)
		}
	}
	m := model(t, Defaults())
	for _, days := range []float64{0, -1, math.Inf(-1)} {
		if got := m.Recall(days, 5); got != 1 {
			t.Errorf("recall after %v days: %v, want 1", days, got)
		}
	}
}

func TestIntervalUndoesRecall(t *testing.T) {
	r := seeded()
	for range rounds {
		m, stability, retention := randomModel(t, r), randomState(r).Stability, 0.7+0.29*r.Float64()
		if got := m.Recall(m.Interval(stability, retention), stability); !near(got, retention) {
			t.Fatalf("stability %v: recall at the interval for %v is %v", stability, retention, got)
		}
	}
}

func TestWholeDays(t *testing.T) {
	for _, test := range []struct {
		interval float64
		longest  int
		want     int
	}{
		{0.04, 365, 1},
		{1.49, 365, 1},
		{1.5, 365, 2},
		{364.6, 365, 365},
		{365.6, 365, 365},
		{0.9, 1, 1},
		{7, 1, 1},
		{-3, 365, 1},
		{math.Inf(1), 36500, 36500},
		{math.NaN(), 36500, 1},
	} {
		if got := WholeDays(test.interval, test.longest); got != test.want {
			t.Errorf("WholeDays(%v, %d) = %d, want %d", test.interval, test.longest, got, test.want)
		}
	}
}

func TestNewNamesParametersOutOfBounds(t *testing.T) {
	for _, test := range []struct {
		index int
		value float64
		want  string
	}{
		{0, 0, "fsrs: w0 is 0, outside its bounds 0.001 to 100"},
		{7, 0.9, "fsrs: w7 is 0.9, outside its bounds 0.001 to 0.75"},
		{16, 0.5, "fsrs: w16 is 0.5, outside its bounds 1 to 6"},
		{20, math.NaN(), "fsrs: w20 is NaN, outside its bounds 0.1 to 0.8"},
		{3, math.Inf(1), "fsrs: w3 is +Inf, outside its bounds 0.001 to 100"},
		{4, math.Inf(-1), "fsrs: w4 is -Inf, outside its bounds 1 to 10"},
	} {
		w := Defaults()
		w[test.index] = test.value
		if _, err := New(w); err == nil || err.Error() != test.want {
			t.Errorf("w%d = %v: error %v\nwant %s", test.index, test.value, err, test.want)
		}
	}
	if _, err := New(Parameters{}); err == nil || strings.Count(err.Error(), "\n") != 13 {
		t.Errorf("all zero: error %v\nwant the 14 parameters that may not be 0, one a line", err)
	}
}

// TestBounds: the bounds are those to which fsrs-rs clips parameters.
func TestBounds(t *testing.T) {
	wanted := strings.Split("0.001 to 100, 0.001 to 100, 0.001 to 100, 0.001 to 100, 1 to 10, 0.001 to 4, 0.001 to 4, "+
		"0.001 to 0.75, 0 to 4.5, 0 to 0.8, 0.001 to 3.5, 0.001 to 5, 0.001 to 0.25, 0.001 to 0.9, "+
		"0 to 4, 0 to 1, 1 to 6, 0 to 2, 0 to 2, 0 to 0.8, 0.1 to 0.8", ", ")
	if len(wanted) != len(Parameters{}) {
		t.Fatalf("there are %d parameters, want %d", len(Parameters{}), len(wanted))
	}
	for i, want := range wanted {
		w := Defaults()
		w[i] = math.NaN()
		if _, err := New(w); err == nil || !strings.HasSuffix(err.Error(), "outside its bounds "+want) {
			t.Errorf("w%d: %v, want %s", i, err, want)
		}
	}
}

func TestNewTakesTheBoundsThemselves(t *testing.T) {
	var low, high Parameters
	for i, b := range bounds {
		low[i], high[i] = b.min, b.max
	}
	model(t, low)
	model(t, high)
}

func TestGradeString(t *testing.T) {
	for g, want := range map[Grade]string{Again: "again", Hard: "hard", Good: "good", Easy: "easy", 0: "Grade(0)"} {
		if got := g.String(); got != want {
			t.Errorf("%d: %q, want %q", int(g), got, want)
		}
	}
}

// FuzzNext holds the promise of every returned State: both values are within
// their ranges, whatever comes in.
func FuzzNext(f *testing.F) {
	f.Add(2.3, 5.0, 3, 3, 0.25, 1)
	f.Add(0.0, 0.0, 0, 1, 0.0, 0)
	f.Add(math.NaN(), math.Inf(1), math.MaxInt, 2, math.NaN(), 2)
	f.Add(math.Inf(1), math.NaN(), math.MinInt, 4, math.Inf(1), -1)
	f.Add(-1.0, 1e300, 1, 1, -1.0, 7)
	m := model(f, Defaults())
	f.Fuzz(func(t *testing.T, stability, difficulty float64, days, grade int, chance float64, confidence int) {
		s := State{stability, difficulty}
		g := Again + Grade(uint(grade)%4)
		e := Evidence{chance, Confidence(confidence)}
		for _, got := range []State{m.First(g), m.Next(s, days, g), m.FirstGiven(g, e), m.NextGiven(s, days, g, e)} {
			if got != got.within() {
				t.Errorf("%v after %d days, %v on %v: %v is out of range", s, days, g, e, got)
			}
		}
		if recall := m.Recall(float64(days), stability); !(0 <= recall && recall <= 1) {
			t.Errorf("recall of stability %v after %d days: %v", stability, days, recall)
		}
	})
}

// Replaying 100,000 reviews may take 30 ms: 300 ns each.

func BenchmarkNext(b *testing.B) {
	m, s := model(b, Defaults()), State{12, 5}
	for i := 0; b.Loop(); i++ {
		m.Next(s, 1+i%60, grades[i%4])
	}
}

func BenchmarkNextGiven(b *testing.B) {
	m, s := model(b, Defaults()), State{12, 5}
	for i := 0; b.Loop(); i++ {
		m.NextGiven(s, 1+i%60, Good, Evidence{Chance: 0.25})
	}
}
