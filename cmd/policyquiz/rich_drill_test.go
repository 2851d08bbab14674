//go:build !windows

package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
)

// three has a question to press a key for, one to type, and one to press again.
const three = `
title   = "Three"

[[question]]
id     = "one"
ask    = "First?"
answer = "yes"
wrong  = ["no"]

[[question]]
id     = "two"
ask    = "Second?"
accept = ["word"]

[[question]]
id     = "three"
ask    = "Third?"
answer = "yes"
wrong  = ["no"]
`

// press sees a question of two options and presses the key of one.
func (l *learner) press(stem, option string) {
	l.T.Helper()
	l.see(stem)
	l.prompt("1-2")
	l.at("1-2", l.option(option))
}

func TestRichUndo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.press("1 of 3, new · Three", "no")
	l.see("✗ Wrong.")
	l.at(next, "u")
	l.see("Taken back.")
	l.press("1 of 3, new · Three", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("Second?")
	l.at(typeIt, ":u\r")
	l.see("Taken back.")
	l.press("First?", "no")
	l.see("✗ Wrong.")
	l.at(next, " ")
	l.see("Second?")
	l.at(typeIt, "word\r")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("3 of 3, new")
	l.at("1-2", "U")
	l.see("Taken back.")
	l.see("2 of 3, new")
	l.at(typeIt, ":u\r")
	l.see("Taken back.")
	l.see("1 of 3, new")
	l.at("1-2", "u")
	l.see("There is nothing to take back in this session")
	l.see("First?")
	l.at("1-2", "q")
	l.see("No question was answered.")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("one wrong", "undo", "one right", "undo", "one wrong", "two right", "undo", "undo")
	golden(t, "undo.txt", l.transcript())
}

