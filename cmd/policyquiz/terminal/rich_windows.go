package terminal

import (
	"context"
	"os"
)

// RuneReader turns the escape codes it knows into calls to the console and
// shows the others, so these are not sent.
const (
	pasteOn    = ""
	pasteOff   = ""
	eraseBelow = ""
	wrapOff    = ""
	wrapOn     = ""
)

// newKeys returns the console itself: here RuneReader takes key presses from
// it without reading. Nothing can call it off, so the context is not heeded
// until the next key.
func newKeys(_ context.Context, in *os.File) *os.File { return in }

// stopProcess does nothing: Windows has no job control.
func stopProcess() {}
