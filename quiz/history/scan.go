package history

import (
	"bytes"
	"encoding/json"
	"io"
	"runtime"
	"strings"
	"sync"

	"policyquiz/quiz"
)

// A scan is what a stretch of a file holds. Line numbers count from the
// stretch's first line, which is 1.
type scan struct {
	entries  []quiz.Entry
	ids      rising        // of the entries
	asked    []askedLine   // questions as they were worded
	words    texts         // of these
	layout   *uint32       // the least of those in headers
	greatest int           // counter
	unknown  []UnknownLine // of kinds that this program does not know
	strange  []string      // these lines
	bad      []BadLine     // at most one for a line
	torn     *Torn
	good     bool  // it holds a header, a question or an entry
	size     int64 // in bytes, without a torn end
	newlines int
}

// An askedLine is the line of a question as it was worded.
type askedLine struct {
	print string      // its fingerprint
	text  string      // the whole line
	words *quiz.Asked // nil: they were not read
}

// block is how many bytes are read at a time. A processor has room for as many
// close at hand; to use the same bytes again and again is much faster than to give
// each its own memory.
const block = 128 << 10

// scan scans the bytes of r from one offset to another. They begin and end between
// two lines, unless they end where the file does. Nothing of them stays in memory,
// but what the entries and questions need.
func (s *scan) scan(d *decoder, r io.ReaderAt, from, to int64) error {
	buffer := make([]byte, min(block, to-from))
	held := 0 // bytes at the start of the buffer: a line of which more is to be read
	for at := from; at < to; {
		if held == len(buffer) {
			buffer = append(buffer, make([]byte, len(buffer))...)
		}
		text := buffer[:min(int64(len(buffer)), int64(held)+to-at)]
		if n, err := r.ReadAt(text[held:], at); held+n < len(text) {
			return err
		}
		lineAt := at - int64(held)
		at += int64(len(text) - held)
		for {
			n := bytes.IndexByte(text, '\n')
			if n < 0 {
				break
			}
			s.line(d, text[:n], lineAt, true)
			s.newlines++
			text, lineAt = text[n+1:], lineAt+int64(n)+1
		}
		held = copy(buffer, text)
	}
	s.size = to - from
	if held > 0 {
		s.line(d, buffer[:held], to-int64(held), false)
	}
	return nil
}

// line takes in one line, which stands at an offset: an entry, a question, a
// header, nothing, or several of these and other things, piece by piece.
func (s *scan) line(d *decoder, line []byte, at int64, ended bool) {
	var c content
	if d.decode(line, ended, &c) == nil {
		s.keep(&c, line, at)
		return
	}
	number := s.newlines + 1
	left, good := len(line), true
	for piece := range pieces(string(line)) {
		pieceAt := at + int64(len(line)-left)
		left -= len(piece)
		fault := d.slow(piece, &c)
		switch {
		case fault == nil:
			s.keep(&c, []byte(piece), pieceAt)
		case fault.kind != "":
			s.greatest = max(s.greatest, fault.n)
			s.unknown = append(s.unknown, UnknownLine{number, fault.kind})
			s.strange = append(s.strange, trim(piece))
		case left == 0 && !ended && !json.Valid([]byte(trim(piece))):
			// A write that was cut short leaves no whole JSON value.
			s.torn = &Torn{Line: number, Bytes: piece}
			s.size -= int64(len(piece))
		case good: // once is enough for a line
			good = false
			s.bad = append(s.bad, BadLine{Line: number, Why: fault.why, Newer: fault.newer, Old: fault.old})
		}
	}
}

// keep keeps what decode found, without a fault, in text that stands at an offset.
func (s *scan) keep(c *content, text []byte, at int64) {
	switch {
	case c.entry.ID != "":
		c.entry.Line = quiz.Stretch{From: at, Size: len(text)}
		s.entries = append(s.entries, c.entry)
		s.ids.note(c.entry.ID)
		s.greatest = max(s.greatest, c.entry.N)
	case c.asked != "":
		s.asked = append(s.asked, askedLine{c.asked, trim(s.words.add(text)), c.words})
	case c.header:
		s.layout = least(s.layout, c.layout)
	default: // a blank line
		return
	}
	s.good = true
}

