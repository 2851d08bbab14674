package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file begins new files of a course.

// newFile returns a trial of a file that is not there yet. One that is there is replaced
// only by force. Otherwise is the next step for one that is there.
func (p *program) newFile(name, otherwise string, force bool) (*trial, error) {
	at := p.expand(name)
	if !strings.HasSuffix(at, ".toml") {
		return nil, usagef(fmt.Sprintf("write %s.toml", strings.TrimSuffix(name, "/")), "%q does not end in .toml, as decks and seeds do", name)
	}
	if id := strings.TrimSuffix(filepath.Base(at), ".toml"); !deckfile.IsID(id) || id == "course" {
		return nil, usagef("the file's name is the id: write lower-case letters, digits and hyphens, as in "+freeName(id)+".toml", "%q cannot be used as an id", id)
	}
	folder := filepath.Dir(at)
	if !isFolder(folder) {
		return nil, usagef("policyquiz course new makes the folder of a course", "there is no folder %q", folder)
	}
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("%q cannot be read: %w", name, unwrapPath(err))
	case !info.Mode().IsRegular():
		return nil, usagef("name another file", "%q is no ordinary file", name)
	case !force:
		return nil, usagef(otherwise+"; --force replaces the whole file", "%q is there already", name)
	}
	c, err := courseAt(courseRoot(folder))
	if c == nil {
		return nil, err
	}
	if _, err := p.ownFile(c, at); err != nil {
		return nil, err
	}
	return newTrial(at)
}

// freeName makes a name for a file of one that cannot be used.
func freeName(name string) string {
	if id := deckfile.CourseID(name); id != "" && id != "course" {
		return id
	}
	return "week-1"
}

// firstMistake returns the first mistake of a file as it would be.
func (t *trial) firstMistake() error {
	c, err := t.course()
	if c == nil {
		return err
	}
	mistakes, ok := errors.AsType[*quiz.Problems](c.Check(t.file).Mistakes())
	if !ok {
		return nil
	}
	first := mistakes.Sorted()[0]
	return usagef(first.Hint, "%s", first.What)
}

// folderName is how a folder is named as a course.
func folderName(root string) string {
	at := filepath.ToSlash(root) + "/"
	if !isPath(filepath.ToSlash(root)) {
		at = "./" + at
	}
	if strings.ContainsFunc(at, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("./-_~:", r)
	}) {
		at = strconv.Quote(at)
	}
	return at
}
