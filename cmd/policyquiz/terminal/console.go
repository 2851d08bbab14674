package terminal

import (
	"errors"
	"fmt"
)

// Errors of a Console.
var (
	// ErrQuit means that the person wants to stop or is gone: after Ctrl-C or
	// Ctrl-D, at the end of the input, when the terminal was closed.
	ErrQuit = errors.New("quit")

	// ErrInterrupted is an ErrQuit of a person who pressed Ctrl-C where lines are typed,
	// and is still there. See Streams.Interrupts.
	ErrInterrupted = fmt.Errorf("%w with Ctrl-C", ErrQuit)

	// ErrRepaint asks the caller to print the text above the prompt again: after
	// Ctrl-L, when the window has another width, or when the program continues
	// after Ctrl-Z.
	ErrRepaint = errors.New("repaint")
)

// A Waker is a Console on which the text above a prompt can change while the prompt
// waits. The rich console is one. On Windows its Wake does nothing.
type Waker interface {
	// Wake makes the prompt that waits, or the next one, return ErrRepaint. It may be
	// called by another goroutine.
	Wake()
}

// A Console prints for a person and reads what the person types. It is chosen once,
// at the start: rich on a terminal, plain everywhere else.
//
// Printed text stays as it is. The rich console redraws only its prompt, which has
// one line. The plain console sends no escape codes.
type Console interface {
	// Size returns the width in columns and the height in lines. A height of 0
	// means that there is no limit.
	Size() (width, height int)
	// Layout returns an empty layout as wide as the console.
	Layout() *Layout
	// Print shows a layout.
	Print(*Layout)
	// Clear moves on a terminal what was printed out of sight.
	Clear()
	// While runs a function. On a terminal it shows a text while the function
	// takes long, so that a person does not press the key again.
	While(text string, do func())
	// Press waits for one of the keys and returns it. If a person types a word
	// instead, it returns the whole line, and so does the plain console always.
	//
	// On a terminal, Press and Line drop what was typed before their prompt is
	// shown, and show it only when no key has come for a while: a key is never an
	// answer to what nobody can have read. They read pipes line by line.
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
