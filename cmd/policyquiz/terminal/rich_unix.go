//go:build !windows

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Codes that are sent as they are. Terminals that do not know them ignore them.
const (
	pasteOn    = "\x1b[?2004h" // mark where a paste begins and ends
	pasteOff   = "\x1b[?2004l"
	eraseBelow = "\x1b[J"
	wrapOff    = "\x1b[?7l" // cut a line off at the last column
	wrapOn     = "\x1b[?7h"
)

// stopProcess stops the program, and all of its pipeline, as Ctrl-Z does, and
// returns when the shell has it continue.
func stopProcess() {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-resumed:
	case <-time.After(time.Second): // without a shell above it nothing stops, and no SIGCONT comes
	}
}
