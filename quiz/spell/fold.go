// Package spell decides whether two spellings are the same answer.
//
// [Fold] removes differences that readers do not count: case, accents of Latin
// letters, punctuation, spaces. [Compare] also forgives a few typing slips in long
// words, but no slip that may make another answer. [Nearest] finds the names that
// somebody may have meant by a mistyped name.
package spell

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key of a text. Two texts are the same answer, without any slip,
// if and only if their keys are equal. A key is for comparing and not for showing:
// "The Non-Alignment Treaty" has the key "nonalignmenttreaty". So it does not matter
// whether words are joined by a hyphen, by a space, or by nothing. The key is empty
// if s has no letter, number or symbol. Fold(Fold(s)) equals Fold(s).
//
//   - These do not count: case, full and half width, ligatures, invisible
//     characters, and the, a or an at the start before another word than "and" and "or".
//   - Accents of Latin letters do not count. In other scripts an accent makes
//     another letter: Ukrainian й is not и.
//   - Punctuation does not count, except within a number: 1.5 is not 15, and -2 is
//     not 2; but 1,000 is 1000. A minus behind the last letter counts: AA- is not AA.
//     Symbols always count; % is a symbol, and a stroke through one makes another: ≠ is not =.
func Fold(s string) string {
	if k, ok := foldPlain(s); ok {
		return k
	}
	return key(words(s))
}

// foldPlain returns the key of a text that has only ASCII letters, spaces and
// punctuation that does not count. Most texts are like that. It takes a tenth of
// the time that Fold takes for other texts. For any other text ok is false.
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
					if beginsJoin(s[i:]) {
						return "", false
					}
					text, words = text[:0], 0
				}
				words, inside = words+1, true
			}
			text = append(text, c|' ')
		case !isPlainPunctuation(c):
			return "", false
		case inside && c == dash && endsBehind(s[i+1:]):
			return "", false
		case inside && (c == '.' || c == apostrophe) && i+1 < len(s) && isASCIILetter(s[i+1]):
			// a point or an apostrophe within a word is dropped
		case inside:
			inside, spaced = false, c == ' ' || c == '\n' || c == '\t'
		}
	}
	return string(text), true
}

// endsBehind reports whether a text has no letter, number or symbol.
func endsBehind(text string) bool { return !strings.ContainsFunc(text, counts) }

// counts reports whether a rune counts wherever it stands.
func counts(r rune) bool { return inWord(r) || unicode.IsSymbol(r) || r == '%' || r == '&' }

// isASCIILetter reports whether c is a letter from a to z, in either case.
func isASCIILetter(c byte) bool { return 'a' <= c|' ' && c|' ' <= 'z' }

// isPlainPunctuation reports whether c is white space or punctuation that does not
// count if no number is in the text.
func isPlainPunctuation(c byte) bool { return strings.IndexByte(" \n\t,.;:!?'\"()[]-/", c) >= 0 }

// A word is a part of a text that is compared by itself. White space ends a word,
// and so does a hyphen between letters.
type word struct {
	text   string // folded
	exact  bool   // a slip in it would make another word, so none is forgiven
	spaced bool   // white space ended the word before it, and not punctuation as in "A." or "A/"
}

// key returns the key of a text with these words.
func key(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.text)
	}
	// Joining words may have completed a Korean syllable.
	return norm.NFC.String(b.String())
}

// words returns the words of s without an article at the start. If two words
// would form another number when joined, the second begins with a space.
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

// dropArticle drops all articles at the start that have another word after them.
// The a of "A and B" is none. It keeps an article before a minus sign: the key keeps the space there, and the
// key of a key must be the key itself.
func dropArticle(ws []word) []word {
	for len(ws) > 1 && ws[1].spaced && ws[1].text[0] != dash {
		if !isArticle(ws[0].text) || ws[0].text == "a" && (ws[1].text == "and" || ws[1].text == "or") {
			return ws
		}
		ws = ws[1:]
	}
	return ws
}

// beginsJoin reports whether a text may begin with the word "and" or "or".
func beginsJoin(text string) bool {
	const longest = 3 // letters of "and"
	text = strings.ToLower(text[:min(len(text), longest)])
	return text == "and" || strings.HasPrefix(text, "or")
}

