package marks

import (
	"math"
	"slices"
)

// A Table has the marks of people on the questions of one test.
type Table struct {
	Questions []Question
	People    []Person
}

// A Question is one column of a table.
type Question struct {
	Name     string  `json:"name"`
	Greatest float64 `json:"greatest"` // the mark of a wholly right answer, above 0
}

// A Person is one row of a table. The marks stand in the order of the questions, each
// from 0 to the question's greatest mark. NaN says that there is no answer.
type Person struct {
	Name  string
	Marks []float64
}

// whole reports whether a person answered every question.
func (p Person) whole() bool {
	for _, m := range p.Marks {
		if math.IsNaN(m) {
			return false
		}
	}
	return true
}

// Whole returns the table of those who answered every question, and the others. Both
// keep their order. The marks are shared with t.
func (t Table) Whole() (whole Table, left []Person) {
	whole.Questions = t.Questions
	for _, p := range t.People {
		if p.whole() {
			whole.People = append(whole.People, p)
		} else {
			left = append(left, p)
		}
	}
	return whole, left
}

// Rest returns the marks of a person on all questions but one, added up; both are told
// by their places. It is NaN if one of these questions has no answer.
func (t Table) Rest(person, question int) float64 {
	marks := t.People[person].Marks
	return sum(slices.Delete(slices.Clone(marks), question, question+1))
}
