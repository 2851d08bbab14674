package deckfile

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"policyquiz/quiz"
)

// An Adopted is the plan that a learner has adopted: what it is made from. What to do
// on a day is worked out anew each day, and is not kept.
type Adopted struct {
	Exam    string   // the day of the exam, YYYY-MM-DD
	Minutes int      // for answering, a day; 1 or more
	Decks   []string // whole ids of the decks of which it is
	Courses []string // ids of the courses of which it is, with all their decks
}

// ReadAdopted reads the plan that a learner has adopted from a file of a folder, named in
// messages as name says. Ok is false if the file is not there. The error is the
// [quiz.Problems] of the file.
func ReadAdopted(folder fs.FS, file, name string) (a Adopted, ok bool, err error) {
	var problems quiz.Problems
	f := readFlat(folder, file, name, "plans", `write exam = 2026-12-18, minutes = 15 and courses = ["an-id"]`, &problems)
	if f == nil {
		return Adopted{}, false, problems.Err()
	}
	a = Adopted{Exam: f.Date("exam"), Minutes: f.Whole("minutes", 1), Decks: f.Texts("decks"), Courses: f.Texts("courses")}
	if _, err := time.Parse(time.DateOnly, a.Exam); err != nil && a.Exam != "" {
		f.Bad("exam", "write the whole date, as in exam = 2026-12-18", "exam is %s", a.Exam)
	}
	if !f.Has("exam") {
		f.Missing("exam", "add exam = 2026-12-18")
	}
	if !f.Has("minutes") {
		f.Missing("minutes", "add minutes = 15")
	}
	f.Done()
	if err := problems.Err(); err != nil {
		return Adopted{}, false, err
	}
	return a, true, nil
}

// Text is the text of a file that [ReadAdopted] reads.
func (a Adopted) Text() string {
	var b strings.Builder
	b.WriteString("# The plan that policyquiz drill follows; policyquiz plan writes this, and plan --drop ends it.\n")
	fmt.Fprintf(&b, "exam    = %s\nminutes = %d\n", a.Exam, a.Minutes)
	for _, list := range []struct {
		key  string
		list []string
	}{{"courses", a.Courses}, {"decks  ", a.Decks}} {
		if len(list.list) == 0 {
			continue
		}
		texts := make([]string, len(list.list))
		for i, text := range list.list {
			texts[i] = tomlText(text)
		}
		fmt.Fprintf(&b, "%s = [%s]\n", list.key, strings.Join(texts, ", "))
	}
	return b.String()
}
