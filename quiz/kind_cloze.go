package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A Cloze asks the learner to fill the gaps of a sentence.
type Cloze struct {
	Text  []string   // the text before, between and after the gaps: one part more than there are gaps
	Gaps  [][]string // the accepted spellings of each gap; learners are shown the first
	Wrong []Refusal  // answers that are known to be wrong
}

// ParseCloze reads a sentence with its gaps in braces. Bars separate the
// accepted spellings of a gap: "The {snapback|snap-back} clause". A brace or a bar
// that stands for itself has a backslash before it, and so has a backslash before
// one of these. The error says what is wrong with the sentence: a brace without its
// partner, an empty spelling, or no gap at all.
func ParseCloze(s string) (Cloze, error) {
	var c Cloze
	var text strings.Builder    // of the sentence, or of a spelling
	var gap []string            // the spellings so far of the gap that is open
	open, signs := false, false // signs: there is a sign that stands for itself
	for rest := s; rest != ""; {
		sign, after := cutSign(rest)
		rest = after
		switch {
		case sign == "{" && open, sign == "}" && !open:
			return Cloze{}, fmt.Errorf("a %s stands without its %s%s", sign, otherBrace[sign], escapeHint)
		case sign == "{":
			c.Text = append(c.Text, text.String())
			open, gap, signs = true, nil, false
			text.Reset()
		case open && (sign == "}" || sign == "|"):
			if spell.Fold(text.String()) == "" && !signs {
				return Cloze{}, fmt.Errorf("the gap %s has an empty spelling", gapAt(s, len(s)-len(rest)))
			}
			gap = append(gap, trim(text.String()))
			text.Reset()
			signs = false
			if open = sign == "|"; !open {
				c.Gaps = append(c.Gaps, gap)
			}
		default:
			signs = signs || strings.HasPrefix(sign, escaped)
			text.WriteString(strings.TrimPrefix(sign, escaped))
		}
	}
	switch {
	case open:
		return Cloze{}, fmt.Errorf("a { stands without its }%s", escapeHint)
	case len(c.Gaps) == 0:
		return Cloze{}, errors.New("there is no gap; write the missing words in braces, as in a {neutral} country")
	}
	c.Text = append(c.Text, text.String())
	return c, nil
}

