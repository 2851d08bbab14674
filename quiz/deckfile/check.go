package deckfile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// Check reads everything and reports all problems. With paths, it reports only the
// problems of these files and folders, which [Folder.Path] and Folder.Name name.
// They may draw from other files. If a named file cannot be used because of a
// problem in another file, Check reports that problem too. It is a problem if something
// named was not read. It is a warning if a folder has something that looks like a
// deck and is none.
func (c *Catalog) Check(paths ...string) *quiz.Problems { return c.check(nil, paths...) }

// check does what Check does, and gathers the flaws of item writing if craft is not
// nil.
func (c *Catalog) check(craft *craft, paths ...string) *quiz.Problems {
	var all quiz.Problems
	files, _ := c.all()
	for i, l := range c.listed {
		if l.err != nil {
			all.Add(&quiz.Problem{Pos: quiz.Pos{File: c.folders[i].Name}, What: l.err.Error(), Hint: "mend the folder's permissions"})
		}
	}
	t := c.targets(paths)
	k := newChecker(c, &all)
	k.craft = craft
	for _, f := range files {
		if t.files[f.name] {
			k.file(f)
		}
	}
	all.AddAll(&t.problems)
	return &all
}

// file adds the problems of one file.
func (k checker) file(f *file) {
	if f.kind == headFile {
		return // which the course has read
	}
	if f.kind != deckFile {
		k.problems.AddAll(k.own(f))
		k.flaws(f)
		return
	}
	k.repeats(f)
	k.deck(f)
}

// flaws finds the flaws of a seed, or of a file of actors and issues.
func (k checker) flaws(f *file) {
	switch {
	case k.craft == nil || len(f.blocks) == 0:
	case f.kind == seedFile:
		k.craftSeed(f)
	default:
		k.craftShared(f)
	}
}

// own finds the problems of a seed, or of a file of actors and issues, once.
func (k checker) own(f *file) *quiz.Problems {
	if found, ok := k.found[f]; ok {
		return found
	}
	found := &quiz.Problems{}
	k.found[f] = found
	inner := checker{k.Catalog, found, k.found, k.caused, k.astray, k.waits, k.craft}
	found.AddAll(&f.problems)
	inner.repeats(f)
	switch {
	case len(f.blocks) == 0:
	case f.kind == seedFile:
		inner.seed(f)
	default:
		inner.shared(f)
	}
	return found
}

// CheckDeck reads all questions of one deck and reports their problems, ids that
// stand twice among them.
func (c *Catalog) CheckDeck(d *Deck) *quiz.Problems {
	var problems quiz.Problems
	k := newChecker(c, &problems)
	k.repeats(d.file)
	k.deck(d.file)
	return &problems
}

// A checker checks the files of a catalog.
type checker struct {
	*Catalog
	problems *quiz.Problems
	found    map[*file]*quiz.Problems // of seeds and of files of actors and issues
	caused   map[string]bool          // the files whose mistakes were added as causes, by name
	astray   *strays
	waits    *waits
	craft    *craft // nil: flaws of item writing are not asked for
}

func newChecker(c *Catalog, problems *quiz.Problems) checker {
	return checker{c, problems, map[*file]*quiz.Problems{}, map[string]bool{"": true}, &strays{}, newWaits(c), nil}
}

// repeats finds files that stand twice under one id, and entries that stand
// twice in one file.
func (k checker) repeats(f *file) {
	if same := k.byID(f.id, f.kind); f.kind != sharedFile && len(same) > 1 && same[0] != f {
		word := map[kind]string{deckFile: "deck", seedFile: "seed"}[f.kind]
		k.problems.Add(twice(word, f.id, quiz.Pos{File: f.name}, quiz.Pos{File: same[0].name}))
	}
	first := map[string]int{}
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.Id == "" && b.Table != "document" || b.Table == "draw" {
			continue
		}
		name := b.Table + " " + b.Id
		if line, taken := first[name]; taken {
			p := twice(b.Table, b.Id, quiz.Pos{File: f.name, Line: b.Line}, quiz.Pos{File: f.name, Line: line})
			if b.Table == "document" {
				p.Hint = "keep one of them: a file is the seed of one document"
			}
			k.problems.Add(p)
			continue
		}
		first[name] = b.Line
	}
}

