package deckfile

import (
	"maps"
	"math/bits"
	"slices"
	"sync"
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
	all = slices.DeleteFunc(all, func(w wanted) bool { return len(w.accept) == 0 })
	said := slices.Sorted(maps.Keys(texts))
	pairs := map[string]letterPairs{}
	for _, text := range said {
		pairs[text] = pairsIn(text)
	}
	var told sync.Map // whether the course mentions a word: to read all of it for each of so many takes minutes
	mentions := func(word string) bool {
		known, ok := told.Load(word)
		if !ok {
			known = c.mentions(word)
			told.Store(word, known)
		}
		return known.(bool)
	}
	for _, w := range all {
		t.Run(w.question.ID, func(t *testing.T) {
			t.Parallel()
			rules := *w.question.Rules
			rules.Known = mentions
			for _, text := range said {
				alike := slices.DeleteFunc(slices.Clone(w.accept), func(a string) bool { return !pairs[a].mayBe(pairs[text]) })
				if m := rules.Compare(text, alike); m.OK && !m.Exact() {
					t.Errorf("%q passes for %q, with %d slips", text, m.As, m.Slips)
				}
			}
		})
	}
}

// letterPairs are the pairs of neighbouring letters of a text, each as one of 512 bits.
type letterPairs [8]uint64

func pairsIn(text string) (pairs letterPairs) {
	letters := []rune(spell.Fold(text))
	for i := 1; i < len(letters); i++ {
		bit := (31*letters[i-1] + letters[i]) % 512
		pairs[bit/64] |= 1 << (bit % 64)
	}
	return pairs
}

// mayBe reports whether two texts have a third of their pairs of letters in common,
// or few: all others differ by more than two slips or an ending, and to compare them takes
// long. Short texts may be figures.
func (p letterPairs) mayBe(other letterPairs) bool {
	common, own, others := 0, 0, 0
	for i := range p {
		common += bits.OnesCount64(p[i] & other[i])
		own += bits.OnesCount64(p[i])
		others += bits.OnesCount64(other[i])
	}
	few := min(own, others)
	return few < 4 || 3*common >= few
}
