package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

var ctx = context.Background()

var monday = time.Date(2026, 3, 2, 9, 0, 0, 123e6, time.FixedZone("", 3600))

// header is the first line of a file, without its end.
var header = headerOf(7)

// reviewOf is an answer to a question, without its id and its counter.
func reviewOf(question string) quiz.Entry {
	return quiz.Entry{At: monday, Review: &quiz.Review{
		Question: question, Outcome: quiz.Right, Grade: quiz.Good, Chance: 0.25, Asked: "a1", TextPrint: "t1", Took: 5321 * time.Millisecond,
		Details: &quiz.Details{
			Score: 1, Shown: []string{"vienna", "bonn"}, Reply: quiz.Reply{Chosen: []string{"bonn"}},
		},
	}}
}

// worded is an answer to a question that is kept as it was worded.
func worded(question, stem string) quiz.Entry {
	e := reviewOf(question)
	a := quiz.Question{ID: question, Stem: stem, Kind: quiz.Choice{Options: []quiz.Option{
		{Text: "Vienna", Entry: "vienna", Right: true}, {Text: "Bonn {", Entry: "bonn"},
	}}}.Asked("deck")
	e.Review.Asked, e.Review.Wording = a.Print(), &a
	return e
}

// numbered gives e an id and a counter.
func numbered(e quiz.Entry, id string, n int) quiz.Entry {
	e.ID, e.N = id, n
	return e
}

// line is a line of a history, with its end.
func line(tb testing.TB, id, question string) string {
	return lineOf(tb, numbered(reviewOf(question), id, 1))
}

// lineOf is the line of an entry, with its end.
func lineOf(tb testing.TB, e quiz.Entry) string {
	tb.Helper()
	s, err := encode(e)
	if err != nil {
		tb.Fatal(err)
	}
	return s + "\n"
}

// file makes a file of the given text.
func file(tb testing.TB, text string) (path string) {
	path = filepath.Join(tb.TempDir(), "history.jsonl")
	write(tb, path, text)
	return path
}

func write(tb testing.TB, path, text string) {
	tb.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
}

