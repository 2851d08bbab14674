package marks

import (
	"math"
	"testing"
)

// chosen has people who chose one option each: for each option their rests.
func chosen(rests ...[]float64) (people []Chosen) {
	for i, list := range rests {
		for _, rest := range list {
			people = append(people, Chosen{[]int{i}, rest})
		}
	}
	return people
}

// repeat has a number n times.
func repeat(x float64, n int) (list []float64) {
	for range n {
		list = append(list, x)
	}
	return list
}

func TestUses(t *testing.T) {
	t.Parallel()
	offered := []Option{{"key", true}, {"weak", false}, {"strong", false}, {"dead", false}, {"never", false}, {"as strong", false}}
	people := chosen(repeat(5, 20), []float64{2, 3, 4, 3}, []float64{6, 7}, []float64{1}, nil, []float64{5, 5})
	for range 11 { // who did not know
		people = append(people, Chosen{nil, 2})
	}
	uses := Uses(offered, people, 10)
	for i, want := range []struct {
		people  int
		verdict OptionVerdict
	}{{20, ""}, {4, TooFew}, {2, TooFew}, {1, Dead}, {0, Dead}, {2, TooFew}} {
		if u := uses[i]; u.People != want.people || u.Verdict != want.verdict || u.Option != offered[i] {
			t.Errorf("%s: %d people, %q", u.Name, u.People, u.Verdict)
		}
	}
	near(t, "the share", uses[1].Share, .1, 1e-15)
	nearInterval(t, "the share", uses[1].Share, .03958, .23052, 1e-5)
	near(t, "the rest", uses[1].Rest, 3, 1e-15)
	nearInterval(t, "the rest", uses[1].Rest, 3-1.29923, 3+1.29923, 1e-5) // 3.182446 sqrt(2/3/4)
	if u := uses[4]; u.Rest.Why != "nobody chose it" || u.Share.Value != 0 || u.Share.Interval == nil {
		t.Errorf("never: %+v", u)
	}
}

// Five of a hundred are enough, four are not, and four of 34 are too few to compare. So are
// more if chance may explain the difference. Of 29 people nothing is said, and of rests
// that are not known only that an option is dead.
func TestUsesAtTheBounds(t *testing.T) {
	t.Parallel()
	offered := []Option{{"key", true}, {"other", false}}
	for _, tt := range []struct {
		key, other []float64
		want       OptionVerdict
	}{
		{repeat(5, 95), repeat(4, 5), Works},
		{repeat(5, 96), repeat(4, 4), Dead},
		{repeat(5, 20), repeat(4, 9), ""},
		{repeat(5, 20), repeat(4, 10), Works},
		{repeat(5, 30), repeat(4, 4), TooFew},
		{repeat(5, 4), repeat(4, 40), TooFew},
		{repeat(5, 30), []float64{2, 3, 4, 3, 3}, Works},
		{repeat(5, 30), []float64{2, 9, 1, 9, 3}, TooFew}, // a mean of 4.8, from 0 to 9.6
		{repeat(5, 30), repeat(5, 9), TooFew},
		{repeat(5, 30), []float64{6, 7, 6, 7, 6}, Misleads},
		{repeat(5, 30), []float64{4, 9, 4, 9, 4}, TooFew}, // a mean of 6, from 2.6 to 9.4
		{repeat(math.NaN(), 20), repeat(4, 10), ""},
		{repeat(5, 20), repeat(math.NaN(), 10), ""},
		{repeat(math.NaN(), 40), nil, Dead},
		{nil, repeat(4, 40), ""},
	} {
		if got := Uses(offered, chosen(tt.key, tt.other), 10)[1].Verdict; got != tt.want {
			t.Errorf("%d and %d: %q, not %q", len(tt.key), len(tt.other), got, tt.want)
		}
	}
}

// Where several options can be chosen, a person counts at each of them, once.
func TestUsesOfSeveral(t *testing.T) {
	t.Parallel()
	uses := Uses([]Option{{"a", true}, {"b", true}, {"c", false}}, []Chosen{{[]int{0, 1, 1}, 4}, {[]int{2, 1}, 2}, {[]int{7, -1}, 1}, {nil, 0}}, 10)
	for i, want := range []int{1, 2, 1} {
		if uses[i].People != want {
			t.Errorf("%s: %d people, not %d", uses[i].Name, uses[i].People, want)
		}
	}
	near(t, "the share", uses[1].Share, .5, 0)
	near(t, "the rest", uses[1].Rest, 3, 0)
	if u := Uses([]Option{{"a", true}}, chosen([]float64{1, math.NaN()}), 10)[0]; u.Rest.Why != "the marks on the other questions are not known" {
		t.Errorf("%+v", u)
	}
	if u := Uses([]Option{{"a", true}}, nil, 10)[0]; u.Share.Why != "nobody was asked" {
		t.Errorf("%+v", u)
	}
}

// The interval of a mean rest holds no mark that nobody can have.
func TestUsesWithinReach(t *testing.T) {
	t.Parallel()
	u := Uses([]Option{{"a", true}}, chosen([]float64{5, 6}), 6)[0]
	near(t, "the rest", u.Rest, 5.5, 1e-15)
	nearInterval(t, "the rest", u.Rest, 0, 6, 1e-15) // 5.5 - 12.7062/2 lies below 0
}
