package deckfile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// lockFile is the name of the file in which the ids of a packed course are kept.
const lockFile = "course.lock"

// A Lock is what a course held when it was packed, so that a check can say which
// ids have gone since: a learner's answers hang on them.
type Lock struct {
	Course    string            // the id of the course
	Hash      string            // of its files, as the packer gives it; empty if it gave none
	Questions map[string]string // a fingerprint of the right answer of each question, by its id within the course
}

// Lock reads all questions of the course. The error is that of the first one that
// cannot be made: a course with mistakes is not packed.
func (c *Course) Lock(hash string) (Lock, error) {
	l := Lock{Course: c.ID, Hash: hash, Questions: map[string]string{}}
	decks, err := c.DeckIDs()
	if err != nil {
		return Lock{}, err
	}
	for _, id := range decks {
		d, err := c.Deck(id)
		if err != nil {
			return Lock{}, err
		}
		for _, r := range d.refs {
			if _, known := l.Questions[r.ID]; known {
				continue // it stands in an earlier deck, too
			}
			q, err := c.Catalog.Question(r)
			if err != nil {
				return Lock{}, err
			}
			l.Questions[r.ID] = answerPrint(q, id)
		}
	}
	return l, nil
}

// answerPrint fingerprints the right answer of a question.
func answerPrint(q quiz.Question, deck string) string {
	asked := q.Asked(deck)
	var parts []string
	for _, part := range asked.Right {
		parts = append(parts, strings.Join(part, "\x00"))
	}
	return quiz.Fingerprint(append(parts, strconv.Itoa(q.Rev))...)
}

// String is the text of course.lock.
func (l Lock) String() string {
	var b strings.Builder
	b.WriteString("# What this course held when it was packed. policyquiz course pack writes this file, and check compares with it.\n")
	fmt.Fprintf(&b, "course = %s\n", tomlText(l.Course))
	if l.Hash != "" {
		fmt.Fprintf(&b, "hash   = %s\n", tomlText(l.Hash))
	}
	b.WriteString("\n[questions]\n")
	for _, id := range slices.Sorted(maps.Keys(l.Questions)) {
		fmt.Fprintf(&b, "%s = %s\n", tomlText(id), tomlText(l.Questions[id]))
	}
	return b.String()
}

// Locked reads course.lock; ok is false if the course has none. The error is the
// [quiz.Problems] of the file.
func (c *Course) Locked() (l Lock, ok bool, err error) {
	for _, in := range c.folders {
		src, err := block.Read(in.FS, lockFile)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var problems quiz.Problems
		if err != nil {
			problems.Add(&quiz.Problem{Pos: quiz.Pos{File: in.Path(lockFile)}, What: "was not read: " + err.Error(), Hint: "take it away: policyquiz course pack writes it anew"})
			return Lock{}, true, &problems
		}
		return readLock(src, in.Path(lockFile))
	}
	return Lock{}, false, nil
}

func readLock(src, name string) (Lock, bool, error) {
	var problems quiz.Problems
	l := Lock{Questions: map[string]string{}}
	blocks := block.Cut(src)
	head := block.DecodeAs("this file", name, &blocks[0], &problems)
	if head.Sound() {
		l.Course, l.Hash = head.Need("course"), head.Text("hash")
		head.Done()
	}
	for i := range blocks[1:] {
		b := &blocks[1+i]
		if b.Table != "questions" {
			continue
		}
		f := block.DecodeAs("this file", name, b, &problems)
		for id, print := range f.Values() {
			l.Questions[id], _ = print.(string)
		}
	}
	return l, true, problems.Err()
}

// checkLock warns of ids that course.lock has and the course has no more.
func (c *Course) checkLock(problems *quiz.Problems) {
	l, ok, err := c.Locked()
	if broken, is := errors.AsType[*quiz.Problems](err); is {
		problems.AddAll(broken)
	}
	if !ok || err != nil {
		return
	}
	there := map[string]bool{}
	decks, _ := c.DeckIDs()
	for _, id := range decks {
		if d, _ := c.Deck(id); d != nil {
			for _, r := range d.refs {
				there[r.ID] = true
			}
		}
	}
	names := c.oldNames()
	whole := map[string]int{} // questions that have gone with their deck or seed
	for _, id := range slices.Sorted(maps.Keys(l.Questions)) {
		if there[id] || there[names.question(id)] {
			continue
		}
		what, parent := parentOf(id)
		if len(c.byID(names.now(what, parent), map[string]kind{"deck": deckFile, "seed": seedFile}[what])) == 0 {
			whole[what+" "+parent]++
			continue
		}
		problems.Add(c.gone(fmt.Sprintf("question %s has gone since the course was packed", block.Quoted(id)), id, "beside that"))
	}
	for _, of := range slices.Sorted(maps.Keys(whole)) {
		what, id, _ := strings.Cut(of, " ")
		where := "beside title in that deck"
		if what == "seed" {
			where = "under [document] in that seed"
		}
		problems.Add(c.gone(fmt.Sprintf("%s %s has gone since the course was packed, with %d of its questions", what, block.Quoted(id), whole[of]), id, where))
	}
}

// parentOf says of what a question is a part, a deck or a seed, and its id.
func parentOf(question string) (what, id string) {
	id, rest, _ := strings.Cut(question, "/")
	if strings.Contains(rest, "/") {
		return "seed", id
	}
	return "deck", id
}

// gone warns of an id that is there no more.
func (c *Course) gone(what, id, where string) *quiz.Problem {
	return &quiz.Problem{
		Pos:     quiz.Pos{File: c.where()},
		What:    what,
		Hint:    fmt.Sprintf("if it has another id now, write was = [%q] %s; else what learners answered to it is kept and not asked again", id, where),
		Warning: true,
	}
}
