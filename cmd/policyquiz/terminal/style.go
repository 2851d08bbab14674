package terminal

import "strings"

// A Style is how text looks. Its words must mean the same without it, because a
// terminal may show neither weights nor colours. The zero Style is the terminal's own.
//
// A style with both a weight and a colour has the weight only where colours are not
// wanted. Many terminals show what is bold and coloured in a brighter colour, which is
// too faint on a light ground.
type Style struct {
	Weight Weight
	Color  Color
}

// A Weight says how much a text is noticed.
type Weight uint8

// The weights.
const (
	Normal Weight = iota
	Bold          // what the eye should find
	Dim           // what nobody has to read
)

// A Color is a colour of text, by its number in escape codes. The zero Color is the
// terminal's own colour.
type Color string

// The colours. Yellow and cyan are not among them because they cannot be read on a light
// ground, and blue because it cannot be read on a dark one.
const (
	Red     Color = "31"
	Green   Color = "32"
	Magenta Color = "35"
)

// A Span is text in one style.
type Span struct {
	Style Style
	Text  string
}

// paint returns the text with the escape codes of its style. Spaces at its beginning
// stay outside of them. Without colors it has codes for weights only.
func (s Span) paint(colors bool) string {
	text := strings.TrimLeft(s.Text, " ")
	code := s.Style.code(colors)
	if code == "" || text == "" {
		return s.Text
	}
	return s.Text[:len(s.Text)-len(text)] + "\x1b[" + code + "m" + text + "\x1b[0m"
}

// code returns the number of the style in escape codes, or "".
func (s Style) code(colors bool) string {
	switch {
	case colors && s.Color != "":
		return string(s.Color)
	case s.Weight == Bold:
		return boldCode
	case s.Weight == Dim:
		return dimCode
	}
	return ""
}

// A painter finds the styles of lines into which spans were broken. Lines have all
// characters of the spans but for spaces and line breaks, so it counts the others.
type painter struct {
	rest []Span // the spans that are not finished
	left int    // how many characters of the first of them are to come
}

// cut returns the next line as spans.
func (p *painter) cut(text string) (spans []Span) {
	begin := 0
	for i, r := range text {
		if r == ' ' {
			continue
		}
		for p.left == 0 && len(p.rest) > 1 {
			if i > begin {
				spans = append(spans, Span{p.rest[0].Style, text[begin:i]})
				begin = i
			}
			p.rest = p.rest[1:]
			p.left = ink(p.rest[0].Text)
		}
		p.left--
	}
	return append(spans, Span{p.rest[0].Style, text[begin:]})
}

// ink returns how many characters of text are neither spaces nor line breaks.
func ink(text string) (n int) {
	for _, r := range text {
		if r != ' ' && r != '\n' {
			n++
		}
	}
	return n
}
