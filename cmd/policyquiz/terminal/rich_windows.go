package terminal

import (
	"context"
	"os"
)

// There are no escape codes on Windows: survey turns only a few into calls of the
// console and would print these.
const (
	pasteOn    = ""
	pasteOff   = ""
	eraseBelow = ""
	wrapOff    = ""
	wrapOn     = ""
)

// newKeys returns the console itself, from which RuneReader takes the key presses.
// It cannot be cancelled, so the end of the context shows only after the next key.
func newKeys(_ context.Context, in *os.File) *os.File { return in }

// stopProcess does nothing: Windows has no job control.
func stopProcess() {}
