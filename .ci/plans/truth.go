package main

import (
	"math"
	"math/rand/v2"

	"policyquiz/quiz/fsrs"
)

// A truth is how a learner really remembers, which no policy knows. Items are numbered;
// times are in days.
type truth interface {
	// recall is the probability that an item is recalled at a time.
	recall(item int, at float64) float64
	// study takes in an answer at a time, after which the right one was shown: whether
	// the item was recalled.
	study(item int, at float64, recalled bool)
}

// A memory is a kind of truth.
type memory struct {
	name string
	make func(lots *rand.Rand, items int) truth
}

// The kinds of memory. None is the one that the program believes in.
var memories = []memory{
	{"FSRS-6, other parameters", func(l *rand.Rand, n int) truth { return newFSRS(l, n, 0.25, 0.3, 0) }},
	{"exponential", newExponent},
	{"power law, unknown difficulty", newPower},
	{"traces", newTraces},
	{"fast and slow learners", func(l *rand.Rand, n int) truth { return newFSRS(l, n, 0, 0.3, 0.8) }},
}

// A prior is what a learner knows before the first answer.
type prior struct{ known []bool }

func newPrior(lots *rand.Rand, n int) prior {
	share := 0.4 * lots.Float64()
	p := prior{make([]bool, n)}
	for i := range p.known {
		p.known[i] = lots.Float64() < share
	}
	return p
}

// before is the recall of an item that was never studied.
func (p prior) before(item int) float64 {
	if p.known[item] {
		return 0.9
	}
	return 0
}

// byFSRS forgets as FSRS-6 does, with parameters of its own, and easier and harder
// items.
type byFSRS struct {
	prior
	model fsrs.Model
	ease  []float64 // by which the stability of an item is multiplied
	state []fsrs.State
	last  []float64
}

// newFSRS returns a learner whose parameters, items and speed of forgetting differ from
// the usual by so much, as standard deviations of logarithms.
func newFSRS(lots *rand.Rand, n int, spread, items, speed float64) truth {
	w := fsrs.Defaults()
	for i := range w {
		w[i] *= math.Exp(spread * lots.NormFloat64())
	}
	for i := 1; i < 4; i++ { // a better first answer leaves no weaker a memory
		w[i] = max(w[i], w[i-1])
	}
	model, err := fsrs.New(clip(w))
	if err != nil {
		panic(err)
	}
	t := &byFSRS{newPrior(lots, n), model, make([]float64, n), make([]fsrs.State, n), make([]float64, n)}
	all := math.Exp(speed * lots.NormFloat64())
	for i := range t.ease {
		t.ease[i] = all * math.Exp(items*lots.NormFloat64())
	}
	return t
}

// clip moves parameters into their bounds.
func clip(w fsrs.Parameters) fsrs.Parameters {
	low := fsrs.Parameters{.001, .001, .001, .001, 1, .001, .001, .001, 0, 0, .001, .001, .001, .001, 0, 0, 1, 0, 0, 0, .1}
	high := fsrs.Parameters{100, 100, 100, 100, 10, 4, 4, .75, 4.5, .8, 3.5, 5, .25, .9, 4, 1, 6, 2, 2, .8, .8}
	for i := range w {
		w[i] = min(max(w[i], low[i]), high[i])
	}
	return w
}

func (t *byFSRS) recall(i int, at float64) float64 {
	if t.state[i].Stability == 0 {
		return t.before(i)
	}
	return t.model.Recall(at-t.last[i], t.state[i].Stability*t.ease[i])
}

func (t *byFSRS) study(i int, at float64, recalled bool) {
	g := fsrs.Again
	if recalled {
		g = fsrs.Good
	}
	if t.state[i].Stability == 0 {
		t.state[i] = t.model.First(g)
	} else {
		s := t.state[i]
		s.Stability *= t.ease[i]
		s = t.model.Next(s, int(math.Floor(at)-math.Floor(t.last[i])), g)
		s.Stability /= t.ease[i]
		t.state[i] = s
	}
	t.last[i] = at
}

// byExponent forgets exponentially. A recall after a long time strengthens more.
type byExponent struct {
	prior
	stability, last []float64
	first, growth   float64
}

