package terminal

import (
	"strings"
	"testing"
	"time"
)

// A person is told at each tick how far the work is, and nothing of it is left at the end.
// Work that is done before the first tick says nothing.
func TestProgress(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for _, c := range []struct {
		n, of int
		want  string
	}{{1, 4, "25 %"}, {0, 0, "0 %"}} {
		out.Reset()
		p := &Progress{what: "Looking", out: &out, ended: make(chan struct{})}
		ticks := make(chan time.Time)
		p.told.Go(func() { p.tell(ticks) })
		p.Done(c.n, c.of)
		ticks <- time.Time{}
		p.End() // waits until the tick was told
		if want := "\rLooking: " + c.want + "\x1b[K\r\x1b[K"; out.String() != want {
			t.Errorf("said %q, want %q", out.String(), want)
		}
	}

	out.Reset()
	p := &Progress{what: "Looking", out: &out, ended: make(chan struct{})}
	p.told.Go(func() { p.tell(nil) })
	p.Done(4, 4)
	p.End()
	if out.Len() > 0 {
		t.Errorf("short work said %q", out.String())
	}

	s := Open(strings.NewReader(""), &out, &out, func(string) string { return "" })
	p = s.Progress("Looking") // there is no terminal
	p.End()
	if out.Len() > 0 || p.out != nil {
		t.Errorf("a pipe was told %q", out.String())
	}
}
