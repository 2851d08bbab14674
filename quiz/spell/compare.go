package spell

import (
	"slices"
	"strings"
	"unicode"
)

// A Match says whether an answer was right, and how nearly.
type Match struct {
	OK    bool
	As    string // the accepted spelling that was met
	Slips int    // 0: exact after folding
}

// Compare judges what was said against the accepted spellings of an answer.
// A spelling with the same key (see [Fold]) is always met. Otherwise the one
// with the fewest slips is, and of several the first, where
//
//   - up to 4 letters forgive no slip, up to 8 one, more two. This holds for
//     the whole answer and for each of its words: South Korea is no slip for
//     North Korea;
//   - numbers, symbols and words in capitals forgive none and do not count
//     towards those letters;
//   - no slip turns one telling prefix into another: a unilateral ceasefire is
//     no bilateral one;
//   - what was said is not as near, or nearer, to any of others: known answers
//     that would be wrong here. Those that fold like an accepted spelling do
//     not count.
//
// What folds to nothing is never right.
func Compare(said string, accept, others []string) Match {
	saidWords := words(said)
	saidKey := key(saidWords)
	if saidKey == "" {
		return Match{}
	}
	acceptKeys := make([]string, len(accept))
	for i, a := range accept {
		acceptKeys[i] = Fold(a)
		if acceptKeys[i] == saidKey {
			return Match{OK: true, As: a}
		}
	}

	best := Match{}
	text := []rune(saidKey)
	for _, a := range accept {
		if n, ok := slips(text, words(a)); ok && (!best.OK || n < best.Slips) {
			best = Match{OK: true, As: a, Slips: n}
		}
	}
	if !best.OK {
		return Match{}
	}
	for _, o := range others {
		other := Fold(o)
		if !slices.Contains(acceptKeys, other) && distance(text, []rune(other), best.Slips) <= best.Slips {
			return Match{}
		}
	}
	return best
}

// allowance is how many slips so many letters forgive: fewer letters leave
// too little to tell a slip from another word.
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

// slips counts those that make the words of an accepted answer into said, a
// key; ok is false when they are not to be forgiven. Since a space more or
// less is no slip, said is not split by its own words: the accepted ones are
// laid along it, each over as many runes as it has, give or take the slips.
func slips(said []rune, accepted []word) (n int, ok bool) {
	letters, length := 0, 0
	for _, w := range accepted {
		letters += w.letters()
		length += len([]rune(w.text))
	}
	most := allowance(letters)
	if most == 0 || max(length-len(said), len(said)-length) > most {
		return 0, false
	}

	// fewest[most+d] are the slips with which the words so far meet the
	// beginning of said that is d runes longer than they are.
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
				if start <= end && end <= len(said) {
					next[j] = min(next[j], before+w.slips(said[start:end]))
				}
			}
		}
		fewest, at = next, after
	}
	n = fewest[most+len(said)-length]
	return n, n <= most
}

// tooMany returns the slips for each drift of up to most runes either way,
// all of them beyond most.
func tooMany(most int) []int {
	return slices.Repeat([]int{most + 1}, 2*most+1)
}

// letters counts the letters of w in which a slip may be forgiven.
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

// unforgiven is more slips than any answer allows.
const unforgiven = 3

// slips counts those that make w into said, or returns unforgiven.
func (w word) slips(said []rune) int {
	if string(said) == w.text {
		return 0
	}
	most := allowance(w.letters())
	n := distance([]rune(w.text), said, most)
	if n > most || slices.ContainsFunc(said, isNumberOrSymbol) || changesPrefix(w.text, string(said)) {
		return unforgiven
	}
	return n
}

// isNumberOrSymbol reports whether r, a rune of a key, is no letter. Nobody
// adds a number by a slip.
func isNumberOrSymbol(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r)
}

// prefixes are those that two slips can exchange, drop or add, so that
// another word comes of it: asymmetric, decrease, exclusion, illegitimate,
// intrastate, unconventional. With mi they tell a million from a billion.
var prefixes = []string{
	"", "a", "bi", "de", "ex", "il", "im", "in", "inter", "intra", "ir", "mi", "pre", "pro", "re", "tri", "un", "uni",
}

// changesPrefix reports whether a and b differ in their prefix alone.
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
