package history

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// This file keeps copies of a history beside it, one a day.

// How many copies are kept: those of the latest days on which one was made, and of
// older ones the latest of a week. The largest one is kept whatever its day is: a
// history only grows, so one that is smaller now has lost something.
const (
	dailyCopies  = 7
	weeklyCopies = 4
)

// A copy stands beside the history, under its name with copySuffix and its day. While
// it is written it has the other suffix.
const (
	copySuffix  = ".copy-"
	draftSuffix = ".copy-unfinished"
)

// A Copy is a copy of a history, as it was before the first entry of a day that this
// program wrote.
type Copy struct {
	File string
	Day  string // YYYY-MM-DD
	Size int64  // in bytes
}

// Copies returns the copies of the history at path, the latest first.
func Copies(path string) ([]Copy, error) {
	file, err := resolve(path)
	if err != nil {
		return nil, err
	}
	list, err := copiesOf(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, cannot("read", path, err)
	}
	return list, nil
}

var dayForm = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// copiesOf lists the copies of a file, the latest first.
func copiesOf(file string) (list []Copy, err error) {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		day, ok := strings.CutPrefix(e.Name(), filepath.Base(file)+copySuffix)
		if !ok || !dayForm.MatchString(day) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil {
			list = append(list, Copy{filepath.Join(filepath.Dir(file), e.Name()), day, info.Size()})
		}
	}
	slices.Reverse(list) // ReadDir sorts by name, so by day
	return list, nil
}

// KeepCopy begins to make the copy of a day, YYYY-MM-DD, unless there is one, and to
// remove those that are too many. Append and Merge wait until that is done, so the copy
// has nothing that they write. It is no error if it cannot be made; see [Log.CopyFailed].
// A history without entries is not copied.
func (l *Log) KeepCopy(day string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.entries) == 0 {
		return
	}
	if _, err := os.Lstat(l.file + copySuffix + day); err == nil {
		return
	}
	done := make(chan error, 1)
	l.copying = done
	file, wait := l.file, l.wait
	go func() { done <- keepCopy(file, day, wait) }()
}

// awaitCopy waits for a copy that is being made.
func (l *Log) awaitCopy() {
	if l.copying != nil {
		l.uncopied = <-l.copying
		l.copying = nil
	}
}

// CopyFailed returns why the copy of the day could not be made, once; nil if it was
// made, or none was wanted. It waits until that is known.
func (l *Log) CopyFailed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.awaitCopy()
	err := l.uncopied
	l.uncopied = nil
	if err == nil {
		return nil
	}
	return cannot("copy", l.path, err)
}

// keepCopy makes the copy of a day of a file, under the lock of the file. Where the lock
// cannot be had nothing can be written either, which is said elsewhere.
func keepCopy(file, day string, wait time.Duration) error {
	h, err := hold(context.Background(), file, os.O_RDWR, wait)
	if err != nil {
		return nil
	}
	defer h.release()
	name := file + copySuffix + day
	if _, err := os.Lstat(name); err == nil {
		return nil // another window was faster
	}
	if err := copyTo(h.f, file+draftSuffix, name); err != nil {
		return err
	}
	return dropCopies(file)
}

// copyTo copies a file to a new one, which has a draft's name until it is on disk.
func copyTo(f *os.File, draft, name string) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := os.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // one that was left unfinished
	}
	out, err := os.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.NewSectionReader(f, 0, info.Size()))
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err == nil {
		err = os.Rename(draft, name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(draft))
	}
	syncFolder(filepath.Dir(name))
	return nil
}

// dropCopies removes the copies of a file that are too many.
func dropCopies(file string) error {
	list, err := copiesOf(file)
	if err != nil {
		return err
	}
	for _, c := range tooMany(list) {
		if err := os.Remove(c.File); err != nil {
			return err
		}
	}
	return nil
}

// tooMany returns the copies, of a list with the latest first, that are not kept.
func tooMany(list []Copy) (dropped []Copy) {
	largest := 0
	for i, c := range list {
		if c.Size > list[largest].Size {
			largest = i
		}
	}
	weeks := map[[2]int]bool{}
	for i, c := range list {
		if i < dailyCopies {
			continue
		}
		week := weekOf(c.Day)
		if kept := !weeks[week] && len(weeks) < weeklyCopies; kept {
			weeks[week] = true
		} else if i != largest {
			dropped = append(dropped, c)
		}
	}
	return dropped
}

// weekOf returns the year and the week of a day, as ISO 8601 counts them.
func weekOf(day string) [2]int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil { // 2026-02-31: a week of its own
		return [2]int{}
	}
	year, week := t.ISOWeek()
	return [2]int{year, week}
}
