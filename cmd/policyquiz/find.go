package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/history"
	"policyquiz/quiz/search"
	"policyquiz/quiz/study"
)

type findOptions struct {
	limit int
	all   bool // show answers of questions that were never answered
	json  bool
	plain bool
}

const findHelp = `Looks for words in questions, their answers and explanations, and in what seeds
record of documents. All words must be there; words in quotes one behind the
other. Case and accents do not count, a word may be cut short, and where nothing
has a word, what differs from it by a slip is found. The best come first, with
what you know of each.

Of a question that you have never answered only the question is shown, unless
you say --answers. Of an exam, and of a deck that is not open yet, it is said
only how many questions match.`

const findExamples = `  policyquiz find snapback
  policyquiz find '"revealed preference" Witkoff'
  policyquiz find guarantee --limit 0 --json`

func newFindCmd(p *program) *cobra.Command {
	var opts findOptions
	cmd := &cobra.Command{
		Use:               "find word...",
		Short:             "Find questions and what documents say, by words",
		Long:              findHelp,
		Example:           findExamples,
		GroupID:           groupLearn,
		Args:              atLeastOne("write the words to look for, as in policyquiz find snapback"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, args []string) error { return runFind(p, strings.Join(args, " "), opts) },
	}
	flags := cmd.Flags()
	wholeVar(flags, &opts.limit, "limit", "", 20, "the greatest `number` of hits to list; 0: all")
	flags.BoolVar(&opts.all, "answers", false, "show answers of questions that you have never answered, too")
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	flags.BoolVar(&opts.plain, "plain", false, "lines only, without bold: for screen readers")
	return cmd
}

// mostTerms is how many words a search may have.
const mostTerms = 32

func runFind(p *program, words string, opts findOptions) error {
	if opts.limit < 0 {
		return usagef("give a number, 0 or more", "--limit cannot be negative")
	}
	query := search.Parse(words)
	switch {
	case query.Empty():
		return usagef("write letters or figures", "%q is nothing to look for", words)
	case query.Len() > mostTerms:
		return usagef("leave some out", "that is more than %d words", mostTerms)
	}
	f, err := p.finder()
	if err != nil {
		return err
	}
	if err := f.find(p, query, opts.limit); err != nil {
		return err
	}
	report := f.report(p, words, opts.all)
	if opts.json {
		return terminal.WriteJSON(p.out, report)
	}
	l := p.streams.Layout()
	report.print(l)
	p.streams.PrintStyled(l, opts.plain)
	return nil
}

// A findable is a question or an entry of a seed.
type findable struct {
	ref     quiz.Ref // of a question
	course  *deckfile.Course
	entry   string // its id with seed and table, as a question's Family has it; empty for a question
	wording deckfile.Wording
}

// A finder is what find looks through.
type finder struct {
	*deckfile.Library
	memories *study.Memories       // nil: the history could not be read
	about    map[string][]quiz.Ref // questions of decks that are open, by the entry that they are about
	open     []findable            // what may be shown
	hidden   map[string][]findable // what may not, by the whole id of the deck
	shelves  []deckfile.Shelf      // the decks of these, in their order
	result   search.Result
	counts   map[string]int // how many of the hidden match, by deck
}

// finder opens the courses and the memories. A history that cannot be read is
// reported; then nothing is said of what one knows.
func (p *program) finder() (*finder, error) {
	settings, err := p.settings()
	if err != nil {
		return nil, err
	}
	var f finder
	var log *history.Log
	read := make(chan error, 1)
	go func() { // at the same time, as a drill does
		var err error
		log, err = p.readHistory()
		read <- err
	}()
	if f.Library, err = p.library(); err == nil {
		f.gather(p)
	}
	unread := <-read
	switch {
	case err != nil:
		return nil, err
	case unread != nil:
		complain(p.env, unread)
	default:
		f.memories = p.replay(settings, log, f.Now())
	}
	return &f, nil
}

// gather collects what is looked through.
func (f *finder) gather(p *program) {
	f.about, f.hidden = map[string][]quiz.Ref{}, map[string][]findable{}
	var closed []deckfile.Shelf
	today := p.now().Format(time.DateOnly)
	seen := map[string]bool{}
	for _, d := range p.soundDecks(f.Library) {
		if d.Exam || d.Course.Opens(d.ID) > today {
			closed = append(closed, d)
			continue
		}
		for _, r := range d.Refs() {
			if seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			if r.Family != r.ID {
				f.about[r.Family] = append(f.about[r.Family], r)
			}
			if !f.Drawn(r) { // else it stands below its entry
				f.open = append(f.open, f.question(r))
			}
		}
	}
	for _, d := range closed {
		f.shelves = append(f.shelves, d)
		for _, r := range d.Refs() {
			if !seen[r.ID] {
				f.hidden[d.WholeID()] = append(f.hidden[d.WholeID()], f.question(r))
			}
		}
	}
	for _, c := range f.Courses {
		f.gatherEntries(p, c)
	}
}

func (f *finder) question(r quiz.Ref) findable {
	return findable{ref: r, wording: f.Wording(r)}
}

// gatherEntries collects the entries of a course's seeds.
func (f *finder) gatherEntries(p *program, c *deckfile.Course) {
	for _, id := range p.seeds(c) {
		for _, t := range tables {
			entries, _ := c.Entries(id, t) // the seed is sound
			for _, e := range entries {
				f.open = append(f.open, findable{course: c, entry: c.Whole(id + "/" + string(t) + "/" + e), wording: c.EntryWording(id, t, e)})
			}
		}
	}
}

// weights say how much a word is worth in a part.
var weights = map[deckfile.Part]float64{
	deckfile.Term: 4, deckfile.Stem: 3, deckfile.Answer: 3, deckfile.Says: 2.5, deckfile.Who: 2, deckfile.Why: 1.5,
	deckfile.Background: 1.2, deckfile.Feedback: 1, deckfile.WrongReply: 1,
}

// idWeight is how much a word is worth in an id.
const idWeight = 2

// texts are the texts in which something is found. The first is the last part of its id:
// what stands before it, it shares with many others.
func (f *findable) texts() []deckfile.Text {
	id := f.ref.ID + f.entry
	return append([]deckfile.Text{{Text: id[strings.LastIndexByte(id, '/')+1:]}}, f.wording.Texts()...)
}

// document is what is searched of something.
func (f *findable) document() search.Document {
	texts := f.texts()
	d := make(search.Document, len(texts))
	for i, t := range texts {
		d[i] = search.Field{Text: t.Text, Weight: weights[t.Part]}
	}
	d[0].Weight = idWeight
	return d
}

// find looks through everything. Ctrl-C stops it.
func (f *finder) find(p *program, q search.Query, limit int) (err error) {
	all := len(f.open)
	for _, list := range f.hidden {
		all += len(list)
	}
	if limit == 0 {
		limit = all
	}
	ctx, stopped := untilSignal()
	progress := p.streams.Progress("Looking")
	defer progress.End()
	before := 0
	look := func(list []findable, most int) (r search.Result, err error) {
		if err == nil {
			r, err = search.Find(ctx, q, len(list), most, func(i int) search.Document { return list[i].document() },
				func(n int) { progress.Done(before+n, all) })
		}
		before += len(list)
		return r, err
	}
	if f.result, err = look(f.open, limit); err != nil {
		return asStopped(err, stopped())
	}
	f.counts = map[string]int{}
	for deck, list := range f.hidden {
		found, err := look(list, 0)
		if err != nil {
			return asStopped(err, stopped())
		}
		f.counts[deck] = found.Total
	}
	return nil
}
