// Package fsrs is the arithmetic of forgetting: how likely a memory can
// still be recalled, and what an answer does to it. It computes FSRS-6 as
// the open-spaced-repetition project publishes it (fsrs-rs, src/model.rs;
// ts-fsrs), in float64 and without rounding on the way, and adds one thing of
// its own: right answers that may have been guessed (see [Evidence]).
//
// The package knows nothing of quizzes, clocks or chance. Times are whole
// study days, as its caller counts them.
//
// In the formulas below t is the days since the last review, S and D are
// stability and difficulty before it and S' and D' after it, R is recall at
// its moment, G the grade as a number, and w the [Parameters].
package fsrs

import "math"

// The ranges of a State.
const (
	MinStability  = 0.001 // days
	MaxStability  = 36500
	MinDifficulty = 1.0
	MaxDifficulty = 10.0
)

// A State is what a memory is like just after a review.
type State struct {
	Stability  float64 // days until recall has fallen to 0.9; 0.001 to 36500
	Difficulty float64 // how slowly stability grows; 1 (easy) to 10
}

// within returns s with both values brought into their ranges.
func (s State) within() State {
	return State{
		Stability:  clamp(s.Stability, MinStability, MaxStability),
		Difficulty: clamp(s.Difficulty, MinDifficulty, MaxDifficulty),
	}
}

// clamp returns x brought into [low, high]; NaN becomes low.
func clamp(x, low, high float64) float64 {
	if !(x > low) {
		return low
	}
	return min(x, high)
}

// power returns x^y for x above 0. On what the formulas ask of it it agrees
// with math.Pow to a relative 1e-14, and it makes a replay twice as fast.
func power(x, y float64) float64 {
	return math.Exp(y * math.Log(x))
}

// A Model answers for one set of parameters. It never changes, and may be
// used from many goroutines; only New makes one that is of use.
type Model struct{ *constants }

// constants are what the formulas need of the parameters, worked out once
// because a start of the program replays a learner's whole history.
// Arrays have one element for each grade.
type constants struct {
	w      Parameters
	decay  float64 // c = -w20, the exponent of the forgetting curve
	factor float64 // F, which makes R(S, S) = 0.9

	first [4]State

	growth    [4]float64 // e^w8, times w15 for Hard or w16 for Easy
	sameDay   [4]float64 // e^(w17 (G-3+w18))
	lapseDrop float64    // e^(w17 w18), the least by which a lapse divides stability

	harder [4]float64 // w6 (G-3)/9
	anchor float64    // w7 D0(4), towards which difficulty drifts
}

// New returns the model of w. Its error names every parameter that is not a
// number within its bounds, with its value and the bounds.
func New(w Parameters) (Model, error) {
	if err := w.check(); err != nil {
		return Model{}, err
	}
	c := &constants{
		w:         w,
		decay:     -w[20],
		factor:    math.Pow(0.9, -1/w[20]) - 1,
		lapseDrop: math.Exp(w[17] * w[18]),
		anchor:    w[7] * firstDifficulty(w, Easy),
	}
	bonus := [4]float64{1, w[15], 1, w[16]}
	for g := Again; g <= Easy; g++ {
		i, fromGood := g-Again, float64(g-Good)
		c.first[i] = State{Stability: w[i], Difficulty: firstDifficulty(w, g)}.within()
		c.growth[i] = math.Exp(w[8]) * bonus[i]
		c.sameDay[i] = math.Exp(w[17] * (fromGood + w[18]))
		c.harder[i] = w[6] * fromGood / 9
	}
	return Model{c}, nil
}

// firstDifficulty is D0(G) = w4 - e^(w5 (G-1)) + 1, not yet clamped.
func firstDifficulty(w Parameters, g Grade) float64 {
	return w[4] - math.Exp(w[5]*float64(g-Again)) + 1
}

// Recall returns how likely a memory of the given stability is recalled after
// so many days, 1 at once and falling towards 0:
//
//	R(t, S) = (1 + F t/S)^c
//
// Negative days count as none.
func (m Model) Recall(days, stability float64) float64 {
	elapsed := max(days, 0)
	stability = clamp(stability, MinStability, MaxStability)
	return power(1+m.factor*elapsed/stability, m.decay)
}

// Interval returns the days, not rounded, until recall will have fallen to
// the desired retention, which lies above 0 and below 1:
//
//	I(r, S) = S/F (r^(1/c) - 1)
func (m Model) Interval(stability, retention float64) float64 {
	return stability / m.factor * (power(retention, 1/m.decay) - 1)
}

// WholeDays rounds an interval to whole days, to one at least and then to
// longest at most. Longest is at least 1.
func WholeDays(interval float64, longest int) int {
	if interval >= float64(longest) { // also spares int a value beyond its range
		return longest
	}
	return min(max(int(math.Round(interval)), 1), longest)
}

// First returns the state after a first review, S = w[G-1] and D = D0(G).
func (m Model) First(g Grade) State {
	return m.first[g-Again]
}

// Next returns the state after a review so many days after the last one;
// negative days count as none. A state out of its ranges is first brought
// into them.
func (m Model) Next(s State, days int, g Grade) State {
	s = s.within()
	return m.next(s, days, m.Recall(float64(days), s.Stability), g)
}

// next is Next for a state within its ranges and the recall at that moment.
func (m Model) next(s State, days int, recall float64, g Grade) State {
	return State{
		Stability:  m.nextStability(s, days, recall, g),
		Difficulty: m.nextDifficulty(s.Difficulty, g),
	}.within()
}

// nextStability is S' before it is clamped.
func (m Model) nextStability(s State, days int, recall float64, g Grade) float64 {
	switch {
	case days < 1:
		return m.repeated(s.Stability, g)
	case g == Again:
		return m.lapsed(s, recall)
	default:
		return m.grown(s, recall, g)
	}
}

// grown is S' after a right answer on a later day:
//
//	S [1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) (w15 if Hard) (w16 if Easy)]
func (m Model) grown(s State, recall float64, g Grade) float64 {
	return s.Stability * (1 + m.growth[g-Again]*
		(11-s.Difficulty)*
		power(s.Stability, -m.w[9])*
		(math.Exp(m.w[10]*(1-recall))-1))
}

// lapsed is S' after a wrong answer on a later day:
//
//	min( w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)),  S / e^(w17 w18) )
func (m Model) lapsed(s State, recall float64) float64 {
	left := m.w[11] *
		power(s.Difficulty, -m.w[12]) *
		(power(s.Stability+1, m.w[13]) - 1) *
		math.Exp(m.w[14]*(1-recall))
	return min(left, s.Stability/m.lapseDrop)
}

// repeated is S' after another answer on the same day. With
// q = e^(w17 (G-3+w18)) S^-w19 it is S q, for a right answer at least S.
func (m Model) repeated(stability float64, g Grade) float64 {
	q := m.sameDay[g-Again] * power(stability, -m.w[19])
	if g != Again {
		q = max(q, 1)
	}
	return stability * q
}

// nextDifficulty is D' before it is clamped. The step away from Good shrinks
// as D nears 10, and all is drawn a little towards the difficulty of Easy:
//
//	d = D - w6 (G-3)(10-D)/9;  D' = w7 D0(4) + (1-w7) d
func (m Model) nextDifficulty(difficulty float64, g Grade) float64 {
	d := difficulty - m.harder[g-Again]*(10-difficulty)
	return m.anchor + (1-m.w[7])*d
}
