package seed

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
)

// A Drawn names a question that is drawn from one entry of a seed. Its id is
// the same in every deck.
type Drawn struct {
	Seed  string // the id of the seed
	Table Table  // the table of the entry
	Entry string // the id of the entry; for a stance, issue/actor
	Facet string // what is asked: "meaning", "who", …
}

// ID returns the question's id: seed/table/entry/facet.
func (d Drawn) ID() string { return d.Family() + "/" + d.Facet }

// Family returns seed/table/entry. All questions from one entry are siblings.
func (d Drawn) Family() string { return strings.Join([]string{d.Seed, string(d.Table), d.Entry}, "/") }

// Facets lists what can be asked about one entry of each table. If a deck does
// not say which facets it asks, it asks all of them, in this order.
var Facets = map[Table][]string{
	Concepts:  {"meaning", "term"},
	Proposals: {"who", "what", "fate"},
	Stances:   {"stance", "holder"},
	Figures:   {"number", "counts"},
	Events:    {"when"},
	Duties:    {"who", "what", "when", "unless"},
}

// SetFacets lists what can be asked about several entries of a table at once.
var SetFacets = map[Table][]string{
	Concepts:  {"match"},
	Proposals: {"match"},
	Stances:   {"match"},
	Events:    {"order"},
	Duties:    {"match"},
}

// Draw makes the question d. The error says why it cannot: the table or the
// entry cannot be asked for this facet, too few options are known to be wrong, or
// r could not look up an entry. The last is the error of r.
func Draw(r Records, d Drawn) (quiz.Question, error) {
	switch d.Table {
	case Concepts:
		return drawConcept(r, d)
	case Proposals:
		return drawProposal(r, d)
	case Stances:
		return drawStance(r, d)
	case Figures:
		return drawFigure(r, d)
	case Events:
		return drawEvent(r, d)
	case Duties:
		return drawDuty(r, d)
	}
	return quiz.Question{}, fmt.Errorf("nothing can be drawn from table %q", d.Table)
}

// drawn returns the question d without its stem and its kind.
func drawn(r Records, d Drawn, o Origin) (quiz.Question, error) {
	doc, err := r.Document(d.Seed)
	if err != nil {
		return quiz.Question{}, err
	}
	return quiz.Question{
		ID:         d.ID(),
		Family:     d.Family(),
		Why:        o.Why,
		Background: o.Background,
		Sources:    []quiz.Citation{{Seed: d.Seed, Title: doc.Title, At: o.At}},
		Rev:        o.Rev,
	}, nil
}

// opened returns the question d without its stem and its kind, and who tells in which
// document what it asks for.
func opened(r Records, d Drawn, o Origin) (quiz.Question, scene, error) {
	q, err := drawn(r, d, o)
	if err != nil {
		return q, scene{}, err
	}
	s, err := newScene(r, d.Seed, o.By)
	return q, s, err
}
