package main

import (
	"fmt"
	"math"
	"slices"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/plan"
	"policyquiz/quiz/study"
)

// This file prints plans.

// A planReport is a plan to print.
type planReport struct {
	deckfile.Adopted
	*planning
	*plan.Plan
	gone  []string // decks and courses of the plan that are not open
	fresh bool     // whether it was asked for, and not only adopted before
	kept  bool     // whether it is adopted now
}

// A planRow is a day of a plan, for --json.
type planRow struct {
	From    string  `json:"from"`    // the first day, YYYY-MM-DD
	Days    int     `json:"days"`    // how many days the row stands for; only far ones are planned together
	Review  float64 `json:"review"`  // questions to review, a mean but for today
	New     float64 `json:"new"`     // questions to introduce, a mean but for today
	Minutes float64 `json:"minutes"` // of answering
	Recall  float64 `json:"recall"`  // expected on the day of the exam if nothing is answered after these days
}

// A planForecast is what is expected on the day of the exam, for --json.
type planForecast struct {
	Recall  float64 `json:"recall"`  // the mean probability of recalling a question
	Right   float64 `json:"right"`   // the mean probability of answering right, guesses included
	Minutes float64 `json:"minutes"` // of answering until then
}

// planJSON is a plan, for --json.
type planJSON struct {
	Exam      string       `json:"exam"` // its day, YYYY-MM-DD
	Days      int          `json:"days"` // until then
	Minutes   int          `json:"minutes_a_day"`
	Seconds   float64      `json:"seconds_an_answer"`
	Paced     bool         `json:"own_pace"`  // whether that is the learner's own pace
	Questions int          `json:"questions"` // of the plan
	LeftOut   int          `json:"left_out"`  // suspended or resting
	Rows      []planRow    `json:"plan"`
	Planned   planForecast `json:"with_plan"`
	Half      planForecast `json:"with_half_the_minutes"`
	Ordinary  planForecast `json:"with_ordinary_schedule"`
	Eve       planForecast `json:"with_eve_alone"`
	Nothing   planForecast `json:"with_nothing"`
}

func (r *planReport) json() planJSON {
	forecast := func(f plan.Forecast) planForecast {
		return planForecast{rounded(f.Recall, 4), rounded(f.Score, 4), rounded(r.minutes(f.Answers), 1)}
	}
	return planJSON{
		Exam: r.Exam, Days: r.Task.Days, Minutes: r.Adopted.Minutes, Seconds: r.Each.Seconds(), Paced: r.paced,
		Questions: len(r.refs), LeftOut: r.left, Rows: r.rows(),
		Planned: forecast(r.Planned), Half: forecast(r.Half), Ordinary: forecast(r.Ordinary), Eve: forecast(r.Eve), Nothing: forecast(r.Nothing),
	}
}

// rounded rounds a number to so many places.
func rounded(x float64, places int) float64 {
	scale := math.Pow10(places)
	return math.Round(x*scale) / scale
}

// rows are the days of the plan. Of today it is known what is asked.
func (r *planReport) rows() []planRow {
	rows := []planRow{}
	for i, d := range r.Plan.Days {
		row := planRow{date(r.planning.today + study.Day(d.From)), d.Days, rounded(d.Reviewed, 1), rounded(d.Introduced, 1), rounded(r.minutes(d.Answers), 1), rounded(d.Recall, 4)}
		if i == 0 {
			row.Review, row.New = float64(len(r.Today.Review)), float64(r.Today.New)
			row.Minutes = rounded(r.minutes(r.Today.Answers), 1)
		}
		rows = append(rows, row)
	}
	return rows
}

// say prints the plan, as a table or in sentences.
func (r *planReport) say(l *terminal.Layout, aloud bool) {
	r.head(l)
	l.Gap()
	if aloud || l.Narrow() {
		r.daysAloud(l)
	} else {
		r.daysTable(l)
	}
	l.Gap()
	r.sayAnswers(l)
	l.Say("", fmt.Sprintf("Recall is what you are expected to recall on %s, on average, if you stopped after that day. What was never answered counts as not recalled.", r.Exam))
	if len(r.Plan.Days) < r.Task.Days {
		l.Say("", "Far days are planned together: their row has the sum of all of them.")
	}
	l.Gap()
	if aloud || l.Narrow() {
		r.forecastsAloud(l)
	} else {
		r.forecastsTable(l)
	}
	l.Gap()
	r.tail(l)
}

// head says what is planned.
func (r *planReport) head(l *terminal.Layout) {
	l.Say("", fmt.Sprintf("Exam on %s, in %s. %s, %s a day: %s.", r.Exam, terminal.Count(r.Task.Days, "day"),
		terminal.Count(len(r.refs), "question"), terminal.Count(r.Adopted.Minutes, "minute"), r.pace()))
	if r.left > 0 {
		l.Say("", fmt.Sprintf("Left out: %d suspended or resting; policyquiz resume lists them.", r.left))
	}
	if len(r.gone) > 0 {
		l.Say("", "Left out, because it is not open: "+listOf(r.gone)+".")
	}
}

// pace says how many answers fit into a day.
func (r *planReport) pace() string {
	n := terminal.Count(int(r.Task.Minutes/r.Each), "answer")
	if r.paced {
		return fmt.Sprintf("%s at your pace of %.0f s", n, r.Each.Seconds())
	}
	return fmt.Sprintf("%s of %.0f s, as long as your pace is not known", n, r.Each.Seconds())
}

// span names the days of a row.
func (row *planRow) span() string {
	if row.Days == 1 {
		return row.From
	}
	return row.From + " to " + row.last()
}

