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

// A Deck is what to ask: the head of a deck file. Its questions are read when
// they are wanted.
type Deck struct {
	ID      string // the file's name without .toml
	Title   string
	Summary string
	Place   int  // among the decks, counted from 1; 0: behind those that have one
	Shipped bool // it came with the program

	file     *file
	items    []item
	lost     map[string]bool // seeds of draws that could not be made
	problems quiz.Problems   // that keep it from being used
}

// An item is one question of a deck, not decoded yet.
type item struct {
	ref   quiz.Ref
	block *block.Block   // the [[question]] or [[draw]]
	drawn seed.Drawn     // of a draw from one entry
	set   *seed.DrawnSet // of a draw from several
	only  int            // its place in the draw's list, counted from 0
}

// isDrawn reports whether an item comes from a [[draw]].
func (it *item) isDrawn() bool { return it.set != nil || it.drawn.Entry != "" }

// pos is where an item stands, for messages.
func (d *Deck) pos(it *item) quiz.Pos {
	if it.set != nil || !it.isDrawn() {
		return quiz.Pos{File: d.file.name, Line: it.block.Line}
	}
	return quiz.Pos{File: d.file.name, Line: it.block.LineIn("only", it.only)}
}

// Refs names the deck's questions in the order of the file. The slice is not
// the caller's to change.
func (d *Deck) Refs() []quiz.Ref {
	refs := make([]quiz.Ref, len(d.items))
	for i := range d.items {
		refs[i] = d.items[i].ref
	}
	return refs
}

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
}

// isSet reports whether the entries make one question together.
func (d draw) isSet() bool {
	return len(d.ask) == 1 && slices.Contains(seed.SetFacets[d.table], d.ask[0])
}

func readDraw(f *block.Fields) draw {
	from := f.Need("from")
	d := draw{id: f.Text("id"), table: draws[from], seed: f.Need("seed"), only: f.Texts("only"), ask: f.Texts("ask"), after: f.Texts("after")}
	if from != "" && d.table == "" {
		f.Bad("from", block.Alternatives(from, slices.Sorted(maps.Keys(draws))), "nothing can be drawn from %s", block.Quoted(from))
	}
	if d.only != nil && len(d.only) == 0 {
		f.Bad("only", "name the entries to ask for, or leave the key out to ask for all", "only is empty")
	}
	if d.table != "" {
		d.ask = readFacets(f, d.ask, d.table)
	}
	switch {
	case d.isSet() && d.id == "":
		f.Missing("id", "a set has an id of its own: add id = \"…\"")
	case d.isSet() && !isID(d.id):
		f.Bad("id", block.IDHint(d.id), "the id %s cannot be used", block.Quoted(d.id))
	case !d.isSet() && d.id != "":
		f.Bad("id", "leave it out: drawn questions are named by their entries", "a draw from single entries has no id")
	}
	headKeysBelow(f)
	f.Done()
	return d
}

// readFacets leaves out what a table cannot be asked for, and notes it. Without any
// it is all that its entries can be asked for, each by itself.
func readFacets(f *block.Fields, ask []string, t seed.Table) []string {
	if len(ask) == 0 {
		return seed.Facets[t]
	}
	known := slices.Concat(seed.Facets[t], seed.SetFacets[t])
	var good []string
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

// open reads the head of a deck and finds its questions.
func (c *Catalog) open(f *file) *Deck {
	d := &Deck{ID: f.id, Shipped: f.shipped, file: f}
	d.problems.AddAll(&f.problems)
	if len(f.blocks) == 0 {
		return d
	}
	head := block.DecodeAs("this deck", f.name, &f.blocks[0], &d.problems)
	if head.Sound() {
		d.readHead(head)
	}
	d.items = make([]item, 0, len(f.blocks))
	for i := range f.blocks[1:] {
		switch b := &f.blocks[1+i]; {
		case b.Table == "question" && b.Array && b.Parts == 1:
			c.openQuestion(d, b)
		case b.Table == "draw" && b.Array && b.Parts == 1:
			c.openDraw(d, b)
		default:
			d.strange(b)
		}
	}
	return d
}

// headKeys are the keys of a deck as a whole.
var headKeys = []string{"title", "summary", "place"}

// readHead reads what stands before the first header.
func (d *Deck) readHead(head *block.Fields) {
	if b := d.file.under("title"); b != nil && !head.Has("title") {
		head.Expect("title")
		head.Note(headKeyBelow(b, "title"))
	} else {
		d.Title = head.Need("title")
	}
	d.Summary, d.Place = head.Text("summary"), head.Whole("place", 1)
	head.Done()
}

// under finds the question or draw under which a key stands.
func (f *file) under(key string) *block.Block {
	if f.blocks[0].Has(key) {
		return nil
	}
	for i := range f.blocks[1:] {
		if b := &f.blocks[1+i]; (b.Table == "question" || b.Table == "draw") && b.Has(key) {
			return b
		}
	}
	return nil
}

// headKeysBelow notes keys of the deck that stand under a question or a draw,
// and so belong to that, as TOML has it.
func headKeysBelow(f *block.Fields) {
	for _, key := range headKeys {
		if f.Has(key) {
			f.Expect(key)
			f.Note(headKeyBelow(f.Block, key))
		}
	}
}

func headKeyBelow(b *block.Block, key string) *quiz.Problem {
	return &quiz.Problem{
		Pos:  quiz.Pos{Line: b.LineOf(key)},
		What: fmt.Sprintf("%s: %s belongs to the deck, and stands below its head", b.Name(), key),
		Hint: "move it above the first [[question]] or [[draw]]",
	}
}

// strange notes a table that has no place in a deck.
func (d *Deck) strange(b *block.Block) {
	if b.Unreadable(d.file.name, &d.problems) {
		return
	}
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: d.file.name, Line: b.Line},
		What: fmt.Sprintf("unknown table %s", block.Quoted(b.Table)),
		Hint: block.Alternatives(b.Table, []string{"question", "draw"}),
	}
	if b.Table == "issue" {
		p.What, p.Hint = `a deck has no table "issue"`, issueHint
	} else if own := b.Table == "question" || b.Table == "draw"; own && b.Parts > 1 {
		p.What = fmt.Sprintf("%s stands apart from its %s", block.Quoted(b.Table+"."+b.Id), b.Table)
		p.Hint = fmt.Sprintf("put it behind the other keys of its [[%s]]", b.Table)
	} else if own {
		p.What = fmt.Sprintf("%s stands in single brackets", b.Table)
		p.Hint = fmt.Sprintf("write [[%s]]: there may be many", b.Table)
	} else if _, known := seedTables[b.Table]; known {
		p.What = fmt.Sprintf("a deck has no table %s", block.Quoted(b.Table))
		p.Hint = "put it into the seed of its document, a file with a [document]"
	}
	d.problems.Add(p)
}

