package deckfile

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
)

// This file accounts for what is named to be checked: which files were read,
// and of all others why they were not.

// targets are the files that are meant by the paths given to Check.
type targets struct {
	files    map[string]bool // by name
	problems quiz.Problems   // of what was not read, or passed over
}

// Files lists the files that Check reads for these paths, in the order of the
// folders: those that could be read, whatever is wrong with them.
func (c *Catalog) Files(paths ...string) []string {
	all, _ := c.all()
	t := c.targets(paths)
	var names []string
	for _, f := range all {
		if t.files[f.name] && !f.unread {
			names = append(names, f.name)
		}
	}
	return names
}

func (c *Catalog) targets(paths []string) *targets {
	t := &targets{files: map[string]bool{}}
	for folder, in := range c.folders {
		if len(paths) == 0 || !in.Shipped && slices.Contains(paths, in.Name) {
			t.folder(c, folder)
		}
	}
	for _, p := range paths {
		if slices.ContainsFunc(c.folders, func(in Folder) bool { return in.Name == p }) {
			continue
		}
		t.path(c, p)
	}
	return t
}

// folder takes all files of a folder, and says what it has besides them.
func (t *targets) folder(c *Catalog, folder int) {
	in := c.folders[folder]
	names, _ := c.names(folder)
	for _, n := range names {
		t.take(c, location{folder, n})
	}
	if in.Shipped {
		return
	}
	for _, e := range c.listed[folder].others {
		at := in.Path(e.Name())
		if slices.ContainsFunc(c.folders, func(other Folder) bool { return other.Name == at }) {
			continue // which the course lies in, too
		}
		if p := passedOver(in, e); p != nil {
			p.Pos.File = at
			t.problems.Add(p)
		}
	}
}

// path takes a file that is named by itself.
func (t *targets) path(c *Catalog, p string) {
	name := p[strings.LastIndexByte(p, '/')+1:]
	why, hint := "it is not there any more", "name a file or a folder that is there"
	for folder, in := range c.folders {
		if in.Path(name) != p {
			continue
		}
		if why, hint = unusable(name); why != "" {
			break
		}
		if t.take(c, location{folder, name}) {
			return
		}
		why, hint = "it is not there any more", "name a file or a folder that is there"
	}
	t.problems.Add(&quiz.Problem{Pos: quiz.Pos{File: p}, What: "was not read: " + why, Hint: hint})
}

// take takes a file, or the one in an earlier folder that it is.
func (t *targets) take(c *Catalog, at location) bool {
	at = c.original(at)
	f := c.load(at.folder, at.name)
	if f != nil {
		t.files[f.name] = true
	}
	return f != nil
}

// unusable says why a file's name cannot be a deck's or a seed's, with the next
// step; "" if it can.
func unusable(name string) (why, hint string) {
	const rename = "rename it: lower-case letters, digits and hyphens, and .toml behind them"
	switch {
	case !utf8.ValidString(name):
		return "its name is not UTF-8", rename
	case strings.HasPrefix(name, "."):
		return "a name that begins with a dot is a hidden file's", rename
	case strings.ContainsAny(name, `\`):
		return "its name has a backslash", rename
	case !isFileName(name):
		return "its name does not end in .toml, in lower case", rename
	}
	return "", ""
}

// passedOver is the problem of what stands in a folder and is no file to be
// read; nil where nobody would take it for one. What ends in .toml was surely
// meant to be read.
func passedOver(in Folder, e fs.DirEntry) *quiz.Problem {
	name := e.Name()
	switch why, hint := unusable(name); {
	case e.IsDir():
		return passedFolder(in, name)
	case strings.HasPrefix(name, "."):
		if strings.HasSuffix(name, suffix) {
			return &quiz.Problem{What: "was passed over: " + why, Hint: hint, Warning: true}
		}
	case strings.HasSuffix(name, suffix):
		return &quiz.Problem{What: "was not read: " + why, Hint: hint}
	case looksLikeTOML(name):
		return &quiz.Problem{What: "was passed over: " + why, Hint: "rename it to " + block.Quoted(plainName(name)) + " if it is a deck or a seed", Warning: true}
	}
	return nil
}

// endings are those of names that were meant to end in .toml.
var endings = []string{".tml", ".tom", ".tolm", ".tmol", ".toml"}

// looksLikeTOML reports whether a file was meant as a TOML file, as
// deck.toml.txt is, which some editors make. Copies that editors keep are not.
func looksLikeTOML(name string) bool {
	low := strings.ToLower(name)
	if strings.HasSuffix(low, "~") || strings.HasSuffix(low, ".bak") || strings.HasSuffix(low, ".swp") || strings.HasPrefix(low, "#") {
		return false
	}
	return strings.Contains(low, suffix) || slices.Contains(endings, path.Ext(low))
}

// plainName is what a file that looks like TOML should be called.
func plainName(name string) string {
	low := strings.ToLower(name)
	if before, _, found := strings.Cut(low, suffix); found {
		return before + suffix
	}
	return strings.TrimSuffix(low, path.Ext(low)) + suffix
}

// checkOf is the command that checks a folder. A name that a shell would read in its
// own way, as $(id), is quoted and does not stand in a command.
func checkOf(folder string) string {
	plain := func(r rune) bool {
		return r >= '0' && r <= '9' || unicode.IsLetter(r) || strings.ContainsRune("._/-", r)
	}
	if strings.ContainsFunc(folder, func(r rune) bool { return !plain(r) }) || strings.HasPrefix(folder, "-") {
		return "give its name to policyquiz check"
	}
	return "policyquiz check " + folder
}

// mostLooked is how many files and folders are looked at in a folder that is
// passed over.
const mostLooked = 1000

// passedFolder says that a folder within a folder is not looked into, if it has
// TOML files or is called like one.
func passedFolder(in Folder, name string) *quiz.Problem {
	at := in.Path(name)
	if strings.HasSuffix(name, suffix) {
		return &quiz.Problem{What: "was not read: it is a folder", Hint: "rename it, or name it by itself: " + checkOf(at)}
	}
	if strings.HasPrefix(name, ".") {
		return nil
	}
	looked, held := 0, ""
	_ = fs.WalkDir(in.FS, name, func(p string, e fs.DirEntry, err error) error {
		looked++
		switch {
		case looked > mostLooked || held != "":
			return fs.SkipAll
		case err != nil:
			return fs.SkipDir
		case e.IsDir() && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case !e.IsDir() && isFileName(e.Name()):
			held = p
		}
		return nil
	})
	if held == "" {
		return nil
	}
	return &quiz.Problem{
		What:    "was passed over: folders within a folder are not looked into, and " + block.Quoted(in.Path(held)) + " is in this one",
		Hint:    "name it, too: " + checkOf(in.Path(path.Dir(held))),
		Warning: true,
	}
}
