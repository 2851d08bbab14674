package main

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/study"
)

// This file gathers what package stats wants to know of a learner's questions. Courses
// have many more questions than a learner has met, and to make one takes time. So what
// is not in the course's index is taken from the words that the history keeps.

// A facts gathers facts.
type facts struct {
	*studies
	index   map[string]int32 // the place of each question in listed, by its id, and then among the questions
	listed  []listed
	exams   map[string]bool // the decks that are exams
	groups  map[string]*stats.Group
	actors  map[string]*actorIndex // by course
	entries []quiz.Entry           // of the history
	details []quiz.Details         // of these
	near    int                    // the place of the entry whose details were asked for last
}

// A listed is a question that was asked for, or that only the history has.
type listed struct {
	ref   *quiz.Ref
	print string // of its latest wording; empty: it was never answered
	gone  bool
}

// none is the place of a question whose figures are not wanted.
const none = -1

// learner gathers all that is known of a learner and the questions that were asked for.
func (p *program) learner(s *studies) (stats.Learner, error) {
	f := facts{studies: s, groups: map[string]*stats.Group{}, actors: map[string]*actorIndex{}, exams: map[string]bool{}, entries: s.log.Entries()}
	read := make(chan error, 1)
	go func() {
		var err error
		f.details, err = s.log.AllDetails()
		read <- err
	}()
	for _, c := range s.Courses {
		f.actors[c.ID] = f.actorsOf(c)
	}
	for _, d := range s.decks {
		f.exams[d.WholeID()] = d.Exam
	}
	f.gather()
	if err := <-read; err != nil {
		return stats.Learner{}, err
	}
	l := stats.Learner{
		Memories: s.memories, Questions: f.describe(), Now: p.now(),
		Place: func(id string) (int32, bool) {
			i, ok := f.index[id]
			return i, ok && i != none
		},
		Took:     func(e *quiz.Entry) time.Duration { return f.detailsOf(e).Took },
		Confused: newMixups(&f).of,
	}
	l.Pace, _ = study.Pace(latestTimes(s))
	return l, nil
}

// detailsOf finds the details of an entry. Entries lie in the order of the file, and are
// mostly asked for in that order.
func (f *facts) detailsOf(e *quiz.Entry) *quiz.Details {
	for i := f.near; i < min(f.near+3, len(f.entries)); i++ {
		if &f.entries[i] == e {
			f.near = i
			return &f.details[i]
		}
	}
	i, ok := slices.BinarySearchFunc(f.entries, e.Line.From, func(e quiz.Entry, from int64) int { return cmp.Compare(e.Line.From, from) })
	if !ok {
		return &quiz.Details{}
	}
	f.near = i
	return &f.details[i]
}

// gather lists the questions that were asked for, and those that the history has beside
// them. It notes how each was last worded.
func (f *facts) gather() {
	f.index = make(map[string]int32, len(f.refs))
	for i := range f.refs {
		if _, twice := f.index[f.refs[i].ID]; !twice {
			f.index[f.refs[i].ID] = int32(len(f.listed))
			f.listed = append(f.listed, listed{ref: &f.refs[i]})
		}
	}
	for _, e := range f.memories.Entries() {
		if e.Review == nil {
			continue
		}
		id := f.memories.Question(e)
		i, known := f.index[id]
		if !known {
			i = int32(len(f.listed))
			f.index[id] = i
			f.listed = append(f.listed, listed{ref: &quiz.Ref{ID: id}, gone: true})
		}
		f.listed[i].print = e.Review.Asked
	}
}

