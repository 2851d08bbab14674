package quiz

import (
	"cmp"
	"strings"
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

// CalledGuess reports whether an answer was right as judged, and the learner called it a
// guess since. Outcome is the one after second thoughts.
func (r *Review) CalledGuess(outcome Outcome) bool {
	return r.Outcome == Right && outcome == Unknown
}

// A Review is the lasting record of one answer.
type Review struct {
	Question string  // the question's whole id
	Outcome  Outcome // as judged, before any amendment
	Grade    Grade   // as judged, before any amendment
	Chance   float64 // probability of answering right by guessing, 0 to 1
	// Asked is the fingerprint of the question as it was worded, by which the
	// history finds its words again: see [Asked.Print].
	Asked string
	// TextPrint is the fingerprint of the text from which the question was made.
	// The same TextPrint means the same right answer, so a question whose text
	// did not change need not be made to compare it.
	TextPrint  string
	Confidence Confidence // how sure the learner was, if that was asked
	// Took is the time from the prompt to the answer, in whole milliseconds. It is 0 if
	// it was not taken, or stands out of order in a line that another program wrote.
	Took time.Duration
	// Practice and Exam say that the answer does not count: the schedule takes
	// no notice of it.
	Practice, Exam bool

	// Details are what no schedule needs. They are nil in a review that was read:
	// package history reads them where they are wanted.
	Details *Details
	// Wording is the question as it was worded, for a history to keep. It is nil
	// in a review that was read.
	Wording *Asked
}

// Counts reports whether the schedule takes notice of the review.
func (r *Review) Counts() bool { return !r.Practice && !r.Exam }

// Details are what a review holds beside what the schedule needs.
type Details struct {
	Score float64  // share of the parts that were right, 0 to 1
	Shown []string // the ids of the options in the order in which they were shown
	Reply Reply    // what the learner answered
}

// An Amend changes a review afterwards: the learner says that the answer was
// easy, that it was hard, or that it was right although it was judged wrong. The
// latest amendment of a review counts.
type Amend struct {
	Of      string  // the id of the review's entry
	Grade   Grade   // replaces the review's grade
	Outcome Outcome // replaces the review's outcome
}

// A Flag is a note on a question for the instructor.
type Flag struct {
	Question string // the question's whole id
	Note     string // may be empty
}

// An Entry is one line of a learner's history. Exactly one of Review, Amend,
// Undo, Skip, Suspend, Resume and Flag is set.
type Entry struct {
	ID string    // unique over all machines; ids of one run of the program sort by age
	At time.Time // by the writer's clock, with the learner's offset from UTC, so that every machine finds the same days
	// N is one more than the greatest N that the writer had seen, 1 or more. It
	// says what was given last, whatever clocks said.
	N int

	Review  *Review // an answer
	Amend   *Amend  // a change of an earlier answer
	Undo    string  // the id of the entry that is taken back, which is neither an amend nor an undo
	Skip    string  // the id of a question that is put off until tomorrow
	Suspend string  // the id of a question that is not asked until it is resumed
	Resume  string  // the id of a question that was suspended
	Flag    *Flag   // a note for the instructor

	// Line is where the entry stands in the history that it was read from; zero if
	// it was not read.
	Line Stretch
}

// A Stretch is a part of a file, in bytes.
type Stretch struct {
	From int64 // the offset of the first byte
	Size int
}

// Question returns the id of the question that e is about. It is empty for an
// amend and an undo, which are about an entry.
func (e *Entry) Question() string {
	switch {
	case e.Review != nil:
		return e.Review.Question
	case e.Flag != nil:
		return e.Flag.Question
	case e.Skip != "":
		return e.Skip
	case e.Suspend != "":
		return e.Suspend
	}
	return e.Resume
}

// Compare orders entries by when they were given, whatever clocks said: by N,
// then by id. It is negative if e was given before other.
func (e *Entry) Compare(other *Entry) int {
	if e.N != other.N { // as nearly always
		return cmp.Compare(e.N, other.N)
	}
	return strings.Compare(e.ID, other.ID)
}
