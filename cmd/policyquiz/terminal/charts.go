package terminal

import (
	"fmt"
	"math"
	"strings"
	"time"

	"policyquiz/quiz/chart"
)

// This file draws figures with characters; tables.go has their tables. A drawing says nothing that the words and
// figures beside it do not say.

// Strokes are the characters of which drawings are made, each one column wide.
type strokes struct {
	full, half, mid, rest string    // of bars: a whole column, the left half of one, what lies between, what is left
	line, point, mark     string    // of ranges
	both                  string    // a point that is on a mark
	heat                  [5]string // the levels of a calendar
	branch, last, through string    // of trees
}

var (
	blockStrokes = strokes{"█", "▌", "▒", "░", "─", "●", "│", "◆", [5]string{"·", "░", "▒", "▓", "█"}, "├─ ", "└─ ", "│  "}
	// asciiStrokes is for terminals without UTF-8. Half a column is a whole one.
	asciiStrokes = strokes{"#", "#", "+", ".", "-", "o", "|", "@", [5]string{".", "-", "+", "*", "#"}, "|- ", "`- ", "|  "}
)

// ASCII makes the layout write its signs and drawings in ASCII.
func (l *Layout) ASCII() { l.signs = asciiSigns }

func (l *Layout) strokes() *strokes {
	if l.signs == asciiSigns {
		return &asciiStrokes
	}
	return &blockStrokes
}

// Figure adds a figure: its title, its words, its pictures and its tables.
func (l *Layout) Figure(f chart.Figure) {
	l.SayIn(Span{}, Span{Style{Weight: Bold}, f.Title})
	l.Verbatim(strings.Repeat(l.strokes().line, min(Width(l.clean(f.Title)), l.Width)))
	for _, w := range f.Words {
		l.Say("", w)
	}
	for i := range f.Pictures {
		l.Gap()
		l.picture(&f.Pictures[i])
	}
	for i := range f.Tables {
		l.Gap()
		l.table(&f.Tables[i])
	}
}

// FigureAloud adds a figure in sentences, without a drawing, for screen readers.
func (l *Layout) FigureAloud(f chart.Figure) {
	l.Aloud = true
	l.Say("", f.Title+".")
	for _, w := range f.Words {
		l.Say("", w)
	}
	for i := range f.Pictures {
		l.pictureAloud(&f.Pictures[i])
	}
	for i := range f.Tables {
		l.tableAloud(&f.Tables[i])
	}
}

// pictureAloud adds a sentence for each row of a picture.
func (l *Layout) pictureAloud(p *chart.Picture) {
	l.Say("", p.Title+":")
	none := false
	for _, r := range p.Rows {
		if r.None {
			none = true
			continue
		}
		label := r.Label
		if r.Depth > 0 {
			label = "within it, " + label
		}
		if !strings.HasSuffix(label, "?") {
			label += ":"
		}
		l.Say("", label+" "+r.Aloud)
	}
	if none {
		l.Say("", "Of the others: none.")
	}
	if p.More != "" {
		l.Say("", p.More)
	}
}

// picture adds one drawing.
func (l *Layout) picture(p *chart.Picture) {
	l.SayIn(Span{}, Span{Style{Weight: Bold}, p.Title})
	if p.Form == chart.Heat {
		l.heat(p)
		return
	}
	l.legend(p)
	l.rows(p)
	if p.More != "" {
		l.Say("", p.More)
	}
}

// legend says what the parts of a drawing mean.
func (l *Layout) legend(p *chart.Picture) {
	k := l.strokes()
	signs := [3]string{k.full, k.mid, k.rest}
	if p.Form == chart.Ranges {
		signs = [3]string{k.point, k.line, k.mark}
	}
	var words []string
	for _, s := range p.Legend {
		words = append(words, signs[s.Part]+" "+s.Says)
	}
	if len(words) > 0 {
		l.Say("", strings.Join(words, "  "))
	}
}

// Bounds of what a row is made of, in columns.
const (
	leastDrawing = 10
	mostDrawing  = 60
	gap          = 2 // between the parts of a row, and between the columns of a table
)

// A division is how the width is divided among the parts of a picture's rows.
type division struct {
	label   int  // columns of the labels
	drawing int  // columns of the drawing
	stacked bool // labels have lines of their own
	apart   bool // and so have the figures behind the drawings
}

