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

// A line is clean text with its colour. The colour is left out where colours are
// not wanted.
type line struct {
	text  string
	color Color
}

// A Color is a colour of text. The words of the text must mean the same without
// it.
type Color string

// The colours, with their numbers in escape codes. The zero Color is the
// terminal's own colour.
const (
	Red    Color = "31"
	Green  Color = "32"
	Yellow Color = "33"
)

// Say adds a paragraph that begins with first. Its other lines are indented by the
// width of first; on a narrow screen, by 3 columns at most.
func (l *Layout) Say(first, text string) { l.SayIn("", first, text) }

// SayIn does what Say does, in a colour.
func (l *Layout) SayIn(c Color, first, text string) {
	const small = 3
	first, text = l.clean(first), l.clean(text)
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

// Beside adds a paragraph of so many columns, and the text behind to the right of
// its first line.
func (l *Layout) Beside(text string, columns int, behind string) {
	for i, text := range wrap(l.clean(text), columns, "", "  ") {
		if i == 0 {
			text += strings.Repeat(" ", max(columns-Width(text), 0)) + l.clean(behind)
		}
		l.lines = append(l.lines, line{text: strings.TrimRight(text, " ")})
	}
}

// Verbatim adds a line that is not broken, however wide it is, so that people can
// copy it.
func (l *Layout) Verbatim(text string) { l.lines = append(l.lines, line{text: l.shown(Clean(text))}) }

// Gap adds an empty line.
func (l *Layout) Gap() { l.lines = append(l.lines, line{}) }

// Item adds an item of a list: its label, then its text.
func (l *Layout) Item(label, text string) { l.Say(l.Margin()+label+"  ", text) }

// Points adds a name and things. One thing comes on the line of the name; several
// come below it, one on each line. Without things it adds nothing.
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
// there is one part.
func (l *Layout) Pages(height int) []*Layout {
	if height <= 0 || len(l.lines) <= height {
		return []*Layout{l}
	}
	first := &Layout{l.Width, l.lines[:height:height], l.signs, l.Aloud}
	rest := &Layout{l.Width, l.lines[height:], l.signs, l.Aloud}
	return append([]*Layout{first}, rest.Pages(height)...)
}

// String returns the lines without colours, each with its line break.
func (l *Layout) String() string { return l.render(false) }

// render returns the lines, with escape codes for colours if colors is true.
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
