package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A Hit is a passage in which words were found.
type Hit struct {
	Passage int    // counted from 0
	Snippet string // the words with what stands around the first of them
}

// around is how many characters a snippet has before and behind the first word that was
// found.
const around = 60

// Find returns the passages that have all of some words, in any order. Case and accents do
// not matter, a word finds longer ones that begin with it, and slips are forgiven as in
// answers that are typed. It finds nothing if there is no word.
func (d *Document) Find(query string) []Hit {
	var wanted []string
	for _, w := range wordsIn(query) {
		wanted = append(wanted, query[w.from:w.to])
	}
	f := finder{wanted: wanted, known: map[string][]bool{}}
	var hits []Hit
	for i, p := range d.Passages {
		text := p.Text
		if p.Named {
			text = p.Speaker + ": " + text
		}
		if first, ok := f.in(text); ok {
			hits = append(hits, Hit{i, snippet(text, first)})
		}
	}
	return hits
}

// A wordAt is where a word stands in a text, in bytes.
type wordAt struct{ from, to int }

// wordsIn finds the words of a text.
func wordsIn(text string) []wordAt {
	var words []wordAt
	from := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if inside && from < 0 {
			from = i
		}
		if !inside && from >= 0 {
			words = append(words, wordAt{from, i})
			from = -1
		}
	}
	if from >= 0 {
		words = append(words, wordAt{from, len(text)})
	}
	return words
}

// A finder looks for words in many texts. It compares each word of them once.
type finder struct {
	wanted []string
	rules  spell.Rules
	known  map[string][]bool // by a word of the texts: which of wanted it is
}

// in reports whether a text has all words, and where the first of them stands.
func (f *finder) in(text string) (first wordAt, ok bool) {
	if len(f.wanted) == 0 {
		return wordAt{}, false
	}
	missing, found := len(f.wanted), make([]bool, len(f.wanted))
	for _, w := range wordsIn(text) {
		for i, is := range f.compare(text[w.from:w.to]) {
			if !is || found[i] {
				continue
			}
			if missing == len(f.wanted) {
				first = w
			}
			found[i] = true
			missing--
		}
	}
	return first, missing == 0
}

// compare tells which of the wanted words a word is.
func (f *finder) compare(word string) []bool {
	if is, ok := f.known[word]; ok {
		return is
	}
	is := make([]bool, len(f.wanted))
	for i, w := range f.wanted {
		is[i] = begins(word, w) || f.rules.Compare(w, []string{word}).OK
	}
	f.known[word] = is
	return is
}

// shortestStart is the number of letters of the shortest word that finds longer ones.
const shortestStart = 4

// begins reports whether a word is another, or begins with one that is long enough to
// tell: grant finds grants.
func begins(word, with string) bool {
	word, with = spell.Fold(word), spell.Fold(with)
	return word == with || utf8.RuneCountInString(with) >= shortestStart && strings.HasPrefix(word, with)
}

// snippet cuts a text around a word, at spaces if there are any near.
func snippet(text string, at wordAt) string {
	from, to := at.from, at.to
	for n := 0; from > 0 && !(n >= around && mayCut(text, from, n)); n++ {
		from--
	}
	for n := 0; to < len(text) && !(n >= around && mayCut(text, to, n)); n++ {
		to++
	}
	s := strings.TrimSpace(text[from:to])
	if from > 0 {
		s = "… " + s
	}
	if to < len(text) {
		s += " …"
	}
	return s
}

// mayCut reports whether a text may be cut before a byte: at a space, or between
// characters once so many bytes were passed that there may be no space at all.
func mayCut(text string, at, passed int) bool {
	return text[at] == ' ' || text[at-1] == ' ' || passed >= 2*around && utf8.RuneStart(text[at])
}
