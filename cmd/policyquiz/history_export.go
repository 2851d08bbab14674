package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
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
		Example: "  policyquiz history export --course guarantees handed-in.jsonl",
		Args:    atLeastOne("name a new file, as in policyquiz history export handed-in.jsonl"),
		RunE: func(_ *cobra.Command, files []string) error {
			if len(files) > 1 {
				return usagef("name one file", "export wants one file, but got %q too", files[1])
			}
			return runExport(p, course, files[0])
		},
	}
	cmd.Flags().StringVar(&course, "course", "", "the `id` of the course; otherwise all are written")
	return cmd
}

func runExport(p *program, course, file string) error {
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	keep := func(string) bool { return true }
	if course != "" {
		if err := knownCourse(memories, course); err != nil {
			return err
		}
		keep = func(question string) bool { return courseOf(question) == course }
	}
	n, err := log.Export(file, history.Selection{Course: course, Keep: keep})
	if err != nil {
		return fmt.Errorf("exporting your history: %w", err)
	}
	fmt.Fprintf(p.out, "Wrote %s to %s\n", terminal.Count(n, "line"), file)
	return nil
}

// courseOf is the course of a question: its id begins with it.
func courseOf(question string) string {
	course, _, _ := strings.Cut(question, "/")
	return course
}

// knownCourse refuses a course of which the history has nothing.
func knownCourse(ms *study.Memories, course string) error {
	var courses []string
	for _, e := range ms.Entries() {
		if q := e.Question(); q != "" && !slices.Contains(courses, courseOf(q)) {
			courses = append(courses, courseOf(q))
		}
	}
	if slices.Contains(courses, course) {
		return nil
	}
	slices.Sort(courses)
	return usagef(didYouMean(course, courses, "there are answers in "+strings.Join(courses, ", ")), "no answer in a course %q", course)
}
