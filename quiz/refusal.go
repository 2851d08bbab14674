package quiz

import (
	"strings"

	"policyquiz/quiz/spell"
)

// A Refusal is a typed answer that is known to be wrong, with what it really is.
type Refusal struct {
	Say     string // the wrong answer
	Because string // what it really is, shown to those who typed it; may be empty
	Gap     int    // of a [Cloze]: the gap to which it belongs, counted from 1; 0: all
}

// refusals are the answers to one question, or to one gap, that are known to be wrong.
type refusals []Refusal

// forGap returns the refusals of a gap, counted from 0.
func (list refusals) forGap(gap int) refusals {
	var some refusals
	for _, r := range list {
		if r.Gap == 0 || r.Gap == gap+1 {
			some = append(some, r)
		}
	}
	return some
}

// compare judges a typed text against the accepted spellings of one answer. A text
// that matches a refusal is wrong, unless it is nearer to an accepted spelling. Then
// feedback says what it really is, if the author did.
func (list refusals) compare(rules *spell.Rules, said string, accept []string) (m spell.Match, feedback []Feedback) {
	m = rules.Compare(said, accept)
	for _, r := range list {
		wrong := rules.Only().Compare(said, []string{r.Say})
		if !wrong.OK || m.Nearer(wrong) {
			continue
		}
		if r.Because != "" {
			feedback = []Feedback{{said, r.Because}}
		}
		return spell.Match{}, feedback
	}
	return m, nil
}

// written joins the right spellings of what was written in another way or with a slip.
// It is what a learner is shown.
func written(matches []spell.Match) string {
	var list []string
	for _, m := range matches {
		if m.OK && !m.Exact() {
			list = append(list, spell.Whole(m.As))
		}
	}
	return strings.Join(list, "; ")
}
