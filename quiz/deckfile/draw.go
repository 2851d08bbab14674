package deckfile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
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
}

// A draw is a [[draw]]: it turns entries of a seed into questions.
type draw struct {
	id    string // of a set
	table seed.Table
	seed  string
	only  []string // entries; empty: all that are not left out
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
	w := draw{id: f.Text("id"), table: draws[from], seed: f.Need("seed"), only: f.Texts("only"), ask: f.Texts("ask"), after: f.Texts("after")}
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
	headKeysBelow(f)
	f.Done()
	return w
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
	if w.ask == nil && f.Has("ask") || w.only == nil && f.Has("only") { // what was meant is not known
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
		d.addSet(f, w, entries)
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
	var list []chosen
	if !f.Has("only") {
		for _, id := range s.askable(w.table) {
			list = append(list, chosen{id: id})
		}
		return list
	}
	for i, id := range w.only {
		named := s.named(w.table, id)
		for _, entry := range named {
			list = append(list, chosen{entry, i})
		}
		if len(named) == 0 && s.misplaced(id) {
			f.Note(follower("draws from", w.seed, s.file.name, f.Block.LineIn("only", i)))
		} else if len(named) == 0 {
			f.BadIn("only", i, s.nameList(w.table, true).Hint(id), "seed %s has no %s %s", w.seed, w.table, block.Quoted(id))
		}
	}
	return list
}

// addEach makes a question of each entry and form. A draw of everything takes
// what there is; one that names its entries means each of them.
func (d *Deck) addEach(w draw, b *block.Block, entries []chosen, s *rawSeed, named bool) {
	var repeated []item // of the draw, and where each is drawn before
	for _, e := range entries {
		for _, form := range w.ask {
			if form == "fate" && !named && !s.entries[w.table][e.id].Has("fate") {
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

// addSet makes one question of all entries.
func (d *Deck) addSet(f *block.Fields, w draw, entries []chosen) {
	if !d.atMost(maxSets, &d.opening.sets, f.Block.Line, "part the deck into several", "a deck has at most %d sets") {
		return
	}
	if len(entries) > maxSetSize {
		key := "from"
		if f.Has("only") {
			key = "only"
		}
		f.Bad(key, fmt.Sprintf("name in only those that belong together, %d at most", maxSetSize), "a set of %d is too large", len(entries))
		return
	}
	set := seed.DrawnSet{ID: d.ID + "/" + w.id, Seed: w.seed, Table: w.table, Facet: w.ask[0]}
	for _, e := range entries {
		set.Entries = append(set.Entries, e.id)
	}
	d.add(quiz.Ref{ID: set.ID, Family: set.ID, After: w.after, Objective: w.objective, Rung: w.rung}, item{block: f.Block, drawn: &drawn{set: &set}})
}
