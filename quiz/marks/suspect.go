package marks

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// This file finds columns that are no questions and rows that are no learners: totals,
// notes and means, which gradebooks print beside marks. They would be analysed as marks: a
// total makes alpha too high, and a mean adds a learner.

const takeOutHint = "is it a question? take out columns of names, totals and notes; marks stand in figures"

// noQuestions are words of headings that gradebooks give to what is no question.
var noQuestions = []string{
	"total", "totals", "sum", "subtotal", "points", "score", "result", "percent", "percentage", "grade", "mean", "average",
	"e-mail", "email", "mail", "name", "surname", "note", "notes", "comment", "comments", "remark", "remarks", "feedback", "group", "date",
}

// summaries are words that name a row below the learners; others may stand beside them.
var (
	summaries  = []string{"mean", "means", "average", "averages", "total", "totals", "sum", "median"}
	besideThem = []string{"class", "course", "group", "mark", "marks", "score", "scores", "points", "grand", "overall", "all", "of", "the"}
)

// words are the words of a text in lower case; a hyphen is part of one.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
}

// likeNoQuestion reports whether a heading has a word that questions rarely have.
func likeNoQuestion(heading string) bool {
	return slices.ContainsFunc(words(heading), func(w string) bool { return slices.Contains(noQuestions, w) })
}

// isSummary reports whether a row has no learner, by its name: "Mean", "class average".
func isSummary(name string) bool {
	found := false
	for _, w := range words(name) {
		switch {
		case slices.Contains(summaries, w):
			found = true
		case !slices.Contains(besideThem, w):
			return false
		}
	}
	return found
}

// A misfit is a cell that is no mark on its question.
type misfit struct {
	line       int
	what, hint string
	beyond     bool // it is a number, but more than the greatest mark
}

// A tally counts the cells of a question while they are read.
type tally struct {
	marks   int // cells that are marks
	misfits []misfit
}

// readTallies tells of the cells that are no marks. Of a column that seems to be no
// question it tells once, by the first of them, and not of each row.
func (f *form) readTallies(line int) {
	for i, t := range f.tallies {
		q := f.table.Questions[i]
		noMark := t.marks == 0 && len(t.misfits) > 1 && !slices.ContainsFunc(t.misfits, func(m misfit) bool { return m.beyond })
		switch {
		case len(t.misfits) > 0 && (noMark || likeNoQuestion(q.Name)):
			first := t.misfits[0]
			f.wrong(first.line, takeOutHint, "%s%s", first.what, alikeBelow(len(t.misfits)-1))
		case len(t.misfits) > 0:
			for _, m := range t.misfits {
				f.wrong(m.line, m.hint, "%s", m.what)
			}
		case t.marks == 0 && f.anyMark() && len(f.lines) > 0:
			f.wrong(line, "fill it in, or take the column out: only learners with a mark on each question count", "the column of question %q has no mark", short(q.Name))
		}
	}
	if len(f.lines) > 0 && len(f.mistakes) == 0 && !f.anyMark() {
		f.wrong(0, "write marks into it: 0 where an answer is wrong; an empty cell is no answer", "no cell has a mark")
	}
}

// alikeBelow says that so many rows further down have a like mistake.
func alikeBelow(rows int) string {
	switch rows {
	case 0:
		return ""
	case 1:
		return "; it is so in 1 row below, too"
	}
	return fmt.Sprintf("; it is so in %d rows below, too", rows)
}

// anyMark reports whether a cell of the table is a mark.
func (f *form) anyMark() bool {
	return slices.ContainsFunc(f.tallies, func(t tally) bool { return t.marks > 0 })
}

// fewChance is from how many people on a column that is always the sum of the others is no
// chance, whatever it is called.
const fewChance = 10

// readTotals tells of a column that is the sum of all others.
func (f *form) readTotals(line int) {
	all := 0.0
	for _, q := range f.table.Questions {
		all += q.Greatest
	}
	for i, q := range f.table.Questions {
		if len(f.tallies[i].misfits) > 0 {
			continue // it is told already
		}
		people := f.added(i)
		sure := likeNoQuestion(q.Name) || people >= fewChance || people > 1 && q.Greatest >= all-q.Greatest
		if people > 0 && sure {
			f.wrong(line, "take it out: a total is no question, and makes the test seem more reliable than it is", "the column %q is the sum of all others", short(q.Name))
		}
	}
}

// added counts the people whose mark on a question is the sum of their marks on at least
// two others. It is 0 where one has another mark, or all have 0.
func (f *form) added(question int) (people int) {
	if len(f.table.Questions) < 3 {
		return 0
	}
	most := 0.0
	for _, p := range f.table.People {
		mark, others := p.Marks[question], 0.0
		if math.IsNaN(mark) {
			continue
		}
		for i, m := range p.Marks {
			if i != question && !math.IsNaN(m) {
				others += m
			}
		}
		if math.Abs(mark-others) > 1e-9*max(1, others) {
			return 0
		}
		people++
		most = max(most, mark)
	}
	if most == 0 {
		return 0
	}
	return people
}
