package plan

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"policyquiz/quiz/fsrs"
)

// A life is an imagined learner who remembers as the model says, and follows a plan.
type life struct {
	*market
	lots  *rand.Rand
	minds []mind  // first those of the questions that were seen
	left  int     // how many questions were not introduced
	owed  float64 // answers by which the day before was longer than its time
	list  []candidate
}

// A mind is what the learner of a life has of one question.
type mind struct {
	question int    // by its place in the task
	table    *table // of its chance
	slot     int    // of the latest review in this life; -1: none
	state    fsrs.State
	spot     spot
}

// A candidate is a question that may be asked in a slot.
type candidate struct {
	gain float32 // what an answer adds
	mind int     // never: a question that was not introduced
}

// never stands for a question that was not introduced. It comes behind any other to
// which an answer adds as much.
const never = math.MaxInt

// wanted lets the learner answer whatever adds more than an answer costs, and returns how
// many answers that are; or that they are more than most.
func (l *life) wanted(price float32, most float64) (answers float64) {
	for j := range l.slots {
		for _, c := range l.candidates(j, most) {
			if c.gain <= price || answers > most {
				break
			}
			answers += l.take(j, c)
		}
	}
	return answers
}

// take lets the learner answer a candidate in a slot, and returns how many answers that
// takes.
func (l *life) take(j int, c candidate) float64 {
	if c.mind == never {
		return l.answer(j, l.introduce())
	}
	return l.answer(j, c.mind)
}

// A tally counts what was done in a slot.
type tally struct{ answers, reviewed, introduced float64 }

func newLife(m *market, lots *rand.Rand) *life {
	l := &life{market: m, lots: lots, left: len(m.unseen)}
	for _, i := range m.seen {
		l.minds = append(l.minds, mind{question: i, table: m.tableOf(i), slot: -1})
	}
	return l
}

// live lets the learner answer in a slot what adds most, until the time is used up. It
// returns what was done, and what an answer adds that no longer fitted; 0 if all fitted.
// What the last question takes longer is owed to the next slot.
func (l *life) live(j int) (done tally, next float32) {
	room := l.room[j] - l.owed
	for _, c := range l.candidates(j, room) {
		if done.answers >= room {
			next = c.gain
			break
		}
		if c.mind == never {
			done.introduced++
		} else {
			done.reviewed++
		}
		done.answers += l.take(j, c)
	}
	l.owed = max(0, done.answers-room)
	return done, next
}

// candidates lists what is worth an answer in a slot, what adds most first.
func (l *life) candidates(j int, room float64) []candidate {
	l.list = l.list[:0]
	for i := range l.minds {
		if gain := l.gain(i, j); gain > enough {
			l.list = append(l.list, candidate{gain, i})
		}
	}
	if gain := l.gains[j]; gain > 0 { // what is known early is known after the exam, too
		for range min(l.left, int(math.Ceil(max(0, room)))+1) {
			l.list = append(l.list, candidate{gain, never})
		}
	}
	slices.SortFunc(l.list, candidate.compare)
	return l.list
}

// compare orders candidates, those first to which an answer adds most.
func (c candidate) compare(other candidate) int {
	return cmp.Or(cmp.Compare(other.gain, c.gain), cmp.Compare(c.mind, other.mind))
}

// gain returns what an answer to a question adds in a slot.
func (l *life) gain(i, j int) float32 {
	m := &l.minds[i]
	if m.slot < 0 {
		return l.starts[i].gains[j]
	}
	return m.table.gains[m.slot][j].at(m.spot)
}

// introduce takes the next question that was never seen, and returns its place among
// the minds.
func (l *life) introduce() int {
	q := l.unseen[len(l.unseen)-l.left]
	l.left--
	l.minds = append(l.minds, mind{question: q, table: l.tableOf(q), slot: -1})
	return len(l.minds) - 1
}

// answer lets the learner answer a question in a slot, and returns how many answers
// that takes.
func (l *life) answer(j, i int) float64 {
	m, model := &l.minds[i], l.task.Model
	q := &l.task.Questions[m.question]
	var o outcome
	if m.slot < 0 {
		o = q.first(model, l.slots[j].from)
	} else {
		o = answered(model, m.state, l.slots[j].from-l.slots[m.slot].from, q.Chance)
	}
	m.slot, m.state = j, o.good
	took := 1.
	if l.lots.Float64() >= o.right {
		m.state, took = o.again, 2
	}
	m.spot = spotOf(m.state)
	return took
}

// recalled returns how many questions of the market are expected to be recalled on the
// day of the exam if none is answered any more, and how many to be answered right.
func (l *life) recalled() (recall, score float64) {
	for i := range l.minds {
		m, model := &l.minds[i], l.task.Model
		q := &l.task.Questions[m.question]
		r := q.recall(model, l.task.Days)
		if m.slot >= 0 {
			r = model.Recall(float64(l.task.Days-l.slots[m.slot].from), m.state.Stability)
		}
		recall += r
		score += r + (1-r)*q.Chance
	}
	for _, i := range l.unseen[len(l.unseen)-l.left:] {
		score += l.task.Questions[i].Chance
	}
	return recall, score
}
