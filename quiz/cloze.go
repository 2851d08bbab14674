package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"policyquiz/quiz/spell"
)

// Cloze is answered by filling the gaps of a sentence.
type Cloze struct {
	Text   []string   // the words around the gaps: one more than there are gaps
	Gaps   [][]string // accepted spellings of each, the first is the one shown
	Others []string   // as in Typed
}

// ParseCloze reads a sentence with gaps in braces, accepted spellings parted
// by bars: "The {snapback|snap-back} clause". Its error says what is wrong
// with the sentence.
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

// sentence is the text with each gap filled by fill.
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

// Pose shows the sentence with its gaps and asks for a line.
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

// Read reads the words of all gaps, parted by semicolons.
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

// Judge counts the gaps that were filled rightly.
func (c Cloze) Judge(r Reply) Verdict {
	if len(r.Text) != len(c.Gaps) {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Said: r.Text}
	right := 0
	var slips []string
	for i, said := range r.Text {
		m := spell.Compare(said, c.Gaps[i], c.Others)
		if !m.OK {
			v.Confused = append(v.Confused, Confusion{c.Gaps[i][0], said})
			continue
		}
		right++
		if m.Slips > 0 {
			slips = append(slips, m.As)
		}
	}
	v.Outcome, v.Score = graded(right, len(c.Gaps))
	v.Slip = strings.Join(slips, "; ")
	return v
}

// Name is "cloze".
func (Cloze) Name() string { return "cloze" }

// AnswerKey is the spelling shown of each gap.
func (c Cloze) AnswerKey() []string {
	key := make([]string, len(c.Gaps))
	for i, g := range c.Gaps {
		key[i] = spell.Fold(g[0])
	}
	return key
}

// Chance is 0: nobody guesses a word.
func (c Cloze) Chance() float64 { return 0 }

// Solution is the whole sentence.
func (c Cloze) Solution() []string {
	return []string{c.sentence(func(i int) string { return c.Gaps[i][0] })}
}
