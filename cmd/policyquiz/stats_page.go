package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
)

// This file writes figures as a page for a browser.

// writePage writes a page and says where it is. A file that is there already and is no
// page of ours is written over only with --force.
func writePage(p *program, s *studies, r *statsReport, figures []chart.Figure, opts statsOptions) error {
	if err := mayWrite(opts.html, opts.force); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := page.Write(&b, s.page(r, figures)); err != nil {
		return err
	}
	draft, err := newDraft(opts.html, b.Bytes(), 0o600)
	if err != nil {
		return err
	}
	if err := draft.keep(); err != nil {
		return err
	}
	l := p.streams.Layout()
	l.Say("", "Written. Open it in a browser:")
	l.Verbatim(l.Margin() + opts.html)
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

// page is the page of a report.
func (s *studies) page(r *statsReport, figures []chart.Figure) page.Page {
	about := "What you did and what you know, on " + r.Today.Time().Format("2 January 2006") + "."
	for i, d := range s.decks {
		switch {
		case !s.named:
		case i == 0:
			about += " Of " + d.Title
		default:
			about += ", " + d.Title
		}
	}
	title := "Statistics"
	if len(s.Courses) == 1 {
		title += ": " + s.Courses[0].Title
	}
	return page.Page{
		Title: title, About: []string{about}, Figures: figures,
		Notes: []string{
			"Intervals are Wilson's score intervals with 95 % confidence; of fewer than 20 answers no share is told. Weeks begin on Monday.",
			"Made by policyquiz stats --html. The page loads nothing and sends nothing; it holds what your history says.",
		},
	}
}
