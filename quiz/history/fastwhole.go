package history

import (
	"sync"

	"policyquiz/quiz"
)

// fastWhole decodes all of a line as Append writes it: a review with its details, a
// question with its words, or another entry. If it returns false the line may still be
// right, and into means nothing.
func (d *decoder) fastWhole(line []byte, into *content) bool {
	if !d.fast(line, into) {
		return false
	}
	switch r := into.entry.Review; {
	case into.asked != "":
		into.words = d.known.read(trim(string(line)))
		return into.words != nil
	case r != nil:
		details, ok := fastDetails(trim(string(line)), into.entry.ID)
		r.Details = &details
		return ok
	}
	return true
}

// Words are questions as they were worded, by their lines, which several files may have
// alike. Nil keeps none. Several goroutines may use them.
type words struct {
	asked sync.Map // the line of a question to its *quiz.Asked
}

// read returns the question of a line as encodeAsked writes it; nil if the line is
// written in another way, or does not have its fingerprint.
func (w *words) read(line string) *quiz.Asked {
	if w != nil {
		if a, ok := w.asked.Load(line); ok {
			return a.(*quiz.Asked)
		}
	}
	print, a, ok := fastAskedWords(line)
	if !ok || a.Print() != print {
		return nil
	}
	if w != nil {
		w.asked.Store(line, &a)
	}
	return &a
}
