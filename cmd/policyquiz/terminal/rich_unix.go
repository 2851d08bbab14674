//go:build !windows

package terminal

import (
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
