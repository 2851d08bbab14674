//go:build !windows

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// passageDeck cites a document of which a copy lies beside it.
const passageDeck = `
title = "Bridges"

[[question]]
id     = "one"
ask    = "First?"
answer = "yes"
wrong  = ["no"]
source = { seed = "paper", at = [2, "4-12"] }

[[question]]
id     = "two"
ask    = "Second?"
answer = "yes"
wrong  = ["no"]
`

// newPassageDesk has a deck and a copy of its document.
func newPassageDesk(t *testing.T, deck string) *desk {
	d := newDesk(t, deck)
	text := "A title\nAnn Able: The bridge over the river is as long as the river is wide, and a bit longer.\nBetween.\n"
	for n := range 9 {
		text += fmt.Sprintf("Pier %d stands in the water.\n", n+1)
	}
	for name, content := range map[string]string{
		"decks/paper.toml": "[document]\ntitle = \"On bridges\"\ntext = \"texts/paper.txt\"\n",
		"texts/paper.txt":  text + "Ann Able: Thanks. \x1b[31m\n",
	} {
		file := filepath.Join(d.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// TestRichPassage: one key after the verdict shows where the answer stands, on a wide
// terminal and on a narrow one. There is no such key where no copy is at hand.
func TestRichPassage(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {20, 10}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			d := newPassageDesk(t, passageDeck)
			l := d.sit(size[0], size[1])
			l.turnTo("1-2")
			l.at("1-2", l.option("no"))
			l.see("✗ Wrong.")
			l.turnTo(next)
			if prompt := l.prompt(next); !strings.Contains(prompt, " p") {
				t.Errorf("the prompt %q does not offer the passage", prompt)
			}
			l.at(next, "p")
			l.see("¶2 Ann Able")
			l.turnTo(next)
			all, _ := l.lines(0)
			shown := unspaced(strings.Join(all, ""))
			for _, want := range []string{"¶2 Ann Able: The bridge over the river", "¶8 Pier 5 stands in the water.", "… and 4 paragraphs more, to ¶12"} {
				if !strings.Contains(shown, unspaced(want)) {
					t.Errorf("%q was not shown:\n%s", want, strings.Join(all, "\n"))
				}
			}
			if strings.Contains(shown, "Pier6") {
				t.Error("what is too long was not cut")
			}
			l.at(next, "\r")
			l.turnTo("1-2")
			l.at("1-2", l.option("yes"))
			l.see("✓ Right.")
			l.turnTo(next)
			if prompt := l.prompt(next); strings.Contains(prompt, " p") {
				t.Errorf("the prompt %q offers a passage of no document", prompt)
			}
			l.at(next, "q")
			l.see("2 questions")
			l.expectEnd(0)
			l.checkPaper()
			d.expectSaid("one wrong", "two right")
		})
	}
}
