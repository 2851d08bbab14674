package lint

import (
	"cmp"
	"iter"
	"strconv"
	"strings"

	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file keeps what seeds say in the form in which the rules ask for it.

// A document is the seed of one document.
type document struct {
	seed.Document
	short  []string              // the words of its short name, without an article
	actors map[string]seed.Actor // by their ids
	named  map[string][]string   // ids of actors by their folded names
	names  map[string][][]string // the words of the names of actors, by the word with which a stem may begin them
	inName map[string][]string   // the ids of actors by the words of their names
	labels map[string]bool       // folded terms that are the course's own
	terms  map[string][]*entry   // concepts by their folded terms

	records Records
	entries map[seed.Table]map[string]*entry
	at      map[string][]*entry // by place
	figures []seed.Figure
}

// An entry is one entry of a seed, of any table.
type entry struct {
	seed.Origin
	table    seed.Table
	telling  []string // of what it says
	concept  *seed.Concept
	proposal *seed.Proposal
	stance   *seed.Stance
	figure   *seed.Figure
	duty     *seed.Duty
}

// document returns what is known of a seed; nil if it cannot be read.
func (l *Linter) document(id string) *document {
	if d, ok := l.documents[id]; ok {
		return d
	}
	l.documents[id] = nil
	doc, err := l.records.Document(id)
	if err != nil {
		return nil
	}
	d := &document{
		Document: doc, records: l.records,
		actors: map[string]seed.Actor{}, named: map[string][]string{}, names: map[string][][]string{}, inName: map[string][]string{},
		labels: map[string]bool{}, terms: map[string][]*entry{},
		entries: map[seed.Table]map[string]*entry{}, at: map[string][]*entry{},
	}
	l.documents[id] = d
	d.short = withoutArticle(words(doc.Short))
	d.readActors()
	d.readEntries()
	return d
}

// allDocuments lists the documents of the course.
func (l *Linter) allDocuments() []*document {
	if l.all == nil {
		ids, _ := l.records.Seeds()
		l.all = make([]*document, 0, len(ids))
		for _, id := range ids {
			if d := l.document(id); d != nil {
				l.all = append(l.all, d)
			}
		}
	}
	return l.all
}

// mostUnnamed is how many documents a course may have for a question without a
// source to be about any of them.
const mostUnnamed = 4

// fewDocuments lists the documents on which a question without a source may rest:
// all of the course, or none where there are many.
func (l *Linter) fewDocuments() []*document {
	if all := l.allDocuments(); len(all) <= mostUnnamed {
		return all
	}
	return nil
}

// shortNames lists the documents by the first word of their short name.
func (l *Linter) shortNames() map[string][]*document {
	if l.shorts == nil {
		l.shorts = map[string][]*document{}
		for _, d := range l.allDocuments() {
			if len(d.short) > 0 {
				l.shorts[d.short[0]] = append(l.shorts[d.short[0]], d)
			}
		}
	}
	return l.shorts
}

func withoutArticle(list []string) []string {
	if len(list) > 1 && (list[0] == "the" || list[0] == "a" || list[0] == "an") {
		return list[1:]
	}
	return list
}

func (d *document) readActors() {
	actors, _ := d.records.Actors(d.Seed)
	for _, a := range actors {
		d.actors[a.ID] = a
		for _, name := range namesOf(a) {
			folded := spell.Fold(name)
			if !contains(d.named[folded], a.ID) {
				d.named[folded] = append(d.named[folded], a.ID)
			}
			list := withoutArticle(words(name))
			d.keepName(list)
			for _, w := range list {
				if !contains(d.inName[w], a.ID) {
					d.inName[w] = append(d.inName[w], a.ID)
				}
			}
		}
	}
}

// keepName keeps the words of a name under its first word. Of two words the last is
// enough to name somebody.
func (d *document) keepName(list []string) {
	if len(list) == 0 || len(d.names[list[0]]) == mostOfOneWord {
		return
	}
	d.names[list[0]] = append(d.names[list[0]], list)
	if len(list) == 2 {
		d.names[list[1]] = append(d.names[list[1]], list[1:])
	}
}

// mostOfOneWord is how many names, or claims, are looked for that have a word in
// common.
const mostOfOneWord = 50

// namesOf lists all names of an actor.
func namesOf(a seed.Actor) []string {
	return append([]string{a.Name, a.InStem()}, a.Also...)
}

// actor returns the actor whose name a text is; ok is false if it is none, or may be
// several.
func (d *document) actor(text string) (a seed.Actor, ok bool) {
	ids := d.named[spell.Fold(text)]
	if len(ids) != 1 {
		return seed.Actor{}, false
	}
	return d.actors[ids[0]], true
}

// readEntries reads the entries of all tables. Those that have problems are left
// out.
func (d *document) readEntries() {
	for _, t := range []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures, seed.Duties} {
		d.entries[t] = map[string]*entry{}
		ids, _ := d.records.Entries(d.Seed, t)
		for _, id := range ids {
			if e := d.read(t, id); e != nil {
				d.entries[t][id] = e
				d.keep(e)
			}
		}
	}
}

