package seed

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
)

// A sense is a concept with the names of the actors whose notion and whose word it is.
type sense struct {
	Concept
	of    string // "the Kremlin"; empty: the notion of the actor who tells it
	owner string // whose word the term is; empty: the course's own
	own   bool   // the word is that of the actor who tells it
}

// readSense looks up a concept and the actors whose notion and whose word it is.
func readSense(r Records, seed, id string) (sense, error) {
	c, err := r.Concept(seed, id)
	if err != nil {
		return sense{}, err
	}
	s := sense{Concept: c, own: c.Says == c.By}
	if s.of, err = nameOf(r, seed, c.Of); err != nil {
		return sense{}, err
	}
	s.owner, err = nameOf(r, seed, c.Says)
	return s, err
}

// nameOf returns the name of an actor within a stem; empty if there is no id.
func nameOf(r Records, seed, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	a, err := r.Actor(seed, id)
	return a.InStem(), err
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

// askMeaning returns the stem of the facet meaning. It says of nobody that the word is
// theirs unless it is.
func (c sense) askMeaning(s scene) string {
	switch {
	case c.owner == "" && c.of == "":
		return fmt.Sprintf("“%s” is this course's name for something that %s. What is it?", c.Term, s.verbal("describes"))
	case c.owner == "":
		return fmt.Sprintf("“%s” is this course's name for a notion of %s, as %s. What is it?", c.Term, c.of, s.verbal("tells it"))
	case c.foreign() && c.own:
		return fmt.Sprintf("As %s of a notion of %s, what does “%s” mean?", s.verbal("uses it"), c.of, c.Term)
	case c.foreign():
		return fmt.Sprintf("As %s, %s calls a notion of %s “%s”. What does it mean?", s.verbal("tells it"), c.owner, c.of, c.Term)
	case c.own:
		return fmt.Sprintf("As %s, what does “%s” mean?", s.verbal("uses it"), c.Term)
	}
	return fmt.Sprintf("As %s, what does “%s” mean to %s?", s.verbal("tells it"), c.Term, c.owner)
}

// foreign reports whether the term is a word of one actor for the notion of another.
func (c sense) foreign() bool { return c.of != "" && c.Of != c.Says }

// askTerm returns the stem of the facet term.
func (c sense) askTerm(s scene) string {
	switch {
	case c.owner == "" && c.of == "":
		return fmt.Sprintf("Which name does this course give to this, as %s: %s?", s.verbal("describes it"), c.Means)
	case c.owner == "":
		return fmt.Sprintf("Which name does this course give to this notion of %s, as %s: %s?", c.of, s.verbal("tells it"), c.Means)
	case c.foreign() && c.own:
		return fmt.Sprintf("Which term fits this notion of %s, as %s: %s?", c.of, s.verbal("uses it"), c.Means)
	case c.foreign():
		return fmt.Sprintf("Which term does %s use for this notion of %s, as %s: %s?", c.owner, c.of, s.verbal("tells it"), c.Means)
	case c.own:
		return fmt.Sprintf("Which term fits this, as %s: %s?", s.verbal("uses it"), c.Means)
	}
	return fmt.Sprintf("Which term does %s use for this, as %s: %s?", c.owner, s.verbal("tells it"), c.Means)
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
