package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/place"
)

func newShowCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:               "show (deck|id)...",
		Short:             "Show questions with answers, explanations and sources",
		Long:              "Shows a deck, or one question by its id, with the right answer marked *, what\neach wrong option really is, the explanation and the sources.",
		Example:           "  policyquiz show guarantees\n  policyquiz show guarantees/three-pillars --json",
		GroupID:           groupTeach,
		Args:              atLeastOne("name a deck or a question's id; policyquiz decks lists the decks"),
		ValidArgsFunction: p.completeDecks,
		RunE:              func(_ *cobra.Command, args []string) error { return runShow(p, args, json) },
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// atLeastOne asks for arguments, with what to write.
func atLeastOne(hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef(hint, "%s wants an argument", cmd.Name())
		}
		return nil
	}
}

// A shownQuestion is a question with everything about it.
type shownQuestion struct {
	ID         string        `json:"id"`
	Deck       string        `json:"deck"`
	Kind       string        `json:"kind"`
	Stem       string        `json:"stem"`
	Body       string        `json:"body,omitempty"`
	Rows       []string      `json:"rows,omitempty"`
	Options    []shownOption `json:"options,omitempty"`
	Solution   []string      `json:"solution"`
	Also       []string      `json:"also,omitempty"` // what else is right
	Why        string        `json:"why,omitempty"`
	Background string        `json:"background,omitempty"` // what the documents do not say themselves
	Objective  string        `json:"objective,omitempty"`  // the id, in the deck
	Goal       string        `json:"goal,omitempty"`       // the objective in words
	Rung       int           `json:"rung"`
	Sources    []shownSource `json:"sources,omitempty"`
	Chance     float64       `json:"chance"`
	Key        string        `json:"key"`
}

type shownOption struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Note  string `json:"note,omitempty"`
}

type shownSource struct {
	Seed  string     `json:"seed"`
	Title string     `json:"title"`
	At    place.List `json:"at,omitempty"` // nothing: the document as a whole
}

func runShow(p *program, names []string, json bool) error {
	c, err := p.catalog()
	if err != nil {
		return err
	}
	shown := []shownQuestion{}
	var problems quiz.Problems
	for _, name := range names {
		refs, err := named(c, name)
		if err != nil {
			return err
		}
		for _, r := range refs {
			q, err := c.Question(r)
			if broken, ok := errors.AsType[*quiz.Problems](err); ok {
				for _, p := range broken.Sorted() {
					problems.Add(p)
				}
				continue
			}
			s := showQuestion(q, r.Deck)
			if d, err := c.Deck(r.Deck); err == nil {
				s.Goal = d.Objectives[q.Objective]
			}
			shown = append(shown, s)
		}
	}
	if json {
		err = terminal.WriteJSON(p.out, shown)
	} else {
		printShown(p, shown)
	}
	return errors.Join(err, problems.Err())
}

// named finds the questions of a deck, or the one with an id.
func named(c *deckfile.Catalog, name string) ([]quiz.Ref, error) {
	if !strings.Contains(name, "/") {
		d, err := c.Deck(name)
		if err != nil {
			return nil, err
		}
		return d.Refs(), nil
	}
	ids, err := c.DeckIDs()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, id := range ids {
		d, err := c.Deck(id)
		if err != nil && strings.HasPrefix(name, id+"/") {
			return nil, err // the deck is there, and has problems
		} else if err != nil {
			continue
		}
		for _, r := range d.Refs() {
			if r.ID == name {
				return []quiz.Ref{r}, nil
			}
			known = append(known, r.ID)
		}
	}
	return nil, usagef(didYouMean(name, known, "policyquiz show DECK lists the ids of a deck"), "no question %q", name)
}

func showQuestion(q quiz.Question, deck string) shownQuestion {
	f := q.Kind.Pose(nil)
	s := shownQuestion{
		ID: q.ID, Deck: deck, Kind: q.Kind.Name(), Stem: q.Stem, Body: f.Body, Rows: f.Rows,
		Solution: q.Kind.Solution(), Why: q.Why, Background: q.Background, Objective: q.Objective, Rung: q.Rung, Chance: q.Kind.Chance(), Key: q.KeyPrint(),
	}
	switch k := q.Kind.(type) {
	case quiz.Choice:
		for _, o := range k.Options {
			s.Options = append(s.Options, shownOption{o.Text, o.Right, o.Feedback})
		}
	case quiz.Typed:
		s.Also = k.Accept[1:]
	case quiz.Cloze:
		for _, gap := range k.Gaps {
			s.Also = append(s.Also, gap[1:]...)
		}
	case quiz.Number:
		if k.Within > 0 {
			s.Also = []string{fmt.Sprintf("anything within %v", k.Within)}
		}
	}
	for _, c := range q.Sources {
		s.Sources = append(s.Sources, shownSource{c.Seed, c.Title, c.At})
	}
	return s
}

func printShown(p *program, shown []shownQuestion) {
	for i, q := range shown {
		s := p.streams.Layout()
		if i > 0 {
			s.Gap()
		}
		s.Verbatim(fmt.Sprintf("%s (%s)", q.ID, q.Kind))
		s.Say("", q.Stem)
		for _, o := range q.Options {
			mark := " "
			if o.Right {
				mark = "*"
			}
			s.Say(s.Margin()+mark+" ", o.Text)
			if o.Note != "" {
				s.Say(s.Margin()+"    ", o.Note)
			}
		}
		if len(q.Options) == 0 {
			for _, line := range q.Solution {
				s.Say(s.Margin()+"* ", line)
			}
		}
		if len(q.Also) > 0 {
			s.Say(s.Margin()+"Also right: ", strings.Join(q.Also, "; "))
		}
		if q.Why != "" {
			s.Say(s.Margin()+"Why: ", q.Why)
		}
		if q.Background != "" {
			s.Say(s.Margin()+"Background, not in the document: ", q.Background)
		}
		if q.Goal != "" {
			s.Say(s.Margin()+"Objective: ", fmt.Sprintf("%s (rung %d)", q.Goal, q.Rung))
		}
		for _, c := range q.Sources {
			s.Say(s.Margin()+"Source: ", quiz.Citation(c).String())
		}
		fmt.Fprint(p.out, s)
	}
}
