package quiz

import "slices"

// A Verdict is the result of judging a reply, with what a learner can learn from
// it.
type Verdict struct {
	Outcome Outcome  // how far the reply was right
	Score   float64  // share of the parts that were right as judged, 0 to 1
	Chance  float64  // probability of being right by guessing, 0 to 1
	Said    []string // the reply in words, one for each part; empty for "I don't know"
	// Parts says of each part of the reply whether it was right. It is empty if
	// all of them were, or none.
	Parts []Part
	// Ticks says of each option that was chosen, or should have been, what became of it,
	// in the author's order. It is empty if one option is asked for, and if the reply is
	// right.
	Ticks []Part
	// Solution is the right answer in words, one line for each part.
	Solution []string
	// Feedback says what the wrong parts of the reply really are.
	Feedback []Feedback
	// Slip is the right spelling if a typed answer had a small slip that was
	// forgiven; empty if it had none.
	Slip string
	// Confused lists what the learner confused, for the summary of a session.
	Confused []Confusion

	// Guessed says that the learner was right by a guess, and said so. The outcome is
	// Unknown then.
	Guessed bool
	// Self is the learner's own grade for a flashcard; 0 for other kinds. If it
	// is set, the learner has seen the solution.
	Self Grade
}

// A Part is one part of a reply that was right in some parts and not in others.
type Part struct {
	Name string // what it is a part of, where the words do not say it: "gap 1"; may be empty
	Said string // what the learner said
	Flaw string // what is not right about it, in a word or two; empty if it is right
	// Really is what a wrong option really is, among [Verdict.Ticks]; may be empty.
	Really string
}

// missed is the flaw of a right option that was not chosen.
const missed = "missed"

// Missed reports whether the part was not said, and should have been.
func (p Part) Missed() bool { return p.Flaw == missed }

// Right reports whether the part was right.
func (p Part) Right() bool { return p.Flaw == "" }

// part returns a part that is right or wrong.
func part(name, said string, right bool) Part {
	if right {
		return Part{Name: name, Said: said}
	}
	return Part{Name: name, Said: said, Flaw: "wrong"}
}

// mixed returns the parts if some of them are right and some are not; else nil.
func mixed(parts []Part) []Part {
	if slices.ContainsFunc(parts, Part.Right) && slices.ContainsFunc(parts, func(p Part) bool { return !p.Right() }) {
		return parts
	}
	return nil
}

// A Feedback explains one wrong part of a reply.
type Feedback struct {
	Said   string // what the learner said
	Really string // what it really is
}

// A Confusion is one thing that the learner took for another. What was typed and means
// nothing, as "asdf", is none.
type Confusion struct {
	Took string // the right answer
	For  string // what the learner said instead
}

// Grade returns the grade that the schedule uses: the learner's own grade if
// there is one, Good if the reply was right, and Again otherwise.
func (v Verdict) Grade() Grade {
	switch {
	case v.Self != 0:
		return v.Self
	case v.Outcome == Right:
		return Good
	}
	return Again
}

// Amended returns the verdict with the outcome that a second thought gives it.
func (v Verdict) Amended(o Outcome) Verdict {
	v.Guessed = o == Unknown && (v.Guessed || v.CanBeGuessed())
	v.Outcome = o
	return v
}

// CanBeGuessed reports whether the learner may say "I guessed". It is true of what was
// judged right, typed or chosen: the words of an answer, too, may be no more than an idea. It
// is false of what only the learner called right, and of a flashcard, whose grade says it.
func (v Verdict) CanBeGuessed() bool {
	return v.Outcome == Right && v.Score == 1 && v.Self == 0
}

// CanBeRight reports whether the learner may say "I was right". That makes sense
// for typed answers, which the program may have misjudged, and to take back "I
// guessed".
func (v Verdict) CanBeRight() bool {
	if v.Guessed {
		return true
	}
	return v.Chance == 0 && len(v.Said) > 0 && v.Self == 0 && (v.Outcome == Wrong || v.Outcome == Partly)
}

// CanBeEasy reports whether the learner may say that the answer was easy. It is
// false if the answer could have been guessed.
func (v Verdict) CanBeEasy() bool {
	return v.Chance == 0 && v.Outcome == Right && v.Self == 0
}

// CanBeHard reports whether the learner may say that the answer was hard.
func (v Verdict) CanBeHard() bool { return v.Outcome == Right && v.Self == 0 }

// graded returns the outcome and the score of a reply with so many right parts
// of all. A negative number of right parts counts as 0.
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
