package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

const newQuestionHelp = `Asks for a question and adds it at the end of a deck. What stands in the file
stays as it is: comments, order, line ends. If another program changes the file
meanwhile, nothing is written.

First it asks for the kind, then for the question, the answer, wrong options
with what they really are, the explanation, and the place in a document, if the
course has one. Where the text of the document is at hand, words that are typed
there are looked for in it. :back goes back to the question before, as often as
you like. What you had replied there and afterwards is kept: Enter takes it
again, and :none takes it away.

At the end it shows the question as learners see it, with what check
says of it, and asks whether to add it.

The deck is a file, or the id of a deck of an open course that is a folder of
your own.`

func newNewQuestionCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "question deck",
		Short:             "Add a question to a deck",
		Long:              newQuestionHelp,
		Example:           "  policyquiz new question heat/terms.toml\n  policyquiz new question terms --course ./heat/",
		Args:              exactlyOne("name the file of a deck, as in policyquiz new question heat/terms.toml; policyquiz new deck makes one"),
		ValidArgsFunction: p.completeItems,
		RunE:              func(_ *cobra.Command, args []string) error { return runNewQuestion(p, args[0]) },
	}
}

func runNewQuestion(p *program, name string) error {
	file, err := p.deckFile(name)
	if err != nil {
		return err
	}
	t, err := newTrial(file)
	if err != nil {
		return err
	}
	c, err := t.course()
	if c == nil {
		return err
	}
	d, err := c.Deck(t.deckID())
	if err != nil {
		return err // a deck with mistakes is mended first
	}
	a, err := p.ask()
	if err != nil {
		return err
	}
	defer a.close()
	had := t.text
	return a.dialog(func() error {
		w := &questionWriter{asker: a, trial: t, had: had, course: c, deck: d}
		return w.askAndOffer()
	})
}

// deckFile finds the file of a deck that may be written to. It is named by its path or by
// its id.
func (p *program) deckFile(name string) (string, error) {
	if !isPath(name) {
		lib, err := p.library()
		if err != nil {
			return "", err
		}
		d, err := lib.Deck(name)
		if d.Deck == nil {
			return "", err
		}
		return p.ownFile(d.Course, d.Path())
	}
	n, err := p.pathOf(name)
	if err != nil {
		return "", err
	}
	if n.file == "" {
		return "", usagef("name a deck in it, as in "+strings.TrimSuffix(name, "/")+"/first-deck.toml", "%q is a folder", name)
	}
	c, err := courseAt(n.root)
	if c == nil {
		return "", err
	}
	return p.ownFile(c, n.file)
}

// ownFile returns the file of a course, or an error if its author is somebody else: then
// an update would take away what is written into it.
func (p *program) ownFile(c *deckfile.Course, file string) (string, error) {
	const hint = "copy the folder, give it an id of its own in course.toml, and name that folder"
	if c.Shipped {
		return "", usagef("policyquiz course new FOLDER begins a course of your own, whose questions you can change", "course %s comes with the program, and cannot be changed", c.ID)
	}
	if root := p.addedRoot(c.ID); root != "" && sameRoot(root, c.Folders()[0]) {
		return "", usagef(hint, "course %s was added with course add; its next version would take your change away", c.ID)
	}
	return file, nil
}

// A questionWriter asks for a question and adds it to a deck.
type questionWriter struct {
	*asker
	deckfile.NewQuestion
	trial  *trial
	had    string // the text of the deck
	course *deckfile.Course
	deck   *deckfile.Deck
}

// notYet stands for what was not asked for yet.
const notYet = "(not given yet)"

