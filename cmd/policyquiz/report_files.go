package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
)

// This file reads what learners handed in, and finds out which files are of one learner.

// A handed is a file that was handed in.
type handed struct {
	file  string // as it is named in messages
	name  string // what names the learner in it: the file's name without its ending
	from  string // the folder in which it lay, below the one that was asked for; may be empty
	read  *history.Received
	err   error // why it cannot be read
	notes []string
}

// note adds what a reader should know of the file, as the end of a sentence.
func (h *handed) note(format string, values ...any) {
	h.notes = append(h.notes, fmt.Sprintf(format, values...))
}

// handedIn finds and reads the files that are named, and those in the folders that are
// named. The error says that there is none, or that a name leads nowhere.
func handedIn(args []string) ([]*handed, error) {
	var files []*handed
	for _, arg := range args {
		found, err := filesOf(arg)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, usagef("a history that was handed in ends in .jsonl: policyquiz history export --course ID FILE.jsonl writes one", "folder %q holds no history", arg)
		}
		files = append(files, found...)
	}
	slices.SortStableFunc(files, func(a, b *handed) int { return strings.Compare(a.file, b.file) })
	files = slices.CompactFunc(files, func(a, b *handed) bool { return a.file == b.file })
	next := make(chan *handed)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for h := range next {
				h.read, h.err = history.Receive(h.file)
			}
		})
	}
	for _, h := range files {
		next <- h
	}
	close(next)
	wait.Wait()
	for _, h := range files {
		h.noteFaults()
	}
	return files, nil
}

// filesOf lists the files that an argument stands for: itself, or the histories in a
// folder and the folders below it. What begins with a dot is left out.
func filesOf(arg string) (files []*handed, err error) {
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("name the files that learners handed in, or the folder in which they lie", "no file or folder %q", arg)
	} else if err != nil {
		return nil, fmt.Errorf("%q cannot be read: %w", arg, unwrapPath(err))
	}
	if !info.IsDir() {
		return []*handed{newHanded(filepath.Clean(arg), "")}, nil
	}
	err = filepath.WalkDir(arg, func(at string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(entry.Name(), ".") && at != arg; {
		case err != nil:
			return fmt.Errorf("%q cannot be read: %w", at, unwrapPath(err))
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden, entry.IsDir(), !strings.EqualFold(filepath.Ext(at), ".jsonl"):
			return nil
		}
		below, err := filepath.Rel(arg, filepath.Dir(at))
		if err != nil || below == "." {
			below = ""
		}
		files = append(files, newHanded(at, filepath.ToSlash(below)))
		return nil
	})
	return files, err
}

func newHanded(file, from string) *handed {
	name := filepath.Base(file)
	return &handed{file: file, name: strings.TrimSuffix(name, filepath.Ext(name)), from: from}
}

// noteFaults notes what was wrong with the file itself.
func (h *handed) noteFaults() {
	if h.err != nil {
		return
	}
	if n := len(h.read.Bad); n > 0 {
		h.note("%s cannot be read, and %s not count (the first is line %d: %s)", terminal.Count(n, "line"), doOf(n), h.read.Bad[0].Line, h.read.Bad[0].Why)
	}
	if h.read.Torn != nil {
		h.note("its last line was cut short, and does not count: the file is not whole")
	}
	if n := len(h.read.Unknown); n > 0 {
		h.note("%s of a kind that this program does not know (the first is line %d): a newer one may have written it", terminal.Count(n, "line"), h.read.Unknown[0].Line)
	}
	if n := len(h.read.Twofold); n > 0 {
		h.note("%s say one thing twice, with two meanings (the first is line %d): it was edited", terminal.Count(n, "line"), h.read.Twofold[0])
	}
}

func doOf(n int) string {
	if n == 1 {
		return "does"
	}
	return "do"
}

// A handing is all that one learner handed in, in one file or several.
type handing struct {
	files   []*handed
	entries []quiz.Entry // each once
	ids     map[string]bool
	seat    seat // see report_names.go
}

// join finds out which files are of one learner: those to which the names give one name,
// and those of which one has all that the other has, for it is handed in again. Files
// that cannot be read are of nobody.
func join(files []*handed, names *roster) (handings []*handing) {
	for _, h := range files {
		if h.err != nil {
			continue
		}
		one := &handing{files: []*handed{h}, entries: h.read.Entries, ids: idsOf(h.read.Entries), seat: names.seatOf(h)}
		if mine := learnerOf(handings, one); mine != nil {
			mine.add(one)
			continue
		}
		handings = append(handings, one)
	}
	return handings
}

func idsOf(entries []quiz.Entry) map[string]bool {
	ids := make(map[string]bool, len(entries))
	for i := range entries {
		ids[entries[i].ID] = true
	}
	return ids
}

// learnerOf finds the learner, among those that were found before, of whom one is a part.
func learnerOf(handings []*handing, one *handing) *handing {
	for _, h := range handings {
		if h.seat.name != "" && h.seat.name == one.seat.name {
			return h
		}
	}
	if len(one.ids) == 0 {
		return nil
	}
	for _, h := range handings {
		if len(h.ids) == 0 || !hasAll(h.ids, one.ids) && !hasAll(one.ids, h.ids) {
			if len(h.ids) > 0 && hasAny(h.ids, one.ids) {
				one.files[0].note("it shares answers with %s, and has others: two learners, or one on two machines, whom --names gives one name", h.files[0].file)
			}
			continue
		}
		if h.seat.name != "" && one.seat.name != "" { // two names for one history
			one.files[0].note("it holds the answers of %s, which is of another name: they count once, there", h.files[0].file)
			one.seat = h.seat
			return h
		}
		one.files[0].note("it was handed in twice: %s is of the same learner, and each answer counts once", h.files[0].file)
		return h
	}
	return nil
}

// hasAll reports whether all ids of part are among those of whole.
func hasAll(whole, part map[string]bool) bool {
	if len(part) > len(whole) {
		return false
	}
	for id := range part {
		if !whole[id] {
			return false
		}
	}
	return true
}

func hasAny(a, b map[string]bool) bool {
	for id := range b {
		if a[id] {
			return true
		}
	}
	return false
}

// add takes in another file of the learner.
func (h *handing) add(other *handing) {
	h.files = append(h.files, other.files...)
	h.entries = slices.Clone(h.entries)
	for _, e := range other.entries {
		if !h.ids[e.ID] {
			h.ids[e.ID] = true
			h.entries = append(h.entries, e)
		}
	}
	if h.seat.name == "" {
		h.seat = other.seat
	}
}

// asked finds a question as it was worded when it was asked.
func (h *handing) asked(print string) *quiz.Asked {
	for _, f := range h.files {
		if a := f.read.Asked(print); a != nil {
			return a
		}
	}
	return nil
}

// layout is the learner's layout number, the smallest if there are several.
func (h *handing) layout() uint32 {
	return slices.MinFunc(h.files, func(a, b *handed) int { return cmp.Compare(a.read.Layout, b.read.Layout) }).read.Layout
}

// locks are the versions of the course that the files name.
func (h *handing) locks() (locks []string) {
	for _, f := range h.files {
		for _, l := range f.read.Locks {
			if !slices.Contains(locks, l) {
				locks = append(locks, l)
			}
		}
	}
	return locks
}
