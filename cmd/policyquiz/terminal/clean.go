package terminal

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s as one line that is safe to send to a terminal. Line breaks and
// tabs become spaces. Visible characters replace control characters and others
// that act on a terminal without being seen.
func Clean(s string) string {
	return strings.ReplaceAll(CleanLines(s), "\n", " ")
}

// CleanLines does what Clean does, but keeps line breaks.
func CleanLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return standIn(r)
	}, s)
}

// standIn returns r if it is safe to send to a terminal, and otherwise a visible
// character in its place, so that the author of a deck sees that something is
// there. A control character becomes its picture (U+2400 to U+2421). The others
// become U+FFFD: C1 controls, overrides of the writing direction, line and
// paragraph separators, and characters that Unicode shows as nothing.
func standIn(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < ' ':
		return '\u2400' + r
	case r == '\x7f':
		return '\u2421'
	case r == '\u200c' || r == '\u200d':
		return r // joiners, which emoji and the spelling of Persian need
	case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
		return unicode.ReplacementChar
	case unicode.Is(unicode.Variation_Selector, r) && r > '\ufe0f':
		return unicode.ReplacementChar // of Chinese characters, which terminals ignore; the others are for emoji and Mongolian
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return unicode.ReplacementChar
	}
	return r
}

// A Writer cleans all text on its way to a screen, a pipe or a file. Text, line
// breaks and tabs pass; visible characters replace all that would act on a
// terminal. Text from decks, seeds, histories, file names and the keyboard goes
// through it, so the verbs need not clean it.
//
// A Writer remembers the first error of the writer behind it. So a verb fails on a
// full disk although the code that prints does not check for errors.
type Writer struct {
	w     io.Writer
	signs *strings.Replacer // the signs of the terminal behind; nil: all
	part  []byte            // the first bytes of a character whose other bytes are not written yet
	err   error
}

// NewWriter returns a Writer in front of w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Write cleans p and writes it. It keeps an incomplete character at the end of p
// for the next call. The error is that of the writer behind.
func (w *Writer) Write(p []byte) (int, error) {
	text := append(w.part, p...)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if last := text[len(text)-back:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				whole -= back
			}
			break
		}
	}
	out := cleanOutput(string(text[:whole]))
	if w.signs != nil {
		out = w.signs.Replace(out)
	}
	_, err := io.WriteString(w.w, out)
	w.part = append([]byte(nil), text[whole:]...)
	if w.err == nil {
		w.err = err
	}
	return len(p), err
}

// Err returns the first error of a Write, or nil.
func (w *Writer) Err() error { return w.err }

// cleanOutput does what CleanLines does, but keeps tabs too.
func cleanOutput(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return standIn(r)
	}, s)
}
