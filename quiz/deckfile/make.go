package deckfile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file makes questions of what stands in decks and seeds.

// Question reads the question that a ref of one of the catalog's decks names.
// The error is the [quiz.Problems] of what it is made from, or an [UnknownError] if
// the ref is not one of this catalog's.
func (c *Catalog) Question(r quiz.Ref) (quiz.Question, error) {
	it := c.item(r)
	if it == nil {
		return quiz.Question{}, &UnknownError{Kind: "question", ID: r.ID, names: block.NewNames([]string(nil))}
	}
	var problems quiz.Problems
	q := c.question(it, c.decks[r.Deck], &problems)
	if q.TextPrint = c.Text(r); q.Rules == nil {
		q.Rules = &spell.Rules{Language: c.language}
	}
	return q, problems.Err()
}

// item finds what a ref names; nil if that is nothing in this catalog.
func (c *Catalog) item(r quiz.Ref) *item {
	d := c.decks[r.Deck]
	if d == nil || r.Item < 0 || r.Item >= len(d.items) || d.refs[r.Item].ID != r.ID {
		return nil
	}
	return &d.items[r.Item]
}

// Text fingerprints what a question is made from, without decoding it: the
// same text gives the same right answer. It is empty for a ref that is not one
// of this catalog's.
func (c *Catalog) Text(r quiz.Ref) string {
	it := c.item(r)
	switch {
	case it == nil:
		return ""
	case it.isSet():
		set := it.drawn.set
		texts := []string{it.block.Raw}
		for _, id := range set.Entries {
			texts = append(texts, c.raw(set.Seed, set.Table, id))
		}
		return quiz.Fingerprint(texts...)
	case it.isDrawn():
		one := it.drawn.one
		return quiz.Fingerprint(c.raw(one.Seed, one.Table, one.Entry))
	}
	return quiz.Fingerprint(it.block.Raw)
}

// raw is the text of a seed entry; "" if there is none.
func (c *Catalog) raw(id string, t seed.Table, entry string) string {
	if s, err := c.rawSeed(id); err == nil {
		if b := s.entries[t][entry]; b != nil {
			return b.Raw
		}
	}
	return ""
}

// question makes a question and notes what keeps it from being made.
func (c *Catalog) question(it *item, d *Deck, problems *quiz.Problems) quiz.Question {
	switch {
	case it.isSet():
		q, err := seed.DrawSet(c, *it.drawn.set)
		d.drawProblem(it, fmt.Sprintf("set %q", it.ref.ID), err, problems)
		q.Objective, q.Rung = it.ref.Objective, it.ref.Rung
		return q
	case it.isDrawn():
		one := it.drawn.one
		q, err := seed.Draw(c, one)
		d.drawProblem(it, fmt.Sprintf("draw of %s %q", one.Table, one.Entry), err, problems)
		q.Objective, q.Rung = it.ref.Objective, it.ref.Rung
		return q
	}
	q := c.finish(d.readWritten(it), problems)
	if q.Rules != nil {
		q.Rules.Answers = func() []string { return d.typedAnswers(it) }
	}
	return q
}

// typedAnswers lists what the other questions of a deck accept where words are typed. It
// reads the blocks as they lie, for it is asked only after an answer that is nearly right.
func (d *Deck) typedAnswers(except *item) (all []string) {
	for i := range d.items {
		it := &d.items[i]
		if it == except || it.isDrawn() {
			continue
		}
		for key, text := range it.block.Texts() {
			switch key {
			case "accept":
				all = append(all, text)
			case "cloze":
				if c, err := quiz.ParseCloze(text); err == nil {
					all = append(all, slices.Concat(c.Gaps...)...)
				}
			}
		}
	}
	return all
}

// A written is a question written by hand, as far as its own block tells.
type written struct {
	reading
	fields   *block.Fields
	problems quiz.Problems
}

// readWritten reads the block of a question, and touches nothing else.
func (d *Deck) readWritten(it *item) *written {
	var w written
	w.fields = block.Decode(d.file.name, it.block, &w.problems)
	if w.fields.Sound() {
		w.reading = d.readQuestion(w.fields)
	}
	return &w
}

// finish looks up what a question needs of other files.
func (c *Catalog) finish(w *written, problems *quiz.Problems) quiz.Question {
	if w.fields.Sound() {
		c.cite(w.fields, &w.reading)
		w.Rules = c.rules(&w.reading)
	}
	problems.AddAll(&w.problems)
	return w.Question
}

