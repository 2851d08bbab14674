package stats

import (
	"maps"
	"slices"
)

// A Calendar is on which days how much was answered.
type Calendar struct {
	Days    []Studied `json:"days"`    // on which there were answers, oldest first
	Answers int       `json:"answers"` // in all
	// InARow is how many days in a row, up to today or yesterday, had answers.
	InARow int `json:"in_a_row"`
	// Longest is the greatest number of days in a row that had answers.
	Longest int `json:"longest_run"`
}

// A Studied is one day with answers.
type Studied struct {
	Day     Day `json:"day"`
	Answers int `json:"answers"` // 1 or more
}

// Calendar counts the answers of each day, those of exams and for practice too.
func (s *Stats) Calendar() Calendar {
	answers := map[Day]int{}
	for i := range s.given {
		answers[s.given[i].day]++
	}
	var c Calendar
	c.Days = []Studied{}
	run := 0
	for _, d := range slices.Sorted(maps.Keys(answers)) {
		if run++; answers[d-1] == 0 {
			run = 1
		}
		c.Longest = max(c.Longest, run)
		if d >= s.Today-1 { // today may still come
			c.InARow = run
		}
		c.Days = append(c.Days, Studied{d, answers[d]})
		c.Answers += answers[d]
	}
	return c
}
