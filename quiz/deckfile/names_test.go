package deckfile

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

const oneQuestion = "title = 'X'\n[[question]]\nid = 'a'\nask = 'So?'\nanswer = true\n"

// A folding folder opens files as Windows does, and macOS in part: in any
// letter case, whatever dots and spaces follow and whatever drive or stream is
// named, and under every name a device.
type folding struct {
	files  fstest.MapFS
	opened map[string]bool // each name that was asked for, but the folder's own
}

func (f folding) Open(name string) (fs.File, error) {
	if name == "." {
		return f.files.Open(name)
	}
	f.opened[name] = true
	base := strings.TrimSuffix(strings.ToLower(name), suffix)
	if _, last, drive := strings.Cut(base, "c:"); drive {
		base = last
	}
	base, _, _ = strings.Cut(base, ":")
	base = strings.TrimRight(base, ". ")
	if base == "nul" {
		return fstest.MapFS{"nul": {}}.Open("nul")
	}
	return f.files.Open(base + suffix)
}

// TestOneName checks that decks and seeds have one name each, even where the
// system would open the file under others.
func TestOneName(t *testing.T) {
	f := folding{fstest.MapFS{"x.toml": {Data: []byte(oneQuestion)}, "talk.toml": {Data: []byte(talk)}}, map[string]bool{}}
	for _, name := range []string{"x.toml", "X.toml", "x.TOML", "x..toml", "x .toml", "C:x.toml", "x:y.toml", "NUL.toml"} {
		if _, err := fs.Stat(f, name); err != nil {
			t.Fatalf("the test's folder does not open %q: %v", name, err)
		}
	}
	clear(f.opened)
	c := Open(Folder{FS: f})
	if d, err := c.Deck("x"); err != nil || d.ID != "x" {
		t.Fatal(d, err)
	}
	for _, id := range []string{"X", "x.", "x ", "x. .", "C:x", "c:X", "x:y", "NUL", "nul", "x.toml", "", ".", "../x", "./x", `.\x`, "x\x00"} {
		var unknown *UnknownError
		if d, err := c.Deck(id); !errors.As(err, &unknown) {
			t.Errorf("deck %q: %+v, %v", id, d, err)
		}
		if _, err := c.Document(strings.NewReplacer("x", "talk", "X", "TALK").Replace(id)); !errors.As(err, &unknown) {
			t.Errorf("seed %q: %v", id, err)
		}
	}
	for name := range f.opened {
		if f.files[name] == nil {
			t.Errorf("%q was opened", name)
		}
	}
}

// TestFolderUnlisted checks that a deck of a folder that cannot be listed is
// unknown, and that the error says why.
func TestFolderUnlisted(t *testing.T) {
	_, err := Open(Folder{FS: unlisted{fstest.MapFS{"x.toml": {Data: []byte(oneQuestion)}}}, Name: "own"}).Deck("x")
	var unknown *UnknownError
	if !errors.As(err, &unknown) || !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "folder own") {
		t.Errorf("got %v", err)
	}
}

type unlisted struct{ fs.FS }

func (f unlisted) Open(name string) (fs.File, error) {
	if name == "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}
