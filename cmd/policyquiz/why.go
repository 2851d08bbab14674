package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const whyHelp = `Tells the story of one question: when it is due and why, each answer with what
it was worth and what it did to your memory, and what another grade would have
done at the last answer. Without an id it is the question that you answered
last. Of a question that you have not met it says why it waits. Of one that is
gone from your courses it tells what your history has.

A right answer that could be guessed counts in part: as far as it is likely that
you knew it. What is told with an answer:
  known before   how likely you knew it just before; just after it is 100 %
  counted        how likely you knew what you answered right, and did not guess
  memory         days until you would know it with a probability of 90 %
  difficulty     1 to 10; the greater it is, the slower memory grows`

type whyOptions struct {
	last  int // --last
	json  bool
	plain bool
}

func newWhyCmd(p *program) *cobra.Command {
	var opts whyOptions
	cmd := &cobra.Command{
		Use:               "why [id]",
		Short:             "Say why your last question, or another, is due when it is",
		Long:              whyHelp,
		Example:           "  policyquiz why                          the question that you answered last\n  policyquiz why guarantees/three-pillars\n  policyquiz why guarantees/three-pillars --json",
		GroupID:           groupLearn,
		Args:              atMostOne("name a question's id, as policyquiz show and policyquiz history print it"),
		ValidArgsFunction: p.completeOneQuestion,
		RunE: func(_ *cobra.Command, args []string) error {
			return runWhy(p, strings.Join(args, ""), opts)
		},
	}
	plainFlag(cmd, &opts.plain)
	wholeVar(cmd.Flags(), &opts.last, "last", "n", 20, "the `number` of answers to tell; 0: all")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print JSON, for scripts: all answers")
	return cmd
}

// runWhy tells the story of a question; of the one that was answered last if the name is
// empty.
func runWhy(p *program, name string, opts whyOptions) error {
	if opts.last < 0 {
		return usagef("give a number, 0 or more", "--last cannot be negative")
	}
	s, err := p.storied(name)
	if err != nil {
		return err
	}
	report := s.report(p.now())
	if opts.json {
		return terminal.WriteJSON(p.out, report)
	}
	l := p.streams.Layout()
	if name == "" {
		l.Say("", "You answered this question last:")
		l.Gap()
	}
	report.print(l, opts.last, opts.plain || p.streams.Aloud())
	fmt.Fprint(p.out, l)
	return nil
}

// A storied is a question whose story is told.
type storied struct {
	*studies
	id  string    // its whole id
	ref *quiz.Ref // nil: no open course has it
}

// storied finds the question that is meant: of the open courses, or else of the history
// alone. Without a name it is the one that was answered last.
func (p *program) storied(name string) (*storied, error) {
	s, lost, err := p.studiesOrHistory()
	if err != nil {
		return nil, err
	}
	q := &storied{studies: s}
	if name == "" {
		if name = q.answeredLast(len(p.courses) > 0); name == "" {
			return nil, usagef("name a question's id, as policyquiz show DECK prints it", "nothing was answered yet, so there is no last question")
		}
	}
	unknown := q.findIn(name)
	_, usage := errors.AsType[*usageError](unknown)
	_, ambiguous := errors.AsType[*deckfile.AmbiguousError](unknown)
	if unknown == nil || usage || ambiguous {
		return q, unknown
	}
	if lost != nil {
		unknown = lost
	}
	if err := q.findInHistory(name, unknown); err != nil {
		return nil, err
	}
	if lost != nil {
		complain(p.env, lost)
	}
	return q, nil
}

// studiesOrHistory opens the open courses and the history. Where the courses that are
// open for good are lost, it says why and opens the history alone.
func (p *program) studiesOrHistory() (s *studies, lost, err error) {
	s, err = p.unreconciled(nil)
	if _, unread := errors.AsType[unreadError](err); err == nil || unread || len(p.courses) > 0 {
		return s, nil, err
	}
	s = &studies{selection: &selection{Library: &deckfile.Library{}}}
	lost = err
	s.log, s.memories, err = p.history()
	return s, lost, err
}

// answeredLast is the whole id of the question that was answered last, and not taken back;
// "" if there is none. OnlyOpen says that it must be of an open course.
func (q *storied) answeredLast(onlyOpen bool) string {
	for _, e := range slices.Backward(q.memories.Entries()) {
		if e.Review == nil || q.memories.Undone(e.ID) {
			continue
		}
		id := q.memories.Question(e)
		of := func(c *deckfile.Course) bool { return c.ID == courseOf(id) }
		if !onlyOpen || slices.ContainsFunc(q.Courses, of) {
			return id
		}
	}
	return ""
}

