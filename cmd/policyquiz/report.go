package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/chart"
)

type reportOptions struct {
	names    string
	from     string
	sections []string
	json     bool
	csv      bool
	plain    bool
	ascii    bool
	html     string
	force    bool
}

const reportHelp = `Shows what a class did, from the files that its learners handed in (policyquiz
history export --course ID FILE.jsonl): what to teach again first, which
questions to mend, who is where. Name the files, or the folder in which they
lie.

A learner's first answer to a question says what was known before; the first one
of the latest day says what is known now. Each learner counts once in a share,
which is told with the bounds between which it lies with 95 % confidence. What
is right is what the course at hand says: if something else is right now than
when a question was asked, its answers are judged anew, or do not count if that
cannot be done. Both are told. A file that was cut or edited counts as far as it
does not contradict itself.

Learners have numbers in place of names. With --names FILE, a table with the
columns file, name and, if you like, group, they have the names in it, and the
report says who handed in nothing. Groups with fewer than 5 learners are not
compared.

Discrimination, reliability and the Rasch model are told only of exams (decks
with use = "exam"), over those who answered all of one in their first sitting:
what is practised with a schedule is another test for each learner. With --from
FILE the same is worked out of a table of any other program: a column learner,
then a column for each question with its greatest mark behind a slash (Q1/2; 1
if not given), and an empty cell where there is no answer. A column form, which
says which form of a test on paper each learner had, is passed over.

A question whose name has a slash needs its greatest mark behind a last slash:
final/pilot/1 is the question final/pilot with 1 mark. policyquiz paper --marks
writes such a table for a test on paper. Leave out columns of totals and notes,
and rows of means.

On a terminal the report comes page by page. --html and --json have all
sections. As text the last two are left out, because they are long. --section
chooses sections:
  class          who handed in what, and which version of the course they had
  reteach        what to teach again first, what is confused, and what many are
                 surely wrong about
  mend           questions that may have to be mended, and why; learners' notes
  learners       what each learner did; groups compared
  exams          the marks of each exam, and what they say of its questions
  decks          how decks, objectives, actors and issues went
  questions      how each question went, and which wrong option drew whom`

const reportExamples = `  policyquiz report handed-in/
  policyquiz report handed-in/ --names class.csv --html week-3.html
  policyquiz report handed-in/ --section mend
  policyquiz report handed-in/ --section learners --csv > learners.csv
  policyquiz report --from marks.csv`

