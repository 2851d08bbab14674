package terminal

import (
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// A Progress tells a person at a terminal how far long work has come. It says nothing
// before a person would wonder, and leaves nothing behind. To pipes it says nothing.
type Progress struct {
	percent atomic.Int64
	out     io.Writer // nil: nothing is told
	what    string
	ended   chan struct{}
	told    sync.WaitGroup
}

// Progress begins to tell of some work, on the output for errors. What names it:
// "Looking". It must be ended.
func (s *Streams) Progress(what string) *Progress {
	p := &Progress{what: Clean(what), ended: make(chan struct{})}
	if f, ok := asTerminal(s.err); ok && !s.Aloud() && runtime.GOOS != "windows" { // where there are no escape codes
		p.out = f
		p.told.Go(func() {
			ticker := time.NewTicker(noticeable)
			defer ticker.Stop()
			p.tell(ticker.C)
		})
	}
	return p
}

// Done says how much of the work is done. Several goroutines may call it.
func (p *Progress) Done(n, of int) { p.percent.Store(int64(n) * 100 / int64(max(of, 1))) }

// tell tells how far the work is at each tick, and wipes that away at the end.
func (p *Progress) tell(ticks <-chan time.Time) {
	said := false
	for {
		select {
		case <-ticks:
			fmt.Fprintf(p.out, "\r%s: %d %%\x1b[K", p.what, p.percent.Load())
			said = true
		case <-p.ended:
			if said {
				io.WriteString(p.out, "\r\x1b[K")
			}
			return
		}
	}
}

// End ends the telling. It returns when the line is empty again.
func (p *Progress) End() {
	close(p.ended)
	p.told.Wait()
}
