package terminal

import (
	"context"
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// Streams are the ends at which a person or another program sits.
type Streams struct {
	// Out and Err are the only ways out; both are cleaned.
	Out, Err *Writer

	in     io.Reader
	out    io.Writer // behind Out
	getenv func(string) string
}

// Open makes streams of the input, the output and the output for errors of a
// process, and of its environment.
func Open(in io.Reader, out, err io.Writer, getenv func(string) string) *Streams {
	return &Streams{Out: NewWriter(out), Err: NewWriter(err), in: in, out: out, getenv: getenv}
}

// asTerminal returns the file behind a stream if it is a terminal.
func asTerminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// Interactive reports whether somebody sits at both ends.
func (s *Streams) Interactive() bool {
	_, out := asTerminal(s.out)
	return s.Typed() && out
}

// Typed reports whether a person types the input, and no pipe or file.
func (s *Streams) Typed() bool {
	_, in := asTerminal(s.in)
	return in
}

// Failed is the first error of writing the output to a pipe or a file; a
// terminal that is gone is no failure.
func (s *Streams) Failed() error {
	if _, ok := asTerminal(s.out); ok {
		return nil
	}
	return s.Out.Err()
}

// Color reports whether colour may be used: https://no-color.org.
func (s *Streams) Color() bool { return s.getenv("NO_COLOR") == "" }

// Width is the columns of the output: the terminal's, $COLUMNS, or 80. A pipe
// has none, but what goes through it is read in the end.
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

// Layout returns an empty layout as wide as the output.
func (s *Streams) Layout() *Layout { return &Layout{Width: s.Width()} }

// Console takes the terminal over, and reports whether it is the rich console.
// It is the plain one where plain is true, where an end is no terminal, and
// where TERM or ACCESSIBLE asks for it. Its prompts end with ctx.
func (s *Streams) Console(ctx context.Context, plain bool) (con Console, rich bool, err error) {
	in, okIn := asTerminal(s.in)
	out, okOut := asTerminal(s.out)
	if plain || !okIn || !okOut || s.getenv("TERM") == "dumb" || isSet(s.getenv("ACCESSIBLE")) {
		return newPlainConsole(ctx, s), false, nil
	}
	c, err := newRichConsole(ctx, in, out, s.Color())
	return c, true, err
}

// isSet reports whether a variable says yes: not empty, 0 or false.
func isSet(value string) bool {
	switch value {
	case "", "0", "false":
		return false
	}
	return true
}
