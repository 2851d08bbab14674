package plan

import (
	"context"
	"math/rand/v2"
	"slices"
)

// A Plan is what to practise until an exam.
type Plan struct {
	Today Today
	// Days are the days from today to the one before the exam, as they are expected to
	// go. Days that lie far off are planned together.
	Days []Day
	// Planned is what is expected of the plan, Half of a plan with half the time a day,
	// Ordinary of the ordinary schedule with the same time a day, Eve of the last day's
	// time alone, and Nothing of no answer at all.
	Planned, Half, Ordinary, Eve, Nothing Forecast
}

// A Today is what to practise today.
type Today struct {
	// Review are the questions to review, by their place in the task, those first to
	// which an answer adds most.
	Review []int
	// New is how many questions to introduce.
	New int
	// Answers is how many answers this is expected to take, with those to what is missed.
	Answers float64
}

// A Day is a day of a plan, or several that are planned together. Its numbers are
// means over imagined learners.
type Day struct {
	From, Days int     // its first day, counted from today, and how many days it stands for
	Reviewed   float64 // questions
	Introduced float64 // questions
	Answers    float64 // with those to what was missed and comes back
	Recall     float64 // the mean recall on the day of the exam, 0 to 1, if nothing is answered after this day
}

// A Forecast is what is expected on the day of the exam. Its numbers are means over
// imagined learners who remember as the model says.
type Forecast struct {
	Recall  float64 // the mean probability of recalling a question, 0 to 1; 0 for one never answered
	Score   float64 // the mean probability of answering right, guesses included
	Answers float64 // that are given until then
}

// A Progress is told how much of the work is done, from 0 to 1.
type Progress func(done float64)

// Make plans t. Lots decide what imagined learners recall: from the same lots comes the
// same plan. Tell may be nil. The error is that of ctx, if it ends before the plan is
// made.
func Make(ctx context.Context, t *Task, lots *rand.Rand, tell Progress) (*Plan, error) {
	if tell == nil {
		tell = func(float64) {}
	}
	m := newMarket(t)
	if !m.settle(ctx, lots) {
		return nil, ctx.Err()
	}
	tell(0.3)
	p := &Plan{Today: m.today()}
	tell(0.4)
	lives := m.lives()
	p.Days, p.Planned = m.forecast(ctx, lots, lives)
	tell(0.6)
	for i := range p.Days {
		p.Days[i].From, p.Days[i].Days = m.slots[i].from, m.slots[i].days
	}
	half := m.with(func(j int) float64 { return m.room[j] / 2 })
	half.settle(ctx, lots)
	_, p.Half = half.forecast(ctx, lots, lives)
	tell(0.8)
	last := len(m.slots) - 1
	eve := m.with(func(j int) float64 {
		if j < last {
			return 0
		}
		return m.room[j]
	})
	eve.value()
	_, p.Eve = eve.forecast(ctx, lots, lives)
	_, p.Nothing = m.with(func(int) float64 { return 0 }).forecast(ctx, lots, 1)
	p.Ordinary = m.ordinary(ctx, lots, lives)
	tell(1)
	return p, ctx.Err()
}

// MakeToday is the part of [Make] that is for today.
func MakeToday(ctx context.Context, t *Task, lots *rand.Rand) (Today, error) {
	m := newMarket(t)
	if !m.settle(ctx, lots) {
		return Today{}, ctx.Err()
	}
	return m.today(), nil
}

// today chooses what to practise today. All questions are looked at, not only those of
// the market.
func (m *market) today() Today {
	l := newLife(m, nil)
	if m.every > 1 {
		l = m.everyone()
	}
	var today Today
	room := m.room[0] * float64(m.every)
	for _, c := range l.candidates(0, room) {
		if today.Answers >= room {
			break
		}
		if c.mind == never {
			today.New++
			today.Answers += m.freshCost()
			continue
		}
		today.Review = append(today.Review, l.minds[c.mind].question)
		today.Answers += float64(l.starts[c.mind].steps[0].cost())
	}
	return today
}

// freshCost is how many answers an unseen question is expected to take.
func (m *market) freshCost() float64 {
	cost := 0.
	for k, share := range m.share {
		if share > 0 {
			cost += float64(share * m.fresh[k].steps[0].cost())
		}
	}
	return cost
}

// everyone returns a life with all questions of the task, of which what is to do today
// can be told.
func (m *market) everyone() *life {
	all := *m
	all.seen, all.unseen = nil, nil
	for i := range m.task.Questions {
		if m.task.Questions[i].seen() {
			all.seen = append(all.seen, i)
		} else {
			all.unseen = append(all.unseen, i)
		}
	}
	all.starts = startsOf(m.task, all.seen, m.slots, someSlots(len(m.slots)))
	for n, i := range all.seen {
		all.starts[n].value(m.tableOf(i), m.prices)
	}
	return newLife(&all, nil)
}

// lives is how many learners are imagined for a forecast: enough that its mean is off by
// less than one in two hundred.
func (m *market) lives() int {
	return min(max(100_000/((len(m.seen)+len(m.unseen)+1)*len(m.slots)), 6), 40)
}

// forecast lets so many learners live with the plan.
func (m *market) forecast(ctx context.Context, lots *rand.Rand, lives int) (days []Day, f Forecast) {
	days = make([]Day, len(m.slots))
	each := 1 / float64(lives)
	for range lives {
		if ctx.Err() != nil {
			break
		}
		l := newLife(m, lots)
		for j := range days {
			done, _ := l.live(j)
			recall, _ := l.recalled()
			d := &days[j]
			d.Reviewed += each * done.reviewed * float64(m.every)
			d.Introduced += each * done.introduced * float64(m.every)
			d.Answers += each * done.answers * float64(m.every)
			d.Recall += each * recall / m.size()
			f.Answers += each * done.answers * float64(m.every)
		}
		f.add(l.recalled, each/m.size())
	}
	return days, f
}

// ordinary lets so many learners live with the ordinary schedule.
func (m *market) ordinary(ctx context.Context, lots *rand.Rand, lives int) (f Forecast) {
	each := 1 / float64(lives)
	for range lives {
		if ctx.Err() != nil {
			break
		}
		l := newOrdinaryLife(m, lots)
		for day := range m.task.Days {
			f.Answers += each * l.live(day) * float64(m.every)
		}
		f.add(l.recalled, each/m.size())
	}
	return f
}

// size is how many questions are in the market.
func (m *market) size() float64 { return float64(max(1, len(m.seen)+len(m.unseen))) }

// add adds what was recalled, with a weight.
func (f *Forecast) add(recalled func() (recall, score float64), weight float64) {
	recall, score := recalled()
	f.Recall += weight * recall
	f.Score += weight * score
}

// ranked sorts candidates, and lists their minds.
func ranked(list []candidate) []int {
	slices.SortFunc(list, candidate.compare)
	minds := make([]int, len(list))
	for n, c := range list {
		minds[n] = c.mind
	}
	return minds
}
