package deckfile

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// A Library holds the courses that are open, in the order in which they were
// opened. In it a question is course/deck/question. Where only one can be meant,
// deck/question and deck will do.
type Library struct {
	Courses []*Course
}

// Course finds an open course by its id.
func (l *Library) Course(id string) (*Course, error) {
	for _, c := range l.Courses {
		if c.ID == id {
			return c, nil
		}
	}
	ids := make([]string, len(l.Courses))
	for i, c := range l.Courses {
		ids[i] = c.ID
	}
	return nil, &UnknownError{Kind: "course", ID: id, names: block.NewNames(ids)}
}

// CourseOf finds the open course to which a whole id belongs.
func (l *Library) CourseOf(whole string) (*Course, error) {
	id, _, _ := strings.Cut(whole, "/")
	return l.Course(id)
}

// Question reads the question of a ref that [Course.Refs] of one of the courses
// gave. The error is the [quiz.Problems] of what it is made from, or an
// [UnknownError].
func (l *Library) Question(r quiz.Ref) (quiz.Question, error) {
	c, err := l.CourseOf(r.ID)
	if err != nil {
		return quiz.Question{}, err
	}
	return c.Question(r)
}

// Text fingerprints what a question is made from; see [Catalog.Text]. It is
// empty for a question of a course that is not open.
func (l *Library) Text(r quiz.Ref) string {
	c, err := l.CourseOf(r.ID)
	if err != nil {
		return ""
	}
	return c.Text(r)
}

// Texts returns what Text returns of each of many refs. It works on all cores.
func (l *Library) Texts(refs []quiz.Ref) []string {
	texts := make([]string, len(refs))
	var written []int
	for i, r := range refs {
		if c, err := l.CourseOf(r.ID); err == nil && c.isWritten(r) {
			written = append(written, i)
		} else {
			texts[i] = l.Text(r) // the seed of what is drawn may have to be read for it
		}
	}
	each(len(written), func(k int) { texts[written[k]] = l.Text(refs[written[k]]) })
	return texts
}

// A Shelf is a deck with the course that it belongs to.
type Shelf struct {
	*Deck
	Course *Course
}

// Refs names the questions of the deck by their whole ids.
func (s Shelf) Refs() []quiz.Ref { return s.Course.Refs(s.Deck) }

// WholeID is the deck's id with the id of its course before it; see [Course.Whole].
func (s Shelf) WholeID() string { return s.Course.Whole(s.ID) }

// Decks lists the whole ids of all decks, course by course, each in its order.
// The error says which folders could not be read; the other decks are there.
func (l *Library) Decks() ([]string, error) {
	var ids []string
	var failed error
	for _, c := range l.Courses {
		own, err := c.DeckIDs()
		if failed == nil {
			failed = err
		}
		for _, id := range own {
			ids = append(ids, c.Whole(id))
		}
	}
	return ids, failed
}

// Deck finds a deck by its whole id, or by its short one if only one open
// course has it. The error is an [UnknownError], an [AmbiguousError], or the
// [quiz.Problems] that keep the deck from being used; then it is there all the
// same.
func (l *Library) Deck(id string) (Shelf, error) {
	if course, deck, whole := strings.Cut(id, "/"); whole {
		c, err := l.Course(course)
		if err != nil {
			return Shelf{}, err
		}
		d, err := c.Deck(deck)
		return Shelf{d, c}, err
	}
	var found []Shelf
	var problems, unknown error
	for _, c := range l.Courses {
		d, err := c.Deck(id)
		switch {
		case d != nil:
			found, problems = append(found, Shelf{d, c}), err
		case unknown == nil:
			unknown = err
		}
	}
	switch len(found) {
	case 0:
		return Shelf{}, unknown
	case 1:
		return found[0], problems
	}
	ambiguous := &AmbiguousError{Kind: "deck", ID: id}
	for _, f := range found {
		ambiguous.Among = append(ambiguous.Among, f.WholeID())
	}
	return Shelf{}, ambiguous
}

// Find finds questions by an id: of a question, or of a deck for all of it;
// whole or short. Where no deck has the id, the one question will do whose id ends with
// it. The error is as that of Deck.
func (l *Library) Find(id string) ([]quiz.Ref, error) {
	var found []quiz.Ref
	var known []string
	for _, c := range l.Courses {
		names := []string{id}
		if short, whole := c.Short(id); whole {
			names = append(names, short)
		}
		for _, name := range names {
			refs, ids, err := c.find(name)
			if err != nil {
				return nil, err
			}
			found, known = append(found, refs...), append(known, ids...)
		}
	}
	var courses []string
	for _, r := range found {
		if c, _, _ := strings.Cut(r.ID, "/"); !slices.Contains(courses, c) {
			courses = append(courses, c)
		}
	}
	switch len(courses) {
	case 0:
		if !strings.Contains(id, "/") {
			return l.findEnd(id)
		}
		return nil, &UnknownError{Kind: "question", ID: id, names: block.NewNames(known)}
	case 1:
		return found, nil
	}
	ambiguous := &AmbiguousError{Kind: "question", ID: id}
	for _, c := range courses {
		ambiguous.Among = append(ambiguous.Among, c+"/"+id)
	}
	return nil, ambiguous
}

