package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const exportHelp = `Writes a part of your history to a new file: what is about the questions of one
course, or all. That is what you hand in. The file names no person. It is a
history like any other: history --state FILE lists it.`

func newExportCmd(p *program) *cobra.Command {
	var course string
	cmd := &cobra.Command{
		Use:     "export file",
		Short:   "Write the answers of a course to a file",
		Long:    exportHelp,
		Example: "  policyquiz history export --course heat-policy handed-in.jsonl",
		Args:    atLeastOne("name a new file, as in policyquiz history export handed-in.jsonl"),
		RunE: func(_ *cobra.Command, files []string) error {
			if len(files) > 1 {
				return usagef("name one file", "export wants one file, but got %q too", files[1])
			}
			return runExport(p, course, files[0])
		},
	}
	cmd.Flags().StringVar(&course, "course", "", "the `course`, by its id or its folder; otherwise all are written")
	return cmd
}

func runExport(p *program, course, file string) error {
	if err := p.noHistory(); err != nil {
		return err
	}
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	selected := history.Selection{Keep: func(string) bool { return true }}
	if course != "" {
		ids, lock, err := p.handedIn(course)
		if err != nil {
			return err
		}
		if err := knownCourse(memories, ids); err != nil {
			return err
		}
		selected.Course, selected.Lock = ids[0], lock
		selected.Keep = func(question string) bool { return slices.Contains(ids, courseOf(question)) }
	}
	n, err := log.Export(file, selected)
	if err != nil {
		return fmt.Errorf("exporting your history: %w", err)
	}
	answers := 0
	for _, e := range log.Entries() {
		if e.Review != nil && selected.Keep(e.Question()) {
			answers++
		}
	}
	what := terminal.Count(answers, "answer")
	if others := n - answers; others > 0 {
		what += fmt.Sprintf(" and %s (such as flags and skips)", terminal.Count(others, "other entry"))
	}
	l := p.streams.Layout()
	l.Say("", "Wrote "+what+", with the words of the questions, to")
	l.Verbatim("    " + file)
	fmt.Fprint(p.out, l)
	return nil
}

// noHistory is why there is nothing to export where there is no history. A name that was
// given may be a slip of the hand, so it says which learners there are.
func (p *program) noHistory() error {
	if !p.isFirst() {
		return nil
	}
	file, err := p.historyFile(p.state, p.as)
	switch {
	case err != nil:
		return err
	case p.as != "":
		return usagef(learnersHint(file, p.as), "there is no learner %q", p.as)
	case p.state != "":
		return usagef("look at the name", "there is no history in %s", file)
	}
	return nothingYet()
}

// nothingYet says that a history is empty.
func nothingYet() error {
	return usagef("policyquiz drill asks the first question", "there is nothing to export yet: your history is empty")
}

// handedIn finds a course by its id or its folder. It returns the ids that the
// course has and had, today's first, and the hash in its course.lock, which is
// empty where it was never packed. A course that is at hand no more has the one id
// that it is named by.
func (p *program) handedIn(name string) (ids []string, lock string, err error) {
	c, err := p.courseNamed(name)
	switch {
	case err != nil && isPath(name):
		return nil, "", err
	case err != nil:
		return []string{name}, "", nil
	}
	if l, ok, err := c.Locked(); ok && err == nil { // check says what is wrong with it
		lock = l.Hash
	}
	return append([]string{c.ID}, c.Was...), lock, nil
}

// courseNamed finds a course by its id, among those that are open or were added, or
// by its folder.
func (p *program) courseNamed(name string) (*deckfile.Course, error) {
	if lib, err := p.library(); err == nil {
		for _, c := range lib.Courses {
			if c.ID == name {
				return c, nil
			}
		}
	}
	return p.courseByID(name)
}

// knownCourse refuses a course of which the history has nothing. Its ids are those
// that it has and had.
func knownCourse(ms *study.Memories, ids []string) error {
	var courses []string
	for _, e := range ms.Entries() {
		if q := e.Question(); q != "" && !slices.Contains(courses, courseOf(q)) {
			courses = append(courses, courseOf(q))
		}
	}
	if slices.ContainsFunc(courses, func(id string) bool { return slices.Contains(ids, id) }) {
		return nil
	}
	slices.Sort(courses)
	if len(courses) == 0 {
		return nothingYet()
	}
	return usagef(didYouMean(ids[0], courses, "there are answers in "+strings.Join(courses, ", ")), "no answer in a course %q", ids[0])
}
