package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/place"
)

const showHelp = `Shows a deck, or one question by its id, with the right answer marked *, what
each wrong option really is, the explanation and the sources. Where a copy of a
document is at hand, the passages stand below their source.

A question of an exam is shown as it is asked, without what gives its answer, so
that nobody who is to sit the exam reads the answers by accident. --key shows
them, too.

With --weak, --flagged or --suspended it lists questions by what you know of
them or did with them, of all open decks or of those that are named.`

func newShowCmd(p *program) *cobra.Command {
	var json, key bool
	var texts string
	var state stateFlags
	cmd := &cobra.Command{
		Use:               "show (deck|id)...",
		Short:             "Show questions with answers, explanations and sources",
		Long:              showHelp,
		Example:           "  policyquiz show guarantees\n  policyquiz show guarantees/three-pillars --json\n  policyquiz show final --key\n  policyquiz show --weak guarantees",
		GroupID:           groupTeach,
		ValidArgsFunction: p.completeItems,
		RunE: func(cmd *cobra.Command, args []string) error {
			if state.given() {
				return listStates(p, args, state, json)
			}
			if err := atLeastOne("name a deck or a question's id; policyquiz decks lists the decks")(cmd, args); err != nil {
				return err
			}
			return runShow(p, args, texts, key, json)
		},
	}
	state.flags(cmd)
	textsFlag(cmd, &texts)
	cmd.Flags().BoolVar(&key, "key", false, "show the answers of an exam, too")
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
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
	Shown      string        `json:"shown,omitempty"`      // how they are shown: "fixed" or "sorted"; empty: shuffled
	LeftOver   []shownOption `json:"left_over,omitempty"`  // the options of a match that belong to no row
	Solution   []string      `json:"solution,omitempty"`   // the right answer, one line for each part
	Also       []string      `json:"also,omitempty"`       // other replies that are right
	Wrong      []shownOption `json:"wrong,omitempty"`      // typed replies that are known to be wrong
	Why        string        `json:"why,omitempty"`        // the explanation
	Background string        `json:"background,omitempty"` // what the documents do not say themselves
	Objective  string        `json:"objective,omitempty"`  // the id, in the deck, of the objective that it serves
	Goal       string        `json:"goal,omitempty"`       // that objective in words
	Rung       int           `json:"rung"`                 // how far up it stands, from 1 to 5
	Sources    []shownSource `json:"sources,omitempty"`    // the places that give the answer
	Chance     float64       `json:"chance"`               // probability of answering right by guessing, 0 to 1
	Asked      string        `json:"asked"`                // the fingerprint of its wording, by which histories name it
	Withheld   bool          `json:"withheld,omitempty"`   // whether all that gives the answer is left out; no option is then called right
}

// A shownOption is a quiz.Option, in the fields of --json.
type shownOption struct {
	Text  string `json:"text"`            // what the learner reads
	Right *bool  `json:"right,omitempty"` // whether it is a right answer; nil: that is not told
	Note  string `json:"note,omitempty"`  // its feedback
	Last  bool   `json:"last,omitempty"`  // whether it is shown last
}

// A shownSource is a quiz.Citation, in the fields of --json.
type shownSource struct {
	Seed  string     `json:"seed"`         // the id of the document's seed
	Title string     `json:"title"`        // the title of the document
	At    place.List `json:"at,omitempty"` // the places; none: the document as a whole

	Passages []shownPassage `json:"passages,omitempty"` // what a copy at hand has there
	Rest     string         `json:"rest,omitempty"`     // what was cut off
	Doubt    string         `json:"doubt,omitempty"`    // why the copy may not be the document
}

// A shownPassage is a quiz.Passage, in the fields of --json.
type shownPassage struct {
	Place   string `json:"place"`             // where it stands in the copy
	Speaker string `json:"speaker,omitempty"` // who begins to speak, as the copy names them
	Text    string `json:"text"`
}

func runShow(p *program, names []string, texts string, key, json bool) error {
	lib, names, err := p.namedIn(names)
	if err != nil {
		return err
	}
	if err := p.useTexts(lib, texts); err != nil {
		return err
	}
	shown := []shownQuestion{}
	var problems quiz.Problems
	var unread error // a copy of a document, said once
	for _, name := range names {
		refs, err := questionsNamed(lib, name)
		if err != nil {
			return err
		}
		for _, r := range refs {
			q, err := lib.Question(r)
			if broken, ok := errors.AsType[*quiz.Problems](err); ok {
				for _, p := range broken.Sorted() {
					problems.Add(p)
				}
				continue
			}
			s, err := showIn(lib, r, q, key)
			if err != nil {
				unread = err
			}
			shown = append(shown, s)
		}
	}
	if json {
		err = terminal.WriteJSON(p.out, shown)
	} else {
		printShown(p, shown)
	}
	if unread != nil {
		complain(p.env, unread)
	}
	return errors.Join(err, problems.Err())
}

