package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/report"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/study"
)

// This file makes a class of what was handed in.

// A reported is the course of which a report tells.
type reported struct {
	ids  []string         // that it has and had, today's first
	lock string           // the version that is at hand; empty: not known
	at   *deckfile.Course // nil: it is not at hand
}

// courseOfReport finds the course of which files tell: the one that is asked for, or the
// only one that they have.
func (p *program) courseOfReport(files []*handed) (reported, error) {
	id := ""
	switch found := coursesIn(files); {
	case len(p.courses) > 1:
		return reported{}, usagef("give --course once", "a report is about one course, but %s were named", terminal.Count(len(p.courses), "course"))
	case len(p.courses) == 1:
		id = p.courses[0]
	case len(found) == 1:
		id = found[0]
	case len(found) == 0:
		return reported{}, &usageError{"there is no answer and no course in what was handed in", "say which course it is about, with --course ID or --course ./FOLDER/"}
	default:
		return reported{}, usagef("say which one it is about, as in --course "+found[0], "what was handed in is about %s: %s", terminal.Count(len(found), "course"), strings.Join(found, ", "))
	}
	c, err := p.courseNamed(id)
	switch {
	case err != nil && isPath(id):
		return reported{}, err
	case err != nil:
		return reported{ids: []string{id}}, nil
	}
	r := reported{ids: append([]string{c.ID}, c.Was...), at: c}
	if l, ok, err := c.Locked(); ok && err == nil {
		r.lock = l.Hash
	}
	return r, nil
}

