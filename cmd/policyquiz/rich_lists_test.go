//go:build !windows

package main

import (
	"strings"
	"testing"
)

// Help, lists and answers that are longer than the screen come page by page, so that their
// beginning can be read. In a window of another width they begin again, and q ends them.
func TestRichLists(t *testing.T) {
	t.Parallel()
	decks := ""
	for _, id := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight"} {
		decks += "[[question]]\nid = \"" + id + "\"\nask = \"Is it " + id + "?\"\nanswer = \"yes\"\nwrong = [\"no\"]\n"
	}
	d := newDesk(t, "title = \"Many\"\nsummary = \""+strings.Repeat("It has many questions. ", 20)+"\"\n"+decks)
	l := d.sit(80, 24)
	for range 8 {
		l.prompt("1-2")
		l.at("1-2", l.option("yes"))
		l.at(next, "\r")
	}
	l.expectEnd(0)
	for _, test := range []struct {
		verb        []string
		first, last string
	}{
		{[]string{"help"}, "Learn who proposed what", "Topics of help"},
		{[]string{"help", "drill"}, "Asks what is due, then some new", "Flags of every verb"},
		{[]string{"drill", "--help"}, "Asks what is due, then some new", "Flags of every verb"},
		{[]string{"help", "learning"}, "Learning", "If you do not agree"},
		{[]string{"help", "rules"}, "What counts as the same answer", "(warning)"},
		{[]string{"help", "settings-file"}, "Settings", "policyquiz help settings-file --schema"},
		{[]string{"decks"}, "d  Many, 8 questions", "It has many questions."},
		{[]string{"decks", "--balance"}, "8 questions in 1 deck", "By kind"},
		{[]string{"history"}, "Is it", "Is it"},
	} {
		t.Run(strings.Join(test.verb, " "), func(t *testing.T) {
			args := append(test.verb, "--course", d.dir+"/decks")
			if test.verb[0] == "help" {
				args = test.verb
			}
			l := d.start(60, 8, d.program(args...))
			l.T = t
			l.see(test.first)
			l.prompt(more)
			l.SetSize(50, 8)
			l.see(test.first)
			l.turnUntil(test.last)
			l.at(more, "q")
			l.expectEnd(0)

			l = d.start(80, 1000, d.program(args...))
			l.T = t
			l.expectEnd(0)
			l.see(test.first)
			if l.prompts() > 0 {
				t.Error("what fits on the screen has a prompt")
			}
		})
	}
}

// What another program reads, and what is read aloud, has no pages.
func TestRichListsOfNobody(t *testing.T) {
	t.Parallel()
	d := newDesk(t, three)
	course := d.dir + "/decks"
	for _, args := range [][]string{{"decks", "--json", "--course", course}, {"stats", "--plain", "--course", course}, {"help", "deck-file", "--schema"}} {
		l := d.start(80, 6, d.program(args...))
		l.expectEnd(0)
		if l.prompts() > 0 {
			t.Errorf("%v has a prompt", args)
		}
	}
	d.env = []string{"ACCESSIBLE=1"}
	l := d.start(80, 6, d.program("help", "learning"))
	l.expectEnd(0)
	if l.prompts() > 0 {
		t.Error("what is read aloud has a prompt")
	}
}
