package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

type drillOptions struct {
	decks []string
	new   int // --new
	more  int // --more
	limit int // --limit
	plain bool
	terse bool // --terse
	sure  bool // --sure
	whole bool // --unwrapped
	ahead bool
	cram  bool
	focus focus
	texts string // --texts

	picked bool // the questions were picked out: they are asked whether they are due or not

	// The settings decide where these were not given.
	newGiven, moreGiven, limitGiven, sureGiven bool
}

const drillHelp = `Asks what is due, then some new questions. A question you miss comes back until
you have it right once: in the same session, or first thing in the next one.
When today's new questions are done, m at the end asks for ten more.

Every answer is on disk before you see whether it was right: stop whenever you
like, with q, Ctrl-C, Ctrl-D or by closing the terminal.

A deck that is an exam is given alone, whole and in its order. What was right is
shown at the end, and the answers do not change what is due.

On a terminal, a prompt shows the keys that do something there. What is typed
before it is shown is dropped. A letter that is none of its keys begins a word,
which Enter sends. Commands at every prompt, which :help lists too, are
  ?    I don't know          :u  undo the last answer
  :s   skip until tomorrow   :q  quit
and about the answer just given
  :r   I was right           :h  it was hard        :e  it was easy
  :g   I guessed             :p   the passage, where a copy is at hand
  :why  the command that says why it comes when it does
and about the question in view (with -last behind the word: the one before)
  :suspend      do not ask it until I resume it
  :flag NOTE    a note for the instructor
  :resume       ask the last one again, which rests or is suspended

With --sure you say of each answer how sure you are, before you see whether it
was right: 1 not sure, 2 fairly sure, 3 sure. Right earns 1, 2 or 3 marks, and
wrong 0, -2 or -6: fairly sure pays if you are right 2 times in 3, sure if 4
times in 5. Of a partly right answer each share earns its own marks. "I don't
know" earns 0. You are not asked of a flashcard, nor of what comes back in the
same session. What you were sure of and had wrong comes first next time.

Where a plan was adopted (policyquiz plan), a drill without names asks what the
plan has for today. --cram practises what you name, or everything, in a mixed
order until each question was right once; it changes nothing of what is due.

With a focus (--kind, --actor, --objective) it asks what is due and what is new
of that. What is picked out by --missed or by an id is asked whether it is due
or not. What you miss on 8 days rests; policyquiz resume says more.`

const drillExamples = `  policyquiz drill                        all decks
  policyquiz drill guarantees             one deck
  policyquiz drill guarantees/three-pillars    one question
  policyquiz drill --kind typed           what must be typed
  policyquiz drill --missed               what is not yet right
  policyquiz drill --more 10              ten more new ones today
  policyquiz drill --new 20 --limit 30    20 new ones today; at most 30 in all
  policyquiz drill --ahead                practise what is not due yet
  policyquiz drill --sure                 say how sure you are, and earn marks
  policyquiz drill --cram guarantees      practise all of it, whatever is due
  policyquiz drill --plain < answers.txt  lines in, lines out`

func newDrillCmd(p *program) *cobra.Command {
	var opts drillOptions
	cmd := &cobra.Command{
		Use:               "drill [deck|id...]",
		Short:             "Answer what is due, then something new",
		Long:              drillHelp,
		Example:           drillExamples,
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeItems,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.decks = args
			opts.newGiven, opts.limitGiven = cmd.Flags().Changed("new"), cmd.Flags().Changed("limit")
			opts.moreGiven = cmd.Flags().Changed("more")
			opts.sureGiven = cmd.Flags().Changed("sure")
			return runDrill(p, opts)
		},
	}
	flags := cmd.Flags()
	wholeVar(flags, &opts.new, "new", "", 0, "ask for new questions until there are so many today, with those that you had today: a `number` over all decks (10 unless settings.toml says otherwise)")
	wholeVar(flags, &opts.more, "more", "", 0, "ask for so many more new questions today: a `number` besides those that you had")
	wholeVar(flags, &opts.limit, "limit", "", 0, "the greatest `number` of questions in this session (0: no limit)")
	flags.BoolVar(&opts.ahead, "ahead", false, "practise what is not due yet, soonest first")
	flags.BoolVar(&opts.cram, "cram", false, "practise everything once right, in a mixed order; it changes nothing of what is due")
	opts.focus.flags(p, cmd)
	flags.BoolVar(&opts.sure, "sure", false, "say of each answer how sure you are, and earn marks by that")
	textsFlag(cmd, &opts.texts)
	flags.BoolVar(&opts.plain, "plain", false, "lines only: for pipes, scripts and screen readers")
	flags.BoolVar(&opts.terse, "terse", false, "short prompts: no list of commands, no title that has not changed, no day of return")
	flags.BoolVar(&opts.whole, "unwrapped", false, "where only lines are printed: break no paragraph, for screen readers")
	return cmd
}

