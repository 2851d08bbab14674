package history

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// Each line has a counter that is one more than the greatest that its writer had
// seen, in lines of unknown kinds too.
func TestCounters(t *testing.T) {
	counters := func(path string) (list []int) {
		for _, e := range open(t, path).Entries() {
			list = append(list, e.N)
		}
		return list
	}
	path := file(t, "")
	one, two := open(t, path), open(t, path)
	add(t, one, reviewOf("q1"))
	add(t, two, reviewOf("q2"))
	add(t, one, reviewOf("q3"))
	if got := counters(path); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("counters %v", got)
	}
	write(t, path, read(t, path)+`{"id":"x-1","at":"2026-03-02T09:00:00Z","n":9,"mood":"good"}`+"\n"+lineOf(t, numbered(reviewOf("q4"), "x-2", 7)))
	add(t, one, reviewOf("q5"))
	if got := counters(path); !slices.Equal(got, []int{1, 2, 3, 7, 10}) {
		t.Errorf("counters %v", got)
	}

	// At the greatest counter there is, a history can still be written.
	path = file(t, header+"\n"+lineOf(t, numbered(reviewOf("q1"), "a-1", maxN)))
	add(t, open(t, path), reviewOf("q2"))
	if got := counters(path); !slices.Equal(got, []int{maxN, maxN}) {
		t.Errorf("counters %v", got)
	}
}

