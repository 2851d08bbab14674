package main

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/stats"
)

// This file has the figures of what is known, and of how well that was predicted.

// retention is the figure of true retention.
func (r *statsReport) retention() chart.Figure {
	rt := r.of.Retention()
	r.Retention = &rt
	f := chart.Figure{Title: "How much you still knew"}
	if rt.All.Answers == 0 {
		f.Words = []string{"Nothing yet: what you still know shows when a question comes back on a later day."}
		return f
	}
	f.Words = []string{
		"What counts here is the first answer of a day to a question that you had met on an earlier day. Predicted is how likely you were to be right, by memory or by luck.",
		inAll(rt.All),
	}
	var weeks, kinds []chart.Row
	for _, w := range latest(rt.Weeks, weeksShown) {
		weeks = append(weeks, rateRow("week of "+w.Week.String(), w.Rate))
	}
	for _, k := range rt.Kinds {
		kinds = append(kinds, rateRow(k.Kind, k.Rate))
	}
	f.Pictures = []chart.Picture{rates("Right by week", "week", weeks), rates("Right by kind of question", "kind", kinds)}
	return f
}

// inAll says what true retention was, to a tenth of a per cent.
func inAll(r stats.Rate) string {
	said := fmt.Sprintf("In all %d of %d were right", r.Right, r.Answers)
	if i := r.Interval; i != nil {
		said += fmt.Sprintf(": %.1f %%, between %.1f and %.1f %%", 100*i.Share, 100*i.Low, 100*i.High)
	} else {
		said += ", which is too few to say"
	}
	return strings.TrimSpace(fmt.Sprintf("%s. Predicted were %.1f %%. %s", said, 100*r.Predicted, asPredicted(r)))
}

// asPredicted says how what came out compares with what was predicted.
func asPredicted(r stats.Rate) string {
	switch i := r.Interval; {
	case i == nil:
		return ""
	case r.Predicted < i.Low:
		return "You knew more than was predicted."
	case r.Predicted > i.High:
		return "You knew less than was predicted."
	default:
		return "What was predicted lies within the interval."
	}
}

// memory is the figure of stability and difficulty.
func (r *statsReport) memory() chart.Figure {
	sp := r.of.Spread()
	r.Memory = &sp
	f := chart.Figure{Title: "How firm it is"}
	if sp.Questions == 0 {
		f.Words = []string{noAnswers}
		return f
	}
	f.Words = []string{fmt.Sprintf("You have met %s. You remember half of them for %s or more: after that time you would still know 9 of 10. The difficulty goes from 1 (easy for you) to 10.", terminal.Count(sp.Questions, "question"), days(sp.Median))}
	row := func(label string, b stats.Bin) chart.Row {
		return chart.Row{Label: label, Value: float64(b.Questions), Short: fmt.Sprint(b.Questions), None: b.Questions == 0, Aloud: terminal.Count(b.Questions, "question") + ".", Cells: []string{fmt.Sprint(b.Questions)}}
	}
	var stability, difficulty []chart.Row
	for i, b := range sp.Stability {
		label := fmt.Sprintf("%.0f to %.0f days", b.From, b.To)
		switch i {
		case 0:
			label = "under 1 day"
		case len(sp.Stability) - 1:
			label = fmt.Sprintf("%.0f days or more", b.From)
		}
		stability = append(stability, row(label, b))
	}
	for _, b := range sp.Difficulty {
		difficulty = append(difficulty, row(fmt.Sprintf("%.0f to %.0f", b.From, b.To), b))
	}
	f.Pictures = []chart.Picture{
		bars("Stability", []string{"stability", "questions"}, stability),
		bars("Difficulty", []string{"difficulty", "questions"}, difficulty),
	}
	return f
}

// days writes a number of days, those under 10 with one decimal, and less than a day in
// hours.
func days(d float64) string {
	if d < 0.95 {
		return terminal.Count(max(1, int(24*d+0.5)), "hour")
	}
	if d < 9.95 {
		return fmt.Sprintf("%.1f days", d)
	}
	return fmt.Sprintf("%.0f days", d)
}