func TestRichSkip(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.see("1 of 3, new")
	l.at("1-2", "s")
	l.see("Put off until tomorrow.")
	l.see("1 of 2, new")
	l.see("Second?")
	l.at(typeIt, ":s\r")
	l.see("Put off until tomorrow.")
	l.press("1 of 1, new", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("1 question: 1 right.")
	l.see("2 questions put off until tomorrow.")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("skip one", "skip two", "three right")
	golden(t, "skip.txt", l.transcript())

	// What was put off is not asked again today; tomorrow it is.
	l = d.sit(80, 24)
	l.see("Nothing is due.")
	l.at("a ahead: what is not due yet  Enter: done", "\r")
	l.expectEnd(0)
	l.checkPaper()
	d.now = "2026-03-03T09:00:00+01:00"
	l = d.sit(80, 24)
	l.press("1 of 3 · Three", "yes")
	l.at(next, "\r")
	l.see("2 of 3, new")
	l.at("1-2", "q")
	l.expectEnd(0)
	d.expectSaid("skip one", "skip two", "three right", "three right")
}

func TestRichAmend(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.press("First?", "yes")
	l.see("✓ Right.")
	l.at("Enter: next  g I guessed  h it was hard  x suspend  f flag  u undo  q quit", "r\r") // that cannot be said of it
	l.see("There is no command r here")
	l.at(next, "e")
	l.at("> e", "\x7f")
	l.at(next, "h")
	l.see("Noted: it was hard.")
	l.at(next, "\r")
	l.see("Second?")
	l.at(typeIt, "wrod of mine\r")
	l.see("✗ Wrong.")
	l.at("Enter: next  r I was right  x suspend  f flag  u undo  q quit", "r")
	l.see("Noted: you were right.")
	l.at(next, "u")
	l.see("Taken back: what you said of the answer.")
	l.at(next, "u")
	l.see("Taken back.")
	l.at(typeIt, "word\r")
	l.see("✓ Right.")
	l.at("Enter: next  g guessed  h hard  e easy  x suspend  f flag  u undo  q quit", "e")
	l.see("Noted: it was easy.")
	l.at(next, "h")
	l.see("Noted: it was hard.")
	l.at(next, "\r")
	l.press("Third?", "no")
	l.see("✗ Wrong.")
	l.at("Enter: next  x suspend  f flag  u undo  q quit", "q")
	l.see("3 questions: 2 right, 1 wrong.")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("one right", "amend hard", "two wrong", "amend good", "amend again", "undo", "two right", "amend easy", "amend hard", "three wrong")
	golden(t, "amend.txt", l.transcript())
}

// A window of another width gets the question anew, as Ctrl-L does, and what was typed
// stays. What was there before is out of sight.
func TestRichRepaint(t *testing.T) {
	t.Parallel()
	d := newDesk(t, kinds)
	l := d.sit(80, 24)
	const shown = "1 of 10, new · Every kind of question"
	again := func(text string) {
		t.Helper()
		l.see(text)
		l.Mu.Lock()
		defer l.Mu.Unlock()
		if n := strings.Count(unspaced(l.Screen.String()), unspaced(text)); n != 1 {
			t.Errorf("%q is %d times on the screen:\n%s", text, n, l.Screen.String())
		}
	}
	l.see(shown)
	l.prompt("1-4  \\? don't know")
	l.SetSize(30, 24)
	again(shown)
	l.prompt("1-4 \\? s u q")
	lines, _ := l.lines(l.row)
	for _, line := range lines {
		if terminal.Width(line) > 30 {
			t.Errorf("%q is too wide", line)
		}
	}
	l.SetSize(80, 24)
	again(shown)
	l.at("1-4", l.option("Steve"))
	for _, repaint := range []func(){
		func() { l.at(next, "\x0c") },
		func() { l.prompt(next); l.SetSize(40, 24) },
		func() { l.at(next, "\x1a") },
	} {
		l.see("✓ Right.")
		l.see("It comes back tomorrow.")
		repaint()
	}
	again("✓ Right.")
	l.at(next, "\r")
	l.see("2 of 10, new")
	l.at(typeIt, "1 2 ")
	l.prompt("> 1 2 ")
	l.SetSize(50, 24)
	l.see("2 of 10, new")
	l.at("> 1 2 ", "3\r")
	l.see("It comes back")
	l.at(next, "q")
	l.expectEnd(0)
	if got := d.said(); len(got) != 2 {
		t.Errorf("the history says %q", got)
	}
}

// Keys that mean nothing at a prompt do nothing, and a paste answers nothing.
func TestRichIdleKeys(t *testing.T) {
	t.Parallel()
	const idle = "\x1b[A\x1b[B\x1b[C\x1b[D\x1bOA\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[11~\x1b[15~\x1b[24~\x1b[H\x1b[F\x1b[3~\x1b[5~\x1b[1;5C\x1b[[A\t\x02\x13\x11"
	const paste = "\x1b[200~1\r2\rq\r\x1b[201~"
	d := newDesk(t, three)
	l := d.sit(40, 12)
	l.prompt("1-2")
	l.Send(idle + paste + " ")
	l.press("First?", "yes")
	l.see("✓ Right.")
	l.at(next, idle+paste)
	l.at(next, "\r")
	l.see("Second?")
	l.at(typeIt, "\x1bOP\x1b[A\x1b[15~")
	l.Send("\x1b[200~some\rthing\nelse\x1b[201~")
	l.prompt("> some thing else")
	l.Send("\r")
	l.see("✗ Wrong.")
	l.see("You said: some thing else")
	l.at(next, "q")
	l.see("2 questions: 1 right, 1 wrong.")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("one right", "two wrong")
}

// colour matches the escape codes of colours, and not those of weights.
var colour = regexp.MustCompile("\x1b\\[[0-9;]*(3|4|9|10)[0-9][0-9;]*m")

// Colour is there unless NO_COLOR is set.
func TestRichColour(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		env    string
		colour bool
	}{{"NO_COLOR=", true}, {"NO_COLOR=1", false}} {
		t.Run(tt.env, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			d.env = []string{tt.env}
			l := d.sit(80, 24)
			l.press("First?", "no")
			l.see("✗ Wrong.")
			l.at(next, "\r")
			l.at(typeIt, "word\r")
			l.see("✓ Right.")
			l.at(next, "q")
			l.expectEnd(0)
			if got := colour.Match(l.Sent); got != tt.colour {
				t.Errorf("colour: %v\n%q", got, l.Sent)
			}
		})
	}
}

