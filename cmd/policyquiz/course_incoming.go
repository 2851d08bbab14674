package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/deckfile/pack"
)

// This file reads a course that is to be added, before anything is written.

// An incoming is a course that is to be added.
type incoming struct {
	*deckfile.Course
	name  string // as the user wrote it
	files []pack.File
}

// readIncoming reads a course and finds out whether it can be added. It writes
// nothing.
func (p *program) readIncoming(name string) (*incoming, error) {
	at := p.expand(name)
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("name the zip or the folder of a course", "no file or folder %q", name)
	case err != nil:
		return nil, fmt.Errorf("%q cannot be read: %w", name, unwrapPath(err))
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, usagef("name the zip or the folder of a course", "%q is no ordinary file", name)
	}
	in := &incoming{name: name}
	inside := filepath.ToSlash(name) // how messages name the course's folder
	var left []pack.Left
	if info.IsDir() {
		at = courseRoot(filepath.Clean(at))
		inside = filepath.ToSlash(at)
		in.files, left, err = pack.Collect(os.DirFS(at))
	} else {
		var zip *pack.Archive
		if zip, err = unzip(at, info.Size()); err == nil {
			in.files, left, inside = zip.Files, zip.Left, path.Join(inside, zip.Folder)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, unwrapPath(err))
	}
	p.sayLeft(name, left)
	return in, in.check(p, inside)
}

func unzip(file string, size int64) (*pack.Archive, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return pack.Unpack(f, size)
}

// open opens the course as messages name its folder. The error is an error of the
// files; what is wrong with course.toml is reported by a check.
func (in *incoming) open(inside string) (*deckfile.Course, error) {
	all, err := pack.FS(in.files)
	if err != nil {
		return nil, err
	}
	folders := []deckfile.Folder{{FS: all, Name: inside}}
	for _, part := range []string{"decks", "seeds"} {
		if sub, err := fs.Sub(all, part); err == nil {
			folders = append(folders, deckfile.Folder{FS: sub, Name: path.Join(inside, part)})
		}
	}
	c, _ := deckfile.OpenCourse("course", folders...)
	return c, nil
}

// check opens the course and refuses one with mistakes, and one without an id or
// without decks.
func (in *incoming) check(p *program, inside string) error {
	c, err := in.open(inside)
	if err != nil {
		return fmt.Errorf("%s: %w", in.name, err)
	}
	in.Course = c
	if problems := in.Check(); problems.Broken() {
		fmt.Fprintf(p.err, "policyquiz: %s was not added: it has mistakes\n\thint: whoever made it finds them with policyquiz check\n", in.name)
		return problems.Mistakes()
	}
	if !in.Named {
		return usagef(`whoever made it writes id = "…" into its course.toml, so that your answers are kept under that`, "%s: the course has no id", in.name)
	}
	if decks, _ := count(in.Course); decks == 0 {
		return usagef("whoever made it adds a file with title = \"…\" and a [[question]] or a [[draw]]", "%s: the course has no deck", in.name)
	}
	return nil
}

// predecessor finds the course whose new version a course is: the one of its id
// that was added, that is open by its path, or that comes with the program; or the
// one that was added, or is open by its path, under an id that it had before. It returns the folder too if
// that holds a course that was added.
func (p *program) predecessor(in *incoming, open []string) (*deckfile.Course, string) {
	for _, id := range append([]string{in.ID}, in.Was...) {
		if root := p.addedRoot(id); root != "" {
			if c, _ := courseAt(root); c != nil {
				return c, root
			}
		}
	}
	for _, name := range open {
		if c := p.courseOpenAt(name); c != nil && (c.ID == in.ID || slices.Contains(in.Was, c.ID)) {
			return c, ""
		}
	}
	if in.ID == shippedID || slices.Contains(in.Was, shippedID) {
		return shippedCourse(), ""
	}
	return nil, ""
}

// courseOpenAt opens a course that is open by its path; nil if it cannot be opened
// or is open by its id.
func (p *program) courseOpenAt(name string) *deckfile.Course {
	if !isPath(name) {
		return nil
	}
	root, err := p.rootOf(name)
	if err != nil {
		return nil
	}
	c, _ := courseAt(root)
	return c
}

// sayLeft prints which files are no part of a course.
func (p *program) sayLeft(name string, left []pack.Left) {
	for i, l := range left {
		if i == mostListed {
			fmt.Fprintf(p.err, "policyquiz: %s: and %d more files are left out\n", name, len(left)-i)
			return
		}
		fmt.Fprintf(p.err, "policyquiz: %s: %q is left out: %s\n", name, l.Name, l.Why)
	}
}
