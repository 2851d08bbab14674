package deckfile

import (
	"maps"

	"policyquiz/quiz/deckfile/block"
)

// A waiting is what the questions of all decks wait for.
type waiting struct {
	decks map[string]*Deck // the deck that asks a question, by the question's id; rather one to practise with than an exam
	after map[string][]string
	// unread holds what may be asked though nothing is known of it: the ids of decks with
	// mistakes, and of seeds from which a draw cannot be made.
	unread map[string]bool
	// ring numbers the questions so that two have one number if each of them waits for
	// the other, at first or second hand.
	ring map[string]int
}

// waits finds out what waits for what. All decks are opened for it, so it is asked for
// only where a question waits for one of another deck.
func (c *Catalog) waits() *waiting {
	if c.waiting != nil {
		return c.waiting
	}
	w := &waiting{map[string]*Deck{}, map[string][]string{}, map[string]bool{}, map[string]int{}}
	c.waiting = w
	ids, _ := c.DeckIDs() // check reports the folders that could not be read
	for _, id := range ids {
		d, _ := c.Deck(id)
		if d == nil {
			continue
		}
		maps.Copy(w.unread, d.lost)
		w.unread[d.ID] = w.unread[d.ID] || d.problems.Broken()
		for i := range d.refs {
			r := &d.refs[i]
			if other := w.decks[r.ID]; other == nil || other.Exam && !d.Exam {
				w.decks[r.ID], w.after[r.ID] = d, r.After
			}
		}
	}
	w.rings()
	return w
}

// rings fills in ring, by Tarjan's algorithm for strongly connected components.
func (w *waiting) rings() {
	number, low := map[string]int{}, map[string]int{}
	var path []string // what was visited and has no ring yet
	var visit func(id string)
	visit = func(id string) {
		number[id] = len(number) + 1
		low[id] = number[id]
		path = append(path, id)
		for _, other := range w.after[id] {
			if w.decks[other] == nil {
				continue
			}
			if number[other] == 0 {
				visit(other)
			}
			if w.ring[other] == 0 {
				low[id] = min(low[id], low[other])
			}
		}
		if low[id] < number[id] {
			return
		}
		for last := ""; last != id; path = path[:len(path)-1] {
			last = path[len(path)-1]
			w.ring[last] = number[id]
		}
	}
	for id := range w.decks {
		if number[id] == 0 {
			visit(id)
		}
	}
}

// foreign says what is wrong with a wait for a question that the deck does not ask
// itself, and what to do. It returns nothing if another deck asks it, or may ask it once
// its own mistakes are mended.
func (c *Catalog) foreign(id, waits string, d *Deck) (what, hint string) {
	w := c.waits()
	switch other := w.decks[id]; {
	case other == nil && w.unread[firstPart(id)] && firstPart(id) != d.ID:
	case other == nil:
		return "which no deck asks", c.namesFor(id, d).Hint(id)
	case other.Exam:
		return "which only an exam asks, and so it never counts as known", "name a question to practise with"
	case w.ring[id] == w.ring[waits]:
		return "which waits for this one in its turn", "leave one of them out of after, or neither is ever asked"
	}
	return "", ""
}

// namesFor lists what may be meant by a question's id in a deck: questions of the deck
// that the id names, or else those of the deck itself.
func (c *Catalog) namesFor(id string, d *Deck) *block.Names {
	named := firstPart(id)
	for _, other := range c.waits().decks {
		if other.ID == named {
			return other.nameList()
		}
	}
	return d.nameList()
}
