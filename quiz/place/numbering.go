package place

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// A Numbering says by what places a document is cited. Its zero value is that of a
// document of which nothing is known: bare numbers are paragraphs, and whatever can
// be a place is one.
type Numbering struct {
	Bare   Kind            // the kind of a number without a sign; empty: Paragraph
	Last   map[Kind]string // the last place of a kind, for those of which it is known
	Labels []string        // the document's own names of places, in its order; may be empty

	rank map[string]int // the position of each label, from 1
}

// NewNumbering returns the numbering of a document. A document with labels has only
// places of the kinds Label, bare and those in last. If bare is empty, a number
// without a sign is a paragraph. In a document with labels it is a label, unless last
// has paragraphs. The labels must differ.
func NewNumbering(bare Kind, last map[Kind]string, labels []string) Numbering {
	n := Numbering{Bare: bare, Last: last, Labels: labels, rank: make(map[string]int, len(labels))}
	for i, l := range labels {
		n.rank[l] = i + 1
	}
	switch {
	case n.Bare != "":
	case len(labels) > 0 && last[Paragraph] == "":
		n.Bare = Label
	default:
		n.Bare = Paragraph
	}
	return n
}

// An Error says why a document has no such place.
type Error struct {
	What     string // what is wrong: "¶41 is beyond the last, ¶40"
	Next     string // the next step
	Unlisted string // the label that is not among the document's labels; empty if that is not the fault
}

func (e *Error) Error() string { return e.What }

// Hint returns the next step.
func (e *Error) Hint() string { return e.Next }

// mostOfPlace is the length, in bytes, beyond which a text is no place.
const mostOfPlace = 80

// Examples shows how places are written, for hints.
const Examples = `at = 12, at = "46-48", at = "p. 14", at = "§ 3(b)", at = "art. 5" or at = "00:12:40"`

// Number returns the place that a bare whole number stands for. The error is an
// *[Error].
func (n Numbering) Number(i int64) (Place, error) {
	text := strconv.FormatInt(i, 10)
	// Most places are such numbers, and there may be many.
	if k := n.bare(); k != Label && k != Minute && 0 < i && len(text) <= 9 && len(n.Labels) == 0 {
		p := Place{Kind: k, From: text}
		return p, n.has(p)
	}
	return n.Read(text)
}

// Read reads a place or a range as an author writes it: "46-48", "p. 14", "§ 3(b)",
// "art. 5", "00:12:40", or a label of the document. The error is an *[Error]: the
// text is no place, its range ends before it begins, or the document cannot have
// such a place.
func (n Numbering) Read(text string) (Place, error) {
	text = strings.TrimSpace(text)
	if len(text) > mostOfPlace {
		return Place{}, &Error{What: fmt.Sprintf("a text of %d bytes is too long for a place", len(text)), Next: "write " + Examples}
	}
	if p, ok := n.label(text); ok {
		return p, n.inOrder(p)
	}
	p, err := n.numbered(text)
	if err != nil {
		return Place{}, err
	}
	return p, n.has(p)
}

func (n Numbering) bare() Kind {
	if n.Bare == "" {
		return Paragraph
	}
	return n.Bare
}

var dashes = lazy(`\s*[-–—]\s*`)

// label reads a label or a range of labels. A label may itself have dashes.
func (n Numbering) label(text string) (Place, bool) {
	if at := n.rank[text]; at > 0 {
		return Place{Kind: Label, From: text, first: at}, true
	}
	for _, dash := range dashes().FindAllStringIndex(text, -1) {
		from, to := text[:dash[0]], text[dash[1]:]
		if first, last := n.rank[from], n.rank[to]; first > 0 && last > 0 {
			return Place{Label, from, to, first, last}, true
		}
	}
	return Place{}, false
}

// inOrder returns an error if a range of labels ends before it begins.
func (n Numbering) inOrder(p Place) error {
	if p.To != "" && p.last <= p.first {
		return reversed(p)
	}
	return nil
}

func reversed(p Place) error {
	e := &Error{
		What: fmt.Sprintf("the range %s–%s ends before it begins", p.From, p.To),
		Next: fmt.Sprintf(`write at = "%s-%s"`, p.To, p.From),
	}
	if p.From == p.To {
		e.What, e.Next = fmt.Sprintf("the range %s–%s is one place", p.From, p.To), fmt.Sprintf("write at = %q", p.From)
	}
	return e
}