const (
	escapeSign = `\`
	escaped    = "\x00" // begins a sign that stands for itself
	escapeHint = `; write the missing words in braces, as in a {neutral} country, and a brace of the sentence as \{ in single quotes: cloze = '…'`
)

// otherBrace is the partner of each brace.
var otherBrace = map[string]string{"{": "}", "}": "{"}

// cutSign returns the first sign of a sentence, and what follows it. A sign with a
// backslash before it is returned with escaped before it. Any other backslash is a
// sign like others.
func cutSign(s string) (sign, after string) {
	if rest, ok := strings.CutPrefix(s, escapeSign); ok && rest != "" && strings.Contains(`{}|`+escapeSign, rest[:1]) {
		return escaped + rest[:1], rest[1:]
	}
	_, n := utf8.DecodeRuneInString(s)
	return s[:n], s[n:]
}

// gapAt returns the gap that is open before a place in a sentence, as it is written.
func gapAt(s string, place int) string {
	begin := strings.LastIndex(s[:place-1], "{")
	end := strings.Index(s[place-1:], "}")
	if end < 0 {
		return s[begin:]
	}
	return s[begin : place+end]
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
		p.Hint = fmt.Sprintf("the missing words of %s gaps, with ; between", allOf(n))
	}
	return p
}

// Read reads the words of all gaps: with semicolons between them, with commas if no
// accepted spelling has one, or each behind the number of its gap, in any order. A ?
// stands for a gap that the learner does not know. It is an error to fill more or
// fewer gaps than there are.
func (c Cloze) Read(p Posed, line string) (Reply, error) {
	if len(c.Gaps) == 1 {
		if rest := onlyNumber.get().ReplaceAllString(line, ""); rest != "" && !c.has(func(s string) bool { return isNumber(s) }) {
			line = rest
		}
		if c.has(func(s string) bool { return s == line }) {
			return Reply{Text: []string{line}}, nil // a sign, such as {
		}
		return Reply{Text: []string{line}}, lacksWords(line)
	}
	words, err := c.words(p, Narrow(line))
	if err != nil {
		return Reply{}, err
	}
	known := false
	for i, w := range words {
		if w = trim(w); w == "" {
			return Reply{}, fmt.Errorf("gap %d is empty; write ? for a gap that you do not know", i+1)
		}
		words[i] = w
		known = known || w != "?"
	}
	if !known {
		return Reply{Unknown: true}, nil
	}
	return Reply{Text: words}, nil
}

// words returns what a line says for each of several gaps.
func (c Cloze) words(p Posed, line string) ([]string, error) {
	for _, form := range []*pattern{gapNumber, looseNumber} {
		begins := func(spelling string) bool {
			at := form.get().FindStringIndex(spelling)
			return at != nil && at[0] == 0
		}
		if found := c.gapsIn(line, form); found != nil && !c.has(begins) {
			return c.numbered(line, found)
		}
	}
	if label := c.beyond(line); label != "" {
		return nil, fmt.Errorf("there is no gap %s; write %s", label, p.Hint)
	}
	if words := partsOf(line, ";"); len(words) > 1 {
		return words, c.wrongCount(p, len(words))
	}
	for _, sign := range []string{",", "|", "/"} {
		words := partsOf(line, sign)
		if len(words) == len(c.Gaps) && !c.has(func(s string) bool { return strings.Contains(s, sign) }) && !decimalComma.get().MatchString(line) {
			return words, nil
		}
	}
	if words := listAnd.get().Split(line, -1); len(words) == len(c.Gaps) && !c.has(listAnd.get().MatchString) && !decimalComma.get().MatchString(line) {
		return words, nil
	}
	return nil, c.wrongCount(p, 1)
}

// beyond returns a number that stands before the words of a gap, as those of all gaps
// have one, and that no gap has; empty if there is none. An answer may be a number itself.
func (c Cloze) beyond(line string) (label string) {
	parts := partsOf(line, ";")
	if len(parts) != len(c.Gaps) || c.has(isNumber) {
		return ""
	}
	for _, part := range parts {
		m := leadingNumber.get().FindStringSubmatch(part)
		if m == nil {
			return ""
		}
		if n, err := strconv.Atoi(m[1]); err != nil || n < 1 || n > len(c.Gaps) {
			label = m[1]
		}
	}
	return label
}

// wrongCount returns an error if n answers are not as many as there are gaps.
func (c Cloze) wrongCount(p Posed, n int) error {
	if n == len(c.Gaps) {
		return nil
	}
	answers := "answers"
	if n == 1 {
		answers = "answer"
	}
	return fmt.Errorf("there are %d gaps, and %d %s; write %s", len(c.Gaps), n, answers, p.Hint)
}

// has reports whether any accepted spelling is of some sort.
func (c Cloze) has(is func(string) bool) bool {
	return slices.ContainsFunc(c.Gaps, func(gap []string) bool { return slices.ContainsFunc(gap, is) })
}

// partsOf returns the parts of a line between any of some signs. One sign at the end
// ends the last part and begins no other.
func partsOf(line, signs string) []string {
	isSign := func(r rune) bool { return strings.ContainsRune(signs, r) }
	if last, n := utf8.DecodeLastRuneInString(line); isSign(last) {
		line = line[:len(line)-n]
	}
	var parts []string
	for {
		i := strings.IndexFunc(line, isSign)
		if i < 0 {
			return append(parts, line)
		}
		_, n := utf8.DecodeRuneInString(line[i:])
		parts, line = append(parts, line[:i]), line[i+n:]
	}
}

var (
	// gapNumber is the number of a gap with a sign that tells it from words: 1),
	// (1), 1:, 1., gap 1. Behind a point may be no digit, as in a decimal.
	gapNumber = newPattern(`(?i)(?:^|[\s;,|/])(?:gap\s*(\d+)|[(\[](\d+)[)\]]|__(\d+)__|#(\d+)|(\d+)\s*[):=]|(\d+)\s*\.[^\d]|(\d+)\s*[-–—]|([a-z])\))`)
	// looseNumber is the number of a gap with only a space behind it.
	looseNumber = newPattern(`(?:^|[\s;,|/])(\d+)\s`)
	// afterNumber is what stands between the number of a gap and its words.
	afterNumber = newPattern(`^(?:\s*[-–—]\s*|[\s)\].:=_]*)`)
	// leadingNumber is a number before words.
	leadingNumber = newPattern(`^\s*[(\[]?(\d{1,3})[)\].:]*\s+\pL`)
	// onlyNumber is the number of the only gap.
	onlyNumber = newPattern(`^\(?1[).:]\s+`)
	// listAnd stands between the words of gaps that are written as a list.
	listAnd = newPattern(`,? and |,? & |, `)
	// decimalComma is a comma that may be a decimal sign.
	decimalComma = newPattern(`\d,\d`)
)

// A numberedGap is where a line names a gap.
type numberedGap struct {
	gap        int // counted from 0
	begin, end int // of its number in the line
}

// gapsIn finds the numbers of gaps in a line, of one form. It returns nil if the line
// does not begin with one, or if only a space is behind them and they are not all
// gaps: 2 million may be an answer.
func (c Cloze) gapsIn(line string, form *pattern) (found []numberedGap) {
	for _, at := range form.get().FindAllStringSubmatchIndex(line, -1) {
		for g := 2; g < len(at); g += 2 {
			if at[g] < 0 {
				continue
			}
			label := line[at[g]:at[g+1]]
			n, err := strconv.Atoi(label)
			if err != nil {
				n = letterNumber(label)
			}
			if n >= 1 && n <= len(c.Gaps) {
				found = append(found, numberedGap{n - 1, at[0], at[g+1]})
			}
		}
	}
	if len(found) == 0 || found[0].begin != 0 || form == looseNumber && len(found) != len(c.Gaps) {
		return nil
	}
	return found
}

// numbered reads a line in which a number stands before the words of each gap.
func (c Cloze) numbered(line string, found []numberedGap) ([]string, error) {
	words, given := make([]string, len(c.Gaps)), make([]bool, len(c.Gaps))
	for i, at := range found {
		if given[at.gap] {
			return nil, fmt.Errorf("gap %d is there twice", at.gap+1)
		}
		end := len(line)
		if i+1 < len(found) {
			end = found[i+1].begin
		}
		said := afterNumber.get().ReplaceAllString(line[at.end:end], "")
		words[at.gap], given[at.gap] = strings.TrimRight(said, " ;,|/"), true
	}
	if i := slices.Index(given, false); i >= 0 {
		return nil, fmt.Errorf("gap %d has no answer; write each gap, as in 1: …; 2: …, and ? for one that you do not know", i+1)
	}
	return words, nil
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
			v.Parts = append(v.Parts, part(c.gapName(i), said, true))
			continue
		case namesThing(said, rules):
			v.confuse(c.solution(i), said)
		}
		v.Parts = append(v.Parts, part(c.gapName(i), said, false))
		v.Feedback = append(v.Feedback, feedback...)
	}
	v.Outcome, v.Score = graded(right, len(c.Gaps))
	v.Slip = written(matches)
	return v
}

