package history

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
)

// A Selection says what of a history is exported.
type Selection struct {
	Course string                     // the id of the course; may be empty
	Lock   string                     // the hash of its lock; may be empty
	Keep   func(question string) bool // whether what is about a question is exported
}

// Export writes a new file with a part of the history, and returns how many
// entries it has. It is a history like any other; its header names the course. It
// is an error if the file is there already, or if a line of the selection cannot
// be read to its end.
func (l *Log) Export(file string, s Selection) (n int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	layout := l.layoutNumber()
	header, err := checked(record{Format: new("history"), Version: version, Layout: &layout, Course: s.Course, Lock: s.Lock})
	if err != nil {
		return 0, fmt.Errorf("history: the course cannot be named: %w", err)
	}
	lines, err := l.lines()
	if err != nil {
		return 0, cannot("read", l.path, err)
	}
	var text strings.Builder
	text.WriteString(header + "\n")
	kept, asked := map[string]bool{}, map[string]bool{}
	for i := range l.entries {
		if e := &l.entries[i]; e.Question() != "" {
			kept[e.ID] = s.Keep(e.Question())
		}
	}
	for i := range l.entries {
		e := &l.entries[i]
		if !kept[about(e)] {
			continue
		}
		entry := lineIn(lines, e.Line)
		if _, fault := decode(entry); fault != nil {
			return 0, cannot("export", l.path, badEntry{e.ID, fault.why})
		}
		if r := e.Review; r != nil && !asked[r.Asked] {
			asked[r.Asked] = true
			if line := l.seen.asked[r.Asked]; isSound(line) && line != "" {
				text.WriteString(line + "\n")
			}
		}
		text.WriteString(entry + "\n")
		n++
	}
	if err := writeNew(file, text.String(), 0o600); err != nil {
		return 0, cannot("write", file, err)
	}
	return n, nil
}

// about returns the id of the entry that an amend or an undo is about, or else the
// entry's own.
func about(e *quiz.Entry) string {
	switch {
	case e.Amend != nil:
		return e.Amend.Of
	case e.Undo != "":
		return e.Undo
	}
	return e.ID
}