// findIn finds a question in the open courses, by the id that it has or had.
func (q *storied) findIn(name string) error {
	if d, err := q.Deck(name); err == nil && d.Deck != nil {
		return usagef(fmt.Sprintf("name one of its questions; policyquiz show %s lists them", name), "%q is a deck, and a question is wanted", name)
	}
	found, err := q.Find(name)
	if _, unknown := errors.AsType[*deckfile.UnknownError](err); unknown {
		if now := q.today(name); now != name {
			found, err = q.Find(now)
		}
	}
	if err != nil {
		return err
	}
	q.take(found[0])
	return nil
}

// take makes the question of a ref the one whose story is told. The memories learn how it
// is worded now; they know it already of what a drill would ask, and not of an exam or
// of a deck that is not open yet.
func (q *storied) take(r quiz.Ref) {
	q.ref, q.id = &r, r.ID
	reword(q.Library, q.memories, r)
}

// today is the whole id that a question has now which once had the id that was named;
// the name as it is if there is none.
func (q *storied) today(name string) string {
	now := q.Now()
	olds := []string{name}
	for _, c := range q.Courses {
		olds = append(olds, c.Whole(name))
	}
	for _, old := range olds {
		if strings.Count(old, "/") < 2 {
			continue
		}
		if id := now(old); id != old {
			return id
		}
	}
	return name
}

// findInHistory finds a question that was answered, by its whole id or the end of it.
// Unknown is the error if there is none.
func (q *storied) findInHistory(name string, unknown error) error {
	var meant, all []string
	known := map[string]bool{}
	for _, e := range q.memories.Entries() {
		id := q.memories.Question(e)
		if id == "" || known[id] {
			continue
		}
		known[id] = true
		short := shortID(q.Library, id)
		all = append(all, short)
		if id == name || strings.HasSuffix(id, "/"+name) {
			meant = append(meant, id)
		}
	}
	if slices.Contains(meant, name) {
		meant = []string{name}
	}
	switch len(meant) {
	case 1:
		q.id = meant[0]
		if found, err := q.Find(q.id); err == nil {
			q.take(found[0])
		}
		return nil
	case 0:
		return q.orNear(name, all, unknown)
	}
	slices.Sort(meant)
	return usagef("write "+strings.Join(meant[:min(len(meant), 3)], " or "), "%q may be one of several questions", name)
}

// orNear returns the error of an id that nothing has, with the ids near to it of what can
// be asked and of what was answered.
func (q *storied) orNear(name string, answered []string, unknown error) error {
	if _, ok := errors.AsType[*deckfile.UnknownError](unknown); !ok {
		return unknown
	}
	var ends []string // with this name in some deck
	known := answered
	for _, r := range q.refs {
		short := shortID(q.Library, r.ID)
		known = append(known, short)
		if strings.HasSuffix(short, "/"+name) && len(ends) < 3 {
			ends = append(ends, short)
		}
	}
	hint := "policyquiz history and policyquiz show DECK name questions by their ids"
	if ends != nil {
		hint = "did you mean " + strings.Join(ends, " or ") + "?"
	} else {
		slices.Sort(known)
		hint = didYouMean(name, slices.Compact(known), hint)
	}
	return usagef(hint, "no question %q", name)
}

// wording is the question as it is worded now, or else as it was at its last answer. Ok
// is false if neither is known.
func (q *storied) wording() (a quiz.Asked, ok bool) {
	if q.ref != nil {
		if now, err := q.Question(*q.ref); err == nil {
			return now.Asked(q.ref.Deck), true
		}
	}
	if r := lastReview(q.memories, q.id); r != nil {
		return q.log.Asked(r.Asked)
	}
	return quiz.Asked{}, false
}

// said is a reply in words, empty if it was lost, and whether the learner graded it.
func said(log *history.Log, e *quiz.Entry) (words []string, self bool) {
	d, err := log.Details(*e)
	if err != nil {
		return []string{}, false
	}
	if d.Reply.Unknown {
		return []string{"I don't know."}, false
	}
	a, _ := log.Asked(e.Review.Asked) // without the words of the question, what was typed is there
	return append([]string{}, a.Said(d.Reply)...), d.Reply.Self != 0
}

