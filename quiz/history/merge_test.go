package history

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
)

// threeMachines returns the histories of machines of one learner. Each has lines
// that others have, lines that they do not have, a clock of its own that may be
// wrong, and a header of its own. Lines of unknown kinds are among them.
func threeMachines(t *testing.T, rng *rand.Rand) (texts [3]string) {
	var lines [3][]string
	seen := [3]int{}
	wrong := [3]time.Duration{}
	for i := range 5 + rng.IntN(25) {
		k := rng.IntN(3)
		if rng.IntN(6) == 0 {
			wrong[k] = time.Duration(rng.IntN(800)-400) * 24 * time.Hour
		}
		if other := rng.IntN(3); rng.IntN(4) == 0 { // as if by a merge
			lines[k] = append(lines[k], lines[other]...)
			seen[k] = max(seen[k], seen[other])
		}
		seen[k]++
		question := fmt.Sprint("q", rng.IntN(4))
		e := worded(question, fmt.Sprint("Where, ", rng.IntN(2), "?"))
		if n := len(lines[k]); n > 0 && rng.IntN(4) == 0 {
			if c, fault := decode(lines[k][rng.IntN(n)]); fault == nil && c.entry.Review != nil {
				e = quiz.Entry{Undo: c.entry.ID}
			}
		} else if rng.IntN(6) == 0 {
			e = quiz.Entry{Skip: question}
		}
		e.At = monday.Add(time.Duration(i) * 7 * time.Hour).Add(wrong[k])
		e = numbered(e, fmt.Sprintf("m%d-%06d", k, i), seen[k])
		if e.Review != nil {
			asked, err := encodeAsked(e.Review.Wording)
			if err != nil {
				t.Fatal(err)
			}
			lines[k] = append(lines[k], asked)
		}
		lines[k] = append(lines[k], strings.TrimSuffix(lineOf(t, e), "\n"))
		if rng.IntN(9) == 0 {
			lines[k] = append(lines[k], fmt.Sprintf(`{"id":"x%d","at":"2026-03-02T09:00:00Z","n":%d,"mood":"good"}`, i, seen[k]))
		}
	}
	for k := range texts {
		texts[k] = headerOf(uint32(rng.IntN(1000))) + "\n" + strings.Join(append(lines[k], ""), "\n")
	}
	return texts
}

