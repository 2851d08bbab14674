//go:build !windows

package main

// Slips at the keyboard: what was not meant is not recorded.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// truths has questions that a word answers as well as a key.
const truths = `
title = "Truths"

[[question]]
id     = "one"
ask    = "So?"
answer = true

[[question]]
id     = "two"
ask    = "Not so?"
answer = false
`

// A word at the prompt of a key is one answer or none, and its letters are no commands.
func TestRichWord(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, keys string
		see        []string // then a prompt comes
		said       []string
	}{
		{"the word of an option", "false\r", []string{"✗ Wrong."}, []string{"one wrong"}},
		{"a number and Enter", "2\r", []string{"✗ Wrong."}, []string{"one wrong"}},
		{"type-ahead", "2\x1b[200~\x1b[201~", nil, nil},
		{"a sentence", "what the author said is quite clear\r", []string{`"what the author said…" is neither`}, nil},
		{"a word that begins as a command does", "unclear\r", []string{`"unclear" is neither`}, nil},
		{"a command in a word", "skip\r", []string{"The command is :skip."}, nil},
		{"a command", ":skip\r", []string{"Put off until tomorrow."}, []string{"skip one"}},
		{"no command", ":y\r", []string{"There is no command :y here"}, nil},
		{"help", ":help\r", []string{":s skip the question until tomorrow"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, truths)
			l := d.sit(80, 24)
			l.at("1-2", test.keys)
			for _, text := range test.see {
				l.see(text)
			}
			if len(test.see) > 0 {
				l.at("1-2|"+next, "\x03")
			} else {
				l.at("> 2", "\x03")
			}
			l.expectEnd(0)
			d.expectSaid(test.said...)
		})
	}
}

// The letters of a word that is typed at a verdict do nothing, and an Enter leaves it
// only after the word is done.
func TestRichWordAtVerdict(t *testing.T) {
	t.Parallel()
	d := newDesk(t, truths)
	l := d.sit(80, 24)
	l.at("1-2", "1")
	l.see("✓ Right.")
	l.at(next, "human\r")
	l.see("There is no command human here")
	for _, word := range []string{"why\r", ":why\r"} {
		l.at(next, word)
		l.see("Why it comes when it does: policyquiz why d/one")
	}
	l.at(next, ":hard\r")
	l.see("Noted: it was hard.")
	l.at(next, ":help\r")
	l.see(":u undo the last answer or skip")
	l.at(next, "\r")
	l.see("Not so?")
	l.at("1-2", "q")
	l.expectEnd(0)
	d.expectSaid("one right", "amend hard")
}

// A command word where text is wanted asks back. It is an answer when it is meant as one.
func TestRichCommandWord(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"typed\"\nask = \"Type?\"\naccept = [\"word\"]\n")
	l := d.sit(80, 24)
	for _, test := range []struct{ typed, see string }{
		{"q", `The command is :q; if "q" is your answer, send it again.`},
		{"exit", `The command is :quit; if "exit" is your answer, send it again.`},
		{"help", "The command is :help;"},
		{"skip", "The command is :skip;"},
		{":", "There is no command : here; :help lists the commands."},
		{":y", "There is no command :y here"},
		{"flag", "The command is :flag;"},
	} {
		l.at(typeIt, test.typed+"\r")
		l.see(test.see)
	}
	d.expectSaid()
	l.at(typeIt, "undo\r")
	l.see("The command is :undo")
	l.at(typeIt, "undo\r")
	l.see("✗ Wrong.")
	l.at("Enter: next  r I was right", "q")
	l.expectEnd(0)
	d.expectSaid("typed wrong")
}

// Pages of text that a terminal does not mark as a paste.
var pages = map[string]string{
	"prose":            "A page of text.\rIt has lines.\r1\r2\ru\rq\r",
	"numbers":          "1. Ukraine is neutral.\r2. It has an army.\r\r3. So be it.\r",
	"an empty line":    "\rskip this\runder it\r",
	"all at once":      "true\r1\r?\r:q\r",
	"as a command":     "quite\rclear\r",
	"longer than once": strings.Repeat("Neutrality was armed.\r", 100),
}

