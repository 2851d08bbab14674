package terminal

// The rich console: a person at a terminal. It prints text as it comes and
// keeps one line alive below it, the prompt, which never wraps. Survey draws
// that line (Renderer) and reads the keys (RuneReader); the prompts are ours.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"github.com/AlecAivazis/survey/v2"
	surveyterm "github.com/AlecAivazis/survey/v2/terminal"
	"golang.org/x/term"
)

// What RuneReader has no names for.
const (
	keyEnd     = '\x05' // Ctrl-E
	keyCutTail = '\x0b' // Ctrl-K
	keyRepaint = '\x0c' // Ctrl-L
	keyCutHead = '\x15' // Ctrl-U
	keyStop    = '\x1a' // Ctrl-Z

	// Around pasted text. Unicode keeps these two code points for use inside
	// a program, so nobody can type them.
	pasteStart = '\ufdd0'
	pasteEnd   = '\ufdd1'
)

// A richConsole talks to a person on a terminal, which from newRichConsole to
// Close hands over each key at once and shows nothing by itself.
type richConsole struct {
	ctx    context.Context
	cancel context.CancelFunc
	stdio  surveyterm.Stdio
	keys   *surveyterm.RuneReader
	out    io.Writer
	color  bool
	stop   func() // what Ctrl-Z does

	open  bool    // the last line printed has not ended
	blank bool    // the last line printed is empty
	draft editing // what was typed before a repaint

	mode   sync.Mutex // Close may come from another goroutine
	raw    bool       // the terminal is in our mode
	closed bool
}

// newRichConsole takes over the terminal; it fails if in is none. Prompts end
// with the cause of ctx when that ends.
func newRichConsole(ctx context.Context, in, out *os.File, color bool) (*richConsole, error) {
	ctx, cancel := context.WithCancel(ctx)
	stdio := surveyterm.Stdio{In: newKeys(ctx, in), Out: out, Err: out}
	c := &richConsole{
		ctx:    ctx,
		cancel: cancel,
		stdio:  stdio,
		keys:   surveyterm.NewRuneReader(stdio),
		out:    surveyterm.NewAnsiStdout(out),
		color:  color,
		stop:   stopProcess,
	}
	if err := c.takeTerminal(); err != nil {
		cancel()
		return nil, err
	}
	return c, nil
}

// Close gives the terminal back as it was. A prompt that waits ends with
// context.Canceled. Close may be called again, and at any time.
func (c *richConsole) Close() error {
	c.cancel()
	c.mode.Lock()
	c.closed = true
	c.mode.Unlock()
	return c.giveTerminal()
}

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

func (c *richConsole) giveTerminal() error {
	c.mode.Lock()
	defer c.mode.Unlock()
	if !c.raw {
		return nil
	}
	c.raw = false
	err := c.keys.RestoreTermMode()
	if errors.Is(err, syscall.EIO) {
		return nil // the terminal is gone, and nothing is left to restore
	}
	if err != nil {
		return fmt.Errorf("restoring the terminal: %w", err)
	}
	io.WriteString(c.stdio.Out, pasteOff)
	return nil
}

// Size returns the columns and rows of the terminal as it is now; if it does
// not say, the 80 and 24 that terminals have had for fifty years.
func (c *richConsole) Size() (width, height int) {
	width, height, err := term.GetSize(int(c.stdio.Out.Fd()))
	if err != nil || width < 1 || height < 1 {
		return 80, 24
	}
	return width, height
}

// Print shows what a layout holds. An empty line does not follow another: the
// prompt that stood between them is gone. An error here means that the terminal
// is gone; the next prompt reports it.
func (c *richConsole) Print(l *Layout) { c.print(l.render(c.color)) }

// print sends text that is clean and wrapped, with escape codes of ours.
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

// Press shows a one-line prompt, plain text, until a key among keys is pressed,
// and returns it as it stands there: letters match in either case, Enter is
// '\n'. All other keys, and pastes, do nothing. Nothing of the prompt is left.
func (c *richConsole) Press(prompt, keys string) (string, error) {
	c.freshLine()
	defer c.erase()
	for {
		if err := c.drawKeyPrompt(prompt); err != nil {
			return "", err
		}
		r, err := c.typedRune()
		if err != nil {
			return "", err
		}
		if r == surveyterm.KeyEndTransmission {
			return "", ErrQuit
		}
		for _, key := range keys {
			if unicode.ToLower(r) == unicode.ToLower(key) {
				return string(key), nil
			}
		}
	}
}

// drawKeyPrompt leaves the last column free: a full line would wrap on some
// terminals.
func (c *richConsole) drawKeyPrompt(prompt string) error {
	width, _ := c.Size()
	return c.draw(c.bold(fit(Clean(prompt), width-1)))
}

// typedRune is readRune without what is pasted.
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

// readRune waits for a key and sees to those that mean the same everywhere.
func (c *richConsole) readRune() (rune, error) {
	r, _, err := c.keys.ReadRune()
	switch {
	case c.ctx.Err() != nil:
		return 0, context.Cause(c.ctx)
	case err != nil || r == surveyterm.KeyInterrupt:
		return 0, ErrQuit
	case r == keyRepaint:
		return 0, ErrRepaint
	case r == keyStop:
		return 0, c.suspend()
	case r == '\r':
		return '\n', nil
	}
	return r, nil
}

// suspend lends the terminal to the shell until the program is continued.
func (c *richConsole) suspend() error {
	c.erase()
	if err := c.giveTerminal(); err != nil {
		return err
	}
	c.stop()
	if err := c.takeTerminal(); err != nil {
		return err
	}
	return ErrRepaint
}

// draw shows line in place of the last one drawn, and nothing below it. It may
// not wrap, whatever happens: terminals differ on how wide some emoji are.
//
// Each time the Renderer is a new one. One that remembers its last line works
// out at today's width how many rows it took then; after a window became
// narrower it would, on terminals that cut lines off instead of rewrapping
// them, erase a row of text above the prompt.
func (c *richConsole) draw(line string) error {
	var r survey.Renderer
	r.WithStdio(c.stdio)
	if err := r.Render("{{.}}", eraseBelow+wrapOff+line+wrapOn); err != nil {
		return ErrQuit // nobody can read it: the terminal is gone
	}
	return nil
}

// erase takes the live line away. An error here means that the terminal is
// gone; the next prompt reports it.
func (c *richConsole) erase() {
	_ = c.draw("")
}

// freshLine ends a line that was printed without its end, which a prompt would
// write over.
func (c *richConsole) freshLine() {
	if c.open {
		c.print("\n")
	}
}

func (c *richConsole) bold(s string) string {
	if !c.color || s == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}
