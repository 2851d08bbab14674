package spell

import (
	"slices"
	"strings"
	"unicode"
)

// A Match is the result of Compare. The zero Match says that the typed text is
// wrong.
type Match struct {
	OK    bool   // whether the typed text is right
	As    string // the accepted spelling that it matches
	Slips int    // the number of slips: 0 to 2; 0 means that both have the same key
}

// Rules say which spellings are the same answer to one question of one course. The
// zero Rules, and nil, are those of an English course of which nothing is known.
type Rules struct {
	// Language is that of the course, as in "en" or "pt-BR"; empty means English.
	Language string
	// Others are answers that are known to be wrong here, or to be answers to
	// other questions. Those that read like an accepted spelling do not count.
	Others []string
}

// With returns the rules with further answers among Others.
func (r *Rules) With(others ...string) *Rules {
	if r == nil {
		return r.Only(others...)
	}
	return r.Only(slices.Concat(r.Others, others)...)
}

// Only returns the rules with other Others.
func (r *Rules) Only(others ...string) *Rules {
	changed := Rules{}
	if r != nil {
		changed = *r
	}
	changed.Others = others
	return &changed
}

// Compare judges a typed text against the accepted spellings of an answer. If one
// of them has the same key as the text (see [Fold]), the text matches it without
// a slip. Otherwise Compare looks for the spelling with the fewest slips; of
// several it takes the first. These rules limit the slips:
//
//   - An answer of up to 4 letters may have no slip, one of up to 8 letters may
//     have one, and a longer one two. The same limits hold for each word of the
//     answer: South Korea is not North Korea with slips.
//   - A number, a symbol or a word in capitals may have no slip. Their letters do
//     not count for the limits.
//   - A slip may not exchange certain prefixes: a unilateral ceasefire is not a
//     bilateral one.
//   - The text must be nearer to the spelling than to any of r.Others.
//
// A text with an empty key is never right.
func (r *Rules) Compare(typed string, accept []string) Match {
	if r == nil {
		r = new(Rules)
	}
	typedWords := words(typed)
	typedKey := key(typedWords)
	if typedKey == "" {
		return Match{}
	}
	acceptKeys := make([]string, len(accept))
	for i, a := range accept {
		acceptKeys[i] = Fold(a)
		if acceptKeys[i] == typedKey {
			return Match{OK: true, As: a}
		}
	}

	best := Match{}
	text := []rune(typedKey)
	for _, a := range accept {
		if n, ok := slips(text, words(a)); ok && (!best.OK || n < best.Slips) {
			best = Match{OK: true, As: a, Slips: n}
		}
	}
	if !best.OK {
		return Match{}
	}
	for _, o := range r.Others {
		other := Fold(o)
		if !slices.Contains(acceptKeys, other) && distance(text, []rune(other), best.Slips) <= best.Slips {
			return Match{}
		}
	}
	return best
}

// allowance returns the number of slips that a text of so many letters may have.
//
// The limits 4 and 8 are our own choice and not measured. They assume that one
// slip in four letters often makes another word (Iran and Iraq, bank and tank),
// that one slip in five to eight letters seldom does, and that people make two
// slips only in longer words. The list of prefixes below relies on it that no
// answer may have more than two.
func allowance(letters int) int {
	switch {
	case letters <= 4:
		return 0
	case letters <= 8:
		return 1
	default:
		return 2
	}
}

// slips returns the number of slips that turn the words of an accepted spelling
// into typed, a key; ok is false if there are too many. A space too many or too
// few is no slip. So the words of typed do not matter: slips lays the accepted
// words along typed, and each word covers as many runes as it has, more or fewer
// by the slips in it.
func slips(typed []rune, accepted []word) (n int, ok bool) {
	letters, length := 0, 0
	for _, w := range accepted {
		letters += w.letters()
		length += len([]rune(w.text))
	}
	most := allowance(letters)
	if most == 0 || max(length-len(typed), len(typed)-length) > most {
		return 0, false
	}

	// fewest[most+d] is the number of slips that turn the words so far into the
	// first runes of typed, of which there are d more than the words have.
	fewest := tooMany(most)
	fewest[most] = 0
	at := 0
	for _, w := range accepted {
		after := at + len([]rune(w.text))
		next := tooMany(most)
		for i, before := range fewest {
			if before > most {
				continue
			}
			start := at + i - most
			for j := range next {
				end := after + j - most
				if start <= end && end <= len(typed) {
					next[j] = min(next[j], before+w.slips(typed[start:end]))
				}
			}
		}
		fewest, at = next, after
	}
	n = fewest[most+len(typed)-length]
	return n, n <= most
}

// tooMany returns a number of slips for each difference in length from -most to
// most, each of them too great.
func tooMany(most int) []int {
	return slices.Repeat([]int{most + 1}, 2*most+1)
}

// letters returns the number of letters of w in which slips may be forgiven.
func (w word) letters() int {
	if w.exact {
		return 0
	}
	n := 0
	for _, r := range w.text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// unforgiven is a number of slips that no answer may have.
const unforgiven = 3

// slips returns the number of slips that turn w into typed, or unforgiven.
func (w word) slips(typed []rune) int {
	if string(typed) == w.text {
		return 0
	}
	most := allowance(w.letters())
	n := distance([]rune(w.text), typed, most)
	if n > most || slices.ContainsFunc(typed, isNumberOrSymbol) || changesPrefix(w.text, string(typed)) {
		return unforgiven
	}
	return n
}

// isNumberOrSymbol reports whether r, a rune of a key, is not part of a letter.
// A number or a symbol that was typed is not a slip.
func isNumberOrSymbol(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r)
}

// prefixes are those that two slips can exchange, drop or add, and that change
// the meaning of a word: asymmetric, decrease, exclusion, illegitimate,
// intrastate, unconventional. The prefix mi is there to tell a million from a
// billion.
var prefixes = []string{
	"", "a", "bi", "de", "ex", "il", "im", "in", "inter", "intra", "ir", "mi", "pre", "pro", "re", "tri", "un", "uni",
}

// changesPrefix reports whether a and b differ in one of prefixes and in nothing
// else.
func changesPrefix(a, b string) bool {
	for _, p := range prefixes {
		stem, ok := strings.CutPrefix(a, p)
		if !ok {
			continue
		}
		for _, q := range prefixes {
			if p != q && b == q+stem {
				return true
			}
		}
	}
	return false
}