// A whyAnswer is one answer of the story, for --json too. What the schedule does not use
// has no memory before and after it, and says why in Not.
type whyAnswer struct {
	ID      string       `json:"id"`  // of its line in the history
	At      string       `json:"at"`  // by the writer's clock
	Day     string       `json:"day"` // on which it counts as given, YYYY-MM-DD
	Said    []string     `json:"said"`
	Outcome quiz.Outcome `json:"outcome"` // after second thoughts, as is the grade
	Grade   string       `json:"grade"`
	Judged  quiz.Outcome `json:"judged,omitempty"` // before second thoughts, if it was another outcome
	Sure    int          `json:"sure,omitempty"`   // 1 not sure, 2 fairly sure, 3 sure; missing if that was not asked
	Chance  float64      `json:"chance"`           // to be right by guessing, 0 to 1
	Not     string       `json:"not,omitempty"`    // why it does not count

	Recall    *float64  `json:"recall,omitempty"`    // just before it; missing of the first
	Predicted *float64  `json:"predicted,omitempty"` // how likely it was right, knowing or guessing
	Knew      *float64  `json:"knew,omitempty"`      // how likely the learner knew what was right
	Before    *whyState `json:"before,omitempty"`    // missing of the first
	After     *whyState `json:"after,omitempty"`
	Due       string    `json:"due,omitempty"` // the day on which it was due after it

	self  bool // the learner graded it
	day   study.Day
	entry *quiz.Entry
}

// A whyState is a memory, for --json too.
type whyState struct {
	Stability  float64 `json:"stability"`  // days until recall has fallen to 0.9
	Difficulty float64 `json:"difficulty"` // 1 to 10
}

// A whyGrade is what a grade would have done at the last answer that counts, for --json
// too.
type whyGrade struct {
	Grade string `json:"grade"`
	whyState
	Due  string `json:"due"`
	Wait int    `json:"days"` // from the answer to that day
	Was  bool   `json:"was,omitempty"`
}

// answers lists the answers, in the order in which they count.
func (q *storied) answers(story []study.Answer) []whyAnswer {
	list := []whyAnswer{}
	for i := range story {
		a := &story[i]
		w := q.answer(a.Entry, a.Day, a.Outcome, a.Grade)
		switch {
		case !a.Counts:
			w.Not = "another answer was right then"
		default:
			w.count(a)
		}
		list = append(list, w)
	}
	for _, o := range q.memories.Others(q.id) {
		w := q.answer(o.Entry, o.Day, o.Outcome, o.Grade)
		switch {
		case o.Undone:
			w.Not = "you took it back"
		case o.Entry.Review.Exam:
			w.Not = "it was given in an exam"
		default:
			w.Not = "it was given for practice only"
		}
		list = append(list, w)
	}
	slices.SortStableFunc(list, func(a, b whyAnswer) int {
		if a.day != b.day {
			return int(a.day - b.day)
		}
		return a.entry.Compare(b.entry)
	})
	return list
}

// answer is an answer without what it did.
func (q *storied) answer(e *quiz.Entry, day study.Day, outcome quiz.Outcome, grade quiz.Grade) whyAnswer {
	words, self := said(q.log, e)
	w := whyAnswer{
		ID: e.ID, At: e.At.Format("2006-01-02T15:04:05Z07:00"), Day: date(day), Said: words, self: self,
		Outcome: outcome, Grade: grade.String(), Sure: int(e.Review.Confidence), Chance: e.Review.Chance, day: day, entry: e,
	}
	if e.Review.Outcome != outcome {
		w.Judged = e.Review.Outcome
	}
	return w
}

// count adds what an answer that counts did.
func (w *whyAnswer) count(a *study.Answer) {
	if predicted, ok := a.Predicted(); ok {
		recall := a.Recall
		w.Recall, w.Predicted = &recall, &predicted
		w.Before = &whyState{a.Before.Stability, a.Before.Difficulty}
	}
	if a.Grade != quiz.Again {
		knew := a.Knew()
		w.Knew = &knew
	}
	w.After, w.Due = &whyState{a.After.Stability, a.After.Difficulty}, date(a.After.Due)
}

// would lists what each grade would have done at the last answer that counts.
func (q *storied) would(story []study.Answer) (list []whyGrade) {
	for _, a := range slices.Backward(story) {
		if !a.Counts {
			continue
		}
		for g := quiz.Again; g <= quiz.Easy; g++ {
			state, due := q.memories.Would(&a, g)
			list = append(list, whyGrade{g.String(), whyState{state.Stability, state.Difficulty}, date(due), int(due - a.Day), g == a.Grade})
		}
		return list
	}
	return nil
}
