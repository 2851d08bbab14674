package history

import (
	"errors"
	"os"
	"reflect"
	"slices"

	"policyquiz/quiz"
)

// This file reads lines of entries again, of which at first only the beginning was
// read. Every byte that a Log has read stays where it is, so a place is enough to
// find a line. Where the file is another one now, that is found out.

// Details returns the details of a review that was read from this history. They are
// read from the file. The error says that the file cannot be read, that it is no
// longer what it was, or what is wrong with the line.
func (l *Log) Details(e quiz.Entry) (quiz.Details, error) {
	l.mu.Lock()
	line, err := l.line(e.Line)
	l.mu.Unlock()
	if err != nil {
		return quiz.Details{}, cannot("read", l.path, err)
	}
	return readDetails(line, e)
}

// readDetails returns the details of a review that was read from a line, in the fast way
// if it will do.
func readDetails(line string, e quiz.Entry) (quiz.Details, error) {
	if d, ok := fastDetails(line, e.ID); ok {
		return d, nil
	}
	return details(line, e)
}

// details returns the details of a review that was read from a line.
func details(line string, e quiz.Entry) (quiz.Details, error) {
	c, fault := decode(line)
	if fault != nil {
		return quiz.Details{}, errors.New(fault.why)
	}
	r := c.entry.Review
	switch {
	case c.entry.ID != e.ID:
		return quiz.Details{}, errChanged
	case r == nil:
		return quiz.Details{}, errors.New("it is no review")
	}
	d := *r.Details
	r.Details = nil
	if e.Review != nil && e.Review.Took == 0 {
		r.Took = 0 // it stands out of order: see cursor.took
	}
	c.entry.Line = e.Line
	if !reflect.DeepEqual(c.entry, e) {
		return quiz.Details{}, errors.New("its line says one thing twice")
	}
	return d, nil
}

// A window is a part of the file that was read again. Those who want one line
// mostly want its neighbours as well.
type window struct {
	from int64
	text []byte
}

// line returns the line of an entry.
func (l *Log) line(at quiz.Stretch) (string, error) {
	const size, more = 64 << 10, 4 << 10 // most lines that begin in a window end in it, too
	if at.From < 0 || at.Size < 1 || at.From+int64(at.Size) > l.size {
		return "", errChanged // it is not from what was read of this file
	}
	w := &l.again
	if at.From < w.from || at.From+int64(at.Size) > w.from+int64(len(w.text)) {
		from := at.From / size * size
		to := min(max(from+size+more, at.From+int64(at.Size)), l.size)
		f, err := l.reopen()
		if err != nil {
			return "", err
		}
		defer f.Close()
		text := slices.Grow(w.text[:0], int(to-from))[:to-from]
		*w = window{}
		if _, err := f.ReadAt(text, from); err != nil {
			return "", err
		}
		*w = window{from, text}
	}
	return trim(string(w.text[at.From-w.from:][:at.Size])), nil
}

// lines returns the text of the file as far as it was read.
func (l *Log) lines() (string, error) {
	f, err := l.reopen()
	if err != nil {
		return "", err
	}
	defer f.Close()
	return readString(f, 0, l.size)
}

// reopen opens the file that was read. It is an error if it is another one now.
func (l *Log) reopen() (*os.File, error) {
	l.reopened++
	f, err := openFile(l.file, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !l.continuedBy(f, info) {
		err = errChanged
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
