package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/paper"
)

const paperHelp = `Prints decks as a test on paper: HTML for a browser, which prints it on A4 or
Letter, Markdown for an editor, or text. Exams may be named, too.

Each form has its own order of questions and options, so that neighbours cannot
copy. Amounts and dates stay sorted, and the order that a deck fixes stays.
--keep-order keeps the questions in the deck's order.

The number of a form decides its layout: --form 3 prints form 3 again. Each
sheet has the number and a code. After an edit of the deck the code is another,
and the key of old sheets does not fit the new ones.

--key adds a key behind the forms, on sheets of its own: what is right on which
form, where each question stands on it, what is accepted, and the marks. A
question earns a mark for each of its parts.

--marks writes an empty table, too: a column for the learner, one for the number
of the form, and one for each question with its id and its greatest mark. Fill
it in, a row for each learner, and policyquiz report --from tells how the
questions went. On paper a question has a mark for each of its parts, but on the
screen each question of an exam has one mark: keep the marks of the two in
tables of their own.`

const paperExamples = `  policyquiz paper guarantees                               one form, read here
  policyquiz paper guarantees --forms 4 --key -o test.html  four forms, the key
  policyquiz paper guarantees --form 3 -o form-3.html       form 3 again
  policyquiz paper exam -o exam.html --marks marks.csv      a table for marks
  policyquiz paper ./heat/ --kind typed --questions 10      ten of a course`

type paperOptions struct {
	forms     int    // --forms
	form      []int  // --form
	key       bool   // --key
	keepOrder bool   // --keep-order
	places    bool   // --places
	large     bool   // --large
	title     string // --title
	questions int    // --questions
	focus     focus  // --kind, --actor, --objective
	out       string // -o
	format    string // --format
	marks     string // --marks
	force     bool   // --force
}

func newPaperCmd(p *program) *cobra.Command {
	var opts paperOptions
	cmd := &cobra.Command{
		Use:               "paper (deck|id)...",
		Short:             "Print decks as a test on paper, in several forms, with a key",
		Long:              paperHelp,
		Example:           paperExamples,
		GroupID:           groupTeach,
		Args:              atLeastOne("name a deck; policyquiz decks lists the decks"),
		ValidArgsFunction: p.completeItems,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("forms") && len(opts.form) > 0 {
				return usagef("give one of them", "--forms and --form exclude each other")
			}
			return runPaper(p, args, opts)
		},
	}
	flags := cmd.Flags()
	wholeVar(flags, &opts.forms, "forms", "", 1, "print this `number` of forms, from form 1 on")
	flags.IntSliceVar(&opts.form, "form", nil, fmt.Sprintf("print the form with this `number`, from 1 to %d; may be given again", paper.MaxForm))
	flags.BoolVar(&opts.key, "key", false, "add the key: what is right on which form, and the marks")
	flags.BoolVar(&opts.keepOrder, "keep-order", false, "keep the questions in the deck's order; options are shuffled all the same")
	flags.BoolVar(&opts.places, "places", false, "print below each question where its answer stands")
	flags.BoolVar(&opts.large, "large", false, "large print, 18 points or more (HTML only)")
	flags.StringVar(&opts.title, "title", "", "the `title` of the sheets (otherwise that of the decks)")
	wholeVar(flags, &opts.questions, "questions", "", 0, "print only the first questions, this `number` of them")
	opts.focus.subjectFlags(p, cmd)
	flags.StringVarP(&opts.out, "output", "o", "", "the `file` to write (otherwise the screen)")
	flags.StringVar(&opts.format, "format", "", "a `format`: html, markdown or text (otherwise by the ending of the file)")
	flags.StringVar(&opts.marks, "marks", "", "write an empty table for the marks (CSV) to this `file`, for report --from")
	flags.BoolVar(&opts.force, "force", false, "overwrite a file")
	completeFlag(cmd, "format", fixed(paperFormats...))
	return cmd
}

