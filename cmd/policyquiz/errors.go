package main

import (
	"errors"
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

// Exit codes.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitProblems = 3
	exitTerm     = 143 // stopped by SIGTERM, as shells count it
)

// A usageError says that the command line asks for what there is not.
type usageError struct {
	what string
	hint string
}

func usagef(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

func (e *usageError) Error() string { return e.what }
func (e *usageError) Hint() string  { return e.hint }

// errStopped says that a signal ended the program; all has been said.
var errStopped = errors.New("stopped")

// exitCode is what err is worth to a shell.
func exitCode(err error) int {
	var usage *usageError
	var unknown *deckfile.UnknownError
	var problems *quiz.Problems
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errStopped):
		return exitTerm
	case errors.As(err, &usage), errors.As(err, &unknown):
		return exitUsage
	case errors.As(err, &problems):
		return exitProblems
	}
	return exitFailed
}

// complain tells of an error: what, then the next step.
func complain(e env, err error) {
	var problems *quiz.Problems
	if errors.As(err, &problems) {
		listProblems(e, problems)
		return
	}
	if errors.Is(err, errStopped) {
		return
	}
	fmt.Fprintln(e.err, "policyquiz: "+err.Error())
	if hint := terminal.Hint(err); hint != "" {
		fmt.Fprintln(e.err, "\thint: "+terminal.Clean(hint))
	}
}

// listProblems lists problems with their hints, and counts them.
func listProblems(e env, problems *quiz.Problems) {
	list := problems.Sorted()
	files := map[string]bool{}
	broken := 0
	for _, p := range list {
		fmt.Fprintln(e.err, terminal.Clean(p.Error()))
		fmt.Fprintln(e.err, "\thint: "+terminal.Clean(p.Hint))
		if !p.Warning {
			broken++
			files[p.Pos.File] = true
		}
	}
	if broken > 0 {
		fmt.Fprintf(e.err, "policyquiz: %s in %s\n", terminal.Count(broken, "problem"), terminal.Count(len(files), "file"))
	}
}
