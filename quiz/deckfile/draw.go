package deckfile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file turns a [[draw]] into questions. What would be drawn twice is
// refused before it is made: else a short file could ask for any amount.

// draws maps the words of a [[draw]] to tables.
var draws = map[string]seed.Table{
	"concepts":  seed.Concepts,
	"proposals": seed.Proposals,
	"stances":   seed.Stances,
	"figures":   seed.Figures,
	"events":    seed.Events,
	"duties":    seed.Duties,
}

// A draw is a [[draw]]: it turns entries of a seed into questions.
type draw struct {
	id    string // of a set
	table seed.Table
	seed  string
	only  []string // entries; empty: all that are not left out
	wrong []string // of a match, entries whose right sides are left over
	ask   []string // forms
	after []string // questions that must have been answered before

	objective string
	rung      int
}

// isSet reports whether the entries make one question together.
func (d draw) isSet() bool {
	return len(d.ask) == 1 && slices.Contains(seed.SetFacets[d.table], d.ask[0])
}

func (d *Deck) readDraw(f *block.Fields) draw {
	from := f.Need("from")
	w := draw{id: f.Text("id"), table: draws[from], seed: f.Need("seed"), only: f.Texts("only"), wrong: f.Texts("wrong"), ask: f.Texts("ask"), after: f.Texts("after")}
	readWas(f)
	f.Expect("waive") // which a check reads
	w.objective, w.rung = d.readPurpose(f)
	if from != "" && w.table == "" {
		f.Bad("from", block.Alternatives(from, slices.Sorted(maps.Keys(draws))), "nothing can be drawn from %s", block.Quoted(from))
	}
	if w.only != nil && len(w.only) == 0 {
		f.Bad("only", "name the entries to ask for, or leave the key out to ask for all", "only is empty")
	}
	if w.table != "" && (w.ask != nil || !f.Has("ask")) {
		w.ask = readFacets(f, w.ask, w.table)
	}
	switch {
	case w.isSet() && w.id == "":
		f.Missing("id", "a set has an id of its own: add id = \"…\"")
	case w.isSet() && !IsID(w.id):
		f.Bad("id", block.IDHint(w.id), "the id %s cannot be used", block.Quoted(w.id))
	case !w.isSet() && w.id != "":
		f.Bad("id", "leave it out: drawn questions are named by their entries", "a draw from single entries has no id")
	}
	w.checkWrong(f)
	headKeysBelow(f)
	f.Done()
	return w
}

// checkWrong notes entries to be left over where nothing is matched, or where all
// entries are rows.
func (w draw) checkWrong(f *block.Fields) {
	switch {
	case !f.Has("wrong"):
	case !slices.Equal(w.ask, []string{"match"}):
		f.Bad("wrong", `leave it out: single questions find their wrong options themselves, and only ask = ["match"] leaves some over`, "wrong is for a match")
	case !f.Has("only"):
		f.Bad("wrong", "name the rows in only", "all entries are rows, so none can be left over")
	}
}

// readFacets leaves out what a table cannot be asked for, and notes it. Without any
// it is all that its entries can be asked for, each by itself.
func readFacets(f *block.Fields, ask []string, t seed.Table) []string {
	if len(ask) == 0 {
		return seed.Facets[t]
	}
	known := slices.Concat(seed.Facets[t], seed.SetFacets[t])
	good := []string{} // not nil, which a list that cannot be read is
	for i, form := range ask {
		switch {
		case !slices.Contains(known, form):
			f.BadIn("ask", i, block.Alternatives(form, known), "a %s cannot be asked for %s", t, block.Quoted(form))
		case slices.Contains(seed.SetFacets[t], form) && len(ask) > 1:
			f.BadIn("ask", i, "give the set a draw of its own", "%s asks for several entries at once", block.Quoted(form))
		case slices.Contains(good, form):
			f.BadIn("ask", i, "leave one out", "%s is there twice", block.Quoted(form))
		default:
			good = append(good, form)
		}
	}
	return good
}

