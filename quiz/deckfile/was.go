package deckfile

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// This file finds what something was called before. An author writes was = ["old"]
// beside an id that has changed, so that a learner's answers are not lost.

// A rename says that something has the id new now and had the id old before. Both
// are paths within the course: "deck", "deck/question", "seed/table/entry".
type rename struct {
	what     string // "deck", "seed", "question", "entry", "issue", "actor"
	old, new string
	pos      quiz.Pos
}

// readWas reads the old ids of what a block names. Their form is checked here;
// where they lead is checked with the whole course.
func readWas(f *block.Fields) []string {
	was := f.Texts("was")
	for i, id := range was {
		for part := range strings.SplitSeq(id, "/") {
			if !IsID(part) {
				f.BadIn("was", i, block.IDHint(part), "the old id %s cannot be used", block.Quoted(id))
				break
			}
		}
	}
	return was
}

// renames lists the old ids in a file.
func (f *file) renames() []rename {
	var all []rename
	for i := range f.blocks {
		b := &f.blocks[i]
		if !mayGive(b.Raw, "was") || !b.Has("was") {
			continue
		}
		what, parent, id := f.named(b)
		if what == "" {
			continue
		}
		fields := block.Decode(f.name, b, &quiz.Problems{})
		for i, old := range fields.Texts("was") {
			path := old
			if !strings.Contains(old, "/") || what == "entry" && strings.HasPrefix(parent, f.id+"/stance/") {
				path = parent + old
			}
			all = append(all, rename{what, path, parent + id, quiz.Pos{File: f.name, Line: b.LineIn("was", i)}})
		}
	}
	return all
}

// mayGive reports whether a text may give a key a value: whether an equals sign
// follows the key somewhere. To take a block apart costs much more, and "was" is a
// common word.
func mayGive(text, key string) bool {
	for {
		_, after, found := strings.Cut(text, key)
		if !found {
			return false
		}
		if strings.HasPrefix(strings.TrimLeft(after, "\"' \t"), "=") {
			return true
		}
		text = after
	}
}

// named says what a block names: what sort of thing, the path of that to which it
// belongs, with a slash at its end, and its id.
func (f *file) named(b *block.Block) (what, parent, id string) {
	switch {
	case f.kind == deckFile && !b.Headed:
		return "deck", "", f.id
	case f.kind == deckFile && (b.Table == "question" || b.Table == "draw") && b.Id != "":
		return "question", f.id + "/", b.Id
	case b.Table == "actor" || b.Table == "issue":
		return b.Table, "", b.Id
	case f.kind != seedFile:
		return "", "", ""
	case b.Table == "document":
		return "seed", "", f.id
	case b.Table == "stance":
		return "entry", f.id + "/stance/", entryID(b)
	case b.Id != "":
		return "entry", f.id + "/" + b.Table + "/", b.Id
	}
	return "", "", ""
}

// An oldNames maps old paths to new ones, by what they name.
type oldNames map[string]map[string]string

func (n oldNames) now(what, path string) string {
	if now, ok := n[what][path]; ok {
		return now
	}
	return path
}

// oldNames gathers the renames of the files that were read so far.
func (c *Course) oldNames() oldNames {
	names := oldNames{}
	for _, f := range c.files {
		if f == nil || f.kind == headFile {
			continue
		}
		for _, r := range f.renamed {
			if names[r.what] == nil {
				names[r.what] = map[string]string{}
			}
			names[r.what][r.old] = r.new
		}
	}
	return names
}

// Now returns a function that takes the whole id under which a question was
// answered, and returns its whole id today. The function knows the old ids of the
// course and of what was read so far: of the decks that were opened, and of the
// seeds that they draw from. It leaves ids of other courses as they are.
func (c *Course) Now() func(whole string) string { return c.follow(oldNames.question) }

// NowDeck is like [Course.Now], for the whole id of a deck.
func (c *Course) NowDeck() func(whole string) string {
	return c.follow(func(names oldNames, path string) string { return names.now("deck", path) })
}

// follow returns a function that follows the path behind the id of the course.
func (c *Course) follow(path func(oldNames, string) string) func(whole string) string {
	names := c.oldNames()
	return func(whole string) string {
		course, rest, found := strings.Cut(whole, "/")
		if !found || course != c.ID && !slices.Contains(c.Was, course) {
			return whole
		}
		if course == c.ID && len(names) == 0 { // as mostly; a history has 100,000 ids
			return whole
		}
		return c.Whole(path(names, rest))
	}
}

// question follows the path of a question to the present.
func (n oldNames) question(path string) string {
	if strings.Count(path, "/") < 3 {
		return n.written(path)
	}
	return n.drawn(path)
}

// written follows deck/question.
func (n oldNames) written(path string) string {
	if now, ok := n["question"][path]; ok {
		return now
	}
	deck, id, _ := strings.Cut(path, "/")
	return n.now("question", n.now("deck", deck)+"/"+id)
}

