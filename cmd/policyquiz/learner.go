package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

// This file opens the history and the memories of a learner, for the verbs of
// learning.

// longest is the longest interval in days: a hundred years, the limit of FSRS.
const longest = fsrs.MaxStability

// schedule returns the schedule that the settings ask for.
func schedule(s deckfile.Settings) study.Schedule {
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		panic(err) // the defaults are within their bounds
	}
	return study.Schedule{Model: model, Retention: s.Retention, Longest: longest, Rollover: s.Rollover}
}

// history opens the learner's history and replays it, and tells what of it does
// not count, or not as it stands there. Questions have the ids of today.
func (p *program) history() (*history.Log, *study.Memories, error) {
	settings, err := p.settings()
	if err != nil {
		return nil, nil, err
	}
	log, err := p.readHistory()
	if err != nil {
		return nil, nil, err
	}
	return log, p.replay(settings, log, p.atHand().Now()), nil
}

// atHand opens what can be opened of the courses, for the ids that they had. A
// history is read without its courses, too, so there is no error.
func (p *program) atHand() *deckfile.Library {
	lib, err := p.library()
	if err != nil {
		return &deckfile.Library{}
	}
	ids, _ := lib.Decks()
	for _, id := range ids {
		_, _ = lib.Deck(id) // reads the old ids in it
	}
	return lib
}

// replay makes memories of a history, and tells what of it does not count, or not
// as it stands there.
func (p *program) replay(s deckfile.Settings, log *history.Log, renamed func(string) string) *study.Memories {
	p.tellNew()
	p.tellUncounted(log)
	memories := study.Replay(schedule(s), study.History{Entries: log.Entries(), Now: p.now(), Asked: log.Asked, Renamed: renamed})
	if n, latest := memories.DatedAhead(); n > 0 {
		dated, count := "is", "it counts"
		if n > 1 {
			dated, count = "are", "they count"
		}
		fmt.Fprintf(p.err, "policyquiz: %s in your history %s dated more than a day ahead of this machine's clock (the latest %s); %s as given on the day of the nearest answer that is not\n\thint: set the clock if it is wrong; if another machine's was, nothing need be done\n",
			terminal.Count(n, "answer"), dated, latest.Format(time.DateOnly), count)
	}
	return memories
}

// tellUncounted prints a message if the last line of the history was cut short, and
// one if lines are of a kind that this program does not know.
func (p *program) tellUncounted(log *history.Log) {
	if torn, seen := log.Torn(); seen {
		fmt.Fprintf(p.err, "policyquiz: the last line of your history (line %d) was cut short when it was written; it does not count\n\thint: it will be kept aside when your next answer is written\n", torn.Line)
	}
	if unknown := log.Unknown(); len(unknown) > 0 {
		first := unknown[0]
		fmt.Fprintf(p.err, "policyquiz: left out of your history: %s of a kind that this program does not know (the first is line %d, %q)\n\thint: if a newer policyquiz wrote it, update this one; if none did, the line is damaged, and nothing need be done\n", terminal.Count(len(unknown), "line"), first.Line, first.Kind)
	}
}

// readHistory opens the learner's history without a message. The error is an
// unreadError if the file could not be read.
func (p *program) readHistory() (*history.Log, error) {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return nil, err
	}
	log, err := history.Open(file, p.layout())
	if _, bad := errors.AsType[*history.BadLine](err); err != nil && !bad {
		err = unreadError{err}
	}
	if err != nil {
		return nil, fmt.Errorf("reading your history: %w", err)
	}
	return log, nil
}

// An unreadError says that the history could not be read, for example because it
// is locked. Its lines may all be in order. A drill can go on without a history.
type unreadError struct{ error }

// Unwrap returns the cause.
func (e unreadError) Unwrap() error { return e.error }

// A studies is what drill and due begin with: the decks to learn and what the
// learner remembers of them.
type studies struct {
	settings deckfile.Settings
	*selection
	log      *history.Log    // nil if unread is set
	memories *study.Memories // of all questions in the history, also of other decks
	first    bool            // whether the learner has no history yet
	unread   error           // why the history could not be read, for a drill that goes on without it
}

// studies opens decks, all of them if none is named, and the learner's memories.
// If the history could not be read, it returns an unreadError together with
// studies whose memories are empty.
func (p *program) studies(names []string) (*studies, error) {
	s, err := p.unreconciled(names)
	if err == nil {
		s.reconcile()
	}
	return s, err
}

