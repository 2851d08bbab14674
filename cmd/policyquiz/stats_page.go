package main

import (
	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
)

// This file writes figures as a page for a browser.

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
