package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
	"policyquiz/quiz/stats"
)

type statsOptions struct {
	decks    []string
	sections []string
	json     bool
	plain    bool
	ascii    bool
	html     string
	force    bool
}

const statsHelp = `Shows what you did, what you know, what comes and what you confuse: as pictures
with their figures in words, as sentences (--plain), as JSON, or as one page for
a browser, which needs no network. On a terminal what is longer than the screen
comes page by page: Enter goes on, q ends.

Sections, all of them unless --section names some:
  calendar     on which days you answered, and how much
  forecast     what comes due, by day and deck, and how long it takes
  retention    how much you still knew, by week and kind of question, beside
               what was predicted
  memory       how stable your memories are, and how difficult the questions
  mastery      how much you know of each deck, objective, actor and issue
  confusions   who was taken for whom, which concept for which
  calibration  what was predicted, and how sure you were, beside what came out
  time         how long you took
  leeches      what you miss again and again

A share is told with the bounds between which it lies with 95 % confidence
(Wilson's), and of fewer than 20 answers it is not told. Weeks begin on Monday.`

const statsExamples = `  policyquiz stats                        all of it
  policyquiz stats guarantees             one deck
  policyquiz stats --section forecast     one section
  policyquiz stats --html my-stats.html   a page for a browser`

func newStatsCmd(p *program) *cobra.Command {
	var opts statsOptions
	cmd := &cobra.Command{
		Use:               "stats [deck...]",
		Short:             "Show what you know, in pictures and words",
		Long:              statsHelp,
		Example:           statsExamples,
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeDecks,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.decks = args
			return runStats(p, opts)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&opts.sections, "section", nil, "only this `section`; may be given again")
	plainFlag(cmd, &opts.plain)
	flags.BoolVar(&opts.ascii, "ascii", false, "draw with ASCII characters alone")
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	flags.StringVar(&opts.html, "html", "", "write a page for a browser to this `file`")
	flags.BoolVar(&opts.force, "force", false, "with --html: write over a file that is no such page")
	completeFlag(cmd, "section", fixed(sectionNames()...))
	return cmd
}

// check refuses options that do not go together, and sections that there are not.
func (o *statsOptions) check() error {
	switch {
	case o.html != "" && (o.json || o.plain || o.ascii):
		return usagef("leave out --json, --plain and --ascii", "--html writes a page and prints nothing")
	case o.json && (o.plain || o.ascii):
		return usagef("leave one of them out", "--json excludes --plain and --ascii")
	case o.force && o.html == "":
		return usagef("give --html FILE as well, or leave it out", "--force is for --html")
	}
	for _, name := range o.sections {
		if names := sectionNames(); !slices.Contains(names, name) {
			return usagef(didYouMean(name, names, "there are: "+strings.Join(names, ", ")), "no section %q", name)
		}
	}
	return nil
}

func runStats(p *program, opts statsOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	s, err := p.studies(opts.decks)
	if err != nil {
		return err
	}
	report, figures := p.figures(s, opts.sections)
	switch {
	case opts.json:
		return terminal.WriteJSON(p.out, report)
	case opts.html != "":
		return p.savePage(opts.html, opts.force, s.page(report, figures))
	}
	if !report.of.Answered() && len(opts.sections) == 0 {
		l := p.streams.Layout()
		l.Say("", noAnswers)
		fmt.Fprint(p.out, l)
		return nil
	}
	return p.printFigures(printout{figures: figures, plain: opts.plain, ascii: opts.ascii})
}

// figures works out sections, and tells a person at a terminal how far that has come.
func (p *program) figures(s *studies, sections []string) (*statsReport, []chart.Figure) {
	progress := p.streams.Progress("Adding up")
	defer progress.End()
	report := &statsReport{of: stats.Of(p.learner(s)), name: func(id string) string { return shortID(s.Library, id) }}
	return report, report.fill(sections, progress.Done)
}

// A statsReport is all sections that were asked for, for --json too.
type statsReport struct {
	Today       stats.Day          `json:"today"`
	WeekBegins  string             `json:"week_begins"`
	Calendar    *stats.Calendar    `json:"calendar,omitempty"`
	Forecast    *stats.Forecast    `json:"forecast,omitempty"`
	Retention   *stats.Retention   `json:"retention,omitempty"`
	Memory      *stats.Spread      `json:"memory,omitempty"`
	Mastery     *stats.Mastery     `json:"mastery,omitempty"`
	Confusions  []stats.Confusion  `json:"confusions,omitzero"`
	Calibration *stats.Calibration `json:"calibration,omitempty"`
	Time        *stats.Spent       `json:"time,omitempty"`
	Leeches     []stats.Leech      `json:"leeches,omitzero"`

	of   *stats.Stats
	name func(question string) string // a question's id, for readers
}

// A section works out a part of a report and returns its figure.
type section struct {
	name string
	fill func(*statsReport) chart.Figure
}

// sections are in the order in which they are shown.
var sections = []section{
	{"calendar", (*statsReport).calendar},
	{"forecast", (*statsReport).forecast},
	{"retention", (*statsReport).retention},
	{"memory", (*statsReport).memory},
	{"mastery", (*statsReport).mastery},
	{"confusions", (*statsReport).confusions},
	{"calibration", (*statsReport).calibration},
	{"time", (*statsReport).time},
	{"leeches", (*statsReport).leeches},
}

func sectionNames() (names []string) {
	for _, s := range sections {
		names = append(names, s.name)
	}
	return names
}

// fill works out these sections, all of them if none is named, and returns their
// figures in the order in which they are shown. It tells done how many are done.
func (r *statsReport) fill(names []string, done func(n, of int)) (figures []chart.Figure) {
	r.Today, r.WeekBegins = r.of.Today, "Monday"
	for i, s := range sections {
		done(i+1, len(sections)+1) // what was gathered before counts as one
		if len(names) == 0 || slices.Contains(names, s.name) {
			f := s.fill(r)
			f.ID = s.name
			figures = append(figures, f)
		}
	}
	return figures
}