// drawn follows seed/table/entry/facet. The entry of a stance is issue/actor, each
// of which may have had another id.
func (n oldNames) drawn(path string) string {
	slash := strings.LastIndexByte(path, '/')
	entry, facet := path[:slash], path[slash:]
	if now, ok := n["entry"][entry]; ok {
		return now + facet
	}
	parts := strings.SplitN(entry, "/", 3)
	parts[0] = n.now("seed", parts[0])
	entry = n.now("entry", strings.Join(parts, "/"))
	parts = strings.SplitN(entry, "/", 3)
	if issue, actor, two := strings.Cut(parts[2], "/"); two && seed.Table(parts[1]) == seed.Stances {
		parts[2] = n.now("issue", issue) + "/" + n.now("actor", actor)
	}
	return strings.Join(parts, "/") + facet
}

// checkWas finds old ids that lead to two things, or to something that still has
// them.
func (c *Course) checkWas(problems *quiz.Problems) {
	files, _ := c.all()
	first := map[[2]string]rename{}
	for _, f := range files {
		if f.kind == headFile {
			continue
		}
		for _, r := range f.renamed {
			p := &quiz.Problem{Pos: r.pos}
			other, taken := first[[2]string{r.what, r.old}]
			switch {
			case r.old == r.new:
				p.What = fmt.Sprintf("was names %s, which is the id that the %s has", block.Quoted(r.old), r.what)
				p.Hint = "leave it out of was"
			case c.stands(r.what, r.old):
				p.What = fmt.Sprintf("was names %s, which is still the id of another %s", block.Quoted(r.old), r.what)
				p.Hint = "leave it out of was, or give the other one a new id"
			case taken:
				p.What = fmt.Sprintf("was names %s, and so does %s", block.Quoted(r.old), other.pos)
				p.Hint = "answers can go to one of the two: leave the old id out of the other"
			default:
				first[[2]string{r.what, r.old}] = r
				continue
			}
			problems.Add(p)
		}
	}
}

// stands reports whether something has an id now.
func (c *Course) stands(what, path string) bool {
	parent, id, _ := strings.Cut(path, "/")
	switch what {
	case "deck", "question":
		d, _ := c.Deck(parent)
		return d != nil && (what == "deck" || slices.ContainsFunc(d.refs, func(r quiz.Ref) bool { return r.ID == path }))
	case "actor":
		_, ok := c.common().actors[path]
		return ok
	case "issue":
		_, ok := c.common().issues[path]
		return ok
	}
	s, err := c.rawSeed(parent)
	if err != nil || what == "seed" {
		return err == nil
	}
	table, entry, _ := strings.Cut(id, "/")
	return s.entries[seed.Table(table)][entry] != nil
}

// Clashes finds courses that cannot be open at once: two of one id, or an old id
// that leads to two of them. It is a warning where each is checked for itself.
func (l *Library) Clashes() *quiz.Problems {
	var problems quiz.Problems
	claimed := map[string]quiz.Pos{}
	for i, c := range l.Courses {
		if other, _ := l.Course(c.ID); other != l.Courses[i] {
			problems.Add(&quiz.Problem{
				Pos:  c.pos("id"),
				What: fmt.Sprintf("the id of this course is %s, and so is that of %s", block.Quoted(c.ID), other.pos("id")),
				Hint: fmt.Sprintf("give one of the two another id, as in id = %q, or open one of them alone", c.ID+"-2"),
			})
		}
		for i, old := range c.Was {
			p := &quiz.Problem{Pos: c.pos("was", i), Hint: "leave it out of was, or open one of the two courses alone: policyquiz course use NAME, or one --course"}
			first, taken := claimed[old]
			switch other, _ := l.Course(old); {
			case other != nil && other != c:
				p.What = fmt.Sprintf("was names %s, which is still the id of another course, in %s", block.Quoted(old), other.where())
			case taken:
				p.What = fmt.Sprintf("was names %s, and so does %s", block.Quoted(old), first)
			default:
				claimed[old] = p.Pos
				continue
			}
			problems.Add(p)
		}
	}
	return &problems
}

// Now returns a function that turns whole ids of any open course as they were into
// those of today; see [Course.Now].
func (l *Library) Now() func(whole string) string { return l.each((*Course).Now) }

// NowDeck is like [Library.Now], for whole ids of decks.
func (l *Library) NowDeck() func(whole string) string { return l.each((*Course).NowDeck) }

// each returns a function that asks the courses in turn, until one knows an id.
func (l *Library) each(now func(*Course) func(string) string) func(whole string) string {
	var each []func(string) string
	for _, c := range l.Courses {
		each = append(each, now(c))
	}
	return func(whole string) string {
		for _, now := range each {
			if id := now(whole); id != whole {
				return id
			}
		}
		return whole
	}
}
