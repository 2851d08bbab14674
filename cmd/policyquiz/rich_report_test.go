//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A report that is longer than the screen comes page by page, and begins again in a window
// of another width. It names the sections that it leaves out.
func TestRichReport(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.prompt("1-2")
	l.at("1-2", l.option("no"))
	l.at(next, "q")
	l.expectEnd(0)
	handed := filepath.Join(d.dir, "handed-in.jsonl")
	if err := d.program("history", "export", handed, "--course", d.dir+"/decks").Run(); err != nil {
		t.Fatal(err)
	}
	report := func(cols, rows int, more ...string) *learner {
		t.Helper()
		return d.start(cols, rows, d.program(append([]string{"report", handed, "--course", d.dir + "/decks"}, more...)...))
	}
	const first, second, last = "What the class knows", "What to teach again first", "Left out: decks and questions."

	l = report(80, 12)
	l.see(first)
	l.at(more, "\r")
	l.see(second)
	l.prompt(more)
	l.SetSize(60, 12)
	l.see(first)
	l.at(more, "q")
	l.expectEnd(0)
	l.checkPaper()

	l = report(80, 200)
	l.expectEnd(0)
	l.see(last)
	if l.prompts() > 0 {
		t.Error("what fits on the screen has a prompt")
	}

	page := filepath.Join(d.dir, "page.html")
	l = report(80, 12, "--html", page)
	l.expectEnd(0)
	if text, err := os.ReadFile(page); err != nil || !strings.Contains(string(text), "How each question went") {
		t.Errorf("the page has not all sections: %v", err)
	}
}
