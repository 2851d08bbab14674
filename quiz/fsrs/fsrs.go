// Package fsrs computes how memories fade: the probability that a memory can be
// recalled, and how an answer changes it. It computes FSRS-6 as the
// open-spaced-repetition project publishes it (fsrs-rs, src/model.rs; ts-fsrs),
// in float64 and without rounding between the steps. One rule is our own: a right
// answer that may have been a guess counts for less (see [Evidence]).
//
// The package knows nothing of quizzes, clocks or random numbers. It counts time
// in whole study days, which its caller counts.
//
// The formulas use these letters: t is the number of days since the last review;
// S and D are stability and difficulty before a review, S' and D' after it; R is
// recall at the moment of the review; G is the grade as a number; w are the
// [Parameters].
package fsrs

import "math"

// The ranges of a State, those of fsrs-rs. Stability is in days; 36500 days are a
// hundred years.
const (
	MinStability  = 0.001
	MaxStability  = 36500
	MinDifficulty = 1.0
	MaxDifficulty = 10.0
)

// A State describes a memory just after a review.
type State struct {
	Stability  float64 // days until recall has fallen to 0.9: 0.001 to 36500
	Difficulty float64 // 1 (stability grows fast) to 10 (it grows slowly)
}

// within returns s with both values moved into their ranges.
func (s State) within() State {
	return State{
		Stability:  clamp(s.Stability, MinStability, MaxStability),
		Difficulty: clamp(s.Difficulty, MinDifficulty, MaxDifficulty),
	}
}

// clamp returns x moved into the range low to high; NaN becomes low.
func clamp(x, low, high float64) float64 {
	if !(x > low) {
		return low
	}
	return min(x, high)
}

// power returns x^y for x above 0. For the values in the formulas it differs from
// math.Pow by a relative 1e-14 at most, and it makes a replay twice as fast.
func power(x, y float64) float64 {
	return math.Exp(y * math.Log(x))
}

// A Model computes with one set of parameters. It never changes, and several
// goroutines may use it. New makes it; the methods of a zero Model panic.
type Model struct{ *constants }

// constants are the parts of the formulas that depend on the parameters alone.
// They are computed once, because each start of the program replays a learner's
// whole history. Arrays have one element for each grade.
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

// New returns the model with the parameters w. If parameters are out of bounds or
// not a number, the error names each of them, with its value and its bounds.
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

// firstDifficulty returns D0(G) = w4 - e^(w5 (G-1)) + 1, which is not clamped.
func firstDifficulty(w Parameters, g Grade) float64 {
	return w[4] - math.Exp(w[5]*float64(g-Again)) + 1
}

// Recall returns the probability, 0 to 1, that a memory with this stability (in
// days) can be recalled so many days after its last review:
//
//	R(t, S) = (1 + F t/S)^c
//
// It is 1 on the day of the review and falls towards 0. Negative days count as 0.
func (m Model) Recall(days, stability float64) float64 {
	elapsed := max(days, 0)
	stability = clamp(stability, MinStability, MaxStability)
	return power(1+m.factor*elapsed/stability, m.decay)
}

// Interval returns the number of days, not rounded, until recall has fallen to
// the desired retention. Retention is above 0 and below 1:
//
//	I(r, S) = S/F (r^(1/c) - 1)
func (m Model) Interval(stability, retention float64) float64 {
	return stability / m.factor * (power(retention, 1/m.decay) - 1)
}

// WholeDays rounds an interval to whole days: at least 1, at most longest. Longest
// is 1 or more.
func WholeDays(interval float64, longest int) int {
	if interval >= float64(longest) { // also keeps a value that is too large from int
		return longest
	}
	return min(max(int(math.Round(interval)), 1), longest)
}

// First returns the state after a first review: S = w[G-1], D = D0(G).
func (m Model) First(g Grade) State {
	return m.first[g-Again]
}

// Next returns the state after a review so many days after the last one. Negative
// days count as 0. Values of s outside their ranges are first moved into them.
func (m Model) Next(s State, days int, g Grade) State {
	s = s.within()
	return m.next(s, days, m.Recall(float64(days), s.Stability), g)
}

// next does what Next does, for a state within its ranges and the recall at the
// moment of the review.
func (m Model) next(s State, days int, recall float64, g Grade) State {
	return State{
		Stability:  m.nextStability(s, days, recall, g),
		Difficulty: m.nextDifficulty(s.Difficulty, g),
	}.within()
}

// nextStability returns S', not yet clamped.
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

// grown returns S' after a right answer on a later day:
//
//	S [1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) (w15 if Hard) (w16 if Easy)]
func (m Model) grown(s State, recall float64, g Grade) float64 {
	return s.Stability * (1 + m.growth[g-Again]*
		(11-s.Difficulty)*
		power(s.Stability, -m.w[9])*
		(math.Exp(m.w[10]*(1-recall))-1))
}

// lapsed returns S' after a wrong answer on a later day:
//
//	min( w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)),  S / e^(w17 w18) )
func (m Model) lapsed(s State, recall float64) float64 {
	left := m.w[11] *
		power(s.Difficulty, -m.w[12]) *
		(power(s.Stability+1, m.w[13]) - 1) *
		math.Exp(m.w[14]*(1-recall))
	return min(left, s.Stability/m.lapseDrop)
}

// repeated returns S' after another answer on the same day. It is S q with
//
//	q = e^(w17 (G-3+w18)) S^-w19
//
// but after a right answer it is never less than S.
func (m Model) repeated(stability float64, g Grade) float64 {
	q := m.sameDay[g-Again] * power(stability, -m.w[19])
	if g != Again {
		q = max(q, 1)
	}
	return stability * q
}

// nextDifficulty returns D', not yet clamped. The change is smaller near 10, and
// D' is pulled a little towards the first difficulty after Easy:
//
//	d = D - w6 (G-3)(10-D)/9;  D' = w7 D0(4) + (1-w7) d
func (m Model) nextDifficulty(difficulty float64, g Grade) float64 {
	d := difficulty - m.harder[g-Again]*(10-difficulty)
	return m.anchor + (1-m.w[7])*d
}
