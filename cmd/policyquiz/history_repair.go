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
	"policyquiz/quiz/history"
)

func newRepairCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "repair",
		Short:   "Set aside lines that cannot be read",
		Long:    "Moves lines that cannot be read to a file of their own, beside your history. All\nothers stay as they are. A copy of the history as it was is kept, too.",
		Example: "  policyquiz history repair",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runRepair(p) },
	}
}

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
