package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
)

// This file finds the texts of documents.

// textsFlag adds the flag --texts.
func textsFlag(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "texts", "", "a `folder` of your own copies of documents, each called by its id in policyquiz sources, as in white-paper.txt, .md or .html (otherwise texts in settings.toml)")
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

// noCopy says of a question where a copy of its document is to be put, so that the passage
// can be shown; and below it the command that names the folder, where none is named.
func (p *program) noCopy(lib *deckfile.Library, q quiz.Question) (said, command string) {
	const folder = "~/texts" // any will do
	var files []string
	for _, at := range lib.CopyPlaces(q) {
		file := p.homely(filepath.FromSlash(at.File))
		if !at.Known {
			file, command = folder+"/"+at.File, "policyquiz settings texts "+folder
		}
		files = append(files, file)
	}
	switch len(files) {
	case 0:
		return "The last question cites no document.", ""
	case 1:
		said = "No copy of the document is at hand. Put its text at " + files[0]
	default:
		said = "No copy of its documents is at hand. Put their texts at " + strings.Join(files, " and ")
	}
	if command == "" {
		return said + ".", ""
	}
	return said + ", or under that name into another folder. Name the folder once, before the next drill:", command
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