// On a terminal that knows nothing, or whose reader does not see it, there are
// lines only.
func TestPlainOnTerminal(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, env string
		args      []string
		end       string
	}{
		{"dumb", "TERM=dumb", nil, ":q\r"},
		{"accessible", "ACCESSIBLE=1", nil, "\x04"},
		{"plain", "COLORTERM=truecolor", []string{"--plain"}, "\x03"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			d.env = []string{tt.env}
			l := d.sit(40, 12, tt.args...)
			l.see("Reply with a number from 1 to 2; question mark for don't know, s skip, u undo, q quit.")
			l.Send("nonsense\r")
			l.see("There is no option")
			l.see("Reply with a number")
			l.Send(l.option("yes") + "\r")
			l.see("Right.")
			l.see("Second?")
			l.see(":q quit.")
			l.Send(":e\r") // one may not say so of what could be guessed
			l.see("could not be guessed.")
			l.see(":q quit.")
			l.Send("word\r")
			l.see("Third?")
			l.see("q quit.")
			l.Send(tt.end)
			l.see("2 questions: 2 right.")
			l.expectEnd(0)
			if i := bytes.IndexByte(l.Sent, '\x1b'); i >= 0 {
				t.Errorf("an escape code: %q", l.Sent[i:])
			}
			d.expectSaid("one right", "two right")
		})
	}
}

// Two windows on one history: what is answered in one is not asked in the other.
func TestRichTwoWindows(t *testing.T) {
	t.Parallel()
	d := newDesk(t, many(4))
	a, b := d.sit(80, 24), d.sit(40, 12)
	b.see("1 of 4, new")
	b.see("Question 000?")
	b.prompt("1-2")
	for _, question := range []string{"Question 000?", "Question 001?"} {
		a.press(question, "right")
		a.see("✓ Right.")
		a.at(next, "\r")
	}
	b.at("1-2", b.option("right"))
	b.see("✓ Right.")
	b.at(next, "\r")
	b.see("2 of 3, new")
	b.press("Question 002?", "right")
	b.see("✓ Right.")
	b.at(next, "\r")
	a.press("Question 002?", "right") // it was there already
	a.see("✓ Right.")
	a.at(next, "\r")
	b.press("Question 003?", "right")
	b.see("✓ Right.")
	b.at(next, "\r")
	b.see("3 questions: 3 right.")
	b.expectEnd(0)
	a.see("Question 003?")
	a.at("1-2", "q")
	a.see("3 questions: 3 right.")
	a.expectEnd(0)
	a.checkPaper()
	b.checkPaper()
	d.expectSaid("q000 right", "q001 right", "q000 right", "q002 right", "q002 right", "q003 right")
}

