package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strconv"
)

// A Question asks one thing that a document says.
type Question struct {
	ID      string // survives rewording; a learner's history hangs on it
	Family  string // questions of one family are siblings: seeing one helps with the other
	Stem    string
	Kind    Kind
	Why     string     // explanation, shown after the answer; may be empty
	Sources []Citation // where the answer stands; empty where a course's own deck does not say
	// Rev is raised by an author when another answer became right though the
	// words did not change; 0 if it never was.
	Rev int
	// TextPrint fingerprints the words that the question was made from.
	TextPrint string
}

// A Ref names a question without holding it: all that a session needs to plan.
type Ref struct {
	ID     string
	Deck   string // the id of the first deck in which it stands
	Family string
	Item   int // its place in the deck, counted from 0
	// After lists questions that must have been answered rightly before this
	// one is introduced.
	After []string
}

// A Kind is a kind of question with what it takes for right: [Choice],
// [TrueFalse], [Typed], [Number], [Order], [Match], [Cloze] or [Card].
type Kind interface {
	// Pose says what the learner is shown. Options are shuffled by r, or stay
	// as written if r is nil or their order means something.
	Pose(r *rand.Rand) Posed
	// Read makes a reply of a line, which is not empty, or of a key. The error
	// says what would be a reply, in words for the learner.
	Read(p Posed, line string) (Reply, error)
	// Judge says what a reply earned. Any reply is judged; one that does not
	// fit (an option that is not there) is wrong.
	Judge(Reply) Verdict
	// AnswerKey lists the right answers, by entry id or folded text.
	AnswerKey() []string
	// Chance is the probability of answering right by guessing, 0 to 1.
	Chance() float64
	// Solution puts the right answer in words, a line for each part.
	Solution() []string
	// Name is the kind in words: "several choices".
	Name() string
}

// KeyPrint fingerprints the question's right answers, Rev included.
func (q Question) KeyPrint() string {
	parts := q.Kind.AnswerKey()
	if q.Rev != 0 {
		parts = append(parts, fmt.Sprintf("rev %d", q.Rev))
	}
	return Fingerprint(parts...)
}

// Fingerprint condenses texts to 12 hexadecimal digits (48 bits of SHA-256):
// enough to notice an edit, which is all it is for.
func Fingerprint(texts ...string) string {
	all := make([]byte, 0, 1024) // on the stack: a start fingerprints thousands
	for _, t := range texts {
		all = strconv.AppendInt(all, int64(len(t)), 10)
		all = append(all, ':')
		all = append(all, t...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:6])
}

// Judge judges a reply, "I don't know" included: it is honest, and the same
// for every kind.
func (q Question) Judge(r Reply) Verdict {
	v := Verdict{Outcome: Unknown}
	if !r.Unknown {
		v = q.Kind.Judge(r)
	}
	v.Solution = q.Kind.Solution()
	v.Chance = q.Kind.Chance()
	return v
}

// Shuffle returns the source of chance by which q is posed for the nth time
// (counted from 0): the same for the same question and time anywhere, so that
// a history can be read against what the learner saw.
func (q Question) Shuffle(n int) *rand.Rand {
	sum := sha256.Sum256([]byte(q.ID))
	var seed uint64
	for _, b := range sum[:8] {
		seed = seed<<8 | uint64(b)
	}
	return rand.New(rand.NewPCG(seed, uint64(n)))
}
