package plan

import (
	"context"
	"math"
	"math/rand/v2"
)

const (
	// enough is the least that an answer must add to the recall of its question on the
	// day of the exam. Of less, the error of the interpolation is too large a part.
	enough = 0.0001
	// mostValued is the greatest number of questions from which prices and forecasts
	// are worked out. Of more, one of so many stands for the others.
	mostValued = 1000
	// rounds is in how many rounds prices are found.
	rounds = 8
	// halvings is how often the search for one price for all days halves its interval.
	halvings = 8
)

// A market has what answers add to recall, at the prices of an answer in each slot.
type market struct {
	task   *Task
	slots  []slot
	room   []float64 // by slot: how many answers fit
	every  int       // of so many questions one is in the market
	prices []float32 // by slot
	tables []*table  // by chance; nil where no question has it
	seen   []int     // the questions that were answered before, by their place in the task
	starts []start   // of these
	unseen []int     // the other questions
	fresh  []start   // of an unseen question, by chance
	share  []float32 // of the unseen questions, by chance
	gains  []float32 // what an answer to an unseen question adds, by slot
}

// chances are the rates to which the chance of questions is rounded when the values of
// memories are worked out.
var chances = []float64{0, 0.1, 0.25, 1. / 3, 0.5}

// nearest returns the place in chances of the one nearest to a chance.
func nearest(chance float64) int {
	best := 0
	for i, c := range chances {
		if math.Abs(c-chance) < math.Abs(chances[best]-chance) {
			best = i
		}
	}
	return best
}

// newMarket returns a market for t in which all prices are 0.
func newMarket(t *Task) *market {
	s := slots(t.Days)
	m := &market{
		task:   t,
		slots:  s,
		room:   make([]float64, len(s)),
		every:  (len(t.Questions) + mostValued - 1) / mostValued,
		prices: make([]float32, len(s)),
		tables: make([]*table, len(chances)),
		fresh:  make([]start, len(chances)),
		share:  make([]float32, len(chances)),
		gains:  make([]float32, len(s)),
	}
	for j := range s {
		m.room[j] = t.capacity(s[j]) / float64(m.every)
	}
	m.choose()
	m.starts = startsOf(t, m.seen, s, everySlot(s))
	for k, share := range m.share {
		if share > 0 {
			m.share[k] /= float32(len(m.unseen))
			m.fresh[k] = newStart(t, &Question{Chance: chances[k]}, s, everySlot(s))
		}
	}
	return m
}

// choose chooses the questions of the market, and makes the tables that they need.
func (m *market) choose() {
	for i := m.every / 2; i < len(m.task.Questions); i += m.every {
		q := &m.task.Questions[i]
		k := nearest(q.Chance)
		if m.tables[k] == nil {
			m.tables[k] = newTable(m.task, m.slots, chances[k])
		}
		if q.seen() {
			m.seen = append(m.seen, i)
		} else {
			m.unseen = append(m.unseen, i)
			m.share[k]++
		}
	}
}

// with returns the same market with other room, in which all prices are 0. The values are
// in the same tables: once they are worked out for one of the two, those of the other are
// gone.
func (m *market) with(room func(j int) float64) *market {
	other := *m
	other.prices, other.room = make([]float32, len(m.slots)), make([]float64, len(m.slots))
	for j := range other.room {
		other.room[j] = room(j)
	}
	return &other
}

// settle finds the prices at which an answer that no longer fits into a slot adds what
// it costs. It returns false if ctx ended before.
func (m *market) settle(ctx context.Context, lots *rand.Rand) bool {
	m.level(ctx, lots)
	for round := range rounds {
		if ctx.Err() != nil {
			return false
		}
		m.value()
		l := newLife(m, lots)
		step := float32(math.Pow(float64(round+1), -0.7))
		for j := range m.slots {
			_, next := l.live(j)
			m.prices[j] += step * (next - m.prices[j])
		}
	}
	m.value()
	return true
}

// level finds one price for all slots, at which as many answers are wanted as fit into
// them together. From there it is not far to the prices of the slots. From 0 it would be:
// what a day costs becomes known to the days before it round by round.
func (m *market) level(ctx context.Context, lots *rand.Rand) {
	room := 0.
	for _, r := range m.room {
		room += r
	}
	low, high := float64(enough), 1.
	for range halvings {
		if ctx.Err() != nil {
			return
		}
		price := math.Sqrt(low * high)
		for j := range m.prices {
			m.prices[j] = float32(price)
		}
		m.value()
		if newLife(m, lots).wanted(float32(price), room) > room {
			low = price
		} else {
			high = price
		}
	}
}

// value works out what answers add at the prices that m has.
func (m *market) value() {
	for _, t := range m.tables {
		if t != nil {
			t.value(m.slots, m.prices)
		}
	}
	for n, i := range m.seen {
		m.starts[n].value(m.tableOf(i), m.prices)
	}
	clear(m.gains)
	for k, share := range m.share {
		if share > 0 {
			m.fresh[k].value(m.tables[k], m.prices)
			for j := range m.gains {
				m.gains[j] += share * m.fresh[k].gains[j]
			}
		}
	}
}

// tableOf returns the table of a question, by its place in the task: if no question of
// the market has its chance, that of a chance that one has.
func (m *market) tableOf(question int) *table {
	best := m.tables[nearest(m.task.Questions[question].Chance)]
	for _, t := range m.tables {
		if best == nil {
			best = t
		}
	}
	return best
}
