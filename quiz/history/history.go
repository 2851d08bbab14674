// Package history keeps a learner's answers on disk: one file of JSON lines,
// to which lines are only ever added.
//
//	{"policyquiz":"history","version":2,"layout":2718281828}
//	{"asked":"9f86d081884c","question":"armed-neutrality/guarantees/three-pillars","kind":"single choice",...}
//	{"id":"k3v7x2m6p4qa-000001","at":"2026-03-02T09:00:00.123+01:00","n":1,"review":{"question":"armed-neutrality/guarantees/three-pillars","asked":"9f86d081884c","text":"2c26b46b68ff",...}}
//	{"id":"k3v7x2m6p4qa-000002","at":"2026-03-02T09:00:04.050+01:00","n":2,"amend":{"of":"k3v7x2m6p4qa-000001","grade":4}}
//	{"id":"k3v7x2m6p4qa-000003","at":"2026-03-02T09:00:09.700+01:00","n":3,"skip":"armed-neutrality/guarantees/snapback"}
//	{"id":"k3v7x2m6p4qa-000004","at":"2026-03-02T09:00:12.301+01:00","n":4,"undo":"k3v7x2m6p4qa-000003"}
//
// Layout is the learner's layout number, a random one: it decides in which order
// options are shown. An asked line holds a question as it was worded. Its id is
// the fingerprint of all that it holds. It stands before the first review that
// names it, and was written together with it. N is one more than the greatest
// that its writer had seen, so that what was given last is known whatever clocks
// said.
//
// The order of lines means nothing, and a line that stands twice counts once.
// So cat or sort -u can join two files. If they have two layout numbers, the smaller
// one counts. Blank lines, CR LF, byte order marks and keys of a later program are
// ignored. Entries that stand on one line, because a line end was lost, are all
// read. A line of a kind that this program does not know stays, and is counted
// and reported. A last line that was cut short is not part of the history; the
// next Append moves it to a file of its own. Any other line that is no entry
// stops the reading, until Repair has moved it.
//
// Of most lines only the beginning is read at first, which has what a replay
// needs, and behind it the time that an answer took. The rest is read by Log.Details
// and Log.Asked, which report a fault in it.
// The lines of entries are not kept in memory; who wants them reads the file again.
//
// An append is one write and one fsync, under a lock of the file that is held
// no longer, so that several windows can share a file. Errors that the learner
// can do something about have a method Hint() string that says what.
package history

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"policyquiz/quiz"
)

// A Log is a history file, and what this program has seen of it. It keeps no
// file open. Several goroutines may call its methods.
type Log struct {
	path string        // as the learner named it
	own  uint32        // the layout number to write, where the file has none
	file string        // where its links lead
	run  string        // the first part of this Log's ids
	wait time.Duration // for the lock, at most
	disk disk

	mu     sync.RWMutex
	given  int      // number of ids given out
	failed *attempt // the last one, if it failed

	reopened int // how often lines were read again; tests bound it

	copying  <-chan error // of the copy that is being made; nil: none is
	uncopied error        // why the last copy could not be made
	seen
}

// Torn tells of a last line that was cut short because the program or the
// machine stopped while writing it.
type Torn struct {
	Line  int    // its number, counted from 1
	Bytes string // what there is of it
	Aside string // the file to which an Append moved it, or ""
}

// An UnknownLine is an entry of a kind that this program does not know.
type UnknownLine struct {
	Line int    // its number, counted from 1
	Kind string // the key that names the kind, as it stands there
}

// A BadLine is a line, or something on a line, that this program cannot read.
type BadLine struct {
	Path    string
	Line    int // counted from 1
	Why     string
	Newer   bool // its header names a newer version: a newer program wrote it, or it is damaged
	Old     bool // an older program wrote it, in a format that this one does not read
	Foreign bool // no line of the file is one of a history that this program can read
}

// Error returns "path:line: why".
func (b *BadLine) Error() string { return fmt.Sprintf("%s:%d: %s", b.Path, b.Line, b.Why) }

const foreignHint = "name your history with --state, or move this file to another place"

// Hint returns what to do next.
func (b *BadLine) Hint() string {
	update := "a newer policyquiz wrote this line: update this one"
	repair := repairCommand(b.Path) + " moves bad lines to a file of their own"
	switch {
	case b.Newer && b.Foreign:
		return update
	case b.Newer:
		return update + "; or the line is damaged: " + repair
	case b.Old && b.Foreign:
		return "move this file to another place, and a new history is begun; or name another with --state"
	case b.Foreign:
		return foreignHint
	}
	return repair
}

// repairCommand returns what to type to repair the history at path, which need
// not be the learner's usual one.
func repairCommand(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return r < 0x80 && !isWord(r) }) {
		path = `"` + path + `"`
	}
	return "policyquiz history repair --state " + path
}

// isWord reports whether shells leave an ASCII character alone.
func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(`/\:.,_-+@`, r)
}

