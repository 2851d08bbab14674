package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

func newUndoCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		Short:   "Take back the last answer",
		Long:    "Takes back the last answer, or the last skip, as if it had not been given. The\nhistory keeps both lines. Called again it takes back the one before.",
		Example: "  policyquiz undo",
		GroupID: groupLearn,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runUndo(p) },
	}
}

// runUndo appends an undo of the last answer or skip to the history.
func runUndo(p *program) error {
	settings, err := p.settings()
	if err != nil {
		return err
	}
	log, err := p.history()
	if err != nil {
		return err
	}
	last, ok := study.Replay(schedule(settings), log.Entries()).Latest()
	if !ok {
		fmt.Fprintln(p.out, "There is no answer to take back.")
		return nil
	}
	if _, _, err := log.Append(context.Background(), quiz.Entry{At: p.now(), Undo: last.ID}); err != nil {
		return fmt.Errorf("taking back the last answer: %w", err)
	}
	if last.Skip != "" {
		fmt.Fprintf(p.out, "No longer put off: %s\n", last.Skip)
		return nil
	}
	fmt.Fprintf(p.out, "Taken back: %s (%s), answered %s\n", last.Review.Question, last.Review.Outcome, last.At.Format("2006-01-02 15:04"))
	return nil
}
