package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

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
		if id = p.onlyOpen(found); id == "" {
			return reported{}, usagef("say which one it is about, as in --course "+found[0], "what was handed in is about %s: %s", terminal.Count(len(found), "course"), strings.Join(found, ", "))
		}
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

// onlyOpen is the one of these courses that is open; empty if none is, or several are.
func (p *program) onlyOpen(ids []string) (open string) {
	for _, c := range p.atHand().Courses {
		if !slices.Contains(ids, c.ID) {
			continue
		}
		if open != "" {
			return ""
		}
		open = c.ID
	}
	return open
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
	order    map[string]int      // of the questions that are asked now
	refs     map[string]quiz.Ref // of these
	place    map[string]int      // of a question in the class
	keys     map[string][]*keyed // of each question its wordings with different answers
	keyOf    map[string]*keyed   // by the fingerprint of a wording
	now      map[string]*present // see there
	anew     map[string]int      // of each question, how many answers were judged anew
	class    report.Class
}

// A keyed is what wordings with one right answer have in common.
type keyed struct {
	print  string      // the fingerprint of the first of them
	first  *quiz.Asked // that one
	asked  *quiz.Asked // the one that was asked last
	chance float64     // of that one
	at     time.Time   // when it was asked; zero: not known

	compared, stale bool // see isStale
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
		order: map[string]int{}, refs: map[string]quiz.Ref{}, place: map[string]int{}, keys: map[string][]*keyed{}, keyOf: map[string]*keyed{},
		now: map[string]*present{}, anew: map[string]int{},
	}
	m.facts = facts{studies: &studies{selection: &selection{Library: lib}}, groups: map[string]*stats.Group{}, actors: map[string]*actorIndex{}}
	m.mixups = newMixups(&m.facts)
	ids, _ := lib.Decks()
	for _, id := range ids {
		if d, err := lib.Deck(id); err == nil {
			for _, r := range d.Refs() {
				if _, twice := m.order[r.ID]; !twice {
					m.order[r.ID] = len(m.order)
					m.refs[r.ID] = r
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
	ms := study.Replay(m.schedule, study.History{Entries: h.entries, Now: m.program.now(), Renamed: m.renamed})
	l := report.Learner{Name: h.seat.name, Group: h.seat.group}
	n := uncounted{others: map[string]bool{}}
	n.ahead, _ = ms.DatedAhead()
	late := undoneLate(h.entries)
	spoilt := map[string]bool{} // questions of which an answer is lost: what follows is not the first
	for _, e := range ms.Entries() {
		id := ms.Question(e)
		undone := ms.Undone(e.ID)
		if undone && late[e.ID] && e.Review != nil && e.Review.Exam {
			undone = false
			n.kept++
		}
		switch own := slices.Contains(m.course.ids, courseOf(id)); {
		case id == "" || undone:
		case !own:
			n.others[courseOf(id)] = true
		case e.Flag != nil:
			l.Flags = append(l.Flags, report.Flag{Question: m.question(id), Note: e.Flag.Note})
		case e.Review == nil:
		case h.asked(e.Review.Asked) == nil:
			n.wordless++
			spoilt[id] = true
		case contradicts(h.asked(e.Review.Asked), e.Review):
			n.odd++
			spoilt[id] = true
		case spoilt[id] && !e.Review.Exam:
			n.after++
		default:
			a, amended := m.answer(h, ms, e, id)
			l.Answers = append(l.Answers, a)
			if !amended {
				n.claims++
			}
		}
	}
	h.noteAnswers(len(l.Answers), &n)
	return l
}

// contradicts reports whether a review cannot be of the question that it names, or says
// something else than was chosen.
func contradicts(a *quiz.Asked, r *quiz.Review) bool {
	return a.Question != r.Question || report.Contradicts(a, r.Details.Reply, r.Outcome, r.Details.Score)
}

// undoneLate finds what was taken back in another session than that in which it was
// given. By then the answers of an exam were shown.
func undoneLate(entries []quiz.Entry) map[string]bool {
	late := map[string]bool{}
	for i := range entries {
		if of := entries[i].Undo; of != "" && sessionOf(of) != sessionOf(entries[i].ID) {
			late[of] = true
		}
	}
	return late
}

// sessionOf is what the ids of one session have in common.
func sessionOf(id string) string {
	session, _, _ := strings.Cut(id, "-")
	return session
}

// An uncounted counts what of a learner's answers does not count, or not as it says.
type uncounted struct {
	others   map[string]bool // courses of which they are
	odd      int             // contradict themselves
	wordless int             // have lost their question
	after    int             // follow one of these two
	claims   int             // are wrong choices that were called right
	kept     int             // of an exam, taken back after it
	ahead    int             // dated ahead of the clock
}

// noteAnswers notes what of the answers does not count.
func (h *handing) noteAnswers(counted int, n *uncounted) {
	f := h.files[0]
	if n.odd > 0 {
		f.note("in %s the verdict does not fit what was chosen: the file was edited, and %s not count", terminal.Count(n.odd, "answer"), itDoes(n.odd))
	}
	if n.wordless > 0 {
		f.note("of %s the question's words are missing or damaged, and %s not count", terminal.Count(n.wordless, "answer"), doOf(n.wordless))
	}
	if n.after > 0 {
		f.note("%s given to the same questions later, and %s not count: what was answered first is not known", terminal.Count(n.after, "answer")+" "+wasOf(n.after), doOf(n.after))
	}
	if n.claims > 0 {
		f.note("%s called right, which the program does not offer: the file was edited, and the judgement counts", terminal.Count(n.claims, "wrong choice")+" "+wasOf(n.claims))
	}
	if n.kept > 0 {
		f.note("after an exam %s taken back: that changes nothing, for the right ones had been shown", terminal.Count(n.kept, "answer")+" "+wasOf(n.kept))
	}
	if n.ahead > 0 {
		f.note("%s dated later than now: of %s only the order counts, not the date", terminal.Count(n.ahead, "answer")+" "+isOf(n.ahead), itOf(n.ahead))
	}
	if counted == 0 && len(n.others) > 0 {
		f.note("its answers are about another course: %s", strings.Join(slices.Sorted(maps.Keys(n.others)), ", "))
	}
}

// question is the place of a question in the class.
func (m *classMaker) question(id string) int {
	i, known := m.place[id]
	if !known {
		i = len(m.class.Questions)
		m.place[id] = i
		m.class.Questions = append(m.class.Questions, report.Question{ID: id})
	}
	return i
}

// answer is one answer. Amended is false if its second thoughts cannot be the learner's,
// and do not count.
func (m *classMaker) answer(h *handing, ms *study.Memories, e *quiz.Entry, id string) (a report.Answer, amended bool) {
	r, asked := e.Review, h.asked(e.Review.Asked)
	i := m.question(id)
	reply := r.Details.Reply
	key := m.key(id, r.Asked, asked)
	outcome, score := r.Outcome, r.Details.Score
	after, amended := amendedOutcome(ms, e, asked)
	if now := m.present(id); now != nil && m.isStale(key, now) {
		if v, ok := now.judge(asked, reply); ok {
			asked, key = &now.asked, m.key(id, now.asked.Print(), &now.asked)
			outcome, after, score = v.Outcome, v.Outcome, v.Score
			m.anew[id]++
		}
	}
	a = report.Answer{
		Question: i, Judged: outcome, Outcome: after, Score: score, Said: strings.Join(asked.Said(reply), "; "),
		Sure: r.Confidence, Key: key.print, Parts: report.PartsOf(asked, reply, outcome),
	}
	day, known := ms.Given(e)
	a.Day = day
	if known {
		a.At = e.At
	}
	if r.Exam {
		a.Sitting = sessionOf(e.ID)
	}
	if a.Outcome == quiz.Wrong || a.Outcome == quiz.Partly {
		a.Mixups = m.mixups.in(id, asked, reply)
	}
	if key.asked == nil || a.At.After(key.at) || a.At.Equal(key.at) && asked.Print() < key.asked.Print() {
		key.asked, key.chance, key.at = asked, r.Chance, a.At
	}
	return a, amended
}

// amendedOutcome is the outcome after second thoughts. Ok is false if these say right of
// what the program does not let a learner call right: then the judgement counts.
func amendedOutcome(ms *study.Memories, e *quiz.Entry, a *quiz.Asked) (o quiz.Outcome, ok bool) {
	judged := e.Review.Outcome
	switch _, o = ms.Amended(e); {
	case o == "":
		return judged, true
	case o == quiz.Right && judged != quiz.Right && !report.MayBeRight(a, e.Review.Details.Reply):
		return judged, false
	}
	return o, true
}

// key finds what a wording has in common with others that have the same right answer.
func (m *classMaker) key(id, print string, a *quiz.Asked) *keyed {
	if key, known := m.keyOf[print]; known {
		return key
	}
	key := m.sameKey(id, a)
	if key == nil {
		key = &keyed{print: print, first: a}
		m.keys[id] = append(m.keys[id], key)
	}
	m.keyOf[print] = key
	return key
}

// sameKey is nil if no wording of a question that was met has the same right answer.
func (m *classMaker) sameKey(id string, a *quiz.Asked) *keyed {
	for _, k := range m.keys[id] {
		if quiz.SameAnswer(*k.first, *a, nil) {
			return k
		}
	}
	return nil
}

// note describes a question by a wording.
func (m *classMaker) note(q *report.Question, a *quiz.Asked, key string, chance float64) {
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
	if r, asked := m.refs[id]; asked {
		return r.Deck
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

// describe describes a question as the course asks it now, if somebody was asked it with
// that right answer; or else as it was asked last. A question that was only flagged is
// described by the course, too.
func (m *classMaker) describe(i int) {
	q := &m.class.Questions[i]
	q.Name = shortID(m.facts.Library, q.ID)
	_, asked := m.order[q.ID]
	q.Gone = m.course.at != nil && !asked
	now := m.present(q.ID)
	if now != nil {
		if key := m.sameKey(q.ID, &now.asked); key != nil {
			m.note(q, &now.asked, key.print, now.question.Kind.Chance())
			return
		}
	}
	if last := m.lastKey(q.ID); last != nil {
		m.note(q, last.asked, last.print, last.chance)
		return
	}
	q.Deck = m.facts.group(m.refs[q.ID].Deck, m.title)
	if now != nil {
		q.Stem, q.Kind, q.Right = now.asked.String(), now.asked.Kind, now.asked.Answer()
	}
}

// lastKey is that of the wording of a question that was asked last; nil: it was never
// asked.
func (m *classMaker) lastKey(id string) (last *keyed) {
	for _, k := range m.keys[id] {
		if last == nil || k.at.After(last.at) || k.at.Equal(last.at) && k.print < last.print {
			last = k
		}
	}
	return last
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
