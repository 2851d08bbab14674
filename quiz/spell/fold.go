// Package spell decides when two spellings are one answer.
//
// [Fold] takes away what a reader would not call a difference: case, accents
// of Latin letters, punctuation, spaces. [Compare] forgives, beyond that, a
// few slips of the hand in long words, but never one that may have meant
// something else. [Nearest] finds what a mistyped name may have been.
package spell

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key under which spellings are one: two texts are the same
// answer, without any slip, exactly when their keys are equal. A key is for
// comparing, not for showing: "The Non-Alignment Treaty" has the key
// "nonalignmenttreaty", so that hyphen, space and neither are one. It is
// empty when s has no letter, number or symbol, and Fold leaves a key as it is.
//
//   - Case, full and half width, ligatures and characters that show nothing
//     do not count, nor does a leading the, a or an before another word.
//   - Accents fall from Latin letters only. In other scripts they make another
//     letter: Ukrainian й is not и.
//   - Punctuation does not count, but within a number it does: 1.5 is not 15,
//     though 1,000 is 1000, and -2 is not 2. Symbols always count, and % is one.
func Fold(s string) string {
	if k, ok := foldPlain(s); ok {
		return k
	}
	return key(words(s))
}

// foldPlain folds a text of ASCII letters, spaces and such punctuation as is
// never kept, as most texts are. It does what Fold does with any text, in a
// tenth of the time; ok is false where there is more to think of.
func foldPlain(s string) (folded string, ok bool) {
	var room [128]byte
	text := room[:0]
	words, inside, spaced := 0, false, false
	for i := range len(s) {
		c := s[i]
		switch {
		case isASCIILetter(c):
			if !inside {
				if words == 1 && spaced && isArticle(string(text)) {
					text, words = text[:0], 0
				}
				words, inside = words+1, true
			}
			text = append(text, c|' ')
		case !isPlainPunctuation(c):
			return "", false
		case inside && (c == '.' || c == apostrophe) && i+1 < len(s) && isASCIILetter(s[i+1]):
			// dropped, within its word
		case inside:
			inside, spaced = false, c == ' ' || c == '\n' || c == '\t'
		}
	}
	return string(text), true
}

func isASCIILetter(c byte) bool { return 'a' <= c|' ' && c|' ' <= 'z' }

func isPlainPunctuation(c byte) bool { return strings.IndexByte(" \n\t,.;:!?'\"()[]-/", c) >= 0 }

// A word is a part of a text that is met or missed by itself. Hyphens between
// letters end a word as white space does.
type word struct {
	text   string // folded
	exact  bool   // so short of redundancy that a slip makes another word
	spaced bool   // the word before it ends in white space, not in "A." or "A/"
}

// key joins words as Fold promises.
func key(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.text)
	}
	// Words of Korean may only now have met the rest of their syllable.
	return norm.NFC.String(b.String())
}

// words splits s into its words, without a leading article. Where two words
// would run together into another number, the second begins with a space.
func words(s string) []word {
	var (
		all  []word
		next wordBuilder
	)
	text := plain(s)
	for i, r := range text {
		switch roleAt(text, i) {
		case kept:
			next.add(r)
		case parting:
			if next.text.Len() > 0 {
				all = append(all, next.word())
				next = wordBuilder{spaced: unicode.IsSpace(r)}
			}
		}
	}
	if next.text.Len() > 0 {
		all = append(all, next.word())
	}
	return keepNumbersApart(dropArticle(all))
}

// dropArticle drops leading articles that stand before another word: all of
// them, and none before a sign, since a key must fold to itself and keeps the
// space there.
func dropArticle(ws []word) []word {
	for len(ws) > 1 && ws[1].spaced && ws[1].text[0] != dash {
		if !isArticle(ws[0].text) {
			return ws
		}
		ws = ws[1:]
	}
	return ws
}

func isArticle(word string) bool { return word == "the" || word == "a" || word == "an" }

// keepNumbersApart puts a space before each word that would otherwise carry on
// the number before it, and before signs, which a key would join to a word.
func keepNumbersApart(ws []word) []word {
	for i := 1; i < len(ws); i++ {
		before := []rune(ws[i-1].text)
		first := []rune(ws[i].text)[0]
		if first == dash || unicode.IsNumber(first) && unicode.IsNumber(before[len(before)-1]) {
			ws[i].text = " " + ws[i].text
		}
	}
	return ws
}

// A wordBuilder gathers one word.
type wordBuilder struct {
	text          strings.Builder
	spaced        bool
	upper, lower  int  // letters of each case
	last          rune // as it was written
	beyondLetters bool // has a number or symbol
}

