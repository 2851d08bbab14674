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
	others := make([]*Log, len(files))
	for i, file := range files {
		other, err := openThere(file)
		if err != nil {
			return nil, err
		}
		others[i] = other
	}
	l.mu.Lock()
	defer l.mu.Unlock()
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
	u := newUnion(&l.seen)
	merged := make([]Merged, len(files))
	for i, other := range others {
		merged[i] = u.add(&other.seen)
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

// openThere reads a history that must be there.
func openThere(path string) (*Log, error) {
	l, err := Open(path, 0)
	if err == nil && l.info == nil {
		err = cannot("read", path, errNotThere)
	}
	return l, err
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
	ours    *seen
	text    strings.Builder   // the lines
	lines   map[string]string // of entries, by id: ours, and those added
	asked   map[string]string // of questions, by fingerprint
	strange map[string]bool   // lines of unknown kinds
	layout  *uint32
}

func newUnion(ours *seen) *union {
	u := &union{ours: ours, lines: map[string]string{}, asked: map[string]string{}, strange: map[string]bool{}, layout: ours.layout}
	for _, e := range ours.entries {
		u.lines[e.ID] = e.Line
	}
	for print, line := range ours.asked {
		u.asked[print] = line
	}
	maps.Copy(u.strange, ours.strange)
	return u
}

// add adds what another history has.
func (u *union) add(other *seen) (m Merged) {
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
		switch {
		case !ok:
			m.Added++
			u.lines[e.ID] = e.Line
			u.line(e.Line)
		case sameLine(mine, e.Line):
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
