package seed

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
)

// drawFigure asks for a number, or what a number counts.
func drawFigure(r Records, d Drawn) (quiz.Question, error) {
	g, err := r.Figure(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, g.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	s, err := newScene(r, d.Seed, g.By)
	if err != nil {
		return quiz.Question{}, err
	}
	switch d.Facet {
	case "number":
		q.Stem = fmt.Sprintf("Which figure stands for this, as %s: %s?", s.verbal(figureVerb(g.Told)), g.Counts)
		q.Kind, err = figureNumber(r, d, g)
	case "counts":
		q.Stem = fmt.Sprintf("What does the figure %s stand for, as %s?", g.amount(), s.verbal(figureVerb(g.Told)))
		q.Kind, err = figureCounts(r, d, g)
	default:
		err = fmt.Errorf("a figure cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// figureVerb returns what the actor who tells a figure does: "gives it".
func figureVerb(t Told) string {
	if t == Reported {
		return "passes it on"
	}
	return "gives it"
}

// amount returns the figure with its unit: "300,000 to 400,000 personnel".
func (g Figure) amount() string {
	s := quiz.Amount(g.Value)
	if g.Ranged {
		s += " to " + quiz.Amount(g.To)
	}
	return strings.TrimSpace(s + " " + g.Unit)
}

// sameAmount reports whether two figures have the same number or the same range,
// whatever their units are.
func (g Figure) sameAmount(other Figure) bool {
	return g.Value == other.Value && g.To == other.To && g.Ranged == other.Ranged
}

// figureNumber asks the learner to type the number. For a range it asks the
// learner to choose among other amounts.
func figureNumber(r Records, d Drawn, g Figure) (quiz.Kind, error) {
	if !g.Ranged {
		return quiz.Number{Value: g.Value, Unit: g.Unit}, nil
	}
	return figureChoice(r, d, g, func(f Figure) (string, string) {
		return f.amount(), fmt.Sprintf("that is another figure: %s (%s)", f.Counts, f.At)
	})
}

// figureCounts offers what other figures count.
func figureCounts(r Records, d Drawn, g Figure) (quiz.Kind, error) {
	return figureChoice(r, d, g, func(f Figure) (string, string) {
		return capital(f.Counts), fmt.Sprintf("for that the figure is %s (%s)", f.amount(), f.At)
	})
}

// figureChoice offers other figures, first those in the same unit. It leaves out
// figures of the same amount, which might stand for both things.
func figureChoice(r Records, d Drawn, g Figure, words func(Figure) (text, feedback string)) (quiz.Kind, error) {
	ids, err := candidates(r, d, nil)
	if err != nil {
		return nil, err
	}
	text, _ := words(g)
	right := quiz.Option{Text: text, Right: true, Entry: g.ID}
	w := newDistractors(right)
	for _, sameUnit := range []bool{true, false} {
		for _, id := range ids {
			other, err := r.Figure(d.Seed, id)
			if err != nil {
				return nil, err
			}
			if w.full() || other.Unasked != "" || (other.Unit == g.Unit) != sameUnit || other.sameAmount(g) {
				continue
			}
			text, feedback := words(other)
			w.add(quiz.Option{Text: text, Entry: other.ID, Feedback: feedback})
		}
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}
