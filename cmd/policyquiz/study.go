package main

import (
	"errors"
	"fmt"
	"time"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

// This file opens what a learner brings along: the history and the memories in
// it. The verbs of learning begin here.

// longest is the longest wait in days: FSRS's own limit, a hundred years.
const longest = 36500

// schedule is how answers turn into days for this learner.
func schedule(s deckfile.Settings) study.Schedule {
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		panic(err) // the defaults are within their bounds
	}
	return study.Schedule{Model: model, Retention: s.Retention, Longest: longest, Rollover: s.Rollover}
}

// history opens the learner's history and replays it, and tells what of it does
// not count, or not as it stands there.
func (p *program) history() (*history.Log, *study.Memories, error) {
	settings, err := p.settings()
	if err != nil {
		return nil, nil, err
	}
	log, err := p.readHistory()
	if err != nil {
		return nil, nil, err
	}
	return log, p.replay(settings, log), nil
}

// replay makes memories of a history, and tells what of it does not count, or not
// as it stands there.
func (p *program) replay(s deckfile.Settings, log *history.Log) *study.Memories {
	p.tellUncounted(log)
	memories := study.Replay(schedule(s), study.History{Entries: log.Entries(), Now: p.now(), Asked: log.Asked})
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

// tellUncounted tells of a last line that was cut short, and of lines of kinds
// that this program does not know.
func (p *program) tellUncounted(log *history.Log) {
	if torn, seen := log.Torn(); seen {
		fmt.Fprintf(p.err, "policyquiz: the last line of your history (line %d) was cut short when it was written; it does not count\n\thint: it will be kept aside when your next answer is written\n", torn.Line)
	}
	if unknown := log.Unknown(); len(unknown) > 0 {
		first := unknown[0]
		fmt.Fprintf(p.err, "policyquiz: left out of your history: %s of a kind that this program does not know (the first is line %d, %q)\n\thint: if a newer policyquiz wrote it, update this one; if none did, the line is damaged, and nothing need be done\n", terminal.Count(len(unknown), "line"), first.Line, first.Kind)
	}
}

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

// An unreadError says that the history could not be read, though nothing may be
// wrong with it. A drill can go on without it.
type unreadError struct{ error }

func (e unreadError) Unwrap() error { return e.error }

// Studies are what there is to learn and what is known of it: everything that
// due and drill begin with.
type studies struct {
	settings deckfile.Settings
	catalog  *deckfile.Catalog
	decks    []*deckfile.Deck
	refs     []quiz.Ref
	log      *history.Log
	memories *study.Memories
	named    bool  // the decks were asked for by name
	unread   error // why there is no log, for a drill that goes on without
}

// studies opens decks (all if none is named) and the learner's memories of them.
// With an unreadError there are studies all the same, in which nothing is known.
func (p *program) studies(names []string) (*studies, error) {
	s := studies{named: len(names) > 0}
	var err error
	if s.settings, err = p.settings(); err != nil {
		return nil, err
	}
	if s.catalog, err = p.catalog(); err != nil {
		return nil, err
	}
	// A long history and large decks take equally long to read: side by side.
	read := make(chan error, 1)
	go func() {
		var err error
		s.log, err = p.readHistory()
		read <- err
	}()
	s.decks, err = p.usableDecks(s.catalog, names)
	unread := <-read
	if err != nil {
		return nil, err
	}
	s.refs = refs(s.decks)
	if unread != nil {
		s.memories = study.Replay(schedule(s.settings), study.History{Now: p.now()})
		return &s, unread
	}
	s.memories = p.replay(s.settings, s.log)
	s.reconcile()
	return &s, nil
}

// reconcile tells the memories how questions are worded now whose text is not what
// it was when they were last answered: the right answer may be another. A question
// that cannot be made keeps its memory.
func (s *studies) reconcile() {
	for _, r := range s.refs {
		m, ok := s.memories.Of(r.ID)
		if !ok || m.TextPrint == s.catalog.Text(r) {
			continue
		}
		if q, err := s.catalog.Question(r); err == nil {
			s.memories.SetWording(r.ID, q.Asked(r.Deck), q.Others())
		}
	}
}

// table is what a drill is held at.
func (s *studies) table(p *program) drill.Table {
	t := drill.Table{
		Questions: s.catalog,
		Refs:      s.refs,
		Titles:    map[string]string{},
		Memories:  s.memories,
		Store:     s.log,
		Unread:    s.unread,
		Lacking:   p.layout(),
		Streams:   p.streams,
		Now:       p.now,
	}
	for _, d := range s.decks {
		t.Titles[d.ID] = d.Title
	}
	switch {
	case s.named && len(s.decks) == 1:
		t.Scope = " (This deck only.)"
	case s.named:
		t.Scope = " (These decks only.)"
	}
	return t
}
