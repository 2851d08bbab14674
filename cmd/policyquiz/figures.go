package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
)

// This file brings figures to a reader, for stats and report: drawn or in sentences on the
// screen, or as a page for a browser.

// A printout is figures for the screen.
type printout struct {
	above   []string // lines before the figures
	figures []chart.Figure
	below   string // a sentence behind them; empty: none
	plain   bool   // in sentences, as on a terminal that is read aloud
	ascii   bool
}

// printFigures prints figures, page by page where a terminal has fewer lines.
func (p *program) printFigures(o printout) error {
	return p.printPages(o.add, o.plain)
}

// add adds a printout to a layout.
func (o *printout) add(l *terminal.Layout) {
	if o.ascii {
		l.ASCII()
	}
	l.Aloud = l.Aloud || o.plain
	for _, line := range o.above {
		l.Say("", line)
	}
	for i, f := range o.figures {
		if i > 0 || len(o.above) > 0 {
			l.Gap()
		}
		if l.Aloud {
			l.FigureAloud(f)
		} else {
			l.Figure(f)
		}
	}
	if o.below != "" {
		l.Gap()
		l.Say("", o.below)
	}
}

// savePage writes a page and says where it is. A file that is there already and is no
// page of ours is written over only if that is forced.
func (p *program) savePage(file string, force bool, content page.Page) error {
	if err := mayWrite(file, force); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := page.Write(&b, content); err != nil {
		return err
	}
	draft, err := newDraft(file, b.Bytes(), 0o600)
	if err != nil {
		return err
	}
	if err := draft.keep(); err != nil {
		return err
	}
	l := p.streams.Layout()
	l.Say("", "Written. Open it in a browser:")
	l.Verbatim(l.Margin() + file)
	fmt.Fprint(p.out, l)
	return nil
}

// mayWrite returns an error if a file is there that is no page of ours.
func mayWrite(file string, force bool) error {
	content, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && !force:
		return fmt.Errorf("reading %s: %w", file, unwrapPath(err))
	case force || page.IsPage(content):
		return nil
	}
	return usagef("name another file, or write over it with --force", "%q is there, and is no page that policyquiz wrote", file)
}
