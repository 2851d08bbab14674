package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/chart"
)

// This file writes tables: in columns where the screen has room for them, else row by
// row, and in sentences for readers who hear them.

// Bounds of tables.
const (
	narrowTable = 40 // on a screen of at most so many columns no text is broken within its column
	mostNumber  = 14 // columns of a figure that is never broken: "too few to say"
	leastText   = 12 // columns of a text that is broken
	mostWord    = 24 // columns of a word for which a column of text is widened
	mostText    = 60 // columns of a text: longer lines are hard to follow
	mostLines   = 6  // lines of a row: taller rows are easier to read one by one
)

// Table adds a table, or sentences where the text is read aloud.
func (l *Layout) Table(t chart.Table) {
	if l.Aloud {
		l.tableAloud(&t)
		return
	}
	l.table(&t)
}

// table adds a table.
func (l *Layout) table(t *chart.Table) {
	l.SayIn(Span{}, Span{Style{Weight: Bold}, t.Title})
	if len(t.Rows) > 0 && l.tableRows(t) && t.More != "" {
		l.Gap()
	}
	if t.More != "" {
		l.Say("", t.More)
	}
}

// tableRows adds the rows of a table, in columns if they fit. It reports whether empty lines
// part them.
func (l *Layout) tableRows(t *chart.Table) (apart bool) {
	s := l.sheet(t)
	if !s.divide(l.Width) {
		l.blocks(t)
		return true
	}
	apart = s.tallest() > 1
	l.columns(s, apart)
	return apart
}

// blocks adds each row by itself: its head, and below it each other cell that is not
// empty, with the name of its column.
func (l *Layout) blocks(t *chart.Table) {
	const margin = "  "
	for _, row := range t.Rows {
		l.Gap()
		l.addStyled(Style{Weight: Bold}, wholeLines(l.clean(row.Cell(0).Text), l.Width, "", ""))
		for k, column := range t.Head[1:] {
			if text := l.cellText(column, row.Cell(k+1)); text != "" {
				l.addStyled(Style{}, wholeLines(l.clean(column.Name)+": "+text, l.Width, margin, margin+margin))
			}
		}
	}
}

// addStyled adds lines of a table.
func (l *Layout) addStyled(style Style, lines []string) {
	for _, text := range lines {
		l.lines = append(l.lines, line{spans: []Span{{style, untied(text)}}})
	}
}

// tableAloud adds a sentence for each row.
func (l *Layout) tableAloud(t *chart.Table) {
	l.Say("", t.Title+":")
	for _, row := range t.Rows {
		l.Say("", rowAloud(t.Head, row))
	}
	if t.More != "" {
		l.Say("", t.More)
	}
}

// rowAloud says a row: "Ada. Answers: 12; right: 9." Empty cells are left out.
func rowAloud(head []chart.Column, row chart.Line) string {
	var said []string
	for i, column := range head[1:] {
		if text := oneLine(row.Cell(i + 1)); text != "" {
			said = append(said, column.Name+": "+strings.TrimSuffix(text, "."))
		}
	}
	text := closed(oneLine(row.Cell(0)))
	if len(said) > 0 {
		text += " " + closed(capital(inSentence(said, ";")))
	}
	return text
}

// oneLine is what is said of a cell, on one line.
func oneLine(c chart.Cell) string {
	return inSentence(strings.Split(strings.TrimSpace(c.Spoken()), "\n"), ",")
}

// inSentence puts parts behind one another. The sign stands between them where a part has no
// sign of its own at its end.
func inSentence(parts []string, sign string) string {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(part)
		if i+1 < len(parts) && !isClosed(part) {
			b.WriteString(sign)
		}
	}
	return b.String()
}

// closed ends a text with a full stop, where it has no sign of its own at its end.
func closed(text string) string {
	if isClosed(text) {
		return text
	}
	return text + "."
}

// isClosed reports whether a text ends as a sentence does.
func isClosed(text string) bool {
	for _, sign := range []string{".", "?", "!", "…"} {
		if strings.HasSuffix(text, sign) {
			return true
		}
	}
	return false
}

// capital writes the first letter of a text as a capital.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// A sheet is a table in columns. Its texts are clean.
type sheet struct {
	columns []sheetColumn
	rows    int
}

// A sheetColumn is one column of a sheet. Widths are in columns of the screen.
type sheetColumn struct {
	head   string
	cells  []string // one for each row
	number bool     // set right
	want   int      // the width with which nothing is broken
	need   int      // the least width
	most   int      // the greatest
	width  int      // that which it has
}

