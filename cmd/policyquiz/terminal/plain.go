package terminal

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
	"unicode"

	"golang.org/x/term"
)

// A plainConsole prints lines and reads lines.
type plainConsole struct {
	ctx     context.Context
	streams *Streams
	lines   chan string // closed at the end of the input
	typed   bool        // whether a person types the lines, at a terminal
	after   func(time.Duration) <-chan time.Time
}

// newPlainConsole begins to read lines from the input. Its prompts end with ctx.
func newPlainConsole(ctx context.Context, s *Streams) *plainConsole {
	c := &plainConsole{ctx: ctx, streams: s, lines: make(chan string), typed: s.Typed(), after: time.After}
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
	r := bufio.NewReaderSize(c.streams.in, longestLine)
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

// unwrapped is a width that no paragraph has.
const unwrapped = 1 << 20

// Size returns a height of 0: readers can scroll back to all text.
func (c *plainConsole) Size() (width, height int) {
	if c.streams.Unwrapped {
		return unwrapped, 0
	}
	return c.streams.Width(), 0
}

// Layout returns an empty layout as wide as the output, or as wide as any paragraph.
func (c *plainConsole) Layout() *Layout {
	l := c.streams.Layout()
	l.Width, _ = c.Size()
	l.Aloud = true
	return l
}

// Print prints the lines of a layout.
func (c *plainConsole) Print(l *Layout) { io.WriteString(c.streams.Out, l.String()) }

// say prints a paragraph.
func (c *plainConsole) say(text string) {
	l := c.Layout()
	l.Say("", text)
	c.Print(l)
}

// Clear prints as many empty lines as a terminal has. It does nothing for a pipe.
func (c *plainConsole) Clear() {
	out, ok := asTerminal(c.streams.out)
	if !ok {
		return
	}
	if _, height, err := term.GetSize(int(out.Fd())); err == nil && height > 1 {
		io.WriteString(c.streams.Out, strings.Repeat("\n", height-1))
	}
}

// While runs do. If that takes long, it tells a person at a terminal; it does not tell a
// pipe, whose lines must not depend on the speed of a disk.
func (c *plainConsole) While(text string, do func()) {
	if !c.typed {
		do()
		return
	}
	whileSlow(c.after, do, func() { c.say(text) })
}

// Press waits for a line, because a pipe has no keys.
func (c *plainConsole) Press(prompt, _ string) (string, error) { return c.Line(prompt) }

// Line prints the prompt as a paragraph and waits for a line. Lines that a terminal sends
// all at once are a paste, of which no line was meant as an answer.
func (c *plainConsole) Line(prompt string) (string, error) {
	for {
		c.drop(c.streams.Quiet)
		c.say(prompt)
		line, err := c.next()
		if err != nil || !c.drop(heel) {
			return line, err
		}
		c.say("Several lines came at once, as from a paste; none of them was taken.")
	}
}

// next waits for a line.
func (c *plainConsole) next() (string, error) {
	select {
	case line, ok := <-c.lines:
		if !ok {
			return "", ErrQuit
		}
		return line, nil
	case <-c.streams.Interrupts:
		c.Print(&Layout{lines: []line{{}}}) // behind the ^C that the terminal shows
		return "", ErrInterrupted
	case <-c.ctx.Done():
		return "", context.Cause(c.ctx)
	}
}

// drop drops the lines that were typed, until none has come for a time, and reports
// whether there were any. Of a pipe it drops nothing.
func (c *plainConsole) drop(quiet time.Duration) (dropped bool) {
	if !c.typed {
		return false
	}
	for {
		select {
		case _, ok := <-c.lines:
			if !ok {
				return dropped
			}
			dropped = true
		case <-c.after(quiet):
			return dropped
		case <-c.ctx.Done():
			return dropped
		}
	}
}

// Close does nothing: the plain console did not change the terminal.
func (c *plainConsole) Close() error { return nil }
