//go:build !windows

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const smallDeck = "# Mine.\ntitle = \"Who pays\"\n\n[[question]]\nid = \"there\"\nask = \"Is it there?\"\nanswer = true\n"

// replies waits for each question and replies to it.
func (l *learner) replies(questionsAndReplies ...string) {
	l.T.Helper()
	for i := 0; i < len(questionsAndReplies); i += 2 {
		l.see(questionsAndReplies[i])
		l.at(typeIt, questionsAndReplies[i+1]+"\r")
	}
}

// TestNewQuestionOnATerminal asks for a question on terminals of several widths.
func TestNewQuestionOnATerminal(t *testing.T) {
	t.Parallel()
	for _, cols := range []int{20, 40, 80} {
		t.Run(fmt.Sprint(cols), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, smallDeck)
			l := d.start(cols, 24, d.program("new", "question", "decks/d.toml"))
			l.replies("What kind", "single", "What do you ask?", "Who pays a third of it?", "The right answer?", "the state", "A wrong option", "The State",
				"leave it out", "the tenant", "What is it really?", "tenants pay for the power", "Another one?", "", "Why is that so?", "It wants the change.",
				"Its id?", "", "Add it to", "")
			l.expectEnd(0)
			if cols == 80 { // elsewhere the terminal breaks the command that can be copied
				l.checkPaper()
			}
			golden(t, fmt.Sprintf("new-%d.txt", cols), l.transcript())
			got := readFile(t, filepath.Join(d.dir, "decks", "d.toml"))
			want := smallDeck + "\n[[question]]\nid     = \"pays-third\"\nask    = \"Who pays a third of it?\"\nanswer = \"the state\"\nwrong  = [\n" +
				"  { say = \"the tenant\", because = \"tenants pay for the power\" },\n]\nwhy    = \"It wants the change.\"\n"
			if got != want {
				t.Errorf("%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestNewGoesBack takes replies back, and keeps those before them.
func TestNewGoesBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, smallDeck)
	l := d.start(80, 24, d.program("new", "question", "decks/d.toml"))
	l.replies("What kind", "flashcard", "What stands on the front?", "Frnot?", "And on the back?", ":back", "(Enter keeps “Frnot?”)", "Front?",
		"And on the back?", "?", "The answer, with which learners compare", "Back.")
	l.see("Why is that so?")
	l.at(typeIt, "\x0c") // a repaint is no reply
	l.replies("Why is that so?", "It is.", "Its id?", "", "Add it to", "")
	l.expectEnd(0)
	if strings.Contains(l.transcript(), "is no command") {
		t.Errorf("a repaint is taken for a command:\n%s", l.transcript())
	}
	got := readFile(t, filepath.Join(d.dir, "decks", "d.toml"))
	if want := smallDeck + "\n[[question]]\nid   = \"front\"\nask  = \"Front?\"\nback = \"Back.\"\nwhy  = \"It is.\"\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestNewKeepsWhatWasReplied goes back two questions and forward again with Enter.
func TestNewKeepsWhatWasReplied(t *testing.T) {
	t.Parallel()
	d := newDesk(t, smallDeck)
	l := d.start(80, 24, d.program("new", "question", "decks/d.toml"))
	l.replies("What kind", "flashcard", "What stands on the front?", "Front?", "And on the back?", "Back.", "Why is that so?", "It is.",
		"Its id?", ":back", "(Enter keeps “It is.”; :none for none)", ":back", "(Enter keeps “Back.”)", ":back",
		"(Enter keeps “Front?”)", "", "(Enter keeps “Back.”)", "", "(Enter keeps “It is.”; :none for none)", ":none", "Its id?", "", "Add it to", "")
	l.expectEnd(0)
	got := readFile(t, filepath.Join(d.dir, "decks", "d.toml"))
	if want := smallDeck + "\n[[question]]\nid   = \"front\"\nask  = \"Front?\"\nback = \"Back.\"\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestNewIsBrokenOff checks that Ctrl-C and Ctrl-D leave everything as it was.
func TestNewIsBrokenOff(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"\x03", "\x04"} {
		d := newDesk(t, smallDeck)
		l := d.start(80, 24, d.program("new", "question", "decks/d.toml"))
		l.replies("What kind", "flashcard", "What stands on the front?", "Front?")
		l.see("And on the back?")
		l.at(typeIt, key)
		l.see("nothing was written")
		l.expectEnd(1)
		if got := readFile(t, filepath.Join(d.dir, "decks", "d.toml")); got != smallDeck {
			t.Errorf("the deck is %q", got)
		}
	}
}

// TestNewSeesAChangeMeanwhile checks that what another program wrote is not overwritten.
func TestNewSeesAChangeMeanwhile(t *testing.T) {
	t.Parallel()
	d := newDesk(t, smallDeck)
	file := filepath.Join(d.dir, "decks", "d.toml")
	l := d.start(80, 24, d.program("new", "question", "decks/d.toml"))
	l.replies("What kind", "flashcard", "What stands on the front?", "Front?", "And on the back?", "Back.", "Why is that so?", "", "Its id?", "")
	l.see("Add it to")
	const changed = smallDeck + "# one line more\n"
	if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	l.at(typeIt, "y\r")
	l.see("was changed by another program meanwhile")
	l.expectEnd(2)
	if got := readFile(t, file); got != changed {
		t.Errorf("the deck is %q", got)
	}
}

// TestCourseNewAsksForItsFolder begins a course without any argument.
func TestCourseNewAsksForItsFolder(t *testing.T) {
	t.Parallel()
	d := newDesk(t, smallDeck)
	l := d.start(80, 24, d.program("course", "new"))
	l.replies("In which folder", "decks", "is not empty", "heat", "What is the title of the course?", "Heat policy", "Who answers for it?", "A. Instructor")
	l.see("Made the course heat in ./heat/.")
	l.expectEnd(0)
}

// TestPreviewFollows saves a file while it is looked at.
func TestPreviewFollows(t *testing.T) {
	t.Parallel()
	const second = "\n[[question]]\nid = \"here\"\nask = \"Is it here?\"\nanswer = false\nwhy = \"No.\"\n"
	d := newDesk(t, smallDeck+second)
	file := filepath.Join(d.dir, "decks", "d.toml")
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := d.start(80, 24, d.program("preview", "decks/d.toml"))
	l.see("1 of 2, d/there")
	l.see("Is it there?")
	l.at("Enter", "\r")
	l.see("2 of 2, d/here")
	l.at("Enter", "b")
	l.see("1 of 2, d/there")
	l.prompt("Enter")

	save(smallDeck + strings.Replace(second, "Is it here?", "Is it here again?", 1)) // what changed is shown
	l.see("2 of 2, d/here")
	l.see("Is it here again?")

	save(smallDeck + second + "wrnog = 5\n") // with the mistake
	l.see(`unknown key "wrnog"`)
	save(smallDeck + "title = 5\n[[question\n")
	l.see("hint:")
	save(smallDeck + second)
	l.see("Is it here?")
	l.prompt("Enter")
	l.Send("q")
	l.expectEnd(0)
}
