package drill

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A Questions makes the questions that a session names.
type Questions interface {
	// Question returns the question that a ref names. The error is of type
	// *quiz.Problems if its deck or its seed has mistakes.
	Question(quiz.Ref) (quiz.Question, error)
}

// A Passages has copies of documents.
type Passages interface {
	// HasExcerpts reports whether a copy of a document that a question cites is at
	// hand, without reading it.
	HasExcerpts(quiz.Question) bool
	// Excerpts returns what the copies have at the sources of a question. The error
	// says which copy cannot be read; the other excerpts are there.
	Excerpts(quiz.Question) ([]quiz.Excerpt, error)
}

// A Table is what a drill needs: what there is to learn, what the learner
// remembers of it, a place for the answers, and a terminal.
type Table struct {
	Questions Questions              // makes the questions of Refs
	Passages  Passages               // shows where answers stand; nil: no copy is at hand
	Refs      []quiz.Ref             // what may be asked, in the order in which it is to be learnt
	Titles    map[string]string      // the titles of decks, by id
	Memories  *study.Memories        // of all questions that the learner ever answered
	Store     Store                  // keeps the answers
	Unread    error                  // why the history could not be read; nil if it was read
	Lacking   uint32                 // the layout number to use if the history could not be read
	Name      func(string) string    // how a question is named to the learner, by its whole id; nil: by that
	Opening   func(*terminal.Layout) // adds the page for whoever begins; nil: there is none
	Scope     string                 // a note behind the counts at the end: " (This deck only.)"; may be empty
	Command   string                 // the command that asks of Refs, without the numbers that it was given; see [Anything]
	Share     int                    // how many new questions a day that command asks for, if it is given no number

	Unrecorded bool   // whether nothing is written down, as where an author tries a question; Store is not used then
	Notice     string // what is said before the first question; may be empty
	Done       string // what is said instead if nothing is left of a plan; may be empty if none is followed

	// PlanLeft says at the end what is left today of the plan that the drill follows. It
	// is needed where the drill's limits are [study.Limits.Planned].
	PlanLeft func() string

	// NoCopy says of a question, none of whose documents is at hand, where to put a copy,
	// and behind that a command, which may be empty. It is needed where there are Passages.
	NoCopy func(quiz.Question) (said, command string)

	// Finished says at the end where to go on when the last new question of Refs was
	// answered; nil: nowhere.
	Finished func() string

	Summary string // what an exam's author says of it, shown with the marks; may be empty

	Terse bool // whether prompts leave out what a learner knows by heart
	Sure  bool // whether the learner says of each answer how sure they are

	Streams *terminal.Streams // where the learner sits
	Now     func() time.Time  // the clock
}

// Run runs a drill to its end. The learner may end it at any time, and so may ctx;
// both are no errors. The error says what failed: the terminal, or writing an
// answer. If plain is true, the drill asks for lines even on a terminal.
func Run(ctx context.Context, t Table, l study.Limits, plain bool) error {
	return hold(ctx, t, plain, func(c *conversation) manner { return &practice{conversation: c, limits: l} })
}

// Cram runs a drill on all of t.Refs that changes no memory, in an order that lots decide.
// Each question is asked until it was right once. Total is the greatest number of
// questions; 0 means no limit.
func Cram(ctx context.Context, t Table, total int, lots *rand.Rand, plain bool) error {
	return hold(ctx, t, plain, func(c *conversation) manner {
		return &practice{conversation: c, limits: study.Limits{Total: total}, cram: lots}
	})
}

// Examine gives an exam of all of t.Refs, as Run runs a drill. Each question is asked
// once and in their order. What was right is shown when all are answered, or when the
// learner quits.
func Examine(ctx context.Context, t Table, plain bool) error {
	return hold(ctx, t, plain, func(c *conversation) manner {
		c.silent = true
		return &exam{conversation: c}
	})
}

// hold holds a conversation to its end, in one manner.
func hold(ctx context.Context, t Table, plain bool, in func(*conversation) manner) error {
	con, rich, err := t.Streams.Console(ctx, plain)
	if err != nil {
		return err
	}
	defer con.Close()
	c := &conversation{Table: t, ctx: ctx, con: &counted{Console: con}, recorded: !t.Unrecorded, voice: plainVoice{t.Terse}}
	if rich {
		c.voice = richVoice{func() int { width, _ := con.Size(); return width }, t.Terse}
	}
	c.manner = in(c)
	err = c.begin()
	for err == nil {
		if err = c.turn(); errors.Is(err, terminal.ErrQuit) {
			err = c.manner.brokenOff(err)
		}
	}
	if c.session != nil {
		c.manner.close()
	}
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, cause) {
		return nil
	}
	if errors.Is(err, terminal.ErrQuit) || errors.Is(err, errDone) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
