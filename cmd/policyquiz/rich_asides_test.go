//go:build !windows

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is said of a question at its verdict, and taken back there, leaves the verdict's
// prompt as it is.
func TestRichAsides(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.press("First?", "no")
	l.see("✗ Wrong.")
	l.at(next, "f")
	l.see("A note for the instructor")
	l.at(typeIt, "It is not clear.\r")
	l.see("Flagged for the instructor: It is not clear.")
	l.at(next, "f")
	l.see("A note for the instructor")
	l.at(typeIt, "\r")
	l.see("Flagged for the instructor, without a note.")
	l.at(next, "u")
	l.see("Taken back: the flag")
	l.at(next, "x")
	l.see("Suspended. It is not asked until you bring it back:")
	l.see("policyquiz resume d/one")
	l.at(next, "\r")
	l.see("Second?")
	l.at(typeIt, ":flag Nor is this.\r")
	l.see("Flagged for the instructor: Nor is this.")
	l.at(typeIt, ":suspend\r")
	l.see("policyquiz resume d/two")
	l.press("Third?", "yes")
	l.see("✓ Right.")
	l.at(next, "g")
	l.see("Noted: you guessed. It comes back in this session, not tomorrow.")
	l.at("Enter: next  r I knew it  x suspend", "r")
	l.see("Noted: you were right.")
	l.at(next, "g")
	l.see("Noted: you guessed.")
	l.prompt(next)
	l.SetSize(70, 24) // the verdict is shown again, as it is now
	l.see("✓ Right, a guess.")
	l.at(next, "u")
	l.see("Taken back: what you said of the answer.")
	l.at(next, "u")
	l.see("Taken back.")
	l.press("Third?", "yes")
	l.see("✓ Right.")
	l.at(next, "\r")
	l.see("2 questions: 1 right, 1 wrong.") // and the first does not come back
	l.expectEnd(0)
	l.checkPaper()
	d.expectSaid("one wrong", "flag one It is not clear.", "flag one ", "undo", "suspend one",
		"flag two Nor is this.", "suspend two", "three right", "amend again", "amend good", "amend again", "amend good", "undo", "three right")
}

// Whoever begins reads a page first, and then presses a key; once.
func TestRichOpening(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	begin := func() *learner {
		return d.start(80, 24, d.program("drill", "--course", filepath.Join(d.dir, "decks")))
	}
	l := begin()
	l.see("Welcome to policyquiz.")
	l.see("How to reply")
	l.at("Enter: begin", "q")
	l.expectEnd(0)
	l.checkPaper()
	l = begin()
	l.see("1 of 3, new")
	if lines, _ := l.lines(0); strings.Contains(strings.Join(lines, "\n"), "Welcome") {
		t.Error("the page comes twice")
	}
	l.prompt("1-2")
	l.at("1-2", "q")
	l.expectEnd(0)

	plain := newDesk(t, three)
	l = plain.start(80, 24, plain.program("drill", "--plain", "--course", filepath.Join(d.dir, "decks")))
	l.see("Welcome to policyquiz.")
	l.see("1 of 3, new")
	l.see("q quit.")
	l.Send("q\n")
	l.expectEnd(0)
}

// On a small screen the start page comes page by page, so that its beginning can be read,
// and breaks no command that would fit on a line.
func TestRichStartPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	start := func(cols, rows int) *learner {
		return d.start(cols, rows, d.program("--course", filepath.Join(d.dir, "decks")))
	}
	for _, size := range []struct{ cols, rows int }{{40, 12}, {20, 10}} {
		l := start(size.cols, size.rows)
		l.see("Welcome to policyquiz.")
		l.turnUntil("Begin with: policyquiz drill")
		l.expectEnd(0)
		lines, _ := l.lines(0)
		for _, line := range lines {
			if strings.HasSuffix(line, "policyqu") {
				t.Errorf("a command is broken:\n%s", strings.Join(lines, "\n"))
			}
		}
	}
	l := start(80, 60)
	l.see("Welcome to policyquiz.")
	l.see("Begin with: policyquiz drill")
	l.expectEnd(0)
	if l.prompts() > 0 {
		t.Error("what fits on the screen has a prompt")
	}
}

// Of the course that ships the start page fits on a small screen, with the first thing to
// do last, and the page before the first question on half of one.
func TestRichStartPageShipped(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.start(80, 24, d.program())
	l.see("Welcome to policyquiz.")
	l.see("Begin with: policyquiz drill")
	l.expectEnd(0)
	if l.prompts() > 0 {
		t.Error("the page has two parts")
	}
	lines, _ := l.lines(0)
	lines = filled(lines)
	if n := len(lines); !strings.HasSuffix(lines[n-2], "policyquiz drill pretest") || !strings.HasPrefix(lines[n-1], "Begin with:") {
		t.Errorf("the page ends:\n%s", strings.Join(lines[n-2:], "\n"))
	}

	l = d.start(80, 24, d.program("drill"))
	l.prompt("Enter: begin")
	lines, _ = l.lines(0)
	to := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "Enter: begin") })
	if page := filled(lines[:to]); len(page) > 12 || !strings.HasPrefix(page[0], "Welcome") {
		t.Errorf("the page before the first question has %d lines:\n%s", len(page), strings.Join(page, "\n"))
	}
	l.at("Enter: begin", "q")
	l.expectEnd(0)
}

// filled is lines without empty ones at their end.
func filled(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// When today's share is done, whoever asks is told so, and how to get more; what is not
// so is not advised.
func TestRichStartPageWhenDone(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24, "--new", "2")
	l.prompt("1-2")
	l.at("1-2", l.option("yes"))
	l.at(next, "\r")
	l.prompt(typeIt)
	l.Send("word\r")
	l.at(next, "q")
	l.expectEnd(0)
	if err := d.program("settings", "new-a-day", "2").Run(); err != nil {
		t.Fatal(err)
	}
	l = d.start(80, 24, d.program("--course", filepath.Join(d.dir, "decks")))
	l.see("Nothing more is due, and today's share of new questions is done: you had 2.")
	l.see("For ten more today: policyquiz drill --more 10")
	l.see("All verbs: policyquiz help")
	l.expectEnd(0)
	if lines, _ := l.lines(0); strings.Contains(strings.Join(lines, "\n"), "Begin with") {
		t.Error("a drill is advised that asks nothing")
	}
}

// On a terminal an error and its hint are wrapped between words; in a pipe each is one
// line, as the scripts have it.
func TestRichErrors(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.start(40, 24, d.program("drill", "--kind", "essay"))
	l.see("no kind of question")
	l.expectEnd(2)
	lines, _ := l.lines(0)
	want := []string{
		`policyquiz: no kind of question "essay"`,
		"    hint: there are: single-choice,",
	}
	for i, line := range want {
		if i >= len(lines) || lines[i] != line {
			t.Fatalf("the error reads:\n%s", strings.Join(lines, "\n"))
		}
	}
	if len(lines) < 5 {
		t.Errorf("the hint is cut off:\n%s", strings.Join(lines, "\n"))
	}
}

// A command can be typed where a key is wanted, too.
func TestRichAsideAtAKey(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	l := d.sit(80, 24)
	l.see("First?")
	l.at("1-2", ":flag Not clear.\r")
	l.see("Flagged for the instructor: Not clear.")
	l.at("1-2", ":suspend\r")
	l.see("policyquiz resume d/one")
	l.see("Second?")
	l.at(typeIt, ":q\r")
	l.expectEnd(0)
	d.expectSaid("flag one Not clear.", "suspend one")
}
