package history

import (
	"io"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A view is what a file held when it was read last.
type view struct {
	entries []quiz.Entry
	good    bool  // there is a header or an entry
	torn    *Torn // the last one seen
	ids     ids

	info     fs.FileInfo // of the file; nil before it was first read
	size     int64       // bytes read, without a torn last line
	newlines int         // in these
	tail     string      // the last of these, to know the file by
}

// catchUp reads what f holds beyond the view, and returns the new entries. If
// f is another file, or no longer goes on where the view ended, it reads all
// of it, and those entries are new whose ids are.
// After an error the view is as before; a bad line is a *BadLine.
func (v *view) catchUp(f *os.File) ([]quiz.Entry, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if v.continuedBy(f, info) {
		return v.read(f, info)
	}
	var whole view
	if _, err := whole.read(f, info); err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(v.entries))
	for _, e := range v.entries {
		known[e.ID] = true
	}
	*v = whole
	return slices.DeleteFunc(slices.Clone(v.entries), func(e quiz.Entry) bool { return known[e.ID] }), nil
}

// continuedBy reports whether f begins with what the view has seen.
func (v *view) continuedBy(f io.ReaderAt, info fs.FileInfo) bool {
	if v.info == nil {
		return true
	}
	if !os.SameFile(v.info, info) || info.Size() < v.size {
		return false
	}
	tail, err := readString(f, v.size-int64(len(v.tail)), v.size)
	return err == nil && tail == v.tail
}

// read adds to the view what f holds behind it.
func (v *view) read(f io.ReaderAt, info fs.FileInfo) ([]quiz.Entry, error) {
	scans, err := scanFile(f, v.size, info.Size())
	if err != nil {
		return nil, err
	}
	fresh, bad := v.take(scans)
	if len(bad) > 0 {
		return nil, &bad[0]
	}
	v.info = info
	v.noteTail(f)
	return fresh, nil
}

// noteTail keeps the last bytes that the view has seen, to know the file by:
// so many that an id is among them. If they cannot be read, the file is known
// by less.
func (v *view) noteTail(f io.ReaderAt) {
	v.tail, _ = readString(f, max(v.size-256, 0), v.size)
}

// take adds to the view what scans found behind it, and returns the new
// entries. If there are bad lines it adds nothing.
func (v *view) take(scans []scan) (fresh []quiz.Entry, bad []BadLine) {
	next := *v
	if v.torn != nil && v.torn.Aside == "" {
		next.torn = nil // it is being read again
	}
	n := len(v.entries)
	for _, s := range scans {
		n += len(s.entries)
	}
	if len(v.entries) == 0 && len(scans) > 0 {
		next.entries = scans[0].entries[:0] // has room for all; each entry stays where it is
	}
	next.entries = slices.Grow(next.entries, n-len(v.entries))
	for _, s := range scans {
		bad = append(bad, next.add(s)...)
	}
	if len(bad) > 0 {
		v.ids = indexed(v.entries) // it may have noted what was not added
		return nil, bad
	}
	fresh = slices.Clip(next.entries[len(v.entries):])
	*v = next
	return fresh, nil
}

// add adds one scan, and returns its bad lines in order.
func (v *view) add(s scan) (bad []BadLine) {
	v.good = v.good || s.good
	for i, e := range s.entries {
		switch twin := v.ids.place(v.entries, e.ID); {
		case twin < 0:
			v.entries = append(v.entries, e)
		case !reflect.DeepEqual(v.entries[twin], e):
			bad = append(bad, BadLine{Line: s.lines[i], Why: "another entry has its id, " + e.ID})
		}
	}
	bad = append(bad, s.bad...)
	if s.torn != nil {
		// What is no history must not be taken for a torn one, nor cut.
		if !v.good && !strings.HasPrefix(header, s.torn.Bytes) {
			bad = append(bad, BadLine{Line: s.torn.Line, Why: notOurs})
		}
		v.torn = &Torn{Line: v.newlines + s.torn.Line, Bytes: s.torn.Bytes}
	}
	for i := range bad {
		bad[i].Line += v.newlines
	}
	slices.SortFunc(bad, func(a, b BadLine) int { return a.Line - b.Line })
	v.size += s.size
	v.newlines += s.newlines
	return bad
}

// ids finds entries that stand twice. Ids of one run of the program rise, so
// nearly always the greatest of each run is enough to know that an id is new;
// only where files were put together is each one looked up.
type ids struct {
	run, last string            // the run of the id placed last, and that id
	greatest  map[string]string // of the other runs
	index     map[string]int    // places in entries, once it is needed
}

// place notes the id of what may become the next of entries. It returns the
// place of the entry that has this id already, or -1.
func (s *ids) place(entries []quiz.Entry, id string) int {
	if s.index == nil && s.rises(id) {
		return -1
	}
	if s.index == nil {
		*s = indexed(entries)
	}
	if twin, ok := s.index[id]; ok {
		return twin
	}
	s.index[id] = len(entries)
	return -1
}

// rises reports whether id is greater than all before it of its run.
func (s *ids) rises(id string) bool {
	run := id[:strings.LastIndexByte(id, '-')+1]
	if run != s.run {
		if s.greatest == nil {
			s.greatest = make(map[string]string)
		}
		s.greatest[s.run] = s.last
		s.run, s.last = run, s.greatest[run]
	}
	if id <= s.last {
		return false
	}
	s.last = id
	return true
}

func indexed(entries []quiz.Entry) ids {
	index := make(map[string]int, len(entries))
	for i, e := range entries {
		index[e.ID] = i
	}
	return ids{index: index}
}
