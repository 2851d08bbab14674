package lint_test

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/lint"
	"policyquiz/seeds"
)

// A measure counts what people said of the findings of one rule.
type measure struct{ right, wrong, missed int }

func (m measure) precision() float64 { return float64(m.right) / float64(max(1, m.right+m.wrong)) }
func (m measure) recall() float64    { return float64(m.right) / float64(max(1, m.right+m.missed)) }

// fewestJudged is how many questions must have been judged for a measure to be worth
// anything.
const fewestJudged = 150

// TestMeasured holds that a rule that warns is right in nine of ten cases, on
// questions and entries that people have judged. Those written for this stand in
// testdata/judged: behind the header of each that is flawed stand "# !" and the rules
// that a person says it breaks. Findings in the shipped course are judged in
// testdata/shipped.txt. With -v it prints the table.
func TestMeasured(t *testing.T) {
	all := map[string]measure{}
	judged := judgeOwn(t, all, filepath.Join("testdata", "judged"))
	heat := filepath.Join("..", "deckfile", "testdata", "craft", "heat")
	judged += judgeOwn(t, all, heat, "good.toml")
	judged += judgeOwn(t, all, heat, "earlier.toml", "flawed.toml", "habits.toml", "heating-act.toml", "pump-note.toml", "white-paper.toml")
	if judged < fewestJudged {
		t.Errorf("%d questions were judged; %d are needed", judged, fewestJudged)
	}
	shipped := judgeShipped(t, all)
	t.Logf("%d own questions, %d findings in the shipped course", judged, shipped)
	t.Logf("%-20s %-8s %5s %5s %6s %9s %6s", "rule", "level", "right", "wrong", "missed", "precision", "recall")
	for _, r := range lint.Rules() {
		m := all[r.ID]
		t.Logf("%-20s %-8s %5d %5d %6d %9.2f %6.2f", r.ID, r.Level, m.right, m.wrong, m.missed, m.precision(), m.recall())
		if m.right+m.missed == 0 && r.ID != "card-in-exam" {
			t.Errorf("%s: nothing that was judged breaks it", r.ID)
		}
		if r.Level == lint.Warning && m.right+m.wrong > 0 && m.precision() < 0.9 {
			t.Errorf("%s warns, and is right in %d of %d cases", r.ID, m.right, m.right+m.wrong)
		}
	}
}

// judgeOwn compares what is found in a course with what stands behind "# !" in its
// files, or in those with some names, and returns the number of questions.
func judgeOwn(t *testing.T, all map[string]measure, dir string, names ...string) (questions int) {
	t.Helper()
	c, err := deckfile.OpenCourse("judged", deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir)})
	if err != nil {
		t.Fatal(err)
	}
	var paths, files []string
	for _, name := range names {
		paths = append(paths, filepath.ToSlash(filepath.Join(dir, name)))
		files = append(files, filepath.Join(dir, name))
	}
	problems, flaws := c.Inspect(paths...)
	if problems.Len() > 0 {
		t.Fatal(problems)
	}
	if len(names) == 0 {
		if files, err = filepath.Glob(filepath.Join(dir, "*.toml")); err != nil || len(files) == 0 {
			t.Fatal("no files in ", dir, err)
		}
	}
	for _, file := range files {
		want, headers, asked := judgements(t, file)
		got := map[string]bool{}
		for _, p := range flaws.All() {
			if filepath.Clean(filepath.FromSlash(p.Pos.File)) == filepath.Clean(file) {
				i, _ := slices.BinarySearch(headers, p.Pos.Line+1)
				got[fmt.Sprintf("%d %s", headers[max(0, i-1)], p.Rule)] = true
			}
		}
		count(t, all, file, got, want)
		questions += asked
	}
	return questions
}

// count adds what was found rightly, found wrongly and missed in one file.
func count(t *testing.T, all map[string]measure, file string, got, want map[string]bool) {
	t.Helper()
	both := maps.Clone(got)
	maps.Copy(both, want)
	for _, key := range slices.Sorted(maps.Keys(both)) {
		line, rule, _ := strings.Cut(key, " ")
		m := all[rule]
		switch {
		case got[key] && want[key]:
			m.right++
		case got[key]:
			m.wrong++
			t.Logf("%s:%s: wrongly found: %s", filepath.Base(file), line, rule)
		default:
			m.missed++
			t.Logf("%s:%s: missed: %s", filepath.Base(file), line, rule)
		}
		all[rule] = m
	}
}

// judgements reads the flaws that a person has marked, each with the line of the
// header above it, the lines of all headers, and how many of these are questions.
// The head of a file has line 0.
func judgements(t *testing.T, file string) (flaws map[string]bool, headers []int, questions int) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	flaws, headers = map[string]bool{}, []int{0}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "[") {
			headers = append(headers, n)
		}
		if strings.HasPrefix(lines.Text(), "[[question]]") {
			questions++
		}
		_, rules, _ := strings.Cut(lines.Text(), "# ! ")
		for _, rule := range strings.Fields(rules) {
			flaws[fmt.Sprintf("%d %s", headers[len(headers)-1], rule)] = true
		}
	}
	return flaws, headers, questions
}

// judgeShipped counts what testdata/shipped.txt says of findings in the shipped
// course. A finding with other words has not been judged, and counts for nothing: a
// course that is written anew is to be judged anew.
func judgeShipped(t *testing.T, all map[string]measure) (judged int) {
	t.Helper()
	said := shippedVerdicts(t)
	c, err := deckfile.OpenCourse("shipped", deckfile.Folder{FS: seeds.FS, Name: "seeds", Shipped: true}, deckfile.Folder{FS: decks.FS, Name: "decks", Shipped: true})
	if err != nil {
		t.Fatal(err)
	}
	_, flaws := c.Inspect()
	for _, p := range flaws.All() {
		m := all[p.Rule]
		switch said[shippedKey(p)] {
		case "flaw":
			m.right++
		case "sound":
			m.wrong++
		default:
			t.Logf("not judged\t%s", shippedKey(p))
			continue
		}
		judged++
		all[p.Rule] = m
	}
	return judged
}

// shippedKey names a finding whatever line it stands on.
func shippedKey(p *quiz.Problem) string {
	return cmp.Or(filepath.Base(p.Pos.File), p.Pos.File) + "\t" + p.Rule + "\t" + p.What
}

func shippedVerdicts(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "shipped.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	said := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		verdict, key, found := strings.Cut(lines.Text(), "\t")
		if found {
			said[key] = verdict
		}
	}
	return said
}
