package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
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
	cmd.AddCommand(newStampCmd(p), newSourcesCheckCmd(p))
	return cmd
}

// A sourceRow describes one document, for --json too.
type sourceRow struct {
	Seed      string                `json:"seed"`                // the id of its seed
	Title     string                `json:"title"`               // its title
	Authors   []string              `json:"authors,omitempty"`   // who wrote it
	Publisher string                `json:"publisher,omitempty"` // who published it
	Kind      string                `json:"kind,omitempty"`      // what it is
	Version   string                `json:"version,omitempty"`   // which of its versions was read
	Date      string                `json:"date,omitempty"`      // its date, ISO 8601
	Language  string                `json:"language,omitempty"`  // its language
	URL       string                `json:"url,omitempty"`       // where it can be read
	Accessed  string                `json:"accessed,omitempty"`  // when it was read there, ISO 8601
	Places    place.Kind            `json:"places"`              // the kind of a number without a sign
	Last      map[place.Kind]string `json:"last,omitempty"`      // the last place of each kind, where it is known
	Labels    []string              `json:"labels,omitempty"`    // its own names of its places
	Entries   map[string]int        `json:"entries"`             // the number of entries in each table of its seed
	Questions int                   `json:"questions"`           // the number of questions that cite it
}

// tables lists the tables of a seed in the order in which they are printed.
var tables = []seed.Table{seed.Concepts, seed.Proposals, seed.Stances, seed.Events, seed.Figures, seed.Duties}

func runSources(p *program, json bool) error {
	lib, err := p.library()
	if err != nil {
		return err
	}
	rows := []sourceRow{}
	for _, c := range lib.Courses {
		seeds := p.seeds(c)
		cited := citations(p.questions(p.soundDecks(&deckfile.Library{Courses: []*deckfile.Course{c}})))
		for _, seedID := range seeds {
			row, err := readSourceRow(c, seedID)
			if err != nil {
				return err
			}
			row.Questions = cited[seedID]
			if len(lib.Courses) > 1 {
				row.Seed = c.Whole(seedID)
			}
			rows = append(rows, row)
		}
	}
	if json {
		return terminal.WriteJSON(p.out, rows)
	}
	printSources(p, rows)
	return nil
}

// readSourceRow reads what is recorded of one document.
func readSourceRow(c *deckfile.Course, seedID string) (sourceRow, error) {
	d, err := c.Document(seedID)
	if err != nil {
		return sourceRow{}, err
	}
	row := sourceRow{
		Seed: seedID, Title: d.Title, Authors: d.Authors, Publisher: d.Publisher, Kind: d.Kind, Version: d.Version, Date: d.Date,
		Language: d.Language, URL: d.URL, Accessed: d.Accessed,
		Places: d.Places.Bare, Last: d.Places.Last, Labels: d.Places.Labels,
		Entries: map[string]int{},
	}
	for _, t := range tables {
		ids, err := c.Entries(seedID, t)
		if err != nil {
			return sourceRow{}, err
		}
		row.Entries[string(t)] = len(ids)
	}
	return row, nil
}

// citations counts the questions that cite each seed.
func citations(questions []quiz.Question) map[string]int {
	cited := map[string]int{}
	for _, q := range questions {
		for _, s := range q.Sources {
			cited[s.Seed]++
		}
	}
	return cited
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

// printSources prints the documents.
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
		var recorded []string
		for _, t := range tables {
			if n := r.Entries[string(t)]; n > 0 {
				recorded = append(recorded, terminal.Count(n, string(t)))
			}
		}
		if len(recorded) == 0 {
			recorded = []string{"nothing yet"}
		}
		s.Say(s.Margin(), fmt.Sprintf("On record: %s. Cited by %s.", strings.Join(recorded, ", "), terminal.Count(r.Questions, "question")))
	}
	fmt.Fprint(p.out, s)
}
