package lint

import (
	"hash/maphash"
	"slices"

	"policyquiz/quiz"
)

// This file has the rules on two questions that are too much alike. Questions are
// found again by hashes of their words, so that a course of many questions is
// compared in one pass.

// twins are the questions of a course, by what they have in common.
type twins struct {
	seed   maphash.Seed
	stems  map[uint64]*twin   // by the whole stem
	tells  map[uint64]*twin   // by the telling words of the stem and the answer
	byKeys map[uint64][]*twin // by the answer
}

// A twin is what is kept of a question.
type twin struct {
	id      string
	key     uint64
	wrong   []uint64
	accept  []uint64 // the accepted spellings, if words are typed
	kind    string
	exam    bool
	telling []uint32 // hashes of the telling words of the stem, in order of size
}

func newTwins() twins {
	return twins{maphash.MakeSeed(), map[uint64]*twin{}, map[uint64]*twin{}, map[uint64][]*twin{}}
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
	own := t.twin(l)
	stem := t.hash(append(l.words, l.body)...)
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
		t.near(l, own)
	}
}

// twin keeps of a question what it is compared by.
func (t *twins) twin(l *look) *twin {
	w := &twin{id: l.ID, kind: l.Kind.Name(), exam: l.deck.exam, telling: make([]uint32, len(l.telling))}
	for i, word := range l.telling {
		w.telling[i] = uint32(t.hash(word))
	}
	slices.Sort(w.telling)
	switch k := l.Kind.(type) {
	case quiz.Choice:
		var right []string
		for i := range l.options {
			if l.options[i].Right {
				right = append(right, l.options[i].words...)
			} else {
				w.wrong = append(w.wrong, t.hash(l.options[i].words...))
			}
		}
		w.key = t.hash(right...)
		return w
	case quiz.Typed:
		for _, a := range k.Accept {
			w.accept = append(w.accept, t.hash(words(a)...))
		}
	}
	w.key = t.hash(words(l.solution())...)
	return w
}

// contradicts reports whether the key of one of two questions of one stem is wrong in
// the other.
func (w *twin) contradicts(other *twin) bool {
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
func (t *twins) near(l *look, own *twin) {
	if len(own.telling) < fewestTelling {
		return
	}
	same := t.sum(own)
	if other, found := t.tells[same]; found && other.exam == own.exam {
		l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in the same words", other.id)
		return
	}
	t.tells[same] = own
	if l.isTrueFalse() {
		return
	}
	list := t.byKeys[own.key]
	for _, other := range list {
		l.deck.compared++
		n := common(own.telling, other.telling)
		if other.exam == own.exam && float64(n) >= leastAlike*float64(len(own.telling)+len(other.telling)-n) {
			l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in nearly the same words", other.id)
			return
		}
	}
	if len(list) < mostOfOneKey {
		t.byKeys[own.key] = append(list, own)
	}
}

// sum hashes the telling words of a question together with its kind and answer.
func (t *twins) sum(w *twin) uint64 {
	var h maphash.Hash
	h.SetSeed(t.seed)
	for _, word := range w.telling {
		maphash.WriteComparable(&h, word)
	}
	maphash.WriteComparable(&h, w.key)
	h.WriteString(w.kind)
	return h.Sum64()
}

// common counts what two sorted lists share.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func (l *look) isTrueFalse() bool {
	_, is := l.Kind.(quiz.TrueFalse)
	return is
}
