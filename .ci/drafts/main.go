// Command drafts measures what policyquiz draft finds: it drafts documents whose finished
// seeds are at hand, and compares the candidates with the entries.
//
//	go run ./.ci/drafts ../shared/seeds
//
// The argument is a folder of texts; a text belongs to the seed that has as many paragraphs.
// An entry is found if a candidate of its sort cites its place and shares a telling word, or
// for a figure its number, with it. Actors have no place, so they are found by a name. What
// counts is what the text names in its own words: actors of whom a spelling stands in the
// text, and concepts whose term stands at the place and is no label of the course's own.
// It exits with 1 if an aim is missed.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// aims are the least shares that are to be found of a table's entries.
var aims = map[string]float64{"actor": 0.9, "figure": 0.9, "concept": 2.0 / 3, "proposal": 2.0 / 3}

// mostFor is the greatest number of candidates for each entry that is found.
const mostFor = 4

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "drafts: name the folder with the texts")
		os.Exit(2)
	}
	good, err := run(os.Stdout, os.Args[1], "seeds")
	if err != nil {
		fmt.Fprintln(os.Stderr, "drafts:", err)
		os.Exit(1)
	}
	if !good {
		os.Exit(1)
	}
}

// run measures all texts in a folder that have a seed, and reports whether all aims are met.
func run(w io.Writer, texts, seeds string) (good bool, err error) {
	catalog := deckfile.Open(deckfile.Folder{FS: os.DirFS(seeds), Name: seeds})
	ids, err := catalog.Seeds()
	if err != nil {
		return false, err
	}
	files, err := filepath.Glob(filepath.Join(texts, "*.txt"))
	if err != nil {
		return false, err
	}
	good = true
	all := totals{}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return false, err
		}
		text, err := draft.Decode(src)
		if err != nil {
			return false, fmt.Errorf("%s: %w", name, err)
		}
		doc := draft.Parse(text, place.Numbering{}, nil)
		for _, id := range ids {
			d, err := catalog.Document(id)
			if err != nil {
				return false, err
			}
			if d.Places.Last[place.Paragraph] != fmt.Sprint(len(doc.Passages)) {
				continue
			}
			m := measure{records: catalog, seed: id, doc: doc, candidates: doc.Candidates(d.Language)}
			if err := m.all(); err != nil {
				return false, err
			}
			m.print(w, filepath.Base(name))
			all.add(m.totals)
		}
	}
	if len(all) == 0 {
		return false, fmt.Errorf("no text in %s belongs to a seed", texts)
	}
	fmt.Fprintln(w, "All documents")
	return all.print(w), nil
}

// A total counts the entries of one table, and its candidates.
type total struct{ own, found, others, otherFound, candidates int }

// totals are the totals by table.
type totals map[string]*total

func (t totals) of(table string) *total {
	if t[table] == nil {
		t[table] = &total{}
	}
	return t[table]
}

func (t totals) add(other totals) {
	for table, o := range other {
		s := t.of(table)
		s.own, s.found, s.others, s.otherFound, s.candidates = s.own+o.own, s.found+o.found, s.others+o.others, s.otherFound+o.otherFound, s.candidates+o.candidates
	}
}

// tables lists the tables in the order in which they are printed.
var tables = []string{"actor", "concept", "proposal", "stance", "event", "figure"}

// print prints the totals, and reports whether the aims are met.
func (t totals) print(w io.Writer) bool {
	good := true
	var sum total
	fmt.Fprintf(w, "  %-9s %15s %6s %21s %11s\n", "table", "found of named", "share", "found of the others", "candidates")
	for _, table := range tables {
		s := t.of(table)
		share := float64(s.found) / float64(max(s.own, 1))
		note := ""
		if aim, ok := aims[table]; ok && share < aim {
			good, note = false, fmt.Sprintf("  below the aim of %.0f %%", 100*aim)
		}
		fmt.Fprintf(w, "  %-9s %8d of %3d %4.0f %% %14d of %3d %11d%s\n", table, s.found, s.own, 100*share, s.otherFound, s.others, s.candidates, note)
		sum.found += s.found + s.otherFound
		sum.candidates += s.candidates
	}
	per := float64(sum.candidates) / float64(max(sum.found, 1))
	note := ""
	if per > mostFor {
		good, note = false, fmt.Sprintf("  above the aim of %d", mostFor)
	}
	fmt.Fprintf(w, "  %d candidates for %d entries found: %.1f for each%s\n\n", sum.candidates, sum.found, per, note)
	return good
}

