package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/report"
	"policyquiz/quiz/stats"
)

// This file has the figures of what a class did in drills.

// Bounds of what a report shows; JSON has all of it.
const (
	reteachShown   = 10 // questions and objectives to teach again
	confusedShown  = 10 // confusions of a sort
	namesShown     = 6  // learners in a list
	commonestShown = 3  // wrong answers that were typed
)

// classFigure tells who handed in what.
func (r *classReport) classFigure() []chart.Figure {
	f := chart.Figure{ID: "class", Title: "The class"}
	say := func(format string, values ...any) { f.Words = append(f.Words, fmt.Sprintf(format, values...)) }
	if r.Learners == 0 {
		say("Nobody has an answer of this course in what was handed in.")
	} else {
		say("%s gave %s%s.", terminal.Count(r.Learners, "learner"), terminal.Count(r.Answers, "answer"), between(r))
	}
	if n := len(r.Absent); n > 0 {
		say("Of those on the list of names %d handed in nothing: %s.", n, someNames(r.Absent, n))
	}
	if n := len(r.Idle); n > 0 {
		say("%d handed in no answer of this course: %s.", n, someNames(r.Idle, n))
	}
	if n := r.unread(); n > 0 {
		say("%s cannot be read.", terminal.Count(n, "file"))
	}
	if len(r.Anew) > 0 {
		say("Something else is right now than when it was asked: %s. These answers were judged anew.", anewWords(r.Anew))
	}
	if earlier := earlierWords(r.results); earlier != "" {
		f.Words = append(f.Words, earlier)
	}
	if len(r.odd) > 0 {
		f.Tables = append(f.Tables, oddTable(r.odd))
	}
	t := chart.Table{Title: "Versions of the course", Head: []chart.Column{{Name: "version"}, {Name: "learners", Number: true}, {Name: "who"}}}
	for _, v := range r.Versions {
		name := "version " + shortHash(v.Lock)
		switch {
		case v.Current:
			name += ", the one at hand"
		case v.Lock == "":
			name = "the files do not say"
		}
		slices.Sort(v.Learners)
		t.Rows = append(t.Rows, line(chart.Text(name), whole(len(v.Learners)), chart.Text(someNames(v.Learners, namesShown))))
	}
	if len(r.Versions) > 1 || len(r.Versions) == 1 && !r.Versions[0].Current && r.Versions[0].Lock != "" {
		f.Tables = append(f.Tables, t)
	}
	return []chart.Figure{f}
}

// anewWords lists the questions whose answers were judged anew.
func anewWords(list []anewRow) string {
	var names []string
	for _, a := range list {
		names = append(names, fmt.Sprintf("%s (%s)", a.ID, terminal.Count(a.Answers, "answer")))
	}
	return someNames(names, namesShown)
}

// oddTable lists what does not count of what was handed in, and why.
func oddTable(list []oddity) chart.Table {
	t := chart.Table{Title: "What is odd about files", Head: []chart.Column{{Name: "learner"}, {Name: "what"}}}
	for _, o := range list {
		name := o.learner
		if name == "" {
			name = "not known"
		}
		t.Rows = append(t.Rows, line(chart.Text(name), chart.Text(sentence(o.words))))
	}
	return t
}

func (r *classReport) unread() (n int) {
	for _, f := range r.Files {
		if f.Learner == "" {
			n++
		}
	}
	return n
}

// between says when the answers were given; nothing, if that is not known.
func between(r *classReport) string {
	if r.Since == nil {
		return ""
	}
	first, last := r.Since.Format("2 January 2006"), r.Last.Format("2 January 2006")
	if first == last {
		return ", on " + first
	}
	return ", from " + first + " to " + last
}

