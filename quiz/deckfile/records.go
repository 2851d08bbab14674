package deckfile

import (
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// A rawSeed is the seed of a document, its entries not decoded yet.
type rawSeed struct {
	file    *file
	head    *block.Block
	order   map[seed.Table][]string
	entries map[seed.Table]map[string]*block.Block
	actors  map[string]*block.Block
	issues  map[string]*block.Block

	asked    map[seed.Table][]string // entries that may be asked
	onIssue  map[string][]string     // stances
	names    map[nameList]*block.Names
	strays   map[string]bool // ids under tables that a seed does not have
	document *seed.Document
	places   *placing
	held     []seed.Holds // the positions of its stances
	units    map[string]unitCount
	having   map[string]int // of duties, how many have a key
	decoded  map[seed.Table]map[string]any
	people   map[string]seed.Actor
	known    []string
}

// shared holds the actors and issues of files that have nothing else, which all seeds
// may name.
type shared struct {
	actors map[string]located
	issues map[string]located
	names  map[string]*block.Names // of "actor" and "issue"

	inSeeds map[string]located // the issues that stand in seeds, once one was looked for there
}

func (s *shared) actorNames() *block.Names {
	if s.names["actor"] == nil {
		s.names["actor"] = idNames(slices.Sorted(maps.Keys(s.actors)))
	}
	return s.names["actor"]
}

// A located block knows its file.
type located struct {
	file *file
	*block.Block
}

func (c *Catalog) rawSeed(id string) (*rawSeed, error) {
	if s, ok := c.seeds[id]; ok {
		return s, nil
	}
	if err, ok := c.unknown[id]; ok {
		return nil, err
	}
	files := c.byID(id, seedFile)
	if len(files) == 0 {
		c.unknown[id] = c.noSuch("seed", seedFile, id)
		return nil, c.unknown[id]
	}
	s := newRawSeed(files[0])
	c.seeds[id] = s
	return s, nil
}

func newRawSeed(f *file) *rawSeed {
	s := &rawSeed{
		file:    f,
		order:   map[seed.Table][]string{},
		entries: map[seed.Table]map[string]*block.Block{},
		actors:  map[string]*block.Block{},
		issues:  map[string]*block.Block{},
		asked:   map[seed.Table][]string{},
		names:   map[nameList]*block.Names{},
		decoded: map[seed.Table]map[string]any{},
		people:  map[string]seed.Actor{},
	}
	for i := range f.blocks {
		switch b := &f.blocks[i]; b.Table {
		case "document":
			if s.head == nil {
				s.head = b
			}
		case "actor":
			s.actors[b.Id] = b
		case "issue":
			if s.issues[b.Id] == nil {
				s.issues[b.Id] = b
			}
		default:
			table, id := seed.Table(b.Table), entryID(b)
			if s.entries[table] == nil {
				s.entries[table] = map[string]*block.Block{}
			}
			if s.entries[table][id] == nil {
				s.order[table] = append(s.order[table], id)
				s.entries[table][id] = b
			}
		}
	}
	return s
}

// noDocument is the problem of a seed that does not say what it records.
func (f *file) noDocument() *quiz.Problem {
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: f.name, Line: 1},
		What: "this seed has no [document]",
		Hint: `begin it with [document], title = "…" and paragraphs = 40, a line each`,
	}
	if f.blocks[0].Has("title") || f.blocks[0].Has("paragraphs") || f.blocks[0].Has("places") {
		p.Hint = "write [document] on a line of its own above the first key"
	}
	return p
}

// misplaced reports whether the seed has something of this id under a table
// that a seed does not have: then not the name is wrong, but the table.
func (s *rawSeed) misplaced(id string) bool {
	if s.strays == nil {
		s.strays = map[string]bool{}
		for i := range s.file.blocks {
			b := &s.file.blocks[i]
			if _, known := seedTables[b.Table]; b.Headed && !known {
				s.strays[b.Id] = true
			}
		}
	}
	return id != "" && s.strays[id]
}

