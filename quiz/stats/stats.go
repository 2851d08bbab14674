package stats

import (
	"slices"
	"sync"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
	"policyquiz/quiz/workers"
)

// A Group is what questions have in common: a deck, an objective, an actor or an
// issue. Two questions are of one group if they point to the same Group.
type Group struct {
	ID   string
	Name string // for readers
}

// A Question is what there is to know of a question.
type Question struct {
	ID        string // whole
	Kind      string // the name of its kind; empty: not known
	Asked     string // the fingerprint of its latest wording; empty: it was never answered
	Deck      *Group
	Objective *Group // nil: none
	// Actors and Issues are those of which it asks. A caller may leave them out for
	// questions that were never answered.
	Actors, Issues []*Group
	// Gone says that it is asked no longer. What was answered counts, but the question
	// is neither mastered nor due.
	Gone bool
}

// A Learner is one learner's history with all that is known of the questions in it.
type Learner struct {
	Memories *study.Memories
	// Questions are those whose figures are wanted, each id once.
	Questions []Question
	// Places says of which question among them each of the entries of Memories is, -1 if
	// of none. Nil: it is worked out.
	Places []int32
	Now    time.Time
	// Pace is how long the learner takes for an answer; 0: not known. See [study.Pace].
	Pace time.Duration
	// Confused lists for each of these answers, none of which is right, what was taken for
	// what in it.
	Confused func([]*quiz.Entry) [][]Mixup
	// Stem is the stem of a wording, by its fingerprint; empty if it is not known.
	Stem func(asked string) string
}

// A Stats works out the figures of a learner. It is for one goroutine at a time.
type Stats struct {
	Learner
	Today Day
	given []given         // the answers that were not taken back
	known []*study.Memory // of each question; nil: it was never answered, or is asked no longer
	// Recalled lists the answers that count, which is done once; see recall.
	recalled func() []answer
}

// A given is an answer that was not taken back, also one that was given in an exam or
// for practice.
type given struct {
	entry    *quiz.Entry
	day      Day   // by the clock of then
	question int32 // its place in Questions
}

// Of returns the stats of a learner.
func Of(l Learner) *Stats {
	s := &Stats{Learner: l, Today: Day(l.Memories.DayOf(l.Now)), known: make([]*study.Memory, len(l.Questions))}
	id := func(i int) string { return l.Questions[i].ID }
	l.Memories.OfEach(len(s.known), id, func(i int, m *study.Memory) {
		if !l.Questions[i].Gone {
			s.known[i] = m
		}
	})
	entries := l.Memories.Entries()
	s.recalled = sync.OnceValue(s.recall)
	if s.Places == nil {
		s.Places = placesOf(entries, l)
	}
	s.given = make([]given, 0, len(entries))
	for i, e := range entries {
		if at := s.Places[i]; at >= 0 && e.Review != nil && !l.Memories.Undone(e.ID) {
			// A clock that was ahead does not make a tomorrow.
			s.given = append(s.given, given{e, min(Day(l.Memories.DayOf(e.At)), s.Today), at})
		}
	}
	return s
}

// placesOf says of which question of a learner each entry is.
func placesOf(entries []*quiz.Entry, l Learner) []int32 {
	byID := make(map[string]int32, len(l.Questions))
	for i := range l.Questions {
		byID[l.Questions[i].ID] = int32(i)
	}
	places := make([]int32, len(entries))
	for i, e := range entries {
		at, wanted := byID[l.Memories.Question(e)]
		if !wanted {
			at = -1
		}
		places[i] = at
	}
	return places
}

// Answered reports whether there is any answer at all.
func (s *Stats) Answered() bool { return len(s.given) > 0 }

// An answer is what the figures of retention and calibration need of one.
type answer struct {
	day       Day
	question  int32 // its place in Questions
	right     bool
	sure      fsrs.Confidence
	predicted float64 // 0: it says nothing of memory, see recall
}

// recall lists the answers that count. Predicted is set for those that say how well
// the memory was predicted: the first of a day, to a question that was first met on an
// earlier day, with the same right answer as now.
func (s *Stats) recall() []answer {
	parts := make([][]answer, workers.Most())
	workers.Parts(len(s.Questions), 0, func(n, from, to int) { parts[n] = s.recallOf(from, to) })
	return slices.Concat(parts...)
}

// recallOf lists the answers to a part of the questions, as recall does.
func (s *Stats) recallOf(from, to int) (list []answer) {
	list = make([]answer, 0, to-from) // most have one answer or more
	var story []study.Answer
	for i := from; i < to; i++ {
		if s.known[i] == nil && !s.Questions[i].Gone {
			continue
		}
		story = s.Memories.AppendStory(story[:0], s.Questions[i].ID)
		for k := range story {
			a := &story[k]
			one := answer{day: Day(a.Day), question: int32(i), right: wasRight(a), sure: a.Evidence.Confidence}
			if p, ok := a.Predicted(); ok && a.Counts && a.FirstOfDay {
				one.predicted = p
			}
			list = append(list, one)
		}
	}
	return list
}

// wasRight reports whether an answer was right. One that the learner then called a
// guess was right all the same: what was predicted is that it is right, by knowledge or
// by luck.
func wasRight(a *study.Answer) bool {
	return a.Outcome == quiz.Right || a.Entry.Review.Outcome == quiz.Right
}
