package paper

import (
	"fmt"
	"regexp"
	"strings"
)

// Markdown writes a test as Markdown, as CommonMark has it, with the tables of GitHub.
// Texts of the course stand for themselves: what Markdown would read in them is escaped.
func (t Test) Markdown() string {
	var m markdown
	for i, f := range t.Forms {
		if i > 0 {
			m.add("---")
		}
		m.form(t, f)
	}
	if t.Key {
		m.add("---")
		m.key(t)
	}
	return strings.TrimPrefix(m.String(), "\n")
}

// A markdown is Markdown that grows.
type markdown struct{ strings.Builder }

// add adds a paragraph, or another block.
func (m *markdown) add(block string) { m.WriteString("\n" + block + "\n") }

// list adds the items of a list; nothing if there are none.
func (m *markdown) list(items []string) {
	if len(items) > 0 {
		m.add("- " + strings.Join(items, "\n- "))
	}
}

// The lines to write on, in characters.
const (
	lineLong   = 50
	lineGap    = 15
	lineLetter = 4
)

// blank is a line to write on.
func blank(n int) string { return strings.Repeat(`\_`, n) }

// form adds a form.
func (m *markdown) form(t Test, f Form) {
	m.add(fmt.Sprintf("# %s: form %d", escape(t.Title), f.Number))
	if about := t.About(); about != "" {
		m.add(escape(about))
	}
	m.add(f.About())
	m.add("Name: " + blank(lineLong/2) + " Date: " + blank(lineGap))
	if d := f.Directions(); d != "" {
		m.add(d)
	}
	for _, item := range f.Items {
		m.item(item, t.Places)
	}
	m.add(fmt.Sprintf("End of form %d", f.Number))
}

// item adds a question.
func (m *markdown) item(item Item, places bool) {
	m.add(fmt.Sprintf("**%d.** %s (%s)", item.Number, escape(item.Question.Stem), Marks(item.Marks)))
	if item.Do != "" {
		m.add(item.Do)
	}
	if item.Text != nil {
		m.add(sentence(item))
	}
	if item.Words != nil {
		m.add("**" + strings.Join(item.Words, "** / **") + "**")
	}
	var rows, options []string
	for i, row := range item.Rows {
		rows = append(rows, fmt.Sprintf("**%d** %s %s", i+1, blank(lineLetter), escape(row)))
	}
	m.list(rows)
	for _, o := range item.Options {
		label := blank(lineLetter)
		if o.Label != "" {
			label = "**" + o.Label + "**"
		}
		options = append(options, label+" "+escape(o.Text))
	}
	if rows != nil { // else the two are one list
		m.add("Letters:")
	}
	m.list(options)
	for range item.Lines {
		m.add(strings.TrimSpace(blank(lineLong) + " " + escape(item.Unit)))
	}
	if places {
		for _, at := range item.Places() {
			m.add("Source: " + escape(at))
		}
	}
}

// sentence is a sentence with its gaps.
func sentence(item Item) string {
	var b strings.Builder
	for i, text := range item.Text {
		if i > 0 && item.Numbered() {
			fmt.Fprintf(&b, "(%d) ", i)
		}
		if i > 0 {
			b.WriteString(blank(lineGap))
		}
		b.WriteString(escape(text))
	}
	return b.String()
}

// key adds the key.
func (m *markdown) key(t Test) {
	m.add("# Key: " + escape(t.Title))
	if about := t.About(); about != "" {
		m.add(escape(about))
	}
	for _, f := range t.Forms {
		m.add(f.About())
	}
	for _, g := range t.Groups() {
		m.table(g)
		m.index(g)
	}
	m.add(MarksNote)
	for _, rule := range t.Rules() {
		m.add(rule)
	}
	m.add("## Question by question")
	for _, j := range t.Judged() {
		m.add(fmt.Sprintf("**%s** (%s)", escape(j.Question.Stem), Marks(j.Marks)))
		m.list(j.markdown())
	}
}

// markdown lists what is said of a question in the key.
func (j Judged) markdown() []string {
	list := []string{escape(j.Stands())}
	if s := j.Sentence(); s != "" {
		list = append(list, escape(s))
	}
	list = append(list, "Right: "+escape(strings.Join(j.Right, "; ")))
	if len(j.Wrong) > 0 {
		list = append(list, "Not right: "+escape(strings.Join(j.Wrong, "; ")))
	}
	for _, at := range j.Places() {
		list = append(list, "Source: "+escape(at))
	}
	return list
}

// table adds the right replies of some forms, side by side.
func (m *markdown) table(g Group) {
	head, sums := []string{"No."}, []string{"Marks"}
	for _, f := range g.Forms {
		head = append(head, fmt.Sprintf("Form %d", f.Number))
		sums = append(sums, fmt.Sprint(f.Marks()))
	}
	lines := []string{tableRow(head), strings.Repeat("|---", len(head)) + "|"}
	for _, row := range g.Rows {
		cells := []string{fmt.Sprint(row.Number)}
		for _, key := range row.Keys {
			cells = append(cells, escape(key))
		}
		lines = append(lines, tableRow(cells))
	}
	m.add(strings.Join(append(lines, tableRow(sums)), "\n"))
}

// index adds where each question stands on some forms.
func (m *markdown) index(g Group) {
	head := []string{"Question"}
	for _, f := range g.Forms {
		head = append(head, fmt.Sprintf("Form %d", f.Number))
	}
	lines := []string{tableRow(head), strings.Repeat("|---", len(head)) + "|"}
	for _, row := range g.Index {
		cells := []string{escape(row.ID)}
		for _, n := range row.Numbers {
			cells = append(cells, fmt.Sprint(n))
		}
		lines = append(lines, tableRow(cells))
	}
	m.add(IndexTitle + ":")
	m.add(strings.Join(lines, "\n"))
}

func tableRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

var space = regexp.MustCompile(`\s+`)

// escape writes a text in one line, so that Markdown shows it as it is. A space at an end
// stays, for a gap may be behind it.
func escape(text string) string {
	var b strings.Builder
	for _, r := range space.ReplaceAllString(text, " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|~$&^", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
