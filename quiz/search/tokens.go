package search

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// This file parts a text into words.

// A token is a word of a text.
type token struct {
	from, to int // bytes
	chain    int // where the words begin that are joined to this one by hyphens; from if it is the first
}

// tokens walks over the words of a text. A point or an apostrophe between letters, and a
// point or a comma between figures, belong to a word; a hyphen between letters parts two.
// Where a script sets no spaces, each character is a word.
func tokens(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		chain := -1
		for at := 0; at < len(text); {
			from := wordStart(text, at)
			if from == len(text) {
				return
			}
			to := wordEnd(text, from)
			if chain < 0 || !isHyphen(text[at:from]) {
				chain = from
			}
			if !yield(token{from, to, chain}) {
				return
			}
			at = to
		}
	}
}

// isHyphen reports whether a hyphen, and nothing else, stands between two words.
func isHyphen(gap string) bool { return gap == "-" || gap == "‐" || gap == "‑" }

// wordStart returns where the next word begins, or the end of the text.
func wordStart(text string, at int) int {
	for at < len(text) {
		if c := text[at]; c < utf8.RuneSelf {
			if isAlphanumeric(c) {
				return at
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if isWordRune(r) {
			return at
		}
		at += size
	}
	return at
}

// wordEnd returns where the word ends that begins at a place.
func wordEnd(text string, from int) int {
	at := from
	for at < len(text) {
		c := text[at]
		switch {
		case isAlphanumeric(c):
			at++
			continue
		case c < utf8.RuneSelf:
			if !strings.ContainsRune(".,'", rune(c)) || !goesOn(text, at, at+1) {
				return at
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case isAlone(r) && at == from:
			return at + size
		case isAlone(r):
			return at
		case isWordRune(r):
			at += size
		case (r == '’' || r == 'ʼ') && goesOn(text, at, at+size):
			at += size
		default:
			return at
		}
	}
	return at
}

// goesOn reports whether a mark within a text, from one place to another, belongs to a
// word: it stands between letters, or, if it is no apostrophe, between figures.
func goesOn(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	switch mark := text[from]; {
	case unicode.IsNumber(before) && unicode.IsNumber(after):
		return mark == '.' || mark == ','
	case mark == ',':
		return false
	}
	return unicode.IsLetter(before) && unicode.IsLetter(after) && !isAlone(after)
}

func isAlphanumeric(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|' ' && c|' ' <= 'z' }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// isAlone reports whether a character is a word by itself: of a script that sets no
// spaces.
func isAlone(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// fold returns the key of a word.
func fold(text string) string {
	if plainLower(text) {
		return text
	}
	return spell.Fold(text)
}

// plainLower reports whether a text is nothing but letters from a to z and figures, so
// that it is its own key.
func plainLower(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