func read(tb testing.TB, path string) string {
	tb.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

func open(tb testing.TB, path string) *Log {
	tb.Helper()
	l, err := Open(path, 7)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func add(tb testing.TB, l *Log, e quiz.Entry) (written quiz.Entry, others []quiz.Entry) {
	tb.Helper()
	written, others, err := l.Append(ctx, e)
	if err != nil {
		tb.Fatal(err)
	}
	return written, others
}

// questions are those of the reviews among entries, in order.
func questions(entries []quiz.Entry) string {
	var list []string
	for _, e := range entries {
		if e.Review != nil {
			list = append(list, e.Review.Question)
		}
	}
	return strings.Join(list, " ")
}

func wantQuestions(tb testing.TB, path, want string) {
	tb.Helper()
	if got := questions(open(tb, path).Entries()); got != want {
		tb.Errorf("%s holds %q, want %q", path, got, want)
	}
}

func TestFileReadsAsTheDesignSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "history.jsonl")
	l := open(t, path)
	if err := l.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	first, _ := add(t, l, worded("guarantees/three-pillars", "Where?"))
	add(t, l, quiz.Entry{At: monday, Amend: &quiz.Amend{Of: first.ID, Grade: quiz.Easy, Outcome: quiz.Right}})
	add(t, l, quiz.Entry{At: monday, Skip: "guarantees/snapback"})
	add(t, l, quiz.Entry{At: monday.UTC(), Undo: first.ID})
	add(t, l, quiz.Entry{At: monday.UTC(), Suspend: "guarantees/snapback"})
	add(t, l, quiz.Entry{At: monday.UTC(), Resume: "guarantees/snapback"})
	add(t, l, quiz.Entry{At: monday.UTC(), Flag: &quiz.Flag{Question: "guarantees/snapback", Note: "<two> are right"}})
	add(t, l, worded("guarantees/three-pillars", "Where?"))
	add(t, l, worded("guarantees/three-pillars", "Where to?"))

	got := strings.ReplaceAll(read(t, path), l.run, "RUN")
	want := header + `
{"asked":"ASKED1","question":"guarantees/three-pillars","kind":"single choice","deck":"deck","stem":"Where?","options":[["vienna","Vienna"],["bonn","Bonn {"]],"right":[["vienna"]]}
{"id":"RUN-000001","at":"2026-03-02T09:00:00.123+01:00","n":1,"review":{"question":"guarantees/three-pillars","asked":"ASKED1","text":"t1","outcome":"right","grade":3,"chance":0.25,"score":1,"ms":5321,"shown":["vienna","bonn"],"chosen":["bonn"]}}
{"id":"RUN-000002","at":"2026-03-02T09:00:00.123+01:00","n":2,"amend":{"of":"RUN-000001","grade":4,"outcome":"right"}}
{"id":"RUN-000003","at":"2026-03-02T09:00:00.123+01:00","n":3,"skip":"guarantees/snapback"}
{"id":"RUN-000004","at":"2026-03-02T08:00:00.123Z","n":4,"undo":"RUN-000001"}
{"id":"RUN-000005","at":"2026-03-02T08:00:00.123Z","n":5,"suspend":"guarantees/snapback"}
{"id":"RUN-000006","at":"2026-03-02T08:00:00.123Z","n":6,"resume":"guarantees/snapback"}
{"id":"RUN-000007","at":"2026-03-02T08:00:00.123Z","n":7,"flag":{"question":"guarantees/snapback","note":"<two> are right"}}
{"id":"RUN-000008","at":"2026-03-02T09:00:00.123+01:00","n":8,"review":{"question":"guarantees/three-pillars","asked":"ASKED1","text":"t1","outcome":"right","grade":3,"chance":0.25,"score":1,"ms":5321,"shown":["vienna","bonn"],"chosen":["bonn"]}}
{"asked":"ASKED2","question":"guarantees/three-pillars","kind":"single choice","deck":"deck","stem":"Where to?","options":[["vienna","Vienna"],["bonn","Bonn {"]],"right":[["vienna"]]}
{"id":"RUN-000009","at":"2026-03-02T09:00:00.123+01:00","n":9,"review":{"question":"guarantees/three-pillars","asked":"ASKED2","text":"t1","outcome":"right","grade":3,"chance":0.25,"score":1,"ms":5321,"shown":["vienna","bonn"],"chosen":["bonn"]}}
`
	for mark, stem := range map[string]string{"ASKED1": "Where?", "ASKED2": "Where to?"} {
		want = strings.ReplaceAll(want, mark, worded("guarantees/three-pillars", stem).Review.Asked)
	}
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if !regexp.MustCompile(`^[a-z2-7]{12}$`).MatchString(l.run) {
		t.Errorf("run %q", l.run)
	}
	if runtime.GOOS != "windows" {
		for name, want := range map[string]fs.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", name, info.Mode(), err)
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	l := open(t, filepath.Join(t.TempDir(), "h"))
	for range 200 {
		e := randomEntry(rng)
		written, _ := add(t, l, e)
		_, offset := e.At.Zone()
		e.ID, e.At, e.N, e.Line = written.ID, e.At.Truncate(time.Millisecond).In(zone(offset)), written.N, written.Line
		if r := e.Review; r != nil {
			r.Took = r.Took.Truncate(time.Millisecond)
			if got, err := l.Details(written); err != nil || !reflect.DeepEqual(got, *r.Details) {
				t.Fatalf("details are %+v, %v, want %+v", got, err, *r.Details)
			}
			r.Details = nil
		}
		if !reflect.DeepEqual(written, e) {
			t.Fatalf("wrote %+v, want %+v", written, e)
		}
	}
	if again := open(t, l.path).Entries(); !reflect.DeepEqual(again, l.Entries()) {
		t.Error("what is read is not what was written")
	}
}

// Where an offset has seconds, as before there were time zones, the instant
// stays the same.
func TestOffsetWithSeconds(t *testing.T) {
	for _, offset := range []int{3600 + 1, 2*3600 + 1824, -(5*3600 + 50), 59, -59} {
		at := monday.In(time.FixedZone("", offset))
		got, err := time.Parse(time.RFC3339, formatTime(at))
		if err != nil || !got.Equal(at) {
			t.Errorf("offset %d: %v became %s: %v", offset, at, formatTime(at), err)
		}
	}
}

func randomEntry(rng *rand.Rand) quiz.Entry {
	e := quiz.Entry{N: 1 + rng.IntN(maxN), At: time.Unix(rng.Int64N(4e9)-1e9, rng.Int64N(1e9)).In(zone((rng.IntN(27*4) - 13*4) * 900))}
	text := func() string {
		words := []string{"a/b", "Zaporizhzhia", "<&>", "“said”", "\"x\"\\", "Київ", "\x00\t\n", "\u2028", " ", "🦅"}
		return words[rng.IntN(len(words))] + words[rng.IntN(len(words))]
	}
	outcomes := []quiz.Outcome{quiz.Right, quiz.Partly, quiz.Wrong, quiz.Unknown}
	some := func() (list []string) {
		for range rng.IntN(5) {
			list = append(list, text())
		}
		return list
	}
	switch rng.IntN(10) {
	case 0:
		e.Skip = text()
	case 1:
		e.Undo = text()
	case 2:
		e.Amend = &quiz.Amend{Of: text(), Grade: quiz.Grade(1 + rng.IntN(4)), Outcome: outcomes[rng.IntN(4)]}
	case 3:
		e.Suspend = text()
	case 4:
		e.Resume = text()
	case 5:
		e.Flag = &quiz.Flag{Question: text(), Note: []string{"", text()}[rng.IntN(2)]}
	default:
		e.Review = &quiz.Review{
			Question: text(), Outcome: outcomes[rng.IntN(4)], Grade: quiz.Grade(1 + rng.IntN(4)), Chance: 1 / float64(1+rng.IntN(1e7)),
			Asked: text(), TextPrint: text(), Confidence: fsrs.Confidence(rng.IntN(4)), Practice: rng.IntN(4) == 0, Exam: rng.IntN(4) == 0,
			Took: time.Duration(rng.Int64N(1e13)),
			Details: &quiz.Details{
				Score: float64(rng.IntN(4)) / 3, Shown: some(),
				Reply: quiz.Reply{Chosen: some(), Text: some(), Self: quiz.Grade(rng.IntN(5)), Unknown: rng.IntN(2) == 0},
			},
		}
	}
	return e
}

func TestAppendRefusesWhatCannotBeRead(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "h"))
	far, graded, long := reviewOf("a"), reviewOf("a"), reviewOf("a")
	far.At = time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)
	graded.Review.Grade = 5
	long.Review.Details = &quiz.Details{Reply: quiz.Reply{Text: []string{strings.Repeat("x", maxLine)}}}
	both := reviewOf("a")
	both.Skip = "a"
	for name, e := range map[string]quiz.Entry{
		"nothing": {At: monday}, "year 12026": far, "grade 5": graded, "long": long, "two kinds": both,
		"no question": reviewOf(""),
	} {
		if _, _, err := l.Append(ctx, e); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := os.Stat(l.path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a file: %v", err)
	}
}

