package main

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
)

// TestHelpFits: on the usual terminal no line of any verb's help is wider than the window,
// where it would be broken within a word.
func TestHelpFits(t *testing.T) {
	t.Parallel()
	checked := 0
	var check func(words []string, verb *cobra.Command)
	check = func(words []string, verb *cobra.Command) {
		checked++
		for line := range strings.Lines(helpOf(t, "80", words...)) {
			if line = strings.TrimRight(line, "\n"); terminal.Width(line) > usualWidth {
				t.Errorf("help %s has a line of %d columns: %q", strings.Join(words, " "), terminal.Width(line), line)
			}
		}
		for _, sub := range verb.Commands() {
			if sub.IsAvailableCommand() {
				check(append(words[:len(words):len(words)], sub.Name()), sub)
			}
		}
	}
	check(nil, newRoot(&program{}))
	if checked < 40 {
		t.Errorf("only %d texts of help were looked at", checked)
	}
}