// entryID is the id of a seed entry within its table: a stance has none in its
// header and is named by issue and actor.
func entryID(b *block.Block) string {
	if seed.Table(b.Table) != seed.Stances {
		return b.Id
	}
	issue, _ := b.Text("issue")
	who, _ := b.Text("who")
	return issue + "/" + who
}

// Seeds lists the ids of all seeds, folder by folder and by name.
// The error says which folders could not be read.
func (c *Catalog) Seeds() ([]string, error) { return c.idsOf(seedFile) }

// askable lists the entries of a table that may be asked, in the seed's order.
func (s *rawSeed) askable(t seed.Table) []string {
	if s.asked[t] == nil {
		s.asked[t] = []string{}
		for _, id := range s.order[t] {
			if !s.entries[t][id].Has("unasked") {
				s.asked[t] = append(s.asked[t], id)
			}
		}
	}
	return s.asked[t]
}

// named lists the entries that an author names by an id: one, or of stances all
// on an issue.
func (s *rawSeed) named(t seed.Table, id string) []string {
	if s.entries[t][id] != nil {
		return []string{id}
	}
	if t != seed.Stances {
		return nil
	}
	if s.onIssue == nil {
		s.onIssue = map[string][]string{}
		for _, entry := range s.order[t] {
			issue, _, _ := strings.Cut(entry, "/")
			s.onIssue[issue] = append(s.onIssue[issue], entry)
		}
	}
	return s.onIssue[id]
}

// A nameList is a list of names of a seed.
type nameList struct {
	table  seed.Table // empty: actors
	issues bool       // among stances, the issues too
}

// nameList is what may be meant by the id of an entry, or with issues by what
// stands in only.
func (s *rawSeed) nameList(t seed.Table, issues bool) *block.Names {
	l := nameList{t, issues && t == seed.Stances}
	if s.names[l] == nil {
		ids := s.order[t]
		if l.issues {
			s.named(t, "")
			ids = slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(s.onIssue)), ids...)))
		}
		s.names[l] = idNames(ids)
	}
	return s.names[l]
}

// SeedFile is the name of a seed's file, for messages; "" if there is no such
// seed.
func (c *Catalog) SeedFile(id string) string {
	s, err := c.rawSeed(id)
	if err != nil {
		return ""
	}
	return s.file.name
}

// Document reads the [document] of a seed; see [seed.Records].
func (c *Catalog) Document(id string) (seed.Document, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return seed.Document{}, err
	}
	if s.head == nil {
		var problems quiz.Problems
		problems.Add(s.file.noDocument())
		return seed.Document{}, &problems
	}
	if s.document == nil {
		d, err := readBlock(located{s.file, s.head}, func(f *block.Fields) seed.Document { return readDocument(f, id) })
		if err != nil {
			return seed.Document{}, err
		}
		s.document = &d
	}
	return *s.document, nil
}

// Entries lists the entries of a table; see [seed.Records].
func (c *Catalog) Entries(id string, t seed.Table) ([]string, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return nil, err
	}
	return s.order[t], nil
}

// Concept reads a concept; see [seed.Records].
func (c *Catalog) Concept(id, entry string) (seed.Concept, error) {
	return lookup(c, id, seed.Concepts, entry, readConcept)
}

// Proposal reads a proposal; see [seed.Records].
func (c *Catalog) Proposal(id, entry string) (seed.Proposal, error) {
	return lookup(c, id, seed.Proposals, entry, readProposal)
}

// Stance reads a stance; see [seed.Records].
func (c *Catalog) Stance(id, entry string) (seed.Stance, error) {
	return lookup(c, id, seed.Stances, entry, readStance)
}

// Event reads an event; see [seed.Records].
func (c *Catalog) Event(id, entry string) (seed.Event, error) {
	return lookup(c, id, seed.Events, entry, readEvent)
}

// Figure reads a figure; see [seed.Records].
func (c *Catalog) Figure(id, entry string) (seed.Figure, error) {
	return lookup(c, id, seed.Figures, entry, readFigure)
}

// Duty reads a duty; see [seed.Records].
func (c *Catalog) Duty(id, entry string) (seed.Duty, error) {
	return lookup(c, id, seed.Duties, entry, readDuty)
}

