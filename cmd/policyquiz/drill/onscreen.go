package drill

import (
	"errors"
	"strings"
	"unicode/utf8"

	"policyquiz/cmd/policyquiz/terminal"
)

// This file shows a question again which something that was read pushed off the screen.

// A counted console counts the rows that were printed on it.
type counted struct {
	terminal.Console
	rows int
}

// Print shows a layout.
func (c *counted) Print(l *terminal.Layout) {
	c.rows += l.Tall()
	c.Console.Print(l)
}

// Press waits for a key. A word that was typed instead stays on the screen.
func (c *counted) Press(prompt, keys string) (string, error) {
	word, err := c.Console.Press(prompt, keys)
	if utf8.RuneCountInString(word) > 1 {
		c.rows++
	}
	return word, err
}

// Line waits for a line, which stays on the screen.
func (c *counted) Line(prompt string) (string, error) {
	c.rows++
	return c.Console.Line(prompt)
}

// stands reports whether the stem of a question is on a screen of so many lines, of which
// the last is for the prompt.
func (c *conversation) stands(a *asking, height int) bool {
	above := c.screen()
	above.aboveStem(a.heading)
	gone := c.con.rows - a.top - (height - 1) // rows of the question that are off the screen
	return gone <= above.Tall()
}

// reads shows something at the prompt of a question, and then the question again if its
// stem is no longer on the screen. Where both have no room together, Enter comes between,
// unless the learner skipped the rest. A command that is typed there is what the learner
// does at the question: it becomes m, and reads reports, as stays does, whether it ends the
// question.
func (c *conversation) reads(a *asking, m *move, read func() error) (over bool, err error) {
	before := c.con.rows
	c.left = false
	if err := read(); err != nil {
		return false, err
	}
	_, height := c.con.Size()
	if height == 0 || c.stands(a, height) {
		return false, nil
	}
	for !c.left && c.con.rows-before+c.question(a).Tall() >= height {
		word, err := c.con.Press(c.voice.toQuestion(), "\n ")
		if errors.Is(err, terminal.ErrRepaint) {
			c.con.Clear()
			break
		}
		if err != nil {
			return false, err
		}
		if strings.TrimSpace(word) == "" {
			break
		}
		if next, ok := command(word, false); ok && next.kind != answer {
			*m = next
			return c.stays(a, m)
		}
		c.print("Enter shows the question again.")
	}
	return false, c.show(a)
}
