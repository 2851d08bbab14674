package terminal

import "strings"

// A Layout is text broken into lines for one width. Whatever is added to it is
// cleaned. Its zero value with a Width is ready to use.
type Layout struct {
	Width int // columns, 1 or more
	lines []line
}

// A line is clean text, with the colour in which it is shown where colour may
// be used.
type line struct {
	text  string
	color Color
}

// A Color is a colour of text. It never says anything alone: the words do.
type Color string

// The colours, as the numbers that terminals know them by. The zero Color is
// the terminal's own.
const (
	Red    Color = "31"
	Green  Color = "32"
	Yellow Color = "33"
)

// Say adds a paragraph that hangs behind first; a narrow screen has room for a
// small indent only.
func (l *Layout) Say(first, text string) { l.SayIn("", first, text) }

// SayIn is Say in a colour.
func (l *Layout) SayIn(c Color, first, text string) {
	const small = 3
	first, text = Clean(first), CleanLines(text)
	hang := Width(first)
	if l.Narrow() && hang > small {
		hang = small
		if strings.TrimSpace(first) == "" {
			first = strings.Repeat(" ", small)
		} else {
			first, text = "", first+text
		}
	}
	for _, text := range wrap(text, l.Width, first, strings.Repeat(" ", hang)) {
		l.lines = append(l.lines, line{text, c})
	}
}

// Beside adds a paragraph in the first columns, and behind its first line what
// stands in the columns after them.
func (l *Layout) Beside(text string, columns int, behind string) {
	for i, text := range wrap(CleanLines(text), columns, "", "  ") {
		if i == 0 {
			text += strings.Repeat(" ", max(columns-Width(text), 0)) + Clean(behind)
		}
		l.lines = append(l.lines, line{text: strings.TrimRight(text, " ")})
	}
}

// Verbatim adds a line that is there to be copied, however wide.
func (l *Layout) Verbatim(text string) { l.lines = append(l.lines, line{text: Clean(text)}) }

// Gap adds an empty line.
func (l *Layout) Gap() { l.lines = append(l.lines, line{}) }

// Item adds an entry of a list behind its label.
func (l *Layout) Item(label, text string) { l.Say(l.Margin()+label+"  ", text) }

// Points adds one thing behind its name, or several below it.
func (l *Layout) Points(name string, things []string) {
	switch len(things) {
	case 0:
	case 1:
		l.Say(l.Margin()+name, things[0])
	default:
		l.Say(l.Margin(), strings.TrimSpace(name))
		for _, t := range things {
			l.Say(l.Margin()+"- ", t)
		}
	}
}

// Margin is the space before labels; narrow screens have none to spare.
func (l *Layout) Margin() string {
	if l.Narrow() {
		return ""
	}
	return "  "
}

// Narrow reports whether there are fewer than 40 columns.
func (l *Layout) Narrow() bool { return l.Width < 40 }

// Pages divides the layout into parts of at most so many lines; 0 lines: one
// part.
func (l *Layout) Pages(height int) []*Layout {
	if height <= 0 || len(l.lines) <= height {
		return []*Layout{l}
	}
	first := &Layout{l.Width, l.lines[:height:height]}
	rest := &Layout{l.Width, l.lines[height:]}
	return append([]*Layout{first}, rest.Pages(height)...)
}

// String is the text without colours.
func (l *Layout) String() string { return l.render(false) }

// render writes the lines, with escape codes for colours where these are
// wanted.
func (l *Layout) render(colors bool) string {
	var b strings.Builder
	for _, line := range l.lines {
		if colors && line.color != "" {
			b.WriteString("\x1b[" + string(line.color) + "m" + line.text + "\x1b[0m\n")
			continue
		}
		b.WriteString(line.text + "\n")
	}
	return b.String()
}
