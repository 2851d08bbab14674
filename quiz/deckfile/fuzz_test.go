package deckfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/deckfile/block/blocktest"
)

// addCorpus adds the files that blocks are fuzzed with, and odd ways to write what
// is read of a block before it is decoded.
func addCorpus(f *testing.F) {
	f.Helper()
	blocktest.AddFiles(f, ".")
	for _, s := range []string{
		"title='T'\n[[question]]\n\"id\"='a'\n'about'=\"talk/concept/leverage\"\nask='?'\nanswer=true\n\"after\"=['x/b']",
		"title='T'\n[[question]]\nid=' a '\nabout=\"\"\"talk/concept/leverage\"\"\"\nask='?'\nanswer=true\nafter=[ # why\n\"\"\"x/b\"\"\", ]",
		"title='T'\n[[question]]\n\"\\u0069d\"='a'\nabout=\"\\u0061\"\nask='?'\nanswer=true\nafter=[' x/b ' , 'x/\\c']",
	} {
		f.Add(s)
	}
}

// FuzzCheck checks that whatever a file holds, its problems can be found in it,
// and that a file without any can be used.
func FuzzCheck(f *testing.F) {
	addCorpus(f)
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		files := map[string]string{"decks/x.toml": src}
		for _, file := range base.Files {
			files[file.Name] = string(file.Data)
		}
		c := catalog(files)
		problems := c.Check()
		saneProblems(t, problems.Sorted(), files)
		d, err := c.Deck("x")
		if d == nil {
			return // it is a seed
		}
		if !problems.Broken() && err != nil {
			t.Fatalf("nothing was wrong: %v", err)
		}
		for _, ref := range d.Refs() {
			q, err := c.Question(ref)
			if err != nil && !problems.Broken() {
				t.Fatalf("%s: nothing was wrong: %v", ref.ID, err)
			}
			if err != nil {
				continue
			}
			if after := decodedAfter(d, ref); !slices.Equal(ref.After, after) {
				t.Fatalf("%s waits for %q, and its text says %q", ref.ID, ref.After, after)
			}
			if q.ID != ref.ID || q.Family != ref.Family || q.TextPrint != c.Text(ref) || q.Stem == "" {
				t.Fatalf("%+v is not as its ref %+v", q, ref)
			}
			usable(t, q)
		}
	})
}

// decodedAfter is what a question waits for as the decoder reads it.
func decodedAfter(d *Deck, ref quiz.Ref) []string {
	return block.Decode(d.file.name, d.items[ref.Item].block, &quiz.Problems{}).Texts("after")
}

// usable poses a question.
func usable(t *testing.T, q quiz.Question) {
	t.Helper()
	posed := q.Kind.Pose(q.Shuffle(0, 0))
	_, _ = q.Read(posed, "1")
	if c := q.Kind.Chance(); c < 0 || c > 1 {
		t.Errorf("%s: chance is %v", q.ID, c)
	}
	if len(q.Kind.Solution()) == 0 || len(q.Asked("d").Right) == 0 {
		t.Errorf("%s: has no solution", q.ID)
	}
	if v := q.Judge(quiz.Reply{}); v.Outcome == quiz.Right {
		t.Errorf("%s: to say nothing is right", q.ID)
	}
}

// TestIndexIsLinear checks that no file makes a drill wait.
func TestIndexIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large files")
	}
	const size = 1 << 20
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, src := range map[string]string{
		"open quotes":    repeat("'\n\"\n"),
		"open brackets":  repeat("a=[\n"),
		"braces":         repeat("a={"),
		"one open":       "a=[" + repeat("[\n"),
		"headers":        repeat("[a]\n[b]\n"),
		"long header":    "[" + repeat("a.") + "]",
		"inner headers":  "[[a]]\n" + repeat("[a.b]\n"),
		"long key":       repeat("a.") + "=1",
		"long strings":   repeat(`a=""""""""` + "\n"),
		"escapes":        `a="` + repeat(`\"`),
		"comments":       repeat("#\n"),
		"questions":      repeat("[[question]]\nid='a'\n"),
		"blanks":         repeat(" \n"),
		"nothing at all": repeat("\x00"),
	} {
		before := block.Worked()
		blocks := block.Cut(src)
		if w := block.Worked().Since(before); w.Scanned > 4*size {
			t.Errorf("%s: %d bytes were scanned for %d blocks", name, w.Scanned, len(blocks))
		}
		for _, i := range []int{0, len(blocks) - 1} {
			before := block.Worked()
			b := &blocks[i]
			_ = b.Has("nothing")
			for n := range 100 {
				_ = b.LineIn("a", n) + b.LineOf("a", fmt.Sprint(n))
			}
			var problems quiz.Problems
			block.Decode("x.toml", b, &problems)
			w := block.Worked().Since(before)
			if w.Scanned > 6*size {
				t.Errorf("%s: %d bytes were scanned for the lines of block %d", name, w.Scanned, i)
			}
			if w.Decoded > 64<<10 && name != "comments" && name != "blanks" {
				t.Errorf("%s: %d bytes of block %d were decoded", name, w.Decoded, i)
			}
		}
	}
}