// someNames writes a list of names, at most so many of them.
func someNames(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// line is a row of a table.
func line(cells ...chart.Cell) chart.Line { return chart.Line{Cells: cells} }

// whole is a whole number in a table.
func whole(n int) chart.Cell { return chart.Number(fmt.Sprint(n), float64(n)) }

// shareCell writes a share with its interval, and of how many answers it is.
func shareCell(s report.Share) chart.Cell {
	if s.Of == 0 {
		return chart.Text("no answers")
	}
	c := chart.Number(fmt.Sprintf("%d/%d, %s (%s)", s.Right, s.Of, percent(s.Share), limits(s)), s.Share)
	c.Aloud = aloudShare(s)
	return c
}

// limits writes the bounds of a share: "18 to 45".
func limits(s report.Share) string { return fmt.Sprintf("%.0f to %.0f", 100*s.Low, 100*s.High) }

func aloudShare(s report.Share) string {
	if s.Of == 0 {
		return "no answers"
	}
	return fmt.Sprintf("%d of %d right, %s, between %.0f and %.0f", s.Right, s.Of, percent(s.Share), 100*s.Low, 100*s.High)
}

// shareRow is the row of a picture: what is known now, and beside it what was known at first.
func shareRow(label string, first, latest report.Share) chart.Row {
	return chart.Row{
		Label: label, Value: latest.Share, Low: latest.Low, High: latest.High, Mark: first.Share,
		Short: fmt.Sprintf("%d/%d, %s", latest.Right, latest.Of, percent(latest.Share)),
		Aloud: fmt.Sprintf("now %s; at first %d of %d, %s.", aloudShare(latest), first.Right, first.Of, percent(first.Share)),
		Cells: []string{fmt.Sprintf("%d/%d", first.Right, first.Of), percent(first.Share), limits(first) + " %", fmt.Sprintf("%d/%d", latest.Right, latest.Of), percent(latest.Share), limits(latest) + " %"},
	}
}

// sharesPicture is a picture of groups of questions, or of learners.
func sharesPicture(title, first string, rows []chart.Row) chart.Picture {
	p := rates(title, first, rows)
	p.Min = min(p.Min, 0.5)
	p.Scale = []string{percent(p.Min), percent((1 + p.Min) / 2), "100 %"}
	p.Head = []string{first, "first answers", "share", "95 %", "latest answers", "share", "95 %"}
	p.Legend = []chart.Sign{{Part: chart.Fill, Says: "right now"}, {Part: chart.Half, Says: "95 % interval"}, {Part: chart.Rest, Says: "right at first"}}
	return p
}

// groupsPicture is a picture of groups of questions.
func groupsPicture(title, first string, groups []report.GroupResult, most int) chart.Picture {
	var rows []chart.Row
	for _, g := range groups[:min(len(groups), most)] {
		rows = append(rows, shareRow(g.Name, g.First, g.Latest))
	}
	p := sharesPicture(title, first, rows)
	p.More = beyond(len(groups)-most, first+"s")
	return p
}

// reteachFigure tells what to teach again first.
func (r *classReport) reteachFigure() []chart.Figure {
	objectives, questions := report.ReteachGroups(r.of.Objectives()), report.Reteach(r.results)
	wrong, confused := r.of.Misconceptions(), r.of.Confusions()
	r.Reteach = &reteachRows{Objectives: objectives, Questions: questionRowsOf(questions), Misconceptions: []misconceptionRow{}, Confusions: confused}
	for _, m := range wrong {
		r.Reteach.Misconceptions = append(r.Reteach.Misconceptions, misconceptionRow{m.Name, m.Stem, m})
	}
	f := chart.Figure{ID: "reteach", Title: "What to teach again first"}
	if len(questions) == 0 {
		f.Words = []string{"Nothing: whatever was answered in drills is known now by all who met it."}
	} else {
		f.Words = []string{"First come the questions that few learners know now, as far as we can be sure. “Now” is a learner's first answer on the last day on which the learner answered the question. A question that few learners met comes later, because we know little of it."}
	}
	if len(r.forms) > 0 {
		f.Words = append(f.Words, "Only drills count in these shares. What an exam shows of its questions stands under the exam.")
	}
	if len(objectives) > 0 {
		f.Pictures = append(f.Pictures, groupsPicture("Objectives, least known first", "objective", objectives, reteachShown))
	}
	if len(questions) > 0 {
		f.Tables = append(f.Tables, reteachTable(questions))
	}
	if len(wrong) > 0 {
		f.Tables = append(f.Tables, misconceptionTable(wrong))
	}
	for _, s := range []struct {
		sort  stats.Sort
		title string
	}{{stats.Actors, "Who is taken for whom"}, {stats.Concepts, "Which concept is taken for which"}, {stats.Others, "What is taken for what"}} {
		if t := confusionTable(s.title, s.sort, confused); len(t.Rows) > 0 {
			f.Tables = append(f.Tables, t)
		}
	}
	return []chart.Figure{f}
}

// reteachTable lists the questions to teach again.
func reteachTable(questions []report.Result) chart.Table {
	t := chart.Table{
		Title: "Questions, least known first", More: beyond(len(questions)-reteachShown, "questions"),
		Head: []chart.Column{{Name: "question"}, {Name: "right at first", Number: true}, {Name: "right now", Number: true}, {Name: "said instead at first"}},
	}
	for _, q := range questions[:min(len(questions), reteachShown)] {
		t.Rows = append(t.Rows, line(chart.Text(titled(q.Question)), shareCell(q.First), shareCell(q.Latest), chart.Text(instead(q.Picks))))
	}
	return t
}

// titled is a question with its id, for a table.
func titled(q *report.Question) string {
	if q.Stem == "" {
		return q.Name
	}
	return q.Stem + " [" + q.Name + "]"
}

// instead lists the commonest wrong answers.
func instead(picks []report.Pick) string {
	var wrong []report.Pick
	for _, p := range picks {
		if !p.Right && len(p.Learners) > 0 {
			wrong = append(wrong, p)
		}
	}
	slices.SortStableFunc(wrong, func(a, b report.Pick) int { return len(b.Learners) - len(a.Learners) })
	var said []string
	for _, p := range wrong[:min(len(wrong), commonestShown)] {
		said = append(said, fmt.Sprintf("“%s” (%d)", p.Text, len(p.Learners)))
	}
	return strings.Join(said, "; ")
}

// misconceptionTable lists what learners were sure of and wrong about.
func misconceptionTable(list []report.Misconception) chart.Table {
	t := chart.Table{
		Title: "Sure and wrong", More: beyond(len(list)-reteachShown, "answers"),
		Head: []chart.Column{{Name: "question"}, {Name: "they said"}, {Name: "learners", Number: true}, {Name: "who"}},
	}
	for _, m := range list[:min(len(list), reteachShown)] {
		t.Rows = append(t.Rows, line(chart.Text(titled(m.Question)), chart.Text(m.Said), whole(len(m.Learners)), chart.Text(someNames(m.Learners, namesShown))))
	}
	return t
}

// confusionTable lists the confusions of a sort.
func confusionTable(title string, sort stats.Sort, all []report.Confusion) chart.Table {
	t := chart.Table{
		Title: title,
		Head:  []chart.Column{{Name: "right is"}, {Name: "said was"}, {Name: "learners", Number: true}, {Name: "times", Number: true}, {Name: "the other way", Number: true}},
	}
	n := 0
	for _, c := range all {
		if c.Sort != sort {
			continue
		}
		if n++; n <= confusedShown {
			t.Rows = append(t.Rows, line(chart.Text(c.Took), chart.Text(c.For), whole(len(c.Learners)), whole(c.Times), whole(c.Back)))
		}
	}
	t.More = beyond(n-confusedShown, "confusions")
	return t
}

// mendFigure lists the questions that may have to be mended.
func (r *classReport) mendFigure() []chart.Figure {
	r.Mend = []mendRow{}
	f := chart.Figure{ID: "mend", Title: "Questions to mend"}
	t := chart.Table{Title: "Questions to mend, the gravest first", Head: []chart.Column{{Name: "question"}, {Name: "why"}, {Name: "notes of learners"}}}
	for _, m := range r.of.Mend(r.results, r.forms) {
		r.Mend = append(r.Mend, mendRow{m.Name, m.Stem, m})
		var why, notes []string
		for _, d := range m.Doubts {
			why = append(why, strings.Replace(sentence(d.Words), "?.", "?", 1))
		}
		for _, n := range m.Notes {
			if n.Note != "" {
				notes = append(notes, n.Learner+": "+n.Note)
			}
		}
		t.Rows = append(t.Rows, line(chart.Text(titled(m.Question)), chart.Text(strings.Join(why, " ")), chart.Text(strings.Join(notes, "\n"))))
	}
	if len(t.Rows) == 0 {
		f.Words = []string{"None is in doubt, by what was handed in."}
		return []chart.Figure{f}
	}
	f.Words = []string{"A doubt is no proof: read the question and its passage again. policyquiz edit ID opens it at its line. A wrong option that fewer than 5 % choose misleads hardly anybody. It is named if at least 30 learners answered the question."}
	f.Tables = []chart.Table{t}
	return []chart.Figure{f}
}

// learnersFigure tells what each learner did, and compares groups.
func (r *classReport) learnersFigure() []chart.Figure {
	list := r.of.Results()
	groups, small := r.of.Compare()
	r.Who = &learnerRows{list, groups, small}
	f := chart.Figure{ID: "learners", Title: "Learners"}
	if len(list) == 0 {
		f.Words = []string{"Nobody has an answer of this course."}
		return []chart.Figure{f}
	}
	if len(groups) > 1 {
		var rows []chart.Row
		for _, g := range groups {
			rows = append(rows, shareRow(fmt.Sprintf("%s (%d)", g.Group, g.Learners), g.First, g.Latest))
		}
		f.Pictures = append(f.Pictures, sharesPicture("Groups", "group", rows))
	}
	if len(small) > 0 {
		f.Words = append(f.Words, fmt.Sprintf("Not compared, because fewer than %d learners answered: %s.", report.LeastCompared, strings.Join(small, ", ")))
	}
	f.Words = append(f.Words, "First come those who may need help: by the mark of an exam, or else by what they know now of what they met in drills.")
	f.Tables = append(f.Tables, r.learnersTable(list))
	return []chart.Figure{f}
}

// learnersTable tells what each learner did, the weakest first.
func (r *classReport) learnersTable(list []report.LearnerResult) chart.Table {
	t := chart.Table{Title: "What each did", Head: []chart.Column{{Name: "learner"}}}
	for _, f := range r.forms {
		t.Head = append(t.Head, chart.Column{Name: "mark: " + f.Deck.Name, Number: true})
	}
	t.Head = append(t.Head,
		chart.Column{Name: "right now", Number: true}, chart.Column{Name: "right at first", Number: true}, chart.Column{Name: "questions met", Number: true},
		chart.Column{Name: "answers", Number: true}, chart.Column{Name: "days", Number: true}, chart.Column{Name: "last answer"}, chart.Column{Name: "sure and wrong", Number: true})
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b report.LearnerResult) int {
		return cmp.Or(cmp.Compare(r.worstShare(a.Name), r.worstShare(b.Name)), a.Latest.Before(b.Latest))
	})
	for _, l := range list {
		cells := []chart.Cell{chart.Text(l.Name)}
		for i := range r.forms {
			cells = append(cells, markCell(&r.forms[i], l.Name))
		}
		last := ""
		if !l.Last.IsZero() {
			last = l.Last.Format("2006-01-02")
		}
		t.Rows = append(t.Rows, line(append(cells, shareCell(l.Latest), shareCell(l.First), whole(l.Questions), whole(l.Answers), whole(l.Days), chart.Text(last), whole(l.Sure))...))
	}
	return t
}

