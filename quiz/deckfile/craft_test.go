package deckfile

import (
	"bufio"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policyquiz/quiz"
	"policyquiz/quiz/lint"
)

// TestFlawsAreNamed checks a course of flawed questions and one of sound ones. Behind
// a line at fault stand "# !" and the ids of the rules that are broken there: these
// and no others are found.
func TestFlawsAreNamed(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("testdata", "craft", "heat")
	c, err := OpenCourse("heat", Folder{FS: os.DirFS(dir), Name: "heat"})
	if err != nil {
		t.Fatal(err)
	}
	if _, flaws := c.Inspect("heat/good.toml"); flaws.Len() > 0 {
		t.Errorf("sound questions, and found: %v", flaws)
	}
	problems, flaws := c.Inspect("heat/earlier.toml", "heat/flawed.toml", "heat/habits.toml", "heat/heating-act.toml", "heat/pump-note.toml", "heat/white-paper.toml")
	for _, p := range problems.All() {
		t.Errorf("%v", p)
	}
	var want, got []string
	broken := map[string]bool{}
	for _, p := range flaws.All() {
		got = append(got, p.Pos.String()+" "+p.Rule)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for line, rules := range marks(t, file) {
			for _, rule := range rules {
				want = append(want, "heat/"+filepath.Base(file)+":"+strconv.Itoa(line)+" "+rule)
				broken[rule] = true
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("not found: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("found: %s", g)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d flaws were found, and there are %d", len(got), len(want))
	}
	for _, id := range lint.IDs() {
		elsewhere := id == "card-in-exam" // broken in archives of testdata/craft
		if !broken[id] && !elsewhere {
			t.Errorf("no question of the course breaks %s", id)
		}
	}
}

// marks returns the rules behind "# !", by line.
func marks(t *testing.T, file string) map[int][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found := map[int][]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if _, rules, marked := strings.Cut(lines.Text(), "# ! "); marked {
			found[n] = strings.Fields(rules)
		}
	}
	return found
}

// TestCraft reads each archive in testdata/craft: decks and seeds, and in want the
// flaws that are to be found in them, those of waivers included.
func TestCraft(t *testing.T) {
	t.Parallel()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("testdata/craft/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives in testdata/craft", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range slices.Concat(base.Files, a.Files) {
			files[f.Name] = string(f.Data)
		}
		want := files["want"]
		delete(files, "want")
		course := &Course{Catalog: catalog(files), Language: "en"}
		problems, flaws := course.Inspect()
		problems.AddAll(flaws)
		saneProblems(t, problems.Sorted(), files)
		got := listed(problems.Sorted())
		if got == want {
			continue
		}
		if !*update {
			t.Errorf("%s: found:\n%s\nwant:\n%s", name, got, want)
			continue
		}
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
		a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every flaw has the level of its rule, whatever finds it.
func TestFlawsHaveTheirLevels(t *testing.T) {
	t.Parallel()
	c, err := OpenCourse("heat", Folder{FS: os.DirFS(filepath.Join("testdata", "craft", "heat")), Name: "heat"})
	if err != nil {
		t.Fatal(err)
	}
	_, flaws := c.Inspect()
	if flaws.Len() < 40 {
		t.Error("few flaws: ", flaws.Len())
	}
	seen := map[string]bool{}
	for _, p := range flaws.All() {
		rule, known := lint.Find(p.Rule)
		if !known || !p.Warning || p.Note != (rule.Level == lint.Note) {
			t.Errorf("%v: warning %v, note %v", p, p.Warning, p.Note)
		}
		seen[p.Rule] = true
	}
	if len(seen) < 30 {
		t.Errorf("only %v", slices.Sorted(maps.Keys(seen)))
	}
}

// Where few flaws of each rule are kept, the others are counted. Those of a rule that is
// not wanted are neither.
func TestFewFlawsAreKept(t *testing.T) {
	t.Parallel()
	files := map[string]string{"decks/deck.toml": "title = 'T'\nwaive = { length-cue = 'a test' }\n"}
	for i := range 12 {
		waive := ""
		if i < 3 {
			waive = "waive = { no-source = 'a test' }\n"
		}
		n := strconv.Itoa(i)
		files["decks/deck.toml"] += "\n[[question]]\nid = 'q" + n + "'\nask = 'Which of these is number " + n + ", as the document has it?'\nanswer = 'it is that one, the longest of all'\nwrong = ['this', 'none']\n" + waive
	}
	all := &Course{Catalog: catalog(files), Language: "en"}
	problems, flaws := all.Inspect()
	if problems.Len() > 0 {
		t.Fatal(problems)
	}
	total := map[string]int{}
	for _, p := range flaws.All() {
		total[p.Rule]++
	}
	if total["no-source"] != 9 || total["no-because"] != 12 {
		t.Fatalf("%v: %v", total, flaws)
	}
	few := &Course{Catalog: catalog(files), Language: "en"}
	_, kept, left := few.InspectSome(Wanted{Rules: []string{"no-source", "no-because"}, Most: 4})
	count := map[string]int{}
	for _, p := range kept.All() {
		count[p.Rule]++
	}
	if !maps.Equal(count, map[string]int{"no-source": 4, "no-because": 4}) {
		t.Errorf("kept %v", count)
	}
	sorted := kept.Sorted()
	first := slices.IndexFunc(sorted, func(p *quiz.Problem) bool { return p.Rule == "no-source" })
	if !strings.Contains(sorted[first].What, "q3") {
		t.Errorf("the first that is not waived is %v", sorted[first])
	}
	if want := []Left{{"decks/deck.toml", "no-because", 8}, {"decks/deck.toml", "no-source", 5}}; !slices.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}
