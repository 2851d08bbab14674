package deckfile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

var update = flag.Bool("update", false, "rewrite the expected problems in testdata")

// TestCheck reads each archive in testdata/check: decks and seeds, and in want
// the problems that are to be found in them. The files of testdata/base.txtar
// are there too, unless an archive has its own.
func TestCheck(t *testing.T) {
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives in testdata/check", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range slices.Concat(base.Files, a.Files) {
				files[f.Name] = string(f.Data)
			}
			want := files["want"]
			delete(files, "want")

			problems := catalog(files).Check().Sorted()
			saneProblems(t, problems, files)
			got := listed(problems)
			if got == want {
				return
			}
			if !*update {
				t.Fatalf("problems found:\n%s\nwant:\n%s", got, want)
			}
			a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestBaseIsSound keeps the archives about what they are about.
func TestBaseIsSound(t *testing.T) {
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range base.Files {
		files[f.Name] = string(f.Data)
	}
	if got := listed(catalog(files).Check().Sorted()); got != "" {
		t.Error(got)
	}
}

// catalog holds files, named with the folder they are in.
func catalog(files map[string]string) *Catalog {
	var folders []Folder
	for _, name := range []string{"seeds", "decks", "more"} {
		in := fstest.MapFS{}
		for path, text := range files {
			if file, ok := strings.CutPrefix(path, name+"/"); ok {
				in[file] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		folders = append(folders, Folder{FS: in, Name: name})
	}
	return Open(folders...)
}

// listed writes problems as the program does, hints included.
func listed(problems []*quiz.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s\n\thint: %s\n", p.Error(), p.Hint)
	}
	return b.String()
}

// saneProblems holds what is true of every problem, whatever was wrong.
func saneProblems(t *testing.T, problems []*quiz.Problem, files map[string]string) {
	t.Helper()
	for _, p := range problems {
		if strings.TrimSpace(p.Hint) == "" {
			t.Errorf("%v: no next step", p)
		}
		if strings.HasSuffix(p.What, ".") || p.What == "" {
			t.Errorf("%v: not as messages are written", p)
		}
		if strings.ContainsFunc(p.What+p.Hint, block.IsUnseen) {
			t.Errorf("%q, %q would reach the terminal", p.What, p.Hint)
		}
		src, ok := files[p.Pos.File]
		if !ok {
			t.Errorf("%v: there is no such file", p)
		}
		if lines := 1 + strings.Count(src, "\n"); p.Pos.Line < 0 || p.Pos.Line > lines {
			t.Errorf("%v: the file has %d lines", p, lines)
		}
	}
}
