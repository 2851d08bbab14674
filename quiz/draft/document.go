package draft

import (
	"slices"
	"strings"

	"policyquiz/quiz/place"
)

// A Document is a text in numbered passages. Passage i is paragraph i+1.
type Document struct {
	Passages []Passage
}

// A Passage is one paragraph of a document.
type Passage struct {
	Text    string // one line, without the speaker's name and without marks
	Speaker string // who speaks, as the text names them; empty if nobody is known to
	Named   bool   // whether this passage itself names the speaker; else an earlier one does
	Line    int    // the line of the text format on which it stands, counted from 1

	// Places are where it begins, one of a kind at most; paragraphs are not among them.
	// Passages share them: nobody may change them.
	Places place.List
	Turns  []Turn // the pages that begin within it
}

var noteMark = lazy(`^\[\d{1,4}\] `)

// Body returns the number of passages without the footnotes at the end, which begin with
// their numbers in square brackets.
func (d *Document) Body() int {
	n := len(d.Passages)
	for n > 0 && noteMark().MatchString(d.Passages[n-1].Text) {
		n--
	}
	return n
}

// A Turn is where a page begins within a passage.
type Turn struct {
	At   int // the byte of the passage's text before which it begins
	Page place.Place
}

// markOrder is the order in which marks are written. The mark of an article ends the
// section before it, so it stands before that of the next section.
var markOrder = []place.Kind{place.Page, place.Article, place.Section, place.Slide, place.Minute, place.Label}

// String writes the document in the text format. A document that [Parse] read from it is
// the same.
func (d *Document) String() string {
	var b strings.Builder
	var at place.List
	for i, p := range d.Passages {
		if i > 0 {
			b.WriteByte('\n')
		}
		at = writeMarks(&b, at, p.Places)
		if p.Named {
			b.WriteString(p.Speaker + ": ")
		}
		from := 0
		for _, t := range p.Turns {
			b.WriteString(p.Text[from:t.At] + mark(t.Page) + " ")
			from = t.At
			at = enter(at, t.Page)
		}
		b.WriteString(p.Text[from:] + "\n")
	}
	return b.String()
}

// mark writes the mark of a place.
func mark(p place.Place) string { return "[" + place.List{p}.String() + "]" }

const endOf = "end of "

// writeMarks writes the marks that lead from some places to others, and returns those.
func writeMarks(b *strings.Builder, from, to place.List) place.List {
	for _, kind := range markOrder {
		was, is := ofKind(from, kind), ofKind(to, kind)
		switch {
		case was == is:
		case is.From == "":
			if kind == place.Section && ofKind(from, place.Article) != ofKind(to, place.Article) && ofKind(to, place.Article).From != "" {
				continue // the article's mark ends it
			}
			b.WriteString("[" + endOf + place.List{was}.String() + "]\n")
			from = leave(from, kind)
		default:
			b.WriteString(mark(is) + "\n")
			from = enter(from, is)
		}
	}
	return to
}

// ofKind returns the place of a kind among places; the zero Place if there is none.
func ofKind(places place.List, kind place.Kind) place.Place {
	for _, p := range places {
		if p.Kind == kind {
			return p
		}
	}
	return place.Place{}
}

// enter returns the places in force where p begins. It changes nothing in places.
func enter(places place.List, p place.Place) place.List {
	if ofKind(places, p.Kind) == p {
		return places
	}
	places = leave(places, p.Kind)
	if p.Kind == place.Article {
		places = leave(places, place.Section)
	}
	return append(slices.Clip(places), p)
}

// leave returns places without that of a kind. It changes nothing in places.
func leave(places place.List, kind place.Kind) place.List {
	if ofKind(places, kind).From == "" {
		return places
	}
	return slices.DeleteFunc(slices.Clone(places), func(p place.Place) bool { return p.Kind == kind })
}
