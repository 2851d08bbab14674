package main

import (
	"fmt"
	"reflect"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file says what is different in a new version of a course, and what that
// does to a learner's answers.

// A changes compares two versions of a course. It lists questions by their ids
// within the course, those that are gone by their old ones, in the order of the
// decks.
type changes struct {
	common   int // questions that both versions have
	new      []string
	reworded []string // the right answer is in the same words
	mended   []string // the right answer is the same, in other words
	answered []string // another answer is right now
	examined []string // likewise, in an exam
	renamed  []string // the course, the deck or the question had another id
	gone     []string
}

// compare finds the changes from an old version of a course to a new one.
func compare(old, new *deckfile.Course) changes {
	before, after := questionsOf(old), questionsOf(new)
	now := new.Now() // knows the old ids of what was read above
	known := map[string]*versioned{}
	for _, v := range after {
		known[v.whole] = v
	}
	var c changes
	met := map[string]bool{}
	for _, v := range before {
		same := known[now(v.whole)]
		if same == nil {
			c.gone = append(c.gone, v.short)
			continue
		}
		met[same.whole] = true
		c.common++
		c.add(v, same)
	}
	for _, v := range after {
		if !met[v.whole] {
			c.new = append(c.new, v.short)
		}
	}
	return c
}

// add compares two versions of a question.
func (c *changes) add(old, new *versioned) {
	then, now := old.question.Asked(""), new.question.Asked("")
	a, b := showQuestion(old.question, ""), showQuestion(new.question, "")
	a.ID, a.Asked, b.ID, b.Asked = "", "", "", "" // an id may change without a word of the question
	if old.whole != new.whole {
		c.renamed = append(c.renamed, new.short)
	}
	switch {
	case !quiz.SameAnswer(then, now, new.question.Rules) && new.exam:
		c.examined = append(c.examined, new.short)
	case !quiz.SameAnswer(then, now, new.question.Rules):
		c.answered = append(c.answered, new.short)
	case !reflect.DeepEqual(a.Solution, b.Solution):
		c.mended = append(c.mended, new.short)
	case !reflect.DeepEqual(a, b):
		c.reworded = append(c.reworded, new.short)
	}
}

// A versioned is a question in one version of its course.
type versioned struct {
	whole, short string // its id
	question     quiz.Question
	exam         bool // it stands in an exam
}

// questionsOf makes the questions of a course, each once, in the order of its
// decks. It leaves out those with problems.
func questionsOf(c *deckfile.Course) []*versioned {
	var all []*versioned
	seen := map[string]bool{}
	ids, _ := c.DeckIDs()
	for _, id := range ids {
		d, _ := c.Deck(id)
		if d == nil {
			continue
		}
		for _, r := range c.Refs(d) {
			if seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			if q, err := c.Question(r); err == nil {
				short, _ := c.Short(r.ID)
				all = append(all, &versioned{r.ID, short, q, d.Exam})
			}
		}
	}
	return all
}

// answeredIn returns a function that reports whether the learner has answered a
// question, by its id within the old or the new version of a course. A history that
// cannot be read counts as one without answers: other verbs tell of it.
func (p *program) answeredIn(old, new *deckfile.Course) func(short string) bool {
	settings, err := p.settings()
	log, failed := p.readHistory()
	if err != nil || failed != nil {
		return func(string) bool { return false }
	}
	memories := p.replay(settings, log, new.Now())
	return func(short string) bool {
		_, now := memories.Of(new.Whole(short))
		_, then := memories.Of(old.Whole(short))
		return now || then
	}
}

// mostListed is how many questions of one sort of change are named.
const mostListed = 10

// sayChanges prints the changes, and what each does to the learner's answers.
func (p *program) sayChanges(c changes, answered func(short string) bool) {
	s := p.streams.Layout()
	for _, part := range []struct {
		what, then string
		ids        []string
	}{
		{"New", "Asked as any that you have not seen.", c.new},
		{"Reworded", "Your answers still count.", c.reworded},
		{"Right answer mended", "It is the same answer in other words; yours still count.", c.mended},
		{"Under another id", "Your answers go along.", c.renamed},
		{"Answered differently now", "Earlier answers no longer count; what you have answered is due at once.", c.answered},
		{"Answered differently now, in an exam", "Marks that were given stay as they are.", c.examined},
		{"Gone", "Not asked again; your answers stay in your history.", c.gone},
	} {
		n := len(part.ids)
		if n == 0 {
			continue
		}
		mine := 0
		for _, id := range part.ids {
			if answered(id) {
				mine++
			}
		}
		known := ""
		if mine > 0 {
			known = fmt.Sprintf(", of which you have answered %d", mine)
		}
		s.Say("", fmt.Sprintf("%s: %s%s. %s", part.what, terminal.Count(n, "question"), known, part.then))
		for _, id := range part.ids[:min(n, mostListed)] {
			s.Verbatim("    " + id)
		}
		if n > mostListed {
			s.Say("    ", fmt.Sprintf("and %d more", n-mostListed))
		}
	}
	if text := s.String(); text == "" {
		fmt.Fprintln(p.out, "No question has changed.")
	} else {
		fmt.Fprint(p.out, text)
	}
}