// written are the signs and words that authors write before the numbers of a kind.
var written = map[Kind]string{
	Paragraph: `¶+|paragraphs?|paras?\.?|par\.`,
	Page:      `pages?|pp?\.?`,
	Section:   `§+|sections?|secs?\.?|sect\.`,
	Article:   `articles?|arts?\.?`,
	Line:      `lines?|ll?\.`,
	Slide:     `slides?`,
	Minute:    `minutes?|min\.?`,
}

// signed matches the sign of each kind at the start of a text.
var signed = sync.OnceValue(compileSigns)

func compileSigns() map[Kind]*regexp.Regexp {
	all := map[Kind]*regexp.Regexp{}
	for kind, signs := range written {
		// A word ends where its number begins: "part 5" has no sign of a page.
		all[kind] = regexp.MustCompile(`^(?i:` + signs + `)(?:\s+|\b|$)`)
	}
	return all
}

// sign cuts the sign of a kind off a text; kind is empty if it has none. The number
// begins behind it.
func sign(text string) (kind Kind, number string) {
	if text != "" && '0' <= text[0] && text[0] <= '9' {
		return "", text
	}
	for _, k := range Kinds {
		if m := signed()[k]; m != nil {
			if found := m.FindString(text); found != "" {
				if rest := strings.TrimSpace(text[len(found):]); startsNumber(rest) {
					return k, rest
				}
			}
		}
	}
	return "", text
}

// startsNumber reports whether a text may begin a number: with a digit, or with
// letters that are numbers themselves, as in "p. iv" and "art. IV".
func startsNumber(s string) bool { return wholeNumber().MatchString(s) || numberStart().MatchString(s) }

// Numbers of places. A part has at most 9 digits or letters.
var (
	numberStart = lazy(`^[0-9A-Za-z]{1,9}\b`)
	anyNumber   = lazy(`^[0-9A-Za-z]{1,9}(?:\.[0-9A-Za-z]{1,9}|\([0-9A-Za-z]{1,9}\))*$`)
	wholeNumber = lazy(`^[0-9]{1,9}$`)
	clock       = lazy(`^(?:([0-9]{1,3}):)?([0-5]?[0-9]):([0-5][0-9])$`)
	inBrackets  = lazy(`\s+\(`)
)

// numbered reads a place that is not a label.
func (n Numbering) numbered(text string) (Place, error) {
	kind, rest := sign(text)
	from, to, isRange := cutRange(rest)
	if isRange {
		other, number := sign(to)
		if other != "" && other != kind && !(kind == "" && other == n.bare()) {
			return Place{}, &Error{What: fmt.Sprintf("the range %q has two kinds of place", text), Next: `give each a place of its own, as in at = ["p. 14", "§ 3"]`}
		}
		to = number
	}
	if kind == "" {
		if kind = n.bare(); clock().MatchString(from) {
			kind = Minute
		}
	}
	p := Place{Kind: kind}
	ok := false
	if p.From, ok = tidy(kind, from); ok && isRange {
		p.To, ok = tidy(kind, to)
	}
	// Without a sign a page such as S8505 is more likely a label that is not listed.
	isWord := rest == text && kind == Page && p.From > "9" && romanValue(p.From) == 0
	if !ok || kind == Label || isWord {
		return Place{}, n.unread(text)
	}
	if isRange && compareNumbers(kind, p.From, p.To) >= 0 && !romanRange(p) {
		return Place{}, reversed(p)
	}
	return p, nil
}

// cutRange divides a text at its first dash, if it has one.
func cutRange(text string) (from, to string, isRange bool) {
	if dash := dashes().FindStringIndex(text); dash != nil {
		return text[:dash[0]], text[dash[1]:], true
	}
	return text, "", false
}

// romanRange reports whether a range that seems to go backwards by its letters goes
// forwards by its Roman numbers, as (v) to (ix) does.
func romanRange(p Place) bool {
	from, to := parts(p.Kind, p.From), parts(p.Kind, p.To)
	if !slices.Equal(from[:len(from)-1], to[:len(to)-1]) {
		return false
	}
	a, b := romanValue(from[len(from)-1].text), romanValue(to[len(to)-1].text)
	return 0 < a && a < b
}

