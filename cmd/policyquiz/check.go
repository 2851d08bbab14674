package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
)

func newCheckCmd(p *program) *cobra.Command {
	var asked checkFlags
	cmd := &cobra.Command{
		Use:     "check [file|dir...]",
		Short:   "Report every mistake in decks and seeds, by line",
		Long:    "Reads decks and seeds whole and reports every problem at once, as file:line:\nwhat, then the next step. Without a name it checks the open courses. The folder\nof a course stands alone: its files use each other's seeds and actors, and no\nothers. A warning does not keep a file from being used; any other problem exits\nwith 3, and so does a file that was named and could not be read. Where a copy\nof a document is at hand, places, numbers and who speaks there are compared\nwith it.\n\nWarnings with an id behind them, as in [longest-key], are flaws of item writing.\nA note may be no flaw at all.",
		Example: "  policyquiz check my-deck.toml\n  policyquiz check my-course/\n  policyquiz check\n  policyquiz check my-course/ --rule longest-key\n  policyquiz check --explain longest-key",
		GroupID: groupTeach,
		RunE:    func(_ *cobra.Command, args []string) error { return runCheck(p, args, asked) },
	}
	asked.add(cmd)
	return cmd
}

func runCheck(p *program, names []string, asked checkFlags) error {
	if err := asked.valid(); err != nil {
		return err
	}
	if asked.explain != "" {
		return explainRule(p, asked.explain)
	}
	checks, err := p.toCheck(names)
	if err != nil {
		return err
	}
	copies, err := p.copies(asked.texts)
	if err != nil {
		return err
	}
	var problems, flaws quiz.Problems
	var left []deckfile.Left
	var read []string
	var together deckfile.Library
	for _, c := range checks {
		together.Courses = append(together.Courses, c.course)
		c.course.UseCopies(copies)
		found, flawed, more := c.course.InspectSome(asked.wanted(), c.names...)
		problems.AddAll(found)
		flaws.AddAll(flawed)
		left = append(left, more...)
		read = append(read, c.course.Files(c.names...)...)
	}
	for _, p := range together.Clashes().All() {
		p.Warning = true // each course may be in order by itself
		problems.Add(p)
	}
	r := asked.report(&problems, &flaws, left)
	if asked.format == formatJSON {
		if err := r.writeJSON(p.out); err != nil {
			return err
		}
		return r.verdict()
	}
	r.list(p.env)
	if err := r.verdict(); err != nil {
		return err
	}
	if empty := unusedFolder(checks); empty != "" {
		return usagef("decks and seeds are files that end in .toml", "folder %q holds no TOML file", empty)
	}
	what := "all decks and seeds"
	if len(names) > 0 {
		what = strings.Join(read, ", ")
	}
	fmt.Fprintln(p.out, terminal.Clean(what+": no mistakes"))
	if rest := r.summary(); rest != "" {
		fmt.Fprintln(p.out, rest)
	}
	return nil
}

// unusedFolder returns the first folder that was named and has no file to check;
// "" if there is none. Whether a named file is there has been checked by then.
func unusedFolder(checks []*courseCheck) string {
	for _, c := range checks {
		for _, folder := range c.course.Folders() {
			if slices.Contains(c.names, folder) && len(c.course.Files(folder)) == 0 {
				return folder
			}
		}
	}
	return ""
}

// A courseCheck is what is to be checked of one course.
type courseCheck struct {
	course *deckfile.Course
	root   os.FileInfo              // of its folder; nil for a course that was not named by a path
	names  []string                 // of files and folders, as its course names them; none: everything
	listed map[string][]fs.DirEntry // what folders hold, of which files were named
}

// toCheck opens the courses to which paths lead. A name that is no path is a
// folder here, or the id of a course. Without any it is the open courses.
func (p *program) toCheck(names []string) ([]*courseCheck, error) {
	if len(names) == 0 {
		lib, err := p.library()
		if err != nil {
			return nil, err
		}
		var all []*courseCheck
		for _, c := range lib.Courses {
			all = append(all, &courseCheck{course: c})
		}
		return all, nil
	}
	var all []*courseCheck
	for _, name := range names {
		if _, err := os.Lstat(name); err != nil && !isPath(name) {
			if c, err := p.courseByID(name); err == nil {
				all = append(all, &courseCheck{course: c})
				continue
			}
		}
		var err error
		if all, err = p.addCheck(all, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// addCheck adds a path. One that leads nowhere is wrong usage; one that leads to
// what cannot be read is for the course to report.
func (p *program) addCheck(all []*courseCheck, name string) ([]*courseCheck, error) {
	info, err := os.Stat(name)
	if err != nil {
		if _, gone := os.Lstat(name); gone != nil {
			return nil, usagef("name a TOML file or a folder of them", "no file or folder %q", name)
		}
	}
	isFolder := err == nil && info.IsDir()
	if !isFolder && !strings.EqualFold(filepath.Ext(name), ".toml") {
		return nil, usagef("decks and seeds are files that end in .toml", "%q is no TOML file", name)
	}
	dir := filepath.Clean(name)
	if !isFolder {
		dir = filepath.Dir(dir)
	}
	root := courseRoot(dir)
	at, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("folder %q cannot be read: %w", dir, unwrapPath(err))
	}
	var check *courseCheck
	for _, other := range all {
		if other.root != nil && os.SameFile(other.root, at) {
			check = other
		}
	}
	if check == nil {
		course, err := courseAt(root)
		if course == nil {
			return nil, err // its problems are reported with all others
		}
		check = &courseCheck{course: course, root: at, listed: map[string][]fs.DirEntry{}}
		all = append(all, check)
	}
	check.add(dir, name, info, isFolder)
	return all, nil
}

// add names a file, or a folder with all its parts, as the catalog does.
func (c *courseCheck) add(dir, name string, info os.FileInfo, isFolder bool) {
	here, err := os.Stat(dir)
	for _, folder := range c.course.Folders() {
		other, failed := os.Stat(filepath.FromSlash(folder))
		same := err == nil && failed == nil && os.SameFile(here, other)
		switch {
		case isFolder && (same || os.SameFile(c.root, here)):
			c.names = append(c.names, folder)
		case !isFolder && same:
			c.names = append(c.names, path.Join(folder, c.listedAs(dir, filepath.Base(name), info)))
			return
		}
	}
}

// listedAs is the name by which a folder lists a file. On a system where capital
// letters make no difference, it may differ from what was typed.
func (c *courseCheck) listedAs(dir, name string, info fs.FileInfo) string {
	entries, known := c.listed[dir]
	if !known { // a shell may have named thousands of its files
		entries, _ = os.ReadDir(dir) // where it fails the name is as good as any
		c.listed[dir] = entries
	}
	_, found := slices.BinarySearchFunc(entries, name, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
	if found || info == nil {
		return name
	}
	other := name
	for _, e := range entries {
		if !strings.EqualFold(e.Name(), name) {
			continue
		}
		if same, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && os.SameFile(info, same) {
			other = e.Name()
		}
	}
	return other
}
