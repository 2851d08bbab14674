package draft

import (
	"strconv"
	"strings"

	"policyquiz/quiz/place"
)

// A Span is the passages from First to before End, counted from 0.
type Span struct{ First, End int }

// At returns the passages that stand at a place, in their order; none if the document has
// no such place. Of a section that is divided, a place has all parts. Where only a whole
// is marked, a part of it is looked for by how it begins: art. 5(2) is what stands in
// article 5 from "(2)" on, or article 5 if nothing begins so.
func (d *Document) At(p place.Place) []Span {
	switch p.Kind {
	case place.Paragraph:
		return d.paragraphs(p)
	case place.Minute:
		return d.times(p)
	case place.Line:
		return d.lines(p)
	case place.Label:
		return d.labelled(p)
	}
	if spans := d.where(p.Has); spans != nil {
		return spans
	}
	whole := d.narrowest(p)
	spans := d.where(func(q place.Place) bool { return q == whole })
	if part := lastPart(p); part != "" && p.To == "" && len(spans) == 1 {
		return []Span{d.partOf(spans[0], part)}
	}
	return spans
}

// AtAll returns the passages at several places; none if one of the places is not there.
func (d *Document) AtAll(at place.List) []Span {
	var all []Span
	for _, p := range at {
		spans := d.At(p)
		if spans == nil {
			return nil
		}
		all = append(all, spans...)
	}
	return all
}

// narrowest is the smallest marked place that has p: § 1.2 rather than § 1 for § 1.2(a).
func (d *Document) narrowest(p place.Place) place.Place {
	var best place.Place
	for _, passage := range d.Passages {
		if q := ofKind(passage.Places, p.Kind); q.Has(p) && len(q.From) > len(best.From) {
			best = q
		}
	}
	return best
}

// where returns the passages in which a place holds: one at which they begin, or a page
// that begins within them.
func (d *Document) where(holds func(place.Place) bool) []Span {
	var spans []Span
	for i, p := range d.Passages {
		in := false
		for _, q := range p.Places {
			in = in || holds(q)
		}
		for _, t := range p.Turns {
			in = in || holds(t.Page)
		}
		if in {
			spans = addTo(spans, i)
		}
	}
	return spans
}

// addTo adds a passage to spans, to the last of them if it follows that.
func addTo(spans []Span, i int) []Span {
	if last := len(spans) - 1; last >= 0 && spans[last].End == i {
		spans[last].End++
		return spans
	}
	return append(spans, Span{i, i + 1})
}

// paragraphs returns paragraphs by their numbers. What follows the number, as in ¶12(a),
// is a part of the paragraph.
func (d *Document) paragraphs(p place.Place) []Span {
	first, last := wholeNumber(p.From), wholeNumber(p.From)
	if p.To != "" {
		last = wholeNumber(p.To)
	}
	if first < 1 || last < first || last > len(d.Passages) {
		return nil
	}
	return []Span{{first - 1, last}}
}

// wholeNumber reads the digits at the start of a number; 0 if there is none.
func wholeNumber(s string) int {
	digits := s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// times returns the passages that were being said at a time, or between two.
func (d *Document) times(p place.Place) []Span {
	end := p
	if p.To != "" {
		end.From, end.To = p.To, ""
	}
	p.To = ""
	var spans []Span
	began := -1 // the first passage after the last mark that is not later than p
	for i, passage := range d.Passages {
		at := ofKind(passage.Places, place.Minute)
		switch {
		case at.From == "":
			continue
		case at.Compare(p) <= 0:
			if began < 0 || ofKind(d.Passages[began].Places, place.Minute) != at {
				began = i
				spans = nil
			}
			spans = addTo(spans, i)
		case at.Compare(end) <= 0:
			spans = addTo(spans, i)
		}
	}
	return spans
}

// lines returns the passages that stand on lines of the text format.
func (d *Document) lines(p place.Place) []Span {
	first, last := wholeNumber(p.From), wholeNumber(p.From)
	if p.To != "" {
		last = wholeNumber(p.To)
	}
	var spans []Span
	for i, passage := range d.Passages {
		if first <= passage.Line && passage.Line <= last {
			spans = addTo(spans, i)
		}
	}
	return spans
}

// labelled returns the passages under labels of the document's own, or under pages that
// have these names.
func (d *Document) labelled(p place.Place) []Span {
	if spans := d.betweenLabels(p, place.Label); spans != nil {
		return spans
	}
	return d.betweenLabels(p, place.Page)
}

func (d *Document) betweenLabels(p place.Place, kind place.Kind) []Span {
	is := func(name string) func(place.Place) bool {
		return func(q place.Place) bool { return q.Kind == kind && q.From == name }
	}
	first := d.where(is(p.From))
	if p.To == "" || first == nil {
		return first
	}
	last := d.where(is(p.To))
	if last == nil || last[len(last)-1].End <= first[0].First {
		return nil
	}
	return []Span{{first[0].First, last[len(last)-1].End}}
}

// lastPart is the part in round brackets at the end of a number, as in 5(2); "" if there
// is none.
func lastPart(p place.Place) string {
	if at := strings.LastIndexByte(p.From, '('); at > 0 {
		return p.From[at:]
	}
	return ""
}

// partOf finds what begins with a part in brackets, up to where the next one begins. If
// nothing does, it is the whole.
func (d *Document) partOf(s Span, part string) Span {
	for i := s.First; i < s.End; i++ {
		if !strings.HasPrefix(d.Passages[i].Text, part) {
			continue
		}
		end := i + 1
		for end < s.End && !strings.HasPrefix(d.Passages[end].Text, "(") {
			end++
		}
		return Span{i, end}
	}
	return s
}