// shared checks a file of actors and issues.
func (k checker) shared(f *file) {
	block.DecodeAs("this file", f.name, &f.blocks[0], k.problems).NoKeys()
	for i := range f.blocks[1:] {
		b := &f.blocks[1+i]
		if b.Unreadable(f.name, k.problems) {
			continue
		}
		if !isShared(b.Table) {
			k.unknownTable(f, b, []string{"actor", "issue"})
			continue
		}
		if !k.headed(f, b, true) {
			continue
		}
		k.sharedTwice(f, b)
		at := block.Decode(f.name, b, k.problems)
		switch {
		case !at.Sound():
		case b.Table == "issue":
			readIssue(at, b.Id)
			k.checkWaivers(f, b, b.Name())
		default:
			a := readActor(at, b.Id)
			k.kin(at, "part-of", a.PartOf, k.anyActor)
			k.kin(at, "same", a.Same, k.anyActor)
		}
	}
}

// sharedTwice finds actors and issues that another file has too.
func (k checker) sharedTwice(f *file, b *block.Block) {
	first, ok := k.common().actors[b.Id]
	if b.Table == "issue" {
		first, ok = k.common().issues[b.Id]
	}
	if ok && first.file != f {
		k.problems.Add(twice(b.Table, b.Id, quiz.Pos{File: f.name, Line: b.Line}, quiz.Pos{File: first.file.name, Line: first.Line}))
	}
}

// headed reports whether a block is headed as its table is, and says so if not.
func (k checker) headed(f *file, b *block.Block, named bool) bool {
	array := !named && b.Table == "stance"
	switch {
	case b.Array != array || named != (b.Parts > 1):
		k.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name, Line: b.Line},
			What: fmt.Sprintf("the header of this %s is not as it should be", b.Table),
			Hint: "write " + strings.Replace(shape(b.Table, named, array), "some-id", idOr(b.Id, "some-id"), 1),
		})
	case b.Id != "" && !IsID(b.Id):
		k.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name, Line: b.Line},
			What: fmt.Sprintf("the id %s cannot be used", block.Quoted(b.Id)),
			Hint: block.IDHint(b.Id),
		})
	default:
		return true
	}
	return false
}

// idOr is an id, or what stands for one where it cannot be used.
func idOr(id, other string) string {
	if IsID(id) {
		return id
	}
	return other
}

// anyActor finds an actor that any file may name: a shared one.
func (k checker) anyActor(id string) *absent {
	if _, ok := k.common().actors[id]; ok {
		return nil
	}
	return k.absent("actor", id, k.common().actorNames())
}

// unknownTable says that a table has no place in a file.
func (k checker) unknownTable(f *file, b *block.Block, known []string) {
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: f.name, Line: b.Line},
		What: fmt.Sprintf("unknown table %s", block.Quoted(b.Table)),
		Hint: block.Alternatives(b.Table, known),
	}
	k.problems.Add(p)
}

// kin checks that each id of a list leads somewhere.
func (k checker) kin(f *block.Fields, key string, ids []string, find func(string) *absent) {
	for i, id := range ids {
		if a := find(id); a != nil {
			a.report(f, f.Block.LineIn(key, i), key, id)
		}
	}
}

// seed checks a seed entry by entry.
func (k checker) seed(f *file) {
	sk := seedChecker{checker: k, file: f, stances: map[[2]string]int{}, said: map[string]*block.Block{}}
	s, err := k.Catalog.rawSeed(f.id)
	if err != nil || s.file != f {
		return // it stands twice, which has been said
	}
	sk.s = s
	headless := s.head == nil && !f.namesAlmost("document")
	if headless {
		k.problems.Add(f.noDocument())
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		named, known := seedTables[b.Table]
		switch {
		case !b.Headed:
			if at := block.DecodeAs("this seed", f.name, b, k.problems); !headless {
				at.NoKeys()
			}
		case b.Unreadable(f.name, k.problems):
		case !known:
			k.unknownTable(f, b, []string{"document", "actor", "issue", "concept", "proposal", "stance", "event", "figure", "duty"})
		case k.headed(f, b, named):
			if at := block.Decode(f.name, b, k.problems); at.Sound() {
				sk.entry(at, b)
				k.checkWaivers(f, b, b.Name())
			}
		}
	}
}

// A seedChecker checks the entries of one seed.
type seedChecker struct {
	checker
	file    *file
	s       *rawSeed
	stances map[[2]string]int       // line of each, by issue and actor
	said    map[string]*block.Block // the entry of each table that says a text first, by key
}

// namesAlmost reports whether a table that there is not is spelt much like one
// that there is.
func (f *file) namesAlmost(table string) bool {
	return slices.ContainsFunc(f.blocks, func(b block.Block) bool {
		_, known := seedTables[b.Table]
		return b.Headed && !known && len(spell.Nearest(b.Table, []string{table}, 1)) > 0
	})
}

