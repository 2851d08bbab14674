package study

import (
	"slices"
	"time"

	"policyquiz/quiz"
)

// This file says on which day an answer was given. Mostly that is the day of its
// date. But a clock may have been wrong: a review that is dated ahead of the
// reader's clock cannot have been given on that day.

const (
	// ahead is how far a date may lie ahead of the reader's clock.
	ahead = 24 * time.Hour
	// longAgo stands for the day of an answer of which no day is known. What was
	// answered then is due: it lies further back than the longest wait, which is
	// a hundred years.
	longAgo Day = -1_000_000
)

// The dates of a history.
type dates struct {
	now    time.Time       // the reader's clock
	limit  time.Time       // what is later is dated ahead
	soon   time.Time       // the earliest date of those ahead
	ahead  []*quiz.Entry   // reviews that are dated ahead, in the order in which they were given
	days   map[string]Day  // by id: on which day these count as given
	leaned map[string]bool // ids of the reviews by which these days were found
	last   *quiz.Entry     // the review that was given last
	known  bool            // there is a review by which days can be found
	stale  bool            // days must be found anew
}

// isAhead reports whether e is a review that is dated ahead.
func (d *dates) isAhead(e *quiz.Entry) bool { return e.At.After(d.limit) && e.Review != nil }

// set sets the clock.
func (d *dates) set(now time.Time) { d.now, d.limit = now, now.Add(ahead) }

// dayOf returns the day on which e counts as given.
func (ms *Memories) dayOf(e *quiz.Entry) Day {
	if len(ms.dates.ahead) == 0 || !ms.dates.isAhead(e) {
		return ms.DayOf(e.At)
	}
	if day, ok := ms.dates.days[e.ID]; ok {
		return day
	}
	return longAgo
}

// Given is the day on which an entry counts as given. Known is false if its date lies
// ahead of the reader's clock, so that only its day is known, by its neighbours.
func (ms *Memories) Given(e *quiz.Entry) (day Day, known bool) {
	ms.settle()
	return ms.dayOf(e), !ms.dates.isAhead(e)
}

// add takes in a review that is dated ahead.
func (d *dates) add(e *quiz.Entry) {
	if len(d.ahead) == 0 || e.At.Before(d.soon) {
		d.soon = e.At
	}
	d.ahead = append(d.ahead, e)
}

// date takes in the date of a review that was written since the replay.
func (ms *Memories) date(e *quiz.Entry) {
	d := &ms.dates
	isAhead, isLast := d.isAhead(e), d.last == nil || d.last.Compare(e) < 0
	if isAhead {
		d.add(e)
	}
	// What is given last is nearest to no review, once there is one before all of
	// them or nearer behind them.
	if isAhead || len(d.ahead) > 0 && !(isLast && d.known) {
		d.stale = true
	}
	if isLast {
		d.last = e
	}
}

// settle finds the days of reviews that are dated ahead, if that is necessary.
func (ms *Memories) settle() {
	d := &ms.dates
	if !d.stale {
		return
	}
	d.stale = false
	days := ms.findDays()
	var moved []*quiz.Entry
	for _, e := range d.ahead {
		day, ok := days[e.ID]
		if !ok {
			day = longAgo
		}
		ms.work++
		if ms.dayOf(e) != day {
			moved = append(moved, e)
			ms.remove(e)
		}
	}
	d.days = days
	for _, e := range moved {
		ms.insert(e)
	}
}

// findDays finds the day of each review that is dated ahead: the day of the
// nearest review that was given before it and is not dated ahead, or else of the
// nearest after it. What was taken back is not asked. If there is no such review,
// no day is known.
func (ms *Memories) findDays() map[string]Day {
	d := &ms.dates
	slices.SortFunc(d.ahead, (*quiz.Entry).Compare)
	d.ahead = slices.CompactFunc(d.ahead, func(a, b *quiz.Entry) bool { return a.ID == b.ID })
	before, after := ms.neighbours()
	days := make(map[string]Day, len(d.ahead))
	d.leaned, d.known = map[string]bool{}, false
	for i, e := range d.ahead {
		near := before[i]
		if near == nil {
			near = after[i]
		}
		if near != nil {
			days[e.ID] = ms.DayOf(near.At)
			d.leaned[near.ID], d.known = true, true
		}
	}
	return days
}

// neighbours finds the nearest reviews that were given before and after each one
// that is dated ahead.
func (ms *Memories) neighbours() (before, after []*quiz.Entry) {
	list := ms.dates.ahead
	n := len(list)
	before, after = make([]*quiz.Entry, n), make([]*quiz.Entry, n)
	for e := range ms.all() {
		ms.work++
		if e.Review == nil || ms.dates.isAhead(e) || ms.Undone(e.ID) {
			continue
		}
		i, _ := slices.BinarySearchFunc(list, e, (*quiz.Entry).Compare) // it was given before list[i] and after list[i-1]
		if i < n && (before[i] == nil || before[i].Compare(e) < 0) {
			before[i] = e
		}
		if i > 0 && (after[i-1] == nil || after[i-1].Compare(e) > 0) {
			after[i-1] = e
		}
	}
	for i := 1; i < n; i++ {
		if before[i] == nil {
			before[i] = before[i-1]
		}
		if j := n - 1 - i; after[j] == nil {
			after[j] = after[j+1]
		}
	}
	return before, after
}

// SetClock tells the memories that the reader's clock has gone on. If it was set
// back they keep the time that they had.
func (ms *Memories) SetClock(now time.Time) {
	d := &ms.dates
	if !now.After(d.now) {
		return
	}
	if len(d.ahead) == 0 || d.soon.After(now.Add(ahead)) {
		d.set(now)
		return
	}
	ms.settle()
	var reached []*quiz.Entry
	for _, e := range d.ahead {
		if !e.At.After(now.Add(ahead)) {
			reached = append(reached, e)
			ms.remove(e)
		}
	}
	d.set(now)
	left := d.ahead
	d.ahead, d.stale = nil, true
	for _, e := range left {
		if d.isAhead(e) {
			d.add(e)
		}
	}
	for _, e := range reached {
		ms.insert(e)
	}
}

// DatedAhead returns how many reviews are dated more than a day ahead of the
// reader's clock, and the latest of these dates. Such a review takes the day of the
// nearest earlier review that is not dated ahead; earlier is in the order in which
// reviews were given. If there is none, it takes the day of the nearest later one.
// If there is none either, its question is due at once.
func (ms *Memories) DatedAhead() (n int, latest time.Time) {
	for _, e := range ms.dates.ahead {
		if ms.Undone(e.ID) {
			continue
		}
		n++
		if e.At.After(latest) {
			latest = e.At
		}
	}
	return n, latest
}
