package terminal

import (
	"context"
	"os"
	"time"

	"golang.org/x/sys/windows"
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

// Survey turns bold into bright, and would do the same with dim.
const (
	boldCode = "1"
	dimCode  = ""
)

// A keys is the console itself, from which RuneReader takes the key presses.
type keys struct{ *os.File }

// newKeys returns the keys of a console. A read of it cannot be cancelled, so the end
// of the context shows only after the next key.
func newKeys(_ context.Context, in *os.File) *keys { return &keys{in} }

// waits waits for a time, drops the keys that came, and returns false: the console
// cannot say whether what waits is a key or a move of the mouse. So the keys behind the
// first one of a word do nothing.
func (k *keys) waits(most time.Duration) bool {
	time.Sleep(most)
	_ = windows.FlushConsoleInputBuffer(windows.Handle(k.Fd())) // what stays is read as it was before
	return false
}

// wake does nothing: a read of the console cannot be ended.
func (k *keys) wake() {}

// stopProcess does nothing: Windows has no job control.
func stopProcess() {}