// alone checks that what an entry says is said by no other entry of its table
// but those it calls the same.
func (k seedChecker) alone(f *block.Fields, key, text, own string, same []string) {
	k.aloneAmong(f, key, text, "", own, same)
}

// aloneAmong is alone for entries of which only those of one group must differ.
func (k seedChecker) aloneAmong(f *block.Fields, key, text, group, own string, same []string) {
	if text = spell.Fold(text); text == "" {
		return
	}
	name := f.Block.Table + " " + key + " " + group + " " + text
	first := k.said[name]
	if first == nil {
		k.said[name] = f.Block
		return
	}
	if first.Id != own && !slices.Contains(same, first.Id) {
		f.Bad(key, fmt.Sprintf("word %s so that the two differ; or, if they are one thing, put each into same of the other", key), "%s is the same as that of %s, on line %d", key, first.Name(), first.LineOf(key))
	}
}

func (k seedChecker) entry(f *block.Fields, b *block.Block) {
	seedID := k.file.id
	switch b.Table {
	case "document":
		d := readDocument(f, seedID)
		k.kin(f, "voices", d.Voices, k.actor)
	case "actor":
		a := readActor(f, b.Id)
		if at, ok := k.common().actors[b.Id]; ok {
			f.Warn(b.Line, "give it an id of its own if it is somebody else", "has the id of an actor in %s, whose place it takes here", at.file.name)
		}
		k.kin(f, "part-of", a.PartOf, k.actor)
		k.kin(f, "same", a.Same, k.actor)
	case "issue":
		readIssue(f, b.Id)
		k.issueTwice(b)
	case "concept":
		k.concept(f, readConcept(f, k.s.key(seedID, b.Id)))
	case "proposal":
		k.proposal(f, readProposal(f, k.s.key(seedID, b.Id)))
	case "stance":
		k.stance(f, readStance(f, k.s.key(seedID, entryID(b))))
	case "event":
		k.origin(f, readEvent(f, k.s.key(seedID, b.Id)).Origin)
	case "figure":
		g := readFigure(f, k.s.key(seedID, b.Id))
		k.origin(f, g.Origin)
		k.one(f, "whose", g.Whose, k.actor)
	case "duty":
		k.duty(f, readDuty(f, k.s.key(seedID, b.Id)))
	}
}

func (k seedChecker) concept(f *block.Fields, c seed.Concept) {
	k.origin(f, c.Origin)
	k.one(f, "of", c.Of, k.actor)
	k.one(f, "says", c.Says, k.actor)
	k.kin(f, "near", c.Near, k.in(seed.Concepts))
	k.kin(f, "same", c.Same, k.in(seed.Concepts))
	k.apart(f, c.ID, c.Near, c.Same)
	k.mutual(f, c.ID, c.Same, func(id string) ([]string, error) {
		other, err := k.Concept(c.Seed, id)
		return other.Same, err
	})
	k.aloneAmong(f, "term", c.Term, c.Of, c.ID, c.Same) // two actors may mean two things by one term
	k.alone(f, "means", c.Means, c.ID, c.Same)
}

// mutual refuses an entry that calls another one the same which does not call it so.
// SameOf looks up what another entry calls the same.
func (k seedChecker) mutual(f *block.Fields, id string, same []string, sameOf func(id string) ([]string, error)) {
	for i, other := range same {
		if back, err := sameOf(other); err == nil && !slices.Contains(back, id) {
			f.BadIn("same", i, fmt.Sprintf("add %q to same of %s", id, other), "%s does not call it the same in turn", block.Quoted(other))
		}
	}
}

func (k seedChecker) proposal(f *block.Fields, p seed.Proposal) {
	k.origin(f, p.Origin)
	k.kin(f, "who", p.Who, k.actor)
	k.kin(f, "to", p.To, k.actor)
	k.kin(f, "near", p.Near, k.in(seed.Proposals))
	k.kin(f, "same", p.Same, k.in(seed.Proposals))
	k.apart(f, p.ID, p.Near, p.Same)
	k.mutual(f, p.ID, p.Same, func(id string) ([]string, error) {
		other, err := k.Proposal(p.Seed, id)
		return other.Same, err
	})
	k.alone(f, "what", p.What, p.ID, p.Same)
}

