package plan

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"policyquiz/quiz/fsrs"
)

// BenchmarkMake: of 100,000 questions with as many reviews a plan may take 1.5 s.
func BenchmarkMake(b *testing.B) {
	for _, test := range []struct{ questions, seen, days int }{
		{90, 0, 28}, {90, 60, 28}, {10_000, 10_000, 28}, {100_000, 10_000, 28}, {100_000, 10_000, 300}, {100_000, 100_000, 28},
	} {
		b.Run(fmt.Sprintf("%d of %d seen, %d days", test.seen, test.questions, test.days), func(b *testing.B) {
			task := someTask(b, test.questions, test.seen, test.days)
			for b.Loop() {
				if _, err := Make(context.Background(), task, rand.New(rand.NewPCG(1, 2)), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// someTask returns a task with so many questions of all chances.
func someTask(t testing.TB, questions, seen, days int) *Task {
	t.Helper()
	m, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	task := &Task{
		Model: m, Days: days, Minutes: 15 * time.Minute, Each: 15 * time.Second,
		Ordinary: Ordinary{Retention: 0.9, Longest: 36500, New: 10},
	}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range questions {
		q := Question{Chance: []float64{0, 0.25, 0.25, 0.5}[i%4]}
		if i < seen {
			q.State = fsrs.State{Stability: 0.2 + 20*r.Float64()*r.Float64(), Difficulty: 1 + 9*r.Float64()}
			q.Reviewed = 1 + r.IntN(20)
		}
		task.Questions = append(task.Questions, q)
	}
	return task
}
