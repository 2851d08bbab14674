package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
	"policyquiz/seeds"
)

// This file opens what verbs work on: decks and seeds, settings, a learner's
// history.

// shipped are the folders that come with the program.
func shipped() []deckfile.Folder {
	return []deckfile.Folder{
		{FS: decks.FS, Name: "policyquiz:decks", Shipped: true},
		{FS: seeds.FS, Name: "policyquiz:seeds", Shipped: true},
	}
}

// catalog opens the shipped decks and seeds and the learner's own.
func (a *app) catalog() (*deckfile.Catalog, error) {
	folders, err := a.ownFolders()
	if err != nil {
		return nil, err
	}
	folders = append(shipped(), folders...)
	if dir := a.configFolder(); dir != "" {
		own := filepath.Join(dir, "decks")
		folders = append(folders, deckfile.Folder{FS: os.DirFS(own), Name: own})
	}
	return deckfile.Open(folders...), nil
}

// ownFolders are the folders given with --decks. That one holds nothing to read
// is said: it is likely not the one that was meant.
func (a *app) ownFolders() ([]deckfile.Folder, error) {
	var folders []deckfile.Folder
	for _, dir := range a.folders {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() {
			return nil, usagef("name a folder that holds decks, as in --decks my-course", "--decks: %q is no folder", dir)
		}
		folders = append(folders, deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir)})
	}
	return folders, nil
}

// settings reads the learner's lasting choices.
func (a *app) settings() (deckfile.Settings, error) {
	dir := a.configFolder()
	if dir == "" {
		return deckfile.DefaultSettings(), nil
	}
	return deckfile.ReadSettings(os.DirFS(dir), "settings.toml", filepath.Join(dir, "settings.toml"))
}

// usableDecks opens the decks with the ids, or all. One that was asked for and
// has problems is an error; among all, it is left out and said.
func (a *app) usableDecks(c *deckfile.Catalog, ids []string) ([]*deckfile.Deck, error) {
	named := len(ids) > 0
	if !named {
		var err error
		if ids, err = c.DeckIDs(); err != nil {
			complain(a.env, err)
		}
	}
	var usable []*deckfile.Deck
	for _, id := range ids {
		d, err := c.Deck(id)
		switch {
		case err == nil:
			usable = append(usable, d)
		case named && d != nil:
			return nil, mistakes(c.CheckDeck(d)) // all of them, not only those met so far
		case named:
			return nil, err
		default:
			file := ""
			if problems, ok := errors.AsType[*quiz.Problems](err); ok {
				file = " " + problems.Sorted()[0].Pos.File
			}
			fmt.Fprintf(a.err, "policyquiz: deck %q has problems and is left out\n\thint: policyquiz check%s lists them\n", id, clean(file))
		}
	}
	if !named {
		slices.SortStableFunc(usable, byPlace)
	}
	return usable, nil
}

// byPlace puts decks in the order in which they are to be learnt.
func byPlace(a, b *deckfile.Deck) int {
	switch {
	case a.Place == b.Place:
		return 0
	case a.Place == 0:
		return 1
	case b.Place == 0:
		return -1
	}
	return a.Place - b.Place
}

// mistakes are the problems that keep a deck from being used: warnings are for
// its author.
func mistakes(all *quiz.Problems) error {
	var broken quiz.Problems
	for _, p := range all.Sorted() {
		if !p.Warning {
			broken.Add(p)
		}
	}
	return broken.Err()
}

// refs lists the questions of decks.
func refs(decksID []*deckfile.Deck) []quiz.Ref {
	lists := make([][]quiz.Ref, len(decksID))
	for i, d := range decksID {
		lists[i] = d.Refs()
	}
	return slices.Concat(lists...)
}

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

// history opens the learner's history, and says if its last line was cut short.
func (a *app) history() (*history.Log, error) {
	log, err := a.readHistory()
	if err == nil {
		a.tellTorn(log)
	}
	return log, err
}

func (a *app) tellTorn(log *history.Log) {
	if torn, seen := log.Torn(); seen {
		fmt.Fprintf(a.err, "policyquiz: the last line of your history (line %d) was cut short when it was written; it does not count\n\thint: it will be kept aside when your next answer is written\n", torn.Line)
	}
}

func (a *app) readHistory() (*history.Log, error) {
	file, err := a.historyFile(a.state, a.as)
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

// An unreadError says that the history could not be read, be it as sound as it
// may: a drill can go on without.
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
func (a *app) studies(names []string) (*studies, error) {
	s := studies{named: len(names) > 0}
	var err error
	if s.settings, err = a.settings(); err != nil {
		return nil, err
	}
	if s.catalog, err = a.catalog(); err != nil {
		return nil, err
	}
	// A long history and large decks take equally long to read: side by side.
	read := make(chan error, 1)
	go func() {
		var err error
		s.log, err = a.readHistory()
		read <- err
	}()
	s.decks, err = a.usableDecks(s.catalog, names)
	unread := <-read
	if err != nil {
		return nil, err
	}
	s.refs = refs(s.decks)
	if unread != nil {
		s.memories = study.Replay(schedule(s.settings), nil)
		return &s, unread
	}
	a.tellTorn(s.log)
	s.memories = study.Replay(schedule(s.settings), s.log.Entries())
	s.memories.Reconcile(s.refs, s.catalog.Text, s.catalog.Question)
	return &s, nil
}

// completeDecks offers the ids of decks to a shell.
func (a *app) completeDecks(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalog()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ids, _ := c.DeckIDs() // what could be read is better than nothing
	return ids, cobra.ShellCompDirectiveNoFileComp
}
