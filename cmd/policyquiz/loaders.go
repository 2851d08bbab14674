package main

import (
	"fmt"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file loads the questions and seeds of an open catalog for verbs that show
// everything there is. What has problems is left out.

// questions returns the questions of decks that have no problems. A question in
// several decks is there once. A message tells about the others.
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
			p.tellLeftOut(leftOutFor(howMany(bad, "question", fmt.Sprintf("deck %q", d.ID)), first))
		}
	}
	return sound
}

// seeds returns the ids of the seeds whose document can be read. A message tells
// about the others.
func (p *program) seeds(c *deckfile.Catalog) []string {
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
