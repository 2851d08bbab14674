package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"policyquiz/decks"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/deckfile/pack"
	"policyquiz/seeds"
)

// This file finds the courses that a verb works on, and opens them.

// shippedID is the id of the course that comes with the program.
const shippedID = "armed-neutrality"

// shippedCourse opens the course that comes with the program.
func shippedCourse() *deckfile.Course {
	c, err := deckfile.OpenCourse(shippedID,
		deckfile.Folder{FS: decks.FS, Name: "policyquiz:decks", Shipped: true},
		deckfile.Folder{FS: seeds.FS, Name: "policyquiz:seeds", Shipped: true})
	if err != nil {
		panic(err) // the tests see that it has no problems
	}
	return c
}

// isPath reports whether what was typed names a file or a folder, and not an id.
func isPath(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "~") || filepath.VolumeName(name) != "" ||
		strings.HasSuffix(name, "/") || strings.HasSuffix(name, string(filepath.Separator)) || strings.HasSuffix(name, ".toml")
}

// A named is a path on the command line: a course's folder, or one file of it.
type named struct {
	root string // the folder of the course
	file string // the file, as messages name it; empty: the whole course
	deck string // the id of the deck that the file is, if it is one
}

// pathOf finds the course of a path: of a file the folder in which it stands, or
// the one above if that is called decks or seeds.
func (p *program) pathOf(typed string) (named, error) {
	at := p.expand(typed)
	info, err := os.Stat(at)
	if errors.Is(err, fs.ErrNotExist) {
		return named{}, usagef("name a course's folder or a TOML file in it", "no file or folder %q", typed)
	} else if err != nil {
		return named{}, fmt.Errorf("%q cannot be read: %w", typed, unwrapPath(err))
	}
	if info.IsDir() {
		return named{root: courseRoot(filepath.Clean(at))}, nil
	}
	if !strings.HasSuffix(at, ".toml") {
		return named{}, usagef("decks and seeds are files that end in .toml", "%q is no TOML file", typed)
	}
	file := filepath.ToSlash(filepath.Clean(at))
	return named{root: courseRoot(filepath.Dir(at)), file: file, deck: strings.TrimSuffix(path.Base(file), ".toml")}, nil
}

// expand puts the home folder in the place of a ~ that no shell has seen.
func (p *program) expand(typed string) string {
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || strings.HasPrefix(rest, "/")) {
		return p.home() + rest
	}
	return typed
}

// courseRoot is the folder of the course of which a folder may be a part.
func courseRoot(dir string) string {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	switch filepath.Base(absolute) {
	case "decks", "seeds":
		return filepath.Join(dir, "..")
	}
	return dir
}

// courseFolders are the folders in which a course lies.
func courseFolders(root string) []deckfile.Folder {
	folders := []deckfile.Folder{{FS: os.DirFS(root), Name: filepath.ToSlash(root)}}
	for _, part := range []string{"decks", "seeds"} {
		dir := filepath.Join(root, part)
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			folders = append(folders, deckfile.Folder{FS: os.DirFS(dir), Name: filepath.ToSlash(dir)})
		}
	}
	return folders
}

// courseIn opens the course in a folder. A message tells of problems of its
// course.toml, and of a folder without any TOML file; the course is open all the
// same.
func (p *program) courseIn(root string) (*deckfile.Course, error) {
	c, err := courseAt(root)
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		p.tellLeftOut(leftOutFor(fmt.Sprintf("course.toml of course %q has problems, and part of it is ignored", c.ID), problems))
		err = nil
	}
	if err == nil && c.Empty() {
		fmt.Fprintf(p.err, "policyquiz: folder %q holds no TOML file\n\thint: decks and seeds are files that end in .toml, in the folder of the course or in its decks/ and seeds/\n", root)
	}
	return c, err
}