func TestEditorsAreTolerated(t *testing.T) {
	text := "\ufeff" + header + "\r\n\n  " + strings.TrimSuffix(line(t, "a-1", "q1"), "\n") + "\r\n \t\r\n" +
		"\ufeff" + header + "\n" + // the second file of a union
		`{ "at": "2026-03-02T09:00:00Z", "n": 2, "mood": {"x":[1]}, "review": {"grade":3, "Question":"q\u0032", "outcome":"right", "later":null}, "id": "a-2" }`
	path := file(t, text)
	wantQuestions(t, path, "q1 q2")

	// The last line lacks its end, but is an answer: it is kept, and ended.
	l := open(t, path)
	if _, seen := l.Torn(); seen {
		t.Error("a whole line is called torn")
	}
	add(t, l, reviewOf("q3"))
	wantQuestions(t, path, "q1 q2 q3")
	if !strings.HasPrefix(read(t, path), text+"\n{") {
		t.Error("the text before has changed")
	}
}

func TestUnion(t *testing.T) {
	shared := line(t, "r-000001", "q1") + line(t, "r-000002", "q2")
	ours := header + "\n" + shared + line(t, "s-000001", "q3")
	theirs := header + "\n" + shared + line(t, "t-000001", "q4")
	wantQuestions(t, file(t, ours+theirs), "q1 q2 q3 q4")
	wantQuestions(t, file(t, theirs+ours), "q1 q2 q4 q3")

	lines := slices.Compact(slices.Sorted(strings.Lines(ours + theirs)))
	wantQuestions(t, file(t, strings.Join(lines, "")), "q1 q2 q3 q4")

	// The union may be made while a window is open, from behind its back.
	path := file(t, ours)
	l := open(t, path)
	write(t, path, ours+theirs)
	if _, others := add(t, l, reviewOf("q5")); questions(others) != "q4" {
		t.Errorf("others are %q", questions(others))
	}
	wantQuestions(t, path, "q1 q2 q3 q4 q5")

	_, err := Open(file(t, ours+line(t, "r-000001", "other")), 7)
	wantBad(t, err, 5, "r-000001")
}

