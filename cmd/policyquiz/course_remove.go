package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile/pack"
)

func newCourseRemoveCmd(p *program) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:     "remove id",
		Short:   "Take away a course that was added",
		Long:    "Takes away a course that was added, after asking. Your answers stay in your\nhistory, and count again if you add the course again.",
		Example: "  policyquiz course remove heat-policy\n  policyquiz course remove heat-policy --yes",
		GroupID: groupLearn,
		Args:    exactlyOne("name the id of a course; policyquiz course list shows them"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return p.addedIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return runCourseRemove(p, args[0], yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func runCourseRemove(p *program, id string, yes bool) error {
	root, err := p.removable(id)
	if err != nil {
		return err
	}
	open, err := p.openCourses()
	if err != nil {
		return err
	}
	if !yes {
		if yes, err = p.confirmRemoval(id, root); err != nil {
			return err
		} else if !yes {
			fmt.Fprintln(p.out, "Nothing was removed.")
			return nil
		}
	}
	left := p.without(root, open)
	if id == shippedID && len(left) < len(open) {
		left = open // the one that comes with the program has the same id
	}
	if err := p.removeCourse(root, open, left); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Removed %s. Your answers stay in your history.\n", id)
	if !slices.Equal(left, open) {
		p.sayOpen(left)
	}
	return nil
}

// removable finds the folder of a course that was added. The error says why an id
// is none of such a course.
func (p *program) removable(id string) (string, error) {
	switch root := p.addedRoot(id); {
	case root != "":
		return root, nil
	case id == shippedID:
		return "", usagef("policyquiz course use opens others in its place", "the course %q comes with the program and cannot be removed", id)
	case isPath(id):
		return "", usagef("policyquiz course use opens others in its place; your folder is yours to remove", "%q is a folder, and only courses that were added are removed", id)
	}
	return "", usagef(didYouMean(id, p.addedIDs(), "policyquiz course list shows the courses there are"), "no course %q was added", id)
}

// confirmRemoval asks whether a course is to be removed.
func (p *program) confirmRemoval(id, root string) (bool, error) {
	c, _ := courseAt(root)
	s := p.streams.Layout()
	if c != nil {
		s.Say("", fmt.Sprintf("%s: %s (%s)", id, c.Title, size(c)))
	}
	yes, err := p.confirm(s, "Remove it? y yes, n no", 3)
	if errors.Is(err, terminal.ErrQuit) && !p.streams.Typed() {
		return false, usagef("answer y or n, or write --yes", "nobody said whether to remove the course %q, so it is still there", id)
	} else if errors.Is(err, terminal.ErrQuit) {
		return false, nil
	}
	return yes, err
}

// removeCourse closes a course and removes its folder. If that fails, the course is
// open as before.
func (p *program) removeCourse(root string, open, left []string) error {
	if !slices.Equal(left, open) {
		if err := p.keepOpen(left); err != nil {
			return err
		}
	}
	err := pack.Remove(root)
	if err != nil && !slices.Equal(left, open) {
		err = errors.Join(err, p.keepOpen(open))
	}
	return err
}
