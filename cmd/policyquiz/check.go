package main

import (
	"fmt"
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
		Long:    "Reads decks and seeds whole and reports every problem at once, as file:line:\nwhat, then the next step. Without a name it checks all there are. Files of one\nfolder may use each other's seeds and actors. Warnings can be lived with; any\nother problem exits with 3.",
		Example: "  policyquiz check my-deck.toml\n  policyquiz check my-course/\n  policyquiz check",
		GroupID: groupTeach,
		RunE:    func(_ *cobra.Command, args []string) error { return runCheck(p, args) },
	}
}

func runCheck(p *program, paths []string) error {
	folders, files, err := checked(paths)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		c, err := p.catalog()
		if err != nil {
			return err
		}
		return report(p, c, nil)
	}
	for _, dir := range p.folders {
		folders = append(folders, deckfile.Folder{FS: os.DirFS(dir), Name: dir})
	}
	return report(p, deckfile.Open(append(shipped(), folders...)...), files)
}

func report(p *program, c *deckfile.Catalog, files []string) error {
	problems := c.Check(files...)
	if problems.Broken() {
		return problems
	}
	listProblems(p.env, problems)
	what := "all decks and seeds"
	if len(files) > 0 {
		what = strings.Join(files, ", ")
	}
	fmt.Fprintf(p.out, "%s: no mistakes\n", what)
	return nil
}

// checked turns the paths on a command line into the folders they are in and
// the files that are meant. What is in these folders stands in for shipped
// files of the same name: else a shipped deck could not be worked on.
func checked(paths []string) (folders []deckfile.Folder, files []string, err error) {
	seen := map[string]bool{}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, nil, usagef("name a TOML file or a folder of them", "no file or folder %q", p)
		}
		dir := filepath.Clean(p)
		if !info.IsDir() {
			if filepath.Ext(p) != ".toml" {
				return nil, nil, usagef("decks and seeds are files that end in .toml", "%q is no TOML file", p)
			}
			dir = filepath.Dir(p)
			files = append(files, filepath.ToSlash(filepath.Clean(p)))
		} else {
			inside, err := filepath.Glob(filepath.Join(dir, "*.toml"))
			if err != nil || len(inside) == 0 {
				return nil, nil, usagef("decks and seeds are files that end in .toml", "folder %q holds no TOML file", p)
			}
			for _, f := range inside {
				files = append(files, filepath.ToSlash(f))
			}
		}
		if !seen[dir] {
			seen[dir] = true
			folders = append(folders, deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir), Over: true})
		}
	}
	return folders, files, nil
}
