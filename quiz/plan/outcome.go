package plan

import "policyquiz/quiz/fsrs"

// An outcome is what an answer may come to.
type outcome struct {
	right       float64    // the probability that it is right, known or guessed
	good, again fsrs.State // the memory afterwards, when it was right and when it was missed
}

// cost is how many answers are expected to be given: what is missed comes back on the
// same day, and is then taken to be right.
func (o *outcome) cost() float64 { return 2 - o.right }

// answered returns what comes of an answer so many days after the last one.
func answered(m fsrs.Model, s fsrs.State, days int, chance float64) outcome {
	recall := m.Recall(float64(days), s.Stability)
	return outcome{
		right: recall + (1-recall)*chance,
		good:  m.NextGiven(s, days, fsrs.Good, fsrs.Evidence{Chance: chance}),
		again: m.Next(m.Next(s, days, fsrs.Again), 0, fsrs.Good),
	}
}

// introduced returns what comes of the first answer to a question.
func introduced(m fsrs.Model, chance float64) outcome {
	return outcome{
		right: fsrs.FirstPrior + (1-fsrs.FirstPrior)*chance,
		good:  m.FirstGiven(fsrs.Good, fsrs.Evidence{Chance: chance}),
		again: m.Next(m.First(fsrs.Again), 0, fsrs.Good),
	}
}

// first returns what comes of the next answer to q, so many days from today.
func (q *Question) first(m fsrs.Model, days int) outcome {
	if !q.seen() {
		return introduced(m, q.Chance)
	}
	return answered(m, q.State, q.Reviewed+days, q.Chance)
}

// recall returns the probability that q is recalled so many days from today if it is
// not answered any more.
func (q *Question) recall(m fsrs.Model, days int) float64 {
	if !q.seen() {
		return unseenRecall
	}
	return m.Recall(float64(q.Reviewed+days), q.Stability)
}