// A measure compares the candidates of one document with the entries of its seed.
type measure struct {
	records    *deckfile.Catalog
	seed       string
	doc        *draft.Document
	candidates *draft.Candidates
	totals     totals
	missed     []string
}

// A candidate is what an entry is compared with.
type candidate struct {
	at     []int
	words  map[string]bool
	values []float64
}

func (m *measure) all() error {
	m.totals = totals{}
	if err := m.actors(); err != nil {
		return err
	}
	claims := map[seed.Table][]candidate{seed.Proposals: claimsOf(m.candidates.Proposals), seed.Stances: claimsOf(m.candidates.Stances)}
	var concepts, figures, events []candidate
	for _, n := range m.candidates.Concepts {
		concepts = append(concepts, candidate{at: n.At, words: telling(append(n.Also, n.Name)...)})
	}
	for _, g := range m.candidates.Figures {
		figures = append(figures, candidate{at: g.At, values: []float64{g.Value, g.To}})
	}
	for _, d := range m.candidates.Dates {
		events = append(events, candidate{at: d.At, words: telling(d.Quote)})
	}
	m.totals.of("concept").candidates = len(concepts)
	m.totals.of("proposal").candidates = len(m.candidates.Proposals)
	m.totals.of("stance").candidates = len(m.candidates.Stances)
	m.totals.of("event").candidates = len(events)
	m.totals.of("figure").candidates = len(figures)
	for _, t := range []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures} {
		ids, err := m.records.Entries(m.seed, t)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var err error
			switch t {
			case seed.Concepts:
				var c seed.Concept
				if c, err = m.records.Concept(m.seed, id); err == nil {
					own := c.Says != "" && m.stands(c.At, append(c.Also, c.Term)...)
					m.count("concept", id, own, c.At, telling(append(c.Also, c.Term)...), nil, concepts)
				}
			case seed.Proposals:
				var p seed.Proposal
				if p, err = m.records.Proposal(m.seed, id); err == nil {
					m.count("proposal", id, true, p.At, telling(p.What, p.Fate), nil, claims[t])
				}
			case seed.Stances:
				var s seed.Stance
				if s, err = m.records.Stance(m.seed, id); err == nil && s.Holds != seed.Silent {
					issue, failed := m.records.Issue(m.seed, s.Issue)
					err = failed
					m.count("stance", id, true, s.At, telling(s.Says, issue.Claim), nil, claims[t])
				}
			case seed.Events:
				var e seed.Event
				if e, err = m.records.Event(m.seed, id); err == nil {
					m.count("event", id, true, e.At, telling(e.What, e.When), nil, events)
				}
			case seed.Figures:
				var g seed.Figure
				if g, err = m.records.Figure(m.seed, id); err == nil {
					m.count("figure", id, true, g.At, nil, []float64{g.Value, g.To}, append(figures, years(m.candidates.Dates)...))
				}
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// years are the years among the dates, which a seed may record as figures. A time ago counts
// as one of its units: a year ago.
func years(dates []draft.Moment) []candidate {
	var list []candidate
	for _, d := range dates {
		c := candidate{at: d.At}
		var year float64
		if _, err := fmt.Sscanf(d.Date, "%4f", &year); err == nil {
			c.values = append(c.values, year)
		}
		if strings.HasPrefix(d.Written, "a ") {
			c.values = append(c.values, 1)
		}
		list = append(list, c)
	}
	return list
}

func claimsOf(claims []draft.Claim) []candidate {
	var list []candidate
	for _, c := range claims {
		list = append(list, candidate{at: c.At, words: telling(c.Quote)})
	}
	return list
}

// count counts one entry.
func (m *measure) count(table, id string, own bool, at place.List, words map[string]bool, values []float64, among []candidate) {
	t := m.totals.of(table)
	found, why := m.find(at, words, values, among)
	switch {
	case own && found:
		t.own++
		t.found++
	case own:
		t.own++
		m.missed = append(m.missed, fmt.Sprintf("%s %s (%s): %s", table, id, at, why))
	case found:
		t.others++
		t.otherFound++
	default:
		t.others++
	}
}

// find reports whether a candidate stands at a place and shares a word, or a number.
func (m *measure) find(at place.List, words map[string]bool, values []float64, among []candidate) (found bool, why string) {
	there, elsewhere := false, false
	for _, c := range among {
		like := sharesAny(c.words, words) || slices.ContainsFunc(values, func(v float64) bool { return v != 0 && slices.Contains(c.values, v) })
		here := m.touches(c.at, at)
		if like && here {
			return true, ""
		}
		there, elsewhere = there || here, elsewhere || like
	}
	switch {
	case elsewhere:
		return false, "what is like it is offered at other places"
	case there:
		return false, "what is offered there is nothing like it"
	}
	return false, "nothing of its sort is offered there"
}

func (m *measure) touches(passages []int, at place.List) bool {
	for _, span := range m.doc.AtAll(at) {
		for _, p := range passages {
			if span.First <= p && p < span.End {
				return true
			}
		}
	}
	return false
}

// stands reports whether one of some terms stands at a place, letter by letter but for
// case and the like.
func (m *measure) stands(at place.List, terms ...string) bool {
	for _, span := range m.doc.AtAll(at) {
		for _, p := range m.doc.Passages[span.First:span.End] {
			for _, t := range terms {
				if strings.Contains(spell.Fold(p.Text), spell.Fold(t)) {
					return true
				}
			}
		}
	}
	return false
}

// actors counts the actors that a seed has, or that stand in a file of their own and are
// named in the text.
func (m *measure) actors() error {
	list, err := m.records.Actors(m.seed)
	if err != nil {
		return err
	}
	offered := map[string]bool{}
	for _, n := range append(slices.Clone(m.candidates.Voices), m.candidates.Actors...) {
		for _, s := range append(n.Also, n.Name) {
			offered[fold(s)] = true
		}
	}
	var text strings.Builder
	for _, p := range m.doc.Passages {
		text.WriteString(" " + spaced(p.Speaker) + " " + spaced(p.Text) + " ")
	}
	t := m.totals.of("actor")
	t.candidates = len(m.candidates.Voices) + len(m.candidates.Actors)
	for _, a := range list {
		names := append([]string{a.Name, a.InStem()}, a.Also...)
		if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(text.String(), " "+spaced(bare(n))+" ") }) {
			continue
		}
		t.own++
		if slices.ContainsFunc(names, func(n string) bool { return offered[fold(n)] }) {
			t.found++
		} else {
			m.missed = append(m.missed, fmt.Sprintf("actor %s: none of %q is offered", a.ID, names))
		}
	}
	return nil
}

