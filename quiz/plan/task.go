package plan

import (
	"time"

	"policyquiz/quiz/fsrs"
)

// A Question is what is known of one question.
type Question struct {
	fsrs.State         // of its memory after the latest review; zero: it was never answered
	Reviewed   int     // how many days ago that review was, 0 or more
	Chance     float64 // probability of answering right by guessing, 0 to 1
	Away       bool    // whether it is not asked today
}

// seen reports whether the question was ever answered.
func (q *Question) seen() bool { return q.Stability > 0 }

// A Task is what there is to plan.
type Task struct {
	Model     fsrs.Model
	Questions []Question    // in the order in which new ones are introduced
	Days      int           // from today to the day of the exam, at least 1; that day is none to practise on
	Minutes   time.Duration // for answering, a day
	Spent     time.Duration // of today's minutes, already
	Each      time.Duration // that an answer takes, above 0
	Ordinary  Ordinary      // what a plan is compared with
}

// An Ordinary is the ordinary schedule: what is due first, lowest recall first, then
// some new questions.
type Ordinary struct {
	Retention float64 // the recall at which a question comes due, above 0 and below 1
	Longest   int     // the longest time that a question waits, in days, at least 1
	New       int     // the greatest number of new questions a day
}

// Unseen counts as not known: its recall on the day of the exam is 0. Some learners
// know some of it, but how much is not known before they are asked.
const unseenRecall = 0

// answers returns how many answers fit into a time.
func (t *Task) answers(d time.Duration) float64 { return max(0, float64(d)/float64(t.Each)) }

// capacity returns how many answers fit into a slot.
func (t *Task) capacity(s slot) float64 {
	room := float64(s.days) * t.answers(t.Minutes)
	if s.from == 0 {
		room = max(0, room-t.answers(t.Spent))
	}
	return room
}

// A slot is a day that is planned for itself, or some days that are planned as one.
type slot struct {
	from, days int // its first day, counted from today, and how many there are
}

// Bounds of the days of a plan.
const (
	lastDays = 30 // so many days before the exam are planned one by one
	farSlots = 20 // the days before these, but for today, are planned in so many slots at most
)

// slots returns the days to practise on. Far days are planned together, because the
// work grows with the square of the number of slots.
func slots(days int) []slot {
	list := []slot{{0, 1}}
	far := max(0, days-1-lastDays)
	each := max(1, (far+farSlots-1)/farSlots)
	for from := 1; from < days; {
		n := 1
		if left := far - (from - 1); left > 0 {
			n = min(each, left)
		}
		list = append(list, slot{from, n})
		from += n
	}
	return list
}
