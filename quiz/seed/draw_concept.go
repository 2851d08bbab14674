package seed

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
)

// A sense is a concept with the name of the actor whose notion it is, if that is
// not the actor who tells of it.
type sense struct {
	Concept
	of string // "the Kremlin"; empty: the notion of the actor who tells it
}

// readSense looks up a concept and the actor whose notion it is.
func readSense(r Records, seed, id string) (sense, error) {
	c, err := r.Concept(seed, id)
	if err != nil || c.Of == "" {
		return sense{Concept: c}, err
	}
	of, err := r.Actor(seed, c.Of)
	return sense{c, of.InStem()}, err
}

// called returns the term, with the actor whose notion it is: one term may mean
// different things to different actors.
func (c sense) called() string {
	if c.of == "" {
		return "“" + c.Term + "”"
	}
	return "“" + c.Term + "” to " + c.of
}

// drawConcept asks what a term means, or which term has a given meaning.
func drawConcept(r Records, d Drawn) (quiz.Question, error) {
	c, err := readSense(r, d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, c.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	s, err := newScene(r, c.Seed, c.By)
	if err != nil {
		return quiz.Question{}, err
	}
	option := meaningOf
	switch d.Facet {
	case "meaning":
		q.Stem = c.askMeaning(s)
	case "term":
		q.Stem = c.askTerm(s)
		option = termOf
	default:
		return quiz.Question{}, fmt.Errorf("a concept cannot be asked for its %q", d.Facet)
	}
	right := option(c)
	right.Right, right.Feedback = true, ""
	wrong, err := wrongConcepts(r, d, c, option)
	if err != nil {
		return quiz.Question{}, err
	}
	q.Kind = quiz.Choice{Options: append([]quiz.Option{right}, wrong...)}
	return q, nil
}

// askMeaning returns the stem of the facet meaning.
func (c sense) askMeaning(s scene) string {
	if c.of == "" {
		return fmt.Sprintf("As %s, what does “%s” mean?", s.verbal("uses it"), c.Term)
	}
	return fmt.Sprintf("As %s, what does “%s” mean to %s?", s.verbal("tells it"), c.Term, c.of)
}

// askTerm returns the stem of the facet term.
func (c sense) askTerm(s scene) string {
	if c.of == "" {
		return fmt.Sprintf("Which term fits this, as %s: %s?", s.verbal("uses it"), c.Means)
	}
	return fmt.Sprintf("Which term fits this, in the eyes of %s as %s: %s?", c.of, s.verbal("tells it"), c.Means)
}

// meaningOf returns the option for c of the facet meaning.
func meaningOf(c sense) quiz.Option {
	return quiz.Option{
		Text:     c.Means,
		Entry:    c.ID,
		Name:     c.Term,
		Feedback: fmt.Sprintf("that is %s (%s)", c.called(), c.At),
	}
}

// termOf returns the option for c of the facet term.
func termOf(c sense) quiz.Option {
	return quiz.Option{
		Text:     c.Term,
		Entry:    c.ID,
		Name:     c.Term,
		Feedback: fmt.Sprintf("that means %s (%s)", c.Means, c.At),
	}
}

// wrongConcepts finds distractors for c. It leaves out concepts that could be
// defended as the same.
func wrongConcepts(r Records, d Drawn, c sense, option func(sense) quiz.Option) ([]quiz.Option, error) {
	ids, err := candidates(r, d, c.Near)
	if err != nil {
		return nil, err
	}
	w := newDistractors(option(c))
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := readSense(r, d.Seed, id)
		if err != nil {
			return nil, err
		}
		if !sameConcept(c.Concept, other.Concept) {
			w.add(option(other))
		}
	}
	return w.options, w.enough(d)
}

// sameConcept reports whether one concept could be defended as the other.
func sameConcept(a, b Concept) bool {
	return slices.Contains(a.Same, b.ID) || slices.Contains(b.Same, a.ID) ||
		alike(append([]string{a.Term}, a.Also...), append([]string{b.Term}, b.Also...))
}
