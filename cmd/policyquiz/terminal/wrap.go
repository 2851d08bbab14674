package terminal

// This file breaks text into lines. Widths are in columns. They are counted by what
// a reader sees as one character (a grapheme): a Chinese character or an emoji has
// two columns, a combining accent none.
//
// Text is first cleaned, then wrapped or cut, then coloured. Another order is wrong:
// wrap would count an escape code as text, and clean would make it visible.

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Width returns the width of s in columns.
func Width(s string) int {
	return displaywidth.String(s)
}

// fit cuts s to at most width columns. An ellipsis shows where it was cut.
func fit(s string, width int) string {
	if width < 1 {
		return ""
	}
	return displaywidth.TruncateString(s, width, "…")
}

// head returns the part of the beginning of s that fits into width columns.
func head(s string, width int) string {
	return displaywidth.TruncateString(s, max(width, 0), "")
}

// tail returns the part of the end of s that fits into width columns.
func tail(s string, width int) string {
	over := Width(s) - width
	g := displaywidth.StringGraphemes(s)
	for over > 0 && g.Next() {
		over -= g.Width()
		s = s[len(g.Value()):]
	}
	return s
}

// wrap breaks text into lines that are at most width columns wide. A line may end at
// a line break, at a space, after a dash, and between Chinese or Japanese characters. It
// ends inside a word only if the word is wider than a line, and then after a hyphen if
// there is one: who copies an id from two lines would lose the rest of it. The first
// line begins with first, all others with rest; both are cut if they leave too
// little room. With a width of 1, a character of two columns makes its line too
// wide.
func wrap(text string, width int, first, rest string) []string {
	width = max(width, 1)
	f := filler{width: width, rest: indent(rest, width)}
	f.begin(indent(first, width))
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			f.next()
		}
		for _, p := range unbroken(pieces(paragraph), width-Width(f.rest)) {
			f.add(p)
		}
	}
	f.end()
	return f.lines
}

// indent cuts the prefix of a line so that at least half of the width is left for
// text, and at least two columns.
func indent(prefix string, width int) string {
	return head(prefix, min(width/2, width-2))
}

// A filler fills lines with pieces.
type filler struct {
	width int
	rest  string   // the beginning of every line but the first
	lines []string // the lines that are full

	line  strings.Builder // the line being filled
	room  int             // the columns that are left on it
	blank bool            // whether it has no text yet
}

// begin begins a line with a prefix.
func (f *filler) begin(prefix string) {
	f.line.Reset()
	f.line.WriteString(prefix)
	f.room = f.width - Width(prefix)
	f.blank = true
}

// end ends the line.
func (f *filler) end() {
	f.lines = append(f.lines, strings.TrimRight(f.line.String(), " "))
}

// next ends the line and begins another.
func (f *filler) next() {
	f.end()
	f.begin(f.rest)
}

// write appends text to the line.
func (f *filler) write(text string, width int) {
	f.line.WriteString(text)
	f.room -= width
	f.blank = false
}

// add puts p on the line, or on a new one if it does not fit. At the beginning of a
// line it leaves out the spaces before p.
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

// split puts a piece that is wider than a line on several lines.
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
	gap   int    // the number of spaces before it
	text  string // without spaces
	width int    // of text, in columns
}

// pieces cuts a paragraph at each place where a line may end.
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

// unbroken puts the parts of hyphenated words together again, as far as the whole word fits
// into so many columns.
func unbroken(parts []piece, room int) []piece {
	var all []piece
	for len(parts) > 0 {
		word, n := parts[0], 1
		for n < len(parts) && parts[n].gap == 0 && endsInHyphen(word.text) {
			word.text += parts[n].text
			word.width += parts[n].width
			n++
		}
		if word.width <= room {
			all = append(all, word)
		} else {
			all = append(all, parts[:n]...)
		}
		parts = parts[n:]
	}
	return all
}

// endsInHyphen reports whether a text ends in a hyphen, which may be part of an id.
func endsInHyphen(text string) bool {
	return strings.HasSuffix(text, "-") || strings.HasSuffix(text, "‐")
}

// Chinese and Japanese punctuation that may not be the first on a line, or the
// last.
const (
	notFirst = "、。，．・：；？！…）」』】〉》〕］｝ー々％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	notLast  = "（「『【〈《〔［｛"
)

// breaks reports whether a line may end between the graphemes last and next. Before
// is the grapheme before last.
func breaks(before, last, next string) bool {
	switch last {
	case "-", "‐", "–", "—":
		return startsWithLetter(before) && startsWithLetter(next)
	}
	return Width(last) == 2 && Width(next) == 2 &&
		!strings.Contains(notLast, last) && !strings.Contains(notFirst, next)
}

// startsWithLetter reports whether s begins with a letter.
func startsWithLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r)
	}
	return false
}

// lastGrapheme returns the byte position at which the last grapheme of s begins.
func lastGrapheme(s string) int {
	begin := 0
	g := displaywidth.StringGraphemes(s)
	for end := 0; g.Next(); end += len(g.Value()) {
		begin = end
	}
	return begin
}

// firstGrapheme returns the byte position at which the first grapheme of s ends.
func firstGrapheme(s string) int {
	g := displaywidth.StringGraphemes(s)
	if !g.Next() {
		return 0
	}
	return len(g.Value())
}

// lastWord returns the byte position at which the last word of s begins.
func lastWord(s string) int {
	return strings.LastIndex(strings.TrimRight(s, " "), " ") + 1
}

// firstWord returns the byte position behind the first word of s.
func firstWord(s string) int {
	spaces := len(s) - len(strings.TrimLeft(s, " "))
	if word := strings.Index(s[spaces:], " "); word >= 0 {
		return spaces + word
	}
	return len(s)
}

// FitWords is Fit, but it cuts between words where one ends in the second half of the
// width.
func FitWords(s string, width int) string {
	whole := Clean(s)
	cut := fit(whole, width)
	kept, ok := strings.CutSuffix(cut, "…")
	if !ok || cut == whole {
		return cut
	}
	if space := strings.LastIndex(kept, " "); space > len(kept)/2 && !strings.HasPrefix(whole[len(kept):], " ") {
		return strings.TrimRight(kept[:space], " ,;:") + " …"
	}
	return cut
}

// Fit returns s as one clean line of at most width columns. An ellipsis shows where
// it was cut.
func Fit(s string, width int) string { return fit(Clean(s), width) }
