package deckfile

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// This file checks what questions wait for: the ids in after.

// A waits is what a check knows of questions that others wait for.
type waits struct {
	catalog *Catalog
	asked   map[string]*item // every question of the course; nil until one of another deck is named
	state   map[string]int   // how far circles has come with a question
}

func newWaits(c *Catalog) *waits { return &waits{catalog: c, state: map[string]int{}} }

// elsewhere finds a question in any deck of the course; nil if there is none.
func (w *waits) elsewhere(id string) *item {
	if w.asked == nil {
		w.asked = map[string]*item{}
		decks, _ := w.catalog.DeckIDs() // those that can be read
		for _, deck := range decks {
			d, _ := w.catalog.Deck(deck)
			for i := 0; d != nil && i < len(d.items); i++ {
				w.asked[d.items[i].ref.ID] = &d.items[i]
			}
		}
	}
	return w.asked[id]
}

// find finds a question that another waits for: in its own deck, whose questions are
// asked, or in another.
func (w *waits) find(id string, asked map[string]*item) *item {
	if it := asked[id]; it != nil {
		return it
	}
	return w.elsewhere(id)
}

// after checks that what a question waits for is asked in the course.
func (k checker) after(it *item, d *Deck, asked map[string]*item) {
	for i, id := range it.ref.After {
		p := &quiz.Problem{Pos: quiz.Pos{File: d.file.name, Line: it.block.LineIn("after", i)}}
		switch {
		case id == it.ref.ID:
			p.What = fmt.Sprintf("%s: after names %s, which would wait for itself", it.block.Name(), block.Quoted(id))
			p.Hint = "leave it out"
			if it.isDrawn() && !it.isSet() {
				p.Hint = "leave it out, or give those that are to wait a draw of their own"
			}
		case asked[id] == nil && d.lost[firstPart(id)]: // its draw is at fault
			continue
		case k.waits.find(id, asked) == nil:
			p.What = fmt.Sprintf("%s: after names %s, which no deck of the course asks", it.block.Name(), block.Quoted(id))
			p.Hint = d.nameList().Hint(id)
		default:
			continue
		}
		k.problems.Add(p)
	}
}

// firstPart is the seed in the id of a drawn question.
func firstPart(id string) string {
	part, _, _ := strings.Cut(id, "/")
	return part
}

// circles finds questions of a deck that wait for one another, so that none of them is
// ever introduced. A circle through several decks is found in one of them.
func (k checker) circles(d *Deck, asked map[string]*item) {
	const waiting, done = 1, 2
	state := k.waits.state
	var visit func(it *item)
	visit = func(it *item) {
		state[it.ref.ID] = waiting
		for i, id := range it.ref.After {
			switch other := k.waits.find(id, asked); {
			case other == nil || id == it.ref.ID:
			case state[id] == waiting:
				k.problems.Add(&quiz.Problem{
					Pos:  quiz.Pos{File: k.fileOf(it, d), Line: it.block.LineIn("after", i)},
					What: fmt.Sprintf("%s: after names %s, which waits for this one in its turn", it.block.Name(), block.Quoted(id)),
					Hint: "leave one of them out of after, or neither is ever asked",
				})
			case state[id] == 0:
				visit(other)
			}
		}
		state[it.ref.ID] = done
	}
	for i := range d.items {
		if it := &d.items[i]; state[it.ref.ID] == 0 {
			visit(asked[it.ref.ID])
		}
	}
}

// fileOf is the file of a question of deck d, or of another deck.
func (k checker) fileOf(it *item, d *Deck) string {
	if other, _ := k.Deck(it.ref.Deck); other != nil {
		return other.file.name
	}
	return d.file.name
}
