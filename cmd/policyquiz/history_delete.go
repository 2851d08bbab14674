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

func newDeleteCmd(p *program) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:     "delete",
		Short:   "Delete your history for good",
		Long:    "Deletes your history, and what was put aside or copied beside it. It asks first.\nNothing brings it back.",
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
	if len(beside) > 0 {
		what += fmt.Sprintf(", and %s beside it", terminal.Count(len(beside), "file"))
	}
	if !yes {
		sure, err := p.sure("Delete " + what + "?")
		if err != nil || !sure {
			fmt.Fprintln(p.out, "Nothing was deleted.")
			return err
		}
	}
	if err := history.Delete(context.Background(), file); err != nil {
		return fmt.Errorf("deleting your history: %w", err)
	}
	fmt.Fprintf(p.out, "Deleted %s.\n", what)
	return nil
}

// sure asks for a yes. Whoever is gone, or says anything else, is not sure.
func (p *program) sure(question string) (bool, error) {
	con, _, err := p.streams.Console(context.Background(), false)
	if err != nil {
		return false, err
	}
	defer con.Close()
	l := p.streams.Layout()
	l.Say("", question)
	con.Print(l)
	for {
		word, err := con.Press("y yes, n no", "yn")
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			con.Print(l)
		case errors.Is(err, terminal.ErrQuit):
			return false, nil
		default:
			word = strings.ToLower(strings.TrimSpace(word))
			return word == "y" || word == "yes", err
		}
	}
}
