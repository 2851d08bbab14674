package deckfile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file compares seeds and decks with the copies of documents that are at hand:
// whether what they cite is there, and whether the one who tells it speaks there.

// checkCopies checks some files, by their names, against copies.
func (c *Course) checkCopies(files []string, problems *quiz.Problems) {
	seeds, _ := c.Seeds()
	any := false
	for _, id := range seeds {
		s, err := c.rawSeed(id)
		if err != nil || s.head == nil {
			continue
		}
		mine := slices.Contains(files, s.file.name)
		k := copyChecker{Course: c, problems: problems, seed: s}
		if found := k.open(mine); found != nil {
			any = true
			if mine {
				k.entries()
			}
		}
	}
	if any {
		c.checkCitations(files, problems)
	}
}

// A copyChecker checks one seed against the copy of its document.
type copyChecker struct {
	*Course
	problems *quiz.Problems
	seed     *rawSeed
	doc      seed.Document
	copy     *Copy
	voices   *voices
	unmarked map[place.Kind]bool // kinds of which it was said that the copy has no marks
}

// open reads the copy, and says what is wrong with it as a whole if that is asked for.
func (k *copyChecker) open(say bool) *Copy {
	var err error
	if k.doc, err = k.Document(k.seed.file.id); err != nil {
		return nil
	}
	k.copy, err = k.Copy(k.seed.file.id)
	switch bad, is := errors.AsType[*CopyError](err); {
	case !say:
	case is:
		k.note("text", bad.Hint(), true, "%s", bad)
	case k.copy == nil && k.doc.Text != "":
		k.note("text", "put the text there; without it places are not checked, and nobody is shown a passage", true, "text names %s, which is not there", block.Quoted(k.doc.Text))
	case k.copy != nil && k.copy.Doubt != "":
		hint := fmt.Sprintf("write paragraphs = %d if places are counted so; policyquiz number counts a text anew", len(k.copy.Passages))
		k.note("paragraphs", hint, k.copy.Own, "paragraphs does not agree with %s: %s", block.Quoted(k.copy.File), k.copy.Doubt)
	}
	return k.copy
}

// note adds a problem of a key of [document].
func (k *copyChecker) note(key, hint string, warning bool, format string, args ...any) {
	line := k.seed.head.Line
	if k.seed.head.Has(key) {
		line = k.seed.head.LineOf(key)
	}
	k.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: k.seed.file.name, Line: line},
		What:    k.seed.head.Name() + ": " + fmt.Sprintf(format, args...),
		Hint:    hint,
		Warning: warning,
	})
}

// entries checks the places and the tellers of the entries.
func (k *copyChecker) entries() {
	actors, _ := k.Actors(k.seed.file.id)
	k.voices = newVoices(actors)
	k.voices.listen(k.copy)
	for i := range k.seed.file.blocks {
		b := &k.seed.file.blocks[i]
		if !slices.Contains(tables, seed.Table(b.Table)) || !b.Has("at") {
			continue
		}
		f := block.Decode(k.seed.file.name, b, &quiz.Problems{})
		if !f.Sound() {
			continue
		}
		at := readPlacesOf(f, "at", k.seed.placing())
		pos := quiz.Pos{File: k.seed.file.name, Line: b.LineOf("at")}
		if k.there(at, pos, b.Name()+": at has") {
			k.teller(b, at)
		}
	}
}

// there reports whether the copy has all of some places, and says which it has not. Where
// it has no place of that kind at all, it says so once.
func (k *copyChecker) there(at place.List, pos quiz.Pos, what string) bool {
	all := true
	for _, p := range at {
		if k.copy.At(p) != nil {
			continue
		}
		all = false
		problem := &quiz.Problem{Pos: pos, Warning: k.copy.Own}
		if k.marks(p.Kind) {
			problem.What = fmt.Sprintf("%s %s, which %s does not have", what, place.List{p}, block.Quoted(k.copy.File))
			problem.Hint = "correct the place; policyquiz number --find WORDS finds where something stands"
		} else {
			if k.unmarked[p.Kind] {
				continue
			}
			if k.unmarked == nil {
				k.unmarked = map[place.Kind]bool{}
			}
			k.unmarked[p.Kind] = true
			problem.Warning = true
			problem.What = fmt.Sprintf("%s %s, and no %s is marked in %s, so that none is checked", what, place.List{p}, p.Kind, block.Quoted(k.copy.File))
			problem.Hint = fmt.Sprintf("policyquiz number finds what the text shows of itself; or put [%s] on a line of its own where it begins", place.List{p})
		}
		k.problems.Add(problem)
	}
	return all
}