func (c *Catalog) openDraw(d *Deck, b *block.Block) {
	if !d.atMost(maxDraws, &d.opening.draws, b.Line, "draw more with each, or part the deck into several", "a deck has at most %d draws") {
		return
	}
	f := block.Decode(d.file.name, b, &d.problems)
	if !f.Sound() {
		return
	}
	w := d.readDraw(f)
	if w.table == "" || w.seed == "" {
		return
	}
	if w.ask == nil && f.Has("ask") || w.only == nil && f.Has("only") || w.wrong == nil && f.Has("wrong") { // what was meant is not known
		d.lose(w.seed)
		return
	}
	s, err := c.rawSeed(w.seed)
	if err != nil {
		c.unknownSeed(f, f.Block.LineOf("seed"), "draws from", w.seed, err)
		d.lose(w.seed)
		return
	}
	if d.repeatsDraw(w, b) {
		return
	}
	entries, asked := chosenEntries(f, w, s), d.opening.asked
	switch {
	case w.isSet() && w.id == "": // which has been said
		return
	case w.isSet():
		d.addSet(f, w, entries, leftOver(f, w, s))
	default:
		d.addEach(w, b, entries, s, f.Has("only"))
	}
	if len(entries) == 0 {
		d.lose(w.seed)
	}
	if len(w.ask) == 0 { // which has been said
		d.lose(w.seed)
		return
	}
	if d.opening.asked == asked && !w.isSet() && !f.Has("only") {
		f.Bad("from", "take the draw out, or draw from another seed", "seed %s has no %s that can be asked for", w.seed, w.table)
	}
}

// repeatsDraw reports whether a draw draws what one before it does, and notes it.
// In which order it names them makes no other questions.
func (d *Deck) repeatsDraw(w draw, b *block.Block) bool {
	parts := slices.Concat([]string{w.seed, string(w.table), ""}, slices.Sorted(slices.Values(w.ask)), []string{""}, slices.Sorted(slices.Values(w.only)))
	name := strings.Join(parts, "\n")
	line, taken := d.opening.same[name]
	if !taken {
		d.opening.same[name] = b.Line
		return false
	}
	d.repeats.Add(&quiz.Problem{
		Pos:  quiz.Pos{File: d.file.name, Line: b.Line},
		What: fmt.Sprintf("%s draws the same as the one at line %d", b.Name(), line),
		Hint: "leave one of them out",
	})
	return true
}

// lose remembers that draws from a seed ask nothing, so that what names their
// questions is not wrong as well.
func (d *Deck) lose(seedID string) {
	if d.lost == nil {
		d.lost = map[string]bool{}
	}
	d.lost[seedID] = true
}

// A chosen is an entry that a draw takes, with its place in the draw's list.
type chosen struct {
	id   string
	only int
}

// chosenEntries are those that a draw names, or all that may be asked. Of stances an
// issue by itself names all who stand on it.
func chosenEntries(f *block.Fields, w draw, s *rawSeed) []chosen {
	if !f.Has("only") {
		var list []chosen
		for _, id := range s.askable(w.table) {
			list = append(list, chosen{id: id})
		}
		return list
	}
	return namedEntries(f, w, s, "only", w.only)
}

// namedEntries are the entries that a key of a draw names.
func namedEntries(f *block.Fields, w draw, s *rawSeed, key string, ids []string) (list []chosen) {
	for i, id := range ids {
		named := s.named(w.table, id)
		for _, entry := range named {
			list = append(list, chosen{entry, i})
		}
		if len(named) == 0 && s.misplaced(id) {
			f.Note(follower("draws from", w.seed, s.file.name, f.Block.LineIn(key, i)))
		} else if len(named) == 0 {
			f.BadIn(key, i, s.nameList(w.table, true).Hint(id), "seed %s has no %s %s", w.seed, w.table, block.Quoted(id))
		}
	}
	return list
}

// leftOver are the entries of a match whose right sides belong to no row.
func leftOver(f *block.Fields, w draw, s *rawSeed) (ids []string) {
	rows, taken := map[string]bool{}, map[string]bool{}
	for _, id := range w.only {
		for _, entry := range s.named(w.table, id) {
			rows[entry] = true
		}
	}
	for _, e := range namedEntries(f, w, s, "wrong", w.wrong) {
		switch {
		case rows[e.id]:
			f.BadIn("wrong", e.only, "leave it out of wrong or of only", "%s is a row, and right there", block.Quoted(e.id))
		case taken[e.id]:
			f.BadIn("wrong", e.only, "leave one of them out", "%s is there twice", block.Quoted(e.id))
		default:
			ids = append(ids, e.id)
		}
		taken[e.id] = true
	}
	return ids
}

