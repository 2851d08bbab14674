// Package place has the places by which documents are cited: how authors write them,
// how they are printed, and in which order they stand.
//
// A [Place] is a paragraph, a page, an article and so on, or a range of one kind. A
// [List] holds the places of one citation. A [Numbering] says which places a document
// has, and reads them.
package place

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Kind is a kind of place.
type Kind string

// The kinds of place.
const (
	Paragraph Kind = "paragraph" // a line with something besides white space; headings count
	Page      Kind = "page"
	Section   Kind = "section"
	Article   Kind = "article"
	Line      Kind = "line"
	Slide     Kind = "slide"
	Minute    Kind = "minute" // a time from the start of a recording, as in 00:12:40
	Label     Kind = "label"  // a name that the document itself has for the place
)

// Kinds lists all kinds of place, in the order in which they are printed.
var Kinds = []Kind{Paragraph, Page, Section, Article, Line, Slide, Minute, Label}

// A form is how places of one kind are written.
type form struct {
	one, many string // what stands before one number and before several
	csl       string // the locator label of CSL
}

// CSL has no label for slides and for names of a document's own. Its label "page" is
// the one that styles print least of.
var forms = map[Kind]form{
	Paragraph: {"¶", "¶", "paragraph"},
	Page:      {"p. ", "pp. ", "page"},
	Section:   {"§ ", "§§ ", "section"},
	Article:   {"art. ", "arts. ", "article-locator"},
	Line:      {"line ", "lines ", "line"},
	Slide:     {"slide ", "slides ", "page"},
	Minute:    {"", "", "timestamp"},
	Label:     {"", "", "page"},
}

// CSL returns the locator label of CSL for places of this kind.
func (k Kind) CSL() string { return forms[k].csl }

// A Place is one place in a document, or a range of places of one kind.
type Place struct {
	Kind Kind   `json:"kind"`         // by what the document is cited
	From string `json:"from"`         // "12", "5.10", "3(b)", "00:12:40", or a label
	To   string `json:"to,omitempty"` // the end of a range; empty: not a range

	first, last int // of labels: the positions of From and To among the document's labels, from 1
}

// A List is places in one document. They may be of several kinds.
type List []Place

// Paragraphs returns the places with these paragraph numbers, counted from 1.
func Paragraphs(numbers ...int) List {
	places := make(List, len(numbers))
	for i, n := range numbers {
		places[i] = Place{Kind: Paragraph, From: strconv.Itoa(n)}
	}
	return places
}

// Compare orders places by kind, then by where they begin, then by where they end.
// Numbers compare part by part: 5.9 comes before 5.10, and 3 before 3(b). Labels
// compare by their positions in the document. It returns a negative number if p
// comes first, a positive one if q does, and 0 if they are the same place.
func (p Place) Compare(q Place) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Kinds, p.Kind), slices.Index(Kinds, q.Kind)),
		cmp.Compare(p.first, q.first),
		compareNumbers(p.Kind, p.From, q.From),
		cmp.Compare(p.last, q.last),
		compareNumbers(p.Kind, p.end(), q.end()),
	)
}

// compareNumbers compares two numbers of places of one kind part by part. Where one
// begins with the other, the shorter comes first.
func compareNumbers(k Kind, a, b string) int {
	x, y := parts(k, a), parts(k, b)
	return cmp.Or(slices.CompareFunc(x, y, part.compare), strings.Compare(a, b))
}

// A part is a part of a place's number: of 3(b) it is 3, and then b.
type part struct {
	sort int    // roman, arabic or lettered
	n    int    // its value; 0 if it is lettered
	text string // its letters, if it is lettered
}

// The sorts of part, in the order in which they come: pages with Roman numbers
// stand before the first page with an Arabic one.
const (
	roman = iota
	arabic
	lettered
)

func (p part) compare(q part) int {
	return cmp.Or(cmp.Compare(p.sort, q.sort), cmp.Compare(p.n, q.n), strings.Compare(p.text, q.text))
}

// parts divides the number of a place where digits end and where signs stand. The
// first part of a page or an article may be a Roman number. In other parts letters
// are letters: (c) is the third, and not the hundredth.
func parts(k Kind, number string) []part {
	var list []part
	for number != "" {
		size := alike(number, unicode.IsDigit)
		if size > 0 {
			n, _ := strconv.Atoi(number[:size]) // readers refuse what does not fit
			list = append(list, part{arabic, n, ""})
			number = number[size:]
			continue
		}
		size = alike(number, unicode.IsLetter)
		if size == 0 {
			number = number[1:]
			continue
		}
		p := part{lettered, 0, number[:size]}
		if n := romanValue(p.text); n > 0 && len(list) == 0 && (k == Page || k == Article) {
			p = part{roman, n, ""}
		}
		list = append(list, p)
		number = number[size:]
	}
	return list
}

