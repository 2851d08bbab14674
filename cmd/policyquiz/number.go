package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

type numberOptions struct {
	readOptions
	find string // --find
}

// The readOptions are those of the verbs that read a document and write something of it.
type readOptions struct {
	out   string // -o
	asIs  bool   // --as-is
	force bool   // --force
}

func (o *readOptions) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&o.out, "output", "o", "", "the `file` to write (otherwise the screen)")
	flags.BoolVar(&o.asIs, "as-is", false, "count the lines as they stand: a paragraph is a line with something besides white space")
	flags.BoolVar(&o.force, "force", false, "overwrite a file")
}

const numberHelp = `Divides a document into numbered paragraphs, and finds its sections, pages,
times and speakers. It reads plain text, Markdown and HTML. It joins lines that
were broken, leaves out what is on the page and is not the document, and says
what that was, and which numbers of the document stand out of order.

It writes one paragraph a line. A place in square brackets, alone on a line,
says where the next lines stand: [p. 14], [§ 3], [00:12:40]. Correct in the file
what it got wrong; a seed's text can name the file then. A PDF is made text
first, by pdftotext -layout.`

func newNumberCmd(p *program) *cobra.Command {
	var opts numberOptions
	cmd := &cobra.Command{
		Use:     "number file",
		Short:   "Number the paragraphs of a document, with its places",
		Long:    numberHelp,
		Example: "  policyquiz number report.html -o texts/report.txt\n  policyquiz number report.md --find \"capital grant\"\n  policyquiz number --as-is article.txt",
		GroupID: groupTeach,
		Args:    exactlyOne("name the file that has the text of a document"),
		RunE:    func(_ *cobra.Command, args []string) error { return runNumber(p, args[0], opts) },
	}
	opts.add(cmd)
	cmd.Flags().StringVar(&opts.find, "find", "", "print where these `words` stand; slips are forgiven")
	return cmd
}

func runNumber(p *program, name string, opts numberOptions) error {
	if opts.out != "" && (opts.find != "" || opts.asIs) {
		return usagef("leave -o out", "-o writes a numbered text, and --find and --as-is write none")
	}
	text, err := p.readText(name)
	if err != nil {
		return err
	}
	d, report := draft.Parse(text, place.Numbering{}, nil), (*draft.Report)(nil)
	if !opts.asIs {
		if d, report, err = draft.Number(text, draft.FormatOf(name, text), nil); err != nil {
			return fmt.Errorf("%q was not read: %w", name, err)
		}
	}
	switch {
	case opts.find != "":
		return p.printFound(name, d, opts.find)
	case opts.asIs:
		fmt.Fprintf(p.out, "%s: %s\n", name, terminal.Count(len(d.Passages), "paragraph"))
		return nil
	case opts.out == "":
		fmt.Fprint(p.out, d)
	default:
		if err := p.folderFor(opts.out); err != nil {
			return err
		}
		if err := p.writeText(opts.out, d.String(), opts.force); err != nil {
			return err
		}
	}
	p.tellNumbered(name, opts.out, d, report)
	return nil
}

// folderFor makes the folder of a text if it is texts/ of a course, which a new course does
// not have. Any other has to be there, as its name may be a slip.
func (p *program) folderFor(name string) error {
	folder := filepath.Dir(p.expand(name))
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return nil // what is wrong with it, writing says better
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(folder), "course.toml")); filepath.Base(folder) != "texts" || err != nil {
		return usagef("make it first, or write to texts/ in the folder of a course", "no folder %q", filepath.ToSlash(filepath.Dir(name)))
	}
	if err := os.Mkdir(folder, 0o777); err != nil {
		return fmt.Errorf("making %s: %w", filepath.ToSlash(folder), unwrapPath(err))
	}
	return nil
}

// writeText writes a new file. One that is there is overwritten only by force.
func (p *program) writeText(name, text string, force bool) error {
	if err := p.mayWrite(name, force); err != nil {
		return err
	}
	at := p.expand(name)
	d, err := newDraft(at, []byte(text), 0o666)
	if err != nil {
		return err
	}
	return d.keep()
}

// placeOf is the paragraph in which words were found, with the places that begin there.
func placeOf(d *draft.Document, h draft.Hit) string {
	return append(place.Paragraphs(h.Passage+1), d.Passages[h.Passage].Places...).String()
}

// printFound prints where words stand.
func (p *program) printFound(name string, d *draft.Document, words string) error {
	hits := d.Find(words)
	if len(hits) == 0 {
		return usagef("try fewer words, or one of them alone", "%q is in no paragraph of %q", words, name)
	}
	s := p.streams.Layout()
	for _, h := range hits {
		s.Say("", placeOf(d, h))
		s.Say(s.Margin(), h.Snippet)
	}
	fmt.Fprint(p.out, s)
	return nil
}

// tellNumbered tells how a text was counted and what was left out.
func (p *program) tellNumbered(name, out string, d *draft.Document, r *draft.Report) {
	s := p.streams.Layout()
	where := ""
	if out != "" {
		where = ", now in " + filepath.ToSlash(out)
	}
	s.Say("", fmt.Sprintf("%s (%s): %s%s.", name, r.Format, terminal.Count(len(d.Passages), "paragraph"), where))
	if r.AsIs {
		s.Say("", "It was numbered already, and is as it was.")
	} else {
		s.Say("", "A heading and an item of a list are a paragraph, too. Footnotes that are marked as such stand at the end.")
	}
	for _, line := range found(d) {
		s.Say(s.Margin(), line)
	}
	for _, l := range r.Left {
		times := ""
		if l.Times > 1 {
			times = fmt.Sprintf(", %d times", l.Times)
		}
		s.Say(s.Margin()+"Left out: ", fmt.Sprintf("%s%s (“%s”)", l.What, times, terminal.Fit(l.First, 40)))
	}
	for _, n := range r.Notes {
		s.Say(s.Margin()+"Look at this: ", n)
	}
	fmt.Fprint(p.err, s)
}

// found says which places and speakers a document has.
func found(d *draft.Document) []string {
	var lines []string
	for _, kind := range place.Kinds[1:] { // all but paragraphs
		if of := d.PlacesOfKind(kind); len(of) > 0 {
			lines = append(lines, terminal.Count(len(of), string(kind))+": "+terminal.Fit(of.String(), 60))
		}
	}
	if speakers := d.Speakers(); len(speakers) > 0 {
		lines = append(lines, terminal.Count(len(speakers), "speaker")+": "+strings.Join(speakers, ", "))
	}
	return lines
}