// A page that is pasted at any prompt answers nothing, takes nothing back and puts
// nothing off.
func TestRichPages(t *testing.T) {
	t.Parallel()
	for _, w := range ways {
		for name, page := range pages {
			t.Run(w.place+" "+name, func(t *testing.T) {
				t.Parallel()
				d := newDesk(t, places)
				l, said := d.goTo(w.place)
				l.at(w.prompt, page)
				if name == "an empty line" && !strings.HasPrefix(w.prompt, ">") {
					l.prompt("") // Enter may have led on
				} else {
					l.prompt("> .")
				}
				l.Send("\x03")
				l.expectEnd(0)
				d.expectSaid(said...)
			})
		}
	}
}

// A page of a long screen has a prompt as others have: help is there, and no other word
// does anything.
func TestRichWordAtPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, places)
	l, said := d.goTo("pager")
	l.at(more, "help\r")
	l.see("Enter goes on, and q quits.")
	l.at(more, ":s\r")
	l.see("Enter goes on, and q quits.")
	l.at(more, ":help\r")
	l.see(":s skip the question until tomorrow")
	l.turnUntil("eight")
	l.at("1-8", "q")
	l.expectEnd(0)
	d.expectSaid(said...)
}

// On a small screen help comes page by page, so that its beginning can be read.
func TestRichHelpPages(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"typed\"\nask = \"Which word?\"\naccept = [\"word\"]\n")
	l := d.sit(40, 12)
	l.at(typeIt, ":help\r")
	l.prompt(more)
	l.see(":s skip the question until tomorrow")
	l.at(more, "\r")
	l.turnTo("Enter: the question")
	l.at("Enter: the question", "\r")
	l.turnTo("> ")
	l.at("> ", "word\r")
	l.see("✓ Right.")
	l.at("Enter .*help", "?")
	l.see(":h of the last answer: it was hard")
	l.turnTo(next)
	l.at(next, "q")
	l.expectEnd(0)
	d.expectSaid("typed right")
}

// The back of a flashcard that is longer than the screen comes page by page, so that its
// beginning can be read before it is graded.
func TestRichLongBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"card\"\nask = \"Why?\"\nback = \"First of all. "+strings.Repeat("More of it. ", 60)+"Last of all.\"\n")
	l := d.sit(40, 12)
	l.at("Enter: see the back", "\r")
	l.see("First of all.")
	l.prompt(more)
	l.Mu.Lock()
	if screen := l.Screen.String(); !strings.Contains(screen, "First of all.") {
		t.Errorf("the beginning of the back is not on the screen:\n%s", screen)
	}
	l.Mu.Unlock()
	l.turnTo("1 again")
	l.see("Last of all.")
	l.at("1 again", "3")
	l.see("Noted: good.")
	l.at(next, "q")
	l.expectEnd(0)
	d.expectSaid("card right")
}

// Where help pushed the stem off the screen, the question is shown again; behind Enter, if
// both have no room together. A command that is typed there is obeyed. Where the stem still
// stands, nothing is said twice.
func TestRichHelpThenQuestion(t *testing.T) {
	t.Parallel()
	const toQuestion = "Enter: (the )?question"
	for _, test := range []struct {
		cols, rows int
		waits      bool // whether Enter comes between help and the question
		times      int  // how often the stem is shown, after help was asked for twice
	}{{80, 40, false, 1}, {80, 24, false, 2}, {80, 18, true, 3}, {40, 12, true, 3}, {20, 10, true, 3}} {
		t.Run(fmt.Sprintf("%dx%d", test.cols, test.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"typed\"\nask = \"Which word?\"\naccept = [\"word\"]\n")
			l := d.sit(test.cols, test.rows)
			helpAt := func(prompt string) {
				l.at(prompt, ":help\r")
				l.see(":s skip the question")
				if test.waits {
					l.turnTo(toQuestion)
				}
			}
			for range 2 {
				helpAt(typeIt)
				if test.waits {
					l.at(toQuestion, "nothing\r")
					l.see("Enter shows the question again.")
					l.at(toQuestion, "\r")
				}
				l.prompt(typeIt + "$")
				l.Mu.Lock()
				if screen := l.Screen.String(); !strings.Contains(screen, "Which word?") {
					t.Errorf("the stem is not on the screen:\n%s", screen)
				}
				l.Mu.Unlock()
			}
			all, _ := l.lines(0)
			if n := strings.Count(strings.Join(all, "\n"), "Which word?"); n != test.times {
				t.Errorf("the stem was shown %d times, want %d:\n%s", n, test.times, strings.Join(all, "\n"))
			}
			if test.waits {
				helpAt(typeIt)
				l.at(toQuestion, ":s\r")
			} else {
				l.at(typeIt, ":s\r")
			}
			l.see("Put off until tomorrow.")
			l.expectEnd(0)
			d.expectSaid("skip typed")
		})
	}
}

