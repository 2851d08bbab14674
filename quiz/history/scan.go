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

// A scan is what a stretch of a file says. Line numbers count from the
// stretch's first line, which is 1.
type scan struct {
	entries  []quiz.Entry
	lines    []int // the number of each entry's line
	bad      []BadLine
	torn     *Torn
	good     bool  // it holds a header or an entry
	size     int64 // in bytes, without a torn line
	newlines int
}

// scanText scans text, which begins and ends between two lines unless it is
// the end of a file. The entries hold on to it. They are followed by room for
// those that more bytes of the file may hold.
func scanText(text string, more int64) scan {
	s := scan{size: int64(len(text)), newlines: strings.Count(text, "\n")}
	room := int64(s.newlines) + 1
	s.lines = make([]int, 0, room)
	s.entries = make([]quiz.Entry, 0, room+room*more/max(s.size, 1)*17/16)
	var d decoder
	for number := 1; text != ""; number++ {
		line, rest, ended := strings.Cut(text, "\n")
		s.line(&d, line, number, ended)
		text = rest
	}
	return s
}

func (s *scan) line(d *decoder, line string, number int, ended bool) {
	e, fault := d.decode(line)
	switch {
	case fault == nil && e.ID != "":
		s.good = true
		s.entries = append(s.entries, e)
		s.lines = append(s.lines, number)
	case fault == nil:
		s.good = s.good || trim(line) != ""
	case !ended && !json.Valid([]byte(trim(line))):
		// A write that was cut short leaves no whole JSON value.
		s.torn = &Torn{Line: number, Bytes: line}
		s.size -= int64(len(line))
	default:
		s.bad = append(s.bad, BadLine{Line: number, Why: fault.why, Newer: fault.newer})
	}
}

// scanFile scans the bytes of r from one offset to another, in parallel where
// they are many. The scans are of stretches that follow each other.
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
			if i == 0 { // see take
				more = to - from - size
			}
			var text string
			text, errs[i] = readString(r, bounds[i], bounds[i+1])
			scans[i] = scanText(text, more)
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
	const least = 64 << 10 // bytes that are worth a goroutine
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
