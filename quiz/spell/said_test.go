package spell

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestNumbersIn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]float64{
		"":                       nil,
		"no figure stands here":  nil,
		"800,000 people":         {800_000, 800},
		"800'000, and 2.5 %":     {800_000, 2.5},
		"12 000 soldiers":        {12_000},
		"in 2014 300 came":       {2014, 300},
		"$5 million, or 5m":      {5, 5e6, 5, 5e6},
		"about 1.824 billion":    {1824, 1.824, 1824e9, 1.824e9},
		"§ 5.9.1":                {5, 9, 1},
		"a 30-day wait":          {1, 30},
		"thirty-day waits":       {30},
		"two thirds of them":     {2. / 3},
		"two and a half million": {2.5e6},
		"one in five":            {1, 0.2, 5},
		"3 out of 4":             {3, 0.75, 4},
		"the twenty-first":       {21},
		"by 16 to 3":             {16, 3},
		"Both did it twice.":     {2, 2},
		"F-16s and the G7":       {16, 7},
		"a couple of thousand, a couple thousand and a couple of days": {1, 2000, 1, 2000, 1, 2},
		"in a decade": {1, 10},
	} {
		if got := NumbersIn(text); !slices.EqualFunc(got, want, near) {
			t.Errorf("NumbersIn(%q) = %v, want %v", text, got, want)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(b) }

// FuzzNumbersIn holds that every text is read to its end, and that a number behind
// another text is found.
func FuzzNumbersIn(f *testing.F) {
	for _, s := range []string{"", "12 000", "2 of", "one in ", "\xff9", "twenty-", "1,2,3.4 m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 {
			return
		}
		if got := NumbersIn(s + "; 4711"); !slices.Contains(got, 4711) {
			t.Errorf("4711 is not found behind %q: %v", s, got)
		}
		if n := len(NumbersIn(strings.Repeat("x", len(s)))); n != 0 {
			t.Errorf("%d numbers in letters", n)
		}
	})
}