func (k seedChecker) duty(f *block.Fields, u seed.Duty) {
	k.origin(f, u.Origin)
	k.kin(f, "who", u.Who, k.actor)
	k.kin(f, "near", u.Near, k.in(seed.Duties))
	k.kin(f, "same", u.Same, k.in(seed.Duties))
	k.apart(f, u.ID, u.Near, u.Same)
	k.mutual(f, u.ID, u.Same, func(id string) ([]string, error) {
		other, err := k.Duty(u.Seed, id)
		return other.Same, err
	})
	group := "must"
	if u.Forbidden {
		group = "must not"
	}
	k.aloneAmong(f, "what", u.What, group, u.ID, u.Same)
}

func (k seedChecker) stance(f *block.Fields, s seed.Stance) {
	k.origin(f, s.Origin)
	name := [2]string{s.Issue, s.Who}
	if s.Issue == "" || s.Who == "" {
		// which has been said
	} else if line, taken := k.stances[name]; taken {
		f.Bad("who", "keep one of them; who is of two minds is conditional", "where %s stands on %s is there already, at line %d", block.Quoted(s.Who), block.Quoted(s.Issue), line)
	} else {
		k.stances[name] = f.Block.Line
	}
	k.one(f, "who", s.Who, k.actor)
	k.one(f, "issue", s.Issue, k.issue)
}

// issueTwice finds issues of a seed that another file has too.
func (k seedChecker) issueTwice(b *block.Block) {
	first, ok := k.common().issues[b.Id]
	if !ok {
		first, ok = k.seedIssues()[b.Id]
	}
	if ok && first.file != k.file {
		k.problems.Add(twice(b.Table, b.Id, quiz.Pos{File: k.file.name, Line: b.Line}, quiz.Pos{File: first.file.name, Line: first.Line}))
	}
}

// origin checks what entries of every table have.
func (k seedChecker) origin(f *block.Fields, o seed.Origin) {
	k.one(f, "by", o.By, k.actor)
}

// apart checks that nothing is both a good wrong option and no wrong option.
func (k seedChecker) apart(f *block.Fields, own string, near, same []string) {
	for i, id := range near {
		if id == own || slices.Contains(same, id) {
			f.BadIn("near", i, "leave it out of near", "near names %s, which could be defended as right", block.Quoted(id))
		}
	}
}

// one checks that an id leads somewhere, if it is given.
func (k seedChecker) one(f *block.Fields, key, id string, find func(string) *absent) {
	if id == "" {
		return
	}
	if a := find(id); a != nil {
		a.report(f, f.Block.LineOf(key), key, id)
	}
}

// actor finds an actor. One that stands under an unknown table of the seed is
// there: what is wrong is said of the table.
func (k seedChecker) actor(id string) *absent {
	if _, ok := k.actorBlock(k.s, id); ok || k.s.misplaced(id) {
		return nil
	}
	return k.absent("actor", id, k.actorNames(k.s))
}

// issue finds an issue, wherever it stands. One under a misspelt header in the seed is
// there: what is wrong is the header.
func (k seedChecker) issue(id string) *absent {
	if _, ok := k.issueBlock(k.s, id); ok || k.s.misplaced(id) {
		return nil
	}
	return k.absent("issue", id, k.issueNames())
}

// in finds an entry of a table of the seed.
func (k seedChecker) in(t seed.Table) func(string) *absent {
	return func(id string) *absent {
		if k.s.entries[t][id] != nil || k.s.misplaced(id) {
			return nil
		}
		return &absent{hint: k.s.nameList(t, false).Hint(id)}
	}
}

// deck checks a deck question by question, drawn ones included.
func (k checker) deck(f *file) {
	d, _ := k.Deck(f.id)
	if d == nil || d.file != f || d.unread {
		d = k.open(f, true) // another deck has its id, or it was given up
	}
	before := k.problems.Len()
	defer func() { k.causes(before, d) }()
	k.problems.AddAll(&d.problems)
	k.problems.AddAll(&d.repeats)
	if len(d.items) == 0 && !d.problems.Broken() {
		k.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name},
			What: "this deck asks nothing",
			Hint: "add a [[question]] or a [[draw]]",
		})
	}
	k.questions(d)
	k.waiversOutside(d)
	first := make(map[string]*item, len(d.items))
	for i := range d.items {
		it := &d.items[i]
		k.about(it.block, f)
		// Two written by hand are two blocks of one id, which repeats has found.
		if other := first[it.ref.ID]; other == nil {
			first[it.ref.ID] = it
		} else if it.isDrawn() || other.isDrawn() {
			p := twice("question", it.ref.ID, d.pos(it), d.pos(other))
			p.Hint = "leave one of them out"
			k.problems.Add(p)
		}
	}
	for i := range d.items {
		k.after(&d.items[i], d, first)
	}
	k.circles(d, first)
}

