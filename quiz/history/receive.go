package history

import (
	"encoding/json"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A Received is a history that somebody handed in. It is read to the end of every line,
// and what cannot be read is left out and told: one bad line takes nobody's other
// answers away.
type Received struct {
	Report
	// Courses and Locks are what the headers of exports name, each once: the id of a
	// course, and the hash of its lock. A whole history names none.
	Courses, Locks []string
	Layout         uint32 // the learner's layout number; 0: no header has one

	asked map[string]*quiz.Asked
}

// Asked returns a question as it was worded, by its fingerprint; nil if the history
// does not have it, or has it damaged.
func (r *Received) Asked(print string) *quiz.Asked { return r.asked[print] }

// Receive reads a history that somebody handed in, and changes nothing. Its entries have
// their details, unlike those of a [Log]. The errors are those of [Check].
func Receive(path string) (*Received, error) {
	lines, err := readAll(path)
	if err != nil {
		return nil, err
	}
	report, found, err := checkText(path, lines)
	if err != nil {
		return nil, cannot("read", path, err)
	}
	r := &Received{Report: report, asked: make(map[string]*quiz.Asked, len(found.asked))}
	for _, a := range found.asked {
		if c, fault := decodeAsked(a.text); fault == nil {
			r.asked[a.print] = c.words
		}
	}
	if found.layout != nil {
		r.Layout = *found.layout
	}
	r.headers(lines)
	for i := range r.Entries {
		e := &r.Entries[i]
		if e.Review == nil {
			continue
		}
		review := *e.Review
		d, _ := readDetails(lineIn(lines, e.Line), *e) // the report tells of those that say two things
		review.Details = &d
		e.Review = &review
	}
	return r, nil
}

// headers notes what the headers say. There are several where files were put together.
func (r *Received) headers(lines string) {
	for line := range strings.Lines(lines) {
		var rec record
		if !strings.Contains(line, `"policyquiz"`) || json.Unmarshal([]byte(trim(line)), &rec) != nil || rec.Format == nil {
			continue
		}
		if rec.Course != "" && !slices.Contains(r.Courses, rec.Course) {
			r.Courses = append(r.Courses, rec.Course)
		}
		if rec.Lock != "" && !slices.Contains(r.Locks, rec.Lock) {
			r.Locks = append(r.Locks, rec.Lock)
		}
	}
}
