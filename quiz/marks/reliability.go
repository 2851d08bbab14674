package marks

import (
	"math"
	"slices"
)

// The reasons why a figure has no value.
const (
	nobody      = "nobody answered every question"
	onlyOne     = "only one person answered every question"
	noQuestion  = "there is no question"
	oneQuestion = "there is only one question"
	sameTotal   = "everyone has the same total"
	sameMark    = "everyone has the same mark"
	sameRest    = "everyone has the same marks on the other questions, added up"
	outOfReach  = "the marks are too large or too small to reckon with"
)

// value returns a figure without an interval.
func value(x float64) Figure { return valueWith(x, nil) }

// valueWith returns a figure with its interval, which may be nil.
func valueWith(x float64, interval *Interval) Figure {
	numbers := x
	if interval != nil {
		numbers += interval.Low + interval.High
	}
	if math.IsNaN(numbers) || math.IsInf(numbers, 0) {
		return Figure{Why: outOfReach}
	}
	return Figure{Value: x, Interval: interval}
}

// tooFew says why fewer than two people show nothing; it is empty for two or more.
func (s *sheet) tooFew() string {
	switch s.people() {
	case 0:
		return nobody
	case 1:
		return onlyOne
	}
	return ""
}

// meanTotal is the mean total with its interval.
func (s *sheet) meanTotal() Figure {
	if s.people() == 0 {
		return Figure{Why: nobody}
	}
	return valueWith(mean(s.totals), student(s.totals).within(0, s.greatest))
}

// sd is the standard deviation of marks or totals.
func (s *sheet) sd(xs []float64) Figure {
	if why := s.tooFew(); why != "" {
		return Figure{Why: why}
	}
	return value(math.Sqrt(variance(xs)))
}

// noAlpha says why a test of so many questions with these totals has no alpha; it is
// empty if there is one.
func (s *sheet) noAlpha(questions int, totals []float64) string {
	switch why := s.tooFew(); {
	case questions == 0:
		return noQuestion
	case questions == 1:
		return oneQuestion
	case why != "":
		return why
	case s.flat(totals):
		return sameTotal
	}
	return ""
}

// alpha is that of the whole test.
func (s *sheet) alpha() Figure {
	k := len(s.questions)
	if why := s.noAlpha(k, s.totals); why != "" {
		return Figure{Why: why}
	}
	a := alphaOf(k, s.variances(), variance(s.totals))
	return valueWith(a, feldt(a, s.people(), k))
}

// alphaWithout is alpha of the test without question i, whose rests are given.
func (s *sheet) alphaWithout(i int, rests, variances []float64) Figure {
	k := len(s.questions) - 1
	switch why := s.noAlpha(k, rests); why {
	case "":
	case noQuestion:
		return Figure{Why: oneQuestion}
	case oneQuestion:
		return Figure{Why: "without it only one question is left"}
	case sameTotal:
		return Figure{Why: sameRest}
	default:
		return Figure{Why: why}
	}
	others := append(append([]float64{}, variances[:i]...), variances[i+1:]...)
	return value(alphaOf(k, others, variance(rests)))
}

// alphaOf is k/(k-1) (1 - the sum of the questions' variances / the variance of the
// total). The two variances must divide by the same number; see [Analysis].
func alphaOf(k int, variances []float64, total float64) float64 {
	return float64(k) / float64(k-1) * (1 - sum(variances)/total)
}

// variances are those of the questions. It is for two people or more.
func (s *sheet) variances() []float64 {
	list := make([]float64, len(s.columns))
	for i, column := range s.columns {
		list[i] = variance(column)
	}
	return list
}

// kr21 is k/(k-1) (1 - M (k - M) / (k v)), where M is the mean number of right answers
// and v its variance in the population.
func (s *sheet) kr21() Figure {
	n, k := float64(s.people()), float64(len(s.questions))
	if why := s.noAlpha(len(s.questions), s.totals); why != "" {
		return Figure{Why: why}
	}
	each := s.questions[0].Greatest
	switch {
	case slices.ContainsFunc(s.questions, func(q Question) bool { return q.Greatest != each }):
		return Figure{Why: "the greatest marks differ"}
	case !s.allRightWrong():
		return Figure{Why: "some questions have partial credit"}
	}
	m, v := mean(s.totals)/each, variance(s.totals)/each/each*(n-1)/n
	return value(k / (k - 1) * (1 - m*(k-m)/(k*v)))
}

// sem is the standard error of measurement.
func sem(sd, alpha Figure) Figure {
	if !alpha.Known() {
		return Figure{Why: alpha.Why}
	}
	return value(sd.Value * math.Sqrt(max(0, 1-alpha.Value)))
}

// scores is the distribution of the totals.
func (s *sheet) scores() []Score {
	list := make([]Score, len(s.groups))
	for i, people := range s.groups {
		list[i] = Score{s.totals[people[0]], len(people)}
	}
	return list
}
