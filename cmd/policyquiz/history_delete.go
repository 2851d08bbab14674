package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/history"
)

func newDeleteCmd(p *program) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:     "delete",
		Short:   "Delete your history for good",
		Long:    "Deletes your history, what was put aside or copied beside it, and your plan. It\nasks first. Nothing brings it back.",
		Example: "  policyquiz history delete --as anna",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runDelete(p, yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "delete without asking")
	return cmd
}

func runDelete(p *program, yes bool) error {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(p.out, "There is no history; nothing was deleted.")
		return nil
	}
	beside, err := history.Beside(file)
	if err != nil {
		return fmt.Errorf("deleting your history: %w", err)
	}
	what := file
	if log, err := history.Open(file, p.layout()); err == nil {
		what = fmt.Sprintf("%s, with %s", file, terminal.Count(len(log.Entries()), "line"))
	}
	if _, planned, err := p.adopted(); planned || err != nil {
		what += ", and your plan"
	}
	if len(beside) > 0 {
		what += fmt.Sprintf(", and %s beside it", terminal.Count(len(beside), "file"))
	}
	if !yes {
		about := p.streams.Layout()
		about.Say("", "Delete "+what+"?")
		confirmed, err := p.confirm(about, "y yes, n no", 1) // what is no yes keeps the history
		if errors.Is(err, terminal.ErrQuit) {
			err = nil
		}
		if err != nil || !confirmed {
			fmt.Fprintln(p.out, "Nothing was deleted.")
			return err
		}
	}
	if err := history.Delete(context.Background(), file); err != nil {
		return fmt.Errorf("deleting your history: %w", err)
	}
	if _, err := p.dropPlan(); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Deleted %s.\n", what)
	return nil
}