// bare is a name without its article.
func bare(name string) string { return strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ") }

func fold(name string) string { return spell.Fold(strings.ReplaceAll(bare(name), ".", "")) }

// spaced is a text in words with single spaces between them, folded.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "'s", ""), func(r rune) bool { return strings.ContainsRune(" ,;:()[]“”\"–—!?", r) })
	for i, w := range words {
		words[i] = spell.Fold(w)
	}
	return strings.Join(words, " ")
}

// empty are words that tell nothing.
var empty = map[string]bool{}

func init() {
	const words = `about after again against also among another any are been before being between both but can could did does done each even ever for from had has
		have having her here him his how into its itself just less like made make makes many may might more most much must never not now off one only
		other others our out over own said same say says see shall she should since some still such than that the their them then there these they
		this those through too under until upon very was way were what when where which while who whom whose why will with within without would yet
		you your new two three first last time year years ukraine russia united states ukrainian russian trump putin kyiv moscow washington`
	for w := range strings.FieldsSeq(words) {
		empty[w] = true
	}
}

// telling are the telling words of some texts, folded, in the singular.
func telling(texts ...string) map[string]bool {
	set := map[string]bool{}
	for _, t := range texts {
		for w := range strings.FieldsFuncSeq(t, func(r rune) bool { return strings.ContainsRune(" ,;:.()[]“”\"'’–—-!?…", r) }) {
			if w = spell.Singular(spell.Fold(w)); len(w) > 2 && !empty[w] {
				set[w] = true
			}
		}
	}
	return set
}

// sharesAny reports whether two sets have a word in common, in any form.
func sharesAny(some, others map[string]bool) bool {
	for w := range others {
		if shares(some, w) {
			return true
		}
	}
	return false
}

// shares reports whether a set has a word, or another form of it.
func shares(set map[string]bool, word string) bool {
	if set[word] {
		return true
	}
	const stem = 6
	if len(word) < stem {
		return false
	}
	for w := range set {
		if len(w) >= stem && w[:stem] == word[:stem] {
			return true
		}
	}
	return false
}

func (m *measure) print(w io.Writer, name string) {
	fmt.Fprintf(w, "%s: %s\n", m.seed, name)
	m.totals.print(w)
	for _, s := range m.missed {
		fmt.Fprintln(w, "  missed: "+s)
	}
	fmt.Fprintln(w)
}
