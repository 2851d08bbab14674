package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/quiz/study"
)

type drillOptions struct {
	decks []string
	new   int // -1: as the settings say
	limit int // -1: as the settings say
	plain bool
	ahead bool
}

const drillHelp = `Asks what is due, then some new questions. A question you miss comes back in the
same session until you have it right once.

Every answer is on disk before you see whether it was right: stop whenever you
like, with q, Ctrl-C, Ctrl-D or by closing the terminal.

Where the answer is typed, and everywhere with --plain, commands are
  ?    I don't know          :u  undo the last answer
  :s   skip until tomorrow   :q  quit
and about the answer just given
  :r   I was right           :h  it was hard        :e  it was easy`

const drillExamples = `  policyquiz drill                        all decks
  policyquiz drill guarantees             one deck
  policyquiz drill --new 20 --limit 30    more new questions, at most 30 in all
  policyquiz drill --ahead                practise what is not due yet
  policyquiz drill --plain < answers.txt  lines in, lines out`

func newDrillCmd(p *program) *cobra.Command {
	var opts drillOptions
	cmd := &cobra.Command{
		Use:               "drill [deck...]",
		Short:             "Answer what is due, then something new",
		Long:              drillHelp,
		Example:           drillExamples,
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeDecks,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.decks = args
			return runDrill(p, opts)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&opts.new, "new", -1, "the `number` of new questions a day, over all decks (10 unless settings.toml says otherwise)")
	flags.IntVar(&opts.limit, "limit", -1, "the greatest `number` of questions in this session (0: no limit)")
	flags.Lookup("new").DefValue, flags.Lookup("limit").DefValue = "0", "0" // keeps help from showing -1
	flags.BoolVar(&opts.ahead, "ahead", false, "practise what is not due yet, soonest first")
	flags.BoolVar(&opts.plain, "plain", false, "lines only: for pipes, scripts and screen readers")
	return cmd
}

func runDrill(p *program, opts drillOptions) error {
	if opts.new < -1 || opts.limit < -1 {
		return usagef("give a number, 0 or more", "--new and --limit cannot be negative")
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
	limits := study.Limits{New: s.settings.New, Total: s.settings.Limit, Ahead: opts.ahead}
	if opts.new >= 0 {
		limits.New = opts.new
	}
	if opts.limit >= 0 {
		limits.Total = opts.limit
	}

	ctx, stopped := untilSignal()
	err = drill.Run(ctx, s.table(p), limits, opts.plain)
	if stopped() == syscall.SIGTERM {
		return errStopped
	}
	return err
}

// checkAtMost is how many questions of a deck of one's own are all checked
// before a drill of it: it takes some 40 µs each. Of a larger deck only what
// is asked is read, and policyquiz check does the rest.
const checkAtMost = 1000

// checkNamed refuses decks that were asked for by name and have problems. The
// shipped ones have none: the tests see to that.
func checkNamed(s *studies, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for _, d := range s.decks {
		if d.Shipped || len(d.Refs()) > checkAtMost {
			continue
		}
		if err := s.catalog.CheckDeck(d).Mistakes(); err != nil {
			return err
		}
	}
	return nil
}

// untilSignal returns a context that ends when the program is told to stop,
// and what tells by which signal. Signals are caught until the program ends: a
// terminal that closes ends the input first, and its SIGHUP may come so late
// that the drill is over.
func untilSignal() (ctx context.Context, stopped func() os.Signal) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	var got signalError
	go func() {
		cancel(signalError{<-ch})
		// Whoever presses Ctrl-C twice does not want to wait for anything.
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

// A signalError is a signal as the cause of a context's end.
type signalError struct{ os.Signal }

func (e signalError) Error() string { return e.String() }
