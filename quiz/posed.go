package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
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
	// Letters says that options have letters instead of numbers because an option
	// is itself a number, which would be taken for the label of another.
	Letters bool
	Back    string // the back of a flashcard
	Hint    string // how to reply: "a number from 1 to 4"
	Presses string // with Press and Reveal: the keys that are replies
	// FreeText says that letters are part of the answer. Then a lone "q" is an
	// answer and does not mean quit.
	FreeText bool
}

// hasLetters reports whether the options have letters instead of numbers.
func (p Posed) hasLetters() bool { return p.Letters || len(p.Rows) > 0 }

// Label returns the label of option i, counted from 0 in the order shown: "1",
// or "a" if the options have letters.
func (p Posed) Label(i int) string {
	if p.hasLetters() {
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

// labels writes options, which are counted from 0 as shown, as a learner types
// them.
func (p Posed) labels(options []int, between string) string {
	words := make([]string, len(options))
	for i, o := range options {
		words[i] = p.Label(o)
	}
	return strings.Join(words, between)
}

// labelName returns what the labels are: "number" or "letter".
func (p Posed) labelName() string {
	if p.hasLetters() {
		return "letter"
	}
	return "number"
}

// labelRange names the first and the last label: "from 1 to 4".
func (p Posed) labelRange() string {
	return fmt.Sprintf("from %s to %s", p.Label(0), p.Label(len(p.Options)-1))
}

// pressesFor returns the keys of the options: digits and letters, or only letters
// if these are the labels. It returns "" for more than 9 options, which one digit
// cannot name.
func (p Posed) pressesFor() string {
	n := len(p.Options)
	switch {
	case n > 9:
		return ""
	case p.Letters:
		return "abcdefghi"[:n]
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

// offer puts items on show. Shown holds the place of each among items, counted
// from 0.
func (p *Posed) offer(items []Item, shown []int) {
	for _, i := range shown {
		p.Options = append(p.Options, items[i].Text)
		p.IDs = append(p.IDs, items[i].ID())
	}
}

// avoidNumbers gives the options letters if one of them is itself a number that
// is a reply: a label, or with list several labels, as 21 is 2 and 1. It leaves
// them numbered if an option is a letter, too.
func (p *Posed) avoidNumbers(list bool) {
	m := newMenu(p.Options...)
	isReply := func(text string) bool {
		text = Narrow(trim(text))
		if !isNumber(text) {
			return false
		}
		_, ok := m.labelled(text)
		return ok || list && m.run(text) != nil
	}
	isLetter := func(text string) bool { return letterNumber(trim(text)) > 0 }
	p.Letters = len(p.Options) <= 26 && slices.ContainsFunc(p.Options, isReply) && !slices.ContainsFunc(p.Options, isLetter)
}

// chosen returns the ids of options, which picks names by their places as shown.
func (p Posed) chosen(picks []int) []string {
	list := make([]string, len(picks))
	for i, shown := range picks {
		list[i] = p.IDs[shown]
	}
	return list
}
