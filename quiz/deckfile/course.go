package deckfile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// A Course is what one class learns: decks and seeds that stand alone. Its
// catalog sees nothing of any other course. Where several courses meet, and in
// the history, an id begins with the id of its course; see [Course.Whole].
type Course struct {
	*Catalog
	ID       string    // lower-case letters, digits and hyphens
	Title    string    // the id where course.toml does not say
	By       string    // who answers for it; may be empty
	Language string    // of its questions, as in "en" or "uk"; "en" where course.toml does not say
	Planned  []Planned // the decks that course.toml names, in the order in which they are learnt
	Was      []string  // ids that the course had before
	Shipped  bool      // it came with the program
	Named    bool      // course.toml gives the id; otherwise it is the folder's name

	head     *file // course.toml; nil if there is none
	problems quiz.Problems
}

// A Planned is a deck that course.toml names.
type Planned struct {
	Deck string
	// Opens is the first day on which the deck is asked from, YYYY-MM-DD; empty
	// if it is open from the start.
	Opens string
}

// courseFile is the name of the file that speaks of the course.
const courseFile = "course.toml"

// CourseID makes an id of a folder's name: lower-cased, with one hyphen for each
// run of characters that an id cannot have. It is empty if nothing is left.
func CourseID(folder string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(folder) {
		if r >= 'a' && r <= 'z' || unicode.IsDigit(r) && r < 0x80 {
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			hyphen = false
			continue
		}
		hyphen = true
	}
	return b.String()
}

// OpenCourse opens the course that lies in some folders, in which course.toml
// is looked for in their order. The id is the one in course.toml; without one it is
// the argument fallback. The error is the [quiz.Problems] of course.toml; the course
// is there all the same, and has the id fallback if its own cannot be read.
func OpenCourse(fallback string, folders ...Folder) (*Course, error) {
	c := &Course{Catalog: Open(folders...), ID: fallback, Language: "en"}
	for i := range folders {
		c.Shipped = c.Shipped || folders[i].Shipped
		if c.head == nil && c.lists(i, courseFile) {
			c.head = c.load(i, courseFile)
		}
	}
	if c.head != nil {
		c.readHead()
	}
	if c.Title == "" {
		c.Title = c.ID
	}
	c.plan, c.language = c.Planned, c.Language
	return c, c.problems.Err()
}

// readHead reads course.toml.
func (c *Course) readHead() {
	c.problems.AddAll(&c.head.problems)
	if len(c.head.blocks) == 0 {
		return
	}
	for i := range c.head.blocks[1:] {
		b := &c.head.blocks[1+i]
		if !b.Unreadable(c.head.name, &c.problems) {
			c.problems.Add(&quiz.Problem{
				Pos:  quiz.Pos{File: c.head.name, Line: b.Line},
				What: fmt.Sprintf("course.toml has no table %s", block.Quoted(b.Table)),
				Hint: "put decks and seeds into files of their own beside it",
			})
		}
	}
	f := block.DecodeAs("this course", c.head.name, &c.head.blocks[0], &c.problems)
	if f.Sound() {
		c.readKeys(f)
	}
}

// readKeys reads the keys of course.toml.
func (c *Course) readKeys(f *block.Fields) {
	if id := f.Text("id"); id != "" {
		if !IsID(id) {
			f.Bad("id", block.IDHint(id), "the id %s cannot be used", block.Quoted(id))
		} else {
			c.ID, c.Named = id, true
		}
	}
	c.Title, c.By = f.Text("title"), f.Text("by")
	if language := f.Text("language"); language != "" {
		c.Language = language
		if !isLanguage(language) {
			f.Bad("language", `write a code such as "en", "uk" or "pt-BR"`, "language is %s", block.Quoted(language))
		}
	}
	c.Planned = readPlanned(f)
	c.Was = f.Texts("was")
	for i, id := range c.Was {
		switch {
		case !IsID(id):
			f.BadIn("was", i, block.IDHint(id), "the old id %s cannot be used", block.Quoted(id))
		case id == c.ID:
			f.BadIn("was", i, "leave it out of was", "%s is the id of the course, and among those it had", block.Quoted(id))
		}
	}
	f.Done()
}

