package deckfile

import (
	"maps"
	"slices"
	"testing"

	"policyquiz/quiz"
)

// A wanted is what one question, or one gap of it, accepts.
type wanted struct {
	question quiz.Question
	accept   []string
}

// wantedWords lists what the questions of a course accept in words.
func wantedWords(t *testing.T, c *Course) []wanted {
	t.Helper()
	ids, err := c.DeckIDs()
	if err != nil {
		t.Fatal(err)
	}
	var all []wanted
	for _, id := range ids {
		d, _ := c.Deck(id)
		for _, ref := range c.Refs(d) {
			q, err := c.Question(ref)
			if err != nil {
				t.Error(err)
				continue
			}
			switch k := q.Kind.(type) {
			case quiz.Typed:
				all = append(all, wanted{q, k.Accept})
			case quiz.AnyOf:
				for _, a := range k.Answers {
					all = append(all, wanted{q, a})
				}
			case quiz.Cloze:
				for _, gap := range k.Gaps {
					all = append(all, wanted{q, gap})
				}
			}
		}
	}
	return all
}

// TestNoAnswerPassesForAnother: what one question accepts, and any name or term of the
// documents, passes for another question's answer only where that lists it.
func TestNoAnswerPassesForAnother(t *testing.T) {
	c, err := OpenCourse("shipped", shipped()...)
	if err != nil {
		t.Fatal(err)
	}
	all := wantedWords(t, c)
	if len(all) < 20 {
		t.Fatalf("the shipped decks ask for words %d times", len(all))
	}
	texts := map[string]bool{}
	for _, w := range all {
		for _, a := range w.accept {
			texts[a] = true
		}
	}
	seedIDs, _ := c.idsOf(seedFile)
	for _, id := range seedIDs {
		for _, name := range c.knownIn(id) {
			texts[name] = true
		}
	}
	for _, w := range all {
		for _, said := range slices.Sorted(maps.Keys(texts)) {
			if m := w.question.Rules.Compare(said, w.accept); m.OK && !m.Exact() {
				t.Errorf("%s: %q passes for %q, with %d slips", w.question.ID, said, m.As, m.Slips)
			}
		}
	}
}
