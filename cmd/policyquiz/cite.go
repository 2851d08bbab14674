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
		cited, err := referencesByID(c, id)
		if err != nil {
			return err
		}
		list = append(list, cited...)
	}
	return printReferences(p, list, format)
}

// referencesByID returns the document with an id, or what a question or all
// questions of a deck cite.
func referencesByID(c *deckfile.Catalog, id string) ([]cite.Reference, error) {
	doc, err := c.Document(id)
	if err == nil {
		return []cite.Reference{{Document: doc}}, nil
	} else if _, unknown := errors.AsType[*deckfile.UnknownError](err); !unknown {
		return nil, err // the seed exists and has problems
	}
	refs, err := questionsNamed(c, id)
	if unknown, ok := errors.AsType[*deckfile.UnknownError](err); ok && unknown.Kind == "deck" {
		return nil, noSuchSource(c, id)
	} else if err != nil {
		return nil, err
	}
	var list []cite.Reference
	for _, r := range refs {
		q, err := c.Question(r)
		if err != nil {
			return nil, err
		}
		cited, err := references(c, q)
		if err != nil {
			return nil, err
		}
		list = append(list, cited...)
	}
	return list, nil
}

// printReferences prints references in one of the formats of --format.
func printReferences(p *program, list []cite.Reference, format string) error {
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

// references returns the documents that a question cites, each with its places.
// It is an error if the question cites none.
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

// noSuchSource returns the error for an id of no document and no deck. Its hint
// names the nearest ids.
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
