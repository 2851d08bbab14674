package main

import (
	"bytes"
	"fmt"

	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
)

// This file writes a report as a page for a browser.

// title names the report.
func (r *classReport) title() string {
	name := r.Title
	if name == "" {
		name = r.Course
	}
	return "What the class knows: " + name
}

// about says what the report rests on.
func (r *classReport) about() []string {
	if r.Version == "" {
		return nil
	}
	return []string{"The course at hand is version " + shortHash(r.Version) + "."}
}

// writeReportPage writes a page and says where it is.
func writeReportPage(p *program, file, title string, about []string, figures []chart.Figure) error {
	var b bytes.Buffer
	err := page.Write(&b, page.Page{
		Title: title, About: about, Figures: figures,
		Notes: []string{
			"Each share stands with its 95 % interval: Wilson's; where one learner gave several of the answers, for as many answers as would say the same. Correlations have Fisher's, alpha has Feldt's.",
			"Made by policyquiz report --html. The page loads nothing and sends nothing.",
		},
	})
	if err != nil {
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
