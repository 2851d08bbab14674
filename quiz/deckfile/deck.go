package deckfile

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// A Deck is what to ask: the head of a deck file. Its questions are read when
// they are wanted.
type Deck struct {
	ID      string // the file's name without .toml
	Title   string
	Summary string
	Shipped bool // it came with the program
	Exam    bool // it is an exam: never in a drill unless it is named
	Start   bool // its course starts with it: its questions of rung 1 come before what is new elsewhere
	// Objectives says in words what learners are to be able to do, by ids.
	Objectives map[string]string

	file     *file
	refs     []quiz.Ref
	items    []item          // one for each ref
	problems quiz.Problems   // that keep it from being used
	repeats  quiz.Problems   // draws of what is drawn already: left out, and for check to say
	unread   bool            // it was left as it is after so many problems
	lost     map[string]bool // seeds of draws that could not be made
	opening  *opening        // while it is opened
	names    *block.Names    // of its questions, once one is looked for
}

// An item is one question of a deck, not decoded yet.
type item struct {
	ref   *quiz.Ref
	block *block.Block // the [[question]] or [[draw]]
	drawn *drawn       // by a [[draw]]; nil of a [[question]]
}

// A drawn is what a draw makes a question of.
type drawn struct {
	one  seed.Drawn     // a draw from one entry
	set  *seed.DrawnSet // a draw from several; nil of a draw from one
	only int            // its place in the draw's list, counted from 0
}

func (it *item) isDrawn() bool { return it.drawn != nil }

func (it *item) isSet() bool { return it.drawn != nil && it.drawn.set != nil }

// pos is where an item stands, for messages.
func (d *Deck) pos(it *item) quiz.Pos {
	if it.isSet() || !it.isDrawn() {
		return quiz.Pos{File: d.file.name, Line: it.block.Line}
	}
	return quiz.Pos{File: d.file.name, Line: it.block.LineIn("only", it.drawn.only)}
}

// Refs names the deck's questions in the order of the file. The slice is the
// deck's own: who wants to change it clones it.
func (d *Deck) Refs() []quiz.Ref { return slices.Clip(d.refs) }

// Path is the deck's file, as messages name it.
func (d *Deck) Path() string { return d.file.name }

// Len is the number of questions of the deck.
func (d *Deck) Len() int { return len(d.refs) }

// nameList is what may be meant by the id of a question of the deck.
func (d *Deck) nameList() *block.Names {
	if d.names == nil {
		ids := make([]string, len(d.refs))
		for i := range d.refs {
			ids[i] = d.refs[i].ID
		}
		d.names = idNames(ids)
	}
	return d.names
}

// DeckIDs lists the ids of all decks: first those that course.toml names, in its
// order, then the others, folder by folder and by name. The error says which folders
// could not be read; the others' decks are there all the same.
func (c *Catalog) DeckIDs() ([]string, error) { return c.idsOf(deckFile) }

// Deck finds a deck. The error is an [UnknownError], or the [quiz.Problems] that
// keep the deck from being used. With Problems, Deck returns both the error and
// the deck, which may lack questions.
func (c *Catalog) Deck(id string) (*Deck, error) {
	d, ok := c.decks[id]
	if !ok {
		files := c.byID(id, deckFile)
		if len(files) == 0 {
			unknown := c.noSuch("deck", deckFile, id)
			return nil, errors.Join(unknown, c.unlisted())
		}
		d = c.open(files[0], false)
		for _, f := range files[1:] {
			f.problems.Add(twice("deck", id, quiz.Pos{File: f.name}, quiz.Pos{File: files[0].name}))
			d.problems.Add(twice("deck", id, quiz.Pos{File: f.name}, quiz.Pos{File: files[0].name}))
		}
		c.decks[id] = d
	}
	return d, d.problems.Err()
}

// Limits on what is done before a deck can be asked from. Each is far beyond
// what an author writes.
const (
	maxOpaque   = 1_000  // questions whose id, about or after must be decoded
	maxDraws    = 500    // draws
	maxDrawn    = 10_000 // questions that they name, repeated ones included
	maxSets     = 100    // draws that make one question of several entries
	maxSetSize  = quiz.MaxMatch
	maxProblems = 100 // after which a deck is left as it is, unless it is checked
)

// An opening is what is known of a deck while its questions are found.
type opening struct {
	whole                      bool           // whatever is wrong with it
	opaque, draws, sets, asked int            // how many there were
	same                       map[string]int // the line of each draw, by what it draws
	drawn                      map[string]int // the item of each drawn question, by its id
}

