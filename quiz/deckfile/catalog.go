package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/workers"
)

// A Folder holds TOML files: seeds, decks and shared actors. Folders inside it
// are not looked into.
type Folder struct {
	FS      fs.FS  // several of its files may be read at once
	Name    string // how messages name it; joined with the file's name
	Shipped bool   // its files came with the program
}

// Path is how messages name a file of the folder.
func (f Folder) Path(file string) string { return path.Join(f.Name, file) }

// A Catalog finds seeds and decks. It reads a file when it is first wanted, and
// remembers what it has read. So it is for one goroutine at a time, its decks
// included.
type Catalog struct {
	folders  []Folder
	listed   []listing // of each folder, once it was listed
	files    map[location]*file
	seeds    map[string]*rawSeed
	unknown  map[string]error // seeds that were looked for in vain
	ids      map[kind][]string
	nearest  map[kind]*block.Names
	decks    map[string]*Deck
	plan     []Planned // the order of the decks, as far as course.toml says
	shared   *shared
	language string              // of the course
	own      *Copies             // where the learner's own copies of documents lie; nil: nowhere
	copies   map[string]copyRead // those that were read, by the ids of their seeds
	looked   int                 // files that were looked at to find one by its name; tests hold it to bounds
}

// A listing is what a folder holds.
type listing struct {
	done   bool
	names  []string
	others []fs.DirEntry // what else is in the folder
	err    error
}

// A location is where a file is: its name in one of the folders, which are counted
// from 0.
type location struct {
	folder int
	name   string
}

// Open makes a catalog of folders. A deck or seed is looked for in all of
// them; two of one id are a problem. Nothing is read yet.
func Open(folders ...Folder) *Catalog {
	c := &Catalog{
		folders: folders,
		listed:  make([]listing, len(folders)),
		files:   map[location]*file{},
		seeds:   map[string]*rawSeed{},
		unknown: map[string]error{},
		ids:     map[kind][]string{},
		nearest: map[kind]*block.Names{},
		decks:   map[string]*Deck{},
	}
	return c
}

// A kind is what a file is for.
type kind int

const (
	deckFile   kind = iota
	seedFile        // has a [document]
	sharedFile      // has nothing but [actor.*] and [issue.*]
	headFile        // course.toml
)

// A file that was read and cut into blocks.
type file struct {
	name     string // as messages name it
	id       string // without folder and .toml
	shipped  bool
	kind     kind
	unread   bool // it could not be read, which is among the problems
	blocks   []block.Block
	renamed  []rename      // see renames
	problems quiz.Problems // of reading and cutting
}

const suffix = ".toml"

// names lists the TOML files of a folder in the order of their bytes. A folder that cannot be read is an
// error; one that is not there has none.
func (c *Catalog) names(folder int) ([]string, error) {
	l := &c.listed[folder]
	if l.done {
		return l.names, l.err
	}
	l.done = true
	entries, err := fs.ReadDir(c.folders[folder].FS, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.err = fmt.Errorf("reading folder %s: %w", c.folders[folder].Name, block.UnwrapPath(err))
	}
	for _, e := range entries {
		if n := e.Name(); isFileName(n) && !e.IsDir() {
			l.names = append(l.names, n)
		} else {
			l.others = append(l.others, e)
		}
	}
	return l.names, l.err
}

