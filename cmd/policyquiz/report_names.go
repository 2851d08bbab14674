package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"policyquiz/quiz/charset"
)

// This file says who handed in what. The program itself knows no person: a file that is
// handed in has a number, and the instructor's own list says whose it is.

// A seat is a row of the list of names.
type seat struct {
	file  string // how the learner's file or its folder is named
	name  string // what the learner is called; empty: not on the list
	group string // may be empty
}

// A roster is the list of names. Nil: there is none.
type roster struct {
	seats []seat
	found []bool // of each seat, whether something was handed in
}

const namesHint = "a list of names is a table (CSV) with the columns file, name and, if you like, group; file is the name of the file or the folder that was handed in"

// readRoster reads a list of names. The columns are found by their heads: file, name,
// group. Without heads they are the first, the second and the third; where there is one
// column alone it is both file and name.
func readRoster(file string) (*roster, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, usagef(namesHint, "the list of names %q cannot be read: %v", file, unwrapPath(err))
	}
	text := charset.Text(src)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separatorOf(text), -1, true
	columns := []string{"file", "name", "group"}
	list := &roster{}
	for first := true; ; first = false {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, usagef(namesHint, "%s:%d: %v", file, parse.Line, parse.Err)
		}
		if first && isHead(row) {
			columns = row
			continue
		}
		if isBlank(row) { // spreadsheets leave such rows at the end
			continue
		}
		s, err := list.row(columns, row)
		if err != nil {
			line, _ := r.FieldPos(0)
			return nil, usagef(namesHint, "%s:%d: %v", file, line, err)
		}
		list.seats = append(list.seats, s)
	}
	if len(list.seats) == 0 {
		return nil, usagef(namesHint, "the list of names %q is empty", file)
	}
	list.found = make([]bool, len(list.seats))
	return list, nil
}

func isBlank(row []string) bool {
	return !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// separatorOf is what stands between the cells of the first line: of tab, semicolon and
// comma the one that stands there most often outside quotes.
func separatorOf(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	bare := ""
	for i, part := range strings.Split(first, `"`) {
		if i%2 == 0 {
			bare += part
		}
	}
	best := ','
	for _, s := range ";\t" {
		if strings.Count(bare, string(s)) > strings.Count(bare, string(best)) {
			best = s
		}
	}
	return best
}

// isHead reports whether a row has the heads of columns.
func isHead(row []string) bool {
	return slices.ContainsFunc(row, func(cell string) bool { return columnOf(cell) == "file" || columnOf(cell) == "name" })
}

func columnOf(head string) string { return strings.ToLower(strings.TrimSpace(head)) }

// row reads one row.
func (l *roster) row(columns, cells []string) (seat, error) {
	var s seat
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if i >= len(columns) {
			break
		}
		switch columnOf(columns[i]) {
		case "file", "learner":
			s.file = cell
		case "name":
			s.name = cell
		case "group":
			s.group = cell
		}
	}
	switch {
	case s.file == "" && s.name == "":
		return seat{}, errors.New("it says neither a file nor a name")
	case s.name == "":
		s.name = s.file
	case s.file == "":
		s.file = s.name
	}
	if ext := filepath.Ext(s.file); strings.EqualFold(ext, ".jsonl") {
		s.file = strings.TrimSuffix(s.file, ext)
	}
	for _, other := range l.seats {
		if strings.EqualFold(other.file, s.file) && other.name != s.name {
			return seat{}, fmt.Errorf("%q stands there for %q already", s.file, other.name)
		}
	}
	return s, nil
}

// seatOf finds the row of a file: by its name, by that of a folder in which it lay, or by
// the number that stands for its learner; or else by the longest name with which one of
// these begins.
func (l *roster) seatOf(h *handed) seat {
	if l == nil {
		return seat{}
	}
	best, most := -1, 0
	for i, s := range l.seats {
		if n := h.isNamed(s.file); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		h.note("it is not on the list of names")
		return seat{}
	}
	l.found[best] = true
	return l.seats[best]
}

// isNamed tells how well a name fits the file, or a folder in which it lay; 0: not at
// all. Best is the same name. One that begins with it and an underscore, as the files
// that Moodle hands out do, fits as well as the name is long.
func (h *handed) isNamed(name string) (fits int) {
	for _, own := range append(strings.Split(h.from, "/"), h.name, pseudonym(h.read.Layout)) {
		switch {
		case strings.EqualFold(own, name):
			return math.MaxInt
		case len(own) > len(name) && strings.EqualFold(own[:len(name)+1], name+"_"):
			fits = len(name)
		}
	}
	return fits
}

// absent lists the names for which nothing was handed in.
func (l *roster) absent() []string {
	absent := []string{}
	if l == nil {
		return absent
	}
	came := map[string]bool{}
	for i, s := range l.seats {
		came[s.name] = came[s.name] || l.found[i]
	}
	for _, s := range l.seats {
		if !came[s.name] && !slices.Contains(absent, s.name) {
			absent = append(absent, s.name)
		}
	}
	return absent
}

// pseudonym stands for a learner whom nobody names. It comes from the learner's layout
// number, which is drawn once by chance, so it is the same each time.
func pseudonym(layout uint32) string {
	h := fnv.New32a()
	fmt.Fprint(h, "learner ", layout)
	return fmt.Sprintf("learner %05d", h.Sum32()%100_000)
}
