package study

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/spell"
	"policyquiz/quiz/workers"
)

// Memories hold a learner's history so that memory can be read off it. What
// they say depends on the entries and the reader's clock alone, and not on the
// order in which the entries came. They are for one goroutine at a time.
type Memories struct {
	// Schedule is the one of the replay. It must not be changed.
	Schedule Schedule
	// KindOf returns the kind of a question, for those that are new. If it is set, new
	// questions are introduced mixed: the lowest rung first, but each fifth one further
	// up and each tenth further still, of ten at most three from a deck, and no two of a
	// kind in a row. If it is nil, they keep the order of refs.
	KindOf func(quiz.Ref) string

	history    History
	replayed   []*quiz.Entry // by Replay, in the order of the replay, each once
	applied    []*quiz.Entry // by Apply, in the order in which they came
	dates      dates
	records    map[string]*record
	amendments map[string]amendment     // by the id of the entry that they are about
	skips      map[skipDay][]string     // the ids of skips
	pauses     map[string][]*quiz.Entry // suspensions and their ends, by question
	firsts     map[Day]int              // how many questions were first answered on a day
	greatest   int                      // counter
	work       int                      // entries and reviews that were looked at since the replay; tests bound it
}

// A record is what there is on one question.
type record struct {
	number int32    // its place among the records of the replay
	days   int      // on which there is a step
	steps  []step   // in the order of the replay, without those that were taken back
	now    *wording // as SetWording said; nil: that of the latest step
	memory Memory
	known  bool // whether memory is worked out
}

// A wording is a question as it is worded now.
type wording struct {
	print string       // its fingerprint
	text  string       // the fingerprint of the text from which it was made
	asked *quiz.Asked  // nil if it was not yet looked up
	rules *spell.Rules // by which its answers are compared
}