// showIn returns what show prints of a question of a library. Of an exam it keeps back what
// gives the answer, unless the key is asked for. The error says which copy of a document
// cannot be read.
func showIn(lib *deckfile.Library, r quiz.Ref, q quiz.Question, key bool) (shownQuestion, error) {
	s := showQuestion(q, shortID(lib, r.Deck))
	s.ID = shortID(lib, s.ID)
	d, err := lib.Deck(r.Deck)
	if err == nil {
		s.Goal = d.Objectives[q.Objective]
	}
	if err == nil && d.Exam && !key {
		return s.withoutKey(q), nil
	}
	excerpts, err := lib.Excerpts(q)
	s.addPassages(excerpts)
	return s, err
}

// withoutKey returns what is shown of a question to whoever is to answer it. Its options
// stand in an order in which it is asked: that of the author would give the key.
func (s shownQuestion) withoutKey(q quiz.Question) shownQuestion {
	bare := shownQuestion{
		ID: s.ID, Deck: s.Deck, Kind: s.Kind, Stem: s.Stem, Body: s.Body, Rows: s.Rows,
		Objective: s.Objective, Goal: s.Goal, Rung: s.Rung, Chance: s.Chance, Asked: s.Asked, Withheld: true,
	}
	for _, option := range q.Kind.Pose(q.Shuffle(0, 0)).Options {
		bare.Options = append(bare.Options, shownOption{Text: option})
	}
	return bare
}

// addPassages adds what copies have at the sources.
func (s *shownQuestion) addPassages(excerpts []quiz.Excerpt) {
	for i := range s.Sources {
		source := &s.Sources[i]
		for _, e := range excerpts {
			if e.Seed != source.Seed || e.At.String() != source.At.String() || source.Passages != nil {
				continue
			}
			for _, p := range e.Passages {
				source.Passages = append(source.Passages, shownPassage(p))
			}
			source.Rest, source.Doubt = e.Rest, e.Doubt
		}
	}
}

// namedIn opens the library that arguments are about. Paths among them become
// the ids of what they name: a deck, or all decks of a course.
func (p *program) namedIn(args []string) (*deckfile.Library, []string, error) {
	var paths []string
	for _, a := range args {
		if isPath(a) {
			paths = append(paths, a)
		}
	}
	lib, err := p.library(paths...)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	for _, a := range args {
		if !isPath(a) {
			ids = append(ids, a)
			continue
		}
		s := selection{Library: lib}
		if err := s.addPath(p, a); err != nil {
			return nil, nil, err
		}
		for _, d := range s.decks {
			ids = append(ids, d.WholeID())
		}
	}
	return lib, ids, nil
}

// questionsNamed returns the questions of a deck, or the one question with an id.
func questionsNamed(lib *deckfile.Library, name string) ([]quiz.Ref, error) { return lib.Find(name) }

// showQuestion returns what show prints of a question, with its options in the
// author's order.
func showQuestion(q quiz.Question, deck string) shownQuestion {
	posed, asked := q.Kind.Pose(nil), q.Asked(deck)
	s := shownQuestion{
		ID: q.ID, Deck: deck, Kind: q.Kind.Name(), Stem: q.Stem, Body: posed.Body, Rows: posed.Rows,
		Solution: q.Kind.Solution(), Why: q.Why, Background: q.Background, Objective: q.Objective, Rung: q.Rung, Chance: q.Kind.Chance(), Asked: asked.Print(),
	}
	switch k := q.Kind.(type) {
	case quiz.Choice:
		s.Options = showOptions(k.Options)
		switch {
		case k.Fixed && !k.Opposed: // positions are always shown in their order
			s.Shown = "fixed"
		case k.Sorted():
			s.Shown = "sorted"
		}
	case quiz.Match:
		s.LeftOver = showOptions(k.LeftOver)
	case quiz.Typed:
		s.Also, s.Wrong = k.Accept[1:], refused(k.Wrong)
	case quiz.AnyOf:
		for _, answer := range k.Answers {
			s.Also = append(s.Also, answer[1:]...)
		}
		s.Wrong = refused(k.Wrong)
	case quiz.Cloze:
		for _, gap := range k.Gaps {
			s.Also = append(s.Also, gap[1:]...)
		}
		s.Wrong = refused(k.Wrong)
	case quiz.Number:
		s.Also, s.Wrong = alsoRight(k), wrongNumbers(k)
	}
	for _, c := range q.Sources {
		s.Sources = append(s.Sources, shownSource{Seed: c.Seed, Title: c.Title, At: c.At})
	}
	return s
}

// refused lists typed answers that are known to be wrong.
func refused(list []quiz.Refusal) []shownOption {
	var options []shownOption
	for _, r := range list {
		options = append(options, shownOption{Text: r.Say, Right: new(bool), Note: r.Because})
	}
	return options
}

