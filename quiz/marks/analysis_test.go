package marks

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomTable has marks of a quarter, a half or the like of different greatest marks.
func randomTable(chance *rand.Rand, people, questions int) Table {
	var t Table
	for i := range questions {
		t.Questions = append(t.Questions, Question{fmt.Sprintf("Q%d", i+1), float64(1 + chance.IntN(3))})
	}
	for j := range people {
		p := Person{Name: fmt.Sprintf("p%d", j+1)}
		able := chance.Float64()
		for i, q := range t.Questions {
			parts := 1 + i%4 // 1: right or wrong
			share := float64(chance.IntN(parts+1)) / float64(parts)
			if chance.Float64() < able {
				share = 1
			}
			p.Marks = append(p.Marks, share*q.Greatest)
		}
		t.People = append(t.People, p)
	}
	return t
}

// shuffled has the people and the questions in another order.
func shuffled(chance *rand.Rand, t Table) (other Table, questions []int) {
	questions = chance.Perm(len(t.Questions))
	for _, i := range questions {
		other.Questions = append(other.Questions, t.Questions[i])
	}
	for _, j := range chance.Perm(len(t.People)) {
		p := Person{Name: t.People[j].Name}
		for _, i := range questions {
			p.Marks = append(p.Marks, t.People[j].Marks[i])
		}
		other.People = append(other.People, p)
	}
	return other, questions
}

// times has all marks multiplied by one number.
func (t Table) times(factor float64) Table {
	other := Table{Questions: slices.Clone(t.Questions)}
	for i := range other.Questions {
		other.Questions[i].Greatest *= factor
	}
	for _, p := range t.People {
		marks := slices.Clone(p.Marks)
		for i := range marks {
			marks[i] *= factor
		}
		other.People = append(other.People, Person{p.Name, marks})
	}
	return other
}

// sameItem compares all figures of two items but those that have the unit of the marks.
func sameItem(t *testing.T, what string, a, b Item) {
	t.Helper()
	for _, f := range []struct {
		name string
		a, b Figure
	}{
		{"facility", a.Facility, b.Facility}, {"discrimination", a.Discrimination, b.Discrimination}, {"efficiency", a.Efficiency, b.Efficiency},
		{"rest", a.Rest, b.Rest}, {"total", a.Total, b.Total}, {"D27", a.D27, b.D27}, {"alpha without", a.AlphaWithout, b.AlphaWithout},
	} {
		sameFigure(t, what+": "+a.Name+": "+f.name, f.a, f.b)
	}
	if a.Verdict != b.Verdict || a.RightWrong != b.RightWrong {
		t.Errorf("%s: %s: %q and %q, %v and %v", what, a.Name, a.Verdict, b.Verdict, a.RightWrong, b.RightWrong)
	}
}

func sameFigure(t *testing.T, what string, a, b Figure) {
	t.Helper()
	close := func(x, y float64) bool { return math.Abs(x-y) <= 1e-8*max(1, math.Abs(x)) }
	same := a.Why == b.Why && close(a.Value, b.Value) && (a.Interval == nil) == (b.Interval == nil)
	if same && a.Interval != nil {
		same = close(a.Interval.Low, b.Interval.Low) && close(a.Interval.High, b.Interval.High)
	}
	if !same {
		t.Errorf("%s is %v %v and %v %v", what, a, a.Interval, b, b.Interval)
	}
}

// The order of people and of questions changes nothing, and neither does a factor: not
// even one, such as a third, that makes totals differ in their last digits.
func TestOrderAndFactorChangeNothing(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		table := randomTable(chance, 1+chance.IntN(60), 1+chance.IntN(12))
		a := Of(table)
		other, questions := shuffled(chance, table)
		b := Of(other)
		for at, i := range questions {
			sameItem(t, "another order", a.Items[i], b.Items[at])
			da, db := a.Rasch.Difficulties[i], b.Rasch.Difficulties[at]
			if da.Why != db.Why && a.Rasch.Why == "" || math.Abs(da.Value-db.Value) > 1e-7 || math.Abs(da.Error-db.Error) > 1e-7 {
				t.Errorf("the difficulty in another order is %v, not %v", db, da)
			}
		}
		sameFigure(t, "another order: alpha", a.Alpha, b.Alpha)
		sameFigure(t, "another order: KR-21", a.KR21, b.KR21)
		sameFigure(t, "another order: SEM", a.SEM, b.SEM)
		factor := []float64{1.0 / 3, 0.1, 7}[chance.IntN(3)]
		c := Of(table.times(factor))
		for i := range a.Items {
			sameItem(t, "a factor", a.Items[i], c.Items[i])
		}
		sameFigure(t, "a factor: alpha", a.Alpha, c.Alpha)
		sameFigure(t, "a factor: KR-21", a.KR21, c.KR21)
		if len(a.Scores) != len(c.Scores) {
			t.Errorf("a factor makes %d totals of %d", len(c.Scores), len(a.Scores))
		}
	}
}