func newExponent(lots *rand.Rand, n int) truth {
	return &byExponent{newPrior(lots, n), make([]float64, n), make([]float64, n), 0.8 * math.Exp(0.4*lots.NormFloat64()), 6 * math.Exp(0.3*lots.NormFloat64())}
}

func (t *byExponent) recall(i int, at float64) float64 {
	if t.stability[i] == 0 {
		return t.before(i)
	}
	return math.Pow(0.9, (at-t.last[i])/t.stability[i])
}

func (t *byExponent) study(i int, at float64, recalled bool) {
	r := t.recall(i, at)
	switch s := t.stability[i]; {
	case s == 0 && recalled:
		t.stability[i] = 5 * t.first
	case s == 0:
		t.stability[i] = t.first
	case recalled:
		t.stability[i] = s * (1 + t.growth*(1-r))
	case at-t.last[i] >= 0.5:
		t.stability[i] = max(t.first, 0.3*s)
	}
	t.last[i] = at
}

// byPower forgets by a power of time that is steeper than that of FSRS-6, and its items
// differ in ways that no policy is told.
type byPower struct {
	prior
	stability, last, ease []float64
}

func newPower(lots *rand.Rand, n int) truth {
	t := &byPower{newPrior(lots, n), make([]float64, n), make([]float64, n), make([]float64, n)}
	for i := range t.ease {
		t.ease[i] = math.Exp(0.8 * lots.NormFloat64())
	}
	return t
}

func (t *byPower) recall(i int, at float64) float64 {
	if t.stability[i] == 0 {
		return t.before(i)
	}
	return math.Pow(1+(at-t.last[i])/(4.2*t.stability[i]), -0.5)
}

func (t *byPower) study(i int, at float64, recalled bool) {
	r := t.recall(i, at)
	switch s := t.stability[i]; {
	case s == 0 && recalled:
		t.stability[i] = 3 * t.ease[i]
	case s == 0:
		t.stability[i] = 0.6 * t.ease[i]
	case recalled:
		t.stability[i] = s * (1 + 8*t.ease[i]*(1-r))
	case at-t.last[i] >= 0.5:
		t.stability[i] = max(0.6*t.ease[i], 0.35*s)
	}
	t.last[i] = at
}

// byTraces remembers by the traces of all answers, each of which fades by a power of
// its own: the model of P. I. Pavlik and J. R. Anderson (Cognitive Science 29, 2005). An
// answer that comes soon after another leaves a trace that fades fast.
type byTraces struct {
	prior
	ease   []float64
	traces [][]trace
}

type trace struct{ at, fades float64 }

func newTraces(lots *rand.Rand, n int) truth {
	t := &byTraces{newPrior(lots, n), make([]float64, n), make([][]trace, n)}
	learner := 0.6 + 0.15*lots.NormFloat64()
	for i := range t.ease {
		t.ease[i] = learner + 0.25*lots.NormFloat64()
	}
	return t
}

// seconds in which a day between sessions counts, and the parameters of that paper.
const (
	dayCounts = 0.025 * 86400
	fadesBy   = 0.217
	fadesAt   = 0.177
	threshold = -0.704
	noise     = 0.255
)

func (t *byTraces) activation(i int, at float64) float64 {
	sum := 0.
	for _, tr := range t.traces[i] {
		sum += math.Pow(max(1, (at-tr.at)*dayCounts), -tr.fades)
	}
	return math.Log(sum)
}

func (t *byTraces) recall(i int, at float64) float64 {
	if len(t.traces[i]) == 0 {
		return t.before(i)
	}
	return 1 / (1 + math.Exp((threshold-t.ease[i]-t.activation(i, at))/noise))
}

func (t *byTraces) study(i int, at float64, recalled bool) {
	fades := fadesAt
	if len(t.traces[i]) > 0 {
		fades += fadesBy * math.Exp(t.activation(i, at))
	} else if t.known[i] { // it was learnt before
		t.traces[i] = append(t.traces[i], trace{at - 30, fadesAt}, trace{at - 10, fadesAt + 0.05})
	}
	t.traces[i] = append(t.traces[i], trace{at, min(fades, 2)})
}
