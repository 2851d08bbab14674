package main

import (
	"slices"
	"time"

	"policyquiz/quiz/chart"
	"policyquiz/quiz/report"
)

// This file has all that a report tells, section by section.

// A classReport is all sections that were asked for, for --json too.
type classReport struct {
	Course   string        `json:"course"`
	Title    string        `json:"title,omitempty"`
	Version  string        `json:"version,omitempty"` // the lock of the course at hand
	Learners int           `json:"learners"`          // of whom something counts
	Answers  int           `json:"answers"`
	Since    *time.Time    `json:"since,omitempty"` // the first answer
	Last     *time.Time    `json:"last,omitempty"`  // the last answer
	Files    []fileRow     `json:"files"`
	Absent   []string      `json:"handed_in_nothing"` // by the list of names
	Idle     []string      `json:"not_begun"`         // who handed in no answer of the course
	Versions []versionRow  `json:"versions"`
	Anew     []anewRow     `json:"judged_anew"` // in the order of the course
	Reteach  *reteachRows  `json:"reteach,omitempty"`
	Mend     []mendRow     `json:"mend,omitzero"`
	Exams    []examRow     `json:"exams,omitzero"`
	Who      *learnerRows  `json:"by_learner,omitempty"`
	Groups   *groupRows    `json:"by_group,omitempty"`
	Asked    []questionRow `json:"by_question,omitzero"`

	course  reported
	brief   bool // it is text, and no section was asked for by name
	odd     []oddity
	of      *report.Report
	results []report.Result
	forms   []report.Form
}

// A fileRow is a file that was handed in.
type fileRow struct {
	File    string   `json:"file"`
	Learner string   `json:"learner,omitempty"` // empty: it cannot be read
	Notes   []string `json:"notes"`
}

// An oddity is something in a learner's files that does not count, or not as it stands
// there, in words that name no file.
type oddity struct{ learner, words string }

// A versionRow is a version of the course and who had it.
type versionRow struct {
	Lock     string   `json:"lock"` // empty: the files do not say
	Current  bool     `json:"current"`
	Learners []string `json:"learners"`
}

// An anewRow is a question of which something else is right now than when it was asked.
type anewRow struct {
	ID      string `json:"id"`
	Answers int    `json:"answers"` // that were judged anew
}

// A reteachRows is what to teach again.
type reteachRows struct {
	Objectives     []report.GroupResult `json:"objectives"`
	Questions      []questionRow        `json:"questions"`
	Misconceptions []misconceptionRow   `json:"misconceptions"`
	Confusions     []report.Confusion   `json:"confusions"`
}

// A learnerRows is what each learner did, and how groups compare.
type learnerRows struct {
	Learners []report.LearnerResult `json:"learners"`
	Groups   []report.Compared      `json:"groups"`
	Small    []string               `json:"groups_not_compared"`
}

// A groupRows is how groups of questions went.
type groupRows struct {
	Decks      []report.GroupResult `json:"decks"`
	Objectives []report.GroupResult `json:"objectives"`
	Actors     []report.GroupResult `json:"actors"`
	Issues     []report.GroupResult `json:"issues"`
}

// A questionRow is how a question went.
type questionRow struct {
	ID    string   `json:"id"`
	Deck  string   `json:"deck"`
	Kind  string   `json:"kind"`
	Stem  string   `json:"stem"`
	Right []string `json:"right"`
	Gone  bool     `json:"asked_no_more,omitempty"`
	report.Result
}

// A misconceptionRow is a wrong answer of which learners were sure.
type misconceptionRow struct {
	ID   string `json:"id"`
	Stem string `json:"stem"`
	report.Misconception
}

// A mendRow is a question that may have to be mended.
type mendRow struct {
	ID   string `json:"id"`
	Stem string `json:"stem"`
	report.Mend
}

// An examRow is an exam.
type examRow struct {
	Deck string `json:"deck"`
	Name string `json:"title"`
	report.Form
}

