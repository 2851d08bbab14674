package history

import (
	"encoding/json"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"policyquiz/quiz"
)

// A scan is what a stretch of a file holds. Line numbers count from the
// stretch's first line, which is 1.
type scan struct {
	entries  []quiz.Entry
	lines    []int         // the number of each entry's line
	ids      rising        // of the entries
	asked    []askedLine   // questions as they were worded
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
	print string // its fingerprint
	text  string // the whole line
}

// scanText scans text, which begins and ends between two lines unless it is
// the end of a file. The entries' strings are parts of text. The slice of
// entries has room for those that more bytes of the file may hold. Whole says
// that the details of reviews and the words of questions are checked too.
func scanText(text string, more int64, whole bool) scan {
	s := scan{size: int64(len(text)), newlines: strings.Count(text, "\n")}
	room := int64(s.newlines) + 1
	s.lines = make([]int, 0, room)
	s.entries = make([]quiz.Entry, 0, room+room*more/max(s.size, 1)*17/16)
	d := decoder{whole: whole}
	for number := 1; text != ""; number++ {
		line, rest, ended := strings.Cut(text, "\n")
		s.line(&d, line, number, ended)
		text = rest
	}
	return s
}

// line takes in one line: an entry, a question, a header, nothing, or several of
// these and other things, piece by piece.
func (s *scan) line(d *decoder, line string, number int, ended bool) {
	var c content
	if d.decode(line, ended, &c) == nil {
		s.keep(&c, line, number)
		return
	}
	left, good := len(line), true
	for piece := range pieces(line) {
		left -= len(piece)
		fault := d.decode(piece, false, &c)
		switch {
		case fault == nil:
			s.keep(&c, piece, number)
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

// keep keeps what decode found in text without a fault.
func (s *scan) keep(c *content, text string, number int) {
	switch {
	case c.entry.ID != "":
		s.entries = append(s.entries, c.entry)
		s.lines = append(s.lines, number)
		s.ids.note(c.entry.ID)
		s.greatest = max(s.greatest, c.entry.N)
	case c.asked != "":
		s.asked = append(s.asked, askedLine{c.asked, trim(text)})
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
// are in the order of the file.
func scanFile(r io.ReaderAt, from, to int64) ([]scan, error) {
	bounds, err := stretches(r, from, to)
	if err != nil {
		return nil, err
	}
	scans := make([]scan, len(bounds)-1)
	errs := make([]error, len(scans))
	var wait sync.WaitGroup
	for i := range scans {
		wait.Go(func() {
			size := bounds[i+1] - bounds[i]
			more := int64(0)
			if i == 0 { // its slice will hold the entries of all
				more = to - from - size
			}
			var text string
			text, errs[i] = readString(r, bounds[i], bounds[i+1])
			scans[i] = scanText(text, more, false)
		})
	}
	wait.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, errs[i]
	}
	return scans, nil
}

// stretches divides the bytes of r from one offset to another between lines,
// one stretch for each processor, and returns the bounds of the stretches.
func stretches(r io.ReaderAt, from, to int64) ([]int64, error) {
	const least = 64 << 10 // bytes; for fewer a goroutine does not pay
	n := min(int64(runtime.GOMAXPROCS(0)), max((to-from)/least, 1))
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
