package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A Hit is a passage in which words were found.
type Hit struct {
	Passage int    // counted from 0
	Snippet string // the words with what stands around them
}

// around is how many characters a snippet has before and behind the words that were found.
const around = 60

// How well a passage has the words.
const (
	near    = iota // it has words that are like some of them
	exact          // it has all of them
	inARow         // it has them in a row
	degrees        // how many there are
)

// Find returns the passages that have all of some words: first those that have them in a
// row, then those that have them anywhere, each in the order of the text. Case and accents
// do not matter, and a word finds longer ones that begin with it. Only if no passage has
// the words are slips forgiven, as in answers that are typed. It finds nothing if there is
// no word.
func (d *Document) Find(query string) []Hit {
	var wanted []string
	for _, w := range wordsIn(query) {
		wanted = append(wanted, query[w.from:w.to])
	}
	if len(wanted) == 0 {
		return nil
	}
	f := finder{wanted: wanted, known: map[string][]int{}}
	var hits [degrees][]Hit
	for i, p := range d.Passages {
		text := p.Text
		if p.Named {
			text = p.Speaker + ": " + text
		}
		if how, found, ok := f.in(text); ok {
			hits[how] = append(hits[how], Hit{i, snippet(text, found)})
		}
	}
	if all := append(hits[inARow], hits[exact]...); len(all) > 0 {
		return all
	}
	return hits[near]
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
	known  map[string][]int // by a word of the texts: how it is each of wanted; -1: not at all
}

// in reports whether a text has all words, how well, and where: the words in a row, or the
// shortest stretch that has them all.
func (f *finder) in(text string) (how int, found wordAt, ok bool) {
	words := wordsIn(text)
	is := make([][]int, len(words))
	for i, w := range words {
		is[i] = f.compare(text[w.from:w.to])
	}
	n := len(f.wanted)
	for i := 0; i+n <= len(words); i++ {
		row := 0
		for row < n && is[i+row][row] == exact {
			row++
		}
		if row == n {
			return inARow, wordAt{words[i].from, words[i+n-1].to}, true
		}
	}
	for _, how := range []int{exact, near} {
		if found, ok := f.shortest(words, is, how); ok {
			return how, found, true
		}
	}
	return near, wordAt{}, false
}

// shortest is the shortest stretch of a text that has all words at least so well; of equals
// the first.
func (f *finder) shortest(words []wordAt, is [][]int, how int) (found wordAt, ok bool) {
	last := make([]int, len(f.wanted)) // where each stood last, from 1
	for i, w := range words {
		any := false
		for k, as := range is[i] {
			if as >= how {
				last[k], any = i+1, true
			}
		}
		first := slices.Min(last)
		if !any || first == 0 {
			continue
		}
		if from := words[first-1].from; !ok || w.to-from < found.to-found.from {
			found, ok = wordAt{from, w.to}, true
		}
	}
	return found, ok
}

// compare tells how a word is each of the wanted words.
func (f *finder) compare(word string) []int {
	if is, ok := f.known[word]; ok {
		return is
	}
	is := make([]int, len(f.wanted))
	for i, w := range f.wanted {
		switch {
		case begins(word, w):
			is[i] = exact
		case f.rules.Compare(w, []string{word}).OK:
			is[i] = near
		default:
			is[i] = -1
		}
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

// longestStretch is the number of bytes of the longest stretch that a snippet shows whole.
const longestStretch = 240

// snippet cuts a text around a stretch, at spaces if there are any near. Of a long stretch
// it has both ends, in each of which a word was found.
func snippet(text string, at wordAt) string {
	if at.to-at.from <= longestStretch {
		return cutAround(text, at)
	}
	words := wordsIn(text[at.from:at.to])
	first, last := words[0], words[len(words)-1]
	begin := cutAround(text, wordAt{at.from + first.from, at.from + first.to})
	end := cutAround(text, wordAt{at.from + last.from, at.from + last.to})
	return begin + strings.TrimPrefix(end, "…")
}

// cutAround cuts a text around a stretch.
func cutAround(text string, at wordAt) string {
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