// mistake returns what is wrong with the question as far as it is known. A question that
// is not whole yet is read with stand-ins for what it lacks.
func (w *questionWriter) mistake(q deckfile.NewQuestion) error {
	if q.ID == "" {
		q.ID = "new"
		for w.hasID(q.ID) {
			q.ID += "-new"
		}
	}
	if _, isCloze := q.Kind.(quiz.Cloze); q.Stem == "" && !isCloze { // which has a stem of its own
		q.Stem = notYet
	}
	if q.Kind == nil {
		q.Kind = quiz.TrueFalse(true)
	}
	text, err := deckfile.Append(w.had, q.TOML())
	if err != nil {
		return err
	}
	w.trial.text = text
	_, _, err = w.trial.question()
	problems, ok := errors.AsType[*quiz.Problems](err)
	if !ok {
		return err
	}
	mistakes, ok := errors.AsType[*quiz.Problems](problems.Mistakes())
	if !ok {
		return nil
	}
	first := mistakes.Sorted()[0]
	return usagef(first.Hint, "%s", strings.TrimPrefix(first.What, fmt.Sprintf("question %q: ", q.ID)))
}

// with returns a check of a reply: the question with it has no mistake. Change puts the
// reply into the question.
func (w *questionWriter) with(change func(q *deckfile.NewQuestion, reply string)) func(string) error {
	return func(reply string) error {
		q := w.NewQuestion
		change(&q, reply)
		return w.mistake(q)
	}
}

func (w *questionWriter) hasID(id string) bool {
	return slices.ContainsFunc(w.deck.Refs(), func(r quiz.Ref) bool { return r.ID == w.deck.ID+"/"+id })
}

// askAndOffer asks for a question and adds it.
func (w *questionWriter) askAndOffer() error {
	copies, err := w.p.copies("")
	if err != nil {
		return err
	}
	w.course.UseCopies(copies)
	if err := w.askAll(); err != nil {
		return err
	}
	return w.offer()
}

