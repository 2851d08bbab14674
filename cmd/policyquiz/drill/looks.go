package drill

import (
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file is about how a screen looks on a terminal: what is strong and what is quiet
// in it, and what stands under what. Where lines are read aloud none of it is heard.

// The styles of a screen. What is quiet need not be read to answer or to learn.
var (
	normal = terminal.Style{}
	strong = terminal.Style{Weight: terminal.Bold}
	quiet  = terminal.Style{Weight: terminal.Dim}
)

// in returns text in a style.
func in(style terminal.Style, text string) terminal.Span {
	return terminal.Span{Style: style, Text: text}
}

// sayIn adds a paragraph in a style.
func (s screen) sayIn(style terminal.Style, text string) { s.Flow(0, in(style, text)) }

// hang is by how much more than its first line the other lines of a labelled paragraph are
// indented.
const hang = 2

// labelled adds a paragraph behind its label: "Why: …". On a terminal all of them have one
// left edge, however long their labels are.
func (s screen) labelled(label terminal.Span, text ...terminal.Span) {
	label.Text = s.Margin() + label.Text
	if s.signs {
		s.Flow(len(s.Margin())+hang, append([]terminal.Span{label}, text...)...)
		return
	}
	s.SayIn(label, text...)
}

// space adds an empty line between two groups of lines. Whoever listens hears none.
func (s screen) space() {
	if s.signs {
		s.Space()
	}
}

// key returns the lines of a right answer. What the question asked for is strong in them:
// of a match the right-hand sides, of a sentence the words of its gaps.
func key(k quiz.Kind, solution []string) [][]terminal.Span {
	lines := each(strong, solution)
	switch k := k.(type) {
	case quiz.Match:
		for i, p := range k.Pairs[:min(len(k.Pairs), len(lines))] {
			given := p.Left.Text + ": "
			if asked, ok := strings.CutPrefix(solution[i], given); ok {
				lines[i] = []terminal.Span{in(normal, given), in(strong, asked)}
			}
		}
	case quiz.Cloze:
		for i, sentence := range solution {
			lines[i] = filled(k, sentence)
		}
	}
	return lines
}

// filled returns the sentence of a cloze in which the words of the gaps are strong.
func filled(c quiz.Cloze, sentence string) []terminal.Span {
	rest, ok := strings.CutPrefix(sentence, c.Text[0])
	if !ok {
		return []terminal.Span{in(strong, sentence)}
	}
	spans := []terminal.Span{in(normal, c.Text[0])}
	for i, word := range c.Words() {
		behind := c.Text[i+1]
		if !strings.HasPrefix(rest, word+behind) {
			return append(spans, in(strong, rest))
		}
		spans = append(spans, in(strong, word), in(normal, behind))
		rest = rest[len(word)+len(behind):]
	}
	return spans
}

// each returns things in one style.
func each(style terminal.Style, things []string) (lines [][]terminal.Span) {
	for _, t := range things {
		lines = append(lines, []terminal.Span{in(style, t)})
	}
	return lines
}

// points adds a label and things: one thing on the line of the label, several below it.
func (s screen) points(label string, things [][]terminal.Span) {
	if len(things) == 1 {
		s.labelled(in(normal, label), things[0]...)
		return
	}
	if len(things) > 1 {
		s.Say(s.Margin(), strings.TrimSpace(label))
	}
	for _, t := range things {
		s.point(in(normal, "- "), t...)
	}
}

// point adds one of several things behind a mark. On a terminal it stands under the text
// of the label, and not under the label.
func (s screen) point(mark terminal.Span, text ...terminal.Span) {
	if !s.signs {
		mark.Text = s.Margin() + mark.Text
		s.SayIn(mark, text...)
		return
	}
	mark.Text = s.Margin() + strings.Repeat(" ", hang) + mark.Text
	s.Flow(terminal.Width(mark.Text), append([]terminal.Span{mark}, text...)...)
}

// under adds what is said of one of several things: on a terminal under its text, behind
// its mark.
func (s screen) under(label terminal.Span, text ...terminal.Span) {
	label.Text = s.Margin() + strings.Repeat(" ", hang) + label.Text
	if !s.signs {
		s.SayIn(label, text...)
		return
	}
	label.Text = strings.Repeat(" ", hang) + label.Text
	s.Flow(len(s.Margin())+2*hang, append([]terminal.Span{label}, text...)...)
}

// boldGaps returns a sentence in which the gaps are strong.
func (s screen) boldGaps(sentence string) (spans []terminal.Span) {
	from := 0
	for _, at := range gapSign.FindAllStringIndex(sentence, -1) {
		spans = append(spans, in(normal, sentence[from:at[0]]), in(strong, s.gaps(sentence[at[0]:at[1]])))
		from = at[1]
	}
	return append(spans, in(normal, sentence[from:]))
}
