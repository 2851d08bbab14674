package paper

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// formsBeside is how many forms stand side by side in the key. More make its columns too
// narrow for words.
const formsBeside = 4

// A Group is forms that stand side by side in the key.
type Group struct {
	Forms []Form
	Rows  []KeyRow
	Index []IndexRow
}

// An IndexRow says where one question stands.
type IndexRow struct {
	ID      string
	Numbers []int // on each form, counted from 1
}

// IndexTitle stands above the rows of an index. Whoever fills in a table for the marks goes
// from its columns to the sheet in hand.
const IndexTitle = "Number of each question, in the order of a table for the marks"

// A KeyRow has the right replies to the questions with one number: on each form another.
type KeyRow struct {
	Number int      // on the forms, counted from 1
	Keys   []string // one for each form, with the marks behind it where they are not 1
}

// Groups lists the right replies, few forms side by side.
func (t Test) Groups() (list []Group) {
	for forms := range slices.Chunk(t.Forms, formsBeside) {
		g := Group{Forms: forms}
		for i := range t.items() {
			row := KeyRow{Number: i + 1}
			for _, f := range forms {
				row.Keys = append(row.Keys, f.Items[i].keyWithMarks())
			}
			g.Rows = append(g.Rows, row)
		}
		g.Index = t.index(forms)
		list = append(list, g)
	}
	return list
}

// index says of each question where it stands on some forms.
func (t Test) index(forms []Form) (rows []IndexRow) {
	ids := t.Order
	if len(ids) == 0 {
		for _, item := range t.items() {
			ids = append(ids, item.Question.ID)
		}
	}
	for _, id := range ids {
		row := IndexRow{ID: id}
		for _, f := range forms {
			at := slices.IndexFunc(f.Items, func(item Item) bool { return item.Question.ID == id })
			row.Numbers = append(row.Numbers, at+1)
		}
		rows = append(rows, row)
	}
	return rows
}

// MarksNote says what the marks in the key are.
const MarksNote = "A number in square brackets says how many marks a reply earns; without one it earns 1."

// keyWithMarks is the right reply, with its marks in square brackets if they are not 1.
func (item Item) keyWithMarks() string {
	if item.Marks == 1 {
		return item.Key
	}
	return fmt.Sprintf("%s [%d]", item.Key, item.Marks)
}

// items are the questions in the order of the first form.
func (t Test) items() []Item {
	if len(t.Forms) == 0 {
		return nil
	}
	return t.Forms[0].Items
}

// A Judged says how one question is marked, on whichever form it is.
type Judged struct {
	Item           // as it stands on the first form
	On    []On     // its number on each form
	Right []string // what is right, in words; of what is written, all that is accepted
	Wrong []string // what is written and known to be wrong
}

// An On is where a question stands on a form.
type On struct {
	Form   uint32 // the number of the form
	Number int    // of the question, counted from 1
}

// Stands says which question it is, by its id and by its number on each form.
func (j Judged) Stands() string {
	list := []string{j.Question.ID}
	for _, on := range j.On {
		list = append(list, fmt.Sprintf("form %d: no. %d", on.Form, on.Number))
	}
	return strings.Join(list, ", ")
}

// Judged lists how each question is marked, in the order of the first form.
func (t Test) Judged() []Judged {
	places := map[string][]On{} // by the ids of questions
	for _, f := range t.Forms {
		for _, item := range f.Items {
			places[item.Question.ID] = append(places[item.Question.ID], On{f.Number, item.Number})
		}
	}
	var list []Judged
	for _, item := range t.items() {
		k := item.Question.Kind
		list = append(list, Judged{Item: item, On: places[item.Question.ID], Right: right(k), Wrong: wrong(k)})
	}
	return list
}

// right lists what is right, in words: of what is written all that is accepted, of the
// rest the solution.
func right(k quiz.Kind) []string {
	switch k := k.(type) {
	case quiz.Typed:
		return k.Accept
	case quiz.AnyOf:
		var lines []string
		for _, spellings := range k.Answers {
			lines = append(lines, strings.Join(spellings, " / "))
		}
		lines[0] = fmt.Sprintf("any %d of: %s", k.Need, lines[0])
		return lines
	case quiz.Cloze:
		var lines []string
		for i, spellings := range k.Gaps {
			lines = append(lines, fmt.Sprintf("gap %d: %s", i+1, strings.Join(spellings, " / ")))
		}
		return lines
	case quiz.Number:
		lines := k.Solution()
		for _, x := range k.Also {
			lines = append(lines, quiz.Amount(x))
		}
		if t := k.Tolerance(); t != "" {
			lines = append(lines, "within "+t)
		}
		return lines
	}
	return k.Solution()
}

// wrong lists what is written and known to be wrong, although it may look right.
func wrong(k quiz.Kind) (list []string) {
	switch k := k.(type) {
	case quiz.Typed:
		return refused(k.Wrong)
	case quiz.AnyOf:
		return refused(k.Wrong)
	case quiz.Cloze:
		return refused(k.Wrong)
	case quiz.Number:
		for _, w := range k.Wrong {
			list = append(list, quiz.Amount(w.Value))
		}
	}
	return list
}

// refused lists answers in words that are known to be wrong.
func refused(answers []quiz.Refusal) (list []string) {
	for _, r := range answers {
		if r.Gap > 0 {
			r.Say = fmt.Sprintf("gap %d: %s", r.Gap, r.Say)
		}
		list = append(list, r.Say)
	}
	return list
}

// rules say how marks are given for the kinds that have parts, as [quiz.Kind] judges them,
// and for what is written.
var rules = []struct {
	of   func(quiz.Kind) bool
	says string
}{
	{isOf[quiz.AnyOf], "Several answers: a mark for each right one, once."},
	{isOf[quiz.Cloze], "Gaps: a mark for each. Two gaps that accept the same want different words."},
	{isOf[quiz.Match], "Letters on lines: a mark for each."},
	{isOf[quiz.Order], "An order: all marks if it is right. Otherwise a mark for each item of the longest series that stands in the right order when the others are taken out; none if that has fewer than two. For example, A B C D is right and the sheet says B C A D: without A the others stand in the right order, so it earns 3 marks."},
	{several(false), "Several letters: a mark for each right one, less one for each wrong one, never below 0."},
	{several(true), "Several letters for one mark: each right one earns its share of the mark, and each wrong one costs as much, never below 0."},
	{func(k quiz.Kind) bool { return isOf[quiz.Typed](k) || isOf[quiz.Cloze](k) || isOf[quiz.AnyOf](k) }, "Words: what is listed is right, whatever its case. What stands in round brackets may be missing. Small slips of spelling pass unless they make another word."},
	{isOf[quiz.Card], "Own words: what says the same is right."},
}

func isOf[K quiz.Kind](k quiz.Kind) bool { _, ok := k.(K); return ok }

// several reports whether several options are right, and whether their number is told.
func several(open bool) func(quiz.Kind) bool {
	return func(k quiz.Kind) bool {
		c, ok := k.(quiz.Choice)
		return ok && c.Several && c.Open == open
	}
}

// Rules are the sentences on how marks are given that this test needs.
func (t Test) Rules() (list []string) {
	for _, rule := range rules {
		if slices.ContainsFunc(t.items(), func(item Item) bool { return rule.of(item.Question.Kind) }) {
			list = append(list, rule.says)
		}
	}
	return list
}
