package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

type advice string

func (advice) Error() string  { return "it failed" }
func (a advice) Hint() string { return string(a) }

func TestHint(t *testing.T) {
	t.Parallel()
	for want, err := range map[string]error{
		"":          errors.New("it failed"),
		"try again": fmt.Errorf("writing: %w", advice("try again")),
	} {
		if got := Hint(err); got != want {
			t.Errorf("%v: %q", err, got)
		}
	}
	if got := Hint(nil); got != "" {
		t.Errorf("without an error: %q", got)
	}
}

func TestStreamsWithoutATerminal(t *testing.T) {
	t.Parallel()
	open := func(out io.Writer, env map[string]string) *Streams {
		return Open(strings.NewReader(""), out, io.Discard, func(name string) string { return env[name] })
	}
	for columns, want := range map[string]int{"": 80, "40": 40, "1": 1, "0": 80, "-5": 80, "wide": 80} {
		if s := open(io.Discard, map[string]string{"COLUMNS": columns}); s.Width() != want || s.Layout().Width != want {
			t.Errorf("COLUMNS=%s: %d, want %d", columns, s.Width(), want)
		}
	}
	s := open(io.Discard, nil)
	if s.Interactive() || s.Typed() {
		t.Error("no terminal is taken for one")
	}
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if Open(null, io.Discard, io.Discard, func(string) string { return "" }).Typed() {
		t.Error("a file that is no terminal is taken for one")
	}
	for value, want := range map[string]bool{"": true, "1": false, "0": false} {
		if got := open(io.Discard, map[string]string{"NO_COLOR": value}).Color(); got != want {
			t.Errorf("NO_COLOR=%s: colours %v", value, got)
		}
	}
	if _, rich, err := s.Console(t.Context(), false); rich || err != nil {
		t.Errorf("a rich console without a terminal, %v", err)
	}
	fmt.Fprint(s.Out, "x")
	if err := s.Failed(); err != nil {
		t.Error(err)
	}
	s = open(full{}, nil)
	fmt.Fprint(s.Out, "x")
	if err := s.Failed(); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
	for value, want := range map[string]bool{"": false, "0": false, "false": false, "FALSE": false, "no": false, " Off ": false, "1": true, "yes": true} {
		if got := isSet(value); got != want {
			t.Errorf("%q is set: %v", value, got)
		}
	}
}
