package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/deckfile/pack"
)

type packOptions struct {
	out       string // -o
	withTexts bool
	force     bool
}

func newCoursePackCmd(p *program) *cobra.Command {
	var opts packOptions
	cmd := &cobra.Command{
		Use:   "pack folder",
		Short: "Make a zip of a course, to hand out",
		Long: `Checks a course whole and makes one zip of it, for others to add. The texts of
documents are left out, since they are seldom yours to hand out. Beside
course.toml it writes course.lock: which questions there were, so that check can
tell which have gone since. The same course makes the same zip, byte for byte.`,
		Example:           "  policyquiz course pack heat/\n  policyquiz course pack heat/ -o heat-autumn.zip",
		GroupID:           groupTeach,
		Args:              exactlyOne("name the folder of a course"),
		ValidArgsFunction: completeFolders,
		RunE:              func(_ *cobra.Command, args []string) error { return runCoursePack(p, args[0], opts) },
	}
	cmd.Flags().StringVarP(&opts.out, "output", "o", "", "the zip `file` (otherwise the course's id and .zip, here)")
	cmd.Flags().BoolVar(&opts.withTexts, "with-texts", false, "pack the texts of documents, too")
	cmd.Flags().BoolVar(&opts.force, "force", false, "overwrite a file that is no zip of this course")
	return cmd
}

func runCoursePack(p *program, name string, opts packOptions) error {
	root, err := p.folderToPack(name)
	if err != nil {
		return err
	}
	c, err := p.courseToPack(root)
	if err != nil {
		return err
	}
	out := p.expand(opts.out)
	if out == "" {
		out = c.ID + ".zip"
	}
	if !opts.force {
		if err := mayOverwrite(out, c.ID); err != nil {
			return err
		}
	}
	files, texts, err := p.filesToPack(root, out, opts.withTexts)
	if err != nil {
		return err
	}
	hash := pack.Hash(files)
	lock, err := c.Lock(hash)
	if err != nil {
		return err
	}
	files, lockName := withLock(files, lock)
	var zip bytes.Buffer
	if err := pack.Pack(&zip, files); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	lockFile := filepath.Join(root, filepath.FromSlash(lockName))
	if err := writeBoth(out, zip.Bytes(), lockFile, []byte(lock.String())); err != nil {
		return err
	}
	s := p.streams.Layout()
	s.Say("", fmt.Sprintf("Packed %s (%s, version %s) as", c.ID, size(c), shortHash(hash)))
	s.Verbatim("    " + filepath.ToSlash(out))
	s.Say("", fmt.Sprintf("Keep %s: it tells a later check which questions have gone.", filepath.ToSlash(lockFile)))
	if texts > 0 {
		s.Say("", fmt.Sprintf("%s left out; if you may hand texts out, --with-texts packs them.", terminal.Count(texts, "text")))
	}
	s.Say("", "Whoever gets the zip writes")
	s.Verbatim("    policyquiz course add " + filepath.Base(out))
	fmt.Fprint(p.out, s)
	return nil
}

func (p *program) folderToPack(name string) (string, error) {
	n, err := p.pathOf(name)
	if err == nil && n.file != "" {
		err = usagef("name the folder in which it lies", "%q is a file, and a course is a folder", name)
	}
	return n.root, err
}

// courseToPack opens a course and checks it. It prints the warnings. Mistakes are
// an error, and so is a course without an id of its own or without decks.
func (p *program) courseToPack(root string) (*deckfile.Course, error) {
	c, err := courseAt(root)
	if c == nil {
		return nil, err
	}
	if c.Empty() {
		return nil, usagef("decks and seeds are files that end in .toml, in the folder of the course or in its decks/ and seeds/", "folder %q holds no TOML file", root)
	}
	problems := c.Check()
	if problems.Broken() {
		return nil, problems
	}
	listProblems(p.env, problems)
	if !c.Named {
		return nil, usagef(fmt.Sprintf("write id = %q into %s: learners' answers hang on it, so it stays when the folder is renamed", c.ID, filepath.ToSlash(filepath.Join(root, "course.toml"))),
			"the course in %q has no id of its own", root)
	}
	if decks, _ := count(c); decks == 0 {
		return nil, usagef(noDeckHint, "the course in %q has no deck", root)
	}
	return c, nil
}

// mayOverwrite refuses a file that is there and is no zip of the course.
func mayOverwrite(out, id string) error {
	info, err := os.Stat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%q cannot be read: %w", out, unwrapPath(err))
	case info.IsDir():
		return usagef("write "+filepath.ToSlash(filepath.Join(out, id+".zip")), "%q is a folder", out)
	case info.Mode().IsRegular() && isZipOf(out, info.Size(), id):
		return nil
	}
	return usagef("name another file with -o, or overwrite it with --force", "%q is there already, and is no zip of the course %q", out, id)
}

func isZipOf(file string, size int64, id string) bool {
	zip, err := unzip(file, size)
	if err != nil {
		return false
	}
	in := incoming{files: zip.Files}
	c, err := in.open("")
	return err == nil && c.ID == id
}

// filesToPack collects the files of a course and prints which are left out. It
// returns how many texts are left out.
func (p *program) filesToPack(root, out string, withTexts bool) (files []pack.File, texts int, err error) {
	files, left, err := pack.Collect(os.DirFS(root))
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", root, err)
	}
	for _, l := range left {
		if folder := path.Dir(l.Name); path.Ext(l.Name) == ".toml" && folder != "texts" {
			return nil, 0, usagef("put a copy of the file in the place of the link", "%s: %q cannot be packed: %s", root, l.Name, l.Why)
		}
	}
	left = slices.DeleteFunc(left, func(l pack.Left) bool {
		return sameRoot(filepath.Join(root, filepath.FromSlash(l.Name)), out) // an earlier zip
	})
	p.sayLeft(root, left)
	if !withTexts {
		all := len(files)
		files = slices.DeleteFunc(files, func(f pack.File) bool { return strings.HasPrefix(f.Name, "texts/") })
		texts = all - len(files)
	}
	return files, texts, nil
}

// withLock puts course.lock beside course.toml, and takes older ones out.
func withLock(files []pack.File, lock deckfile.Lock) (all []pack.File, name string) {
	for _, folder := range []string{".", "decks", "seeds"} {
		if slices.ContainsFunc(files, func(f pack.File) bool { return f.Name == path.Join(folder, "course.toml") }) {
			name = path.Join(folder, "course.lock")
			break
		}
	}
	for _, f := range files {
		if path.Base(f.Name) != "course.lock" {
			all = append(all, f)
		}
	}
	return append(all, pack.File{Name: name, Data: []byte(lock.String())}), name
}

// writeBoth writes two files, or neither if one cannot be written.
func writeBoth(first string, firstData []byte, second string, secondData []byte) error {
	a, err := newDraft(first, firstData, 0o666)
	if err != nil {
		return err
	}
	b, err := newDraft(second, secondData, 0o666)
	if err != nil {
		a.discard()
		return err
	}
	if err := a.keep(); err != nil {
		b.discard()
		return err
	}
	return b.keep()
}
