package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

func newSourcesCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "List the documents, with what was drawn from each",
		Long:    "Lists the documents that seeds record, with how many things of each sort the\nrecord holds and how many questions cite it.",
		Example: "  policyquiz sources\n  policyquiz sources --json",
		GroupID: groupTeach,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runSources(p, json) },
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// A sourceRow is one document.
type sourceRow struct {
	Seed      string                `json:"seed"`
	Title     string                `json:"title"`
	Authors   []string              `json:"authors,omitempty"`
	Publisher string                `json:"publisher,omitempty"`
	Kind      string                `json:"kind,omitempty"`
	Version   string                `json:"version,omitempty"`
	Date      string                `json:"date,omitempty"`
	Language  string                `json:"language,omitempty"`
	URL       string                `json:"url,omitempty"`
	Accessed  string                `json:"accessed,omitempty"`
	Places    place.Kind            `json:"places"`         // of a number without a sign
	Last      map[place.Kind]string `json:"last,omitempty"` // the last place of each kind, where known
	Labels    []string              `json:"labels,omitempty"`
	Entries   map[string]int        `json:"entries"`
	Questions int                   `json:"questions"`
}

// tables are the tables of a seed in the order in which they are listed.
var tables = []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures}

func runSources(p *program, json bool) error {
	c, err := p.catalog()
	if err != nil {
		return err
	}
	seeds := p.seeds(c)
	cited, err := citations(p, c)
	if err != nil {
		return err
	}
	rows := make([]sourceRow, 0, len(seeds))
	for _, seedID := range seeds {
		d, err := c.Document(seedID)
		if err != nil {
			return err
		}
		row := newSourceRow(d, cited[seedID])
		for _, t := range tables {
			ids, err := c.Entries(seedID, t)
			if err != nil {
				return err
			}
			row.Entries[string(t)] = len(ids)
		}
		rows = append(rows, row)
	}
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	printSources(p, rows)
	return nil
}

func newSourceRow(d seed.Document, questions int) sourceRow {
	return sourceRow{
		Seed: d.Seed, Title: d.Title, Authors: d.Authors, Publisher: d.Publisher, Kind: d.Kind, Version: d.Version, Date: d.Date,
		Language: d.Language, URL: d.URL, Accessed: d.Accessed,
		Places: d.Places.Bare, Last: d.Places.Last, Labels: d.Places.Labels,
		Entries: map[string]int{}, Questions: questions,
	}
}

// citations counts the different questions that cite each seed.
func citations(p *program, c *deckfile.Catalog) (map[string]int, error) {
	decks, err := p.usableDecks(c, nil)
	if err != nil {
		return nil, err
	}
	cited := map[string]int{}
	for _, q := range p.questions(c, decks) {
		for _, s := range q.Sources {
			cited[s.Seed]++
		}
	}
	return cited, nil
}

// extent says how long the document is, as far as that is known: "202 paragraphs".
func (r sourceRow) extent() []string {
	var parts []string
	for _, kind := range place.Kinds {
		if n, err := strconv.Atoi(r.Last[kind]); err == nil {
			parts = append(parts, terminal.Count(n, string(kind)))
		} else if r.Last[kind] != "" {
			parts = append(parts, "to "+place.List{{Kind: kind, From: r.Last[kind]}}.String())
		}
	}
	if n := len(r.Labels); n > 0 {
		parts = append(parts, terminal.Count(n, "label"))
	}
	return parts
}

func printSources(p *program, rows []sourceRow) {
	s := p.streams.Layout()
	for i, r := range rows {
		if i > 0 {
			s.Gap()
		}
		s.Say("", r.Seed)
		s.Say(s.Margin(), r.Title)
		for _, about := range [][]string{
			r.Authors,
			append([]string{r.Publisher, r.Kind, r.Version, r.Date, r.Language}, r.extent()...),
			{r.URL, r.Accessed},
		} {
			if line := strings.Join(slices.DeleteFunc(about, func(s string) bool { return s == "" }), ", "); line != "" {
				s.Say(s.Margin(), line)
			}
		}
		var held []string
		for _, t := range tables {
			if n := r.Entries[string(t)]; n > 0 {
				held = append(held, terminal.Count(n, string(t)))
			}
		}
		if len(held) == 0 {
			held = []string{"nothing yet"}
		}
		s.Say(s.Margin(), fmt.Sprintf("On record: %s. Cited by %s.", strings.Join(held, ", "), terminal.Count(r.Questions, "question")))
	}
	fmt.Fprint(p.out, s)
}
