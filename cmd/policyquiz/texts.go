package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
)

// This file finds the texts of documents.

// textsFlag adds the flag --texts.
func textsFlag(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "texts", "", "a `folder` of your own copies of documents, each called like its seed and .txt, .md or .html (otherwise texts in settings.toml)")
	if err := cmd.MarkFlagDirname("texts"); err != nil {
		panic(err) // the flag is defined above
	}
}

// useTexts says to the courses of a library where the learner's own copies lie.
func (p *program) useTexts(lib *deckfile.Library, folder string) error {
	copies, err := p.copies(folder)
	if err == nil {
		lib.UseCopies(copies)
	}
	return err
}

// copies finds the folder of the learner's own copies: the one that is named, or else that
// of the settings. One that is named comes before the texts that seeds name. Without a
// folder there are no copies.
func (p *program) copies(named string) (deckfile.Copies, error) {
	if named != "" {
		dir := p.expand(named)
		if !isFolder(dir) {
			return deckfile.Copies{}, usagef("name a folder with texts, as in --texts ./texts", "%q is no folder", named)
		}
		return copiesIn(dir, true), nil
	}
	settings, err := p.settings()
	if err != nil || settings.Texts == "" {
		return deckfile.Copies{}, err
	}
	dir := p.expand(settings.Texts)
	if !isFolder(dir) {
		fmt.Fprintf(p.err, "policyquiz: texts in settings.toml names %q, which is no folder\n\thint: correct it, or take it out\n", settings.Texts)
	}
	return copiesIn(dir, false), nil
}

func copiesIn(dir string, first bool) deckfile.Copies {
	return deckfile.Copies{Folder: deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir)}, First: first}
}

// readText reads a document's file that was named by a verb. The error names the file.
func (p *program) readText(name string) (string, error) {
	at := p.expand(name)
	info, err := os.Stat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", usagef("name the file that has the text of a document", "no file %q", name)
	case err != nil:
		return "", fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	case info.IsDir():
		return "", usagef("name a file in it", "%q is a folder, not a text", name)
	case !info.Mode().IsRegular():
		return "", usagef("save it as a file first", "%q is no ordinary file", name)
	}
	f, err := os.Open(at)
	if err != nil {
		return "", fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, draft.MaxSize+1))
	if err != nil {
		return "", fmt.Errorf("%q was not read: %w", name, unwrapPath(err))
	}
	text, err := draft.Decode(src)
	if err != nil {
		return "", fmt.Errorf("%q was not read: %w", name, err)
	}
	return text, nil
}