// Alpha is also k/(k-1) times the sum of all covariances of two questions over the
// variance of the total.
func TestAlphaByCovariances(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		table := randomTable(chance, 5+chance.IntN(40), 2+chance.IntN(8))
		s := newSheet(table)
		between, all := 0.0, 0.0
		for i := range s.columns {
			for j := range s.columns {
				c := covariance(s.columns[i], s.columns[j])
				if all += c; i != j {
					between += c
				}
			}
		}
		k := float64(len(s.columns))
		near(t, "alpha", s.alpha(), k/(k-1)*between/all, 1e-10)
	}
}

// Ten people have 2.7 seats. On top stand one with 3, and four with 2 of whom three are
// right on the first question: (1 + 1.7 * 3/4) / 2.7. At the bottom stand two with 0,
// and three with 1 of whom one is right on it: (0.7 / 3) / 2.7.
func TestTiesShareSeats(t *testing.T) {
	t.Parallel()
	var table Table
	for _, pattern := range []string{"111", "110", "110", "101", "011", "100", "010", "001", "000", "000"} {
		table.add(pattern, 1)
	}
	near(t, "D27", Of(table).Items[0].D27, (1+1.7*3/4)/2.7-0.7/3/2.7, 1e-12)
}

// In each order in which ties may be broken, D27 is the difference of two groups; shared
// seats give the mean of all these orders.
func TestTiesAreTheMeanOfAllOrders(t *testing.T) {
	t.Parallel()
	var table Table
	for _, pattern := range []string{"11", "10", "01", "10", "00"} {
		table.add(pattern, 1)
	}
	seats, all, orders := 0.27*5, 0.0, 0
	var order func(left, chosen []int)
	order = func(left, chosen []int) {
		for n, j := range left {
			order(slices.Delete(slices.Clone(left), n, n+1), append(slices.Clone(chosen), j))
		}
		mark := func(at int) float64 { return table.People[chosen[at]].Marks[0] }
		if total := func(j int) float64 { return sum(table.People[j].Marks) }; len(left) == 0 &&
			slices.IsSortedFunc(chosen, func(a, b int) int { return int(total(b) - total(a)) }) {
			all += (mark(0) + (seats-1)*mark(1) - mark(4) - (seats-1)*mark(3)) / seats
			orders++
		}
	}
	order([]int{0, 1, 2, 3, 4}, nil)
	if orders != 6 {
		t.Fatalf("there are %d orders, not 6", orders)
	}
	near(t, "D27", Of(table).Items[0].D27, all/6, 1e-12)
}

// Half marks on a question of 2: the figures were worked out by hand.
func TestPartialCredit(t *testing.T) {
	t.Parallel()
	table := Table{
		Questions: []Question{{"Q1", 2}, {"Q2", 3}},
		People:    []Person{{"a", []float64{0, 1}}, {"b", []float64{1, 0}}, {"c", []float64{2, 3}}, {"d", []float64{1, 2}}},
	}
	a := Of(table)
	q := a.Items[0]
	if q.RightWrong || q.Verdict != "" {
		t.Errorf("right or wrong: %v; verdict: %q", q.RightWrong, q.Verdict)
	}
	near(t, "the facility", q.Facility, .5, 1e-15)
	nearInterval(t, "the facility", q.Facility, 0, 1, 0) // Student's would be -.15 to 1.15
	nearInterval(t, "the mean", a.Mean, 0, 5, 0)         // Student's would be -.5 to 5.5
	near(t, "the correlation", q.Rest, 2/math.Sqrt(2*5), 1e-15)
	near(t, "the discrimination index", q.Discrimination, 100*2/math.Sqrt(2*5), 1e-12)
	near(t, "the efficiency", q.Efficiency, 100*2.0/3, 1e-12) // sorted apart: 0 1 1 2 with 0 1 2 3
	near(t, "alpha", a.Alpha, 2*(1-(2+5)/(2+5+2*2.0)), 1e-12)
	for what, f := range map[string]Figure{"KR-21": a.KR21, "alpha without": q.AlphaWithout} {
		if f.Known() {
			t.Errorf("%s is %v", what, f)
		}
	}
}

