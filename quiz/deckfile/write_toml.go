package deckfile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// This file writes values and keys of TOML in the form in which a person would.

// A table has keys with their values as they are written.
type table []struct{ key, value string }

func (t *table) add(key, value string) {
	*t = append(*t, struct{ key, value string }{key, value})
}

// text adds a text, unless it is empty.
func (t *table) text(key, text string) {
	if text != "" {
		t.add(key, quoted(text))
	}
}

// long adds a text that may go over several lines, unless it is empty.
func (t *table) long(key, text string) {
	switch {
	case text == "":
	case strings.Contains(text, "\n"):
		t.add(key, inLinesOfItsOwn(text))
	case width(text) > longText:
		t.add(key, folded(text))
	default:
		t.add(key, quoted(text))
	}
}

// texts adds a list of texts, unless it is empty.
func (t *table) texts(key string, texts []string) {
	if len(texts) > 0 {
		t.add(key, list(quotedAll(texts)))
	}
}

const (
	usualKey  = 7   // to which keys are padded, as those of nearly all questions are
	listWidth = 100 // the width of a list, in characters, from which it has an item on each line
	longText  = 110 // the width of a text, in characters, from which it goes over several lines
)

// String returns the keys with their values, the signs between them in one column. A
// longer key does not move the others.
func (t table) String() string {
	pad := 0
	for _, f := range t {
		if n := len(f.key); n <= usualKey || len(t) < 3 {
			pad = max(pad, n)
		}
	}
	if !t.has("id") {
		for _, f := range t {
			pad = max(pad, len(f.key))
		}
	}
	var b strings.Builder
	for _, f := range t {
		fmt.Fprintf(&b, "%-*s = %s\n", pad, f.key, f.value)
	}
	return b.String()
}

func (t table) has(key string) bool {
	for _, f := range t {
		if f.key == key {
			return true
		}
	}
	return false
}

// list writes a list: in one line if it is short and has no tables.
func list(items []string) string {
	line := "[" + strings.Join(items, ", ") + "]"
	if width(line) <= listWidth && !strings.Contains(line, "{ ") {
		return line
	}
	return "[\n  " + strings.Join(items, ",\n  ") + ",\n]"
}

// decimal writes a number without an exponent.
func decimal(x float64) string {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return strconv.FormatInt(int64(x), 10)
	}
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func width(text string) int { return len([]rune(text)) }

func quotedAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = quoted(t)
	}
	return all
}

// quoted writes a text in one line. It takes single quotes where others would have to be
// escaped.
func quoted(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, func(r rune) bool { return r == '\'' || needsEscape(r) }) {
		return "'" + text + "'"
	}
	return `"` + escaped(text) + `"`
}

// needsEscape reports whether a character may not stand in a text of TOML as it is.
func needsEscape(r rune) bool { return r < ' ' || r == 0x7f }

// escaped writes what stands between double quotes.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case needsEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inLinesOfItsOwn writes a text with its line breaks.
func inLinesOfItsOwn(text string) string {
	lines := strings.Split(strings.ToValidUTF8(text, "\ufffd"), "\n")
	for i := range lines {
		lines[i] = escapedLong(lines[i], i == len(lines)-1)
	}
	return "\"\"\"\n" + strings.Join(lines, "\n") + `"""`
}

// escapedLong writes what stands between three quotes, in which a single one needs no
// escape; last says that the closing quotes follow.
func escapedLong(text string, last bool) string {
	var b strings.Builder
	for i, r := range text {
		rest := text[i+len(string(r)):]
		if r == '"' && !strings.HasPrefix(rest, `"`) && !(last && rest == "") {
			b.WriteByte('"')
			continue
		}
		b.WriteString(escaped(string(r)))
	}
	return b.String()
}

// folded writes a long text in several lines that are one when they are read.
func folded(text string) string {
	var b strings.Builder
	b.WriteString("\"\"\"\n")
	column := 0
	words := strings.SplitAfter(strings.ToValidUTF8(text, "\ufffd"), " ")
	for i, word := range words {
		// A line cannot begin with a space: TOML would take it away.
		if n := width(word); column > 0 && column+n > listWidth && !strings.HasPrefix(word, " ") && !strings.HasPrefix(word, "\t") {
			b.WriteString("\\\n")
			column = 0
		}
		b.WriteString(escapedLong(word, i == len(words)-1))
		column += width(word)
	}
	return b.String() + `"""`
}