func runDrill(p *program, opts drillOptions) error {
	if opts.new < 0 || opts.more < 0 || opts.limit < 0 {
		return opts.negative()
	}
	s, err := p.studies(opts.decks)
	if unread, ok := errors.AsType[unreadError](err); ok {
		s.unread = unread
	} else if err != nil {
		return err
	}
	if err := checkNamed(s, opts.decks); err != nil {
		return err
	}
	if err := p.useTexts(s.Library, opts.texts); err != nil {
		return err
	}
	exam, err := s.exam()
	if err != nil {
		return err
	}
	if exam && opts.focus.given() {
		return usagef("leave it out", "an exam is given whole: --kind, --actor, --objective and --missed are not for it")
	}
	if exam && (opts.newGiven || opts.moreGiven || opts.limitGiven || opts.ahead || opts.cram) {
		return usagef("leave them out", "--new, --more, --limit, --ahead and --cram are not for an exam: it asks every question once")
	}
	if opts.cram && (opts.newGiven || opts.moreGiven || opts.ahead) {
		return usagef("leave them out", "--new, --more and --ahead are not for --cram: it asks everything, due or not")
	}
	if opts.newGiven && opts.moreGiven {
		return usagef("give one of the two", "--new is how many new questions there are today, with those that you had, and --more how many besides those")
	}
	if err := s.narrow(opts.focus); err != nil {
		return err
	}
	if opts.focus.missed && len(s.refs) == 0 {
		fmt.Fprintln(p.out, "There is nothing that you missed when you last answered it.")
		return nil
	}
	opts.picked = opts.focus.missed || s.named && len(s.decks) == 0
	p.streams.Unwrapped = opts.whole || s.settings.Unwrapped
	table := s.table(p)
	table.Terse = opts.terse || s.settings.Terse
	table.Sure = opts.sure || s.settings.Sure && !opts.sureGiven && !exam
	defer p.tellCopy(s.log)
	table.Command, table.Share = opts.command(), s.settings.New
	if s.named && !opts.picked && !s.focused && !slices.ContainsFunc(opts.decks, isPath) {
		table.Finished = func() string { return s.afterDecks(p.now().Format(time.DateOnly)) }
	}
	limits := opts.limits(s, p.now())
	switch {
	case opts.follows(s):
		limits = s.following(p, &table, limits, opts.newGiven || opts.moreGiven)
	case s.named && !exam && !opts.picked && !opts.ahead && !opts.cram && s.unread == nil:
		table.Notice = s.besidePlan(p)
	}
	var asksFirst chan os.Signal // what Ctrl-C sends to a prompt; nil: it ends the drill
	if exam && p.streams.Typed() && p.streams.IsPlain(opts.plain) {
		asksFirst = make(chan os.Signal, 1)
		p.streams.Interrupts = asksFirst
	}
	ctx, stopped := untilSignalBut(asksFirst)
	switch {
	case exam:
		table.Summary = s.decks[0].Summary // an exam is given alone
		err = drill.Examine(ctx, table, opts.plain)
	case opts.cram:
		err = drill.Cram(ctx, table, limits.Total, p.lots(), opts.plain)
	default:
		err = drill.Run(ctx, table, limits, opts.plain)
	}
	if stopped() == syscall.SIGTERM {
		return errStopped
	}
	return err
}

// negative returns the error of a negative number.
func (o drillOptions) negative() error {
	flag, n := "--new", o.new
	if n >= 0 {
		flag, n = "--more", o.more
	}
	if n >= 0 {
		flag, n = "--limit", o.limit
	}
	return usagef("give a number, 0 or more", "%s %d: a number of questions cannot be negative", flag, n)
}

// command is the command that asks of the same questions, without the numbers that it was
// given.
func (o drillOptions) command() string {
	words := append([]string{drill.Anything}, o.decks...)
	for _, f := range []struct {
		flag   string
		values []string
	}{{"--kind", o.focus.kinds}, {"--actor", o.focus.actors}, {"--objective", o.focus.objectives}} {
		for _, value := range f.values {
			words = append(words, f.flag, value)
		}
	}
	for i, word := range words[1:] {
		if strings.Contains(word, " ") {
			words[i+1] = strconv.Quote(word)
		}
	}
	return strings.Join(words, " ")
}

