package main

import (
	"errors"
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file is for verbs that show all there is: what has problems they leave
// out and say so, and they show the rest.

// A leftOut is what a verb does not show because it has problems.
type leftOut struct {
	what string
	file string // in which the problems are; empty if that is not known
}

// spoilt is a leftOut for an error of the catalog.
func spoilt(what string, err error) leftOut {
	l := leftOut{what: what}
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		l.file = problems.Sorted()[0].Pos.File
	}
	return l
}

// leave says what is left out, with the next step.
func (p *program) leave(list ...leftOut) {
	for _, l := range list {
		file := ""
		if l.file != "" {
			file = " " + l.file
		}
		fmt.Fprintf(p.err, "policyquiz: %s\n\thint: policyquiz check%s lists them\n", l.what, file)
	}
}

// howMany says that so many things of a whole have problems.
func howMany(n int, noun, whole string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s of %s has problems and is left out", noun, whole)
	}
	return fmt.Sprintf("%s of %s have problems and are left out", terminal.Count(n, noun), whole)
}

// questions reads each question of decks once, whatever decks it stands in.
func (p *program) questions(c *deckfile.Catalog, decks []*deckfile.Deck) []quiz.Question {
	seen := map[string]bool{}
	var sound []quiz.Question
	for _, d := range decks {
		bad, first := 0, error(nil)
		for _, r := range d.Refs() {
			if seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			if q, err := c.Question(r); err == nil {
				sound = append(sound, q)
			} else if bad++; bad == 1 {
				first = err
			}
		}
		if bad > 0 {
			p.leave(spoilt(howMany(bad, "question", fmt.Sprintf("deck %q", d.ID)), first))
		}
	}
	return sound
}

// seeds lists the seeds whose document can be read.
func (p *program) seeds(c *deckfile.Catalog) []string {
	ids, err := c.Seeds()
	if err != nil {
		complain(p.env, err)
	}
	var sound []string
	for _, id := range ids {
		if _, err := c.Document(id); err != nil {
			p.leave(spoilt(fmt.Sprintf("seed %q has problems and is left out", id), err))
			continue
		}
		sound = append(sound, id)
	}
	return sound
}