// open reads the head of a deck and finds its questions: all of them, or so
// many until it is plain that the deck cannot be used.
func (c *Catalog) open(f *file, whole bool) *Deck {
	d := &Deck{ID: f.id, Shipped: f.shipped, file: f}
	d.opening = &opening{whole: whole, same: map[string]int{}, drawn: map[string]int{}}
	defer func() { d.opening = nil }()
	d.problems.AddAll(&f.problems)
	if len(f.blocks) == 0 {
		return d
	}
	head := block.DecodeAs("this deck", f.name, &f.blocks[0], &d.problems)
	if head.Sound() {
		d.readHead(head)
	}
	d.refs, d.items = make([]quiz.Ref, 0, len(f.blocks)-1), make([]item, 0, len(f.blocks)-1)
	for i := range f.blocks[1:] {
		if !whole && d.problems.Len() > maxProblems {
			d.unread = true
			break
		}
		switch b := &f.blocks[1+i]; {
		case b.Table == "question" && b.Array && b.Parts == 1:
			d.openQuestion(b)
		case b.Table == "draw" && b.Array && b.Parts == 1:
			c.openDraw(d, b)
		default:
			d.strange(b)
		}
	}
	for i := range d.items {
		d.items[i].ref = &d.refs[i]
	}
	return d
}

// headKeys are the keys of a deck as a whole.
var headKeys = []string{"title", "summary", "objectives", "use"}

// readHead reads what stands before the first header.
func (d *Deck) readHead(head *block.Fields) {
	if b := d.file.under("title"); b != nil && !head.Has("title") {
		head.Expect("title")
		head.Note(headKeyBelow(b, "title"))
	} else {
		d.Title = head.Need("title")
	}
	d.Summary = head.Text("summary")
	d.Objectives = readObjectives(head)
	d.Exam, d.Start = readUse(head)
	readWas(head)
	head.Expect("waive") // which a check reads
	if head.Has("place") {
		head.Expect("place")
		head.Bad("place", fmt.Sprintf(`take it out; the order of decks stands in course.toml: decks = [%q, "…"]`, d.ID), `unknown key "place"`)
	}
	head.Done()
}

const objectivesHint = `write objectives = { a = "attribute an offer" }`

// readObjectives reads what a deck wants learners to be able to do.
func readObjectives(head *block.Fields) map[string]string {
	v, ok := head.Get("objectives")
	if !ok {
		return nil
	}
	table, ok := v.(map[string]any)
	if !ok || len(table) == 0 {
		head.Bad("objectives", objectivesHint, "objectives is %s", block.TypeName(v))
		return nil
	}
	objectives := make(map[string]string, len(table))
	for _, id := range slices.Sorted(maps.Keys(table)) {
		line := head.Block.LineOf("objectives", id)
		text, ok := table[id].(string)
		switch text = strings.TrimSpace(text); {
		case !IsID(id):
			head.Add(line, block.IDHint(id), "the objective %s cannot be used", block.Quoted(id))
		case !ok:
			head.Add(line, objectivesHint, "objective %s is %s", block.Quoted(id), block.TypeName(table[id]))
		case text == "":
			head.Add(line, "say what learners are to be able to do", "objective %s is empty", block.Quoted(id))
		}
		objectives[id] = text
	}
	return objectives
}

// readUse reports whether a deck is an exam, or one with which a course starts.
func readUse(head *block.Fields) (exam, start bool) {
	use := head.Text("use")
	if use != "" && use != "exam" && use != "start" {
		head.Bad("use", `write use = "exam", or use = "start" for what comes before all else, or leave the key out for a deck to practise with`, "use is %s", block.Quoted(use))
	}
	return use == "exam", use == "start"
}

// readPurpose reads what a question or a draw is for: its objective, which the deck
// must list, and its rung, from 1 to 5.
func (d *Deck) readPurpose(f *block.Fields) (objective string, rung int) {
	objective = f.Text("objective")
	if _, listed := d.Objectives[objective]; objective != "" && !listed {
		hint := `list it in the deck's head: objectives = { ` + objective + ` = "…" }`
		if !IsID(objective) {
			hint = `give it a short id in the deck's head, as in objectives = { a = "attribute an offer" }, and name that`
		}
		if len(d.Objectives) > 0 {
			hint = block.Alternatives(objective, slices.Sorted(maps.Keys(d.Objectives)))
		}
		f.Bad("objective", hint, "the deck has no objective %s", block.Quoted(objective))
	}
	const most = 5
	rung = 1
	if v, ok := f.Get("rung"); ok {
		n, isNumber := v.(int64)
		if !isNumber || n < 1 || n > most {
			f.Bad("rung", "write 1 recognise, 2 tell apart, 3 explain, 4 apply or 5 judge, as in rung = 2", "rung is %s", block.TypeName(v))
			return objective, rung
		}
		rung = int(n)
	}
	return objective, rung
}

// under finds the question or draw under which a key stands.
func (f *file) under(key string) *block.Block {
	if f.blocks[0].Has(key) {
		return nil
	}
	for i := range f.blocks[1:] {
		if b := &f.blocks[1+i]; (b.Table == "question" || b.Table == "draw") && b.Has(key) {
			return b
		}
	}
	return nil
}

