package drill

import (
	"context"
	"errors"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A Store keeps what a learner does.
type Store interface {
	// Ready makes what is missing to write. The error says why nothing could
	// be written.
	Ready(context.Context) error
	// Layout is the learner's layout number; see quiz.Question.Shuffle.
	Layout() uint32
	// Append writes an entry down and gives it an id and a counter. When it
	// returns without error, written is on disk. Others are the entries that other windows
	// added since the last call; they must be taken after an error too.
	Append(context.Context, quiz.Entry) (written quiz.Entry, others []quiz.Entry, err error)
}

// Questions makes the questions that a session names. The error is the
// quiz.Problems of what a question is made from.
type Questions interface {
	Question(quiz.Ref) (quiz.Question, error)
}

// A Table is what a learner sits down at: what there is to learn, what is known
// of it, and a terminal.
type Table struct {
	Questions Questions
	Refs      []quiz.Ref        // what may be asked, in the order in which it is learnt
	Titles    map[string]string // of decks, by id
	Memories  *study.Memories   // of all of a learner's courses
	Store     Store
	Unread    error  // why the history could not be read; nil if it was
	Lacking   uint32 // the layout number where the history could not be read
	Scope     string // what the closing counts are limited to: " (This deck only.)"; may be empty

	Streams *terminal.Streams
	Now     func() time.Time
}

// Run holds a drill to its end. Quitting is an end like any other, and so is the
// end of ctx; the error says what failed. Plain asks for lines where a terminal
// could do more.
func Run(ctx context.Context, t Table, l study.Limits, plain bool) error {
	con, rich, err := t.Streams.Console(ctx, plain)
	if err != nil {
		return err
	}
	defer con.Close()
	c := &conversation{Table: t, ctx: ctx, con: con, recorded: true, voice: plainVoice{}}
	if rich {
		c.voice = richVoice{func() int { width, _ := con.Size(); return width }}
	}
	err = c.begin(l)
	for err == nil {
		err = c.turn()
	}
	if c.session != nil {
		c.close()
	}
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, cause) {
		return nil
	}
	if errors.Is(err, terminal.ErrQuit) || errors.Is(err, errDone) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