// alike returns the length of the beginning of s that has only such characters.
func alike(s string, is func(rune) bool) int {
	if end := strings.IndexFunc(s, func(r rune) bool { return !is(r) }); end >= 0 {
		return end
	}
	return len(s)
}

// romanDigits are the digits of Roman numbers, the greatest first.
var romanDigits = []struct {
	digit string
	value int
}{
	{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40},
	{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1},
}

// romanValue returns the value of a Roman number in capital or in small letters; 0
// if s is none.
func romanValue(s string) int {
	rest, n := strings.ToUpper(s), 0
	if s != rest && s != strings.ToLower(s) {
		return 0
	}
	written := ""
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.digit) {
			n += d.value
			written += d.digit
			rest = rest[len(d.digit):]
		}
	}
	// IIII and the like have a value, and another way of writing it.
	if rest != "" || written != romanNumber(n) {
		return 0
	}
	return n
}

// romanNumber writes a number in capital letters.
func romanNumber(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.digit)
		}
	}
	return b.String()
}

// end returns where a place ends: itself if it is no range.
func (p Place) end() string { return cmp.Or(p.To, p.From) }

// span returns the whole numbers at which a place begins and ends; ok is false if
// it has none, as 3(b) and 00:12:40 have none.
func (p Place) span() (first, last int, ok bool) {
	switch p.Kind {
	case Label:
		return p.first, max(p.first, p.last), p.first > 0
	case Minute:
		return 0, 0, false
	}
	first, errFirst := strconv.Atoi(p.From)
	last, errLast := strconv.Atoi(p.end())
	return first, last, errFirst == nil && errLast == nil
}

// with returns p and q as one range, if q begins in p or right after it. Then p may
// not begin after q.
func (p Place) with(q Place) (Place, bool) {
	_, end, ok := p.span()
	from, to, okToo := q.span()
	if p.Kind != q.Kind || !ok || !okToo || from > end+1 {
		return p, false
	}
	if to > end {
		p.To, p.last = q.end(), max(q.first, q.last)
	}
	return p, true
}

// Joined returns the places in order, without repetitions. It joins places that
// touch into ranges: ¶3 and ¶4 become ¶3–4.
func (ps List) Joined() List {
	sorted := slices.Clone(ps)
	slices.SortFunc(sorted, Place.Compare)
	var joined List
	for _, p := range slices.Compact(sorted) {
		if last := len(joined) - 1; last >= 0 {
			if whole, ok := joined[last].with(p); ok {
				joined[last] = whole
				continue
			}
		}
		joined = append(joined, p)
	}
	return joined
}

// byKind divides the joined places by their kinds.
func (ps List) byKind() []List {
	var groups []List
	for _, p := range ps.Joined() {
		if last := len(groups) - 1; last >= 0 && groups[last][0].Kind == p.Kind {
			groups[last] = append(groups[last], p)
		} else {
			groups = append(groups, List{p})
		}
	}
	return groups
}

// numbers returns places of one kind without their sign: "12, 92–94".
func (ps List) numbers() string {
	var list []string
	for _, p := range ps {
		number := p.From
		if p.To != "" {
			number += "–" + p.To
		}
		list = append(list, number)
	}
	return strings.Join(list, ", ")
}

// signed returns places of one kind with their sign: "¶12, 92–94", "p. 14".
func (ps List) signed() string {
	f := forms[ps[0].Kind]
	if len(ps) > 1 || ps[0].To != "" {
		return f.many + ps.numbers()
	}
	return f.one + ps.numbers()
}

// String returns the joined places as learners see them, kind by kind: "¶12,
// 92–94", "pp. 14–16; § 3(b)". It is empty if there is no place.
func (ps List) String() string {
	var texts []string
	for _, group := range ps.byKind() {
		texts = append(texts, group.signed())
	}
	return strings.Join(texts, "; ")
}

// InWords returns the joined places with the words of their kinds: "paragraphs 12,
// 92–94; page 3". Times and labels have no word.
func (ps List) InWords() string {
	var texts []string
	for _, group := range ps.byKind() {
		word := string(group[0].Kind) + " "
		switch {
		case group[0].Kind == Minute || group[0].Kind == Label:
			word = ""
		case len(group) > 1 || group[0].To != "":
			word = string(group[0].Kind) + "s "
		}
		texts = append(texts, word+group.numbers())
	}
	return strings.Join(texts, "; ")
}

// Locator returns the joined places as a locator of CSL with its label: "12,
// 92–94" and "paragraph". CSL has one label for a locator, so places of further
// kinds follow with their sign. Both are empty if there is no place.
func (ps List) Locator() (locator, label string) {
	groups := ps.byKind()
	if len(groups) == 0 {
		return "", ""
	}
	texts := []string{groups[0].numbers()}
	for _, group := range groups[1:] {
		texts = append(texts, group.signed())
	}
	return strings.Join(texts, ", "), groups[0][0].Kind.CSL()
}
