package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
)

func newCourseUseCmd(p *program) *cobra.Command {
	var shipped bool
	cmd := &cobra.Command{
		Use:               "use [id|folder]...",
		Short:             "Open these courses from now on",
		Long:              "Opens courses from now on, in this order, where --course names none. An id is\nthat of a course that was added; a folder is written ./like-this/. Without a\nname it goes back to the course that comes with the program.",
		Example:           "  policyquiz course use heat-policy\n  policyquiz course use ./heat/ armed-neutrality\n  policyquiz course use --shipped",
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeCourses,
		RunE: func(_ *cobra.Command, names []string) error {
			if shipped && len(names) > 0 {
				return usagef("write policyquiz course use "+shippedID+" and the others to open both", "--shipped opens the course that comes with the program, and no others")
			}
			return runCourseUse(p, names)
		},
	}
	cmd.Flags().BoolVar(&shipped, "shipped", false, "go back to the course that comes with the program")
	return cmd
}

func runCourseUse(p *program, names []string) error {
	lib, err := p.opened(names, soundCourse)
	if err != nil {
		return err
	}
	var kept, said []string
	for _, name := range names {
		root, err := p.rootOf(name)
		if err != nil {
			return err
		}
		if k := keptName(name, root); !slices.Contains(kept, k) {
			kept = append(kept, k)
		}
	}
	for _, c := range lib.Courses {
		said = append(said, fmt.Sprintf("%s (%s)", c.ID, c.Title))
	}
	if err := p.keepOpen(kept); err != nil {
		return err
	}
	p.sayOpen(said)
	return nil
}

// soundCourse opens the course in a folder, as courseAt does. Problems of its
// course.toml keep it from being opened for good, and so does a folder without any
// TOML file, and one without a deck.
func soundCourse(root string) (*deckfile.Course, error) {
	c, err := courseAt(root)
	if err == nil && c.Empty() {
		return nil, usagef("decks and seeds are files that end in .toml, in the folder of the course or in its decks/ and seeds/", "folder %q holds no TOML file", root)
	}
	if err == nil {
		if decks, failed := c.DeckIDs(); failed == nil && len(decks) == 0 {
			return nil, usagef(noDeckHint, "the course in %q has no deck", root)
		}
	}
	return c, err
}
