package history

import (
	"strings"

	"policyquiz/quiz"
)

// This file finds entries that stand twice. Ids of one run of the program rise. So
// the greatest id of each run is nearly always enough to know that further ids are
// new. Each id is looked up only if files were put together.

// A span is the least and the greatest of some ids of one run of the program.
type span struct{ first, last string }

// A rising notes ids as they come, and whether those of each run rise.
type rising struct {
	run   string // of the id noted last
	now   span   // of that run
	spans map[string]span
	falls bool // an id does not rise
}

// note notes an id.
func (r *rising) note(id string) {
	run := id[:strings.LastIndexByte(id, '-')+1]
	if run != r.run || r.now.first == "" {
		r.store()
		r.run, r.now = run, r.spans[run]
		if r.now.first == "" {
			r.now = span{id, id}
			return
		}
	}
	r.falls = r.falls || id <= r.now.last
	r.now.last = id
}

// store stores the span of the run noted last.
func (r *rising) store() {
	if r.now.first == "" {
		return
	}
	if r.spans == nil {
		r.spans = map[string]span{}
	}
	r.spans[r.run] = r.now
}

// ids are those of entries.
type ids struct {
	greatest map[string]string // by run
	index    map[string]int    // id to place in entries; nil until it is needed
}

// take notes ids if it can tell that each of them is new and stands once.
func (s *ids) take(more *rising) bool {
	if s.index != nil || more.falls {
		return false
	}
	more.store()
	for run, span := range more.spans {
		if greatest, ok := s.greatest[run]; ok && span.first <= greatest {
			return false
		}
	}
	if s.greatest == nil {
		s.greatest = make(map[string]string, len(more.spans))
	}
	for run, span := range more.spans {
		s.greatest[run] = span.last
	}
	return true
}

// place notes the id of an entry that may become the next one. It returns the
// place of the entry that has this id already, or -1.
func (s *ids) place(entries []quiz.Entry, id string) int {
	if s.index == nil {
		*s = indexed(entries)
	}
	if twin, ok := s.index[id]; ok {
		return twin
	}
	s.index[id] = len(entries)
	return -1
}

func indexed(entries []quiz.Entry) ids {
	index := make(map[string]int, len(entries))
	for i, e := range entries {
		index[e.ID] = i
	}
	return ids{index: index}
}