// addEach makes a question of each entry and form. A draw of everything takes
// what there is; one that names its entries means each of them.
func (d *Deck) addEach(w draw, b *block.Block, entries []chosen, s *rawSeed, named bool) {
	var repeated []item // of the draw, and where each is drawn before
	for _, e := range entries {
		for _, form := range w.ask {
			if !named && s.lacks(w.table, e.id, form) {
				continue
			}
			if !d.atMost(maxDrawn, &d.opening.asked, b.Line, "part the deck into several", "a deck draws at most %d questions") {
				return
			}
			one := seed.Drawn{Seed: w.seed, Table: w.table, Entry: e.id, Facet: form}
			ref := quiz.Ref{ID: one.ID(), Family: one.Family(), After: w.after, Objective: w.objective, Rung: w.rung}
			it := item{block: b, drawn: &drawn{one: one, only: e.only}}
			if _, taken := d.opening.drawn[ref.ID]; taken {
				repeated = append(repeated, it)
				continue
			}
			d.opening.drawn[ref.ID] = len(d.items)
			d.add(ref, it)
		}
	}
	d.repeat(repeated)
}

// lacks reports whether an entry plainly lacks what a form asks for: a fate, other figures
// in its unit, or the times or exceptions of other duties. It is read off the text.
func (s *rawSeed) lacks(t seed.Table, id, form string) bool {
	b := s.entries[t][id]
	if t == seed.Duties && (form == "when" || form == "unless") {
		return !b.Has(form) || s.dutiesWith(form) < 3
	}
	switch form {
	case "fate":
		return !b.Has("fate")
	case "counts", "number":
		others := s.inUnit()[unitOf(b)]
		ranged := b.Has("to")
		return (form == "counts" || ranged) && others.all < 3 || form == "number" && ranged && others.ranges < 2
	}
	return false
}

// dutiesWith counts the duties that have a key.
func (s *rawSeed) dutiesWith(key string) (n int) {
	if known, ok := s.having[key]; ok {
		return known
	}
	for _, b := range s.entries[seed.Duties] {
		if b.Has(key) {
			n++
		}
	}
	if s.having == nil {
		s.having = map[string]int{}
	}
	s.having[key] = n
	return n
}

// A unitCount is how many figures that may be asked are in a unit.
type unitCount struct{ all, ranges int }

// inUnit counts the figures in each unit.
func (s *rawSeed) inUnit() map[string]unitCount {
	if s.units == nil {
		s.units = map[string]unitCount{}
		for _, id := range s.askable(seed.Figures) {
			b := s.entries[seed.Figures][id]
			n := s.units[unitOf(b)]
			n.all++
			if b.Has("to") {
				n.ranges++
			}
			s.units[unitOf(b)] = n
		}
	}
	return s.units
}

// unitOf returns the unit of a figure, folded.
func unitOf(b *block.Block) string {
	unit, _ := b.Text("unit")
	return spell.Fold(unit)
}

// repeat notes the questions of a draw that are drawn before.
func (d *Deck) repeat(items []item) {
	if len(items) == 0 {
		return
	}
	it := &items[0]
	id := it.drawn.one.ID()
	before := d.pos(&d.items[d.opening.drawn[id]])
	p := twice("question", id, d.pos(it), before)
	p.Hint = "leave one of them out"
	if len(items) > 1 {
		p.What = fmt.Sprintf("%d questions of this draw stand twice; the first, %s, here and at %s", len(items), block.Quoted(id), before)
		p.Hint = "leave them out of this draw: name in only what each draw is to ask"
	}
	d.repeats.Add(p)
}

// addSet makes one question of all entries, with the right sides of others left over.
func (d *Deck) addSet(f *block.Fields, w draw, entries []chosen, wrong []string) {
	if !d.atMost(maxSets, &d.opening.sets, f.Block.Line, "part the deck into several", "a deck has at most %d sets") {
		return
	}
	if n := len(entries) + len(wrong); n > maxSetSize {
		key := "from"
		if f.Has("only") {
			key = "only"
		}
		f.Bad(key, fmt.Sprintf("name in only those that belong together, %d at most", maxSetSize), "a set of %d is too large", n)
		return
	}
	set := seed.DrawnSet{ID: d.ID + "/" + w.id, Seed: w.seed, Table: w.table, Facet: w.ask[0], Wrong: wrong}
	for _, e := range entries {
		set.Entries = append(set.Entries, e.id)
	}
	d.add(quiz.Ref{ID: set.ID, Family: set.ID, After: w.after, Objective: w.objective, Rung: w.rung}, item{block: f.Block, drawn: &drawn{set: &set}})
}