// isLanguage reports whether s has the form of a language tag: letters, then
// parts of letters and digits behind hyphens.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) == 0 || len(part) > 8 || i == 0 && len(part) < 2 {
			return false
		}
		for _, r := range part {
			if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}

const plannedHint = `write decks = ["first-deck", { deck = "second-deck", opens = 2026-10-12 }]`

// readPlanned reads the decks in their order.
func readPlanned(f *block.Fields) []Planned {
	v, ok := f.Get("decks")
	if !ok {
		return nil
	}
	list, ok := block.AsList(v)
	if !ok {
		f.Bad("decks", plannedHint, "decks is %s", block.TypeName(v))
		return nil
	}
	var all []Planned
	for i, v := range list {
		var p Planned
		switch v := v.(type) {
		case string:
			if p.Deck = v; v == "" {
				f.BadIn("decks", i, plannedHint, "an entry of decks names no deck")
			}
		case map[string]any:
			p = readOpening(f, i, v)
		default:
			f.BadIn("decks", i, plannedHint, "decks holds %s", block.TypeName(v))
			continue
		}
		if p.Deck == "" {
			continue // which has been said
		}
		if slices.ContainsFunc(all, func(q Planned) bool { return q.Deck == p.Deck }) {
			f.BadIn("decks", i, "leave one out", "deck %s is there twice", block.Quoted(p.Deck))
			continue
		}
		all = append(all, p)
	}
	return all
}

// readOpening reads { deck = "week-2", opens = 2026-10-12 }.
func readOpening(f *block.Fields, i int, table map[string]any) (p Planned) {
	for key, v := range table {
		line := f.Block.LineIn("decks", i, key)
		switch key {
		case "deck":
			if p.Deck, _ = v.(string); p.Deck == "" {
				f.Add(line, plannedHint, "a deck of decks is %s", block.TypeName(v))
			}
		case "opens":
			if p.Opens = block.AsDate(v); len(p.Opens) != len("2026-10-12") {
				f.Add(line, "write a day, as in opens = 2026-10-12", "opens is %s", block.TypeName(v))
				p.Opens = ""
			}
		default:
			f.Add(line, block.Alternatives(key, []string{"deck", "opens"}), "unknown key %s in decks", block.Quoted(key))
		}
	}
	if _, ok := table["deck"]; !ok {
		f.BadIn("decks", i, plannedHint, "an entry of decks names no deck")
	}
	return p
}

// Whole puts the course's id before an id of the course: guarantees/x becomes
// armed-neutrality/guarantees/x. Histories and libraries use whole ids.
func (c *Course) Whole(id string) string { return c.ID + "/" + id }

// Short is an id of the course as it is known within it; ok is false for an id
// of another course.
func (c *Course) Short(whole string) (id string, ok bool) {
	return strings.CutPrefix(whole, c.ID+"/")
}

// Refs names the questions of one of the course's decks by their whole ids.
func (c *Course) Refs(d *Deck) []quiz.Ref { return c.AppendRefs(nil, d) }

// AppendRefs appends what Refs returns to a list, and returns the longer list.
func (c *Course) AppendRefs(list []quiz.Ref, d *Deck) []quiz.Ref {
	start := len(list)
	list = append(list, d.refs...)
	deck := c.Whole(d.ID)
	for i := range list[start:] {
		r := &list[start+i]
		family := r.Family
		alone := family == r.ID // as nearly all are: one text will do for both
		r.ID, r.Deck = c.Whole(r.ID), deck
		if r.Family = r.ID; !alone {
			r.Family = c.Whole(family)
		}
		if len(r.After) > 0 {
			after := make([]string, len(r.After))
			for j, id := range r.After {
				after[j] = c.Whole(id)
			}
			r.After = after
		}
	}
	return list
}

// local is a ref of the course as its catalog knows it.
func (c *Course) local(r quiz.Ref) quiz.Ref {
	r.ID, _ = c.Short(r.ID)
	r.Deck, _ = c.Short(r.Deck)
	return r
}

// Question reads the question of a ref that [Course.Refs] gave; see
// [Catalog.Question]. Its ids are whole ones.
func (c *Course) Question(r quiz.Ref) (quiz.Question, error) {
	q, err := c.Catalog.Question(c.local(r))
	q.Course, q.ID, q.Family = c.ID, c.Whole(q.ID), c.Whole(q.Family)
	return q, err
}

