package main

import "github.com/spf13/cobra"

// This file has the checks of how many arguments a verb gets.

// atLeastOne returns a check that there are arguments. The hint says what to
// write.
func atLeastOne(hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef(hint, "%s wants an argument", cmd.Name())
		}
		return nil
	}
}

// exactlyOne returns a check that there is one argument. The hint says what to
// write.
func exactlyOne(hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usagef(hint, "%s wants one argument, but got %d", cmd.CommandPath(), len(args))
		}
		return nil
	}
}

// atMostOne returns a check that there is no more than one argument. The hint says what to
// write.
func atMostOne(hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usagef(hint, "%s wants one argument at most, but got %d", cmd.CommandPath(), len(args))
		}
		return nil
	}
}

// plainFlag adds --plain to a verb that prints a table.
func plainFlag(cmd *cobra.Command, plain *bool) {
	cmd.Flags().BoolVar(plain, "plain", false, "sentences instead of a table, for screen readers")
}
