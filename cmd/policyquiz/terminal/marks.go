package terminal

import (
	"io"
	"runtime"
	"slices"
	"strings"
	"unicode"
)

// This file shows which parts of a text are meant: in bold on a terminal, and with
// nothing elsewhere.

// A Mark is a part of a text, in bytes.
type Mark struct{ From, To int }

// SayMarked does what Say does, with parts of the text marked. Marks may overlap.
func (l *Layout) SayMarked(first, text string, marks []Mark) {
	before := len(l.lines)
	l.Say(first, text)
	// Breaking a text into lines changes nothing but its spaces. So marks are found
	// again by counting what is not a space.
	at := -solid(l.clean(text)) // what stands first may have been cut
	for _, line := range l.lines[before:] {
		at += solid(line.text)
	}
	var bold []Mark
	for _, m := range joined(marks, len(text)) {
		from := at + solid(l.clean(text[:m.From]))
		bold = append(bold, Mark{from, from + solid(l.clean(text[m.From:m.To]))})
	}
	n := 0
	for i := before; i < len(l.lines); i++ {
		for at, r := range l.lines[i].text {
			if unicode.IsSpace(r) {
				continue
			}
			for len(bold) > 0 && bold[0].To <= n {
				bold = bold[1:]
			}
			if len(bold) > 0 && bold[0].From <= n {
				l.lines[i].mark(at, at+len(string(r)))
			}
			n++
		}
	}
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

// solid counts the characters of a text that are no spaces.
func solid(text string) (n int) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// mark marks a part of a line, behind those that are marked.
func (l *line) mark(from, to int) {
	if n := len(l.bold); n > 0 && strings.TrimSpace(l.text[l.bold[n-1].To:from]) == "" {
		l.bold[n-1].To = to
		return
	}
	l.bold = append(l.bold, Mark{from, to})
}

// marked returns the text of a line with escape codes around what is marked.
func (l line) marked() string {
	var b strings.Builder
	at := 0
	for _, m := range l.bold {
		b.WriteString(l.text[at:m.From] + "\x1b[1m" + l.text[m.From:m.To] + "\x1b[22m")
		at = m.To
	}
	return b.String() + l.text[at:]
}

// PrintMarked prints a layout: on a terminal with its marks in bold, unless lines are to
// be plain. On Windows there are no escape codes.
func (s *Streams) PrintMarked(l *Layout, plain bool) {
	if _, ok := asTerminal(s.out); !ok || plain || s.Aloud() || runtime.GOOS == "windows" {
		io.WriteString(s.Out, l.String())
		return
	}
	for _, line := range l.lines {
		io.WriteString(s.out, line.marked()+"\n") // the lines of a layout are clean
	}
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
