package quiz

import (
	"math/rand/v2"

	"policyquiz/quiz/spell"
)

// A Kind is the kind of a question together with its right answer: [Choice],
// [TrueFalse], [Typed], [AnyOf], [Number], [Order], [Match], [Cloze] or [Card].
type Kind interface {
	// Pose returns what the learner sees. It shuffles the options by r. A nil r
	// keeps the order in which the author wrote them; callers use it to list a
	// question for its author. A kind whose options have a meaningful order
	// ([Choice] with Fixed, [TrueFalse]) keeps it whatever r is, and a Choice among
	// amounts or dates sorts them.
	Pose(r *rand.Rand) Posed
	// Read makes a reply from a line that is not blank, or from a pressed key. What
	// has one clear meaning is understood; what has two is an error.
	// The error tells the learner what a reply looks like.
	Read(p Posed, line string) (Reply, error)
	// Judge returns the outcome and the score of a reply. The rules are those of
	// the question's course, by which typed words are compared. It accepts every
	// reply; one that does not fit (an option that does not exist) is Wrong.
	Judge(Reply, *spell.Rules) Verdict
	// Describe puts into an Asked what this kind knows of its question: Options,
	// Rows, Body and Right.
	Describe(*Asked)
	// Chance returns the probability of answering right by guessing, 0 to 1.
	Chance() float64
	// Solution returns the right answer in words, one line for each part.
	Solution() []string
	// Name returns the name of the kind, in words: "several choices".
	Name() string
}