// gapName names a gap, counted from 0.
func (c Cloze) gapName(i int) string { return fmt.Sprintf("gap %d", i+1) }

// given reports whether an earlier gap, which accepts the same spellings as gap i, was
// filled with the same one. A gap with one spelling wants it, however often.
func (c Cloze) given(earlier []spell.Match, i int, m spell.Match) bool {
	for gap, other := range earlier {
		if len(c.Gaps[i]) > 1 && sameSpellings(c.Gaps[gap], c.Gaps[i]) && other.OK && spell.Fold(other.As) == spell.Fold(m.As) {
			return true
		}
	}
	return false
}

// sameSpellings reports whether two gaps accept the same, in whatever order it is written.
func sameSpellings(a, b []string) bool {
	return slices.Equal(folded(a), folded(b))
}

// folded lists the keys of some texts in order, each once.
func folded(list []string) []string {
	keys := make([]string, len(list))
	for i, s := range list {
		keys[i] = spell.Fold(s)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// solution returns the spelling that fills a gap in the solution: of gaps that accept
// the same spellings, to each its own.
func (c Cloze) solution(gap int) string {
	spellings := c.Gaps[gap]
	var taken []string
	for earlier, other := range c.Gaps[:gap] {
		if sameSpellings(other, spellings) {
			taken = append(taken, spell.Fold(c.solution(earlier)))
		}
	}
	for _, s := range spellings {
		if s = spell.Whole(s); !slices.Contains(taken, spell.Fold(s)) {
			return s
		}
	}
	return spell.Whole(spellings[len(taken)%len(spellings)])
}

// Words returns the spelling that fills each gap in the solution.
func (c Cloze) Words() []string {
	words := make([]string, len(c.Gaps))
	for i := range words {
		words[i] = c.solution(i)
	}
	return words
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

// allOf says all of so many things, 2 or more.
func allOf(n int) string {
	if n == 2 {
		return "both"
	}
	return fmt.Sprintf("all %d", n)
}
