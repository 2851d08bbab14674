package seed

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// drawEvent asks when something happened.
func drawEvent(r Records, d Drawn) (quiz.Question, error) {
	e, err := r.Event(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, e.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	if d.Facet != "when" {
		return quiz.Question{}, fmt.Errorf("an event cannot be asked for its %q", d.Facet)
	}
	if err := e.lack(); err != nil {
		return quiz.Question{}, err
	}
	s, err := newScene(r, d.Seed, e.By)
	if err != nil {
		return quiz.Question{}, err
	}
	q.Stem = fmt.Sprintf("When, %s, did this happen: %s?", s.source(e.Told), e.What)
	q.Kind, err = eventWhen(r, d, e)
	return q, err
}

// A lackError says that an entry lacks what a question asks for.
type lackError struct{ what, hint string }

// Error says what the entry lacks.
func (e *lackError) Error() string { return e.what }

// Hint returns the next step for the author.
func (e *lackError) Hint() string { return e.hint }

// lack returns an error if the event has no When or no Date.
func (e Event) lack() error {
	in := fmt.Sprintf("to [event.%s] in its seed, or leave it out of only", e.ID)
	switch {
	case e.When == "" && e.Date == "":
		return &lackError{"it has no time to ask for", `add when = "…", the time in words, and date = "…" ` + in}
	case e.When == "":
		return &lackError{"it has a date, and no when to answer with", `add when = "…", the time in words, ` + in}
	case e.Date == "":
		return &lackError{"it has no date to tell it from other times by", `add date = 2025-06-01 or date = "2025-06" ` + in}
	}
	return nil
}

// eventWhen offers the times of other events. It leaves out a time that could be
// the same as one on offer, given less exactly.
func eventWhen(r Records, d Drawn, e Event) (quiz.Kind, error) {
	ids, err := candidates(r, d, nil)
	if err != nil {
		return nil, err
	}
	right := quiz.Option{Text: capital(e.When), Right: true, Entry: e.ID}
	w := newDistractors(right)
	taken := []string{e.Date}
	for _, id := range ids {
		other, err := r.Event(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if w.full() || other.Unasked != "" || other.When == "" || other.Date == "" || slices.ContainsFunc(taken, func(t string) bool { return overlap(t, other.Date) }) {
			continue
		}
		taken = append(taken, other.Date)
		w.add(quiz.Option{
			Text:     capital(other.When),
			Entry:    other.ID,
			Feedback: fmt.Sprintf("that is the time of another event: %s (%s)", other.What, other.At),
		})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// overlap reports whether two dates may be the same: 2025-10 and 2025-10-17.
func overlap(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
