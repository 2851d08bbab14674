package marks

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// simulated has people whose abilities are normally distributed.
func simulated(chance *rand.Rand, people int, difficulties []float64) Table {
	var t Table
	for range people {
		able := 1.2 * chance.NormFloat64()
		var pattern strings.Builder
		for _, d := range difficulties {
			if chance.Float64() < 1/(1+math.Exp(d-able)) {
				pattern.WriteByte('1')
			} else {
				pattern.WriteByte('0')
			}
		}
		t.add(pattern.String(), 1)
	}
	return t
}

// spaced has n difficulties from one to another.
func spaced(n int, low, high float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = low + (high-low)*float64(i)/float64(n-1)
	}
	return list
}

// byHand is the conditional log likelihood of a table, from all patterns of each score.
func byHand(table Table, difficulties []float64) (all float64) {
	k := len(difficulties)
	weights := make([]float64, k+1) // for each score that of all its patterns
	for pattern := range 1 << k {
		score, weight := 0, 0.0
		for i, d := range difficulties {
			if pattern&(1<<i) != 0 {
				score++
				weight -= d
			}
		}
		weights[score] += math.Exp(weight)
	}
	for _, p := range table.People {
		score := 0
		for i, m := range p.Marks {
			if m == 1 {
				score++
				all -= difficulties[i]
			}
		}
		all -= math.Log(weights[score])
	}
	return all
}

// Of four questions the likelihood, its slope and the standard errors are compared with
// what all patterns give, by differences.
func TestConditionalLikelihoodByHand(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(11, 12))
	for range 10 {
		table := simulated(chance, 60, []float64{-1.5, -.2, .4, 1.3})
		r := Of(table).Rasch
		if r.Why != "" {
			t.Fatal(r.Why)
		}
		at := make([]float64, 4)
		for i, d := range r.Difficulties {
			at[i] = d.Value
		}
		near(t, "the log likelihood", r.LogLikelihood, byHand(table, at), 1e-9)
		if total := sum(at); math.Abs(total) > 1e-12 {
			t.Errorf("the difficulties sum to %v", total)
		}
		const h = 1e-3
		moved := func(i int, hi float64, j int, hj float64) float64 {
			there := append([]float64{}, at...)
			there[i] += hi
			there[j] += hj
			return byHand(table, there)
		}
		information := make([][]float64, 4)
		for i := range 4 {
			if slope := (moved(i, h, i, 0) - moved(i, -h, i, 0)) / (2 * h); math.Abs(slope) > 1e-5 {
				t.Errorf("question %d has a slope of %v", i+1, slope)
			}
			information[i] = make([]float64, 4)
			for j := range 4 {
				information[i][j] = -(moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) / (4 * h * h)
				information[i][j] += 1 // so that there is an inverse, whose places are too large by 1/16
			}
		}
		l, ok := factor(information)
		if !ok {
			t.Fatal("the information has no inverse")
		}
		for i, v := range l.inverseDiagonal() {
			if want := math.Sqrt(v - 1.0/16); math.Abs(r.Difficulties[i].Error-want) > 1e-4 {
				t.Errorf("question %d has the standard error %v, not %v", i+1, r.Difficulties[i].Error, want)
			}
		}
	}
}

// In simulated tests the difficulties are found again: within their standard errors as
// often as they should be, and never beyond four and a half.
func TestSimulatedTestsAreFoundAgain(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(13, 14))
	true20, within, all, squares := spaced(20, -2, 2), 0, 0, 0.0
	for range 20 {
		r := Of(simulated(chance, 300, true20)).Rasch
		if r.Why != "" {
			t.Fatal(r.Why)
		}
		for i, d := range r.Difficulties {
			z := (d.Value - true20[i]) / d.Error
			if all++; math.Abs(z) < normal95 {
				within++
			}
			if squares += z * z; math.Abs(z) > 4.5 {
				t.Errorf("question %d: %v, not %v", i+1, d, true20[i])
			}
		}
	}
	if share := float64(within) / float64(all); share < .92 || share > .98 {
		t.Errorf("%v of the intervals hold the true difficulty", share)
	}
	if mean := squares / float64(all); mean < .85 || mean > 1.15 {
		t.Errorf("the mean square of z is %v", mean)
	}
}

