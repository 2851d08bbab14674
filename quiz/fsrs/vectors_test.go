package fsrs

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// A history is one line of testdata/fsrs6-vectors.jsonl, computed by ts-fsrs
// 5.4.2: reviews in order, and what it made of each.
type history struct {
	Set       string
	Params    string
	W         Parameters
	Retention float64
	Reviews   []step
}

// A step is one review of a history and the state after it.
type step struct {
	days     int
	grade    Grade
	state    State
	interval float64 // days, not rounded
}

// UnmarshalJSON reads [days, grade, S, D, interval, ...]; the whole-day
// interval and the learning step that follow are ts-fsrs's own affair.
func (s *step) UnmarshalJSON(data []byte) error {
	var v []float64
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	if len(v) != 7 {
		return fmt.Errorf("review has %d values, want 7", len(v))
	}
	*s = step{int(v[0]), Grade(v[1]), State{v[2], v[3]}, v[4]}
	return nil
}

// histories reads all vectors.
func histories(t *testing.T) []history {
	t.Helper()
	f, err := os.Open("testdata/fsrs6-vectors.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()

	var all []history
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var h history
		if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
			t.Fatalf("vectors, line %d: %v", len(all)+1, err)
		}
		all = append(all, h)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// near reports whether got is want to a relative 1e-9.
func near(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*math.Abs(want)
}

func TestVectors(t *testing.T) {
	all := histories(t)
	if len(all) != 429 {
		t.Errorf("%d histories, want 429", len(all))
	}
	for i, h := range all {
		m, err := New(h.W)
		if err != nil {
			t.Errorf("line %d, %s: %v", i+1, h.Params, err)
			continue
		}
		var s State
		for j, r := range h.Reviews {
			if j == 0 {
				s = m.First(r.grade)
			} else {
				s = m.Next(s, r.days, r.grade)
			}
			interval := m.Interval(s.Stability, h.Retention)
			if !near(s.Stability, r.state.Stability) || !near(s.Difficulty, r.state.Difficulty) || !near(interval, r.interval) {
				t.Errorf("line %d, %s %s, review %d (%v after %d days): %v, interval %v\nwant %v, interval %v",
					i+1, h.Set, h.Params, j+1, r.grade, r.days, s, interval, r.state, r.interval)
				break
			}
		}
	}
}

func TestDefaultsAreThoseOfTheVectors(t *testing.T) {
	for _, h := range histories(t) {
		if h.Params == "default" && h.W != Defaults() {
			t.Fatalf("vectors have %v\nDefaults has %v", h.W, Defaults())
		}
	}
}
