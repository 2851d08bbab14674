package plan

import (
	"slices"

	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/workers"
)

// This file says what memories are worth. The worth of a memory is how likely it is to
// be recalled on the day of the exam, when the question is answered again on whichever
// days that pays, less the prices of these answers.

// comes is how likely a learner is to practise on a later day as planned. Whoever
// counts on every day puts all off to the last ones.
const comes = 0.9

// A landing is an outcome whose memories are spots.
type landing struct {
	right       float32
	good, again spot
}

func land(o outcome) landing { return landing{float32(o.right), spotOf(o.good), spotOf(o.again)} }

// cost is that of the outcome.
func (l *landing) cost() float32 { return 2 - l.right }

// A table has the values of memories for questions of one chance. Slots are named by
// their numbers.
type table struct {
	// steps are the outcomes of an answer so many days after the last one.
	steps map[int]*[nodes]landing
	// rests is the recall on the day of the exam of memories that were last reviewed in
	// a slot and are not reviewed again.
	rests []layer
	// worth is the worth of memories just after a review in a slot.
	worth []layer
	// gains[i][j] is what an answer in slot j adds to the worth of memories that were last
	// reviewed in slot i, for each answer that it takes, before its own price; j > i.
	gains [][]layer
}

// newTable prepares a table; value fills it.
func newTable(task *Task, slots []slot, chance float64) *table {
	t := &table{
		steps: map[int]*[nodes]landing{},
		rests: make([]layer, len(slots)),
		worth: make([]layer, len(slots)),
		gains: make([][]layer, len(slots)),
	}
	for i, s := range slots {
		t.gains[i] = make([]layer, len(slots))
		for k := range grid {
			t.rests[i][k] = float32(task.Model.Recall(float64(task.Days-s.from), grid[k].Stability))
		}
		for _, later := range slots[i+1:] {
			gap := later.from - s.from
			if t.steps[gap] == nil {
				t.steps[gap] = stepsAfter(task.Model, gap, chance)
			}
		}
	}
	return t
}

// stepsAfter returns what comes of an answer so many days after the last one, for each
// memory on the grid.
func stepsAfter(m fsrs.Model, days int, chance float64) *[nodes]landing {
	var steps [nodes]landing
	for k := range steps {
		steps[k] = land(answered(m, grid[k], days, chance))
	}
	return &steps
}

// value works out the worth of all memories at these prices of an answer in each slot.
func (t *table) value(slots []slot, prices []float32) {
	for i := len(slots) - 1; i >= 0; i-- {
		best := t.rests[i]
		for j := len(slots) - 1; j > i; j-- {
			steps := t.steps[slots[j].from-slots[i].from]
			better(&best, &t.gains[i][j], steps, &t.worth[j], prices[j])
		}
		t.worth[i] = best
	}
}

// better notes what an answer adds to memories that are worth so much without it, and
// what they are worth if it may be given.
func better(best, gains *layer, steps *[nodes]landing, worth *layer, price float32) {
	for k := range best {
		s := &steps[k]
		with := s.right*worth.at(s.good) + (1-s.right)*worth.at(s.again)
		gains[k] = (with - best[k]) / s.cost()
		best[k] += comes * max(0, with-price*s.cost()-best[k])
	}
}

// A start is a question as it stands today, with what its next answer would come to.
type start struct {
	rests float32   // its recall on the day of the exam if it is not answered any more
	in    []int     // the slots that are looked at, in order; today is the first
	steps []landing // what an answer in each of these comes to
	gains []float32 // what it adds, as in a table
	away  bool      // whether it is not asked today
}

// fill makes s the start of q. Its gains are filled by value.
func (s *start) fill(task *Task, q *Question, slots []slot, in []int) {
	s.rests = float32(q.recall(task.Model, task.Days))
	s.in, s.away = in, q.Away
	for n, j := range in {
		s.steps[n] = land(q.first(task.Model, slots[j].from))
	}
}

// newStart returns the start of q.
func newStart(task *Task, q *Question, slots []slot, in []int) start {
	s := start{steps: make([]landing, len(in)), gains: make([]float32, len(in))}
	s.fill(task, q, slots, in)
	return s
}

// startsOf returns the starts of questions, by their places in the task. There may be
// very many, so all processors work on them.
func startsOf(t *Task, questions []int, slots []slot, in []int) []start {
	starts := make([]start, len(questions))
	steps, gains := make([]landing, len(questions)*len(in)), make([]float32, len(questions)*len(in))
	workers.Each(len(questions), 64, func(n int) {
		from, to := n*len(in), (n+1)*len(in)
		starts[n] = start{steps: steps[from:to:to], gains: gains[from:to:to]}
		starts[n].fill(t, &t.Questions[questions[n]], slots, in)
	})
	return starts
}

// value works out what an answer in each slot adds.
func (s *start) value(t *table, prices []float32) {
	best := s.rests
	for n := len(s.in) - 1; n >= 0; n-- {
		j := s.in[n]
		if j == 0 && s.away {
			continue
		}
		l := &s.steps[n]
		with := l.right*t.worth[j].at(l.good) + (1-l.right)*t.worth[j].at(l.again)
		s.gains[n] = (with - best) / l.cost()
		best += comes * max(0, with-prices[j]*l.cost()-best)
	}
}

// everySlot lists all slots.
func everySlot(slots []slot) []int {
	in := make([]int, len(slots))
	for j := range in {
		in[j] = j
	}
	return in
}

// someSlots lists a few of so many slots: enough to see whether an answer today is worth
// more than one later.
func someSlots(n int) []int {
	in := []int{0, 1, n / 4, n / 2, n - 2, n - 1}
	in = slices.DeleteFunc(in, func(j int) bool { return j < 0 || j >= n })
	slices.Sort(in)
	return slices.Compact(in)
}