// alsoRight lists which other numbers are right.
func alsoRight(n quiz.Number) (also []string) {
	for _, x := range n.Also {
		also = append(also, quiz.Amount(x))
	}
	if t := n.Tolerance(); t != "" {
		also = append(also, "anything within "+t)
	}
	return also
}

// wrongNumbers lists the numbers that are known to be wrong.
func wrongNumbers(n quiz.Number) (wrong []shownOption) {
	for _, w := range n.Wrong {
		wrong = append(wrong, shownOption{Text: quiz.Amount(w.Value), Right: new(bool), Note: w.Feedback})
	}
	return wrong
}

// showOptions returns what show prints of options.
func showOptions(options []quiz.Option) (shown []shownOption) {
	for _, o := range options {
		shown = append(shown, shownOption{o.Text, &o.Right, o.Feedback, o.Last})
	}
	return shown
}

// sayOptions adds options with their marks and what wrong ones really are.
func sayOptions(s *terminal.Layout, options []shownOption) {
	for _, o := range options {
		mark, text := " ", o.Text
		if o.Right != nil && *o.Right {
			mark = "*"
		}
		if o.Last {
			text += " (always last)"
		}
		s.Say(s.Margin()+mark+" ", text)
		if o.Note != "" {
			s.Say(s.Margin()+"    ", o.Note)
		}
	}
}

// layouts say how options are shown.
var layouts = map[string]string{
	"fixed":  "Always shown in this order.",
	"sorted": "Shown in ascending order.",
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
		if q.Withheld {
			sayAsked(s, q)
			fmt.Fprint(p.out, s)
			continue
		}
		sayOptions(s, q.Options)
		if q.Shown != "" {
			s.Say(s.Margin(), layouts[q.Shown])
		}
		if len(q.Options) == 0 {
			for _, line := range q.Solution {
				s.Say(s.Margin()+"* ", line)
			}
		}
		if len(q.LeftOver) > 0 {
			s.Say(s.Margin(), "Left over:")
			sayOptions(s, q.LeftOver)
		}
		if len(q.Also) > 0 {
			s.Say(s.Margin()+"Also right: ", strings.Join(q.Also, "; "))
		}
		for _, w := range q.Wrong {
			s.Say(s.Margin()+"Known to be wrong: ", w.Text)
			if w.Note != "" {
				s.Say(s.Margin()+"    ", w.Note)
			}
		}
		if q.Why != "" {
			s.Say(s.Margin()+"Why: ", q.Why)
		}
		if q.Background != "" {
			s.Say(s.Margin()+"Background, not in the document: ", q.Background)
		}
		if q.Goal != "" {
			s.Say(s.Margin()+"Objective: ", fmt.Sprintf("%s (%s)", q.Goal, rungWords(q.Rung)))
		}
		for _, c := range q.Sources {
			s.Say(s.Margin()+"Source: ", quiz.Citation{Seed: c.Seed, Title: c.Title, At: c.At}.String())
			printPassages(s, c)
		}
		fmt.Fprint(p.out, s)
	}
	sayWithheld(p, shown)
}

// rungWords says how far up a question stands: "rung 2 of 5: tell apart".
func rungWords(rung int) string {
	if rung < 1 || rung > len(rungs) {
		return fmt.Sprintf("rung %d", rung)
	}
	return fmt.Sprintf("rung %d of %d: %s", rung, len(rungs), rungs[rung-1])
}

// sayAsked adds what a learner sees of a question below its stem.
func sayAsked(s *terminal.Layout, q shownQuestion) {
	if q.Body != "" {
		s.Say(s.Margin(), q.Body)
	}
	for i, row := range q.Rows {
		s.Say(fmt.Sprintf("%s%d  ", s.Margin(), i+1), row)
	}
	for _, o := range q.Options {
		s.Say(s.Margin()+"- ", o.Text)
	}
	if q.Goal != "" {
		s.Say(s.Margin()+"Objective: ", fmt.Sprintf("%s (%s)", q.Goal, rungWords(q.Rung)))
	}
}

// sayWithheld says, below questions of an exam, that their answers were kept back.
func sayWithheld(p *program, shown []shownQuestion) {
	if slices.ContainsFunc(shown, func(q shownQuestion) bool { return q.Withheld }) {
		l := p.streams.Layout()
		l.Gap()
		l.Say("", "The answers of an exam are left out; --key shows them.")
		fmt.Fprint(p.out, l)
	}
}

// printPassages prints what a copy has at a source.
func printPassages(s *terminal.Layout, c shownSource) {
	margin := s.Margin() + s.Margin()
	for _, p := range c.Passages {
		text := p.Text
		if p.Speaker != "" {
			text = p.Speaker + ": " + text
		}
		s.Say(margin+p.Place+"  ", text)
	}
	if c.Rest != "" {
		s.Say(margin, c.Rest)
	}
	if c.Doubt != "" {
		s.Say(margin, "This copy may not be the document that is cited: "+c.Doubt+".")
	}
}