// add appends a rune, written as in the text.
func (b *wordBuilder) add(r rune) {
	switch {
	case unicode.IsUpper(r):
		b.upper++
	case unicode.IsLower(r):
		b.lower++
	case !unicode.IsLetter(r) && !unicode.IsMark(r):
		b.beyondLetters = true
	}
	b.last = r
	r = foldCase(r)
	if english, ok := latin[r]; ok {
		b.text.WriteString(english)
	} else {
		b.text.WriteRune(r)
	}
}

// word returns the word gathered. It is exact if it has a number or symbol,
// or stands in capitals, as do NATO, NGOs and the I of Minsk I.
func (b *wordBuilder) word() word {
	capitals := b.upper > 0 && b.lower == 0 ||
		b.upper > 1 && b.lower == 1 && b.last == 's'
	return word{
		text:   norm.NFC.String(b.text.String()),
		exact:  b.beyondLetters || capitals,
		spaced: b.spaced,
	}
}

// A role is what a rune does for the words of a text.
type role int

const (
	kept    role = iota // belongs to a word
	dropped             // belongs to none, and parts none: "U.S." is "US"
	parting             // ends a word
)

// roleAt returns the role of text[i] in a text made plain.
func roleAt(text []rune, i int) role {
	r := text[i]
	if inWord(r) {
		return kept
	}
	before, after := ' ', ' '
	if i > 0 {
		before = text[i-1]
	}
	if i+1 < len(text) {
		after = text[i+1]
	}
	numbers := unicode.IsNumber(before) && unicode.IsNumber(after)
	switch {
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return parting
	case numbers && r == ',' && leadingNumbers(text[i+1:]) == 3:
		return dropped // 1,000
	case numbers, r == '%', unicode.IsSymbol(r):
		return kept
	case r == dash && unicode.IsNumber(after) && (unicode.IsSpace(before) || before == '('):
		return kept // a sign
	case !inWord(before) || !inWord(after):
		return parting
	case r == dash && !unicode.IsNumber(before) && !unicode.IsNumber(after):
		return parting // NATO-Russia, but F-16 is one word
	case r == dash, r == apostrophe, r == '.':
		return dropped
	default:
		return parting
	}
}

// inWord reports whether r belongs to a word wherever it stands.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// leadingNumbers counts the numbers that text begins with.
func leadingNumbers(text []rune) int {
	for n, r := range text {
		if !unicode.IsNumber(r) {
			return n
		}
	}
	return len(text)
}

// What plain makes of all dashes and apostrophes.
const (
	dash       = '-'
	apostrophe = '\''
)

// apostrophes are what is typed for one. The modifier letters serve in
// Ukrainian words and in transliteration; to Unicode they are letters.
const apostrophes = "´‘’‛ʹʻʼʽʾʿˈ′"

// plain returns s with widths, ligatures and the like made plain, accents
// parted from their letters and kept only where they make another letter,
// and without what shows nothing. Case stays.
func plain(s string) []rune {
	text := make([]rune, 0, len(s))
	accented := false // whether the rune before may bear accents
	for _, r := range decompose(s) {
		switch {
		case r == '&':
			text = append(text, []rune(" and")...)
			r = ' '
		case r == '`':
			r = apostrophe
		case r <= unicode.MaxASCII:
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
			continue
		case unicode.IsMark(r):
			if accented {
				text = append(text, r)
			}
			continue
		case unicode.Is(unicode.Pd, r), r == '−':
			r = dash
		case strings.ContainsRune(apostrophes, r):
			r = apostrophe
		}
		text = append(text, r)
		accented = unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
	}
	return text
}

// decompose returns s with every rune replaced by what it is made of, by
// Unicode's compatibility mappings. Superscripts and fractions stay, for 10² is
// not 102; and ´ does, which would become a space and an accent.
func decompose(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		made := norm.NFKD.PropertiesString(s[i:]).Decomposition()
		switch {
		case r == '´' || unicode.Is(unicode.No, r):
			b.WriteRune(r)
		case unicode.Is(unicode.Hangul, r): // made by a rule, which stands in no table
			b.WriteString(norm.NFKD.String(string(r)))
		case made != nil:
			b.Write(made)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isASCII reports whether there is nothing in s to decompose.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// foldCase returns r in lower case, by way of upper case: Greek ς becomes σ,
// as does Σ.
func foldCase(r rune) rune {
	if unicode.IsMark(r) { // the iota below Greek letters has a capital, which is none
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// latin spells Latin letters that have no decomposition, as the sources in
// English do: Strasse, Lodz, Aliyev for Əliyev.
var latin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d",
	'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ŧ': "t", 'ə': "a",
}