// The layout number is written once. Of two the smaller counts, whatever the
// order of lines. A file that lost its header gets a new one.
func TestLayout(t *testing.T) {
	path := filepath.Join(t.TempDir(), "h")
	l := open(t, path)
	if l.Layout() != 7 {
		t.Errorf("layout %d before there is a file", l.Layout())
	}
	if err := l.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	later, err := Open(path, 5)
	if err != nil || later.Layout() != 7 {
		t.Errorf("layout %d, %v: it must stay what it was", later.Layout(), err)
	}
	add(t, later, reviewOf("q1"))
	if text := read(t, path); strings.Count(text, "layout") != 1 {
		t.Errorf("layouts in %s", text)
	}
	ours, theirs := headerOf(9)+"\n"+line(t, "a-1", "q1"), headerOf(0)+"\n"+line(t, "b-1", "q2")
	for _, text := range []string{ours + theirs, theirs + ours} {
		if got := open(t, file(t, text)).Layout(); got != 0 {
			t.Errorf("layout %d, want the smaller", got)
		}
	}
	path = file(t, line(t, "a-1", "q1"))
	add(t, open(t, path), reviewOf("q2"))
	if l, err := Open(path, 5); err != nil || l.Layout() != 7 {
		t.Errorf("layout %d, %v after the header was lost", l.Layout(), err)
	}

	// A window that was opened before another made the file takes what that wrote.
	path = filepath.Join(t.TempDir(), "h")
	first, second := open(t, path), open(t, path)
	first.own = 3
	for _, l := range []*Log{first, second} {
		if err := l.Ready(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if second.Layout() != 3 {
		t.Errorf("layout %d, want what the other window wrote", second.Layout())
	}
}

// A question is kept as it was worded, once for each wording, and found again by
// its fingerprint.
func TestAsked(t *testing.T) {
	path := file(t, "")
	l, other := open(t, path), open(t, path)
	e := worded("q1", "Where?")
	add(t, l, e)
	add(t, other, e)
	add(t, l, worded("q1", "Where is it?"))
	if n := strings.Count(read(t, path), askedStart); n != 2 {
		t.Errorf("%d questions in\n%s", n, read(t, path))
	}
	for _, log := range []*Log{l, open(t, path)} {
		a, ok := log.Asked(e.Review.Asked)
		if !ok || fmt.Sprint(a) != fmt.Sprint(*e.Review.Wording) {
			t.Errorf("asked %+v, %v", a, ok)
		}
		if _, ok := log.Asked("none"); ok || log.Kind("none") != "" {
			t.Error("what was never asked is found")
		}
		if kind := log.Kind(e.Review.Asked); kind != a.Kind || kind == "" {
			t.Errorf("its kind is %q, want %q", kind, a.Kind)
		}
	}

	// It counts all the same without the question, or with a damaged one.
	text := read(t, path)
	damaged := strings.Replace(text, "Where?", "Whore?", 1)
	gone := text[:strings.Index(text, askedStart)] + text[strings.Index(text, `{"id"`):]
	for _, text := range []string{damaged, gone} {
		l := open(t, file(t, text))
		if _, ok := l.Asked(e.Review.Asked); ok || len(l.Entries()) != 3 {
			t.Errorf("the question is found: %v; %d entries", ok, len(l.Entries()))
		}
	}
	// A sound copy wins over a damaged one, on whichever side it stands.
	for _, text := range []string{text + damaged, damaged + text} {
		if a, ok := open(t, file(t, text)).Asked(e.Review.Asked); !ok || a.Stem != "Where?" {
			t.Errorf("asked %+v, %v", a, ok)
		}
	}
}

// A fault behind what a replay needs stops nobody. It is reported where the
// details are wanted, and a repair finds it.
func TestFaultInDetails(t *testing.T) {
	for change, why := range map[string]string{
		`"score":7`:                  "a score outside 0 to 1",
		`"score":1,"grade":4`:        "one thing twice",
		`"score":"x"`:                `"review.score" is of the wrong type`,
		`"score":1,,`:                "no JSON",
		"\"score\":1,\"x\":\"\x01\"": "no JSON",
	} {
		text := header + "\n" + strings.Replace(line(t, "a-1", "q1"), `"score":1`, change, 1) + line(t, "a-2", "q2")
		path := file(t, text)
		l := open(t, path)
		if questions(l.Entries()) != "q1 q2" {
			t.Fatalf("%s: entries %v", change, l.Entries())
		}
		if _, err := l.Details(l.Entries()[0]); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want %s", change, err, why)
		}
		if _, err := l.Details(l.Entries()[1]); err != nil {
			t.Errorf("%s: the other line: %v", change, err)
		}
		_, lines, err := Repair(ctx, path)
		if want := why != "one thing twice"; err != nil || slices.Equal(lines, []int{2}) != want {
			t.Errorf("%s: repaired %v, %v", change, lines, err)
		}
	}
	if _, err := details(line(t, "a-1", "q1"), quiz.Entry{ID: "a-1"}); err == nil {
		t.Error("an entry that its line does not say has details")
	}
}

// A history of the old format is reported as such, with what to do, and never
// torn apart.
func TestOldFormat(t *testing.T) {
	const old = `{"policyquiz":"history","version":1}` + "\n" +
		`{"id":"k3v7x2m6p4qa-000001","at":"2026-03-02T09:00:00.123+01:00","review":{"question":"q","outcome":"right","score":1,"grade":3,"key":"k","text":"t","picks":[2]}}` + "\n"
	for _, text := range []string{old, old[:40], old + old[:50], old[strings.Index(old, "\n")+1:]} {
		path := file(t, text)
		_, err := Open(path, 7)
		bad, ok := errors.AsType[*BadLine](err)
		if !ok || !bad.Old || bad.Newer || !strings.Contains(bad.Why, "version") || !strings.Contains(hintOf(err), "move this file") {
			t.Errorf("%q: %v, hint %q", text, err, hintOf(err))
		}
		_, _, err = Repair(ctx, path)
		if bad, ok := errors.AsType[*BadLine](err); !ok || !bad.Old || hintOf(err) != hintOf(bad) {
			t.Errorf("%q was repaired: %v", text, err)
		}
		if files, err := filepath.Glob(path + "*"); err != nil || len(files) != 1 || read(t, path) != text {
			t.Errorf("%q: left %v, %v", text, files, err)
		}
	}

	// In a history of this format old lines are bad lines like any other.
	path := file(t, header+"\n"+line(t, "a-1", "q1")+old)
	_, err := Open(path, 7)
	wantBad(t, err, 3, "version 1")
	if !strings.Contains(hintOf(err), "repair") {
		t.Errorf("hint %q", hintOf(err))
	}
	aside, lines, err := Repair(ctx, path)
	if err != nil || !slices.Equal(lines, []int{3, 4}) || read(t, aside) != old {
		t.Errorf("repaired %v to %s: %v", lines, aside, err)
	}
	wantQuestions(t, path, "q1")
	if _, err := os.Stat(aside); err != nil {
		t.Error(err)
	}
}

// The kind of a question is found whatever its line looks like.
func TestKindOfOddLines(t *testing.T) {
	for _, id := range []string{"q", "q\"kind\":\"x\"", "q\\"} {
		path := file(t, "")
		e := worded(id, "Where?")
		add(t, open(t, path), e)
		if kind := open(t, path).Kind(e.Review.Asked); kind != e.Review.Wording.Kind {
			t.Errorf("%q: %q, want %q", id, kind, e.Review.Wording.Kind)
		}
	}
}