// divided divides the width of the layout among the parts of a picture's rows.
func (l *Layout) divided(p *chart.Picture) division {
	label, short, deepest := 0, 0, 0
	for i, r := range p.Rows {
		guide := Width(l.guide(p.Rows, i))
		label, short, deepest = max(label, guide+Width(l.clean(r.Label))), max(short, Width(l.clean(r.Short))), max(deepest, guide)
	}
	label = min(label, l.Width*11/20)
	if left := l.Width - label - short - 2*gap; left >= leastDrawing {
		return division{label: label, drawing: min(left, mostDrawing)}
	}
	stacked := division{label: l.Width, stacked: true}
	left := l.Width - short - 2*gap - deepest
	if left < leastDrawing {
		left, stacked.apart = max(l.Width-gap-deepest, 1), true
	}
	stacked.drawing = min(left, mostDrawing)
	return stacked
}

// rows adds the rows of a picture.
func (l *Layout) rows(p *chart.Picture) {
	t := l.divided(p)
	margin := gap
	if !t.stacked {
		margin += t.label
	}
	if len(p.Scale) > 0 {
		l.Verbatim(strings.Repeat(" ", margin) + scale(p.Scale, t.drawing))
	}
	for i, r := range p.Rows {
		guide, below := l.guide(p.Rows, i), l.below(p.Rows, i)
		drawn := strings.Repeat(" ", gap) + l.drawing(p, r, t.drawing)
		if !t.apart {
			drawn += strings.Repeat(" ", gap) + l.clean(r.Short)
		}
		for k, text := range wrap(l.clean(r.Label), t.label, guide, below) {
			if k == 0 && !t.stacked {
				text = padded(text, t.label) + drawn
			}
			l.Verbatim(strings.TrimRight(text, " "))
		}
		if line := strings.TrimRight(below+drawn, " "); t.stacked && line != "" {
			l.Verbatim(line)
		}
		if t.apart {
			indent := below + strings.Repeat(" ", gap)
			for _, text := range wrap(l.clean(r.Short), l.Width, indent, indent) {
				l.Verbatim(text)
			}
		}
	}
}

// scale writes what stands at the left, in the middle and at the right of a drawing. In
// a narrow one the middle is left out.
func scale(texts []string, columns int) string {
	if n := len(texts); n > 2 && Width(strings.Join(texts, "  ")) > columns {
		texts = []string{texts[0], texts[n-1]}
	}
	line := []rune(strings.Repeat(" ", columns))
	for i, text := range texts {
		room := columns - Width(text)
		if room < 0 {
			continue
		}
		copy(line[room*i/max(len(texts)-1, 1):], []rune(text))
	}
	return strings.TrimRight(string(line), " ")
}

// guide is what stands before the label of a nested row: the branches of a tree.
func (l *Layout) guide(rows []chart.Row, i int) string {
	if rows[i].Depth == 0 {
		return ""
	}
	sign := l.strokes().branch
	if !continues(rows, i, rows[i].Depth) {
		sign = l.strokes().last
	}
	return l.stems(rows, i, rows[i].Depth-1) + sign
}

// below is what stands below the guide of a row, before its other lines.
func (l *Layout) below(rows []chart.Row, i int) string {
	return l.stems(rows, i, rows[i].Depth)
}

// stems are the lines of a tree that go on beside row i, down to a depth.
func (l *Layout) stems(rows []chart.Row, i, depth int) string {
	var b strings.Builder
	for d := 1; d <= depth; d++ {
		if continues(rows, i, d) {
			b.WriteString(l.strokes().through)
		} else {
			b.WriteString("   ")
		}
	}
	return b.String()
}

// continues reports whether a later row stands beside row i at a depth.
func continues(rows []chart.Row, i, depth int) bool {
	for _, r := range rows[i+1:] {
		if r.Depth <= depth {
			return r.Depth == depth
		}
	}
	return false
}

