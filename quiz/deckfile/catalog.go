package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// A Folder holds TOML files: seeds, decks and shared actors. Folders inside it
// are not looked into.
type Folder struct {
	FS      fs.FS
	Name    string // how messages name it; joined with the file's name
	Shipped bool   // its files came with the program
	Over    bool   // its files stand in for shipped ones of the same name
}

// A Catalog finds seeds and decks. It reads a file when it is first wanted.
type Catalog struct {
	folders []Folder
	over    map[string]bool // names that shipped files give way to
	listed  []listing       // of each folder, once it was listed
	files   map[place]*file
	seeds   map[string]*rawSeed
	unknown map[string]error // seeds that were looked for in vain
	decks   map[string]*Deck
	shared  *shared
}

// A listing is the names of the TOML files in a folder.
type listing struct {
	done  bool
	names []string
	err   error
}

// A place is a name in one of the folders, which are counted from 0.
type place struct {
	folder int
	name   string
}

// Open makes a catalog of folders. A deck or seed is looked for in all of
// them; two of one id are a problem. Nothing is read yet.
func Open(folders ...Folder) *Catalog {
	c := &Catalog{
		folders: folders,
		over:    map[string]bool{},
		listed:  make([]listing, len(folders)),
		files:   map[place]*file{},
		seeds:   map[string]*rawSeed{},
		unknown: map[string]error{},
		decks:   map[string]*Deck{},
	}
	for i, f := range folders {
		if !f.Over {
			continue
		}
		names, _ := c.names(i)
		for _, n := range names {
			c.over[n] = true
		}
	}
	return c
}

// A kind is what a file is for.
type kind int

const (
	deckFile   kind = iota
	seedFile        // has a [document]
	sharedFile      // has nothing but [actor.*] and [issue.*]
)

// A file that was read and cut into blocks.
type file struct {
	name     string // as messages name it
	id       string // without folder and .toml
	shipped  bool
	kind     kind
	blocks   []block.Block
	problems quiz.Problems // of reading and cutting
}

const suffix = ".toml"

// names lists the TOML files of a folder. A folder that cannot be read is an
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
		}
	}
	return l.names, l.err
}