// keep puts an entry where the rules look for it.
func (d *document) keep(e *entry) {
	for _, p := range placesOf(e.At) {
		d.at[p] = append(d.at[p], e)
	}
	if c := e.concept; c != nil {
		for _, term := range append([]string{c.Term}, c.Also...) {
			folded := spell.Fold(term)
			d.terms[folded] = append(d.terms[folded], e)
			d.labels[folded] = c.Says == "" && (len(d.terms[folded]) == 1 || d.labels[folded])
		}
	}
	if e.figure != nil {
		d.figures = append(d.figures, *e.figure)
	}
}

// read reads one entry; nil if it has problems.
func (d *document) read(t seed.Table, id string) *entry {
	e := &entry{table: t}
	var says string
	var err error
	switch t {
	case seed.Concepts:
		c, failed := d.records.Concept(d.Seed, id)
		e.Origin, e.concept, err = c.Origin, &c, failed
		says = c.Term + " " + c.Means
	case seed.Proposals:
		p, failed := d.records.Proposal(d.Seed, id)
		e.Origin, e.proposal, err = p.Origin, &p, failed
		says = p.What + " " + p.Fate
	case seed.Stances:
		s, failed := d.records.Stance(d.Seed, id)
		e.Origin, e.stance, err = s.Origin, &s, failed
		says = s.Says
		if issue, failed := d.records.Issue(d.Seed, s.Issue); err == nil && failed == nil {
			says += " " + issue.Claim
		}
	case seed.Events:
		v, failed := d.records.Event(d.Seed, id)
		e.Origin, err = v.Origin, failed
		says = v.What
	case seed.Figures:
		g, failed := d.records.Figure(d.Seed, id)
		e.Origin, e.figure, err = g.Origin, &g, failed
		says = g.Counts
	case seed.Duties:
		u, failed := d.records.Duty(d.Seed, id)
		e.Origin, e.duty, err = u.Origin, &u, failed
		says = u.What + " " + u.When + " " + u.Unless
	}
	if err != nil {
		return nil
	}
	e.telling = telling(words(says))
	return e
}

// entry finds an entry; nil if there is none.
func (d *document) entry(t seed.Table, id string) *entry { return d.entries[t][id] }

// mostInRange is how many places a range is taken apart into.
const mostInRange = 100

// placesOf lists keys for places: two lists that touch share one.
func placesOf(list place.List) []string {
	var keys []string
	for _, p := range list {
		from, err := strconv.Atoi(p.From)
		to, failed := strconv.Atoi(cmp.Or(p.To, p.From))
		if err != nil || failed != nil || to < from || to-from > mostInRange {
			keys = append(keys, string(p.Kind)+" "+p.From)
			continue
		}
		for n := from; n <= to; n++ {
			keys = append(keys, string(p.Kind)+" "+strconv.Itoa(n))
		}
	}
	return keys
}

