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

// A Receiver reads histories that were handed in. Learners of one course have the same
// questions, so it reads each wording once. Several goroutines may use it.
type Receiver struct{ words words }

// Receive reads a history that somebody handed in, and changes nothing. Its entries have
// their details, unlike those of a [Log]. The errors are those of [Check].
func (r *Receiver) Receive(path string) (*Received, error) {
	lines, err := readAll(path)
	if err != nil {
		return nil, err
	}
	report, found, err := checkText(path, lines, &r.words)
	if err != nil {
		return nil, cannot("read", path, err)
	}
	h := &Received{Report: report, asked: make(map[string]*quiz.Asked, len(found.asked))}
	for _, a := range found.asked {
		if a.words == nil {
			c, _ := decodeAsked(a.text)
			a.words = c.words
		}
		if a.words != nil {
			h.asked[a.print] = a.words
		}
	}
	if found.layout != nil {
		h.Layout = *found.layout
	}
	h.headers(lines)
	for i := range h.Entries {
		if e := &h.Entries[i]; e.Review != nil && e.Review.Details == nil {
			review := *e.Review
			d, _ := details(lineIn(lines, e.Line), *e) // empty if the line says two things
			review.Details = &d
			e.Review = &review
		}
	}
	return h, nil
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