// headKeysBelow notes keys of the deck that stand under a question or a draw,
// and so belong to that, as TOML has it.
func headKeysBelow(f *block.Fields) {
	for _, key := range headKeys {
		if f.Has(key) {
			f.Expect(key)
			f.Note(headKeyBelow(f.Block, key))
		}
	}
}

func headKeyBelow(b *block.Block, key string) *quiz.Problem {
	return &quiz.Problem{
		Pos:  quiz.Pos{Line: b.LineOf(key)},
		What: fmt.Sprintf("%s: %s belongs to the deck, and stands below its head", b.Name(), key),
		Hint: "move it above the first [[question]] or [[draw]]",
	}
}

// add adds a question. Its ref is set when all are there.
func (d *Deck) add(ref quiz.Ref, it item) {
	ref.Deck, ref.Item, ref.Start = d.ID, len(d.items), d.Start && ref.Rung == 1
	d.refs, d.items = append(d.refs, ref), append(d.items, it)
}

// atMost counts one more of something, and notes a problem at a line when there are too
// many: once, for those behind it are left out too.
func (d *Deck) atMost(most int, n *int, line int, hint, format string) bool {
	if *n++; *n == most+1 {
		d.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: d.file.name, Line: line}, What: fmt.Sprintf(format, most), Hint: hint})
	}
	return *n <= most
}

// strange notes a table that has no place in a deck.
func (d *Deck) strange(b *block.Block) {
	if b.Unreadable(d.file.name, &d.problems) {
		return
	}
	p := &quiz.Problem{
		Pos:  quiz.Pos{File: d.file.name, Line: b.Line},
		What: fmt.Sprintf("unknown table %s", block.Quoted(b.Table)),
		Hint: block.Alternatives(b.Table, []string{"draw", "question"}),
	}
	if b.Table == "objectives" {
		p.What, p.Hint = "objectives stand under a header of their own", "write them in the deck's head, above the first [[question]]: "+strings.TrimPrefix(objectivesHint, "write ")
		d.problems.Add(p)
		return
	}
	if b.Table == "issue" {
		p.What, p.Hint = `a deck has no table "issue"`, issueHint
	} else if own := b.Table == "question" || b.Table == "draw"; own && b.Parts > 1 {
		p.What = fmt.Sprintf("%s stands apart from its %s", block.Quoted(b.Table+"."+b.Id), b.Table)
		p.Hint = fmt.Sprintf("put it behind the other keys of its [[%s]]", b.Table)
	} else if own {
		p.What = fmt.Sprintf("%s stands in single brackets", b.Table)
		p.Hint = fmt.Sprintf("write [[%s]]: there may be many", b.Table)
	} else if _, known := seedTables[b.Table]; known {
		p.What = fmt.Sprintf("a deck has no table %s", block.Quoted(b.Table))
		p.Hint = "put it into the seed of its document, a file with a [document]"
	}
	d.problems.Add(p)
}

const issueHint = "move it to " + issueHome

func (d *Deck) openQuestion(b *block.Block) {
	after, ok := b.After()
	objective, rung, okToo := b.Purpose()
	ref := quiz.Ref{After: after, Objective: objective, Rung: rung}
	if b.Id == "" || b.Opaque || !ok || !okToo {
		few := d.atMost(maxOpaque, &d.opening.opaque, b.Line, `write id = "…" in plain quotes and on one line, and about, after, objective and rung so too`,
			"more than %d questions write id, about, after, objective or rung in an unusual way, or have no id")
		if d.unread = d.unread || !few; !few && !d.opening.whole {
			return
		}
		if !d.readOpaque(b, &ref) {
			return
		}
	}
	ref.ID, ref.Family = d.ID+"/"+b.Id, b.About
	if ref.Family == "" {
		ref.Family = ref.ID
	}
	d.add(ref, item{block: b})
}

// readOpaque decodes what is written in a way that only decoding understands: id and
// about of the block, and of the ref which questions this one waits for and what it is
// for. It returns false if there is no id. Other mistakes are found when the question
// is read.
func (d *Deck) readOpaque(b *block.Block, ref *quiz.Ref) bool {
	var found quiz.Problems
	f := block.Decode(d.file.name, b, &found)
	if b.Id == "" {
		id, _ := f.Value("id").(string)
		b.Id = strings.TrimSpace(id)
	}
	if b.Id == "" {
		if f.Sound() {
			d.readQuestion(f)
		}
		for _, p := range found.Sorted() {
			d.problems.Add(p)
		}
		return false
	}
	if f.Sound() {
		about, _ := f.Value("about").(string)
		b.About = strings.TrimSpace(about)
		ref.After = f.Texts("after")
		ref.Objective, ref.Rung = d.readPurpose(f)
	}
	return true
}