// afterDecks says where to go on when all questions of the decks that were asked for
// were met: with the first deck of the course behind the last of them that has another, or
// else before it; "" if none has. Today is YYYY-MM-DD.
func (s *studies) afterDecks(today string) string {
	if len(s.decks) == 0 {
		return ""
	}
	last := s.decks[len(s.decks)-1]
	ids, _ := last.Course.DeckIDs() // what could be read
	at := slices.Index(ids, last.ID) + 1
	for _, id := range slices.Concat(ids[at:], ids[:at]) {
		d, err := last.Course.Deck(id)
		if err == nil && !d.Exam && last.Course.Opens(id) <= today && s.hasUnmet(last.Course, d) {
			next := deckName(s.Library, deckfile.Shelf{Deck: d, Course: last.Course})
			return fmt.Sprintf("That was the last new question of what you asked for. The next deck: %s %s (%s)", drill.Anything, next, d.Title)
		}
	}
	return ""
}

// hasUnmet reports whether a deck has a question that was never answered.
func (s *studies) hasUnmet(c *deckfile.Course, d *deckfile.Deck) bool {
	return slices.ContainsFunc(c.AppendRefs(nil, d), func(r quiz.Ref) bool {
		_, answered := s.memories.Of(r.ID)
		return !answered
	})
}

// limits returns how much is asked at a time: as the flags say, or else the settings.
func (o drillOptions) limits(s *studies, now time.Time) study.Limits {
	l := study.Limits{New: s.settings.New, Total: s.settings.Limit, Ahead: o.ahead, All: o.picked && !o.ahead}
	switch {
	case o.newGiven:
		l.New = o.new
	case o.moreGiven:
		l.New = s.memories.Introduced(s.memories.DayOf(now)) + o.more
	}
	if o.limitGiven {
		l.Total = o.limit
	}
	return l
}

// follows reports whether a drill follows a plan that was adopted: unless it was told
// what to ask.
func (o drillOptions) follows(s *studies) bool {
	return !s.named && !s.focused && !o.ahead && !o.cram && s.unread == nil
}

// following returns the limits of a drill that follows the plan, if there is one, and
// prepares its table.
func (s *studies) following(p *program, t *drill.Table, l study.Limits, newGiven bool) study.Limits {
	f, why := s.follow(p)
	if f == nil {
		t.Notice = why
		return l
	}
	t.Notice, t.Done, t.Refs = f.notice(), f.done(), f.task.refs
	t.PlanLeft = func() string { return f.leftNow(s, p.now()) }
	planned := f.limits(s, l)
	if newGiven {
		planned.New = l.New
	}
	return planned
}

// lots decide the order in which --cram asks: another one each time, for each learner.
func (p *program) lots() *rand.Rand {
	now := p.now()
	return rand.New(rand.NewPCG(uint64(p.layout()), uint64(now.UnixNano())))
}

// checkAtMost is the greatest number of questions in a deck that is checked as a
// whole before a drill. To check takes some 40 µs for each question. Of a larger
// deck the drill reads only what it asks; its author runs policyquiz check.
const checkAtMost = 1000

// checkNamed returns the problems of decks that were asked for by name. It does
// not check shipped decks, which the tests check.
func checkNamed(s *studies, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for _, d := range s.decks {
		if d.Shipped || d.Len() > checkAtMost {
			continue
		}
		if err := d.Course.CheckDeck(d.Deck).Mistakes(); err != nil {
			return err
		}
	}
	return nil
}

// untilSignal returns a context that ends when a signal tells the program to
// stop, and a function that returns that signal; nil if none came. Signals are
// caught until the program ends. This matters when a terminal closes: it ends the
// input first, and its SIGHUP may come after the end of the drill.
func untilSignal() (ctx context.Context, stopped func() os.Signal) { return untilSignalBut(nil) }

// untilSignalBut is untilSignal, but a Ctrl-C goes to prompts, unless an earlier one still
// waits there: then no prompt is shown.
func untilSignalBut(prompts chan<- os.Signal) (ctx context.Context, stopped func() os.Signal) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	var got signalError
	go func() {
		s := <-ch
		for s == os.Interrupt && isTaken(prompts, s) {
			s = <-ch
		}
		cancel(signalError{s})
		// A second Ctrl-C ends the program at once.
		signal.Reset(os.Interrupt)
	}()
	stopped = func() os.Signal {
		if errors.As(context.Cause(ctx), &got) {
			return got.Signal
		}
		return nil
	}
	return ctx, stopped
}

// isTaken reports whether a channel has room for a signal, which it is given then.
func isTaken(by chan<- os.Signal, s os.Signal) bool {
	select {
	case by <- s:
		return true
	default:
		return false
	}
}

// A signalError is the cause of a context that a signal ended.
type signalError struct{ os.Signal }

// Error returns the name of the signal.
func (e signalError) Error() string { return e.String() }
