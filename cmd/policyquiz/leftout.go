package main

import (
	"errors"
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file has the messages of verbs that show everything there is, such as sources
// and matrix. They leave out what has problems and show the rest.

// A leftOut is something that a verb does not show because it has problems.
type leftOut struct {
	what string // the message: what is left out
	file string // the file that has the problems; empty if it is not known
}

// leftOutFor returns a leftOut with this message. It takes the file from an error
// of the catalog.
func leftOutFor(what string, err error) leftOut {
	l := leftOut{what: what}
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		l.file = problems.Sorted()[0].Pos.File
	}
	return l
}

// tellLeftOut prints a message about each thing that is left out, with the next
// step.
func (p *program) tellLeftOut(list ...leftOut) {
	for _, l := range list {
		file := ""
		if l.file != "" {
			file = " " + l.file
		}
		fmt.Fprintf(p.err, "policyquiz: %s\n\thint: policyquiz check%s lists them\n", l.what, file)
	}
}

// howMany returns the message that n things of a whole have problems and are left
// out.
func howMany(n int, noun, whole string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s of %s has problems and is left out", noun, whole)
	}
	return fmt.Sprintf("%s of %s have problems and are left out", terminal.Count(n, noun), whole)
}
