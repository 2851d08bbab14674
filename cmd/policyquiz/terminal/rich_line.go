package terminal

// The one-line editor of the rich console.

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	surveyterm "github.com/AlecAivazis/survey/v2/terminal"
)

// Line asks for a line of text behind a prompt: plain text, of which at most
// half the width is shown. A longer line scrolls sideways. Enter ends it, and
// prompt and text stay as printed text. After an error nothing stays, but
// ErrRepaint keeps what was typed for the next call.
func (c *richConsole) Line(prompt string) (string, error) {
	prompt = Clean(prompt)
	e := c.draft
	c.draft = editing{}
	c.freshLine()
	err := c.edit(prompt, &e)
	c.erase()
	if errors.Is(err, ErrRepaint) {
		c.draft = e
	}
	if err != nil {
		return "", err
	}
	width, _ := c.Size()
	lines := wrap(e.text(), width, prompt, strings.Repeat(" ", Width(prompt)))
	c.print(strings.Join(lines, "\n") + "\n")
	return e.text(), nil
}

// edit changes e key by key until Enter.
func (c *richConsole) edit(prompt string, e *editing) error {
	for {
		if err := c.drawEditing(prompt, *e); err != nil {
			return err
		}
		r, err := c.readRune()
		switch {
		case err != nil:
			return err
		case r == '\n':
			return nil
		case r == surveyterm.KeyEndTransmission && e.text() == "":
			return ErrQuit
		case r == pasteStart:
			text, err := c.readPaste()
			if err != nil {
				return err
			}
			e.insert(text)
		default:
			e.press(r)
		}
	}
}

// drawEditing draws the prompt, as much of the text as there is room for, and
// the cursor in it. The last column is left to the cursor.
func (c *richConsole) drawEditing(prompt string, e editing) error {
	width, _ := c.Size()
	prompt = fit(prompt, width/2)
	left, right := e.view(width - 1 - Width(prompt))
	line := c.bold(prompt) + left + right
	if back := Width(left+right) - Width(left); back > 0 {
		line += fmt.Sprintf("\x1b[%dD", back)
	}
	return c.draw(line)
}

// maxLine limits a line, in bytes: more than a person types, and little enough
// to draw anew with each key.
const maxLine = 4096

// editing is a line being typed, parted at the cursor.
type editing struct {
	left, right string
}

func (e *editing) text() string { return e.left + e.right }

// press does what a key of the editor does. Others do nothing.
func (e *editing) press(r rune) {
	switch r {
	case surveyterm.KeyArrowLeft:
		n := lastGrapheme(e.left)
		e.left, e.right = e.left[:n], e.left[n:]+e.right
	case surveyterm.KeyArrowRight:
		n := firstGrapheme(e.right)
		e.left, e.right = e.left+e.right[:n], e.right[n:]
	case surveyterm.SpecialKeyHome: // and Ctrl-A
		e.left, e.right = "", e.text()
	case surveyterm.SpecialKeyEnd, keyEnd:
		e.left, e.right = e.text(), ""
	case surveyterm.KeyBackspace, surveyterm.KeyDelete: // DEL is what most terminals send for Backspace
		e.left = e.left[:lastGrapheme(e.left)]
	case surveyterm.SpecialKeyDelete, surveyterm.KeyEndTransmission:
		e.right = e.right[firstGrapheme(e.right):]
	case surveyterm.KeyDeleteWord:
		e.left = e.left[:lastWord(e.left)]
	case keyCutHead:
		e.left = ""
	case keyCutTail:
		e.right = ""
	default:
		e.insert(string(r))
	}
}

// insert puts text at the cursor, without what would not show as itself: a
// direction mark that came with a paste is no part of an answer.
func (e *editing) insert(text string) {
	room := maxLine - len(e.left) - len(e.right)
	for _, r := range text {
		if standIn(r) != r {
			continue
		}
		if room -= utf8.RuneLen(r); room < 0 {
			return
		}
		e.left += string(r)
	}
}

// view returns what is shown on either side of the cursor when there is room
// for so many columns. The text after the cursor gets a third, if it needs it.
func (e editing) view(room int) (left, right string) {
	after := min(Width(e.right), room/3)
	left = tail(e.left, room-after)
	right = head(e.right, room-Width(left))
	return left, right
}
