package deckfile

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
)

// A Deck is what to ask: the head of a deck file. Its questions are read when
// they are wanted.
type Deck struct {
	ID      string // the file's name without .toml
	Title   string
	Summary string
	Shipped bool // it came with the program

	file     *file
	items    []item
	problems quiz.Problems // that keep it from being used
}

// An item is one question of a deck, not decoded yet.
type item struct {
	ref   quiz.Ref
	block *block     // the [[question]] or [[draw]]
	drawn quiz.Drawn // of a draw
	only  int        // its place in the draw's list, counted from 0
}

// pos is where an item stands, for messages.
func (d *Deck) pos(it *item) quiz.Pos {
	return quiz.Pos{File: d.file.name, Line: it.block.lineIn("only", it.only)}
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
var draws = map[string]quiz.Table{"concepts": quiz.Concepts, "proposals": quiz.Proposals}

// A draw is a [[draw]]: it turns entries of a seed into questions.
type draw struct {
	table quiz.Table
	seed  string
	only  []string // entries; empty: all that are not left out
	ask   []string // forms
}

func readDraw(f *fields) draw {
	from := f.need("from")
	d := draw{table: draws[from], seed: f.need("seed"), only: f.strs("only"), ask: f.strs("ask")}
	if from != "" && d.table == "" {
		f.bad("from", "write concepts or proposals", "nothing can be drawn from %s", quoted(from))
	}
	if d.only != nil && len(d.only) == 0 {
		f.bad("only", "name the entries to ask for, or leave the key out to ask for all", "only is empty")
	}
	if d.table != "" {
		d.ask = f.forms(d.ask, d.table)
	}
	f.done()
	return d
}

// forms leaves out what a table cannot be asked for, and notes it. Without any
// it is all that the table can be asked for.
func (f *fields) forms(ask []string, t quiz.Table) []string {
	if len(ask) == 0 {
		return quiz.Forms[t]
	}
	var good []string
	for i, form := range ask {
		switch {
		case !slices.Contains(quiz.Forms[t], form):
			f.badIn("ask", i, alternatives(form, quiz.Forms[t]), "a %s cannot be asked for %s", t, quoted(form))
		case slices.Contains(good, form):
			f.badIn("ask", i, "leave one out", "%s is there twice", quoted(form))
		default:
			good = append(good, form)
		}
	}
	return good
}

// open reads the head of a deck and finds its questions.
func (c *Catalog) open(f *file) *Deck {
	d := &Deck{ID: f.id, Shipped: f.shipped, file: f}
	for _, p := range f.problems.Sorted() {
		d.problems.Add(p)
	}
	if len(f.blocks) == 0 {
		return d
	}
	head := decodeAs("this deck", f.name, &f.blocks[0], &d.problems)
	if head.sound() {
		d.Title, d.Summary = head.need("title"), head.str("summary")
		head.done()
	}
	d.items = make([]item, 0, len(f.blocks))
	for i := range f.blocks[1:] {
		switch b := &f.blocks[1+i]; {
		case b.table == "question" && b.array && b.parts == 1:
			c.openQuestion(d, b)
		case b.table == "draw" && b.array && b.parts == 1:
			c.openDraw(d, b)
		default:
			d.strange(b)
		}
	}
	return d
}

// strange notes a table that has no place in a deck.
func (d *Deck) strange(b *block) {
	if b.unreadable(d.file.name, &d.problems) {
		return
	}
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: d.file.name, Line: b.line},
		What: fmt.Sprintf("unknown table %s", quoted(b.table)),
		Hint: alternatives(b.table, []string{"question", "draw"}),
	}
	if own := b.table == "question" || b.table == "draw"; own && b.parts > 1 {
		p.What = fmt.Sprintf("%s stands apart from its %s", quoted(b.table+"."+b.id), b.table)
		p.Hint = fmt.Sprintf("put it behind the other keys of its [[%s]]", b.table)
	} else if own {
		p.What = fmt.Sprintf("%s stands in single brackets", b.table)
		p.Hint = fmt.Sprintf("write [[%s]]: there may be many", b.table)
	} else if _, known := seedTables[b.table]; known {
		p.What = fmt.Sprintf("a deck has no table %s", quoted(b.table))
		p.Hint = "put it into the seed of its document, a file with a [document]"
	}
	d.problems.Add(p)
}

// unreadable notes what is wrong with a block whose header cannot be read, and
// reports whether that is so.
func (b *block) unreadable(file string, problems *quiz.Problems) bool {
	return b.table == "" && b.headed && !decode(file, b, problems).sound()
}

func (c *Catalog) openQuestion(d *Deck, b *block) {
	id := b.id
	if id == "" {
		// Written in a way that only decoding understands, or missing.
		f := decode(d.file.name, b, &d.problems)
		if id, _ = f.values["id"].(string); id == "" {
			if f.sound() {
				readQuestion(f, d.ID)
			}
			return
		}
		b.id = id
	}
	ref := quiz.Ref{ID: d.ID + "/" + id, Deck: d.ID, Item: len(d.items)}
	ref.Family = ref.ID
	if b.about != "" {
		ref.Family = b.about
	}
	d.items = append(d.items, item{ref: ref, block: b})
}

func (c *Catalog) openDraw(d *Deck, b *block) {
	f := decode(d.file.name, b, &d.problems)
	if !f.sound() {
		return
	}
	w := readDraw(f)
	if w.table == "" || w.seed == "" {
		return
	}
	s, err := c.seed(w.seed)
	if err != nil {
		f.unknownSeed(f.block.lineOf("seed"), w.seed, err)
		return
	}
	entries := w.only
	if !f.has("only") {
		for _, id := range s.order[w.table] {
			if !s.entries[w.table][id].has("unasked") {
				entries = append(entries, id)
			}
		}
	}
	before := len(d.items)
	for i, id := range entries {
		entry := s.entries[w.table][id]
		if entry == nil {
			f.badIn("only", i, alternatives(id, s.order[w.table]), "seed %s has no %s %s", w.seed, w.table, quoted(id))
			continue
		}
		for _, form := range w.ask {
			// A draw of everything takes what there is; one that names its
			// entries means each of them.
			if form == "fate" && !f.has("only") && !entry.has("fate") {
				continue
			}
			drawn := quiz.Drawn{Seed: w.seed, Table: w.table, Entry: id, Form: form}
			ref := quiz.Ref{ID: drawn.ID(), Deck: d.ID, Family: drawn.Family(), Item: len(d.items)}
			d.items = append(d.items, item{ref, b, drawn, i})
		}
	}
	if len(d.items) == before && !f.has("only") {
		f.bad("from", "take the draw out, or draw from another seed", "seed %s has no %s that can be asked for", w.seed, w.table)
	}
}
