package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

const previewHelp = `Shows questions as learners see them, and below each what they are told after an
answer: what is right, what wrong options really are, why, and the sources.

On a terminal it shows one question at a time and follows the file: as you save
it, the question that you changed is shown anew, with the mistakes of the file
above it. Enter and b leaf through the questions, q ends. On Windows the file is
read again at each key. In a pipe, or with --once, it prints all questions once,
and in the place of one with a mistake what is wrong with it.

With --try it asks one question as a drill does. Nothing is recorded.`

type previewOptions struct {
	try   bool // --try
	once  bool // --once
	plain bool // --plain
}

func newPreviewCmd(p *program) *cobra.Command {
	var opts previewOptions
	cmd := &cobra.Command{
		Use:               "preview deck|id",
		Short:             "Show questions as learners see them, as you write",
		Long:              previewHelp,
		Example:           "  policyquiz preview heat/first-deck.toml\n  policyquiz preview guarantees/three-pillars\n  policyquiz preview guarantees/three-pillars --try",
		GroupID:           groupTeach,
		Args:              exactlyOne("name a deck or a question's id; policyquiz decks lists the decks"),
		ValidArgsFunction: p.completeItems,
		RunE:              func(_ *cobra.Command, args []string) error { return runPreview(p, args[0], opts) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&opts.try, "try", false, "ask one question; nothing is recorded")
	flags.BoolVar(&opts.once, "once", false, "print all questions once, also on a terminal")
	flags.BoolVar(&opts.plain, "plain", false, "lines only: for pipes, scripts and screen readers")
	return cmd
}

func runPreview(p *program, name string, opts previewOptions) error {
	if opts.try {
		return p.try(name, opts.plain)
	}
	v, err := p.viewOf(name)
	if err != nil {
		return err
	}
	if !opts.once && !opts.plain && p.streams.Interactive() && !p.streams.Aloud() {
		return p.follow(name, v)
	}
	return p.printPreview(v, opts.plain)
}

// printPreview prints all questions of a view, each mistake in its place, and returns the
// mistakes.
func (p *program) printPreview(v *view, plain bool) error {
	con, rich, err := p.streams.Console(context.Background(), plain) // which prints as it does in a drill
	if err != nil {
		return err
	}
	defer con.Close()
	all, rest := v.problems, v.unsaid()
	for i := range v.refs {
		var here quiz.Problems
		q, err := v.lib.Question(v.refs[i])
		if err := mistakesIn(err, &here); err != nil {
			return err
		}
		all.AddAll(&here)
		l := con.Layout()
		sayMistakes(l, rest.before(v, i))
		if err == nil {
			v.preview(i, q, rich).Say(l)
		} else {
			l.Gap()
			l.Say("", v.heading(i, v.refs[i].ID)+". This question cannot be shown:")
			sayMistakes(l, rest.without(here.Sorted()))
		}
		con.Print(l)
	}
	l := con.Layout()
	sayMistakes(l, rest.end())
	con.Print(l)
	return all.Mistakes()
}

// sayMistakes adds mistakes to a layout, each with its place and the next step.
func sayMistakes(l *terminal.Layout, list []*quiz.Problem) {
	if len(list) > 0 {
		l.Gap()
	}
	for _, p := range list {
		l.SayIn(terminal.Span{}, terminal.Span{Style: terminal.Style{Weight: terminal.Bold}, Text: p.Error()})
		l.Say(l.Margin()+"hint: ", p.Hint)
	}
}

// An unsaid has the mistakes of decks that were not yet said among the questions, in the
// order of their lines.
type unsaid struct {
	list []*quiz.Problem
	deck string // the file of the deck whose questions are being printed
}

// unsaid returns the mistakes of the decks of a view.
func (v *view) unsaid() *unsaid {
	u := &unsaid{}
	for _, p := range v.problems.Sorted() {
		if !p.Warning {
			u.list = append(u.list, p)
		}
	}
	return u
}

// before takes out the mistakes that stand before question i, and after those before it.
func (u *unsaid) before(v *view, i int) []*quiz.Problem {
	c, err := v.lib.CourseOf(v.refs[i].ID)
	if err != nil {
		return nil
	}
	var list []*quiz.Problem
	if d, _ := v.lib.Deck(v.refs[i].Deck); d.Deck != nil && d.Path() != u.deck { // the error is among the mistakes
		list, u.deck = u.end(), d.Path()
	}
	at := c.Pos(v.refs[i])
	return append(list, u.take(func(p *quiz.Problem) bool {
		return p.Pos.File == u.deck && at.File == u.deck && p.Pos.Line < at.Line
	})...)
}

// end takes out all mistakes of the deck.
func (u *unsaid) end() []*quiz.Problem {
	return u.take(func(p *quiz.Problem) bool { return p.Pos.File == u.deck })
}

// without takes out some mistakes, which are said now, and returns them.
func (u *unsaid) without(said []*quiz.Problem) []*quiz.Problem {
	u.take(func(p *quiz.Problem) bool {
		return slices.ContainsFunc(said, func(s *quiz.Problem) bool { return *s == *p })
	})
	return said
}

// take takes out those of which is reports true.
func (u *unsaid) take(is func(*quiz.Problem) bool) (taken []*quiz.Problem) {
	var left []*quiz.Problem
	for _, p := range u.list {
		if is(p) {
			taken = append(taken, p)
		} else {
			left = append(left, p)
		}
	}
	u.list = left
	return taken
}

// mistakesIn adds the problems in an error to others, and returns any other error.
func mistakesIn(err error, problems *quiz.Problems) error {
	found, ok := errors.AsType[*quiz.Problems](err)
	if !ok {
		return err
	}
	problems.AddAll(found)
	return nil
}

// A view is what a preview shows of a course, as it was read once.
type view struct {
	lib      *deckfile.Library
	refs     []quiz.Ref
	problems quiz.Problems // of the decks
}

// viewOf opens what is named: a deck, a file, a course or one question. A deck with
// mistakes is there with what can be read of it.
func (p *program) viewOf(name string) (*view, error) {
	v := &view{}
	if isPath(name) {
		n, err := p.pathOf(name)
		if err != nil {
			return nil, err
		}
		if v.lib, err = p.library(name); err != nil {
			return nil, err
		}
		s := &selection{Library: v.lib}
		c, err := s.inFolder(n.root)
		if err != nil {
			return nil, err
		}
		return v, v.addDecks(c, n.deck)
	}
	var err error
	if v.lib, err = p.library(); err != nil {
		return nil, err
	}
	if d, err := v.lib.Deck(name); d.Deck != nil {
		return v, v.addDecks(d.Course, d.ID)
	} else if isAmbiguous(err) {
		return nil, err
	}
	v.refs, err = v.lib.Find(name)
	return v, p.orCourse(name, err)
}

// isAmbiguous reports whether an error says that several courses have an id.
func isAmbiguous(err error) bool {
	_, ok := errors.AsType[*deckfile.AmbiguousError](err)
	return ok
}

// addDecks adds the questions of a deck, or of all decks of a course if no deck is named.
func (v *view) addDecks(c *deckfile.Course, deck string) error {
	ids := []string{deck}
	if deck == "" {
		var err error
		if ids, err = c.DeckIDs(); err != nil {
			return err
		}
	}
	for _, id := range ids {
		d, err := c.Deck(id)
		if err := mistakesIn(err, &v.problems); err != nil {
			return err
		}
		v.refs = append(v.refs, c.Refs(d)...)
	}
	return nil
}

// preview returns what is shown of question i.
func (v *view) preview(i int, q quiz.Question, rich bool) drill.Preview {
	title := v.refs[i].Deck
	if d, err := v.lib.Deck(title); d.Deck != nil && err == nil {
		title = d.Title
	}
	return drill.Preview{Question: q, Where: v.heading(i, q.ID), Deck: title, Rich: rich}
}

// heading says which question stands below it.
func (v *view) heading(i int, id string) string {
	where := fmt.Sprintf("%d of %d", i+1, len(v.refs))
	if len(v.refs) == 1 {
		where = "Preview"
	}
	return where + ", " + shortID(v.lib, id)
}

// try asks one question as a drill does, and records nothing.
func (p *program) try(name string, plain bool) error {
	v, err := p.viewOf(name)
	if err != nil {
		return err
	}
	if len(v.refs) != 1 {
		return usagef("name one of them: a deck, a slash and the question's id", "--try asks one question, and %s has %s", name, terminal.Count(len(v.refs), "question"))
	}
	if _, err := v.lib.Question(v.refs[0]); err != nil {
		if err := mistakes(err); err != nil {
			return err
		}
	}
	settings := deckfile.DefaultSettings()
	table := drill.Table{
		Questions:  v.lib,
		Passages:   v.lib,
		NoCopy:     func(q quiz.Question) (said, command string) { return p.noCopy(v.lib, q) },
		Refs:       v.refs,
		Titles:     map[string]string{v.refs[0].Deck: v.preview(0, quiz.Question{}, false).Deck},
		Name:       func(id string) string { return shortID(v.lib, id) },
		Memories:   study.Replay(schedule(settings), study.History{Now: p.now()}),
		Lacking:    p.layout(),
		Unrecorded: true,
		Streams:    p.streams,
		Now:        p.now,
	}
	ctx, stopped := untilSignal()
	err = drill.Run(ctx, table, study.Limits{New: 1, All: true}, plain)
	if stopped() != nil {
		return errStopped
	}
	return err
}

// mistakes returns the mistakes in an error; nil if it has only warnings.
func mistakes(err error) error {
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		return problems.Mistakes()
	}
	return err
}
