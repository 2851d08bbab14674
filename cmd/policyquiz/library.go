package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/seeds"
)

// This file opens decks, seeds and settings for the verbs.

// shipped returns the folders that come with the program.
func shipped() []deckfile.Folder {
	return []deckfile.Folder{
		{FS: decks.FS, Name: "policyquiz:decks", Shipped: true},
		{FS: seeds.FS, Name: "policyquiz:seeds", Shipped: true},
	}
}

// catalog opens the shipped decks and seeds and the learner's own.
func (p *program) catalog() (*deckfile.Catalog, error) {
	folders, err := p.ownFolders()
	if err != nil {
		return nil, err
	}
	folders = append(shipped(), folders...)
	if dir := p.configFolder(); dir != "" {
		own := filepath.Join(dir, "decks")
		folders = append(folders, deckfile.Folder{FS: os.DirFS(own), Name: own})
	}
	return deckfile.Open(folders...), nil
}

// ownFolders returns the folders given with --decks. It is an error if one of them
// is not a folder. If one has nothing to read, a message says so: the learner
// probably meant another one.
func (p *program) ownFolders() ([]deckfile.Folder, error) {
	var folders []deckfile.Folder
	for _, dir := range p.folders {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() {
			return nil, usagef("name a folder that holds decks, as in --decks my-course", "--decks: %q is no folder", dir)
		}
		if !holdsTOML(dir) {
			fmt.Fprintf(p.err, "policyquiz: --decks: folder %q holds no TOML file\n\thint: decks and seeds are files that end in .toml; folders within a folder are not looked into\n", dir)
		}
		folders = append(folders, deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir)})
	}
	return folders, nil
}

// holdsTOML reports whether a folder has a file that ends in .toml. It stops at the
// first one, because there may be many. It is true for a folder that cannot be
// read, which the catalog reports.
func holdsTOML(dir string) bool {
	f, err := os.Open(dir)
	if err != nil {
		return true
	}
	defer f.Close()
	for {
		entries, err := f.ReadDir(100)
		for _, e := range entries {
			if filepath.Ext(e.Name()) == ".toml" && !e.IsDir() {
				return true
			}
		}
		if err != nil {
			return !errors.Is(err, io.EOF)
		}
	}
}

// settings reads the learner's settings.toml, or returns the defaults if there is
// none.
func (p *program) settings() (deckfile.Settings, error) {
	dir := p.configFolder()
	if dir == "" {
		return deckfile.DefaultSettings(), nil
	}
	return deckfile.ReadSettings(os.DirFS(dir), "settings.toml", filepath.Join(dir, "settings.toml"))
}

// usableDecks opens the decks with these ids, or all decks if there are no ids. A
// deck that was asked for by id and has problems is an error. Among all decks, one
// that has problems is left out, and a message says so.
func (p *program) usableDecks(c *deckfile.Catalog, ids []string) ([]*deckfile.Deck, error) {
	named := len(ids) > 0
	if !named {
		var err error
		if ids, err = c.DeckIDs(); err != nil {
			complain(p.env, err)
		}
	}
	var usable []*deckfile.Deck
	for _, id := range ids {
		d, err := c.Deck(id)
		switch {
		case err == nil:
			usable = append(usable, d)
		case named && d != nil:
			return nil, c.CheckDeck(d).Mistakes() // all problems, and not only the first
		case named:
			return nil, err
		default:
			p.tellLeftOut(leftOutFor(fmt.Sprintf("deck %q has problems and is left out", id), err))
		}
	}
	if !named {
		slices.SortStableFunc(usable, byPlace)
	}
	return usable, nil
}

// byPlace compares decks by the order in which they are to be learnt. Decks
// without a place come last.
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

// refs lists the questions of decks.
func refs(list []*deckfile.Deck) []quiz.Ref {
	lists := make([][]quiz.Ref, len(list))
	for i, d := range list {
		lists[i] = d.Refs()
	}
	return slices.Concat(lists...)
}

// completeDecks lists the ids of decks for a shell's completion.
func (p *program) completeDecks(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	c, err := p.catalog()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	ids, _ := c.DeckIDs() // after an error, the ids that could be read
	return ids, cobra.ShellCompDirectiveNoFileComp
}
