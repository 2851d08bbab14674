package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/deckfile/pack"
)

func newCourseListCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the courses there are, and which are open",
		Long:    "Lists the courses that are open, in their order, then those that were added, and\nthe one that comes with the program.",
		Example: "  policyquiz course list\n  policyquiz course list --json",
		GroupID: groupLearn,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runCourseList(p, json) },
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// A courseRow describes one course, for --json too.
type courseRow struct {
	Course    string `json:"course"`            // its id; what courses.toml says where it cannot be opened
	Title     string `json:"title"`             // its title
	By        string `json:"by,omitempty"`      // who answers for it
	Open      bool   `json:"open"`              // whether it is open
	Decks     int    `json:"decks"`             // the number of its decks
	Questions int    `json:"questions"`         // the number of its questions, each counted once
	Where     string `json:"where,omitempty"`   // its folder; empty for the one that comes with the program
	Version   string `json:"version,omitempty"` // the hash of its files when it was packed
	Edited    bool   `json:"edited"`            // whether its files have changed since
	Problem   string `json:"problem,omitempty"` // why it cannot be used, or not all of it
}

func runCourseList(p *program, json bool) error {
	if dir := p.addedFolder(); dir != "" {
		if err := pack.Heal(dir); err != nil {
			return err
		}
	}
	open := p.courses
	if len(open) == 0 {
		var err error
		if open, err = p.openCourses(); err != nil {
			return err
		}
	}
	rows := p.courseRows(open)
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	printCourses(p, rows)
	return nil
}

// courseRows describes the open courses, then the others that there are.
func (p *program) courseRows(open []string) []courseRow {
	var rows []courseRow
	var roots []string
	list := func(root string, open bool) {
		for _, other := range roots {
			if sameRoot(root, other) {
				return
			}
		}
		row := readCourseRow(root)
		row.Open = open
		rows, roots = append(rows, row), append(roots, root)
	}
	if len(open) == 0 {
		list("", true)
	}
	for _, name := range open {
		if root, err := p.rootOf(name); err == nil {
			list(root, true)
		} else {
			rows = append(rows, courseRow{Course: name, Open: true, Problem: err.Error()})
		}
	}
	for _, id := range p.addedIDs() {
		list(filepath.Join(p.addedFolder(), id), false)
	}
	list("", false)
	return rows
}

// readCourseRow describes the course in a folder; without one, the course that
// comes with the program.
func readCourseRow(root string) courseRow {
	c, err := shippedCourse(), error(nil)
	row := courseRow{}
	if root != "" {
		row.Where = root
		if absolute, err := filepath.Abs(root); err == nil {
			row.Where = absolute
		}
		c, err = courseAt(root)
	}
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		row.Problem = problems.Sorted()[0].Error()
	}
	if c == nil {
		row.Course, row.Problem = root, err.Error()
		return row
	}
	row.Course, row.Title, row.By = c.ID, c.Title, c.By
	row.Decks, row.Questions = count(c)
	row.Version, row.Edited = packedAs(c, root)
	return row
}

// packedAs is the hash under which a course was packed, and whether its files have
// changed since; empty if it was not packed.
func packedAs(c *deckfile.Course, root string) (hash string, edited bool) {
	lock, ok, err := c.Locked()
	if !ok || err != nil || lock.Hash == "" {
		return "", false
	}
	files, _, err := pack.Collect(os.DirFS(root))
	return lock.Hash, err != nil || pack.Hash(files) != lock.Hash
}

// homely writes ~ for the home folder at the beginning of a path.
func (p *program) homely(file string) string {
	if rest, ok := strings.CutPrefix(file, p.home()+string(filepath.Separator)); ok && p.home() != "" {
		return "~/" + filepath.ToSlash(rest)
	}
	return file
}

// printCourses prints the courses.
func printCourses(p *program, rows []courseRow) {
	s := p.streams.Layout()
	for _, r := range rows {
		open := ""
		if r.Open {
			open = " (open)"
		}
		s.Say("", fmt.Sprintf("%s%s  %s", r.Course, open, r.Title))
		if r.Problem != "" {
			s.Verbatim("    It has problems: " + r.Problem)
		}
		if r.Title == "" {
			continue
		}
		about := terminal.Count(r.Decks, "deck") + ", " + terminal.Count(r.Questions, "question")
		if r.By != "" {
			about = "By " + r.By + ". " + about
		}
		if r.Version != "" {
			about += ", version " + shortHash(r.Version)
		}
		if r.Edited {
			about += ", edited since it was packed"
		}
		s.Say("    ", about)
		if r.Where == "" {
			s.Say("    ", "It comes with the program.")
		} else {
			s.Verbatim("    In " + p.homely(r.Where))
		}
	}
	fmt.Fprint(p.out, s)
}
