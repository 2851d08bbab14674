package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A Test is what is printed: some questions, in one form or several.
type Test struct {
	Title    string // what it is called
	Course   string // the title of its course; may be empty
	Version  string // the version of the course; may be empty
	Language string // the code of the questions' language, as in "en"; empty: not known
	Forms    []Form
	// Order has the ids of the questions as the deck has them, and so a table for the
	// marks; empty: as the first form has them.
	Order  []string
	Places bool // the sheets say where in the documents an answer stands
	Key    bool // the key follows the forms
	Large  bool // all letters have 18 points or more; only HTML can say so
}

// MaxForm is the greatest number of a form. People copy it by hand.
const MaxForm = 9999

// A Form is a test in one layout.
type Form struct {
	Number uint32 // what decides the layout, from 1 to MaxForm
	Items  []Item // the questions in the order in which they are printed
}

// What the random numbers of a question are for; see [quiz.Question.Shuffle].
const (
	forOptions = 0 // as when a learner is asked it for the first time
	forPlace   = 1
)

// NewForm lays out questions by the number of a form. It keeps them in their order if
// kept is true, and shuffles them otherwise. A question that is added changes neither the
// order of the others nor that of their options.
func NewForm(number uint32, questions []quiz.Question, kept bool) Form {
	order := slices.Clone(questions)
	if !kept {
		places := map[string]uint64{}
		for _, q := range order {
			places[q.ID] = q.Shuffle(forPlace, number).Uint64()
		}
		slices.SortStableFunc(order, func(a, b quiz.Question) int { return cmp.Compare(places[a.ID], places[b.ID]) })
	}
	f := Form{Number: number}
	for i, q := range order {
		f.Items = append(f.Items, newItem(i+1, q, number))
	}
	return f
}

// Marks is what the whole form earns.
func (f Form) Marks() (sum int) {
	for _, item := range f.Items {
		sum += item.Marks
	}
	return sum
}

// Marks says how many marks something earns: "1 mark", "3 marks".
func Marks(n int) string { return counted(n, "mark") }

// counted returns a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// About says what a form is: its number and code, how many questions it has and what
// they earn.
func (f Form) About() string {
	return fmt.Sprintf("Form %d, code %s: %s, %s", f.Number, f.Code(), counted(len(f.Items), "question"), Marks(f.Marks()))
}

// About says which course the test is of, and which version of it; empty if neither is
// known.
func (t Test) About() string {
	switch {
	case t.Version == "":
		return t.Course
	case t.Course == "":
		return "Version " + t.Version
	}
	return t.Course + ", version " + t.Version
}

// Code is 6 hexadecimal digits, a fingerprint of the form's questions, their answers and
// their order. A sheet and a key with the same number and code belong together. After an
// edit of the deck the same number has another code.
func (f Form) Code() string {
	var texts []string
	for _, item := range f.Items {
		asked := item.Question.Asked("")
		texts = append(texts, asked.Print(), strings.Join(item.shown, " "))
	}
	return quiz.Fingerprint(texts...)[:6]
}

// Directions are the sentences above the first question. They tell of single choices, as
// these have no directions of their own.
func (f Form) Directions() string {
	for _, item := range f.Items {
		if c, ok := item.Question.Kind.(quiz.Choice); ok && !c.Several {
			return "Circle the letter of the right answer. Exactly one is right, unless a question says otherwise."
		}
	}
	return ""
}
