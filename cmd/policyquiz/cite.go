package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

func newCiteCmd(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "cite id...",
		Short:             "Print where an answer stands, for a paper",
		Long:              "Prints the document and paragraphs behind a question, given by its id, or a seed\nas a whole: as a plain reference, BibTeX or CSL-JSON (for Zotero and pandoc).",
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
	seed.Document
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
		if unknown, ok := errors.AsType[*deckfile.UnknownError](err); ok && unknown.Kind == "deck" {
			return noSuchSource(c, id)
		} else if err != nil {
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
		for _, r := range once(list) {
			fmt.Fprint(a.out, cleanLines(r.bibtex()))
		}
	case "csl":
		items := []cslItem{}
		for _, r := range once(list) {
			items = append(items, r.csl())
		}
		return writeJSON(a.out, items)
	default:
		return usagef(didYouMean(format, []string{"plain", "bibtex", "csl"}, "write plain, bibtex or csl"), "no format %q", format)
	}
	return nil
}

// noSuchSource names the documents and decks that are nearest.
func noSuchSource(c *deckfile.Catalog, id string) error {
	seeds, err := c.Seeds()
	if err != nil {
		return err
	}
	decks, err := c.DeckIDs()
	if err != nil {
		return err
	}
	return usagef(didYouMean(id, append(seeds, decks...), "policyquiz sources lists the documents"), "no document or deck %q", id)
}

// once leaves out what is cited already: bibliographies want each key once.
func once(list []reference) []reference {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(r reference) bool {
		was := seen[r.key()]
		seen[r.key()] = true
		return was
	})
}

// key is "lawfare-2025-10-21-p12_92-94", or the seed's id for all of it.
func (r reference) key() string {
	if len(r.at) == 0 {
		return r.Seed
	}
	return r.Seed + "-p" + strings.NewReplacer(", ", "_", "–", "-").Replace(ranges(r.at))
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
	at = slices.Compact(slices.Sorted(slices.Values(at)))
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
	fmt.Fprintf(&b, "@misc{%s,\n  title = {{%s}},\n", r.key(), texEscape(r.Title))
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
		word := "paragraph"
		if len(r.at) > 1 {
			word = "paragraphs"
		}
		fmt.Fprintf(&b, "  note = {%s %s},\n", word, strings.ReplaceAll(ranges(r.at), "–", "--"))
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
	item := cslItem{ID: r.key(), Type: "document", Title: r.Title, Publisher: r.Publisher, Genre: r.Kind}
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
