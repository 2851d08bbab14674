package study

import (
	"time"

	"policyquiz/quiz/fsrs"
)

// A Day is a study day, counted from 1 January 1970 (day 0) in the learner's
// own time. The hours before the rollover belong to the day before.
type Day int

// DayOf is the study day of t, by the offset from UTC that t carries. Rollover
// is the hour at which a study day begins, 0 to 23.
func DayOf(t time.Time, rollover int) Day {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset) - int64(rollover)*3600
	const day = 24 * 3600
	d := seconds / day
	if seconds%day < 0 {
		d--
	}
	return Day(d)
}

// A Schedule says how answers turn into days.
type Schedule struct {
	// Model is the arithmetic of forgetting, with its parameters.
	Model fsrs.Model
	// Retention is the probability of recall that a question has fallen to
	// when it comes due. It must be above 0 and below 1. Settings allow 0.7 to
	// 0.99.
	Retention float64
	// Longest is the longest time that a question waits, in days, at least 1.
	Longest int
	// Rollover is the hour at which a study day begins, 0 to 23.
	Rollover int
}
