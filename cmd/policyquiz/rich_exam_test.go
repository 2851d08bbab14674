//go:build !windows

package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
)

// final is an exam with a question to press a key for, one to type, and a card.
const final = `
title = "Final"
use   = "exam"

[[question]]
id     = "key"
ask    = "Who pays for it?"
answer = "yes, the state"
wrong  = [{ say = "no, the tenant", because = "the tenant pays for the power (¶4)" }]
why    = "It is a grant."

[[question]]
id     = "line"
ask    = "Which word?"
accept = ["electrification"]

[[question]]
id   = "card"
ask  = "Front?"
back = "Back."
`

// What was chosen of several options is recorded with its numbers, so that nothing of it
// seems lost where the line is cut off.
func TestRichExamSeveral(t *testing.T) {
	t.Parallel()
	d := newDesk(t, `
title   = "Final"
summary = "What a score means."
use     = "exam"
[[question]]
id      = "some"
ask     = "Which?"
answers = ["a first answer that is long", "a second answer that is long", "a third answer that is long"]
wrong   = ["a wrong one"]
fixed   = true
`)
	l := d.sit(60, 24)
	l.at(typeIt, "3, 1 2\r")
	l.see("Recorded: 1, 2, 3: a first")
	l.at("e end", "e")
	l.see("About this exam: What a score means.")
	l.see("To go on: policyquiz drill")
	l.expectEnd(0)
}

// An exam goes on from question to question, and shows at its end what was right, page
// by page. Undo works there, too, until that was shown.
func TestRichExam(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 24}, {40, 12}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, final)
			l := d.sit(size.cols, size.rows)
			l.see("An exam: 3 questions, each asked once.")
			l.see("1 of 3 · Final")
			l.turnTo("1-2")
			l.at("1-2", l.option("no"))
			l.see("Recorded: no,")
			l.see("2 of 3 · Final")
			l.turnTo(typeIt)
			l.at(typeIt, ":r\r")
			l.see("There is no such command in an exam")
			l.at(typeIt, "s\r")
			l.see("The command is :s;") // whether it is right or not
			l.at(typeIt, "s\r")
			l.see("Recorded: s")
			l.see("3 of 3 · Final")
			l.at("Enter: see the back", "u")
			l.see("Taken back.")
			l.see("2 of 3 · Final")
			l.turnTo(typeIt)
			l.at(typeIt, ":s\r")
			l.see("Left out.")
			l.see("3 of 3 · Final")
			l.at("Enter: see the back", "q")
			l.see("1 question is to go. It is not counted, and this sitting cannot be continued. End the exam?")
			l.at("y yes", "n")
			l.see("3 of 3 · Final")
			l.at("Enter: see the back", "\r")
			l.see("Back.")
			l.at("1 again", "3")
			l.see("Recorded: good")
			l.at("e end", "\r") // it may be pressed after the key of the answer
			l.see("Press e to end the exam")
			l.at("e end", " u") // the space does nothing
			l.see("Taken back.")
			l.at("Enter: see the back", "?")
			l.see("Recorded: I don't")
			l.at("e end", "e")
			l.see("3 questions: 0 right, 1 wrong, 1 not known, 1 left out. That is 0 %.")
			l.turnUntil("1. Who pays for it?")
			for _, text := range []string{"✗ Wrong.", "You said: no, the tenant", "The answer: yes, the state", "No: the tenant pays for the power (¶4).", "Why: It is a grant.",
				"2. Which word?", "· Left out.", "The answer: electrification", "3. Front?", "· Not known.", "The answer: Back.", "What was confused:", "said “no, the tenant” where “yes, the state” was right"} {
				l.turnUntil(text)
			}
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("key wrong", "line wrong", "undo", "card right", "undo", "card unknown")
			golden(t, fmt.Sprintf("exam-%dx%d.txt", size.cols, size.rows), l.transcript())
		})
	}
}