func wantBad(tb testing.TB, err error, line int, why string) {
	tb.Helper()
	bad, ok := errors.AsType[*BadLine](err)
	if !ok || bad.Line != line || !strings.Contains(bad.Why, why) || bad.Path == "" || bad.Hint() == "" {
		tb.Errorf("error %v, want line %d: %s", err, line, why)
	}
}

func TestBadLines(t *testing.T) {
	good := line(t, "a-1", "q1")
	for bad, why := range map[string]string{
		"garbage":      "no JSON",
		"null":         notOurs,
		"[1]":          notOurs,
		"{}":           notOurs,
		`{"id":"a-2"}`: notOurs,
		`{"id":"a-2","at":"yesterday","skip":"q"}`:                           `"yesterday" is no time`,
		`{"id":"a-2","at":"2026-03-02T09:00:00Z","skip":"q"}`:                "without its counter",
		`{"id":"a-2","at":"2026-03-02T09:00:00Z","n":-1,"skip":"q"}`:         "counter n is -1",
		`{"id":"a-2","at":"2026-03-02T09:00:00Z","n":1000000000,"skip":"q"}`: "counter n is 1000000000",
		strings.Replace(good, ":3,", ":\"3\",", 1):                           `"review.grade" is of the wrong type`,
		strings.Replace(good, ":3,", ":7,", 1):                               "7 is no grade",
		strings.Replace(good, "right", "rite", 1):                            `"rite" is no outcome`,
		strings.Replace(good, `"q1"`, `""`, 1):                               "without its question",
		strings.Replace(good, `0.25`, `25`, 1):                               "chance outside 0 to 1",
		strings.Replace(good, "}}", "}} {}", 1):                              notOurs,
		strings.Replace(good, "}}", `},"undo":"x"}`, 1):                      "more than one entry",
		`{"id":"a-2","at":"2026-03-02T09:00:00Z","n":1}`:                     "without a review",
		`{"policyquiz":"deck","version":1}`:                                  `a header of "deck"`,
		`{"policyquiz":"history"}`:                                           "without its version",
		strings.Repeat("x", maxLine+1):                                       "longer than",
		`{"policyquiz":"history","version":3}`:                               "history version 3",
	} {
		newer := strings.Contains(why, "version 3")
		bad = strings.TrimSuffix(bad, "\n")
		_, err := Open(file(t, header+"\n"+good+bad+"\n"+line(t, "a-3", "q3")), 7)
		wantBad(t, err, 3, why)
		if b, ok := errors.AsType[*BadLine](err); ok && b.Newer != newer {
			t.Errorf("%s: newer is %v", why, b.Newer)
		}
	}
}

// A write can be cut short anywhere. Whatever is left of the line is kept
// aside, and nothing else is touched.
func TestTornAtEveryByte(t *testing.T) {
	whole := header + "\n" + line(t, "a-1", "q1")
	last := line(t, "a-2", "Київ")
	for n := 1; n < len(last)-1; n++ {
		path := file(t, whole+last[:n])
		l := open(t, path)
		torn, seen := l.Torn()
		if !seen || torn != (Torn{Line: 3, Bytes: last[:n]}) {
			t.Fatalf("cut at %d: torn is %+v", n, torn)
		}
		written, _ := add(t, l, reviewOf("q3"))
		torn, _ = l.Torn()
		if !strings.HasPrefix(torn.Aside, path+".torn-") || read(t, torn.Aside) != last[:n] {
			t.Fatalf("cut at %d: kept aside %+v", n, torn)
		}
		if want := whole + lineOf(t, numbered(reviewOf("q3"), written.ID, 2)); read(t, path) != want {
			t.Fatalf("cut at %d: file is\n%s", n, read(t, path))
		}
		add(t, l, reviewOf("q4"))
		wantQuestions(t, path, "q1 q3 q4")
	}
}

func TestTornHeader(t *testing.T) {
	for n := range len(header) {
		path := file(t, header[:n])
		add(t, open(t, path), reviewOf("q1"))
		wantQuestions(t, path, "q1")
	}
	path := file(t, header)
	add(t, open(t, path), reviewOf("q1"))
	wantQuestions(t, path, "q1")
}

