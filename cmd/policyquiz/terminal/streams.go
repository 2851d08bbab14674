package terminal

import (
	"context"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"
)

// A Streams has the input and the outputs of the process. A person or another
// program is at their other end.
type Streams struct {
	// Out is the output and Err the output for errors. All text goes through
	// one of them.
	Out, Err *Writer

	// Quiet is how long no key may have come, on a terminal, before a prompt is
	// shown. What is typed before it is dropped.
	Quiet time.Duration

	// Unwrapped says that the plain console breaks no lines, for screen readers
	// that read line by line.
	Unwrapped bool

	// Interrupts has a signal for each Ctrl-C that a prompt of the plain console is to
	// return as ErrInterrupted. Nil: whoever catches the signal ends the context.
	Interrupts <-chan os.Signal

	in     io.Reader
	out    io.Writer // the writer behind Out
	err    io.Writer // the writer behind Err
	getenv func(string) string
}

// Open returns the streams for an input, an output and an output for errors. Getenv
// reads an environment variable.
func Open(in io.Reader, out, err io.Writer, getenv func(string) string) *Streams {
	s := &Streams{Out: NewWriter(out), Err: NewWriter(err), Quiet: Quiet, in: in, out: out, err: err, getenv: getenv}
	for _, w := range []*Writer{s.Out, s.Err} {
		if _, ok := asTerminal(w.w); ok {
			w.signs = signsFor(getenv)
		}
	}
	return s
}

// asTerminal returns the file behind a stream if it is a terminal.
func asTerminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// Interactive reports whether both the input and the output are a terminal.
func (s *Streams) Interactive() bool {
	_, out := asTerminal(s.out)
	return s.Typed() && out
}

// Typed reports whether the input is a terminal, at which a person types.
func (s *Streams) Typed() bool {
	_, in := asTerminal(s.in)
	return in
}

// Attach gives another program the streams as they are, so that it can use the
// terminal: an editor does.
func (s *Streams) Attach(cmd *exec.Cmd) { cmd.Stdin, cmd.Stdout, cmd.Stderr = s.in, s.out, s.err }

// Failed returns the first error of writing the output to a pipe or a file. It
// returns nil for a terminal: one that is gone is no failure.
func (s *Streams) Failed() error {
	if _, ok := asTerminal(s.out); ok {
		return nil
	}
	return s.Out.Err()
}

// Color reports whether colours may be used. It follows https://no-color.org, which is
// about colours alone: bold and dim text stay.
func (s *Streams) Color() bool { return s.getenv("NO_COLOR") == "" }

// Width returns the width of the output in columns: that of the terminal, or
// $COLUMNS, or 80. A pipe has no width, but people read its text later.
func (s *Streams) Width() int {
	if out, ok := asTerminal(s.out); ok {
		if w, _, err := term.GetSize(int(out.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(s.getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return 80
}

// ErrWidth returns the columns of the output for errors; 0 if it is no terminal.
func (s *Streams) ErrWidth() int {
	err, ok := asTerminal(s.err)
	if !ok {
		return 0
	}
	if w, _, failed := term.GetSize(int(err.Fd())); failed == nil && w > 0 {
		return w
	}
	return 80
}

// Layout returns an empty layout as wide as the output.
func (s *Streams) Layout() *Layout {
	return &Layout{Width: s.Width(), signs: s.Out.signs, Aloud: s.Aloud()}
}

// Aloud reports whether ACCESSIBLE or TERM=dumb asks for words that are read one after
// the other, and for no table.
func (s *Streams) Aloud() bool { return s.getenv("TERM") == "dumb" || isSet(s.getenv("ACCESSIBLE")) }

// IsPlain reports whether Console returns the plain console.
func (s *Streams) IsPlain(plain bool) bool { return plain || !s.Interactive() || s.Aloud() }

// Console returns the console and whether it is the rich one. It is the plain one if
// plain is true, if the input or the output is not a terminal, or if TERM=dumb or
// ACCESSIBLE asks for it. Its prompts end with ctx. The error says that the mode of
// the terminal could not be changed.
func (s *Streams) Console(ctx context.Context, plain bool) (con Console, rich bool, err error) {
	if s.IsPlain(plain) {
		return newPlainConsole(ctx, s), false, nil
	}
	in, _ := asTerminal(s.in)
	out, _ := asTerminal(s.out)
	c, err := newRichConsole(ctx, in, out, s.Color())
	if err != nil {
		return nil, true, err
	}
	c.signs, c.quiet = signsFor(s.getenv), s.Quiet
	return c, true, nil
}

// isSet reports whether the value of a variable means yes: it is not empty, 0, false, no
// or off, in either case.
func isSet(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}