// courseAt opens the course in a folder. The error is the [quiz.Problems] of its
// course.toml, with a course all the same, or says that there is no folder.
func courseAt(root string) (*deckfile.Course, error) {
	if !isFolder(root) {
		return nil, usagef("name the folder of a course, as in --course ./my-course", "%q is no folder", root)
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	otherwise := deckfile.CourseID(filepath.Base(absolute))
	if otherwise == "" {
		otherwise = "course"
	}
	return deckfile.OpenCourse(otherwise, courseFolders(root)...)
}

// addedFolder is where courses that were added are kept; "" if the platform has no
// such place.
func (p *program) addedFolder() string {
	if dir := p.dataFolder(); dir != "" {
		return filepath.Join(dir, "courses")
	}
	return ""
}

// rootOf finds the folder of a course that is named by its path or its id. It is
// empty for the course that comes with the program.
func (p *program) rootOf(name string) (string, error) {
	if isPath(name) {
		n, err := p.pathOf(name)
		return n.root, err
	}
	if root := p.addedRoot(name); root != "" {
		return root, nil
	}
	if name == shippedID {
		return "", nil
	}
	hint := "policyquiz course list names the courses; a folder is written ./like-this/"
	if isFolder(name) {
		hint = folderHint(name)
	}
	return "", usagef(hint, "no course %q", name)
}

// folderHint says how a folder is named: by a path, not an id.
func folderHint(name string) string {
	return fmt.Sprintf("for the folder of that name write ./%s/", filepath.ToSlash(name))
}

// addedRoot is the folder of a course that was added; empty if there is none of
// that id. One that an update has not put back yet, because the machine stopped,
// is put back now.
func (p *program) addedRoot(id string) string {
	dir := p.addedFolder()
	if dir == "" || !deckfile.IsID(id) {
		return ""
	}
	root := filepath.Join(dir, id)
	if !isFolder(root) {
		_ = pack.Heal(dir) // where it fails there is no such course
	}
	if !isFolder(root) {
		return ""
	}
	return root
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// courseByID opens a course that was added, or the one that comes with the
// program.
func (p *program) courseByID(id string) (*deckfile.Course, error) {
	root, err := p.rootOf(id)
	switch {
	case err != nil:
		return nil, err
	case root == "":
		return shippedCourse(), nil
	}
	return p.courseIn(root)
}

// library opens the courses that --course and paths name; without any, those that
// the learner opened with course use or course add; without any, the one that
// comes with the program. One folder named twice is one course.
func (p *program) library(paths ...string) (*deckfile.Library, error) {
	chosen := append([]string{}, p.courses...)
	for _, at := range paths {
		n, err := p.pathOf(at)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, n.root+"/")
	}
	if len(chosen) > 0 {
		return p.opened(chosen, p.courseIn)
	}
	chosen, err := p.openCourses()
	if err != nil {
		return nil, err
	}
	if len(chosen) == 0 {
		return &deckfile.Library{Courses: []*deckfile.Course{shippedCourse()}}, nil
	}
	lib, err := p.opened(chosen, p.courseIn)
	if clashes, ok := errors.AsType[*quiz.Problems](err); ok {
		return nil, clashes
	} else if err != nil {
		return nil, usagef("policyquiz course use NAMES opens others from now on; without a name, the one that comes with the program",
			"%s: %v", filepath.Join(p.configFolder(), openFile), err)
	}
	return lib, nil
}

// opened opens courses by their ids and paths. The folder of each is opened by a
// function. It is an error if two folders have one id, or if an old id leads to two
// courses.
func (p *program) opened(names []string, open func(root string) (*deckfile.Course, error)) (*deckfile.Library, error) {
	lib := &deckfile.Library{}
	var roots []string // of the courses in lib
	for _, name := range names {
		root, err := p.rootOf(name)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(roots, func(other string) bool { return sameRoot(root, other) }) {
			continue
		}
		var c *deckfile.Course
		if root == "" {
			c = shippedCourse()
		} else if c, err = open(root); err != nil {
			return nil, err
		}
		if other, taken := lib.Course(c.ID); taken == nil {
			return nil, usagef(fmt.Sprintf("give one of them another id in its course.toml: id = %q", c.ID+"-2"),
				"two courses have the id %q: %s and %s", c.ID, other.Folders()[0], c.Folders()[0])
		}
		lib.Courses, roots = append(lib.Courses, c), append(roots, root)
	}
	if clashes := lib.Clashes(); clashes.Broken() {
		return nil, clashes
	}
	return lib, nil
}

// sameRoot reports whether two folders are one. The empty one is that of the
// course that comes with the program.
func sameRoot(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// openFile is the name of the file that lists the open courses, in the
// configuration folder.
const openFile = "courses.toml"

// openCourses lists the courses that the learner opened for good.
func (p *program) openCourses() ([]string, error) {
	dir := p.configFolder()
	if dir == "" {
		return nil, nil
	}
	return deckfile.ReadOpenCourses(os.DirFS(dir), openFile, filepath.Join(dir, openFile))
}

// deckName is how a deck is named to the learner: with its course where several
// are open.
func deckName(lib *deckfile.Library, d deckfile.Shelf) string {
	if len(lib.Courses) == 1 {
		return d.ID
	}
	return d.WholeID()
}

// shortID is how a question is named to the learner; see deckName.
func shortID(lib *deckfile.Library, whole string) string {
	if len(lib.Courses) == 1 {
		if short, ok := lib.Courses[0].Short(whole); ok {
			return short
		}
	}
	return whole
}

// unwrapPath returns the cause of an error without the path: the message has it.
func unwrapPath(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}

// A selection is what a verb was asked to work on.
type selection struct {
	*deckfile.Library
	decks   []deckfile.Shelf // the decks that were asked for, or those that are open
	refs    []quiz.Ref       // their questions, or single ones that were asked for
	focused bool             // whether only some of the questions of decks are left
	named   bool             // whether something was asked for by name
}

// choose opens the courses, and finds the decks and questions that are asked for:
// by path or by id. Without any it takes all decks that are open today.
func (p *program) choose(args []string) (*selection, error) {
	var paths, ids []string
	for _, a := range args {
		if isPath(a) {
			paths = append(paths, a)
		} else {
			ids = append(ids, a)
		}
	}
	lib, err := p.library(paths...)
	if err != nil {
		return nil, err
	}
	s := &selection{Library: lib, named: len(args) > 0}
	if !s.named {
		s.decks = p.usableDecks(lib)
		s.refs = refs(s.decks)
		return s, nil
	}
	for _, at := range paths {
		if err := s.addPath(p, at); err != nil {
			return nil, err
		}
	}
	for _, id := range ids {
		if err := s.addID(id); err != nil {
			return nil, p.orCourse(id, err)
		}
	}
	return s, nil
}

// orCourse returns the error of an id that no deck has. Where a folder or a course
// has it, the hint is how to name that.
func (p *program) orCourse(id string, err error) error {
	if unknown, ok := errors.AsType[*deckfile.UnknownError](err); !ok || unknown.Kind != "deck" {
		return err
	}
	if isFolder(id) {
		return usagef(folderHint(id), "%s", err)
	}
	if _, nowhere := p.rootOf(id); nowhere == nil {
		return usagef(fmt.Sprintf("for the course of that name write --course %s", id), "%s", err)
	}
	return err
}

// addPath adds the decks of a course, or the one deck that is a file.
func (s *selection) addPath(p *program, at string) error {
	n, err := p.pathOf(at)
	if err != nil {
		return err
	}
	course, err := s.inFolder(n.root)
	if err != nil {
		return err
	}
	if n.file == "" {
		for _, d := range p.usableDecks(&deckfile.Library{Courses: []*deckfile.Course{course}}) {
			s.add(d)
		}
		return nil
	}
	return s.addID(course.Whole(n.deck))
}

// inFolder finds the open course that lies in a folder.
func (s *selection) inFolder(root string) (*deckfile.Course, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, err
	}
	for _, c := range s.Courses {
		if other, err := os.Stat(filepath.FromSlash(c.Folders()[0])); err == nil && os.SameFile(info, other) {
			return c, nil
		}
	}
	return nil, fmt.Errorf("the course in %s is not open", root) // library opened it
}

// addID adds a deck, or one question. A deck with problems is an error: all of
// them are reported, not only the ones met so far.
func (s *selection) addID(id string) error {
	d, err := s.Deck(id)
	unknown, ok := errors.AsType[*deckfile.UnknownError](err)
	switch {
	case err == nil:
		s.add(d)
		return nil
	case d.Deck != nil:
		return d.Course.CheckDeck(d.Deck).Mistakes()
	case !ok:
		return err
	}
	found, err := s.Find(id)
	if _, nothing := errors.AsType[*deckfile.UnknownError](err); nothing && unknown.Kind == "deck" {
		return unknown // the course is right, and the deck is not
	} else if err != nil {
		return err
	}
	s.refs = append(s.refs, found...)
	return nil
}

// exam reports whether an exam was asked for. An exam is given alone and whole; it is
// an error if anything else was asked for, or only a part of it.
func (s *selection) exam() (bool, error) {
	if !s.named {
		return false, nil
	}
	asked := s.asked()
	for _, id := range asked {
		d, err := s.Deck(id)
		if err != nil || !d.Exam {
			continue
		}
		name := deckName(s.Library, d)
		switch {
		case len(asked) > 1:
			return false, usagef(fmt.Sprintf("policyquiz drill %s gives it", name), "deck %q is an exam, and an exam is given alone", name)
		case len(s.decks) == 0:
			return false, usagef(fmt.Sprintf("policyquiz drill %s gives it; policyquiz show %[1]s shows its questions", name), "deck %q is an exam, and an exam is given whole", name)
		}
		return true, nil
	}
	return false, nil
}

// scheduled returns the questions that were asked for and can become due: those of no
// exam.
func (s *selection) scheduled() []quiz.Ref {
	exams := map[string]bool{}
	for _, id := range s.asked() {
		if d, err := s.Deck(id); err == nil && d.Exam {
			exams[id] = true
		}
	}
	if len(exams) == 0 {
		return s.refs
	}
	return slices.DeleteFunc(slices.Clone(s.refs), func(r quiz.Ref) bool { return exams[r.Deck] })
}

// asked lists the whole ids of the decks of all questions that were asked for. The
// questions of one deck stand together.
func (s *selection) asked() (decks []string) {
	last := ""
	for i := range s.refs {
		id := s.refs[i].Deck
		if id != last && !slices.Contains(decks, id) {
			decks = append(decks, id)
		}
		last = id
	}
	return decks
}

func (s *selection) add(d deckfile.Shelf) {
	s.decks = append(s.decks, d)
	s.refs = append(s.refs, d.Refs()...)
}