// Pos is where a question is written: its block, or the seed's entry from which it is
// drawn. It is the zero Pos for a ref that [Course.Refs] did not give.
func (c *Course) Pos(r quiz.Ref) quiz.Pos {
	r = c.local(r)
	it := c.item(r)
	if it == nil {
		return quiz.Pos{}
	}
	if it.isDrawn() && !it.isSet() {
		one := it.drawn.one
		if s, err := c.rawSeed(one.Seed); err == nil && s.entries[one.Table][one.Entry] != nil {
			return quiz.Pos{File: s.file.name, Line: s.entries[one.Table][one.Entry].Line}
		}
	}
	return c.decks[r.Deck].pos(it)
}

// Text fingerprints what a question is made from; see [Catalog.Text].
func (c *Course) Text(r quiz.Ref) string { return c.Catalog.Text(c.local(r)) }

// isWritten reports whether a question stands as it is in its deck.
func (c *Course) isWritten(r quiz.Ref) bool {
	it := c.item(c.local(r))
	return it != nil && !it.isSet() && !it.isDrawn()
}

// Opens is the first day on which a deck is asked from, YYYY-MM-DD; empty if it
// is open from the start.
func (c *Course) Opens(deck string) string {
	for _, p := range c.Planned {
		if p.Deck == deck {
			return p.Opens
		}
	}
	return ""
}

// checkHead adds the problems of course.toml to those of a check, and finds
// decks that it names and that are not there.
func (c *Course) checkHead(problems *quiz.Problems) {
	problems.AddAll(&c.problems)
	for i, p := range c.Planned {
		if _, err := c.Deck(p.Deck); err != nil {
			var unknown *UnknownError
			if errors.As(err, &unknown) {
				problems.Add(&quiz.Problem{
					Pos:  quiz.Pos{File: c.head.name, Line: c.head.blocks[0].LineIn("decks", i)},
					What: fmt.Sprintf("this course: decks names %s, which is no deck of it", block.Quoted(p.Deck)),
					Hint: unknown.Hint(),
				})
			}
		}
	}
}

// Check reports the problems of the course; see [Catalog.Check]. Those of
// course.toml are reported with any path.
func (c *Course) Check(paths ...string) *quiz.Problems {
	return c.check(nil, paths...)
}

// check does what Check does, and gathers the flaws of item writing if craft is not
// nil.
func (c *Course) check(craft *craft, paths ...string) *quiz.Problems {
	problems := c.Catalog.check(craft, paths...)
	c.checkHead(problems)
	c.checkWas(problems)
	c.checkCopies(c.Files(paths...), problems)
	c.checkLock(problems)
	whole := len(paths) == 0 || slices.Contains(paths, c.where())
	if decks, err := c.DeckIDs(); whole && err == nil && len(decks) == 0 && !c.Empty() {
		problems.Add(&quiz.Problem{
			Pos:     quiz.Pos{File: c.where()},
			What:    "this course has no deck",
			Hint:    `add a file with title = "…" and a [[question]] or a [[draw]]`,
			Warning: true,
		})
	}
	return problems
}

// Empty reports whether the folders of the course list no TOML file at all.
func (c *Course) Empty() bool {
	for i := range c.folders {
		if names, err := c.names(i); err != nil || len(names) > 0 {
			return false
		}
	}
	return true
}

// where is how messages name the course's folder.
func (c *Course) where() string {
	if len(c.folders) == 0 {
		return c.ID
	}
	return c.folders[0].Name
}

// pos is where course.toml gives a key, or an element of its list, counted from 0.
// Without a course.toml it is the course's folder.
func (c *Course) pos(key string, element ...int) quiz.Pos {
	if c.head == nil || len(c.head.blocks) == 0 {
		return quiz.Pos{File: c.where()}
	}
	head := &c.head.blocks[0]
	if !head.Has(key) {
		return quiz.Pos{File: c.head.name}
	}
	line := head.LineOf(key)
	if len(element) > 0 {
		line = head.LineIn(key, element[0])
	}
	return quiz.Pos{File: c.head.name, Line: line}
}

// Folders lists the folders that the course lies in, as messages name them.
func (c *Course) Folders() []string {
	var names []string
	for _, f := range c.folders {
		names = append(names, f.Name)
	}
	return names
}
