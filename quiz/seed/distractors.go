package seed

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// A drawn choice has mostDistractors wrong options, or fewer if the seed has no
// more. With fewer than fewestDistractors it is refused.
const (
	mostDistractors   = 3
	fewestDistractors = 2
)

// candidates lists the entries that may provide distractors for d. The entries
// that the author called near come first, in the author's order. Then come the
// others, in an order that depends on the question's id alone.
func candidates(r Records, d Drawn, near []string) ([]string, error) {
	ids, err := r.Entries(d.Seed, d.Table)
	if err != nil {
		return nil, err
	}
	var far []string
	for _, id := range around(ids, d) {
		if id != d.Entry && !slices.Contains(near, id) {
			far = append(far, id)
		}
	}
	chance := quiz.Question{ID: d.ID()}.Shuffle(0, 0) // the same for all learners
	chance.Shuffle(len(far), func(i, j int) { far[i], far[j] = far[j], far[i] })
	return append(slices.Clone(near), far...), nil
}

// mostFar is the number of entries, besides the near ones, among which distractors
// are looked for. So a question from a seed with many thousand entries costs no
// more than one from a seed with a hundred. Authors write similar entries close
// together, so the best distractors are among them.
const mostFar = 100

// around returns the ids that are nearest to d's entry in the file. For stances it
// returns all ids, because camps needs all actors who agree.
func around(ids []string, d Drawn) []string {
	if d.Table == Stances || len(ids) <= mostFar {
		return ids
	}
	from := max(0, slices.Index(ids, d.Entry)-mostFar/2)
	from = min(from, len(ids)-mostFar)
	return ids[from : from+mostFar]
}

// A distractors collects wrong options. It takes each text once, and no text
// that folds like a right option.
type distractors struct {
	taken   map[string]bool // folded texts, right options included
	options []quiz.Option
}

// newDistractors returns a collection beside the given right options.
func newDistractors(right ...quiz.Option) *distractors {
	w := &distractors{taken: map[string]bool{}}
	for _, o := range right {
		w.taken[spell.Fold(o.Text)] = true
	}
	return w
}

// add takes o unless its text is taken.
func (w *distractors) add(o quiz.Option) {
	text := spell.Fold(o.Text)
	if !w.taken[text] {
		w.taken[text] = true
		w.options = append(w.options, o)
	}
}

// full reports whether there are as many distractors as a question has.
func (w *distractors) full() bool { return len(w.options) >= mostDistractors }

// enough returns an error if there are too few distractors.
func (w *distractors) enough(d Drawn) error {
	if len(w.options) < fewestDistractors {
		return fmt.Errorf("too few wrong options are known to be wrong for %q: %d, at least %d are needed", d.Facet, len(w.options), fewestDistractors)
	}
	return nil
}
