// Package history keeps a learner's answers on disk: one file of JSON lines,
// to which lines are only ever added.
//
//	{"policyquiz":"history","version":1}
//	{"id":"k3v7x2m6p4qa-000001","at":"2026-03-02T09:00:00.123+01:00","review":{"question":"guarantees/three-pillars",...}}
//	{"id":"k3v7x2m6p4qa-000002","at":"2026-03-02T09:00:04.050+01:00","amend":{"of":"k3v7x2m6p4qa-000001","grade":4}}
//	{"id":"k3v7x2m6p4qa-000003","at":"2026-03-02T09:00:09.700+01:00","skip":"guarantees/snapback"}
//	{"id":"k3v7x2m6p4qa-000004","at":"2026-03-02T09:00:12.301+01:00","undo":"k3v7x2m6p4qa-000003"}
//
// The order of lines means nothing, and a line that stands twice counts once,
// so that cat or sort -u puts two files together. Blank lines, CR LF, byte
// order marks and keys of a later program are let pass. A last line that was
// cut short is not part of the history; the next Append moves it to a file of
// its own. Any other line that is no entry stops the reading.
//
// An append is one write and one fsync, under a lock that is held no longer,
// so that several windows can share a file. Errors that the learner can do
// something about have a method Hint() string that says what.
package history

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"policyquiz/quiz"
)

// A Log is a history file, as far as this program has seen it. It keeps no
// file open. Its methods may be called from several goroutines.
type Log struct {
	path string        // as the learner named it
	file string        // where its links lead
	run  string        // the first part of this Log's ids
	wait time.Duration // for the lock, at most

	mu    sync.Mutex
	given int // ids given out
	view
}

// Torn tells of a last line that was cut short because the program or the
// machine stopped while writing it.
type Torn struct {
	Line  int    // its number, counted from 1
	Bytes string // what there is of it
	Aside string // the file to which an Append moved it, or ""
}

// A BadLine is a line that is part of no history that this program can read.
type BadLine struct {
	Path  string
	Line  int // counted from 1
	Why   string
	Newer bool // nothing is broken: a newer program wrote the line
}

func (b *BadLine) Error() string { return fmt.Sprintf("%s:%d: %s", b.Path, b.Line, b.Why) }

// Hint returns what to do next.
func (b *BadLine) Hint() string {
	if b.Newer {
		return "a newer policyquiz wrote this line: update this one"
	}
	return "policyquiz history --repair moves bad lines to a file of their own"
}

// Open reads the history at path. A file that is not there is an empty
// history; Open makes nothing. The error is a *BadLine for the first line that
// cannot be read, or wraps one of package os.
func Open(path string) (*Log, error) {
	file, err := resolve(path)
	if err != nil {
		return nil, err
	}
	l := &Log{path: path, file: file, run: randomName(), wait: lockWait}
	f, err := openFile(file, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, cannot("read", path, err)
	}
	defer f.Close()
	if _, err := l.catchUp(f); err != nil {
		return nil, cannot("read", path, err)
	}
	return l, nil
}

// randomName returns 60 random bits as 12 characters. They are always the
// system's: a seed for tests would give two machines the same ids.
func randomName() string { return strings.ToLower(rand.Text()[:12]) }

// Entries returns all entries in the order of their lines, each id once. The
// slice is there to be read, not changed.
func (l *Log) Entries() []quiz.Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clip(l.entries)
}

// Torn returns the torn last line that was last seen, if any. As long as it
// has not been moved aside, it may be a line that another window is writing.
func (l *Log) Torn() (line Torn, seen bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.torn == nil {
		return Torn{}, false
	}
	return *l.torn, true
}

// Ready makes the folder, the file and its lock where they are missing. It
// fails if they cannot be written, so that the learner knows before the first
// question.
func (l *Log) Ready(context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := os.MkdirAll(filepath.Dir(l.file), 0o700); err != nil {
		return cannot("make the folder of", l.path, err)
	}
	f, release, err := l.openLocked()
	if err != nil {
		return err
	}
	defer release()
	info, err := f.Stat()
	if err == nil && info.Size() == 0 {
		err = extend(f, 0, header+"\n")
		syncFolder(filepath.Dir(l.file))
	}
	if err != nil {
		return cannot("write", l.path, err)
	}
	return nil
}

// Append gives e a new id and adds it to the file. When it returns without
// error, e is on disk, and written is what a reader will find there: e with
// its id, times to the millisecond.
//
// Others are the entries that other windows have added since the file was
// last read. Each is returned once, also with an error, so they must be taken
// from every call. After an error e is not in the file.
func (l *Log) Append(_ context.Context, e quiz.Entry) (written quiz.Entry, others []quiz.Entry, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.given++
	e.ID = fmt.Sprintf("%s-%06d", l.run, l.given)
	line, err := encode(e)
	if err != nil {
		return quiz.Entry{}, nil, fmt.Errorf("history: this entry cannot be kept: %w", err)
	}
	f, release, err := l.openLocked()
	if err != nil {
		return quiz.Entry{}, nil, err
	}
	defer release()
	if others, err = l.catchUp(f); err != nil {
		return quiz.Entry{}, others, cannot("read", l.path, err)
	}
	if err := l.moveTorn(f, l.file+".torn-"+e.ID); err != nil {
		return quiz.Entry{}, others, cannot("move the torn last line of", l.path, err)
	}
	if written, err = l.write(f, line); err != nil {
		return quiz.Entry{}, others, cannot("write", l.path, err)
	}
	return written, others, nil
}

// openLocked opens the file for writing, under the lock, and makes it if it is
// missing. The caller releases it.
func (l *Log) openLocked() (f *os.File, release func(), err error) {
	unlock, err := lock(l.file, l.wait)
	if err != nil {
		return nil, nil, cannot("lock", l.path, err)
	}
	f, err = openFile(l.file, os.O_RDWR|os.O_CREATE)
	if err != nil {
		unlock()
		return nil, nil, cannot("write", l.path, err)
	}
	return f, func() { f.Close(); unlock() }, nil
}

// moveTorn moves a torn last line of f, which the view has just read, to a new
// file.
func (l *Log) moveTorn(f *os.File, aside string) error {
	if l.torn == nil || l.torn.Aside != "" {
		return nil
	}
	if err := writeNew(aside, l.torn.Bytes, 0o600); err != nil {
		return err
	}
	if err := f.Truncate(l.size); err != nil {
		return err
	}
	moved := *l.torn
	moved.Aside = aside
	l.torn = &moved
	return nil
}

// write adds a line to the end of f, which is where the view ends.
func (l *Log) write(f *os.File, line string) (quiz.Entry, error) {
	text := line + "\n"
	switch {
	case l.size == 0:
		text = header + "\n" + text
	case !strings.HasSuffix(l.tail, "\n"): // a whole line that lacks only its end
		text = "\n" + text
	}
	if err := extend(f, l.size, text); err != nil {
		return quiz.Entry{}, err
	}
	fresh, bad := l.take([]scan{scanText(text, 0)})
	if len(bad) > 0 {
		return quiz.Entry{}, &bad[0]
	}
	l.noteTail(f)
	return fresh[0], nil
}
