package quiz

import "policyquiz/quiz/fsrs"

// This file is about certainty-based marking: the learner says how sure a reply is, and
// the marks depend on that. The marks are those of A. R. Gardner-Medwin
// ("Confidence-Based Marking: encouraging rigour through assessment", Physiological
// Society, Bristol 2005), which Moodle has, too. With them the truth pays best: fairly
// sure from a probability of 2/3 to be right, sure from 4/5.

// A Confidence is how sure a learner is of a reply; see [fsrs.Confidence].
type Confidence = fsrs.Confidence

// Marks returns what an answer earns by certainty-based marking, from -6 to 3:
//
//	          not sure  fairly sure  sure
//	right         1          2         3
//	wrong         0         -2        -6
//
// "I don't know" and a right guess, told as one, earn 0, and so does an answer of which
// nobody asked how sure it was.
//
// Of a partly right answer the share that was right earns the marks of a right answer,
// and the rest those of a wrong one: with half right and sure -1.5. So what pays best is
// still to say the share that one expects to be right. Moodle does otherwise: there half
// right and sure earns half of 3, and who expects to be half right gains by saying sure.
func (v Verdict) Marks(c Confidence) float64 {
	if v.Outcome == Unknown {
		return 0
	}
	right, wrong := 0.0, 0.0
	switch c {
	case fsrs.Unsure:
		right, wrong = 1, 0
	case fsrs.FairlySure:
		right, wrong = 2, -2
	case fsrs.Sure:
		right, wrong = 3, -6
	}
	share := v.share()
	return share*right + (1-share)*wrong
}

// share is how much of the answer was right, after second thoughts: 0 to 1.
func (v Verdict) share() float64 {
	switch v.Outcome {
	case Right:
		return 1
	case Partly:
		return v.Score
	}
	return 0
}
