package quiz

// A Verdict says what a reply earned, and what a learner can learn from it.
type Verdict struct {
	Outcome Outcome
	Score   float64  // share of the parts that were right, 0 to 1
	Chance  float64  // of being right by guessing, 0 to 1
	Said    []string // the reply in words; empty for "I don't know"
	// Solution is the right answer in words, a line for each part.
	Solution []string
	// Notes say what the wrong parts of the reply really are.
	Feedback []Feedback
	// Slip is the accepted spelling where a typed answer had a small slip
	// that was let pass.
	Slip string
	// Confused names what was taken for what, for the end of a session.
	Confused []Confusion

	// Self is the learner's own judgment, of a flashcard; 0 where the program
	// judged. The solution has been seen then.
	Self Grade
}

// A Note answers one wrong part of a reply.
type Feedback struct {
	Said   string
	Really string
}

// A Confusion is one thing taken for another.
type Confusion struct{ Took, For string }

// Grade is what the schedule sees of the verdict.
func (v Verdict) Grade() Grade {
	switch {
	case v.Self != 0:
		return v.Self
	case v.Outcome == Right:
		return Good
	}
	return Again
}

// CanBeRight reports whether "I was right" is a second thought worth having:
// only where the program may have misjudged what was typed.
func (v Verdict) CanBeRight() bool {
	return v.Chance == 0 && len(v.Said) > 0 && v.Self == 0 && (v.Outcome == Wrong || v.Outcome == Partly)
}

// CanBeEasy reports whether the learner may say that it was easy: never where
// it could have been guessed.
func (v Verdict) CanBeEasy() bool {
	return v.Chance == 0 && v.Outcome == Right && v.Self == 0
}

// CanBeHard reports whether the learner may say that it was hard.
func (v Verdict) CanBeHard() bool { return v.Outcome == Right && v.Self == 0 }

// graded is the outcome and score of a reply of which right of all parts were
// right.
func graded(right, all int) (Outcome, float64) {
	score := float64(max(right, 0)) / float64(all)
	switch {
	case score >= 1:
		return Right, 1
	case score > 0:
		return Partly, score
	}
	return Wrong, 0
}
