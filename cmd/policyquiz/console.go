package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// A console is how the program talks with a learner. Which one is chosen once,
// at the start: rich on a terminal, plain everywhere else.
//
// The rules of its voice: text goes out once and stays; only a one-line prompt
// is ever alive. Plain, there is not one escape code, and words for every
// state. Whatever the decks say has been cleaned before it gets here.
type console interface {
	// Size is the columns and lines there are; no lines: it scrolls forever.
	Size() (width, height int)
	Print(text string)
	// Key waits for one of keys; plain, for a line that may hold more.
	Key(prompt, keys string) (string, error)
	// Line waits for a line. Both fail with errQuit when the learner wants to
	// stop or is gone, with errRepaint to be shown the question again, and
	// with the cause of the context when that ends.
	Line(prompt string) (string, error)
	Close() error
}

// newConsole chooses the console, and reports whether it is the rich one.
func newConsole(ctx context.Context, e env, plain bool) (con console, rich bool, err error) {
	in, okIn := asTerminal(e.in)
	out, okOut := asTerminal(e.out)
	if plain || !okIn || !okOut || e.getenv("TERM") == "dumb" || e.getenv("ACCESSIBLE") != "" {
		return newPlainConsole(ctx, e), false, nil
	}
	c, err := newRichConsole(ctx, in, out, e.color())
	return keyConsole{c}, true, err
}

// color reports whether colour may be used: https://no-color.org.
func (e env) color() bool { return e.getenv("NO_COLOR") == "" }

// keyConsole gives the keys of a rich console as the words a line would have.
type keyConsole struct{ *richConsole }

func (c keyConsole) Key(prompt, keys string) (string, error) {
	r, err := c.richConsole.Key(prompt, keys)
	return string(r), err
}

// A plainConsole writes lines and reads lines.
type plainConsole struct {
	ctx   context.Context
	env   env
	lines chan string // closed at the end of input
}

func newPlainConsole(ctx context.Context, e env) *plainConsole {
	c := &plainConsole{ctx: ctx, env: e, lines: make(chan string)}
	go c.read()
	return c
}

// longestLine is how much of a line is read: more is nobody's answer.
const longestLine = 64 << 10

// read hands on lines until the input ends. It runs beside everything else,
// so that a signal need not wait for a line.
func (c *plainConsole) read() {
	defer close(c.lines)
	r := bufio.NewReaderSize(c.env.in, longestLine)
	for {
		line, err := r.ReadSlice('\n')
		text := strings.ToValidUTF8(string(line), "\ufffd")
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = r.ReadSlice('\n')
		}
		if err == nil || text != "" {
			select {
			case c.lines <- strings.TrimRight(text, "\r\n"):
			case <-c.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// Size has no lines: what went out stays for the reader to scroll to.
func (c *plainConsole) Size() (width, height int) { return c.env.width(), 0 }

func (c *plainConsole) Print(text string) { io.WriteString(c.env.out, text) }

func (c *plainConsole) Key(prompt, _ string) (string, error) { return c.Line(prompt) }

func (c *plainConsole) Line(prompt string) (string, error) {
	width, _ := c.Size()
	c.Print(strings.Join(wrap(prompt, width, "", ""), "\n") + "\n")
	select {
	case line, ok := <-c.lines:
		if !ok {
			return "", errQuit
		}
		return line, nil
	case <-c.ctx.Done():
		return "", context.Cause(c.ctx)
	}
}

func (c *plainConsole) Close() error { return nil }

// width is the columns of the output: the terminal's, $COLUMNS, or 80. A pipe
// has none, but what goes through it is read in the end.
func (e env) width() int {
	if out, ok := asTerminal(e.out); ok {
		if w, _, err := term.GetSize(int(out.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(e.getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return 80
}
