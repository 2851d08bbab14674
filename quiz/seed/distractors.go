package seed

import (
	"cmp"
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

// candidates lists the entries that may provide distractors for d, the best first:
//
//   - those that the author called near, in the author's order;
//   - those that stand close to d's entry in the file, those that are least unlike it
//     before the others; unlike may be nil, and must not fail;
//   - the others.
//
// What is equal in this has an order that depends on the question's id alone.
func candidates(r Records, d Drawn, near []string, unlike func(id string) int) ([]string, error) {
	ids, err := r.Entries(d.Seed, d.Table)
	if err != nil {
		return nil, err
	}
	far := func(ids []string) (far []string) {
		for _, id := range ids {
			if id != d.Entry && !slices.Contains(near, id) {
				far = append(far, id)
			}
		}
		return far
	}
	chance := quiz.Question{ID: d.ID()}.Shuffle(0, 0) // the same for all learners
	shuffled := func(ids []string) []string {
		chance.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		return ids
	}
	if d.Table == Stances {
		return append(slices.Clone(near), shuffled(far(ids))...), nil
	}
	wide := around(ids, d.Entry, mostFar)
	close := shuffled(far(around(wide, d.Entry, mostClose)))
	if unlike != nil {
		likestFirst(close, unlike)
	}
	list := append(slices.Clone(near), close...)
	for _, id := range shuffled(far(wide)) {
		if !slices.Contains(close, id) {
			list = append(list, id)
		}
	}
	return list, nil
}

// likestFirst sorts ids by how unlike they are.
func likestFirst(ids []string, unlike func(id string) int) {
	by := make(map[string]int, len(ids))
	for _, id := range ids {
		by[id] = unlike(id)
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(by[a], by[b]) })
}

// mostFar is the number of entries, besides the near ones, among which distractors
// are looked for, and mostClose the number of those that are compared with the
// question's own. So a question from a seed with many thousand entries costs no more
// than one from a seed with a hundred. Authors write similar entries close together,
// so the best distractors are among them.
const (
	mostFar   = 100
	mostClose = 24
)

// around returns those n ids that are nearest to an entry in the file.
func around(ids []string, entry string, n int) []string {
	if len(ids) <= n {
		return ids
	}
	from := max(0, slices.Index(ids, entry)-n/2)
	from = min(from, len(ids)-n)
	return ids[from : from+n]
}

// strange is how unlike an entry is that cannot be read. If no other is left, the
// question takes it and says what is wrong with it.
const strange = 1 << 30

// A distractors collects wrong options. It takes each text once, and no text
// that folds like a right option.
type distractors struct {
	near    []string        // the entries that the author called near
	taken   map[string]bool // folded texts, right options included
	form    string          // the form of the right option
	even    bool            // whether all options have that form
	options []quiz.Option
}

// newDistractors returns a collection beside the given right options, which takes near
// entries whatever they look like.
func newDistractors(near []string, right ...quiz.Option) *distractors {
	w := &distractors{near: near, taken: map[string]bool{}, form: shapeOf(right[0].Text).form(), even: true}
	for _, o := range right {
		w.taken[spell.Fold(o.Text)] = true
		w.even = w.even && shapeOf(o.Text).form() == w.form
	}
	return w
}

// add takes o, which an entry provides, unless its text is taken. If there are enough
// options that all have one form, one in another would stand out, and is left.
func (w *distractors) add(entry string, o quiz.Option) {
	text, like := spell.Fold(o.Text), shapeOf(o.Text).form() == w.form
	odd := w.even && !like && len(w.options) >= fewestDistractors && !slices.Contains(w.near, entry)
	if w.taken[text] || odd {
		return
	}
	w.taken[text] = true
	w.even = w.even && like
	w.options = append(w.options, o)
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

// mutual returns how unlike an entry is, which is less than any other if its author
// called the question's own entry near it.
func mutual(unlike int, near []string, own string) int {
	if slices.Contains(near, own) {
		return -1
	}
	return unlike
}
