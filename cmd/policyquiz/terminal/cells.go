package terminal

import (
	"math"
	"regexp"
	"strings"

	"policyquiz/quiz/chart"
)

// This file keeps together what is not to be broken in the cells of tables: figures and
// ids.

// tie is a space at which no line ends. It is written as a space.
const tie = "\u00a0"

// cellText is the clean text of a cell, where it is a figure with ties.
func (l *Layout) cellText(column chart.Column, c chart.Cell) string {
	text := l.clean(c.Text)
	if column.Number && !math.IsNaN(c.Value) {
		return tied(text)
	}
	return text
}

// tied ties a figure so that it is broken only before its interval: "59/100, 59 %" and
// "(49 to 68)" each stay on one line.
func tied(figure string) string {
	parts := strings.Split(figure, " (")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(part, " ", tie)
	}
	return strings.Join(parts, " (")
}

// untied writes ties as spaces.
func untied(line string) string { return strings.ReplaceAll(line, tie, " ") }

// anID is an id with a slash, with or without square brackets: [terms/who-pays].
var anID = regexp.MustCompile(`^\[?[\pL\pN._-]+(/[\pL\pN._-]+)+\]?$`)

// widestID is the width of the widest id of a clean text; 0 if it has none.
func widestID(text string) (columns int) {
	for word := range strings.FieldsSeq(text) {
		if anID.MatchString(word) {
			columns = max(columns, Width(word))
		}
	}
	return columns
}

// wholeLines breaks a clean text as wrap does. But an id that is wider than a line stands
// whole on a line of its own, which is too wide: whoever copies it from two lines would get
// a space within it.
func wholeLines(text string, width int, first, rest string) (lines []string) {
	for {
		before, id, after := cutWide(text, width-Width(rest))
		if before != "" || id == "" {
			lines = append(lines, wrap(before, width, first, rest)...)
			first = rest
		}
		if id != "" {
			lines = append(lines, first+id)
		}
		if after == "" {
			return lines
		}
		text, first = after, rest
	}
}

// cutWide cuts a text at its first id that is wider than the room. Without one, all of the
// text is before it.
func cutWide(text string, room int) (before, id, after string) {
	const blank = " \n"
	for begin := 0; begin < len(text); {
		begin += len(text[begin:]) - len(strings.TrimLeft(text[begin:], blank))
		word := text[begin:]
		if end := strings.IndexAny(word, blank); end >= 0 {
			word = word[:end]
		}
		if Width(word) > room && anID.MatchString(word) {
			return strings.TrimRight(text[:begin], blank), word, strings.TrimLeft(text[begin+len(word):], blank)
		}
		begin += len(word)
	}
	return text, "", ""
}
