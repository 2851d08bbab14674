package paper

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz"
)

// An Item is a question as it stands on a sheet. Fields that its kind does not use are
// empty.
type Item struct {
	Number   int // its place on the form, counted from 1
	Question quiz.Question
	Marks    int      // what it earns if all of it is right: one for each part, 1 or more
	Do       string   // how to reply, as in "Circle 2 letters."
	Words    []string // words of which one is circled: true, false
	Options  []Option // what can be chosen or is put in order, in the order in which it is printed
	Rows     []string // the numbered rows of a match, each with a line for a letter
	Text     []string // a sentence with gaps: the text before, between and after them
	Lines    int      // how many lines there are to write on
	Unit     string   // what stands behind such a line: the unit of a number
	Key      string   // the right reply, as a marker compares it: "c", "a, d", "1b 2a", words

	shown []string // the ids of the options, in the order in which they are printed
}

// An Option is one of several that an item prints.
type Option struct {
	Label string // its letter; empty: a line for a number stands before it
	Text  string
}

// cardLines is how many lines the answer of a flashcard has, which is a sentence or two.
const cardLines = 3

// newItem lays a question out, as number n of a form.
func newItem(n int, q quiz.Question, form uint32) Item {
	p := q.Kind.Pose(q.Shuffle(forOptions, form))
	p.Letters = true // numbers are those of questions
	asked := q.Asked("")
	item := Item{Number: n, Question: q, Marks: marks(q.Kind, asked.Right), shown: p.IDs}
	switch k := q.Kind.(type) {
	case quiz.TrueFalse:
		item.Do, item.Words, item.Key = "Circle one of the two.", p.Options, k.String()
	case quiz.Choice:
		item.Options = lettered(p)
		item.Do, item.Key = circle(k, len(asked.Right)), letters(p, asked.Right)
	case quiz.Order:
		item.order(p, asked.Right)
	case quiz.Match:
		item.match(p, asked.Right)
	case quiz.Cloze:
		item.Text, item.Key = k.Text, gaps(k)
	case quiz.AnyOf:
		item.Lines, item.Key = k.Need, strings.Join(k.Solution(), "; ")
		if k.Need > 1 {
			item.Do = fmt.Sprintf("Write %d answers.", k.Need)
		}
	case quiz.Number:
		item.number(k)
	case quiz.Card:
		item.Lines, item.Key = cardLines, string(k)
	default: // typed
		item.Lines, item.Key = 1, strings.Join(k.Solution(), "; ")
	}
	return item
}

// marks is what a question earns: as many as it has parts. So each share of it that can be
// right, as [quiz.Kind] judges, is a whole number of marks. But where learners are not told
// how many options are right it is 1, for the marks stand on the sheet.
func marks(k quiz.Kind, right [][]string) int {
	switch k := k.(type) {
	case quiz.AnyOf:
		return k.Need
	case quiz.Choice:
		if k.Open {
			return 1
		}
	}
	return max(len(right), 1)
}

// lettered lists the options that were posed, with their letters.
func lettered(p quiz.Posed) (list []Option) {
	for i, text := range p.Options {
		list = append(list, Option{p.Label(i), text})
	}
	return list
}

// circle says how many letters are circled. It is empty for one.
func circle(c quiz.Choice, right int) string {
	switch {
	case !c.Several:
		return ""
	case c.Open:
		return "Circle the letter of each answer that is right, one or more."
	case right == 1:
		return "Circle 1 letter."
	}
	return fmt.Sprintf("Circle %d letters.", right)
}

// letters are the letters of the right options, in the order in which they are printed.
func letters(p quiz.Posed, right [][]string) string {
	var list []string
	for i, id := range p.IDs {
		if slices.ContainsFunc(right, func(part []string) bool { return part[0] == id }) {
			list = append(list, p.Label(i))
		}
	}
	return strings.Join(list, ", ")
}

// order prints what is put in order. The key has the numbers to write, from the top down.
func (item *Item) order(p quiz.Posed, right [][]string) {
	item.Do = fmt.Sprintf("Write the numbers 1 to %d on the lines: 1 before what comes first.", len(p.Options))
	var numbers []string
	for i, text := range p.Options {
		item.Options = append(item.Options, Option{Text: text})
		place := slices.IndexFunc(right, func(part []string) bool { return part[0] == p.IDs[i] })
		numbers = append(numbers, strconv.Itoa(place+1))
	}
	item.Key = strings.Join(numbers, " ")
}

// match prints rows and the options that belong to them. What it says of the letters is
// what their number shows.
func (item *Item) match(p quiz.Posed, right [][]string) {
	item.Rows, item.Options = p.Rows, lettered(p)
	item.Do = "Write a letter on each line."
	switch {
	case len(p.Options) > len(p.Rows):
		item.Do += " Some letters are left over."
	case len(p.Options) < len(p.Rows):
		item.Do += " Some letters belong to several lines."
	}
	var pairs []string
	for i, pair := range right {
		pairs = append(pairs, fmt.Sprintf("%d%s", i+1, p.Label(slices.Index(p.IDs, pair[1]))))
	}
	item.Key = strings.Join(pairs, " ")
}

// number prints a line with its unit.
func (item *Item) number(n quiz.Number) {
	item.Lines, item.Unit = 1, n.Unit
	item.Do = "Write a number."
	if t := n.Tolerance(); t != "" {
		item.Do = fmt.Sprintf("Write a number. What is off by %s at most is right.", t)
	}
	item.Key = n.Solution()[0]
}

// gaps are the words of all gaps, with their numbers if there are several.
func gaps(c quiz.Cloze) string {
	words := c.Words()
	if len(words) == 1 {
		return words[0]
	}
	for i, w := range words {
		words[i] = fmt.Sprintf("%d: %s", i+1, w)
	}
	return strings.Join(words, "; ")
}

// Numbered reports whether the gaps of the sentence have numbers: there are several.
func (item Item) Numbered() bool { return len(item.Text) > 2 }

// Sentence is the sentence with gaps as one text, with signs for the gaps; empty if there
// is none.
func (item Item) Sentence() string { return item.Question.Kind.Pose(nil).Body }

// Places says where in the documents the answer stands, one source each.
func (item Item) Places() (list []string) {
	for _, c := range item.Question.Sources {
		list = append(list, c.String())
	}
	return list
}
