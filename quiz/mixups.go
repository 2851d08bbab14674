package quiz

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A number is an estimate, and a letter alone a key that was pressed: neither is a thing
// that was taken for another.

// confuse notes what was said where something else is right, if that is a confusion.
func (v *Verdict) confuse(right, said string) {
	if c, ok := mixup(right, said); ok {
		v.Confused = append(v.Confused, c)
	}
}

// mixup makes a confusion of what is right and what was said instead, each without the
// sign of the possessive: "Soldatenko's" is Soldatenko. Ok is false if it is none.
func mixup(right, said string) (c Confusion, ok bool) {
	if isBareNumber(said) {
		return Confusion{}, false
	}
	c = Confusion{Took: spell.Owner(spell.Whole(right)), For: spell.Owner(said)}
	return c, c.Took != c.For
}

// isBareNumber reports whether a text is a number and nothing else, in figures or in
// words.
func isBareNumber(text string) bool {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return !strings.ContainsFunc(text, unicode.IsLetter)
	}
	_, ok := spell.Number(trim(text))
	return ok
}

// namesThing reports whether a typed text may name something; see [spell.Rules.Means].
func namesThing(said string, rules *spell.Rules) bool {
	return utf8.RuneCountInString(trim(said)) > 1 && rules.Means(said)
}

// pair is a confusion of two items, if it is one.
func pair(right, said AskedItem) [][2]AskedItem {
	c, ok := mixup(right.Text, said.Text)
	if !ok {
		return nil
	}
	right.Text, said.Text = c.Took, c.For
	return [][2]AskedItem{{right, said}}
}

// Mixups lists what a reply takes for what, each time first what is right and then
// what was said instead: of choices with one right option the two options, of a match
// for each wrong row, of typed words and of gaps their words, which have no id, unless
// they mean nothing (see [spell.Rules.Means]). Numbers are none. It is what [Kind.Judge]
// finds, told from the words that a history keeps, but for one thing that is not kept:
// that options are positions, which nobody takes for each other (see [Choice.Opposed]).
// The rules are those of the question; nil: those of English.
func (a *Asked) Mixups(r Reply, rules *spell.Rules) (list [][2]AskedItem) {
	switch {
	case r.Unknown:
	case len(a.Rows) > 0:
		return a.mixedRows(r.Chosen)
	case a.Kind == Choice{}.Name(), a.Kind == Choice{Several: true}.Name():
		return a.mixedOptions(r.Chosen)
	case a.Kind == Typed{}.Name() && len(a.Right) == 1 && len(a.Right[0]) > 0 && len(r.Text) == 1 && namesThing(r.Text[0], rules):
		return pair(AskedItem{Text: a.Right[0][0]}, AskedItem{Text: r.Text[0]})
	case a.Kind == Cloze{}.Name():
		for _, c := range (Cloze{Gaps: a.Right}).Judge(r, rules).Confused {
			list = append(list, [2]AskedItem{{Text: c.Took}, {Text: c.For}})
		}
	}
	return list
}

// mixedOptions lists the wrong options that were chosen, if one option is right.
func (a *Asked) mixedOptions(chosen []string) (list [][2]AskedItem) {
	if len(a.Right) != 1 || len(a.Right[0]) != 1 {
		return nil
	}
	right, ok := a.item(a.Right[0][0])
	for _, id := range chosen {
		if said, known := a.item(id); ok && known && id != right.ID {
			list = append(list, pair(right, said)...)
		}
	}
	return list
}

// mixedRows lists the rows of a match that have another's option.
func (a *Asked) mixedRows(chosen []string) (list [][2]AskedItem) {
	if len(chosen) != len(a.Right) {
		return nil
	}
	for row, id := range chosen {
		if len(a.Right[row]) != 2 || a.Right[row][1] == id {
			continue
		}
		right, ok := a.item(a.Right[row][1])
		if said, known := a.item(id); ok && known && said.Text != right.Text {
			list = append(list, pair(right, said)...)
		}
	}
	return list
}

// item finds an option by its id.
func (a *Asked) item(id string) (AskedItem, bool) {
	i := slices.IndexFunc(a.Options, func(i AskedItem) bool { return i.ID == id })
	if i < 0 {
		return AskedItem{}, false
	}
	return a.Options[i], true
}
