package stats

import (
	"time"

	"policyquiz/quiz/study"
)

// A Day is a study day, which is written YYYY-MM-DD.
type Day study.Day

// Time is midnight, in UTC, of the calendar day that gives the study day its name.
func (d Day) Time() time.Time { return time.Unix(int64(d)*24*3600, 0).UTC() }

// String writes the day as YYYY-MM-DD.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// MarshalText writes the day as String does. There is no error.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Weekday is how many days lie between the Monday of the week and d: 0 to 6.
func (d Day) Weekday() int {
	const thursday = 3 // day 0, 1 January 1970, was one
	return ((int(d)+thursday)%7 + 7) % 7
}

// Week is the Monday of the week.
func (d Day) Week() Day { return d - Day(d.Weekday()) }
