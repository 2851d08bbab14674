package drill

import (
	"cmp"
	"fmt"
	"slices"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file has what is said in more words where it is read aloud. Who listens cannot
// look up which number an option had, and does not hear where words were cut off.

// Labels are the labels under which options were shown, by what a reply says.
type labels map[string]string

// newLabels returns the labels of a posed question. With rows, what a reply says is a
// row and its option.
func newLabels(p quiz.Posed) labels {
	l := labels{}
	for i, option := range p.Options {
		if len(p.Rows) == 0 {
			l[option] = p.Label(i)
		}
		for j, row := range p.Rows {
			l[row+": "+option] = fmt.Sprint(j+1) + p.Label(i)
		}
	}
	return l
}

// of returns words with their label before them: "3: Vienna". What was typed has none.
func (l labels) of(words string) string {
	if label, ok := l[words]; ok {
		return label + ": " + words
	}
	return words
}

// all does what of does for several parts.
func (l labels) all(parts []string) []string {
	list := make([]string, len(parts))
	for i, p := range parts {
		list[i] = l.of(p)
	}
	return list
}

// alone returns the labels of those of several parts that have one.
func (l labels) alone(parts []string) (list []string) {
	for _, p := range parts {
		if label, ok := l[p]; ok {
			list = append(list, label)
		}
	}
	return list
}

// sorted returns options in the order in which they were shown: by label, of which one with
// more figures is greater.
func (l labels) sorted(options []string) []string {
	return slices.SortedStableFunc(slices.Values(options), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(l[a]), len(l[b])), cmp.Compare(l[a], l[b]))
	})
}

// labelled returns a verdict that names each option with the label under which it was
// shown.
func labelled(v quiz.Verdict, p quiz.Posed) quiz.Verdict {
	l := newLabels(p)
	v.Said, v.Solution = l.all(v.Said), l.all(v.Solution)
	parts := make([]quiz.Part, len(v.Parts))
	for i, part := range v.Parts {
		if label, ok := l[part.Said]; ok && part.Name == "" {
			part.Name = label
		}
		parts[i] = part
	}
	v.Parts = parts
	v.Ticks = slices.Clone(v.Ticks)
	for i := range v.Ticks {
		v.Ticks[i].Name = l[v.Ticks[i].Said]
	}
	return v
}

// asShown returns a verdict with its options in the order in which they were shown.
func asShown(v quiz.Verdict, p quiz.Posed) quiz.Verdict {
	v.Ticks = slices.SortedStableFunc(slices.Values(v.Ticks), func(a, b quiz.Part) int {
		return cmp.Compare(slices.Index(p.Options, a.Said), slices.Index(p.Options, b.Said))
	})
	return v
}

// cited names a document and the places in it.
func (s screen) cited(c quiz.Citation) string {
	if s.signs || len(c.At) == 0 {
		return c.String()
	}
	return c.Title + ", " + c.At.InWords()
}

// short returns the name of something that was confused. Where it is read aloud it is
// whole.
func (s screen) short(name string) string {
	if s.signs {
		return terminal.FitWords(name, mostWords)
	}
	return name
}
