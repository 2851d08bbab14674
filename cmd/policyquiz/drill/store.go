package drill

import (
	"context"

	"policyquiz/quiz"
)

// A Store keeps the entries of a learner's history.
type Store interface {
	// Ready creates what is missing, such as folders, so that entries can be
	// written. The error says why they cannot be written.
	Ready(context.Context) error
	// Layout returns the learner's layout number; see [quiz.Question.Shuffle].
	Layout() uint32
	// Append writes an entry and gives it an id and a counter. If there is no error, written
	// is on disk. Others are the entries that other windows added since the
	// last call; the caller must take them even if there is an error.
	Append(context.Context, quiz.Entry) (written quiz.Entry, others []quiz.Entry, err error)
}
