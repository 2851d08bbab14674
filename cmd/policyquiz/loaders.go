package main

import (
	"errors"
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file loads questions and seeds for verbs that show everything there is, such
// as sources and matrix. They leave out what has problems, print a message about it,
// and show the rest.

// A leftOut is something that a verb does not show because it has problems.
type leftOut struct {
	what string // the message: what is left out
	file string // the file that has the problems; empty if it is not known
}

// leftOutFor returns a leftOut with this message. It takes the file from an error
// of the course.
func leftOutFor(what string, err error) leftOut {
	l := leftOut{what: what}
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		l.file = problems.Sorted()[0].Pos.File
	}
	return l
}

// tellLeftOut prints a message about each thing that is left out, with the next
// step.
func (p *program) tellLeftOut(list ...leftOut) {
	for _, l := range list {
		file := ""
		if l.file != "" {
			file = " " + l.file
		}
		fmt.Fprintf(p.err, "policyquiz: %s\n\thint: policyquiz check%s lists them\n", l.what, file)
	}
}

// howMany returns the message that n things of a whole have problems and are left
// out.
func howMany(n int, noun, whole string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s of %s has problems and is left out", noun, whole)
	}
	return fmt.Sprintf("%s of %s have problems and are left out", terminal.Count(n, noun), whole)
}

// questions returns the questions of decks that have no problems. A question in
// several decks is there once. A message tells about the others.
func (p *program) questions(decks []deckfile.Shelf) []quiz.Question {
	seen := map[string]bool{}
	var sound []quiz.Question
	for _, d := range decks {
		bad, first := 0, error(nil)
		for _, r := range d.Refs() {
			if seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			if q, err := d.Course.Question(r); err == nil {
				sound = append(sound, q)
			} else if bad++; bad == 1 {
				first = err
			}
		}
		if bad > 0 {
			p.tellLeftOut(leftOutFor(howMany(bad, "question", fmt.Sprintf("deck %q", d.ID)), first))
		}
	}
	return sound
}

// decksOf keeps the decks of one course.
func decksOf(decks []deckfile.Shelf, c *deckfile.Course) []deckfile.Shelf {
	var own []deckfile.Shelf
	for _, d := range decks {
		if d.Course == c {
			own = append(own, d)
		}
	}
	return own
}

// seeds returns the ids of the seeds whose document can be read. A message tells
// about the others.
func (p *program) seeds(c *deckfile.Course) []string {
	ids, err := c.Seeds()
	if err != nil {
		complain(p.env, err)
	}
	var sound []string
	for _, id := range ids {
		if _, err := c.Document(id); err != nil {
			p.tellLeftOut(leftOutFor(fmt.Sprintf("seed %q has problems and is left out", id), err))
			continue
		}
		sound = append(sound, id)
	}
	return sound
}
