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
)

// header is the first line of a file. It may stand again further down, where
// two files were put together.
const header = `{"policyquiz":"history","version":1}`

const (
	version    = 1
	maxLine    = 1 << 20 // bytes, without the line end
	byteOrder  = "\ufeff"
	timeFormat = "2006-01-02T15:04:05.000Z07:00"
	maxMS      = math.MaxInt64 / int64(time.Millisecond)
	notOurs    = "neither a header nor an entry"
)

// A record is one line in the types of JSON: a header or an entry. fastline.go
// relies on the order of these fields.
type record struct {
	Format  *string `json:"policyquiz,omitempty"`
	Version int     `json:"version,omitempty"`

	ID     string  `json:"id,omitempty"`
	At     string  `json:"at,omitempty"`
	Review *review `json:"review,omitempty"`
	Amend  *amend  `json:"amend,omitempty"`
	Skip   string  `json:"skip,omitempty"`
	Undo   string  `json:"undo,omitempty"`
}

type review struct {
	Question string       `json:"question"`
	Outcome  quiz.Outcome `json:"outcome"`
	Score    float64      `json:"score,omitempty"`
	Grade    quiz.Grade   `json:"grade"`
	Chance   float64      `json:"chance,omitempty"`
	MS       int64        `json:"ms,omitempty"`
	Key      string       `json:"key,omitempty"`
	Text     string       `json:"text,omitempty"`
	Picks    []int        `json:"picks,omitempty"`
	Typed    []string     `json:"typed,omitempty"`
	Self     quiz.Grade   `json:"self,omitempty"`
	Unknown  bool         `json:"unknown,omitempty"`
}

type amend struct {
	Of      string       `json:"of"`
	Grade   quiz.Grade   `json:"grade"`
	Outcome quiz.Outcome `json:"outcome,omitempty"`
}

// encode returns the line for e, without a line end: times to the millisecond,
// offsets to the minute. It fails if decode would refuse the line, so that
// nothing is written that stops a reader.
func encode(e quiz.Entry) (line string, err error) {
	rec := record{ID: e.ID, At: formatTime(e.At), Skip: e.Skip, Undo: e.Undo}
	if a := e.Amend; a != nil {
		rec.Amend = (*amend)(a)
	}
	if r := e.Review; r != nil {
		rec.Review = &review{
			r.Question, r.Outcome, r.Score, r.Grade, r.Chance, r.Took.Milliseconds(), r.KeyPrint, r.TextPrint,
			r.Reply.Picks, r.Reply.Text, r.Reply.Self, r.Reply.Unknown,
		}
	}
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

// A fault says why a line is no entry that this program can use.
type fault struct {
	why   string
	newer bool   // its header says that a newer program wrote the file
	kind  string // the kind of an entry that this program does not know; "" if something is wrong
}

// decode reads one line by the rules of encoding/json. It ignores keys that it
// does not know. A header and a blank line give the zero Entry. decode defines
// what a line means; a decoder only reads some lines faster.
func decode(line string) (quiz.Entry, *fault) {
	line = trim(line)
	if line == "" || line == header {
		return quiz.Entry{}, nil
	}
	if len(line) > maxLine {
		return quiz.Entry{}, &fault{why: fmt.Sprintf("longer than %d bytes", maxLine)}
	}
	var rec record
	if err := json.Unmarshal([]byte(line), &rec); err != nil {
		return quiz.Entry{}, &fault{why: explain(err)}
	}
	if rec.Format != nil {
		return quiz.Entry{}, rec.headerFault()
	}
	if rec.ID == "" || rec.At == "" {
		return quiz.Entry{}, &fault{why: notOurs}
	}
	at, err := time.Parse(time.RFC3339, rec.At)
	if err != nil {
		return quiz.Entry{}, &fault{why: fmt.Sprintf("%q is no time such as 2026-03-02T09:00:00.123+01:00", rec.At)}
	}
	_, offset := at.Zone()
	e := rec.entry(at.In(zone(offset)))
	if kinds(e) == 0 {
		return quiz.Entry{}, unknownKind(line)
	}
	if why := flaw(e); why != "" {
		return quiz.Entry{}, &fault{why: why}
	}
	return e, nil
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
	rest.Format, rest.Version = nil, 0
	switch {
	case *rec.Format != "history":
		return &fault{why: fmt.Sprintf("a header of %q, not of a history", *rec.Format)}
	case rec.Version > version:
		return &fault{why: fmt.Sprintf("history version %d, but this program knows only %d", rec.Version, version), newer: true}
	case rec.Version < version:
		return &fault{why: "a header without its version"}
	case rest != record{}:
		return &fault{why: "a header and an entry in one line"}
	}
	return nil
}

func (rec record) entry(at time.Time) quiz.Entry {
	e := quiz.Entry{ID: rec.ID, At: at, Amend: (*quiz.Amend)(rec.Amend), Skip: rec.Skip, Undo: rec.Undo}
	if r := rec.Review; r != nil {
		e.Review = &quiz.Review{
			Question: r.Question, Outcome: r.Outcome, Score: r.Score, Grade: r.Grade, Chance: r.Chance,
			Reply:    quiz.Reply{Self: r.Self, Unknown: r.Unknown},
			Took:     milliseconds(r.MS),
			KeyPrint: r.Key, TextPrint: r.Text,
		}
		if len(r.Picks) > 0 { // an empty list and none are the same reply
			e.Review.Reply.Picks = r.Picks
		}
		if len(r.Typed) > 0 {
			e.Review.Reply.Text = r.Typed
		}
	}
	return e
}

// milliseconds returns ms as a Duration, at most the greatest there is.
func milliseconds(ms int64) time.Duration {
	return time.Duration(min(max(ms, -maxMS), maxMS)) * time.Millisecond
}

// unknownKind returns the fault of an entry that is of none of our kinds.
func unknownKind(line string) *fault {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &keys); err != nil {
		return &fault{why: explain(err)}
	}
	var unknown []string
	for key := range keys {
		if !slices.Contains([]string{"id", "at", "version", "review", "amend", "skip", "undo"}, strings.ToLower(key)) {
			unknown = append(unknown, key)
		}
	}
	if len(unknown) == 0 {
		return &fault{why: "an entry without a review, amend, skip or undo"}
	}
	return &fault{why: "an entry of a kind that this program does not know", kind: slices.Min(unknown)}
}

// kinds returns how many of Review, Amend, Skip and Undo are set. In a sound
// entry it is 1.
func kinds(e quiz.Entry) (n int) {
	for _, set := range [...]bool{e.Review != nil, e.Amend != nil, e.Skip != "", e.Undo != ""} {
		if set {
			n++
		}
	}
	return n
}

// flaw returns why e cannot be part of a history, or "".
func flaw(e quiz.Entry) string {
	if kinds(e) > 1 {
		return "more than one of review, amend, skip and undo"
	}
	if r := e.Review; r != nil {
		switch {
		case r.Question == "":
			return "a review without its question"
		case !known(r.Outcome):
			return fmt.Sprintf("%q is no outcome: right, partly, wrong, unknown", r.Outcome)
		case r.Grade < quiz.Again || r.Grade > quiz.Easy:
			return fmt.Sprintf("%d is no grade: 1 to 4", r.Grade)
		case r.Reply.Self != 0 && (r.Reply.Self < quiz.Again || r.Reply.Self > quiz.Easy):
			return fmt.Sprintf("%d is no grade: 1 to 4", r.Reply.Self)
		case r.Score < 0 || r.Score > 1:
			return "a score outside 0 to 1"
		case r.Chance < 0 || r.Chance > 1:
			return "a chance outside 0 to 1"
		}
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