// A file that was named by mistake is not cut because its last line has no
// end.
func TestForeignFileIsLeftAlone(t *testing.T) {
	for _, text := range []string{"dear diary", "\x00\x00\x00", `{"seeds":`, "PK\x03\x04\n\x00"} {
		path := file(t, text)
		if _, err := Open(path, 7); err == nil {
			t.Errorf("%q passes for a history", text)
		}
		if _, _, err := Repair(ctx, path); err == nil || hintOf(err) == "" {
			t.Errorf("%q was repaired: %v", text, err)
		}
		if read(t, path) != text {
			t.Errorf("%q was changed", text)
		}
	}
}

func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

// What others do to a file between two appends, with a lock or without.
func TestFileChangesBetweenAppends(t *testing.T) {
	start := header + "\n" + line(t, "a-1", "q1") + line(t, "a-2", "q2")
	for _, c := range []struct {
		name         string
		change       func(t *testing.T, path string)
		others, then string
	}{
		{"nothing", func(t *testing.T, path string) {}, "", "q1 q2 mine"},
		{"another window", func(t *testing.T, path string) { add(t, open(t, path), reviewOf("q3")) }, "q3", "q1 q2 q3 mine"},
		{"another window stopped", func(t *testing.T, path string) { write(t, path, start+line(t, "b-1", "q3")+`{"id"`) }, "q3", "q1 q2 q3 mine"},
		{"removed", func(t *testing.T, path string) { os.Remove(path) }, "", "mine"},
		{"emptied", func(t *testing.T, path string) { write(t, path, "") }, "", "mine"},
		{"shortened", func(t *testing.T, path string) { write(t, path, header+"\n"+line(t, "a-1", "q1")) }, "", "q1 mine"},
		{"edited in place", func(t *testing.T, path string) {
			write(t, path, header+"\n"+line(t, "b-9", "q0")+line(t, "a-3", "q3")+line(t, "a-1", "q1"))
		}, "q0 q3", "q0 q3 q1 mine"},
		{"replaced", func(t *testing.T, path string) {
			write(t, path+"~", start+line(t, "b-1", "q3"))
			if err := os.Rename(path+"~", path); err != nil {
				t.Fatal(err)
			}
		}, "q3", "q1 q2 q3 mine"},
		{"replaced by one that ends like it", func(t *testing.T, path string) {
			write(t, path+"~", strings.Replace(start, "q1", "q9", 1))
			if err := os.Rename(path+"~", path); err != nil {
				t.Fatal(err)
			}
		}, "", "q9 q2 mine"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := file(t, start)
			l := open(t, path)
			c.change(t, path)
			_, others := add(t, l, reviewOf("mine"))
			if questions(others) != c.others {
				t.Errorf("others are %q, want %q", questions(others), c.others)
			}
			if questions(l.Entries()) != c.then {
				t.Errorf("entries are %q, want %q", questions(l.Entries()), c.then)
			}
			wantQuestions(t, path, c.then)
		})
	}
}

func TestOthersBadLineStopsAppend(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1")+line(t, "a-1", "q1")) // a union, so each id is looked up
	l := open(t, path)
	broken := read(t, path) + line(t, "a-2", "q2") + "garbage\n" + line(t, "a-3", "q3")
	write(t, path, broken)
	for range 2 {
		_, _, err := l.Append(ctx, reviewOf("mine"))
		wantBad(t, err, 5, "no JSON")
	}
	if read(t, path) != broken || questions(l.Entries()) != "q1" {
		t.Error("something was written or taken in")
	}
	if _, _, err := Repair(ctx, path); err != nil {
		t.Fatal(err)
	}
	if _, others := add(t, l, reviewOf("mine")); questions(others) != "q2 q3" {
		t.Errorf("others are %q", questions(others))
	}
	wantQuestions(t, path, "q1 q2 q3 mine")
}

// symlink makes a link, or skips the test. There are systems that make none and
// say that they did.
func symlink(tb testing.TB, target, link string) {
	tb.Helper()
	err := os.Symlink(target, link)
	if err == nil {
		_, err = os.Lstat(link)
	}
	if err != nil {
		tb.Skip(err)
	}
}

func TestUnusablePlaces(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	write(t, plain, "")
	link := filepath.Join(dir, "link")
	symlink(t, filepath.Join(dir, "gone", "history"), link)
	for name, path := range map[string]string{
		"a folder": dir, "a file for a folder": filepath.Join(plain, "history"), "a link to nothing": link, "no name": "",
	} {
		l, err := Open(path, 7)
		if err == nil {
			err = l.Ready(ctx) // Windows cannot tell a missing folder from a file
		}
		if err == nil || !strings.Contains(err.Error(), path) || hintOf(err) == "" {
			t.Errorf("%s: error %v, hint %q", name, err, hintOf(err))
		}
	}

	l := open(t, filepath.Join(plain+"-2", "history"))
	write(t, plain+"-2", "")
	if err := l.Ready(ctx); err == nil || !strings.Contains(err.Error(), l.path) || hintOf(err) == "" {
		t.Errorf("Ready: %v, hint %q", err, hintOf(err))
	}
	if _, _, err := l.Append(ctx, reviewOf("q")); err == nil || !strings.Contains(err.Error(), l.path) {
		t.Errorf("Append: %v", err)
	}
}

