package marks

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// readPatterns reads a table of right and wrong answers from lines of a pattern and how
// many people have it.
func readPatterns(t testing.TB, file string) Table {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var table Table
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		pattern, count, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		table.add(pattern, n)
	}
	return table
}

// add adds n people with a pattern of right (1) and wrong (0) answers; a point is none.
func (t *Table) add(pattern string, n int) {
	for len(t.Questions) < len(pattern) {
		t.Questions = append(t.Questions, Question{fmt.Sprintf("Q%d", len(t.Questions)+1), 1})
	}
	for range n {
		p := Person{Name: fmt.Sprintf("p%d", len(t.People)+1)}
		for _, c := range pattern {
			mark := math.NaN()
			if c != '.' {
				mark = float64(c - '0')
			}
			p.Marks = append(p.Marks, mark)
		}
		t.People = append(t.People, p)
	}
}

// near reports a figure that is further from what it should be than a tolerance.
func near(t *testing.T, what string, got Figure, want, within float64) {
	t.Helper()
	if !got.Known() || !(math.Abs(got.Value-want) <= within) {
		t.Errorf("%s is %v %s, not %v", what, got.Value, got.Why, want)
	}
}

func nearInterval(t *testing.T, what string, got Figure, low, high, within float64) {
	t.Helper()
	if i := got.Interval; i == nil || !(math.Abs(i.Low-low) <= within && math.Abs(i.High-high) <= within) {
		t.Errorf("the interval of %s is %v, not %v to %v", what, i, low, high)
	}
}

// The figures are those of the R packages psych and eRm.
func TestLSAT6(t *testing.T) {
	t.Parallel()
	a := Of(readPatterns(t, "lsat6.txt"))
	near(t, "alpha", a.Alpha, .294997192216, 1e-11)
	nearInterval(t, "alpha", a.Alpha, .2234738, .3618025, 1e-7)
	near(t, "KR-21", a.KR21, .196441168748, 1e-11)
	near(t, "SEM", a.SEM, .869066612393, 1e-11)
	near(t, "the mean", a.Mean, 3.819, 1e-12)
	near(t, "the standard deviation", a.SD, 1.035041212, 1e-9)
	if got, want := fmt.Sprint(a.Scores), "[{0 3} {1 20} {2 85} {3 237} {4 357} {5 298}]"; got != want {
		t.Errorf("the scores are %s, not %s", got, want)
	}
	for i, want := range []struct{ facility, total, rest, alpha, d27 float64 }{
		{.924, .36201044, .11283269, .27535621, .1966244726},
		{.709, .56677210, .15317812, .23758390, .6314580403},
		{.553, .61843975, .17277894, .21679946, .8108766995},
		{.763, .53441833, .14442810, .24593271, .5369901547},
		{.870, .43536643, .12159640, .26629441, .3203469292},
	} {
		item := a.Items[i]
		near(t, item.Name+": facility", item.Facility, want.facility, 1e-12)
		near(t, item.Name+": r total", item.Total, want.total, 1e-8)
		near(t, item.Name+": r rest", item.Rest, want.rest, 1e-8)
		near(t, item.Name+": alpha without", item.AlphaWithout, want.alpha, 1e-8)
		near(t, item.Name+": D27", item.D27, want.d27, 1e-10)
	}
}

func TestLSAT6Rasch(t *testing.T) {
	t.Parallel()
	r := Of(readPatterns(t, "lsat6.txt")).Rasch
	if r.Why != "" || r.Gradient > 1e-9 {
		t.Fatalf("no solution: %q; the gradient is %v after %d steps", r.Why, r.Gradient, r.Steps)
	}
	// Published are -1.25612861 .47490603 1.23598419 .16841064 -.62317226, at which the
	// gradient is still 1e-5. These are where it is 0, in arithmetic of 40 digits.
	for i, want := range []float64{-1.2561284559508, .4749060034308, 1.2359841522872, .1684105758128, -.6231722755800} {
		if got := r.Difficulties[i]; !(math.Abs(got.Value-want) <= 1e-12) {
			t.Errorf("the difficulty of question %d is %v, not %v", i+1, got, want)
		}
	}
	near(t, "the log likelihood", r.LogLikelihood, -1091.56969, 1e-5)
	// At the published abilities the expected scores still differ from the scores by 2e-6,
	// and the first standard error is cut off, not rounded.
	for i, want := range []Logit{{-1.6015334, 1.1810, ""}, {-.4743284, .9898, ""}, {.4808631, .9874, ""}, {1.5999474, 1.1768, ""}} {
		got, expected := r.Abilities[i+1].Ability, 0.0
		for _, d := range r.Difficulties {
			expected += 1 / (1 + math.Exp(d.Value-got.Value))
		}
		if !(math.Abs(expected-float64(i+1)) <= 1e-12 && math.Abs(got.Value-want.Value) <= 3e-6 && math.Abs(got.Error-want.Error) < 1e-4) {
			t.Errorf("the ability at score %d is %v, not %v; with it %v is expected", i+1, got, want, expected)
		}
	}
	for _, score := range []int{0, 5} {
		if a := r.Abilities[score]; a.Ability.Known() || len(a.People) != []int{3, 0, 0, 0, 0, 298}[score] {
			t.Errorf("score %d has the ability %v and %d people", score, a.Ability, len(a.People))
		}
	}
	if r.People != 699 {
		t.Errorf("%d people have some right and some wrong, not 699", r.People)
	}
}

// The figures are those that the R package mirt prints (itemstats), to three digits.
func TestLSAT7(t *testing.T) {
	t.Parallel()
	a := Of(readPatterns(t, "lsat7.txt"))
	near(t, "alpha", a.Alpha, .453, 5e-4)
	near(t, "SEM", a.SEM, .886, 5e-4)
	near(t, "the mean", a.Mean, 3.707, 1e-12)
	near(t, "the standard deviation", a.SD, 1.199, 5e-4)
	for i, want := range []struct{ facility, sd, total, rest, alpha float64 }{
		{.828, .378, .530, .246, .396},
		{.658, .475, .600, .247, .394},
		{.772, .420, .611, .313, .345},
		{.606, .489, .592, .223, .415},
		{.843, .364, .461, .175, .438},
	} {
		item := a.Items[i]
		near(t, item.Name+": facility", item.Facility, want.facility, 1e-12)
		near(t, item.Name+": sd", item.SD, want.sd, 5e-4)
		near(t, item.Name+": r total", item.Total, want.total, 5e-4)
		near(t, item.Name+": r rest", item.Rest, want.rest, 5e-4)
		near(t, item.Name+": alpha without", item.AlphaWithout, want.alpha, 5e-4)
	}
}