// What has no value has a reason.
func TestWhatIsUndefined(t *testing.T) {
	t.Parallel()
	tables := map[string][]string{
		"no question":   {"", "", ""},
		"nobody":        {"1.", ".0"},
		"one person":    {"1010", "1..."},
		"one question":  {"1", "0", "1", "1"},
		"all right":     {"111", "111", "111"},
		"same total":    {"10", "01", "10", "01"},
		"one is right":  {"110", "100", "101", "111"},
		"two questions": {"11", "10", "00", "01"},
		"same rest":     {"111", "011", "111"},
	}
	var got []string
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range tables {
			if !yield(name) {
				return
			}
		}
	}) {
		var table Table
		for _, pattern := range tables[name] {
			table.add(pattern, 1)
		}
		a := Of(table)
		got = append(got, fmt.Sprintf("%s: alpha: %s; SEM: %s; mean: %s; Rasch: %s", name, a.Alpha.Why, a.SEM.Why, a.Mean.Why, a.Rasch.Why))
		if len(a.Items) > 0 {
			q := a.Items[0]
			got = append(got, fmt.Sprintf("\tfacility: %s; sd: %s; rest: %s; total: %s; efficiency: %s; D27: %s; without: %s",
				q.Facility.Why, q.SD.Why, q.Rest.Why, q.Total.Why, q.Efficiency.Why, q.D27.Why, q.AlphaWithout.Why))
		}
	}
	golden(t, "undefined.txt", strings.Join(got, "\n")+"\n")
}

// Whatever the marks, JSON can be written, which it cannot be of a NaN or an infinity.
func TestJSONHasNoNaN(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		table := randomTable(chance, chance.IntN(8), chance.IntN(5))
		for _, p := range table.People {
			for i := range p.Marks {
				if chance.IntN(12) == 0 {
					p.Marks[i] = math.NaN()
				}
			}
		}
		if _, err := json.Marshal(Of(table.times([]float64{1, 1e-200, 1e200}[chance.IntN(3)]))); err != nil {
			t.Fatalf("%v: %v", err, table)
		}
	}
	b, err := json.Marshal([]any{Figure{Value: 1, Interval: &Interval{0, 2}}, Figure{Value: 1}, Figure{Why: "so"}, Logit{Value: 1, Error: 2}, Logit{Why: "so"}})
	want := `[{"value":1,"low":0,"high":2},{"value":1},{"value":null,"why":"so"},{"value":1,"error":2},{"value":null,"why":"so"}]`
	if string(b) != want || err != nil {
		t.Errorf("%s, %v, not %s", b, err, want)
	}
}

func TestVerdict(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		r      float64
		people int
		want   Verdict
	}{
		{-.6, 29, Negative}, {-.3, 29, ""}, {.9, 29, ""}, {-.6, 30, Negative}, {-.3, 30, Weak}, {-.2, 30, Weak}, {-.1, 30, Unclear}, {.3, 30, Unclear}, {.5, 30, Sound},
		{.1, 30, Unclear}, {.1, 1000, Weak}, {.13, 1000, Weak}, {.15, 1000, Sound}, {0, 1000, Weak}, {-.1, 1000, Negative},
		{-1, 29, ""}, {-1, 30, Negative}, {1, 30, Sound}, {-1, 2, ""},
	} {
		if got := verdict(valueWith(tt.r, fisher(tt.r, tt.people)), tt.people); got != tt.want {
			t.Errorf("%v of %d people: %q, not %q", tt.r, tt.people, got, tt.want)
		}
	}
}

// A wrong key stands out in a class of forty.
func TestWrongKey(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 8))
	table := simulated(chance, 40, []float64{-1, -.5, 0, 0, .5, 1, .2, -.3, .1, 0})
	for _, p := range table.People {
		p.Marks[2] = 1 - p.Marks[2]
	}
	for i, item := range Of(table).Items {
		if (item.Verdict == Negative) != (i == 2) {
			t.Errorf("%s: %q", item.Name, item.Verdict)
		}
	}
}

func TestWhole(t *testing.T) {
	t.Parallel()
	var table Table
	for _, pattern := range []string{"11", ".1", "00", "..", "01"} {
		table.add(pattern, 1)
	}
	whole, left := table.Whole()
	if len(whole.People) != 3 || len(left) != 2 || whole.People[2].Name != "p5" || left[1].Name != "p4" {
		t.Errorf("%v and %v", whole.People, left)
	}
	if rest := table.Rest(4, 0); rest != 1 || table.Rest(4, 1) != 0 || table.Rest(1, 0) != 1 || !math.IsNaN(table.Rest(1, 1)) {
		t.Errorf("the rest is %v", rest)
	}
	if a := Of(table); a.People != 3 || !slices.Equal(a.Left, []string{"p2", "p4"}) {
		t.Errorf("%d people count, and %v do not", a.People, a.Left)
	}
}
