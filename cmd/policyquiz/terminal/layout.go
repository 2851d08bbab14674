package terminal

import "strings"

// A Layout is text that is broken into lines for one width. Its methods clean the
// text that they add. A Layout with only a Width is empty and ready to use.
type Layout struct {
	Width int // the width in columns, 1 or more
	lines []line
	signs *strings.Replacer // the signs of the terminal; nil: all

	// Aloud says that the text is for a speech synthesizer: words stand for the signs
	// that it drops or reads as noise.
	Aloud bool
}

// clean cleans text and writes its signs as the terminal shows them, or as words. It
// keeps line breaks.
func (l *Layout) clean(text string) string {
	text = CleanLines(text)
	if l.Aloud {
		text = spoken(text)
	}
	return l.shown(text)
}

// shown writes the signs of clean text as the terminal shows them.
func (l *Layout) shown(text string) string {
	if l.signs != nil {
		text = l.signs.Replace(text)
	}
	return text
}

// A line is clean text.
type line struct {
	spans []Span
	loose bool // whether it is an empty line of Space
}

// text returns the line without styles.
func (l line) text() string {
	var b strings.Builder
	for _, s := range l.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Say adds a paragraph that begins with first. Its other lines are indented by the
// width of first; by 3 columns at most on a narrow screen, and if first takes more than
// half of the width.
func (l *Layout) Say(first, text string) { l.SayIn(Span{Text: first}, Span{Text: text}) }

// SayIn does what Say does, with styles. The spans of the text follow one another.
func (l *Layout) SayIn(first Span, text ...Span) {
	spans := l.cleanSpans(append([]Span{first}, text...))
	label := &spans[0].Text
	hang := Width(*label)
	switch {
	case l.Narrow() && hang > small && strings.TrimSpace(*label) == "":
		*label = strings.Repeat(" ", small)
		l.flow(small, spans)
	case l.Narrow() && hang > small:
		*label = strings.TrimLeft(*label, " ")
		l.flow(small, spans)
	case hang > l.Width/2:
		l.flow(small, spans)
	default:
		l.add(wrap(line{spans: spans[1:]}.text(), l.Width, *label, strings.Repeat(" ", hang)), spans)
	}
}

// small is the most columns by which a label indents the lines below it where there is
// little room.
const small = 3

// Flow adds a paragraph of several spans, which follow one another as one text. It
// begins behind the spaces of the first span. Its other lines are indented by so many
// columns.
func (l *Layout) Flow(hang int, spans ...Span) { l.flow(hang, l.cleanSpans(spans)) }

// cleanSpans returns spans with clean text.
func (l *Layout) cleanSpans(spans []Span) []Span {
	clean := make([]Span, len(spans))
	for i, s := range spans {
		clean[i] = Span{s.Style, l.clean(s.Text)}
	}
	return clean
}

// flow does what Flow does with clean text.
func (l *Layout) flow(hang int, spans []Span) {
	whole := line{spans: spans}.text()
	text := strings.TrimLeft(whole, " ")
	l.add(wrap(text, l.Width, whole[:len(whole)-len(text)], strings.Repeat(" ", hang)), spans)
}

// add adds the lines into which spans were broken.
func (l *Layout) add(lines []string, spans []Span) {
	p := painter{rest: spans, left: ink(spans[0].Text)}
	for _, text := range lines {
		l.lines = append(l.lines, line{spans: p.cut(text)})
	}
}

// Beside adds a paragraph of so many columns, and the text behind to the right of
// its first line.
func (l *Layout) Beside(text string, columns int, behind string) {
	for i, text := range wrap(l.clean(text), columns, "", "  ") {
		if i == 0 {
			text += strings.Repeat(" ", max(columns-Width(text), 0)) + l.clean(behind)
		}
		l.addPlain(strings.TrimRight(text, " "))
	}
}

// Verbatim adds a line that is not broken, however wide it is, so that people can
// copy it.
func (l *Layout) Verbatim(text string) { l.addPlain(l.shown(Clean(text))) }

// addPlain adds a line of clean text without a style.
func (l *Layout) addPlain(text string) {
	l.lines = append(l.lines, line{spans: []Span{{Text: text}}})
}

// Gap adds an empty line.
func (l *Layout) Gap() { l.lines = append(l.lines, line{}) }

// Space adds an empty line that Pages may leave out where there is little room.
func (l *Layout) Space() { l.lines = append(l.lines, line{loose: true}) }

// Margin returns the space before labels: two columns, none on a narrow screen.
func (l *Layout) Margin() string {
	if l.Narrow() {
		return ""
	}
	return "  "
}

// Narrow reports whether the width is less than 40 columns.
func (l *Layout) Narrow() bool { return l.Width < 40 }

// Pages divides the layout into parts of at most height lines. With a height of 0
// there is one part. The empty lines of Space are left out if there are fewer parts
// without them.
func (l *Layout) Pages(height int) []*Layout {
	pages := l.divide(height)
	if len(pages) > 1 {
		if tight := l.tight().divide(height); len(tight) < len(pages) {
			return tight
		}
	}
	return pages
}

// tight returns the layout without the empty lines of Space.
func (l *Layout) tight() *Layout {
	tight := &Layout{Width: l.Width, signs: l.signs, Aloud: l.Aloud}
	for _, line := range l.lines {
		if !line.loose {
			tight.lines = append(tight.lines, line)
		}
	}
	return tight
}

// divide divides the layout into parts of at most height lines; 0 means one part.
func (l *Layout) divide(height int) (pages []*Layout) {
	from, left := 0, height
	for i, line := range l.lines {
		rows := line.rows(l.Width)
		if height > 0 && i > from && rows > left {
			pages = append(pages, l.part(from, i))
			from, left = i, height
		}
		left -= rows
	}
	return append(pages, l.part(from, len(l.lines)))
}

// part returns the lines from one to below another.
func (l *Layout) part(from, to int) *Layout {
	return &Layout{l.Width, l.lines[from:to:to], l.signs, l.Aloud}
}

// Tall is how many rows of a terminal the lines take.
func (l *Layout) Tall() (n int) {
	for _, line := range l.lines {
		n += line.rows(l.Width)
	}
	return n
}

// rows is how many rows of a terminal a line takes: more than one if it is wider, as a line
// may be that is not to be broken.
func (l line) rows(width int) int {
	return max(1, (Width(l.text())+width-1)/max(width, 1))
}

// String returns the lines without styles, each with its line break.
func (l *Layout) String() string {
	var b strings.Builder
	for _, line := range l.lines {
		b.WriteString(line.text() + "\n")
	}
	return b.String()
}

// styled returns the lines with escape codes for their styles. Without colors it has
// codes for weights only.
func (l *Layout) styled(colors bool) string {
	var b strings.Builder
	for _, line := range l.lines {
		for _, s := range line.spans {
			b.WriteString(s.paint(colors))
		}
		b.WriteString("\n")
	}
	return b.String()
}
