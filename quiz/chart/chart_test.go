package chart

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

func TestQuarters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []int
		least  []int
	}{
		{nil, []int{1}},
		{[]int{5}, []int{1}},
		{[]int{1, 2, 3, 4}, []int{1, 2, 3, 4}},
		{[]int{3, 3, 3, 3}, []int{1}},
		{[]int{1, 1, 1, 200}, []int{1, 2}},
		{[]int{10, 20, 30, 40, 50, 60, 70, 800}, []int{1, 21, 41, 61}},
	} {
		var days []Day
		for _, v := range c.values {
			days = append(days, Day{Value: v})
		}
		if got := Quarters(days); !reflect.DeepEqual(got, c.least) {
			t.Errorf("%v: levels begin at %v, want %v", c.values, got, c.least)
		}
	}
}

// Every value has the level of the step that names it.
func TestSteps(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var p Picture
		for range rng.IntN(20) {
			p.Days = append(p.Days, Day{Value: 1 + rng.IntN(30)})
		}
		p.Levels = Quarters(p.Days)
		steps := p.Steps()
		if steps[len(steps)-1].Level != Most || steps[0].From != 1 || p.Level(0) != 0 {
			t.Fatalf("levels %v: steps %v", p.Levels, steps)
		}
		for _, d := range p.Days {
			found := 0
			for _, s := range steps {
				if d.Value >= s.From && (s.To == 0 || d.Value <= s.To) {
					found++
					if s.Level != p.Level(d.Value) {
						t.Errorf("levels %v: %d has level %d, and stands in %v", p.Levels, d.Value, p.Level(d.Value), s)
					}
				}
			}
			if found != 1 {
				t.Errorf("levels %v: %d stands in %d steps", p.Levels, d.Value, found)
			}
		}
	}
	p := Picture{Levels: []int{1, 2, 5}}
	if got := fmt.Sprint(p.Steps()); got != "[1 2 to 4 5 or more]" {
		t.Error(got)
	}
}

func TestPlace(t *testing.T) {
	t.Parallel()
	p := Picture{Min: 0.5, Max: 1}
	for value, want := range map[float64]float64{0: 0, 0.5: 0, 0.75: 0.5, 1: 1, 7: 1} {
		if got := p.Place(value); got != want {
			t.Errorf("%v is at %v, want %v", value, got, want)
		}
	}
	if got := (&Picture{}).Place(3); got != 0 {
		t.Errorf("without a scale at %v", got)
	}
}

func TestFirst(t *testing.T) {
	t.Parallel()
	wednesday := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	p := Picture{Last: wednesday}
	if got := p.First(2).Format(time.DateOnly); got != "2026-02-23" || Monday(wednesday) != 2 {
		t.Errorf("two weeks begin on %s", got)
	}
}
