package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

type historyOptions struct {
	last    int
	decks   []string
	day     string
	missed  bool
	flagged bool
	json    bool

	// A deck may be named as it was or as it is: deckToday returns the whole id that
	// it has now.
	deckToday func(whole string) string
}

const historyHelp = `Lists your latest answers: the question, what you said, what was right, and
whether it was taken back. It needs no deck: your history keeps every question
as it was worded when you answered it. The history is a file of JSON lines that
any editor can read.`

const historyExamples = `  policyquiz history                     your latest answers
  policyquiz history --missed -n 0       all that was not right
  policyquiz history --day 2026-03-02    one day
  policyquiz history --deck guarantees --json
  policyquiz history --flagged           the questions that you flagged`

func newHistoryCmd(p *program) *cobra.Command {
	var opts historyOptions
	cmd := &cobra.Command{
		Use:     "history",
		Short:   "List your answers, newest last",
		Long:    historyHelp,
		Example: historyExamples,
		GroupID: groupLearn,
		Args:    knownHistoryVerb,
		RunE:    func(*cobra.Command, []string) error { return runHistory(p, opts) },
	}
	flags := cmd.Flags()
	wholeVar(flags, &opts.last, "last", "n", 20, "the `number` of answers to list; 0: all")
	flags.StringArrayVar(&opts.decks, "deck", nil, "only answers to questions of this `deck`; may be given again")
	flags.StringVar(&opts.day, "day", "", "only answers of this `date`, as in 2026-03-02")
	flags.BoolVar(&opts.missed, "missed", false, "only answers that were not right, and not taken back")
	flags.BoolVar(&opts.flagged, "flagged", false, "the notes for the instructor instead of the answers")
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	completeFlag(cmd, "deck", p.completeDecks)
	cmd.AddCommand(newHistoryCheckCmd(p), newExportCmd(p), newMergeCmd(p), newRepairCmd(p), newDeleteCmd(p))
	return cmd
}

// knownHistoryVerb refuses a word that is no verb of history.
func knownHistoryVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, c := range cmd.Commands() {
		verbs = append(verbs, c.Name())
	}
	return usagef(didYouMean(args[0], verbs, "policyquiz history --help lists them; --deck "+args[0]+" lists the answers of a deck"), "no verb %q of history", args[0])
}

// A historyRow is one answer, with all that the history has of it.
type historyRow struct {
	ID       string       `json:"id"`
	At       string       `json:"at"`
	N        int          `json:"n"`
	Question string       `json:"question"`
	Asked    *askedRow    `json:"asked,omitempty"` // as it was worded; missing if that was lost
	Shown    []string     `json:"shown,omitempty"` // ids of options
	Chosen   []string     `json:"chosen,omitempty"`
	Said     []string     `json:"said"`            // in words
	Answer   []string     `json:"answer"`          // in words
	Outcome  quiz.Outcome `json:"outcome"`         // after second thoughts
	Guess    bool         `json:"guess,omitempty"` // right, but called a guess: the outcome is unknown then
	Grade    string       `json:"grade"`
	Score    float64      `json:"score"`
	Chance   float64      `json:"chance"`
	Sure     int          `json:"sure,omitempty"` // 1 not sure, 2 fairly sure, 3 sure; missing if that was not asked
	Millis   int64        `json:"ms"`
	Practice bool         `json:"practice,omitempty"`
	Exam     bool         `json:"exam,omitempty"`
	Undone   bool         `json:"undone"`
}

// An askedRow is a question as it was worded.
type askedRow struct {
	Print     string      `json:"print"`
	Kind      string      `json:"kind"`
	Deck      string      `json:"deck"`
	Objective string      `json:"objective,omitempty"`
	Rung      int         `json:"rung,omitempty"`
	Rev       int         `json:"rev,omitempty"`
	Stem      string      `json:"stem"`
	Body      string      `json:"body,omitempty"`
	Options   []askedItem `json:"options,omitempty"`
	Rows      []askedItem `json:"rows,omitempty"`
	Right     [][]string  `json:"right"`
}

