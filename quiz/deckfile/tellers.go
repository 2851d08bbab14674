package deckfile

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// This file warns of entries whose teller is doubtful: a paragraph given to the
// wrong speaker makes questions that are wrong and look right.

// checkTellers warns of tellers in some seed files, by their names.
func (c *Course) checkTellers(files []string, problems *quiz.Problems) {
	seeds, _ := c.Seeds()
	for _, id := range seeds {
		s, err := c.rawSeed(id)
		if err != nil || !slices.Contains(files, s.file.name) {
			continue
		}
		doc, err := c.Document(id)
		if err != nil {
			continue
		}
		for i := range s.file.blocks {
			if b := &s.file.blocks[i]; slices.Contains(tables, seed.Table(b.Table)) && !b.Has("unasked") {
				c.checkTeller(s, doc, b, problems)
			}
		}
	}
}

// tables are those whose entries say who tells them.
var tables = []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures}

// checkTeller warns of an entry that is told by somebody who does not speak in the
// document, and of one that is told first-hand by another.
func (c *Course) checkTeller(s *rawSeed, doc seed.Document, b *block.Block, problems *quiz.Problems) {
	by, ok := b.Text("by")
	teller, err := c.Actor(s.file.id, by)
	if !ok || err != nil {
		return
	}
	warn := func(key, hint, format string, args ...any) {
		problems.Add(&quiz.Problem{
			Pos:     quiz.Pos{File: s.file.name, Line: b.LineOf(key)},
			What:    b.Name() + ": " + fmt.Sprintf(format, args...),
			Hint:    hint,
			Warning: true,
		})
	}
	if len(doc.Voices) > 0 && !slices.Contains(doc.Voices, by) {
		warn("by", "name in by who tells it in the document, or add them to voices of [document]", "by names %s, who is not among the voices of the document", block.Quoted(by))
	}
	if told, _ := b.Text("told"); told != string(seed.FirstHand) {
		return
	}
	for _, id := range whose(b, s.file.name) {
		a, err := c.Actor(s.file.id, id)
		if err != nil || id == by || seed.Related(teller, a) {
			continue
		}
		warn("told", `write told = "attributed"; or, of several, record each with the one who tells it`, "told is first-hand, but %s tells it, and it is of %s", block.Quoted(by), block.Quoted(id))
		return
	}
}

// whose lists the actors of whom an entry says something.
func whose(b *block.Block, file string) []string {
	f := block.Decode(file, b, &quiz.Problems{})
	if !f.Sound() {
		return nil
	}
	if f.Has("whose") {
		return []string{f.Text("whose")}
	}
	if who, ok := f.Value("who").(string); ok {
		return []string{who}
	}
	return f.Texts("who")
}
