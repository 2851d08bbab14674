package main

import (
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/stats"
)

// This file has the figures of what was done and of what comes.

// noAnswers is said where there is nothing to tell of.
const noAnswers = "No answers yet. Begin with: policyquiz drill"

// calendar is the figure of the days on which there were answers.
func (r *statsReport) calendar() chart.Figure {
	c := r.of.Calendar()
	r.Calendar = &c
	f := chart.Figure{Title: "When you answered"}
	if c.Answers == 0 {
		f.Words = []string{noAnswers}
		return f
	}
	most := c.Days[0]
	p := chart.Picture{Title: "Answers by day", Form: chart.Heat, Last: r.Today.Time(), Head: []string{"month", "answers", "days"}}
	weeks := int(r.Today.Week()-c.Days[0].Day.Week())/7 + 1
	p.Weeks = max(1, min(weeks, yearShown))
	for _, d := range c.Days {
		if d.Answers > most.Answers {
			most = d
		}
		if date := d.Day.Time(); !date.Before(p.First(p.Weeks)) {
			p.Days = append(p.Days, chart.Day{Date: date, Value: d.Answers})
		}
	}
	p.Levels, p.Rows = chart.Quarters(p.Days), monthRows(c.Days)
	f.Pictures = []chart.Picture{p}
	f.Words = []string{
		answersOn(c, most),
		fmt.Sprintf("In a row up to now: %s; the longest run was %s.", terminal.Count(c.InARow, "day"), terminal.Count(c.Longest, "day")),
	}
	return f
}

// answersOn says how many answers were given on how many days, of which most is the one
// with the most.
func answersOn(c stats.Calendar, most stats.Studied) string {
	said := fmt.Sprintf("%s on %s", terminal.Count(c.Answers, "answer"), terminal.Count(len(c.Days), "day"))
	if len(c.Days) == 1 {
		return said + "."
	}
	return fmt.Sprintf("%s, %.0f on each of these; most on %s: %d.", said, float64(c.Answers)/float64(len(c.Days)), most.Day, most.Answers)
}

// monthRows sum up the days of each month, the latest twelve of them.
func monthRows(days []stats.Studied) []chart.Row {
	var rows []chart.Row
	answers, on := 0, 0
	for i, d := range days {
		answers, on = answers+d.Answers, on+1
		if month := d.Day.Time().Format("January 2006"); i+1 == len(days) || days[i+1].Day.Time().Format("January 2006") != month {
			rows = append(rows, chart.Row{
				Label: month, Aloud: fmt.Sprintf("%s on %s.", terminal.Count(answers, "answer"), terminal.Count(on, "day")),
				Cells: []string{fmt.Sprint(answers), fmt.Sprint(on)},
			})
			answers, on = 0, 0
		}
	}
	return latest(rows, weeksShown)
}

// forecast is the figure of what comes due.
func (r *statsReport) forecast() chart.Figure {
	fc := r.of.Forecast()
	r.Forecast = &fc
	f := chart.Figure{Title: "What comes due"}
	in := func(days int) (sum stats.Due) {
		sum = fc.Today
		for _, d := range fc.Days {
			if d.Day < r.Today+stats.Day(days) {
				sum.Questions, sum.Minutes = sum.Questions+d.Questions, sum.Minutes+d.Minutes
			}
		}
		return sum
	}
	if in(1<<20).Questions == 0 {
		f.Words = []string{"Nothing of what you have answered comes due."}
		return f
	}
	f.Words = []string{
		fmt.Sprintf("Due today: %s. In the next 7 days, today with them: %s. In the next 30 days: %s.", dueIn(in(1)), dueIn(in(7)), dueIn(in(30))),
		"What you miss comes back sooner, and new questions come on top.",
	}
	if fc.Pace > 0 {
		f.Words = append(f.Words, fmt.Sprintf("The time is that of answering, at your pace of %.0f s an answer.", fc.Pace))
	}
	f.Pictures = []chart.Picture{r.comingDays(&fc), comingDecks(&fc)}
	return f
}

