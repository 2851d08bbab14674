package marks

import "slices"

// A sheet is a whole table, by column, with what many figures need.
type sheet struct {
	questions []Question
	columns   [][]float64 // the marks on each question, in the order of the people
	totals    []float64   // of each person; those that are alike are equal
	greatest  float64     // the greatest total
	groups    [][]int     // the people who have the same total, lowest first
}

// alike is how far apart two totals lie at most that are one, as a share of the
// greatest: what is lost when marks such as 0.1 are added up in another order.
const alike = 1e-12

// newSheet is for tables in which everyone answered every question.
func newSheet(t Table) *sheet {
	s := &sheet{questions: t.Questions, columns: make([][]float64, len(t.Questions))}
	greatest := make([]float64, len(t.Questions))
	for i, q := range t.Questions {
		greatest[i] = q.Greatest
		s.columns[i] = make([]float64, len(t.People))
		for j, p := range t.People {
			s.columns[i][j] = p.Marks[i]
		}
	}
	s.greatest = sum(greatest)
	for _, p := range t.People {
		s.totals = append(s.totals, sum(p.Marks))
	}
	s.group()
	return s
}

// group makes totals that are alike equal, and sorts people by them.
func (s *sheet) group() {
	people := make([]int, len(s.totals))
	for j := range people {
		people[j] = j
	}
	slices.SortStableFunc(people, func(a, b int) int {
		switch {
		case s.totals[a] < s.totals[b]:
			return -1
		case s.totals[a] > s.totals[b]:
			return 1
		}
		return 0
	})
	var first float64
	for i, j := range people {
		if i == 0 || s.totals[j]-first > alike*s.greatest {
			first = s.totals[j]
			s.groups = append(s.groups, nil)
		}
		s.totals[j] = first
		last := len(s.groups) - 1
		s.groups[last] = append(s.groups[last], j)
	}
}

// people is how many there are.
func (s *sheet) people() int { return len(s.totals) }

// rests returns each person's total without the mark on question i.
func (s *sheet) rests(i int) []float64 {
	rests := make([]float64, len(s.totals))
	for j, total := range s.totals {
		rests[j] = total - s.columns[i][j]
	}
	return rests
}

// flat reports whether sums of marks are all alike.
func (s *sheet) flat(sums []float64) bool { return spread(sums) <= alike*s.greatest }

// rightWrong reports whether every mark on question i is none or the greatest.
func (s *sheet) rightWrong(i int) bool {
	greatest := s.questions[i].Greatest
	return !slices.ContainsFunc(s.columns[i], func(m float64) bool { return m != 0 && m != greatest })
}

// allRightWrong reports whether no question has partial credit.
func (s *sheet) allRightWrong() bool {
	for i := range s.questions {
		if !s.rightWrong(i) {
			return false
		}
	}
	return true
}

// right counts who has the greatest mark on question i.
func (s *sheet) right(i int) (n int) {
	for _, m := range s.columns[i] {
		if m == s.questions[i].Greatest {
			n++
		}
	}
	return n
}
