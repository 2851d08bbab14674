package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/stats"
)

// This file has the words that several sections of stats have in common.

// Bounds of what a figure shows; JSON has all of it.
const (
	weeksShown = 12
	daysShown  = 14
	yearShown  = 53 // weeks
	mostShown  = 12 // actors, issues, leeches
	pairsShown = 8  // confusions of a sort
)

// percent writes a share: "90 %".
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// bounds writes an interval: "79 to 96 %".
func bounds(i *stats.Interval) string {
	return fmt.Sprintf("%.0f to %.0f %%", 100*i.Low, 100*i.High)
}

// weekday writes a day as "Mon 2 Mar".
func weekday(d stats.Day) string { return d.Time().Format("Mon 2 Jan") }

// minutes writes a time: "40 s", "7 min", "3 h 5 min".
func minutes(m float64) string {
	switch d := time.Duration(m * float64(time.Minute)).Round(time.Second); {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%.0f min", math.Round(d.Minutes()))
	default:
		whole := int(math.Round(d.Minutes()))
		return fmt.Sprintf("%d h %d min", whole/60, whole%60)
	}
}

// spoken writes a time for readers aloud: "40 seconds", "3 hours, 5 minutes".
func spoken(m float64) string {
	switch d := time.Duration(m * float64(time.Minute)).Round(time.Second); {
	case d < time.Minute:
		return terminal.Count(int(d.Seconds()), "second")
	case d < time.Hour:
		return terminal.Count(int(math.Round(d.Minutes())), "minute")
	default:
		whole := int(math.Round(d.Minutes()))
		return terminal.Count(whole/60, "hour") + ", " + terminal.Count(whole%60, "minute")
	}
}

// beyond says how many rows of a picture were left out.
func beyond(left int, noun string) string {
	if left <= 0 {
		return ""
	}
	return fmt.Sprintf("And %d more %s, which --json lists.", left, noun)
}

// rateRow is the row of a rate in a picture of Ranges.
func rateRow(label string, r stats.Rate) chart.Row {
	row := chart.Row{Label: label, Mark: r.Predicted, Open: r.Interval == nil}
	count := fmt.Sprintf("%d of %d right", r.Right, r.Answers)
	if row.Open {
		row.Short = fmt.Sprintf("%d/%d, too few", r.Right, r.Answers)
		row.Aloud = count + ", too few to say"
		row.Cells = []string{fmt.Sprint(r.Answers), fmt.Sprint(r.Right), "too few to say", "", percent(r.Predicted)}
	} else {
		i := r.Interval
		row.Value, row.Low, row.High = i.Share, i.Low, i.High
		row.Short = fmt.Sprintf("%d/%d, %s", r.Right, r.Answers, percent(i.Share))
		row.Aloud = fmt.Sprintf("%s, %s, between %s", count, percent(i.Share), strings.ReplaceAll(bounds(i), " to ", " and "))
		row.Cells = []string{fmt.Sprint(r.Answers), fmt.Sprint(r.Right), percent(i.Share), bounds(i), percent(r.Predicted)}
	}
	if r.Predicted > 0 {
		row.Aloud += "; predicted " + percent(r.Predicted)
	}
	row.Aloud += "."
	return row
}

// rateHead are the heads of a table of rates.
func rateHead(first string) []string {
	return []string{first, "answers", "right", "share", "95 % interval", "predicted"}
}

// rateLegend says what the parts of a picture of rates mean.
var rateLegend = []chart.Sign{{Part: chart.Fill, Says: "came out"}, {Part: chart.Half, Says: "95 % interval"}, {Part: chart.Rest, Says: "predicted"}}

// rates is a picture of rates. Its axis begins at a multiple of 10 % at or below all of
// them, and ends at 100 %.
func rates(title, first string, rows []chart.Row) chart.Picture {
	least := 0.9
	for _, r := range rows {
		if !r.Bare {
			least = min(least, r.Mark)
		}
		if !r.Open {
			least = min(least, r.Low)
		}
	}
	least = math.Floor(least*10) / 10
	return chart.Picture{
		Title: title, Form: chart.Ranges, Min: least, Max: 1, Head: rateHead(first), Rows: rows, Legend: rateLegend,
		Scale: []string{percent(least), percent((1 + least) / 2), "100 %"},
	}
}

// bars is a picture of bars, the longest of which is as long as the picture is wide.
func bars(title string, head []string, rows []chart.Row) chart.Picture {
	p := chart.Picture{Title: title, Form: chart.Bars, Head: head, Rows: rows}
	for _, r := range rows {
		p.Max = max(p.Max, r.Value)
	}
	return p
}

// latest returns the last n of a list.
func latest[T any](list []T, n int) []T { return list[max(0, len(list)-n):] }