// Open reads the history at path. A file that is not there is an empty
// history; Open makes none. Layout is the learner's layout number if the file
// has none: a random one, so that two learners see different orders. The error
// is a *BadLine for the first line that cannot be read, or wraps an error of
// package os.
func Open(path string, layout uint32) (*Log, error) {
	file, err := resolve(path)
	if err != nil {
		return nil, err
	}
	l := &Log{path: path, own: layout, file: file, run: randomName(), wait: lockWait, disk: realDisk}
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

// nameLength is the length of a random name.
const nameLength = 12

// What is put aside stands beside the history, under its name with one of these
// and a random name.
const (
	tornSuffix   = ".torn-"
	badSuffix    = ".bad-"
	beforeSuffix = ".before-repair-"
)

// randomName returns 60 random bits as 12 characters. They come from the system
// in tests too: with a seed, two machines would give the same ids.
func randomName() string { return strings.ToLower(rand.Text()[:nameLength]) }

// Entries returns all entries in the order of their lines, each id once. The
// slice is there to be read, not changed.
func (l *Log) Entries() []quiz.Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clip(l.entries)
}

// Layout returns the learner's layout number; see [quiz.Question.Shuffle].
func (l *Log) Layout() uint32 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.layoutNumber()
}

func (l *Log) layoutNumber() uint32 {
	if l.layout != nil {
		return *l.layout
	}
	return l.own
}

// Asked returns a question as it was worded, by its fingerprint. Ok is false if
// the history has no such question, or one that is damaged.
func (l *Log) Asked(print string) (a quiz.Asked, ok bool) {
	l.mu.RLock()
	line := l.asked[print]
	l.mu.RUnlock()
	if _, a, ok := fastAskedWords(line); ok {
		if a.Print() != print {
			return quiz.Asked{}, false
		}
		return a, true
	}
	c, fault := decode(line)
	if fault != nil || c.words == nil || c.asked != print {
		return quiz.Asked{}, false
	}
	return *c.words, true
}

// Kind returns the name of the kind of a question as it was worded, by its fingerprint;
// "" if the history does not say it. It is quicker than [Log.Asked], and reads only the
// beginning of a line: in a damaged line any name may stand there.
func (l *Log) Kind(print string) string {
	l.mu.RLock()
	line := l.asked[print]
	l.mu.RUnlock()
	c := lineCursor{rest: line}
	c.expect(askedStart)
	c.expect(print)
	c.expect(`","question":`)
	c.text()
	c.expect(`,"kind":`)
	if name := c.text(); !c.odd && plain([]byte(name)) {
		return name
	}
	a, _ := l.Asked(print)
	return a.Kind
}

// Torn returns the torn last line that was last seen, if any. Until it has been
// moved aside, it may be a line that another window is writing.
func (l *Log) Torn() (line Torn, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.torn == nil {
		return Torn{}, false
	}
	return *l.torn, true
}

// Unknown returns the lines of kinds that this program does not know. They stay
// in the file and have no effect: a newer program wrote them, or a damaged byte
// made them what they are. The slice is there to be read, not changed.
func (l *Log) Unknown() []UnknownLine {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clip(l.unknown)
}

// Ready makes the folder and the file if they are missing. It fails if they
// cannot be written or locked, so that the learner knows before the first
// question. It waits for the lock as Append does.
func (l *Log) Ready(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := os.MkdirAll(filepath.Dir(l.file), 0o700); err != nil {
		return cannot("make the folder of", l.path, err)
	}
	h, err := l.hold(ctx)
	if err != nil {
		return cannot("write", l.path, err)
	}
	defer h.release()
	info, err := h.f.Stat()
	switch {
	case err != nil:
	case info.Size() == 0:
		err = h.add(0, headerOf(l.own)+"\n")
		syncFolder(filepath.Dir(l.file))
	case l.layout == nil: // another window may have made the file meanwhile
		err = l.readLayout(h.f, info.Size())
	}
	if err != nil {
		return cannot("write", l.path, err)
	}
	return nil
}

// readLayout takes the layout number from the first line of a file, if that is a
// header.
func (l *Log) readLayout(f io.ReaderAt, size int64) error {
	const enough = 4096 // for a header
	text, err := readString(f, 0, min(size, enough))
	if err != nil {
		return err
	}
	line, _, _ := strings.Cut(text, "\n")
	if c, fault := decode(line); fault == nil {
		l.layout = c.layout
	}
	return nil
}

// hold opens the file to add to it, and makes it if it is missing.
func (l *Log) hold(ctx context.Context) (*held, error) {
	h, err := hold(ctx, l.file, os.O_RDWR|os.O_APPEND|os.O_CREATE, l.wait)
	if err == nil {
		h.disk = l.disk
	}
	return h, err
}

// An attempt is an entry that is to be written, or that could not be.
type attempt struct {
	given quiz.Entry // as Append got it
	id    string
	at    int64  // the offset of text in the file, if it was written
	text  string // what was written last, or ""
}