// some is how many questions are read at a time.
const some = 500

// questions reads every question. To decode takes most of the time, and one block has
// nothing to do with another: so that is done on all cores, for some questions at a
// time and ahead of what needs the catalog, which is done one by one.
func (k checker) questions(d *Deck) {
	craft := k.craft.begin(d)
	defer craft.end()
	next := d.readAhead(0)
	for from := 0; from < len(d.items); from += some {
		read := <-next
		next = d.readAhead(from + some)
		for i, w := range read {
			if w == nil {
				k.question(&d.items[from+i], d, craft, from+i)
				continue
			}
			q := k.finish(w, k.problems)
			craft.written(from+i, w, q)
		}
	}
}

// readAhead reads some questions from one on that were written by hand. Of those that
// are drawn it has nil.
func (d *Deck) readAhead(from int) <-chan []*written {
	done := make(chan []*written, 1)
	items := d.items[min(from, len(d.items)):min(from+some, len(d.items))]
	if len(items) == 0 {
		return done // for which nobody waits
	}
	go func() {
		read := make([]*written, len(items))
		each(len(items), func(i int) {
			if !items[i].isDrawn() {
				read[i] = d.readWritten(&items[i])
			}
		})
		done <- read
	}()
	return done
}

// question draws a question and reports what keeps it from being made. Where
// that is wrong with its seed, it is a problem that follows from the seed's.
func (k checker) question(it *item, d *Deck, craft *craftDeck, i int) {
	var found quiz.Problems
	q := k.Catalog.question(it, d, &found)
	if found.Len() == 0 {
		craft.add(i, q)
		return
	}
	if s, _ := k.Catalog.rawSeed(it.seedID()); s != nil && k.own(s.file).Broken() {
		k.follows(it, d, s.file.name)
		return
	}
	for _, p := range found.All() {
		if p.Pos.File == d.file.name {
			k.problems.Add(p)
		} else {
			k.follows(it, d, p.Pos.File)
		}
	}
}

// follows notes that a draw cannot be made because of what is wrong in a file.
func (k checker) follows(it *item, d *Deck, file string) {
	p := follower("draws from", it.seedID(), file, d.pos(it).Line)
	p.Pos.File = d.file.name
	k.problems.Add(p)
}

// seedID is the seed that a draw draws from.
func (it *item) seedID() string {
	if it.isSet() {
		return it.drawn.set.Seed
	}
	return it.drawn.one.Seed
}

// causes adds what is wrong in the files that the problems of a deck, those
// from first on, follow from: so they are there, too, where only the deck is
// checked.
func (k checker) causes(first int, d *Deck) {
	for _, p := range slices.Clone(k.problems.All()[first:]) {
		if p.Follows.File != d.file.name {
			k.cause(p.Follows.File)
		}
	}
}

// cause adds the mistakes of the files that messages call by a name, the first
// time that it is asked for them. What is merely missing has a name, too, which
// is no file's.
func (k checker) cause(name string) {
	if k.caused[name] {
		return
	}
	k.caused[name] = true
	for _, f := range k.called(name) {
		for _, p := range k.own(f).All() {
			if !p.Warning {
				k.problems.Add(p)
			}
		}
	}
}

// about checks that a question's about leads to an entry of a seed.
func (k checker) about(b *block.Block, f *file) {
	if b.About == "" {
		return
	}
	p := &quiz.Problem{
		Pos:     quiz.Pos{File: f.name, Line: b.LineOf("about")},
		What:    fmt.Sprintf("%s: about names %s, which does not exist", b.Name(), block.Quoted(b.About)),
		Hint:    `write about = "seed/table/entry", as in "lawfare-2025-10-21/concept/leverage"`,
		Warning: true,
	}
	// The entry of a stance has a slash of its own.
	if part := strings.SplitN(b.About, "/", 3); len(part) == 3 {
		s, err := k.Catalog.rawSeed(part[0])
		var unknown *UnknownError
		switch table := seed.Table(part[1]); {
		case errors.As(err, &unknown):
			p.Hint = unknown.Hint()
			p.Follows.File = "seed " + part[0]
		case s.entries[table][part[2]] != nil:
			return
		case len(s.order[table]) > 0:
			p.Hint = s.nameList(table, false).Hint(part[2])
		}
	}
	k.problems.Add(p)
}
