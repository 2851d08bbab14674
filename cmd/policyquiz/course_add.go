package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/deckfile/pack"
)

func newCourseAddCmd(p *program) *cobra.Command {
	var replace bool
	cmd := &cobra.Command{
		Use:   "add (zip|folder)",
		Short: "Add a course, or bring one up to date",
		Long: `Takes a course from a zip or a folder, keeps a copy of it, and opens it. Of a
course that is there already it takes the new version, and says which questions
are new, reworded, answered differently now or gone, and what that does to your
answers. Nothing is changed if the course has mistakes.`,
		Example: "  policyquiz course add heat-policy.zip\n  policyquiz course add ~/Downloads/heat/",
		GroupID: groupLearn,
		Args:    exactlyOne("name the zip or the folder of a course"),
		RunE:    func(_ *cobra.Command, args []string) error { return runCourseAdd(p, args[0], replace) },
	}
	cmd.Flags().BoolVar(&replace, "replace", false, "put it in the place of another course that has its id")
	return cmd
}

func runCourseAdd(p *program, name string, replace bool) error {
	dir := p.addedFolder()
	if dir == "" {
		return usagef("set $HOME, or $XDG_DATA_HOME to a folder", "there is no home folder to keep courses in")
	}
	if err := pack.Heal(dir); err != nil {
		return err
	}
	in, err := p.readIncoming(name)
	if err != nil {
		return err
	}
	open, err := p.openCourses()
	if err != nil {
		return err
	}
	old, oldRoot := p.predecessor(in, open)
	var c changes
	if old != nil {
		if c = compare(old, in.Course); c.common == 0 && !replace {
			return takenError(in, old)
		}
	}
	after := p.openWith(in.Course, oldRoot, open)
	if err := p.clashes(in, after); err != nil {
		return err
	}
	if err := p.install(in, filepath.Join(dir, in.ID), after); err != nil {
		return err
	}
	p.sayAdded(in, old, c)
	p.sayOpened(in.Course, open, after)
	return p.dropRenamed(in.ID, oldRoot)
}

// takenError says that the id of a course, or one that it had before, is that of a
// course without a question in common.
func takenError(in *incoming, old *deckfile.Course) error {
	what := fmt.Sprintf("the id %q is taken by another course", in.ID)
	if old.ID != in.ID {
		what = fmt.Sprintf("it says that it had the id %q, which is that of another course", old.ID)
	}
	return usagef("if it is to take the place of that one, add --replace; otherwise its course.toml needs another id",
		"%s: %s, %q in %s, and they have no question in common", in.name, what, old.Title, old.Folders()[0])
}

// clashes reports the old ids of a course that lead to one that stays open, or that
// such a one has among its old ids as well.
func (p *program) clashes(in *incoming, after []string) error {
	lib, err := p.opened(slices.DeleteFunc(slices.Clone(after), func(name string) bool { return name == in.ID }), courseAt)
	if err != nil {
		return nil // what is open has problems of its own, which the next verb reports
	}
	lib.Courses = append(lib.Courses, in.Course)
	clashes := lib.Clashes()
	if clashes.Broken() {
		fmt.Fprintf(p.err, "policyquiz: %s was not added: it cannot be open together with what is\n\thint: policyquiz course use NAMES opens others first\n", in.name)
	}
	return clashes.Mistakes()
}

// install puts a course in place and opens it: both, or neither.
func (p *program) install(in *incoming, folder string, open []string) error {
	d, err := p.draftOpen(open)
	if err != nil {
		return err
	}
	if err := pack.Install(folder, in.files); err != nil {
		d.discard()
		return fmt.Errorf("%s was not added: %w", in.name, err)
	}
	if err := d.keep(); err != nil {
		return fmt.Errorf("%s was added, but is not open (policyquiz course use opens it): %w", in.name, err)
	}
	return nil
}

// dropRenamed removes the folder of a course that has another id now.
func (p *program) dropRenamed(id, oldRoot string) error {
	if oldRoot == "" || filepath.Base(oldRoot) == id {
		return nil
	}
	return pack.Remove(oldRoot)
}

// sayAdded prints what was added, and what is different now.
func (p *program) sayAdded(in *incoming, old *deckfile.Course, c changes) {
	s := p.streams.Layout()
	did := "Added"
	if old != nil {
		did = "Updated"
	}
	by := ""
	if in.By != "" {
		by = ", by " + in.By
	}
	s.Say("", fmt.Sprintf("%s %s: %s%s (%s).", did, in.ID, in.Title, by, size(in.Course)))
	fmt.Fprint(p.out, s)
	if old != nil {
		p.sayChanges(c, p.answeredIn(old, in.Course))
	}
}

// sayOpened prints which courses are open, if that has changed.
func (p *program) sayOpened(added *deckfile.Course, before, after []string) {
	if slices.Equal(before, after) {
		return
	}
	p.sayOpen(after)
	s := p.streams.Layout()
	for _, name := range before {
		if isPath(name) && !slices.Contains(after, name) {
			s.Say("", "The copy takes the place of this folder, which is as it was:")
			s.Verbatim("    " + name)
		}
	}
	if len(before) == 0 && added.ID != shippedID && !slices.Contains(added.Was, shippedID) {
		s.Say("", "The course that comes with the program is closed. To have both:")
		s.Verbatim("    policyquiz course use " + shippedID + " " + added.ID)
	}
	fmt.Fprint(p.out, s)
}
