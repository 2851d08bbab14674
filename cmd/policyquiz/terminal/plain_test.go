package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func plainly(ctx context.Context, in io.Reader) (*plainConsole, *bytes.Buffer) {
	var out bytes.Buffer
	getenv := func(string) string { return "" }
	return newPlainConsole(ctx, Open(in, &out, &out, getenv)), &out
}

func TestPlainLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 64<<10)
	c, out := plainly(t.Context(), strings.NewReader("\ufeffone\r\ntwo\n"+long+"y, z\nthree\xff\n\x00\u200bfo\x00ur\x1b\u200e\x00\nlast"))
	for _, want := range []string{"one", "two", long, "three\ufffd", "fo\x00ur\x1b", "last"} {
		if got, err := c.Line("reply "); err != nil || got != want {
			t.Errorf("got %.20q, %v; want %.20q", got, err, want)
		}
	}
	if width, height := c.Size(); width != 80 || height != 0 {
		t.Errorf("the size is %d, %d", width, height)
	}
	if _, err := c.Press("more?", "x"); !errors.Is(err, ErrQuit) {
		t.Errorf("at the end of the input: %v", err)
	}
	if got := out.String(); got != strings.Repeat("reply\n", 6)+"more?\n" {
		t.Errorf("the prompts are %q", got)
	}
}

func TestPlainHeedsContext(t *testing.T) {
	t.Parallel()
	in, out := io.Pipe()
	defer out.Close()
	cause := errors.New("SIGTERM")
	ctx, cancel := context.WithCancelCause(t.Context())
	c, _ := plainly(ctx, in)
	cancel(cause)
	if _, err := c.Line("reply "); !errors.Is(err, cause) {
		t.Errorf("got %v", err)
	}
}

func TestPlainOrRich(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{"": false, "0": false, "false": false, "FALSE": false, "no": false, " Off ": false, "1": true, "yes": true} {
		if got := isSet(value); got != want {
			t.Errorf("ACCESSIBLE=%s counts as set: %v", value, got)
		}
	}
}

// At a terminal, lines that came before a prompt are no answer to it, and of a paste no
// line is.
func TestPlainTyped(t *testing.T) {
	t.Parallel()
	in, _ := io.Pipe() // nothing comes from it: the test is the reader of lines
	c, out := plainly(t.Context(), in)
	c.typed = true
	over := make(chan time.Time)
	c.after = func(time.Duration) <-chan time.Time { return over }
	type heard struct {
		line string
		err  error
	}
	answer := make(chan heard)
	go func() {
		line, err := c.Line("reply ")
		answer <- heard{line, err}
	}()
	c.lines <- "before"
	c.lines <- "the prompt"
	c.lines <- "was there"
	over <- time.Time{}
	c.lines <- "a"
	c.lines <- "page"
	c.lines <- "of text"
	over <- time.Time{} // the page is over
	over <- time.Time{} // and nothing came since
	c.lines <- "answer"
	over <- time.Time{}
	if got := <-answer; got.line != "answer" || got.err != nil {
		t.Errorf("got %+v", got)
	}
	if want := "reply\nSeveral lines came at once, as from a paste; none of them was taken.\nreply\n"; out.String() != want {
		t.Errorf("said %q", out)
	}
}

// An unwrapped paragraph is one line, however long.
func TestPlainUnwrapped(t *testing.T) {
	t.Parallel()
	c, out := plainly(t.Context(), strings.NewReader(""))
	c.streams.Unwrapped = true
	l := c.Layout()
	l.Say("  ", strings.Repeat("word ", 100))
	c.Print(l)
	if n := strings.Count(out.String(), "\n"); n != 1 {
		t.Errorf("%d lines", n)
	}
}
