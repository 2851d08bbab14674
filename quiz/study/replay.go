package study

import (
	"slices"
	"sort"
	"strings"
	"time"

	"policyquiz/quiz"
)

// Memories hold a learner's history so that memory can be read off it. What
// they say depends on the entries alone, and not on the order in which the
// entries came. They are for one goroutine at a time.
type Memories struct {
	// Schedule is the one of the replay. It must not be changed.
	Schedule Schedule

	replayed   []quiz.Entry  // by Replay, oldest first, each once
	applied    []*quiz.Entry // by Apply, in the order in which they came
	records    map[string]*record
	amendments map[string]amendment // by the id of the entry that they are about
	skips      map[skipDay][]string // the ids of skips
	firsts     map[Day]int          // how many questions were first answered on a day
	work       int                  // entries and reviews that were looked at since the replay; tests bound it
}

// A record is what there is on one question.
type record struct {
	steps    []step // oldest first, without those that were taken back
	keyPrint string // as SetKeyPrint said; empty: the key of the latest step
	memory   Memory
	known    bool // whether memory is worked out
	room     int  // how many reviews the replay found
}

// A step is what memory needs of a review. It is copied out of the review,
// because the reviews of one question lie far apart in a long history.
type step struct {
	entry    *quiz.Entry
	day      Day
	grade    quiz.Grade // after second thoughts
	chance   float64
	keyPrint string
}

// An amendment is the sum of second thoughts about one entry.
type amendment struct {
	undone bool
	amend  *quiz.Entry // the latest; nil: none
}

// of is the grade and the outcome of a review after these second thoughts.
func (a amendment) of(r *quiz.Review) (quiz.Grade, quiz.Outcome) {
	if a.amend != nil {
		return a.amend.Amend.Grade, a.amend.Amend.Outcome
	}
	return r.Grade, r.Outcome
}

// A skipDay is a question and a day on which it was put off.
type skipDay struct {
	question string
	day      Day
}

// Replay makes memories of entries, in whatever order they come. It keeps the
// slice and never changes it. The caller must not change its elements either,
// but may append to it.
func Replay(s Schedule, entries []quiz.Entry) *Memories {
	ms := &Memories{
		Schedule:   s,
		replayed:   sorted(entries),
		records:    make(map[string]*record, len(entries)/8),
		amendments: map[string]amendment{},
		skips:      map[skipDay][]string{},
		firsts:     map[Day]int{},
	}
	ms.fill(ms.noteAll())
	ms.rememberAll()
	return ms
}

// noteAll notes all second thoughts and makes a record of each question. Of
// each entry that holds a review it returns the record, with room for as many
// steps as the question has reviews.
func (ms *Memories) noteAll() (records []*record, reviews int) {
	records = make([]*record, len(ms.replayed)) // nil: no review
	for i := range ms.replayed {
		e := &ms.replayed[i]
		if e.Review == nil {
			ms.note(e)
			continue
		}
		records[i] = ms.record(e.Review.Question)
		records[i].room++
		reviews++
	}
	return records, reviews
}

// fill takes in all answers and skips, in the light of all second thoughts.
// The steps of all questions lie in one piece of memory, because making it in
// many pieces took a fifth of the time of a replay.
func (ms *Memories) fill(records []*record, reviews int) {
	steps := make([]step, reviews)
	for i, r := range records {
		e := &ms.replayed[i]
		switch {
		case e.Skip != "":
			ms.putOff(e)
		case r != nil:
			if r.steps == nil {
				r.steps, steps = steps[:0:r.room], steps[r.room:]
			}
			ms.append(r, e)
		}
	}
}

// append takes in a review that is later than all others of its question.
func (ms *Memories) append(r *record, e *quiz.Entry) {
	a := ms.amendments[e.ID]
	if a.undone {
		return
	}
	r.steps = append(r.steps, ms.step(e, a))
	if len(r.steps) == 1 {
		ms.countFirst(r, 1)
	}
}

// sorted returns entries oldest first, each once: after a union of two files a
// line may stand twice. Most histories need no copy.
func sorted(entries []quiz.Entry) []quiz.Entry {
	for i := 1; i < len(entries); i++ {
		if older(&entries[i-1], &entries[i]) >= 0 {
			entries = slices.Clone(entries)
			slices.SortFunc(entries, func(a, b quiz.Entry) int { return older(&a, &b) })
			return slices.CompactFunc(entries, func(a, b quiz.Entry) bool { return older(&a, &b) == 0 })
		}
	}
	return entries
}

// older orders entries by time and then by id.
func older(a, b *quiz.Entry) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// Apply takes in an entry that was written since the replay. The entry may be
// older than others, as another machine's may be, or one that is known
// already. Its cost does not grow with the history, except that an amendment
// or an undo looks for its review from the latest entry back.
func (ms *Memories) Apply(e quiz.Entry) { ms.apply(&e) }

// apply is Apply. It returns the question that e is about, or "" if that is
// not known.
func (ms *Memories) apply(e *quiz.Entry) (question string) {
	ms.applied = append(ms.applied, e)
	switch about := ms.note(e); {
	case about != "":
		return ms.redo(about)
	case e.Review != nil:
		ms.insert(e)
		return e.Review.Question
	case e.Skip != "":
		ms.putOff(e)
		return e.Skip
	}
	return ""
}