// FindQuestion finds one question as Find does. An id that nothing has is an [UnknownError]
// about a question, and not about a deck.
func (l *Library) FindQuestion(id string) (quiz.Ref, error) {
	found, err := l.Find(id)
	if unknown, ok := errors.AsType[*UnknownError](err); ok && unknown.Kind == "deck" && !strings.Contains(id, "/") {
		var names []string
		for r := range l.all() {
			names = append(names, r.ID[strings.LastIndex(r.ID, "/")+1:])
		}
		err = &UnknownError{Kind: "question", ID: id, names: block.NewNames(names)}
	}
	if err != nil {
		return quiz.Ref{}, err
	}
	return found[0], nil
}

// all yields the questions of all decks that can be read. A question that is in two decks
// comes twice; exam says whether its deck is an exam.
func (l *Library) all() iter.Seq2[quiz.Ref, bool] {
	return func(yield func(r quiz.Ref, exam bool) bool) {
		decks, _ := l.Decks() // of what cannot be read other messages tell
		for _, id := range decks {
			d, err := l.Deck(id)
			if err != nil {
				continue
			}
			for _, r := range d.Refs() {
				if !yield(r, d.Exam) {
					return
				}
			}
		}
	}
}

// mostNamed is how many questions of one name a hint lists.
const mostNamed = 3

// findEnd finds the question whose id ends with the name that its author gave it. Of one
// that an exam draws, too, it finds the one to practise with.
func (l *Library) findEnd(name string) ([]quiz.Ref, error) {
	var found []quiz.Ref
	for r, exam := range l.all() {
		if !strings.HasSuffix(r.ID, "/"+name) {
			continue
		}
		i := slices.IndexFunc(found, func(f quiz.Ref) bool { return f.ID == r.ID })
		switch {
		case i < 0:
			found = append(found, r)
		case !exam:
			found[i] = r
		}
	}
	switch len(found) {
	case 0:
		_, err := l.Deck(name)
		return nil, err
	case 1:
		return found, nil
	}
	return nil, l.oneOf(name, found)
}

// oneOf is the error of a name that several questions have.
func (l *Library) oneOf(name string, found []quiz.Ref) error {
	e := &AmbiguousError{Kind: "question", ID: name, Decks: true}
	for _, r := range found[:min(len(found), mostNamed)] {
		id := r.ID
		if len(l.Courses) == 1 {
			id, _ = l.Courses[0].Short(id)
		}
		e.Among = append(e.Among, id)
	}
	return e
}

// find finds the questions of a deck, or the one question, that a short id
// names, and lists the ids of the questions that there are. Of a question that an
// exam draws, too, it finds the one to practise with.
func (c *Course) find(id string) (found []quiz.Ref, known []string, err error) {
	decks, err := c.DeckIDs()
	if err != nil {
		return nil, nil, err
	}
	for _, deck := range decks {
		d, err := c.Deck(deck)
		switch {
		case err != nil && (deck == id || strings.HasPrefix(id, deck+"/")):
			return nil, nil, err // the deck is there and has problems
		case err != nil:
			continue
		case deck == id:
			return c.Refs(d), nil, nil
		case !strings.Contains(id, "/"):
			continue
		}
		for _, r := range c.Refs(d) {
			if r.ID == c.Whole(id) && !d.Exam {
				return []quiz.Ref{r}, nil, nil
			} else if r.ID == c.Whole(id) {
				found = []quiz.Ref{r}
			}
			short, _ := c.Short(r.ID)
			known = append(known, short)
		}
	}
	return found, known, nil
}

// An AmbiguousError says that an id may mean things of several courses, or of several
// decks.
type AmbiguousError struct {
	Kind, ID string
	Among    []string // ids of which each means one thing
	Decks    bool     // whether the decks differ, and not only the courses
}

func (e *AmbiguousError) Error() string {
	if e.Decks {
		return fmt.Sprintf("%s %s may be one of several decks", e.Kind, block.Quoted(e.ID))
	}
	return fmt.Sprintf("%s %s may be one of several courses", e.Kind, block.Quoted(e.ID))
}

// Hint lists the whole ids.
func (e *AmbiguousError) Hint() string {
	return "write " + strings.Join(e.Among, " or ")
}
