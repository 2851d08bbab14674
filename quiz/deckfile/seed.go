package deckfile

import (
	"fmt"

	"policyquiz/quiz/seed"
)

// This file reads the tables of a seed. Each function reads one entry from its
// fields; whether the names in it lead anywhere is for check.go to say.

func readDocument(f *fields, seedID string) seed.Document {
	d := seed.Document{
		Seed:       seedID,
		Title:      f.need("title"),
		Short:      f.str("short"),
		Publisher:  f.str("publisher"),
		Kind:       f.str("kind"),
		Date:       f.date("date"),
		Voices:     f.strs("voices"),
		Paragraphs: f.whole("paragraphs", 1),
	}
	if !f.has("paragraphs") {
		f.missing("paragraphs", "count the lines of the document that hold more than white space")
	}
	if d.Short == "" {
		d.Short = d.Title
	}
	f.done()
	return d
}

func readActor(f *fields, id string) seed.Actor {
	a := seed.Actor{
		ID:     id,
		Name:   f.need("name"),
		Also:   f.strs("also"),
		Short:  f.str("short"),
		Kind:   oneOf(f, "kind", seed.ActorKinds),
		Role:   f.str("role"),
		PartOf: f.strs("part-of"),
		Same:   f.strs("same"),
		Side:   f.str("side"),
	}
	if !f.has("kind") {
		f.missing("kind", "add kind = "+list(seed.ActorKinds))
	}
	f.done()
	return a
}

func readIssue(f *fields, id string) seed.Issue {
	i := seed.Issue{ID: id, Claim: f.need("claim")}
	f.done()
	return i
}

// readOrigin reads what entries of every table have.
func readOrigin(f *fields, seedID, id string) seed.Origin {
	o := seed.Origin{
		Seed:    seedID,
		ID:      id,
		Told:    oneOf(f, "told", seed.Tellings),
		By:      f.need("by"),
		At:      f.places("at"),
		Why:     f.str("why"),
		Garbled: f.str("garbled"),
		Unasked: f.str("unasked"),
		Rev:     f.whole("rev", 1),
	}
	if !f.has("at") {
		f.missing("at", "add the paragraph it stands in, as in at = 47")
	}
	return o
}

func readConcept(f *fields, seedID, id string) seed.Concept {
	c := seed.Concept{
		Origin: readOrigin(f, seedID, id),
		Term:   f.need("term"),
		Also:   f.strs("also"),
		Means:  f.need("means"),
		Of:     f.str("of"),
		Near:   f.strs("near"),
		Same:   f.strs("same"),
	}
	f.done()
	return c
}

func readProposal(f *fields, seedID, id string) seed.Proposal {
	p := seed.Proposal{
		Origin: readOrigin(f, seedID, id),
		Who:    f.strs("who"),
		To:     f.strs("to"),
		What:   f.need("what"),
		When:   f.str("when"),
		Fate:   f.str("fate"),
		Became: oneOf(f, "became", seed.Fates),
		Near:   f.strs("near"),
		Same:   f.strs("same"),
	}
	if !f.has("who") || p.Who != nil && len(p.Who) == 0 {
		f.missing("who", `add everyone who proposed it, as in who = ["witkoff"]`)
	}
	f.needTold()
	if p.Fate != "" && !f.has("became") {
		f.missing("became", "sort the fate: became = "+list(seed.Fates))
	}
	f.done()
	return p
}

func (f *fields) needTold() {
	if !f.has("told") {
		f.missing("told", "say how the document knows it: told = "+list(seed.Tellings))
	}
}

func readStance(f *fields, seedID, id string) seed.Stance {
	s := seed.Stance{
		Origin: readOrigin(f, seedID, id),
		Issue:  f.need("issue"),
		Who:    f.need("who"),
		Holds:  oneOf(f, "holds", seed.Positions),
		Says:   f.str("says"),
	}
	if !f.has("holds") {
		f.missing("holds", "add holds = "+list(seed.Positions))
	}
	f.needTold()
	f.done()
	return s
}

func readEvent(f *fields, seedID, id string) seed.Event {
	e := seed.Event{
		Origin: readOrigin(f, seedID, id),
		What:   f.need("what"),
		When:   f.str("when"),
		Date:   f.date("date"),
	}
	f.needTold()
	f.done()
	return e
}

func readFigure(f *fields, seedID, id string) seed.Figure {
	g := seed.Figure{
		Origin: readOrigin(f, seedID, id),
		Unit:   f.str("unit"),
		Counts: f.need("counts"),
		Whose:  f.need("whose"),
	}
	var ranged bool
	g.Value, _ = f.number("value", "800000")
	g.To, ranged = f.number("to", "900000")
	if !f.has("value") {
		f.missing("value", "add value = the number, without quotes")
	}
	if ranged && g.To <= g.Value {
		f.bad("to", "put the lower end in value and the upper in to", "the range ends before it begins")
	}
	f.needTold()
	f.done()
	return g
}

// seedTables are the tables that a seed may have, with whether their entries
// are named in the header.
var seedTables = map[string]bool{
	"document": false, "actor": true, "concept": true, "proposal": true, "stance": false, "event": true, "figure": true,
}

// shape says how the blocks of a table are headed, for messages.
func shape(table string, named, array bool) string {
	switch {
	case array:
		return "[[" + table + "]]"
	case named:
		return fmt.Sprintf("[%s.some-id]", table)
	}
	return "[" + table + "]"
}
