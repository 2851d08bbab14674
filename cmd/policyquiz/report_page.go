package main

import (
	"policyquiz/quiz/chart"
	"policyquiz/quiz/page"
)

// This file has what stands around the figures of a report.

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
	about := []string{"In brackets behind a share stand the bounds between which it lies with 95 % confidence, in per cent."}
	if r.Version != "" {
		about = append(about, "The course at hand is version "+courseVersion(r.course.at)+".")
	}
	return about
}

// reportPage is the page of a report.
func reportPage(title string, about []string, figures []chart.Figure) page.Page {
	return page.Page{
		Title: title, About: about, Figures: figures,
		Notes: []string{
			"Each share stands with its 95 % interval: Wilson's; where one learner gave several of the answers, for as many answers as would say the same. Correlations have Fisher's, alpha has Feldt's.",
			"Made by policyquiz report --html. The page loads nothing and sends nothing.",
		},
	}
}
