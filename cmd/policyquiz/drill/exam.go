package drill

import (
	"errors"
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// An exam asks each question once, and shows no verdict before its end.
type exam struct {
	*conversation
	before int // how often the learner sat it before
}

// plan returns a session of all questions, and says how an exam goes.
func (e *exam) plan() (*study.Session, error) {
	session := study.NewExam(e.Memories, e.Refs, e.Now())
	n := len(session.Plan())
	if n == 0 {
		e.print("This exam has no question.")
		return nil, errDone
	}
	e.print("An exam: %s, each asked once. What was right is shown at the end.", terminal.Count(n, "question"))
	var last study.Day
	if e.before, last = e.Memories.Sittings(e.Refs); e.before > 0 {
		e.print("This is sitting %d of it. The last was %s, and what was right was shown then.", e.before+1, ago(last, session.Today(e.Now())))
	}
	return session, nil
}

// heading returns the place of a question in the exam. It says nothing of earlier
// answers.
func (e *exam) heading(ref quiz.Ref) heading {
	n, of := e.session.Place(ref)
	return heading{where: fmt.Sprintf("%d of %d", n, of), deck: e.Titles[ref.Deck]}
}

// answered says in one line what was recorded. A slip at the keyboard is seen there,
// and not whether the answer is right.
func (e *exam) answered(_ quiz.Question, turn study.Turn) error {
	r := turn.Entry.Review
	said := e.asGiven(r.Wording.Kind, r.Wording.Said(r.Details.Reply))
	if r.Details.Reply.Unknown {
		said = "I don't know"
	}
	line := "Recorded: " + said
	if !e.recorded {
		line = "Not recorded: " + said
	}
	if e.voice.signs() {
		line = terminal.Fit(line, e.screen().Width)
	}
	e.print("%s", line)
	return nil
}

// asGiven returns a reply in words, with the labels of what was chosen. On a terminal those of
// several come first, because the line may be cut off. What was chosen of several options is
// in the order in which they were shown: a reply keeps no other.
func (e *exam) asGiven(kind string, words []string) string {
	of := newLabels(e.posed)
	if kind == (quiz.Choice{Several: true}).Name() {
		words = of.sorted(words)
	}
	if !e.voice.signs() {
		return strings.Join(of.all(words), "; ")
	}
	said := strings.Join(words, "; ")
	if labels := of.alone(words); len(labels) > 1 {
		said = strings.Join(labels, ", ") + ": " + said
	}
	return said
}

// quit asks first. The key q is next to 1, and an exam cannot go on once it was shown
// what was right.
func (e *exam) quit() error {
	left := e.session.Waiting()
	are, they := "are", "They are"
	if left == 1 {
		are, they = "is", "It is"
	}
	yes, err := e.endsAt(fmt.Sprintf("%s %s to go. %s not counted, and this sitting cannot be continued. End the exam?", terminal.Count(left, "question"), are, they))
	if err == nil && yes || errors.Is(err, terminal.ErrQuit) { // broken off again
		return errDone
	}
	return err
}

// brokenOff asks a person at a terminal first, as quit does: Ctrl-C may be a slip, too. A
// second Ctrl-C, or a terminal that is gone, ends the exam. Elsewhere the end of the input
// is the end.
func (e *exam) brokenOff(why error) error {
	asks := e.voice.pauses() || errors.Is(why, terminal.ErrInterrupted)
	if !asks || e.session.Waiting() == 0 {
		return errDone
	}
	return e.quit()
}

// skipped says that a question is not asked again.
func (e *exam) skipped() string { return "Left out." }

// amend refuses: the learner has not seen how the last answer was judged.
func (e *exam) amend(quiz.Grade) error {
	e.print("There is no such command in an exam; :u takes the last answer back.")
	return nil
}

// aside takes in a flag. An exam asks every question, so nothing is suspended.
func (e *exam) aside(pending *quiz.Ref, m asideMove) error {
	if m.kind != flag {
		return e.amend(quiz.Good)
	}
	return e.conversation.aside(pending, m, false)
}

// passage refuses, as amend does.
func (e *exam) passage(string) error { return e.amend(quiz.Good) }

// story refuses, as amend does.
func (e *exam) story(string) error { return e.amend(quiz.Good) }

// end lets the learner undo the last answer before it is shown what was right.
func (e *exam) end() error {
	if len(e.session.Turns()) == 0 {
		return errDone
	}
	s := e.screen()
	s.Gap()
	e.con.Print(s.Layout)
	for {
		word, err := e.con.Press(e.voice.handIn(), "euq\n")
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			continue
		case err != nil:
			return err
		}
		m, ok := command(word, false)
		switch word := commandWord(word); {
		case word == "" && e.voice.pauses(): // it may be pressed after the key of an answer
			e.print("Press e to end the exam, and see what was right.")
		case ok && m.kind == undo:
			return e.undo()
		case ok && m.kind == quit, word == "", word == "e":
			return errDone
		case ok && m.kind == help:
			if err := e.help(); err != nil {
				return err
			}
		default:
			e.print("%s", sentence(unknownCommand(word).Error()))
		}
	}
}

// close prints the marks, then what was right, question by question.
func (e *exam) close() {
	if e.ctx.Err() != nil { // nobody is there to turn pages
		e.con.Print(e.marked().Layout)
		return
	}
	_ = e.read(e.marked) // what the learner does not read is in the history
}

// marked lays out the marks and the answers.
func (e *exam) marked() screen {
	s, sum := e.screen(), e.session.Summary()
	s.marks(sum, e.session.Waiting())
	if e.before > 0 && len(e.session.Turns()) > 0 {
		s.Say("", fmt.Sprintf("This was sitting %d; what was shown at the end of the last may have helped.", e.before+1))
	}
	e.sumOfMarks(s, sum, "Sure and wrong:")
	if e.Summary != "" {
		s.space()
		s.Say("", "About this exam: "+e.Summary)
	}
	e.report(s)
	if len(sum.Confused) > 0 {
		s.Gap()
	}
	s.confused(sum)
	e.sayUnrecorded(s)
	s.Gap()
	s.Say("", "To go on: policyquiz drill asks of all decks, policyquiz drill DECK of one.")
	return s
}

// report adds each question that was asked, with what was said and what was right.
func (e *exam) report(s screen) {
	for _, t := range e.session.Turns() {
		q, err := e.Questions.Question(t.Ref)
		if err != nil {
			continue // it could not have been asked
		}
		v := t.Verdict
		if t.Skipped() {
			v = quiz.Verdict{Outcome: leftOut, Solution: q.Kind.Solution()}
		}
		n, _ := e.session.Place(t.Ref)
		s.earned = e.earned(t)
		s.examined(n, q, v)
	}
}