// describe makes questions of what was gathered, on all processors.
func (f *facts) describe() []stats.Question {
	list := make([]stats.Question, len(f.listed))
	decks := make([]string, len(f.listed)) // of those that are gone
	issues := make([][]string, len(f.listed))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := len(list) * w / workers; i < len(list)*(w+1)/workers; i++ {
				at, q := &f.listed[i], &list[i]
				q.Ref, q.Gone = *at.ref, at.gone
				if at.print == "" {
					continue
				}
				a := f.wording(at.print, q)
				decks[i], issues[i] = a.Deck, issuesOf(q.Ref.ID, &a)
			}
		})
	}
	wait.Wait()
	now := f.NowDeck()
	kept := list[:0]
	for i := range list {
		q := &list[i]
		if q.Gone {
			q.Ref.Deck = now(decks[i])
			if !f.wantsDeck(q.Ref.Deck) {
				f.index[q.Ref.ID] = none
				continue
			}
		}
		f.place(q, issues[i])
		f.index[q.Ref.ID] = int32(len(kept))
		kept = append(kept, *q)
	}
	return kept
}

// wording reads how a question was last worded, and notes what its words say. Several
// goroutines may call it.
func (f *facts) wording(print string, q *stats.Question) quiz.Asked {
	a, _ := f.log.Asked(print) // without its words a question still counts
	q.Kind, q.Stem = a.Kind, a.Stem
	if x := f.actors[courseOf(q.Ref.ID)]; x != nil && len(x.names) > 0 {
		q.Actors = x.in(a.Stem + " " + a.Body + " " + strings.Join(a.Answer(), " "))
	}
	return a
}

// place puts a question into its deck, its objective and its issues. What an exam asks is
// neither due nor to be mastered.
func (f *facts) place(q *stats.Question, issues []string) {
	r := &q.Ref
	q.Gone = q.Gone || f.exams[r.Deck]
	q.Deck = f.group(r.Deck, f.title)
	if r.Objective != "" {
		q.Objective = f.group(r.Deck+"/"+r.Objective, func(string) string { return f.objective(r) })
	}
	course := courseOf(r.ID)
	for _, issue := range issues {
		if claim, ok := f.claim(course, issue); ok {
			q.Issues = append(q.Issues, f.group(course+"/issue/"+issue, func(string) string { return claim }))
		}
	}
}

// wantsDeck reports whether the answers to what a deck had are asked for: of any deck of
// the open courses, or of those that were named.
func (f *facts) wantsDeck(deck string) bool {
	if !f.named {
		_, err := f.Course(courseOf(deck))
		return err == nil
	}
	for _, d := range f.decks {
		if d.WholeID() == deck {
			return true
		}
	}
	return false
}

// group returns the group with an id, and makes it with a name if there is none.
func (f *facts) group(id string, name func(string) string) *stats.Group {
	g := f.groups[id]
	if g == nil {
		g = &stats.Group{ID: shortID(f.Library, id), Name: name(id)}
		f.groups[id] = g
	}
	return g
}

// objective is an objective in the words of its deck.
func (f *facts) objective(r *quiz.Ref) string {
	if d, err := f.Deck(r.Deck); err == nil && d.Objectives[r.Objective] != "" {
		return d.Objectives[r.Objective]
	}
	return r.Objective
}

// issuesOf lists the issues of which a drawn question asks. The id of a stance is
// issue/actor: it is a part of the question's own id, or the id of an option.
func issuesOf(id string, a *quiz.Asked) (issues []string) {
	if parts := strings.Split(id, "/"); len(parts) == 6 && parts[2] == string(seed.Stances) {
		return []string{parts[3]}
	}
	for _, o := range a.Options {
		if issue, _, ok := strings.Cut(o.ID, "/"); ok && !slices.Contains(issues, issue) {
			issues = append(issues, issue)
		}
	}
	return issues
}

// claim is the claim of an issue. Issues are shared, so any seed will do.
func (f *facts) claim(course, issue string) (string, bool) {
	c, err := f.Course(course)
	if err != nil {
		return "", false
	}
	seeds, _ := c.Seeds()
	for _, id := range seeds {
		if i, err := c.Issue(id, issue); err == nil {
			return i.Claim, true
		}
	}
	return "", false
}
