package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
)

type newDeckOptions struct {
	title  string // --title
	from   string // --from
	format string // --format
	sep    string // --sep
	strict bool   // --strict
	force  bool   // --force
}

const newDeckHelp = `Asks for the title of a deck and for its first question, and writes the file.
policyquiz new question adds more.

With --from it takes in the questions of a file of another program: GIFT, the
text format of Moodle, or a table (CSV). What could not be taken over is listed
with its line: questions as a whole, and of others what they lost, such as half
marks. With --strict nothing is written if there is any such thing.

A table has a row of headings, then one question a row. Columns are parted by
commas, semicolons or tabs. Headings are
  kind      single choice, several choices, true or false, typed, numeric,
            order, match, cloze or flashcard; without it, what fits
  id        stays when the wording changes; without it, made of the words
  stem      the question (also: question, front, term)
  answer    the right answer (also: back, definition). Bars part several:
            first | second; who = what | who = what; one spelling | another
  wrong 1   a wrong option, and so on; because 1 says what it really is
  why       the explanation; source: where it stands, kept as a comment
  within, unit, background
Two columns without headings are the sides of flashcards.`

func newNewDeckCmd(p *program) *cobra.Command {
	var opts newDeckOptions
	cmd := &cobra.Command{
		Use:     "deck file",
		Short:   "Begin a deck, or take in questions that you have",
		Long:    newDeckHelp,
		Example: "  policyquiz new deck heat/terms.toml\n  policyquiz new deck heat/old.toml --from questions.gift\n  policyquiz new deck heat/words.toml --from words.csv --title Words",
		Args:    exactlyOne("name a file that is not there yet, as in policyquiz new deck heat/terms.toml"),
		RunE:    func(_ *cobra.Command, args []string) error { return runNewDeck(p, args[0], opts) },
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.title, "title", "", "the `title` of the deck, in a few words")
	flags.StringVar(&opts.from, "from", "", "take in the questions of this `file`")
	flags.StringVar(&opts.format, "format", "", "what that file is: `gift` or csv (otherwise what it looks like)")
	flags.StringVar(&opts.sep, "sep", "", "the `character` between the columns of a table, or tab (otherwise what it looks like)")
	flags.BoolVar(&opts.strict, "strict", false, "write nothing if something could not be taken over, and exit with 3")
	flags.BoolVar(&opts.force, "force", false, "replace a file that is there")
	return cmd
}

func runNewDeck(p *program, name string, opts newDeckOptions) error {
	t, err := p.newFile(name, "policyquiz new question "+name+" adds to it", opts.force)
	if err != nil {
		return err
	}
	if opts.from != "" {
		return p.takeIn(t, opts)
	}
	if opts.format != "" || opts.sep != "" || opts.strict {
		return usagef("add --from FILE, or leave them out", "--format, --sep and --strict are about the file of --from")
	}
	a, err := p.ask()
	if err != nil {
		return err
	}
	defer a.close()
	return a.dialog(func() error {
		head, err := a.newDeck(t, opts.title)
		if err != nil {
			return err
		}
		return a.firstQuestion(t, head)
	})
}

// newDeck asks for the head of a deck, unless its title is given.
func (a *asker) newDeck(t *trial, title string) (head deckfile.NewDeck, err error) {
	if title != "" {
		return deckfile.NewDeck{Title: title}, nil
	}
	a.say(fmt.Sprintf("A new deck (%s). %s", t.file, howToReply))
	if head.Title, err = a.line(query{text: "What is the title of the deck?", help: "What learners read above each question, in a few words. As in Words of the White Paper."}, inWords(t.deckID()), nil); err != nil {
		return head, err
	}
	head.Summary, err = a.optional(query{text: "What is it about, in a sentence?", help: "What policyquiz decks says of it. As in What the White Paper calls things, and what it means by them."}, nil)
	return head, err
}

// firstQuestion asks for the first question of a deck, and writes both.
func (a *asker) firstQuestion(t *trial, head deckfile.NewDeck) error {
	t.text = head.TOML()
	c, err := t.course()
	if c == nil {
		return err
	}
	d, err := c.Deck(t.deckID())
	if err != nil {
		return err
	}
	a.say("Now its first question.")
	w := &questionWriter{asker: a, trial: t, had: head.TOML(), course: c, deck: d}
	if err := w.askAndOffer(); err != nil {
		return err
	}
	a.done("To add more:", "policyquiz new question "+t.file)
	return nil
}
