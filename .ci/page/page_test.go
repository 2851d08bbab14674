// Package page tries the pages that stats --html and paper write in a browser:
// accessibility by the rules of axe-core, narrow screens, zoom, paper, and the keyboard
// alone. It needs Chromium, Node, pdftotext and what package.json names; without them its
// tests are skipped, unless POLICYQUIZ_PAGE is "must".
package page

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// need skips the test if a tool is not there, or fails it where it must be there.
func need(t *testing.T, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("POLICYQUIZ_PAGE") == "must":
		t.Fatal(err)
	default:
		t.Skip(err)
	}
}

// run runs a program of the project.
func run(t *testing.T, program string, args ...string) {
	t.Helper()
	cmd := exec.Command("go", append([]string{"run", program}, args...)...)
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// pageOf writes the page of a learner who studied for so many days.
func pageOf(t *testing.T, days string) (file string) {
	t.Helper()
	dir := t.TempDir()
	history, file := filepath.Join(dir, "history.jsonl"), filepath.Join(dir, "page.html")
	run(t, "./.ci/year", "-days", days, history)
	run(t, "./cmd/policyquiz", "stats", "--state", history, "--html", file)
	return file
}

// look looks at a page with at least so many stops for the keyboard. Its pictures and
// PDFs are put into the folder.
func look(t *testing.T, page, stops, folder string) {
	t.Helper()
	node, err := exec.LookPath("node")
	need(t, err)
	chromium, err := exec.LookPath("chromium")
	need(t, err)
	for _, module := range []string{"axe-core", "puppeteer-core"} {
		_, err := os.Stat(filepath.Join("node_modules", module))
		need(t, err)
	}
	args := []string{"look.mjs", chromium, page, stops}
	if folder != "" {
		args = append(args, folder)
	}
	if out, err := exec.Command(node, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// Whoever wants to see what the browser saw sets POLICYQUIZ_LOOK to a folder.
func TestPage(t *testing.T) { look(t, pageOf(t, "60"), "2", os.Getenv("POLICYQUIZ_LOOK")) }

// Of the paper every sheet of a form has the form's head, and no question is torn: below
// the head stands the beginning of one.
func TestPaper(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	need(t, err)
	// In large print some questions with their places are longer than a sheet.
	for _, print := range []string{"--places", "--large"} {
		folder := t.TempDir()
		if kept := os.Getenv("POLICYQUIZ_LOOK"); kept != "" {
			folder = filepath.Join(kept, "paper"+print)
			if err := os.MkdirAll(folder, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		file := filepath.Join(t.TempDir(), "paper.html")
		run(t, "./cmd/policyquiz", "paper", "guarantees", "--forms", "3", "--questions", "20", "--key", print, "-o", file)
		look(t, file, "0", folder)
		for _, format := range []string{"A4", "Letter"} {
			text, err := exec.Command(pdftotext, "-layout", filepath.Join(folder, format+".pdf"), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			trySheets(t, print+" "+format, strings.Split(strings.TrimSuffix(string(text), "\f"), "\f"))
		}
	}
}

var (
	headOfForm = regexp.MustCompile(`(?s)^\s*What a guarantee is worth +Form (\d)\n.*\n *Form (\d), code [0-9a-f]{6}: 20 questions, \d+ marks\n\s*Name +Date\s*(.*)$`)
	beginning  = regexp.MustCompile(`^(?:\d+\. |Circle the letter of the right answer|End of form)`)
)

// trySheets looks at the text of each sheet.
func trySheets(t *testing.T, name string, sheets []string) {
	t.Helper()
	forms := map[string]int{}
	for i, sheet := range sheets {
		if strings.HasPrefix(strings.TrimSpace(sheet), "Key: ") {
			break // its sheets have no head
		}
		head := headOfForm.FindStringSubmatch(sheet)
		if head == nil || head[1] != head[2] || !beginning.MatchString(head[3]) {
			t.Errorf("%s: sheet %d of %d is\n%s", name, i+1, len(sheets), sheet)
			continue
		}
		forms[head[1]]++
	}
	if len(forms) != 3 || forms["1"] < 2 {
		t.Errorf("%s: the forms have so many sheets: %v", name, forms)
	}
}
