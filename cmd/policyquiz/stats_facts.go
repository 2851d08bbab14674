package main

import (
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/study"
	"policyquiz/quiz/workers"
)

// This file gathers what package stats wants to know of a learner's questions. Courses
// have many more questions than a learner has met, and to make one takes time. So what
// is not in the course's index is taken from the words that the history keeps.

// A facts gathers facts.
type facts struct {
	*studies
	listed []listed
	places []int32         // the place in listed of the question of each entry, none if it has none
	exams  map[string]bool // the decks that are exams
	groups map[string]*stats.Group
	actors map[string]*actorIndex // by course, of those that have seeds
	kinds  map[string]bool        // the names of all kinds
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
func (p *program) learner(s *studies) stats.Learner {
	f := facts{studies: s, kinds: map[string]bool{}, groups: map[string]*stats.Group{}, actors: map[string]*actorIndex{}, exams: map[string]bool{}}
	for _, k := range allKinds() {
		f.kinds[k.Name()] = true
	}
	for _, c := range s.Courses {
		if seeds, _ := c.Seeds(); len(seeds) > 0 {
			f.actors[c.ID] = f.actorsOf(c)
		}
	}
	for _, d := range s.decks {
		f.exams[d.WholeID()] = d.Exam
	}
	f.gather()
	l := stats.Learner{
		Memories: s.memories, Questions: f.describe(), Places: f.places, Now: p.now(),
		Confused: newMixups(&f).of,
		Stem: func(asked string) string {
			a, _ := s.log.Asked(asked)
			return a.Stem
		},
	}
	l.Pace, _ = study.Pace(latestTimes(s))
	return l
}

// gather lists the questions that were asked for, and those that the history has beside
// them. It notes how each was last worded.
func (f *facts) gather() {
	index := make(map[string]int32, len(f.refs))
	f.listed = make([]listed, 0, len(f.refs))
	list := func(id string, q listed) int32 {
		i, twice := index[id]
		if !twice {
			i = int32(len(f.listed))
			index[id] = i
			f.listed = append(f.listed, q)
		}
		return i
	}
	for i := range f.refs {
		list(f.refs[i].ID, listed{ref: &f.refs[i]})
	}
	entries := f.memories.Entries()
	f.places = make([]int32, len(entries))
	for i, e := range entries {
		f.places[i] = none
		if e.Review == nil {
			continue
		}
		id := f.memories.Question(e)
		at, known := index[id]
		if !known {
			at = list(id, listed{ref: &quiz.Ref{ID: id}, gone: true})
		}
		f.places[i] = at
		f.listed[at].print = e.Review.Asked
	}
}

// describe makes questions of what was gathered, on all processors.
func (f *facts) describe() []stats.Question {
	list := make([]stats.Question, len(f.listed))
	decks := make([]string, len(f.listed)) // of those that are gone
	issues := make([][]string, len(f.listed))
	workers.Each(len(list), 64, func(i int) {
		at := &f.listed[i]
		list[i] = stats.Question{ID: at.ref.ID, Gone: at.gone, Asked: at.print}
		if at.print != "" {
			decks[i], issues[i] = f.wording(&list[i])
		}
	})
	now := f.NowDeck()
	kept := list[:0]
	moved := make([]int32, len(list)) // where each of them is among those that are kept
	for i := range list {
		q, ref := &list[i], f.listed[i].ref
		moved[i] = none
		if q.Gone {
			if ref.Deck = now(decks[i]); !f.wantsDeck(ref.Deck) {
				continue
			}
		}
		f.place(q, ref, issues[i])
		moved[i] = int32(len(kept))
		kept = append(kept, *q)
	}
	for i, at := range f.places {
		if at != none {
			f.places[i] = moved[at]
		}
	}
	return kept
}

// wording notes what the latest wording of a question says, and returns its deck and the
// issues of which it asks, if anybody wants to know. Several goroutines may call it.
func (f *facts) wording(q *stats.Question) (deck string, issues []string) {
	actors := f.actors[courseOf(q.ID)]
	if actors == nil && !q.Gone { // to read the words of 100,000 takes a quarter of a second
		if q.Kind = f.log.Kind(q.Asked); f.kinds[q.Kind] {
			return "", nil
		}
	}
	a, _ := f.log.Asked(q.Asked) // without its words a question still counts
	q.Kind = a.Kind
	if actors != nil && len(actors.names) > 0 {
		q.Actors = actors.in(a.Stem + " " + a.Body + " " + strings.Join(a.Answer(), " "))
	}
	return a.Deck, issuesOf(q.ID, &a)
}

// place puts a question into its deck, its objective and its issues. What an exam asks is
// neither due nor to be mastered.
func (f *facts) place(q *stats.Question, r *quiz.Ref, issues []string) {
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
