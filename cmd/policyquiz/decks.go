package main

import (
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"

	"github.com/spf13/cobra"
)

func newDecksCmd(p *program) *cobra.Command {
	var json, balance bool
	cmd := &cobra.Command{
		Use:     "decks",
		Short:   "List the decks there are",
		Long:    "Lists the decks that came with the program and your own: those in the folders\ngiven with --decks, and in the folder decks of the program's configuration\nfolder. With --balance it counts their questions by document, kind, side and\nactor, so that an author sees whose views they rest on.",
		Example: "  policyquiz decks\n  policyquiz decks --balance\n  policyquiz decks --decks my-course --json",
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
	Shipped   bool   `json:"shipped"`           // whether it came with the program
}

func runDecks(p *program, balance, json bool) error {
	c, err := p.catalog()
	if err != nil {
		return err
	}
	decks, err := p.usableDecks(c, nil)
	if err != nil {
		return err
	}
	if balance {
		return printBalance(p, c, decks, json)
	}
	rows := make([]deckRow, 0, len(decks))
	for _, d := range decks {
		rows = append(rows, deckRow{d.ID, d.Title, d.Summary, len(d.Refs()), d.Shipped})
	}
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	s := p.streams.Layout()
	for _, r := range rows {
		s.Say("", fmt.Sprintf("%s  %s, %s", r.Deck, r.Title, terminal.Count(r.Questions, "question")))
		if r.Summary != "" {
			s.Say("    ", r.Summary)
		}
	}
	fmt.Fprint(p.out, s)
	return nil
}
