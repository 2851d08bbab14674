package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/plan"
	"policyquiz/quiz/study"
)

// This file keeps the plan that a learner has adopted, and follows it. Only what the plan
// is made from is kept, in a file beside the history: what to do is worked out each time
// from the memories as they then are.

// planSuffix is what the name of a plan's file has behind that of the history.
const planSuffix = ".plan.toml"

// planFile is the path of the learner's plan.
func (p *program) planFile() (string, error) {
	file, err := p.historyFile(p.state, p.as)
	return file + planSuffix, err
}

// adopted reads the plan that the learner has adopted. Ok is false if there is none.
func (p *program) adopted() (a deckfile.Adopted, ok bool, err error) {
	file, err := p.planFile()
	if err != nil {
		return deckfile.Adopted{}, false, err
	}
	return deckfile.ReadAdopted(os.DirFS(filepath.Dir(file)), filepath.Base(file), file)
}

// adopt keeps a plan in the place of the one before.
func (p *program) adopt(a deckfile.Adopted) error {
	file, err := p.planFile()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("making the folder %s: %w", filepath.Dir(file), unwrapPath(err))
	}
	draft, err := newDraft(file, []byte(a.Text()), 0o600)
	if err != nil {
		return err
	}
	return draft.keep()
}

// dropPlan ends the plan. It reports whether there was one.
func (p *program) dropPlan() (dropped bool, err error) {
	file, err := p.planFile()
	if err != nil {
		return false, err
	}
	err = os.Remove(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("removing %s: %w", file, unwrapPath(err))
	}
	return true, nil
}

// saidAfter is for how many days after the exam a learner is told that the plan has
// ended.
const saidAfter = 14

// A following is an adopted plan as it is followed today.
type following struct {
	deckfile.Adopted
	refs  []quiz.Ref // of the plan
	task  *planning
	today plan.Today
	fresh int // how many new questions there are today, which siblings and what they come after may keep back
}

// follow works out what the adopted plan has for today. It returns nil if there is none,
// or if it does not apply today; why says so, and may be empty. A plan that cannot be
// read is told of, and not followed.
func (s *studies) follow(p *program) (f *following, why string) {
	a, ok, err := p.adopted()
	if err != nil {
		complain(p.env, err)
	}
	if !ok {
		return nil, ""
	}
	now := p.now()
	exam := studyDay(a.Exam)
	switch left := int(exam - s.memories.DayOf(now)); {
	case left == 0:
		return nil, fmt.Sprintf("The exam of your plan is today, %s. policyquiz drill --cram practises anything.", a.Exam)
	case left < -saidAfter:
		return nil, ""
	case left < 0:
		return nil, fmt.Sprintf("Your plan until %s has ended, and the ordinary schedule is back. policyquiz plan --drop puts the plan away.", a.Exam)
	}
	refs, gone := s.plannedRefs(a)
	if len(refs) == 0 {
		return nil, fmt.Sprintf("Your plan until %s is not followed: none of its decks is open (%s).", a.Exam, listOf(append(a.Courses, a.Decks...)))
	}
	if len(gone) > 0 {
		fmt.Fprintf(p.err, "policyquiz: left out of your plan until %s, because it is not open: %s\n\thint: policyquiz plan --exam %[1]s --adopt makes a plan of what is open\n", a.Exam, listOf(gone))
	}
	return s.followed(a, refs, now), ""
}

// followed works out what a plan of some questions has for today.
func (s *studies) followed(a deckfile.Adopted, refs []quiz.Ref, now time.Time) *following {
	f := &following{Adopted: a, refs: refs, task: s.planning(refs, studyDay(a.Exam), a.Minutes, now)}
	f.today, _ = plan.MakeToday(context.Background(), f.task.Task, f.task.lots()) // nothing ends that context
	f.fresh = s.memories.Outlook(f.task.refs, now, s.memories.Introduced(f.task.today)+f.today.New).New
	return f
}

// besidePlan says, to whoever names a deck of the plan that was adopted, that the drill does
// not follow it. Otherwise it is empty.
func (s *studies) besidePlan(p *program) string {
	a, ok, err := p.adopted()
	if !ok || err != nil || studyDay(a.Exam) <= s.memories.DayOf(p.now()) {
		return ""
	}
	ofPlan := func(d deckfile.Shelf) bool {
		return slices.Contains(a.Decks, d.WholeID()) || slices.Contains(a.Courses, d.Course.ID)
	}
	if !slices.ContainsFunc(s.decks, ofPlan) {
		return ""
	}
	return fmt.Sprintf("This is beside your plan until %s: what you name comes by the ordinary schedule. policyquiz drill without a name follows the plan.", a.Exam)
}

// plannedRefs returns the questions of a plan, and what of it is not open.
func (s *selection) plannedRefs(a deckfile.Adopted) (refs []quiz.Ref, gone []string) {
	now := s.NowDeck()
	wanted := map[string]bool{} // by deck
	for _, id := range a.Decks {
		id = now(id)
		if !slices.ContainsFunc(s.decks, func(d deckfile.Shelf) bool { return d.WholeID() == id }) {
			gone = append(gone, id)
		}
		wanted[id] = true
	}
	for _, id := range a.Courses {
		c, err := s.Library.Course(id)
		if err != nil {
			gone = append(gone, id)
			continue
		}
		for _, d := range s.decks {
			if d.Course == c {
				wanted[d.WholeID()] = true
			}
		}
	}
	for _, r := range s.scheduled() {
		if wanted[r.Deck] {
			refs = append(refs, r)
		}
	}
	return refs, gone
}

// limits returns what a drill asks that follows the plan.
func (f *following) limits(s *studies, l study.Limits) study.Limits {
	l.Planned, l.Review = true, f.task.review(f.today)
	l.New = s.memories.Introduced(f.task.today) + f.today.New
	return l
}

// left is how many questions there are to ask.
func (f *following) left() int { return len(f.today.Review) + f.fresh }

// notice says in a line what today's part of the plan is.
func (f *following) notice() string {
	return fmt.Sprintf("Your plan until %s: today %s.", f.Exam, f.amount())
}

// amount says how much there is to ask, and how long it takes.
func (f *following) amount() string {
	return fmt.Sprintf("%d to review and %d new, about %s", len(f.today.Review), f.fresh, minutesOf(f.task.minutes(f.today.Answers)))
}

// leftNow says what is left today of the plan after answers. The plan is made anew, so
// that it is what policyquiz due says next.
func (f *following) leftNow(s *studies, now time.Time) string {
	switch f := s.followed(f.Adopted, f.refs, now); {
	case studyDay(f.Exam) <= s.memories.DayOf(now): // a drill over midnight
		return "policyquiz plan shows what comes."
	case f.left() == 0:
		return "That was today's part of your plan; policyquiz plan shows what comes."
	default:
		return fmt.Sprintf("Left today of your plan until %s: %s.", f.Exam, f.amount())
	}
}

// done says that nothing of today's part is left.
func (f *following) done() string {
	text := fmt.Sprintf("Nothing is left of today's part of your plan until %s.", f.Exam)
	if f.task.Spent >= f.task.Minutes {
		text = fmt.Sprintf("The time that your plan until %s has for today is used up (%s).", f.Exam, minutesOf(float64(f.Minutes)))
	}
	return text + " policyquiz drill --cram practises on; policyquiz plan shows what comes."
}

// studyDay is the study day of a date, YYYY-MM-DD.
func studyDay(date string) study.Day {
	at, _ := time.Parse(time.DateOnly, date) // it was checked when it was read
	return study.DayOf(at, 0)
}
