package main

import (
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
)

const courseHelp = `A course is what one class learns: a folder of decks and seeds with an id of its
own. The one that comes with the program is open until you open another. A
course from somebody else is added as a zip; one of your own is a folder that
you name.`

func newCourseCmd(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "course",
		Short:   "List, add, open and make courses",
		Long:    courseHelp,
		Example: "  policyquiz course list\n  policyquiz course add heat-policy.zip\n  policyquiz course new heat",
		GroupID: groupLearn,
		Args:    knownVerb,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if len(p.courses) > 0 && cmd.Name() != "list" {
				return usagef("write "+cmd.CommandPath()+" "+p.courses[0], "course %s takes its course as an argument, not by --course", cmd.Name())
			}
			return nil
		},
	}
	cmd.AddGroup(
		&cobra.Group{ID: groupLearn, Title: "Learn"},
		&cobra.Group{ID: groupTeach, Title: "Teach"},
	)
	cmd.AddCommand(
		newCourseListCmd(p), newCourseUseCmd(p), newCourseAddCmd(p), newCourseRemoveCmd(p),
		newCourseNewCmd(p), newCoursePackCmd(p),
	)
	return cmd
}

// size says how large a course is.
func size(c *deckfile.Course) string {
	decks, questions := count(c)
	return terminal.Count(decks, "deck") + ", " + terminal.Count(questions, "question")
}

// count counts the decks and the questions of a course. A question in several
// decks counts once.
func count(c *deckfile.Course) (decks, questions int) {
	ids, _ := c.DeckIDs() // what could be read
	seen := map[string]bool{}
	for _, id := range ids {
		if d, _ := c.Deck(id); d != nil {
			for _, r := range c.Refs(d) {
				seen[r.ID] = true
			}
		}
	}
	return len(ids), len(seen)
}

// addedIDs lists the ids of the courses that were added.
func (p *program) addedIDs() []string {
	var ids []string
	entries, _ := os.ReadDir(p.addedFolder()) // none where it is not there
	for _, e := range entries {
		if id := e.Name(); e.IsDir() && deckfile.IsID(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// completeCourses offers the ids of courses to a shell.
func (p *program) completeCourses(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	ids := p.addedIDs()
	if !slices.Contains(ids, shippedID) {
		ids = append(ids, shippedID)
	}
	return ids, cobra.ShellCompDirectiveDefault // a course may be named by its path
}

// completeFolders offers folders to a shell.
func completeFolders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
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

// confirm puts a question whose answer is yes or no. At the end of the input it
// returns terminal.ErrQuit.
func confirm(con terminal.Console, question string) (bool, error) {
	for range 3 { // a pipe may send anything
		word, err := con.Press(question+" y yes, n no", "ynq")
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			continue
		case err != nil:
			return false, err
		}
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "y", "yes":
			return true, nil
		case "n", "no", "q", ":q":
			return false, nil
		}
	}
	return false, terminal.ErrQuit
}