// A step is what memory needs of a review. It is copied out of the review,
// because the reviews of one question lie far apart in a long history.
type step struct {
	entry    *quiz.Entry
	day      Day
	grade    quiz.Grade // after second thoughts
	evidence fsrs.Evidence
	asked    string // the fingerprint of the wording
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

// Replay makes memories of a history. Reviews are replayed by the day on which
// they were given, within a day by their counters, then by id. It keeps
// h.Entries and never changes it. The caller must not change its elements either,
// but may append to it.
func Replay(s Schedule, h History) *Memories {
	ms := &Memories{
		Schedule:   s,
		history:    h,
		amendments: map[string]amendment{},
		skips:      map[skipDay][]string{},
		pauses:     map[string][]*quiz.Entry{},
		firsts:     map[Day]int{},
	}
	ms.dates.set(h.Now)
	ms.replayed = make([]*quiz.Entry, len(h.Entries))
	for i := range h.Entries {
		e := &h.Entries[i]
		ms.replayed[i] = e
		ms.note(e)
		ms.greatest = max(ms.greatest, e.N)
		if e.Review != nil && (ms.dates.last == nil || ms.dates.last.Compare(e) < 0) {
			ms.dates.last = e
		}
		if ms.dates.isAhead(e) {
			ms.dates.add(e)
		}
	}
	if len(ms.dates.ahead) > 0 {
		ms.dates.days = ms.findDays()
	}
	ms.fill(ms.sort())
	return ms
}

// A dated is an entry with the day on which it counts as given.
type dated struct {
	entry *quiz.Entry
	day   Day
}

// compare orders entries as they are replayed: by day, then by when they were
// given.
func (a dated) compare(b dated) int {
	if a.day != b.day {
		return cmp.Compare(a.day, b.day)
	}
	return a.entry.Compare(b.entry)
}

// sort puts the entries in the order of the replay, each once: after a union of
// two files a line may stand twice. It returns their days.
func (ms *Memories) sort() []Day {
	days := make([]Day, len(ms.replayed))
	inOrder := true
	for i, e := range ms.replayed {
		days[i] = ms.dayOf(e)
		inOrder = inOrder && (i == 0 || dated{ms.replayed[i-1], days[i-1]}.compare(dated{e, days[i]}) < 0)
	}
	if inOrder { // as most histories are
		return days
	}
	list := make([]dated, len(days))
	for i, e := range ms.replayed {
		list[i] = dated{e, days[i]}
	}
	slices.SortFunc(list, dated.compare)
	list = slices.CompactFunc(list, func(a, b dated) bool { return a.entry.ID == b.entry.ID })
	ms.replayed, days = ms.replayed[:len(list)], days[:len(list)]
	for i, l := range list {
		ms.replayed[i], days[i] = l.entry, l.day
	}
	return days
}

// fill takes in all answers and what else is about questions, in the light of all
// second thoughts. The steps of all questions lie in one piece of memory, because
// making it in many pieces took a fifth of the time of a replay.
func (ms *Memories) fill(days []Day) {
	records, places := ms.gather()
	starts := arrange(places, len(records))
	steps := make([]step, starts[len(records)])
	workers.Parts(len(places), many, func(_, from, to int) {
		for i := from; i < to; i++ {
			e := ms.replayed[i]
			if places[i] != nowhere && !ms.Undone(e.ID) {
				steps[places[i]] = newStep(e, days[i], ms.amendments[e.ID])
			}
		}
	})
	undone := func(s step) bool { return s.entry == nil }
	workers.Parts(len(records), many, func(_, from, to int) {
		for k := from; k < to; k++ {
			r := records[k]
			r.steps = slices.DeleteFunc(steps[starts[k]:starts[k+1]:starts[k+1]], undone)
			r.countDays()
			// A learner would wait if many memories were worked out one by one later.
			if len(records) >= many && len(r.steps) > 0 {
				ms.remember(r)
			}
		}
	})
	for _, r := range records {
		ms.countFirst(r, 1)
	}
}

// nowhere stands for the record or the place of an entry that is no review that
// counts.
const nowhere = -1

// gather makes the records of all questions that were answered, and finds the one
// of each entry, by its place among records. It takes in what puts questions off.
func (ms *Memories) gather() (records []*record, of []int32) {
	of = make([]int32, len(ms.replayed))
	parts := make([]part, workers.Most())
	workers.Parts(len(of), many, func(n, from, to int) {
		parts[n] = findQuestions(ms.replayed[from:to], of[from:to])
	})
	most := 0
	for _, p := range parts {
		most = max(most, len(p.questions))
	}
	ms.records = make(map[string]*record, most)
	records = make([]*record, 0, most)
	for _, p := range parts {
		now := make([]int32, len(p.questions))
		space := make([]record, len(p.questions)) // one piece of memory; with many a start takes longer
		for i, id := range p.questions {
			id = ms.history.now(id)
			r := ms.records[id]
			if r == nil {
				r = &space[0]
				space = space[1:]
				r.number = int32(len(records))
				ms.records[id] = r
				records = append(records, r)
			}
			now[i] = r.number
		}
		for i, k := range p.of {
			if k != nowhere {
				p.of[i] = now[k]
			} else if e := p.entries[i]; e.Review == nil {
				ms.putOff(e)
			}
		}
	}
	return records, of
}

// A part is a part of the entries, with the questions that they are about.
type part struct {
	entries   []*quiz.Entry
	questions []string // by the ids that they had
	of        []int32  // for each entry which of these its review is about
}

// findQuestions notes in of which question each entry is about.
func findQuestions(entries []*quiz.Entry, of []int32) part {
	p := part{entries: entries, of: of, questions: make([]string, 0, len(entries))} // what is not used costs nothing
	known := make(map[string]int32, len(entries)/4)
	for i, e := range entries {
		of[i] = nowhere
		if e.Review == nil || !e.Review.Counts() {
			continue
		}
		k, ok := known[e.Review.Question]
		if !ok {
			k = int32(len(p.questions))
			known[e.Review.Question] = k
			p.questions = append(p.questions, e.Review.Question)
		}
		of[i] = k
	}
	return p
}

// arrange gives each entry a place, so that those of one record lie together, in the
// order of the entries: those of record k from starts[k] to starts[k+1]. Of holds the
// number of the record of each entry, and then its place.
func arrange(of []int32, records int) (starts []int32) {
	starts = make([]int32, records+1)
	for _, k := range of {
		if k != nowhere {
			starts[k+1]++
		}
	}
	for k := range records {
		starts[k+1] += starts[k]
	}
	next := slices.Clone(starts)
	for i, k := range of {
		if k != nowhere {
			of[i] = next[k]
			next[k]++
		}
	}
	return starts
}

// Apply takes in an entry that was written since the replay. The entry may be
// older than others, as another machine's may be, or one that is known
// already. Its cost does not grow with the history, except that an amendment
// or an undo looks for its review from the latest entry back, and that the days of
// reviews that are dated ahead may have to be found anew.
func (ms *Memories) Apply(e quiz.Entry) { ms.apply(&e) }

// apply is Apply. It returns the question that e is about, or "" if that is
// not known.
func (ms *Memories) apply(e *quiz.Entry) (question string) {
	ms.applied = append(ms.applied, e)
	ms.greatest = max(ms.greatest, e.N)
	if about := ms.note(e); about != "" {
		return ms.redo(about)
	}
	if e.Review != nil {
		ms.work++
		ms.date(e)
		ms.insert(e)
	} else {
		ms.putOff(e)
	}
	return ms.history.question(e)
}

// note notes a second thought and returns the id of the entry that it is
// about. It returns "" for anything else.
func (ms *Memories) note(e *quiz.Entry) (about string) {
	switch {
	case e.Amend != nil:
		about = e.Amend.Of
		a := ms.amendments[about]
		if a.amend == nil || a.amend.Compare(e) < 0 {
			a.amend = e
			ms.amendments[about] = a
		}
	case e.Undo != "":
		about = e.Undo
		a := ms.amendments[about]
		a.undone = true
		ms.amendments[about] = a
		ms.dates.stale = ms.dates.stale || ms.dates.leaned[about]
	}
	return about
}

// redo takes in what note has noted about the entry with an id. It returns the
// question of that entry, or "" if there is no such entry.
func (ms *Memories) redo(id string) (question string) {
	e := ms.find(id)
	if e == nil {
		return ""
	}
	question = ms.history.question(e)
	if e.Review == nil {
		return question
	}
	ms.remove(e)
	ms.insert(e)
	return question
}

// find returns the entry with an id; nil if there is none. Second thoughts
// come soon after the answer, so it looks from the latest entry back.
func (ms *Memories) find(id string) *quiz.Entry {
	for _, list := range [][]*quiz.Entry{ms.applied, ms.replayed} {
		for _, e := range slices.Backward(list) {
			ms.work++
			if e.ID == id {
				return e
			}
		}
	}
	return nil
}

// insert takes in a review that may be older than others of its question. It does
// nothing if the review does not count, was taken back, or is there already.
func (ms *Memories) insert(e *quiz.Entry) {
	a := ms.amendments[e.ID]
	if a.undone || !e.Review.Counts() {
		return
	}
	r, day := ms.record(ms.history.question(e)), ms.dayOf(e)
	i, found := r.search(e, day)
	if found {
		return
	}
	r.known = false
	ms.countFirst(r, -1)
	r.steps = slices.Insert(r.steps, i, newStep(e, day, a))
	if r.onlyOfDay(i) {
		r.days++
	}
	ms.countFirst(r, 1)
}

// remove takes out a review, if it is there.
func (ms *Memories) remove(e *quiz.Entry) {
	r := ms.records[ms.history.question(e)]
	if r == nil {
		return
	}
	i, found := r.search(e, ms.dayOf(e))
	if !found {
		return
	}
	r.known = false
	ms.countFirst(r, -1)
	if r.onlyOfDay(i) {
		r.days--
	}
	r.steps = slices.Delete(r.steps, i, i+1)
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

// search returns the place among the steps of a review that counts as given on a
// day, and whether it is there.
func (r *record) search(e *quiz.Entry, day Day) (i int, found bool) {
	return sort.Find(len(r.steps), func(i int) int {
		s := &r.steps[i]
		return dated{e, day}.compare(dated{s.entry, s.day})
	})
}

func newStep(e *quiz.Entry, day Day, a amendment) step {
	grade, _ := a.of(e.Review)
	r := e.Review
	return step{e, day, grade, fsrs.Evidence{Chance: r.Chance, Confidence: r.Confidence}, r.Asked}
}

// countFirst adds n to the number of questions first answered on the day on
// which r was. Whoever changes the steps of r calls it with -1 before and with
// 1 afterwards.
func (ms *Memories) countFirst(r *record, n int) {
	if len(r.steps) > 0 {
		ms.firsts[r.steps[0].day] += n
	}
}

// putOff takes in a skip, a suspension or its end.
func (ms *Memories) putOff(e *quiz.Entry) {
	switch question := ms.history.question(e); {
	case e.Skip != "":
		on := skipDay{question, ms.DayOf(e.At)}
		ms.skips[on] = append(ms.skips[on], e.ID)
	case e.Suspend != "", e.Resume != "":
		ms.pauses[question] = append(ms.pauses[question], e)
	}
}

// DayOf is the study day of t.
func (ms *Memories) DayOf(t time.Time) Day { return DayOf(t, ms.Schedule.Rollover) }

// Introduced counts the questions that were answered for the first time on a
// day.
func (ms *Memories) Introduced(on Day) int {
	ms.settle()
	return ms.firsts[on]
}

// Times is how often a question was answered, without what was taken back and
// what does not count. It is the n of [quiz.Question.Shuffle] when the question is
// asked next.
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

// Question returns the id that the question of e has now; see
// [quiz.Entry.Question] and [History.Renamed].
func (ms *Memories) Question(e *quiz.Entry) string { return ms.history.question(e) }

// NextN is the counter of an entry that is written now; see [quiz.Entry.N].
func (ms *Memories) NextN() int { return ms.greatest + 1 }

// all yields all entries, in no order. One may come twice.
func (ms *Memories) all() iter.Seq[*quiz.Entry] {
	return func(yield func(*quiz.Entry) bool) {
		for _, list := range [][]*quiz.Entry{ms.replayed, ms.applied} {
			for _, e := range list {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Entries are all entries in the order of the replay, each once. The caller must
// not change them.
func (ms *Memories) Entries() []*quiz.Entry {
	ms.settle()
	if len(ms.applied) == 0 && len(ms.dates.ahead) == 0 {
		return slices.Clip(ms.replayed)
	}
	all := slices.Collect(ms.all())
	slices.SortFunc(all, func(a, b *quiz.Entry) int {
		return dated{a, ms.dayOf(a)}.compare(dated{b, ms.dayOf(b)})
	})
	return slices.CompactFunc(all, func(a, b *quiz.Entry) bool { return a.ID == b.ID })
}

// Latest is what was given last, whatever clocks said, and was not taken back: an
// answer, a skip, a suspension, its end or a flag. It is what an undo takes back.
// Ok is false if there is none.
func (ms *Memories) Latest() (e *quiz.Entry, ok bool) {
	for given := range ms.all() {
		if given.Question() != "" && !ms.Undone(given.ID) && (e == nil || e.Compare(given) < 0) {
			e = given
		}
	}
	return e, e != nil
}