func TestLink(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1")+"garbage\n")
	link := filepath.Join(t.TempDir(), "link")
	symlink(t, path, link)
	aside, _, err := Repair(ctx, link)
	if err != nil || !strings.HasPrefix(aside, path+".bad-") {
		t.Fatal(aside, err)
	}
	add(t, open(t, link), reviewOf("q2"))
	wantQuestions(t, path, "q1 q2")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}

// An answer may come before Ready was called, or after the file was emptied.
func TestAppendWritesTheHeader(t *testing.T) {
	for name, path := range map[string]string{
		"a missing file": filepath.Join(t.TempDir(), "history.jsonl"),
		"an empty file":  file(t, ""),
	} {
		l := open(t, path)
		written, _ := add(t, l, reviewOf("q"))
		if got := read(t, path); !strings.HasPrefix(got, header+"\n{") || strings.Count(got, "\n") != 2 {
			t.Errorf("%s holds %q", name, got)
		}
		if again := open(t, path).Entries(); len(again) != 1 || !reflect.DeepEqual(again[0], written) {
			t.Errorf("%s: read again: %v", name, again)
		}
	}
}

// A brokenDisk is a text of which a part cannot be read.
type brokenDisk struct {
	text     string
	from, to int64
}

func (b brokenDisk) ReadAt(p []byte, off int64) (int, error) {
	if off < b.to && off+int64(len(p)) > b.from {
		return 0, errDisk
	}
	return strings.NewReader(b.text).ReadAt(p, off)
}

// Whichever part of a file cannot be read, that is the error: in the look for
// the bounds of stretches, and in each stretch.
func TestReadErrors(t *testing.T) {
	text := strings.Repeat(line(t, "a-1", "q1"), 2000)
	size := int64(len(text))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, n := range []int{1, 4} {
		runtime.GOMAXPROCS(n)
		scans, _, err := scanFile(brokenDisk{text, size, size}, 0, size)
		if err != nil || len(scans) != n {
			t.Fatalf("%d stretches, and not %d: %v", len(scans), n, err)
		}
		for at := int64(0); at < size; at += 8192 {
			if scans, _, err := scanFile(brokenDisk{text, at, at + 1}, 0, size); !errors.Is(err, errDisk) || scans != nil {
				t.Errorf("%d stretches, byte %d cannot be read: %d scans, %v", n, at, len(scans), err)
			}
		}
		bounds, err := stretches(brokenDisk{text, size / 2, size/2 + 1}, 0, size)
		if (n > 1) != errors.Is(err, errDisk) || (n > 1) != (bounds == nil) {
			t.Errorf("bounds of %d stretches: %v, %v", n, bounds, err)
		}
	}
}

func TestStretchesAddUp(t *testing.T) {
	text := read(t, tenYears(t, 3000))
	lines := slices.Collect(strings.Lines(text))
	lines[2500] = "garbage\n" // the header is line 1
	bad := strings.Join(lines, "")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, n := range []int{1, 2, 3, 7} {
		runtime.GOMAXPROCS(n)
		if got := open(t, file(t, text)).Entries(); !reflect.DeepEqual(got, readable(t, text).entries) {
			t.Errorf("%d stretches differ from one", n)
		}
		_, err := Open(file(t, bad), 7)
		wantBad(t, err, 2501, "no JSON")
		l := open(t, file(t, text[:len(text)-9]))
		if torn, seen := l.Torn(); !seen || torn.Line != len(lines) || len(l.Entries()) != 2999 {
			t.Errorf("%d stretches: torn %+v", n, torn)
		}
	}
}

