//go:build !windows

package main

import (
	"fmt"
	"strings"
	"testing"
)

// Who has had the new questions of today is offered more of them, below the summary.
func TestRichMore(t *testing.T) {
	t.Parallel()
	for _, size := range []struct {
		cols, rows int
		offer      string
	}{{80, 24, "m 2 more new  Enter: done"}, {40, 12, "m 2 more new  Enter: done"}, {20, 10, "m more  Enter: done"}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, three)
			l := d.sit(size.cols, size.rows, "--new", "1")
			l.press("1 of 1, new", "yes")
			l.see("✓ Right.")
			l.at("Enter", "\r")
			l.see("1 question: 1 right.")
			l.see("What comes:")
			l.at(size.offer, "?")
			l.see("?  I don't know")
			for strings.HasPrefix(l.prompt(""), "Enter") { // the help has pages
				l.at("Enter", "\r")
			}
			l.at(size.offer, "v")
			l.at("> v", "\x7f")
			l.at(size.offer, "\x0c")
			l.see("1 question: 1 right.")
			l.at(size.offer, "m")
			l.see("2 of 3, new")
			l.at(">", "word\r")
			l.see("✓ Right.")
			l.at("Enter", "\r")
			l.press("3 of 3, new", "no")
			l.see("✗ Wrong.")
			l.at("Enter", "q")
			l.see("3 questions: 2 right")
			l.expectEnd(0)
			l.checkPaper()

			// What was missed comes first when the learner comes back, and then there is an
			// offer of what is not due.
			l = d.sit(size.cols, size.rows)
			l.press("1 of 1", "yes")
			l.see("✓ Right.")
			l.at("Enter", "\r")
			l.expectEnd(0)
			l = d.sit(size.cols, size.rows)
			l.see("Nothing is due.")
			l.at("a ahead", "\r")
			l.expectEnd(0)
			d.expectSaid("one right", "two right", "three wrong", "three right")
		})
	}
}

// Who comes back after the new questions of the day is asked what they want.
func TestRichMoreLater(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24, "--new", "1")
	l.press("1 of 1, new", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.at("m 2 more new", "q")
	l.expectEnd(0)
	l = d.sit(80, 24, "--new", "1")
	l.see("Nothing more is due, and today's share of new questions is done: you had 1.")
	l.at("m 2 more new  a ahead: what is not due yet  Enter: done", "m")
	l.see("1 of 2, new")
	l.at(typeIt, "word\r")
	l.at(next, "q")
	l.see("To go on: policyquiz drill d --more 1")
	l.expectEnd(0)
	d.expectSaid("one right", "two right")
}

// A terminal without prompts of keys offers the same in words, and a pipe nothing.
func TestPlainMore(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24, "--plain", "--new", "1")
	l.see("q quit.")
	l.Send(l.option("yes") + "\r")
	l.see("Enter ends;")
	l.Send("\r")
	l.see("1 question: 1 right.")
	l.see("m for 2 more new ones, Enter ends.")
	l.Send("m\r")
	l.see("2 of 3, new.")
	l.see(":q quit.")
	l.Send(":q\r")
	l.expectEnd(0)
	d.expectSaid("one right")
}
