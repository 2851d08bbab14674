package history

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

const (
	version    = 2
	maxLine    = 1 << 20 // bytes, without the line end
	maxN       = 999_999_999
	byteOrder  = "\ufeff"
	timeFormat = "2006-01-02T15:04:05.000Z07:00"
	maxMS      = math.MaxInt64 / int64(time.Millisecond)
	notOurs    = "neither a header, nor a question, nor an entry"
)

// headerStart is how a header begins that this program writes. A header is the
// first line of a file. It may stand again further down, where two files were put
// together.
const headerStart = `{"policyquiz":"history","version":2,"layout":`

// headerOf returns the header of a file with a learner's layout number.
func headerOf(layout uint32) string { return fmt.Sprintf("%s%d}", headerStart, layout) }

// A content is what a line holds: an entry, a question as it was worded, a
// header, or nothing.
type content struct {
	entry  quiz.Entry  // ID is "" if the line is no entry
	asked  string      // the fingerprint of the question; "" if the line is none
	words  *quiz.Asked // the question, if decode read all of it
	header bool
	layout *uint32 // of a header that has one
}

// A record is one line in the types of JSON: a header or an entry. fastline.go
// relies on the order of these fields.
type record struct {
	Format  *string `json:"policyquiz,omitempty"`
	Version int     `json:"version,omitempty"`
	Layout  *uint32 `json:"layout,omitempty"`
	Course  string  `json:"course,omitempty"` // of an export: the id of the course
	Lock    string  `json:"lock,omitempty"`   // of an export: the hash of the course's lock

	ID      string  `json:"id,omitempty"`
	At      string  `json:"at,omitempty"`
	N       int64   `json:"n,omitempty"`
	Review  *review `json:"review,omitempty"`
	Amend   *amend  `json:"amend,omitempty"`
	Undo    string  `json:"undo,omitempty"`
	Skip    string  `json:"skip,omitempty"`
	Suspend string  `json:"suspend,omitempty"`
	Resume  string  `json:"resume,omitempty"`
	Flag    *flag   `json:"flag,omitempty"`
}

// A review is first what a replay needs, up to Exam, then the details. The time that an
// answer took stands among them, but is read with what a replay needs.
type review struct {
	Question   string          `json:"question"`
	Asked      string          `json:"asked,omitempty"`
	Text       string          `json:"text,omitempty"`
	Outcome    quiz.Outcome    `json:"outcome"`
	Grade      quiz.Grade      `json:"grade"`
	Chance     float64         `json:"chance,omitempty"`
	Confidence fsrs.Confidence `json:"confidence,omitempty"`
	Practice   bool            `json:"practice,omitempty"`
	Exam       bool            `json:"exam,omitempty"`

	Score   float64    `json:"score,omitempty"`
	MS      int64      `json:"ms,omitempty"`
	Shown   []string   `json:"shown,omitempty"`
	Chosen  []string   `json:"chosen,omitempty"`
	Typed   []string   `json:"typed,omitempty"`
	Self    quiz.Grade `json:"self,omitempty"`
	Unknown bool       `json:"unknown,omitempty"`
}

type amend struct {
	Of      string       `json:"of"`
	Grade   quiz.Grade   `json:"grade"`
	Outcome quiz.Outcome `json:"outcome,omitempty"`
}

type flag struct {
	Question string `json:"question"`
	Note     string `json:"note,omitempty"`
}

// encode returns the line for e, without a line end: times to the millisecond,
// offsets to the minute. It fails if decode would refuse the line, so that
// nothing is written that stops a reader.
func encode(e quiz.Entry) (line string, err error) {
	rec := record{
		ID: e.ID, At: formatTime(e.At), N: int64(e.N),
		Amend: (*amend)(e.Amend), Undo: e.Undo, Skip: e.Skip, Suspend: e.Suspend, Resume: e.Resume, Flag: (*flag)(e.Flag),
	}
	if r := e.Review; r != nil {
		rec.Review = &review{
			Question: r.Question, Asked: r.Asked, Text: r.TextPrint, Outcome: r.Outcome, Grade: r.Grade,
			Chance: r.Chance, Confidence: r.Confidence, Practice: r.Practice, Exam: r.Exam, MS: r.Took.Milliseconds(),
		}
		if d := r.Details; d != nil {
			rec.Review.Score, rec.Review.Shown = d.Score, d.Shown
			rec.Review.Chosen, rec.Review.Typed = d.Reply.Chosen, d.Reply.Text
			rec.Review.Self, rec.Review.Unknown = d.Reply.Self, d.Reply.Unknown
		}
	}
	return checked(rec)
}

