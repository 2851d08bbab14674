package terminal

// This file has the rich console, which is for a person at a terminal. It prints
// text and redraws one line below the text, the prompt, which never wraps. Survey's
// Renderer draws that line and survey's RuneReader reads the keys. The prompts are
// our own.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/AlecAivazis/survey/v2"
	surveyterm "github.com/AlecAivazis/survey/v2/terminal"
	"golang.org/x/term"
)

// Keys for which RuneReader has no names.
const (
	keyEnd     = '\x05' // Ctrl-E
	keyCutTail = '\x0b' // Ctrl-K
	keyRepaint = '\x0c' // Ctrl-L
	keyCutHead = '\x15' // Ctrl-U
	keyStop    = '\x1a' // Ctrl-Z

	// The first two stand around pasted text, the third says that the window has
	// another size. Unicode reserves these code points for use within a program, so
	// nobody can type them.
	pasteStart = '\ufdd0'
	pasteEnd   = '\ufdd1'
	keyResized = '\ufdd2'
)

// Quiet is how long no key may have come before a prompt is shown; see
// [Streams.Quiet]. Nobody reads a text and answers it in less, and the letters of a
// word, or a number and its Enter, come closer together.
const Quiet = 300 * time.Millisecond

// heel is the time within which a person does not press another key. What comes
// sooner is a paste that the terminal does not mark.
const heel = 20 * time.Millisecond

// An input is what a richConsole reads keys from.
type input interface {
	surveyterm.FileReader
	// waits reports whether a key is there, or comes within a time. The key can
	// be read afterwards.
	waits(time.Duration) bool
	// wake makes the present read, or the next one, return keyRepaint.
	wake()
}

// A richConsole is a console on a terminal. From newRichConsole to Close the
// terminal sends each key at once and does not echo it.
type richConsole struct {
	ctx    context.Context
	cancel context.CancelFunc
	stdio  surveyterm.Stdio
	in     input
	keys   *surveyterm.RuneReader
	out    io.Writer
	color  bool              // whether colours are wanted; weights always are
	signs  *strings.Replacer // the signs of this terminal
	quiet  time.Duration     // see Streams.Quiet
	after  func(time.Duration) <-chan time.Time
	stop   func() // stops the program on Ctrl-Z

	open    bool    // whether the last printed line has no line break yet
	blank   bool    // whether the last printed line is empty
	width   int     // the width for which the last layout was made; 0: none was printed
	draft   editing // the beginning of a word, or what was typed before a repaint
	kept    editing // what was typed before a repaint, until its prompt is there again
	keptAt  string  // the keys of that prompt; a line has none
	waiting string  // the keys of the prompt that waits
	painted bool    // whether the text above the prompt is one that was there before: keys may be meant for it

	mode   sync.Mutex // guards raw and closed: another goroutine may call Close
	raw    bool       // whether the terminal is in our mode
	closed bool       // whether Close was called
}

// newRichConsole changes the mode of the terminal. It is an error if in is not a
// terminal. When ctx ends, prompts return its cause.
func newRichConsole(ctx context.Context, in, out *os.File, color bool) (*richConsole, error) {
	ctx, cancel := context.WithCancel(ctx)
	keys := newKeys(ctx, in)
	stdio := surveyterm.Stdio{In: keys, Out: out, Err: out}
	c := &richConsole{
		ctx:    ctx,
		cancel: cancel,
		stdio:  stdio,
		in:     keys,
		keys:   surveyterm.NewRuneReader(stdio),
		out:    surveyterm.NewAnsiStdout(out),
		color:  color,
		signs:  allSigns,
		quiet:  Quiet,
		after:  time.After,
		stop:   stopProcess,
	}
	if err := c.takeTerminal(); err != nil {
		cancel()
		return nil, err
	}
	return c, nil
}

// Close puts the terminal back into its old mode. A waiting prompt returns
// context.Canceled. Close may be called at any time and more than once.
func (c *richConsole) Close() error {
	c.cancel()
	c.mode.Lock()
	c.closed = true
	c.mode.Unlock()
	return c.giveTerminal()
}

// Wake makes the prompt that waits, or the next one, return ErrRepaint.
func (c *richConsole) Wake() { c.in.wake() }

// takeTerminal puts the terminal into our mode.
func (c *richConsole) takeTerminal() error {
	c.mode.Lock()
	defer c.mode.Unlock()
	if c.raw || c.closed {
		return nil
	}
	if err := c.keys.SetTermMode(); err != nil {
		return fmt.Errorf("setting up the terminal: %w", err)
	}
	c.raw = true
	io.WriteString(c.stdio.Out, pasteOn)
	return nil
}

// giveTerminal puts the terminal back into its old mode.
func (c *richConsole) giveTerminal() error {
	c.mode.Lock()
	defer c.mode.Unlock()
	if !c.raw {
		return nil
	}
	c.raw = false
	err := c.keys.RestoreTermMode()
	if errors.Is(err, syscall.EIO) {
		return nil // the terminal is gone
	}
	if err != nil {
		return fmt.Errorf("restoring the terminal: %w", err)
	}
	io.WriteString(c.stdio.Out, pasteOff)
	return nil
}

