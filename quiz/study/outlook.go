package study

import (
	"maps"
	"slices"
	"time"

	"policyquiz/quiz"
)

// An Outlook counts what there is to do with some questions, today and later.
// It is all that a learner is told when nothing is due and when a drill ends.
type Outlook struct {
	// Today is the study day on which the counts hold.
	Today Day
	// Due is how many questions are due today, without those put off.
	Due int
	// New is how many questions may still be introduced today.
	New int
	// Later is how many questions were answered before, are not due and can
	// be practised ahead.
	Later int
	// NotRight is how many questions were answered before and not rightly since they were
	// missed, whether they are due or not, without those put off; see [Memory.NotRight].
	NotRight int
	// Guessed is how many of these were right when they were last answered, but called a
	// guess.
	Guessed int
	// Unseen is how many questions were never answered, New included, and All how many
	// there are.
	Unseen, All int
	// Suspended is how many questions the learner suspended, and Resting how many
	// were missed so often that they rest. Neither count is part of another.
	Suspended, Resting int
	// Introduced is how many questions were answered for the first time
	// today, in any deck.
	Introduced int
	// Coming says how many questions become due on which day after today,
	// soonest first. A due question that was put off comes tomorrow.
	Coming []Coming
}

// A Coming is how many questions become due on a day.
type Coming struct {
	Day Day // after today
	N   int // at least 1
}

// Outlook counts refs at a time, when newADay questions may be introduced a
// day; see [Memories.Agenda].
func (ms *Memories) Outlook(refs []quiz.Ref, now time.Time, newADay int) Outlook {
	return ms.outlook(once(refs), ms.DayOf(now), newADay)
}

// outlook is Outlook of refs that each stand there once.
func (ms *Memories) outlook(refs []quiz.Ref, today Day, newADay int) Outlook {
	s := ms.sift(refs, today)
	o := Outlook{
		Today:      today,
		Due:        len(s.due),
		New:        len(ms.introduced(s, newADay)),
		Later:      len(s.later),
		NotRight:   s.notRight,
		Guessed:    s.guessed,
		Unseen:     s.never,
		All:        len(refs),
		Suspended:  s.suspended,
		Resting:    s.resting,
		Introduced: ms.Introduced(today),
	}
	for _, day := range slices.Sorted(maps.Keys(s.coming)) {
		o.Coming = append(o.Coming, Coming{day, s.coming[day]})
	}
	return o
}
