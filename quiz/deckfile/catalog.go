package deckfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"policyquiz/quiz"
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
	files   map[fileName]*file
	seeds   map[string]*seed
	decks   map[string]*Deck
	shared  *shared
}

// Open makes a catalog of folders. A deck or seed is looked for in all of
// them; two of one id are a problem. Nothing is read yet.
func Open(folders ...Folder) *Catalog {
	c := &Catalog{
		folders: folders,
		over:    map[string]bool{},
		files:   map[fileName]*file{},
		seeds:   map[string]*seed{},
		decks:   map[string]*Deck{},
	}
	for _, f := range folders {
		if names, err := f.names(); f.Over && err == nil {
			for _, n := range names {
				c.over[n] = true
			}
		}
	}
	return c
}

// A fileName is a file's name in one of the folders: two of them may be of one
// path, the shipped one and the one it was made from.
type fileName struct {
	shipped bool
	path    string
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
	blocks   []block
	problems quiz.Problems // of reading and cutting
}

const suffix = ".toml"

// names lists the TOML files of a folder. A folder that cannot be read is an
// error; one that is not there has none.
func (f Folder) names() ([]string, error) {
	entries, err := fs.ReadDir(f.FS, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading folder %s: %w", f.Name, err)
	}
	var names []string
	for _, e := range entries {
		if n := e.Name(); strings.HasSuffix(n, suffix) && !strings.HasPrefix(n, ".") && !e.IsDir() {
			names = append(names, n)
		}
	}
	return names, nil
}

// load reads a file of a folder; nil if there is none of that name. What is
// wrong with it is among its problems.
func (c *Catalog) load(folder Folder, name string) *file {
	if folder.Shipped && c.over[name] {
		return nil
	}
	full := path.Join(folder.Name, name)
	key := fileName{folder.Shipped, full}
	if f, ok := c.files[key]; ok {
		return f
	}
	src, err := read(folder.FS, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	f := &file{name: full, id: strings.TrimSuffix(name, suffix), shipped: folder.Shipped}
	c.files[key] = f
	if err != nil {
		f.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: full}, What: err.Error(), Hint: "mend the file or take it away"})
		return f
	}
	var problem *quiz.Problem
	if f.blocks, problem = index(full, src); problem != nil {
		f.problems.Add(problem)
	}
	f.kind = f.classify()
	return f
}

// read reads a file that may be a stranger's: nothing but a regular file of a
// sane size.
func read(folder fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(folder, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("is no regular file")
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("has %d MB; %d are the most", info.Size()>>20, maxSize>>20)
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, unwrapPath(err)
	}
	defer f.Close()
	src := make([]byte, info.Size())
	n, err := io.ReadFull(f, src)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, unwrapPath(err)
	}
	return src[:n], nil
}

