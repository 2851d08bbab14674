package main

import (
	"fmt"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

// This file says what a learner knows of a question, for verbs that list questions.

// A knownRow is what is known of one question, for --json too.
type knownRow struct {
	State  string  `json:"state"`            // unseen, learnt, corrected, suspended or resting
	Recall float64 `json:"recall,omitempty"` // of what is learnt: how likely it is known today, 0 to 1
	Due    string  `json:"due,omitempty"`    // the day on which it is due, YYYY-MM-DD
	Lapses int     `json:"lapses,omitempty"` // on how many days it was missed
	today  bool    // it is due
	missed bool    // its latest answer was missed, and today
	guess  bool    // it was right then, but called a guess
}

// knownOf says what is known of a question at a time. The memories learn how it is
// worded now; a question that cannot be made keeps its memory.
func knownOf(lib *deckfile.Library, ms *study.Memories, r quiz.Ref, now time.Time) knownRow {
	reword(lib, ms, r)
	m, ok := ms.Of(r.ID)
	row := knownRow{State: "unseen"}
	today := ms.DayOf(now)
	switch {
	case ok && m.Reviews == 0:
		row.State = "corrected"
	case ok:
		row.State, row.Recall, row.missed = "learnt", ms.Known(m, today), m.Grade == quiz.Again && m.Last == today
	}
	row.guess = row.missed && m.Guess
	if ok {
		row.Due, row.Lapses, row.today = date(m.DueOn(today)), m.Lapses, m.DueOn(today) <= today
	}
	switch {
	case ms.Suspended(r.ID):
		row.State = "suspended"
	case ms.Rests(r.ID):
		row.State = "resting"
	}
	return row
}

// never reports whether the question was never answered.
func (k knownRow) never() bool { return k.Due == "" }

// String says it in words.
func (k knownRow) String() string {
	recall := fmt.Sprintf("recall %.0f %%", 100*k.Recall)
	switch {
	case k.guess:
		recall = "guessed today"
	case k.missed:
		recall = "missed today"
	}
	switch {
	case k.State == "unseen":
		return "never seen"
	case k.State == "corrected":
		return "its answer was changed, due today"
	case k.State == "suspended" && k.Due == "":
		return "suspended, never seen"
	case k.State == "suspended":
		return recall + ", suspended"
	case k.State == "resting":
		return recall + ", rests"
	case k.today:
		return recall + ", due today"
	}
	return recall + ", due " + k.Due
}
