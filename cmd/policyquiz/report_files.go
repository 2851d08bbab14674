package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/workers"
)

// This file reads what learners handed in, and finds out which files are of one learner.

// A handed is a file that was handed in.
type handed struct {
	file  string // as it is named in messages
	name  string // what names the learner in it: the file's name without its ending
	from  string // the folder in which it lay, below the one that was asked for; may be empty
	read  *history.Received
	err   error // why it cannot be read
	notes []note
}

// A note is what a reader should know of a file, as the end of a sentence. Among the
// values may be other files.
type note struct {
	format string
	values []any
}

func (h *handed) note(format string, values ...any) {
	h.notes = append(h.notes, note{format, values})
}

// words writes the note. What a file is called in it depends on who reads it.
func (n note) words(called func(*handed) string) string {
	values := slices.Clone(n.values)
	for i, v := range values {
		if other, ok := v.(*handed); ok {
			values[i] = called(other)
		}
	}
	return fmt.Sprintf(n.format, values...)
}

// handedIn finds and reads the files that are named, and those in the folders that are
// named. The error says that there is none, or that a name leads nowhere.
//
// Others are the files in these folders that do not end as a history does.
func handedIn(args []string) (files []*handed, others []string, err error) {
	for _, arg := range args {
		found, left, err := filesOf(arg)
		if err != nil {
			return nil, nil, err
		}
		others = append(others, left...)
		if len(found) == 0 {
			return nil, nil, usagef("a history that was handed in ends in .jsonl: policyquiz history export --course ID FILE.jsonl writes one", "folder %q holds no history", arg)
		}
		files = append(files, found...)
	}
	slices.SortStableFunc(files, func(a, b *handed) int { return strings.Compare(a.file, b.file) })
	files = slices.CompactFunc(files, func(a, b *handed) bool { return a.file == b.file })
	var receiver history.Receiver
	workers.Each(len(files), 1, func(i int) {
		h := files[i]
		h.read, h.err = receiver.Receive(h.file)
	})
	for _, h := range files {
		h.noteFaults()
	}
	return files, others, nil
}

// filesOf lists the files that an argument stands for: itself, or the histories in a
// folder and the folders below it, and the other files there. What begins with a dot is
// left out.
func filesOf(arg string) (files []*handed, others []string, err error) {
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, usagef("name the files that learners handed in, or the folder in which they lie", "no file or folder %q", arg)
	} else if err != nil {
		return nil, nil, fmt.Errorf("%q cannot be read: %w", arg, unwrapPath(err))
	}
	if !info.IsDir() {
		return []*handed{newHanded(filepath.Clean(arg), "")}, nil, nil
	}
	root := arg + string(filepath.Separator) // what a link leads to is walked, too
	err = filepath.WalkDir(root, func(at string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(entry.Name(), ".") && at != root; {
		case err != nil:
			return fmt.Errorf("%q cannot be read: %w", at, unwrapPath(err))
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden, entry.IsDir():
			return nil
		case !strings.EqualFold(filepath.Ext(at), ".jsonl"):
			others = append(others, entry.Name())
			return nil
		}
		below, err := filepath.Rel(arg, filepath.Dir(at))
		if err != nil || below == "." {
			below = ""
		}
		files = append(files, newHanded(at, filepath.ToSlash(below)))
		return nil
	})
	return files, others, err
}

func newHanded(file, from string) *handed {
	name := filepath.Base(file)
	return &handed{file: file, name: strings.TrimSuffix(name, filepath.Ext(name)), from: from}
}

// whyUnread is why a file cannot be read, without the file's name.
func whyUnread(err error, file string) string {
	if bad, ok := errors.AsType[*history.BadLine](err); ok {
		return fmt.Sprintf("line %d: %s", bad.Line, bad.Why)
	}
	return strings.TrimPrefix(err.Error(), "cannot read history "+file+": ")
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
		h.note("%s one thing twice, with two meanings (the first is line %d): it was edited", terminal.Count(n, "line")+" "+sayOf(n), h.read.Twofold[0])
	}
}

func doOf(n int) string {
	if n == 1 {
		return "does"
	}
	return "do"
}

func sayOf(n int) string {
	if n == 1 {
		return "says"
	}
	return "say"
}

func isOf(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func itDoes(n int) string {
	if n == 1 {
		return "it does"
	}
	return "they do"
}

func wasOf(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func itOf(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
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
// that cannot be read are of nobody. The longest file is looked at first, so that what
// was put together of two files takes in both.
func join(files []*handed, names *roster) []*handing {
	var all []*handing
	for _, h := range files {
		if h.err == nil {
			all = append(all, &handing{files: []*handed{h}, entries: h.read.Entries, ids: idsOf(h.read.Entries), seat: names.seatOf(h)})
		}
	}
	slices.SortStableFunc(all, func(a, b *handing) int { return cmp.Compare(len(b.ids), len(a.ids)) })
	j := joining{byName: map[string]*handing{}, byID: map[string][]*handing{}}
	for _, one := range all {
		j.take(one)
	}
	slices.SortStableFunc(j.found, func(a, b *handing) int { return strings.Compare(a.files[0].file, b.files[0].file) })
	return j.found
}

func idsOf(entries []quiz.Entry) map[string]bool {
	ids := make(map[string]bool, len(entries))
	for i := range entries {
		ids[entries[i].ID] = true
	}
	return ids
}

// A joining is the learners who were found in the files so far.
type joining struct {
	found  []*handing
	byName map[string]*handing   // those whom the list of names has
	byID   map[string][]*handing // who has an entry, by its id
	work   int                   // how many entries were compared; tests bound it
}

// take takes in a file: it is of a learner who was found before, or of another one.
func (j *joining) take(one *handing) {
	mine := j.learnerOf(one)
	if mine == nil {
		mine = one
		j.found = append(j.found, one)
	} else {
		mine.add(one)
	}
	if mine.seat.name != "" {
		j.byName[mine.seat.name] = mine
	}
	for id := range one.ids {
		if !slices.Contains(j.byID[id], mine) {
			j.byID[id] = append(j.byID[id], mine)
		}
	}
}

// learnerOf finds the learner, among those that were found before, who handed in one.
func (j *joining) learnerOf(one *handing) *handing {
	byName := j.byName[one.seat.name]
	shared := map[*handing]int{} // how many entries each has in common with one
	for id := range one.ids {
		for _, h := range j.byID[id] {
			j.work++
			shared[h]++
		}
	}
	if byName != nil {
		if shared[byName] == 0 && len(one.ids) > 0 && len(byName.ids) > 0 {
			one.files[0].note("by the list of names it is of the same learner as %s, though they share no answer", byName.files[0])
		}
		return byName
	}
	if len(shared) == 0 {
		return nil
	}
	for _, h := range j.found {
		switch n := shared[h]; {
		case n == 0:
		case n < len(h.ids) && n < len(one.ids):
			one.files[0].note("it shares answers with %s, and has others: two learners, or one on two machines, whom --names gives one name; what they share counts for both", h.files[0])
		case h.seat.name != "" && one.seat.name != "": // two names for one history
			one.files[0].note("it holds the answers of %s, which is of another name: they count once, there", h.files[0])
			one.seat = h.seat
			return h
		default:
			one.files[0].note("it was handed in twice: %s is of the same learner, and each answer counts once", h.files[0])
			return h
		}
	}
	return nil
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
