package terminal

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
)

// A plainConsole writes lines and reads lines.
type plainConsole struct {
	ctx   context.Context
	in    io.Reader
	out   io.Writer
	width func() int
	lines chan string // closed at the end of input
}

func newPlainConsole(ctx context.Context, s *Streams) *plainConsole {
	c := &plainConsole{ctx: ctx, in: s.in, out: s.Out, width: s.Width, lines: make(chan string)}
	go c.read()
	return c
}

// longestLine is how much of a line is read: more is nobody's answer.
const longestLine = 64 << 10

// read hands on lines until the input ends. It runs beside everything else,
// so that a signal need not wait for a line.
func (c *plainConsole) read() {
	defer close(c.lines)
	r := bufio.NewReaderSize(c.in, longestLine)
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
func (c *plainConsole) Size() (width, height int) { return c.width(), 0 }

// Print writes the lines of a layout.
func (c *plainConsole) Print(l *Layout) { io.WriteString(c.out, l.String()) }

// Press waits for a line: there are no keys.
func (c *plainConsole) Press(prompt, _ string) (string, error) { return c.Line(prompt) }

// Line writes the prompt as a paragraph and waits for a line.
func (c *plainConsole) Line(prompt string) (string, error) {
	l := &Layout{Width: c.width()}
	l.Say("", prompt)
	c.Print(l)
	select {
	case line, ok := <-c.lines:
		if !ok {
			return "", ErrQuit
		}
		return line, nil
	case <-c.ctx.Done():
		return "", context.Cause(c.ctx)
	}
}

// Close has nothing to give back.
func (c *plainConsole) Close() error { return nil }
