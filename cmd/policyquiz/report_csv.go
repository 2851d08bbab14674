package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/marks"
	"policyquiz/quiz/report"
)

// This file has the sections of a report as tables for spreadsheets: a figure a cell.

// csv returns the table of a section that was filled.
func (r *classReport) csv(section string) [][]string {
	switch section {
	case "class":
		return r.fileRows()
	case "reteach":
		return questionRows(r.Reteach.Questions)
	case "mend":
		return r.mendRows()
	case "exams":
		return r.examRows()
	case "learners":
		return r.learnerRows()
	case "decks":
		return r.groupRows()
	}
	return questionRows(r.Asked)
}

// shareHeads are the heads of the columns that shareCells fills.
func shareHeads(name string) []string {
	return []string{name + "_right", name + "_of", name + "_share", name + "_low", name + "_high"}
}

func shareCells(s report.Share) []string {
	if s.Of == 0 {
		return []string{"0", "0", "", "", ""}
	}
	return []string{fmt.Sprint(s.Right), fmt.Sprint(s.Of), exact(s.Share), exact(s.Low), exact(s.High)}
}

// exact writes a number for programs, with at most six decimals: more of them say nothing
// of a class.
func exact(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e6)/1e6, 'f', -1, 64)
}

func row(parts ...[]string) (cells []string) {
	for _, p := range parts {
		cells = append(cells, p...)
	}
	return cells
}

func (r *classReport) fileRows() [][]string {
	rows := [][]string{{"file", "learner", "notes"}}
	for _, f := range r.Files {
		rows = append(rows, []string{f.File, f.Learner, strings.Join(f.Notes, "; ")})
	}
	for _, name := range r.Absent {
		rows = append(rows, []string{"", name, "handed in nothing"})
	}
	return rows
}

func questionRows(list []questionRow) [][]string {
	rows := [][]string{row([]string{"id", "deck", "kind", "stem", "answers"}, shareHeads("first"), shareHeads("latest"), []string{"dont_know", "sure_and_wrong", "flags", "said_instead"})}
	for _, q := range list {
		rows = append(rows, row([]string{q.ID, q.Deck, q.Kind, q.Stem, fmt.Sprint(q.Answers)}, shareCells(q.First), shareCells(q.Latest),
			[]string{fmt.Sprint(q.Unknown), fmt.Sprint(len(q.Sure)), fmt.Sprint(len(q.Notes)), instead(q.Picks)}))
	}
	return rows
}

// mendRows has a row for each doubt, and below those of a question one for each note of a
// learner.
func (r *classReport) mendRows() [][]string {
	rows := [][]string{{"id", "stem", "why", "words", "learner"}}
	for _, m := range r.Mend {
		for _, d := range m.Doubts {
			rows = append(rows, []string{m.ID, m.Stem, string(d.Why), d.Words, ""})
		}
		for _, n := range m.Notes {
			rows = append(rows, []string{m.ID, m.Stem, "note", n.Note, n.Learner})
		}
	}
	return rows
}

// learnerRows has a row for each learner, with the mark of each exam behind it.
func (r *classReport) learnerRows() [][]string {
	head := row([]string{"learner", "group", "answers", "days", "first_answer", "last_answer", "questions"}, shareHeads("first"), shareHeads("latest"), []string{"sure_and_wrong", "flags"})
	for i := range r.forms {
		head = append(head, "mark_"+r.forms[i].Deck.ID)
	}
	rows := [][]string{head}
	for _, l := range r.Who.Learners {
		since, last := "", ""
		if !l.Last.IsZero() {
			since, last = l.Since.Format(time.RFC3339), l.Last.Format(time.RFC3339)
		}
		rows = append(rows, row([]string{l.Name, l.Group, fmt.Sprint(l.Answers), fmt.Sprint(l.Days), since, last, fmt.Sprint(l.Questions)},
			shareCells(l.First), shareCells(l.Latest), []string{fmt.Sprint(l.Sure), fmt.Sprint(l.Flags)}, r.markCells(l.Name)))
	}
	return rows
}

// markCells are the marks of a learner in each exam; empty where it was not sat whole.
func (r *classReport) markCells(learner string) []string {
	cells := make([]string, len(r.forms))
	for i := range r.forms {
		for _, s := range r.forms[i].Sat {
			if s.Learner == learner {
				cells[i] = exact(s.Mark)
			}
		}
	}
	return cells
}

func (r *classReport) groupRows() [][]string {
	rows := [][]string{row([]string{"sort", "id", "name", "questions", "learners"}, shareHeads("first"), shareHeads("latest"))}
	for _, g := range []struct {
		sort   string
		groups []report.GroupResult
	}{{"deck", r.Groups.Decks}, {"objective", r.Groups.Objectives}, {"actor", r.Groups.Actors}, {"issue", r.Groups.Issues}} {
		for _, x := range g.groups {
			rows = append(rows, row([]string{g.sort, x.ID, x.Name, fmt.Sprint(x.Questions), fmt.Sprint(x.Learners)}, shareCells(x.First), shareCells(x.Latest)))
		}
	}
	return rows
}

// examRows are the questions of all exams.
func (r *classReport) examRows() [][]string {
	rows := itemHead()
	for _, e := range r.Exams {
		rows = append(rows, itemRows(e.Deck, e.Analysis)[1:]...)
	}
	return rows
}

func itemHead() [][]string {
	return [][]string{{
		"exam", "question", "greatest", "facility", "facility_low", "facility_high", "sd", "discrimination_index", "discriminative_efficiency",
		"r_rest", "r_rest_low", "r_rest_high", "r_total", "r_total_low", "r_total_high", "d27", "alpha_without", "rasch_difficulty", "rasch_error", "verdict",
	}}
}

// itemRows are the questions of one exam, below their heads.
func itemRows(exam string, a marks.Analysis) [][]string {
	rows := itemHead()
	for i, item := range a.Items {
		cells := row([]string{exam, item.Name, exact(item.Greatest)}, figureCells(item.Facility, true), figureCells(item.SD, false), figureCells(item.Discrimination, false), figureCells(item.Efficiency, false),
			figureCells(item.Rest, true), figureCells(item.Total, true), figureCells(item.D27, false), figureCells(item.AlphaWithout, false))
		difficulty := []string{"", ""}
		if i < len(a.Rasch.Difficulties) && a.Rasch.Difficulties[i].Known() {
			difficulty = []string{exact(a.Rasch.Difficulties[i].Value), exact(a.Rasch.Difficulties[i].Error)}
		}
		rows = append(rows, row(cells, difficulty, []string{string(item.Verdict)}))
	}
	return rows
}

// figureCells are the value of a figure and, if asked for, its bounds. What there is not
// is empty.
func figureCells(f marks.Figure, bounds bool) []string {
	cells := []string{""}
	if bounds {
		cells = []string{"", "", ""}
	}
	if !f.Known() {
		return cells
	}
	cells[0] = exact(f.Value)
	if bounds && f.Interval != nil {
		cells[1], cells[2] = exact(f.Interval.Low), exact(f.Interval.High)
	}
	return cells
}

// writeCSV prints the table of a section.
func (r *classReport) writeCSV(p *program, section string) error {
	return terminal.WriteCSV(p.out, r.csv(section))
}
