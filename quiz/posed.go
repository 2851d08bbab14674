package quiz

import (
	"math/rand/v2"
	"strconv"
)

// An Input is the way in which a reply is given.
type Input int

const (
	Press  Input = iota // one key is a whole reply
	Type                // a line of text
	Reveal              // look at the back, then press a key
)

// A Posed is a question as it is put to one learner once. It is all that a
// screen or a sheet of paper needs to know, whatever the kind of question. How
// a line becomes a reply is for Question.Read to say.
type Posed struct {
	Input   Input
	Body    string   // shown under the stem: a sentence with gaps
	Rows    []string // numbered, to be matched; then the options are lettered
	Options []string // numbered in the order shown
	// Order says for each option shown which one it is in the question as its
	// author wrote it, counted from 0.
	Order   []int
	Back    string // of a flashcard
	Hint    string // how to reply: "a number from 1 to 4"
	Presses string // with Press and Reveal: the keys that are replies
	// FreeText says that letters are part of the answer, so that "q" cannot
	// mean quit.
	FreeText bool
}

// Label is what stands before option i: a number, or a letter where the rows
// have the numbers.
func (p Posed) Label(i int) string {
	if len(p.Rows) > 0 {
		return letter(i)
	}
	return strconv.Itoa(i + 1)
}

func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// pressesFor returns the keys of n numbered options, or none where one key could
// not name them all.
func pressesFor(n int) string {
	if n > 9 {
		return ""
	}
	return "123456789"[:n] + "abcdefghi"[:n]
}

// shuffled returns the places 0 to n-1 in the order of r, or in their own if r
// is nil.
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

// inOrder returns texts in the order shown.
func inOrder(texts []string, order []int) []string {
	shown := make([]string, len(order))
	for i, o := range order {
		shown[i] = texts[o]
	}
	return shown
}

// asWritten turns options as they were shown into options as their author
// wrote them, in place.
func (p Posed) asWritten(picks []int) []int {
	for i, shown := range picks {
		picks[i] = p.Order[shown]
	}
	return picks
}
