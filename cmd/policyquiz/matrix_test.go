package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
)

// TestGrid shows the matrix of the course in matrix.txtar without the shipped
// positions, which no script can do.
func TestGrid(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/script/matrix.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "course/"); ok {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	all, left := positions(openedCourse(t, deckfile.Folder{FS: files, Name: "course"}), false)
	if len(left) > 0 {
		t.Fatal(left)
	}
	for columns, want := range map[string]string{"80": grid80, "40": grid40, "20": grid20} {
		var out bytes.Buffer
		getenv := func(name string) string { return map[string]string{"COLUMNS": columns}[name] }
		printMatrix(&program{env: env{out: &out}, streams: terminal.Open(nil, &out, &out, getenv)}, all)
		if got := out.String(); got != strings.TrimPrefix(want, "\n") {
			t.Errorf("at %s columns:\n%s", columns, got)
		}
	}
}

const (
	grid80 = `
+ for  - against  ~ on conditions
a attributed  r reported  no letter: first-hand

 1  the mayor (mayor)
 2  the clerk (clerk)
 3  the smith (smith)
 4  the Union of Hauliers and Carriers of the Upper Valley (union-of-hauliers)
                                         1     2     3     4
A road should be built around the     +/~r     ~    -a
  town
  bypass
Whoever uses the "new road", lorries           +          -a
  above all, should pay a toll
  toll
`
	grid40 = `
+ for  - against  ~ on conditions
a attributed  r reported  no letter:
first-hand

 1  the mayor (mayor)
 2  the clerk (clerk)
 3  the smith (smith)
 4  the Union of Hauliers and Carriers
    of the Upper Valley
    (union-of-hauliers)
                     1     2     3     4
A road should be  +/~r     ~    -a
  built around
  the town
  bypass
Whoever uses the           +          -a
  "new road",
  lorries above
  all, should
  pay a toll
  toll
`
	grid20 = `
+ for  - against  ~
on conditions
a attributed  r
reported  no letter:
first-hand

1  the mayor (mayor)
               1
A road      +/~r
  should
  be built
  around
  the town
  bypass

2  the clerk (clerk)
               2
A road         ~
  should
  be built
  around
  the town
  bypass
Whoever        +
  uses the
  "new
  road",
  lorries
  above
  all,
  should
  pay a
  toll
  toll

3  the smith (smith)
               3
A road        -a
  should
  be built
  around
  the town
  bypass

4  the Union of
   Hauliers and
   Carriers of the
   Upper Valley
   (union-of-
   hauliers)
               4
Whoever       -a
  uses the
  "new
  road",
  lorries
  above
  all,
  should
  pay a
  toll
  toll
`
)

func openedCourse(t *testing.T, folders ...deckfile.Folder) *deckfile.Course {
	t.Helper()
	c, err := deckfile.OpenCourse("course", folders...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestPositionsWithProblems: a stance is left out whatever of it has a problem:
// the stance itself, its issue, its actor, or who tells it.
func TestPositionsWithProblems(t *testing.T) {
	t.Parallel()
	stance := func(issue, who, by, holds string) string {
		return "[[stance]]\nissue = '" + issue + "'\nwho = '" + who + "'\nby = '" + by + "'\ntold = 'attributed'\nat = 1\n" + holds
	}
	const holds = "holds = 'for'\n"
	src := "[document]\ntitle = 'A talk'\nparagraphs = 4\n[actor.ann]\nname = 'Ann'\nkind = 'person'\n[actor.bob]\nname = 'Bob'\n" +
		stance("peace", "ann", "ann", holds) + stance("war", "ann", "ann", "") + stance("no", "ann", "ann", holds) +
		stance("peace", "bob", "ann", holds) + stance("trade", "ann", "bob", holds)
	issues := "[issue.peace]\nclaim = 'Peace holds'\n[issue.war]\nclaim = 'War comes'\n[issue.trade]\nclaim = 'Trade helps'\n"
	all, left := positions(openedCourse(t, deckfile.Folder{Name: "course", FS: fstest.MapFS{
		"talk.toml": {Data: []byte(src)}, "issues.toml": {Data: []byte(issues)},
	}}), false)
	if len(all) != 1 || all[0].Issue != "peace" || all[0].Name != "Ann" {
		t.Errorf("positions %+v", all)
	}
	if len(left) != 1 || left[0] != (leftOut{`4 stances of seed "talk" have problems and are left out`, "course/talk.toml"}) {
		t.Errorf("left out %+v", left)
	}
}
