package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

func newUndoCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		Short:   "Take back the last answer",
		Long:    "Takes back what you gave last, an answer or a skip, as if it had not been given.\nIt does not matter what clocks said. The history keeps both lines. Called again it\ntakes back the one before.",
		Example: "  policyquiz undo",
		GroupID: groupLearn,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runUndo(p) },
	}
}

// runUndo appends an undo of the last answer or skip to the history.
func runUndo(p *program) error {
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	last, ok := memories.Latest()
	if !ok {
		fmt.Fprintln(p.out, "There is no answer to take back.")
		return nil
	}
	if _, _, err := log.Append(context.Background(), quiz.Entry{At: p.now(), Undo: last.ID}); err != nil {
		return fmt.Errorf("taking back the last answer: %w", err)
	}
	l := p.streams.Layout()
	if last.Review != nil {
		row := rowOf(log, memories, last)
		l.Say("", fmt.Sprintf("Taken back: the answer of %s, %s.", row.when(), row.Outcome))
		row.say(l, false)
	} else {
		l.Say("", undoneWords(last))
		l.Say("    ", inALine(log, memories, last.Question()))
	}
	fmt.Fprint(p.out, l)
	return nil
}

// undoneWords says what taking back an entry that is no answer means.
func undoneWords(e *quiz.Entry) string {
	switch {
	case e.Skip != "":
		return "No longer put off:"
	case e.Suspend != "":
		return "No longer suspended:"
	case e.Resume != "":
		return "Suspended again:"
	}
	return "No longer flagged:"
}

// inALine is a question as it was last worded in a history, or its id if it was
// never answered.
func inALine(log *history.Log, ms *study.Memories, question string) string {
	line := question
	for _, e := range ms.Entries() {
		if e.Review != nil && e.Review.Question == question {
			if a, ok := log.Asked(e.Review.Asked); ok {
				line = a.String()
			}
		}
	}
	return line
}
