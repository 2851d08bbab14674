package terminal

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes s one line that does nothing to a terminal but show itself.
// Line breaks and tabs become spaces; see standIn for the rest.
func Clean(s string) string {
	return strings.ReplaceAll(CleanLines(s), "\n", " ")
}

// CleanLines is Clean for text of several lines: it keeps line breaks.
func CleanLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return standIn(r)
	}, s)
}

// standIn returns r if a terminal may be given it, else what to show in its
// place, so that a deck's author sees that something is there: a picture of a
// control character, or U+FFFD for the others that act unseen. These are the
// C1 controls, overrides of writing direction, line and paragraph separators,
// and characters that Unicode says to show as nothing.
func standIn(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < ' ':
		return '\u2400' + r
	case r == '\x7f':
		return '\u2421'
	case r == '\u200c' || r == '\u200d':
		return r // joiners: emoji are built with them, and Persian is spelt with them
	case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
		return unicode.ReplacementChar
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return unicode.ReplacementChar
	}
	return r
}

// A Writer is the way out to a screen, a pipe or a file. It lets text, line
// ends and tabs pass and puts a picture in the place of everything that would
// act on a terminal. What decks, seeds, histories, file names and the keyboard
// say goes through it, so no verb has to think of it.
//
// It remembers the first error of what is behind it: a full disk fails a verb,
// though those who print do not ask.
type Writer struct {
	w    io.Writer
	part []byte // of a character whose rest has not come yet
	err  error
}

// NewWriter returns a Writer in front of w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Write cleans p and hands it on.
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
	_, err := io.WriteString(w.w, cleanOutput(string(text[:whole])))
	w.part = append([]byte(nil), text[whole:]...)
	if w.err == nil {
		w.err = err
	}
	return len(p), err
}

// Err is the first error of a Write, or nil.
func (w *Writer) Err() error { return w.err }

// cleanOutput is CleanLines for what goes out: it keeps tabs too.
func cleanOutput(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return standIn(r)
	}, s)
}