// unreconciled is studies whose memories do not know how questions are worded now. It is
// for what is about one question, for there may be 100,000; see reword.
func (p *program) unreconciled(names []string) (*studies, error) {
	var s studies
	var err error
	if s.settings, err = p.settings(); err != nil {
		return nil, err
	}
	s.first = p.isFirst()
	// To read a long history takes as long as to read large decks. So the two are
	// read at the same time.
	read := make(chan error, 1)
	go func() {
		var err error
		s.log, err = p.readHistory()
		read <- err
	}()
	s.selection, err = p.choose(names)
	unread := <-read
	if err != nil {
		return nil, err
	}
	if unread != nil {
		s.memories = study.Replay(schedule(s.settings), study.History{Now: p.now()})
		return &s, unread
	}
	s.memories = p.replay(s.settings, s.log, s.Now())
	if !s.named {
		s.memories.KindOf = s.kindOf
	}
	return &s, nil
}

// reconcile tells the memories how questions are worded now whose text is not what
// it was when they were last answered: the right answer may be another. A question
// that cannot be made keeps its memory.
func (s *studies) reconcile() {
	const some = 4096 // of all at once the copies would take much memory
	type latest struct {
		answered bool
		text     string // its fingerprint when it was last answered
	}
	all := make([]latest, min(some, len(s.refs)))
	met := make([]quiz.Ref, 0, len(all))
	then := make([]string, 0, len(all)) // the texts of met
	for refs := range slices.Chunk(s.refs, some) {
		clear(all)
		met, then = met[:0], then[:0]
		id := func(i int) string { return refs[i].ID }
		s.memories.OfEach(len(refs), id, func(i int, m *study.Memory) { all[i] = latest{true, m.TextPrint} })
		for i, r := range refs {
			if all[i].answered {
				met, then = append(met, r), append(then, all[i].text)
			}
		}
		for i, now := range s.Texts(met) {
			if now != then[i] {
				setWording(s.Library, s.memories, met[i])
			}
		}
	}
}

// reword tells memories how a question is worded now, as reconcile does.
func reword(lib *deckfile.Library, ms *study.Memories, r quiz.Ref) {
	if m, ok := ms.Of(r.ID); ok && m.TextPrint != lib.Text(r) {
		setWording(lib, ms, r)
	}
}

// setWording makes a question and tells memories how it is worded now.
func setWording(lib *deckfile.Library, ms *study.Memories, r quiz.Ref) {
	if q, err := lib.Question(r); err == nil {
		ms.SetWording(r.ID, q.TextPrint, q.Asked(r.Deck), q.Rules)
	}
}

// kindOf names the kind of a question; a question that cannot be made has none.
func (s *studies) kindOf(r quiz.Ref) string {
	q, err := s.Question(r)
	if err != nil || q.Kind == nil {
		return ""
	}
	return q.Kind.Name()
}

// table returns what a drill needs.
func (s *studies) table(p *program) drill.Table {
	t := drill.Table{
		Questions: s.Library,
		Passages:  s.Library,
		NoCopy:    func(q quiz.Question) (said, command string) { return p.noCopy(s.Library, q) },
		Refs:      s.refs,
		Titles:    map[string]string{},
		Name:      func(id string) string { return shortID(s.Library, id) },
		Memories:  s.memories,
		Store:     store{s.log, p.copyDay(s.settings)},
		Unread:    s.unread,
		Lacking:   p.layout(),
		Streams:   p.streams,
		Now:       p.now,
	}
	for _, r := range s.refs {
		if _, known := t.Titles[r.Deck]; !known {
			t.Titles[r.Deck] = s.title(r.Deck)
		}
	}
	t.Scope = s.scope()
	if s.first && !s.named && !s.focused {
		t.Opening = s.briefly
	}
	return t
}

// title is what a deck is called above its questions: with the title of its course
// where several are open.
func (s *selection) title(deck string) string {
	d, err := s.Deck(deck)
	switch {
	case err != nil:
		return deck
	case len(s.Courses) == 1:
		return d.Title
	}
	return d.Course.Title + ": " + d.Title
}

// scope says what the counts at the end of a drill are limited to.
func (s *selection) scope() string {
	single := 0
	for _, d := range s.decks {
		single += d.Len()
	}
	switch {
	case !s.named && !s.focused:
		return ""
	case (s.focused || single < len(s.refs)) && len(s.refs) == 1:
		return " (This question only.)"
	case s.focused || single < len(s.refs):
		return " (These questions only.)"
	case len(s.decks) == 1:
		return " (This deck only.)"
	}
	return " (These decks only.)"
}
