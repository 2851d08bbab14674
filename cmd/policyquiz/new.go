package main

import (
	"github.com/spf13/cobra"
)

const newHelp = `Asks for what is needed and writes a file that a person could have written.
Replies are checked at once, by the rules by which the file is read. On a
terminal and in a pipe it asks line by line; Ctrl-C, or the end of a pipe that
comes too early, writes nothing.`

func newNewCmd(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "new",
		Short:   "Write a question, a deck or a seed, asked step by step",
		Long:    newHelp,
		Example: "  policyquiz new deck heat/terms.toml\n  policyquiz new seed heat/white-paper.toml\n  policyquiz new question heat/terms.toml\n  policyquiz new deck heat/old.toml --from questions.gift",
		GroupID: groupTeach,
		Args:    knownVerb,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newNewDeckCmd(p), newNewQuestionCmd(p), newNewSeedCmd(p))
	return cmd
}
