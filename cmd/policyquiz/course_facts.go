package main

import (
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
)

// This file says how large a course is, which version it is, and which course a
// question is of.

// size says how large a course is.
func size(c *deckfile.Course) string {
	decks, questions := count(c)
	return terminal.Count(decks, "deck") + ", " + terminal.Count(questions, "question")
}

// count counts the decks and the questions of a course. A question in several
// decks counts once.
func count(c *deckfile.Course) (decks, questions int) {
	ids, _ := c.DeckIDs() // what could be read
	seen := map[string]bool{}
	for _, id := range ids {
		if d, _ := c.Deck(id); d != nil {
			for _, r := range c.Refs(d) {
				seen[r.ID] = true
			}
		}
	}
	return len(ids), len(seen)
}

// shortHash is as much of a course's hash as a person compares.
func shortHash(hash string) string {
	_, digits, _ := strings.Cut(hash, ":")
	return digits[:min(12, len(digits))]
}

// courseOf is the course of a question: its id begins with it.
func courseOf(question string) string {
	course, _, _ := strings.Cut(question, "/")
	return course
}
