package main

import (
	"fmt"
	"time"

	"policyquiz/cmd/policyquiz/terminal"

	"github.com/spf13/cobra"
)

func newDecksCmd(p *program) *cobra.Command {
	var json, balance bool
	cmd := &cobra.Command{
		Use:     "decks",
		Short:   "List the decks there are",
		Long:    "Lists the decks of the open courses in the order in which they are learnt. With\n--balance it counts their questions by document, kind, side and actor, so that\nan author sees whose views they rest on.",
		Example: "  policyquiz decks\n  policyquiz decks --balance\n  policyquiz decks --course ./my-course --json",
		GroupID: groupTeach,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runDecks(p, balance, json) },
	}
	cmd.Flags().BoolVar(&balance, "balance", false, "count questions by document, kind, side and actor")
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// A deckRow describes one deck, for --json too.
type deckRow struct {
	Deck      string `json:"deck"`              // its id
	Title     string `json:"title"`             // its title
	Summary   string `json:"summary,omitempty"` // what it is about
	Questions int    `json:"questions"`         // the number of its questions
	Exam      bool   `json:"exam,omitempty"`    // whether it is asked only by name
	Opens     string `json:"opens,omitempty"`   // the first day on which it is asked from, YYYY-MM-DD; empty: open
}

func runDecks(p *program, balance, json bool) error {
	lib, err := p.library()
	if err != nil {
		return err
	}
	decks := p.soundDecks(lib)
	if balance {
		return printBalance(p, lib, decks, json)
	}
	rows := make([]deckRow, 0, len(decks))
	for _, d := range decks {
		rows = append(rows, deckRow{deckName(lib, d), d.Title, d.Summary, d.Len(), d.Exam, d.Course.Opens(d.ID)})
	}
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	today := p.now().Format(time.DateOnly)
	return p.printPages(func(l *terminal.Layout) {
		for _, r := range rows {
			r.say(l, today)
		}
	}, false)
}

// say adds a deck and what it is about. Today is YYYY-MM-DD.
func (r *deckRow) say(l *terminal.Layout, today string) {
	exam, opens := "", ""
	if r.Exam {
		exam = ", an exam"
	}
	if r.Opens > today {
		opens = ", opens on " + r.Opens
	}
	l.Say("", fmt.Sprintf("%s  %s, %s%s%s", r.Deck, r.Title, terminal.Count(r.Questions, "question"), exam, opens))
	if r.Summary != "" {
		l.Say("    ", r.Summary)
	}
}
