package deckfile

import (
	"maps"
	"slices"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
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
	pairs := map[string]map[string]bool{}
	pairsOf := func(text string) map[string]bool {
		if pairs[text] == nil {
			pairs[text] = letterPairs(text)
		}
		return pairs[text]
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
			if !slices.ContainsFunc(w.accept, func(a string) bool { return mayBeAlike(pairsOf(a), pairsOf(said)) }) {
				continue
			}
			if m := w.question.Rules.Compare(said, w.accept); m.OK && !m.Exact() {
				t.Errorf("%s: %q passes for %q, with %d slips", w.question.ID, said, m.As, m.Slips)
			}
		}
	}
}

// letterPairs returns the pairs of neighbouring letters of a text.
func letterPairs(text string) map[string]bool {
	pairs := map[string]bool{}
	letters := []rune(spell.Fold(text))
	for i := 1; i < len(letters); i++ {
		pairs[string(letters[i-1:i+1])] = true
	}
	return pairs
}

// mayBeAlike reports whether two texts have a third of their pairs of letters in common,
// or few: all others differ by more than two slips or an ending, and to compare them takes
// long. Short texts may be figures.
func mayBeAlike(a, b map[string]bool) bool {
	common := 0
	for pair := range a {
		if b[pair] {
			common++
		}
	}
	few := min(len(a), len(b))
	return few < 4 || 3*common >= few
}
