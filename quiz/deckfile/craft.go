package deckfile

import (
	"fmt"
	"maps"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/lint"
	"policyquiz/quiz/seed"
)

// This file gives the findings of package lint their lines, and leaves out those
// that the author waives.

// Inspect reports what Check does, and beside it the flaws of item writing that the
// rules of package lint find. A flaw is a warning or a note ([quiz.Problem.Note]);
// neither keeps anything from being used. Questions and entries that have problems
// are not looked at.
func (c *Course) Inspect(paths ...string) (problems, flaws *quiz.Problems) {
	problems, flaws, _ = c.InspectSome(Wanted{}, paths...)
	return problems, flaws
}

// Wanted says which flaws are wanted. Its zero value wants all.
type Wanted struct {
	Rules []string // the ids of rules; empty: all
	// Most is how many flaws of one rule are kept of one deck, those that are found
	// first; 0: all. To find the lines of 300,000 flaws and to sort them takes a second.
	Most int
}

// A Left is how many more flaws of a rule were found in a file than are kept.
type Left struct {
	File, Rule string
	Flaws      int // 1 or more
}

// InspectSome does what Inspect does, but keeps only the flaws that are wanted. It
// returns how many more there are of each file and rule that is wanted.
func (c *Course) InspectSome(want Wanted, paths ...string) (problems, flaws *quiz.Problems, left []Left) {
	craft := &craft{linter: lint.New(c.Language, c.Catalog), whole: c.isWhole(paths), want: want}
	problems = c.check(craft, paths...)
	return problems, &craft.flaws, craft.left
}

// has reports whether flaws of a rule are wanted.
func (w *Wanted) has(rule string) bool { return len(w.Rules) == 0 || slices.Contains(w.Rules, rule) }

// isWhole reports whether paths name the whole course.
func (c *Course) isWhole(paths []string) bool {
	named := map[string]bool{}
	for _, p := range paths {
		named[p] = true
	}
	for _, f := range c.folders {
		if len(paths) > 0 && !named[f.Name] {
			return false
		}
	}
	return true
}

// A craft gathers the flaws of a course while it is checked.
type craft struct {
	linter *lint.Linter
	want   Wanted
	flaws  quiz.Problems
	left   []Left
	whole  bool // the whole course is checked, so that a waiver that nothing needs is known
}

// A craftDeck gathers the flaws of one deck.
type craftDeck struct {
	*craft
	deck  *Deck
	found *lint.Deck
	sound []bool        // by item: whether it was looked at
	wrong map[int][]int // of items whose options are in an order of their own: where the file has each wrong one
}

// begin begins with a deck; nil where flaws are not asked for.
func (c *craft) begin(d *Deck) *craftDeck {
	if c == nil {
		return nil
	}
	return &craftDeck{c, d, c.linter.Deck(d.Exam), make([]bool, len(d.items)), map[int][]int{}}
}

// add looks at item i, of which a question could be made.
func (c *craftDeck) add(i int, q quiz.Question) {
	if c == nil {
		return
	}
	it := &c.deck.items[i]
	c.sound[i] = true
	item := lint.Item{Question: q, Set: it.isSet()}
	if it.isDrawn() && !it.isSet() {
		item.Draw = &it.drawn.one
	}
	c.found.Add(i, item)
}

// written looks at item i if it was written by hand without a mistake, and notes what
// it waives.
func (c *craftDeck) written(i int, w *written, q quiz.Question) {
	if c == nil || w.problems.Broken() || !w.fields.Sound() {
		return
	}
	if k, ok := q.Kind.(quiz.Choice); ok && k.Fixed {
		c.wrong[i] = placesOfWrong(w.fields, k)
	}
	c.add(i, q)
}

// placesOfWrong lists where the file has each wrong option of a choice.
func placesOfWrong(f *block.Fields, c quiz.Choice) []int {
	written, _ := readDistractors(f)
	var places []int
	for _, o := range c.Options {
		if !o.Right {
			places = append(places, optionNamed(written, o.Text))
		}
	}
	return places
}

