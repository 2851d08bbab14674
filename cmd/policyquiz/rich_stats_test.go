//go:build !windows

package main

import "testing"

// Statistics that are longer than the screen come page by page, so that their beginning
// can be read. In a window of another width they begin again, and q ends them.
func TestRichStats(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.prompt("1-2")
	l.at("1-2", l.option("no"))
	l.at(next, "q")
	l.expectEnd(0)
	stats := func(cols, rows int) *learner {
		t.Helper()
		return d.start(cols, rows, d.program("stats", "--course", d.dir+"/decks"))
	}
	const first, second, last = "When you answered", "What comes due", "What you miss again and again"

	l = stats(80, 16)
	l.see(first)
	l.at(more, "what\r")
	l.at(more, "\r")
	l.see(second)
	l.prompt(more)
	l.SetSize(60, 16)
	l.see(first)
	l.at(more, "q")
	l.expectEnd(0)
	l.checkPaper()

	for name, keys := range map[string]string{"Ctrl-C": "\x03", "Ctrl-D": "\x04"} {
		l = stats(20, 10)
		l.at(more, keys)
		l.expectEnd(0)
		if lines, _ := l.lines(0); len(lines) > 10 {
			t.Errorf("%s does not end them", name)
		}
	}

	l = stats(80, 16)
	for !l.shows(last) {
		before, _ := l.lines(0)
		l.at(more, "\r")
		l.await("another page", func() bool { after, _ := l.lines(0); return len(after) > len(before) })
	}
	l.Send("\r\r") // for what stands below it
	l.expectEnd(0)

	l = stats(80, 400)
	l.expectEnd(0)
	l.see(last)
	if l.prompts() > 0 {
		t.Error("what fits on the screen has a prompt")
	}
}
