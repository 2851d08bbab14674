package drill

import (
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A manner is all in which one use of a conversation differs from another: what is
// asked, and what the learner is told, and when.
type manner interface {
	// plan returns a session that has a question to ask. It returns errDone if
	// there is none, or if the learner does not want to begin.
	plan() (*study.Session, error)
	// heading returns what stands above a question.
	heading(quiz.Ref) heading
	// answered tells the learner of an answer that was written down.
	answered(quiz.Question, study.Turn) error
	// quit is called when the learner wants to stop. It returns errDone, or nil if the
	// learner goes on.
	quit() error
	// brokenOff is called when the learner broke off at a prompt, as with Ctrl-C, or when
	// the input ended there: why is terminal.ErrQuit or terminal.ErrInterrupted. It returns
	// what quit returns.
	brokenOff(why error) error
	// skipped says what became of a question that was skipped.
	skipped() string
	// amend gives the last answer another grade, if it may have one.
	amend(quiz.Grade) error
	// aside takes in what the learner said of a question: of the one that waits for an
	// answer, or of the last one if there is none or if that was said.
	aside(pending *quiz.Ref, m asideMove) error
	// passage shows where the last answer stands, unless its question is the one that
	// waits for an answer.
	passage(pending string) error
	// story says how to be told why the question of the last answer comes when it does.
	// Pending is as for passage.
	story(pending string) error
	// end is called when there is no question left to ask. It returns nil if there
	// is one again, because the learner took an answer back, and errDone if not.
	end() error
	// close prints what the session came to.
	close()
}