// The entry that a question asks for is guessed where it names none.
const (
	mostGuessed  = 40  // entries of one place that are looked at
	fewestShared = 3   // telling words that the question and the entry must share
	leastOfEntry = 0.5 // share of the entry's telling words
)

// subject is the entry that the question asks for: the one that it names or is drawn
// from, or the one at its source that says nearly what it says. It is nil where
// there is none, or where two could be meant.
func (l *look) subject() *entry {
	if l.about != nil || len(l.Sources) == 0 || len(l.docs) == 0 {
		return l.about
	}
	if !l.sought {
		l.sought, l.found = true, l.guess()
	}
	return l.found
}

// entriesAtSources yields the entries that stand where the question's sources do, with
// their documents: of each place the first few, so that a page with very many costs no
// more than others. An entry may come more than once.
func (l *look) entriesAtSources() iter.Seq2[*document, *entry] {
	return func(yield func(*document, *entry) bool) {
		for i, s := range l.Sources {
			if i >= len(l.docs) || l.docs[i].Seed != s.Seed {
				return
			}
			for _, p := range placesOf(s.At) {
				near := l.docs[i].at[p]
				for _, e := range near[:min(len(near), mostGuessed)] {
					l.deck.compared++
					if !yield(l.docs[i], e) {
						return
					}
				}
			}
		}
	}
}

// guess looks for the entry that says nearly what the question says.
func (l *look) guess() *entry {
	said := telling(append(words(l.solution()), l.words...))
	var best *entry
	most, tied := 0, false
	for _, e := range l.entriesAtSources() {
		n := shared(e.telling, said)
		if n < fewestShared || float64(n) < leastOfEntry*float64(len(e.telling)) || e == best {
			continue
		}
		if n > most {
			best, most, tied = e, n, false
		} else if n == most {
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

// isName reports whether a word stands in the name of an actor or a document.
func (l *look) isName(w string) bool {
	w = bare(w)
	for _, d := range l.docs {
		if len(d.inName[w]) > 0 || contains(d.short, w) {
			return true
		}
	}
	return false
}

// issues are the claims of a course on which somebody stands.
type issues struct {
	claims map[string][]string // the telling words of each claim, by the issue's id
	holds  map[string]map[seed.Holds]bool
	byWord map[string][]string // ids of issues by the telling words of their claims
}

// disputed reports whether some are for a claim and others against it.
func (i *issues) disputed(id string) bool {
	return i.holds[id][seed.For] && i.holds[id][seed.Against]
}

// allIssues gathers the stances of all seeds.
func (l *Linter) allIssues() *issues {
	if l.issues != nil {
		return l.issues
	}
	l.issues = &issues{map[string][]string{}, map[string]map[seed.Holds]bool{}, map[string][]string{}}
	for _, d := range l.allDocuments() {
		for _, e := range d.entries[seed.Stances] {
			l.issues.add(d, e.stance)
		}
	}
	return l.issues
}

func (i *issues) add(d *document, s *seed.Stance) {
	if i.holds[s.Issue] == nil {
		issue, err := d.records.Issue(d.Seed, s.Issue)
		if err != nil {
			return
		}
		i.holds[s.Issue] = map[seed.Holds]bool{}
		i.claims[s.Issue] = telling(words(issue.Claim))
		for _, w := range i.claims[s.Issue] {
			if len(i.byWord[w]) < mostOfOneWord {
				i.byWord[w] = append(i.byWord[w], s.Issue)
			}
		}
	}
	i.holds[s.Issue][s.Holds] = true
}

// nearest returns the disputed issue whose claim a text makes; "" if there is none.
func (i *issues) nearest(said []string) string {
	const leastOfClaim = 0.75
	counts := map[string]int{}
	best := ""
	for _, w := range said {
		for _, id := range i.byWord[w] {
			counts[id]++
			claim := i.claims[id]
			if n := counts[id]; n >= fewestShared && float64(n) >= leastOfClaim*float64(len(claim)) && i.disputed(id) && (best == "" || strings.Compare(id, best) < 0) {
				best = id
			}
		}
	}
	return best
}