// Tomorrow, what was missed is due and comes first; then there is practice.
func TestRichTomorrow(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.press("First?", "yes")
	l.at(next, "\r")
	l.at(typeIt, "word\r")
	l.at(next, "e")
	l.at(next, "\r")
	l.press("Third?", "no")
	l.at(next, "q")
	l.see("What comes: tomorrow 1 question")
	l.expectEnd(0)

	d.now = "2026-03-03T09:00:00+01:00"
	l = d.sit(80, 24)
	l.see("1 of 2 · Three") // no longer new
	l.press("Third?", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("2 of 2 · Three")
	l.press("First?", "yes")
	l.at(next, "\r")
	l.see("2 questions: 2 right.")
	l.expectEnd(0)

	d.now = "2026-03-03T10:00:00+01:00"
	l = d.sit(80, 24)
	l.see("Nothing is due. What comes: ")
	l.at("a ahead", "\x0c")
	l.see("Nothing is due. What comes: ")
	l.at("a ahead", "later\r")
	l.see("There is no command later here")
	l.at("a ahead", "ahead\r")
	l.see("1 of 3 · Three")
	l.prompt("")
	l.Send("\x03")
	l.see("No question was answered.")
	l.expectEnd(0)
	l.checkPaper()
	golden(t, "ahead.txt", l.transcript())
	d.expectSaid("one right", "two right", "amend easy", "three wrong", "three right", "one right")

	for _, key := range []string{"\r", "q", "quit\r", "\x03", "\x04"} {
		l = d.sit(80, 24)
		l.at("a ahead", key)
		l.expectEnd(0)
		l.checkPaper()
	}
}

// hide puts a folder in the place of the history; show puts it back.
func (d *desk) hide() (show func()) {
	d.t.Helper()
	must := func(err error) {
		d.t.Helper()
		if err != nil {
			d.t.Fatal(err)
		}
	}
	must(os.Rename(d.history(), d.history()+".hidden"))
	must(os.Mkdir(d.history(), 0o755))
	return func() {
		d.t.Helper()
		must(os.Remove(d.history()))
		must(os.Rename(d.history()+".hidden", d.history()))
	}
}

// An answer that cannot be written down is not taken for one.
func TestRichUnwritable(t *testing.T) {
	t.Parallel()
	const cannot = "Your answer could not be written down: cannot write history"
	for _, size := range []struct {
		name       string
		cols, rows int
	}{{"wide", 80, 24}, {"narrow", 20, 10}} {
		t.Run(size.name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			d.env = []string{"POLICYQUIZ_STATE=state/history.jsonl"} // a temporary folder's name is never the same
			l := d.sit(size.cols, size.rows)
			l.press("First?", "yes")
			l.see("✓ Right.")
			l.at(next, "\r")
			l.see("Second?")
			show := d.hide()
			l.at(typeIt, "word\r")
			l.see(cannot)
			l.see("it is a folder")
			l.see("Hint: name an ordinary file with --state")
			l.at("t ", "t")
			l.see(cannot)
			l.see("Hint:")
			show()
			l.at("t ", "t")
			l.see("✓ Right.")
			d.expectSaid("one right", "two right")
			l.at(next, "\r")
			l.see("Third?")
			show = d.hide()
			l.turnTo("1-2")
			l.at("1-2", l.option("no"))
			l.see(cannot)
			l.see("Hint:")
			l.at("t ", "p")
			l.see("✗ Wrong.")
			l.turnTo(next)
			l.at(next, "\r")
			l.see("3 of 3")
			l.turnTo("1-2")
			l.at("1-2", l.option("yes"))
			l.see("✓ Right.")
			l.turnTo(next)
			l.at(next, "\r")
			l.see("Part of this session is not recorded.")
			l.expectEnd(0)
			l.checkPaper()
			show()
			d.expectSaid("one right", "two right")
			golden(t, "unwritable-"+size.name+".txt", l.transcript())
		})
	}
}

func TestRichUnwritableQuit(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{"q": "q", "ctrl-c": "\x03", "ctrl-d": "\x04"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			l := d.sit(80, 24)
			l.press("First?", "yes")
			l.see("✓ Right.")
			l.at(next, "\r")
			l.see("Second?")
			show := d.hide()
			l.at(typeIt, "word\r")
			l.see("Your answer could not be written down")
			l.at("t ", key)
			l.see("1 question: 1 right.")
			l.see("policyquiz: the last answer was not recorded: cannot write history")
			l.expectEnd(exitFailed)
			show()
			d.expectSaid("one right")
		})
	}
}

// A drill that could not be recorded begins only if the learner agrees.
func TestRichUnrecorded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		key  string
		code int
	}{{"y", 0}, {"n", exitFailed}, {"q", exitFailed}, {"\x03", exitFailed}} {
		t.Run(tt.key, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			if err := os.MkdirAll(d.history(), 0o755); err != nil {
				t.Fatal(err)
			}
			l := d.sit(80, 24)
			l.see("cannot read history")
			l.see("Practise without recording anything?")
			l.at("y yes  n no", tt.key)
			if tt.code == 0 {
				l.press("First?", "yes")
				l.at(next, "q")
				l.see("1 question: 1 right.")
				l.see("Nothing of this session is recorded.")
			} else {
				l.see("policyquiz: the drill was not begun")
			}
			l.expectEnd(tt.code)
			l.checkPaper()
		})
	}
}
