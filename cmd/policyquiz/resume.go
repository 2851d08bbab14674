package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const resumeHelp = `Brings questions back: those that you suspended, and those that rest because you
missed them again and again. Without an id it lists them.

A question rests when you have missed it on 8 days, not counting the day on
which it was new, and once brought back after 4 more. It also comes back by
itself when its author changes its text. Look at the document before you bring
one back; policyquiz cite says where it stands.`

func newResumeCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:               "resume [id...]",
		Short:             "Bring back what is suspended or rests, or list it",
		Long:              resumeHelp,
		Example:           "  policyquiz resume\n  policyquiz resume guarantees/three-pillars",
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeAway,
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return listAway(p, json)
			case json:
				return usagef("leave out the ids to list what is not asked", "--json is for the list")
			}
			return p.sayOf(args, func(ms *study.Memories, id string) (quiz.Entry, string) {
				if !ms.Suspended(id) && !ms.Rests(id) {
					return quiz.Entry{}, "Neither suspended nor resting:"
				}
				if ms.Times(id) == 0 {
					return quiz.Entry{Resume: id}, "Asked again as a new question:"
				}
				return quiz.Entry{Resume: id}, "Asked again when it is due:"
			})
		},
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// An awayRow is a question that is not asked, for --json too.
type awayRow struct {
	Question string `json:"question"`       // its id
	Why      string `json:"why"`            // "suspended" or "resting"
	Lapses   int    `json:"lapses"`         // on how many days it was missed
	Stem     string `json:"stem,omitempty"` // as it was last worded; empty where nobody has it
}

// listAway lists what is not asked until it is resumed.
func listAway(p *program, json bool) error {
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	suspended, resting := memories.Away()
	rows := append(p.awayRows(log, memories, suspended, "suspended"), p.awayRows(log, memories, resting, "resting")...)
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	if len(rows) == 0 {
		fmt.Fprintln(p.out, "Nothing is suspended, and nothing rests.")
		return nil
	}
	l := p.streams.Layout()
	p.sayAway(l, "Suspended:", rows[:len(suspended)])
	p.sayAway(l, "Resting, because you missed them again and again:", rows[len(suspended):])
	l.Say("", "policyquiz resume ID brings one back.")
	fmt.Fprint(p.out, l)
	return nil
}

// awayRows describes questions that are not asked.
func (p *program) awayRows(log *history.Log, ms *study.Memories, ids []string, why string) []awayRow {
	rows := []awayRow{}
	for _, id := range ids {
		m, _ := ms.Of(id)
		row := awayRow{Question: p.shortName(id), Why: why, Lapses: m.Lapses}
		if line := p.worded(log, ms, id); line != id && line != row.Question {
			row.Stem = line
		}
		rows = append(rows, row)
	}
	return rows
}
