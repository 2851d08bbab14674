package main

import (
	"errors"
	"fmt"

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

// history opens the learner's history. If lines of it do not count, a message says
// so.
func (p *program) history() (*history.Log, error) {
	log, err := p.readHistory()
	if err == nil {
		p.tellUncounted(log)
	}
	return log, err
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
	log, err := history.Open(file)
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
	catalog  *deckfile.Catalog
	decks    []*deckfile.Deck
	refs     []quiz.Ref      // the questions of the decks
	log      *history.Log    // nil if unread is set
	memories *study.Memories // of all questions in the history, also of other decks
	named    bool            // whether the decks were asked for by name
	unread   error           // why the history could not be read, for a drill that goes on without it
}

// studies opens decks, all of them if none is named, and the learner's memories.
// If the history could not be read, it returns an unreadError together with
// studies whose memories are empty.
func (p *program) studies(names []string) (*studies, error) {
	s := studies{named: len(names) > 0}
	var err error
	if s.settings, err = p.settings(); err != nil {
		return nil, err
	}
	if s.catalog, err = p.catalog(); err != nil {
		return nil, err
	}
	// To read a long history takes as long as to read large decks. So the two are
	// read at the same time.
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
		s.memories = study.Replay(schedule(s.settings), nil)
		return &s, unread
	}
	p.tellUncounted(s.log)
	s.memories = study.Replay(schedule(s.settings), s.log.Entries())
	s.reconcile()
	return &s, nil
}

// reconcile tells the memories the present right answer of each question whose
// words changed since it was last answered. Only these questions are made. A
// question that cannot be made keeps its memory.
func (s *studies) reconcile() {
	for _, r := range s.refs {
		m, ok := s.memories.Of(r.ID)
		if !ok || m.TextPrint == s.catalog.Text(r) {
			continue
		}
		if q, err := s.catalog.Question(r); err == nil {
			s.memories.SetKeyPrint(r.ID, q.KeyPrint())
		}
	}
}

// table returns what a drill needs.
func (s *studies) table(p *program) drill.Table {
	t := drill.Table{
		Questions: s.catalog,
		Refs:      s.refs,
		Titles:    map[string]string{},
		Memories:  s.memories,
		Store:     s.log,
		Unread:    s.unread,
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
