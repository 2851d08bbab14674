package main

import (
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/marks"
	"policyquiz/quiz/report"
)

// This file has the figures of item analysis: of an exam, or of a table of marks.

// examFigures tells of each exam.
func (r *classReport) examFigures() (figures []chart.Figure) {
	r.Exams = []examRow{}
	for i := range r.forms {
		form := &r.forms[i]
		r.Exams = append(r.Exams, examRow{form.Deck.ID, form.Deck.Name, *form})
		f := analysisFigure("Exam: "+form.Deck.Name, form.Analysis)
		f.ID = fmt.Sprint("exam-", letters(i))
		f.Words = append(f.Words, leftWords(form)...)
		if t := optionTable(form); len(t.Rows) > 0 {
			f.Tables = append(f.Tables, t)
		}
		f.Tables = append(f.Tables, satTable(form))
		figures = append(figures, f)
	}
	if len(figures) == 0 {
		figures = []chart.Figure{{ID: "exam-a", Title: "Exams", Words: []string{`No exam was sat: a deck with use = "exam" that a learner asked for by name.`}}}
	}
	return figures
}

// letters numbers things with letters, for links: a, b, …, z, za.
func letters(i int) string { return strings.Repeat("z", i/26) + string(rune('a'+i%26)) }

// leftWords says whose marks do not count, and what has changed since.
func leftWords(form *report.Form) (words []string) {
	for _, l := range form.Left {
		words = append(words, fmt.Sprintf("Does not count: %s %s.", l.Learner, l.Why))
	}
	var earlier []string
	for _, item := range form.Items {
		if item.Earlier {
			earlier = append(earlier, item.Name)
		}
	}
	if len(earlier) > 0 {
		words = append(words, fmt.Sprintf("Something else was right when it was sat than is now, and is told here: %s.", someNames(earlier, namesShown)))
	}
	again := 0
	for _, s := range form.Sat {
		if s.Again > 0 {
			again++
		}
	}
	if again > 0 {
		words = append(words, fmt.Sprintf("%s sat it again; only the first sitting counts.", terminal.Count(again, "learner")))
	}
	return words
}

// satTable lists the marks.
func satTable(form *report.Form) chart.Table {
	t := chart.Table{Title: "Marks", Head: []chart.Column{{Name: "learner"}, {Name: "mark", Number: true}, {Name: "share", Number: true}}}
	for _, s := range form.Sat {
		share := s.Mark / max(form.Analysis.Greatest, 1)
		t.Rows = append(t.Rows, line(chart.Text(s.Learner), decimal(s.Mark, 2), chart.Number(percent(share), share)))
	}
	return t
}

// optionTable lists who chose what in the exam.
func optionTable(form *report.Form) chart.Table {
	t := chart.Table{Title: "Options", Head: []chart.Column{
		{Name: "question"}, {Name: "option"}, {Name: "it is"}, {Name: "learners", Number: true}, {Name: "share", Number: true}, {Name: "mean mark on the rest", Number: true}, {Name: "does it work"},
	}}
	for _, item := range form.Items {
		for _, u := range item.Uses {
			is := "wrong"
			if u.Key {
				is = "right"
			}
			t.Rows = append(t.Rows, line(chart.Text(item.Name), chart.Text(u.Name), chart.Text(is), whole(u.People), figureCell(u.Share, 2), figureCell(u.Rest, 2), chart.Text(string(u.Verdict))))
		}
	}
	return t
}

// analysisFigure tells what marks say of a test and its questions.
func analysisFigure(title string, a marks.Analysis) chart.Figure {
	f := chart.Figure{ID: "marks", Title: title, Words: testWords(a)}
	if len(a.Scores) > 1 {
		var rows []chart.Row
		for _, s := range a.Scores {
			rows = append(rows, chart.Row{
				Label: short(s.Total, 2), Value: float64(s.People), Short: fmt.Sprint(s.People),
				Aloud: terminal.Count(s.People, "learner") + ".", Cells: []string{fmt.Sprint(s.People)},
			})
		}
		f.Pictures = append(f.Pictures, bars("How many had which mark", []string{"mark", "learners"}, rows))
	}
	if a.People > 0 {
		f.Tables = append(f.Tables, itemTable(a), raschTable(a))
	}
	return f
}

