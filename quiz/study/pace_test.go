package study

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	seconds := func(from, to int) (list []time.Duration) {
		for n := from; n <= to; n++ {
			list = append(list, time.Duration(n)*time.Second)
		}
		return list
	}
	for _, test := range []struct {
		name string
		took []time.Duration
		each time.Duration
		ok   bool
	}{
		{"none", nil, 0, false},
		{"one too few", seconds(1, 19), 0, false},
		{"enough, but for one that was not taken", append(seconds(1, 19), 0), 0, false},
		{"an even number", seconds(1, 20), 10500 * time.Millisecond, true},
		{"an odd number", seconds(1, 21), 11 * time.Second, true},
		{"with a break over lunch", append(seconds(1, 20), time.Hour), 11 * time.Second, true},
	} {
		if each, ok := Pace(test.took); each != test.each || ok != test.ok {
			t.Errorf("%s: %v, %v; want %v, %v", test.name, each, ok, test.each, test.ok)
		}
	}
}