// Size returns the present columns and rows of the terminal. If they are not known,
// it returns 80 and 24, the usual size of a terminal.
func (c *richConsole) Size() (width, height int) {
	width, height, err := term.GetSize(int(c.stdio.Out.Fd()))
	if err != nil || width < 1 || height < 1 {
		return 80, 24
	}
	return width, height
}

// Layout returns an empty layout as wide as the terminal is now.
func (c *richConsole) Layout() *Layout {
	width, _ := c.Size()
	return &Layout{Width: width, signs: c.signs}
}

// Print shows a layout. It leaves out an empty line that would follow another one,
// because the prompt between them is gone. An error here means that the terminal is
// gone; the next prompt reports it.
func (c *richConsole) Print(l *Layout) {
	c.width = l.Width
	c.print(l.styled(c.color))
}

// Clear moves what is on the screen out of sight. The text stays where one can scroll
// back to it.
func (c *richConsole) Clear() {
	c.freshLine()
	_, height := c.Size()
	io.WriteString(c.out, strings.Repeat("\n", height-1))
	c.blank = true
}

// While runs do. If that takes long enough to be noticed, it shows a text in the place
// of the prompt.
func (c *richConsole) While(text string, do func()) {
	c.freshLine()
	if whileSlow(c.after, do, func() { _ = c.drawKeyPrompt(text, "") }) {
		c.erase()
	}
}

// whileSlow runs do, and runs say once if do takes longer than noticeable. It reports
// whether it ran say.
func whileSlow(after func(time.Duration) <-chan time.Time, do, say func()) (said bool) {
	done, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		select {
		case <-done:
		case <-after(noticeable):
			say()
			said = true
		}
	}()
	do()
	close(done)
	<-over
	return said
}

// noticeable is the time after which a person wonders whether a key was taken.
const noticeable = 200 * time.Millisecond

// print sends text that is clean and wrapped. It may have our own escape codes.
func (c *richConsole) print(s string) {
	if c.blank {
		s = strings.TrimPrefix(s, "\n")
	}
	if s == "" {
		return
	}
	io.WriteString(c.out, s)
	c.open = !strings.HasSuffix(s, "\n")
	c.blank = s == "\n" || strings.HasSuffix(s, "\n\n")
}

// Press shows a prompt of one line until one of the keys is pressed, and returns
// the key as it is written in keys. Letters match in upper and lower case, and wide
// keys as plain ones: ？ is ?. Enter is '\n'. Any other character begins a word, and so
// does a key of keys that others follow at once; Press then reads a line and returns
// it, so that the letters of a word do nothing one by one. All other keys and pastes do
// nothing. Press erases the prompt at its end.
func (c *richConsole) Press(prompt, keys string) (string, error) {
	c.freshLine()
	if err := c.settle(); err != nil {
		return "", err
	}
	c.recall(keys)
	for {
		if c.draft.text() == "" {
			if key, err := c.pressed(prompt, keys); key != "" || err != nil {
				return key, err
			}
		}
		if word, err := c.readLine(wordPrompt, true); word != "" || err != nil {
			return word, err
		}
	}
}

// recall begins a prompt with what was typed at it before a repaint. The prompt of
// another page may come between.
func (c *richConsole) recall(keys string) {
	c.waiting = keys
	if keys == c.keptAt {
		c.draft, c.kept = c.kept, editing{}
	}
}

// wordPrompt stands before a word that was begun at the prompt of a key.
const wordPrompt = "> "

// settle waits until no key has come for a while, and drops what comes until then. It
// was typed before the text above the prompt could be read. After a repaint it waits for
// nothing: the text was there before.
func (c *richConsole) settle() error {
	if c.painted {
		c.painted = false
		return nil
	}
	for c.in.waits(c.quiet) {
		r, err := c.readRune()
		if err == nil && r == pasteStart {
			_, err = c.readPaste()
		}
		switch {
		case err != nil:
			return err
		case r == surveyterm.KeyEndTransmission:
			return ErrQuit
		}
	}
	return nil
}

// pressed waits for one of keys. It returns "" if a word was begun, which is then the
// draft.
func (c *richConsole) pressed(prompt, keys string) (string, error) {
	defer c.erase()
	for {
		if err := c.drawKeyPrompt(prompt, keys); err != nil {
			return "", err
		}
		r, err := c.typedRune()
		if err != nil {
			return "", err
		}
		if r == surveyterm.KeyEndTransmission {
			return "", ErrQuit
		}
		key := among(keys, r)
		switch {
		case key != "" && !c.goesOn(r):
			return key, nil
		case unicode.IsSpace(r):
			continue
		}
		if c.draft.insert(string(r)); c.draft.text() != "" {
			return "", nil
		}
	}
}

