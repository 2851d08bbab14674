package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/plan"
	"policyquiz/quiz/study"
)

type planOptions struct {
	decks   []string
	exam    string // --exam
	minutes int    // --minutes
	adopt   bool
	drop    bool
	json    bool
	plain   bool
}

const planHelp = `Works out what to practise each day until an exam, so that as much as can be is
recalled on its day for the minutes that you give it. It shows the days one by
one, and what is expected on the day of the exam, beside the ordinary schedule
with the same minutes a day and beside cramming on the eve.

With --adopt, policyquiz drill follows the plan: it asks what the plan has for
today. The plan is made anew each day from what you then remember, so a day that
you miss, or that goes better, changes what comes. Without --exam the verb shows
the plan that was adopted; --drop ends it. After the exam drill goes back to the
ordinary schedule by itself.

Minutes are minutes of answering, at your pace. Reading why an answer is right
comes on top. What was never answered counts as not recalled.`

const planExamples = `  policyquiz plan --exam 2026-12-18 --minutes 15
  policyquiz plan --exam 2026-12-18 --minutes 15 --adopt
  policyquiz plan --exam 2026-12-18 guarantees
  policyquiz plan
  policyquiz plan --drop`

func newPlanCmd(p *program) *cobra.Command {
	var opts planOptions
	cmd := &cobra.Command{
		Use:               "plan [deck...]",
		Short:             "Plan until an exam, and let drill follow the plan",
		Long:              planHelp,
		Example:           planExamples,
		GroupID:           groupLearn,
		ValidArgsFunction: p.completeDecks,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.decks = args
			return runPlan(p, opts, cmd.Flags().Changed("minutes"))
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.exam, "exam", "", "the `day` of the exam, as in 2026-12-18")
	wholeVar(flags, &opts.minutes, "minutes", "", 15, "the `number` of minutes to practise a day")
	flags.BoolVar(&opts.adopt, "adopt", false, "let drill follow this plan from now on")
	flags.BoolVar(&opts.drop, "drop", false, "end the plan that was adopted")
	plainFlag(cmd, &opts.plain)
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	return cmd
}

func runPlan(p *program, opts planOptions, minutesGiven bool) error {
	switch {
	case opts.drop && (opts.exam != "" || opts.adopt || minutesGiven || len(opts.decks) > 0):
		return usagef("leave out the rest", "--drop ends the plan and takes nothing else")
	case opts.drop:
		return runDropPlan(p)
	case opts.exam == "" && (opts.adopt || minutesGiven || len(opts.decks) > 0):
		return usagef("name its day, as in --exam 2026-12-18", "a plan is made for the day of an exam")
	case opts.exam == "":
		return showAdopted(p, opts)
	case opts.minutes < 1 || opts.minutes > mostMinutes:
		return usagef(fmt.Sprintf("give a number from 1 to %d", mostMinutes), "--minutes %d: that many minutes a day cannot be planned", opts.minutes)
	}
	s, err := p.studies(opts.decks)
	if err != nil {
		return err
	}
	today := s.memories.DayOf(p.now())
	if err := checkExam(opts.exam, today); err != nil {
		return err
	}
	a := deckfile.Adopted{Exam: opts.exam, Minutes: opts.minutes}
	if err := s.planScope(&a); err != nil {
		return err
	}
	return s.makePlan(p, opts, a)
}

// Bounds of a plan.
const (
	mostMinutes = 600
	mostDays    = 1000 // until the exam
)

// checkExam refuses what is no date of an exam to plan for.
func checkExam(exam string, today study.Day) error {
	if _, err := time.Parse(time.DateOnly, exam); err != nil {
		return usagef("write year, month and day, as in --exam 2026-12-18", "--exam %q is no date", exam)
	}
	switch left := int(studyDay(exam) - today); {
	case left == 0:
		return usagef("policyquiz drill --cram practises anything today", "--exam %s: that is today", exam)
	case left < 0:
		return usagef("look at the year and at this machine's clock", "--exam %s: that day is over", exam)
	case left > mostDays:
		return usagef("plan when it is nearer", "--exam %s: that is more than %d days ahead", exam, mostDays)
	}
	return nil
}

