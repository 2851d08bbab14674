package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/cite"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

func newCiteCmd(p *program) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "cite id...",
		Short:             "Print where an answer stands, for a paper",
		Long:              "Prints the documents and places behind a question, given by its id, or a seed as\na whole: as plain references, BibTeX or CSL-JSON (for Zotero and pandoc). In\nBibTeX and CSL-JSON each document stands once, with all places that are cited of\nit.",
		Example:           "  policyquiz cite guarantees/three-pillars\n  policyquiz cite --format bibtex guarantees/three-pillars",
		GroupID:           groupTeach,
		Args:              atLeastOne("name a question's id, as policyquiz show prints it"),
		ValidArgsFunction: p.completeCited,
		RunE:              func(_ *cobra.Command, args []string) error { return runCite(p, args, format) },
	}
	cmd.Flags().StringVar(&format, "format", "plain", "plain, bibtex or csl")
	completeFlag(cmd, "format", fixed("plain", "bibtex", "csl"))
	return cmd
}

func runCite(p *program, ids []string, format string) error {
	lib, ids, err := p.namedIn(ids)
	if err != nil {
		return err
	}
	var list []cite.Reference
	for _, id := range ids {
		cited, err := referencesByID(lib, id)
		if err != nil {
			return err
		}
		list = append(list, cited...)
	}
	return printReferences(p, list, format)
}

// referencesByID returns the document with an id, or what a question or all
// questions of a deck cite.
func referencesByID(lib *deckfile.Library, id string) ([]cite.Reference, error) {
	if list, err := documentsByID(lib, id); err != nil || len(list) > 0 {
		return list, err
	}
	refs, err := questionsNamed(lib, id)
	if unknown, ok := errors.AsType[*deckfile.UnknownError](err); ok && unknown.Kind == "deck" {
		return nil, noSuchSource(lib, id)
	} else if err != nil {
		return nil, err
	}
	var list []cite.Reference
	for _, r := range refs {
		q, err := lib.Question(r)
		if err != nil {
			return nil, err
		}
		cited, err := references(lib, q)
		if err != nil {
			return nil, err
		}
		list = append(list, cited...)
	}
	return list, nil
}

// documentsByID returns the documents with an id, of all open courses.
func documentsByID(lib *deckfile.Library, id string) ([]cite.Reference, error) {
	var list []cite.Reference
	for _, c := range lib.Courses {
		short, whole := c.Short(id)
		if !whole {
			short = id
		}
		doc, err := documentIn(lib, c, short)
		if err == nil {
			list = append(list, cite.Reference{Document: doc})
		} else if _, unknown := errors.AsType[*deckfile.UnknownError](err); !unknown {
			return nil, err // the seed exists and has problems
		}
	}
	return list, nil
}

// documentIn returns a document of one of the open courses. Where several are open
// its id is the whole one: two of them may have documents of one id.
func documentIn(lib *deckfile.Library, c *deckfile.Course, id string) (seed.Document, error) {
	doc, err := c.Document(id)
	if len(lib.Courses) > 1 {
		doc.Seed = c.Whole(doc.Seed)
	}
	return doc, err
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
func references(lib *deckfile.Library, q quiz.Question) ([]cite.Reference, error) {
	if len(q.Sources) == 0 {
		return nil, fmt.Errorf("question %q has no source", shortID(lib, q.ID))
	}
	c, err := lib.CourseOf(q.ID)
	if err != nil {
		return nil, err
	}
	var list []cite.Reference
	for _, s := range q.Sources {
		doc, err := documentIn(lib, c, s.Seed)
		if err != nil {
			return nil, err
		}
		list = append(list, cite.Reference{Document: doc, At: s.At})
	}
	return list, nil
}

// noSuchSource returns the error for an id of no document and no deck. Its hint
// names the nearest ids.
func noSuchSource(lib *deckfile.Library, id string) error {
	known, err := lib.Decks()
	if err != nil {
		return err
	}
	for i, deck := range known {
		known[i] = shortID(lib, deck)
	}
	for _, c := range lib.Courses {
		seeds, err := c.Seeds()
		if err != nil {
			return err
		}
		known = append(known, seeds...)
	}
	return usagef(didYouMean(id, known, "policyquiz sources lists the documents"), "no document or deck %q", id)
}
