package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// An AnyOf asks the learner to type some of several answers: two of the five
// guarantors.
type AnyOf struct {
	Answers [][]string // the accepted spellings of each answer; learners are shown the first of each
	Need    int        // how many are asked for, from 1 to all of them
	Wrong   []Refusal  // answers that are known to be wrong
}

// Pose asks for a line with the answers.
func (a AnyOf) Pose(*rand.Rand) Posed {
	p := Posed{Input: Type, FreeText: true, Hint: "one answer in words"}
	if a.Need > 1 {
		p.Hint = fmt.Sprintf("%d answers, with ; between", a.Need)
	}
	return p
}

// Read reads as many answers as are asked for, with semicolons between them; commas,
// or the word and, will do where they make as many. It is an error to give more or
// fewer. A question mark stands for one that is not known.
func (a AnyOf) Read(p Posed, line string) (Reply, error) {
	if a.Need == 1 {
		return Reply{Text: []string{trim(line)}}, nil
	}
	parts := a.numbered(line)
	if parts == nil {
		line = a.withoutBoth(line)
		parts = strings.Split(line, ";")
	}
	for _, between := range []string{",", " and ", " & ", " + ", "/"} {
		if len(parts) == 1 {
			if some := strings.Split(line, between); len(some) == a.Need {
				parts = some
			}
		}
	}
	if len(parts) == a.Need+1 && trim(parts[a.Need]) == "" { // "life; liberty;"
		parts = parts[:a.Need]
	}
	for i := range parts {
		parts[i] = trim(parts[i])
	}
	if len(parts) != a.Need || slices.Contains(parts, "") {
		return Reply{}, fmt.Errorf("%s are asked for; write ? for one that you do not know", p.Hint)
	}
	return Reply{Text: parts}, nil
}

// withoutBoth returns a line without the word "both" before two answers, unless an answer
// begins with it.
func (a AnyOf) withoutBoth(line string) string {
	word, rest, found := strings.Cut(line, " ")
	beginsSo := func(s string) bool { return strings.HasPrefix(strings.ToLower(s), "both ") }
	if !found || a.Need != 2 || !strings.EqualFold(word, "both") ||
		slices.ContainsFunc(a.Answers, func(spellings []string) bool { return slices.ContainsFunc(spellings, beginsSo) }) {
		return line
	}
	return rest
}

// listNumber is a number before each item of a list: 1. or (1) or 1).
var listNumber = newPattern(`(?:^|[\s;,])\(?([0-9]+)(?:\)|[.:](?:[^\d]|$))`)

// numbered reads a line in which the answers are numbered from 1 on; nil if they are
// not, or if an answer may itself begin with a figure.
func (a AnyOf) numbered(line string) []string {
	places := listNumber.get().FindAllStringSubmatchIndex(line, -1)
	if len(places) != a.Need || places[0][0] != 0 {
		return nil
	}
	parts := make([]string, a.Need)
	for i, at := range places {
		end := len(line)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		if line[at[2]:at[3]] != strconv.Itoa(i+1) {
			return nil
		}
		parts[i] = strings.TrimRight(strings.TrimLeft(line[at[3]:end], ").: "), " ;,")
	}
	return parts
}

// Judge scores the share of the answers asked for that are right. An answer counts
// once, in whatever spelling it is repeated.
func (a AnyOf) Judge(r Reply, rules *spell.Rules) Verdict {
	if len(r.Text) != a.Need {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Said: r.Text}
	given := distinct(len(r.Text), len(a.Answers), func(said, answer int) bool {
		m, _ := refusals(a.Wrong).compare(rules, r.Text[said], a.Answers[answer])
		return m.OK
	})
	right := 0
	var matches []spell.Match
	for i, said := range r.Text {
		v.Parts = append(v.Parts, part("", said, given[i] >= 0))
		if given[i] >= 0 {
			right++
			matches = append(matches, rules.Compare(said, a.Answers[given[i]]))
			continue
		}
		_, feedback := refusals(a.Wrong).compare(rules, said, nil)
		v.Feedback = append(v.Feedback, feedback...)
		v.Feedback = append(v.Feedback, a.repeated(rules, said)...)
	}
	v.Outcome, v.Score = graded(right, a.Need)
	v.Slip = written(matches)
	return v
}

// repeated says of a text that names a right answer, and is not right by itself, that
// the answer was given twice.
func (a AnyOf) repeated(rules *spell.Rules, said string) []Feedback {
	for _, answer := range a.Answers {
		if rules.Compare(said, answer).OK {
			return []Feedback{{said, "that answer is there twice, and counts once"}}
		}
	}
	return nil
}

// distinct gives as many of n texts as possible an answer of their own out of m. It
// returns the answer of each text, or -1. Fits reports whether a text is an answer.
// It finds the greatest matching by paths that change what earlier texts were given.
func distinct(n, m int, fits func(text, answer int) bool) []int {
	taken := slices.Repeat([]int{-1}, m) // the text that has each answer
	var find func(text int, tried []bool) bool
	find = func(text int, tried []bool) bool {
		for answer := range m {
			if tried[answer] || !fits(text, answer) {
				continue
			}
			tried[answer] = true
			if taken[answer] < 0 || find(taken[answer], tried) {
				taken[answer] = text
				return true
			}
		}
		return false
	}
	given := slices.Repeat([]int{-1}, n)
	for text := range n {
		find(text, make([]bool, m))
	}
	for answer, text := range taken {
		if text >= 0 {
			given[text] = answer
		}
	}
	return given
}

// Name returns "any of".
func (AnyOf) Name() string { return "any of" }

// Describe keeps the accepted spellings of each answer.
func (a AnyOf) Describe(asked *Asked) { asked.Right = a.Answers }

// Chance returns 0: words are not guessed by chance.
func (a AnyOf) Chance() float64 { return 0 }

// Solution returns the first spelling of each answer: one a line if all are asked
// for, else all in one line.
func (a AnyOf) Solution() []string {
	var lines []string
	for _, spellings := range a.Answers {
		lines = append(lines, spell.Whole(spellings[0]))
	}
	if a.Need == len(a.Answers) {
		return lines
	}
	return []string{fmt.Sprintf("any %d of: %s", a.Need, strings.Join(lines, "; "))}
}
