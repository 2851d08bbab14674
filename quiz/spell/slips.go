package spell

import (
	"slices"
	"unicode"
)

// allowance returns the number of slips that a text of so many letters may have.
//
// The limits 4 and 8 are our own choice and not measured. They assume that one
// slip in four letters often makes another word (Iran and Iraq, bank and tank),
// that one slip in five to eight letters seldom does, and that people make two
// slips only in longer words. The exchanges of opposites.go rely on it that
// no answer may have more than two.
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
func (r *Rules) slips(typed []rune, accepted []word) (n int, ok bool) {
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
					next[j] = min(next[j], before+r.wordSlips(w, typed[start:end]))
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

// wordSlips returns the number of slips that turn w into typed, or unforgiven.
func (r *Rules) wordSlips(w word, typed []rune) int {
	if string(typed) == w.text {
		return 0
	}
	most := r.allowance(w.letters())
	n := distance([]rune(w.text), typed, most)
	if n > most && most > 0 && r.english() && isConfused([]rune(w.text), typed) {
		n = 1
	}
	switch {
	case n > most, slices.ContainsFunc(typed, isNumberOrSymbol), r.changesMeaning(w.text, string(typed)), r.isWord(string(typed)):
		return unforgiven
	}
	return n
}

// shortestConfused is the least number of letters of a word in which two wrong letters may
// be one slip.
const shortestConfused = 6

// isConfused reports whether two wrong letters of a typed word are one slip: the wrong
// letter was doubled (tarrif), or two letters have changed places across one or two others
// (desicion, calander). Only where a dictionary tells words from slips may it matter.
func isConfused(word, typed []rune) bool {
	if len(word) < shortestConfused || len(word) != len(typed) {
		return false
	}
	if slices.Equal(undoubled(word), undoubled(typed)) {
		return true
	}
	const farthest = 3
	first, last := -1, -1
	for i := range word {
		if word[i] == typed[i] {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return last-first <= farthest && word[first] == typed[last] && word[last] == typed[first] &&
		slices.Equal(word[first+1:last], typed[first+1:last])
}

// undoubled writes each double letter once.
func undoubled(word []rune) []rune { return slices.Compact(slices.Clone(word)) }

// longWord is the least number of letters of a word that may have two slips where no
// dictionary tells slips from words: Bundestag is no slip of Bundesrat.
const longWord = 12

// allowance returns the number of slips that one word of so many letters may have.
func (r *Rules) allowance(letters int) int {
	if n := allowance(letters); n < 2 || r.english() || letters >= longWord {
		return n
	}
	return 1
}

// isNumberOrSymbol reports whether r, a rune of a key, is not part of a letter.
// A number or a symbol that was typed is not a slip.
func isNumberOrSymbol(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r)
}