// turnUntil turns pages until there is some text.
func (l *learner) turnUntil(text string) {
	l.T.Helper()
	for !l.shows(text) {
		before, _ := l.lines(0)
		l.at(more, "\r")
		l.await("another page", func() bool { after, _ := l.lines(0); return len(after) > len(before) })
	}
	l.see(text)
}

// shows waits for a page or the end, and reports whether some text is below what was
// seen.
func (l *learner) shows(text string) bool {
	l.T.Helper()
	found := false
	l.await(text+" or a prompt", func() bool {
		lines, waits := l.lines(l.row)
		found = strings.Contains(unspaced(strings.Join(lines, " ")), unspaced(text))
		return found || waits
	})
	return found
}

// Who quits half way, by whatever key, has what was given recorded and shown. At a page
// of that, q is enough.
func TestRichExamQuit(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][2]string{"q": {"q", "y"}, "q twice": {"q", "q"}, "ctrl-c": {"\x03", "y"}, "ctrl-c twice": {"\x03", "\x03"}, "ctrl-d": {"\x04", "\x04"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, final)
			l := d.sit(40, 10)
			l.prompt("1-2")
			l.at("1-2", l.option("yes"))
			l.see("Recorded: yes, the state")
			l.at(typeIt, "electrification\r")
			l.see("3 of 3 · Final")
			l.at("Enter: see the back", keys[0])
			l.see("1 question is to go.")
			l.at("y yes", "n")
			l.see("3 of 3 · Final")
			l.at("Enter: see the back", keys[0])
			l.at("y yes", keys[1])
			l.see("2 questions: 2 right. That is 100 %.")
			l.see("Not reached, and not counted: 1 question.")
			l.at(more, "q")
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("key right", "line right")
		})
	}
}

// Ctrl-C asks first where there are lines only, too. A second one ends the exam, and so
// does the end of the input, without a question.
func TestPlainExamBrokenOff(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]string{"ctrl-c": "\x03", "ctrl-d": "\x04"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, final)
			d.env = []string{"TERM=dumb"}
			l := d.sit(80, 24)
			l.see("q quit.")
			l.Send(l.option("yes") + "\r")
			l.see("2 of 3")
			l.see(":q quit.")
			l.Send("\x03")
			l.see("2 questions are to go.")
			l.see("End the exam? y for yes, n for no")
			l.Send("n\r")
			l.see("2 of 3")
			l.see(":q quit.")
			l.Send("electrification\r")
			l.see("3 of 3")
			l.see("q quit.")
			if end == "\x03" {
				l.Send(end)
				l.see("1 question is to go.")
				l.see("y for yes, n for no")
			}
			l.Send(end)
			l.see("2 questions: 2 right. That is 100 %.")
			l.see("Not reached, and not counted: 1 question.")
			l.expectEnd(0)
			d.expectSaid("key right", "line right")
		})
	}
}

// A learner who has read that an answer is recorded finds it in the history, even if
// the program was killed that very moment.
func TestRichExamKilled(t *testing.T) {
	t.Parallel()
	d := newDesk(t, final)
	l := d.sit(80, 24)
	l.prompt("1-2")
	l.at("1-2", l.option("no"))
	l.see("Recorded: no, the tenant")
	l.tell(syscall.SIGKILL)
	l.expectEnd(-1)
	entries := d.entries(true)
	if len(entries) != 1 || entries[0].Review == nil || !entries[0].Review.Exam {
		t.Errorf("the history has %+v", entries)
	}
}

// A signal ends an exam as it ends a drill, and nobody is asked to turn pages.
func TestRichExamSignal(t *testing.T) {
	t.Parallel()
	d := newDesk(t, final)
	l := d.sit(40, 10)
	l.prompt("1-2")
	l.at("1-2", l.option("no"))
	l.see("Recorded: no, the tenant")
	l.prompt(typeIt)
	l.tell(syscall.SIGTERM)
	l.see("1 question: 0 right, 1 wrong.")
	l.see("No: the tenant pays")
	l.expectEnd(exitTerm)
	l.checkPaper()
	d.expectSaid("key wrong")
}
