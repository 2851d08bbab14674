package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A Query is what is looked for.
type Query struct{ terms []term }

// A term is a word, or several that must stand one behind the other.
type term struct {
	typed  string
	words  []word
	joined *word // the words without what parts them, as in ceasefire for cease-fire; nil: there is no such word
	quoted bool  // a word that only begins with it, or differs by a slip, will not do
}

// A word is a folded word.
type word struct {
	text    string
	single  string // its singular
	letters int
	figures bool // it has a figure, so that nothing but itself will do
}

func newWord(text string) word {
	return word{text, spell.Singular(text), utf8.RuneCountInString(text), strings.ContainsFunc(text, unicode.IsNumber)}
}

// quotes are the pairs of quotation marks, each followed by its partner.
const quotes = `""“”„“«»‹›「」`

// Parse reads a query. White space parts terms, but for what stands in quotation marks.
// A mark without its partner means nothing.
func Parse(typed string) (q Query) {
	for typed = strings.TrimSpace(typed); typed != ""; typed = strings.TrimSpace(typed) {
		chunk, quoted := "", false
		if chunk, quoted, typed = cutChunk(typed); chunk == "" {
			continue
		}
		t := term{typed: chunk, quoted: quoted}
		last := token{}
		for last = range tokens(chunk) {
			if text := fold(chunk[last.from:last.to]); text != "" {
				t.words = append(t.words, newWord(text))
			}
		}
		if len(t.words) > 1 && !quoted && last.chain == wordStart(chunk, 0) {
			joined := newWord(fold(chunk[last.chain:last.to]))
			t.joined = &joined
		}
		if len(t.words) > 0 {
			q.terms = append(q.terms, t)
		}
	}
	return q
}

// cutChunk cuts the first term off what was typed.
func cutChunk(typed string) (chunk string, quoted bool, rest string) {
	first, size := utf8.DecodeRuneInString(typed)
	for marks := []rune(quotes); len(marks) > 0; marks = marks[2:] {
		if first != marks[0] {
			continue
		}
		if chunk, rest, ok := strings.Cut(typed[size:], string(marks[1])); ok {
			return strings.TrimSpace(chunk), true, rest
		}
	}
	end := strings.IndexFunc(typed, unicode.IsSpace)
	if end < 0 {
		end = len(typed)
	}
	return typed[:end], false, typed[end:]
}

// Empty reports whether the query has no word.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// Len returns how many terms the query has.
func (q Query) Len() int { return len(q.terms) }

// How well a word of a document stands for a word of a query. Zero: not at all.
const (
	itself  = 1.0
	another = 0.95 // another form of it
	longer  = 0.7  // it begins with it
	slipped = 0.4  // it differs by a slip of the hand
)

// shortest is the number of letters of the shortest word that stands for words which
// begin with it: as hardly narrows anything down, and sea does.
const shortest = 3

// fit returns how well a word of a document stands for w.
func (w *word) fit(other *word) float64 {
	switch {
	case w.text == other.text:
		return itself
	case w.letters >= shortest && w.begins(other):
		return longer
	case w.figures || other.figures:
		return 0
	case w.single == other.single:
		return another
	case w.slips(other):
		return slipped
	}
	return 0
}

// begins reports whether another word begins with w. A number does not begin another
// one: 202 is no part of 2025, but 300 of 300bn.
func (w *word) begins(other *word) bool {
	rest, ok := strings.CutPrefix(other.text, w.text)
	if !ok || !w.figures {
		return ok && w.single != other.single
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(next)
}

// slips reports whether another word differs from w by slips of the hand: by one, or by
// two if it is long. In a word of up to four letters each makes another word.
func (w *word) slips(other *word) bool {
	most := 1
	switch {
	case w.letters < 5 || other.letters < 4:
		return false
	case w.letters > 8:
		most = 2
	}
	return other.letters-w.letters <= most && w.letters-other.letters <= most && spell.Slips(w.text, other.text, most) <= most
}