// A verdict, a list of commands or the marks of an exam that is longer than the screen can
// be left with q: that ends what is read, and not the session.
func TestRichLeaveText(t *testing.T) {
	t.Parallel()
	for _, size := range []struct {
		cols   int
		prompt string
	}{{40, "Enter: more  q skip the rest"}, {20, "Enter: more  q end"}} {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			t.Parallel()
			why := strings.Repeat("Because it is so. ", 30)
			d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"typed\"\nask = \"Which word?\"\naccept = [\"word\"]\nwhy = \""+why+"\"\n[[question]]\nid = \"other\"\nask = \"Which other?\"\naccept = [\"other\"]\n")
			l := d.sit(size.cols, 12)
			l.at(typeIt, ":help\r")
			l.at(size.prompt, "q")
			l.at(typeIt, "word\r")
			l.see("✓ Right.")
			l.at(size.prompt, "later\r")
			l.see("Enter goes on, and q skips the rest.")
			l.at(size.prompt, "q")
			l.at(next, "\r")
			l.see("Which other?")
			l.at(typeIt, "other\r")
			l.at(next, "q")
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("typed right", "other right")
		})
	}
}

// What was typed is there again after a repaint, also where a page comes before its
// prompt, at which it does nothing.
func TestRichDraftAfterPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"typed\"\nask = \""+strings.Repeat("Say it. ", 60)+"\"\naccept = [\"word\"]\n")
	l := d.sit(80, 24)
	l.at(typeIt, "wor")
	l.prompt("> wor")
	l.SetSize(40, 10)
	l.at(more, "\r")
	l.turnTo("> wor")
	l.at("> wor", "d\r")
	l.see("✓ Right.")
	l.at(next, "q")
	l.expectEnd(0)
	d.expectSaid("typed right")
}

// Enter that is held down does not run through a session.
func TestRichEnterHeld(t *testing.T) {
	t.Parallel()
	d := newDesk(t, places)
	l, said := d.goTo("front")
	l.at("Enter: see the back", strings.Repeat("\r", 50))
	l.at("1 again", "q")
	l.expectEnd(0)
	d.expectSaid(said...)
}

// A question that comes back last does not stand below its answer.
func TestRichLastMissed(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 60}, {20, 10}} {
		d := newDesk(t, "title = \"T\"\n[[question]]\nid = \"card\"\nask = \"Front?\"\nback = \"Back.\"\n")
		l := d.sit(size.cols, size.rows)
		l.at("Enter: see the back", "\r")
		l.see("Back.")
		l.at("1 again", "1")
		l.see("Noted: again.")
		l.at(next, "\r")
		l.see("again")
		l.prompt("Enter: see the back")
		l.Mu.Lock()
		if screen := l.Screen.String(); strings.Contains(screen, "Back.") {
			t.Errorf("the answer is in sight:\n%s", screen)
		}
		l.Mu.Unlock()
		l.at("Enter: see the back", "q")
		l.expectEnd(0)
		l.checkPaper()
	}
}

// While a disk is slow, the prompt says what the program does.
func TestRichSlowDisk(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.press("First?", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("Second?")
	l.prompt(typeIt)
	f, err := os.Open(filepath.Clean(d.history()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil { // as another window does while it writes
		t.Fatal(err)
	}
	l.at(typeIt, "word\r")
	l.prompt("Writing it down …")
	syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	l.see("✓ Right.")
	l.at(next, "q")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("one right", "two right")
}

// A terminal without UTF-8 gets signs in ASCII, and words say the same.
func TestRichASCII(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	d.env = []string{"LC_ALL=C"}
	l := d.sit(80, 24)
	l.see("1 of 3, new - Three")
	l.press("First?", "no")
	l.see("x Wrong.")
	l.at(next, "q")
	l.expectEnd(0)
	for _, b := range l.Sent {
		if b >= 0x80 {
			t.Fatalf("not ASCII: %q", l.Sent)
		}
	}
}

// In the plain mode, too, what a terminal sends at once answers nothing.
func TestPlainPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24, "--plain")
	l.see("q quit.")
	l.Send("1\rs\r?\r")
	l.see("Several lines came at once, as from a paste; none of them was taken.")
	l.see("q quit.")
	l.Send(l.option("yes") + "\r")
	l.see("Right.")
	l.see(":q quit.")
	l.Send("\x04")
	l.expectEnd(0)
	d.expectSaid("one right")
}
