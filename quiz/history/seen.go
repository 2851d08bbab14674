package history

import (
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A seen is what a file held when it was read last.
type seen struct {
	entries []quiz.Entry
	unknown []UnknownLine
	strange map[string]bool // the lines of unknown
	good    bool            // there is a header, a question or an entry
	torn    *Torn           // the last one seen
	ids     ids

	asked    map[string]string // the line of each question, by its fingerprint
	layout   *uint32           // the least in a header; nil: no header has one
	greatest int               // counter

	info     fs.FileInfo // of the file; nil before it was first read
	size     int64       // bytes read, without a torn end
	newlines int         // in these bytes
	tail     string      // the last of these bytes, to recognise the file by
	again    window      // of these bytes
}

// catchUp reads what f holds beyond what was seen, and returns the new
// entries. If f is another file, or has changed before that place, catchUp
// reads all of it, and returns the entries whose ids are new.
// After an error nothing is changed; a bad line is a *BadLine.
func (s *seen) catchUp(f *os.File) ([]quiz.Entry, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if s.continuedBy(f, info) {
		return s.read(f, info)
	}
	var whole seen
	if _, err := whole.read(f, info); err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(s.entries))
	for _, e := range s.entries {
		known[e.ID] = true
	}
	*s = whole
	return slices.DeleteFunc(slices.Clone(s.entries), func(e quiz.Entry) bool { return known[e.ID] }), nil
}

// continuedBy reports whether f begins with what was seen.
func (s *seen) continuedBy(f io.ReaderAt, info fs.FileInfo) bool {
	if s.info == nil {
		return true
	}
	return os.SameFile(s.info, info) && endsWith(f, s.size, s.tail)
}

// endsWith reports whether tail stands in f before an offset.
func endsWith(f io.ReaderAt, offset int64, tail string) bool {
	there, err := readString(f, offset-int64(len(tail)), offset)
	return err == nil && there == tail
}

// read reads what f holds beyond what was seen.
func (s *seen) read(f io.ReaderAt, info fs.FileInfo) ([]quiz.Entry, error) {
	if s.size == 0 {
		start, err := readString(f, 0, min(4, info.Size()))
		if err != nil {
			return nil, err
		}
		if isUTF16(start) {
			return nil, errUTF16
		}
	}
	scans, space, err := scanFile(f, s.size, info.Size())
	if err != nil {
		return nil, err
	}
	text := &text{file: f, size: info.Size()}
	next, bad := s.with(scans, space, text)
	next.info = info
	next.tail, err = readString(f, max(next.size-256, 0), next.size) // long enough to hold an id
	switch {
	case text.err != nil:
		err = text.err
	case len(bad) > 0:
		err = &bad[0]
	}
	if err != nil {
		s.ids = indexed(s.entries) // ids that were not added may have been noted
		return nil, err
	}
	next.learn(scans)
	fresh := slices.Clip(next.entries[len(s.entries):])
	*s = next
	return fresh, nil
}

// A text is the text of a file. It is read when it is first wanted: only where
// entries stand twice are their lines compared.
type text struct {
	file io.ReaderAt
	size int64
	all  string
	err  error // of reading it
}

// line returns the line at a place, or "" if the text cannot be read.
func (t *text) line(at quiz.Stretch) string {
	if t.all == "" && t.err == nil {
		t.all, t.err = readString(t.file, 0, t.size)
	}
	if t.err != nil {
		return ""
	}
	return lineIn(t.all, at)
}

// lineIn returns the line at a place in the text of a file.
func lineIn(text string, at quiz.Stretch) string { return trim(text[at.From:][:at.Size]) }

// seenIn returns what the text of a whole file holds, and its bad lines in order.
// Whole says that the details of reviews and the words of questions are checked too.
func seenIn(all string, whole bool) (s seen, bad []BadLine) {
	var found scan
	r := strings.NewReader(all)
	_ = found.scan(&decoder{whole: whole}, r, 0, r.Size()) // a string can always be read
	return new(seen).with([]scan{found}, nil, &text{all: all})
}

// with returns what was seen and what scans found behind it in a text, and the bad
// lines of these in order. Space is as scanFile returns it.
func (s *seen) with(scans []scan, space []quiz.Entry, t *text) (next seen, bad []BadLine) {
	next = *s
	if s.torn != nil && s.torn.Aside == "" {
		next.torn = nil // it is being read again
	}
	n := 0
	for _, sc := range scans {
		n += len(sc.entries)
	}
	if len(s.entries) == 0 {
		next.entries = space
	}
	next.entries = slices.Grow(next.entries, n)
	for i := range scans {
		bad = append(bad, next.add(&scans[i], t)...)
	}
	if !next.good {
		bad = foreign(bad, next.unknown)
	}
	return next, bad
}

