package quiz

import (
	"slices"

	"policyquiz/quiz/spell"
)

// An Item is something that can be chosen or put in order, and is nothing more
// than that: an item of an [Order], a row or an option of a [Match].
type Item struct {
	Text  string // what the learner reads
	Entry string // the ids of the seed entries it was drawn from; empty if written by hand
}

// Items returns items that were written by hand.
func Items(texts ...string) []Item {
	items := make([]Item, len(texts))
	for i, t := range texts {
		items[i].Text = t
	}
	return items
}

// ID returns the id of the item. See [Option.ID].
func (i Item) ID() string { return itemID(i.Entry, i.Text) }

// hashMark begins the id of an item that was written by hand. No id of a seed
// entry has it.
const hashMark = "#"

// itemID returns the entry's id, or without one a hash of the folded text.
func itemID(entry, text string) string {
	if entry != "" {
		return entry
	}
	folded := spell.Fold(text)
	if folded == "" {
		folded = text // only signs
	}
	return hashMark + Fingerprint(folded)
}

// texts lists the texts of items.
func texts(items []Item) []string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = item.Text
	}
	return list
}

// find returns the position of the item with an id, or -1.
func find(items []Item, id string) int {
	return slices.IndexFunc(items, func(i Item) bool { return i.ID() == id })
}
