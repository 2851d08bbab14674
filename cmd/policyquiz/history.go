package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

type historyOptions struct {
	last   int
	json   bool
	repair bool
}

func newHistoryCmd(p *program) *cobra.Command {
	var opts historyOptions
	cmd := &cobra.Command{
		Use:     "history",
		Short:   "List your answers, newest last",
		Long:    "Lists your latest answers with what you said, what it earned and whether it was\ntaken back. The history is a file of JSON lines that any editor can read.",
		Example: "  policyquiz history\n  policyquiz history -n 100 --json\n  policyquiz history --repair",
		GroupID: groupLearn,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if opts.repair {
				return runRepair(p)
			}
			return runHistory(p, opts)
		},
	}
	cmd.Flags().IntVarP(&opts.last, "last", "n", 20, "the `number` of answers to list; 0: all")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	cmd.Flags().BoolVar(&opts.repair, "repair", false, "move lines that cannot be read to a file of their own")
	return cmd
}

// A historyRow describes one answer, for --json too.
type historyRow struct {
	ID       string       `json:"id"`       // the id of its entry
	At       string       `json:"at"`       // when it was given, RFC 3339
	Question string       `json:"question"` // the question's id
	Said     []string     `json:"said"`     // the reply in words
	Outcome  quiz.Outcome `json:"outcome"`  // with the latest amendment
	Grade    string       `json:"grade"`    // with the latest amendment
	Score    float64      `json:"score"`    // share of the parts that were right, 0 to 1
	Chance   float64      `json:"chance"`   // probability of answering right by guessing, 0 to 1
	Millis   int64        `json:"ms"`       // from the prompt to the answer, in milliseconds
	Undone   bool         `json:"undone"`   // whether it was taken back
}

func runHistory(p *program, opts historyOptions) error {
	if opts.last < 0 {
		return usagef("give a number, 0 or more", "--last cannot be negative")
	}
	settings, err := p.settings()
	if err != nil {
		return err
	}
	log, err := p.history()
	if err != nil {
		return err
	}
	c, err := p.catalog()
	if err != nil {
		return err
	}
	memories := study.Replay(schedule(settings), log.Entries())
	rows := historyRows(memories, wording(c), opts.last)
	if opts.json {
		return terminal.WriteJSON(p.out, rows)
	}
	if len(rows) == 0 {
		fmt.Fprintln(p.out, "No answers yet. Begin with: policyquiz drill")
		return nil
	}
	printHistory(p, rows)
	return nil
}

// historyRows returns the last answers, the newest at the end; all of them if last
// is 0. Say puts the reply of a review in words.
func historyRows(ms *study.Memories, say func(quiz.Review) []string, last int) []historyRow {
	rows := []historyRow{}
	entries := ms.Entries()
	for i := len(entries) - 1; i >= 0 && (last == 0 || len(rows) < last); i-- {
		e := &entries[i]
		if e.Review == nil {
			continue
		}
		grade, outcome := ms.Amended(e)
		rows = append(rows, historyRow{
			ID: e.ID, At: e.At.Format("2006-01-02T15:04:05Z07:00"), Question: e.Review.Question,
			Said: say(*e.Review), Outcome: outcome, Grade: grade.String(), Score: e.Review.Score,
			Chance: e.Review.Chance, Millis: e.Review.Took.Milliseconds(), Undone: ms.Undone(e.ID),
		})
	}
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
	return rows
}

// wording returns a function that puts the reply of a review in words. If the
// question is gone or has another right answer now, the words are the numbers of
// the options.
func wording(c *deckfile.Catalog) func(quiz.Review) []string {
	byID := map[string]quiz.Ref{}
	ids, _ := c.DeckIDs()
	for _, id := range ids {
		d, err := c.Deck(id)
		if err != nil {
			continue
		}
		for _, r := range d.Refs() {
			byID[r.ID] = r
		}
	}
	return func(r quiz.Review) []string {
		if r.Reply.Unknown {
			return []string{"?"}
		}
		if ref, ok := byID[r.Question]; ok {
			if q, err := c.Question(ref); err == nil && q.KeyPrint() == r.KeyPrint {
				return q.Judge(r.Reply).Said
			}
		}
		if len(r.Reply.Text) > 0 {
			return r.Reply.Text
		}
		said := make([]string, len(r.Reply.Picks))
		for i, p := range r.Reply.Picks {
			said[i] = fmt.Sprintf("option %d", p+1)
		}
		return said
	}
}

// printHistory prints the answers, two lines each.
func printHistory(p *program, rows []historyRow) {
	s := p.streams.Layout()
	for _, r := range rows {
		undone := ""
		if r.Undone {
			undone = ", taken back"
		}
		s.Verbatim(fmt.Sprintf("%s  %s (%s%s)  %s", strings.Replace(r.At[:16], "T", " ", 1), r.Outcome, r.Grade, undone, r.Question))
		s.Say("    ", strings.Join(r.Said, "; "))
	}
	fmt.Fprint(p.out, s)
}

// runRepair moves lines that cannot be read out of the history.
func runRepair(p *program) error {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(p.out, "There is no history yet; nothing was changed.")
		return nil
	}
	aside, lines, err := history.Repair(context.Background(), file)
	if err != nil {
		return fmt.Errorf("repairing your history: %w", err)
	}
	if len(lines) == 0 {
		fmt.Fprintln(p.out, "Every line of your history can be read; nothing was changed.")
		return nil
	}
	fmt.Fprintf(p.out, "Moved %s to %s: %s\n", terminal.Count(len(lines), "line"), aside, strings.Trim(fmt.Sprint(lines), "[]"))
	return nil
}
