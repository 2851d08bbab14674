// Package blocktest holds what the fuzz tests of blocks and of decks begin with.
package blocktest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// AddFiles adds every file in the testdata of quiz/deckfile, the beginnings of the
// shipped ones, and some odd texts. Deckfile is the path of that folder.
func AddFiles(f *testing.F, deckfile string) {
	f.Helper()
	archives, _ := filepath.Glob(filepath.Join(deckfile, "testdata/check/*.txtar"))
	for _, name := range append(archives, filepath.Join(deckfile, "testdata/base.txtar")) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(string(file.Data))
		}
	}
	for _, pattern := range []string{"../../seeds/*.toml", "../../decks/*.toml"} {
		names, _ := filepath.Glob(filepath.Join(deckfile, pattern))
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(src[:min(len(src), 4<<10)]))
		}
	}
	for _, s := range []string{
		"", "\ufeff", "[", "[[", "]", "a", "a=", "=", "a='''", `a="""\`, "a=[\n[x]\n", "a=[\n[true]\n]", "[[question]]\n[question.id]\na=1",
		"question = [{id='a'}, {id='b'}]", "[[question]]\nid='a'\r\n[[question.wrong]]\nid='b'", "''=1\n\"\"=2\n[''.x]", "a.b.c = { d.e = [1.5, {}] }",
		"a=[\"\"\"x\"\"\"\"]\n[[question]]\nid='b'", "a=['''x''''']\n[[question]]\nid='b'", "a=[\n[inf],\n[nan],\n[false]\n]\n[[question]]\nid='b'",
		"x=\"\"\"a\"\"\"\"\"\n[[question]]\nid=\"\"\"a\"\"\"", "[[question]]#]]\nid='a'#'\nabout='b'", "[question]\nid='a'\n[question.id2]\n[[question.b]]",
	} {
		f.Add(s)
	}
}
