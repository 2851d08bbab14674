package quiz

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

func TestProblems(t *testing.T) {
	var ps Problems
	if ps.Err() != nil || ps.Broken() || len(ps.Sorted()) != 0 {
		t.Errorf("without problems: %v", ps.Err())
	}
	add := func(file string, line int, what, hint string, warning bool) {
		ps.Add(&Problem{Pos: Pos{file, line}, What: what, Hint: hint, Warning: warning})
	}
	add("b.toml", 1, "no answer", "add one", true)
	if ps.Err() != nil || ps.Broken() {
		t.Errorf("a warning breaks: %v", ps.Err())
	}
	add("b.toml", 10, "no wrong options", "", false)
	add("b.toml", 9, "no source", "x", false)
	add("b.toml", 0, "no title", "", false)
	add("a.toml", 30, "no id", "", false)
	add("b.toml", 9, "no source", "y", false)
	add("b.toml", 9, "no source", "x", false)
	add("b.toml", 9, "bad id", "", false)
	add("b.toml", 1, "no answer", "add one", true)
	want := strings.Join([]string{
		"a.toml:30: no id",
		"b.toml: no title",
		"b.toml:1: warning: no answer",
		"b.toml:9: bad id",
		"b.toml:9: no source", // hint x
		"b.toml:9: no source", // hint y
		"b.toml:10: no wrong options",
	}, "\n")
	if err := ps.Err(); err == nil || err.Error() != want || !ps.Broken() {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if again := ps.Error(); again != want {
		t.Errorf("asked again\n%s", again)
	}
}

// TestProblemsCausesFirst writes a problem as file:line, or as file:line<cause
// where it follows from another.
func TestProblemsCausesFirst(t *testing.T) {
	for name, c := range map[string]struct{ given, want string }{
		"behind its line":                  {"a:1<a:6 a:4 a:6 a:7", "a:4 a:6 a:1 a:7"},
		"behind the last of another file":  {"a:1 a:2<b a:3 b:4 b:9 c:1", "a:1 a:3 b:4 b:9 a:2 c:1"},
		"once for a whole file":            {"a:1<b a:2<b a:3<b b:4 c:1<b", "b:4 a:1 c:1"},
		"each for a line":                  {"a:1<b:4 a:2<b:4 b:4", "b:4 a:1 a:2"},
		"a chain":                          {"a:1<b b:1<c c:5 d:1", "c:5 b:1 a:1 d:1"},
		"the cause is not there":           {"a:1<z a:2 a:3<z b:1<z", "a:1 a:2 b:1"},
		"a circle loses nothing":           {"a:1<b:1 b:1<a:1 c:1", "c:1 a:1 b:1"},
		"itself":                           {"a:1<a:1 b:1", "b:1 a:1"},
		"a file's own problem comes first": {"b:0 b:4<c b:2 c:1 a:1<b", "b:0 b:2 a:1 c:1 b:4"},
	} {
		var ps Problems
		for _, word := range strings.Fields(c.given) {
			at, cause, _ := strings.Cut(word, "<")
			ps.Add(&Problem{Pos: posOf(at), Follows: posOf(cause)})
		}
		var got []string
		for _, p := range ps.Sorted() {
			got = append(got, fmt.Sprintf("%s:%d", p.Pos.File, p.Pos.Line))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// TestProblemsOfOneCause: what is missing is said once for each file, with the
// number of other places.
func TestProblemsOfOneCause(t *testing.T) {
	for name, c := range map[string]struct{ given, want string }{
		"one place":                  {"a:1<z", "a:1: x"},
		"two places":                 {"a:1<z a:2<z", "a:1: x, here and in 1 more place"},
		"three places":               {"a:1<z a:2<z a:5<z", "a:1: x, here and in 2 more places"},
		"in each file":               {"a:1<z a:2<z b:1<z b:4<z b:7<z", "a:1: x, here and in 1 more place\nb:1: x, here and in 2 more places"},
		"not if the cause is told":   {"a:1<b a:2<b b:4", "b:4: x\na:1: x"},
		"nor for the line of a file": {"a:1<z:1 a:2<z:1", "a:1: x\na:2: x"},
	} {
		var ps Problems
		for _, word := range strings.Fields(c.given) {
			at, cause, _ := strings.Cut(word, "<")
			ps.Add(&Problem{Pos: posOf(at), What: "x", Follows: posOf(cause)})
		}
		if got := ps.Error(); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestProblemsOrder: of two problems of one line, the mistake comes before the
// warning.
func TestProblemsOrder(t *testing.T) {
	var ps, others Problems
	ps.Add(&Problem{Pos: Pos{"a", 1}, What: "x", Warning: true})
	others.Add(&Problem{Pos: Pos{"a", 1}, What: "x"})
	others.Add(&Problem{Pos: Pos{"a", 1}, What: "x", Rule: "r"})
	ps.AddAll(&others)
	if got, want := ps.Error(), "a:1: x\na:1: warning: x\na:1: x [r]"; got != want || ps.Len() != 3 {
		t.Errorf("%d problems:\n%s\nwant\n%s", ps.Len(), got, want)
	}
	if err := ps.Mistakes(); err == nil || err.Error() != "a:1: x\na:1: x [r]" {
		t.Errorf("mistakes:\n%v", err)
	}
}

func posOf(s string) Pos {
	file, line, _ := strings.Cut(s, ":")
	n, _ := strconv.Atoi(line)
	return Pos{file, n}
}

func TestProblemNamesItsRule(t *testing.T) {
	for want, p := range map[string]Problem{
		"a.toml:3: the key is the longest option":                        {Pos: Pos{"a.toml", 3}, What: "the key is the longest option"},
		"a.toml:3: the key is the longest option [longest-key]":          {Pos: Pos{"a.toml", 3}, What: "the key is the longest option", Rule: "longest-key"},
		"a.toml:3: warning: the key is the longest option [longest-key]": {Pos: Pos{"a.toml", 3}, What: "the key is the longest option", Rule: "longest-key", Warning: true},
	} {
		if got := p.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