// isFileName reports whether a file of a folder may be a deck or a seed.
func isFileName(name string) bool {
	return strings.HasSuffix(name, suffix) && !strings.HasPrefix(name, ".") &&
		!strings.ContainsAny(name, `/\`) && fs.ValidPath(name)
}

// lists reports whether a folder lists a file under this very name, byte for
// byte. To open it would be no proof: some systems open deck.toml for DECK.toml
// and for "deck.toml.", and a device for NUL.toml.
func (c *Catalog) lists(folder int, name string) bool {
	names, _ := c.names(folder) // what could be read
	_, found := slices.BinarySearch(names, name)
	return found
}

// load reads a file of a folder; nil if there is none of that name. What is
// wrong with it is among its problems.
func (c *Catalog) load(folder int, name string) *file {
	at := location{folder, name}
	if f, ok := c.files[at]; ok {
		return f
	}
	c.files[at] = nil
	if !c.lists(folder, name) {
		return nil
	}
	f := c.read(at)
	c.files[at] = f
	return f
}

// read reads a file as load does, and changes nothing in the catalog.
func (c *Catalog) read(at location) *file {
	in := c.folders[at.folder]
	if c.original(at) != at {
		return nil
	}
	src, err := block.Read(in.FS, at.name)
	if errors.Is(err, fs.ErrNotExist) {
		if _, gone := fs.Lstat(in.FS, at.name); gone != nil {
			return nil
		}
		err = errors.New("it is a link to what is not there")
	}
	f := &file{name: in.Path(at.name), id: strings.TrimSuffix(at.name, suffix), shipped: in.Shipped}
	if at.name == courseFile {
		f.kind = headFile
	}
	if !IsID(f.id) {
		f.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name},
			What: fmt.Sprintf("the file's name %s cannot be used as an id", block.Quoted(f.id)),
			Hint: block.IDHint(f.id),
		})
	}
	if err != nil {
		f.unread = true
		f.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: f.name}, What: "was not read: " + err.Error(), Hint: "mend the file or take it away"})
		return f
	}
	if what, hint := block.Foreign(src); what != "" {
		f.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: f.name, Line: 1}, What: what, Hint: hint})
		return f
	}
	f.blocks = block.Cut(src)
	if f.kind != headFile {
		f.kind = f.classify()
		f.renamed = f.renames()
	}
	if len(f.blocks) == block.MaxBlocks {
		f.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name},
			What: fmt.Sprintf("has %d tables or more", block.MaxBlocks),
			Hint: "part it into several files",
		})
	}
	return f
}

// original is the first location of a file that stands in several folders, as it
// does where one folder is given twice under two names.
func (c *Catalog) original(at location) location {
	var info fs.FileInfo
	for folder := range at.folder {
		if c.folders[at.folder].Shipped || !c.lists(folder, at.name) {
			continue
		}
		other, err := fs.Stat(c.folders[folder].FS, at.name)
		if err != nil {
			continue
		}
		if info == nil {
			if info, err = fs.Stat(c.folders[at.folder].FS, at.name); err != nil {
				return at
			}
		}
		if os.SameFile(info, other) {
			return location{folder, at.name}
		}
	}
	return at
}

// classify tells what a file is for. A seed whose [document] is missing is
// known by its entries, where nothing in the file asks anything; a table that is
// misspelt counts as the one that was meant.
func (f *file) classify() kind {
	var asks, entries, sharing bool
	meant := guesser()
	for i := range f.blocks[1:] {
		if f.blocks[1+i].Table == "document" {
			return seedFile
		}
		switch table := meant(f.blocks[1+i].Table); {
		case table == "question" || table == "draw":
			asks = true
		case isShared(table):
			sharing = true
		case table != "":
			entries = true
		}
	}
	switch {
	case asks:
		return deckFile
	case entries:
		return seedFile
	case sharing && !f.blocks[0].Has("title"):
		return sharedFile
	}
	return deckFile
}

func isShared(table string) bool { return table == "actor" || table == "issue" }

// byID finds the files of all folders that have an id.
func (c *Catalog) byID(id string, k kind) []*file {
	var found []*file
	for folder := range c.folders {
		if f := c.load(folder, id+suffix); f != nil && f.kind == k {
			found = append(found, f)
		}
	}
	return found
}

// called finds the files, of those that were read, that messages call by a name.
// There may be several where two folders have one name.
func (c *Catalog) called(name string) []*file {
	var found []*file
	for folder, in := range c.folders {
		own := name[strings.LastIndexByte(name, '/')+1:]
		c.looked++
		if f := c.files[location{folder, own}]; f != nil && in.Path(own) == name {
			found = append(found, f)
		}
	}
	return found
}

// all reads every file of every folder, as many at a time as there are cores.
// The error says which folders could not be read.
func (c *Catalog) all() ([]*file, error) {
	var locations, unread []location
	var failed error
	for folder := range c.folders {
		names, err := c.names(folder)
		failed = errors.Join(failed, err)
		for _, n := range names {
			at := location{folder, n}
			locations = append(locations, at)
			if _, ok := c.files[at]; !ok {
				unread = append(unread, at)
			}
		}
	}
	read := make([]*file, len(unread))
	each(len(unread), func(i int) { read[i] = c.read(unread[i]) })
	for i, f := range read {
		c.files[unread[i]] = f
	}
	var files []*file
	for _, at := range locations {
		if f := c.files[at]; f != nil {
			files = append(files, f)
		}
	}
	return files, failed
}

// each does something for every number below n, on all processors. So it may change only
// what belongs to that number. A worker takes one number at a time if they are few, for
// each may be a large file; of many it takes some.
func each(n int, do func(i int)) { workers.Each(n, min(1+n/1000, 64), do) }

// idsOf lists the ids of all decks or all seeds, by their names; decks that
// course.toml names come first, in its order. The error says which folders could
// not be read.
func (c *Catalog) idsOf(k kind) ([]string, error) {
	if ids, ok := c.ids[k]; ok {
		return slices.Clone(ids), c.unlisted()
	}
	files, err := c.all()
	var ids []string
	seen := map[string]bool{}
	for _, f := range files {
		if f.kind == k && !seen[f.id] {
			seen[f.id] = true
			ids = append(ids, f.id)
		}
	}
	if k == deckFile {
		ids = c.planned(ids)
	}
	c.ids[k] = ids
	return slices.Clone(ids), err
}

// planned puts the decks that course.toml names first, in its order.
func (c *Catalog) planned(ids []string) []string {
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	first := make([]string, 0, len(ids))
	for _, p := range c.plan {
		if there[p.Deck] {
			first = append(first, p.Deck)
			delete(there, p.Deck)
		}
	}
	return append(first, slices.DeleteFunc(ids, func(id string) bool { return !there[id] })...)
}

// unlisted says which folders could not be read.
func (c *Catalog) unlisted() (failed error) {
	for i := range c.listed {
		failed = errors.Join(failed, c.listed[i].err)
	}
	return failed
}

// noSuch is the error for a deck or seed that is not there.
func (c *Catalog) noSuch(what string, k kind, id string) *UnknownError {
	if c.nearest[k] == nil {
		ids, _ := c.idsOf(k)
		c.nearest[k] = idNames(ids)
	}
	e := &UnknownError{Kind: what, ID: id, names: c.nearest[k]}
	if in, name, found := c.misnamed(id); found {
		e.cause = in.Path(name)
		e.hint = fmt.Sprintf("rename %s to %s", block.Quoted(e.cause), block.Quoted(id+suffix))
	}
	return e
}

// idNames makes names of ids, without those that cannot be used: nobody can be
// advised to write them.
func idNames(ids []string) *block.Names {
	usable := make([]string, 0, len(ids))
	for _, id := range ids {
		if !slices.ContainsFunc(strings.Split(id, "/"), func(part string) bool { return !IsID(part) }) {
			usable = append(usable, id)
		}
	}
	return block.NewNames(usable)
}

// misnamed finds a file that is not read for its name, and was meant to have an id:
// id.toml.txt.
func (c *Catalog) misnamed(id string) (in Folder, name string, found bool) {
	for folder, l := range c.listed {
		for _, e := range l.others {
			if n := e.Name(); !e.IsDir() && looksLikeTOML(n) && plainName(n) == id+suffix {
				return c.folders[folder], n, true
			}
		}
	}
	return Folder{}, "", false
}

// An UnknownError says that there is no such thing: no deck, seed, question, actor,
// issue or entry with this id.
type UnknownError struct {
	Kind, ID string       // what was looked for ("deck", "seed", "actor", …) and its id
	names    *block.Names // that were there
	hint     string       // once it was asked for
	cause    string       // a file that has the id, but for its ending
}

// Error says what is not there.
func (e *UnknownError) Error() string { return fmt.Sprintf("no %s %s", e.Kind, block.Quoted(e.ID)) }

// Hint names those that are nearest.
func (e *UnknownError) Hint() string {
	if e.hint == "" {
		e.hint = e.names.Hint(e.ID)
	}
	return e.hint
}

// twice is the problem of two things of one id.
func twice(what, id string, second, first quiz.Pos) *quiz.Problem {
	if id != "" {
		what += " " + block.Quoted(id)
	}
	return &quiz.Problem{
		Pos:  second,
		What: fmt.Sprintf("%s stands twice: here and at %s", what, first),
		Hint: "rename one of them",
	}
}
