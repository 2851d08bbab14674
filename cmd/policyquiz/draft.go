package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

type draftOptions struct {
	readOptions
	url      string   // --url
	language string   // --language
	only     []string // --only
	most     int      // --most
}

const draftHelp = `Reads a document and prints a first seed of it: who speaks, names and groups
with their spellings, terms, figures, dates, and sentences that may say what
somebody proposes, holds or has to do. Each stands with its place and its
passage.

It decides nothing. Every candidate but the document and its speakers is
commented out: keep those worth a question, fill in what is empty in your own
words, and delete the others. check says what is still to be filled in.

Of each sort it prints the best, and says how many it left out. --only prints
some sorts alone, --most 0 all candidates.

Names, figures, dates and terms in quotation marks are found in any language,
the rest in English.`

func newDraftCmd(p *program) *cobra.Command {
	var opts draftOptions
	cmd := &cobra.Command{
		Use:     "draft file",
		Short:   "Print a first seed of a document, to be finished by hand",
		Long:    draftHelp,
		Example: "  policyquiz draft report.html -o my-course/report.toml\n  policyquiz draft my-course/texts/report.txt -o my-course/report.toml\n  policyquiz draft report.html --url https://example.org/report\n  policyquiz draft report.html --only duties,figures --most 10",
		GroupID: groupTeach,
		Args:    exactlyOne("name the file that has the text of a document"),
		RunE:    func(_ *cobra.Command, args []string) error { return runDraft(p, args[0], opts) },
	}
	opts.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&opts.language, "language", "", "the `code` of the document's language, as in uk (otherwise English)")
	flags.StringVar(&opts.url, "url", "", "the `address` of the document on the web, which the seed is to name")
	flags.StringSliceVar(&opts.only, "only", nil, "print these `sorts` alone: "+sortNames())
	wholeVar(flags, &opts.most, "most", "", mostOfSort, "print so `many` candidates of each sort, the best; 0: all")
	return cmd
}

// mostOfSort is how many candidates of a sort are printed unless --most says otherwise.
const mostOfSort = 40

// sortNames lists the sorts as a flag wants them.
func sortNames() string {
	var names []string
	for _, s := range draft.Sorts {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

// sortsOf reads the sorts that --only names.
func sortsOf(only []string) ([]draft.Sort, error) {
	var sorts []draft.Sort
	for _, name := range only {
		s := draft.Sort(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(draft.Sorts, s) {
			return nil, usagef("the sorts are "+sortNames(), "--only has no sort %q", name)
		}
		sorts = append(sorts, s)
	}
	return sorts, nil
}

func runDraft(p *program, name string, opts draftOptions) error {
	only, err := sortsOf(opts.only)
	switch {
	case err != nil:
		return err
	case opts.most < 0:
		return usagef("write --most 10, or --most 0 for all", "--most is %d, which is below 0", opts.most)
	case opts.language != "" && !deckfile.IsLanguage(opts.language):
		return usagef("write its code of two or three letters, as in --language uk", "%q is no code of a language", opts.language)
	case opts.url != "" && !deckfile.IsAddress(opts.url):
		return usagef("write the whole address, as in --url https://example.org/report", "%q is no address on the web", opts.url)
	case opts.out != "" && !strings.HasSuffix(opts.out, ".toml"):
		return usagef("write "+filepath.ToSlash(strings.TrimSuffix(opts.out, filepath.Ext(opts.out)))+".toml", "a seed is a file that ends in .toml, and %q does not", opts.out)
	}
	if opts.out != "" {
		if err := p.mayWrite(opts.out, opts.force); err != nil {
			return err
		}
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
	c, choices := d.Candidates(opts.language).Choose(only, opts.most)
	first := deckfile.FirstSeed{Of: filepath.Base(name), Language: opts.language, URL: opts.url, Text: p.copyOf(name, opts.out), Document: d, Candidates: c, Choices: choices}
	if opts.out == "" {
		fmt.Fprint(p.out, first)
	} else if err := p.writeText(opts.out, first.String(), opts.force); err != nil {
		return err
	}
	p.tellDrafted(name, opts, d, report, c, choices)
	return nil
}

// copyOf is the path by which a seed in a file may name a text, from the folder of its
// course on; "" if the text lies elsewhere.
func (p *program) copyOf(text, out string) string {
	if out == "" {
		return ""
	}
	at, err := filepath.Abs(p.expand(text))
	if err != nil {
		return ""
	}
	root, err := filepath.Abs(courseRoot(filepath.Dir(p.expand(out))))
	if err != nil {
		return ""
	}
	from, err := filepath.Rel(root, at)
	if err != nil || !filepath.IsLocal(from) || !deckfile.MayBeCopy(filepath.ToSlash(from)) {
		return ""
	}
	return filepath.ToSlash(from)
}

// mayWrite returns an error if a file may not be written: it is a folder, or is there and
// not to be overwritten.
func (p *program) mayWrite(name string, force bool) error {
	info, err := os.Stat(p.expand(name))
	switch {
	case err != nil:
		return nil // which writing it says better
	case info.IsDir():
		return usagef("write "+filepath.ToSlash(filepath.Join(name, "document"+filepath.Ext(name))), "%q is a folder", name)
	case !force:
		return usagef("name another file with -o, or overwrite it with --force", "%q is there already", name)
	}
	return nil
}

// sortTold says what the candidates of a sort are.
var sortTold = map[draft.Sort]string{
	draft.Actors: "Other names and groups", draft.Terms: "Terms", draft.Proposals: "Sentences that may propose something",
	draft.Stances: "Sentences that may take a position", draft.Duties: "Sentences that may lay down a duty",
	draft.Figures: "Figures", draft.Dates: "Times",
}

// tellDrafted tells what was found.
func (p *program) tellDrafted(name string, opts draftOptions, d *draft.Document, r *draft.Report, c *draft.Candidates, choices []draft.Choice) {
	s := p.streams.Layout()
	where := ""
	if opts.out != "" {
		where = ", a first seed of which is now in " + filepath.ToSlash(opts.out)
	}
	s.Say("", fmt.Sprintf("%s: %s%s.", name, terminal.Count(len(d.Passages), "paragraph"), where))
	if len(c.Voices) > 0 {
		s.Say(s.Margin(), fmt.Sprintf("Speakers: %d", len(c.Voices)))
	}
	left := false
	for _, choice := range choices {
		n := fmt.Sprint(choice.Kept)
		if choice.Kept < choice.Of {
			left = true
			n += fmt.Sprintf(" of %d", choice.Of)
		}
		s.Say(s.Margin(), sortTold[choice.Sort]+": "+n)
	}
	if left {
		s.Say("", "The others are printed with --most 0, or of one sort with --only, as in --only duties,figures.")
	}
	if r != nil {
		for _, l := range r.Left {
			s.Say(s.Margin()+"Left out: ", fmt.Sprintf("%s (“%s”)", l.What, terminal.Fit(l.First, 40)))
		}
		for _, n := range r.Notes {
			s.Say(s.Margin()+"Look at this: ", n)
		}
	}
	switch {
	case opts.out != "":
		s.Say("", "Next: keep the candidates that are worth a question, fill in what is empty, and see what is left: policyquiz check "+filepath.ToSlash(opts.out))
	default:
		s.Say("", "Next: write it to a file of your course with -o, and finish it there.")
	}
	fmt.Fprint(p.err, s)
}
