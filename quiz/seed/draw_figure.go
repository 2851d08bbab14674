package seed

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// drawFigure asks for a number, or what a number counts.
func drawFigure(r Records, d Drawn) (quiz.Question, error) {
	g, err := r.Figure(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, s, err := opened(r, d, g.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	switch d.Facet {
	case "number":
		q.Stem = inTurn(q.ID, g.askNumber(s)...)
		q.Kind, err = figureNumber(r, d, g)
	case "counts":
		q.Kind, err = figureCounts(r, d, g)
		q.Stem = inTurn(q.ID, g.askCounts(s, q.Kind)...)
	default:
		err = fmt.Errorf("a figure cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// askNumber returns the wordings of the facet number.
func (g Figure) askNumber(s scene) []string {
	counts := unstopped(g.Counts)
	return leading(counts, []string{
		capital(fmt.Sprintf("%s, which figure stands for this: %s?", s.according(g.Told), counts)),
		fmt.Sprintf("Which figure is given for this, %s: %s?", s.according(g.Told), counts),
	}, fmt.Sprintf("which figure is that, %s?", s.according(g.Told)))
}

// askCounts returns the wordings of the facet counts. They leave the unit out where
// some options name it and others do not: it would give one away, or rule one out.
func (g Figure) askCounts(s scene, k quiz.Kind) []string {
	amount := g.amount()
	if c, ok := k.(quiz.Choice); ok && uneven(c.Options, g.Unit) {
		g.Unit = ""
		amount = g.amount()
	}
	return []string{
		capital(fmt.Sprintf("%s, what does the figure %s stand for?", s.according(g.Told), amount)),
		fmt.Sprintf("What does the figure %s stand for, %s?", amount, s.according(g.Told)),
	}
}

// uneven reports whether some options name a unit and others do not.
func uneven(options []quiz.Option, unit string) bool {
	n := 0
	for _, o := range options {
		if Mentions(o.Text, unit) {
			n++
		}
	}
	return n > 0 && n < len(options)
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
	return figureChoice(r, d, g, func(f Figure, by string) (text, feedback string) {
		return f.amount(), fmt.Sprintf("that is another figure%s: %s (%s)", by, unstopped(f.Counts), f.At)
	})
}

// figureCounts offers what other figures count.
func figureCounts(r Records, d Drawn, g Figure) (quiz.Kind, error) {
	return figureChoice(r, d, g, func(f Figure, by string) (text, feedback string) {
		return capital(f.Counts), fmt.Sprintf("for that the figure is %s%s (%s)", f.amount(), by, f.At)
	})
}

// figureChoice offers other figures in the same unit, first those that look like g. In
// another unit they would count another sort of thing, and a learner could tell the
// right option by that. It leaves out figures of the same amount, which might stand
// for both things.
func figureChoice(r Records, d Drawn, g Figure, words figureWords) (quiz.Kind, error) {
	ids, err := candidates(r, d, nil, unlikeFigure(r, d, g, words))
	if err != nil {
		return nil, err
	}
	text, _ := words(g, "")
	right := quiz.Option{Text: text, Right: true, Entry: g.ID}
	w, ranges := newDistractors(nil, right), 0
	for _, id := range ids {
		other, err := r.Figure(d.Seed, id)
		if err != nil {
			return nil, err
		}
		if w.full() || other.Unasked != "" || spell.Fold(other.Unit) != spell.Fold(g.Unit) || other.sameAmount(g) {
			continue
		}
		by, err := hedge(r, other.Origin)
		if err != nil {
			return nil, err
		}
		text, feedback := words(other, by)
		w.add(id, quiz.Option{Text: text, Entry: other.ID, Feedback: feedback})
		if other.Ranged {
			ranges++
		}
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, g.enough(w, ranges, d)
}

// A figureWords returns the text of an option and its feedback, in which by says how the
// document knows the figure.
type figureWords func(f Figure, by string) (text, feedback string)

// unlikeFigure says how unlike g another figure is, for candidates. Among amounts a range
// is least like a single number.
func unlikeFigure(r Records, d Drawn, g Figure, words figureWords) func(id string) int {
	text, _ := words(g, "")
	own := shapeOf(text)
	return func(id string) int {
		other, err := r.Figure(d.Seed, id)
		switch {
		case err != nil:
			return strange
		case d.Facet == "number" && other.Ranged != g.Ranged:
			return strange / 2
		}
		text, _ := words(other, "")
		return own.unlike(shapeOf(text))
	}
}

// enough returns an error if there are too few distractors in the unit of the figure, or
// if the figure would be the only range among amounts.
func (g Figure) enough(w *distractors, ranges int, d Drawn) error {
	unit := " without a unit"
	if g.Unit != "" {
		unit = " in " + g.Unit
	}
	if n := len(w.options); n < fewestDistractors {
		hint := fmt.Sprintf("add figures%s to the seed, or leave this one out of only", unit)
		if d.Facet == "counts" && !g.Ranged {
			hint += `; ask = ["number"] needs no others`
		}
		return &lackError{fmt.Sprintf("too few wrong options are known to be wrong for %q: %d%s, at least %d are needed; in another unit they would give the right one away", d.Facet, n, unit, fewestDistractors), hint}
	}
	if d.Facet == "number" && ranges == 0 {
		return &lackError{
			"it would be the only range among the options, and stand out",
			fmt.Sprintf("add another range%s to the seed, or leave this one out of only", unit),
		}
	}
	return nil
}
