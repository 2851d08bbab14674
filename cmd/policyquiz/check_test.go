package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestListedAs asks for a file as a system does that makes no difference
// between capitals and small letters: it finds the file under either name.
func TestListedAs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"foo.toml", "bar.toml"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	foo, err := os.Stat(filepath.Join(dir, "foo.toml"))
	if err != nil {
		t.Fatal(err)
	}
	c := &courseCheck{listed: map[string][]fs.DirEntry{}}
	for name, want := range map[string]string{
		"foo.toml": "foo.toml",
		"FOO.toml": "foo.toml", // the same file by other capitals
		"BAR.toml": "BAR.toml", // like another file's name, and not that file
		"zed.toml": "zed.toml",
	} {
		if got := c.listedAs(dir, name, foo); got != want {
			t.Errorf("%s is listed as %s, want %s", name, got, want)
		}
	}
}
