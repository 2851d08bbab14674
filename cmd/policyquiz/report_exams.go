package main

import (
	"fmt"
	"math"
	"slices"
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
		f := analysisFigure("Exam: "+form.Deck.Name, form.Analysis, r.brief)
		f.ID = fmt.Sprint("exam-", letters(i))
		f.Words = append(f.Words, leftWords(form)...)
		if t := optionTable(form); !r.brief && len(t.Rows) > 0 && form.Analysis.People >= leastAnalysed {
			f.Tables = append(f.Tables, t)
		}
		if !r.brief {
			f.Tables = append(f.Tables, satTable(form))
		}
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

// leastAnalysed is how many learners must have answered all questions: the marks of one
// differ from nobody's.
const leastAnalysed = 2

// analysisFigure tells what marks say of a test and its questions.
// Brief leaves out what has its place where the exam alone is asked for.
func analysisFigure(title string, a marks.Analysis, brief bool) chart.Figure {
	if a.People < leastAnalysed {
		return chart.Figure{ID: "marks", Title: title, Words: append([]string{tooFewWords(a)}, whoLeft(a)...)}
	}
	f := chart.Figure{ID: "marks", Title: title, Words: testWords(a)}
	if len(a.Scores) > 1 {
		f.Pictures = append(f.Pictures, bars("How many had which mark", []string{"mark", "learners"}, scoreRows(a.Scores)))
	}
	if brief {
		f.Tables = []chart.Table{briefItemTable(a)}
		return f
	}
	f.Tables = append(f.Tables, itemTable(a))
	if a.Rasch.Why == "" {
		f.Tables = append(f.Tables, raschTable(a))
	}
	return f
}

// mostBars is how many bars show the marks one by one.
const mostBars = 40

// scoreRows counts the learners by mark: each whole mark from the least to the greatest
// that somebody has, also those that nobody has, so that gaps are seen. What lies between
// two whole marks counts with the lower one. Where that were too many bars, several marks
// share one.
func scoreRows(scores []marks.Score) (rows []chart.Row) {
	least, most := math.Floor(scores[0].Total), math.Floor(scores[len(scores)-1].Total)
	width := math.Ceil((most - least + 1) / mostBars)
	for from := least; from <= most; from += width {
		n := 0
		for _, s := range scores {
			if s.Total >= from && s.Total < from+width {
				n += s.People
			}
		}
		rows = append(rows, chart.Row{
			Label: scoreLabel(scores, from, width), Value: float64(n), Short: fmt.Sprint(n),
			Aloud: terminal.Count(n, "learner") + ".", Cells: []string{fmt.Sprint(n)}, None: n == 0,
		})
	}
	return rows
}

// scoreLabel names the marks of one bar.
func scoreLabel(scores []marks.Score, from, width float64) string {
	whole := !slices.ContainsFunc(scores, func(s marks.Score) bool { return s.Total != math.Floor(s.Total) })
	switch {
	case whole && width == 1:
		return short(from, 0)
	case whole:
		return short(from, 0) + " to " + short(from+width-1, 0)
	}
	return short(from, 0) + " to under " + short(from+width, 0)
}

// tooFewWords says that too few answered all questions.
func tooFewWords(a marks.Analysis) string {
	who := "Nobody"
	if a.People == 1 {
		who = "Only 1 learner"
	}
	return fmt.Sprintf("%s answered all of %s, and it takes %d learners to say something of the questions.", who, terminal.Count(len(a.Items), "question"), leastAnalysed)
}

// whoLeft says who does not count, because of questions without an answer.
func whoLeft(a marks.Analysis) []string {
	n := len(a.Left)
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s left some of them without an answer, and %s not count: %s.", terminal.Count(n, "learner"), doOf(n), someNames(a.Left, namesShown))}
}

// testWords tells of the test as a whole.
func testWords(a marks.Analysis) []string {
	words := []string{fmt.Sprintf("%s answered all of %s; the greatest mark is %s.", terminal.Count(a.People, "learner"), terminal.Count(len(a.Items), "question"), short(a.Greatest, 2))}
	words = append(words, whoLeft(a)...)
	say := func(name string, f marks.Figure, places int) {
		words = append(words, sentence(name+": "+figureText(f, places)))
	}
	say("mean mark", a.Mean, 2)
	say("standard deviation", a.SD, 2)
	say("reliability (coefficient alpha; KR-20 where all is right or wrong)", a.Alpha, 3)
	say("KR-21", a.KR21, 3)
	say("standard error of a mark (SEM)", a.SEM, 2)
	if a.People < marks.Enough {
		words = append(words, fmt.Sprintf("With fewer than %d learners a question gets no verdict, unless the strong learners miss it. Read the intervals instead.", marks.Enough))
	}
	return append(words, raschWords(a)...)
}

// raschWords says what the Rasch model rests on, and which questions it leaves out.
func raschWords(a marks.Analysis) (words []string) {
	r := a.Rasch
	if r.Why != "" {
		words = append(words, "Rasch model: none, because "+r.Why+".")
	} else {
		words = append(words, fmt.Sprintf("Rasch model, by conditional maximum likelihood over %s and %s: log likelihood %s.", terminal.Count(r.People, "learner"), calibrated(a), short(r.LogLikelihood.Value, 4)))
	}
	var left []string
	for i, d := range r.Difficulties {
		if !d.Known() && d.Why != r.Why {
			left = append(left, fmt.Sprintf("%s (%s)", a.Items[i].Name, d.Why))
		}
	}
	if len(left) > 0 {
		words = append(words, "The Rasch model leaves out: "+strings.Join(left, "; ")+".")
	}
	return words
}

// onScale counts the questions that have a difficulty.
func onScale(r marks.Rasch) (n int) {
	for _, d := range r.Difficulties {
		if d.Known() {
			n++
		}
	}
	return n
}

// calibrated says how many questions have a difficulty: "5 of 7 questions".
func calibrated(a marks.Analysis) string {
	n, all := onScale(a.Rasch), terminal.Count(len(a.Items), "question")
	if n == len(a.Items) {
		return all
	}
	return fmt.Sprintf("%d of %s", n, all)
}

// itemTable tells of each question, by the names of Moodle's statistics report.
func itemTable(a marks.Analysis) chart.Table {
	t := chart.Table{Title: "Questions", Head: []chart.Column{
		{Name: "question"}, {Name: "facility index", Number: true}, {Name: "discrimination index", Number: true}, {Name: "discriminative efficiency", Number: true},
		{Name: "r with the rest", Number: true}, {Name: "r with the total", Number: true}, {Name: "D, upper and lower 27 %", Number: true},
		{Name: "alpha without it", Number: true}, {Name: "Rasch difficulty", Number: true}, {Name: "verdict"},
	}}
	for i, item := range a.Items {
		difficulty := chart.Text("") // why there is none for all is said above the table
		if a.Rasch.Why == "" {
			difficulty = logitCell(a.Rasch.Difficulties[i])
		}
		t.Rows = append(t.Rows, line(
			chart.Text(item.Name), figureCell(item.Facility, 2), figureCell(item.Discrimination, 0), figureCell(item.Efficiency, 0),
			figureCell(item.Rest, 2), figureCell(item.Total, 2), figureCell(item.D27, 2), figureCell(item.AlphaWithout, 3), difficulty, chart.Text(string(item.Verdict))))
	}
	return t
}

// briefItemTable tells of each question in one line.
func briefItemTable(a marks.Analysis) chart.Table {
	t := chart.Table{Title: "Questions", Head: []chart.Column{
		{Name: "question"}, {Name: "facility index", Number: true}, {Name: "discrimination index", Number: true}, {Name: "verdict"},
	}, More: "More of each question, its options and the marks: --section exams."}
	for _, item := range a.Items {
		t.Rows = append(t.Rows, line(chart.Text(item.Name), figureCell(item.Facility, 2), figureCell(item.Discrimination, 0), chart.Text(string(item.Verdict))))
	}
	return t
}

// raschTable tells which ability a number of right answers shows. It counts only the
// questions that have a difficulty.
func raschTable(a marks.Analysis) chart.Table {
	title := "Ability by the Rasch model"
	n := onScale(a.Rasch)
	if n < len(a.Items) {
		title += ", by " + calibrated(a)
	}
	t := chart.Table{Title: title, Head: []chart.Column{{Name: fmt.Sprintf("right of these %d", n)}, {Name: "learners", Number: true}, {Name: "ability", Number: true}}}
	for _, b := range a.Rasch.Abilities {
		t.Rows = append(t.Rows, line(chart.Text(fmt.Sprint(b.Score)), whole(len(b.People)), logitCell(b.Ability)))
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
