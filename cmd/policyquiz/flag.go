package main

import (
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

const flagHelp = `Puts a note for the instructor on a question: that its key is wrong, that a
wrong option is right as well, that it is not clear. The question is asked as
before. policyquiz history --flagged lists the notes, and policyquiz history
export hands them in together with your answers. policyquiz undo takes back the
last one.`

func newFlagCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "flag id [note...]",
		Short:             "Put a note for the instructor on a question",
		Long:              flagHelp,
		Example:           "  policyquiz flag guarantees/three-pillars \"Two of the options are right.\"",
		GroupID:           groupLearn,
		Args:              atLeastOne("name a question's id, then what is wrong with it"),
		ValidArgsFunction: p.completeOneQuestion,
		RunE: func(_ *cobra.Command, args []string) error {
			note := strings.TrimSpace(quiz.Tidy(strings.Join(args[1:], " ")))
			return p.sayOf(args[:1], func(_ *study.Memories, id string) (quiz.Entry, string) {
				said := "Flagged:"
				if note == "" {
					said = "Flagged, without a note:"
				}
				return quiz.Entry{Flag: &quiz.Flag{Question: id, Note: note}}, said
			})
		},
	}
}
