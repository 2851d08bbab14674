package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
)

const mergeHelp = `Adds to your history what other files hold, such as the history of another
machine. The files may come in any order and any number of times: what is there
already counts once. They stay as they are.`

func newMergeCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "merge file...",
		Short:   "Add the answers of another machine",
		Long:    mergeHelp,
		Example: "  policyquiz history merge laptop.jsonl",
		Args:    atLeastOne("name a file, as in policyquiz history merge laptop.jsonl"),
		RunE:    func(_ *cobra.Command, files []string) error { return runMerge(p, files) },
	}
}

func runMerge(p *program, files []string) error {
	log, err := p.readHistory()
	if err != nil {
		return err
	}
	ctx := context.Background()
	if err := log.Ready(ctx); err != nil {
		return fmt.Errorf("merging histories: %w", err)
	}
	defer p.keepCopy(log)()
	merged, err := log.Merge(ctx, files...)
	if err != nil {
		return fmt.Errorf("merging histories: %w", err)
	}
	l := p.streams.Layout()
	for _, m := range merged {
		l.Say("", fmt.Sprintf("%s: %s added, %d were there already.", m.File, terminal.Count(m.Added, "line"), m.Known))
		if m.Differ > 0 {
			l.Say("    ", fmt.Sprintf("%s not added: your history has others with the same ids. One of the two files was damaged.", terminal.Count(m.Differ, "line")))
		}
		if m.Torn {
			l.Say("    ", "Its last line was cut short when it was written; it was left out.")
		}
	}
	fmt.Fprint(p.out, l)
	return nil
}