// With 200 questions the scores on all but one, and on all but two, are those that
// adding alone gives, with arithmetic of 120 bits, in every tail.
func TestScoresWithout(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(15, 16))
	for _, width := range []float64{0, 1, 4, 8} {
		difficulties := spaced(200, -width, width)
		chance.Shuffle(200, func(i, j int) { difficulties[i], difficulties[j] = difficulties[j], difficulties[i] })
		list := chances(difficulties)
		one, two := make(distribution, 200), make(distribution, 199)
		for range 3 {
			i := chance.IntN(200)
			scoresOf(list).without(list[i], one)
			j := (i + 1 + chance.IntN(199)) % 200
			one.without(list[j], two)
			compare(t, one, exactScores(list, i, i))
			compare(t, two, exactScores(list, i, j))
		}
	}
}

// exactScores adds up the scores on all questions but two.
func exactScores(list []chance, i, j int) []*big.Float {
	zero := func() *big.Float { return new(big.Float).SetPrec(120) }
	scores := []*big.Float{zero().SetInt64(1)}
	for n, c := range list {
		if n == i || n == j {
			continue
		}
		scores = append(scores, zero())
		for r := len(scores) - 1; r >= 0; r-- {
			scores[r].Mul(scores[r], big.NewFloat(c.wrong))
			if r > 0 {
				scores[r].Add(scores[r], zero().Mul(scores[r-1], big.NewFloat(c.right)))
			}
		}
	}
	return scores
}

func compare(t *testing.T, got distribution, want []*big.Float) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d scores, not %d", len(got), len(want))
	}
	for r, x := range want {
		if w, _ := x.Float64(); !(math.Abs(got[r]/w-1) < 1e-12) {
			t.Fatalf("score %d of %d has the probability %v, not %v", r, len(got)-1, got[r], w)
		}
	}
}

// A long test of a class of 500 takes few steps.
func TestLongTestTakesFewSteps(t *testing.T) {
	t.Parallel()
	r := Of(simulated(rand.New(rand.NewPCG(17, 18)), 500, spaced(60, -3, 3))).Rasch
	if r.Why != "" || r.Steps > 8 || r.Gradient > 1e-8 {
		t.Errorf("%q; %d steps; a gradient of %v", r.Why, r.Steps, r.Gradient)
	}
}

// The longest test that is put on the scale has a solution, also with hard and easy
// questions.
func TestWideTest(t *testing.T) {
	if testing.Short() {
		t.Skip("a second")
	}
	t.Parallel()
	r := Of(simulated(rand.New(rand.NewPCG(19, 20)), 400, spaced(200, -4, 4))).Rasch
	if r.Why != "" || r.Steps > 12 || r.Gradient > 1e-8 {
		t.Errorf("%q; %d steps; a gradient of %v", r.Why, r.Steps, r.Gradient)
	}
}

