package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

const newSeedHelp = `Asks what a document is and who speaks in it, and writes its seed: the table
[document] and the actors. What the document says is added by hand: concepts,
proposals, stances, events and figures, each with its place.

If the folder of the course has a copy of the text, as policyquiz number makes
it, name it when asked: then places are checked against it, and its paragraphs
are counted.`

func newNewSeedCmd(p *program) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:     "seed file",
		Short:   "Begin the record of a document",
		Long:    newSeedHelp,
		Example: "  policyquiz number white-paper.html -o heat/texts/white-paper.txt\n  policyquiz new seed heat/white-paper.toml",
		Args:    exactlyOne("name a file that is not there yet, as in policyquiz new seed heat/white-paper.toml"),
		RunE:    func(_ *cobra.Command, args []string) error { return runNewSeed(p, args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return cmd
}

func runNewSeed(p *program, name string, force bool) error {
	t, err := p.newFile(name, "open it in an editor to add to it", force)
	if err != nil {
		return err
	}
	a, err := p.ask()
	if err != nil {
		return err
	}
	defer a.close()
	var w *seedWriter
	err = a.dialog(func() error {
		w = &seedWriter{asker: a, trial: t}
		return w.askAll()
	})
	if err != nil {
		return err
	}
	t.text = w.TOML() + seedOutlook
	if err := t.firstMistake(); err != nil {
		return err
	}
	if err := t.write(); err != nil {
		return err
	}
	a.done(fmt.Sprintf("Wrote %s. Its entries are yours to add. To see what is wrong with them:", t.file), "policyquiz check "+folderName(t.root))
	return nil
}

// seedOutlook stands at the end of a new seed.
const seedOutlook = `
# One entry for each thing that the document says, with its place.
# [concept.some-id]
# term  = "…"
# means = "…"
# by    = "…"
# at    = 1
`

// A seedWriter asks for a seed.
type seedWriter struct {
	*asker
	deckfile.NewSeed
	trial *trial
}

// mistake returns what is wrong with the seed as far as it is known.
func (w *seedWriter) mistake(s deckfile.NewSeed) error {
	if s.Title == "" {
		s.Title = notYet
	}
	w.trial.text = s.TOML()
	return w.trial.firstMistake()
}

// with returns a check of a reply: the seed with it has no mistake.
func (w *seedWriter) with(change func(s *deckfile.NewSeed, reply string)) func(string) error {
	return func(reply string) error {
		s := w.NewSeed
		change(&s, reply)
		return w.mistake(s)
	}
}

// askAll asks for all of a seed.
func (w *seedWriter) askAll() error {
	w.say(fmt.Sprintf("The record of a document (%s). %s", w.trial.file, howToReply))
	for _, step := range []func() error{w.askNames, w.askAuthors, w.askText, w.askPlaces, w.askVoices} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// askNames asks what the document is called.
func (w *seedWriter) askNames() (err error) {
	w.Title, err = w.line(query{text: "What is the title of the document?", help: "The title as it stands on the document, for references. As in White Paper on Heating."}, "", needed(w.with(func(s *deckfile.NewSeed, reply string) { s.Title = reply })))
	if err != nil {
		return err
	}
	w.Short, err = w.optional(query{text: "How does a question call it? As within a sentence: the White Paper", help: "A short name that fits into a sentence. With the White Paper, a question says: according to the White Paper."}, w.with(func(s *deckfile.NewSeed, reply string) { s.Short = reply }))
	if err != nil {
		return err
	}
	w.Kind, err = w.optional(query{text: "What kind of text is it? As in report, article or speech", help: "A word or two for what it is; references say it. As in report, article, speech or podcast transcript."}, w.with(func(s *deckfile.NewSeed, reply string) { s.Kind = reply }))
	return err
}

// askAuthors asks for what a reference needs.
func (w *seedWriter) askAuthors() (err error) {
	authors, err := w.optional(query{text: "Who wrote it? Several with ; between", help: "The authors, with a semicolon between them, and a body in braces. As in Ann Able; Ben Baker, or {World Bank}."}, nil)
	if err != nil {
		return err
	}
	for author := range strings.SplitSeq(authors, ";") {
		if author = strings.TrimSpace(author); author != "" {
			w.Authors = append(w.Authors, author)
		}
	}
	if w.Publisher, err = w.optional(query{text: "Who published it?", help: "The publisher, newspaper or body that brought it out. As in Ministry of Energy."}, nil); err != nil {
		return err
	}
	w.Date, err = w.optional(query{text: "When? As in 2025-10-17, 2025-10 or 2025", help: "The day on which it came out, or the month or year if you know no more: year, month, day. As in 2025-10-17."}, w.with(func(s *deckfile.NewSeed, reply string) { s.Date = reply }))
	if err != nil {
		return err
	}
	w.URL, err = w.optional(query{text: "Its address on the web?", help: "The whole address under which learners can read it. As in https://example.org/white-paper."}, w.with(func(s *deckfile.NewSeed, reply string) { s.URL = reply }))
	return err
}

// askText asks for a copy of the text in the folder of the course.
func (w *seedWriter) askText() (err error) {
	w.Text, err = w.optional(query{text: "Is there a copy of the text in the course's folder? Its path from there, as in texts/report.txt", help: "The file that policyquiz number wrote, as seen from the folder of the course. As in texts/report.txt."}, func(reply string) error {
		at := filepath.Join(w.trial.root, filepath.FromSlash(reply))
		if info, err := os.Stat(at); err != nil || !info.Mode().IsRegular() {
			return usagef("policyquiz number FILE -o "+filepath.ToSlash(at)+" makes one", "there is no file %q", filepath.ToSlash(at))
		}
		s := w.NewSeed
		s.Text = reply
		return w.mistake(s)
	})
	return err
}

// placeKinds are the kinds of place by which a document can be cited, with the keys of
// their last ones.
var placeKinds = []struct{ kind, words, last string }{
	{"", "paragraphs", "paragraphs"},
	{"page", "pages", "pages"},
	{"section", "sections", ""},
	{"article", "articles", "articles"},
	{"line", "lines", "lines"},
	{"slide", "slides", "slides"},
	{"minute", "minutes of a recording", ""},
}

// askPlaces asks how the document is cited, and how many of such places it has.
func (w *seedWriter) askPlaces() error {
	words := make([]string, len(placeKinds))
	for i, k := range placeKinds {
		words[i] = k.words
	}
	n, err := w.choose(query{text: "By what is it cited?", help: "What the numbers in your sources count. For a web page these are paragraphs, for a book pages, for a law articles: reply with 1, 2 or 4."}, words, 0)
	if err != nil {
		return err
	}
	k := placeKinds[n]
	w.Places, w.LastKey = k.kind, k.last
	if counted := w.counted(); k.kind == "" && counted > 0 {
		w.Last = counted
		w.say(fmt.Sprintf("Its text has %d paragraphs.", counted))
		return nil
	}
	if k.last == "" {
		return nil
	}
	last, err := w.optional(query{text: fmt.Sprintf("How many %s has it?", k.words), help: "The number of the last one, so that a place beyond it is found to be a mistake. As in 60."}, func(reply string) error {
		if n, err := strconv.Atoi(reply); err != nil || n < 1 {
			return errors.New("reply with a whole number, 1 or more")
		}
		return nil
	})
	w.Last, _ = strconv.Atoi(last)
	return err
}

// counted counts the paragraphs of the copy; 0 if there is none.
func (w *seedWriter) counted() int {
	if w.Text == "" {
		return 0
	}
	text, err := w.p.readText(filepath.Join(w.trial.root, filepath.FromSlash(w.Text)))
	if err != nil {
		return 0
	}
	return len(draft.Parse(text, place.Numbering{}, nil).Passages)
}

// actorKinds are the kinds of actors.
var actorKinds = []string{"person", "body", "state", "group"}

// askVoices asks who speaks in the document. Each is an actor.
func (w *seedWriter) askVoices() error {
	q := query{text: "Who speaks in it? A name, as within a sentence: the author", help: "One whose words or views the document gives, one at a time. As in the author, or the ministry."}
	for {
		name, err := w.optional(q, nil)
		if err != nil || name == "" {
			return err
		}
		n, err := w.choose(query{text: fmt.Sprintf("What is %s?", name), help: "The number of what this name is: a body is a ministry, a firm or a union, a group has no office. As in 2 for the ministry."}, actorKinds, 0)
		if err != nil {
			return err
		}
		id := freeID(idOf(name), func(id string) bool {
			for _, v := range w.Voices {
				if v == id {
					return true
				}
			}
			return false
		})
		w.Voices = append(w.Voices, id)
		w.Actors = append(w.Actors, deckfile.NewActor{ID: id, Name: name, Kind: actorKinds[n]})
		q.text = "Who else speaks in it?"
	}
}
