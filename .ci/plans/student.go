package main

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/plan"
)

// model is what the program believes of all learners.
var model = func() fsrs.Model {
	m, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		panic(err) // the defaults are within their bounds
	}
	return m
}()

// usual is the ordinary schedule of a learner without settings.
var usual = plan.Ordinary{Retention: 0.9, Longest: fsrs.MaxStability, New: 10}

// A student practises. What is remembered is one thing, and what the program believes
// another.
type student struct {
	truth
	lots    *rand.Rand
	each    time.Duration   // an answer takes
	believe []plan.Question // as of the day of the latest review
	last    []int           // the day of the latest review
}

// newStudent returns the learner of a number, who has not begun.
func newStudent(m memory, n int, number uint64) *student {
	lots := rand.New(rand.NewPCG(number, 7))
	s := &student{lots: lots, believe: make([]plan.Question, n), last: make([]int, n)}
	s.each = 8*time.Second + time.Duration(17*lots.Float64()*float64(time.Second))
	for i := range s.believe {
		s.believe[i].Chance = []float64{0, 0.25, 0.25, 0.5}[i%4]
	}
	s.truth = m.make(lots, n)
	return s
}

// sit lets the student practise by a policy, and returns the mean true recall on the
// day of the exam.
func (s *student) sit(p policy, days int, minutes time.Duration) float64 {
	for day := range days {
		at := float64(day)
		for _, item := range p.day(s, day, days, minutes) {
			if at+s.each.Hours()/48 >= float64(day)+minutes.Hours()/24 {
				break
			}
			s.answer(item, day, &at)
		}
	}
	sum := 0.
	for i := range s.believe {
		sum += s.recall(i, float64(days))
	}
	return sum / float64(len(s.believe))
}

// answer lets the student answer an item until it is right, or has been missed so often
// that it is left for the day.
func (s *student) answer(item, day int, at *float64) {
	const tries = 4
	for range tries {
		recalled := s.lots.Float64() < s.recall(item, *at)
		right := recalled || s.lots.Float64() < s.believe[item].Chance
		s.study(item, *at, recalled)
		s.note(item, day, right)
		*at += s.each.Hours() / 24
		if right {
			return
		}
	}
}

// note is what the program makes of an answer.
func (s *student) note(item, day int, right bool) {
	grade := fsrs.Again
	if right {
		grade = fsrs.Good
	}
	b := &s.believe[item]
	evidence := fsrs.Evidence{Chance: b.Chance}
	if s.fresh(item) {
		b.State = model.FirstGiven(grade, evidence)
	} else {
		b.State = model.NextGiven(b.State, day-s.last[item], grade, evidence)
	}
	s.last[item] = day
}

// fresh reports whether an item was never answered.
func (s *student) fresh(item int) bool { return s.believe[item].Stability == 0 }

// A policy lists what to do on a day, in order. Who does all of it stops then.
type policy struct {
	name string
	day  func(s *student, day, days int, minutes time.Duration) []int
}

// The policies. The plan and the ordinary schedule are those that are compared.
var policies = []policy{
	{"plan", (*student).planned},
	{"ordinary", func(s *student, day, _ int, _ time.Duration) []int { return s.ordinary(day, usual.New, false) }},
	{"ordinary, time filled", func(s *student, day, _ int, _ time.Duration) []int { return s.ordinary(day, len(s.believe), true) }},
	{"all new, then weakest", func(s *student, day, _ int, _ time.Duration) []int { return append(s.unseen(), s.weakest(day)...) }},
	{"eve", func(s *student, day, days int, minutes time.Duration) []int {
		if day < days-1 {
			return nil
		}
		return s.planned(day, days, minutes)
	}},
}

// task is what there is to plan on a day.
func (s *student) task(day, days int, minutes time.Duration) *plan.Task {
	t := &plan.Task{Model: model, Questions: slices.Clone(s.believe), Days: days - day, Minutes: minutes, Each: s.each, Ordinary: usual}
	for i := range t.Questions {
		t.Questions[i].Reviewed = day - s.last[i]
	}
	return t
}

// planned follows the plan, which is made anew each day.
func (s *student) planned(day, days int, minutes time.Duration) []int {
	today, err := plan.MakeToday(context.Background(), s.task(day, days, minutes), rand.New(rand.NewPCG(3, uint64(day))))
	if err != nil {
		panic(err) // it was not stopped
	}
	unseen := s.unseen()
	return append(today.Review, unseen[:min(today.New, len(unseen))]...)
}

// ordinary lists what is due, lowest recall first, then so many new items. Filled, it
// goes on with what is not due yet.
func (s *student) ordinary(day, fresh int, filled bool) []int {
	due, later := []int{}, []int{}
	for _, i := range s.weakest(day) {
		wait := model.Interval(s.believe[i].Stability, usual.Retention)
		if s.last[i]+fsrs.WholeDays(wait, usual.Longest) <= day {
			due = append(due, i)
		} else {
			later = append(later, i)
		}
	}
	unseen := s.unseen()
	list := append(due, unseen[:min(fresh, len(unseen))]...)
	if filled {
		list = append(list, later...)
	}
	return list
}

// unseen lists the items that were never answered.
func (s *student) unseen() (list []int) {
	for i := range s.believe {
		if s.fresh(i) {
			list = append(list, i)
		}
	}
	return list
}

// weakest lists the items that were answered before this day, lowest recall first, as
// the program believes.
func (s *student) weakest(day int) (list []int) {
	for i := range s.believe {
		if !s.fresh(i) && s.last[i] < day {
			list = append(list, i)
		}
	}
	recall := func(i int) float64 { return model.Recall(float64(day-s.last[i]), s.believe[i].Stability) }
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(recall(a), recall(b)) })
	return list
}

// expected is what the program expects of the plan on the first day, of a learner of the
// mean pace.
func (c cell) expected() string {
	s := newStudent(c.memory, c.questions, 0)
	s.each = 16500 * time.Millisecond
	p, err := plan.Make(context.Background(), s.task(0, c.days, time.Duration(c.minutes)*time.Minute), rand.New(rand.NewPCG(3, 4)), nil)
	if err != nil {
		panic(err) // it was not stopped
	}
	return fmt.Sprintf("%.1f", 100*p.Planned.Recall)
}