// calibration is the figure of predictions and what came out.
func (r *statsReport) calibration() chart.Figure {
	c := r.of.Calibration()
	r.Calibration = &c
	f := chart.Figure{Title: "How true predictions were"}
	if len(c.Predicted) == 0 {
		f.Words = append(f.Words, "Nothing was predicted yet: that begins when a question comes back on a later day.")
	} else {
		var rows []chart.Row
		for _, b := range c.Predicted {
			rows = append(rows, rateRow(fmt.Sprintf("%.0f to %.0f %%", 100*b.From, 100*b.To), b.Rate))
		}
		f.Words = append(f.Words, "Where predictions are true, what came out lies near what was predicted, in each row.")
		f.Pictures = append(f.Pictures, rates("Right by what was predicted", "predicted", rows))
	}
	if len(c.Sure) == 0 {
		f.Words = append(f.Words, "You were never asked how sure you were; policyquiz drill --sure asks for it.")
		return f
	}
	var rows []chart.Row
	for _, s := range c.Sure {
		row := rateRow(s.Sure.String(), s.Rate)
		row.Bare = true
		row.Cells = row.Cells[:4]
		rows = append(rows, row)
	}
	p := rates("Right by how sure you were", "you were", rows)
	p.Head, p.Legend = p.Head[:5], p.Legend[:2]
	f.Words = append(f.Words, "Whoever judges well how sure they are is right more often where they are sure.")
	f.Pictures = append(f.Pictures, p)
	return f
}

// mastery is the figure of what is known of what.
func (r *statsReport) mastery() chart.Figure {
	m := r.of.Mastery()
	r.Mastery = &m
	f := chart.Figure{Title: "What you know"}
	f.Words = []string{
		fmt.Sprintf("You have met %d of %s, and would know about %.0f today: %s of all.", m.All.Met, terminal.Count(m.All.Questions, "question"), m.All.Known, percent(m.All.Share())),
	}
	var rows []chart.Row
	for _, d := range m.Decks {
		rows = append(rows, branchRow(d, 0))
		for _, o := range d.Objectives {
			if d.Met == 0 {
				break // there is nothing to tell apart
			}
			rows = append(rows, branchRow(o, 1))
		}
	}
	if m.All.Questions > 0 {
		f.Pictures = append(f.Pictures, shares("Known by deck and objective", "deck or objective", rows))
	}
	if len(m.Actors)+len(m.Issues) > 0 {
		f.Words = append(f.Words, "Of actors and issues only the questions that you have met are counted: those that name the actor, in the question or the answer, and those that ask where somebody stands on the issue.")
	}
	for _, g := range []struct {
		noun     string
		branches []stats.Branch
	}{{"actor", m.Actors}, {"issue", m.Issues}} {
		if len(g.branches) == 0 {
			continue
		}
		var rows []chart.Row
		for _, b := range g.branches[:min(len(g.branches), mostShown)] {
			rows = append(rows, branchRow(b, 0))
		}
		p := shares("Known by "+g.noun, g.noun, rows)
		p.More = beyond(len(g.branches)-mostShown, g.noun+"s")
		f.Pictures = append(f.Pictures, p)
	}
	return f
}

// shares is a picture of what is known, met and not met.
func shares(title, first string, rows []chart.Row) chart.Picture {
	return chart.Picture{
		Title: title, Form: chart.Shares, Max: 1, Rows: rows, Head: []string{first, "questions", "met", "known today", "share"},
		Legend: []chart.Sign{{Part: chart.Fill, Says: "known today"}, {Part: chart.Half, Says: "met"}, {Part: chart.Rest, Says: "not met"}},
	}
}

func branchRow(b stats.Branch, depth int) chart.Row {
	return chart.Row{
		Label: b.Name, Depth: depth, Value: b.Share(), Mark: float64(b.Met) / float64(max(b.Questions, 1)),
		Short: fmt.Sprintf("%s of %d", percent(b.Share()), b.Questions),
		Aloud: fmt.Sprintf("%d of %d met, about %.0f known, %s.", b.Met, b.Questions, b.Known, percent(b.Share())),
		Cells: []string{fmt.Sprint(b.Questions), fmt.Sprint(b.Met), fmt.Sprintf("%.0f", b.Known), percent(b.Share())},
	}
}
