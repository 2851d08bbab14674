//go:build !windows

package main

// How sure a learner is of a reply, on a terminal.

import (
	"fmt"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

// sureness lists what was said of answers, in short: "one wrong, sure".
func (d *desk) sureness() []string {
	d.t.Helper()
	list := []string{}
	for _, e := range d.entries(false) {
		if r := e.Review; r != nil {
			list = append(list, fmt.Sprintf("%s %s, %s", strings.TrimPrefix(r.Question, "desk/d/"), r.Outcome, r.Confidence))
		}
	}
	return list
}

func (d *desk) expectSureness(want ...string) {
	d.t.Helper()
	if got := d.sureness(); !reflect.DeepEqual(got, want) {
		d.t.Errorf("the history says %q, want %q", got, want)
	}
}

// How sure begins the prompt that asks how sure the learner is, at every width.
const howSure = "1 not|1-3"

func TestRichSure(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 24}, {40, 12}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			l := d.sit(size.cols, size.rows, "--sure")
			l.see("sure if 4 times in 5.")
			l.see("First?")
			l.turnTo("1-2")
			l.at("1-2", l.option("no"))
			meant := ""
			if size.cols < 40 { // the prompt has no room for it
				meant = " 1 not sure, 2 fairly sure, 3 sure."
			}
			l.see("How sure are you of “no”?" + meant)
			l.at(howSure, "u")
			l.see("Taken back.")
			l.see("First?")
			l.turnTo("1-2")
			l.at("1-2", l.option("no"))
			l.see("How sure are you of “no”?")
			l.at(howSure, "\x0c")
			l.see("First?")
			l.see("How sure are you of “no”?")
			l.at(howSure, "3")
			l.see("✗ Wrong. You were sure: -6 marks.")
			l.turnTo(next)
			l.at(next, "\r")
			l.see("Second?")
			l.turnTo(typeIt)
			l.at(typeIt, "wrod of mine\r")
			l.see("How sure are you?")
			l.at(howSure, "2")
			l.see("You were fairly sure: -2 marks.")
			l.turnTo(next)
			l.at(next, "r")
			l.see("Noted: you were right. You were fairly sure: 2 marks.")
			l.at(next, "\r")
			l.see("Third?")
			l.turnTo("1-2")
			l.at("1-2", "?")
			l.see("· Not known. 0 marks.")
			l.turnTo(next)
			l.at(next, "q")
			l.see("Marks: -4 of a possible 9; 1 if you had said “not sure” each time.")
			l.see("Sure and wrong; these come first next time:")
			l.see("- First?")
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("one wrong", "two wrong", "amend good", "three unknown")
			d.expectSureness("one wrong, sure", "two wrong, fairly sure", "three unknown, not asked")
			golden(t, fmt.Sprintf("sure-%dx%d.txt", size.cols, size.rows), l.transcript())
		})
	}
}

// However a learner leaves when asked how sure they are: the reply is kept.
func TestRichLeavesBeforeHowSure(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*learner){
		"q":       func(l *learner) { l.at(howSure, "q"); l.expectEnd(0) },
		":quit":   func(l *learner) { l.at(howSure, ":quit\r"); l.expectEnd(0) },
		"ctrl-c":  func(l *learner) { l.at(howSure, "\x03"); l.expectEnd(0) },
		"ctrl-d":  func(l *learner) { l.at(howSure, "\x04"); l.expectEnd(0) },
		"sigterm": func(l *learner) { l.prompt(howSure); l.tell(syscall.SIGTERM); l.expectEnd(143) },
		"closed":  func(l *learner) { l.prompt(howSure); l.hangUp(); l.expectEnd(0) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			l := d.sit(80, 24, "--sure")
			l.press("First?", "no")
			l.see("How sure are you of “no”?")
			leave(l)
			d.expectSureness("one wrong, not asked")
		})
	}
}

// The digits of a reply, a paste and keys that mean nothing do not say how sure.
func TestRichSureIdleKeys(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24, "--sure")
	l.at("1-2", "13\r")
	l.see(`There is no option "13"`)
	l.at("1-2", l.option("yes"))
	l.see("How sure are you of “yes”?")
	l.at(howSure, "\r \x1b[A\t\x1b[200~3\r\x1b[201~4")
	l.at("> 4", "\x7f")
	l.at(howSure, "?\r")
	l.see("Say how sure you are: 1 not sure, 2 fairly sure, 3 sure.")
	l.at(howSure, "fairly sure\r")
	l.see("✓ Right. You were fairly sure: 2 marks.")
	l.at(next, "q")
	l.expectEnd(0)
	l.checkPaper()
	d.expectSureness("one right, fairly sure")
}
