//go:build !windows

package main

import (
	"fmt"
	"strings"
	"testing"
)

// looks has a question for each look of a screen.
const looks = `
title = "Looks"

[[question]]
id     = "unknown"
ask    = "True or false: the ferry is free."
answer = true

[[question]]
id     = "slip"
ask    = "What was swept away?"
accept = ["the old bridge"]

[[question]]
id   = "card"
ask  = "What is a pier?"
back = "What carries a bridge between its ends."
why  = "The paper counts nine of them."

[[question]]
id         = "all"
ask        = "What did the mayor promise the clerk?"
answer     = "a bridge over the river"
wrong      = [{ say = "a road around the town", because = "that was the smith's idea (¶2)" }, "a ferry"]
why        = "She says so twice, and the clerk repeats it."
background = "The old bridge was swept away in the flood of the year before."
source     = { seed = "paper", at = [2, "4-12"] }

[[question]]
id     = "match"
ask    = "Who wants what?"
match  = [["the mayor", "a bridge"], ["the clerk", "a ferry"], ["the smith", "a road around the town"]]
source = { seed = "paper", at = 2 }

[[question]]
id    = "gaps"
ask   = "Complete her words."
cloze = "A {bridge} is for {everyone|all}, and a ferry for those who can wait."
why   = "She says it of the poor."
`

// The looks of a question, a verdict, a passage and the end, at three sizes: what is
// bold, what is dim, and where there is colour. Without colours everything is as it was,
// and the signs are bold.
func TestRichLooks(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ cols, rows int }{{80, 24}, {40, 12}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size.cols, size.rows), func(t *testing.T) {
			t.Parallel()
			coloured := look(t, size.cols, size.rows, "NO_COLOR=")
			golden(t, fmt.Sprintf("looks-%dx%d.txt", size.cols, size.rows), coloured)
			if want, got := withoutColours(coloured), look(t, size.cols, size.rows, "NO_COLOR=1"); got != want {
				t.Errorf("without colours more is different than colours:\n%s", firstDifference(want, got))
			}
		})
	}
}

// look drills looks, and returns all that the screen showed.
func look(t *testing.T, cols, height int, env string) string {
	t.Helper()
	d := newPassageDesk(t, looks)
	d.env = []string{env}
	l := d.sit(cols, height)
	var shots strings.Builder
	shoot := func(begins, what string) {
		t.Helper()
		l.turnPages(begins, func() { fmt.Fprintf(&shots, "%s\n%s", what, l.shot()) })
	}
	l.turnTo("1-2")
	l.at("1-2", "?")
	l.see("· Not known.")
	shoot(next, "not known")
	l.at(next, "\r")
	l.turnTo(typeIt)
	l.at(typeIt, "the old brigde\r")
	l.see("✓ Right.")
	shoot(next, "right but for a slip")
	l.at(next, "\r")
	l.turnTo("Enter: see the back")
	l.at("Enter: see the back", "\r")
	l.see("What carries a bridge")
	shoot("1 again", "a card, turned")
	l.at("1 again", "3")
	l.see("✓ Noted: good.")
	shoot(next, "a card, graded")
	l.at(next, "\r")
	shoot("1-3", "a question")
	l.at("1-3", l.option("a road"))
	l.see("✗ Wrong.")
	shoot(next, "a wrong answer")
	l.at(next, "p")
	l.see("¶2 Ann Able")
	shoot(next, "a passage")
	l.at(next, "\r")
	shoot(typeIt, "a match")
	l.at(typeIt, rows("a bridge", "a road", "a ferry")(l)+"\r")
	l.see("~ Partly right.")
	shoot(next, "a match, partly right")
	l.at(next, "\r")
	l.see("again")
	l.turnTo("1-2")
	l.at("1-2", l.option("true"))
	l.see("✓ Right.")
	shoot(next, "right")
	l.at(next, "\r")
	shoot(typeIt, "gaps")
	l.at(typeIt, "bridge; nobody\r")
	l.see("~ Partly right.")
	shoot(next, "gaps, partly right")
	l.at(next, "q")
	l.see("What comes:")
	l.expectEnd(0)
	l.checkPaper()
	shots.WriteString("the end\n" + l.shot())
	return shots.String()
}

// withoutColours returns shots in which every mark of a colour is that of bold.
func withoutColours(shots string) string {
	lines := strings.Split(shots, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, " ") {
			lines[i] = strings.NewReplacer("r", "b", "g", "b", "m", "b").Replace(line)
		}
	}
	return strings.Join(lines, "\n")
}
