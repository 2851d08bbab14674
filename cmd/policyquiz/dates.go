package main

import (
	"time"

	"policyquiz/quiz/study"
)

// date writes a study day as a calendar day, YYYY-MM-DD.
func date(d study.Day) string {
	return time.Unix(int64(d)*24*3600, 0).UTC().Format(time.DateOnly)
}