// dueIn says how many questions are due: "34 (6 min)".
func dueIn(d stats.Due) string {
	if d.Minutes == 0 {
		return fmt.Sprint(d.Questions)
	}
	return fmt.Sprintf("%d (%s)", d.Questions, minutes(d.Minutes))
}

// comingDays has a bar for each of the next days.
func (r *statsReport) comingDays(fc *stats.Forecast) chart.Picture {
	on := map[stats.Day]stats.Due{r.Today: fc.Today}
	for _, d := range fc.Days {
		on[d.Day] = d
	}
	var rows []chart.Row
	for day := r.Today; day < r.Today+daysShown; day++ {
		d := on[day]
		row := chart.Row{Label: weekday(day), Value: float64(d.Questions), Short: fmt.Sprint(d.Questions), None: d.Questions == 0}
		row.Aloud, row.Cells = terminal.Count(d.Questions, "question"), []string{row.Short, ""}
		if d.Minutes > 0 {
			row.Short += ", " + minutes(d.Minutes)
			row.Aloud += ", " + spoken(d.Minutes)
			row.Cells[1] = minutes(d.Minutes)
		}
		row.Aloud += "."
		rows = append(rows, row)
	}
	rows[0].Label = "today"
	return bars("Due by day, the next two weeks", []string{"day", "questions", "time"}, rows)
}

// comingDecks has a bar for each deck of which something comes within a month.
func comingDecks(fc *stats.Forecast) chart.Picture {
	var rows []chart.Row
	for _, d := range fc.Decks {
		if d.Month == 0 {
			continue
		}
		rows = append(rows, chart.Row{
			Label: d.Name, Value: float64(d.Week), Short: fmt.Sprintf("%d (%d today)", d.Week, d.Today),
			Aloud: fmt.Sprintf("%d today, %d in 7 days, %d in 30 days.", d.Today, d.Week, d.Month),
			Cells: []string{fmt.Sprint(d.Today), fmt.Sprint(d.Week), fmt.Sprint(d.Month), minutes(d.Minutes)},
		})
	}
	return bars("Due by deck, the next 7 days", []string{"deck", "today", "in 7 days", "in 30 days", "time in 7 days"}, rows)
}

// time is the figure of the time that answers took.
func (r *statsReport) time() chart.Figure {
	sp := r.of.Spent()
	r.Time = &sp
	f := chart.Figure{Title: "How long you took"}
	if sp.All.Answers == 0 {
		f.Words = []string{noAnswers}
		return f
	}
	f.Words = []string{
		fmt.Sprintf("%s for %s, from the question to your answer; half of them took %.0f s or less.", minutes(sp.All.Minutes), terminal.Count(sp.All.Answers, "answer"), sp.All.Median),
		fmt.Sprintf("An answer counts for %s at most. The time in which you read what was right is not measured.", minutes(stats.Longest.Minutes())),
	}
	head := func(first string) []string { return []string{first, "time", "answers", "median of an answer"} }
	row := func(label string, t stats.Time) chart.Row {
		return chart.Row{
			Label: label, Value: t.Minutes, Short: minutes(t.Minutes),
			Aloud: fmt.Sprintf("%s for %s, half of them in %s or less.", spoken(t.Minutes), terminal.Count(t.Answers, "answer"), spoken(t.Median/60)),
			Cells: []string{minutes(t.Minutes), fmt.Sprint(t.Answers), fmt.Sprintf("%.0f s", t.Median)},
		}
	}
	var weeks, decks, kinds []chart.Row
	for _, w := range latest(sp.Weeks, weeksShown) {
		weeks = append(weeks, row("week of "+w.Week.String(), w.Time))
	}
	for _, d := range sp.Decks {
		decks = append(decks, row(d.Name, d.Time))
	}
	for _, k := range sp.Kinds {
		one := row(k.ID, k.Time)
		one.Value, one.Short = k.Median, fmt.Sprintf("%.0f s", k.Median)
		kinds = append(kinds, one)
	}
	f.Pictures = []chart.Picture{
		bars("Time by week", head("week"), weeks), bars("Time by deck", head("deck"), decks), bars("Median time of an answer by kind of question", head("kind"), kinds),
	}
	return f
}