// isFileName reports whether a file of a folder may be a deck or a seed.
func isFileName(name string) bool {
	return strings.HasSuffix(name, suffix) && !strings.HasPrefix(name, ".") &&
		!strings.ContainsAny(name, `/\`) && fs.ValidPath(name)
}

// load reads a file of a folder; nil if there is none of that name. What is
// wrong with it is among its problems.
func (c *Catalog) load(folder int, name string) *file {
	at, in := place{folder, name}, c.folders[folder]
	if f, ok := c.files[at]; ok {
		return f
	}
	c.files[at] = nil
	if in.Shipped && c.over[name] {
		return nil
	}
	src, err := block.Read(in.FS, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f := &file{name: path.Join(in.Name, name), id: strings.TrimSuffix(name, suffix), shipped: in.Shipped}
	c.files[at] = f
	if !isID(f.id) {
		f.problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: f.name},
			What: fmt.Sprintf("the file's name %s cannot be used as an id", block.Quoted(f.id)),
			Hint: block.IDHint(f.id),
		})
	}
	if err != nil {
		f.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: f.name}, What: err.Error(), Hint: "mend the file or take it away"})
		return f
	}
	if what, hint := block.Foreign(src); what != "" {
		f.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: f.name, Line: 1}, What: what, Hint: hint})
		return f
	}
	f.blocks = block.Cut(src)
	f.kind = f.classify()
	return f
}

// classify tells what a file is for. A seed whose [document] is missing is
// known by its entries, where nothing in the file asks anything.
func (f *file) classify() kind {
	var asks, entries, sharing bool
	for i := range f.blocks[1:] {
		switch table := f.blocks[1+i].Table; table {
		case "document":
			return seedFile
		case "question", "draw":
			asks = true
		default:
			_, own := seedTables[table]
			entries = entries || own && !isShared(table)
			sharing = sharing || isShared(table)
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
	if !isFileName(id + suffix) {
		return nil
	}
	var found []*file
	for folder := range c.folders {
		if f := c.load(folder, id+suffix); f != nil && f.kind == k {
			found = append(found, f)
		}
	}
	return found
}

// all reads every file of every folder. The error says which folders could not
// be read.
func (c *Catalog) all() ([]*file, error) {
	var files []*file
	var failed error
	for folder := range c.folders {
		names, err := c.names(folder)
		if err != nil {
			failed = errors.Join(failed, err)
		}
		for _, n := range names {
			if f := c.load(folder, n); f != nil {
				files = append(files, f)
			}
		}
	}
	return files, failed
}

// An UnknownError says that there is no such deck, seed or question.
type UnknownError struct {
	Kind, ID string
	hint     string
}

func (e *UnknownError) Error() string { return fmt.Sprintf("no %s %s", e.Kind, block.Quoted(e.ID)) }

// Hint names those that are nearest.
func (e *UnknownError) Hint() string { return e.hint }

// DeckIDs lists the ids of all decks, those that came with the program first.
// The error says which folders could not be read; the others' decks are there
// all the same.
func (c *Catalog) DeckIDs() ([]string, error) {
	files, err := c.all()
	var ids []string
	for _, f := range files {
		if f.kind == deckFile && !slices.Contains(ids, f.id) {
			ids = append(ids, f.id)
		}
	}
	return ids, err
}

// Deck finds a deck. The error is an [UnknownError], or the [quiz.Problems]
// that keep the deck from being used; then the deck is there all the same.
func (c *Catalog) Deck(id string) (*Deck, error) {
	d, ok := c.decks[id]
	if !ok {
		files := c.byID(id, deckFile)
		if len(files) == 0 {
			ids, err := c.DeckIDs()
			return nil, errors.Join(&UnknownError{"deck", id, block.Alternatives(id, ids)}, err)
		}
		d = c.open(files[0])
		for _, f := range files[1:] {
			f.problems.Add(twice("deck", id, quiz.Pos{File: f.name}, quiz.Pos{File: files[0].name}))
			d.problems.Add(twice("deck", id, quiz.Pos{File: f.name}, quiz.Pos{File: files[0].name}))
		}
		c.decks[id] = d
	}
	return d, d.problems.Err()
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

// Question reads the question that a ref of one of the catalog's decks names.
// The error is the quiz.Problems of what it is made from.
func (c *Catalog) Question(r quiz.Ref) (quiz.Question, error) {
	it := c.item(r)
	var problems quiz.Problems
	q := c.question(it, c.decks[r.Deck], &problems)
	q.TextPrint = c.Text(r)
	return q, problems.Err()
}

func (c *Catalog) item(r quiz.Ref) *item { return &c.decks[r.Deck].items[r.Item] }

// Text fingerprints what a question is made from, without decoding it: the
// same text gives the same right answer.
func (c *Catalog) Text(r quiz.Ref) string {
	it := c.item(r)
	switch {
	case it.set != nil:
		texts := []string{it.block.Raw}
		for _, id := range it.set.Entries {
			texts = append(texts, c.raw(it.set.Seed, it.set.Table, id))
		}
		return quiz.Fingerprint(texts...)
	case it.drawn.Entry != "":
		return quiz.Fingerprint(c.raw(it.drawn.Seed, it.drawn.Table, it.drawn.Entry))
	}
	return quiz.Fingerprint(it.block.Raw)
}

// raw is the text of a seed entry; "" if there is none.
func (c *Catalog) raw(id string, t seed.Table, entry string) string {
	if s, err := c.rawSeed(id); err == nil {
		if b := s.entries[t][entry]; b != nil {
			return b.Raw
		}
	}
	return ""
}

// question makes a question and notes what keeps it from being made.
func (c *Catalog) question(it *item, d *Deck, problems *quiz.Problems) quiz.Question {
	switch {
	case it.set != nil:
		q, err := seed.DrawSet(c, *it.set)
		d.drawProblem(it, fmt.Sprintf("set %q", it.ref.ID), err, problems)
		return q
	case it.drawn.Entry != "":
		q, err := seed.Draw(c, it.drawn)
		d.drawProblem(it, fmt.Sprintf("draw of %s %q", it.drawn.Table, it.drawn.Entry), err, problems)
		return q
	}
	f := block.Decode(d.file.name, it.block, problems)
	if !f.Sound() {
		return quiz.Question{}
	}
	r := readQuestion(f, d.ID)
	c.cite(f, &r)
	r.Kind = c.withOthers(r)
	return r.Question
}

// drawProblem notes why a draw failed: a problem of the seed as it is, any
// other as the deck's.
func (d *Deck) drawProblem(it *item, what string, err error, problems *quiz.Problems) {
	var inSeed *quiz.Problems
	var unknown *UnknownError
	var hinted interface{ Hint() string }
	switch {
	case err == nil:
	case errors.As(err, &inSeed):
		problems.AddAll(inSeed)
	default:
		p := &quiz.Problem{
			Pos:  d.pos(it),
			What: what + ": " + block.Visible(err.Error()),
			Hint: "add entries to the seed that are known to differ (three make a question, actors of one kind), leave it out of only, or take the form out of ask",
		}
		switch {
		case errors.As(err, &unknown):
			p.Hint = "mend the seed, which names it"
		case errors.As(err, &hinted):
			p.Hint = hinted.Hint()
		case it.set != nil:
			p.Hint = "name other entries in only, or mend these in their seed"
		}
		problems.Add(p)
	}
}

// cite looks up where an answer stands.
func (c *Catalog) cite(f *block.Fields, r *reading) {
	for i, s := range r.sources {
		if s.seed == "" {
			continue // which has been said
		}
		doc, err := c.Document(s.seed)
		if err != nil {
			c.unknownSeed(f, sourceLine(f, i, "seed"), "cites", s.seed, err)
			continue
		}
		if p, beyond := s.at.Beyond(doc.Paragraphs); beyond {
			f.Add(sourceLine(f, i, "at"), "paragraphs are lines with something besides white space", "cites paragraph %s of %s, which has %d", p.From, s.seed, doc.Paragraphs)
		}
		r.Sources = append(r.Sources, quiz.Citation{Seed: s.seed, Title: doc.Title, At: s.at})
	}
}

// sourceLine is the line of a key of source i.
func sourceLine(f *block.Fields, i int, key string) int {
	if _, single := f.Value("source").(map[string]any); single {
		return f.Block.LineOf("source", key)
	}
	return f.Block.LineIn("source", i, key)
}

// unknownSeed notes that a seed cannot be had: it is not there, or it or the
// file of its name has problems of its own. Either is said once a deck.
func (c *Catalog) unknownSeed(f *block.Fields, line int, verb, id string, err error) {
	var unknown *UnknownError
	if !errors.As(err, &unknown) {
		if s, _ := c.rawSeed(id); s != nil {
			f.Note(follower(verb, id, s.file.name, line))
		}
		return
	}
	p := &quiz.Problem{
		Pos:     quiz.Pos{Line: line},
		What:    fmt.Sprintf("%s: no seed %s", f.Block.Name(), block.Quoted(id)),
		Hint:    unknown.hint,
		Follows: quiz.Pos{File: "seed " + id},
	}
	for _, other := range append(c.byID(id, deckFile), c.byID(id, sharedFile)...) {
		if other.problems.Broken() {
			p = follower(verb, id, other.name, line)
			break
		}
		p.Hint = fmt.Sprintf("%s is no seed: it has no [document]; %s", other.name, unknown.hint)
	}
	f.Note(p)
}

// follower is the problem of a deck whose seed has problems of its own.
func follower(verb, id, file string, line int) *quiz.Problem {
	return &quiz.Problem{
		Pos:     quiz.Pos{Line: line},
		What:    fmt.Sprintf("this deck %s %s, which has problems", verb, id),
		Hint:    "mend that first",
		Follows: quiz.Pos{File: file},
	}
}

// withOthers tells a typed answer what other answers are known to be other
// things: the names and terms of the documents it is from.
func (c *Catalog) withOthers(r reading) quiz.Kind {
	switch k := r.Kind.(type) {
	case quiz.Typed:
		k.Others = c.known(r.sources)
		return k
	case quiz.Cloze:
		k.Others = c.known(r.sources)
		return k
	}
	return r.Kind
}

// known lists what an answer about some documents may be taken for.
func (c *Catalog) known(sources []source) []string {
	var all []string
	for _, s := range sources {
		all = append(all, c.knownIn(s.seed)...)
	}
	return all
}
