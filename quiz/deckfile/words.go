package deckfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// mentions reports whether a folded word stands in a file of the course: in a name,
// an answer, a question or an explanation. Whoever typed it wrote a word and made no
// slip. It reads the files as they lie, for it is asked only after an answer that is
// nearly right.
func (c *Catalog) mentions(word string) bool {
	files, _ := c.all() // a file that cannot be read mentions nothing
	for _, f := range files {
		for i := range f.blocks {
			if hasWord(f.blocks[i].Raw, word) {
				return true
			}
		}
	}
	return false
}

// isSpelled reports whether a word of a text is a folded word, also where that has the long
// form of its umlauts: Baender for Bänder.
func isSpelled(text, word string) bool {
	return spell.Fold(text) == word || spell.Fold(spell.LongUmlauts(text)) == word
}

// hasWord reports whether a folded word stands in a text.
func hasWord(text, word string) bool {
	for len(text) > 0 {
		start := strings.IndexFunc(text, unicode.IsLetter)
		if start < 0 {
			return false
		}
		text = text[start:]
		end, plain := 0, true
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			plain = plain && size == 1
			end += size
		}
		if plain && strings.EqualFold(text[:end], word) || !plain && isSpelled(text[:end], word) {
			return true
		}
		text = text[end:]
	}
	return false
}
