package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file lists what is in the courses, and reads the settings.

// settings reads the learner's lasting choices.
func (p *program) settings() (deckfile.Settings, error) {
	dir := p.configFolder()
	if dir == "" {
		return deckfile.DefaultSettings(), nil
	}
	return deckfile.ReadSettings(os.DirFS(dir), "settings.toml", filepath.Join(dir, "settings.toml"))
}

// noDeckHint says how a course comes to a deck.
const noDeckHint = `add a file with title = "…" and a [[question]] or a [[draw]]`

// usableDecks opens the decks of a library to learn from: those that have no
// problems, are open today and are no exam. A message tells about those with
// problems.
func (p *program) usableDecks(lib *deckfile.Library) []deckfile.Shelf {
	today := p.now().Format(time.DateOnly)
	return slices.DeleteFunc(p.soundDecks(lib), func(d deckfile.Shelf) bool {
		return d.Exam || d.Course.Opens(d.ID) > today
	})
}

// soundDecks opens all decks of a library that have no problems, whether they are
// open already or not. A message tells about the others.
func (p *program) soundDecks(lib *deckfile.Library) []deckfile.Shelf {
	ids, err := lib.Decks()
	if err != nil {
		complain(p.env, err)
	}
	for _, c := range lib.Courses {
		if own, err := c.DeckIDs(); err == nil && len(own) == 0 && !c.Empty() {
			fmt.Fprintf(p.err, "policyquiz: the course in %q has no deck\n\thint: %s\n", c.Folders()[0], noDeckHint)
		}
	}
	var sound []deckfile.Shelf
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			p.tellLeftOut(leftOutFor(fmt.Sprintf("deck %q has problems and is left out", shortID(lib, id)), err))
			continue
		}
		sound = append(sound, d)
	}
	return sound
}

// refs lists the questions of decks. There may be very many, so they are written to
// one list of the right size.
func refs(decks []deckfile.Shelf) []quiz.Ref {
	n := 0
	for _, d := range decks {
		n += d.Len()
	}
	list := make([]quiz.Ref, 0, n)
	for _, d := range decks {
		list = d.Course.AppendRefs(list, d.Deck)
	}
	return list
}