// marks reports whether the copy has any place of a kind.
func (k *copyChecker) marks(kind place.Kind) bool {
	if kind == place.Paragraph || kind == place.Line {
		return true
	}
	for _, p := range k.copy.Passages {
		for _, q := range p.Places {
			if q.Kind == kind || kind == place.Label && q.Kind == place.Page {
				return true
			}
		}
	}
	return false
}

// teller warns of an entry if somebody else speaks where it stands.
func (k *copyChecker) teller(b *block.Block, at place.List) {
	by, ok := b.Text("by")
	if !ok || !k.voices.speaks[by] {
		return
	}
	var others []string
	for _, span := range k.copy.AtAll(at) {
		for _, p := range k.copy.Passages[span.First:span.End] {
			switch who := k.voices.who(p.Speaker); {
			case who == by || p.Speaker != "" && who == "":
				return // or somebody whom the seed does not know, under whatever name
			case who != "" && !slices.Contains(others, who):
				others = append(others, who)
			}
		}
	}
	if len(others) == 0 {
		return
	}
	k.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: k.seed.file.name, Line: b.LineOf("by")},
		What:    fmt.Sprintf("%s: by names %s, but at %s %s speaks", b.Name(), block.Quoted(by), at, strings.Join(others, ", then ")),
		Hint:    "correct by or at; policyquiz number --find WORDS finds where something stands",
		Warning: true,
	})
}

// checkCitations checks the sources of questions written by hand.
func (c *Course) checkCitations(files []string, problems *quiz.Problems) {
	decks, _ := c.DeckIDs()
	for _, id := range decks {
		d, _ := c.Deck(id)
		if d == nil || !slices.Contains(files, d.file.name) {
			continue
		}
		for i := range d.items {
			if it := &d.items[i]; !it.isDrawn() && it.block.Has("source") {
				c.checkSources(d, it, problems)
			}
		}
	}
}

// checkSources checks the sources of a question.
func (c *Course) checkSources(d *Deck, it *item, problems *quiz.Problems) {
	c.citedBy(d, it, func(seedID string, at place.List, from quiz.Pos) {
		found, _ := c.Copy(seedID)
		raw, err := c.rawSeed(seedID)
		if found == nil || err != nil {
			return
		}
		k := copyChecker{Course: c, problems: problems, seed: raw, copy: found}
		k.there(at, from, it.block.Name()+": cites "+seedID+" at")
	})
}

// voices tell the actors of a seed by the names under which they speak in a text.
type voices struct {
	byName map[string]string // actor by folded name; empty where two have it
	speaks map[string]bool   // actors who speak in the text
}

// newVoices takes the names of actors: whole ones, and the last word of each.
func newVoices(actors []seed.Actor) *voices {
	v := &voices{byName: map[string]string{}, speaks: map[string]bool{}}
	for _, whole := range []bool{true, false} {
		last := map[string]string{}
		for _, a := range actors {
			for _, name := range append([]string{a.Name, a.Short}, a.Also...) {
				words := strings.Fields(name)
				if len(words) == 0 || !whole && a.Kind != seed.Person {
					continue
				}
				if !whole {
					name = words[len(words)-1]
				}
				key := spell.Fold(name)
				if other, taken := last[key]; taken && other != a.ID {
					last[key] = ""
				} else {
					last[key] = a.ID
				}
			}
		}
		for key, id := range last {
			if _, known := v.byName[key]; !known {
				v.byName[key] = id
			}
		}
	}
	return v
}

// who is the actor who speaks under a name; "" if none of the seed's does.
func (v *voices) who(name string) string {
	if id, ok := v.byName[spell.Fold(name)]; ok {
		return id
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return v.byName[spell.Fold(words[len(words)-1])]
}

// listen finds who speaks in a text.
func (v *voices) listen(c *Copy) {
	for _, name := range c.Speakers() {
		if id := v.who(name); id != "" {
			v.speaks[id] = true
		}
	}
}

// tables are those whose entries say who tells them, and where.
var tables = []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures, seed.Duties}
