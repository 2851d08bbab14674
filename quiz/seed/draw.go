package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
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
}

// SetFacets lists what can be asked about several entries of a table at once.
var SetFacets = map[Table][]string{
	Concepts:  {"match"},
	Proposals: {"match"},
	Events:    {"order"},
}

// A drawn choice has mostDistractors wrong options, or fewer if the seed has no
// more. With fewer than fewestDistractors it is refused.
const (
	mostDistractors   = 3
	fewestDistractors = 2
)

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

// candidates lists the entries that may provide distractors for d. The entries
// that the author called near come first, in the author's order. Then come the
// others, in an order that depends on the question's id alone.
func candidates(r Records, d Drawn, near []string) ([]string, error) {
	ids, err := r.Entries(d.Seed, d.Table)
	if err != nil {
		return nil, err
	}
	var far []string
	for _, id := range around(ids, d) {
		if id != d.Entry && !slices.Contains(near, id) {
			far = append(far, id)
		}
	}
	chance := quiz.Question{ID: d.ID()}.Shuffle(0)
	chance.Shuffle(len(far), func(i, j int) { far[i], far[j] = far[j], far[i] })
	return append(slices.Clone(near), far...), nil
}

// mostFar is among how many entries distractors are looked for, besides the near
// ones. So a question of a seed of many thousands costs no more than of one of a
// hundred. Entries that are alike stand close together in a seed.
const mostFar = 100

// around are the entries that stand about the one that is asked. Of stances it is
// all of them, for camps needs everyone who agrees.
func around(ids []string, d Drawn) []string {
	if d.Table == Stances || len(ids) <= mostFar {
		return ids
	}
	from := max(0, slices.Index(ids, d.Entry)-mostFar/2)
	from = min(from, len(ids)-mostFar)
	return ids[from : from+mostFar]
}

// A distractors collects wrong options. It takes each text once, and no text
// that folds like a right option.
type distractors struct {
	taken   map[string]bool // folded texts, right options included
	options []quiz.Option
}

// newDistractors returns a collection beside the given right options.
func newDistractors(right ...quiz.Option) *distractors {
	w := &distractors{taken: map[string]bool{}}
	for _, o := range right {
		w.taken[spell.Fold(o.Text)] = true
	}
	return w
}

// add takes o unless its text is taken.
func (w *distractors) add(o quiz.Option) {
	text := spell.Fold(o.Text)
	if !w.taken[text] {
		w.taken[text] = true
		w.options = append(w.options, o)
	}
}

// full reports whether there are as many distractors as a question has.
func (w *distractors) full() bool { return len(w.options) >= mostDistractors }

// enough returns an error if there are too few distractors.
func (w *distractors) enough(d Drawn) error {
	if len(w.options) < fewestDistractors {
		return fmt.Errorf("too few wrong options are known to be wrong for %q: %d, at least %d are needed", d.Facet, len(w.options), fewestDistractors)
	}
	return nil
}

// A scene has the words with which stems name a document and the actor who tells
// something in it.
type scene struct {
	doc  Document
	by   Actor
	solo bool // the document has one voice; then stems name the document only
}

// newScene returns the scene of a seed in which the actor by tells something.
func newScene(r Records, seed, by string) (scene, error) {
	doc, err := r.Document(seed)
	if err != nil {
		return scene{}, err
	}
	actor, err := r.Actor(seed, by)
	if err != nil {
		return scene{}, err
	}
	return scene{doc, actor, len(doc.Voices) == 1 && doc.Voices[0] == by}, nil
}

// teller names the actor and the document: "Eric Ciaramella in the Lawfare
// episode". It names the document alone if that has one voice.
func (s scene) teller() string {
	if s.solo {
		return s.doc.Short
	}
	return s.by.InStem() + " in " + s.doc.Short
}

// verbal returns "ACTOR VERB in DOCUMENT", or "DOCUMENT VERB" if the document has
// one voice.
func (s scene) verbal(verb string) string {
	if s.solo {
		return s.doc.Short + " " + verb
	}
	return s.by.InStem() + " " + verb + " in " + s.doc.Short
}

// source returns the beginning of a stem that says where something is said and
// how it is known there.
func (s scene) source(t Told) string {
	switch t {
	case FirstHand:
		return "in " + s.doc.Short
	case Reported:
		return "in reports, as " + s.verbal("passes them on")
	}
	return "as " + s.verbal("tells it")
}

// joinedNames returns the names of actors as one phrase: "Ana, Ben and Cal".
func joinedNames(r Records, seed string, ids []string) (string, error) {
	list := make([]string, len(ids))
	for i, id := range ids {
		a, err := r.Actor(seed, id)
		if err != nil {
			return "", err
		}
		list[i] = a.InStem()
	}
	return joined(list), nil
}

// joined returns texts as one phrase: "Ana, Ben and Cal".
func joined(list []string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// capital returns s with a capital first letter, for the start of a sentence or
// an option.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// A kin is actors that others may not be mistaken for, so gathered that it takes
// no longer to ask of many than of few.
type kin struct {
	ids   map[string]bool
	tied  map[string]bool // what they are the same as, or part of
	names map[string]bool // folded
}

func kinOf(list []Actor) kin {
	k := kin{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, a := range list {
		k.ids[a.ID] = true
		for _, id := range slices.Concat(a.Same, a.PartOf) {
			k.tied[id] = true
		}
		for _, name := range a.names() {
			k.names[spell.Fold(name)] = true
		}
	}
	return k
}

// has reports whether an actor is one of them, shares a name with one, belongs to
// one, or one to it. Then neither is a distractor where the other is right.
func (k kin) has(a Actor) bool {
	known := func(id string) bool { return k.ids[id] }
	return k.ids[a.ID] || k.tied[a.ID] || slices.ContainsFunc(a.Same, known) || slices.ContainsFunc(a.PartOf, known) ||
		slices.ContainsFunc(a.names(), func(name string) bool { return k.names[spell.Fold(name)] })
}

func (a Actor) names() []string { return append([]string{a.Name}, a.Also...) }

// alike reports whether any name of some folds like any name of others.
func alike(some, others []string) bool {
	folded := make(map[string]bool, len(some))
	for _, a := range some {
		folded[spell.Fold(a)] = true
	}
	return slices.ContainsFunc(others, func(b string) bool { return folded[spell.Fold(b)] })
}
