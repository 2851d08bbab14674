package plan

import (
	"math/rand/v2"

	"policyquiz/quiz/fsrs"
)

// An ordinaryLife is an imagined learner who remembers as the model says, and does each
// day what is due, lowest recall first, and then what is new.
type ordinaryLife struct {
	*market
	lots  *rand.Rand
	minds []ordinaryMind
	left  int     // how many questions were not introduced
	owed  float64 // answers by which the day before was longer than its time
	share float64 // of new questions that was left over by rounding
}

// An ordinaryMind is what the learner has of one question.
type ordinaryMind struct {
	question int
	state    fsrs.State
	last     int // day of the latest review, counted from today
	due      int // day
	away     bool
}

func newOrdinaryLife(m *market, lots *rand.Rand) *ordinaryLife {
	l := &ordinaryLife{market: m, lots: lots, left: len(m.unseen)}
	for _, i := range m.seen {
		q := &m.task.Questions[i]
		l.minds = append(l.minds, ordinaryMind{question: i, state: q.State, last: -q.Reviewed, away: q.Away})
		l.dueNext(&l.minds[len(l.minds)-1])
	}
	return l
}

// dueNext works out on which day a question is due.
func (l *ordinaryLife) dueNext(m *ordinaryMind) {
	o := l.task.Ordinary
	m.due = m.last + fsrs.WholeDays(l.task.Model.Interval(m.state.Stability, o.Retention), o.Longest)
}

// live lets the learner practise on a day, and returns how many answers were given.
func (l *ordinaryLife) live(day int) float64 {
	room := l.task.capacity(slot{day, 1})/float64(l.every) - l.owed
	used := 0.
	for _, i := range l.due(day) {
		if used >= room {
			break
		}
		m := &l.minds[i]
		used += l.answer(m, day, answered(l.task.Model, m.state, day-m.last, l.task.Questions[m.question].Chance))
	}
	l.share += float64(l.task.Ordinary.New) / float64(l.every)
	for l.share >= 1 {
		l.share--
		if used >= room || l.left == 0 {
			continue
		}
		q := l.unseen[len(l.unseen)-l.left]
		l.left--
		l.minds = append(l.minds, ordinaryMind{question: q})
		used += l.answer(&l.minds[len(l.minds)-1], day, introduced(l.task.Model, l.task.Questions[q].Chance))
	}
	l.owed = max(0, used-room)
	return used
}

// due lists what is due on a day, lowest recall first.
func (l *ordinaryLife) due(day int) []int {
	var list []candidate
	for i := range l.minds {
		if m := &l.minds[i]; m.due <= day && !(day == 0 && m.away) {
			recall := l.task.Model.Recall(float64(day-m.last), m.state.Stability)
			list = append(list, candidate{float32(1 - recall), i})
		}
	}
	return ranked(list)
}

// answer lets the learner answer a question, and returns how many answers that takes.
func (l *ordinaryLife) answer(m *ordinaryMind, day int, o outcome) float64 {
	m.state, m.last = o.good, day
	took := 1.
	if l.lots.Float64() >= o.right {
		m.state, took = o.again, 2
	}
	l.dueNext(m)
	return took
}

// recalled is that of a life.
func (l *ordinaryLife) recalled() (recall, score float64) {
	for i := range l.minds {
		m := &l.minds[i]
		r := l.task.Model.Recall(float64(l.task.Days-m.last), m.state.Stability)
		recall += r
		score += r + (1-r)*l.task.Questions[m.question].Chance
	}
	for _, i := range l.unseen[len(l.unseen)-l.left:] {
		score += l.task.Questions[i].Chance
	}
	return recall, score
}
