package spell

import (
	"slices"
	"strings"
	"unicode"
)

// This file holds what does not count in the answers of an English course. Each is
// shown to the learner all the same ("It is written: …").
//
//   - Number words, ordinals, Roman numerals and figures: Minsk 2, Article five, the
//     14th Amendment; 5 million and 5,000,000; $5bn and 5 billion dollars; a half
//     and 1/2.
//   - Singular and plural, but for words whose plural is another word: arms, forces.
//   - the, a and an anywhere; "to" before a verb; "in" and "the so-called" before all.
//   - Titles and what is usually cut: Mr Putin, Dr. Prasad, St. Petersburg, Art. 5.
//   - The order of what "and" joins, and of "surname, name".
//   - British and American spelling.
//   - US, UK, EU and UN, and their names in full.

// englishForms returns the ways to write a text.
func englishForms(f form, accepted bool) []form {
	f = withoutArticles(f)
	f = inFull(f)
	forms := []form{f}
	if g, ok := withoutTitles(f, accepted); ok {
		forms = append(forms, g)
	}
	if g, ok := withoutOpening(f, accepted); ok {
		forms = append(forms, g)
	}
	for _, f := range slices.Clone(forms) {
		if g, ok := surnameLast(f); ok {
			forms = append(forms, g)
		}
	}
	for i, f := range forms {
		forms[i] = sortedPairs(keyed(f))
	}
	return forms
}

// withoutArticles drops the articles. A capital A within a text is a label, as in
// Annex A. An ordinal behind an article names a ruler: Elizabeth the Second is
// Elizabeth II.
func withoutArticles(f form) form {
	var kept form
	for i, t := range f {
		label := t.upper && i > 0 && t.text == "a"
		if isArticle(t.key) && !label && len(f) > 1 {
			continue
		}
		if n, ok := strings.CutSuffix(t.key, "."); ok && i > 1 && f[i-1].key == "the" && f[i-2].upper {
			t.key = n
		}
		kept = append(kept, t)
	}
	return kept
}

// shortForms are words that are usually cut. Those of the second map are cut before a
// number.
var (
	shortForms = map[string]string{
		"st": "saint", "mt": "mount", "ft": "fort", "govt": "government", "dept": "department", "intl": "international",
		"assn": "association", "vs": "versus", "v": "versus", "etc": "etcetera",
	}
	shortBeforeNumber = map[string]string{
		"art": "article", "arts": "article", "sec": "section", "sect": "section", "§": "section", "ch": "chapter", "chap": "chapter",
		"cl": "clause", "para": "paragraph", "par": "paragraph", "no": "number", "nr": "number", "p": "page", "pp": "page",
		"vol": "volume", "res": "resolution", "reg": "regulation", "dir": "directive", "fig": "figure", "amdt": "amendment",
	}
	// fullNames are written out or cut alike.
	fullNames = []fullName{
		{[]string{"united", "states", "of", "america"}, "us"},
		{[]string{"united", "states"}, "us"},
		{[]string{"usa"}, "us"},
		{[]string{"united", "kingdom"}, "uk"},
		{[]string{"european", "union"}, "eu"},
		{[]string{"united", "nations"}, "un"},
	}
)

// A fullName is a name of several words and its acronym.
type fullName struct {
	words []string
	short string
}

// inFull writes out what is cut.
func inFull(f form) form {
	var full form
	for i := 0; i < len(f); i++ {
		t := f[i]
		name := slices.IndexFunc(fullNames, func(n fullName) bool { return beginsWith(f[i:], n.words) })
		if name < 0 {
			full = append(full, wordInFull(f, i))
			continue
		}
		i += len(fullNames[name].words) - 1
		t.key, t.exact = fullNames[name].short, true
		full = append(full, t)
	}
	return full
}

// wordInFull returns token i of a form, written out if it is cut. A Roman numeral
// becomes a number.
func wordInFull(f form, i int) token {
	t, last := f[i], i == len(f)-1
	long, beforeNumber := shortForms[t.key], shortBeforeNumber[t.key]
	switch n := roman(t, i); {
	case long != "" && !last && !t.exact:
		t.key = long
	case beforeNumber != "" && !last && isNumeral(f[i+1]):
		t.key, t.exact = beforeNumber, false
	case n > 0:
		t.key, t.exact = numberKey(float64(n)), true
	}
	return t
}

// beginsWith reports whether a form begins with these words.
func beginsWith(f form, words []string) bool {
	if len(f) < len(words) {
		return false
	}
	for i, w := range words {
		if f[i].text != w {
			return false
		}
	}
	return true
}

