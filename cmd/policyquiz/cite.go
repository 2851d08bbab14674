package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/cite"
	"policyquiz/quiz/deckfile"
)

func newCiteCmd(p *program) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "cite id...",
		Short:             "Print where an answer stands, for a paper",
		Long:              "Prints the documents and places behind a question, given by its id, or a seed as a\nwhole: as plain references, BibTeX or CSL-JSON (for Zotero and pandoc). In BibTeX\nand CSL-JSON each document stands once, with all places that are cited of it.",
		Example:           "  policyquiz cite guarantees/three-pillars\n  policyquiz cite --format bibtex guarantees/three-pillars",
		GroupID:           groupTeach,
		Args:              atLeastOne("name a question's id, as policyquiz show prints it"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, args []string) error { return runCite(p, args, format) },
	}
	cmd.Flags().StringVar(&format, "format", "plain", "plain, bibtex or csl")
	return cmd
}

func runCite(p *program, ids []string, format string) error {
	c, err := p.catalog()
	if err != nil {
		return err
	}
	var list []cite.Reference
	for _, id := range ids {
		doc, err := c.Document(id)
		if err == nil {
			list = append(list, cite.Reference{Document: doc})
			continue
		} else if _, unknown := errors.AsType[*deckfile.UnknownError](err); !unknown {
			return err // the seed is there, and has problems
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
			cited, err := references(c, q)
			if err != nil {
				return err
			}
			list = append(list, cited...)
		}
	}
	switch format {
	case "plain":
		for _, r := range list {
			fmt.Fprintln(p.out, r.Plain())
		}
	case "bibtex":
		for _, r := range cite.Joined(list) {
			fmt.Fprint(p.out, r.BibTeX())
		}
	case "csl":
		items := []cite.Item{}
		for _, r := range cite.Joined(list) {
			items = append(items, r.CSL())
		}
		return terminal.WriteJSON(p.out, items)
	default:
		return usagef(didYouMean(format, []string{"plain", "bibtex", "csl"}, "write plain, bibtex or csl"), "no format %q", format)
	}
	return nil
}

// references are the documents that a question cites, each with its places.
func references(c *deckfile.Catalog, q quiz.Question) ([]cite.Reference, error) {
	if len(q.Sources) == 0 {
		return nil, fmt.Errorf("question %q has no source", q.ID)
	}
	var list []cite.Reference
	for _, s := range q.Sources {
		doc, err := c.Document(s.Seed)
		if err != nil {
			return nil, err
		}
		list = append(list, cite.Reference{Document: doc, At: s.At})
	}
	return list, nil
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