// worstShare is the least share of an exam's marks that a learner has; 1 without an exam.
func (r *classReport) worstShare(name string) float64 {
	worst := 1.0
	for _, f := range r.forms {
		for _, s := range f.Sat {
			if s.Learner == name {
				worst = min(worst, s.Mark/max(f.Analysis.Greatest, 1))
			}
		}
	}
	return worst
}

// markCell is the mark of a learner in an exam.
func markCell(f *report.Form, name string) chart.Cell {
	i := slices.IndexFunc(f.Sat, func(s report.Sat) bool { return s.Learner == name })
	if i < 0 {
		return chart.Text("")
	}
	return chart.Number(fmt.Sprintf("%s of %s", short(f.Sat[i].Mark, 2), short(f.Analysis.Greatest, 2)), f.Sat[i].Mark)
}

// decksFigure tells how groups of questions went.
func (r *classReport) decksFigure() []chart.Figure {
	r.Groups = &groupRows{r.of.Decks(), r.of.Objectives(), r.of.Actors(), r.of.Issues()}
	f := chart.Figure{ID: "decks", Title: "Decks, objectives, actors, issues"}
	f.Words = []string{"The answers of one learner hang together; the intervals take that into account."}
	for _, g := range []struct {
		noun   string
		groups []report.GroupResult
	}{{"deck", r.Groups.Decks}, {"objective", r.Groups.Objectives}, {"actor", r.Groups.Actors}, {"issue", r.Groups.Issues}} {
		if len(g.groups) > 0 {
			most := len(g.groups)
			if g.noun == "actor" || g.noun == "issue" {
				most = mostShown
			}
			f.Pictures = append(f.Pictures, groupsPicture("By "+g.noun, g.noun, g.groups, most))
		}
	}
	if len(f.Pictures) == 0 {
		f.Words = []string{"Nothing was answered in a drill."}
	}
	return []chart.Figure{f}
}

