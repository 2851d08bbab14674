package report

import (
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/study"
)

// A Class is what the learners of one course handed in.
type Class struct {
	Questions []Question // each once, in the order of the course
	Learners  []Learner  // each once
}

// A Question is what there is to know of a question.
type Question struct {
	ID   string
	Name string // the id, for readers
	Stem string // as it was last worded; empty: not known
	Kind string // the name of its kind; empty: not known
	// Right is the right answer in words, one line for each part.
	Right []string
	// Options are what a choice offers, in the author's order; empty for other kinds.
	Options []Option
	// Key is the fingerprint of what is right now, or was last; see [Answer].
	Key string
	// Chance is the probability of a right answer by guessing, 0 to 1.
	Chance    float64
	Deck      *stats.Group
	Objective *stats.Group // nil: none
	// Actors and Issues are those of which it asks.
	Actors, Issues []*stats.Group
	// Gone says that the course asks it no longer.
	Gone bool
}

// An Option is one that a choice offers.
type Option struct {
	ID    string
	Text  string
	Right bool
}

// A Learner is one learner with all answers, in the order in which they were given and
// without those that were taken back.
type Learner struct {
	Name    string // a pseudonym, or the name that the instructor knows
	Group   string // such as a seminar; empty: none
	Answers []Answer
	Flags   []Flag
}

// An Answer is one reply to a question.
type Answer struct {
	Question int       // its place among the questions of the class
	At       time.Time // zero: the clock was wrong, and it is not known
	Day      study.Day // on which it was given
	// Outcome is after second thoughts, Judged before them.
	Outcome, Judged quiz.Outcome
	Score           float64 // share of the parts that were right, 0 to 1, as judged
	Said            string  // the reply in words, in one line
	Parts           []Part
	Sure            fsrs.Confidence
	// Sitting names the sitting of an exam in which it was given; empty: it was given in
	// a drill.
	Sitting string
	// Key is the fingerprint of what was right then. Answers to one question with
	// different keys were judged differently.
	Key string
	// Mixups are what was taken for what in it; empty if it is right.
	Mixups []stats.Mixup
}

// right reports whether the answer was right after second thoughts. A right one that
// the learner called a guess says that it was not known.
func (a *Answer) right() bool { return a.Outcome == quiz.Right }

// overruled reports whether the learner called the answer right although it was judged
// otherwise.
func (a *Answer) overruled() bool { return a.Outcome == quiz.Right && a.Judged != quiz.Right }

// sureAndWrong reports whether the learner was sure of what is not right.
func (a *Answer) sureAndWrong() bool {
	return a.Sure == fsrs.Sure && (a.Outcome == quiz.Wrong || a.Outcome == quiz.Partly)
}

// A Part is one thing that was chosen or typed in an answer.
type Part struct {
	ID    string // what is the same has the same one; of a choice that of the option
	Text  string
	Right bool
}

// A Flag is a note of a learner for the instructor.
type Flag struct {
	Question int // its place among the questions of the class
	Note     string
}

// A Report works out what a class did. It is for one goroutine at a time.
type Report struct {
	Class
	met     [][]met // by question, in the order of the learners
	earlier []int   // by question, how many answers in drills had another key
}

// A met is what one learner did with one question in drills.
type met struct {
	learner       int
	first, latest *Answer // see the words of the package
	answers       int
}

// Of returns the report of a class. The class must not be changed afterwards.
func Of(c Class) *Report {
	r := &Report{Class: c, met: make([][]met, len(c.Questions)), earlier: make([]int, len(c.Questions))}
	for i := range c.Learners {
		l := &c.Learners[i]
		for k := range l.Answers {
			switch a := &l.Answers[k]; {
			case a.Sitting != "":
			case a.Key != c.Questions[a.Question].Key:
				r.earlier[a.Question]++
			default:
				r.add(i, a)
			}
		}
	}
	return r
}

// add counts an answer of a learner. Learners come one after the other.
func (r *Report) add(learner int, a *Answer) {
	list := r.met[a.Question]
	if n := len(list); n == 0 || list[n-1].learner != learner {
		list = append(list, met{learner: learner, first: a})
	}
	m := &list[len(list)-1]
	if m.latest == nil || m.latest.Day != a.Day {
		m.latest = a
	}
	m.answers++
	r.met[a.Question] = list
}

// Answers counts the answers of all learners, those in exams too.
func (r *Report) Answers() (n int) {
	for _, l := range r.Learners {
		n += len(l.Answers)
	}
	return n
}
