package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words returns the words of a text in lower case: runs of letters and digits, with
// apostrophes and hyphens inside them and points inside numbers.
func words(s string) []string {
	lower := strings.ToLower(s)
	list := make([]string, 0, len(s)/6+1)
	start := -1
	for i := 0; i < len(lower); {
		r, size := rune(lower[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(lower[i:])
		}
		switch inside := start >= 0; {
		case isWordRune(r):
			if !inside {
				start = i
			}
		case inside && joins(lower, i, size):
		case inside:
			list = append(list, lower[start:i])
			start = -1
		}
		i += size
	}
	if start >= 0 {
		list = append(list, lower[start:])
	}
	return list
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// joins reports whether the sign at i belongs to a word: it's, non-starter, 3.5,
// 800,000.
func joins(s string, i, size int) bool {
	if i+size >= len(s) {
		return false
	}
	before, after := s[i-1], s[i+size]
	switch s[i : i+size] {
	case "'", "’", "-", "‑":
		return after >= utf8.RuneSelf || isWordRune(rune(after))
	case ".", ",":
		return isDigit(before) && isDigit(after)
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// set makes a set of words.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// stopWords are those that tell nothing of what a sentence is about.
var stopWords = set(`a about above according account after again against all also among an and any are as at author be because been before being
	below between both but by can claim claims could describes did do does document down during each either else ever every for from further give gives had has have
	having he her here hers him his holds how i if in into is it its itself just less like made make makes many may me might more most much must my
	neither no nor not of off on once one only or other others our out over own paragraph same says say said see sees she should since so some speaker
	still such tell tells text than that the their theirs them themselves then there these they thing things think thinks this those though three through to too
	two under until up upon us use used uses very view was way we were what when where whether which while who whom whose why will with within without would yet you your`)

// Tells reports whether an English word in small letters tells something of what a sentence
// is about.
func Tells(w string) bool { return len(w) >= 3 && !stopWords[w] }

// root cuts a word to what its inflections share: exploits, exploited and
// exploiting have the same root. It is rough, and good enough to compare with.
func root(w string) string {
	w, _, _ = strings.Cut(w, "'")
	w, _, _ = strings.Cut(w, "’")
	for _, end := range []string{"ations", "ation", "ities", "ity", "ness", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ors", "or", "ed", "es", "s", "ly", "al", "e", "y"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 4 {
			return cut
		}
	}
	return w
}

// mostTelling is how many telling words of a text are compared.
const mostTelling = 100

// telling returns the roots of the telling words, each once, in their order.
func telling(list []string) []string {
	var roots []string
	for _, w := range list {
		if !Tells(w) {
			continue
		}
		if len(roots) == mostTelling {
			break
		}
		if r := root(w); !contains(roots, r) {
			roots = append(roots, r)
		}
	}
	return roots
}

// contains is quicker than slices.Contains for the few words of a sentence.
func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// shared counts the words of some that others has.
func shared(some, others []string) int {
	n := 0
	for _, w := range some {
		if contains(others, w) {
			n++
		}
	}
	return n
}

// hasPhrase reports whether the words of a phrase stand one after the other.
func hasPhrase(text, phrase []string) bool {
	if len(phrase) == 0 {
		return false
	}
	for i := 0; i+len(phrase) <= len(text); i++ {
		if text[i] == phrase[0] && equal(text[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

func equal(a, b []string) bool {
	for i := range a {
		if bare(a[i]) != bare(b[i]) {
			return false
		}
	}
	return true
}

// bare takes the genitive off a word: Putin's is Putin.
func bare(w string) string {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(w, end); ok {
			return cut
		}
	}
	return w
}

// firstIn returns the first word of a text that is in a set; "" if there is none.
func firstIn(list []string, words map[string]bool) string {
	for _, w := range list {
		if words[w] {
			return w
		}
	}
	return ""
}

// length is how long a text looks.
func length(s string) int { return utf8.RuneCountInString(s) }

const mostQuoted = 60

// quoted puts a text of the author's in quotes, cut where it is long.
func quoted(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > mostQuoted {
		s = string(r[:mostQuoted-1]) + "…"
	}
	return "“" + s + "”"
}
