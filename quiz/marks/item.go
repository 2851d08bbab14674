package marks

import "slices"

// item works out what is said of question i. The variances are those of all questions;
// nil for fewer than two people.
func (s *sheet) item(i int, variances []float64) Item {
	marks, rests := s.columns[i], s.rests(i)
	item := Item{
		Question:     s.questions[i],
		RightWrong:   s.rightWrong(i),
		Facility:     s.facility(i),
		SD:           s.sd(marks),
		Efficiency:   s.efficiency(i, rests),
		Rest:         s.withRest(i, rests),
		Total:        s.withTotal(i),
		D27:          s.d27(i),
		AlphaWithout: s.alphaWithout(i, rests, variances),
	}
	item.Discrimination = Figure{100 * item.Rest.Value, item.Rest.Interval.times(100), item.Rest.Why}
	item.Verdict = verdict(item.Rest, s.people())
	return item
}

func (s *sheet) facility(i int) Figure {
	if s.people() == 0 {
		return Figure{Why: nobody}
	}
	greatest := s.questions[i].Greatest
	if s.rightWrong(i) {
		right := s.right(i)
		return valueWith(float64(right)/float64(s.people()), wilson(right, s.people()))
	}
	shares := make([]float64, s.people())
	for j, m := range s.columns[i] {
		shares[j] = m / greatest
	}
	return valueWith(mean(shares), student(shares).within(0, 1))
}

// noCorrelation says why the marks on a question have no correlation with other sums;
// it is empty if they have one. The last argument says why if those are all the same.
func (s *sheet) noCorrelation(i int, sums []float64, same string) string {
	switch why := s.tooFew(); {
	case why != "":
		return why
	case spread(s.columns[i]) == 0:
		return sameMark
	case s.flat(sums):
		return same
	}
	return ""
}

// noRest says why the marks on a question have no correlation with the rests.
func (s *sheet) noRest(i int, rests []float64) string {
	if len(s.questions) == 1 {
		return oneQuestion
	}
	return s.noCorrelation(i, rests, sameRest)
}

func (s *sheet) withRest(i int, rests []float64) Figure {
	if why := s.noRest(i, rests); why != "" {
		return Figure{Why: why}
	}
	r := correlation(s.columns[i], rests)
	return valueWith(r, fisher(r, s.people()))
}

func (s *sheet) withTotal(i int) Figure {
	if why := s.noCorrelation(i, s.totals, sameTotal); why != "" {
		return Figure{Why: why}
	}
	r := correlation(s.columns[i], s.totals)
	return valueWith(r, fisher(r, s.people()))
}

func (s *sheet) efficiency(i int, rests []float64) Figure {
	if why := s.noRest(i, rests); why != "" {
		return Figure{Why: why}
	}
	greatest := covariance(slices.Sorted(slices.Values(s.columns[i])), slices.Sorted(slices.Values(rests)))
	return value(min(100, 100*covariance(s.columns[i], rests)/greatest))
}

func (s *sheet) d27(i int) Figure {
	switch why := s.tooFew(); {
	case why != "":
		return Figure{Why: why}
	case len(s.groups) == 1:
		return Figure{Why: sameTotal}
	}
	downwards := slices.Clone(s.groups)
	slices.Reverse(downwards)
	return value((s.seated(i, downwards) - s.seated(i, s.groups)) / s.questions[i].Greatest)
}

// seated returns the mean mark on question i of those who get one of the 0.27 n seats,
// which go to one group of people after the other. A group that is larger than the
// seats that are left shares them.
func (s *sheet) seated(i int, groups [][]int) float64 {
	seats := 0.27 * float64(s.people())
	left, marks := seats, 0.0
	for _, people := range groups {
		taken := min(left, float64(len(people)))
		of := make([]float64, len(people))
		for k, j := range people {
			of[k] = s.columns[i][j]
		}
		marks += taken * mean(of)
		if left -= taken; left <= 0 {
			break
		}
	}
	return marks / seats
}

// weak is the correlation of mark and rest below which a question tells little. It is
// the least that textbooks ask of one: R. L. Ebel and D. A. Frisbie, "Essentials of
// educational measurement", 5th edition, Prentice Hall 1991, for D.
const weak = 0.20

// verdict is the verdict on a question by the correlation of mark and rest.
func verdict(rest Figure, people int) Verdict {
	if !rest.Known() {
		return ""
	}
	bounds := Interval{rest.Value, rest.Value} // of -1 and 1, which have none
	if rest.Interval != nil {
		bounds = *rest.Interval
	}
	switch few := people < Enough; {
	case few && rest.Interval == nil:
		return ""
	case bounds.High < 0:
		return Negative
	case few:
		return ""
	case bounds.High < weak:
		return Weak
	case bounds.Low <= 0:
		return Unclear
	}
	return Sound
}