// unwrapPath drops the path from an error: messages name the file already.
func unwrapPath(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (f *file) classify() kind {
	only := true
	for _, b := range f.blocks[1:] {
		if b.table == "document" {
			return seedFile
		}
		only = only && (b.table == "actor" || b.table == "issue")
	}
	if only && len(f.blocks) > 1 && len(strings.TrimSpace(string(f.blocks[0].raw))) == 0 {
		return sharedFile
	}
	if only && len(f.blocks) > 1 && !f.blocks[0].has("title") {
		return sharedFile
	}
	return deckFile
}

// ByID finds the files of all folders that have an id.
func (c *Catalog) byID(id string, k kind) []*file {
	var found []*file
	if !isID(id) {
		return nil
	}
	for _, folder := range c.folders {
		if f := c.load(folder, id+suffix); f != nil && f.kind == k {
			found = append(found, f)
		}
	}
	return found
}

// all reads every file of every folder.
func (c *Catalog) all() ([]*file, error) {
	var files []*file
	var failed error
	for _, folder := range c.folders {
		names, err := folder.names()
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

func (e *UnknownError) Error() string { return fmt.Sprintf("no %s %s", e.Kind, quoted(e.ID)) }

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
			return nil, errors.Join(&UnknownError{"deck", id, alternatives(id, ids)}, err)
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
	return &quiz.Problem{
		Pos:  second,
		What: fmt.Sprintf("%s %s stands twice: here and at %s", what, quoted(id), first),
		Hint: "rename one of them",
	}
}

// Question reads the question that a ref of one of the catalog's decks names.
// The error is the quiz.Problems of what it is made from.
func (c *Catalog) Question(r quiz.Ref) (quiz.Question, error) {
	it := c.item(r)
	var problems quiz.Problems
	q := c.question(it, c.decks[r.Deck], &problems)
	q.Text = c.Text(r)
	return q, problems.Err()
}

func (c *Catalog) item(r quiz.Ref) *item { return &c.decks[r.Deck].items[r.Item] }

// Text fingerprints what a question is made from, without decoding it: the
// same text gives the same right answer.
func (c *Catalog) Text(r quiz.Ref) string {
	it := c.item(r)
	if it.drawn.Entry == "" {
		return quiz.Fingerprint(string(it.block.raw))
	}
	if s, err := c.seed(it.drawn.Seed); err == nil {
		if b := s.entries[it.drawn.Table][it.drawn.Entry]; b != nil {
			return quiz.Fingerprint(string(b.raw))
		}
	}
	return ""
}

// question makes a question and notes what keeps it from being made.
func (c *Catalog) question(it *item, d *Deck, problems *quiz.Problems) quiz.Question {
	if it.drawn.Entry != "" {
		q, err := quiz.Draw(c, it.drawn)
		c.drawProblem(it, d, err, problems)
		return q
	}
	f := decode(d.file.name, it.block, problems)
	if !f.sound() {
		return quiz.Question{}
	}
	r := readQuestion(f, d.ID)
	c.cite(f, &r)
	r.Answer = c.withOthers(r)
	return r.Question
}

// drawProblem notes why a draw failed: a problem of the seed as it is, any
// other as the deck's.
func (c *Catalog) drawProblem(it *item, d *Deck, err error, problems *quiz.Problems) {
	var inSeed *quiz.Problems
	switch {
	case err == nil:
	case errors.As(err, &inSeed):
		for _, p := range inSeed.Sorted() {
			problems.Add(p)
		}
	default:
		line := it.block.line
		f := decode(d.file.name, it.block, &quiz.Problems{})
		if i := slices.Index(f.strs("only"), it.drawn.Entry); i >= 0 {
			line = it.block.lineIn("only", i)
		}
		problems.Add(&quiz.Problem{
			Pos:  quiz.Pos{File: d.file.name, Line: line},
			What: fmt.Sprintf("draw of %s %q: %v", it.drawn.Table, it.drawn.Entry, err),
			Hint: "leave it out of only, take the form out of ask, or mend the entry in seed " + it.drawn.Seed,
		})
	}
}

// cite looks up where an answer stands.
func (c *Catalog) cite(f *fields, r *reading) {
	if r.source == "" {
		if !f.has("source") {
			f.warn("source", `say where the answer stands: source = { seed = "…", at = 12 }`, "has no source")
		}
		return
	}
	doc, err := c.Document(r.source)
	if err != nil {
		f.unknownSeed("source", r.source, err)
		return
	}
	for _, p := range r.at {
		if p > doc.Paragraphs {
			f.bad("source", "paragraphs are lines with something besides white space", "cites paragraph %d of %s, which has %d", p, r.source, doc.Paragraphs)
		}
	}
	r.Source = quiz.Citation{Seed: r.source, Title: doc.Title, At: r.at}
}

func (f *fields) unknownSeed(key, seed string, err error) {
	var unknown *UnknownError
	if errors.As(err, &unknown) {
		f.bad(key, unknown.hint, "no seed %s", quoted(seed))
		return
	}
	f.bad(key, "mend the seed", "seed %s has problems", quoted(seed))
}

// withOthers tells a typed answer what other answers are known to be other
// things: the names and terms of the document it is from.
func (c *Catalog) withOthers(r reading) quiz.Answer {
	switch a := r.Answer.(type) {
	case quiz.Typed:
		a.Others = c.known(r.source)
		return a
	case quiz.Cloze:
		a.Others = c.known(r.source)
		return a
	}
	return r.Answer
}