type askedItem struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func askedItems(items []quiz.AskedItem) (list []askedItem) {
	for _, i := range items {
		list = append(list, askedItem(i))
	}
	return list
}

func runHistory(p *program, opts historyOptions) error {
	if opts.last < 0 {
		return usagef("give a number, 0 or more", "--last cannot be negative")
	}
	if _, err := time.Parse(time.DateOnly, opts.day); opts.day != "" && err != nil {
		return usagef("write a date as in --day 2026-03-02", "--day: %q is no date", opts.day)
	}
	log, memories, err := p.history()
	if err != nil {
		return err
	}
	if opts.flagged {
		if opts.missed {
			return usagef("leave one of them out", "--flagged and --missed exclude each other")
		}
		return opts.listFlagged(p, log, memories)
	}
	opts.deckToday = p.atHand().NowDeck()
	if err := opts.known(log); err != nil {
		return err
	}
	rows := opts.rows(log, memories)
	if opts.json {
		return terminal.WriteJSON(p.out, rows)
	}
	switch {
	case len(log.Entries()) == 0:
		l := p.streams.Layout()
		l.Say("", noAnswers)
		fmt.Fprint(p.out, l)
	case len(rows) == 0:
		fmt.Fprintln(p.out, "No answers of this sort.")
	default:
		return p.printPages(func(l *terminal.Layout) { sayHistory(l, rows) }, false)
	}
	return nil
}

// known refuses a deck of which the history has no answer.
func (o *historyOptions) known(log *history.Log) error {
	if len(o.decks) == 0 {
		return nil
	}
	decks := map[string]bool{}
	deckOf := deckFinder(log)
	for _, e := range log.Entries() {
		if e.Review != nil {
			deck := deckOf(e.Review)
			decks[deck], decks[o.deckToday(deck)] = true, true
		}
	}
	var list []string
	for d := range decks {
		list = append(list, d)
	}
	slices.Sort(list)
	for _, d := range o.decks {
		if !slices.ContainsFunc(list, func(deck string) bool { return isDeck(deck, d) }) {
			return usagef(didYouMean(d, list, "there are answers in "+strings.Join(list, ", ")), "no answer in a deck %q", d)
		}
	}
	return nil
}

// isDeck reports whether a deck is meant by a name: its whole id, or the part behind
// its course.
func isDeck(deck, name string) bool { return deck == name || strings.HasSuffix(deck, "/"+name) }

// deckFinder returns a function that finds the deck in which a question was asked.
// Where that was lost, the question's id begins with it. Each wording is read once.
func deckFinder(log *history.Log) func(*quiz.Review) string {
	known := map[string]string{} // by the fingerprint of the wording
	return func(r *quiz.Review) string {
		if deck, ok := known[r.Asked]; ok {
			return deck
		}
		if a, ok := log.Asked(r.Asked); ok {
			known[r.Asked] = a.Deck
			return a.Deck
		}
		parts := strings.SplitN(r.Question, "/", 3)
		return strings.Join(parts[:min(2, len(parts))], "/")
	}
}

// rows lists the answers that are asked for, newest last.
func (o *historyOptions) rows(log *history.Log, ms *study.Memories) []historyRow {
	rows := []historyRow{}
	deckOf := deckFinder(log)
	for _, e := range slices.Backward(ms.Entries()) {
		if o.last > 0 && len(rows) == o.last {
			break
		}
		if e.Review != nil && o.wants(ms, deckOf, e) {
			rows = append(rows, rowOf(log, ms, e))
		}
	}
	slices.Reverse(rows)
	return rows
}

// wants reports whether an answer is asked for.
func (o *historyOptions) wants(ms *study.Memories, deckOf func(*quiz.Review) string, e *quiz.Entry) bool {
	_, outcome := ms.Amended(e)
	switch {
	case o.missed && (outcome == quiz.Right || e.Review.CalledGuess(outcome) || ms.Undone(e.ID)):
		return false
	case o.day != "" && date(ms.DayOf(e.At)) != o.day:
		return false
	}
	deck := deckOf(e.Review)
	return len(o.decks) == 0 || slices.ContainsFunc(o.decks, func(d string) bool { return isDeck(deck, d) || isDeck(o.deckToday(deck), d) })
}

