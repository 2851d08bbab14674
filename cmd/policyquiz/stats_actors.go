package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/stats"
)

// This file finds the actors that questions name. A learner has met thousands of
// questions, so the names are not looked for one after the other.

// An actorIndex finds the actors that a text names, by the last word of each name.
type actorIndex struct {
	actors []*stats.Group // in the order of the course
	names  map[string][]nameOf
}

// A nameOf is a name of an actor.
type nameOf struct {
	actor int // its place
	name  string
}

// actorsOf returns the index of a course's actors.
func (f *facts) actorsOf(c *deckfile.Course) *actorIndex {
	x := &actorIndex{names: map[string][]nameOf{}}
	listed := map[string]bool{}
	seeds, _ := c.Seeds()
	for _, id := range seeds {
		actors, _ := c.Actors(id)
		for _, a := range actors {
			if !listed[a.ID] {
				listed[a.ID] = true
				x.add(a)
			}
		}
	}
	return x
}

// add adds an actor with all its names.
func (x *actorIndex) add(a seed.Actor) {
	for _, name := range append([]string{a.Name, a.InStem()}, a.Also...) {
		if words := wordsIn(name); len(words) > 0 {
			last := words[len(words)-1]
			x.names[last] = append(x.names[last], nameOf{len(x.actors), name})
		}
	}
	x.actors = append(x.actors, &stats.Group{ID: a.ID, Name: a.Name})
}

// in lists the actors that a text names.
func (x *actorIndex) in(text string) (found []*stats.Group) {
	named := map[int]bool{}
	for _, word := range wordsIn(text) {
		for _, n := range x.names[word] {
			if !named[n.actor] && seed.Mentions(text, n.name) {
				named[n.actor] = true
			}
		}
	}
	for _, i := range slices.Sorted(maps.Keys(named)) {
		found = append(found, x.actors[i])
	}
	return found
}

// wordsIn lists the words of a text in lower case.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