// isNumeral reports whether a token is a number, in whatever way it is written.
func isNumeral(t token) bool {
	return strings.HasPrefix(t.key, "#") || roman(t, 1) > 0
}

// roman reads a Roman numeral up to 89: in capitals, or in small letters if it has
// two letters or more and is not a word. I, V and X are numerals only behind another
// word; other letters by themselves are none.
func roman(t token, at int) int {
	if t.key == "" || len(t.key) == 1 && (at == 0 || !t.exact) || !t.exact && (t.upper || t.key == "mi" || t.key == "xi") {
		return 0
	}
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	n, before := 0, 0
	for _, c := range t.key {
		x := values[c]
		if x == 0 || len(t.key) == 1 && c == 'l' {
			return 0
		}
		if n += x; before < x {
			n -= 2 * before
		}
		before = x
	}
	if t.key != romanNumeral(n) {
		return 0
	}
	return n
}

// romanNumeral writes a number in small Roman numerals. It is empty for numbers that
// it does not write.
func romanNumeral(n int) string {
	if n < 1 || n > 89 {
		return ""
	}
	tens := []string{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"}
	ones := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return tens[n/10] + ones[n%10]
}

// titles stand before a name and are not part of it.
var titles = []string{
	"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "president", "senator", "sen", "amb", "ambassador", "hon",
}

// withoutTitles drops the titles before a name. A name begins with a capital; in what
// was typed, it may be a small one.
func withoutTitles(f form, accepted bool) (form, bool) {
	n := 0
	for n < len(f)-1 && slices.Contains(titles, f[n].text) {
		n++
	}
	if n == 0 || accepted && !f[n].upper {
		return nil, false
	}
	return f[n:], true
}

// withoutOpening drops "to" before a verb and "so-called"; of what was typed also
// "in", "at" and "on".
func withoutOpening(f form, accepted bool) (form, bool) {
	rest := f
	switch first := f.text(0); {
	case first == "to", !accepted && (first == "in" || first == "at" || first == "on"):
		rest = rest[1:]
	}
	switch {
	case rest.text(0) == "socalled":
		rest = rest[1:]
	case rest.text(0) == "so" && rest.text(1) == "called":
		rest = rest[2:]
	}
	return rest, len(rest) < len(f) && len(rest) > 0
}

// surnameLast turns "Zelensky, Volodymyr" into Volodymyr Zelensky.
func surnameLast(f form) (form, bool) {
	comma := -1
	for i, t := range f {
		if t.comma && i > 0 {
			if comma >= 0 {
				return nil, false
			}
			comma = i
		}
		if strings.HasPrefix(t.key, "#") || t.key == "and" {
			return nil, false
		}
	}
	if comma < 0 {
		return nil, false
	}
	return slices.Concat(f[comma:], f[:comma]), true
}

// sortedPairs puts what "and" joins into one order, whatever order it had: the two
// halves of a text, or all parts of "a, b and c".
func sortedPairs(f form) form {
	ands := 0
	for _, t := range f {
		if t.key == "and" {
			ands++
		}
	}
	if ands != 1 {
		return f
	}
	var parts []form
	var part form
	for _, t := range f {
		if t.key == "and" || t.comma && len(part) > 0 {
			parts, part = append(parts, part), nil
		}
		if t.key != "and" {
			part = append(part, t)
		}
	}
	parts = append(parts, part)
	parts = slices.DeleteFunc(parts, func(p form) bool { return len(p) == 0 })
	if len(parts) < 2 {
		return f
	}
	slices.SortStableFunc(parts, func(a, b form) int { return strings.Compare(a.key(), b.key()) })
	var sorted form
	for i, p := range parts {
		if i > 0 {
			sorted = append(sorted, token{key: "and", text: "and"})
		}
		sorted = append(sorted, p...)
	}
	return sorted
}

// keyed gives each word the key that all its spellings have: the singular, in
// American spelling.
func keyed(f form) form {
	g := slices.Clone(f)
	for i, t := range g {
		if strings.ContainsAny(t.key, "#@") || t.exact && !strings.HasSuffix(t.text, "s") {
			continue
		}
		if strings.ContainsFunc(t.key, func(c rune) bool { return c > unicode.MaxASCII }) {
			continue
		}
		if !slices.Contains(otherPlurals, t.key) {
			g[i].key = american(Singular(t.key))
		}
	}
	return g
}
