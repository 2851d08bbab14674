package quiz

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// A PlaceKind is what a document is cited by.
type PlaceKind string

// Paragraph is a line of a document with something besides white space.
const Paragraph PlaceKind = "paragraph"

// signs are what stands before places of each kind.
var signs = map[PlaceKind]string{Paragraph: "¶"}

// A Place is where something stands in a document: a paragraph, or a range of
// paragraphs.
type Place struct {
	Kind PlaceKind `json:"kind"`
	From string    `json:"from"`         // a number: "12", "5.10"
	To   string    `json:"to,omitempty"` // the last of a range; empty: not a range
}

// Places are several places in one document.
type Places []Place

// Paragraphs makes places of paragraph numbers, counted from 1.
func Paragraphs(numbers ...int) Places {
	places := make(Places, len(numbers))
	for i, n := range numbers {
		places[i] = Place{Kind: Paragraph, From: strconv.Itoa(n)}
	}
	return places
}

// Compare orders places of one kind by where they begin, part by part: 5.9
// stands before 5.10.
func (p Place) Compare(q Place) int {
	a, b := strings.Split(p.From, "."), strings.Split(q.From, ".")
	for i := range min(len(a), len(b)) {
		if c := compareParts(a[i], b[i]); c != 0 {
			return c
		}
	}
	return len(a) - len(b)
}

// compareParts orders numbers by value, and anything else by its letters.
func compareParts(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	if errA != nil || errB != nil {
		return strings.Compare(a, b)
	}
	return cmp.Compare(x, y)
}

// end is the last number of a place.
func (p Place) end() string { return cmp.Or(p.To, p.From) }

// follows reports whether p begins with the number after the end of q.
func (p Place) follows(q Place) bool {
	from, errFrom := strconv.Atoi(p.From)
	end, errEnd := strconv.Atoi(q.end())
	return p.Kind == q.Kind && errFrom == nil && errEnd == nil && from == end+1
}

// Joined returns the places in order, each once, with neighbours drawn
// together to ranges.
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

// Numbers writes the places without the sign of their kind: "12, 92–94".
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

// String writes the places as readers see them: "¶12, 92–94".
func (ps Places) String() string {
	if len(ps) == 0 {
		return ""
	}
	return signs[ps[0].Kind] + ps.Numbers()
}

// Beyond finds a place that stands behind the last one of its document; last
// is 0 where that is not known, and then nothing is beyond it.
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
