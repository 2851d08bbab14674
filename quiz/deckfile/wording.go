package deckfile

import (
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// This file gives the words of questions and seed entries as they are written, for
// those who look for words in all of them. To decode all takes many times as long.

// A Wording is what a question or a seed entry is written as. It is not decoded, so
// it may have mistakes. Several goroutines may read it.
type Wording struct {
	parts []worded
}

// A worded is a block with the parts that its keys give.
type worded struct {
	*block.Block
	parts map[string]Part
}

// A Part is what a text is in a question or an entry.
type Part string

// The parts of a question and of an entry.
const (
	Stem       Part = "question"
	Answer     Part = "answer"
	WrongReply Part = "wrong answer"
	Feedback   Part = "feedback"
	Why        Part = "why"
	Background Part = "background"
	Term       Part = "term"
	Says       Part = "says" // what an entry says: a meaning, a proposal, a claim
	Who        Part = "who"  // the actors of an entry
)

// A Text is one text of a wording.
type Text struct {
	Part Part
	Text string
}

// questionParts are the parts that the keys of a question give.
var questionParts = map[string]Part{
	"ask": Stem, "cloze": Stem,
	"answer": Answer, "answers": Answer, "accept": Answer, "number": Answer, "unit": Answer,
	"order": Answer, "match": Answer, "back": Answer,
	"wrong": WrongReply, "wrong.say": WrongReply, "wrong.because": Feedback,
	"why": Why, "background": Background,
}

// entryParts are the parts that the keys of an entry give, and those of the actors
// and issues that it names.
var (
	entryParts = map[seed.Table]map[string]Part{
		seed.Concepts:  with(map[string]Part{"term": Term, "also": Term, "means": Says}),
		seed.Proposals: with(map[string]Part{"what": Says, "fate": Says, "when": Says}),
		seed.Stances:   with(map[string]Part{"says": Says}),
		seed.Events:    with(map[string]Part{"what": Says, "when": Says, "date": Says}),
		seed.Figures:   with(map[string]Part{"counts": Says, "value": Says, "to": Says, "unit": Says}),
		seed.Duties:    with(map[string]Part{"what": Says, "when": Says, "unless": Says}),
	}
	actorParts = map[string]Part{"name": Who, "also": Who}
	issueParts = map[string]Part{"claim": Term}
)

// with adds the keys that entries of every table have.
func with(parts map[string]Part) map[string]Part {
	parts["why"], parts["background"] = Why, Background
	return parts
}

// actorKeys are the keys of an entry that name actors.
var actorKeys = map[seed.Table][]string{
	seed.Concepts:  {"by", "of", "says"},
	seed.Proposals: {"by", "who", "to"},
	seed.Stances:   {"by", "who"},
	seed.Events:    {"by"},
	seed.Figures:   {"by", "whose"},
	seed.Duties:    {"by", "who"},
}

// Wording returns how a question is written. Of a drawn one these are the entries that
// it is drawn from. It is empty for a ref that is not one of the library's.
func (l *Library) Wording(r quiz.Ref) Wording {
	c, err := l.CourseOf(r.ID)
	if err != nil {
		return Wording{}
	}
	it := c.item(c.local(r))
	switch {
	case it == nil:
		return Wording{}
	case it.isSet():
		var w Wording
		for _, id := range it.drawn.set.Entries {
			w.parts = append(w.parts, c.EntryWording(it.drawn.set.Seed, it.drawn.set.Table, id).parts...)
		}
		return w
	case it.isDrawn():
		return c.EntryWording(it.drawn.one.Seed, it.drawn.one.Table, it.drawn.one.Entry)
	}
	return Wording{[]worded{{it.block, questionParts}}}
}

// Drawn reports whether a question is drawn from a single entry of a seed. Then its
// family is that entry.
func (l *Library) Drawn(r quiz.Ref) bool {
	c, err := l.CourseOf(r.ID)
	if err != nil {
		return false
	}
	it := c.item(c.local(r))
	return it != nil && it.isDrawn() && !it.isSet()
}

// EntryWording returns how an entry of a seed is written, with the actors and the
// issue that it names. It is empty if there is no such entry.
func (c *Course) EntryWording(seedID string, t seed.Table, id string) Wording {
	s, err := c.rawSeed(seedID)
	if err != nil || s.entries[t][id] == nil {
		return Wording{}
	}
	b := s.entries[t][id]
	w := Wording{[]worded{{b, entryParts[t]}}}
	if t == seed.Stances {
		issue, _, _ := strings.Cut(id, "/")
		if at, ok := c.issueBlock(s, issue); ok {
			w.parts = append(w.parts, worded{at.Block, issueParts})
		}
	}
	named := map[string]bool{"": true}
	for key, text := range b.Texts() {
		for _, k := range actorKeys[t] {
			if key != k || named[text] {
				continue
			}
			named[text] = true
			if at, ok := c.actorBlock(s, text); ok {
				w.parts = append(w.parts, worded{at.Block, actorParts})
			}
		}
	}
	return w
}

// Texts lists the texts of a wording, in the order in which they are written. A
// sentence with gaps has them filled.
func (w Wording) Texts() (all []Text) {
	for _, part := range w.parts {
		for key, text := range part.Texts() {
			p, ok := part.parts[key]
			if !ok {
				continue
			}
			if key == "cloze" {
				all = append(all, filled(text)...)
				continue
			}
			all = append(all, Text{p, text})
		}
	}
	return all
}

// filled returns a sentence with its gaps filled, and what else may stand in them. A
// sentence that is not sound stays as it is written.
func filled(cloze string) []Text {
	c, err := quiz.ParseCloze(cloze)
	if err != nil {
		return []Text{{Stem, cloze}}
	}
	all := []Text{{Stem, strings.Join(c.Solution(), " ")}}
	for _, gap := range c.Gaps {
		for _, spelling := range gap[1:] {
			all = append(all, Text{Answer, spelling})
		}
	}
	return all
}
