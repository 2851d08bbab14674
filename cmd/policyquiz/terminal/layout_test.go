package terminal

import (
	"strings"
	"testing"
)

func TestLayout(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		width int
		add   func(*Layout)
		want  string
	}{
		{"nothing", 40, func(*Layout) {}, ""},
		{"a gap", 40, func(l *Layout) { l.Gap() }, "\n"},
		{"lines hang by the width of what comes first", 40, func(l *Layout) { l.Say("Source: ", "the first book of Thucydides, chapter 76") },
			"Source: the first book of Thucydides,\n        chapter 76\n"},
		{"by three columns on a narrow screen", 39, func(l *Layout) { l.Say("Source: ", "the first book of Thucydides, chapter 76") },
			"Source: the first book of Thucydides,\n   chapter 76\n"},
		{"by less if what comes first is shorter", 39, func(l *Layout) { l.Say("No: ", "the first book of Thucydides, chapter 76") },
			"No: the first book of Thucydides,\n   chapter 76\n"},
		{"by its own width up to three columns", 39, func(l *Layout) { l.Say("1) ", "the first book of Thucydides, chapter 76") },
			"1) the first book of Thucydides,\n   chapter 76\n"},
		{"space alone is three columns on a narrow screen", 39, func(l *Layout) { l.Say("     ", "indented") }, "   indented\n"},
		{"and as it is on a wide one", 40, func(l *Layout) { l.Say("     ", "indented") }, "     indented\n"},
		{"control characters become visible", 40, func(l *Layout) { l.Say("a\x1b ", "b\a\nc") }, "a␛ b␇\n   c\n"},
		{"an item", 40, func(l *Layout) { l.Item("a", "first") }, "  a  first\n"},
		{"an item on a narrow screen", 39, func(l *Layout) { l.Item("a", "first") }, "a  first\n"},
		{"no points", 40, func(l *Layout) { l.Points("You said: ", nil) }, ""},
		{"one point", 40, func(l *Layout) { l.Points("You said: ", []string{"yes"}) }, "  You said: yes\n"},
		{"two points", 40, func(l *Layout) { l.Points("You said: ", []string{"yes", "no"}) }, "  You said:\n  - yes\n  - no\n"},
		{"a column and what stands beside it", 40, func(l *Layout) { l.Beside("name", 8, "12\x1b") }, "name    12␛\n"},
		{"a column that is full", 40, func(l *Layout) { l.Beside("longname", 8, "12") }, "longname12\n"},
		{"a column of two lines", 40, func(l *Layout) { l.Beside("long names wrap", 10, "12") }, "long names12\n  wrap\n"},
		{"nothing beside", 40, func(l *Layout) { l.Beside("name", 8, "") }, "name\n"},
		{"verbatim is not broken", 10, func(l *Layout) { l.Verbatim("policyquiz history --repair\x1b") }, "policyquiz history --repair␛\n"},
	} {
		l := &Layout{Width: test.width}
		test.add(l)
		if got := l.String(); got != test.want {
			t.Errorf("%s:\n%q\nwant\n%q", test.name, got, test.want)
		}
	}
}

func TestColors(t *testing.T) {
	t.Parallel()
	l := &Layout{Width: 40}
	l.SayIn(Green, "", "Right.")
	l.Say("", "Next.")
	if got, want := l.render(true), "\x1b[32mRight.\x1b[0m\nNext.\n"; got != want {
		t.Errorf("with colours %q, want %q", got, want)
	}
	if got, want := l.render(false), "Right.\nNext.\n"; got != want {
		t.Errorf("without %q, want %q", got, want)
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		lines, height int
		want          string // the number of lines of each page
	}{
		{0, 3, "0"}, {3, 3, "3"}, {4, 3, "3 1"}, {6, 3, "3 3"}, {7, 3, "3 3 1"}, {7, 0, "7"}, {2, 1, "1 1"},
	} {
		l := &Layout{Width: 40}
		for range test.lines {
			l.Say("", "x")
		}
		var got []string
		text := ""
		for _, page := range l.Pages(test.height) {
			got = append(got, string(rune('0'+len(page.lines))))
			text += page.String()
		}
		if strings.Join(got, " ") != test.want || text != l.String() {
			t.Errorf("%d lines on pages of %d: %s, want %s", test.lines, test.height, got, test.want)
		}
	}
}