// lookup decodes an entry of a seed, once.
func lookup[T any](c *Catalog, id string, t seed.Table, name string, read func(*block.Fields, entryKey) T) (T, error) {
	var none T
	s, err := c.rawSeed(id)
	if err != nil {
		return none, err
	}
	if v, ok := s.decoded[t][name].(T); ok {
		return v, nil
	}
	b := s.entries[t][name]
	if b == nil {
		return none, &UnknownError{Kind: string(t), ID: name, names: s.nameList(t, false)}
	}
	v, err := readBlock(located{s.file, b}, func(f *block.Fields) T { return read(f, s.key(id, name)) })
	if err != nil {
		return none, err
	}
	if s.decoded[t] == nil {
		s.decoded[t] = map[string]any{}
	}
	s.decoded[t][name] = v
	return v, nil
}

// key names an entry of the seed for those who read it.
func (s *rawSeed) key(id, name string) entryKey { return entryKey{id, name, s.placing()} }

// readBlock decodes one block; the error is the quiz.Problems with it.
func readBlock[T any](at located, read func(*block.Fields) T) (T, error) {
	var none T
	var problems quiz.Problems
	f := block.Decode(at.file.name, at.Block, &problems)
	if !f.Sound() {
		return none, problems.Err()
	}
	v := read(f)
	if err := problems.Err(); err != nil {
		return none, err
	}
	return v, nil
}

// Issue finds an issue; see [seed.Records].
func (c *Catalog) Issue(id, issue string) (seed.Issue, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return seed.Issue{}, err
	}
	at, ok := c.issueBlock(s, issue)
	if !ok {
		return seed.Issue{}, &UnknownError{Kind: "issue", ID: issue, names: c.issueNames()}
	}
	return readBlock(at, func(f *block.Fields) seed.Issue { return readIssue(f, issue) })
}

// issueBlock finds an issue that a seed names. It is looked for in the seed, then in
// files of actors and issues alone, and only then in all other seeds, which takes
// reading them.
func (c *Catalog) issueBlock(s *rawSeed, issue string) (located, bool) {
	if b := s.issues[issue]; b != nil {
		return located{s.file, b}, true
	}
	if at, ok := c.common().issues[issue]; ok {
		return at, true
	}
	at, ok := c.seedIssues()[issue]
	return at, ok
}

// seedIssues gathers the issues that stand in seeds. Of those that stand twice it is
// the first.
func (c *Catalog) seedIssues() map[string]located {
	common := c.common()
	if common.inSeeds != nil {
		return common.inSeeds
	}
	common.inSeeds = map[string]located{}
	files, _ := c.all()
	for _, f := range files {
		if f.kind != seedFile {
			continue
		}
		for i := range f.blocks {
			b := &f.blocks[i]
			if _, taken := common.inSeeds[b.Id]; b.Table == "issue" && b.Id != "" && !taken {
				common.inSeeds[b.Id] = located{f, b}
			}
		}
	}
	return common.inSeeds
}

// issueNames are the names that a stance may give its issue.
func (c *Catalog) issueNames() *block.Names {
	common := c.common()
	if common.names["issue"] == nil {
		all := maps.Clone(c.seedIssues())
		maps.Copy(all, common.issues)
		common.names["issue"] = idNames(slices.Sorted(maps.Keys(all)))
	}
	return common.names["issue"]
}

// Held lists the positions of a seed's stances; see [seed.Records]. They are read off
// the text: nothing is decoded.
func (c *Catalog) Held(id string) ([]seed.Holds, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return nil, err
	}
	if s.held == nil {
		seen := map[seed.Holds]bool{}
		for _, b := range s.entries[seed.Stances] {
			holds, _ := b.Text("holds")
			seen[seed.Holds(holds)] = true
		}
		s.held = slices.DeleteFunc(slices.Clone(seed.Positions), func(h seed.Holds) bool { return !seen[h] })
	}
	return s.held, nil
}

