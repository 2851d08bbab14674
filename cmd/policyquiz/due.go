package main

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

type dueOptions struct {
	decks []string
	json  bool
	plain bool
}

const dueHelp = `Counts, deck by deck, the questions that are due and those that you have never
seen. Below stands what there is to do today: what is due, and the new questions
that today still has room for, over all decks. The minutes are the median time
that you took for an answer, over your latest answers; of few answers nothing is
said. As long as policyquiz drill follows a plan, the plan says what there is to
review and what is new today.

What you suspended, and what you missed so often that it rests, is not asked.
policyquiz resume lists it.`

func newDueCmd(p *program) *cobra.Command {
	var opts dueOptions
	cmd := &cobra.Command{
		Use:               "due [deck...]",
		Short:             "Count what is due today, by deck",
		Long:              dueHelp,
		Example:           "  policyquiz due\n  policyquiz due guarantees --json",
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeDecks,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.decks = args
			return runDue(p, opts)
		},
	}
	plainFlag(cmd, &opts.plain)
	cmd.Flags().BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	return cmd
}

// A dueRow says what there is to do in one deck, for --json too.
type dueRow struct {
	Deck      string `json:"deck"`                // its id
	Title     string `json:"title"`               // its title
	Due       int    `json:"due"`                 // questions that are due today
	Unseen    int    `json:"unseen"`              // questions that were never answered
	Suspended int    `json:"suspended,omitempty"` // questions that are not asked until they are resumed
	Resting   int    `json:"resting,omitempty"`   // questions that were missed so often that they rest
	Exam      bool   `json:"exam,omitempty"`      // whether it is an exam, of which nothing is ever due
	Next      string `json:"next,omitempty"`      // the next day on which something becomes due, YYYY-MM-DD
	InPlan    int    `json:"in_plan,omitempty"`   // questions that the plan has for today to review
}

// A dueReport says what there is to do in all decks. A question that stands in two
// decks counts once in the sums.
type dueReport struct {
	Decks     []dueRow `json:"decks"`
	Due       int      `json:"due"`
	New       int      `json:"new"`           // questions that may be introduced today, over all decks
	NotRight  int      `json:"not_yet_right"` // questions that drill --missed asks
	Unseen    int      `json:"unseen"`
	Suspended int      `json:"suspended"`
	Resting   int      `json:"resting"`
	Seconds   float64  `json:"seconds_an_answer,omitempty"` // the learner's pace; 0: not known
	Minutes   int      `json:"minutes,omitempty"`           // for Due and New, at that pace
	Plan      *duePlan `json:"plan,omitempty"`              // today's part of the plan that drill follows; none if no deck was named
}

// A duePlan is today's part of a plan.
type duePlan struct {
	Exam   string `json:"exam"`   // its day, YYYY-MM-DD
	Review int    `json:"review"` // questions
	New    int    `json:"new"`    // questions
}

func runDue(p *program, opts dueOptions) error {
	s, err := p.studies(opts.decks)
	if err != nil {
		return err
	}
	report, all := s.due(p.now())
	plan := ""
	if !s.named {
		plan = report.follow(s, p)
	}
	if opts.json {
		return terminal.WriteJSON(p.out, report)
	}
	l := p.streams.Layout()
	l.Aloud = l.Aloud || opts.plain
	report.say(l, s, all, plan)
	fmt.Fprint(p.out, l)
	return nil
}

// due counts what there is to do at a time. The outlook is that of all decks.
func (s *studies) due(now time.Time) (*dueReport, study.Outlook) {
	all := s.memories.Outlook(s.scheduled(), now, s.settings.New)
	report := &dueReport{Decks: []dueRow{}, Due: all.Due, New: all.New, NotRight: all.NotRight, Unseen: all.Unseen, Suspended: all.Suspended, Resting: all.Resting}
	for _, d := range s.decks {
		report.Decks = append(report.Decks, s.dueIn(d, now))
	}
	report.expect(s)
	return report, all
}

// say adds the report. Plan is what is said of the plan that drill follows; empty if there
// is none.
func (r *dueReport) say(l *terminal.Layout, s *studies, all study.Outlook, plan string) {
	if l.Aloud {
		r.aloud(l)
	} else {
		r.table(l)
	}
	if r.Plan == nil { // otherwise the plan alone says what there is to do
		r.today(l, s, all)
	}
	if plan != "" {
		l.Say("", plan)
	}
	if r.NotRight > 0 {
		l.Say("", drill.NotYetRight(all)+s.scope())
	}
	r.notAsked(l)
}

// follow notes what the adopted plan has for today, and returns what is said of it; empty
// if there is no plan.
func (r *dueReport) follow(s *studies, p *program) string {
	f, why := s.follow(p)
	if f == nil {
		return why
	}
	r.Plan = &duePlan{f.Exam, len(f.today.Review), f.fresh}
	for _, i := range f.today.Review {
		if deck := slices.IndexFunc(s.decks, func(d deckfile.Shelf) bool { return d.WholeID() == f.task.refs[i].Deck }); deck >= 0 {
			r.Decks[deck].InPlan++
		}
	}
	if f.left() == 0 {
		return f.done()
	}
	return f.notice() + " policyquiz drill follows it."
}

