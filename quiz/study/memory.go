package study

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"sync"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// A Memory is what a learner's reviews say about one question. It is worked
// out from the reviews and never stored.
//
// A review counts if it was given under the key that the question has now, and
// if it was not taken back.
type Memory struct {
	// State is stability and difficulty after the latest review that counts.
	// It is zero if none counts.
	fsrs.State
	// KeyPrint is the key of the reviews that count.
	KeyPrint string
	// TextPrint fingerprints the words of the question at its latest review.
	// As long as the words are the same, the key is the same. If they differ
	// now, the key may have changed: tell SetKeyPrint.
	TextPrint string
	// Reviews is the number of reviews that count. It is 0 if all were given
	// under other keys; then nothing is known, and the question is due.
	Reviews int
	// Grade is the grade of the latest review that counts, after second
	// thoughts. It is 0 if none counts.
	Grade quiz.Grade
	// First is the day of the first review, whether it counts or not.
	First Day
	// Last is the day of the latest review that counts. It is 0 if none does.
	Last Day
	// Due is the first day on which the question is due.
	Due Day
}

// Of returns the memory of a question. Ok is false if the question was never
// answered, or if every answer was taken back.
func (ms *Memories) Of(question string) (m Memory, ok bool) {
	r := ms.records[question]
	if r == nil || len(r.steps) == 0 {
		return Memory{}, false
	}
	if !r.known {
		ms.work += len(r.steps)
		ms.remember(r)
	}
	return r.memory, true
}

// SetKeyPrint says which key a question has now. Reviews under another key no
// longer count. If none counts, the question is due at once, but it is not
// new. A question that was never answered has nothing to count, and the call
// does nothing.
//
// A caller need not make every question to learn its key. Only the key of a
// question whose words are no longer those of [Memory.TextPrint] can differ.
func (ms *Memories) SetKeyPrint(question, key string) {
	if r := ms.records[question]; r != nil {
		r.keyPrint = key
		r.known = r.known && r.memory.KeyPrint == key
	}
}

// Recall is the probability, 0 to 1, that the learner recalls on a day what m
// is about. It is 1 before the last review, and 0 if no review counts.
func (ms *Memories) Recall(m Memory, on Day) float64 {
	if m.Reviews == 0 {
		return 0
	}
	return ms.Schedule.Model.Recall(float64(on-m.Last), m.Stability)
}

// remember works out the memory of r, which has at least one step.
func (ms *Memories) remember(r *record) {
	latest := r.steps[len(r.steps)-1]
	m := Memory{
		KeyPrint:  cmp.Or(r.keyPrint, latest.keyPrint),
		TextPrint: latest.entry.Review.TextPrint,
		First:     r.steps[0].day,
	}
	for i := range r.steps {
		if s := &r.steps[i]; s.keyPrint == m.KeyPrint {
			ms.advance(&m, s)
		}
	}
	m.Due = m.First
	if m.Reviews > 0 {
		interval := ms.Schedule.Model.Interval(m.Stability, ms.Schedule.Retention)
		m.Due = m.Last + Day(fsrs.WholeDays(interval, ms.Schedule.Longest))
	}
	r.memory, r.known = m, true
}

// advance takes m over one more review.
func (ms *Memories) advance(m *Memory, s *step) {
	evidence := fsrs.Evidence{Chance: s.chance}
	if m.Reviews == 0 {
		m.State = ms.Schedule.Model.FirstGiven(s.grade, evidence)
		m.Last = s.day
	} else {
		// A clock that was set back gives a negative gap. The model takes it
		// for none.
		m.State = ms.Schedule.Model.NextGiven(m.State, int(s.day-m.Last), s.grade, evidence)
		m.Last = max(m.Last, s.day)
	}
	m.Reviews++
	m.Grade = s.grade
}

// rememberAll works out every memory ahead, on all processors, if there are so
// many that a learner would wait for them.
func (ms *Memories) rememberAll() {
	const many = 1000
	if len(ms.records) < many {
		return
	}
	records := slices.Collect(maps.Values(ms.records))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for some := range slices.Chunk(records, (len(records)+workers-1)/workers) {
		wait.Go(func() {
			for _, r := range some {
				if len(r.steps) > 0 {
					ms.remember(r)
				}
			}
		})
	}
	wait.Wait()
}
