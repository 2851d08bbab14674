package study

import (
	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// A Summary is what a session came to. It counts the first answer to each
// question: what comes back after a miss is practice.
type Summary struct {
	// Asked is how many different questions were answered. It is the sum of
	// the four that follow.
	Asked   int
	Right   int // among them what the learner called a guess since
	Partly  int // partly right
	Wrong   int
	Unknown int // "I don't know"
	// Guessed is how many of Right were called a guess.
	Guessed int
	// Score is the sum of the shares that were right, 0 to Asked.
	Score float64
	// Skipped is how often a question was put off.
	Skipped int
	// Confused lists what was taken for what, in the order in which it
	// happened, each once. It includes what came back after a miss.
	Confused []quiz.Confusion
	// Missed lists the questions that were missed without a confusion, in the order in
	// which it happened, each once.
	Missed []quiz.Ref
	// Guesses lists the questions that were right, but called a guess, and never missed, in
	// the order in which it happened, each once. They come back in the session.
	Guesses []quiz.Ref
	// Marks are what the first answers earned by certainty-based marking.
	Marks Marks
	// Blind lists the questions of which the first answer was sure and not right, in
	// the order in which they were answered; see [Memory.Blind].
	Blind []quiz.Ref
}

// Marks are what answers earned by certainty-based marking; see [quiz.Verdict.Marks].
type Marks struct {
	// Of is how many answers could earn marks: those of which the learner said how
	// sure they were, and each "I don't know" to what is no flashcard.
	Of int
	// Earned is the sum of the marks, -6 Of to 3 Of.
	Earned float64
	// Unsure is what the same answers would have earned if the learner had said each
	// time that they were not sure, 0 to Of.
	Unsure float64
}

// Most is the greatest sum that the answers could have earned: 3 each.
func (m Marks) Most() int { return 3 * m.Of }

// count adds the marks of a first answer, if it can have any.
func (m *Marks) count(t *Turn) {
	marks, ok := t.Marks()
	if !ok {
		return
	}
	m.Of++
	m.Earned += marks
	m.Unsure += t.Verdict.Marks(fsrs.Unsure)
}

// Summary sums the session up, after second thoughts and without what was
// taken back.
func (s *Session) Summary() Summary {
	var sum Summary
	seen := map[string]bool{}
	confused := map[quiz.Confusion]bool{}
	missed := missedTurns{confused: map[string]bool{}}
	var guesses []quiz.Ref
	for i := range s.turns {
		t := &s.turns[i]
		if t.Entry.Review == nil {
			sum.Skipped++
			continue
		}
		switch {
		case t.Verdict.Guessed:
			guesses = append(guesses, t.Ref)
		case t.missed():
			missed = missed.add(t)
			for _, c := range t.Verdict.Confused {
				if !confused[c] {
					confused[c] = true
					sum.Confused = append(sum.Confused, c)
				}
			}
		}
		if !seen[t.Ref.ID] {
			seen[t.Ref.ID] = true
			sum.count(t.Verdict)
			sum.Marks.count(t)
			if t.Blind() {
				sum.Blind = append(sum.Blind, t.Ref)
			}
		}
	}
	sum.Missed = missed.plainly()
	sum.Guesses = missed.others(guesses)
	return sum
}

// missedTurns are the questions that were missed.
type missedTurns struct {
	refs     []quiz.Ref      // each once
	confused map[string]bool // by id, whether something was taken for something else
}

func (m missedTurns) add(t *Turn) missedTurns {
	was, known := m.confused[t.Ref.ID]
	if !known {
		m.refs = append(m.refs, t.Ref)
	}
	m.confused[t.Ref.ID] = was || len(t.Verdict.Confused) > 0
	return m
}

// plainly lists those that were missed without a confusion.
func (m missedTurns) plainly() (list []quiz.Ref) {
	for _, r := range m.refs {
		if !m.confused[r.ID] {
			list = append(list, r)
		}
	}
	return list
}

// others lists those of refs that were not missed, each once.
func (m missedTurns) others(refs []quiz.Ref) (list []quiz.Ref) {
	listed := map[string]bool{}
	for _, r := range refs {
		if _, missed := m.confused[r.ID]; !missed && !listed[r.ID] {
			listed[r.ID] = true
			list = append(list, r)
		}
	}
	return list
}

// count adds the verdict on a first answer. Whoever says that a right answer was a guess
// is honest, and loses nothing of the score by it.
func (sum *Summary) count(v quiz.Verdict) {
	sum.Asked++
	if v.Guessed {
		sum.Guessed++
	}
	switch {
	case v.Outcome == quiz.Right, v.Guessed:
		sum.Right++
		sum.Score++
	case v.Outcome == quiz.Partly:
		sum.Partly++
		sum.Score += v.Score
	case v.Outcome == quiz.Unknown:
		sum.Unknown++
	default:
		sum.Wrong++
	}
}
