//go:build !windows

package terminal

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Escape codes. A terminal that does not know one ignores it.
const (
	pasteOn    = "\x1b[?2004h" // the terminal marks where a paste begins and ends
	pasteOff   = "\x1b[?2004l"
	eraseBelow = "\x1b[J"
	wrapOff    = "\x1b[?7l" // the terminal cuts lines off at the last column
	wrapOn     = "\x1b[?7h"

	boldCode = "1"
	dimCode  = "2"
)

// stopProcess stops the program and its whole pipeline, as Ctrl-Z does. It returns
// when the shell lets the program continue.
func stopProcess() {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-resumed:
	case <-time.After(time.Second): // without a shell nothing stops, and no SIGCONT comes
	}
}

// resizeWait is how long a window must keep its size before text is painted anew. A
// person who drags its edge changes it all the time.
const resizeWait = 100 * time.Millisecond

// resizes returns a channel that says when the window of the terminal was resized. It
// ends with ctx.
func resizes(ctx context.Context) <-chan struct{} {
	changed, resized := make(chan os.Signal, 1), make(chan struct{}, 1)
	signal.Notify(changed, syscall.SIGWINCH)
	go func() {
		defer signal.Stop(changed)
		var still <-chan time.Time
		for {
			select {
			case <-changed:
				still = time.After(resizeWait)
			case <-still:
				still = nil
				select {
				case resized <- struct{}{}:
				default: // it was not heard yet that there was one before
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return resized
}
