package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

type dueOptions struct {
	decks []string
	json  bool
}

func newDueCmd(p *program) *cobra.Command {
	var opts dueOptions
	cmd := &cobra.Command{
		Use:               "due [deck...]",
		Short:             "Count what is due today, by deck",
		Long:              "Counts, deck by deck, the questions that are due and the new ones that today\nstill has room for.",
		Example:           "  policyquiz due\n  policyquiz due guarantees --json",
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeDecks,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.decks = args
			return runDue(p, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	return cmd
}

// A dueRow says what there is to do in one deck, for --json too.
type dueRow struct {
	Deck   string `json:"deck"`           // its id
	Title  string `json:"title"`          // its title
	Due    int    `json:"due"`            // questions that are due today
	New    int    `json:"new"`            // questions that may be introduced today
	Unseen int    `json:"unseen"`         // questions that were never answered, New included
	Exam   bool   `json:"exam,omitempty"` // whether it is an exam, of which nothing is ever due
	Next   string `json:"next,omitempty"` // the next day on which something becomes due, YYYY-MM-DD
}

func runDue(p *program, opts dueOptions) error {
	s, err := p.studies(opts.decks)
	if err != nil {
		return err
	}
	now := p.now()
	rows := make([]dueRow, 0, len(s.decks))
	for _, d := range s.decks {
		rows = append(rows, s.dueIn(d, now))
	}
	if opts.json {
		return terminal.WriteJSON(p.out, rows)
	}
	table := p.streams.Layout()
	table.Say(fmt.Sprintf("%5s %5s  ", "due", "new"), "deck")
	for _, r := range rows {
		exam := ""
		if r.Exam {
			exam = ", an exam, of which nothing is ever due"
		}
		table.Say(fmt.Sprintf("%5d %5d  ", r.Due, r.New), fmt.Sprintf("%s: %s%s", r.Deck, r.Title, exam))
	}
	scheduled := s.scheduled()
	all := s.memories.Outlook(scheduled, now, s.settings.New)
	table.Say(fmt.Sprintf("%5d %5d  ", all.Due, all.New), fmt.Sprintf("in all, at %d new a day", s.settings.New))
	if all.Due+all.New == 0 && len(scheduled) > 0 {
		table.Say("", drill.NothingToAsk(all, study.Limits{New: s.settings.New}))
	}
	fmt.Fprint(p.out, table)
	return nil
}

// dueIn counts what there is to do in a deck at a time.
func (s *studies) dueIn(d deckfile.Shelf, now time.Time) dueRow {
	row := dueRow{Deck: deckName(s.Library, d), Title: d.Title, Exam: d.Exam}
	if d.Exam {
		return row
	}
	o := s.memories.Outlook(d.Refs(), now, s.settings.New)
	row.Due, row.New, row.Unseen = o.Due, o.New, o.Unseen
	if len(o.Coming) > 0 {
		row.Next = date(o.Coming[0].Day)
	}
	return row
}