// end adds what was found to the flaws.
func (c *craftDeck) end() {
	if c == nil {
		return
	}
	file := c.deck.file
	if len(file.blocks) == 0 {
		return
	}
	head := &file.blocks[0]
	waived := map[*block.Block]*waivers{}
	for i := range file.blocks {
		if w := waiversOf(file.name, &file.blocks[i]); w != nil {
			waived[&file.blocks[i]] = w
		}
	}
	count := map[string]int{} // by rule
	for _, f := range c.found.End() {
		b := head
		if f.Item >= 0 {
			b = c.deck.items[f.Item].block
		}
		if waived[b].waives(f.Rule) || !c.want.has(f.Rule) {
			continue
		}
		if count[f.Rule]++; c.want.Most == 0 || count[f.Rule] <= c.want.Most {
			c.flaws.Add(c.problem(f))
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(count)) {
		if more := count[rule] - c.want.Most; c.want.Most > 0 && more > 0 {
			c.left = append(c.left, Left{file.name, rule, more})
		}
	}
	sound := map[*block.Block]bool{head: true}
	for i, is := range c.sound {
		if b := c.deck.items[i].block; is && waived[b] != nil {
			sound[b] = true
		}
	}
	for b, w := range waived {
		if sound[b] {
			c.unused(w, file.name, c.deck.nameOf(b))
		}
	}
}

// nameOf is how messages speak of a block of the deck.
func (d *Deck) nameOf(b *block.Block) string {
	if b == &d.file.blocks[0] {
		return "this deck"
	}
	return b.Name()
}

// problem gives a finding its line.
func (c *craftDeck) problem(f lint.Finding) *quiz.Problem {
	file := c.deck.file.name
	if f.Item < 0 {
		head := &c.deck.file.blocks[0]
		return flaw(f, quiz.Pos{File: file, Line: head.LineOf("title")}, "this deck")
	}
	it := &c.deck.items[f.Item]
	switch {
	case it.isSet():
		return flaw(f, c.deck.pos(it), fmt.Sprintf("set %q", it.ref.ID))
	case it.isDrawn():
		return flaw(f, c.deck.pos(it), fmt.Sprintf("draw of %s %q", it.drawn.one.Table, it.drawn.one.Entry))
	}
	part := f.Part
	if places := c.wrong[f.Item]; part.Name == lint.Distractor && part.Index < len(places) {
		part.Index = places[part.Index]
	}
	return flaw(f, quiz.Pos{File: file, Line: lineOf(it.block, part)}, it.block.Name())
}

// flaw makes a problem of a finding.
func flaw(f lint.Finding, at quiz.Pos, what string) *quiz.Problem {
	rule, _ := lint.Find(f.Rule)
	return &quiz.Problem{Pos: at, What: what + ": " + f.What, Hint: f.Hint, Rule: f.Rule, Warning: true, Note: rule.Level == lint.Note}
}

// lineOf is the line of a part of a question that was written by hand.
func lineOf(b *block.Block, part lint.Part) int {
	key := func(keys ...string) int {
		for _, k := range keys {
			if line := b.LineOf(k); line != b.Line {
				return line
			}
		}
		return b.Line
	}
	switch part.Name {
	case lint.Stem:
		return key("ask", "cloze")
	case lint.Key:
		if b.Has("answers") {
			return b.LineIn("answers", part.Index)
		}
		return key("answer", "number")
	case lint.Distractor:
		return b.LineIn("wrong", part.Index)
	case lint.Spelling:
		return b.LineIn("accept", part.Index)
	case lint.Tolerance:
		return key("within", "number")
	case lint.Why:
		return key("why")
	case lint.Back:
		return key("back")
	}
	return b.Line
}

// seed looks at the entries and issues of a seed. Those that have problems are left
// out.
func (k checker) craftSeed(f *file) {
	s, err := k.rawSeed(f.id)
	if err != nil || s.file != f {
		return
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		found, sound := k.craftEntry(f.id, b)
		w := waiversOf(f.name, b)
		for _, finding := range found {
			if !w.waives(finding.Rule) {
				k.craft.flaws.Add(flaw(finding, quiz.Pos{File: f.name, Line: b.LineOf(string(finding.Part.Name))}, b.Name()))
			}
		}
		if sound {
			k.craft.unused(w, f.name, b.Name())
		}
	}
}

// craftEntry looks at an entry of a seed; sound is false if it could not be read.
// The names of the parts of entries are those of their keys.
func (k checker) craftEntry(seedID string, b *block.Block) (found []lint.Finding, sound bool) {
	linter := k.craft.linter
	switch seed.Table(b.Table) {
	case seed.Concepts:
		if v, err := k.Concept(seedID, b.Id); err == nil {
			return linter.Concept(v), true
		}
	case seed.Proposals:
		if v, err := k.Proposal(seedID, b.Id); err == nil {
			return linter.Proposal(v), true
		}
	case seed.Stances:
		if v, err := k.Stance(seedID, entryID(b)); err == nil {
			return linter.Stance(v), true
		}
	case seed.Events:
		if v, err := k.Event(seedID, b.Id); err == nil {
			return linter.Event(v), true
		}
	case seed.Figures:
		if v, err := k.Figure(seedID, b.Id); err == nil {
			return linter.Figure(v), true
		}
	case seed.Duties:
		if v, err := k.Duty(seedID, b.Id); err == nil {
			return linter.Duty(v), true
		}
	case "issue":
		if v, err := k.Issue(seedID, b.Id); err == nil {
			return linter.Issue(v), true
		}
	}
	return nil, false
}

// craftShared looks at the issues of a file that has nothing but actors and issues.
func (k checker) craftShared(f *file) {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.Table != "issue" {
			continue
		}
		issue, err := readBlock(located{f, b}, func(fields *block.Fields) seed.Issue { return readIssue(fields, b.Id) })
		if err != nil {
			continue
		}
		w := waiversOf(f.name, b)
		for _, finding := range k.craft.linter.Issue(issue) {
			if !w.waives(finding.Rule) {
				k.craft.flaws.Add(flaw(finding, quiz.Pos{File: f.name, Line: b.LineOf("claim")}, b.Name()))
			}
		}
		k.craft.unused(w, f.name, b.Name())
	}
}