// merged merges files into a new one, and returns all that can be read of it.
func merged(t *testing.T, into string, files ...string) string {
	t.Helper()
	l := open(t, into)
	for _, f := range files {
		if _, err := l.Merge(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	again := open(t, into)
	if !reflect.DeepEqual(again.Entries(), l.Entries()) {
		t.Fatal("the file does not hold what the Log says")
	}
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	ms := study.Replay(study.Schedule{Model: model, Retention: 0.9, Longest: 365}, study.History{Entries: again.Entries(), Now: monday.AddDate(0, 0, 4), Asked: again.Asked})
	var lines []string
	for _, e := range ms.Entries() {
		line, err := again.line(e.Line)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	for q := range 4 {
		m, ok := ms.Of(fmt.Sprint("q", q))
		lines = append(lines, fmt.Sprintf("%+v %v", m, ok))
	}
	if last, ok := ms.Latest(); ok {
		lines = append(lines, "the latest is "+last.ID)
	}
	var rest []string
	for print, line := range again.asked {
		rest = append(rest, print+" "+line)
	}
	rest = slices.AppendSeq(rest, maps.Keys(again.strange))
	slices.Sort(rest)
	return strings.Join(append(lines, rest...), "\n") + fmt.Sprint("\nlayout ", again.Layout(), ", counter ", again.greatest)
}

// A merge is a union: in any order, in any grouping and any number of times it
// comes to the same, and to what cat comes to.
func TestMergeIsUnion(t *testing.T) {
	for round := range 60 {
		rng := rand.New(rand.NewPCG(5, uint64(round)))
		texts := threeMachines(t, rng)
		copyOf := func(i int) string { return file(t, texts[i]) }
		a, b, c := copyOf(0), copyOf(1), copyOf(2)
		want := merged(t, filepath.Join(t.TempDir(), "new"), a, b, c)
		ab, bc := copyOf(0), copyOf(1)
		merged(t, ab, b)
		merged(t, bc, c)
		for name, got := range map[string]string{
			"into the first":    merged(t, copyOf(0), b, c),
			"in another order":  merged(t, copyOf(2), b, a),
			"grouped one way":   merged(t, copyOf(2), ab),
			"and the other way": merged(t, copyOf(0), bc),
			"again and again":   merged(t, copyOf(1), a, c, a, ab, c, bc, b),
			"with cat":          merged(t, file(t, texts[2]+texts[0]+texts[1])),
		} {
			if got != want {
				t.Fatalf("round %d, %s:\n%s\nwant\n%s", round, name, got, want)
			}
		}
		size := len(read(t, ab))
		for _, f := range []string{a, b, ab} {
			if m, err := open(t, ab).Merge(ctx, f); err != nil || m[0].Added != 0 || len(read(t, ab)) != size {
				t.Fatalf("round %d: merged once more: %+v, %v", round, m, err)
			}
		}
	}
}

// What Merge says of each file, and what stops it.
func TestMerge(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1")+strings.TrimSuffix(line(t, "a-2", "q2"), "\n"))
	theirs := file(t, headerOf(9)+"\n"+line(t, "a-1", "q1")+line(t, "a-2", "other")+line(t, "b-1", "q3")+`{"id":"b-2`)
	gone := filepath.Join(t.TempDir(), "gone")
	before := read(t, path)
	bad := file(t, header+"\ngarbage\n")
	for name, files := range map[string][]string{"missing": {theirs, gone}, "bad": {theirs, bad}, "no history": {file(t, "dear diary")}} {
		_, err := open(t, path).Merge(ctx, files...)
		if err == nil || hintOf(err) == "" || !strings.Contains(err.Error(), files[len(files)-1]) {
			t.Errorf("%s: %v, hint %q", name, err, hintOf(err))
		}
		if read(t, path) != before {
			t.Errorf("%s: something was written", name)
		}
	}
	got, err := open(t, path).Merge(ctx, theirs, path)
	want := []Merged{{File: theirs, Added: 1, Known: 1, Differ: 1, Torn: true}, {File: path, Known: 2}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("merged %+v, %v, want %+v", got, err, want)
	}
	if after := read(t, path); after != before+"\n"+line(t, "b-1", "q3") {
		t.Errorf("it became %q", after)
	}
	if m, err := open(t, gone).Merge(ctx, theirs); err != nil || m[0].Added != 3 || open(t, gone).Layout() != 9 {
		t.Errorf("into a new one: %+v, %v, layout %d", m, err, open(t, gone).Layout())
	}
	// Neither has a header.
	bare := filepath.Join(t.TempDir(), "bare")
	if _, err := open(t, bare).Merge(ctx, file(t, line(t, "c-1", "q1"))); err != nil || open(t, bare).layout == nil {
		t.Errorf("without headers: %v", err)
	}
}

// A merge that fails leaves the file as it was.
func TestMergeThatFails(t *testing.T) {
	path, theirs := file(t, header+"\n"+line(t, "a-1", "q1")), file(t, header+"\n"+line(t, "b-1", "q2"))
	before := read(t, path)
	l := open(t, path)
	held := locked(t, path)
	l.wait = 0
	if _, err := l.Merge(ctx, theirs); !errors.Is(err, errLocked) {
		t.Errorf("while another window holds it: %v", err)
	}
	held.release()
	l.disk = failing(1, 0)
	if _, err := l.Merge(ctx, theirs); !errors.Is(err, errDisk) || read(t, path) != before {
		t.Errorf("%v, and it is %q", err, read(t, path))
	}
	if m, err := l.Merge(ctx, theirs); err != nil || m[0].Added != 1 {
		t.Errorf("tried again: %+v, %v", m, err)
	}
}

// An export holds what is about some questions, with what was said of it later,
// and is a history.
func TestExport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "h")
	l := open(t, path)
	mine, _ := add(t, l, worded("mine/q1", "Where?"))
	other, _ := add(t, l, worded("other/q1", "Who?"))
	add(t, l, quiz.Entry{At: monday, Amend: &quiz.Amend{Of: mine.ID, Grade: quiz.Easy}})
	add(t, l, quiz.Entry{At: monday, Undo: other.ID})
	add(t, l, worded("mine/q1", "Where?"))
	add(t, l, quiz.Entry{At: monday, Skip: "mine/q2"})
	add(t, l, quiz.Entry{At: monday, Flag: &quiz.Flag{Question: "other/q2"}})

	s := Selection{Course: "mine", Lock: "abc", Keep: func(q string) bool { return strings.HasPrefix(q, "mine/") }}
	out := filepath.Join(t.TempDir(), "out.jsonl")
	n, err := l.Export(out, s)
	if err != nil || n != 4 {
		t.Fatal(n, err)
	}
	text := read(t, out)
	if !strings.HasPrefix(text, `{"policyquiz":"history","version":2,"layout":7,"course":"mine","lock":"abc"}`+"\n"+askedStart) || strings.Contains(text, "other") {
		t.Errorf("exported\n%s", text)
	}
	again := open(t, out)
	if got := questions(again.Entries()); got != "mine/q1 mine/q1" || again.Layout() != 7 {
		t.Errorf("it holds %q, layout %d", got, again.Layout())
	}
	if a, ok := again.Asked(mine.Review.Asked); !ok || a.Stem != "Where?" || strings.Count(text, askedStart) != 1 {
		t.Errorf("the question is %+v, %v", a, ok)
	}
	if m, err := l.Merge(ctx, out); err != nil || m[0].Added != 0 || m[0].Known != 4 {
		t.Errorf("merged back: %+v, %v", m, err)
	}

	if _, err := l.Export(out, s); !errors.Is(err, fs.ErrExist) || hintOf(err) != "name another file" || read(t, out) != text {
		t.Errorf("over a file: %v, hint %q", err, hintOf(err))
	}
	write(t, path, strings.Replace(read(t, path), `"score":1`, `"score":7`, 1))
	if _, err := open(t, path).Export(out+"2", s); err == nil || !strings.Contains(err.Error(), mine.ID) || !strings.Contains(hintOf(err), "repair") {
		t.Errorf("with a fault: %v, hint %q", err, hintOf(err))
	}
}

// Deleting removes the history, links to it and what stands beside it, and
// nothing that is no history.
func TestDelete(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "h.jsonl"), filepath.Join(dir, "link")
	start := header + "\n" + line(t, "a-1", "q1")
	write(t, path, start+"garbage\n")
	if _, _, err := Repair(ctx, path); err != nil {
		t.Fatal(err)
	}
	write(t, path, read(t, path)+`{"id":"a-2`)
	add(t, open(t, path), reviewOf("q3"))
	for _, name := range []string{"h.jsonl.bak", "h.jsonl.torn-short", "other.jsonl", "h.jsonl.torn-aaaaaaaaaaaa.txt"} {
		write(t, filepath.Join(dir, name), start)
	}
	symlink(t, path, link)
	if beside, err := Beside(link); err != nil || len(beside) != 3 {
		t.Errorf("beside it stand %v, %v", beside, err)
	}
	if err := Delete(ctx, link); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 4 {
		t.Errorf("left are %v, %v", left, err)
	}

	for name, text := range map[string]string{"bad": start + "garbage\n", "old": `{"policyquiz":"history","version":1}` + "\n"} {
		path := file(t, text)
		if err := Delete(ctx, path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	letter := file(t, "dear diary")
	if err := Delete(ctx, letter); err == nil || read(t, letter) != "dear diary" {
		t.Errorf("a letter was deleted: %v", err)
	}
	if err := Delete(ctx, path); !errors.Is(err, fs.ErrNotExist) || hintOf(err) == "" {
		t.Errorf("what is not there: %v", err)
	}
}