// note notes a second thought and returns the id of the entry that it is
// about. It returns "" for an answer and for a skip.
func (ms *Memories) note(e *quiz.Entry) (about string) {
	switch {
	case e.Amend != nil:
		about = e.Amend.Of
		a := ms.amendments[about]
		if a.amend == nil || older(a.amend, e) < 0 {
			a.amend = e
			ms.amendments[about] = a
		}
	case e.Undo != "":
		about = e.Undo
		a := ms.amendments[about]
		a.undone = true
		ms.amendments[about] = a
	}
	return about
}

// redo takes in what note has noted about the entry with an id. It returns the
// question of that entry, or "" if there is no such entry.
func (ms *Memories) redo(id string) (question string) {
	e := ms.find(id)
	switch {
	case e == nil:
		return ""
	case e.Review == nil:
		return e.Skip
	}
	r, a := ms.records[e.Review.Question], ms.amendments[id]
	i, found := r.search(e)
	switch {
	case !found:
	case a.undone:
		r.known = false
		ms.countFirst(r, -1)
		r.steps = slices.Delete(r.steps, i, i+1)
		ms.countFirst(r, 1)
	default:
		r.known = false
		r.steps[i] = ms.step(e, a)
	}
	return e.Review.Question
}

// find returns the entry with an id; nil if there is none. Second thoughts
// come soon after the answer, so it looks from the latest entry back.
func (ms *Memories) find(id string) *quiz.Entry {
	for _, e := range slices.Backward(ms.applied) {
		ms.work++
		if e.ID == id {
			return e
		}
	}
	for i := len(ms.replayed) - 1; i >= 0; i-- {
		ms.work++
		if e := &ms.replayed[i]; e.ID == id {
			return e
		}
	}
	return nil
}

// insert takes in a review that may be older than others of its question.
func (ms *Memories) insert(e *quiz.Entry) {
	ms.work++
	r, a := ms.record(e.Review.Question), ms.amendments[e.ID]
	i, found := r.search(e)
	if found || a.undone {
		return
	}
	r.known = false
	ms.countFirst(r, -1)
	r.steps = slices.Insert(r.steps, i, ms.step(e, a))
	ms.countFirst(r, 1)
}

// record returns what there is on a question. It makes it if there is nothing.
func (ms *Memories) record(question string) *record {
	r := ms.records[question]
	if r == nil {
		r = &record{}
		ms.records[question] = r
	}
	return r
}

// search returns the place of a review among the steps, and whether it is
// there.
func (r *record) search(e *quiz.Entry) (i int, found bool) {
	return sort.Find(len(r.steps), func(i int) int { return older(e, r.steps[i].entry) })
}

func (ms *Memories) step(e *quiz.Entry, a amendment) step {
	grade, _ := a.of(e.Review)
	return step{e, ms.DayOf(e.At), grade, e.Review.Chance, e.Review.KeyPrint}
}

// countFirst adds n to the number of questions first answered on the day on
// which r was. Whoever changes the steps of r calls it with -1 before and with
// 1 afterwards.
func (ms *Memories) countFirst(r *record, n int) {
	if len(r.steps) > 0 {
		ms.firsts[r.steps[0].day] += n
	}
}

func (ms *Memories) putOff(e *quiz.Entry) {
	on := skipDay{e.Skip, ms.DayOf(e.At)}
	ms.skips[on] = append(ms.skips[on], e.ID)
}

// DayOf is the study day of t.
func (ms *Memories) DayOf(t time.Time) Day { return DayOf(t, ms.Schedule.Rollover) }

// Introduced counts the questions that were answered for the first time on a
// day.
func (ms *Memories) Introduced(on Day) int { return ms.firsts[on] }

// Times is how often a question was answered, without what was taken back. It
// is the n of [quiz.Question.Shuffle] when the question is asked next.
func (ms *Memories) Times(question string) int {
	if r := ms.records[question]; r != nil {
		return len(r.steps)
	}
	return 0
}

// Skipped reports whether a question was put off on a day, and the skip was
// not taken back.
func (ms *Memories) Skipped(question string, on Day) bool {
	for _, id := range ms.skips[skipDay{question, on}] {
		ms.work++
		if !ms.Undone(id) {
			return true
		}
	}
	return false
}

// Undone reports whether the entry with an id was taken back.
func (ms *Memories) Undone(id string) bool { return ms.amendments[id].undone }

// Amended is the grade and the outcome of e, which holds a review, after
// second thoughts. Whether it was taken back does not matter.
func (ms *Memories) Amended(e *quiz.Entry) (quiz.Grade, quiz.Outcome) {
	return ms.amendments[e.ID].of(e.Review)
}

// Entries are all entries, oldest first, each once. The caller must not change
// them.
func (ms *Memories) Entries() []quiz.Entry {
	if len(ms.applied) == 0 {
		return ms.replayed
	}
	all := slices.Clone(ms.replayed)
	for _, e := range ms.applied {
		all = append(all, *e)
	}
	return sorted(all)
}

// Latest is the latest answer or skip that was not taken back: what an undo
// takes back. Ok is false if there is none.
func (ms *Memories) Latest() (e quiz.Entry, ok bool) {
	for _, e := range slices.Backward(ms.Entries()) {
		if (e.Review != nil || e.Skip != "") && !ms.Undone(e.ID) {
			return e, true
		}
	}
	return quiz.Entry{}, false
}
