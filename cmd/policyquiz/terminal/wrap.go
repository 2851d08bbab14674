package terminal

// Text is made harmless first and broken into lines then. Widths are columns,
// counted by what a reader sees as one character (a grapheme): a Chinese
// character or an emoji takes two, a combining accent none.
//
// The order is always clean, then wrap or fit, then colour: wrap would count an
// escape code as text, and clean would make it visible.

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Width returns how many columns s takes.
func Width(s string) int {
	return displaywidth.String(s)
}

// fit cuts s to at most width columns; an ellipsis shows where.
func fit(s string, width int) string {
	if width < 1 {
		return ""
	}
	return displaywidth.TruncateString(s, width, "…")
}

// head returns as much of the beginning of s as fits into width columns.
func head(s string, width int) string {
	return displaywidth.TruncateString(s, max(width, 0), "")
}

// tail returns as much of the end of s as fits into width columns.
func tail(s string, width int) string {
	over := Width(s) - width
	g := displaywidth.StringGraphemes(s)
	for over > 0 && g.Next() {
		over -= g.Width()
		s = s[len(g.Value()):]
	}
	return s
}

// wrap breaks text into lines no wider than width: at line breaks, at spaces,
// after hyphens and between Chinese or Japanese characters, and inside a word
// only if it is wider than a line. The first line begins with first, all others
// with rest; both are cut short where they would leave too little room.
// A character of two columns still takes two when width is 1.
func wrap(text string, width int, first, rest string) []string {
	width = max(width, 1)
	f := filler{width: width, rest: indent(rest, width)}
	f.begin(indent(first, width))
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			f.next()
		}
		for _, p := range pieces(paragraph) {
			f.add(p)
		}
	}
	f.end()
	return f.lines
}

// indent cuts a line's prefix so that at least half of the width, and room for
// one wide character, is left for text.
func indent(prefix string, width int) string {
	return head(prefix, min(width/2, width-2))
}

// A filler fills lines with pieces.
type filler struct {
	width int
	rest  string // begins every line but the first
	lines []string

	line  strings.Builder // the line being filled
	room  int             // the columns left on it
	blank bool            // it has no text yet
}

func (f *filler) begin(prefix string) {
	f.line.Reset()
	f.line.WriteString(prefix)
	f.room = f.width - Width(prefix)
	f.blank = true
}

func (f *filler) end() {
	f.lines = append(f.lines, strings.TrimRight(f.line.String(), " "))
}

func (f *filler) next() {
	f.end()
	f.begin(f.rest)
}

func (f *filler) write(text string, width int) {
	f.line.WriteString(text)
	f.room -= width
	f.blank = false
}

// add puts p on the line, or on a new one if it does not fit. The spaces before
// a piece are lost where a line begins.
func (f *filler) add(p piece) {
	if !f.blank && p.gap+p.width > f.room {
		f.next()
	}
	if !f.blank {
		f.write(strings.Repeat(" ", p.gap), p.gap)
	}
	if p.width <= f.room {
		f.write(p.text, p.width)
		return
	}
	f.split(p.text)
}

// split puts a piece wider than a line on as many lines as it needs.
func (f *filler) split(text string) {
	g := displaywidth.StringGraphemes(text)
	for g.Next() {
		if !f.blank && g.Width() > f.room {
			f.next()
		}
		f.write(g.Value(), g.Width())
	}
}

// A piece is text that stays together as long as it fits on a line.
type piece struct {
	gap   int // spaces before it
	text  string
	width int
}

// pieces cuts a paragraph wherever a line may end.
func pieces(paragraph string) []piece {
	var all []piece
	var p piece
	var before, last string // the last two graphemes
	g := displaywidth.StringGraphemes(paragraph)
	for g.Next() {
		v := g.Value()
		if p.text != "" && (v == " " || breaks(before, last, v)) {
			all = append(all, p)
			p = piece{}
		}
		if v == " " {
			p.gap++
		} else {
			p.text += v
			p.width += g.Width()
		}
		before, last = last, v
	}
	if p.text != "" {
		all = append(all, p)
	}
	return all
}

// Punctuation of Chinese and Japanese that may not begin a line, or end one.
const (
	notFirst = "、。，．・：；？！…）」』】〉》〕］｝ー々％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	notLast  = "（「『【〈《〔［｛"
)

// breaks reports whether a line may end between the graphemes last and next;
// before is the one before last.
func breaks(before, last, next string) bool {
	switch last {
	case "-", "‐", "–", "—":
		return startsWithLetter(before) && startsWithLetter(next)
	}
	return Width(last) == 2 && Width(next) == 2 &&
		!strings.Contains(notLast, last) && !strings.Contains(notFirst, next)
}

func startsWithLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r)
	}
	return false
}

// lastGrapheme returns where the last grapheme of s begins.
func lastGrapheme(s string) int {
	begin := 0
	g := displaywidth.StringGraphemes(s)
	for end := 0; g.Next(); end += len(g.Value()) {
		begin = end
	}
	return begin
}

// firstGrapheme returns where the first grapheme of s ends.
func firstGrapheme(s string) int {
	g := displaywidth.StringGraphemes(s)
	if !g.Next() {
		return 0
	}
	return len(g.Value())
}

// lastWord returns where the last word of s begins.
func lastWord(s string) int {
	return strings.LastIndex(strings.TrimRight(s, " "), " ") + 1
}

// Fit makes s one clean line of at most width columns; an ellipsis shows where
// it was cut.
func Fit(s string, width int) string { return fit(Clean(s), width) }
