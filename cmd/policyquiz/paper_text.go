package main

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/paper"
)

// This file prints a test as text, for paper.

// paperColumns is the width of text in a file: what a printer has in one line, with margins.
const paperColumns = 76

// A paperText is a test as text.
type paperText struct {
	paper.Test
	*terminal.Layout
}

func newPaperText(t paper.Test, l *terminal.Layout) *paperText { return &paperText{t, l} }

// print adds the forms, and the key if it is wanted.
func (t *paperText) print() {
	for i, f := range t.Forms {
		if i > 0 {
			t.rule()
		}
		t.form(f)
	}
	if t.Key {
		t.rule()
		t.key()
	}
}

// rule adds what stands between two forms.
func (t *paperText) rule() {
	t.Gap()
	if !t.Aloud {
		t.Verbatim(strings.Repeat("=", t.Width))
	}
	t.Gap()
}

// blank is a line to write on, so many columns long at most. Where the text is read aloud,
// there is none: nobody hears an underscore.
func (t *paperText) blank(columns int) string {
	if t.Aloud {
		return ""
	}
	return strings.Repeat("_", max(min(columns, t.Width-2*len(t.Margin())), 1))
}

// indent is the space before what belongs to a question.
func (t *paperText) indent() string { return t.Margin() + t.Margin() }

// head adds what stands at the head of a form or of the key.
func (t *paperText) head(title string, forms ...paper.Form) {
	t.Say("", title)
	if about := t.About(); about != "" {
		t.Say("", about)
	}
	for _, f := range forms {
		t.Say("", f.About())
	}
}

// form adds a form.
func (t *paperText) form(f paper.Form) {
	t.head(t.Title, f)
	if !t.Aloud {
		t.Gap()
		t.Say("", "Name "+t.blank(30))
		t.Say("", "Date "+t.blank(16))
	}
	if d := f.Directions(); d != "" {
		t.Gap()
		t.Say("", d)
	}
	for _, item := range f.Items {
		t.Gap()
		t.item(item)
	}
	t.Gap()
	t.Say("", fmt.Sprintf("End of form %d", f.Number))
}

// item adds a question.
func (t *paperText) item(item paper.Item) {
	t.Say(fmt.Sprintf("%d. ", item.Number), fmt.Sprintf("%s (%s)", item.Question.Stem, paper.Marks(item.Marks)))
	if item.Do != "" {
		t.Say(t.indent(), item.Do)
	}
	if item.Text != nil {
		t.Gap()
		t.Say(t.indent(), t.sentence(item))
	}
	if item.Words != nil {
		t.Say(t.indent(), strings.Join(item.Words, " / "))
	}
	for i, row := range item.Rows {
		t.Say(strings.TrimRight(fmt.Sprintf("%s%d) %s", t.indent(), i+1, t.blank(4)), " ")+" ", row)
	}
	if item.Rows != nil {
		t.Gap()
	}
	for _, o := range item.Options {
		label := "- "
		switch {
		case o.Label != "":
			label = o.Label + ") "
		case !t.Aloud:
			label = t.blank(4) + " "
		}
		t.Say(t.indent()+label, o.Text)
	}
	for range item.Lines {
		if line := strings.TrimSpace(t.blank(lineOf(item)) + " " + item.Unit); line != "" {
			t.Gap()
			t.Say(t.indent(), line)
		}
	}
	if t.Places {
		for _, at := range item.Places() {
			t.Say(t.indent()+"Source: ", at)
		}
	}
}

// lineOf is how many columns the line of an answer has.
func lineOf(item paper.Item) int {
	if item.Unit != "" {
		return 20
	}
	return 60
}

// sentence is a sentence with its gaps.
func (t *paperText) sentence(item paper.Item) string {
	var b strings.Builder
	for i, text := range item.Text {
		switch {
		case i == 0:
		case t.Aloud && item.Numbered():
			fmt.Fprintf(&b, "(gap %d)", i)
		case t.Aloud:
			b.WriteString("(gap)")
		case item.Numbered():
			fmt.Fprintf(&b, "(%d) %s", i, t.blank(15))
		default:
			b.WriteString(t.blank(15))
		}
		b.WriteString(text)
	}
	return b.String()
}

// key adds the key.
func (t *paperText) key() {
	t.head("Key: "+t.Title, t.Forms...)
	for _, g := range t.Groups() {
		t.Gap()
		t.Table(replies(g))
		t.Gap()
		t.Table(indexOf(g))
	}
	t.Gap()
	t.Say("", paper.MarksNote)
	for _, rule := range t.Rules() {
		t.Say("", rule)
	}
	t.Gap()
	t.Say("", "Question by question")
	for _, j := range t.Judged() {
		t.Gap()
		t.judged(j)
	}
}

// replies is the table of the right replies of some forms, side by side.
func replies(g paper.Group) chart.Table {
	table := chart.Table{Title: "Right replies, form by form", Head: []chart.Column{{Name: "No."}}}
	sums := chart.Line{Cells: []chart.Cell{chart.Text("Marks")}}
	for _, f := range g.Forms {
		table.Head = append(table.Head, chart.Column{Name: fmt.Sprintf("Form %d", f.Number)})
		sums.Cells = append(sums.Cells, chart.Text(fmt.Sprint(f.Marks())))
	}
	for _, row := range g.Rows {
		line := chart.Line{Cells: []chart.Cell{chart.Text(fmt.Sprint(row.Number))}}
		for _, key := range row.Keys {
			line.Cells = append(line.Cells, chart.Text(key))
		}
		table.Rows = append(table.Rows, line)
	}
	table.Rows = append(table.Rows, sums)
	return table
}

// indexOf is the table of where each question stands on some forms.
func indexOf(g paper.Group) chart.Table {
	table := chart.Table{Title: paper.IndexTitle, Head: []chart.Column{{Name: "Question"}}}
	for _, f := range g.Forms {
		table.Head = append(table.Head, chart.Column{Name: fmt.Sprintf("Form %d", f.Number), Number: true})
	}
	for _, row := range g.Index {
		line := chart.Line{Cells: []chart.Cell{chart.Text(row.ID)}}
		for _, n := range row.Numbers {
			line.Cells = append(line.Cells, chart.Number(fmt.Sprint(n), float64(n)))
		}
		table.Rows = append(table.Rows, line)
	}
	return table
}

// judged adds how one question is marked.
func (t *paperText) judged(j paper.Judged) {
	t.Say("", fmt.Sprintf("%s (%s)", j.Question.Stem, paper.Marks(j.Marks)))
	t.Say(t.Margin(), j.Stands())
	if j.Text != nil {
		t.Say(t.Margin(), t.sentence(j.Item))
	}
	t.Say(t.Margin()+"Right: ", strings.Join(j.Right, "; "))
	if len(j.Wrong) > 0 {
		t.Say(t.Margin()+"Not right: ", strings.Join(j.Wrong, "; "))
	}
	for _, at := range j.Places() {
		t.Say(t.Margin()+"Source: ", at)
	}
}
