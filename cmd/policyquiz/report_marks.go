package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/marks"
)

// This file analyses a table of marks of any other program, for report --from.

// reportMarks reads the table and tells what it says.
func reportMarks(p *program, opts reportOptions) error {
	table, err := p.readMarks(opts.from)
	if err != nil {
		return err
	}
	a := marks.Of(table)
	if opts.json {
		return terminal.WriteJSON(p.out, a)
	}
	if opts.csv {
		return terminal.WriteCSV(p.out, itemRows("", a))
	}
	f := analysisFigure("What the marks say", a, false)
	return p.printReport("Marks: "+filepath.Base(opts.from), nil, []chart.Figure{f}, "", opts)
}

// readMarks reads a table of marks; "-" is standard input. All mistakes of the table are
// listed at once.
func (p *program) readMarks(file string) (marks.Table, error) {
	in := io.Reader(p.in)
	if file != "-" {
		src, err := os.ReadFile(file)
		if err != nil {
			return marks.Table{}, usagef("name a table (CSV) with a column learner and a column for each question", "the table %q cannot be read: %v", file, unwrapPath(err))
		}
		in = bytes.NewReader(src)
	}
	table, err := marks.Read(in)
	if mistakes, ok := errors.AsType[marks.Mistakes](err); ok {
		for _, m := range mistakes {
			at := file
			if m.Line > 0 {
				at = fmt.Sprintf("%s:%d", file, m.Line)
			}
			complainIn(p.env, terminal.Clean(at+": "+m.What), m.Hint)
		}
		return marks.Table{}, errFound
	}
	if err != nil {
		return marks.Table{}, fmt.Errorf("reading %s: %w", file, err)
	}
	return table, nil
}
