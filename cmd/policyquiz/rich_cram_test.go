//go:build !windows

package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

const alone = `
title = "Alone"

[[question]]
id     = "one"
ask    = "Which word?"
accept = ["electrification"]
`

// Practice asks until the answer is right, undo and skip work in it, and it says at both
// ends that nothing of what is due changes.
func TestRichCram(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{200, 40}, {80, 24}, {40, 24}} {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, alone)
			l := d.sit(size.cols, size.rows, "--cram")
			l.see("Practice: 1 question, each until you have it right once. It changes nothing of what is due.")
			l.see("1 of 1, new · Alone")
			l.at(typeIt, "word\r")
			l.see("✗ Wrong.")
			l.see("It comes back in this session.")
			l.at(next, "u")
			l.see("Taken back.")
			l.see("1 of 1, new · Alone")
			l.at(typeIt, "?\r")
			l.see("It comes back in this session.")
			l.at(next, "\r")
			l.see("1 of 1, again · Alone")
			l.at(typeIt, "electrification\r")
			l.see("✓ Right.")
			l.at(next, "\r")
			l.see("1 question: 0 right, 1 not known.")
			l.see("This was practice: nothing of what is due has changed.")
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("one wrong", "undo", "one unknown", "one right")

			l = d.sit(size.cols, size.rows, "--cram")
			l.see("1 of 1, new · Alone")
			l.at(typeIt, ":s\r")
			l.see("Left out.")
			l.see("1 question left out.")
			l.expectEnd(0)
			l = d.sit(size.cols, size.rows)
			l.see("1 of 1, new · Alone")
			l.at(typeIt, ":q\r")
			l.expectEnd(0)
		})
	}
}

// A drill that follows a plan says so in its first line and in its last.
func TestRichPlan(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{200, 40}, {80, 24}, {40, 24}} {
		t.Run(fmt.Sprint(size.cols), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, alone)
			course := filepath.Join(d.dir, "decks")
			l := d.start(size.cols, size.rows, d.program("plan", "--course", course, "--exam", "2026-03-05", "--adopt"))
			l.see("Exam on 2026-03-05, in 3 days. 1 question, 15 minutes a day:")
			l.see("2026-03-04")
			l.see("Expected on 2026-03-05:")
			l.see("Adopted: policyquiz drill follows this plan until 2026-03-05.")
			l.expectEnd(0)
			l = d.start(size.cols, size.rows, d.program("drill", "--course", course))
			l.see("Your plan until 2026-03-05: today 0 to review and 1 new, about 1 minute.")
			l.turnTo("Enter: begin")
			l.at("Enter: begin", "\r")
			l.see("1 of 1, new · Alone")
			l.at(typeIt, "electrification\r")
			l.see("✓ Right.")
			l.at(next, "\r")
			l.see("That was today's part of your plan; policyquiz plan shows what comes.")
			l.expectEnd(0)
			l.checkPaper()
		})
	}
}