// What has no finite solution is told, by the names of the questions.
func TestNoSolution(t *testing.T) {
	t.Parallel()
	half := Table{Questions: []Question{{"Q1", 1}, {"Q2", 2}, {"Q3", 1}}, People: []Person{
		{"a", []float64{1, 1, 0}}, {"b", []float64{0, 2, 1}}, {"c", []float64{1, 0, 1}}}}
	var got strings.Builder
	for _, tt := range []struct {
		name  string
		table Table
	}{
		{"a perfect pattern of Guttman", patterns("00000 10000 11000 11100 11110 11111")},
		{"two parts", patterns("1000 0100 1110 1101 1100")},
		{"three of seven are hard", patterns("1000000 0100000 0010000 0001000 1111100 1111010 1111001")},
		{"six of eight are hard", patterns("10000000 01000000 11100000 11010000 11001000 11000100 11000010 11000001")},
		{"a hard, a middle and an easy part", patterns("000000001 000000010 000000111 000001011 000010011 000100011 001111111 010111111 100111111")},
		{"all or none", patterns("000 111 111")},
		{"two people who differ", patterns("10 01")},
		{"one is right, one is wrong", patterns("10110 10101 10011 10100")},
		{"only the best has one right", patterns("1100 1010 0110 0100 1111")},
		{"only the worst has one wrong", patterns("1101 1011 0111 1001 0000")},
		{"partial credit", half},
		{"one person", patterns("10")},
		{"nobody", patterns("1. .1")},
		{"501 questions", simulated(rand.New(rand.NewPCG(1, 1)), 3, make([]float64, 501))},
	} {
		r := Of(tt.table).Rasch
		fmt.Fprintf(&got, "%s: %s\n", tt.name, r.Why)
		if len(r.Difficulties) > 10 {
			continue
		}
		for i, d := range r.Difficulties {
			fmt.Fprintf(&got, "\t%s: %.3f (%.3f) %s\n", tt.table.Questions[i].Name, d.Value, d.Error, d.Why)
		}
		for _, a := range r.Abilities {
			fmt.Fprintf(&got, "\t%d right: %v: %.3f (%.3f) %s\n", a.Score, a.People, a.Ability.Value, a.Ability.Error, a.Ability.Why)
		}
	}
	golden(t, "unsolved.txt", got.String())
}

// patterns has one person for each pattern.
func patterns(list string) (t Table) {
	for pattern := range strings.FieldsSeq(list) {
		t.add(pattern, 1)
	}
	return t
}

// In random small tables there is a solution where, and only where, each division of the
// questions has somebody right on the first part and wrong on the second.
func TestFischersCondition(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(21, 22))
	finite := 0
	for range 2000 {
		k := 2 + chance.IntN(4)
		people := make([][]bool, 1+chance.IntN(8))
		for j := range people {
			for range k {
				people[j] = append(people[j], chance.IntN(2) == 0)
			}
		}
		part := closed(k, people)
		if want := divided(k, people); (part == nil) == want {
			t.Fatalf("%v: closed is %v, and a division is there: %v", people, part, want)
		}
		if part == nil {
			finite++
		}
	}
	if finite < 200 || finite > 1800 {
		t.Errorf("%d of 2000 tables have a solution: that tries one side only", finite)
	}
}

// divided reports whether there is a division of which nobody has a question of the
// first part right and one of the second wrong.
func divided(k int, people [][]bool) bool {
	for part := 1; part < 1<<k-1; part++ {
		crossed := false
		for _, right := range people {
			for i := range k {
				for j := range k {
					crossed = crossed || part&(1<<i) != 0 && part&(1<<j) == 0 && right[i] && !right[j]
				}
			}
		}
		if !crossed {
			return true
		}
	}
	return false
}

// A question that only the best have right has no difficulty, and the others have those
// that they have without it.
func TestLeftOutQuestionsChangeNothing(t *testing.T) {
	t.Parallel()
	with, without := patterns("1100 1010 0110 0100 1111"), patterns("110 101 011 010 111")
	a, b := Of(with).Rasch, Of(without).Rasch
	if a.Why != "" || a.Difficulties[3].Known() {
		t.Fatalf("%q, %v", a.Why, a.Difficulties)
	}
	for i := range 3 {
		if a.Difficulties[i] != b.Difficulties[i] {
			t.Errorf("question %d: %v and %v", i+1, a.Difficulties[i], b.Difficulties[i])
		}
	}
}

func BenchmarkOf(b *testing.B) {
	table := simulated(rand.New(rand.NewPCG(17, 18)), 500, spaced(60, -3, 3))
	for b.Loop() {
		Of(table)
	}
}