// questionsFigure tells how each question went.
func (r *classReport) questionsFigure() []chart.Figure {
	r.Asked = questionRowsOf(r.results)
	f := chart.Figure{ID: "questions", Title: "All questions"}
	if len(r.results) == 0 {
		f.Words = []string{"Nothing was answered in a drill."}
		return []chart.Figure{f}
	}
	t := chart.Table{Title: "How each question went", Head: []chart.Column{
		{Name: "question"}, {Name: "deck"}, {Name: "right at first", Number: true}, {Name: "right now", Number: true}, {Name: "don't know", Number: true}, {Name: "sure and wrong", Number: true}, {Name: "flags", Number: true},
	}}
	o := chart.Table{Title: "What was chosen or typed at first", Head: []chart.Column{
		{Name: "question"}, {Name: "answer"}, {Name: "it is"}, {Name: "learners", Number: true}, {Name: "share", Number: true}, {Name: "who"},
	}}
	for i := range r.results {
		res := &r.results[i]
		t.Rows = append(t.Rows, line(chart.Text(titled(res.Question)), chart.Text(res.Deck.Name), shareCell(res.First), shareCell(res.Latest), whole(res.Unknown), whole(len(res.Sure)), whole(len(res.Notes))))
		for _, p := range res.Picks {
			share := chart.Number(fmt.Sprintf("%s (%s)", percent(p.Share.Share), limits(p.Share)), p.Share.Share)
			if res.First.Of == 0 {
				share = chart.Cell{Text: "", Value: math.NaN()}
			}
			o.Rows = append(o.Rows, line(chart.Text(res.Name), chart.Text(p.Text), chart.Text(verdictOn(p)), whole(len(p.Learners)), share, chart.Text(someNames(p.Learners, namesShown))))
		}
	}
	f.Words = []string{"A wrong option that fewer than 5 % choose misleads hardly anybody. It is named if at least 30 learners answered the question."}
	f.Tables = []chart.Table{t, o}
	return []chart.Figure{f}
}

// earlierWords says which answers do not count because the key was another; empty: all do.
func earlierWords(results []report.Result) string {
	var of []string
	n := 0
	for _, res := range results {
		if res.Earlier > 0 {
			n += res.Earlier
			of = append(of, fmt.Sprintf("%s (%d)", res.Name, res.Earlier))
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s not count, because something else was right when it was asked: %s.", terminal.Count(n, "answer")+" "+doOf(n), someNames(of, namesShown))
}

// verdictOn says what a pick is.
func verdictOn(p report.Pick) string {
	switch {
	case p.Right:
		return "right"
	case p.Dead:
		return "wrong, draws hardly anybody"
	}
	return "wrong"
}
