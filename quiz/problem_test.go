package quiz

import (
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
