package lint

import (
	"math"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// This file has the rule on typed answers that let through the answer to something
// else.

// tolerance finds figures of the document, of the same unit, that the tolerance of a
// number takes in.
func (l *look) tolerance() {
	n, ok := l.Kind.(quiz.Number)
	within := max(n.Within, math.Abs(n.Value)*n.Percent/100)
	if !ok || within == 0 {
		return
	}
	for _, d := range l.docs {
		for _, g := range d.figures[:min(len(d.figures), mostFigures)] {
			if g.Ranged || g.Value == n.Value || spell.Fold(g.Unit) != spell.Fold(n.Unit) || math.Abs(g.Value-n.Value) > within {
				continue
			}
			if l.accepts(strings.TrimSpace(quiz.Amount(g.Value) + " " + n.Unit)) {
				l.find(typedOverlap, Part{Name: Tolerance}, "", "within takes in %s, which is another figure of the document: %s", quiz.Amount(g.Value), g.Counts)
				return
			}
		}
	}
}

// mostFigures is how many figures of a document a tolerance is compared with.
const mostFigures = 200

// accepts reports whether a typed text of the course is right here. Its words are
// words of the course, and to look for them in all of its files would take long.
func (l *look) accepts(text string) bool {
	q := l.Question
	if q.Rules != nil {
		rules := *q.Rules
		rules.Known = func(string) bool { return true }
		q.Rules = &rules
	}
	return q.Judge(quiz.Reply{Text: []string{text}}).Outcome == quiz.Right
}

// typedAnswers are the answers that are typed in a course, by the roots of their
// words: of others none passes as a slip, for whoever types a word of the course is
// taken to mean it.
type typedAnswers map[string][]typedAnswer

// A typedAnswer is one accepted spelling with its question.
type typedAnswer struct {
	folded string
	text   string
	item   *Item
	accept []string
	number int
	deck   *Deck
	place  int // among the accepted spellings
}

// mostCompared is how many answers with the same roots are compared with one.
const mostCompared = 2

// add compares the accepted spellings with those of the questions before, both ways.
func (t typedAnswers) add(l *look) {
	k, ok := l.Kind.(quiz.Typed)
	if !ok {
		return
	}
	for i, text := range k.Accept {
		roots := strings.Join(telling(words(text)), " ")
		if roots == "" {
			continue
		}
		own := typedAnswer{spell.Fold(text), text, l.Item, k.Accept, l.number, l.deck, i}
		list := t[roots]
		for _, other := range list {
			l.deck.compared++
			if l.overlaps(own, other) {
				return
			}
		}
		if len(list) < mostCompared {
			t[roots] = append(list, own)
		}
	}
}

// overlaps finds that the answer of one question passes at the other as a slip. It
// is found at the question that lets it through.
func (l *look) overlaps(own, other typedAnswer) bool {
	if own.item.ID == other.item.ID || own.folded == other.folded || listed(own.folded, other.accept) || listed(other.folded, own.accept) {
		return false
	}
	if l.accepts(other.text) {
		l.find(typedOverlap, Part{Spelling, own.place}, "", "%s, the answer to %s, passes here as a slip", quoted(other.text), other.item.ID)
		return true
	}
	there := look{Item: other.item, deck: other.deck, number: other.number}
	if other.deck == l.deck && there.accepts(own.text) {
		there.find(typedOverlap, Part{Spelling, other.place}, "", "%s, the answer to %s, passes here as a slip", quoted(own.text), own.item.ID)
		return true
	}
	return false
}

func listed(folded string, accept []string) bool {
	for _, a := range accept {
		if spell.Fold(a) == folded {
			return true
		}
	}
	return false
}
