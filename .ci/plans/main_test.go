package main

import (
	"strings"
	"testing"
	"time"
)

// Whatever the memory, the plan is ahead of the ordinary schedule, and each true memory
// differs from what the program believes in.
func TestPlanIsAhead(t *testing.T) {
	for _, m := range memories {
		for _, c := range []cell{{m, 30, 7, 10}, {m, 90, 7, 10}} {
			recalls := c.recalls(6)
			plan, _ := spread(recalls[0])
			ordinary, _ := spread(recalls[1])
			if plan < ordinary+0.02 {
				t.Errorf("%s, %d questions: recall %.3f with the plan, %.3f with the ordinary schedule", m.name, c.questions, plan, ordinary)
			}
		}
	}
}

// A learner of one number is the same each time, and recall falls with time.
func TestStudents(t *testing.T) {
	for _, m := range memories {
		a, b := newStudent(m, 20, 3), newStudent(m, 20, 3)
		for _, p := range policies {
			x, y := newStudent(m, 20, 3).sit(p, 4, 5*time.Minute), newStudent(m, 20, 3).sit(p, 4, 5*time.Minute)
			if x != y || x < 0 || x > 1 {
				t.Errorf("%s, %s: recall %v, then %v", m.name, p.name, x, y)
			}
		}
		for item := range 20 {
			a.study(item, 0, false)
			b.study(item, 0, false)
			a.study(item, 1, true)
			b.study(item, 1, true)
			last := 1.0
			for day := 2.0; day < 40; day++ {
				r := a.recall(item, day)
				if r != b.recall(item, day) || r > last || r < 0 {
					t.Fatalf("%s: recall of item %d is %v on day %v, after %v", m.name, item, r, day, last)
				}
				last = r
			}
		}
	}
}

func TestTable(t *testing.T) {
	var out strings.Builder
	table(&out, []cell{{memories[0], 5, 2, 5}, {memories[1], 5, 2, 5}}, 2)
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[2], "| "+memories[0].name+" | 5 | 2 | 5 |") || strings.Count(lines[3], "|") != strings.Count(lines[0], "|") {
		t.Errorf("the table is\n%s", out.String())
	}
}