// attempt returns the last attempt if it failed and was for the same entry.
// Else it returns a new one, with a new id. The error says why the entry cannot
// be kept.
func (l *Log) attempt(e quiz.Entry) (*attempt, error) {
	if l.failed != nil && reflect.DeepEqual(l.failed.given, e) {
		return l.failed, nil
	}
	l.given++
	a := &attempt{given: e, id: fmt.Sprintf("%s-%06d", l.run, l.given)}
	_, err := a.lines(1, nil)
	return a, err
}

// lines returns the lines of an attempt, with their ends: the entry with counter
// n, and before it the question as it was worded if that is not among those known.
func (a *attempt) lines(n int, known map[string]string) (text string, err error) {
	e := a.given
	e.ID, e.N = a.id, n
	if r := e.Review; r != nil && r.Wording != nil && known[r.Asked] == "" {
		line, err := encodeAsked(r.Wording)
		if err != nil {
			return "", err
		}
		text = line + "\n"
	}
	line, err := encode(e)
	return text + line + "\n", err
}

// Append gives e a new id and the next counter, and adds it to the file, with
// the wording of a review's question before it if the file does not have that
// yet. When it returns without error, e is on disk, and written is what a reader
// will find there: e with its id, times to the millisecond, no details.
//
// If another window holds the lock, Append waits for it, at most 10 seconds. If
// ctx ends first, Append stops waiting and returns the same error. A lock that is
// free is taken even if ctx has ended, so an answer given before a signal is written.
//
// Others are the entries that other windows have added since the file was
// last read. Each is returned once, also with an error, so they must be taken
// from every call.
//
// If Append returns an error, e is not in the file. One exception: the system
// refused to remove what was written. In either case it is safe to call Append with
// the same e again: it keeps the id it has, and counts once.
func (l *Log) Append(ctx context.Context, e quiz.Entry) (written quiz.Entry, others []quiz.Entry, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.awaitCopy()
	a, err := l.attempt(e)
	if err != nil {
		return quiz.Entry{}, nil, fmt.Errorf("history: this entry cannot be kept: %w", err)
	}
	l.failed = a
	h, err := l.hold(ctx)
	if err != nil {
		return quiz.Entry{}, nil, cannot("write", l.path, err)
	}
	defer h.release()
	if others, err = l.catchUp(h.f); err != nil {
		return quiz.Entry{}, others, cannot("read", l.path, err)
	}
	others = without(others, a.id)
	if err := l.moveTorn(h); err != nil {
		return quiz.Entry{}, others, cannot("move the torn last line of", l.path, err)
	}
	if err := l.write(h, a); err != nil {
		return quiz.Entry{}, others, cannot("write", l.path, err)
	}
	more, err := l.catchUp(h.f)
	if err != nil {
		return quiz.Entry{}, others, cannot("read", l.path, err)
	}
	l.failed = nil
	return l.entry(a.id), append(others, without(more, a.id)...), nil
}

// without returns entries without the one that has the id.
func without(entries []quiz.Entry, id string) []quiz.Entry {
	i := slices.IndexFunc(entries, func(e quiz.Entry) bool { return e.ID == id })
	if i < 0 {
		return entries
	}
	return slices.Concat(entries[:i], entries[i+1:])
}

// entry returns the entry that has the id, one of the last.
func (l *Log) entry(id string) quiz.Entry {
	i := len(l.entries) - 1
	for l.entries[i].ID != id {
		i--
	}
	return l.entries[i]
}

// moveTorn moves a torn end, which has just been seen, to a new file.
func (l *Log) moveTorn(h *held) error {
	if l.torn == nil || l.torn.Aside != "" {
		return nil
	}
	aside := l.file + tornSuffix + randomName()
	if err := writeNew(aside, l.torn.Bytes, 0o600); err != nil {
		return err
	}
	if err := h.cut(l.size, l.torn.Bytes); err != nil {
		return errors.Join(err, os.Remove(aside))
	}
	moved := *l.torn
	moved.Aside = aside
	l.torn = &moved
	return nil
}

// write puts the lines of an attempt at the end of the file, which is where what
// was seen ends. If they are there already, because taking them out failed,
// write puts them there again.
func (l *Log) write(h *held, a *attempt) error {
	if a.text != "" && h.holds(a.at, a.text) {
		return h.rewrite(a.at, a.text)
	}
	text, err := a.lines(min(l.greatest+1, maxN), l.asked)
	if err != nil {
		return err
	}
	if l.layout == nil {
		text = headerOf(l.own) + "\n" + text
	}
	if l.size == 0 {
		defer syncFolder(filepath.Dir(l.file))
	} else if l.endless() {
		text = "\n" + text
	}
	a.at, a.text = l.size, text
	return h.add(a.at, a.text)
}

// endless reports whether the last line is whole but lacks its end.
func (l *Log) endless() bool { return l.size > 0 && !strings.HasSuffix(l.tail, "\n") }