func newReportCmd(p *program) *cobra.Command {
	var opts reportOptions
	cmd := &cobra.Command{
		Use:     "report [file|folder...]",
		Short:   "Show what a class knows, and which questions to mend",
		Long:    reportHelp,
		Example: reportExamples,
		GroupID: groupTeach,
		RunE: func(_ *cobra.Command, args []string) error {
			return runReport(p, args, opts)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.names, "names", "", "a table with the `file` and the name of each learner")
	flags.StringVar(&opts.from, "from", "", "analyse the marks in this table (CSV `file`) instead")
	flags.StringArrayVar(&opts.sections, "section", nil, "only this `section`; may be given again")
	plainFlag(cmd, &opts.plain)
	flags.BoolVar(&opts.ascii, "ascii", false, "draw with ASCII characters alone")
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	flags.BoolVar(&opts.csv, "csv", false, "print the main table of one section, for spreadsheets")
	flags.StringVar(&opts.html, "html", "", "write a page for a browser to this `file`")
	flags.BoolVar(&opts.force, "force", false, "with --html: write over a file that is no such page")
	completeFlag(cmd, "section", fixed(reportSectionNames()...))
	return cmd
}

// check refuses what does not go together.
func (o *reportOptions) check(args []string) error {
	forms := 0
	for _, set := range []bool{o.json, o.csv, o.html != "", o.plain || o.ascii} {
		if set {
			forms++
		}
	}
	switch {
	case len(args) == 0 && o.from == "":
		return usagef("name the files that learners handed in, or their folder, as in policyquiz report handed-in/", "report needs something to tell of")
	case len(args) > 0 && o.from != "":
		return usagef("leave one of them out", "--from takes the place of what was handed in, but got %q too", args[0])
	case o.from != "" && o.names != "":
		return usagef("put the names into the column learner of the table", "--names is for what was handed in, not for --from")
	case forms > 1:
		return usagef("choose one of them", "--json, --csv, --html and --plain or --ascii exclude each other")
	case o.force && o.html == "":
		return usagef("give --html FILE as well, or leave it out", "--force is for --html")
	case o.csv && o.from == "" && len(o.sections) != 1:
		return usagef("name it, as in --section questions --csv", "--csv prints one section")
	}
	for _, name := range o.sections {
		if names := reportSectionNames(); !slices.Contains(names, name) {
			return usagef(didYouMean(name, names, "there are: "+strings.Join(names, ", ")), "no section %q", name)
		}
	}
	return nil
}

func runReport(p *program, args []string, opts reportOptions) error {
	if err := opts.check(args); err != nil {
		return err
	}
	if opts.from != "" {
		return reportMarks(p, opts)
	}
	r, err := p.classReport(args, opts)
	if err != nil {
		return err
	}
	names, last := opts.shown()
	r.brief = last != ""
	figures := r.fill(names)
	if opts.json {
		return terminal.WriteJSON(p.out, r)
	}
	r.tellNotes(p)
	if opts.csv {
		return r.writeCSV(p, opts.sections[0])
	}
	return p.printReport(r.title(), r.about(), figures, last, opts)
}

// shown are the sections to work out, and the sentence that names those that are left out:
// as text the longest ones are shown only if they are asked for.
func (o *reportOptions) shown() (names []string, last string) {
	if len(o.sections) > 0 || o.json || o.html != "" {
		return o.sections, ""
	}
	var left, flags []string
	for _, s := range reportSections {
		if s.long {
			left, flags = append(left, s.name), append(flags, "--section "+s.name)
			continue
		}
		names = append(names, s.name)
	}
	return names, fmt.Sprintf("Left out: %s. To see them, add %s.", strings.Join(left, " and "), strings.Join(flags, " "))
}

// printReport prints a report as it is asked for: on the screen, or as a page.
func (p *program) printReport(title string, about []string, figures []chart.Figure, last string, opts reportOptions) error {
	for _, f := range figures {
		for i := range f.Tables {
			f.Tables[i] = f.Tables[i].Filled()
		}
	}
	if opts.html != "" {
		return p.savePage(opts.html, opts.force, reportPage(title, about, figures))
	}
	return p.printFigures(printout{append([]string{title}, about...), figures, last, opts.plain, opts.ascii})
}

// classReport reads what was handed in, and works out the report.
func (p *program) classReport(args []string, opts reportOptions) (*classReport, error) {
	progress := p.streams.Progress("Reading")
	defer progress.End()
	files, others, err := handedIn(args)
	if err != nil {
		return nil, err
	}
	p.tellOthers(others, opts.names)
	course, err := p.courseOfReport(files)
	if err != nil {
		return nil, err
	}
	var names *roster
	if opts.names != "" {
		if names, err = readRoster(opts.names); err != nil {
			return nil, err
		}
	}
	handings := join(files, names)
	nameLearners(handings)
	m, err := p.newClassMaker(course)
	if err != nil {
		return nil, err
	}
	return newClassReport(files, handings, names, m), nil
}

// tellOthers names files in the folders that are no histories, but for the list of names.
func (p *program) tellOthers(others []string, names string) {
	others = slices.DeleteFunc(others, func(name string) bool { return name == filepath.Base(names) })
	if len(others) == 0 {
		return
	}
	slices.Sort(others)
	fmt.Fprintf(p.err, "policyquiz: passed over: %s\n\thint: what was handed in ends in .jsonl; put it there under such a name if one of them is a history\n", terminal.Clean(someNames(others, namesShown)))
}

// tellNotes prints what is to be known of single files, on standard error: what does not
// count, and why.
func (r *classReport) tellNotes(p *program) {
	for _, f := range r.Files {
		for _, note := range f.Notes {
			fmt.Fprintf(p.err, "policyquiz: %s: %s\n", terminal.Clean(f.File), terminal.Clean(note))
		}
	}
	if r.course.at == nil {
		fmt.Fprintf(p.err, "policyquiz: course %q is not at hand: decks are told by their ids, and actors and issues not at all\n\thint: policyquiz course add, or --course ./FOLDER/\n", r.course.ids[0])
	}
}
