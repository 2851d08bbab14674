package main

import (
	"math/rand/v2"
	"slices"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/plan"
	"policyquiz/quiz/study"
)

// This file turns what a learner remembers into a task for package plan.

// usualPace is how long an answer is taken to need as long as a learner's own pace is
// not known.
const usualPace = 15 * time.Second

// A planning is a task with the questions that it speaks of.
type planning struct {
	*plan.Task
	refs  []quiz.Ref // of Task.Questions
	today study.Day
	paced bool // whether the learner's own pace is known
	left  int  // how many questions are left out, suspended or resting
}

// planning makes a task of questions, for an exam on a day after today.
func (s *studies) planning(refs []quiz.Ref, exam study.Day, minutes int, now time.Time) *planning {
	ms := s.memories
	t := &planning{today: ms.DayOf(now), Task: &plan.Task{
		Model:    ms.Schedule.Model,
		Minutes:  time.Duration(minutes) * time.Minute,
		Each:     usualPace,
		Ordinary: plan.Ordinary{Retention: ms.Schedule.Retention, Longest: ms.Schedule.Longest, New: s.settings.New},
	}}
	t.Days = int(exam - t.today)
	if each, ok := study.Pace(latestTimes(s)); ok {
		t.Each, t.paced = each, true
	}
	t.add(s, refs)
	t.Spent = time.Duration(s.answersOn(t.today, t.refs)) * t.Each
	return t
}

// add adds questions to a planning, each once and without those that are not asked.
func (t *planning) add(s *studies, refs []quiz.Ref) {
	known := make(map[string]bool, len(refs))
	var unseen []int
	for _, r := range refs {
		if known[r.ID] {
			continue
		}
		known[r.ID] = true
		if s.memories.Suspended(r.ID) || s.memories.Rests(r.ID) {
			t.left++
			continue
		}
		m, ok := s.memories.Of(r.ID)
		if !ok {
			unseen = append(unseen, len(t.refs))
		}
		t.refs = append(t.refs, r)
		t.Questions = append(t.Questions, t.question(m, ok, s.memories.Skipped(r.ID, t.today)))
	}
	t.guessChances(s, unseen)
}

// question is what package plan is told of a question. A question of which no review
// counts, because it was corrected, is one that is not remembered.
func (t *planning) question(m study.Memory, seen, skipped bool) plan.Question {
	switch {
	case !seen:
		return plan.Question{}
	case m.Reviews == 0:
		lost := fsrs.State{Stability: fsrs.MinStability, Difficulty: t.Model.First(fsrs.Again).Difficulty}
		return plan.Question{State: lost, Reviewed: 1, Away: skipped}
	}
	reviewed := max(0, int(t.today-m.Last))
	return plan.Question{State: m.State, Reviewed: reviewed, Chance: m.Chance, Away: skipped || reviewed == 0}
}

// mostChances is of how many questions that were never answered the chance is looked up:
// each must be made for that. The others take the chance of the one before.
const mostChances = 200

// guessChances notes how likely unseen questions are guessed right.
func (t *planning) guessChances(s *studies, unseen []int) {
	step := (len(unseen) + mostChances - 1) / mostChances
	chance := 0.0
	for n, i := range unseen {
		if n%step == 0 {
			if q, err := s.Question(t.refs[i]); err == nil && q.Kind != nil {
				chance = q.Kind.Chance()
			}
		}
		t.Questions[i].Chance = chance
	}
}

// answersOn counts the answers to questions on a day, those that count and were not taken
// back.
func (s *studies) answersOn(day study.Day, refs []quiz.Ref) (n int) {
	of := map[string]bool{}
	for _, e := range slices.Backward(s.memories.Entries()) {
		if e.Review == nil || !e.Review.Counts() || s.memories.Undone(e.ID) {
			continue
		}
		if s.memories.DayOf(e.At) < day {
			break
		}
		if len(of) == 0 {
			for _, r := range refs {
				of[r.ID] = true
			}
		}
		if of[s.memories.Question(e)] {
			n++
		}
	}
	return n
}

// lots decide what imagined learners recall. They are the same all day, so that a plan
// that is shown twice is the same.
func (t *planning) lots() *rand.Rand { return rand.New(rand.NewPCG(1, uint64(t.today))) }

// minutes is how long so many answers take, in minutes.
func (t *planning) minutes(answers float64) float64 { return answers * t.Each.Minutes() }

// review lists the questions to review today.
func (t *planning) review(today plan.Today) []quiz.Ref {
	list := make([]quiz.Ref, len(today.Review))
	for n, i := range today.Review {
		list[n] = t.refs[i]
	}
	return list
}