// askAll asks for all of a question.
func (w *questionWriter) askAll() error {
	intro := fmt.Sprintf("A question for %s (%s).", w.deck.Title, w.trial.file)
	if len(w.given) == 0 { // else it was said before
		intro += " " + howToReply
	}
	w.say(intro)
	steps := []func() error{w.askKind, w.askWhy, w.askSource, w.askPurpose, w.askID}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// askedKinds are the kinds that can be asked for, and how each is asked for.
var askedKinds = []struct {
	words string
	ask   func(*questionWriter) error
}{
	{"single choice: one of several options is right", (*questionWriter).askChoice},
	{"several choices: two or more of the options are right", (*questionWriter).askChoices},
	{"true or false", (*questionWriter).askTruth},
	{"typed: a name or a term", (*questionWriter).askTyped},
	{"any of: some of several names or terms", (*questionWriter).askAnyOf},
	{"numeric: a number", (*questionWriter).askNumber},
	{"order: items in their order", (*questionWriter).askOrder},
	{"match: who said what", (*questionWriter).askMatch},
	{"cloze: a sentence with gaps", (*questionWriter).askCloze},
	{"flashcard: learners grade themselves", (*questionWriter).askCard},
}

func (w *questionWriter) askKind() error {
	words := make([]string, len(askedKinds))
	for i, k := range askedKinds {
		words[i] = k.words
	}
	n, err := w.choose(query{text: "What kind of question?", help: "How learners are to reply. With 1 they choose one of several options, with 4 they type a word."}, words, -1)
	if err != nil {
		return err
	}
	return askedKinds[n].ask(w)
}

// askStem asks what learners are asked.
func (w *questionWriter) askStem(q query) (err error) {
	w.Stem, err = w.line(q, "", needed(w.with(func(q *deckfile.NewQuestion, reply string) { q.Stem = reply })))
	return err
}

func (w *questionWriter) askWhy() (err error) {
	w.Why, err = w.optional(query{text: "Why is that so? Learners read it after they answered.", help: "The reason, which is more than the answer again. As in Housing owned the budget for renovation, so the idea began there."}, w.with(func(q *deckfile.NewQuestion, reply string) { q.Why = reply }))
	return err
}

// askSource asks where the answer stands, if the course has documents.
func (w *questionWriter) askSource() error {
	ids, err := w.course.Seeds()
	if err != nil || len(ids) == 0 {
		return err
	}
	names := []string{"no document"}
	for _, id := range ids {
		title := id
		if d, err := w.course.Document(id); err == nil {
			title = d.Title
		}
		names = append(names, title)
	}
	n, err := w.choose(query{text: "In which document does the answer stand?", help: "The document that proves the answer: its number in the list, or 1 if none does. As in 2."}, names, w.likeliest(ids))
	if err != nil || n == 0 {
		return err
	}
	from := deckfile.NewSource{Seed: ids[n-1]}
	from.At, err = w.askPlace(from.Seed)
	w.From = []deckfile.NewSource{from}
	return err
}

// mostLookedAt is how many of the last questions of a deck are looked at for the document
// to which the next one is likely to belong.
const mostLookedAt = 5

// likeliest is the place of the document that is meant without a reply, counted from 1: the
// only one, or the one that the last questions cite; -1 if none is likelier than others.
func (w *questionWriter) likeliest(ids []string) int {
	if len(ids) == 1 {
		return 1
	}
	refs := w.course.Refs(w.deck)
	for i := len(refs) - 1; i >= max(0, len(refs)-mostLookedAt); i-- {
		q, err := w.course.Question(refs[i])
		if err != nil || len(q.Sources) == 0 {
			continue
		}
		if at := slices.Index(ids, q.Sources[0].Seed); at >= 0 {
			return at + 1
		}
	}
	return -1
}

// askPlace asks where in a document the answer stands. Where its text is at hand, words
// that are no place are looked for.
func (w *questionWriter) askPlace(seedID string) (string, error) {
	check := w.with(func(q *deckfile.NewQuestion, reply string) {
		q.From = []deckfile.NewSource{{Seed: seedID, At: reply}}
	})
	text, err := w.course.Copy(seedID)
	if err != nil || text == nil || text.Doubt != "" {
		return w.line(query{text: "Where in it? A number as in 12, several as in 12, 14-16, or the word whole.", help: "The place of the sentence that proves the answer: its paragraph, page or whatever the document counts. As in 12, or 14-16.", about: seedID}, "", needed(check))
	}
	q := query{text: "Where in it? A number as in 12, several as in 12, 14-16, the word whole, or words to look for.", help: "The place of the sentence that proves the answer, or words of it, which are looked for in the text. As in 12, or subsidy for pumps.", about: seedID}
	return w.line(q, "", needed(func(reply string) error {
		err := check(reply)
		if err == nil || !strings.ContainsFunc(reply, unicode.IsLetter) {
			return err
		}
		if found := text.Find(reply); len(found) > 0 {
			w.showFound(text.Document, found)
			return errAskAgain
		}
		if _, isPlace := place.ReadMark(reply); isPlace {
			return err
		}
		return usagef("try fewer words, or one of them alone", "%q is no place, and no paragraph has it", reply)
	}))
}

// mostPlacesShown is how many places of what was looked for are shown.
const mostPlacesShown = 5

// showFound shows where words stand.
func (w *questionWriter) showFound(d *draft.Document, hits []draft.Hit) {
	l := w.con.Layout()
	for _, h := range hits[:min(len(hits), mostPlacesShown)] {
		l.Say(placeOf(d, h)+": ", h.Snippet)
	}
	if more := len(hits) - mostPlacesShown; more > 0 {
		l.Say("", fmt.Sprintf("And in %s. More words find less.", terminal.Count(more, "other paragraph")))
	}
	w.print(l)
}

// rungs say how far up a question stands.
var rungs = []string{"recognise", "tell apart", "explain", "apply", "judge"}

// askPurpose asks for an objective, if the deck has some, and then for the rung.
func (w *questionWriter) askPurpose() error {
	if len(w.deck.Objectives) == 0 {
		return nil
	}
	ids := slices.Sorted(maps.Keys(w.deck.Objectives))
	names := []string{"none"}
	for _, id := range ids {
		names = append(names, w.deck.Objectives[id])
	}
	n, err := w.choose(query{text: "Which objective does it serve?", help: "What learners can do once they answer it: the number of one of the deck's objectives. As in 2, or 1 for none."}, names, 0)
	if err != nil {
		return err
	}
	if n > 0 {
		w.Objective = ids[n-1]
	}
	n, err = w.choose(query{text: "What must learners do to answer it?", help: "How hard the thinking is. For a definition that stands in the text reply with 1, for a case that is new to learners with 4."}, rungs, 0)
	w.Rung = n + 1
	return err
}

// askID asks for the id, and offers one.
func (w *questionWriter) askID() (err error) {
	w.ID, err = w.line(query{text: "Its id? A short name that stays when you reword it.", help: "The name by which files and histories know the question: small letters, digits and hyphens. As in subsidy-origin."}, w.freeID(), func(reply string) error {
		if w.hasID(reply) {
			return fmt.Errorf("the deck has a question %q already", reply)
		}
		return w.with(func(q *deckfile.NewQuestion, reply string) { q.ID = reply })(reply)
	})
	return err
}

// freeID makes an id of the words of the question. No deck of the course has it, so that
// the question can be named by it alone.
func (w *questionWriter) freeID() string {
	words := w.Stem
	if words == "" {
		words = strings.Join(w.Kind.Solution(), " ")
	}
	documents := w.documentWords()
	id := stemID(words, func(word string) bool { return slices.Contains(documents, word) })
	return freeID(id, w.courseHasID)
}

// documentWords returns the words by which questions call the documents of the course.
func (w *questionWriter) documentWords() (words []string) {
	ids, err := w.course.Seeds()
	if err != nil {
		return nil // check tells; an id can be made all the same
	}
	for _, id := range ids {
		if d, err := w.course.Document(id); err == nil {
			words = append(words, plainWords(cmp.Or(d.Short, d.Title))...)
		}
	}
	return words
}

// courseHasID reports whether a deck of the course has a question of an id.
func (w *questionWriter) courseHasID(id string) bool {
	if w.hasID(id) {
		return true
	}
	decks, err := w.course.DeckIDs()
	if err != nil {
		return false
	}
	return slices.ContainsFunc(decks, func(deck string) bool {
		d, err := w.course.Deck(deck)
		return err == nil && slices.ContainsFunc(d.Refs(), func(r quiz.Ref) bool { return r.ID == deck+"/"+id })
	})
}

// offer shows the question as learners see it, with what check says of it, and adds it if
// the author agrees.
func (w *questionWriter) offer() error {
	if err := w.mistake(w.NewQuestion); err != nil {
		return err
	}
	c, q, err := w.trial.question()
	if err != nil {
		return err
	}
	l := w.con.Layout()
	drill.Preview{Question: q, Where: "new", Deck: w.deck.Title, Rich: w.rich}.Say(l)
	l.Gap()
	notes := w.notes(c)
	for _, note := range notes {
		l.Say("Check says: ", note)
	}
	w.con.Print(l)
	yes, err := w.yes(query{text: fmt.Sprintf("Add it to %s?", w.trial.file), help: "y writes the question at the end of the deck; n writes nothing, and your replies are lost. As in :back, to mend one of them first."}, true)
	if err != nil {
		return err
	}
	if !yes {
		return errNothingWritten
	}
	if err := w.trial.write(); err != nil {
		return err
	}
	w.done(fmt.Sprintf("Added %s to %s, line %d. To try it:", w.ID, w.trial.file, w.firstLine()),
		fmt.Sprintf("policyquiz preview %s/%s --try --course %s", w.deck.ID, w.ID, folderName(w.trial.root)))
	return nil
}

// firstLine is the line on which the new question begins.
func (w *questionWriter) firstLine() int {
	return strings.Count(w.trial.text[:strings.LastIndex(w.trial.text, "[[question]]")], "\n") + 1
}

// notes lists what check says of the new question and what it does not say of the others.
func (w *questionWriter) notes(c *deckfile.Course) (notes []string) {
	problems, flaws := c.Inspect(w.trial.file)
	problems.AddAll(flaws)
	for _, p := range problems.Sorted() {
		if p.Pos.Line < w.firstLine() {
			continue
		}
		note := strings.TrimPrefix(p.What, fmt.Sprintf("question %q: ", w.ID))
		if p.Hint != "" {
			note += "; " + p.Hint
		}
		if p.Rule != "" {
			note += " [" + p.Rule + "]"
		}
		notes = append(notes, note)
	}
	return notes
}
