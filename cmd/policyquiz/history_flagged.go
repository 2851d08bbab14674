package main

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

// This file lists the notes for the instructor, for history --flagged.

// A flagRow is one note, for --json too.
type flagRow struct {
	ID       string `json:"id"`
	At       string `json:"at"`
	N        int    `json:"n"`
	Question string `json:"question"`
	Stem     string `json:"stem,omitempty"` // as it was last worded; empty if it was never answered
	Note     string `json:"note,omitempty"`
}

// listFlagged prints the notes that were not taken back, newest last.
func (o *historyOptions) listFlagged(p *program, log *history.Log, ms *study.Memories) error {
	rows := []flagRow{}
	for _, e := range slices.Backward(ms.Entries()) {
		if o.last > 0 && len(rows) == o.last {
			break
		}
		if e.Flag != nil && !ms.Undone(e.ID) && o.wantsFlag(log, ms, e) {
			rows = append(rows, flagRowOf(log, ms, e))
		}
	}
	slices.Reverse(rows)
	if o.json {
		return terminal.WriteJSON(p.out, rows)
	}
	if len(rows) == 0 {
		fmt.Fprintln(p.out, "No question is flagged.")
		return nil
	}
	return p.printPages(func(l *terminal.Layout) { p.sayFlagged(l, rows) }, false)
}

// sayFlagged adds notes.
func (p *program) sayFlagged(l *terminal.Layout, rows []flagRow) {
	for _, r := range rows {
		l.Say("", strings.Replace(r.At[:16], "T", " ", 1))
		l.Verbatim(l.Margin() + p.shortName(r.Question))
		if r.Stem != "" {
			l.Say(l.Margin()+l.Margin(), r.Stem)
		}
		if r.Note != "" {
			l.Say(l.Margin()+l.Margin()+"Note: ", r.Note)
		}
	}
}

// wantsFlag reports whether a note is asked for.
func (o *historyOptions) wantsFlag(log *history.Log, ms *study.Memories, e *quiz.Entry) bool {
	if o.day != "" && date(ms.DayOf(e.At)) != o.day {
		return false
	}
	parts := strings.SplitN(ms.Question(e), "/", 3)
	deck := strings.Join(parts[:min(2, len(parts))], "/") // where the question was never answered
	if r := lastReview(ms, ms.Question(e)); r != nil {
		deck = deckFinder(log)(r)
	}
	return len(o.decks) == 0 || slices.ContainsFunc(o.decks, func(d string) bool { return isDeck(deck, d) })
}

// flagRowOf describes a note.
func flagRowOf(log *history.Log, ms *study.Memories, e *quiz.Entry) flagRow {
	row := flagRow{ID: e.ID, At: e.At.Format("2006-01-02T15:04:05Z07:00"), N: e.N, Question: ms.Question(e), Note: e.Flag.Note}
	if line := inALine(log, ms, row.Question); line != row.Question {
		row.Stem = line
	}
	return row
}
