package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

// This file reads and writes places.sum: fingerprints of the passages that are cited. They
// say nothing of a text, and tell whether another copy of it has the same.

// SumsFile is the name of the file of fingerprints. It stands beside the seeds.
const SumsFile = "places.sum"

// A Sum is the fingerprint of what is cited at a place of a document.
type Sum struct {
	Seed  string // the id of its seed
	At    place.Place
	Print draft.Print
}

// SumsHead is the comment at the start of the file.
const SumsHead = `# What is cited, as fingerprints; policyquiz sources stamp writes this file, and sources check compares with it.
# A line: seed, normalisation, bytes of the normalised text, its SHA-256, place.
# ` + draft.Normal + `: Unicode NFC, letters, marks and digits alone, in lower case.
`

// WriteSums is the text of a file of fingerprints.
func WriteSums(sums []Sum) string {
	var b strings.Builder
	b.WriteString(SumsHead)
	for _, s := range sums {
		fmt.Fprintf(&b, "%s %s %d %s %s\n", s.Seed, draft.Normal, s.Print.Letters, s.Print.Sum, place.List{s.At})
	}
	return b.String()
}

// A Cited is a place of a document that is cited, with the lines that cite it.
type Cited struct {
	At   place.Place
	From []quiz.Pos
}

// Cited lists what entries and questions cite of a document, each place once, in the order
// of places. The error says which folders could not be read.
func (c *Course) Cited(seedID string) ([]Cited, error) {
	s, err := c.rawSeed(seedID)
	if err != nil {
		return nil, err
	}
	var all []Cited
	add := func(at place.List, from quiz.Pos) {
		for _, p := range at {
			all = append(all, Cited{p, []quiz.Pos{from}})
		}
	}
	for i := range s.file.blocks {
		b := &s.file.blocks[i]
		if f := block.Decode(s.file.name, b, &quiz.Problems{}); b.Headed && b.Has("at") && f.Sound() {
			add(readPlacesOf(f, "at", s.placing()), quiz.Pos{File: s.file.name, Line: b.LineOf("at")})
		}
	}
	decks, err := c.DeckIDs()
	for _, id := range decks {
		d, _ := c.Deck(id)
		if d == nil {
			continue
		}
		for i := range d.items {
			if it := &d.items[i]; !it.isDrawn() { // an entry has its places
				c.citedBy(d, it, func(cited string, at place.List, from quiz.Pos) {
					if cited == seedID {
						add(at, from)
					}
				})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Cited) int { return a.At.Compare(b.At) })
	return merged(all), err
}

// merged joins the lines of those that are of one place.
func merged(sorted []Cited) []Cited {
	var all []Cited
	for _, one := range sorted {
		if last := len(all) - 1; last >= 0 && all[last].At == one.At {
			all[last].From = append(all[last].From, one.From...)
			continue
		}
		all = append(all, one)
	}
	return all
}

// citedBy calls do for each source of a question that is written by hand and cites places.
func (c *Course) citedBy(d *Deck, it *item, do func(seedID string, at place.List, from quiz.Pos)) {
	w := d.readWritten(it)
	if !w.fields.Sound() {
		return
	}
	for i, s := range w.sources {
		raw, err := c.rawSeed(s.seed)
		if err != nil || s.at == nil || s.at == wholeDocument {
			continue
		}
		at := raw.placing().read(s.at, func(int, string, string) {}) // what is wrong is said elsewhere
		do(s.seed, at, quiz.Pos{File: d.file.name, Line: sourceLine(w.fields, i, "at")})
	}
}

// Stamp fingerprints what is cited of a document in the copy at hand. Missing lists the
// places that the copy does not have. Both are empty if there is no copy.
func (c *Course) Stamp(seedID string) (sums []Sum, missing []Cited, err error) {
	found, err := c.Copy(seedID)
	if found == nil {
		return nil, nil, err
	}
	cited, err := c.Cited(seedID)
	if err != nil {
		return nil, nil, err
	}
	prints := draft.NewPrints(found.Document)
	for _, one := range cited {
		spans := found.At(one.At)
		if spans == nil {
			missing = append(missing, one)
			continue
		}
		sums = append(sums, Sum{seedID, one.At, prints.Of(spans)})
	}
	return sums, missing, nil
}

// SumsPath is the file in which the fingerprints of a seed's document stand, as messages
// name it, and its folder.
func (c *Course) SumsPath(seedID string) (in Folder, file string, err error) {
	s, err := c.rawSeed(seedID)
	if err != nil {
		return Folder{}, "", err
	}
	for _, in := range c.folders {
		if in.Path(s.file.id+suffix) == s.file.name {
			return in, in.Path(SumsFile), nil
		}
	}
	return Folder{}, "", fmt.Errorf("the folder of seed %s is not known", block.Quoted(seedID)) // it was read from one
}

// Sums reads the fingerprints that stand beside a seed, those of all seeds of that folder.
// Without a file there are none. The error is the [quiz.Problems] of the file.
func (c *Course) Sums(seedID string) ([]Sum, error) {
	in, name, err := c.SumsPath(seedID)
	if err != nil {
		return nil, err
	}
	src, err := block.Read(in.FS, SumsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var problems quiz.Problems
	const hint = "take the line away, or write the file anew: policyquiz sources stamp"
	if err != nil {
		problems.Add(&quiz.Problem{Pos: quiz.Pos{File: name}, What: "was not read: " + err.Error(), Hint: "take it away, and write it anew: policyquiz sources stamp"})
		return nil, &problems
	}
	var sums []Sum
	line := 0
	for text := range strings.SplitSeq(src, "\n") {
		line++
		text = strings.TrimSpace(text)
		if text == "" || text[0] == '#' {
			continue
		}
		s, what := c.readSum(text)
		if what != "" {
			problems.Add(&quiz.Problem{Pos: quiz.Pos{File: name, Line: line}, What: what, Hint: hint})
			continue
		}
		sums = append(sums, s)
	}
	return sums, problems.Err()
}

// readSum reads a line; what says what is wrong with it.
func (c *Course) readSum(text string) (s Sum, what string) {
	parts := strings.SplitN(text, " ", 5)
	if len(parts) < 5 {
		return s, fmt.Sprintf("the line %s is no fingerprint", block.Quoted(shortLine(text)))
	}
	if parts[1] != draft.Normal {
		return s, fmt.Sprintf("the normalisation %s is not known to this program", block.Quoted(parts[1]))
	}
	letters, err := strconv.Atoi(parts[2])
	if err != nil || letters < 0 || len(parts[3]) != 64 {
		return s, fmt.Sprintf("the line %s is no fingerprint", block.Quoted(shortLine(text)))
	}
	s = Sum{Seed: parts[0], Print: draft.Print{Letters: letters, Sum: parts[3]}}
	raw, err := c.rawSeed(s.Seed)
	if err != nil {
		return s, err.Error()
	}
	if s.At, err = raw.placing().Read(parts[4]); err != nil {
		return s, err.Error()
	}
	return s, ""
}

// shortLine is the beginning of a line, for messages.
func shortLine(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}
