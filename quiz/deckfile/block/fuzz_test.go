package block

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block/blocktest"
)

// questions lists the ids of a decoded file's questions.
func questions(file map[string]any) []string {
	elements, _ := AsList(file["question"])
	var ids []string
	for _, e := range elements {
		q, _ := e.(map[string]any)
		id, _ := q["id"].(string)
		ids = append(ids, id)
	}
	return ids
}

// FuzzCut checks that to cut a file into blocks loses nothing and adds
// nothing.
func FuzzCut(f *testing.F) {
	blocktest.AddFiles(f, "..")
	f.Fuzz(func(t *testing.T, src string) {
		blocks := Cut(src)
		var joined strings.Builder
		deep := false
		for i := range blocks {
			joined.WriteString(blocks[i].Raw)
			deep = deep || blocks[i].deep > 0
		}
		if got, want := joined.String(), strings.TrimPrefix(src, "\ufeff"); got != want {
			t.Fatalf("the blocks are %q", got)
		}
		lines := 1 + strings.Count(src, "\n")
		for i := range blocks {
			b := &blocks[i]
			if before := 1 + strings.Count(joined.String()[:b.offset(blocks[:i])], "\n"); b.Line != before {
				t.Fatalf("block %d is on line %d, not %d", i, before, b.Line)
			}
			for _, path := range pathsIn(b) {
				if n := b.LineOf(path...); n < b.Line || n > lines {
					t.Fatalf("%q is on line %d of %d", path, n, lines)
				}
				if n := b.LineIn(path[0], 1); n < b.Line || n > lines {
					t.Fatalf("the second of %q is on line %d of %d", path[0], n, lines)
				}
			}
		}
		if deep {
			return // the decoder would take its time
		}
		var whole map[string]any
		if _, err := toml.Decode(src, &whole); err != nil {
			return
		}
		var ids []string
		for i := range blocks {
			b := &blocks[i]
			var alone map[string]any
			if _, err := toml.Decode(b.Raw, &alone); err != nil {
				t.Fatalf("%q alone: %v", b.Raw, err)
			}
			got := questions(alone)
			ids = append(ids, got...)
			if b.Table == "question" && b.Array && b.Parts == 1 {
				if len(got) != 1 || b.Id != "" && b.Id != strings.TrimSpace(got[0]) {
					t.Fatalf("the id of %q is %q", b.Raw, b.Id)
				}
			}
		}
		if want := questions(whole); !slices.Equal(ids, want) {
			t.Fatalf("the questions are %q, the blocks' are %q", want, ids)
		}
	})
}

// offset is where a block begins, given those before it.
func (b *Block) offset(before []Block) (n int) {
	for i := range before {
		n += len(before[i].Raw)
	}
	return n
}

func pathsIn(b *Block) (paths [][]string) {
	for _, path := range b.statements() {
		if len(path) > 0 {
			paths = append(paths, slices.Clone(path))
		}
	}
	return paths[:min(len(paths), 20)]
}

// FuzzFaults checks that whatever cannot be decoded has faults that can be told
// to an author, on lines that are there, and that what can be decoded has none.
func FuzzFaults(f *testing.F) {
	blocktest.AddFiles(f, "..")
	src, err := os.ReadFile("testdata/faults.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		if text, err := strconv.Unquote(strings.TrimSpace(line)); err == nil {
			f.Add(text)
		}
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for i, b := range Cut(src) {
			var problems quiz.Problems
			sound := DecodeAs("this", "x.toml", &b, &problems).Sound()
			if sound != (problems.Len() == 0) {
				t.Fatalf("block %d is sound: %t, with %d problems", i, sound, problems.Len())
			}
			for _, p := range problems.All() {
				last := b.Line + strings.Count(b.Raw, "\n")
				if p.Pos.Line < b.Line || p.Pos.Line > last {
					t.Fatalf("%v: the block is on lines %d to %d", p, b.Line, last)
				}
				if strings.ContainsFunc(p.What+p.Hint, IsUnseen) || len(p.What) > 1000 || len(p.Hint) > 1000 || p.Hint == "" || strings.HasSuffix(p.What, ".") {
					t.Fatalf("%q, %q", p.What, p.Hint)
				}
			}
		}
	})
}