// coursesIn lists the courses that files name, or else those that their answers are
// about, sorted.
func coursesIn(files []*handed) (ids []string) {
	note := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, h := range files {
		if h.err == nil {
			for _, id := range h.read.Courses {
				note(id)
			}
		}
	}
	for _, h := range files {
		if h.err != nil || len(ids) > 0 && len(h.read.Courses) > 0 {
			continue
		}
		if len(ids) > 0 {
			break
		}
		for i := range h.read.Entries {
			if q := h.read.Entries[i].Question(); q != "" {
				note(courseOf(q))
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// A classMaker makes a class.
type classMaker struct {
	program  *program
	course   reported
	facts    facts
	mixups   *mixups
	schedule study.Schedule
	renamed  func(string) string
	order    map[string]int // of the questions that are asked now
	decks    map[string]string
	place    map[string]int     // of a question in the class
	latest   []*quiz.Entry      // by question: the answer with its latest wording
	keys     map[string][]keyed // of each question its wordings with different answers
	keyOf    map[string]string  // by the fingerprint of a wording
	class    report.Class
}

// A keyed is a wording that has another right answer than those before it.
type keyed struct {
	asked *quiz.Asked
	print string
}

// newClassMaker opens the course.
func (p *program) newClassMaker(course reported) (*classMaker, error) {
	settings, err := p.settings()
	if err != nil {
		return nil, err
	}
	lib := &deckfile.Library{}
	if course.at != nil {
		lib.Courses = append(lib.Courses, course.at)
	}
	m := &classMaker{
		program: p, course: course, schedule: schedule(settings),
		order: map[string]int{}, decks: map[string]string{}, place: map[string]int{}, keys: map[string][]keyed{}, keyOf: map[string]string{},
	}
	m.facts = facts{studies: &studies{selection: &selection{Library: lib}}, groups: map[string]*stats.Group{}, actors: map[string]*actorIndex{}}
	m.mixups = newMixups(&m.facts)
	ids, _ := lib.Decks()
	for _, id := range ids {
		if d, err := lib.Deck(id); err == nil {
			for _, r := range d.Refs() {
				if _, twice := m.order[r.ID]; !twice {
					m.order[r.ID] = len(m.order)
					m.decks[r.ID] = r.Deck
				}
			}
		}
	}
	m.renamed = lib.Now()
	if course.at != nil {
		m.facts.actors[course.at.ID] = m.facts.actorsOf(course.at)
	}
	return m, nil
}

// make makes the class of what learners handed in.
func (m *classMaker) make(handings []*handing) report.Class {
	for _, h := range handings {
		m.class.Learners = append(m.class.Learners, m.learner(h))
	}
	for i := range m.class.Questions {
		m.describe(i)
	}
	return m.sorted()
}

// learner is what one learner answered. What contradicts itself is left out, and noted.
func (m *classMaker) learner(h *handing) report.Learner {
	ms := study.Replay(m.schedule, study.History{
		Entries: h.entries, Now: m.program.now(), Renamed: m.renamed,
		Asked: func(print string) (quiz.Asked, bool) {
			if a := h.asked(print); a != nil {
				return *a, true
			}
			return quiz.Asked{}, false
		},
	})
	l := report.Learner{Name: h.seat.name, Group: h.seat.group}
	others, odd, wordless := map[string]bool{}, 0, 0
	for _, e := range ms.Entries() {
		id := ms.Question(e)
		switch own := slices.Contains(m.course.ids, courseOf(id)); {
		case id == "" || ms.Undone(e.ID):
		case !own:
			others[courseOf(id)] = true
		case e.Flag != nil:
			l.Flags = append(l.Flags, report.Flag{Question: m.question(id), Note: e.Flag.Note})
		case e.Review == nil:
		case h.asked(e.Review.Asked) == nil:
			wordless++
		case report.Contradicts(h.asked(e.Review.Asked), e.Review.Details.Reply, e.Review.Outcome):
			odd++
		default:
			l.Answers = append(l.Answers, m.answer(h, ms, e, id))
		}
	}
	h.noteAnswers(len(l.Answers), others, odd, wordless)
	return l
}

// noteAnswers notes what of the answers does not count.
func (h *handing) noteAnswers(counted int, others map[string]bool, odd, wordless int) {
	f := h.files[0]
	if odd > 0 {
		f.note("%s not say what was chosen, and %s not count: the file was edited", terminal.Count(odd, "answer")+" "+doOf(odd), doOf(odd))
	}
	if wordless > 0 {
		f.note("of %s the question's words are missing or damaged, and %s not count", terminal.Count(wordless, "answer"), doOf(wordless))
	}
	if counted == 0 && len(others) > 0 {
		var ids []string
		for id := range others {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		f.note("its answers are about another course: %s", strings.Join(ids, ", "))
	}
}

// question is the place of a question in the class.
func (m *classMaker) question(id string) int {
	i, known := m.place[id]
	if !known {
		i = len(m.class.Questions)
		m.place[id] = i
		m.class.Questions = append(m.class.Questions, report.Question{ID: id})
		m.latest = append(m.latest, nil)
	}
	return i
}

// answer is one answer.
func (m *classMaker) answer(h *handing, ms *study.Memories, e *quiz.Entry, id string) report.Answer {
	r, asked := e.Review, h.asked(e.Review.Asked)
	i := m.question(id)
	_, outcome := ms.Amended(e)
	reply := r.Details.Reply
	a := report.Answer{
		Question: i, At: e.At, Day: ms.DayOf(e.At), Outcome: outcome, Judged: r.Outcome, Score: r.Details.Score,
		Said: strings.Join(asked.Said(reply), "; "), Sure: r.Confidence, Key: m.key(id, r.Asked, asked), Parts: report.PartsOf(asked, reply, r.Outcome),
	}
	if r.Exam {
		a.Sitting, _, _ = strings.Cut(e.ID, "-")
	}
	if outcome == quiz.Wrong || outcome == quiz.Partly {
		a.Mixups = m.mixups.in(id, asked, reply)
	}
	if before := m.latest[i]; before == nil || before.At.Before(e.At) {
		m.latest[i] = e
		m.note(i, asked, a.Key, r.Chance)
	}
	return a
}

// key is the fingerprint of the first wording that has the same right answer.
func (m *classMaker) key(id, print string, a *quiz.Asked) string {
	key, known := m.keyOf[print]
	if known {
		return key
	}
	key = print
	for _, k := range m.keys[id] {
		if quiz.SameAnswer(*k.asked, *a, nil) {
			key = k.print
			break
		}
	}
	if key == print {
		m.keys[id] = append(m.keys[id], keyed{a, print})
	}
	m.keyOf[print] = key
	return key
}

// note describes a question by its latest wording.
func (m *classMaker) note(i int, a *quiz.Asked, key string, chance float64) {
	q := &m.class.Questions[i]
	q.Stem, q.Kind, q.Right, q.Key, q.Chance = a.String(), a.Kind, a.Answer(), key, chance
	q.Options = nil
	if len(a.Rows) == 0 && a.Kind != (quiz.Order{}).Name() {
		for _, o := range a.Options {
			q.Options = append(q.Options, report.Option{ID: o.ID, Text: o.Text, Right: slices.ContainsFunc(a.Right, func(r []string) bool { return len(r) > 0 && r[0] == o.ID })})
		}
	}
	q.Deck = m.facts.group(m.deckOf(q.ID, a), m.title)
	q.Objective = nil
	if a.Objective != "" {
		ref := quiz.Ref{ID: q.ID, Deck: m.deckOf(q.ID, a), Objective: a.Objective}
		q.Objective = m.facts.group(ref.Deck+"/"+a.Objective, func(string) string { return m.facts.objective(&ref) })
	}
	q.Actors = nil
	if x := m.facts.actors[m.course.ids[0]]; x != nil && len(x.names) > 0 {
		q.Actors = x.in(a.String() + " " + strings.Join(a.Answer(), " "))
	}
	q.Issues = nil
	for _, issue := range issuesOf(q.ID, a) {
		if claim, ok := m.facts.claim(m.course.ids[0], issue); ok {
			q.Issues = append(q.Issues, m.facts.group(m.course.ids[0]+"/issue/"+issue, func(string) string { return claim }))
		}
	}
}

// deckOf is the deck that asks a question, or that did.
func (m *classMaker) deckOf(id string, a *quiz.Asked) string {
	if d := m.decks[id]; d != "" {
		return d
	}
	return a.Deck
}

// title is what a deck is called; its id if the course is not at hand.
func (m *classMaker) title(deck string) string {
	if d, err := m.facts.Deck(deck); d.Deck != nil && err == nil {
		return d.Title
	}
	return deck
}

// describe fills in what does not hang on a wording. A question that was only flagged has
// none: it is described by the course.
func (m *classMaker) describe(i int) {
	q := &m.class.Questions[i]
	q.Name = shortID(m.facts.Library, q.ID)
	_, asked := m.order[q.ID]
	q.Gone = m.course.at != nil && !asked
	if q.Deck != nil {
		return
	}
	q.Deck = m.facts.group(m.decks[q.ID], m.title)
	if found, err := m.facts.Find(q.ID); err == nil && len(found) == 1 {
		if whole, err := m.facts.Question(found[0]); err == nil {
			a := whole.Asked(found[0].Deck)
			q.Stem, q.Kind, q.Right = a.String(), a.Kind, a.Answer()
		}
	}
}

// sorted puts the questions in the order of the course; those that it asks no longer come
// last, by their ids.
func (m *classMaker) sorted() report.Class {
	places := make([]int, len(m.class.Questions))
	for i := range places {
		places[i] = i
	}
	at := func(i int) int {
		if o, known := m.order[m.class.Questions[i].ID]; known {
			return o
		}
		return len(m.order)
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(at(a), at(b)), cmp.Compare(m.class.Questions[a].ID, m.class.Questions[b].ID))
	})
	now := make([]int, len(places))
	c := report.Class{Learners: m.class.Learners}
	for to, from := range places {
		now[from] = to
		c.Questions = append(c.Questions, m.class.Questions[from])
	}
	for i := range c.Learners {
		for k := range c.Learners[i].Answers {
			a := &c.Learners[i].Answers[k]
			a.Question = now[a.Question]
		}
		for k := range c.Learners[i].Flags {
			f := &c.Learners[i].Flags[k]
			f.Question = now[f.Question]
		}
	}
	return c
}

// nameLearners gives pseudonyms to those whom nobody names. Two never have the same one.
func nameLearners(handings []*handing) {
	taken := map[string]bool{}
	for _, h := range handings {
		taken[h.seat.name] = true
	}
	for _, h := range handings {
		if h.seat.name != "" {
			continue
		}
		name := pseudonym(h.layout())
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", pseudonym(h.layout()), n)
		}
		taken[name] = true
		h.seat.name = name
	}
}