// sheet cleans and measures a table.
func (l *Layout) sheet(t *chart.Table) *sheet {
	s := &sheet{rows: len(t.Rows)}
	for i, column := range t.Head {
		c := sheetColumn{head: l.clean(column.Name), number: column.Number}
		c.want = widest(c.head)
		for _, row := range t.Rows {
			text := l.cellText(column, row.Cell(i))
			c.cells, c.want = append(c.cells, text), max(c.want, widest(text))
		}
		c.need = c.least()
		c.most = max(min(c.want, mostText), c.need)
		s.columns = append(s.columns, c)
	}
	return s
}

// divide gives each column its width. It reports whether the table can be read so: no
// text in too narrow a column, and no row too tall.
func (s *sheet) divide(screen int) bool {
	room := screen - gap*(len(s.columns)-1)
	want, need := 0, 0
	for i := range s.columns {
		c := &s.columns[i]
		c.width = c.need
		want, need = want+c.most, need+c.need
	}
	switch {
	case want <= room:
		for i := range s.columns {
			s.columns[i].width = s.columns[i].most
		}
	case screen <= narrowTable || need > room:
		return false
	default:
		s.widen(room - need)
	}
	return s.tallest() <= mostLines
}

// least is the least width of a column. Figures are not broken if they are short, but
// their head may be. Ids are never broken.
func (c *sheetColumn) least() int {
	least := 0
	for _, text := range c.cells {
		if columns := widest(text); c.number && columns <= mostNumber {
			least = max(least, columns)
		} else {
			least = max(least, min(columns, leastText), min(widestWord(text), mostWord), widestID(text))
		}
	}
	return max(least, widestWord(c.head))
}

// widen divides spare columns of the screen. Each goes to the column whose longest text
// is the most lines long, so that rows are as low as can be.
func (s *sheet) widen(spare int) {
	for ; spare > 0; spare-- {
		tallest := -1
		for i, c := range s.columns {
			if c.width >= c.most {
				continue
			}
			if tallest < 0 || c.want*s.columns[tallest].width > s.columns[tallest].want*c.width {
				tallest = i
			}
		}
		if tallest < 0 {
			return
		}
		s.columns[tallest].width++
	}
}

// tallest is how many lines the tallest row has.
func (s *sheet) tallest() (lines int) {
	for _, c := range s.columns {
		for _, text := range c.cells {
			lines = max(lines, c.lines(text))
		}
	}
	return lines
}

// columns adds a sheet. Apart says whether empty lines part its rows.
func (l *Layout) columns(s *sheet, apart bool) {
	lines := 0
	for _, c := range s.columns {
		lines = max(lines, c.lines(c.head))
	}
	// The names stand on the line below them.
	l.across(s, Style{Weight: Bold}, func(c *sheetColumn) string { return strings.Repeat("\n", lines-c.lines(c.head)) + c.head })
	l.across(s, Style{}, func(c *sheetColumn) string { return strings.Repeat(l.strokes().line, c.width) })
	for i := range s.rows {
		if apart && i > 0 {
			l.Gap()
		}
		l.across(s, Style{}, func(c *sheetColumn) string { return c.cells[i] })
	}
}

// across adds the lines of one row.
func (l *Layout) across(s *sheet, style Style, text func(*sheetColumn) string) {
	broken := make([][]string, len(s.columns))
	lines := 0
	for i := range s.columns {
		broken[i] = wrap(text(&s.columns[i]), s.columns[i].width, "", "")
		lines = max(lines, len(broken[i]))
	}
	for k := range lines {
		var b strings.Builder
		for i := range s.columns {
			part := ""
			if k < len(broken[i]) {
				part = untied(broken[i][k])
			}
			if i > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			b.WriteString(s.columns[i].set(part))
		}
		l.lines = append(l.lines, line{spans: []Span{{style, strings.TrimRight(b.String(), " ")}}})
	}
}

// lines is how many lines a text of a column has.
func (c *sheetColumn) lines(text string) int { return len(wrap(text, c.width, "", "")) }

// set puts a line of a cell into its column: numbers right, texts left.
func (c *sheetColumn) set(text string) string {
	if c.number {
		return strings.Repeat(" ", max(c.width-Width(text), 0)) + text
	}
	return padded(text, c.width)
}

// widest is the width of the widest line of a clean text.
func widest(text string) (columns int) {
	for line := range strings.SplitSeq(text, "\n") {
		columns = max(columns, Width(line))
	}
	return columns
}

// widestWord is the width of the widest part of a clean text that is not broken.
func widestWord(text string) (columns int) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, p := range pieces(line) {
			columns = max(columns, p.width)
		}
	}
	return columns
}
