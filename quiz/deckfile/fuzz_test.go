package deckfile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
)

// addCorpus adds every file in testdata, and the shipped ones.
func addCorpus(f *testing.F) {
	f.Helper()
	archives, _ := filepath.Glob("testdata/check/*.txtar")
	for _, name := range append(archives, "testdata/base.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(string(file.Data))
		}
	}
	for _, pattern := range []string{"../../seeds/*.toml", "../../decks/*.toml"} {
		names, _ := filepath.Glob(pattern)
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

// questions lists the ids of a decoded file's questions.
func questions(file map[string]any) []string {
	elements, _ := asList(file["question"])
	var ids []string
	for _, e := range elements {
		q, _ := e.(map[string]any)
		id, _ := q["id"].(string)
		ids = append(ids, id)
	}
	return ids
}

// FuzzIndex checks that to cut a file into blocks loses nothing and adds
// nothing.
func FuzzIndex(f *testing.F) {
	addCorpus(f)
	f.Fuzz(func(t *testing.T, src string) {
		blocks := index(src)
		var joined strings.Builder
		deep := false
		for i := range blocks {
			joined.WriteString(blocks[i].raw)
			deep = deep || blocks[i].deep > 0
		}
		if got, want := joined.String(), strings.TrimPrefix(src, "\ufeff"); got != want {
			t.Fatalf("the blocks are %q", got)
		}
		lines := 1 + strings.Count(src, "\n")
		for i := range blocks {
			b := &blocks[i]
			if before := 1 + strings.Count(joined.String()[:b.offset(blocks[:i])], "\n"); b.line != before {
				t.Fatalf("block %d is on line %d, not %d", i, before, b.line)
			}
			for _, path := range pathsIn(b) {
				if n := b.lineOf(path...); n < b.line || n > lines {
					t.Fatalf("%q is on line %d of %d", path, n, lines)
				}
				if n := b.lineIn(path[0], 1); n < b.line || n > lines {
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
			if _, err := toml.Decode(b.raw, &alone); err != nil {
				t.Fatalf("%q alone: %v", b.raw, err)
			}
			got := questions(alone)
			ids = append(ids, got...)
			if b.table == "question" && b.array && b.parts == 1 {
				if len(got) != 1 || b.id != "" && b.id != got[0] {
					t.Fatalf("the id of %q is %q", b.raw, b.id)
				}
			}
		}
		if want := questions(whole); !slices.Equal(ids, want) {
			t.Fatalf("the questions are %q, the blocks' are %q", want, ids)
		}
	})
}

// offset is where a block begins, given those before it.
func (b *block) offset(before []block) (n int) {
	for i := range before {
		n += len(before[i].raw)
	}
	return n
}

func pathsIn(b *block) (paths [][]string) {
	for _, path := range b.statements() {
		if len(path) > 0 {
			paths = append(paths, slices.Clone(path))
		}
	}
	return paths[:min(len(paths), 20)]
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
			if q.ID != ref.ID || q.Family != ref.Family || q.TextPrint != c.Text(ref) || q.Stem == "" {
				t.Fatalf("%+v is not as its ref %+v", q, ref)
			}
			usable(t, q)
		}
	})
}

// usable poses a question.
func usable(t *testing.T, q quiz.Question) {
	t.Helper()
	posed := q.Kind.Pose(q.Shuffle(0))
	_, _ = q.Read(posed, "1")
	if c := q.Kind.Chance(); c < 0 || c > 1 {
		t.Errorf("%s: chance is %v", q.ID, c)
	}
	if len(q.Kind.Solution()) == 0 || len(q.Kind.AnswerKey()) == 0 || q.KeyPrint() == "" {
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
		start := time.Now()
		blocks := index(src)
		// Two bytes a nanosecond is usual. If it were quadratic it would be
		// many minutes.
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v for %d blocks", name, took, len(blocks))
		}
		for _, i := range []int{0, len(blocks) - 1} {
			start := time.Now()
			b := &blocks[i]
			_ = b.has("nothing")
			var problems quiz.Problems
			decode("x.toml", b, &problems)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s: %v to decode block %d", name, took, i)
			}
		}
	}
}
