package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitProblems    = 3
	exitInterrupted = 130 // 128 + SIGINT, the code that shells give
	exitTerm        = 143 // 128 + SIGTERM, the code that shells give
)

// A usageError says that the command line is wrong: it names something that does
// not exist, or its parts do not fit together.
type usageError struct {
	what string
	hint string
}

// usagef returns a usageError with its hint.
func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// Error says what is wrong.
func (e *usageError) Error() string { return e.what }

// Hint returns the next step.
func (e *usageError) Hint() string { return e.hint }

// errStopped says that SIGTERM ended the program. It is not printed.
var errStopped = errors.New("stopped")

// errInterrupted says that Ctrl-C ended long work, or the end of the terminal did. It
// is not printed.
var errInterrupted = errors.New("interrupted")

// asStopped returns why work ended that a signal ended; err if none did.
func asStopped(err error, signal os.Signal) error {
	switch signal {
	case nil:
		return err
	case syscall.SIGTERM:
		return errStopped
	}
	return errInterrupted
}

// exitCode returns the exit code for err.
func exitCode(err error) int {
	var usage *usageError
	var unknown *deckfile.UnknownError
	var ambiguous *deckfile.AmbiguousError
	var problems *quiz.Problems
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errStopped):
		return exitTerm
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.As(err, &usage), errors.As(err, &unknown), errors.As(err, &ambiguous):
		return exitUsage
	case errors.As(err, &problems), errors.Is(err, errFound):
		return exitProblems
	}
	return exitFailed
}

// complain prints an error: what is wrong, then the next step.
func complain(e env, err error) {
	var problems *quiz.Problems
	if errors.As(err, &problems) {
		listProblems(e, problems)
		return
	}
	if errors.Is(err, errStopped) || errors.Is(err, errInterrupted) || errors.Is(err, errFound) {
		return
	}
	complainIn(e, "policyquiz: "+err.Error(), terminal.Hint(err))
}

// complainIn prints what is wrong and the next step, which may be empty. On a terminal
// both are wrapped. Elsewhere each stays on its line, where programs look for it.
func complainIn(e env, what, hint string) {
	if e.errWidth == nil || e.errWidth() == 0 {
		fmt.Fprintln(e.err, what)
		if hint != "" {
			fmt.Fprintln(e.err, "\thint: "+terminal.Clean(hint))
		}
		return
	}
	l := terminal.Layout{Width: e.errWidth()}
	l.Say("", what)
	if hint != "" {
		l.Say("    hint: ", hint)
	}
	fmt.Fprint(e.err, &l)
}

// listProblems prints problems with their hints, and how many they are.
func listProblems(e env, problems *quiz.Problems) {
	list := problems.Sorted()
	files := map[string]bool{}
	broken := 0
	for _, p := range list {
		complainIn(e, terminal.Clean(p.Error()), p.Hint)
		if !p.Warning {
			broken++
			files[p.Pos.File] = true
		}
	}
	if broken > 0 {
		fmt.Fprintf(e.err, "policyquiz: %s in %s\n", terminal.Count(broken, "problem"), terminal.Count(len(files), "file"))
	}
}