// The room for entries is a guess. If a stretch has more of them than was guessed,
// none is lost.
func TestMoreEntriesThanGuessed(t *testing.T) {
	const blank, step = 8 << 10, 32 << 10 // bytes; each sample lies within a blank line
	var text strings.Builder
	n := 0
	fill := func(end int) {
		for text.Len() < end {
			n++
			text.WriteString(line(t, fmt.Sprintf("a-%06d", n), "q"))
		}
	}
	for i := range 15 {
		fill(i*step - 1024)
		text.WriteString(strings.Repeat(" ", i*step+blank-1-text.Len()) + "\n")
	}
	fill(15*step - 1024)
	text.WriteString(strings.Repeat(" ", 15*step+blank-1-text.Len()) + "\n")
	half := text.Len()
	fill(2 * half)

	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	r := strings.NewReader(text.String())
	scans, space, err := scanFile(r, 0, r.Size())
	if err != nil || len(scans) != 2 || space != nil || len(scans[0].entries) < 2*room(r, 0, int64(half)) {
		t.Fatalf("%d stretches, room %d, %v: this tests nothing", len(scans), cap(space), err)
	}
	if got := open(t, file(t, text.String())).Entries(); !reflect.DeepEqual(got, readable(t, text.String()).entries) {
		t.Errorf("%d entries differ from those of one stretch", len(got))
	}
}

// A line may be longer than what is read at a time.
func TestLongLines(t *testing.T) {
	long := strings.Replace(line(t, "a-2", "q2"), `"score"`, `"x":"`+strings.Repeat("x", 3*block)+`","score"`, 1)
	text := header + "\n" + line(t, "a-1", "q1") + long + line(t, "a-3", "q3") + strings.Repeat(" ", 2*block)
	l := open(t, file(t, text))
	if got := questions(l.Entries()); got != "q1 q2 q3" {
		t.Errorf("entries %s", got)
	}
	for _, e := range l.Entries() {
		if _, err := l.Details(e); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
}

// The lines of details are read in any order, many at a time.
func TestDetailsInAnyOrder(t *testing.T) {
	l := open(t, tenYears(t, 1000))
	entries := slices.Clone(l.Entries())
	for range 3 {
		for _, e := range slices.Backward(entries) {
			if _, err := l.Details(e); err != nil {
				t.Fatal(e.ID, err)
			}
		}
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	}
}

// Each line that bears the id of another entry is reported by its number.
func TestNumbersOfTwins(t *testing.T) {
	text := header + "\n" + line(t, "a-1", "q1") + line(t, "a-1", "q2") + "\n" + line(t, "a-1", "q1") + line(t, "a-1", "q3")
	_, lines, err := Repair(ctx, file(t, text))
	if err != nil || !slices.Equal(lines, []int{3, 6}) {
		t.Errorf("repaired %v, %v", lines, err)
	}
}

// Details are read from the file. If that is another one now, there are none, and
// none of another answer.
func TestDetailsOfAnotherFile(t *testing.T) {
	path := file(t, header+"\n"+line(t, "a-1", "q1")+line(t, "a-2", "q2"))
	l := open(t, path)
	e := l.Entries()[1]
	if _, err := l.Details(e); err != nil {
		t.Fatal(err)
	}
	for _, stranger := range []quiz.Entry{{}, {ID: "a-2", Line: quiz.Stretch{From: 1 << 40, Size: 9}}, {ID: "a-2", Line: quiz.Stretch{From: -1, Size: 9}}, {ID: "a-1", Line: e.Line}} {
		if d, err := l.Details(stranger); !errors.Is(err, errChanged) {
			t.Errorf("%+v has details %+v, %v", stranger, d, err)
		}
	}
	for _, other := range []string{header + "\n", header + "\n" + line(t, "b-1", "q1") + line(t, "b-2", "q2")} {
		l := open(t, path)
		text := read(t, path)
		write(t, path, other)
		d, err := l.Details(e)
		if !errors.Is(err, errChanged) && !errors.Is(err, io.EOF) || hintOf(err) == "" {
			t.Errorf("details %+v, %v", d, err)
		}
		write(t, path, text)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, path).Details(e); err == nil {
		t.Error("an entry of a file that is gone has details")
	}
}

func TestRepair(t *testing.T) {
	lost := []string{header + "\r\n", line(t, "a-1", "q1"), "garbage\n", "\n", line(t, "a-2", "q2"),
		"\x00\x00{\n", line(t, "a-1", "other"), line(t, "a-3", "q3"), `{"id":"a-4`}
	text := strings.Join(lost, "")
	path := file(t, text)
	aside, lines, err := Repair(ctx, path)
	if err != nil || !slices.Equal(lines, []int{3, 6, 7, 9}) {
		t.Fatal(lines, err)
	}
	if got, want := read(t, aside), lost[2]+lost[5]+lost[6]+lost[8]+"\n"; got != want {
		t.Errorf("kept aside %q, want %q", got, want)
	}
	blank := func(line string) string { return strings.Repeat(" ", len(line)-1) + "\n" }
	if got, want := read(t, path), lost[0]+lost[1]+blank(lost[2])+lost[3]+lost[4]+blank(lost[5])+blank(lost[6])+lost[7]; got != want {
		t.Errorf("left %q, want %q", got, want)
	}
	kept, err := filepath.Glob(path + ".before-repair-*")
	if err != nil || len(kept) != 1 || read(t, kept[0]) != text {
		t.Errorf("kept the whole as %v, %v", kept, err)
	}
	wantQuestions(t, path, "q1 q2 q3")

	if aside, lines, err := Repair(ctx, path); aside != "" || lines != nil || err != nil {
		t.Errorf("a good file was repaired: %v %v %v", aside, lines, err)
	}
	newer := `{"policyquiz":"history","version":3}` + "\n" + `{"like":1}` + "\n"
	path = file(t, newer)
	_, _, err = Repair(ctx, path)
	wantBad(t, err, 1, "version 3")
	if read(t, path) != newer {
		t.Error("a newer history was changed")
	}
	if _, _, err := Repair(ctx, path+"-missing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	if files, _ := filepath.Glob(path + "-missing*"); len(files) > 0 {
		t.Errorf("left behind %v", files)
	}
}

func FuzzOpen(f *testing.F) {
	good := header + "\n" + line(f, "a-1", "q1") + line(f, "a-2", "q2")
	for _, text := range []string{
		"", good, good[:len(good)-5], good + "x\n" + line(f, "a-1", "q3"), "\ufeff" + good + good, good + "\r\n{",
		strings.ReplaceAll(good, "\n", ""), strings.ReplaceAll(good, "\n", "*"), good + "x" + good + "{\"id\"", good + `{"id":"a-4","at":"2026-03-02T09:00:00Z","later":1}`,
		good + "x\n{", // what is moved has no line end, and neither has what is cut off
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := file(t, string(text))
		l, err := Open(path, 7)
		if err != nil {
			aside, _, err := Repair(ctx, path)
			if err != nil {
				return // not a history, or a newer one
			}
			checkRepair(t, string(text), path, aside)
			l = open(t, path)
		}
		ids := goodIDs(text)
		for _, e := range l.Entries() {
			delete(ids, e.ID)
		}
		if len(ids) > 0 {
			t.Fatalf("lost entries %v of %q", ids, text)
		}
		before := read(t, path)
		written, _ := add(t, l, reviewOf("q"))
		torn, _ := l.Torn()
		if after := read(t, path); !strings.HasPrefix(after+torn.Bytes, strings.TrimSuffix(before, torn.Bytes)) {
			t.Fatalf("append changed %q to %q", before, after)
		}
		if again := open(t, path).Entries(); again[len(again)-1].ID != written.ID || !reflect.DeepEqual(again, l.Entries()) {
			t.Fatal("the file does not hold what the Log says")
		}
	})
}

