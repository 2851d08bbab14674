package fsrs

// A Confidence is how sure the learner was, before being told the answer.
type Confidence int

// The zero Confidence says nothing either way.
const (
	NotAsked Confidence = iota
	Unsure
	Sure
)

// likelihoods returns how likely that confidence is stated by one who knows
// and by one who guesses.
func (c Confidence) likelihoods() (knowing, guessing float64) {
	switch c {
	case Sure:
		return 0.90, 0.15
	case Unsure:
		return 0.10, 0.85
	default:
		return 1, 1
	}
}

// Evidence is what a right answer is worth as a sign of memory. The zero
// Evidence is that of free recall, where nothing can be guessed.
type Evidence struct {
	Chance     float64 // of answering right by guessing: 0 to 1, beyond that as the nearer end
	Confidence Confidence
}

// firstPrior is the recall assumed of a question never answered before:
// how often a learner knows the answer already.
const firstPrior = 0.3

// knew returns how likely the learner knew what they answered right, given
// the recall R at that moment. With l1 and l0 the likelihoods of their
// confidence and g the chance, Bayes' rule gives
//
//	k = R l1 / (R l1 + (1-R) g l0)
//
// which is exactly 1 when nothing could be guessed or R is 1.
func (e Evidence) knew(recall float64) float64 {
	if !(e.Chance > 0) {
		return 1
	}
	knowing, guessing := e.Confidence.likelihoods()
	known := recall * knowing
	guessed := (1 - recall) * min(e.Chance, 1) * guessing
	return known / (known + guessed)
}

// FirstGiven returns the state after a first review that is only evidence of
// memory. See NextGiven.
func (m Model) FirstGiven(g Grade, e Evidence) State {
	right := m.First(g)
	knew := e.knew(firstPrior)
	if g == Again || knew == 1 {
		return right
	}
	return mix(knew, right, m.First(Again))
}

// NextGiven returns the state after a review that is only evidence of memory:
// a mean of what g and Again would leave, weighted by how likely the learner
// knew. Again needs no evidence, and without a chance of guessing there is no
// doubt: both give what Next gives, to the last bit. So does a repeat on the
// same day, when recall still is 1.
func (m Model) NextGiven(s State, days int, g Grade, e Evidence) State {
	s = s.within()
	recall := m.Recall(float64(days), s.Stability)
	right := m.next(s, days, recall, g)
	knew := e.knew(recall)
	if g == Again || knew == 1 {
		return right
	}
	return mix(knew, right, m.next(s, days, recall, Again))
}

// mix returns the mean of right and wrong with weight k on right: of
// difficulties the arithmetic mean, of stabilities the geometric,
//
//	ln S' = k ln S(right) + (1-k) ln S(wrong)
//
// Both are mixed: in simulation that is better calibrated than mixing
// stability alone.
func mix(k float64, right, wrong State) State {
	return State{
		Stability:  wrong.Stability * power(right.Stability/wrong.Stability, k),
		Difficulty: wrong.Difficulty + k*(right.Difficulty-wrong.Difficulty),
	}.within()
}
