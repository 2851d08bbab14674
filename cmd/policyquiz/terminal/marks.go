package terminal

import (
	"io"
	"slices"
	"strings"
)

// This file shows which parts of a text are meant: in bold on a terminal, and with
// nothing elsewhere.

// A Mark is a part of a text, in bytes.
type Mark struct{ From, To int }

// SayMarked does what Say does, with parts of the text in bold. Marks may overlap.
func (l *Layout) SayMarked(first, text string, marks []Mark) {
	var spans []Span
	at := 0
	for _, m := range joined(marks, len(text)) {
		spans = append(spans, Span{Text: text[at:m.From]}, Span{Style{Weight: Bold}, text[m.From:m.To]})
		at = m.To
	}
	l.SayIn(Span{Text: first}, append(spans, Span{Text: text[at:]})...)
}

// joined returns marks of a text in order, without overlaps and without what is not of the
// text.
func joined(marks []Mark, length int) (list []Mark) {
	marks = slices.Clone(marks)
	slices.SortFunc(marks, func(a, b Mark) int { return a.From - b.From })
	for _, m := range marks {
		m = Mark{max(m.From, 0), min(m.To, length)}
		switch last := len(list) - 1; {
		case m.From >= m.To:
		case last >= 0 && m.From <= list[last].To:
			list[last].To = max(list[last].To, m.To)
		default:
			list = append(list, m)
		}
	}
	return list
}

// PrintStyled prints a layout: on a terminal with its styles, unless lines are to be plain.
func (s *Streams) PrintStyled(l *Layout, plain bool) {
	if _, ok := asTerminal(s.out); !ok || plain || s.Aloud() {
		io.WriteString(s.Out, l.String())
		return
	}
	io.WriteString(s.out, l.styled(s.Color())) // the lines of a layout are clean
}

// Excerpt cuts a text of one paragraph to at most so many columns, between words, around
// its first mark. An ellipsis stands where it was cut. It returns the text with its marks.
func Excerpt(text string, marks []Mark, columns int) (string, []Mark) {
	marks = joined(marks, len(text))
	if Width(text) <= columns {
		return text, marks
	}
	from := 0
	if len(marks) > 0 && Width(text[:marks[0].To]) > columns-2 {
		from = marks[0].From - min(marks[0].From, columns/4)
		if space := strings.IndexByte(text[from:marks[0].From], ' '); space >= 0 {
			from += space + 1
		} else {
			from = marks[0].From
		}
	}
	start := ""
	if from > 0 {
		start = "… "
	}
	kept, end := text[from:], ""
	if Width(start+kept) > columns {
		end = " …"
		kept = head(kept, columns-Width(start)-Width(end))
		if space := strings.LastIndexByte(kept, ' '); space > len(kept)/2 {
			kept = kept[:space]
		}
		kept = strings.TrimRight(kept, " ,;:")
	}
	var list []Mark
	for _, m := range marks {
		list = append(list, Mark{m.From - from + len(start), min(m.To-from, len(kept)) + len(start)})
	}
	return start + kept + end, joined(list, len(start)+len(kept))
}
