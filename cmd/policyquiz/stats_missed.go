package main

import (
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/stats"
)

// This file has the figures of what was missed.

// confusions is the figure of what was taken for what.
func (r *statsReport) confusions() chart.Figure {
	r.Confusions = r.of.Confusions()
	f := chart.Figure{Title: "What you confused"}
	if len(r.Confusions) == 0 {
		f.Words = []string{"Nothing yet."}
		return f
	}
	times := 0
	for _, c := range r.Confusions {
		times += c.Times
	}
	first := r.Confusions[0]
	f.Words = []string{fmt.Sprintf("You took one thing for another %s. Most often you %s, %s.", terminal.Count(times, "time"), pairWords(first), terminal.Count(first.Times, "time"))}
	for _, g := range []struct {
		sort  stats.Sort
		title string
	}{{stats.Actors, "Who was taken for whom"}, {stats.Concepts, "Which concept was taken for which"}, {stats.Others, "Other answers"}} {
		var rows []chart.Row
		left := 0
		shown := map[[2]string]bool{}
		for _, c := range r.Confusions {
			swapped := shown[[2]string{c.For.ID, c.Took.ID}] // its row has how often it was the other way round
			switch {
			case c.Sort != g.sort || swapped:
			case len(rows) == pairsShown:
				left++
			default:
				shown[[2]string{c.Took.ID, c.For.ID}] = true
				rows = append(rows, pairRow(c))
			}
		}
		if len(rows) > 0 {
			p := bars(g.title, []string{"what", "times", "the other way round", "last"}, rows)
			p.More = beyond(left, "pairs")
			f.Pictures = append(f.Pictures, p)
		}
	}
	return f
}

// longestName is how many columns of each name in a confusion are shown.
const longestName = 60

// pairWords says what was taken for what.
func pairWords(c stats.Confusion) string {
	return fmt.Sprintf("said “%s” where “%s” was right", terminal.FitWords(c.For.Name, longestName), terminal.FitWords(c.Took.Name, longestName))
}

func pairRow(c stats.Confusion) chart.Row {
	row := chart.Row{
		Label: pairWords(c), Value: float64(c.Times), Short: fmt.Sprint(c.Times),
		Aloud: terminal.Count(c.Times, "time"), Cells: []string{fmt.Sprint(c.Times), fmt.Sprint(c.Back), c.Last.String()},
	}
	if c.Back > 0 {
		row.Short += fmt.Sprintf(" (%d back)", c.Back)
		row.Aloud += fmt.Sprintf(", and %s the other way round", terminal.Count(c.Back, "time"))
	}
	row.Aloud += fmt.Sprintf(", the last one on %s.", c.Last)
	return row
}

// leeches is the figure of what is missed again and again.
func (r *statsReport) leeches() chart.Figure {
	r.Leeches = r.of.Leeches()
	f := chart.Figure{Title: "What you miss again and again"}
	if len(r.Leeches) == 0 {
		f.Words = []string{fmt.Sprintf("Nothing: no question was missed on %d days.", stats.Nearly)}
		return f
	}
	resting := 0
	var rows []chart.Row
	for _, l := range r.Leeches {
		state := ""
		switch {
		case l.Suspended:
			state = "suspended"
		case l.Resting:
			state = "rests"
			resting++
		}
		row := chart.Row{
			Label: r.name(l.Question) + ": " + terminal.FitWords(l.Stem, 2*longestName), Value: float64(l.Lapses), Short: fmt.Sprint(l.Lapses),
			Aloud: "missed on " + terminal.Count(l.Lapses, "day"), Cells: []string{fmt.Sprint(l.Lapses), state},
		}
		if state != "" {
			row.Short += ", " + state
			row.Aloud += ", " + state
		}
		row.Aloud += "."
		rows = append(rows, row)
	}
	f.Words = []string{
		fmt.Sprintf("%s missed on %d days or more, the day on which they were new not counted; %d of them rest. policyquiz resume lists those, and policyquiz cite ID says where the answer stands.", terminal.Count(len(rows), "question"), stats.Nearly, resting),
	}
	p := bars("Days on which it was missed", []string{"question", "days missed", "now"}, rows[:min(len(rows), mostShown)])
	p.More = beyond(len(rows)-mostShown, "questions")
	f.Pictures = []chart.Picture{p}
	return f
}