// least returns the smaller of two layout numbers, each of which may be missing.
func least(a, b *uint32) *uint32 {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

// scanFile scans the bytes of r from one offset to another. If they are many it
// divides them into stretches and scans these in parallel; the scans returned
// are in the order of the file. Space has room for the entries of all, and those of
// each stand in it already, with gaps between them; it is nil if it is too small.
func scanFile(r io.ReaderAt, from, to int64) (scans []scan, space []quiz.Entry, err error) {
	bounds, err := stretches(r, from, to)
	if err != nil {
		return nil, nil, err
	}
	scans = make([]scan, len(bounds)-1)
	errs := make([]error, len(scans))
	rooms, all := make([]int, len(scans)), 0
	for i := range rooms {
		rooms[i] = room(r, bounds[i], bounds[i+1])
		all += rooms[i]
	}
	space = make([]quiz.Entry, 0, all)
	var wait sync.WaitGroup
	at := 0
	for i := range scans {
		scans[i].entries = space[at : at : at+rooms[i]]
		scans[i].asked = make([]askedLine, 0, rooms[i]) // what is not used of so much costs nothing
		at += rooms[i]
		wait.Go(func() { errs[i] = scans[i].scan(&decoder{room: rooms[i]}, r, bounds[i], bounds[i+1]) })
	}
	wait.Wait()
	for i := range scans {
		if errs[i] != nil {
			return nil, nil, errs[i]
		}
		if len(scans[i].entries) > rooms[i] {
			space = nil
		}
	}
	return scans, space, nil
}

// room returns how many entries the bytes of r from one offset to another may hold,
// by a few samples. Where it is too few, append makes more, which takes longer. For a
// few bytes it is 0.
func room(r io.ReaderAt, from, to int64) int {
	const samples, size = 16, 4 << 10
	if to-from < samples*size {
		return 0
	}
	lines := 0
	for i := range int64(samples) {
		at := from + (to-from-size)*i/(samples-1)
		if text, err := readString(r, at, at+size); err == nil {
			lines += strings.Count(text, "\n")
		}
	}
	return int((to-from)/(samples*size)+1) * lines * 9 / 8
}

// leastStretch is the least number of bytes for which a goroutine pays.
const leastStretch = 64 << 10

// stretches divides the bytes of r from one offset to another between lines,
// one stretch for each processor, and returns the bounds of the stretches.
func stretches(r io.ReaderAt, from, to int64) ([]int64, error) {
	n := min(int64(runtime.GOMAXPROCS(0)), max((to-from)/leastStretch, 1))
	bounds := []int64{from}
	for i := int64(1); i < n; i++ {
		bound, err := lineAfter(r, max(from+(to-from)*i/n, bounds[i-1]), to)
		if err != nil {
			return nil, err
		}
		bounds = append(bounds, bound)
	}
	return append(bounds, to), nil
}

// lineAfter returns the offset behind the first line end in the bytes of r
// from one offset to another, or to where there is none.
func lineAfter(r io.ReaderAt, from, to int64) (int64, error) {
	const step = 4096
	for ; from < to; from += step {
		text, err := readString(r, from, min(from+step, to))
		if err != nil {
			return 0, err
		}
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			return from + int64(i) + 1, nil
		}
	}
	return to, nil
}

// readString returns the bytes of r from one offset to another.
func readString(r io.ReaderAt, from, to int64) (string, error) {
	var b strings.Builder
	b.Grow(int(to - from))
	_, err := io.CopyN(&b, io.NewSectionReader(r, from, to-from), to-from)
	return b.String(), err
}
