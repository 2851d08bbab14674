package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"policyquiz/quiz/spell"
)

// A Cloze asks the learner to fill the gaps of a sentence.
type Cloze struct {
	Text  []string   // the text before, between and after the gaps: one part more than there are gaps
	Gaps  [][]string // the accepted spellings of each gap; learners are shown the first
	Wrong []Refusal  // answers that are known to be wrong
}

// ParseCloze reads a sentence with its gaps in braces. Bars separate the
// accepted spellings of a gap: "The {snapback|snap-back} clause". The error says
// what is wrong with the sentence: a brace without its partner, an empty
// spelling, or no gap at all.
func ParseCloze(s string) (Cloze, error) {
	var c Cloze
	for {
		before, rest, found := strings.Cut(s, "{")
		if strings.Contains(before, "}") {
			return Cloze{}, errors.New("a } stands without its {")
		}
		c.Text = append(c.Text, before)
		if !found {
			break
		}
		gap, after, closed := strings.Cut(rest, "}")
		if !closed || strings.Contains(gap, "{") {
			return Cloze{}, errors.New("a { stands without its }")
		}
		var accept []string
		for spelling := range strings.SplitSeq(gap, "|") {
			if spell.Fold(spelling) == "" {
				return Cloze{}, fmt.Errorf("the gap {%s} has an empty spelling", gap)
			}
			accept = append(accept, trim(spelling))
		}
		c.Gaps = append(c.Gaps, accept)
		s = after
	}
	if len(c.Gaps) == 0 {
		return Cloze{}, errors.New("there is no gap; write the missing words in braces, as in {neutral}")
	}
	return c, nil
}

// sentence returns the text with each gap filled by fill.
func (c Cloze) sentence(fill func(gap int) string) string {
	var b strings.Builder
	for i, t := range c.Text {
		b.WriteString(t)
		if i < len(c.Gaps) {
			b.WriteString(fill(i))
		}
	}
	return b.String()
}

// Pose returns the sentence with its gaps. It numbers them if there are several.
func (c Cloze) Pose(*rand.Rand) Posed {
	p := Posed{
		Input:    Type,
		FreeText: true,
		Body:     c.sentence(func(int) string { return "____" }),
		Hint:     "the missing words",
	}
	if n := len(c.Gaps); n > 1 {
		p.Body = c.sentence(func(i int) string { return fmt.Sprintf("__%d__", i+1) })
		p.Hint = fmt.Sprintf("the missing words of all %d gaps, with ; between", n)
	}
	return p
}

// Read reads the words of all gaps, with semicolons between them. It is an error
// to fill more or fewer gaps than there are.
func (c Cloze) Read(p Posed, line string) (Reply, error) {
	words := []string{line}
	if len(c.Gaps) > 1 {
		words = strings.Split(line, ";")
	}
	if len(words) != len(c.Gaps) {
		return Reply{}, fmt.Errorf("there are %d gaps, and %d answers; write %s", len(c.Gaps), len(words), p.Hint)
	}
	for i := range words {
		words[i] = trim(words[i])
	}
	return Reply{Text: words}, nil
}

// Judge scores the share of gaps that have a right answer. Gaps that accept the same
// spellings want different ones: two rights are not twice the same right.
func (c Cloze) Judge(r Reply, rules *spell.Rules) Verdict {
	if len(r.Text) != len(c.Gaps) {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Said: r.Text}
	right := 0
	matches := make([]spell.Match, len(c.Gaps))
	for i, said := range r.Text {
		m, feedback := refusals(c.Wrong).forGap(i).compare(rules, said, c.Gaps[i])
		switch {
		case m.OK && c.given(matches[:i], i, m):
			feedback = []Feedback{{said, "that answer is there twice, and counts once"}}
		case m.OK:
			right++
			matches[i] = m
			continue
		default:
			v.Confused = append(v.Confused, Confusion{c.solution(i), said})
		}
		v.Feedback = append(v.Feedback, feedback...)
	}
	v.Outcome, v.Score = graded(right, len(c.Gaps))
	v.Slip = written(matches)
	return v
}

// given reports whether an earlier gap, which accepts the same spellings as gap i, was
// filled with the same one. A gap with one spelling wants it, however often.
func (c Cloze) given(earlier []spell.Match, i int, m spell.Match) bool {
	for gap, other := range earlier {
		if len(c.Gaps[i]) > 1 && slices.Equal(c.Gaps[gap], c.Gaps[i]) && other.OK && other.As == m.As {
			return true
		}
	}
	return false
}

// solution returns the spelling that fills a gap in the solution: of gaps that accept
// the same spellings, to each its own.
func (c Cloze) solution(gap int) string {
	same := 0
	for _, earlier := range c.Gaps[:gap] {
		if slices.Equal(earlier, c.Gaps[gap]) {
			same++
		}
	}
	return c.Gaps[gap][same%len(c.Gaps[gap])]
}

// Name returns "cloze".
func (Cloze) Name() string { return "cloze" }

// Describe keeps the sentence with its gaps, and the accepted spellings of each.
func (c Cloze) Describe(a *Asked) {
	a.Body = c.Pose(nil).Body
	a.Right = c.Gaps
}

// Chance returns 0: a word is not guessed by chance.
func (c Cloze) Chance() float64 { return 0 }

// Solution returns the whole sentence, with its gaps filled.
func (c Cloze) Solution() []string {
	return []string{c.sentence(c.solution)}
}