const issueHint = "issues stand in a file of their own: move it to a file with nothing but [issue.some-id] and [actor.some-id] in it"

func (c *Catalog) openQuestion(d *Deck, b *block.Block) {
	id := b.Id
	if id == "" {
		// Written in a way that only decoding understands, or missing.
		f := block.Decode(d.file.name, b, &d.problems)
		if id, _ = f.Value("id").(string); id == "" {
			if f.Sound() {
				readQuestion(f, d.ID)
			}
			return
		}
		b.Id = id
	}
	ref := quiz.Ref{ID: d.ID + "/" + id, Deck: d.ID, Item: len(d.items)}
	ref.Family = ref.ID
	if b.About != "" {
		ref.Family = b.About
	}
	if b.After {
		ref.After = block.Decode(d.file.name, b, &quiz.Problems{}).Texts("after")
	}
	d.items = append(d.items, item{ref: ref, block: b})
}

func (c *Catalog) openDraw(d *Deck, b *block.Block) {
	f := block.Decode(d.file.name, b, &d.problems)
	if !f.Sound() {
		return
	}
	w := readDraw(f)
	if w.table == "" || w.seed == "" {
		return
	}
	s, err := c.rawSeed(w.seed)
	if err != nil {
		c.unknownSeed(f, f.Block.LineOf("seed"), "draws from", w.seed, err)
		d.lose(w.seed)
		return
	}
	before := len(d.items)
	entries := chosenEntries(f, w, s)
	switch {
	case w.isSet() && w.id == "": // which has been said
		return
	case w.isSet():
		d.addSet(w, b, entries)
	default:
		d.addEach(w, b, entries, s, f.Has("only"))
	}
	if len(d.items) == before {
		d.lose(w.seed)
	}
	if len(d.items) == before && !f.Has("only") {
		f.Bad("from", "take the draw out, or draw from another seed", "seed %s has no %s that can be asked for", w.seed, w.table)
	}
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
		for _, id := range s.order[w.table] {
			if !s.entries[w.table][id].Has("unasked") {
				list = append(list, chosen{id: id})
			}
		}
		return list
	}
	for i, id := range w.only {
		found := false
		for _, entry := range s.order[w.table] {
			if entry == id || w.table == seed.Stances && strings.HasPrefix(entry, id+"/") {
				list = append(list, chosen{entry, i})
				found = true
			}
		}
		if !found && s.misplaced(id) {
			f.Note(follower("draws from", w.seed, s.file.name, f.Block.LineIn("only", i)))
		} else if !found {
			f.BadIn("only", i, block.Alternatives(id, s.choices(w.table)), "seed %s has no %s %s", w.seed, w.table, block.Quoted(id))
		}
	}
	return list
}

// choices are the entries of a table, as only may name them.
func (s *rawSeed) choices(t seed.Table) []string {
	ids := slices.Clone(s.order[t])
	if t == seed.Stances {
		for _, id := range s.order[t] {
			issue, _, _ := strings.Cut(id, "/")
			ids = append(ids, issue)
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
	}
	return ids
}

// addEach makes a question of each entry and form. A draw of everything takes
// what there is; one that names its entries means each of them.
func (d *Deck) addEach(w draw, b *block.Block, entries []chosen, s *rawSeed, named bool) {
	for _, e := range entries {
		for _, form := range w.ask {
			if form == "fate" && !named && !s.entries[w.table][e.id].Has("fate") {
				continue
			}
			drawn := seed.Drawn{Seed: w.seed, Table: w.table, Entry: e.id, Facet: form}
			ref := quiz.Ref{ID: drawn.ID(), Deck: d.ID, Family: drawn.Family(), Item: len(d.items), After: w.after}
			d.items = append(d.items, item{ref: ref, block: b, drawn: drawn, only: e.only})
		}
	}
}

// addSet makes one question of all entries.
func (d *Deck) addSet(w draw, b *block.Block, entries []chosen) {
	set := seed.DrawnSet{ID: d.ID + "/" + w.id, Seed: w.seed, Table: w.table, Facet: w.ask[0]}
	for _, e := range entries {
		set.Entries = append(set.Entries, e.id)
	}
	ref := quiz.Ref{ID: set.ID, Deck: d.ID, Family: set.ID, Item: len(d.items), After: w.after}
	d.items = append(d.items, item{ref: ref, block: b, set: &set})
}
