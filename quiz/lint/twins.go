package lint

import (
	"hash/maphash"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
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
	deck    *Deck
	places  []uint64 // where the answer stands, in the documents
	named   bool     // the answer is the name of an actor
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
	w := &twin{id: l.ID, kind: l.Kind.Name(), exam: l.deck.exam, deck: l.deck, named: l.namesActor(), places: t.places(l), telling: make([]uint32, len(l.telling))}
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

// places hashes the places at which the answer to a question stands.
func (t *twins) places(l *look) (hashes []uint64) {
	for _, s := range l.Sources {
		for _, key := range placesOf(s.At) {
			if len(hashes) < mostPlaces {
				hashes = append(hashes, t.hash(s.Seed, key))
			}
		}
	}
	return hashes
}

// namesActor reports whether the right answer is the name of an actor.
func (l *look) namesActor() bool {
	name := spell.Fold(l.solution())
	return slices.ContainsFunc(l.docs, func(d *document) bool { return len(d.named[name]) > 0 })
}

// How alike two questions of one answer must be to be twins.
const (
	fewestTelling = 4    // words of a stem; a shorter one is hardly more than its answer
	leastAlike    = 0.75 // share of the telling words of both stems
	mostOfOneKey  = 12   // questions of one answer that are compared
	mostPlaces    = 20   // places of a question that are compared
)

// How alike the stems must be where two questions of a deck have the answer from the same
// place. An actor may well do two things there.
const (
	leastAtPlace      = 0.25
	leastOfActorThere = 0.6
)

// near finds a question before this one that asks for the same answer in nearly the same
// words, or for the same answer from the same place.
func (t *twins) near(l *look, own *twin) {
	same := t.sum(own)
	isLong := len(own.telling) >= fewestTelling
	if other, found := t.tells[same]; found && isLong && other.exam == own.exam {
		l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in the same words", other.id)
		return
	}
	if isLong {
		t.tells[same] = own
	}
	if l.isTrueFalse() {
		return
	}
	list := t.byKeys[own.key]
	for _, other := range list {
		l.deck.compared++
		switch alike := own.alike(other); {
		case other.exam != own.exam:
		case alike >= leastAlike && isLong:
			l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer in nearly the same words", other.id)
			return
		case alike >= own.leastAtPlace() && own.sharesPlace(other):
			l.find(nearTwin, Part{Name: Stem}, "", "%s asks for the same answer from the same place", other.id)
			return
		}
	}
	if len(list) < mostOfOneKey {
		t.byKeys[own.key] = append(list, own)
	}
}

// alike is the share of the telling words of two stems that both have.
func (w *twin) alike(other *twin) float64 {
	n := common(w.telling, other.telling)
	return float64(n) / float64(max(1, len(w.telling)+len(other.telling)-n))
}

func (w *twin) leastAtPlace() float64 {
	if w.named {
		return leastOfActorThere
	}
	return leastAtPlace
}

// sharesPlace reports whether two questions of one deck have their answer from one place.
func (w *twin) sharesPlace(other *twin) bool {
	return w.deck == other.deck && slices.ContainsFunc(w.places, func(p uint64) bool { return slices.Contains(other.places, p) })
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
