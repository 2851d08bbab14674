package deckfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz/draft"
)

// first drafts a text as policyquiz draft does.
func first(t *testing.T, name, text, language string) string {
	t.Helper()
	d, _, err := draft.Number(text, draft.FormatOf(name, text), nil)
	if err != nil {
		t.Skip(err)
	}
	return FirstSeed{Of: name, Language: language, Document: d, Candidates: d.Candidates(language)}.String()
}

// TestFirstSeed drafts the texts in testdata/first.
func TestFirstSeed(t *testing.T) {
	names, err := filepath.Glob("testdata/first/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no texts", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		language := ""
		if filepath.Base(name) == "vortrag.txt" {
			language = "de"
		}
		got := first(t, filepath.Base(name), string(src), language)
		holdsFirst(t, got)
		file := strings.TrimSuffix(name, ".txt") + ".want"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// holdsFirst checks that a first seed has no mistake but what is to be filled in: as it is
// printed, and with one # taken off every line that has one.
func holdsFirst(t *testing.T, text string) {
	t.Helper()
	var bare strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(line, "# ")
		bare.WriteString(line)
	}
	for kind, src := range map[string]string{"as printed": text, "uncommented": bare.String()} {
		c := Open(Folder{FS: fstest.MapFS{"first.toml": {Data: []byte(src)}}, Name: "x"})
		for _, p := range c.Check().All() {
			optional := strings.HasSuffix(p.What, " is empty") || strings.Contains(p.What, "holds an empty text")
			if !strings.Contains(p.What, ": still to be filled in: ") && !(optional && kind == "uncommented") {
				t.Errorf("%s: %v\n%s", kind, p, src)
			}
		}
	}
}

// TestFirstSeedIsUsed: what is kept and filled in is a seed like any other.
func TestFirstSeedIsUsed(t *testing.T) {
	src, err := os.ReadFile("testdata/first/ponds.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := first(t, "ponds.txt", string(src), "")
	for _, change := range [][2]string{
		{"kind = \"\"              # person, body, state or group\n", "kind = \"person\"\n"},
		{"# [concept.shore-clause]\n# term  = ", "[concept.shore-clause]\nterm = "},
		{"# says  = \"tomas-berg\"\n# means = \"\"\n# by    = \"tomas-berg\"\n# at    = [6, 5]\n", "means = \"a rule about banks\"\nby = \"tomas-berg\"\nat = [6, 5]\n"},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("%q is not in\n%s", change[0], text)
		}
		text = strings.ReplaceAll(text, change[0], change[1])
	}
	c := Open(Folder{FS: fstest.MapFS{"first.toml": {Data: []byte(text)}}, Name: "x"})
	if p := c.Check(); p.Len() > 0 {
		t.Fatal(p.Err())
	}
	concept, err := c.Concept("first", "shore-clause")
	if err != nil || concept.Term != "shore clause" || concept.At.String() != "¶5–6" {
		t.Errorf("the concept is %+v, %v", concept, err)
	}
}

func FuzzFirstSeed(f *testing.F) {
	for _, s := range []string{
		"Ann \"A\" O'Hara\\n: says “x\\y” means z.\nAnn \"A\" O'Hara: must 12 ducks.\n", "# [a]\n\x1b[2J \u202e Ida “#” Holm\n",
		"Ann: I should.\nAnn: You must pay 1.250 euros by 31 May 2024.\nBen Ö: 'we'\nBen Ö: 5,000 to 6,000 men", "Олена: «межа»\nОлена: 24 лютого 2022", "must a.\nshall b c d e.\nmust e f g h.\nmust a b c d.\nshall a b c unless.\n",
		"At 1. At 1. He should go there now. He should go there now. -- [p. 3] --",
	} {
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		text, err := draft.Decode([]byte(s))
		if err != nil || language != "" && !IsLanguage(language) {
			return
		}
		holdsFirst(t, first(t, "a.txt", text, language))
	})
}
