package lint

import (
	"hash/maphash"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// This file has the rules on two questions that are too much alike. Questions are
// found again by hashes of their words, so that a course of many questions is
// compared in one pass.

// twins are the questions of a course, by what they have in common.
type twins struct {
	seed   maphash.Seed
	stems  map[uint64]twin   // by the whole stem
	tells  map[uint64]twin   // by the telling words of the stem and the answer
	byKeys map[uint64][]twin // by an answer of several words
}

// A twin is what is kept of a question.
type twin struct {
	id      string
	key     uint64
	wrong   []uint64
	accept  []uint64 // the accepted spellings, if words are typed
	kind    string
	exam    bool
	telling []string // of the stem
}

func newTwins() twins {
	return twins{maphash.MakeSeed(), map[uint64]twin{}, map[uint64]twin{}, map[uint64][]twin{}}
}

func (t *twins) hash(texts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(t.seed)
	for _, text := range texts {
		h.WriteString(text)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// add compares a question with those before it. A question that two decks draw is
// one question.
func (t *twins) add(l *look) {
	answer := spell.Fold(l.solution())
	own := twin{id: l.ID, key: t.hash(answer), kind: l.Kind.Name(), exam: l.deck.exam, telling: telling(l.words)}
	for _, o := range l.wrong() {
		own.wrong = append(own.wrong, t.hash(spell.Fold(o.Text)))
	}
	if k, ok := l.Kind.(quiz.Typed); ok {
		for _, a := range k.Accept {
			own.accept = append(own.accept, t.hash(spell.Fold(a)))
		}
	}
	stem := t.hash(spell.Fold(l.stem), l.body)
	first, found := t.stems[stem]
	switch {
	case !found:
		t.stems[stem] = own
	case first.id == l.ID:
		return
	case own.contradicts(first):
		l.find(contradicting, l.keyPart(), "", "%s has the same stem, and what is right here is wrong there", first.id)
		return
	case own.exam != first.exam:
		return // an exam may ask what was practised
	default:
		l.find(sameStem, Part{Name: Stem}, "", "%s has the same stem", first.id)
		return
	}
	if !l.drawn() {
		t.near(l, own, answer)
	}
}

// contradicts reports whether the key of one of two questions of one stem is wrong in
// the other.
func (w twin) contradicts(other twin) bool {
	switch {
	case w.kind != other.kind || w.key == other.key:
		return false
	case w.kind == quiz.TrueFalse(true).Name(), w.kind == quiz.Number{}.Name():
		return true
	case len(w.accept) > 0:
		return !slices.ContainsFunc(w.accept, func(a uint64) bool { return slices.Contains(other.accept, a) })
	}
	return slices.Contains(w.wrong, other.key) || slices.Contains(other.wrong, w.key)
}

// keyPart is where the right answer stands.
func (l *look) keyPart() Part {
	switch l.Kind.(type) {
	case quiz.Choice, quiz.TrueFalse, quiz.Number:
		return Part{Key, 0}
	case quiz.Typed:
		return Part{Spelling, 0}
	}
	return Part{}
}

// How alike two questions of one answer must be to be twins.
const (
	fewestTelling = 4    // words of a stem; a shorter one is hardly more than its answer
	leastAlike    = 0.75 // share of the telling words of both stems
	mostOfOneKey  = 12   // questions of one answer that are compared
)

// near finds a question before this one that asks for the same answer in nearly the
// same words.
func (t *twins) near(l *look, own twin, answer string) {
	if len(own.telling) < fewestTelling {
		return
	}
	sorted := slices.Sorted(slices.Values(own.telling))
	same := t.hash(strings.Join(sorted, " "), own.kind, answer)
	if other, found := t.tells[same]; found && other.exam == own.exam {
		l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in the same words", other.id)
		return
	}
	t.tells[same] = own
	if len(answer) < shortestSlip || l.isTrueFalse() {
		return
	}
	list := t.byKeys[own.key]
	for _, other := range list {
		n := shared(own.telling, other.telling)
		if other.exam == own.exam && float64(n) >= leastAlike*float64(len(own.telling)+len(other.telling)-n) {
			l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in nearly the same words", other.id)
			return
		}
	}
	if len(list) < mostOfOneKey {
		t.byKeys[own.key] = append(list, own)
	}
}

func (l *look) isTrueFalse() bool {
	_, is := l.Kind.(quiz.TrueFalse)
	return is
}
