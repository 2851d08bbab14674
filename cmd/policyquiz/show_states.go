package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file lists questions by what the learner knows of them or did with them, for
// show --weak, --flagged and --suspended.

// stateFlags say which questions are listed. At most one is set.
type stateFlags struct{ weak, flagged, suspended bool }

// flags adds the flags.
func (s *stateFlags) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&s.weak, "weak", false, "list what you know worst: below the retention that you want, or missed again")
	flags.BoolVar(&s.flagged, "flagged", false, "list what you flagged for the instructor, with your notes")
	flags.BoolVar(&s.suspended, "suspended", false, "list what is not asked: suspended, or resting after many misses")
}

func (s *stateFlags) given() bool { return s.weak || s.flagged || s.suspended }

// A stateRow is a question that is listed, for --json too.
type stateRow struct {
	ID    string   `json:"id"`
	Stem  string   `json:"stem"`
	Known knownRow `json:"known"`
	Notes []string `json:"notes,omitempty"` // of flags; one may be empty
}

// listStates lists the questions that flags ask for.
func listStates(p *program, names []string, flags stateFlags, json bool) error {
	if flags.weak && flags.flagged || flags.weak && flags.suspended || flags.flagged && flags.suspended {
		return usagef("give one of them", "--weak, --flagged and --suspended exclude each other")
	}
	s, err := p.studies(names)
	if err != nil {
		return err
	}
	notes := s.notes()
	rows, elsewhere := s.stateRows(p.now(), flags, notes), 0
	if !s.named {
		elsewhere = s.elsewhere(flags, notes)
	}
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	l := p.streams.Layout()
	flags.print(l, rows, s.settings.Retention)
	if elsewhere > 0 {
		l.Say("", fmt.Sprintf("%s more of decks that are not open, or not asked from. %s.", terminal.Count(elsewhere, "question"), flags.lists()))
	}
	fmt.Fprint(p.out, l)
	return nil
}

// notes are those of all flags that were not taken back, by the id of the question.
func (s *studies) notes() map[string][]string {
	notes := map[string][]string{}
	for _, e := range s.memories.Entries() {
		if e.Flag != nil && !s.memories.Undone(e.ID) {
			id := s.memories.Question(e)
			notes[id] = append(notes[id], e.Flag.Note)
		}
	}
	return notes
}

// stateRows describes the questions, of those that were chosen, that flags ask for.
func (s *studies) stateRows(now time.Time, flags stateFlags, notes map[string][]string) []stateRow {
	rows := []stateRow{}
	seen := map[string]bool{}
	for _, r := range s.refs {
		if seen[r.ID] {
			continue
		}
		seen[r.ID] = true
		known := knownOf(s.Library, s.memories, r, now)
		var wanted bool
		switch {
		case flags.weak:
			wanted = known.weak(s.settings.Retention)
		case flags.flagged:
			wanted = len(notes[r.ID]) > 0
		case flags.suspended:
			wanted = known.State == "suspended" || known.State == "resting"
		}
		if wanted {
			rows = append(rows, stateRow{shortID(s.Library, r.ID), s.stem(r), known, notes[r.ID]})
		}
	}
	if flags.weak {
		slices.SortStableFunc(rows, func(a, b stateRow) int { return cmp.Compare(a.Known.Recall, b.Known.Recall) })
	}
	return rows
}

// stem is how a question is worded now; empty if it cannot be made.
func (s *studies) stem(r quiz.Ref) string {
	q, err := s.Question(r)
	if err != nil {
		return ""
	}
	a := q.Asked(r.Deck)
	return a.String()
}

// elsewhere counts the questions that flags ask for and that were not among those chosen,
// because their course is not open, or because an exam asks them.
func (s *studies) elsewhere(flags stateFlags, notes map[string][]string) (n int) {
	chosen := map[string]bool{}
	for _, r := range s.refs {
		chosen[r.ID] = true
	}
	var all []string
	switch {
	case flags.flagged:
		for id := range notes {
			all = append(all, id)
		}
	case flags.suspended:
		suspended, resting := s.memories.Away()
		all = append(suspended, resting...)
	}
	for _, id := range all {
		if !chosen[id] {
			n++
		}
	}
	return n
}

// lists says which verb lists those of all courses.
func (s *stateFlags) lists() string {
	if s.flagged {
		return "policyquiz history --flagged lists them"
	}
	return "policyquiz resume lists them"
}

// weak reports whether little is known of what was learnt: recall is below the one that is
// wanted, or it was missed again.
func (k knownRow) weak(retention float64) bool {
	return k.Due != "" && (k.Recall < retention || k.Lapses > 0)
}

// print adds the list.
func (s *stateFlags) print(l *terminal.Layout, rows []stateRow, retention float64) {
	bound := fmt.Sprintf("recall below %.0f %% today, or missed on a day after the first", 100*retention)
	if len(rows) == 0 {
		switch {
		case s.weak:
			l.Say("", "Nothing is weak: "+bound+".")
		case s.flagged:
			l.Say("", "No question is flagged.")
		default:
			l.Say("", "Nothing is suspended, and nothing rests.")
		}
		return
	}
	if s.weak {
		l.Say("", fmt.Sprintf("%s, lowest recall first: %s.", terminal.Count(len(rows), "weak question"), bound))
	}
	for _, r := range rows {
		known := r.Known.String()
		if s.weak && r.Known.Lapses > 0 {
			known += fmt.Sprintf(", missed on %s", terminal.Count(r.Known.Lapses, "later day"))
		}
		sayID(l, "", r.ID, known)
		if r.Stem != "" {
			l.Say(l.Margin()+l.Margin(), r.Stem)
		}
		for _, note := range r.Notes {
			if s.flagged && note != "" {
				l.Say(l.Margin()+l.Margin()+"Note: ", note)
			}
		}
	}
	l.Say("", "policyquiz show ID shows one with its answer.")
}