// last is the last day of a row.
func (row *planRow) last() string { return date(studyDay(row.From) + study.Day(row.Days) - 1) }

// brief names the days of several without the years, which the head says.
func (row *planRow) brief() string {
	if row.Days == 1 {
		return row.From
	}
	return row.From[5:] + " to " + row.last()[5:]
}

// daysTable adds a line for each day.
func (r *planReport) daysTable(l *terminal.Layout) {
	rows := r.rows()
	name := (*planRow).span
	if l.Width < 60 {
		name = (*planRow).brief
	}
	width := len("day")
	for i := range rows {
		width = max(width, len(name(&rows[i])))
	}
	l.Verbatim(fmt.Sprintf("%-*s %6s %4s %4s %6s", width, "day", "review", "new", "min", "recall"))
	for i := range rows {
		row := &rows[i]
		l.Verbatim(fmt.Sprintf("%-*s %6.0f %4.0f %4.0f %4.0f %%", width, name(row), row.Review, row.New, row.Minutes, 100*row.Recall))
	}
}

// daysAloud adds a sentence for each day.
func (r *planReport) daysAloud(l *terminal.Layout) {
	for _, row := range r.rows() {
		l.Say("", fmt.Sprintf("%s: review %.0f, new %.0f, %.0f minutes. Recall then %.0f %%.", row.span(), row.Review, row.New, row.Minutes, 100*row.Recall))
	}
}

// A way is one of the ways to spend the time until the exam.
type way struct {
	name, short string
	plan.Forecast
}

// sayAnswers says why there are fewer questions than answers that fit into a day.
func (r *planReport) sayAnswers(l *terminal.Layout) {
	l.Say("", "There are more answers than questions, because what is missed is asked again until it is right.")
	if r.Task.Spent > 0 {
		l.Say("", fmt.Sprintf("Spent already today: %s.", minutesOf(r.Task.Spent.Minutes())))
	}
}

// much is the share of the minutes given from which on a plan is said to use them.
const much = 0.75

// usesLittle reports whether the plan leaves most of its minutes over. A plan with half of
// them is then nearly the same, and no other way to spend the time.
func (r *planReport) usesLittle() bool {
	return r.minutes(r.Planned.Answers) < much*r.given()
}

// given is how many minutes there are until the exam.
func (r *planReport) given() float64 { return float64(r.Task.Days * r.Adopted.Minutes) }

// ways are those that are compared.
func (r *planReport) ways() []way {
	all := []way{
		{"this plan", "plan", r.Planned},
		{"the plan with half the minutes a day", "half time", r.Half},
		{"the ordinary schedule, as many minutes a day at most", "ordinary", r.Ordinary},
		{"the eve alone, its minutes spent as well as can be", "eve alone", r.Eve},
		{"nothing more", "nothing", r.Nothing},
	}
	if r.usesLittle() {
		all = slices.Delete(all, 1, 2)
	}
	return all
}

// forecastsTable adds a line for each way.
func (r *planReport) forecastsTable(l *terminal.Layout) {
	l.Say("", fmt.Sprintf("Expected on %s:", r.Exam))
	ways := r.ways()
	name := func(w way) string { return w.name }
	if l.Width < 84 {
		name = func(w way) string { return w.short }
	}
	width := 0
	for _, w := range ways {
		width = max(width, len(name(w)))
	}
	l.Verbatim(fmt.Sprintf("%*s %6s %6s %7s", width, "", "recall", "right", "minutes"))
	for _, w := range ways {
		l.Verbatim(fmt.Sprintf("%-*s %4.0f %% %4.0f %% %7.0f", width, name(w), 100*w.Recall, 100*w.Score, r.minutes(w.Answers)))
	}
}

// forecastsAloud adds a sentence for each way.
func (r *planReport) forecastsAloud(l *terminal.Layout) {
	l.Say("", fmt.Sprintf("Expected on %s:", r.Exam))
	for _, w := range r.ways() {
		l.Say("", fmt.Sprintf("%s: %.0f %% recalled, %.0f %% answered right, %.0f minutes in all.", w.name, 100*w.Recall, 100*w.Score, r.minutes(w.Answers)))
	}
}

// asGood is by how much the ordinary schedule may be behind a plan and still do as well.
const asGood = 0.01

// tail says what the figures leave out, whether the plan is worth it, and what to do.
func (r *planReport) tail(l *terminal.Layout) {
	l.Say("", "“Right” includes lucky guesses. All of this is what people remember on average; you may remember more or less. Minutes of the ordinary schedule end when nothing is due.")
	if r.Planned.Recall-r.Ordinary.Recall < asGood {
		l.Say("", "The ordinary schedule does as well here: there is no need for a plan.")
	} else if r.Planned.Recall-r.Half.Recall < asGood && !r.usesLittle() {
		l.Say("", "Half the minutes a day do nearly as well.")
	}
	if r.usesLittle() {
		l.Say("", fmt.Sprintf("The plan uses %s of the %.0f that %d a day make: it needs no more.", minutesOf(r.minutes(r.Planned.Answers)), r.given(), r.Adopted.Minutes))
	}
	switch {
	case r.kept:
		l.Say("", fmt.Sprintf("Adopted: policyquiz drill follows this plan until %s.", r.Exam))
	case r.fresh:
		l.Say("", "With --adopt behind it, policyquiz drill follows this plan.")
	default:
		l.Say("", "policyquiz drill follows this plan; policyquiz plan --drop ends it.")
	}
}
