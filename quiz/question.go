package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// A Question asks one thing that a document says.
type Question struct {
	ID     string // survives rewording; a learner's history hangs on it
	Family string // questions of one family are siblings: seeing one helps with the other
	Stem   string
	Answer Answer
	Why    string   // explanation, shown after the answer; may be empty
	Source Citation // zero where a course's own deck gives none
	Rev    int      // raised by an author when an answer's meaning changed though its words did not
	Text   string   // fingerprint of the words it was made from
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

// An Answer is what one question takes for right: one type for each kind of
// question.
type Answer interface {
	// Pose says what the learner is shown and how they reply. Options are
	// shuffled by r, or stay as written if r is nil or order means something.
	Pose(r *rand.Rand) Form
	// Judge says what a reply earned. Any reply is judged; one that does not
	// fit (an option that is not there) is wrong.
	Judge(Reply) Verdict
	// Key lists the right answers, by entry id or folded text. It changes
	// when and only when another reply becomes right.
	Key() []string
	// Chance is the probability of answering right by guessing, 0 to 1.
	Chance() float64
	// Solution puts the right answer in words, a line for each part.
	Solution() []string
	// Kind is the kind of question in words: "several choices".
	Kind() string
}

// Fingerprint identifies the question's right answers in a few characters.
func (q Question) Fingerprint() string {
	parts := q.Answer.Key()
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
		v = q.Answer.Judge(r)
	}
	v.Solution = q.Answer.Solution()
	v.Chance = q.Answer.Chance()
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

// A Citation says where an answer stands.
type Citation struct {
	Seed  string // the seed's id; empty: no source given
	Title string // the document's
	At    []int  // paragraphs
}

// String gives the citation as learners see it: title and paragraphs.
func (c Citation) String() string {
	if c.Seed == "" {
		return ""
	}
	return c.Title + ", " + Paragraphs(c.At)
}

// Paragraphs writes paragraph numbers as in "¶12, 14".
func Paragraphs(at []int) string {
	s := make([]string, len(at))
	for i, n := range at {
		s[i] = fmt.Sprint(n)
	}
	return "¶" + strings.Join(s, ", ")
}