// testWords tells of the test as a whole.
func testWords(a marks.Analysis) []string {
	words := []string{fmt.Sprintf("%s answered all of %s; the greatest mark is %s.", terminal.Count(a.People, "learner"), terminal.Count(len(a.Items), "question"), short(a.Greatest, 2))}
	if n := len(a.Left); n > 0 {
		words = append(words, fmt.Sprintf("%s left some of them without an answer, and %s not count: %s.", terminal.Count(n, "learner"), doOf(n), someNames(a.Left, namesShown)))
	}
	say := func(name string, f marks.Figure, places int) {
		words = append(words, sentence(name+": "+figureText(f, places)))
	}
	say("mean mark", a.Mean, 2)
	say("standard deviation", a.SD, 2)
	say("reliability (coefficient alpha; KR-20 where all is right or wrong)", a.Alpha, 3)
	say("KR-21", a.KR21, 3)
	say("standard error of a mark (SEM)", a.SEM, 2)
	if a.People > 0 && a.People < marks.Enough {
		words = append(words, fmt.Sprintf("Of fewer than %d learners no verdict is given, but of a question that the strong miss; read the intervals.", marks.Enough))
	}
	if r := a.Rasch; r.Why != "" {
		words = append(words, "Rasch model: none, because "+r.Why+".")
	} else if r.LogLikelihood.Known() {
		words = append(words, fmt.Sprintf("Rasch model, by conditional maximum likelihood over %s: log likelihood %s.", terminal.Count(r.People, "learner"), short(r.LogLikelihood.Value, 4)))
	}
	return words
}

// itemTable tells of each question, by the names of Moodle's statistics report.
func itemTable(a marks.Analysis) chart.Table {
	t := chart.Table{Title: "Questions", Head: []chart.Column{
		{Name: "question"}, {Name: "facility index", Number: true}, {Name: "discrimination index", Number: true}, {Name: "discriminative efficiency", Number: true},
		{Name: "r with the rest", Number: true}, {Name: "r with the total", Number: true}, {Name: "D, upper and lower 27 %", Number: true},
		{Name: "alpha without it", Number: true}, {Name: "Rasch difficulty", Number: true}, {Name: "verdict"},
	}}
	for i, item := range a.Items {
		difficulty := chart.Text("none")
		if i < len(a.Rasch.Difficulties) {
			difficulty = logitCell(a.Rasch.Difficulties[i])
		}
		t.Rows = append(t.Rows, line(
			chart.Text(item.Name), figureCell(item.Facility, 2), figureCell(item.Discrimination, 0), figureCell(item.Efficiency, 0),
			figureCell(item.Rest, 2), figureCell(item.Total, 2), figureCell(item.D27, 2), figureCell(item.AlphaWithout, 3), difficulty, chart.Text(string(item.Verdict))))
	}
	return t
}

// raschTable tells which ability a mark shows.
func raschTable(a marks.Analysis) chart.Table {
	t := chart.Table{Title: "Ability by the Rasch model", Head: []chart.Column{{Name: "questions right"}, {Name: "learners", Number: true}, {Name: "ability", Number: true}}}
	for _, b := range a.Rasch.Abilities {
		t.Rows = append(t.Rows, line(chart.Text(fmt.Sprint(b.Score)), whole(len(b.People)), logitCell(b.Ability)))
	}
	if len(t.Rows) == 0 {
		t.More = "There is none: " + a.Rasch.Why + "."
	}
	return t
}

// figureText writes a figure with its interval, or why there is none.
func figureText(f marks.Figure, places int) string {
	if !f.Known() {
		return "none, because " + f.Why
	}
	text := decimals(f.Value, places)
	if f.Interval != nil {
		text += fmt.Sprintf(" (%s to %s)", decimals(f.Interval.Low, places), decimals(f.Interval.High, places))
	}
	return text
}

func figureCell(f marks.Figure, places int) chart.Cell {
	if !f.Known() {
		return chart.Text("none: " + f.Why)
	}
	return chart.Number(figureText(f, places), f.Value)
}

func logitCell(l marks.Logit) chart.Cell {
	if !l.Known() {
		return chart.Text("none: " + l.Why)
	}
	return chart.Number(fmt.Sprintf("%s ± %s", decimals(l.Value, 2), decimals(l.Error, 2)), l.Value)
}

// decimal is a number in a table.
func decimal(x float64, places int) chart.Cell { return chart.Number(short(x, places), x) }

// short writes a number with at most so many decimals: "12", "12.5".
func short(x float64, places int) string {
	text := decimals(x, places)
	if strings.ContainsRune(text, '.') {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// decimals writes a number with so many decimals. There is no minus before 0.
func decimals(x float64, places int) string {
	text := fmt.Sprintf("%.*f", places, x)
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}