// checked returns the line for a record that decode accepts.
func checked(rec any) (line string, err error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // people read this file
	if err := enc.Encode(rec); err != nil {
		return "", err
	}
	line = strings.TrimSuffix(buf.String(), "\n")
	if _, fault := decode(line); fault != nil {
		return "", errors.New(fault.why)
	}
	return line, nil
}

// A fault says why a line is nothing that this program can use.
type fault struct {
	why   string
	newer bool   // its header says that a newer program wrote the file
	old   bool   // an old program wrote it, in a format that this one does not read
	kind  string // the kind of an entry that this program does not know; "" if something is wrong
	n     int    // the counter of such an entry
}

// decode reads one line by the rules of encoding/json. It ignores keys that it
// does not know. A blank line gives the zero content. decode defines what a line
// means; a decoder only reads the beginning of some lines, and faster.
func decode(line string) (content, *fault) {
	line = trim(line)
	if line == "" {
		return content{}, nil
	}
	if len(line) > maxLine {
		return content{}, &fault{why: fmt.Sprintf("longer than %d bytes", maxLine)}
	}
	if strings.HasPrefix(line, askedStart) {
		return decodeAsked(line)
	}
	var rec record
	if err := json.Unmarshal([]byte(line), &rec); err != nil {
		return content{}, &fault{why: explain(err)}
	}
	if rec.Format != nil {
		return content{header: true, layout: rec.Layout}, rec.headerFault()
	}
	if rec.ID == "" || rec.At == "" {
		return content{}, &fault{why: notOurs}
	}
	at, err := time.Parse(time.RFC3339, rec.At)
	if err != nil {
		return content{}, &fault{why: fmt.Sprintf("%q is no time such as 2026-03-02T09:00:00.123+01:00", rec.At)}
	}
	_, offset := at.Zone()
	e := rec.entry(at.In(zone(offset)))
	counted := rec.N >= 1 && rec.N <= maxN
	switch {
	case kinds(&e) == 0 && counted:
		return content{}, unknownKind(line, e.N)
	case kinds(&e) == 0: // a later program may have kinds without a counter
		return content{}, unknownKind(line, 0)
	case !counted:
		return content{}, rec.counterFault()
	}
	if why := flaw(&e); why != "" {
		return content{}, &fault{why: why}
	}
	return content{entry: e}, nil
}

const space = " \t\r\n" // as JSON has it

// trim removes what editors leave around a line.
func trim(line string) string {
	return strings.Trim(strings.TrimPrefix(line, byteOrder), space)
}

func trimLeft(line string) string {
	return strings.TrimLeft(strings.TrimPrefix(line, byteOrder), space)
}

// explain puts an error of encoding/json into a learner's words.
func explain(err error) string {
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case ok && wrong.Field != "":
		return fmt.Sprintf("%q is of the wrong type: %s", wrong.Field, wrong.Value)
	case ok:
		return notOurs
	}
	return "no JSON: " + err.Error()
}

func (rec record) headerFault() *fault {
	rest := rec
	rest.Format, rest.Version, rest.Layout, rest.Course, rest.Lock = nil, 0, nil, "", ""
	switch {
	case *rec.Format != "history":
		return &fault{why: fmt.Sprintf("a header of %q, not of a history", *rec.Format)}
	case rec.Version > version:
		return &fault{why: fmt.Sprintf("history version %d, but this program knows only %d", rec.Version, version), newer: true}
	case rec.Version < 1:
		return &fault{why: "a header without its version"}
	case rec.Version < version:
		return &fault{why: fmt.Sprintf("history version %d, an old format that this program cannot read", rec.Version), old: true}
	case rest != record{}:
		return &fault{why: "a header and an entry in one line"}
	}
	return nil
}

// counterFault says what is wrong with n.
func (rec record) counterFault() *fault {
	if rec.N == 0 {
		return &fault{why: "an entry without its counter n, as programs before version 2 wrote it", old: true}
	}
	return &fault{why: fmt.Sprintf("the counter n is %d; it goes from 1 to %d", rec.N, maxN)}
}

func (rec record) entry(at time.Time) quiz.Entry {
	e := quiz.Entry{
		ID: rec.ID, At: at, N: int(rec.N),
		Amend: (*quiz.Amend)(rec.Amend), Undo: rec.Undo, Skip: rec.Skip, Suspend: rec.Suspend, Resume: rec.Resume, Flag: (*quiz.Flag)(rec.Flag),
	}
	if r := rec.Review; r != nil {
		e.Review = &quiz.Review{
			Question: r.Question, Asked: r.Asked, TextPrint: r.Text, Outcome: r.Outcome, Grade: r.Grade,
			Chance: r.Chance, Confidence: r.Confidence, Practice: r.Practice, Exam: r.Exam, Took: milliseconds(r.MS),
			Details: &quiz.Details{
				Score: r.Score,
				Shown: someOf(r.Shown),
				Reply: quiz.Reply{Chosen: someOf(r.Chosen), Text: someOf(r.Typed), Self: r.Self, Unknown: r.Unknown},
			},
		}
	}
	return e
}

