package history

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// A Merged is what a merge found in one file.
type Merged struct {
	File   string
	Added  int  // entries that the history did not have
	Known  int  // entries that it had
	Differ int  // entries that it has with other words, which stay as they are in it
	Torn   bool // the last line was cut short and is left out
}

// Merge adds to the history what other histories hold, in one write and one
// fsync. It is a union: the files may come in any order and any number of times.
// The other files stay as they are. If one of them cannot be read, nothing is
// added.
func (l *Log) Merge(ctx context.Context, files ...string) ([]Merged, error) {
	others := make([]*copied, len(files))
	for i, file := range files {
		other, err := openThere(file)
		if err != nil {
			return nil, err
		}
		others[i] = other
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.awaitCopy()
	h, err := l.hold(ctx)
	if err != nil {
		return nil, cannot("write", l.path, err)
	}
	defer h.release()
	if _, err := l.catchUp(h.f); err != nil {
		return nil, cannot("read", l.path, err)
	}
	if err := l.moveTorn(h); err != nil {
		return nil, cannot("move the torn last line of", l.path, err)
	}
	ours, err := readString(h.f, 0, l.size)
	if err != nil {
		return nil, cannot("read", l.path, err)
	}
	u := newUnion(&copied{&l.seen, ours})
	merged := make([]Merged, len(files))
	for i, other := range others {
		merged[i] = u.add(other)
		merged[i].File = files[i]
	}
	if u.text.Len() == 0 {
		return merged, nil
	}
	if u.layout == nil {
		u.line(headerOf(l.own))
	}
	if err := l.addText(h, u.text.String()); err != nil {
		return nil, cannot("write", l.path, err)
	}
	if _, err := l.catchUp(h.f); err != nil {
		return nil, cannot("read", l.path, err)
	}
	return merged, nil
}

// A copied is what was seen of a file, and its text.
type copied struct {
	*seen
	lines string
}

// openThere reads a history that must be there.
func openThere(path string) (*copied, error) {
	l, err := Open(path, 0)
	if err != nil {
		return nil, err
	}
	if l.info == nil {
		return nil, cannot("read", path, errNotThere)
	}
	lines, err := l.lines()
	if err != nil {
		return nil, cannot("read", path, err)
	}
	return &copied{&l.seen, lines}, nil
}

// addText adds lines that are not those of an attempt.
func (l *Log) addText(h *held, text string) error {
	if l.endless() {
		text = "\n" + text
	}
	return h.add(l.size, text)
}

// A union is what a history lacks of others.
type union struct {
	text    strings.Builder   // the lines
	lines   map[string]string // of entries, by id: ours, and those added
	asked   map[string]string // of questions, by fingerprint
	strange map[string]bool   // lines of unknown kinds
	layout  *uint32
}

func newUnion(ours *copied) *union {
	u := &union{lines: map[string]string{}, asked: map[string]string{}, strange: map[string]bool{}, layout: ours.layout}
	for _, e := range ours.entries {
		u.lines[e.ID] = lineIn(ours.lines, e.Line)
	}
	for print, line := range ours.asked {
		u.asked[print] = line
	}
	maps.Copy(u.strange, ours.strange)
	return u
}

// add adds what another history has.
func (u *union) add(other *copied) (m Merged) {
	m.Torn = other.torn != nil
	if other.layout != nil && least(u.layout, other.layout) != u.layout {
		u.layout = other.layout
		u.line(headerOf(*other.layout))
	}
	for _, print := range slices.Sorted(maps.Keys(other.asked)) {
		line := other.asked[print]
		if mine, ok := u.asked[print]; !ok || mine != line && !isSound(mine) && isSound(line) {
			u.asked[print] = line
			u.line(line)
		}
	}
	for _, line := range slices.Sorted(maps.Keys(other.strange)) {
		if !u.strange[line] {
			u.strange[line] = true
			u.line(line)
		}
	}
	for _, e := range other.entries {
		mine, ok := u.lines[e.ID]
		line := lineIn(other.lines, e.Line)
		switch {
		case !ok:
			m.Added++
			u.lines[e.ID] = line
			u.line(line)
		case sameLine(mine, line):
			m.Known++
		default:
			m.Differ++
		}
	}
	return m
}

func (u *union) line(text string) { u.text.WriteString(text + "\n") }

// isSound reports whether a line can be read to its end.
func isSound(line string) bool {
	_, fault := decode(line)
	return fault == nil
}
