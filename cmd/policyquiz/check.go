package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz/deckfile"
)

func newCheckCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "check [file|dir...]",
		Short:   "Report every mistake in decks and seeds, by line",
		Long:    "Reads decks and seeds whole and reports every problem at once, as file:line:\nwhat, then the next step. Without a name it checks all there are. Files of one\nfolder may use each other's seeds and actors. A warning does not keep a file from\nbeing used; any other problem exits with 3, and so does a file that was named and\ncould not be read.",
		Example: "  policyquiz check my-deck.toml\n  policyquiz check my-course/\n  policyquiz check",
		GroupID: groupTeach,
		RunE:    func(_ *cobra.Command, args []string) error { return runCheck(p, args) },
	}
}

func runCheck(p *program, paths []string) error {
	if len(paths) == 0 {
		c, err := p.catalog()
		if err != nil {
			return err
		}
		return report(p, c, nil)
	}
	var t toCheck
	for _, name := range paths {
		if err := t.add(name); err != nil {
			return err
		}
	}
	own, err := p.ownFolders()
	if err != nil {
		return err
	}
	return report(p, deckfile.Open(append(shipped(), append(t.folders, own...)...)...), t.names)
}

// report prints the problems of the named files and folders, or of everything if
// none is named. If there are no problems, it prints what was read.
func report(p *program, c *deckfile.Catalog, names []string) error {
	problems := c.Check(names...)
	if problems.Broken() {
		return problems
	}
	listProblems(p.env, problems)
	for _, name := range names {
		if len(c.Files(name)) == 0 {
			return usagef("decks and seeds are files that end in .toml", "folder %q holds no TOML file", name)
		}
	}
	what := "all decks and seeds"
	if len(names) > 0 {
		what = strings.Join(c.Files(names...), ", ")
	}
	fmt.Fprintf(p.out, "%s: no mistakes\n", what)
	return nil
}

// A toCheck is what the paths on a command line name: files and whole folders. The
// files in these folders replace shipped files of the same name, so that an author
// can work on a shipped deck.
type toCheck struct {
	folders []deckfile.Folder
	infos   []fs.FileInfo              // of each folder in folders
	listed  map[string]map[string]bool // by folder: the names in it; only for folders of which a file was named
	names   []string                   // the files and folders, by their names in the catalog
}

// add adds a path. It is an error if nothing is there. If something is there that
// cannot be read, the catalog reports it.
func (t *toCheck) add(p string) error {
	info, err := os.Stat(p)
	if err != nil {
		if _, gone := os.Lstat(p); errors.Is(gone, fs.ErrNotExist) {
			return usagef("name a TOML file or a folder of them", "no file or folder %q", p)
		} else if gone != nil {
			return fmt.Errorf("%q cannot be read: %w", p, unwrapPath(gone))
		}
	}
	if err == nil && info.IsDir() {
		in, err := t.folder(filepath.Clean(p))
		t.names = append(t.names, in.Name)
		return err
	}
	if !strings.EqualFold(filepath.Ext(p), ".toml") {
		return usagef("decks and seeds are files that end in .toml", "%q is no TOML file", p)
	}
	dir, name := filepath.Split(p)
	in, err := t.folder(filepath.Clean(dir))
	t.names = append(t.names, in.Path(t.listedAs(in, name, info)))
	return err
}

// folder adds a folder, or returns it if it was added before by any name.
func (t *toCheck) folder(dir string) (deckfile.Folder, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return deckfile.Folder{}, fmt.Errorf("folder %q cannot be read: %w", dir, unwrapPath(err))
	}
	for i, other := range t.infos {
		if os.SameFile(info, other) {
			return t.folders[i], nil
		}
	}
	in := deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir), Over: true}
	t.folders, t.infos = append(t.folders, in), append(t.infos, info)
	return in, nil
}

// listedAs returns the name by which a folder lists a file. On a system that does
// not distinguish upper and lower case, it may differ in case from the name that
// was typed.
func (t *toCheck) listedAs(in deckfile.Folder, name string, info fs.FileInfo) string {
	listed, ok := t.listed[in.Name]
	if !ok {
		listed = map[string]bool{}
		entries, _ := fs.ReadDir(in.FS, ".") // after an error the typed name is used
		for _, e := range entries {
			listed[e.Name()] = true
		}
		if t.listed == nil {
			t.listed = map[string]map[string]bool{}
		}
		t.listed[in.Name] = listed
	}
	if listed[name] || info == nil {
		return name
	}
	for other := range listed {
		if !strings.EqualFold(other, name) {
			continue
		}
		if same, err := fs.Stat(in.FS, other); err == nil && os.SameFile(info, same) {
			return other
		}
	}
	return name
}

// unwrapPath removes the path from an error, for a message that names it already.
func unwrapPath(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
