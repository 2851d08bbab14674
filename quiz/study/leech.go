package study

import (
	"maps"
	"slices"

	"policyquiz/quiz"
)

// This file says which questions are not asked: those that the learner suspended,
// and leeches. A leech is a question that is missed again and again. It takes more
// time than it is worth, and mostly something is wrong with it, so it rests.
//
// The bounds are those of Anki, whose options of a deck set a leech threshold of 8
// lapses and warn again after each further half of it (leech_threshold_met in
// rslib/src/scheduler/states/review.rs of github.com/ankitects/anki, read in
// November 2026). A lapse there is a review graded Again on a card that was due on
// a later day. There are no learning steps here, so a lapse is a day on which the
// first answer was graded Again, after the day on which the question was new. What
// is missed again on the same day is the same lapse.
const (
	leechAt    = 8 // lapses after which a question rests
	leechAgain = 4 // further lapses, after the learner brought it back
)

// Rests reports whether a question is a leech and was not brought back since. A
// question rests until it is resumed or its text changes. It is not due, not
// introduced and not practised ahead.
func (ms *Memories) Rests(question string) bool {
	ms.settle()
	r := ms.records[question]
	if r == nil || r.days <= leechAt { // most questions need not be looked at
		return false
	}
	if m, _ := ms.Of(question); m.Lapses < leechAt {
		return false
	}
	back := ms.lastPause(question, func(e *quiz.Entry) bool { return e.Resume != "" })
	if back == nil {
		return true
	}
	since := 0
	for i := range r.steps {
		ms.work++
		if r.lapses(i) && back.Compare(r.steps[i].entry) < 0 {
			since++
		}
	}
	return since >= leechAgain
}

// firstOfDay reports whether step i is the first on its day.
func (r *record) firstOfDay(i int) bool { return i == 0 || r.steps[i-1].day < r.steps[i].day }

// onlyOfDay reports whether there is no other step on the day of step i.
func (r *record) onlyOfDay(i int) bool {
	return r.firstOfDay(i) && (i+1 == len(r.steps) || r.firstOfDay(i+1))
}

// countDays counts the days on which there is a step.
func (r *record) countDays() {
	r.days = 0
	for i := range r.steps {
		if r.firstOfDay(i) {
			r.days++
		}
	}
}

// text is the fingerprint of the text that the question has now.
func (r *record) text() string {
	if r.now != nil {
		return r.now.text
	}
	return r.steps[len(r.steps)-1].entry.Review.TextPrint
}

// lapses reports whether step i is a lapse of the question as its text is now.
func (r *record) lapses(i int) bool {
	s := &r.steps[i]
	return i > 0 && s.grade == quiz.Again && r.firstOfDay(i) && s.entry.Review.TextPrint == r.text()
}

// Suspended reports whether a question was suspended and not resumed since.
// A suspended question is not due, not introduced and not practised ahead.
func (ms *Memories) Suspended(question string) bool {
	last := ms.lastPause(question, func(*quiz.Entry) bool { return true })
	return last != nil && last.Suspend != ""
}

// lastPause is the latest suspension of a question, or end of one, that was not
// taken back and that is wanted; nil if there is none.
func (ms *Memories) lastPause(question string, wanted func(*quiz.Entry) bool) (last *quiz.Entry) {
	for _, e := range ms.pauses[question] {
		ms.work++
		if wanted(e) && !ms.Undone(e.ID) && (last == nil || last.Compare(e) < 0) {
			last = e
		}
	}
	return last
}

// away reports whether a question is not asked until it is resumed.
func (ms *Memories) away(question string) bool { return ms.Suspended(question) || ms.Rests(question) }

// Away lists the questions that are suspended and those that rest, by id. One that
// is both stands among the suspended.
func (ms *Memories) Away() (suspended, resting []string) {
	for _, id := range slices.Sorted(maps.Keys(ms.pauses)) {
		if ms.Suspended(id) {
			suspended = append(suspended, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ms.records)) {
		if ms.Rests(id) && !ms.Suspended(id) {
			resting = append(resting, id)
		}
	}
	return suspended, resting
}
