package quiz

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A PlaceKind is a kind of place by which a document is cited.
type PlaceKind string

// Paragraph is a line of a document that is not blank. Headings count.
const Paragraph PlaceKind = "paragraph"

// signs are the signs that readers see before places of each kind.
var signs = map[PlaceKind]string{Paragraph: "¶"}

// A Place is a paragraph or a range of paragraphs in a document.
type Place struct {
	Kind PlaceKind `json:"kind"`         // by what the document is cited
	From string    `json:"from"`         // a number, counted from 1: "12", "5.10"
	To   string    `json:"to,omitempty"` // the last number of a range; empty: not a range
}

// Places are places in one document, all of one kind.
type Places []Place

// Paragraphs returns the places with these paragraph numbers, counted from 1.
func Paragraphs(numbers ...int) Places {
	places := make(Places, len(numbers))
	for i, n := range numbers {
		places[i] = Place{Kind: Paragraph, From: strconv.Itoa(n)}
	}
	return places
}

// Compare orders places of one kind by their first number, part by part: 5.9
// comes before 5.10. It returns a negative number if p comes first, a positive
// one if q does, and 0 if they begin together.
func (p Place) Compare(q Place) int {
	a, b := strings.Split(p.From, "."), strings.Split(q.From, ".")
	for i := range min(len(a), len(b)) {
		if c := compareParts(a[i], b[i]); c != 0 {
			return c
		}
	}
	return len(a) - len(b)
}

// compareParts compares numbers by value and other texts by their letters.
func compareParts(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	if errA != nil || errB != nil {
		return strings.Compare(a, b)
	}
	return cmp.Compare(x, y)
}

// end returns the last number of a place.
func (p Place) end() string { return cmp.Or(p.To, p.From) }

// follows reports whether p begins with the number after the end of q.
func (p Place) follows(q Place) bool {
	from, errFrom := strconv.Atoi(p.From)
	end, errEnd := strconv.Atoi(q.end())
	return p.Kind == q.Kind && errFrom == nil && errEnd == nil && from == end+1
}

// Joined returns the places in order, without repetitions. It joins consecutive
// places into ranges: ¶3 and ¶4 become ¶3–4.
func (ps Places) Joined() Places {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, Place.Compare)
	var joined Places
	for _, p := range slices.Compact(sorted) {
		if last := len(joined) - 1; last >= 0 && p.follows(joined[last]) {
			joined[last].To = p.end()
			continue
		}
		joined = append(joined, p)
	}
	return joined
}

// Numbers returns the joined places without a sign: "12, 92–94".
func (ps Places) Numbers() string {
	var parts []string
	for _, p := range ps.Joined() {
		part := p.From
		if p.To != "" {
			part += "–" + p.To
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// String returns the joined places with the sign of their kind: "¶12, 92–94".
func (ps Places) String() string {
	if len(ps) == 0 {
		return ""
	}
	return signs[ps[0].Kind] + ps.Numbers()
}

// Beyond returns the first place that ends after the last paragraph of its
// document; found is false if there is none. A last of 0 means that the number
// of paragraphs is not known; then found is false.
func (ps Places) Beyond(last int) (p Place, found bool) {
	if last == 0 {
		return Place{}, false
	}
	for _, p := range ps {
		if n, err := strconv.Atoi(p.end()); err == nil && n > last {
			return p, true
		}
	}
	return Place{}, false
}