func runPaper(p *program, names []string, opts paperOptions) error {
	numbers, err := opts.numbers()
	if err != nil {
		return err
	}
	if err := opts.chooseFormat(); err != nil {
		return err
	}
	if err := p.mayWriteTest(opts); err != nil {
		return err
	}
	s, err := p.choose(names)
	if err != nil {
		return err
	}
	if err := s.narrow(opts.focus); err != nil {
		return err
	}
	questions, err := s.printed(opts.questions)
	if err != nil {
		return err
	}
	t := s.test(opts)
	for _, q := range questions {
		t.Order = append(t.Order, q.ID)
	}
	for _, n := range numbers {
		t.Forms = append(t.Forms, paper.NewForm(n, questions, opts.keepOrder))
	}
	if err := p.printTest(t, opts); err != nil || opts.marks == "" {
		return err
	}
	return p.writeMarks(t.Forms[0], questions, opts)
}

// mayWriteTest returns an error if a file that is to be written is there already.
func (p *program) mayWriteTest(opts paperOptions) error {
	if opts.marks != "" && opts.marks == opts.out {
		return usagef("name two files", "-o and --marks name one file, %q", opts.out)
	}
	for _, file := range []string{opts.out, opts.marks} {
		if file == "" {
			continue
		}
		if err := p.mayWrite(file, opts.force); err != nil {
			return err
		}
	}
	return nil
}

// writeMarks writes an empty table for the marks of a test, as marks.Read reads it. The
// questions stand in the deck's order, whatever their order on a form, because a form may
// be one of several. That it is written is said on standard error where the test itself
// goes to standard output.
func (p *program) writeMarks(f paper.Form, questions []quiz.Question, opts paperOptions) error {
	greatest := map[string]int{}
	for _, item := range f.Items {
		greatest[item.Question.ID] = item.Marks
	}
	head := []string{"learner", "form"}
	for _, q := range questions {
		head = append(head, fmt.Sprintf("%s/%d", q.ID, greatest[q.ID]))
	}
	var b strings.Builder
	if err := terminal.WriteCSV(&b, [][]string{head}); err != nil {
		return err
	}
	if err := p.writeText(opts.marks, b.String(), opts.force); err != nil {
		return err
	}
	l, out := p.streams.Layout(), p.out
	if opts.out == "" {
		out = p.err
	}
	l.Say("", "Written: a table for the marks. When it is filled in:")
	l.Verbatim(l.Margin() + "policyquiz report --from " + filepath.ToSlash(opts.marks))
	fmt.Fprint(out, l)
	return nil
}

// mostForms is how many forms are printed at once. A room has fewer neighbours.
const mostForms = 100

// numbers are the numbers of the forms to print.
func (o *paperOptions) numbers() (list []uint32, err error) {
	if o.questions < 0 {
		return nil, usagef("write --questions 20, or leave it out for all", "--questions is %d, which is below 0", o.questions)
	}
	if len(o.form) == 0 && (o.forms < 1 || o.forms > mostForms) {
		return nil, usagef("write --forms 4", "--forms is %d; there are 1 to %d", o.forms, mostForms)
	}
	wanted := o.form
	for n := 1; len(o.form) == 0 && n <= o.forms; n++ {
		wanted = append(wanted, n)
	}
	for _, n := range wanted {
		if n < 1 || n > paper.MaxForm {
			return nil, usagef("the number stands at the head of each sheet", "--form is %d; forms are numbered from 1 to %d", n, paper.MaxForm)
		}
		if !slices.Contains(list, uint32(n)) {
			list = append(list, uint32(n))
		}
	}
	return list, nil
}

// The formats of a test.
const (
	asHTML     = "html"
	asMarkdown = "markdown"
	asText     = "text"
)

var paperFormats = []string{asHTML, asMarkdown, asText}

// formatOf are the formats by the endings of files.
var formatOf = map[string]string{".html": asHTML, ".htm": asHTML, ".md": asMarkdown, ".markdown": asMarkdown, ".txt": asText}

// chooseFormat decides on a format: the one that was asked for, else that of the file,
// else text for the screen.
func (o *paperOptions) chooseFormat() error {
	switch ending := filepath.Ext(o.out); {
	case o.format != "":
		if !slices.Contains(paperFormats, o.format) {
			return usagef(didYouMean(o.format, paperFormats, "there are: "+strings.Join(paperFormats, ", ")), "no format %q", o.format)
		}
	case o.out == "":
		o.format = asText
	default:
		if o.format = formatOf[strings.ToLower(ending)]; o.format == "" {
			return usagef("end it in .html, .md or .txt, or say --format", "the ending of %q says no format", o.out)
		}
	}
	if o.large && o.format != asHTML {
		return usagef("write to a file that ends in .html", "--large is for HTML; in %s the size of letters cannot be said", o.format)
	}
	return nil
}

