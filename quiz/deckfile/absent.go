package deckfile

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/spell"
)

// This file says why a name leads nowhere: it is misspelt, or what it names
// stands where it is not looked for, or is nowhere.

// An absent is why a name leads nowhere.
type absent struct {
	hint  string
	cause string // a file, or what is missing: said once a file; empty where the name is misspelt
}

// report notes that the value of a key names what is absent.
func (a *absent) report(f *block.Fields, line int, key, id string) {
	p := &quiz.Problem{
		Pos:  quiz.Pos{Line: line},
		What: fmt.Sprintf("%s: %s names %s, which does not exist", f.Block.Name(), key, block.Quoted(id)),
		Hint: a.hint,
	}
	p.Follows.File = a.cause
	f.Note(p)
}

const sharedHint = "a file with nothing but [issue.some-id] and [actor.some-id] in it"

// issueHome is where issues can stand.
const issueHome = "the seed of a document, or to " + sharedHint

// absent says why there is no actor or issue of an id.
func (k checker) absent(table, id string, names *block.Names) *absent {
	if s, ok := k.stray(table, id); ok {
		header := "[" + s.Table + "." + block.Visible(id) + "]"
		switch {
		case s.Table != table:
			return &absent{fmt.Sprintf("mend the header %s in %s: write [%s.%s]", header, s.file.name, table, id), s.file.name}
		case table == "issue":
			return &absent{fmt.Sprintf("%s stands in %s: move it to %s", header, s.file.name, issueHome), s.file.name}
		}
		return &absent{fmt.Sprintf("%s stands in %s, and nothing else sees it there: move it to %s", header, s.file.name, sharedHint), "actor " + id}
	}
	hint := names.Hint(id)
	switch {
	case strings.HasPrefix(hint, "did you mean") || !IsID(id):
		return &absent{hint: hint}
	case table == "issue":
		return &absent{fmt.Sprintf("add [issue.%s] with its claim to this seed, or to %s; %s", id, sharedHint, hint), "issue " + id}
	}
	return &absent{fmt.Sprintf("add [actor.%s] to the seed; %s", id, hint), "actor " + id}
}

// strays are actors and issues where they are not looked for, by table and id.
type strays struct{ found map[[2]string]located }

// stray finds an actor or an issue in a file, or under a header, in which it is
// not looked for.
func (k checker) stray(table, id string) (located, bool) {
	if k.astray.found == nil {
		k.astray.found = map[[2]string]located{}
		files, _ := k.all()
		for _, f := range files {
			k.astray.add(f)
		}
	}
	at, ok := k.astray.found[[2]string{table, id}]
	return at, ok
}

func (s *strays) add(f *file) {
	if len(f.blocks) == 0 || f.shipped {
		return
	}
	meant := guesser()
	for i := range f.blocks[1:] {
		b := &f.blocks[1+i]
		table := meant(b.Table)
		name := [2]string{table, b.Id}
		if _, taken := s.found[name]; taken || !isShared(table) || f.kind == sharedFile && table == b.Table {
			continue
		}
		s.found[name] = located{f, b}
	}
}

// mostGuesses is for how many unknown tables of a file it is guessed which one
// was meant.
const mostGuesses = 20

var allTables = []string{"question", "draw", "document", "actor", "issue", "concept", "proposal", "stance", "event", "figure", "duty"}

// guesser returns a function that tells which table was meant by a name; "" if
// none can be told. Each file wants one of its own.
func guesser() func(table string) string {
	known := map[string]string{"": ""}
	for _, t := range allTables {
		known[t] = t
	}
	tables, left := spell.NewNames(allTables), mostGuesses
	return func(table string) string {
		meant, ok := known[table]
		if ok || left == 0 {
			return meant
		}
		left--
		if near := tables.Nearest(table, 1); len(near) > 0 {
			meant = near[0]
		}
		known[table] = meant
		return meant
	}
}
