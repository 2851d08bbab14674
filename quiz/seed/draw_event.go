package seed

import (
	"fmt"
	"slices"
	"strconv"
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
	kind, mixed, err := eventWhen(r, d, e, s.doc)
	q.Stem, q.Kind = inTurn(q.ID, e.askWhen(s, mixed)...), kind
	return q, err
}

// askWhen returns the wordings of the facet when. What was still to come when the
// document appeared has not happened there. If some of the times on offer were to come
// and others were over, the wordings do not say which it was.
func (e Event) askWhen(s scene, mixed bool) []string {
	did, was, what := "when did this happen", "when was that", unstopped(e.What)
	switch {
	case mixed:
		did, was = "which time is given for this", "which time is given for that"
	case e.toCome(s.doc):
		did, was = "when is this to happen", "when is that to happen"
	}
	return leading(what, []string{
		capital(fmt.Sprintf("%s, %s: %s?", s.according(e.Told), did, what)),
		capital(fmt.Sprintf("%s, %s: %s?", did, s.according(e.Told), what)),
	}, fmt.Sprintf("%s, %s?", was, s.according(e.Told)))
}

// toCome reports whether an event was still to come when its document appeared.
func (e Event) toCome(doc Document) bool {
	return doc.Date != "" && e.Date > doc.Date && !overlap(e.Date, doc.Date)
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

// eventWhen offers the times of other events, the nearest first, and reports whether
// some of the times are over and others to come. It leaves out a time that could be the
// same as one on offer, given less exactly.
func eventWhen(r Records, d Drawn, e Event, doc Document) (k quiz.Kind, mixed bool, err error) {
	ids, err := candidates(r, d, nil, unlikeEvent(r, d, e, doc))
	if err != nil {
		return nil, false, err
	}
	right := quiz.Option{Text: capital(e.When), Right: true, Entry: e.ID}
	w := newDistractors(nil, right)
	taken := []string{e.Date}
	for _, id := range ids {
		other, err := r.Event(d.Seed, id)
		if err != nil {
			return nil, false, err
		}
		if w.full() || other.Unasked != "" || other.When == "" || other.Date == "" || slices.ContainsFunc(taken, func(t string) bool { return overlap(t, other.Date) }) {
			continue
		}
		by, err := hedge(r, other.Origin)
		if err != nil {
			return nil, false, err
		}
		taken, mixed = append(taken, other.Date), mixed || other.toCome(doc) != e.toCome(doc)
		w.add(id, quiz.Option{
			Text:     capital(other.When),
			Entry:    other.ID,
			Feedback: fmt.Sprintf("that is the time of another event%s: %s (%s)", by, unstopped(other.What), other.At),
		})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, mixed, w.enough(d)
}

// unlikeEvent says how unlike e another event is, for candidates: how far away in time,
// and one that is to come is least like one that is over.
func unlikeEvent(r Records, d Drawn, e Event, doc Document) func(id string) int {
	return func(id string) int {
		other, err := r.Event(d.Seed, id)
		switch {
		case err != nil || other.Date == "":
			return strange
		case other.toCome(doc) != e.toCome(doc):
			return strange/2 + far(e.Date, other.Date)
		}
		return far(e.Date, other.Date)
	}
}

// far says how many days two dates are apart, more or less. A date that is less exact
// than the other counts as twice as far, for beside the other it stands out.
func far(a, b string) int {
	days := dayOf(a) - dayOf(b)
	if days < 0 {
		days = -days
	}
	if len(a) != len(b) {
		return 2 * days
	}
	return days
}

// dayOf numbers a day in the middle of what a date may mean: of 2025, the middle of July.
// All months count as of 31 days, which is exact enough to say what is nearer.
func dayOf(date string) int {
	middle := []int{0, 7, 15} // of a year and of a month
	for i, part := range strings.SplitN(date, "-", len(middle)) {
		if n, err := strconv.Atoi(part); err == nil {
			middle[i] = n
		}
	}
	return (12*middle[0]+middle[1])*31 + middle[2]
}

// overlap reports whether two dates may be the same: 2025-10 and 2025-10-17.
func overlap(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
