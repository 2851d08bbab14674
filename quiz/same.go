package quiz

import (
	"slices"
	"strconv"

	"policyquiz/quiz/spell"
)

// SameAnswer reports whether the right answer of a question as it was asked then
// is its right answer now. The rules are those of the
// question as it is now.
//
// If the author gives a rev, it decides: another rev is another answer, and the
// same rev the same. Otherwise each part is compared. Two parts are the same in
// three cases: they were drawn from the same seed entry; their words are equal when
// folded; or their words differ by a small slip (see [spell.Rules.Compare]). A slip does
// not count if the result is another option of either wording. For typed answers it
// is enough if one of the two shown spellings is accepted by the other wording. The
// order of options and rows does not matter. The order of items and gaps does.
func SameAnswer(then, now Asked, rules *spell.Rules) bool {
	if then.Rev != 0 || now.Rev != 0 {
		return then.Rev == now.Rev
	}
	n := len(then.Right)
	if n != len(now.Right) || n > 1 && then.Kind != now.Kind {
		return false
	}
	if number := (Number{}).Name(); then.Kind == number && now.Kind == number {
		return sameNumber(then.Right, now.Right)
	}
	c := comparison{then, now, rules}
	if then.Kind == (Order{}).Name() || then.Kind == (Cloze{}).Name() {
		for i := range n {
			if !c.samePart(then.Right[i], now.Right[i]) {
				return false
			}
		}
		return true
	}
	return c.sameSet()
}

// A comparison is of one question, as it was asked then and now.
type comparison struct {
	then, now Asked
	rules     *spell.Rules
}

// sameSet reports whether each part of then has one of its own among those of
// now.
func (c comparison) sameSet() bool {
	left := slices.Clone(c.now.Right)
	for _, part := range c.then.Right {
		i := slices.IndexFunc(left, func(other []string) bool { return c.samePart(part, other) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// samePart compares one part of each wording.
func (c comparison) samePart(then, now []string) bool {
	if len(c.then.Rows) > 0 && len(c.now.Rows) > 0 && len(then) == 2 && len(now) == 2 {
		return sameAnswer(c.then.answer(c.then.Rows, then[:1]), c.now.answer(c.now.Rows, now[:1]), c.rules.Only()) &&
			sameAnswer(c.then.answer(c.then.Options, then[1:]), c.now.answer(c.now.Options, now[1:]), c.rules)
	}
	return sameAnswer(c.then.answer(c.then.Options, then), c.now.answer(c.now.Options, now), c.rules)
}

// An answerWords is one part of a right answer in words.
type answerWords struct {
	entry  string   // the seed entry from which it was drawn, if it was
	accept []string // its spellings; the first is shown
	others []string // the texts of the other options
}

// answer returns one part of Right in words. Items are what the part names by
// their ids; without any it holds the words.
func (a *Asked) answer(items []AskedItem, part []string) answerWords {
	if len(items) == 0 || len(part) == 0 {
		return answerWords{accept: part}
	}
	var w answerWords
	for _, i := range items {
		if i.ID == part[0] {
			w.entry, w.accept = i.entry(), []string{i.Text}
		} else {
			w.others = append(w.others, i.Text)
		}
	}
	return w
}

// sameAnswer compares two parts by the rules of now.
func sameAnswer(then, now answerWords, rules *spell.Rules) bool {
	switch {
	case len(then.accept) == 0 || len(now.accept) == 0:
		return false
	case then.entry != "" && then.entry == now.entry:
		return true
	}
	rules = rules.With(now.others...)
	before, after := then.accept[0], now.accept[0]
	kept := rules.Compare(before, now.accept)                       // the answer of then, by the rules of now
	known := rules.Only(then.others...).Compare(after, then.accept) // and the other way round
	switch {
	case kept.Exact(), known.Exact():
		return true
	case then.entry != "" && now.entry != "": // two entries are two answers, however alike
		return false
	case among(after, then.others), among(before, rules.Others):
		return false
	}
	return kept.OK || known.OK
}

// among reports whether a text reads like one of others.
func among(text string, others []string) bool {
	folded := spell.Fold(text)
	return slices.ContainsFunc(others, func(o string) bool { return spell.Fold(o) == folded })
}

// sameNumber compares two sets of right numbers with their units. They are the same if
// the shown number of one is among those of the other. A unit that is missing in one of
// them makes no difference.
func sameNumber(then, now [][]string) bool {
	if len(then) != 1 || len(now) != 1 {
		return false
	}
	before, unitBefore, okBefore := rightNumbers(then[0])
	after, unitAfter, okAfter := rightNumbers(now[0])
	factor, comparable := sameMeasure(unitBefore, unitAfter)
	if !okBefore || !okAfter || !comparable {
		return false
	}
	kept := slices.ContainsFunc(after, func(x float64) bool { return sameFloat(before[0], x*factor) })
	known := slices.ContainsFunc(before, func(x float64) bool { return sameFloat(x, after[0]*factor) })
	return kept || known
}

// rightNumbers reads what [Number.Describe] keeps.
func rightNumbers(part []string) (numbers []float64, of unit, ok bool) {
	if len(part) < 2 {
		return nil, unit{}, false
	}
	for i, text := range part {
		if i == 1 {
			continue
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, unit{}, false
		}
		numbers = append(numbers, x)
	}
	return numbers, newUnit(part[1]), true
}