// toDo reports whether a drill has something to ask today.
func (r *dueReport) toDo() bool {
	if r.Plan != nil {
		return r.Plan.Review+r.Plan.New > 0
	}
	return r.Due+r.New > 0
}

// expect works out how long the learner will take.
func (r *dueReport) expect(s *studies) {
	each, ok := study.Pace(latestTimes(s))
	if !ok {
		return
	}
	r.Seconds = each.Seconds()
	r.Minutes = int(math.Ceil((time.Duration(r.Due+r.New) * each).Minutes()))
}

// paceOf is of how many of the latest answers the pace is taken: enough for a median,
// and few enough to be of late.
const paceOf = 200

// latestTimes lists how long the latest answers took.
//
// "I don't know" and what comes back after a miss are quick, and say nothing of how long
// a question takes.
func latestTimes(s *studies) (took []time.Duration) {
	type sitting struct {
		question string
		day      study.Day
	}
	var firsts []*quiz.Entry
	seen := map[sitting]bool{}
	entries := s.memories.Entries()
	for _, e := range entries[max(0, len(entries)-8*paceOf):] { // there may be very many
		if e.Review == nil || s.memories.Undone(e.ID) {
			continue
		}
		at := sitting{s.memories.Question(e), s.memories.DayOf(e.At)}
		if !seen[at] && e.Review.Outcome != quiz.Unknown {
			firsts = append(firsts, e)
		}
		seen[at] = true
	}
	for _, e := range firsts[max(0, len(firsts)-paceOf):] {
		took = append(took, e.Review.Took)
	}
	return took
}

// todays is how many questions of a deck there are to review today: those that are due,
// or those that the plan has.
func (r *dueReport) todays(d *dueRow) int {
	if r.Plan != nil {
		return d.InPlan
	}
	return d.Due
}

// words are the words for these questions, at the head of a column and in a sentence.
func (r *dueReport) words() (head, sentence string) {
	if r.Plan != nil {
		return "review", "to review"
	}
	return "due", "due"
}

// inAll is the number of these questions in all decks. One that stands in two decks counts
// once.
func (r *dueReport) inAll() int {
	if r.Plan != nil {
		return r.Plan.Review
	}
	return r.Due
}

// anExam is said of a deck that is one.
const anExam = ", an exam, of which nothing is ever due"

// aloud adds a sentence for each deck.
func (r *dueReport) aloud(l *terminal.Layout) {
	_, due := r.words()
	for i := range r.Decks {
		d := &r.Decks[i]
		if d.Exam {
			l.Say("", d.Deck+": "+d.Title+anExam+".")
		} else {
			l.Say("", fmt.Sprintf("%s: %s %d %s, %d never seen.", d.Deck, ended(d.Title), r.todays(d), due, d.Unseen))
		}
	}
	l.Say("", fmt.Sprintf("In all: %d %s, %d never seen.", r.inAll(), due, r.Unseen))
	l.Gap()
}

// table adds a row for each deck.
func (r *dueReport) table(l *terminal.Layout) {
	due, _ := r.words()
	width := max(5, len(due))
	l.Say(fmt.Sprintf("%*s %7s  ", width, due, "unseen"), "deck")
	for i := range r.Decks {
		d := &r.Decks[i]
		exam := ""
		if d.Exam {
			exam = anExam
		}
		l.Say(fmt.Sprintf("%*d %7d  ", width, r.todays(d), d.Unseen), fmt.Sprintf("%s: %s%s", d.Deck, d.Title, exam))
	}
	l.Say(fmt.Sprintf("%*d %7d  ", width, r.inAll(), r.Unseen), "in all")
	l.Gap()
}

// today adds what there is to do today, over all decks.
func (r *dueReport) today(l *terminal.Layout, s *studies, all study.Outlook) {
	if r.Due+r.New == 0 {
		if len(s.scheduled()) > 0 {
			l.Say("", drill.NothingToAsk(all, study.Limits{New: s.settings.New}, drill.Anything))
		}
	} else {
		l.Say("", fmt.Sprintf("Today: %d due and %d new, at %d new a day. %s", r.Due, r.New, s.settings.New, r.time()))
	}
}

// notAsked adds how many questions are left out.
func (r *dueReport) notAsked(l *terminal.Layout) {
	if r.Suspended+r.Resting > 0 {
		l.Say("", fmt.Sprintf("Not asked: %d suspended, %d resting after many misses. policyquiz resume lists them.", r.Suspended, r.Resting))
	}
}

// time says how long it will take.
func (r *dueReport) time() string {
	if r.Seconds == 0 {
		return fmt.Sprintf("How long that takes is said after %d answers.", study.PaceFrom)
	}
	return fmt.Sprintf("About %s of answering, at your pace of %.0f s an answer.", terminal.Count(r.Minutes, "minute"), r.Seconds)
}

// dueIn counts what there is to do in a deck at a time.
func (s *studies) dueIn(d deckfile.Shelf, now time.Time) dueRow {
	row := dueRow{Deck: deckName(s.Library, d), Title: d.Title, Exam: d.Exam}
	if d.Exam {
		return row
	}
	o := s.memories.Outlook(d.Refs(), now, 0)
	row.Due, row.Unseen, row.Suspended, row.Resting = o.Due, o.Unseen, o.Suspended, o.Resting
	if len(o.Coming) > 0 {
		row.Next = date(o.Coming[0].Day)
	}
	return row
}
