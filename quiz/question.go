package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// A Question asks one thing that a document says.
type Question struct {
	ID         string     // stays the same when the words change; a learner's history names it
	Course     string     // the id of its course, with which ID begins; empty if a Catalog without a course read it
	Family     string     // shared by siblings: questions that help to answer one another
	Stem       string     // the sentence that asks
	Kind       Kind       // how it is answered, and the right answer
	Why        string     // the explanation after the answer; may be empty
	Sources    []Citation // the places that give the answer; empty if the deck names none
	Background string     // what its documents presuppose and do not say, shown as such; may be empty
	Objective  string     // the id, within its deck, of the objective that it serves; may be empty
	Rung       int        // how far up it stands, from 1 to 5; see Ref.Rung
	// Rev counts how often the author declared that another answer became right,
	// whatever the words say; 0 or more. Another rev is another answer, and the same
	// rev, if it is not 0, keeps the answer the same; see [SameAnswer].
	Rev int
	// Rules say which typed words are the same answer; nil: the rules of English.
	Rules *spell.Rules
	// TextPrint is the fingerprint of the words from which the question was made.
	TextPrint string
}

// A Ref names a question without holding it. It is all that a session needs for
// its plan.
type Ref struct {
	ID     string // the question's id
	Deck   string // the id of the first deck that has the question; from a Course or a Library the whole id
	Family string // see Question.Family
	Item   int    // its position in the deck, counted from 0
	// Objective is the id, within the deck, of the objective that it serves; it
	// may be empty.
	Objective string
	// Rung says how far up it stands: 1 recognise, 2 tell apart, 3 explain, 4
	// apply, 5 judge.
	Rung int
	// Start says that a course starts with it: such questions are introduced before all
	// others, in their order.
	Start bool
	// After lists the ids of questions that the learner must have answered
	// right before this one is introduced.
	After []string
}

// Fingerprint returns 12 hexadecimal digits, the first 48 bits of the SHA-256 of
// the texts. That is enough to notice an edit. It is no protection against
// forgery.
func Fingerprint(texts ...string) string {
	all := make([]byte, 0, 1024) // a constant size stays on the stack; a start fingerprints thousands
	for _, t := range texts {
		all = strconv.AppendInt(all, int64(len(t)), 10)
		all = append(all, ':')
		all = append(all, t...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:6])
}

// Judge judges a reply and adds the solution and the chance to the verdict. The
// reply "I don't know" is Unknown for every kind.
func (q Question) Judge(r Reply) Verdict {
	v := Verdict{Outcome: Unknown}
	if !r.Unknown {
		v = q.Kind.Judge(r, q.Rules)
	}
	v.Parts = mixed(v.Parts)
	v.Solution = q.Kind.Solution()
	v.Chance = q.Kind.Chance()
	return v
}

// Shuffle returns the random numbers that shuffle q when a learner with a layout
// number is posed it for the nth time, counted from 0. They depend on the id
// within its course, n and the layout alone: two learners see different orders, and the order that one
// saw can be found again on any machine.
func (q Question) Shuffle(n int, layout uint32) *rand.Rand {
	const spread = 0x9e3779b97f4a7c15 // an odd number with bits everywhere, so that near layouts differ in all bits
	sum := sha256.Sum256([]byte(strings.TrimPrefix(q.ID, q.Course+"/")))
	var seed uint64
	for _, b := range sum[:8] {
		seed = seed<<8 | uint64(b)
	}
	return rand.New(rand.NewPCG(seed^uint64(layout)*spread, uint64(n)))
}
