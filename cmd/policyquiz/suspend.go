package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const suspendHelp = `Suspends questions: they are not asked until you resume them. Your answers stay.
policyquiz undo takes back the last one.`

func newSuspendCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "suspend id...",
		Short:             "Let questions rest until you resume them",
		Long:              suspendHelp,
		Example:           "  policyquiz suspend guarantees/three-pillars",
		GroupID:           groupLearn,
		Args:              atLeastOne("name a question's id, as policyquiz show and policyquiz history print it"),
		ValidArgsFunction: p.completeQuestions,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.sayOf(args, func(ms *study.Memories, id string) (quiz.Entry, string) {
				if ms.Suspended(id) {
					return quiz.Entry{}, "Suspended already:"
				}
				return quiz.Entry{Suspend: id}, "Suspended:"
			})
		},
	}
}

// sayOf appends an entry about each question with one of these ids, and says so. The
// entry is empty if there is nothing to write.
func (p *program) sayOf(ids []string, of func(ms *study.Memories, id string) (quiz.Entry, string)) error {
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	questions, err := p.questionsMeant(memories, ids)
	if err != nil {
		return err
	}
	l := p.streams.Layout()
	defer func() { fmt.Fprint(p.out, l) }() // what was written is told, whatever came then
	for _, id := range questions {
		e, said := of(memories, id)
		if e.Question() != "" {
			if err := p.append(log, e); err != nil {
				return err
			}
		}
		l.Say("", said)
		l.Verbatim(l.Margin() + l.Margin() + p.shortName(id))
	}
	return nil
}

// append writes an entry of now.
func (p *program) append(log *history.Log, e quiz.Entry) error {
	if err := log.Ready(context.Background()); err != nil {
		return fmt.Errorf("writing to your history: %w", err)
	}
	defer p.keepCopy(log)()
	e.At = p.now()
	if _, _, err := log.Append(context.Background(), e); err != nil {
		return fmt.Errorf("writing to your history: %w", err)
	}
	return nil
}

// questionsMeant finds the whole ids of questions: of the open courses, or of what is
// suspended or rests, whose course may be gone.
func (p *program) questionsMeant(ms *study.Memories, ids []string) (questions []string, err error) {
	lib, err := p.library()
	if err != nil {
		return nil, err
	}
	suspended, resting := ms.Away()
	away := map[string]bool{}
	for _, id := range append(suspended, resting...) {
		away[id] = true
	}
	for _, id := range ids {
		if away[id] {
			questions = append(questions, id)
			continue
		}
		if d, err := lib.Deck(id); d.Deck != nil && err == nil {
			return nil, usagef(fmt.Sprintf("name one of its questions; policyquiz show %s lists them", id), "%q is a deck, and a question is wanted", id)
		}
		found, err := lib.FindQuestion(id)
		if err != nil {
			return nil, err
		}
		questions = append(questions, found.ID)
	}
	return questions, nil
}

// shortName is how a question is named to the learner; its whole id where the courses
// cannot be opened.
func (p *program) shortName(whole string) string {
	lib, err := p.library()
	if err != nil {
		return whole
	}
	return shortID(lib, whole)
}

// sayAway adds a list of questions that are not asked, each with its stem as it was
// last worded.
func (p *program) sayAway(l *terminal.Layout, title string, rows []awayRow) {
	if len(rows) == 0 {
		return
	}
	l.Say("", title)
	for _, r := range rows {
		l.Verbatim(l.Margin() + r.Question)
		if r.Stem != "" {
			l.Say(l.Margin()+l.Margin(), r.Stem)
		}
	}
}
