package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
)

func newCiteCmd(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "cite id...",
		Short:             "Print where an answer stands, for a paper",
		Long:              "Prints the document and paragraphs behind a question, given by its id, or behind a\nseed: as a plain reference, BibTeX or CSL-JSON (for Zotero, pandoc and others).",
		Example:           "  policyquiz cite guarantees/three-pillars\n  policyquiz cite --format bibtex guarantees/three-pillars",
		GroupID:           groupTeach,
		Args:              atLeastOne("name a question's id, as policyquiz show prints it"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, args []string) error { return runCite(a, args, format) },
	}
	cmd.Flags().StringVar(&format, "format", "plain", "plain, bibtex or csl")
	return cmd
}

// A reference is a document with the place that is cited.
type reference struct {
	quiz.Document
	at []int // none: the document as a whole
}

func runCite(a *app, ids []string, format string) error {
	c, err := a.catalog()
	if err != nil {
		return err
	}
	var list []reference
	for _, id := range ids {
		if doc, err := c.Document(id); err == nil {
			list = append(list, reference{Document: doc})
			continue
		}
		refs, err := named(c, id)
		if err != nil {
			return err
		}
		for _, r := range refs {
			q, err := c.Question(r)
			if err != nil {
				return err
			}
			if q.Source.Seed == "" {
				return fmt.Errorf("question %q has no source", q.ID)
			}
			doc, err := c.Document(q.Source.Seed)
			if err != nil {
				return err
			}
			list = append(list, reference{doc, q.Source.At})
		}
	}
	switch format {
	case "plain":
		for _, r := range list {
			fmt.Fprintln(a.out, clean(r.plain()))
		}
	case "bibtex":
		for _, r := range list {
			fmt.Fprint(a.out, cleanLines(r.bibtex()))
		}
	case "csl":
		items := make([]cslItem, len(list))
		for i, r := range list {
			items[i] = r.csl()
		}
		return writeJSON(a.out, items)
	default:
		return usagef(didYouMean(format, []string{"plain", "bibtex", "csl"}, "write plain, bibtex or csl"), "no format %q", format)
	}
	return nil
}

// plain is "Lawfare, “Title”, podcast transcript, 21 October 2025, ¶92–93."
func (r reference) plain() string {
	parts := []string{}
	if r.Publisher != "" {
		parts = append(parts, r.Publisher)
	}
	parts = append(parts, "“"+r.Title+"”")
	if r.Kind != "" {
		parts = append(parts, r.Kind)
	}
	if r.Date != "" {
		parts = append(parts, longDate(r.Date))
	} else {
		parts = append(parts, "no date given")
	}
	if len(r.at) > 0 {
		parts = append(parts, "¶"+ranges(r.at))
	}
	return strings.Join(parts, ", ") + "."
}

// longDate writes an ISO date, cut off or whole, as readers do.
func longDate(iso string) string {
	for form, long := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006"} {
		if t, err := time.Parse(form, iso); err == nil {
			return t.Format(long)
		}
	}
	return iso
}

// ranges writes paragraphs in order with runs drawn together: "12, 92–94".
func ranges(at []int) string {
	var parts []string
	for i := 0; i < len(at); {
		j := i
		for j+1 < len(at) && at[j+1] == at[j]+1 {
			j++
		}
		part := strconv.Itoa(at[i])
		if j > i {
			part += "–" + strconv.Itoa(at[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// bibtex is an entry of type misc: no other fits transcripts and web articles
// in every style.
func (r reference) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n  title = {{%s}},\n", r.Seed, texEscape(r.Title))
	if r.Publisher != "" {
		fmt.Fprintf(&b, "  publisher = {%s},\n", texEscape(r.Publisher))
	}
	if r.Kind != "" {
		fmt.Fprintf(&b, "  howpublished = {%s},\n", texEscape(r.Kind))
	}
	if len(r.Date) >= 4 {
		fmt.Fprintf(&b, "  year = {%s},\n  date = {%s},\n", r.Date[:4], r.Date)
	}
	if len(r.at) > 0 {
		fmt.Fprintf(&b, "  note = {paragraphs %s},\n", strings.ReplaceAll(ranges(r.at), "–", "--"))
	}
	b.WriteString("}\n")
	return b.String()
}

// texEscape keeps TeX from reading commands into a title.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// A cslItem is an item of CSL-JSON (https://citationstyles.org).
type cslItem struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Publisher string   `json:"publisher,omitempty"`
	Genre     string   `json:"genre,omitempty"`
	Issued    *cslDate `json:"issued,omitempty"`
	Locator   string   `json:"locator,omitempty"`
	Label     string   `json:"label,omitempty"`
}

type cslDate struct {
	DateParts [][]int `json:"date-parts"`
}

func (r reference) csl() cslItem {
	item := cslItem{ID: r.Seed, Type: "document", Title: r.Title, Publisher: r.Publisher, Genre: r.Kind}
	if r.Date != "" {
		var parts []int
		for part := range strings.SplitSeq(r.Date, "-") {
			n, _ := strconv.Atoi(part) // the seed's reader has seen to its form
			parts = append(parts, n)
		}
		item.Issued = &cslDate{[][]int{parts}}
	}
	if len(r.at) > 0 {
		item.Locator, item.Label = ranges(r.at), "paragraph"
	}
	return item
}
