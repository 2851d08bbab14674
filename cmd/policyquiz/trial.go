package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// This file reads a course as it would be if one of its files had another text, and
// writes that text.

// A trial is a file of a course with a text that is not written yet.
type trial struct {
	root string // the folder of the course
	file string // the path of the file, with slashes
	had  []byte // what the file has; nil if it is not there
	text string // what it would have
}

// newTrial reads a file of a course, which need not be there.
func newTrial(at string) (*trial, error) {
	t := &trial{root: courseRoot(filepath.Dir(at)), file: filepath.ToSlash(filepath.Clean(at))}
	had, err := os.ReadFile(at)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%q cannot be read: %w", at, unwrapPath(err))
	}
	t.had, t.text = had, string(had)
	if err == nil && t.had == nil {
		t.had = []byte{}
	}
	return t, nil
}

// deckID is the id of the deck or the seed that the file is.
func (t *trial) deckID() string { return strings.TrimSuffix(path.Base(t.file), ".toml") }

// course opens the course with the new text. The error is as that of courseAt.
func (t *trial) course() (*deckfile.Course, error) {
	absolute, err := filepath.Abs(t.root)
	if err != nil {
		return nil, err
	}
	folders := courseFolders(t.root)
	for i, f := range folders {
		if sameRoot(filepath.FromSlash(f.Name), filepath.FromSlash(path.Dir(t.file))) {
			folders[i].FS = overlay{f.FS, path.Base(t.file), []byte(t.text)}
		}
	}
	id := deckfile.CourseID(filepath.Base(absolute))
	if id == "" {
		id = "course"
	}
	return deckfile.OpenCourse(id, folders...)
}

// question reads the last question of the deck as it would be. The error has the mistakes
// in it.
func (t *trial) question() (*deckfile.Course, quiz.Question, error) {
	c, err := t.course()
	if c == nil {
		return nil, quiz.Question{}, err
	}
	d, err := c.Deck(t.deckID())
	if d == nil || d.Len() == 0 {
		return c, quiz.Question{}, err
	}
	refs := c.Refs(d)
	q, err := c.Question(refs[len(refs)-1])
	return c, q, err
}

// write gives the file its new text, if it still has what it had. What is there stays byte
// for byte until the whole is on disk.
func (t *trial) write() error {
	at := filepath.FromSlash(t.file)
	now, err := os.ReadFile(at)
	mode := fs.FileMode(0o666)
	switch {
	case errors.Is(err, fs.ErrNotExist) && t.had == nil:
	case err != nil:
		return fmt.Errorf("writing %s: %w", t.file, unwrapPath(err))
	case !bytes.Equal(now, t.had):
		return usagef("try again; what you typed is not in it", "%s was changed by another program meanwhile, and is as that left it", t.file)
	}
	if t.had != nil {
		f, err := os.OpenFile(at, os.O_WRONLY, 0) // a file that may not be written stays as it is
		if err != nil {
			return fmt.Errorf("writing %s: %w", t.file, unwrapPath(err))
		}
		info, err := f.Stat()
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("writing %s: %w", t.file, unwrapPath(err))
		}
		mode = info.Mode().Perm()
	}
	d, err := newDraft(at, []byte(t.text), mode)
	if err != nil {
		return err
	}
	return d.keep()
}

// An overlay is a folder in which one file has another text, or is there though it is
// not.
type overlay struct {
	fs.FS
	name string
	text []byte
}

// Open opens a file of the folder.
func (o overlay) Open(name string) (fs.File, error) {
	if name == o.name {
		return &textFile{Reader: bytes.NewReader(o.text), textInfo: textInfo{o.name, len(o.text)}}, nil
	}
	return o.FS.Open(name)
}

// Stat tells of a file of the folder.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if name == o.name {
		return textInfo{o.name, len(o.text)}, nil
	}
	return fs.Stat(o.FS, name)
}

// ReadDir lists the folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if name != "." || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return entries, err
	}
	i, found := slices.BinarySearchFunc(entries, o.name, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
	if !found {
		entries = slices.Insert(entries, i, fs.FileInfoToDirEntry(textInfo{o.name, len(o.text)}))
	}
	return entries, nil
}

// A textFile is the file that has another text.
type textFile struct {
	io.Reader
	textInfo
}

// Stat tells of the file.
func (f *textFile) Stat() (fs.FileInfo, error) { return f.textInfo, nil }

// Close does nothing.
func (f *textFile) Close() error { return nil }

// A textInfo tells of the file that has another text.
type textInfo struct {
	name string
	size int
}

// Name returns the name of the file.
func (i textInfo) Name() string { return i.name }

// Size returns the length of the text in bytes.
func (i textInfo) Size() int64 { return int64(i.size) }

// Mode returns that of an ordinary file.
func (i textInfo) Mode() fs.FileMode { return 0o644 }

// ModTime returns no time.
func (i textInfo) ModTime() time.Time { return time.Time{} }

// IsDir returns false.
func (i textInfo) IsDir() bool { return false }

// Sys returns nil.
func (i textInfo) Sys() any { return nil }
