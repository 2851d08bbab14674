package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
)

// usualWidth is the number of columns for which the texts of help are written.
const usualWidth = 80

// wrapHelp has the help of all verbs wrapped where the terminal is narrower than usual, and
// printed page by page where it has fewer lines. Cobra takes no error of it, so it is noted.
func (p *program) wrapHelp(root *cobra.Command) {
	usual := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		var text bytes.Buffer
		out := cmd.OutOrStdout()
		cmd.SetOut(&text)
		usual(cmd, args)
		cmd.SetOut(out)
		p.helpFailed = p.printPages(func(l *terminal.Layout) { sayHelp(l, text.String()) }, false)
	})
}

// sayHelp adds a text of help: as it is where there is room for it.
func sayHelp(l *terminal.Layout, text string) {
	if l.Width < usualWidth {
		narrow(l, text)
		return
	}
	for line := range strings.Lines(text) {
		l.Verbatim(strings.TrimSuffix(line, "\n"))
	}
}

// columns matches the gaps between the columns of a line of a list: a name and what is
// said of it, once or more often.
var columns = regexp.MustCompile(` {2,}`)

// deep is how far a line is indented at least that goes on with the one above it.
const deep = "            "

// narrow adds a text of help: lines of one paragraph are joined, and what is said of a
// name stands behind it, or below it where there is no room.
func narrow(l *terminal.Layout, text string) {
	label, said := "", ""
	flush := func() {
		if terminal.Width(label) > l.Width/2 {
			l.Verbatim(strings.TrimRight(label, " "))
			label = l.Margin() + l.Margin()
		}
		if said != "" {
			l.Say(label, said)
		}
		label, said = "", ""
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n ")
		parts := columns.Split(strings.TrimSpace(line), -1)
		switch {
		case line == "":
			flush()
			l.Verbatim("")
		case strings.HasPrefix(line, deep) && said != "", label == "" && said != "" && !strings.HasPrefix(line, " "):
			said += " " + strings.TrimSpace(line)
		case strings.HasPrefix(line, " ") && len(parts)%2 == 0:
			for pair := range slices.Chunk(parts, 2) {
				flush()
				label, said = l.Margin()+pair[0]+"  ", pair[1]
			}
		case strings.HasPrefix(line, " "):
			flush()
			label, said = l.Margin(), strings.TrimSpace(line)
			flush()
		default:
			flush()
			said = line
		}
	}
	flush()
}