// Actor finds an actor of the seed, or a shared one; see [seed.Records].
func (c *Catalog) Actor(id, actor string) (seed.Actor, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return seed.Actor{}, err
	}
	if a, ok := s.people[actor]; ok {
		return a, nil
	}
	at, ok := c.actorBlock(s, actor)
	if !ok {
		return seed.Actor{}, &UnknownError{Kind: "actor", ID: actor, names: c.actorNames(s)}
	}
	a, err := readBlock(at, func(f *block.Fields) seed.Actor { return readActor(f, actor) })
	if err != nil {
		return seed.Actor{}, err
	}
	s.people[actor] = a
	return a, nil
}

func (c *Catalog) actorBlock(s *rawSeed, actor string) (located, bool) {
	if b := s.actors[actor]; b != nil {
		return located{s.file, b}, true
	}
	at, ok := c.common().actors[actor]
	return at, ok
}

// Actors lists the actors that a seed may name, its own and the shared ones.
// The error is that of the first that has problems; the others are listed all
// the same.
func (c *Catalog) Actors(id string) ([]seed.Actor, error) {
	s, err := c.rawSeed(id)
	if err != nil {
		return nil, err
	}
	var list []seed.Actor
	var failed error
	for _, actor := range c.actorIDs(s) {
		if a, err := c.Actor(id, actor); err == nil {
			list = append(list, a)
		} else if failed == nil {
			failed = err
		}
	}
	return list, failed
}

// actorNames are the names that a seed may give an actor.
func (c *Catalog) actorNames(s *rawSeed) *block.Names {
	if s.names[nameList{}] == nil {
		s.names[nameList{}] = idNames(c.actorIDs(s))
	}
	return s.names[nameList{}]
}

func (c *Catalog) actorIDs(s *rawSeed) []string {
	var ids []string
	for id := range s.actors {
		ids = append(ids, id)
	}
	for id := range c.common().actors {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// common gathers what files of actors and issues alone hold.
func (c *Catalog) common() *shared {
	if c.shared != nil {
		return c.shared
	}
	c.shared = &shared{actors: map[string]located{}, issues: map[string]located{}, names: map[string]*block.Names{}}
	for folder := range c.folders {
		names, _ := c.names(folder)
		for _, n := range names {
			if c.maybeShared(folder, n) {
				c.shared.add(c.load(folder, n))
			}
		}
	}
	return c.shared
}

func (s *shared) add(f *file) {
	if f == nil || f.kind != sharedFile {
		return
	}
	for i := range f.blocks {
		b := &f.blocks[i]
		if !isShared(b.Table) {
			continue
		}
		into := s.actors
		if b.Table == "issue" {
			into = s.issues
		}
		if _, taken := into[b.Id]; !taken && b.Id != "" {
			into[b.Id] = located{f, b}
		}
	}
}

// maybeShared looks at the first header of a file that was not read yet: where
// that is not an actor's or an issue's, the file need not be read.
func (c *Catalog) maybeShared(folder int, name string) bool {
	if _, ok := c.files[location{folder, name}]; ok {
		return true
	}
	f, _, err := block.Open(c.folders[folder].FS, name)
	if err != nil {
		return true // to load it says what is wrong
	}
	defer f.Close()
	return isShared(block.FirstTable(f))
}

// knownIn lists the names of actors and the terms of concepts of a seed: what an
// answer about its document may be taken for. It is read off the text where
// that is simple, for it is wanted between two questions.
func (c *Catalog) knownIn(id string) []string {
	if id == "" {
		return nil
	}
	s, err := c.rawSeed(id)
	if err != nil {
		return nil
	}
	if s.known != nil {
		return s.known
	}
	s.known = []string{}
	for i := range s.file.blocks {
		key := ""
		switch b := &s.file.blocks[i]; b.Table {
		case "actor":
			key = "name"
		case "concept":
			key = "term"
		default:
			continue
		}
		if name, ok := s.file.blocks[i].Text(key); ok {
			s.known = append(s.known, name)
		}
	}
	for _, at := range c.common().actors {
		if name, ok := at.Text("name"); ok {
			s.known = append(s.known, name)
		}
	}
	slices.Sort(s.known)
	return s.known
}
