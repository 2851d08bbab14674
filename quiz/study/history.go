package study

import (
	"time"

	"policyquiz/quiz"
)

// A History is what a replay reads.
type History struct {
	// Entries are the lines of the history, in any order. A line may stand there
	// twice.
	Entries []quiz.Entry
	// Now is the reader's clock.
	Now time.Time
	// Asked finds a question as it was worded, by its fingerprint. Ok is false if
	// the history does not have it. Several goroutines may call it. Nil: it has
	// none.
	Asked func(print string) (a quiz.Asked, ok bool)
	// Renamed returns the id that the question of an entry has now. Nil: all are
	// named as they were.
	Renamed func(question string) string
}

// asked is h.Asked, which may be nil.
func (h *History) asked(print string) (quiz.Asked, bool) {
	if h.Asked == nil {
		return quiz.Asked{}, false
	}
	return h.Asked(print)
}

// question returns the id that the question of e has now; "" if it has none.
func (h *History) question(e *quiz.Entry) string { return h.now(e.Question()) }

// now returns the id that the question with an id has now.
func (h *History) now(id string) string {
	if h.Renamed == nil || id == "" {
		return id
	}
	return h.Renamed(id)
}
