package terminal

import "errors"

var (
	// ErrQuit means that the person wants to stop, or is gone: Ctrl-C, Ctrl-D,
	// the end of the input, a closed terminal.
	ErrQuit = errors.New("quit")

	// ErrRepaint asks for the text above the prompt once more: Ctrl-L, or the
	// program was stopped with Ctrl-Z and continued.
	ErrRepaint = errors.New("repaint")
)

// A Console is how the program talks with a person. Which one is chosen once,
// at the start: rich on a terminal, plain everywhere else.
//
// Text goes out once and stays; only a prompt of one line is ever alive. The
// plain console sends not one escape code.
type Console interface {
	// Size is the columns and lines there are; no lines: it scrolls forever.
	Size() (width, height int)
	// Print shows what a layout holds.
	Print(*Layout)
	// Press waits for one of the keys, and returns it; the plain console waits
	// for a line, which may hold more.
	Press(prompt, keys string) (string, error)
	// Line waits for a line. Press and Line fail with ErrQuit when the person
	// wants to stop or is gone, with ErrRepaint when the text above is to be
	// shown again, and with the cause of the context when that ends.
	Line(prompt string) (string, error)
	// Close gives the terminal back as it was.
	Close() error
}
