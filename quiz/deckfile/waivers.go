package deckfile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/lint"
)

// This file reads waive = { rule = "reason" }. Only Inspect reads it: whatever is
// wrong with it, the question can be asked.

const waiveHint = `write waive = { longest-key = "the reason" }`

// waivers are the rules that an author waives in one block.
type waivers struct {
	list []waiver
	used map[string]bool
}

// A waiver is one of them, with its line.
type waiver struct {
	rule string
	line int
}

// waives reports whether a rule is waived, and remembers that something breaks it.
func (w *waivers) waives(rule string) bool {
	if w == nil || !slices.ContainsFunc(w.list, func(x waiver) bool { return x.rule == rule }) {
		return false
	}
	w.used[rule] = true
	return true
}

// unused warns of rules that are waived and that nothing breaks. Rules that compare
// decks with each other are left out unless all are there, and those that need a text
// always: it may be at hand elsewhere.
func (c *craft) unused(w *waivers, file, what string) {
	if w == nil {
		return
	}
	for _, x := range w.list {
		if rule, _ := lint.Find(x.rule); w.used[x.rule] || rule.OfText || rule.Across && !c.whole {
			continue
		}
		c.flaws.Add(&quiz.Problem{
			Pos:     quiz.Pos{File: file, Line: x.line},
			What:    fmt.Sprintf("%s: waive names %s, which nothing breaks here", what, x.rule),
			Hint:    "take it out",
			Warning: true,
		})
	}
}

// waiversOf reads what a block waives; nil if it waives nothing. Its mistakes were
// noted when the file was checked.
func waiversOf(file string, b *block.Block) *waivers {
	if !hasWaivers(b) {
		return nil
	}
	f := block.Decode(file, b, &quiz.Problems{})
	if !f.Sound() {
		return nil
	}
	return readWaivers(f, scopeOf(b))
}

// waiversOutside reads what the head, the draws and the questions of a deck waive.
func (k checker) waiversOutside(d *Deck) {
	for i := range d.file.blocks {
		if b := &d.file.blocks[i]; scopeOf(b) != lint.OfEntry {
			k.checkWaivers(d.file, b, d.nameOf(b))
		}
	}
}

// checkWaivers notes the mistakes in what a block waives.
func (k checker) checkWaivers(f *file, b *block.Block, what string) {
	if k.craft == nil || !hasWaivers(b) {
		return
	}
	var found quiz.Problems
	if fields := block.DecodeAs(what, f.name, b, &found); fields.Sound() {
		readWaivers(fields, scopeOf(b))
		k.problems.AddAll(&found)
	}
}

// hasWaivers reports whether a block waives anything. Few blocks do, and to look for
// the word is quick.
func hasWaivers(b *block.Block) bool { return strings.Contains(b.Raw, "waive") && b.Has("waive") }

// scopeOf is what the rules that a block may waive are about.
func scopeOf(b *block.Block) lint.Scope {
	switch {
	case !b.Headed:
		return lint.OfDeck
	case b.Table == "question" || b.Table == "draw":
		return lint.OfQuestion
	}
	return lint.OfEntry
}

// readWaivers reads what a block waives and notes what is wrong with it. Those that
// are wrong are left out.
func readWaivers(f *block.Fields, scope lint.Scope) *waivers {
	v, ok := f.Get("waive")
	if !ok {
		return nil
	}
	table, ok := v.(map[string]any)
	if !ok {
		f.Bad("waive", waiveHint, "waive is %s", block.TypeName(v))
		return nil
	}
	w := &waivers{used: map[string]bool{}}
	for _, id := range slices.Sorted(maps.Keys(table)) {
		line := f.Block.LineOf("waive", id)
		rule, known := lint.Find(id)
		reason, isText := table[id].(string)
		switch {
		case !known:
			f.Add(line, block.Alternatives(id, lint.IDs()), "waive names %s, which is no rule", block.Quoted(id))
		case rule.Scope != scope:
			f.Add(line, "waive it in "+homes[rule.Scope], "%s is a rule about %s", id, subjects[rule.Scope])
		case !isText:
			f.Add(line, waiveHint, "the reason for waiving %s is %s", id, block.TypeName(table[id]))
		case strings.TrimSpace(reason) == "":
			f.Add(line, "say why the rule does not fit here", "%s is waived without a reason", id)
		default:
			w.list = append(w.list, waiver{id, line})
		}
	}
	return w
}

var (
	homes    = map[lint.Scope]string{lint.OfQuestion: "the question or the draw", lint.OfDeck: "the head of the deck", lint.OfEntry: "the entry of the seed"}
	subjects = map[lint.Scope]string{lint.OfQuestion: "a question", lint.OfDeck: "the deck as a whole", lint.OfEntry: "an entry of a seed"}
)
