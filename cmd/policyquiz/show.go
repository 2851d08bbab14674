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

// atLeastOne returns a check that there are arguments. The hint says what to
// write.
func atLeastOne(hint string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef(hint, "%s wants an argument", cmd.Name())
		}
		return nil
	}
}

// A shownQuestion has all that show prints of a question, for --json too.
type shownQuestion struct {
	ID         string        `json:"id"`                   // its id
	Deck       string        `json:"deck"`                 // the id of its deck
	Kind       string        `json:"kind"`                 // the name of its kind
	Stem       string        `json:"stem"`                 // the sentence that asks
	Body       string        `json:"body,omitempty"`       // the sentence with gaps
	Rows       []string      `json:"rows,omitempty"`       // the rows of a match
	Options    []shownOption `json:"options,omitempty"`    // the options of a choice
	Solution   []string      `json:"solution"`             // the right answer, one line for each part
	Also       []string      `json:"also,omitempty"`       // other replies that are right
	Why        string        `json:"why,omitempty"`        // the explanation
	Background string        `json:"background,omitempty"` // what the documents do not say themselves
	Objective  string        `json:"objective,omitempty"`  // the id, in the deck, of the objective that it serves
	Goal       string        `json:"goal,omitempty"`       // that objective in words
	Rung       int           `json:"rung"`                 // how far up it stands, from 1 to 5
	Sources    []shownSource `json:"sources,omitempty"`    // the places that give the answer
	Chance     float64       `json:"chance"`               // probability of answering right by guessing, 0 to 1
	Key        string        `json:"key"`                  // the fingerprint of the right answers
}

// A shownOption is a quiz.Option, in the fields of --json.
type shownOption struct {
	Text  string `json:"text"`           // what the learner reads
	Right bool   `json:"right"`          // whether it is a right answer
	Note  string `json:"note,omitempty"` // its feedback
}

// A shownSource is a quiz.Citation, in the fields of --json.
type shownSource struct {
	Seed  string     `json:"seed"`         // the id of the document's seed
	Title string     `json:"title"`        // the title of the document
	At    place.List `json:"at,omitempty"` // the places; none: the document as a whole
}

func runShow(p *program, names []string, json bool) error {
	c, err := p.catalog()
	if err != nil {
		return err
	}
	shown := []shownQuestion{}
	var problems quiz.Problems
	for _, name := range names {
		refs, err := questionsNamed(c, name)
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

// questionsNamed returns the questions of a deck, or the one question with an id.
func questionsNamed(c *deckfile.Catalog, name string) ([]quiz.Ref, error) {
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
			return nil, err // the deck exists and has problems
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

// showQuestion returns what show prints of a question, with its options in the
// author's order.
func showQuestion(q quiz.Question, deck string) shownQuestion {
	posed := q.Kind.Pose(nil)
	s := shownQuestion{
		ID: q.ID, Deck: deck, Kind: q.Kind.Name(), Stem: q.Stem, Body: posed.Body, Rows: posed.Rows,
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

// printShown prints the questions.
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