// someOf returns list, or nil if it is empty: an empty list and none are the same.
func someOf(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}

// milliseconds returns ms as a Duration, at most the greatest there is.
func milliseconds(ms int64) time.Duration {
	return time.Duration(min(max(ms, -maxMS), maxMS)) * time.Millisecond
}

// unknownKind returns the fault of an entry that is of none of our kinds.
func unknownKind(line string, n int) *fault {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &keys); err != nil {
		return &fault{why: explain(err)}
	}
	var unknown []string
	for key := range keys {
		if !slices.Contains(ourKeys, strings.ToLower(key)) {
			unknown = append(unknown, key)
		}
	}
	if len(unknown) == 0 {
		return &fault{why: "an entry without a review or anything else"}
	}
	return &fault{why: "an entry of a kind that this program does not know", kind: slices.Min(unknown), n: n}
}

// ourKeys are the keys of entries that this program knows, and those of headers
// that say nothing in an entry.
var ourKeys = []string{
	"id", "at", "n", "review", "amend", "undo", "skip", "suspend", "resume", "flag",
	"version", "layout", "course", "lock",
}

// kinds returns how many kinds of entry e is. In a sound entry it is 1.
func kinds(e *quiz.Entry) (n int) {
	for _, set := range [...]bool{
		e.Review != nil, e.Amend != nil, e.Undo != "", e.Skip != "", e.Suspend != "", e.Resume != "", e.Flag != nil,
	} {
		if set {
			n++
		}
	}
	return n
}

// flaw returns why e cannot be part of a history, or "".
func flaw(e *quiz.Entry) string {
	if kinds(e) > 1 {
		return "more than one entry in one line"
	}
	if r := e.Review; r != nil {
		switch {
		case r.Question == "":
			return "a review without its question"
		case !known(r.Outcome):
			return fmt.Sprintf("%q is no outcome: right, partly, wrong, unknown", r.Outcome)
		case r.Grade < quiz.Again || r.Grade > quiz.Easy:
			return fmt.Sprintf("%d is no grade: 1 to 4", r.Grade)
		case r.Chance < 0 || r.Chance > 1:
			return "a chance outside 0 to 1"
		case r.Confidence < fsrs.NotAsked || r.Confidence > fsrs.Sure:
			return fmt.Sprintf("%d is no confidence: 1 not sure, 2 fairly sure, 3 sure", r.Confidence)
		}
		return flawIn(r.Details)
	}
	if a := e.Amend; a != nil {
		switch {
		case a.Of == "":
			return "an amend that does not say of which entry"
		case a.Outcome != "" && !known(a.Outcome):
			return fmt.Sprintf("%q is no outcome: right, partly, wrong, unknown", a.Outcome)
		case a.Grade < quiz.Again || a.Grade > quiz.Easy:
			return fmt.Sprintf("%d is no grade: 1 to 4", a.Grade)
		}
	}
	if f := e.Flag; f != nil && f.Question == "" {
		return "a flag without its question"
	}
	return ""
}

// flawIn returns what is wrong with the details of a review, or "".
func flawIn(d *quiz.Details) string {
	switch {
	case d == nil:
	case d.Reply.Self != 0 && (d.Reply.Self < quiz.Again || d.Reply.Self > quiz.Easy):
		return fmt.Sprintf("%d is no grade: 1 to 4", d.Reply.Self)
	case d.Score < 0 || d.Score > 1:
		return "a score outside 0 to 1"
	}
	return ""
}

func known(o quiz.Outcome) bool {
	switch o {
	case quiz.Right, quiz.Partly, quiz.Wrong, quiz.Unknown:
		return true
	}
	return false
}

// formatTime returns t as RFC 3339 with milliseconds. RFC 3339 has no offsets
// with seconds, as they were in the nineteenth century: the offset loses its
// seconds, and the clock time moves so that the instant stays the same.
func formatTime(t time.Time) string {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.In(zone(offset - offset%60))
	}
	return t.Format(timeFormat)
}

var zones sync.Map // offset in seconds to *time.Location

// zone returns the zone of an offset in seconds east of UTC. It returns the
// same Location each time: a history has 100,000 entries and few offsets.
func zone(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	if loc, ok := zones.Load(offset); ok {
		return loc.(*time.Location)
	}
	loc, _ := zones.LoadOrStore(offset, time.FixedZone("", offset))
	return loc.(*time.Location)
}
