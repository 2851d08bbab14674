package terminal

// This file has the line editor of the rich console.

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	surveyterm "github.com/AlecAivazis/survey/v2/terminal"
)

// Line lets the person edit a line of text after a prompt. At most half of the width
// is for the prompt. A line that is too long scrolls sideways. Enter ends it; prompt
// and text then stay as printed text. After an error nothing stays on the screen.
// After ErrRepaint the next call begins with the text that was typed.
func (c *richConsole) Line(prompt string) (string, error) {
	c.freshLine()
	if err := c.settle(); err != nil {
		return "", err
	}
	c.recall("")
	return c.readLine(prompt, false)
}

// readLine lets the person edit the draft. A word ends, and nothing of it is printed,
// when the last of its characters is deleted: then it returns "".
func (c *richConsole) readLine(prompt string, word bool) (string, error) {
	prompt = c.signs.Replace(Clean(prompt))
	e := c.draft
	c.draft = editing{}
	err := c.edit(prompt, &e, word)
	c.erase()
	if errors.Is(err, ErrRepaint) {
		c.kept, c.keptAt = e, c.waiting
	}
	if err != nil || word && e.text() == "" {
		return "", err
	}
	width, _ := c.Size()
	lines := wrap(e.text(), width, prompt, strings.Repeat(" ", Width(prompt)))
	c.print(strings.Join(lines, "\n") + "\n")
	return e.text(), nil
}

// edit reads keys and changes e until Enter is pressed, or until a word has no
// character left. An Enter that others follow, faster than a person types, is a line
// break in a paste that the terminal did not mark: it becomes a space, and so does each
// further one until the paste is over.
func (c *richConsole) edit(prompt string, e *editing, word bool) error {
	paste := false
	for !word || e.text() != "" {
		if err := c.drawEditing(prompt, *e); err != nil {
			return err
		}
		paste = paste && c.in.waits(heel)
		r, err := c.readRune()
		switch {
		case err != nil:
			return err
		case r == '\n' && (paste || c.in.waits(heel)):
			paste = true
			e.insert(" ")
		case r == '\n':
			return nil
		case r == surveyterm.KeyEndTransmission && e.text() == "":
			return ErrQuit
		case r == surveyterm.KeyEscape: // of a word it takes away the prompt, too
			*e = editing{}
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
	return nil
}

// drawEditing draws the prompt, the part of the text that fits, and the cursor. It
// keeps the last column free for the cursor.
func (c *richConsole) drawEditing(prompt string, e editing) error {
	width, _ := c.Size()
	prompt = fit(prompt, width/2)
	hidden := c.signs.Replace("…")
	left, right := e.view(width-1-Width(prompt), hidden)
	line := bold(prompt) + left + right
	if back := Width(left+right) - Width(left); back > 0 {
		line += fmt.Sprintf("\x1b[%dD", back)
	}
	return c.draw(line)
}

// Keys that go over a word. Unicode reserves these two code points for use within a
// program, as those around pasted text.
const (
	keyWordLeft  = '\ufdd8'
	keyWordRight = '\ufdd9'
)

// maxLine is the greatest length of a line in bytes. It is more than a person types
// and little enough to redraw after each key.
const maxLine = 4096

// An editing is a line while it is edited.
type editing struct {
	left, right string // the text before and after the cursor
}

// text returns the whole line.
func (e *editing) text() string { return e.left + e.right }

// press changes the line as the key r says.
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
	case keyWordLeft:
		n := lastWord(e.left)
		e.left, e.right = e.left[:n], e.left[n:]+e.right
	case keyWordRight:
		n := firstWord(e.right)
		e.left, e.right = e.left+e.right[:n], e.right[n:]
	case keyCutHead:
		e.left = ""
	case keyCutTail:
		e.right = ""
	default:
		e.insert(string(r))
	}
}

// insert puts text at the cursor. It leaves out characters that act on a terminal: a
// mark of the writing direction in a paste is not part of an answer.
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

// view returns the parts of the text before and after the cursor that fit into so
// many columns. The text after the cursor gets at most a third of them. The sign hidden
// stands where text is left out, if there is room for it.
func (e editing) view(room int, hidden string) (left, right string) {
	if room < 6*Width(hidden) {
		hidden = ""
	}
	after := min(Width(e.right), room/3)
	if left = tail(e.left, room-after); left != e.left {
		left = hidden + tail(e.left, room-after-Width(hidden))
	}
	if right = head(e.right, room-Width(left)); right != e.right {
		right = head(e.right, room-Width(left)-Width(hidden)) + hidden
	}
	return left, right
}
