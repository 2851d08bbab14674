package exchange

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// An answer is one of the answers in the braces of a question.
type answer struct {
	raw      string // as it stands there, trimmed, with stand-ins
	text     string
	weight   float64 // its mark in per cent, from -100 to 100
	feedback string
}

// full reports whether an answer gets all marks.
func (a answer) full() bool { return a.weight > 99.99 }

var giftWeight = lazy(`^%(-?[0-9]+(?:[.,][0-9]*)?)%`)

// answers divides a text at some signs, each of which begins an answer. Behind a = an
// answer has full marks and behind a ~ none, where no weight says otherwise.
func (g *gift) answers(text, signs string) []answer {
	var all []answer
	for text = strings.TrimSpace(text); text != ""; {
		weight := 0.0
		if strings.IndexByte(signs, text[0]) >= 0 {
			if text[0] == '=' {
				weight = 100
			}
			text = text[1:]
		}
		part, rest := text, ""
		if i := strings.IndexAny(text, signs); i >= 0 {
			part, rest = text[:i], text[i:]
		}
		if text = rest; strings.TrimSpace(part) == "" {
			continue
		}
		all = append(all, g.answer(part, weight))
	}
	return all
}

// answer reads one answer.
func (g *gift) answer(part string, weight float64) answer {
	a := answer{weight: weight}
	part = strings.TrimSpace(part)
	if m := giftWeight().FindStringSubmatch(part); m != nil {
		a.weight, _ = strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		part = part[len(m[0]):]
	}
	said, feedback, _ := strings.Cut(part, "#")
	a.raw = strings.TrimSpace(said)
	a.text, a.feedback = oneLine(g.text(said)), g.text(feedback)
	return a
}

// wordsOfReason is how many words an explanation has at least: “Yes!” is none.
const wordsOfReason = 3

// praise takes the feedback to a right answer as the explanation, if there is none yet.
func (g *gift) praise(a answer) {
	switch {
	case a.feedback == "" || a.feedback == g.Why:
	case g.Why == "" && len(strings.Fields(a.feedback)) >= wordsOfReason:
		g.Why = a.feedback
	default:
		g.lose(fmt.Sprintf("the feedback to the right answer “%s”: %s", short(a.text), short(a.feedback)))
	}
}

// partial notes that an answer had some marks, which it does not get here.
func (g *gift) partial(a answer) {
	if a.weight > 0 && !a.full() {
		g.lose(fmt.Sprintf("part of the marks for “%s”: %v %%", short(a.text), a.weight))
	}
}

// choice reads answers to choose among. Only without any = several may be chosen.
func (g *gift) choice(text string) {
	all := g.answers(text, "~=")
	several := !strings.Contains(text, "=")
	isRight := func(a answer) bool { return several && a.weight > 0 || a.full() }
	var options []quiz.Option
	var right []answer
	for _, a := range all {
		if a.text == "" {
			g.refuse("an option is empty, or a picture", "write it in words")
			return
		}
		o := quiz.Option{Text: a.text, Right: isRight(a)}
		if o.Right {
			right = append(right, a)
			g.praise(a)
		} else {
			o.Feedback = a.feedback
			g.partial(a)
		}
		options = append(options, o)
	}
	switch {
	case len(right) == 0:
		g.refuse("no option is right", "write = before the right one")
		return
	case len(right) > 1 && !several:
		g.refuse(fmt.Sprintf("%d options are right, and only one may be chosen", len(right)), "write the other ones as wrong, or give them weights: ~%50%")
		return
	case len(options) == len(right):
		g.refuse("it has no wrong option", "add some behind ~")
		return
	}
	if len(right) > 1 && slices.ContainsFunc(right, func(a answer) bool { return math.Abs(a.weight-right[0].weight) > 0.01 }) {
		g.lose("that the right options have different weights")
	}
	slices.SortStableFunc(options, func(a, b quiz.Option) int { // as authors write them: first what is right
		switch {
		case a.Right == b.Right:
			return 0
		case a.Right:
			return -1
		}
		return 1
	})
	g.Kind = quiz.Choice{Options: options, Several: len(right) > 1}
}

// match reads pairs. A pair without a left side is an option that is left over.
func (g *gift) match(text string) {
	var m quiz.Match
	for part := range strings.SplitSeq(text, "=") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		left, right, ok := strings.Cut(part, "->")
		right, feedback, _ := strings.Cut(right, "#")
		l, r := oneLine(g.text(left)), oneLine(g.text(right))
		switch {
		case !ok || r == "":
			g.refuse(fmt.Sprintf("a pair has no right side: “%s”", short(unescape(part))), "write = left -> right")
			return
		case l == "":
			m.LeftOver = append(m.LeftOver, quiz.Option{Text: r})
		default:
			m.Pairs = append(m.Pairs, quiz.Pair{Left: quiz.Item{Text: l}, Right: quiz.Item{Text: r}})
		}
		if feedback = g.text(feedback); feedback != "" {
			g.lose("feedback to a pair: " + short(feedback))
		}
	}
	if len(m.Pairs) < 2 {
		g.refuse("it has fewer than two pairs", "")
		return
	}
	g.Kind = m
}