// runDropPlan ends the plan that was adopted.
func runDropPlan(p *program) error {
	a, _, _ := p.adopted() // what cannot be read can be dropped
	dropped, err := p.dropPlan()
	if err != nil {
		return err
	}
	l := p.streams.Layout()
	switch {
	case !dropped:
		l.Say("", "There is no plan to drop.")
	case a.Exam == "":
		l.Say("", "The plan is dropped. policyquiz drill follows the ordinary schedule.")
	default:
		l.Say("", fmt.Sprintf("The plan until %s is dropped. policyquiz drill follows the ordinary schedule.", a.Exam))
	}
	fmt.Fprint(p.out, l)
	return nil
}

// planScope notes of which decks or courses a plan is.
func (s *studies) planScope(a *deckfile.Adopted) error {
	single := 0
	for _, d := range s.decks {
		single += d.Len()
		if d.Exam {
			return usagef("name decks to practise", "deck %q is an exam, and no plan is made for its questions", deckName(s.Library, d))
		}
	}
	if s.named && (len(s.decks) == 0 || single < len(s.refs)) {
		return usagef("name the deck alone", "a plan is made for whole decks")
	}
	if s.named {
		for _, d := range s.decks {
			a.Decks = append(a.Decks, d.WholeID())
		}
		return nil
	}
	for _, c := range s.Courses {
		a.Courses = append(a.Courses, c.ID)
	}
	return nil
}

// showAdopted shows the plan that was adopted, as it is today.
func showAdopted(p *program, opts planOptions) error {
	a, ok, err := p.adopted()
	if err != nil {
		return err
	}
	l := p.streams.Layout()
	if !ok {
		l.Say("", "No plan is adopted. This works one out, and --adopt lets drill follow it:")
		l.Verbatim(l.Margin() + "policyquiz plan --exam " + date(study.DayOf(p.now(), 0)+28) + " --minutes 15")
		fmt.Fprint(p.out, l)
		return nil
	}
	s, err := p.studies(nil)
	if err != nil {
		return err
	}
	if studyDay(a.Exam) <= s.memories.DayOf(p.now()) {
		l.Say("", fmt.Sprintf("Your plan until %s has ended. policyquiz drill follows the ordinary schedule; policyquiz plan --drop puts the plan away.", a.Exam))
		fmt.Fprint(p.out, l)
		return nil
	}
	return s.makePlan(p, opts, a)
}

// makePlan works a plan out, keeps it if it is to be adopted, and prints it.
func (s *studies) makePlan(p *program, opts planOptions, a deckfile.Adopted) error {
	refs, gone := s.plannedRefs(a)
	if len(refs) == 0 {
		return usagef("policyquiz decks lists what is open", "there is no question to plan for in %s", listOf(append(a.Courses, a.Decks...)))
	}
	t := s.planning(refs, studyDay(a.Exam), a.Minutes, p.now())
	ctx, stopped := untilSignal()
	progress := p.streams.Progress("Planning")
	made, err := plan.Make(ctx, t.Task, t.lots(), func(done float64) { progress.Done(int(1000*done), 1000) })
	progress.End()
	if err != nil {
		return asStopped(err, stopped())
	}
	if opts.adopt {
		if err := p.adopt(a); err != nil {
			return err
		}
	}
	r := planReport{Adopted: a, planning: t, Plan: made, gone: gone, fresh: opts.exam != "", kept: opts.adopt}
	if opts.json {
		return terminal.WriteJSON(p.out, r.json())
	}
	l := p.streams.Layout()
	r.say(l, opts.plain || p.streams.Aloud())
	fmt.Fprint(p.out, l)
	return nil
}

// listOf joins names for a sentence.
func listOf(names []string) string {
	names = slices.Clone(names)
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// minutesOf writes minutes as a count, rounded; at least one.
func minutesOf(minutes float64) string {
	return terminal.Count(int(max(1, math.Round(minutes))), "minute")
}
