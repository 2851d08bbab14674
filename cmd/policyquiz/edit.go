package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/quiz"
)

const editHelp = `Opens the file of a question in your editor, at the line of the question. For a
question that is drawn from a seed, that is the line of the seed's entry. When
you leave the editor, the file is checked and its mistakes are listed.

The editor is $VISUAL, or else $EDITOR. vi, vim, nvim, nano, emacs, micro,
helix, kakoune, joe, code, codium, zed, subl and gedit are told the line; any
other opens the file. An argument with flags will do, as in EDITOR="code
--wait".

The course that comes with the program, and courses that were added with course
add, cannot be edited.`

func newEditCmd(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "edit id|deck",
		Short:             "Open a question in your editor, at its line",
		Long:              editHelp,
		Example:           "  policyquiz edit first-deck/who-pays --course ./heat/\n  policyquiz edit heat/first-deck.toml",
		GroupID:           groupTeach,
		Args:              exactlyOne("name a question's id or a deck; policyquiz decks lists the decks"),
		ValidArgsFunction: p.completeItems,
		RunE:              func(_ *cobra.Command, args []string) error { return runEdit(p, args[0]) },
	}
}

func runEdit(p *program, name string) error {
	pos, err := p.written(name)
	if err != nil {
		return err
	}
	if err := p.openEditor(pos); err != nil {
		return err
	}
	c, err := courseAt(courseRoot(filepath.Dir(filepath.FromSlash(pos.File))))
	if c == nil {
		return err
	}
	if err := c.Check(pos.File).Mistakes(); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s: no mistakes\n", pos.File)
	return nil
}

// written finds where a question or a deck is written, in a file that may be edited.
func (p *program) written(name string) (quiz.Pos, error) {
	if isPath(name) {
		file, err := p.deckFile(name) // which need not be a deck
		return quiz.Pos{File: file}, err
	}
	lib, err := p.library()
	if err != nil {
		return quiz.Pos{}, err
	}
	if d, _ := lib.Deck(name); d.Deck != nil {
		file, err := p.ownFile(d.Course, d.Path())
		return quiz.Pos{File: file}, err
	}
	refs, err := lib.Find(name)
	if err != nil {
		return quiz.Pos{}, p.brokenDeck(name, err)
	}
	c, err := lib.CourseOf(refs[0].ID)
	if err != nil {
		return quiz.Pos{}, err
	}
	pos := c.Pos(refs[0])
	pos.File, err = p.ownFile(c, pos.File)
	return pos, err
}

// brokenDeck returns the error of an id whose deck has mistakes, with the file to edit as
// the next step.
func (p *program) brokenDeck(name string, err error) error {
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		file := problems.Sorted()[0].Pos.File
		return usagef("policyquiz edit "+file+" opens the file", "the deck of %q has mistakes, and the question cannot be found in it", name)
	}
	return err
}

// openEditor opens a file at a line, and waits until the editor is left.
func (p *program) openEditor(pos quiz.Pos) error {
	line := p.getenv("VISUAL")
	if strings.TrimSpace(line) == "" {
		line = p.getenv("EDITOR")
	}
	words := strings.Fields(line)
	if len(words) == 0 {
		return usagef("set one, as in EDITOR=nano policyquiz edit …, or open "+pos.String()+" yourself", "no editor is set: neither $VISUAL nor $EDITOR")
	}
	file := filepath.FromSlash(pos.File)
	cmd := exec.Command(words[0], append(words[1:], openAt(words[0], file, pos.Line)...)...)
	p.streams.Attach(cmd)
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return fmt.Errorf("the editor %q failed (%v); %s is as it left it", words[0], exit, pos.File)
	case err != nil:
		return usagef("set $EDITOR to an editor that is installed, or open "+pos.String()+" yourself", "the editor %q could not be started: %v", words[0], unwrapExec(err))
	}
	return nil
}

// unwrapExec returns the cause of an error without the name of the program: the message
// has it.
func unwrapExec(err error) error {
	var e *exec.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return unwrapPath(err)
}

// openAt returns the arguments with which an editor opens a file at a line. A line of 0 is
// none.
func openAt(editor, file string, line int) []string {
	if line == 0 {
		return []string{file}
	}
	n := strconv.Itoa(line)
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(editor)), ".exe")
	switch name {
	case "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "gedit":
		return []string{"+" + n, file}
	case "code", "codium":
		return []string{"--goto", file + ":" + n, "--wait"}
	case "subl", "zed":
		return []string{"--wait", file + ":" + n}
	case "hx", "helix":
		return []string{file + ":" + n}
	}
	return []string{file}
}
