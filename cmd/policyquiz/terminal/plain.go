package terminal

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
)

// A plainConsole prints lines and reads lines.
type plainConsole struct {
	ctx   context.Context
	in    io.Reader
	out   io.Writer
	width func() int
	lines chan string // closed at the end of the input
}

// newPlainConsole begins to read lines from the input. Its prompts end with ctx.
func newPlainConsole(ctx context.Context, s *Streams) *plainConsole {
	c := &plainConsole{ctx: ctx, in: s.in, out: s.Out, width: s.Width, lines: make(chan string)}
	go c.read()
	return c
}

// longestLine is the number of bytes that are read of a line. The rest of a longer
// line is dropped; no answer is that long.
const longestLine = 64 << 10

// read sends lines to c.lines until the input ends. It runs in a goroutine, so that
// a signal can end a prompt before a line comes.
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
			case c.lines <- strings.TrimFunc(text, isMargin):
			case <-c.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// isMargin reports whether r at an end of a line is nothing that a person typed: a
// line break, NUL, or a mark that no screen shows, such as the byte order mark with
// which some programs begin a file.
func isMargin(r rune) bool {
	return r == '\r' || r == '\n' || r == 0 || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

// Size returns a height of 0: readers can scroll back to all text.
func (c *plainConsole) Size() (width, height int) { return c.width(), 0 }

// Print prints the lines of a layout.
func (c *plainConsole) Print(l *Layout) { io.WriteString(c.out, l.String()) }

// Press waits for a line, because a pipe has no keys.
func (c *plainConsole) Press(prompt, _ string) (string, error) { return c.Line(prompt) }

// Line prints the prompt as a paragraph and waits for a line.
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

// Close does nothing: the plain console did not change the terminal.
func (c *plainConsole) Close() error { return nil }
