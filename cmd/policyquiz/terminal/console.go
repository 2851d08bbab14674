package terminal

import "errors"

// Errors of a Console.
var (
	// ErrQuit means that the person wants to stop or is gone: after Ctrl-C or
	// Ctrl-D, at the end of the input, when the terminal was closed.
	ErrQuit = errors.New("quit")

	// ErrRepaint asks the caller to print the text above the prompt again: after
	// Ctrl-L, or when the program continues after Ctrl-Z.
	ErrRepaint = errors.New("repaint")
)

// A Console prints for a person and reads what the person types. It is chosen once,
// at the start: rich on a terminal, plain everywhere else.
//
// Printed text stays as it is. The rich console redraws only its prompt, which has
// one line. The plain console sends no escape codes.
type Console interface {
	// Size returns the width in columns and the height in lines. A height of 0
	// means that there is no limit.
	Size() (width, height int)
	// Print shows a layout.
	Print(*Layout)
	// Press waits for one of the keys and returns it. The plain console waits
	// for a line instead, and returns the whole line.
	//
	// Press and Line return ErrQuit if the person wants to stop or is gone,
	// ErrRepaint if the caller must print the text above the prompt again, and
	// the cause of the context if that ended.
	Press(prompt, keys string) (string, error)
	// Line waits for a line and returns it without its line break. Its errors
	// are those of Press.
	Line(prompt string) (string, error)
	// Close puts the terminal back into the mode that it had before.
	Close() error
}