// typed reads answers that are typed. In a sentence they fill its gap.
func (g *gift) typed(text string) {
	var right []string
	var wrong []quiz.Refusal
	wild := false
	for _, a := range g.answers("="+strings.TrimPrefix(text, "="), "=") {
		switch {
		case strings.Contains(a.raw, "*"):
			wild = wild || a.full()
			g.loseWild(a)
		case a.full():
			if !slices.ContainsFunc(right, func(s string) bool { return spell.Fold(s) == spell.Fold(a.text) }) {
				right = append(right, a.text)
			}
			g.praise(a)
		case a.weight > 0:
			g.partial(a)
		default:
			wrong = append(wrong, quiz.Refusal{Say: a.text, Because: a.feedback})
		}
	}
	switch {
	case len(right) == 0 && wild:
		g.refuse("its answers have a * for any letters", "write each spelling by itself")
	case len(right) == 0:
		g.refuse("no answer has full marks", "write = before the right one")
	case g.behind != "":
		g.gap(right, wrong)
	default:
		g.Kind = quiz.Typed{Accept: right, Wrong: wrong}
	}
}

// loseWild notes an answer with a * for any letters.
func (g *gift) loseWild(a answer) {
	if a.raw == "*" {
		if a.feedback != "" {
			g.lose("the feedback to all other answers: " + short(a.feedback))
		}
		return
	}
	g.lose(fmt.Sprintf("an answer with a * for any letters: “%s”", short(a.text)))
}

// gap makes a sentence with a gap of a question with a missing word.
func (g *gift) gap(right []string, wrong []quiz.Refusal) {
	behind := " " + g.behind
	if strings.ContainsAny(g.behind[:1], ".,;:!?)") {
		behind = g.behind
	}
	before := g.before
	if before != "" {
		before += " "
	}
	g.Kind = quiz.Cloze{Text: []string{before, behind}, Gaps: [][]string{right}, Wrong: wrong}
	g.Stem = ""
}

// A span is a number that is right within a tolerance.
type span struct{ value, within float64 }

// readSpan reads 3, 3:2 or 1..5.
func readSpan(text string) (span, bool) {
	if low, high, ok := strings.Cut(text, ".."); ok {
		a, okA := readDecimal(low)
		b, okB := readDecimal(high)
		if !okA || !okB || a.Cmp(b) > 0 {
			return span{}, false
		}
		two := big.NewRat(2, 1)
		middle, _ := new(big.Rat).Quo(new(big.Rat).Add(a, b), two).Float64()
		half, _ := new(big.Rat).Quo(new(big.Rat).Sub(b, a), two).Float64()
		return span{middle, half}, true
	}
	text, within, given := strings.Cut(text, ":")
	n, ok := readDecimal(text)
	if !ok {
		return span{}, false
	}
	s := span{}
	s.value, _ = n.Float64()
	if given {
		d, ok := readDecimal(within)
		if !ok || d.Sign() < 0 {
			return span{}, false
		}
		s.within, _ = d.Float64()
	}
	return s, true
}

var decimal = lazy(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$`)

// readDecimal reads a decimal number. It is exact, for a range is halved.
func readDecimal(text string) (*big.Rat, bool) {
	text = strings.TrimSpace(text)
	if len(text) > 40 || !decimal().MatchString(text) {
		return nil, false
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, false
	}
	x, _ := n.Float64()
	return n, isPlain(x)
}

// isPlain reports whether a number can be written in a deck.
func isPlain(x float64) bool { return math.Abs(x) < 1e15 }

// number reads right numbers with their tolerances, and wrong ones.
func (g *gift) number(text string) {
	if !strings.ContainsAny(text, "=~") {
		text = "=" + text
	}
	n := quiz.Number{}
	found := false
	for _, a := range g.answers(text, "=~") {
		s, ok := readSpan(unescape(a.raw))
		switch {
		case !ok && !a.full():
			g.lose("the feedback to all other answers: " + short(a.text+" "+a.feedback))
		case !ok:
			g.refuse(fmt.Sprintf("“%s” is no number", short(a.text)), "write the number in figures, with a point before decimals")
			return
		case a.full() && !found:
			n.Value, n.Within, found = s.value, s.within, true
			g.praise(a)
		case a.full() && s.within != n.Within:
			g.refuse("its right numbers have different tolerances", "make several questions of it")
			return
		case a.full():
			if s.value != n.Value && !slices.Contains(n.Also, s.value) {
				n.Also = append(n.Also, s.value)
			}
			g.praise(a)
		case a.weight > 0:
			g.partial(a)
		case s.within != 0:
			g.lose(fmt.Sprintf("that “%s” is wrong", short(a.text)))
		default:
			n.Wrong = append(n.Wrong, quiz.WrongNumber{Value: s.value, Feedback: a.feedback})
		}
	}
	if !found {
		g.refuse("no number has full marks", "write = before the right one")
		return
	}
	g.Kind = n
}
