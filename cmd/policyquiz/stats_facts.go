package main

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

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
	now     func(id string) string // the whole id that a deck has now
	asked   map[string]quiz.Asked  // by question: as it was last worded
	groups  map[string]*stats.Group
	actors  map[string]actorIndex // by course
	details []quiz.Details        // of the entries of the history
	mixups  *mixups
}

// learner gathers all that is known of a learner and the questions that were asked for.
func (p *program) learner(s *studies) (stats.Learner, error) {
	details, err := s.log.AllDetails()
	if err != nil {
		return stats.Learner{}, err
	}
	f := facts{studies: s, now: s.NowDeck(), groups: map[string]*stats.Group{}, actors: map[string]actorIndex{}, details: details}
	f.read()
	f.mixups = newMixups(&f)
	l := stats.Learner{
		Memories: s.memories, Questions: f.questions(), Now: p.now(),
		Took:     func(e *quiz.Entry) time.Duration { return f.detailsOf(e).Took },
		Confused: f.mixups.of,
	}
	l.Pace, _ = study.Pace(latestTimes(s))
	return l, nil
}

// detailsOf finds the details of an entry. Entries lie in the order of the file.
func (f *facts) detailsOf(e *quiz.Entry) *quiz.Details {
	i, ok := slices.BinarySearchFunc(f.log.Entries(), e.Line.From, func(e quiz.Entry, from int64) int { return int(e.Line.From - from) })
	if !ok {
		return &quiz.Details{}
	}
	return &f.details[i]
}

// read reads how each question was last worded.
func (f *facts) read() {
	latest := map[string]string{} // the fingerprint of the wording, by question
	for _, e := range f.memories.Entries() {
		if e.Review != nil {
			latest[f.memories.Question(e)] = e.Review.Asked
		}
	}
	ids := make([]string, 0, len(latest))
	for id := range latest {
		ids = append(ids, id)
	}
	words := make([]quiz.Asked, len(ids))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := len(ids) * w / workers; i < len(ids)*(w+1)/workers; i++ {
				words[i], _ = f.log.Asked(latest[ids[i]]) // without its words a question still counts
			}
		})
	}
	wait.Wait()
	f.asked = make(map[string]quiz.Asked, len(ids))
	for i, id := range ids {
		f.asked[id] = words[i]
	}
}

// questions lists the questions that were asked for, and those that the history has of
// the same decks and that are there no longer.
func (f *facts) questions() []stats.Question {
	list := make([]stats.Question, 0, len(f.refs))
	listed := make(map[string]bool, len(f.refs))
	exam := map[string]bool{}
	for _, d := range f.decks {
		exam[d.WholeID()] = d.Exam
	}
	for i := range f.refs {
		r := &f.refs[i]
		if listed[r.ID] {
			continue
		}
		listed[r.ID] = true
		q := stats.Question{Ref: *r, Gone: exam[r.Deck], Deck: f.group(r.Deck, f.title)}
		if r.Objective != "" {
			q.Objective = f.group(r.Deck+"/"+r.Objective, func(string) string { return f.objective(r) })
		}
		if a, met := f.asked[r.ID]; met {
			f.describe(&q, a)
		}
		list = append(list, q)
	}
	var gone []stats.Question
	for id, a := range f.asked {
		if deck := f.now(a.Deck); !listed[id] && f.wantsDeck(deck) {
			q := stats.Question{Ref: quiz.Ref{ID: id, Deck: deck}, Kind: a.Kind, Gone: true, Deck: f.group(deck, f.title)}
			gone = append(gone, q)
		}
	}
	slices.SortFunc(gone, func(a, b stats.Question) int { return strings.Compare(a.Ref.ID, b.Ref.ID) })
	return append(list, gone...)
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

// describe adds what the words of a question say: its kind, the actors that it or its
// answer names, and the issues that it is about.
func (f *facts) describe(q *stats.Question, a quiz.Asked) {
	q.Kind, q.Stem = a.Kind, a.Stem
	course := courseOf(q.Ref.ID)
	text := a.Stem + " " + a.Body + " " + strings.Join(a.Answer(), " ")
	for _, actor := range f.actorsOf(course).in(text) {
		q.Actors = append(q.Actors, f.group(course+"/actor/"+actor.ID, func(string) string { return actor.Name }))
	}
	for _, issue := range issuesOf(q.Ref.ID, &a) {
		if claim, ok := f.claim(course, issue); ok {
			q.Issues = append(q.Issues, f.group(course+"/issue/"+issue, func(string) string { return claim }))
		}
	}
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

// An actorIndex finds actors by the last word of each of their names.
type actorIndex struct {
	actors []seed.Actor
	last   map[string][]nameOf
}

// A nameOf is a name of an actor.
type nameOf struct {
	actor int // its place
	name  string
}

// actorsOf returns the index of a course's actors.
func (f *facts) actorsOf(course string) *actorIndex {
	if x, ok := f.actors[course]; ok {
		return &x
	}
	x := actorIndex{last: map[string][]nameOf{}}
	if c, err := f.Course(course); err == nil {
		seeds, _ := c.Seeds()
		for _, id := range seeds {
			actors, _ := c.Actors(id)
			for _, a := range actors {
				x.add(a)
			}
		}
	}
	f.actors[course] = x
	return &x
}

// add adds an actor, unless it is there.
func (x *actorIndex) add(a seed.Actor) {
	if slices.ContainsFunc(x.actors, func(other seed.Actor) bool { return other.ID == a.ID }) {
		return
	}
	for _, name := range append([]string{a.Name, a.InStem()}, a.Also...) {
		if words := wordsIn(name); len(words) > 0 {
			last := words[len(words)-1]
			x.last[last] = append(x.last[last], nameOf{len(x.actors), name})
		}
	}
	x.actors = append(x.actors, a)
}

// in lists the actors that a text names, in the order of the course.
func (x *actorIndex) in(text string) (found []seed.Actor) {
	if len(x.actors) == 0 {
		return nil
	}
	named := map[int]bool{}
	for _, word := range wordsIn(text) {
		for _, n := range x.last[word] {
			if !named[n.actor] && seed.Mentions(text, n.name) {
				named[n.actor] = true
			}
		}
	}
	for i, a := range x.actors {
		if named[i] {
			found = append(found, a)
		}
	}
	return found
}

// wordsIn lists the words of a text in lower case.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