// drawing draws one row.
func (l *Layout) drawing(p *chart.Picture, r chart.Row, columns int) string {
	k := l.strokes()
	switch p.Form {
	case chart.Ranges:
		return rangeOf(k, p, r, columns)
	case chart.Shares:
		known, met := columnsOf(p.Place(r.Value), columns), columnsOf(p.Place(r.Mark), columns)
		met = max(met, known)
		return strings.Repeat(k.full, known) + strings.Repeat(k.mid, met-known) + strings.Repeat(k.rest, columns-met)
	}
	return padded(bar(k, p.Place(r.Value), columns), columns)
}

// bar draws a bar. What is more than nothing is seen.
func bar(k *strokes, share float64, columns int) string {
	halves := int(math.Round(share * 2 * float64(columns)))
	if halves == 0 && share > 0 {
		halves = 1
	}
	return strings.Repeat(k.full, halves/2) + strings.Repeat(k.half, halves%2)
}

// columnsOf is how many columns a share takes: none only for nothing, and all only for
// the whole.
func columnsOf(share float64, columns int) int {
	switch n := int(math.Round(share * float64(columns))); {
	case n == 0 && share > 0:
		return 1
	case n == columns && share < 1:
		return columns - 1
	default:
		return n
	}
}

// rangeOf draws a point within its bounds, and a mark.
func rangeOf(k *strokes, p *chart.Picture, r chart.Row, columns int) string {
	at := func(value float64) int { return int(math.Round(p.Place(value) * float64(columns-1))) }
	cells := make([]string, columns)
	for i := range cells {
		cells[i] = " "
		if !r.Open && i >= at(r.Low) && i <= at(r.High) {
			cells[i] = k.line
		}
	}
	if !r.Bare {
		cells[at(r.Mark)] = k.mark
	}
	switch {
	case r.Open:
	case !r.Bare && at(r.Value) == at(r.Mark):
		cells[at(r.Value)] = k.both
	default:
		cells[at(r.Value)] = k.point
	}
	return strings.Join(cells, "")
}

// padded adds spaces until text has so many columns.
func padded(text string, columns int) string {
	return text + strings.Repeat(" ", max(columns-Width(text), 0))
}

// weekdays are the names of the rows of a calendar, as wide as each other.
var weekdays = [7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// heat draws a calendar: a row for each day of the week, a column for each week. As many
// weeks as fit are drawn.
func (l *Layout) heat(p *chart.Picture) {
	const label = 4
	weeks := max(1, min(p.Weeks, l.Width-label))
	cell := 1
	if weeks*2 <= l.Width-label {
		cell = 2
	}
	first := p.First(weeks)
	values := map[time.Time]int{}
	for _, d := range p.Days {
		values[d.Date] = d.Value
	}
	if weeks < p.Weeks {
		l.Say("", fmt.Sprintf("The last %s of %d, as many as fit.", Count(weeks, "week"), p.Weeks))
	}
	l.Verbatim(strings.Repeat(" ", label) + months(first, p.Last, weeks, cell))
	for day, name := range weekdays {
		var b strings.Builder
		for w := range weeks {
			sign := " "
			if date := first.AddDate(0, 0, 7*w+day); !date.After(p.Last) {
				sign = l.strokes().heat[p.Level(values[date])]
			}
			b.WriteString(padded(sign, cell))
		}
		l.Verbatim(strings.TrimRight(padded(name, label)+b.String(), " "))
	}
	l.levels(p)
}

// months writes the name of each month above the week in which it begins, where there
// is room. The month of the first week is named if the next does not begin at once.
func months(first, last time.Time, weeks, cell int) string {
	const width = 3 // of a name
	line, end := "", weeks*cell
	for w := range weeks {
		for day := range 7 {
			date := first.AddDate(0, 0, 7*w+day)
			begins := date.Day() == 1 || w == 0 && day == 0 && date.AddDate(0, 0, 7*(width+cell)/cell).Month() == date.Month()
			if begins && !date.After(last) && (line == "" || Width(line) < w*cell) && w*cell+width <= end {
				line = padded(line, w*cell) + date.Format("Jan")
			}
		}
	}
	return line
}

// levels says which signs of a calendar mean what.
func (l *Layout) levels(p *chart.Picture) {
	words := []string{l.strokes().heat[0] + " none"}
	for _, s := range p.Steps() {
		words = append(words, l.strokes().heat[s.Level]+" "+s.String())
	}
	l.Say("", strings.Join(words, "  "))
}