// checkRepair checks that a repair has lost nothing of text: the file differs
// from it only by spaces and by an end that was cut off, and what is missing
// stands in aside, in order.
func checkRepair(t *testing.T, text, path, aside string) {
	t.Helper()
	after := read(t, path)
	if len(after) > len(text) {
		t.Fatalf("repair made %q of %q", after, text)
	}
	var missing strings.Builder
	for i := range len(text) {
		switch {
		case i >= len(after):
			missing.WriteByte(text[i])
		case after[i] == text[i]:
		case after[i] == ' ':
			missing.WriteByte(text[i])
		default:
			t.Fatalf("repair made %q of %q", after, text)
		}
	}
	// A space that was moved looks as if it had stayed, and each part ends a line.
	bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	if got, want := bare(read(t, aside)), bare(missing.String()); got != want {
		t.Fatalf("repair of %q moved %q, but %q is missing", text, got, want)
	}
	before, err := filepath.Glob(path + ".before-repair-*")
	if err != nil || len(before) != 1 || read(t, before[0]) != text {
		t.Fatalf("no copy of %q in %v: %v", text, before, err)
	}
}

func goodIDs(text []byte) map[string]bool {
	ids := make(map[string]bool)
	for line := range bytes.Lines(text) {
		if c, fault := decode(string(bytes.TrimSuffix(line, []byte("\n")))); fault == nil && c.entry.ID != "" {
			ids[c.entry.ID] = true
		}
	}
	return ids
}
