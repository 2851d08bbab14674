package quiz

import (
	"fmt"
	"slices"
)

// drawConcept asks what a term means, or which term means this.
func drawConcept(r Records, d Drawn) (Question, error) {
	c, err := r.Concept(d.Seed, d.Entry)
	if err != nil {
		return Question{}, err
	}
	q, err := drawn(r, d, c.Origin)
	if err != nil {
		return Question{}, err
	}
	option, stem := meaningOf, conceptMeaning
	switch d.Form {
	case "meaning":
	case "term":
		option, stem = termOf, conceptTerm
	default:
		return Question{}, fmt.Errorf("a concept cannot be asked for its %q", d.Form)
	}
	if q.Stem, err = stem(r, c); err != nil {
		return Question{}, err
	}
	right := option(c)
	right.Right, right.Note = true, ""
	wrong, err := wrongConcepts(r, d, c, option)
	if err != nil {
		return Question{}, err
	}
	q.Answer = Choice{Options: append([]Option{right}, wrong...)}
	return q, nil
}

func meaningOf(c Concept) Option {
	return Option{
		Text:  c.Means,
		Entry: c.ID,
		Name:  c.Term,
		Note:  fmt.Sprintf("that is “%s” (%s)", c.Term, Paragraphs(c.At)),
	}
}

func termOf(c Concept) Option {
	return Option{
		Text:  c.Term,
		Entry: c.ID,
		Name:  c.Term,
		Note:  fmt.Sprintf("that is %s (%s)", c.Means, Paragraphs(c.At)),
	}
}

func conceptMeaning(r Records, c Concept) (string, error) {
	s, err := newScene(r, c.Seed, c.By)
	if err != nil {
		return "", err
	}
	if c.Of == "" {
		return fmt.Sprintf("As %s, what does “%s” mean?", s.verbal("uses it"), c.Term), nil
	}
	of, err := r.Actor(c.Seed, c.Of)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("As %s, what does “%s” mean to %s?", s.verbal("tells it"), c.Term, of.InStem()), nil
}

func conceptTerm(r Records, c Concept) (string, error) {
	s, err := newScene(r, c.Seed, c.By)
	if err != nil {
		return "", err
	}
	if c.Of == "" {
		return fmt.Sprintf("Which term fits this, as %s: %s?", s.verbal("uses it"), c.Means), nil
	}
	of, err := r.Actor(c.Seed, c.Of)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("Which term fits this, in the eyes of %s as %s: %s?", of.InStem(), s.verbal("tells it"), c.Means), nil
}

// wrongConcepts leaves out what could be defended as the same thing.
func wrongConcepts(r Records, d Drawn, c Concept, option func(Concept) Option) ([]Option, error) {
	ids, err := candidates(r, d, c.Near)
	if err != nil {
		return nil, err
	}
	w := newWrongs(option(c))
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := r.Concept(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if !sameConcept(c, other) {
			w.add(option(other))
		}
	}
	return w.options, w.enough(d)
}

func sameConcept(a, b Concept) bool {
	return slices.Contains(a.Same, b.ID) || slices.Contains(b.Same, a.ID) ||
		alike(append([]string{a.Term}, a.Also...), append([]string{b.Term}, b.Also...))
}
