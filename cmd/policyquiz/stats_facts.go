package main

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
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
	met     map[string]int32 // the place in words of each question that was answered, by its id
	words   []wording
	groups  map[string]*stats.Group
	actors  map[string]*actorIndex // by course
	entries []quiz.Entry           // of the history
	details []quiz.Details         // of these
	near    int                    // the place of the entry whose details were asked for last
}

// A wording is a question as it was last worded, with the actors that it names, or its
// answer. It is empty if its words were lost.
type wording struct {
	quiz.Asked
	actors []*stats.Group
}

// learner gathers all that is known of a learner and the questions that were asked for.
func (p *program) learner(s *studies) (stats.Learner, error) {
	details, err := s.log.AllDetails()
	if err != nil {
		return stats.Learner{}, err
	}
	f := facts{studies: s, groups: map[string]*stats.Group{}, actors: map[string]*actorIndex{}, entries: s.log.Entries(), details: details}
	for _, c := range s.Courses {
		f.actors[c.ID] = f.actorsOf(c)
	}
	f.read()
	l := stats.Learner{
		Memories: s.memories, Questions: f.questions(), Now: p.now(),
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

// read reads how each question was last worded, on all processors.
func (f *facts) read() {
	var prints []string // of the wordings
	f.met = make(map[string]int32, len(f.entries)/8)
	for _, e := range f.memories.Entries() {
		if e.Review == nil {
			continue
		}
		id := f.memories.Question(e)
		i, known := f.met[id]
		if !known {
			i = int32(len(prints))
			f.met[id] = i
			prints = append(prints, "")
		}
		prints[i] = e.Review.Asked
	}
	f.words = make([]wording, len(prints))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := len(prints) * w / workers; i < len(prints)*(w+1)/workers; i++ {
				f.words[i] = f.wording(prints[i])
			}
		})
	}
	wait.Wait()
}

// wording reads one wording. Several goroutines may call it.
func (f *facts) wording(print string) (w wording) {
	w.Asked, _ = f.log.Asked(print) // without its words a question still counts
	if x := f.actors[courseOf(w.Question)]; x != nil && len(x.names) > 0 {
		w.actors = x.in(w.Stem + " " + w.Body + " " + strings.Join(w.Answer(), " "))
	}
	return w
}

// questions lists the questions that were asked for, and those that the history has of
// the same decks and that are there no longer.
func (f *facts) questions() []stats.Question {
	list := make([]stats.Question, 0, len(f.refs))
	listed := make(map[string]bool, len(f.refs))
	exams := map[string]bool{}
	for _, d := range f.decks {
		exams[d.WholeID()] = d.Exam
	}
	for i := range f.refs {
		if r := &f.refs[i]; !listed[r.ID] {
			listed[r.ID] = true
			list = append(list, f.question(r, exams[r.Deck]))
		}
	}
	now := f.NowDeck()
	var gone []stats.Question
	for id, i := range f.met {
		if listed[id] {
			continue
		}
		if deck := now(f.words[i].Deck); f.wantsDeck(deck) {
			gone = append(gone, f.question(&quiz.Ref{ID: id, Deck: deck}, true))
		}
	}
	slices.SortFunc(gone, func(a, b stats.Question) int { return strings.Compare(a.Ref.ID, b.Ref.ID) })
	return append(list, gone...)
}

// question gathers what is known of a question: its kind, the actors that it or its
// answer names, and the issues that it is about.
func (f *facts) question(r *quiz.Ref, gone bool) stats.Question {
	q := stats.Question{Ref: *r, Gone: gone, Deck: f.group(r.Deck, f.title)}
	if r.Objective != "" {
		q.Objective = f.group(r.Deck+"/"+r.Objective, func(string) string { return f.objective(r) })
	}
	i, met := f.met[r.ID]
	if !met {
		return q
	}
	w := &f.words[i]
	q.Kind, q.Stem, q.Actors = w.Kind, w.Stem, w.actors
	course := courseOf(r.ID)
	for _, issue := range issuesOf(r.ID, &w.Asked) {
		if claim, ok := f.claim(course, issue); ok {
			q.Issues = append(q.Issues, f.group(course+"/issue/"+issue, func(string) string { return claim }))
		}
	}
	return q
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

// An actorIndex finds the actors that a text names, by the last word of each name.
type actorIndex struct {
	actors []*stats.Group // in the order of the course
	names  map[string][]nameOf
}

// A nameOf is a name of an actor.
type nameOf struct {
	actor int // its place
	name  string
}

// actorsOf returns the index of a course's actors.
func (f *facts) actorsOf(c *deckfile.Course) *actorIndex {
	x := &actorIndex{names: map[string][]nameOf{}}
	listed := map[string]bool{}
	seeds, _ := c.Seeds()
	for _, id := range seeds {
		actors, _ := c.Actors(id)
		for _, a := range actors {
			if !listed[a.ID] {
				listed[a.ID] = true
				x.add(a)
			}
		}
	}
	return x
}

// add adds an actor with all its names.
func (x *actorIndex) add(a seed.Actor) {
	for _, name := range append([]string{a.Name, a.InStem()}, a.Also...) {
		if words := wordsIn(name); len(words) > 0 {
			last := words[len(words)-1]
			x.names[last] = append(x.names[last], nameOf{len(x.actors), name})
		}
	}
	x.actors = append(x.actors, &stats.Group{ID: a.ID, Name: a.Name})
}

// in lists the actors that a text names.
func (x *actorIndex) in(text string) (found []*stats.Group) {
	named := map[int]bool{}
	for _, word := range wordsIn(text) {
		for _, n := range x.names[word] {
			if !named[n.actor] && seed.Mentions(text, n.name) {
				named[n.actor] = true
			}
		}
	}
	for _, i := range slices.Sorted(maps.Keys(named)) {
		found = append(found, x.actors[i])
	}
	return found
}

// wordsIn lists the words of a text in lower case.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
