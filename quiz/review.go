package quiz

import (
	"time"

	"policyquiz/quiz/fsrs"
)

// A Grade says how well a reply went. It is all that the schedule uses.
type Grade = fsrs.Grade

// The grades of FSRS. A wrong, unknown or partly right reply is graded Again. A
// right reply is graded Good. Only the learner can grade a reply Hard or Easy;
// the time it took does not matter.
const (
	Again = fsrs.Again
	Hard  = fsrs.Hard
	Good  = fsrs.Good
	Easy  = fsrs.Easy
)

// An Outcome says how far a reply was right.
type Outcome string

const (
	Right   Outcome = "right"   // all parts are right
	Partly  Outcome = "partly"  // some of several parts are right; graded Again
	Wrong   Outcome = "wrong"   // no part is right
	Unknown Outcome = "unknown" // the learner replied "I don't know"
)

// A Review is the lasting record of one answer.
type Review struct {
	Question string        // the question's id
	Outcome  Outcome       // as judged, before any amendment
	Score    float64       // share of the parts that were right, 0 to 1
	Grade    Grade         // as judged, before any amendment
	Chance   float64       // probability of answering right by guessing, 0 to 1
	Reply    Reply         // what the learner answered
	Took     time.Duration // from the prompt to the answer, in whole milliseconds

	// KeyPrint is the fingerprint of the right answers at that time. A review
	// does not count if the question has another KeyPrint now: then another
	// answer is right.
	KeyPrint string
	// TextPrint is the fingerprint of the words from which the question was
	// made. The same TextPrint means the same KeyPrint, so a question whose
	// words did not change need not be made to compare its key.
	TextPrint string
}

// An Amend changes a review afterwards: the learner says that the answer was
// easy, that it was hard, or that it was right although it was judged wrong. The
// latest amendment of a review counts.
type Amend struct {
	Of      string  // the id of the review's entry
	Grade   Grade   // replaces the review's grade
	Outcome Outcome // replaces the review's outcome
}

// An Entry is one line of a learner's history. Exactly one of Review, Amend,
// Skip and Undo is set.
type Entry struct {
	ID string    // unique over all machines; ids of one run of the program sort by age
	At time.Time // with the learner's offset from UTC, so that every machine finds the same days

	Review *Review // an answer
	Amend  *Amend  // a change of an earlier answer
	Skip   string  // the id of a question that is put off until tomorrow
	Undo   string  // the id of the entry that is taken back: a review or a skip
}