// appended returns the entries with more behind them. The first that are added may
// stand in their place already.
func (s *seen) appended(more []quiz.Entry) []quiz.Entry {
	if len(s.entries) == 0 && len(more) > 0 && cap(s.entries) > 0 && &s.entries[:1][0] == &more[0] {
		return s.entries[:len(more)]
	}
	return append(s.entries, more...)
}

// learn notes questions that scans found. Of two with one fingerprint one is
// damaged; the other counts.
func (s *seen) learn(scans []scan) {
	if s.asked == nil {
		n := 0
		for _, sc := range scans {
			n += len(sc.asked)
		}
		s.asked = make(map[string]string, n)
	}
	for _, sc := range scans {
		for _, a := range sc.asked {
			if first, ok := s.asked[a.print]; !ok || first != a.text && !isSound(first) {
				s.asked[a.print] = a.text
			}
		}
	}
}

// foreign returns the one bad line to report of a file that has no line of a
// history, if there is any: a newer or an older program wrote the file, or the
// learner named a wrong one.
func foreign(bad []BadLine, unknown []UnknownLine) []BadLine {
	line := BadLine{Line: math.MaxInt, Why: "no line of this file is one of a history", Foreign: true}
	for _, b := range bad {
		if b.Newer || b.Old {
			b.Foreign = true
			return []BadLine{b}
		}
		line.Line = min(line.Line, b.Line)
	}
	for _, u := range unknown {
		line.Line = min(line.Line, u.Line)
	}
	if line.Line == math.MaxInt {
		return nil
	}
	return []BadLine{line}
}

// add adds one scan of a text, and returns its bad lines in order.
func (s *seen) add(found *scan, t *text) (bad []BadLine) {
	s.good = s.good || found.good
	s.layout = least(s.layout, found.layout)
	s.greatest = max(s.greatest, found.greatest)
	if s.ids.take(&found.ids) {
		s.entries = s.appended(found.entries)
		found.entries = nil
	}
	line, from := 1, s.size // the number and the offset of a line
	for i := range found.entries {
		e := &found.entries[i]
		switch twin := s.ids.place(s.entries, e.ID); {
		case twin < 0:
			s.entries = append(s.entries, *e)
		case !sameLine(t.line(s.entries[twin].Line), t.line(e.Line)):
			line += strings.Count(t.all[from:e.Line.From], "\n")
			from = e.Line.From
			bad = append(bad, BadLine{Line: line, Why: "another entry has its id, " + e.ID})
		}
	}
	bad = append(bad, found.bad...)
	if torn := found.torn; torn != nil {
		// The end of a file that is no history is not a torn line; it must
		// not be cut off.
		if !s.good && !tornHeader(torn.Bytes) {
			bad = append(bad, BadLine{Line: torn.Line, Why: notOurs})
		}
		s.torn = &Torn{Line: s.newlines + torn.Line, Bytes: torn.Bytes}
	}
	for i := range bad {
		bad[i].Line += s.newlines
	}
	slices.SortFunc(bad, func(a, b BadLine) int { return a.Line - b.Line })
	if len(found.unknown) > 0 { // what was seen before must stay as it is
		s.strange = maps.Clone(s.strange)
		if s.strange == nil {
			s.strange = map[string]bool{}
		}
	}
	for i, u := range found.unknown {
		if line := found.strange[i]; !s.strange[line] {
			s.strange[line] = true
			s.unknown = append(s.unknown, UnknownLine{s.newlines + u.Line, u.Kind})
		}
	}
	s.size += found.size
	s.newlines += found.newlines
	return bad
}

// sameLine reports whether two lines of entries say the same, to their ends.
func sameLine(a, b string) bool {
	if a == b {
		return true
	}
	one, faultOne := decode(a)
	two, faultTwo := decode(b)
	return faultOne == nil && faultTwo == nil && reflect.DeepEqual(one, two)
}

// tornHeader reports whether text is the beginning of a header that this program
// writes.
func tornHeader(text string) bool {
	number, ok := strings.CutPrefix(text, headerStart)
	if !ok {
		return strings.HasPrefix(headerStart, text)
	}
	return strings.Trim(number, "0123456789") == ""
}

// isUTF16 reports whether a file that starts so is UTF-16, in either byte
// order, with a byte order mark or without.
func isUTF16(start string) bool {
	if strings.HasPrefix(start, "\xff\xfe") || strings.HasPrefix(start, "\xfe\xff") {
		return true
	}
	if len(start) < 4 {
		return false
	}
	even := start[0] == 0 && start[2] == 0
	odd := start[1] == 0 && start[3] == 0
	return even != odd && start[0]|start[1] != 0 && start[2]|start[3] != 0
}
