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
	// Order gives the position of each shown option in the author's order,
	// counted from 0.
	Order   []int
	Back    string // the back of a flashcard
	Hint    string // how to reply: "a number from 1 to 4"
	Presses string // with Press and Reveal: the keys that are replies
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

// inOrder returns the texts in the given order.
func inOrder(texts []string, order []int) []string {
	shown := make([]string, len(order))
	for i, o := range order {
		shown[i] = texts[o]
	}
	return shown
}

// asWritten replaces the positions of options as shown by their positions in
// the author's order. It changes picks and returns it.
func (p Posed) asWritten(picks []int) []int {
	for i, shown := range picks {
		picks[i] = p.Order[shown]
	}
	return picks
}
