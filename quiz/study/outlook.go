package study

import (
	"cmp"
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
	// Unseen is how many questions were never answered, New included.
	Unseen int
	// Introduced is how many questions were answered for the first time
	// today, in any deck.
	Introduced int
	// Coming says how many questions become due on which day after today,
	// soonest first. A due question that was put off comes tomorrow.
	Coming []Coming
}

// A Coming is how many questions become due on a day.
type Coming struct {
	Day Day
	N   int // at least 1
}

// Outlook counts refs at a time, when newADay questions may be introduced a
// day; see [Memories.Agenda].
func (ms *Memories) Outlook(refs []quiz.Ref, now time.Time, newADay int) Outlook {
	return ms.outlook(once(refs), ms.DayOf(now), newADay)
}

// outlook is Outlook of refs that each stand there once.
func (ms *Memories) outlook(refs []quiz.Ref, today Day, newADay int) Outlook {
	a := ms.agenda(refs, today, newADay)
	return Outlook{
		Today:      today,
		Due:        len(a.Due),
		New:        len(a.New),
		Later:      len(a.Later),
		Unseen:     a.Unseen,
		Introduced: ms.Introduced(today),
		Coming:     ms.coming(refs, today),
	}
}

// coming counts the questions that become due on each day after today.
func (ms *Memories) coming(refs []quiz.Ref, today Day) []Coming {
	counts := map[Day]int{}
	for _, r := range refs {
		m, ok := ms.Of(r.ID)
		switch {
		case !ok:
		case m.Due > today:
			counts[m.Due]++
		case ms.Skipped(r.ID, today):
			counts[today+1]++
		}
	}
	var list []Coming
	for day, n := range counts {
		list = append(list, Coming{day, n})
	}
	slices.SortFunc(list, func(a, b Coming) int { return cmp.Compare(a.Day, b.Day) })
	return list
}
