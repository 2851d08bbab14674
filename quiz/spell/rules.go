package spell

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rules say which spellings are the same answer to one question of one course. The
// zero Rules, and nil, are those of an English course of which nothing is known.
type Rules struct {
	// Language is that of the course, as in "en" or "pt-BR"; empty means English.
	// English courses have more differences that do not count; see [Rules.Compare].
	Language string
	// Others are answers that are known to be wrong here, or to be answers to
	// other questions. Those that read like an accepted spelling do not count.
	Others []string
	// Known reports whether a folded word is a word of the course: of what it asks,
	// answers or explains. Such a word is no slip of the hand. It may be nil.
	Known func(word string) bool
	// Answers lists what is accepted as answers to other questions of the deck. They
	// count among Others, but are asked for only after a slip. It may be nil.
	Answers func() []string
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

// english reports whether the rules of English hold.
func (r *Rules) english() bool {
	language, _ := cutTag(r.Language)
	return language == "" || language == "en"
}

// isWord reports whether a folded text is a word of its own: one of the language or
// of the course. If it was typed, it was meant.
func (r *Rules) isWord(folded string) bool {
	return r.english() && hasWord(english, folded) || r.Known != nil && r.Known(folded)
}

// Means reports whether a typed text can mean something. "asdf" means nothing, because none
// of its words is one of English or of the course, an acronym, a number, or a name with a
// capital letter. The words of other languages are not known; there each text can. Nil
// rules are those of English.
func (r *Rules) Means(text string) bool {
	if r == nil {
		r = &Rules{}
	}
	if !r.english() || strings.ContainsFunc(text, unicode.IsUpper) {
		return true
	}
	return slices.ContainsFunc(words(text), func(w word) bool {
		n := utf8.RuneCountInString(w.text)
		acronym := n == 2 || n == 3
		return acronym || strings.ContainsFunc(w.text, unicode.IsNumber) || r.isWord(w.text)
	})
}

// A Match is the result of [Rules.Compare]. The zero Match says that the typed text
// is wrong.
type Match struct {
	OK      bool   // whether the typed text is right
	As      string // the accepted spelling that it matches
	Slips   int    // the number of slips of the hand, 0 to 2
	Differs bool   // it is written in another way, by more than case and punctuation
}

// Exact reports whether the typed text has the same key as an accepted spelling;
// see [Fold].
func (m Match) Exact() bool { return m.OK && m.Slips == 0 && !m.Differs }

// Nearer reports whether m is a better match than n. Equal keys are best, then
// another way to write the same, then the fewest slips. A text that matches is
// nearer than one that does not.
func (m Match) Nearer(n Match) bool {
	switch {
	case !m.OK || !n.OK:
		return m.OK && !n.OK
	case m.Slips != n.Slips:
		return m.Slips < n.Slips
	}
	return !m.Differs && n.Differs
}

// Compare judges a typed text against the accepted spellings of an answer. The best
// of three matches counts; of several spellings as good, the first.
//
// First, both have the same key; see [Fold]. A part of a spelling in round brackets may
// be left out: (George) Washington.
//
// Second, both are ways to write the same. In every course these are a date in any
// usual form, a figure with its marks for thousands and decimals, and ae, oe, ue
// for umlauts. In an English course see the comment at the beginning of english.go.
//
// Third, the text has a few slips of the hand: letters that are left out, added,
// replaced or exchanged with a neighbour. These rules limit the slips:
//
//   - An answer of up to 4 letters may have no slip, one of up to 8 letters may
//     have one, and a longer one two. The same limits hold for each word of the
//     answer: South Korea is not North Korea with slips. Where the course is not
//     English, a word of up to 11 letters may have one: no dictionary tells other words.
//     Where it is English, a double letter in the wrong place, and two letters that have
//     changed places, are one slip.
//   - A number, a symbol or a word in capitals may have no slip. Their letters do
//     not count for the limits.
//   - What was typed instead of a word is no word itself, neither of the language
//     nor of the course: immigration is no slip of emigration.
//   - A slip may not exchange what makes an opposite or another number, in the languages
//     that opposites.go has: a unilateral ceasefire is not a bilateral one, an appointer is
//     no appointee, and Ostdeutschland is not Westdeutschland.
//   - The text must be nearer to the spelling than to any of r.Others and
//     r.Answers().
//
// A text with an empty key is right only if it is an accepted sign itself, such as {.
func (r *Rules) Compare(typed string, accept []string) Match {
	if r == nil {
		r = new(Rules)
	}
	typedKey := Fold(typed)
	if typedKey == "" {
		return sameSign(typed, accept)
	}
	var spellings []spelling
	for _, a := range accept {
		for _, s := range withOptional(a) {
			if Fold(s) == typedKey {
				return Match{OK: true, As: a}
			}
			if !isGrade(s) {
				s = withoutHyphen(s)
			}
			spellings = append(spellings, spelling{s, a})
		}
	}
	best := Match{}
	spellings = slices.DeleteFunc(spellings, func(s spelling) bool { return len(typed) > mostLonger*(len(s.text)+1) })
	if len(spellings) == 0 {
		return best
	}
	if !slices.ContainsFunc(accept, isGrade) {
		typed = withoutHyphen(typed)
	}
	said, long := r.typedForms(typed), r.longForms(typed)
	for _, s := range spellings {
		if m := r.match(typed, said, long, s); m.Nearer(best) {
			best = m
		}
	}
	if best.Slips > 0 && r.asNearToOther(typedKey, spellings, best) {
		return Match{}
	}
	return best
}

// sameSign compares a text without letters, numbers and symbols with accepted ones.
func sameSign(typed string, accept []string) Match {
	typed = strings.TrimSpace(typed)
	if i := slices.Index(accept, typed); i >= 0 && typed != "" {
		return Match{OK: true, As: typed}
	}
	return Match{}
}

// isGrade reports whether an accepted spelling is a mark or a sign with a minus behind it, or
// could have one: AA, BBB-, O-, Cl-. Behind other words a hyphen says that something
// follows, and does not count: bi-, pro-.
func isGrade(s string) bool {
	const longest = 3
	s = withoutHyphen(s)
	last := s[strings.LastIndexByte(s, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(last)
	return utf8.RuneCountInString(last) <= longest && unicode.IsUpper(first)
}

// withoutHyphen returns a text without a hyphen or a minus at its end.
func withoutHyphen(s string) string { return strings.TrimRight(s, "-−–") }

// A spelling is an accepted one, with or without its optional parts.
type spelling struct {
	text string
	as   string // as the author wrote it
}

// meantAnother reports whether a typed word is a word of its own, a numeral or an
// acronym, or the opposite of an accepted word, and none of the accepted words. It may
// be a part of one: snap back.
func (r *Rules) meantAnother(typed, accepted []word) bool {
	shouted := !slices.ContainsFunc(typed, func(w word) bool { return !w.exact })
	right := map[string]bool{}
	for _, w := range accepted {
		right[w.text] = true
	}
	for i, w := range typed {
		if isPart(typed, i, right) || len(typed) > len(accepted) && isEnd(w.text, accepted) {
			continue
		}
		if slices.ContainsFunc(accepted, func(a word) bool { return r.changesMeaning(a.text, w.text) }) {
			return true
		}
		if numeral := roman(token{key: w.text, exact: true}, i) > 0; numeral || w.exact && !shouted || r.isWord(w.text) {
			return true
		}
	}
	return false
}

// isEnd reports whether a typed word is the beginning or the end of an accepted one. Beside
// more words than are wanted it is a part of that one: ceas fire.
func isEnd(typed string, accepted []word) bool {
	return len(typed) >= ShortestWord && slices.ContainsFunc(accepted, func(w word) bool {
		return len(typed) < len(w.text) && (strings.HasPrefix(w.text, typed) || strings.HasSuffix(w.text, typed))
	})
}

// isPart reports whether typed word i is an accepted word, alone or joined with words
// beside it.
func isPart(typed []word, i int, accepted map[string]bool) bool {
	for from := max(0, i-2); from <= i; from++ {
		joined := ""
		for to := from; to < len(typed) && to <= from+2; to++ {
			joined += typed[to].text
			if to >= i && accepted[joined] {
				return true
			}
		}
	}
	return false
}

// match compares a typed text that has not the same key. Long are its forms with long
// umlauts, in which no slip is forgiven: they have more letters than were typed.
func (r *Rules) match(typed string, said, long []form, s spelling) Match {
	meant := r.acceptedForms(s.text)
	if sameForm(said, meant) || sameForm(long, meant) {
		return Match{OK: true, As: s.as, Differs: true}
	}
	accepted := words(s.text)
	slips, ok := r.slips([]rune(Fold(typed)), accepted)
	ok = ok && !r.meantAnother(words(typed), accepted)
	if n, fits := r.formSlips(said, meant); fits && (!ok || n < slips) {
		return Match{OK: true, As: s.as, Slips: n, Differs: true}
	}
	if !ok {
		return Match{}
	}
	return Match{OK: true, As: s.as, Slips: slips}
}

// mostLonger is how much longer a text may be than what it is another way to write:
// a number in words has some twenty letters for a figure.
const mostLonger = 30

// asNearToOther reports whether a key is as near to another answer as to the accepted one
// that it matches. Of two with as many slips, the one with the same consonants is nearer.
func (r *Rules) asNearToOther(typed string, accepted []spelling, m Match) bool {
	text := []rune(typed)
	sound := consonants(typed)
	same := sound == consonants(Fold(m.As))
	nearIn := func(other string) bool {
		n := distance(text, []rune(other), m.Slips)
		return n < m.Slips || n == m.Slips && (!same || consonants(other) == sound)
	}
	near := func(other string) bool {
		long := longUmlauts(other)
		return nearIn(Fold(other)) || long != other && nearIn(Fold(long))
	}
	isOther := func(other string) bool { return near(other) && !r.readsLike(other, accepted) }
	if slices.ContainsFunc(r.Others, isOther) {
		return true
	}
	return r.Answers != nil && slices.ContainsFunc(r.Answers(), isOther)
}

// consonants returns a key without its vowels, and without a letter that follows itself.
// Of "Austrlia" and "Australia" it returns the same, and of "Austria" another.
func consonants(key string) string {
	var b strings.Builder
	last := ' '
	for _, c := range key {
		if c == last || strings.ContainsRune("aeiouy", c) {
			continue
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

// readsLike reports whether a text is a way to write an accepted spelling.
func (r *Rules) readsLike(text string, accepted []spelling) bool {
	forms := r.acceptedForms(text)
	return slices.ContainsFunc(accepted, func(s spelling) bool {
		return Fold(s.text) == Fold(text) || sameForm(forms, r.acceptedForms(s.text))
	})
}