// rowOf is what a history has of an answer. A part that cannot be read is left
// out.
func rowOf(log *history.Log, ms *study.Memories, e *quiz.Entry) historyRow {
	r := e.Review
	grade, outcome := ms.Amended(e)
	row := historyRow{
		ID: e.ID, At: e.At.Format("2006-01-02T15:04:05Z07:00"), N: e.N, Question: ms.Question(e),
		Said: []string{}, Answer: []string{}, Outcome: outcome, Guess: r.CalledGuess(outcome), Grade: grade.String(), Chance: r.Chance, Sure: int(r.Confidence),
		Practice: r.Practice, Exam: r.Exam, Undone: ms.Undone(e.ID), Millis: r.Took.Milliseconds(),
	}
	a, ok := log.Asked(r.Asked)
	if ok {
		row.Asked = &askedRow{
			Print: r.Asked, Kind: a.Kind, Deck: a.Deck, Objective: a.Objective, Rung: a.Rung, Rev: a.Rev,
			Stem: a.Stem, Body: a.Body, Options: askedItems(a.Options), Rows: askedItems(a.Rows), Right: a.Right,
		}
		row.Answer = a.Answer()
	}
	if d, err := log.Details(*e); err == nil {
		row.Score, row.Shown, row.Chosen = d.Score, d.Shown, d.Reply.Chosen
		row.Said = a.Said(d.Reply)
		if d.Reply.Unknown {
			row.Said = []string{"?"}
		}
	}
	return row
}

// when is the time of an answer, for readers.
func (r *historyRow) when() string { return strings.Replace(r.At[:16], "T", " ", 1) }

// say says what was asked, what was said and, with the answer, what was right.
func (r *historyRow) say(l *terminal.Layout, withAnswer bool) {
	const margin = "    "
	if r.Asked != nil {
		asked := strings.TrimSpace(r.Asked.Stem + " " + r.Asked.Body)
		if l.Aloud {
			asked = drill.SpokenGaps(asked)
		}
		l.Say(margin, asked)
	} else {
		l.Say(margin, r.Question+" (its words were lost)")
	}
	switch said := strings.Join(r.Said, "; "); {
	case said == "?":
		l.Say(margin+"You said: ", "I don't know.")
	case said == "":
		l.Say(margin+"You said: ", "(lost)")
	default:
		l.Say(margin+"You said: ", said)
	}
	if answer := strings.Join(r.Answer, "; "); withAnswer && r.Outcome != quiz.Right && !r.Guess && answer != "" {
		l.Say(margin+"The answer: ", answer)
	}
}

// sayHistory adds answers.
func sayHistory(l *terminal.Layout, rows []historyRow) {
	within := onlyCourse(rows)
	for _, r := range rows {
		notes := "graded " + r.Grade
		if r.Sure > 0 {
			notes += ", " + quiz.Confidence(r.Sure).String()
		}
		for _, n := range []struct {
			on   bool
			word string
		}{{r.Practice, "for practice"}, {r.Exam, "in an exam"}, {r.Undone, "taken back"}} {
			if n.on {
				notes += ", " + n.word
			}
		}
		head, id := fmt.Sprintf("%s  %s (%s)", r.when(), outcomeInWords(r.Outcome, r.Guess), notes), strings.TrimPrefix(r.Question, within)
		if terminal.Width(head)+2+terminal.Width(id) <= l.Width {
			l.Say("", head+"  "+id)
		} else { // an id is copied, so it is not broken
			l.Say("", head)
			l.Verbatim(l.Margin() + l.Margin() + id)
		}
		r.say(l, true)
	}
}

// onlyCourse is the id of the course of all rows, with a slash behind it; "" if
// they are of several. One course need not be named in each row.
func onlyCourse(rows []historyRow) string {
	only := ""
	for i, r := range rows {
		course := courseOf(r.Question) + "/"
		if i > 0 && course != only {
			return ""
		}
		only = course
	}
	return only
}