// tidy returns a number of a kind as it is printed; ok is false if it is none.
func tidy(kind Kind, s string) (number string, ok bool) {
	switch kind {
	case Minute:
		return tidyTime(s)
	case Line, Slide:
		number, ok = s, wholeNumber().MatchString(s)
	default:
		number = inBrackets().ReplaceAllString(s, "(")
		ok = anyNumber().MatchString(number) && counts(kind, number)
	}
	if wholeNumber().MatchString(number) {
		number = strings.TrimLeft(number, "0")
	}
	if !ok || number == "" {
		return "", false
	}
	return number, true
}

// counts reports whether a number of this form can be one of the kind, and is not
// just a word. Paragraphs begin with a digit.
func counts(kind Kind, number string) bool {
	if kind == Paragraph {
		return number[0] <= '9'
	}
	return strings.ContainsAny(number, "0123456789") || len(number) == 1 || romanValue(number) > 0
}

// tidyTime writes a time as hours, minutes and seconds. A whole number is minutes.
func tidyTime(s string) (time string, ok bool) {
	if wholeNumber().MatchString(s) && len(s) <= 5 {
		n, _ := strconv.Atoi(s)
		return fmt.Sprintf("%02d:%02d:00", n/60, n%60), true
	}
	m := clock().FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	h, _ := strconv.Atoi("0" + m[1])
	min, _ := strconv.Atoi(m[2])
	return fmt.Sprintf("%02d:%02d:%s", h, min, m[3]), true
}

// unread is the error of a text that is no place.
func (n Numbering) unread(text string) error {
	switch {
	case len(n.Labels) > 0:
		return &Error{
			What:     fmt.Sprintf("%q is not among the labels of the document", text),
			Next:     "write one of its labels, or add it to labels in [document]",
			Unlisted: text,
		}
	case strings.ContainsAny(text, ",;&"):
		return &Error{What: fmt.Sprintf("%q is no place", text), Next: "write several places as a list, as in at = [12, 14]"}
	case strings.Trim(text, "0-–— ") == "" || strings.HasPrefix(text, "-"):
		return &Error{What: fmt.Sprintf("%q is no place: places are counted from 1", text), Next: "write " + Examples}
	}
	next := "write " + Examples
	if strings.IndexFunc(text, unicode.IsLetter) >= 0 { // a name, perhaps
		next += fmt.Sprintf(`; or, if the document has names of its own for its places, list them in [document]: labels = [%q, "…"]`, text)
	}
	return &Error{What: fmt.Sprintf("%q is no place", text), Next: next}
}

// has returns an error if the document cannot have a place.
func (n Numbering) has(p Place) error {
	last, limited := n.Last[p.Kind]
	if !limited {
		if len(n.Labels) > 0 && p.Kind != n.bare() {
			return &Error{
				What: fmt.Sprintf("%s is a %s, and the document is cited by its labels", List{p}, p.Kind),
				Next: fmt.Sprintf(`write a label, as in at = %q; or say how many %ss there are in [document]: %ss = 40`, n.Labels[0], p.Kind, p.Kind),
			}
		}
		return nil
	}
	if beyond(p.Kind, p.end(), last) {
		end := List{{Kind: p.Kind, From: last}}
		e := &Error{
			What: fmt.Sprintf("%s is beyond the last, %s", List{p}, end),
			Next: fmt.Sprintf("correct the place, or %ss in [document]", p.Kind),
		}
		if p.Kind == Paragraph {
			e.Next += "; a paragraph is a line with something besides white space"
		}
		return e
	}
	return nil
}

// beyond reports whether a number is greater than the last. Where the last is 9,
// 9.4 is not beyond it.
func beyond(k Kind, number, last string) bool {
	some, end := parts(k, number), parts(k, last)
	return slices.CompareFunc(some[:min(len(some), len(end))], end, part.compare) > 0
}

// ReadLast reads the last place of a kind, for [Numbering.Last]; ok is false if it
// is none.
func ReadLast(k Kind, text string) (last string, ok bool) {
	return tidy(k, strings.TrimSpace(text))
}

// Kinds lists the kinds of which the last place is known, in the order of
// [Kinds].
func (n Numbering) Kinds() []Kind {
	return slices.SortedFunc(maps.Keys(n.Last), func(a, b Kind) int {
		return slices.Index(Kinds, a) - slices.Index(Kinds, b)
	})
}

// lazy compiles an expression when it is first wanted.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