// among returns the key of keys that r is, or "".
func among(keys string, r rune) string {
	for _, key := range keys {
		if unicode.ToLower(narrow(r)) == unicode.ToLower(key) {
			return string(key)
		}
	}
	return ""
}

// goesOn reports whether a key is the beginning of a word or of a paste. A letter may
// begin a word that a person types, which takes time; a digit answers at once.
func (c *richConsole) goesOn(r rune) bool {
	switch {
	case unicode.IsSpace(r):
		return false
	case unicode.IsLetter(r):
		return c.in.waits(c.quiet)
	}
	return c.in.waits(0)
}

// narrow returns the plain character for a wide one of Chinese and Japanese
// keyboards.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// drawKeyPrompt draws the prompt of Press, with the keys in it bold. It leaves the last
// column free, because a full line wraps on some terminals.
func (c *richConsole) drawKeyPrompt(prompt, keys string) error {
	width, _ := c.Size()
	return c.draw(boldKeys(fit(c.signs.Replace(Clean(prompt)), width-1), keys))
}

// boldKeys returns a prompt in which the keys that it names are bold: "s" in "s skip",
// "1-4" and "Enter".
func boldKeys(prompt, keys string) string {
	words := strings.Split(prompt, " ")
	for i, word := range words {
		if name := strings.TrimRight(word, ":,"); namesKey(name, keys) {
			words[i] = bold(name) + word[len(name):]
		}
	}
	return strings.Join(words, " ")
}

// namesKey reports whether a word of a prompt is one of keys, or a range of them.
func namesKey(word, keys string) bool {
	if word == "Enter" {
		return strings.Contains(keys, "\n")
	}
	first, last, isRange := strings.Cut(word, "-")
	isKey := func(s string) bool { return utf8.RuneCountInString(s) == 1 && strings.Contains(keys, s) }
	return isKey(first) && (!isRange || isKey(last))
}

// typedRune does what readRune does, but leaves out pasted text.
func (c *richConsole) typedRune() (rune, error) {
	for {
		r, err := c.readRune()
		if err != nil || r != pasteStart {
			return r, err
		}
		if _, err := c.readPaste(); err != nil {
			return 0, err
		}
	}
}

// readPaste returns the text up to the end of a paste.
func (c *richConsole) readPaste() (string, error) {
	var text strings.Builder
	for {
		r, err := c.readRune()
		if err != nil || r == pasteEnd {
			return text.String(), err
		}
		text.WriteRune(r)
	}
}

// readRune waits for a key. It handles the keys that mean the same at every
// prompt, Ctrl-C, Ctrl-L and Ctrl-Z, and a window of another width.
func (c *richConsole) readRune() (rune, error) {
	r, _, err := c.keys.ReadRune()
	switch {
	case c.ctx.Err() != nil:
		return 0, context.Cause(c.ctx)
	case err != nil || r == surveyterm.KeyInterrupt:
		return 0, ErrQuit
	case r == keyRepaint:
		return 0, c.repaint()
	case r == keyResized:
		if width, _ := c.Size(); c.width == 0 || width == c.width {
			return c.readRune()
		}
		return 0, c.repaint()
	case r == keyStop:
		return 0, c.suspend()
	case r == '\r':
		return '\n', nil
	}
	return r, nil
}

// repaint returns ErrRepaint, and notes that keys may be meant for the text above the
// prompt although it is painted anew.
func (c *richConsole) repaint() error {
	c.painted = true
	return ErrRepaint
}

// suspend gives the terminal to the shell until the program continues.
func (c *richConsole) suspend() error {
	c.erase()
	if err := c.giveTerminal(); err != nil {
		return err
	}
	c.stop()
	if err := c.takeTerminal(); err != nil {
		return err
	}
	return c.repaint()
}

// draw replaces the line that was drawn last by another one and erases everything
// below it. It turns wrapping off, because terminals differ in the width of some
// emoji.
//
// It makes a new Renderer each time. A Renderer that remembers its last line
// computes with the present width how many rows that line had. If the window became
// narrower and the terminal does not rewrap lines, it would erase a row of text
// above the prompt.
func (c *richConsole) draw(line string) error {
	var r survey.Renderer
	r.WithStdio(c.stdio)
	if err := r.Render("{{.}}", eraseBelow+wrapOff+line+wrapOn); err != nil {
		return ErrQuit // the terminal is gone
	}
	return nil
}

// erase removes the line that was drawn last. An error here means that the terminal
// is gone; the next prompt reports it.
func (c *richConsole) erase() {
	_ = c.draw("")
}

// freshLine ends a printed line that has no line break yet. Otherwise a prompt would
// overwrite it.
func (c *richConsole) freshLine() {
	if c.open {
		c.print("\n")
	}
}

// bold returns s in bold.
func bold(s string) string { return Span{Style{Weight: Bold}, s}.paint(false) }
