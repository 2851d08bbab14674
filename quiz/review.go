package quiz

import (
	"time"

	"policyquiz/quiz/fsrs"
)

// A Grade is how well a reply went: all that the schedule sees of it.
type Grade = fsrs.Grade

// The grades of FSRS. Wrong, unknown and partly right are Again; right is
// Good; Hard and Easy only ever come from the learner, never from speed.
const (
	Again = fsrs.Again
	Hard  = fsrs.Hard
	Good  = fsrs.Good
	Easy  = fsrs.Easy
)

// An Outcome says how far a reply was right.
type Outcome string

const (
	Right   Outcome = "right"
	Partly  Outcome = "partly" // some of several parts; Again for memory
	Wrong   Outcome = "wrong"
	Unknown Outcome = "unknown" // the learner said so, which is honest
)

// A Review is the lasting record of one answer.
type Review struct {
	Question string  // the question's id
	Outcome  Outcome // as judged, before any amendment
	Score    float64 // share of the parts that were right, 0 to 1
	Grade    Grade
	Chance   float64 // of answering right by guessing, 0 to 1
	Reply    Reply
	Took     time.Duration // from prompt to answer, to the millisecond

	// Key fingerprints the right answers. A review under another key than
	// the question's present one does not count: it answered another question.
	KeyPrint string
	// Text fingerprints the words the question was made from. Same text,
	// same key: it spares decoding a question only to compare its key.
	TextPrint string
}

// An Amend is a second thought about a review: that it was easy or hard, or
// that what was judged wrong was right. The latest one counts.
type Amend struct {
	Of      string // the id of the review's entry
	Grade   Grade
	Outcome Outcome
}

// An Entry is one line of a learner's history. Exactly one of Review, Amend,
// Skip and Undo is set.
type Entry struct {
	ID string    // unique over all machines; sorts by age within one run of the program
	At time.Time // with the learner's offset then, so that a replay anywhere finds the same days

	Review *Review
	Amend  *Amend
	Skip   string // the id of a question put off until tomorrow
	Undo   string // the id of the entry that is taken back: a review or a skip
}