// printed makes the questions that were asked for, each once; the first so many if most is
// not 0.
func (s *selection) printed(most int) (list []quiz.Question, err error) {
	seen := map[string]bool{}
	for _, r := range s.refs {
		if seen[r.ID] || most > 0 && len(list) == most {
			continue
		}
		seen[r.ID] = true
		q, err := s.Question(r)
		if err != nil {
			return nil, err
		}
		q.ID = shortID(s.Library, q.ID)
		list = append(list, q)
	}
	if len(list) == 0 {
		return nil, usagef("name another deck; policyquiz decks counts their questions", "there is no question to print")
	}
	return list, nil
}

// mostTitles is how many titles of decks stand at the head of a sheet. Of more decks it is
// the title of the course.
const mostTitles = 3

// test is the test of a selection, without its forms.
func (s *selection) test(opts paperOptions) paper.Test {
	t := paper.Test{Title: opts.title, Key: opts.key, Places: opts.places, Large: opts.large}
	var titles, courses []string
	var course *deckfile.Course
	for _, id := range s.asked() {
		d, err := s.Deck(id)
		if err != nil {
			continue // its questions could not be read either
		}
		titles = append(titles, d.Title)
		if !slices.Contains(courses, d.Course.Title) {
			course, courses = d.Course, append(courses, d.Course.Title)
		}
	}
	t.Course = strings.Join(courses, "; ")
	if len(courses) == 1 {
		t.Language, t.Version = course.Language, courseVersion(course)
	}
	switch {
	case t.Title != "":
	case len(titles) > mostTitles:
		t.Title = t.Course
	default:
		t.Title = strings.Join(titles, "; ")
	}
	return t
}

// courseVersion names the version of a course, and says whether its files have changed since
// it was packed; empty if it was not packed.
func courseVersion(c *deckfile.Course) string {
	hash, edited := packedAs(c, filepath.FromSlash(c.Folders()[0]))
	switch {
	case hash == "":
		return ""
	case edited:
		return shortHash(hash) + ", edited since"
	}
	return shortHash(hash)
}

// printTest prints a test, or writes it to a file and says so.
func (p *program) printTest(t paper.Test, opts paperOptions) error {
	l := p.streams.Layout()
	if opts.out != "" {
		l = &terminal.Layout{Width: paperColumns}
	}
	text, err := textOf(t, opts.format, l)
	if err != nil || opts.out == "" {
		fmt.Fprint(p.out, text)
		return err
	}
	if err := p.writeText(opts.out, terminal.CleanLines(text), opts.force); err != nil {
		return err
	}
	s := p.streams.Layout()
	s.Say("", "Written: "+formsOf(t)+".")
	s.Verbatim(s.Margin() + filepath.ToSlash(opts.out))
	if opts.format == asHTML {
		s.Say("", "Open it in a browser and print it. Each form begins on a new sheet.")
	}
	fmt.Fprint(p.out, s)
	return nil
}

// formsOf says what was printed.
func formsOf(t paper.Test) string {
	first, n := t.Forms[0], len(t.Forms)
	what, each := fmt.Sprintf("form %d", first.Number), ""
	if n > 1 {
		what, each = terminal.Count(n, "form"), " each"
	}
	if t.Key {
		what += " and the key"
	}
	return fmt.Sprintf("%s, %s and %s%s", what, terminal.Count(len(first.Items), "question"), paper.Marks(first.Marks()), each)
}

// textOf writes a test in a format; as text on a layout, which has the width.
func textOf(t paper.Test, format string, l *terminal.Layout) (string, error) {
	var b strings.Builder
	switch format {
	case asHTML:
		err := t.HTML(&b)
		return b.String(), err
	case asMarkdown:
		return t.Markdown(), nil
	}
	newPaperText(t, l).print()
	return l.String(), nil
}
