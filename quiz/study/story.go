package study

import (
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// An Answer is one answer in the story of a question: what it was worth and what it
// did to the memory.
type Answer struct {
	// Entry holds the review. It must not be changed.
	Entry *quiz.Entry
	// Day is the day on which the answer counts as given.
	Day Day
	// FirstOfDay reports whether no answer to the question was given earlier that day.
	FirstOfDay bool
	// Grade and Outcome are those after second thoughts.
	Grade   quiz.Grade
	Outcome quiz.Outcome
	// Evidence says how far a right answer could be a guess.
	Evidence fsrs.Evidence
	// Counts reports whether the right answer was then what it is now. If not, the
	// answer changed no memory, and Before is After.
	Counts bool
	// Before is the memory just before the answer. Its Reviews is 0 if no earlier
	// answer counts; then nothing was predicted.
	Before Memory
	// Recall is the probability of recall just before the answer, 0 to 1. If nothing
	// was predicted it is [fsrs.FirstPrior], with which a first answer is weighed.
	Recall float64
	// After is the memory just after the answer.
	After Memory
}

// Knew is the probability, 0 to 1, that the learner knew what was answered, if the
// answer was right. It is the weight of the answer as evidence.
func (a *Answer) Knew() float64 { return a.Evidence.Knew(a.Recall) }

// Predicted is the probability, 0 to 1, that the answer is right, as it was just
// before: recall, or a lucky guess. Ok is false if nothing was predicted.
func (a *Answer) Predicted() (p float64, ok bool) {
	return a.Evidence.Predicted(a.Recall), a.Before.Reviews > 0
}

// An Other is an answer to a question of which no memory is made: it was taken back, or
// given in an exam or for practice.
type Other struct {
	// Entry holds the review. It must not be changed.
	Entry *quiz.Entry
	// Day is the day on which the answer counts as given.
	Day Day
	// Grade and Outcome are those after second thoughts.
	Grade   quiz.Grade
	Outcome quiz.Outcome
	// Undone reports whether the answer was taken back.
	Undone bool
}

// Others returns the answers to a question that its story leaves out, in the order of
// the replay. It looks at the whole history.
func (ms *Memories) Others(question string) (list []Other) {
	for _, e := range ms.Entries() {
		ms.work++
		if e.Review == nil || ms.history.question(e) != question {
			continue
		}
		o := Other{Entry: e, Day: ms.dayOf(e), Undone: ms.Undone(e.ID)}
		if o.Undone || !e.Review.Counts() {
			o.Grade, o.Outcome = ms.Amended(e)
			list = append(list, o)
		}
	}
	return list
}

// Story returns the answers to a question in the order of the replay, without those
// that were taken back and those given in an exam or for practice. It is empty if
// there are none.
func (ms *Memories) Story(question string) []Answer {
	ms.settle()
	story := ms.AppendStory(nil, question)
	ms.work += len(story)
	return story
}

// AppendStory appends the story of a question; see [Memories.Story]. Several goroutines
// may call it at a time, behind a call of any other method and while there is no other.
func (ms *Memories) AppendStory(story []Answer, question string) []Answer {
	r := ms.records[question]
	if r == nil || len(r.steps) == 0 {
		return story
	}
	story = slices.Grow(story, len(r.steps))
	same := ms.comparison(r)
	m := Memory{First: r.steps[0].day, Due: r.steps[0].day}
	for i := range r.steps {
		s := &r.steps[i]
		a := Answer{Entry: s.entry, Day: s.day, FirstOfDay: r.firstOfDay(i), Evidence: s.evidence, Before: m, Recall: fsrs.FirstPrior}
		a.Grade, a.Outcome = ms.Amended(s.entry)
		if m.Reviews > 0 {
			a.Recall = ms.Recall(m, s.day)
		}
		m.TextPrint = s.entry.Review.TextPrint
		if r.lapses(i) {
			m.Lapses++
		}
		if a.Counts = same.counts(s); a.Counts {
			ms.advance(&m, s)
			m.Due = ms.Schedule.due(m.State, m.Last)
		}
		a.After = m
		story = append(story, a)
	}
	return story
}

// Would returns what another grade would have done in the place of an answer: the
// state after it, and the day on which the question would have been due.
func (ms *Memories) Would(a *Answer, g quiz.Grade) (fsrs.State, Day) {
	state := ms.next(&a.Before, a.Day, g, a.Evidence)
	return state, ms.Schedule.due(state, a.Day)
}
