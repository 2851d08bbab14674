package seed

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A sense is a concept with the names of the actors whose notion and whose word it is.
type sense struct {
	Concept
	of    string // "the Kremlin"; empty: the notion of the actor who tells it
	owner string // whose word the term is; empty: the course's own
	own   bool   // the word is that of the actor who tells it
	apart bool   // another actor tells it than the one whom the stem names
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

// foreign reports whether the term is a word of one actor for the notion of another.
func (c sense) foreign() bool { return c.of != "" && c.Of != c.Says }

// called returns the term in feedback, and says whose word and whose notion it is where
// those are not of the actor who tells it.
func (c sense) called() string {
	term := "“" + c.Term + "”"
	switch {
	case c.owner == "" && c.of == "":
		return "what this course calls " + term
	case c.owner == "":
		return term + ", this course's name for a notion of " + c.of
	case c.foreign() && c.own:
		return term + ", used for a notion of " + c.of
	case c.foreign():
		return term + ", used by " + c.owner + " for a notion of " + c.of
	case c.of != "":
		return term + " to " + c.of
	}
	return term
}

// manner says in feedback how a term comes to be in the document: in reports, or in the
// words of another actor than the one whom the stem names.
func (c sense) manner() string {
	switch {
	case c.Told == Reported:
		return ", reportedly"
	case c.owner != "" && c.of == "" && (c.apart || !c.own):
		return ", as used by " + c.owner
	}
	return ""
}

// drawConcept asks what a term means, or which term has a given meaning.
func drawConcept(r Records, d Drawn) (quiz.Question, error) {
	c, err := readSense(r, d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, s, err := opened(r, d, c.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	option := meaningOf
	switch d.Facet {
	case "meaning":
		q.Stem = inTurn(q.ID, c.askMeaning(s)...)
	case "term":
		q.Stem = inTurn(q.ID, c.askTerm(s)...)
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

// askMeaning returns the wordings of the facet meaning. They say of nobody that the
// word is theirs unless it is.
func (c sense) askMeaning(s scene) []string {
	term := "“" + c.Term + "”"
	switch {
	case c.owner == "":
		return c.askLabelled(s, term)
	case c.foreign() && c.own:
		return []string{
			fmt.Sprintf("%s, as used %s, is a term for a notion of %s. What is that notion?", term, s.passing(c.Told), c.of),
			fmt.Sprintf("Which notion of %s is called %s %s?", c.of, term, s.passing(c.Told)),
		}
	case c.foreign():
		return []string{
			capital(fmt.Sprintf("%s, which notion of %s did %s call %s?", s.according(c.Told), c.of, c.owner, term)),
			fmt.Sprintf("What was that notion of %s which %s called %s, %s?", c.of, c.owner, term, s.according(c.Told)),
		}
	case c.own:
		meant := "What is meant by " + term
		switch {
		case c.Told == Reported:
			meant += " " + s.passing(c.Told)
		case s.solo:
			meant += " " + s.in()
		default:
			meant = fmt.Sprintf("What did %s mean by %s %s", s.by.InStem(), term, s.in())
		}
		return []string{
			fmt.Sprintf("What does %s mean, as used %s?", term, s.passing(c.Told)),
			meant + "?",
			fmt.Sprintf("Which of these fits %s, as used %s?", term, s.passing(c.Told)),
		}
	}
	return []string{
		capital(fmt.Sprintf("%s, what does %s mean to %s?", s.according(c.Told), term, c.owner)),
		capital(fmt.Sprintf("%s, what did %s mean by %s?", s.according(c.Told), c.owner, term)),
	}
}

// askLabelled returns the wordings of the facet meaning for a name that is the
// course's own.
func (c sense) askLabelled(s scene, term string) []string {
	if c.of != "" {
		return []string{
			fmt.Sprintf("%s is this course's name for a notion of %s, as told %s. What is it?", term, c.of, s.passing(c.Told)),
			fmt.Sprintf("Which notion of %s, as told %s, is called %s in this course?", c.of, s.passing(c.Told), term),
		}
	}
	return []string{
		fmt.Sprintf("%s is this course's name for something described %s. What is it?", term, s.passing(c.Told)),
		fmt.Sprintf("Something described %s is called %s in this course. What is it?", s.passing(c.Told), term),
	}
}

// askTerm returns the wordings of the facet term.
func (c sense) askTerm(s scene) []string {
	means, of := unstopped(c.Means), ""
	if c.of != "" && (c.owner == "" || c.foreign()) {
		of = " notion of " + c.of
	}
	switch {
	case c.owner == "" && of == "":
		return leading(means, []string{
			fmt.Sprintf("Which name does this course give to this, as described %s: %s?", s.passing(c.Told), means),
			fmt.Sprintf("What does this course call this, as described %s: %s?", s.passing(c.Told), means),
		}, fmt.Sprintf("what does this course call this, as described %s?", s.passing(c.Told)))
	case c.owner == "":
		return []string{
			fmt.Sprintf("Which name does this course give to this%s, as told %s: %s?", of, s.passing(c.Told), means),
			fmt.Sprintf("What does this course call this%s, as told %s: %s?", of, s.passing(c.Told), means),
		}
	case c.own:
		return leading(means, []string{
			fmt.Sprintf("Which term is used %s for this%s: %s?", s.passing(c.Told), of, means),
			fmt.Sprintf("What is this%s called %s: %s?", of, s.passing(c.Told), means),
		}, fmt.Sprintf("which term is used for this%s %s?", of, s.passing(c.Told)))
	}
	return []string{
		capital(fmt.Sprintf("%s, which term did %s use for this%s: %s?", s.according(c.Told), c.owner, of, means)),
		capital(fmt.Sprintf("%s, what did %s call this%s: %s?", s.according(c.Told), c.owner, of, means)),
	}
}

// meaningOf returns the option for c of the facet meaning.
func meaningOf(c sense) quiz.Option {
	return quiz.Option{
		Text:     c.Means,
		Entry:    c.ID,
		Name:     c.Term,
		Feedback: fmt.Sprintf("that is %s%s (%s)", c.called(), c.manner(), c.At),
	}
}

// termOf returns the option for c of the facet term.
func termOf(c sense) quiz.Option {
	feedback, manner := "that means "+unstopped(c.Means), c.manner()
	switch {
	case c.owner == "":
		feedback = "that is this course's name for " + unstopped(c.Means) + manner
	case c.Told == Reported:
		feedback = "that reportedly means " + unstopped(c.Means)
	case manner != "": // behind a long meaning it would seem to be a part of it
		feedback = strings.TrimPrefix(manner, ", ") + ", " + feedback
	}
	return quiz.Option{Text: c.Term, Entry: c.ID, Name: c.Term, Feedback: fmt.Sprintf("%s (%s)", feedback, c.At)}
}

// wrongConcepts finds distractors for c. It leaves out concepts that could be
// defended as the same.
func wrongConcepts(r Records, d Drawn, c sense, option func(sense) quiz.Option) ([]quiz.Option, error) {
	own := shapeOf(option(c).Text)
	ids, err := candidates(r, d, c.Near, func(id string) int {
		other, err := readSense(r, d.Seed, id)
		if err != nil {
			return strange
		}
		return mutual(own.unlike(shapeOf(option(other).Text)), other.Near, d.Entry)
	})
	if err != nil {
		return nil, err
	}
	w := newDistractors(c.Near, option(c))
	for _, id := range ids {
		if w.full() {
			break
		}
		other, err := readSense(r, d.Seed, id)
		if err != nil {
			return nil, err
		}
		other.apart = other.By != c.By
		if !sameConcept(c.Concept, other.Concept) {
			w.add(id, option(other))
		}
	}
	return w.options, w.enough(d)
}

// sameConcept reports whether one concept could be defended as the other.
func sameConcept(a, b Concept) bool {
	return slices.Contains(a.Same, b.ID) || slices.Contains(b.Same, a.ID) ||
		alike(append([]string{a.Term}, a.Also...), append([]string{b.Term}, b.Also...))
}