// isArticle reports whether a folded word is an English article.
func isArticle(word string) bool { return word == "the" || word == "a" || word == "an" }

// keepNumbersApart puts a space before each word that begins with a number and
// follows a number, so that the two stay apart in a key. It also puts a space
// before a minus sign.
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

// A wordBuilder collects the runes of one word.
type wordBuilder struct {
	text          strings.Builder
	spaced        bool
	upper, lower  int  // the number of letters in each case
	last          rune // the last rune, not folded
	beyondLetters bool // it has a number or a symbol
}

// add folds a rune of the text and appends it.
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

// word returns the collected word. It is exact if it has a number or a symbol, or
// if it is in capitals: NATO, or the I of Minsk I. A plural s after two or more
// capitals does not matter: NGOs is in capitals, but NGOx and As are not.
func (b *wordBuilder) word() word {
	capitals := b.upper > 0 && b.lower == 0 ||
		b.upper > 1 && b.lower == 1 && b.last == 's'
	return word{
		text:   norm.NFC.String(b.text.String()),
		exact:  b.beyondLetters || capitals,
		spaced: b.spaced,
	}
}

// A role says what a rune does for the words of a text.
type role int

const (
	kept    role = iota // it belongs to a word
	dropped             // it belongs to no word and ends none: "U.S." is "US"
	parting             // it ends a word
)

// roleAt returns the role of text[i] in a text that plain returned.
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
	case (r == '#' || r == '*') && inWord(before):
		return kept // C#
	case r == dash && unicode.IsNumber(after) && (unicode.IsSpace(before) || before == '('):
		return kept // a sign
	case r == dash && unicode.IsLetter(before) && !slices.ContainsFunc(text[i+1:], counts):
		return kept // AA-
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

// inWord reports whether r belongs to a word at any position.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// leadingNumbers returns how many numbers text begins with.
func leadingNumbers(text []rune) int {
	for n, r := range text {
		if !unicode.IsNumber(r) {
			return n
		}
	}
	return len(text)
}

// plain replaces all dashes by dash and all apostrophes by apostrophe.
const (
	dash       = '-'
	apostrophe = '\''
)

// apostrophes are the characters that people type for an apostrophe. Some of them
// are letters to Unicode: the modifier letters in Ukrainian words and in
// transliteration.
const apostrophes = "´‘’‛ʹʻʼʽʾʿˈ′"

// plain returns s with plain characters: without differences of width, without
// ligatures and without invisible characters. It separates accents from their
// letters, and keeps only those that make another letter. It does not change
// case.
func plain(s string) []rune {
	text := make([]rune, 0, len(s))
	accented := false // whether an accent on the rune before makes another letter
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
		accented = unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsSymbol(r)
	}
	return text
}

// decompose replaces every rune of s by its parts, as Unicode's compatibility
// decomposition (NFKD) names them. It keeps fractions, and small digits behind others,
// because 10² is not 102; behind a letter H₂O is H2O. It keeps ´, which would become a space and an accent.
func decompose(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	before := ' '
	for i, r := range s {
		made := norm.NFKD.PropertiesString(s[i:]).Decomposition()
		switch {
		case made != nil && unicode.IsLetter(before) && isSmallDigit(r):
			b.Write(made)
		case r == '´' || unicode.Is(unicode.No, r):
			b.WriteRune(r)
		case unicode.Is(unicode.Hangul, r): // Korean has a rule instead of a table
			b.WriteString(norm.NFKD.String(string(r)))
		case made != nil:
			b.Write(made)
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// isSmallDigit reports whether r is a digit above or below the line.
func isSmallDigit(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁴' && r <= '⁹' || r >= '₀' && r <= '₉'
}

// isASCII reports whether s is ASCII, which has nothing to decompose.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// foldCase returns the lower case of the upper case of r. So Greek ς and Σ both
// become σ.
func foldCase(r rune) rune {
	if unicode.IsMark(r) { // the upper case of the iota below Greek letters is a letter of its own
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// latin has the English spelling of Latin letters that have no decomposition:
// Strasse, Lodz, Aliyev for Əliyev.
var latin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d",
	'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ŧ': "t", 'ə': "a",
}
