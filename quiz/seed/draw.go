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
	Seed  string
	Table Table
	Entry string // of a stance: issue/actor
	Facet string // "meaning", "who", …
}

// ID is seed/table/entry/form.
func (d Drawn) ID() string { return d.Family() + "/" + d.Facet }

// Family is seed/table/entry: all that is drawn from one entry is kept apart.
func (d Drawn) Family() string { return strings.Join([]string{d.Seed, string(d.Table), d.Entry}, "/") }

// Forms are the questions that can be drawn from an entry of each table, in
// the order in which they are asked when a deck does not say.
var Facets = map[Table][]string{
	Concepts:  {"meaning", "term"},
	Proposals: {"who", "what", "fate"},
	Stances:   {"stance", "holder"},
	Figures:   {"number", "counts"},
	Events:    {"when"},
}

// SetForms are the questions that can be drawn from several entries of a table
// at once.
var SetFacets = map[Table][]string{
	Concepts:  {"match"},
	Proposals: {"match"},
	Events:    {"order"},
}

// wrongOptions is how many wrong options a drawn question has where the seeds
// have that many, and fewest is what it cannot do without.
const (
	wrongOptions = 3
	fewest       = 2
)

// Draw makes the question d. The error names what stands in the way: an entry
// that cannot be asked in this form, too few wrong options known to be wrong,
// or a problem of an entry that it needs.
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

func drawn(r Records, d Drawn, o Origin) (quiz.Question, error) {
	doc, err := r.Document(d.Seed)
	if err != nil {
		return quiz.Question{}, err
	}
	return quiz.Question{
		ID:      d.ID(),
		Family:  d.Family(),
		Why:     o.Why,
		Sources: []quiz.Citation{{Seed: d.Seed, Title: doc.Title, At: o.At}},
		Rev:     o.Rev,
	}, nil
}

// candidates lists the entries that could make wrong options for one of them:
// those its author called near, in the author's order, then the others in an
// order that is always the same for the same question.
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

// mostFar is among how many entries wrong options are looked for: a question costs no
// more in a seed of many thousands. What is alike stands close together there.
const mostFar = 100

// around are the entries that stand about the one that is asked. Of stances it
// is all: who agrees with whom must be known of everyone.
func around(ids []string, d Drawn) []string {
	if d.Table == Stances || len(ids) <= mostFar {
		return ids
	}
	from := max(0, slices.Index(ids, d.Entry)-mostFar/2)
	from = min(from, len(ids)-mostFar)
	return ids[from : from+mostFar]
}

// A distractors collects wrong options, each text once and none that reads like a
// right one.
type distractors struct {
	taken   map[string]bool
	options []quiz.Option
}

func newDistractors(right ...quiz.Option) *distractors {
	w := &distractors{taken: map[string]bool{}}
	for _, o := range right {
		w.taken[spell.Fold(o.Text)] = true
	}
	return w
}

func (w *distractors) add(o quiz.Option) {
	text := spell.Fold(o.Text)
	if !w.taken[text] {
		w.taken[text] = true
		w.options = append(w.options, o)
	}
}

func (w *distractors) full() bool { return len(w.options) >= wrongOptions }

// enough returns an error if there are too few wrong options to choose among.
func (w *distractors) enough(d Drawn) error {
	if len(w.options) < fewest {
		return fmt.Errorf("too few wrong options are known to be wrong for %q: %d, at least %d are needed", d.Facet, len(w.options), fewest)
	}
	return nil
}

// A scene is how stems speak of a document and of who tells something in it.
type scene struct {
	doc  Document
	by   Actor
	solo bool // the document has one voice: to name it is to name the document
}

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

// teller is who tells it, with where: "Eric Ciaramella in the Lawfare
// episode", or the document alone where it has one voice.
func (s scene) teller() string {
	if s.solo {
		return s.doc.Short
	}
	return s.by.InStem() + " in " + s.doc.Short
}

// verbal is "{who} {verb} it in {where}", without "in" where the document
// itself is who.
func (s scene) verbal(verb string) string {
	if s.solo {
		return s.doc.Short + " " + verb
	}
	return s.by.InStem() + " " + verb + " in " + s.doc.Short
}

// names joins the names of actors as a sentence does.
func names(r Records, seed string, ids []string) (string, error) {
	list := make([]string, len(ids))
	for i, id := range ids {
		a, err := r.Actor(seed, id)
		if err != nil {
			return "", err
		}
		list[i] = a.InStem()
	}
	return and(list), nil
}

func and(list []string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// capital begins a sentence or an option with s.
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

// has reports whether one of them could stand for an actor, goes by its name or
// belongs to it, or it to them: then neither is a wrong answer where the other
// is right.
func (k kin) has(a Actor) bool {
	known := func(id string) bool { return k.ids[id] }
	return k.ids[a.ID] || k.tied[a.ID] || slices.ContainsFunc(a.Same, known) || slices.ContainsFunc(a.PartOf, known) ||
		slices.ContainsFunc(a.names(), func(name string) bool { return k.names[spell.Fold(name)] })
}

func (a Actor) names() []string { return append([]string{a.Name}, a.Also...) }

// alike reports whether two things share a name.
func alike(some, others []string) bool {
	folded := make(map[string]bool, len(some))
	for _, a := range some {
		folded[spell.Fold(a)] = true
	}
	return slices.ContainsFunc(others, func(b string) bool { return folded[spell.Fold(b)] })
}
