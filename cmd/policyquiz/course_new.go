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

func newCourseNewCmd(p *program) *cobra.Command {
	var title, by string
	cmd := &cobra.Command{
		Use:               "new [folder]",
		Short:             "Begin a course of your own",
		Long:              "Makes a folder with a small course that works: course.toml, a deck of one\nquestion and the record of one document, with comments that say what goes where.\nThe folder may be there already if it is empty. A terminal is asked for what is\nnot given: the folder, the title and who answers for the course.",
		Example:           "  policyquiz course new heat\n  policyquiz course new heat --title \"Heat policy, autumn 2026\"",
		GroupID:           groupTeach,
		Args:              folderOrAsked(p),
		ValidArgsFunction: completeFolders,
		RunE:              func(_ *cobra.Command, args []string) error { return runCourseNew(p, strings.Join(args, ""), title, by) },
	}
	cmd.Flags().StringVar(&title, "title", "", "the `title` of the course, in a few words")
	cmd.Flags().StringVar(&by, "by", "", "the `name` of who answers for it, which learners read when they add it")
	return cmd
}

// folderOrAsked returns a check that there is one argument. On a terminal there may be
// none: the folder is asked for.
func folderOrAsked(p *program) cobra.PositionalArgs {
	one := exactlyOne("name a folder that is not there yet, as in policyquiz course new heat")
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && p.streams.Interactive() {
			return nil
		}
		return one(cmd, args)
	}
}

// askFolder asks for the folder of a new course.
func askFolder(a *asker) (string, error) {
	return a.line(query{text: "In which folder is the course to be? One that is not there yet, as in heat", help: "The name of a new folder, in which the files of the course are to be. As in heat, or courses/heat."}, "", needed(func(reply string) error {
		_, err := emptyFolder(filepath.Clean(a.p.expand(reply)))
		return err
	}))
}

// A courseToBe is a course that is not written yet.
type courseToBe struct {
	root      string // its folder
	there     bool   // whether the folder is there
	id, title string
	by        string // who answers for it; may be empty
}

// plan finds out what is known of a course, and asks for what was not given.
func (c *courseToBe) plan(p *program, name string) error {
	var a *asker
	ask := func() (err error) { // all with one console: a second one would lose keys
		if a == nil {
			a, err = p.ask()
		}
		return err
	}
	defer func() {
		if a != nil {
			a.close()
		}
	}()
	if name == "" {
		err := ask()
		if err != nil {
			return err
		}
		if name, err = askFolder(a); err != nil {
			return err
		}
	}
	c.root = filepath.Clean(p.expand(name))
	var err error
	if c.there, err = emptyFolder(c.root); err != nil {
		return err
	}
	absolute, err := filepath.Abs(c.root)
	if err != nil {
		return err
	}
	if c.id = deckfile.CourseID(filepath.Base(absolute)); c.id == "" {
		return usagef("give it a name with letters from a to z or digits in it", "no id can be made of the folder's name %q", filepath.Base(absolute))
	}
	if c.title != "" {
		return nil
	}
	if err := ask(); err != nil {
		return err
	}
	if c.title, err = askTitle(a, c.id); err != nil || c.by != "" {
		return err
	}
	c.by, err = askBy(a)
	return err
}

func runCourseNew(p *program, name, title, by string) error {
	c := courseToBe{title: title, by: by}
	if err := c.plan(p, name); err != nil {
		return err
	}
	if err := writeCourse(c.root, c.there, courseFiles(c.id, c.title, c.by)); err != nil {
		return err
	}
	at := folderName(c.root)
	s := p.streams.Layout()
	s.Say("", fmt.Sprintf("Made the course %s in %s. Try it, then put your own questions into its files:", c.id, at))
	for _, line := range []string{"check ", "drill ", "course pack "} {
		s.Verbatim("    policyquiz " + line + at)
	}
	fmt.Fprint(p.out, s)
	return nil
}

// emptyFolder finds out whether a course may be written to a folder, and whether
// the folder is there. Hidden files do not count: version control and desktops
// leave some.
func emptyFolder(root string) (there bool, err error) {
	if info, err := os.Stat(root); err == nil && !info.IsDir() { // Windows would say that it is not there
		return true, usagef("name a folder that is not there yet", "%q is a file, and a course is a folder", root)
	}
	entries, err := os.ReadDir(root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, usagef("name a folder that is not there yet", "%q cannot be read as a folder: %v", root, unwrapPath(err))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return true, usagef("name a folder that is not there yet, or take away what is in it", "folder %q is not empty: it has %q", root, e.Name())
		}
	}
	return true, nil
}

// askTitle asks for the title of a course. Without an answer, or at the end of a pipe, it
// is the id in words.
func askTitle(a *asker, id string) (string, error) {
	title, err := a.line(query{text: "What is the title of the course?", help: "What learners read above the course. As in Heat policy, autumn 2026."}, inWords(id), nil)
	if errors.Is(err, errNothingWritten) && !a.p.streams.Typed() {
		return inWords(id), nil
	}
	return title, err
}

// askBy asks who answers for a course. Without an answer, or at the end of a pipe, nobody
// is named.
func askBy(a *asker) (string, error) {
	by, err := a.optional(query{text: "Who answers for it? Learners read it when they add the course.", help: "Your name, or that of your institute. As in Ada Able, Department of Politics."}, nil)
	if errors.Is(err, errNothingWritten) && !a.p.streams.Typed() {
		return "", nil
	}
	return by, err
}

// A courseFile is a file of a new course.
type courseFile struct{ name, text string }

// writeCourse writes the files of a new course. If one cannot be written, none is
// left, nor the folder if it was not there.
func writeCourse(root string, there bool, files []courseFile) (err error) {
	if err := os.MkdirAll(root, 0o777); err != nil {
		return fmt.Errorf("making the folder %q: %w", root, unwrapPath(err))
	}
	var written []string
	defer func() {
		if err == nil {
			return
		}
		for _, file := range written {
			os.Remove(file)
		}
		if !there {
			os.Remove(root)
		}
	}()
	for _, f := range files {
		file := filepath.Join(root, f.name)
		out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return fmt.Errorf("writing %q: %w", file, unwrapPath(err))
		}
		written = append(written, file)
		_, err = out.WriteString(f.text)
		if err = errors.Join(err, out.Close()); err != nil {
			return fmt.Errorf("writing %q: %w", file, unwrapPath(err))
		}
	}
	return nil
}
