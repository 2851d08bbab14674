package study

import (
	"testing"
	"time"
)

func TestDayOf(t *testing.T) {
	zone := func(hours float64) *time.Location { return time.FixedZone("", int(hours*3600)) }
	date := func(y, m, d, hour, minute int, hours float64) time.Time {
		return time.Date(y, time.Month(m), d, hour, minute, 59, 999, zone(hours))
	}
	for _, test := range []struct {
		name     string
		t        time.Time
		rollover int
		want     Day
	}{
		{"the first day", date(1970, 1, 1, 0, 0, 0), 0, 0},
		{"its end", date(1970, 1, 1, 23, 59, 0), 0, 0},
		{"the day before", date(1969, 12, 31, 23, 59, 0), 0, -1},
		{"the morning before", date(1969, 12, 31, 0, 0, 0), 0, -1},
		{"two days before", date(1969, 12, 30, 23, 59, 0), 0, -2},
		{"the first night belongs to the day before", date(1970, 1, 1, 3, 59, 0), 4, -1},
		{"and ends at the rollover", date(1970, 1, 1, 4, 0, 0), 4, 0},
		{"late rollover", date(1970, 1, 2, 22, 59, 0), 23, 0},
		{"east of Greenwich it is tomorrow already", date(1970, 1, 2, 0, 0, 14), 0, 1},
		{"west of it still today", date(1970, 1, 1, 23, 59, -12), 0, 0},
		{"half-hour offsets", date(1970, 1, 2, 0, 0, 5.75), 0, 1},
		{"the year 0", date(0, 1, 1, 12, 0, 0), 4, -719528},
		{"before the clocks go forward", date(2026, 3, 29, 2, 59, 2), 4, 20540},
		{"after it", date(2026, 3, 29, 4, 0, 3), 4, 20541},
		{"before the clocks go back", date(2026, 10, 25, 3, 59, 3), 4, 20750},
		{"the same hour again", date(2026, 10, 25, 3, 59, 2), 4, 20750},
		{"after it", date(2026, 10, 25, 4, 0, 2), 4, 20751},
		{"a midnight before 1970, to the second", time.Date(1969, 12, 31, 0, 0, 0, 0, time.UTC), 0, -1},
	} {
		if got := DayOf(test.t, test.rollover); got != test.want {
			t.Errorf("%s, %v with rollover %d: day %d, want %d", test.name, test.t, test.rollover, got, test.want)
		}
	}
}
