package quiz

import (
	"math/rand/v2"
	"strconv"
)

// An Input is the way in which a learner replies.
type Input int

const (
	Press  Input = iota // the learner presses one key
	Type                // the learner types a line
	Reveal              // the learner looks at the back, then presses a key
)

// A Posed is a question as one learner sees it once. It holds all that a screen
// needs to show, whatever the kind of the question. Fields that a kind does not
// use are empty.
type Posed struct {
	Input   Input    // how the learner replies
	Body    string   // the text under the stem: a sentence with gaps
	Rows    []string // the rows of a match; with rows, options have letters instead of numbers
	Options []string // in the order in which they are shown
	IDs     []string // the ids of the options, in the same order
	Back    string   // the back of a flashcard
	Hint    string   // how to reply: "a number from 1 to 4"
	Presses string   // with Press and Reveal: the keys that are replies
	// FreeText says that letters are part of the answer. Then a lone "q" is an
	// answer and does not mean quit.
	FreeText bool
}

// Label returns the label of option i, counted from 0 in the order shown: "1",
// or "a" if the question has rows.
func (p Posed) Label(i int) string {
	if len(p.Rows) > 0 {
		return letter(i)
	}
	return strconv.Itoa(i + 1)
}

// letter returns the label of option i, counted from 0: a to z, then aa.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// pressesFor returns the keys of n numbered options: the digits and the letters.
// It returns "" for more than 9 options, which one key cannot name.
func pressesFor(n int) string {
	if n > 9 {
		return ""
	}
	return "123456789"[:n] + "abcdefghi"[:n]
}

// shuffled returns the numbers 0 to n-1, shuffled by r; in order if r is nil.
func shuffled(n int, r *rand.Rand) []int {
	if r != nil {
		return r.Perm(n)
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// offer puts items on show, shuffled by r; in order if r is nil. It returns the
// place of each shown item among items, counted from 0.
func (p *Posed) offer(items []Item, r *rand.Rand) (shown []int) {
	shown = shuffled(len(items), r)
	for _, i := range shown {
		p.Options = append(p.Options, items[i].Text)
		p.IDs = append(p.IDs, items[i].ID())
	}
	return shown
}

// chosen returns the ids of options, which picks names by their places as shown.
func (p Posed) chosen(picks []int) []string {
	list := make([]string, len(picks))
	for i, shown := range picks {
		list[i] = p.IDs[shown]
	}
	return list
}