// newClassReport works out what all sections need.
func newClassReport(files []*handed, handings []*handing, names *roster, m *classMaker) *classReport {
	class := m.make(handings)
	r := &classReport{course: m.course, Course: m.course.ids[0], Version: m.course.lock, Files: []fileRow{}, Idle: []string{}, Versions: []versionRow{}, Absent: names.absent()}
	if m.course.at != nil {
		r.Title = m.course.at.Title
	}
	began := report.Class{Questions: class.Questions}
	for i, l := range class.Learners {
		l.Name = handings[i].seat.name
		if len(l.Answers) == 0 && len(l.Flags) == 0 {
			r.Idle = append(r.Idle, l.Name)
			continue
		}
		began.Learners = append(began.Learners, l)
		r.version(handings[i].locks(), l.Name)
	}
	slices.Sort(r.Idle)
	r.list(files, handings)
	r.Anew = []anewRow{}
	for _, q := range class.Questions {
		if n := m.anew[q.ID]; n > 0 {
			r.Anew = append(r.Anew, anewRow{q.Name, n})
		}
	}
	r.of = report.Of(began)
	r.results, r.forms = r.of.Questions(), r.of.Forms()
	r.Learners, r.Answers = len(began.Learners), r.of.Answers()
	r.period()
	return r
}

// version notes which version of the course a learner had. Who has several counts for the
// one that is at hand, or else for the last.
func (r *classReport) version(locks []string, name string) {
	lock := ""
	if n := len(locks); n > 0 {
		lock = locks[n-1]
	}
	if slices.Contains(locks, r.Version) {
		lock = r.Version
	}
	i := slices.IndexFunc(r.Versions, func(v versionRow) bool { return v.Lock == lock })
	if i < 0 {
		i = len(r.Versions)
		r.Versions = append(r.Versions, versionRow{Lock: lock, Current: lock != "" && lock == r.Version})
	}
	r.Versions[i].Learners = append(r.Versions[i].Learners, name)
}

// list lists the files.
func (r *classReport) list(files []*handed, handings []*handing) {
	owner := map[*handed]string{}
	for _, h := range handings {
		for _, f := range h.files {
			owner[f] = h.seat.name
		}
	}
	for _, f := range files {
		if f.err != nil {
			f.note("it cannot be read, and nothing of it counts: %s", whyUnread(f.err, f.file))
		}
		row := fileRow{File: f.file, Learner: owner[f], Notes: []string{}}
		for _, n := range f.notes {
			row.Notes = append(row.Notes, n.words(func(other *handed) string { return other.file }))
			// On a page that is shown to others a file's name may name a person.
			r.odd = append(r.odd, oddity{owner[f], n.words(func(*handed) string { return "another file" })})
		}
		r.Files = append(r.Files, row)
	}
}

// period finds the first and the last answer.
func (r *classReport) period() {
	for _, l := range r.of.Learners {
		for i := range l.Answers {
			at := l.Answers[i].At
			if at.IsZero() {
				continue
			}
			if r.Since == nil || at.Before(*r.Since) {
				r.Since = &at
			}
			if r.Last == nil || at.After(*r.Last) {
				r.Last = &at
			}
		}
	}
}

// A reportSection works out a part of a report and returns its figures.
type reportSection struct {
	name string
	fill func(*classReport) []chart.Figure
	long bool // as text it is shown only if it is asked for
}

// reportSections are in the order in which they are shown: first what to do.
var reportSections = []reportSection{
	{"class", (*classReport).classFigure, false},
	{"reteach", (*classReport).reteachFigure, false},
	{"mend", (*classReport).mendFigure, false},
	{"learners", (*classReport).learnersFigure, false},
	{"exams", (*classReport).examFigures, false},
	{"decks", (*classReport).decksFigure, true},
	{"questions", (*classReport).questionsFigure, true},
}

func reportSectionNames() (names []string) {
	for _, s := range reportSections {
		names = append(names, s.name)
	}
	return names
}

// fill works out these sections, all of them if none is named.
func (r *classReport) fill(names []string) (figures []chart.Figure) {
	for _, s := range reportSections {
		if len(names) == 0 || slices.Contains(names, s.name) {
			figures = append(figures, s.fill(r)...)
		}
	}
	return figures
}

// questionRowsOf describes how questions went.
func questionRowsOf(results []report.Result) []questionRow {
	list := make([]questionRow, len(results))
	for i, res := range results {
		list[i] = questionRow{ID: res.Name, Deck: res.Deck.ID, Kind: res.Kind, Stem: res.Stem, Right: res.Right, Gone: res.Gone, Result: res}
	}
	return list
}
