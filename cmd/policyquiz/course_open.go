package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"policyquiz/quiz/deckfile"
)

// This file changes which courses are open where --course names none.

// draftOpen makes a draft of the list of open courses. Until it is kept, the old
// list holds.
func (p *program) draftOpen(names []string) (*unkept, error) {
	dir := p.configFolder()
	if dir == "" {
		return nil, usagef("set $HOME, or $XDG_CONFIG_HOME to a folder", "there is no home folder to keep %s in", openFile)
	}
	for _, name := range names {
		if !utf8.ValidString(name) {
			return nil, usagef("give the folder another name", "the path %q is not UTF-8 and cannot be kept in %s", name, openFile)
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", dir, unwrapPath(err))
	}
	return newDraft(filepath.Join(dir, openFile), []byte(deckfile.WriteOpenCourses(names)), 0o600)
}

// keepOpen lists which courses are open from now on.
func (p *program) keepOpen(names []string) error {
	d, err := p.draftOpen(names)
	if err != nil {
		return err
	}
	return d.keep()
}

// sayOpen prints which courses are open from now on.
func (p *program) sayOpen(names []string) {
	s := p.streams.Layout()
	if len(names) == 0 {
		s.Say("", fmt.Sprintf("Open now: %s, the course that comes with the program.", shippedID))
	} else {
		s.Say("", "Open now: "+strings.Join(names, ", ")+".")
	}
	fmt.Fprint(p.out, s)
}

// openWith is the list of open courses with one more. It takes the place of one
// that is open by its path and has its id or an id that it had, and of its
// predecessor.
func (p *program) openWith(added *deckfile.Course, oldRoot string, open []string) []string {
	var list []string
	id := added.ID
	for _, name := range open {
		root, _ := p.rootOf(name)
		if c := p.courseOpenAt(name); c != nil && (c.ID == id || slices.Contains(added.Was, c.ID)) || oldRoot != "" && sameRoot(root, oldRoot) {
			name = id
		}
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	if !slices.Contains(list, id) {
		list = append(list, id)
	}
	return list
}

// keptName is how a course is named in courses.toml: by its id, or by a path that
// holds wherever the program is started.
func keptName(name, root string) string {
	if !isPath(name) {
		return name
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		absolute = root
	}
	return filepath.ToSlash(absolute) + "/"
}

// without takes the names of the course in a folder out of a list of open courses.
func (p *program) without(root string, names []string) []string {
	var left []string
	for _, name := range names {
		if at, err := p.rootOf(name); err != nil || !sameRoot(at, root) {
			left = append(left, name)
		}
	}
	return left
}
