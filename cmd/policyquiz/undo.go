package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const undoHelp = `Takes back what you gave last: an answer, a skip, a suspension, its end or a
flag, as if it had not been given. It does not matter what clocks said. The
history keeps both lines. Called again it takes back the one before.`

func newUndoCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		Short:   "Take back the last answer",
		Long:    undoHelp,
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
	defer p.keepCopy(log)()
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
		l.Say("    ", p.worded(log, memories, last.Question()))
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

// worded is a question as it was last worded, in the history or, if it was never
// answered, in an open course. Where neither has it, it is named.
func (p *program) worded(log *history.Log, ms *study.Memories, question string) string {
	if line := inALine(log, ms, question); line != question {
		return line
	}
	lib, err := p.library()
	if err != nil {
		return question
	}
	if found, err := lib.Find(question); err == nil && len(found) > 0 {
		if q, err := lib.Question(found[0]); err == nil {
			asked := q.Asked(found[0].Deck)
			return asked.String()
		}
	}
	return shortID(lib, question)
}

// inALine is a question as it was last worded in a history, or its id if it was
// never answered.
func inALine(log *history.Log, ms *study.Memories, question string) string {
	if r := lastReview(ms, question); r != nil {
		if a, ok := log.Asked(r.Asked); ok {
			return a.String()
		}
	}
	return question
}

// lastReview is the latest answer to a question; nil if there is none.
func lastReview(ms *study.Memories, question string) *quiz.Review {
	for _, e := range slices.Backward(ms.Entries()) {
		if e.Review != nil && ms.Question(e) == question {
			return e.Review
		}
	}
	return nil
}
