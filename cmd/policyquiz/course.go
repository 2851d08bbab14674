package main

import (
	"os"
	"slices"

	"github.com/spf13/cobra"

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