// drawProblem notes why a draw failed: a problem of the seed as it is, any
// other as the deck's.
func (d *Deck) drawProblem(it *item, what string, err error, problems *quiz.Problems) {
	var inSeed *quiz.Problems
	var unknown *UnknownError
	var hinted interface{ Hint() string }
	switch {
	case err == nil:
	case errors.As(err, &inSeed):
		problems.AddAll(inSeed)
	default:
		p := &quiz.Problem{
			Pos:  d.pos(it),
			What: what + ": " + block.Visible(err.Error()),
			Hint: "add entries to the seed that are known to differ (three make a question, actors of one kind), leave it out of only, or take the form out of ask",
		}
		switch {
		case errors.As(err, &unknown):
			p.Hint = "mend the seed, which names it"
		case errors.As(err, &hinted):
			p.Hint = hinted.Hint()
		case it.isSet():
			p.Hint = "name other entries in only, or mend these in their seed"
		}
		problems.Add(p)
	}
}

// cite looks up where an answer stands.
func (c *Catalog) cite(f *block.Fields, r *reading) {
	for i, s := range r.sources {
		if s.seed == "" {
			continue // which has been said
		}
		doc, err := c.Document(s.seed)
		if err != nil {
			c.unknownSeed(f, sourceLine(f, i, "seed"), "cites", s.seed, err)
			continue
		}
		r.Sources = append(r.Sources, quiz.Citation{Seed: s.seed, Title: doc.Title, At: c.sourcePlaces(f, i, s)})
	}
}

// sourcePlaces reads the places of source i, of a seed that is there.
func (c *Catalog) sourcePlaces(f *block.Fields, i int, s source) place.List {
	raw, err := c.rawSeed(s.seed)
	if err != nil || s.at == nil || s.at == wholeDocument {
		return nil
	}
	return raw.placing().read(s.at, func(_ int, hint, what string) {
		f.Add(sourceLine(f, i, "at"), hint, "cites %s: %s", s.seed, what)
	})
}

// sourceLine is the line of a key of source i.
func sourceLine(f *block.Fields, i int, key string) int {
	if _, single := f.Value("source").(map[string]any); single {
		return f.Block.LineOf("source", key)
	}
	return f.Block.LineIn("source", i, key)
}

// unknownSeed notes that a seed cannot be had: it is not there, or it or the
// file of its name has problems of its own. Either is said once a deck.
func (c *Catalog) unknownSeed(f *block.Fields, line int, verb, id string, err error) {
	var unknown *UnknownError
	if !errors.As(err, &unknown) {
		if s, _ := c.rawSeed(id); s != nil {
			f.Note(follower(verb, id, s.file.name, line))
		}
		return
	}
	p := &quiz.Problem{
		Pos:     quiz.Pos{Line: line},
		What:    fmt.Sprintf("%s: no seed %s", f.Block.Name(), block.Quoted(id)),
		Hint:    unknown.Hint(),
		Follows: quiz.Pos{File: cmp.Or(unknown.cause, "seed "+id)},
	}
	for _, other := range append(c.byID(id, deckFile), c.byID(id, sharedFile)...) {
		if other.problems.Broken() {
			p = follower(verb, id, other.name, line)
			break
		}
		p.Hint = fmt.Sprintf("%s is no seed: it has no [document]; %s", other.name, unknown.Hint())
	}
	f.Note(p)
}

// follower is the problem of a deck whose seed has problems of its own.
func follower(verb, id, file string, line int) *quiz.Problem {
	return &quiz.Problem{
		Pos:     quiz.Pos{Line: line},
		What:    fmt.Sprintf("this deck %s %s, which has problems", verb, id),
		Hint:    "mend that first",
		Follows: quiz.Pos{File: file},
	}
}

// rules returns those by which a question's typed words are compared. What such
// words may be taken for are the names and terms of its documents.
func (c *Catalog) rules(r *reading) *spell.Rules {
	rules := &spell.Rules{Language: c.language, Known: c.mentions}
	switch r.Kind.(type) {
	case quiz.Typed, quiz.AnyOf, quiz.Cloze:
		rules.Others = c.known(r.sources)
	}
	return rules
}

// known lists what an answer about some documents may be taken for.
func (c *Catalog) known(sources []source) []string {
	var all []string
	for _, s := range sources {
		all = append(all, c.knownIn(s.seed)...)
	}
	return all
}
