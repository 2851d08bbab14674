package quiz

import (
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// An Asked is a question as it was worded when it was asked. A history keeps it
// beside the answers, so that they can be read without the deck, and so that a
// right answer of then can be compared with that of now.
type Asked struct {
	Question  string // the question's whole id
	Kind      string // the name of its kind: "single choice"
	Deck      string // the id of the deck in which it was asked; in a history the whole id
	Objective string // the objective that it serves; empty if the deck names none
	Rung      int    // how far up it stands, 1 to 5
	Rev       int    // see Question.Rev
	Stem      string
	Body      string      // see Posed.Body
	Options   []AskedItem // what could be chosen or put in order, in the author's order
	Rows      []AskedItem // the rows of a match
	// Right is the right answer, part by part: the id of each right option, the
	// ids of the items of an order, the ids of each row and its option, the
	// accepted spellings of a typed answer or of each gap, a number with its unit
	// and any other right numbers behind it, or the back of a flashcard.
	Right [][]string
}

// An AskedItem is an option or a row as it was worded.
type AskedItem struct {
	ID   string // see Option.ID
	Text string
}

// entry returns the seed entry that the item was drawn from, or "".
func (i AskedItem) entry() string {
	if strings.HasPrefix(i.ID, hashMark) {
		return ""
	}
	return i.ID
}

// asked returns items as they are kept.
func asked(items []Item) []AskedItem {
	list := make([]AskedItem, len(items))
	for i, item := range items {
		list[i] = AskedItem{item.ID(), item.Text}
	}
	return list
}

// Asked returns q as it is worded now, when it is asked in a deck.
func (q Question) Asked(deck string) Asked {
	a := Asked{Question: q.ID, Kind: q.Kind.Name(), Deck: deck, Objective: q.Objective, Rung: q.Rung, Rev: q.Rev, Stem: q.Stem}
	q.Kind.Describe(&a)
	return a
}

// Print returns the fingerprint of all that a holds. It identifies a in a
// history.
func (a *Asked) Print() string {
	parts := append(make([]string, 0, 48), // a constant size stays on the stack
		a.Question, a.Kind, a.Deck, a.Objective, strconv.Itoa(a.Rung), strconv.Itoa(a.Rev), a.Stem, a.Body,
	)
	for _, items := range [][]AskedItem{a.Options, a.Rows} {
		parts = append(parts, strconv.Itoa(len(items)))
		for _, i := range items {
			parts = append(parts, i.ID, i.Text)
		}
	}
	for _, part := range a.Right {
		parts = append(parts, strconv.Itoa(len(part)))
		parts = append(parts, part...)
	}
	return Fingerprint(parts...)
}

// Answer returns the right answer in words, one line for each part.
func (a *Asked) Answer() []string {
	var lines []string
	for _, part := range a.Right {
		switch {
		case len(part) == 0:
		case len(a.Rows) > 0 && len(part) == 2:
			lines = append(lines, a.text(a.Rows, part[0])+": "+a.text(a.Options, part[1]))
		case len(a.Options) > 0:
			lines = append(lines, a.text(a.Options, part[0]))
		case a.Kind == Number{}.Name():
			lines = append(lines, amountOf(part))
		default:
			lines = append(lines, spell.Whole(part[0]))
		}
	}
	return lines
}

// Said returns a reply to the question in words, one for each part.
func (a *Asked) Said(r Reply) []string {
	if r.Self != 0 {
		return []string{r.Self.String()}
	}
	if len(r.Chosen) == 0 {
		return r.Text
	}
	said := make([]string, len(r.Chosen))
	for i, id := range r.Chosen {
		said[i] = a.text(a.Options, id)
		if i < len(a.Rows) {
			said[i] = a.Rows[i].Text + ": " + said[i]
		}
	}
	return said
}

// text returns the text of an item, or its id if it is not among items.
func (a *Asked) text(items []AskedItem, id string) string {
	for _, i := range items {
		if i.ID == id {
			return i.Text
		}
	}
	return id
}

// amountOf writes the right answer of a [Number] for readers: "800,000 personnel".
func amountOf(part []string) string {
	n, err := strconv.ParseFloat(part[0], 64)
	if err != nil || len(part) < 2 {
		return part[0]
	}
	return Number{Value: n, Unit: part[1]}.Solution()[0]
}

// String names the question in one line: its stem, and its body if it has one.
func (a *Asked) String() string {
	if a.Body == "" {
		return a.Stem
	}
	return a.Stem + " " + a.Body
}
