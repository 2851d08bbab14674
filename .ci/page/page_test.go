// Package page tries pages in a browser: those which stats --html, report --html and
// paper write, and one with tables. It tries them by the rules of axe-core, on narrow screens, with zoom, on paper,
// and with the keyboard alone. It needs Chromium, Node, pdftotext and what package.json
// names; without them its tests are skipped, unless POLICYQUIZ_PAGE is "must".
package page

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
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

// look has a page looked at that has at least so many stops for the keyboard. The folder
// has what the browser saw, and its PDFs. Whoever wants to keep it sets POLICYQUIZ_LOOK to a
// folder, which gets a folder of this name.
func look(t *testing.T, name, file string, stops int) (folder string) {
	t.Helper()
	node, err := exec.LookPath("node")
	need(t, err)
	chromium, err := exec.LookPath("chromium")
	need(t, err)
	_, err = exec.LookPath("pdftotext")
	need(t, err)
	// Because it asks for look.mjs, go test keeps no result that an older one gave.
	for _, name := range []string{"look.mjs", "node_modules/axe-core", "node_modules/puppeteer-core"} {
		_, err := os.Stat(filepath.FromSlash(name))
		need(t, err)
	}
	folder = t.TempDir()
	if kept := os.Getenv("POLICYQUIZ_LOOK"); kept != "" {
		folder = filepath.Join(kept, name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(node, "look.mjs", chromium, file, folder, fmt.Sprint(stops)).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	return folder
}

func TestStatsPage(t *testing.T) { look(t, "stats", pageOf(t, "60"), 2) }

// TestReportPage looks at what report tells of a class that does not exist.
func TestReportPage(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("go", "test", "./cmd/policyquiz", "-count=1", "-run", "^TestClass$", "-class", dir)
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file := filepath.Join(dir, "page.html")
	run(t, "./cmd/policyquiz", "report", filepath.Join(dir, "handed-in"), "--course", filepath.Join(dir, "heat")+string(filepath.Separator), "--html", file)
	look(t, "report", file, 2)
}

func TestTablesPage(t *testing.T) {
	var b bytes.Buffer
	if err := page.Write(&b, readers()); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	look(t, "tables", file, 2)
}

// readers is a page with a table that is longer than a sheet of paper: numbers, some of
// them equal and some missing, and texts, some of them long and some empty.
func readers() page.Page {
	books := chart.Table{
		Title: "By book",
		Head:  []chart.Column{{Name: "book"}, {Name: "lent", Number: true}, {Name: "read to the end", Number: true}, {Name: "95 % interval"}, {Name: "what readers noted"}, {Name: "lent to"}},
		More:  "And 3 more books.",
	}
	names := []string{"Ada", "Ben", "Chiara", "Dmytro", "Esi", "Farid", "Goran", "Hana"}
	for i := range 44 {
		share := chart.Number(fmt.Sprintf("%d %%", i*37%101), float64(i*37%101)/100)
		if i%7 == 3 {
			share = chart.Text("too few")
		}
		note := ""
		if i%3 != 2 {
			note = fmt.Sprintf("from%d %suntil%d", i, strings.Repeat("the second half is better, but page 12 is missing, ", 2+i%9), i)
		}
		books.Rows = append(books.Rows, chart.Line{Cells: []chart.Cell{
			chart.Text(fmt.Sprintf("Book %d: who first said that a bridge is a promise?", i+1)),
			chart.Number(fmt.Sprint(i*i%13), float64(i*i%13)), share, chart.Text("47 to 91 %"),
			chart.Text(note), chart.Text(strings.Join(names[i%8:], ", ")),
		}})
	}
	few := chart.Table{Title: "By reader", Head: []chart.Column{{Name: "reader"}, {Name: "books", Number: true}}}
	for i, name := range names {
		few.Rows = append(few.Rows, chart.Line{Cells: []chart.Cell{chart.Text(name), chart.Number(fmt.Sprint(9*i), float64(9*i))}})
	}
	// This one is too wide for most screens.
	years := chart.Table{Title: "By year", Head: []chart.Column{{Name: "reader"}}}
	for year := 2016; year <= 2026; year++ {
		years.Head = append(years.Head, chart.Column{Name: fmt.Sprintf("lent in %d, from January", year), Number: true})
	}
	for _, name := range names[:3] {
		row := chart.Line{Cells: []chart.Cell{chart.Text(name)}}
		for i := range years.Head[1:] {
			row.Cells = append(row.Cells, chart.Number(fmt.Sprintf("0.%d (0.1 to 0.9)", i), float64(i)/10))
		}
		years.Rows = append(years.Rows, row)
	}
	return page.Page{
		Title: "What a town lends", About: []string{"A page with tables."}, Notes: []string{"Nobody reads here."},
		Figures: []chart.Figure{
			{ID: "books", Title: "Books", Words: []string{"Most are read to the end."}, Tables: []chart.Table{books, {Title: "Lost", Head: []chart.Column{{Name: "book"}}, More: "None."}}},
			{ID: "readers", Title: "Readers", Pictures: []chart.Picture{{Title: "Drawn", Max: 63, Head: []string{"reader", "books"}, Rows: []chart.Row{{Label: "Ada", Value: 9, Short: "9", Cells: []string{"9"}}}}}, Tables: []chart.Table{few, years}},
		},
	}
}

// Of the paper every sheet of a form has the form's head, and no question is torn: below
// the head stands the beginning of one.
func TestPaper(t *testing.T) {
	// In large print some questions with their places are longer than a sheet.
	for _, print := range []string{"places", "large"} {
		file := filepath.Join(t.TempDir(), "paper.html")
		run(t, "./cmd/policyquiz", "paper", "guarantees", "--forms", "3", "--questions", "20", "--key", "--"+print, "-o", file)
		folder := look(t, "paper-"+print, file, 0)
		for _, format := range []string{"A4", "Letter"} {
			text, err := exec.Command("pdftotext", "-layout", filepath.Join(folder, "paper-"+format+".pdf"), "-").Output()
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
