package terminal

import (
	"regexp"
	"slices"
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
		{"a label of more than half the width is not cut", 40, func(l *Layout) { l.Say("  Background, not in the book: ", "the first book of Thucydides") },
			"  Background, not in the book: the first\n   book of Thucydides\n"},
		{"text flows behind its label", 40, func(l *Layout) { l.Flow(4, Span{Text: "  The answer: "}, Span{Text: "the first book of Thucydides"}) },
			"  The answer: the first book of\n    Thucydides\n"},
		{"control characters become visible", 40, func(l *Layout) { l.Say("a\x1b ", "b\a\nc") }, "a␛ b␇\n   c\n"},
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

// Each span keeps its style, however its paragraph is broken.
func TestStyles(t *testing.T) {
	t.Parallel()
	bold, dim := Style{Weight: Bold}, Style{Weight: Dim}
	for _, test := range []struct {
		name    string
		width   int
		add     func(*Layout)
		colors  bool
		want    string // <b>, <d>, <31> and </> for the escape codes
		without string // any codes
	}{
		{"a colour", 40, func(l *Layout) { l.SayIn(Span{Style{Color: Red}, "x "}, Span{Text: "Wrong."}) }, true, "<31>x </>Wrong.\n", "x Wrong.\n"},
		{"is left out", 40, func(l *Layout) { l.SayIn(Span{Style{Color: Red}, "x "}, Span{bold, "Wrong."}) }, false, "x <b>Wrong.</>\n", "x Wrong.\n"},
		{"or bold without colours", 40, func(l *Layout) { l.Flow(0, Span{Style{Bold, Red}, "x "}, Span{bold, "Wrong."}) }, false, "<b>x </><b>Wrong.</>\n", "x Wrong.\n"},
		{"and never both", 40, func(l *Layout) { l.Flow(0, Span{Style{Bold, Red}, "x"}) }, true, "<31>x</>\n", "x\n"},
		{"spans on one line", 40, func(l *Layout) { l.Flow(0, Span{Text: "a "}, Span{bold, "b c"}, Span{Text: " d"}) }, true, "a <b>b c </>d\n", "a b c d\n"},
		{"spans on several", 11, func(l *Layout) { l.Flow(2, Span{Text: "one two "}, Span{bold, "three four"}, Span{dim, " five"}) }, true,
			"one two\n  <b>three</>\n  <b>four </><d>five</>\n", "one two\n  three\n  four five\n"},
		{"a word of two spans", 10, func(l *Layout) { l.Flow(0, Span{Text: "eleven "}, Span{bold, "x"}, Span{dim, "yzabcd"}) }, true,
			"eleven\n<b>x</><d>yzabcd</>\n", "eleven\nxyzabcd\n"},
		{"a word that is split", 4, func(l *Layout) { l.Flow(0, Span{bold, "abcdef"}, Span{dim, "gh"}) }, true, "<b>abcd</>\n<b>ef</><d>gh</>\n", "abcd\nefgh\n"},
		{"line breaks and empty spans", 40, func(l *Layout) { l.Flow(0, Span{bold, "a\nb"}, Span{dim, ""}, Span{Text: "\nc"}) }, true,
			"<b>a</>\n<b>b</>\nc\n", "a\nb\nc\n"},
		{"an indented label", 40, func(l *Layout) { l.SayIn(Span{bold, "  1  "}, Span{Text: "first"}) }, true, "  <b>1  </>first\n", "  1  first\n"},
		{"a label on a narrow screen", 20, func(l *Layout) { l.SayIn(Span{bold, "Source: "}, Span{dim, "Thucydides, book 1"}) }, true,
			"<b>Source: </><d>Thucydides,</>\n   <d>book 1</>\n", "Source: Thucydides,\n   book 1\n"},
	} {
		l := &Layout{Width: test.width}
		test.add(l)
		got := strings.NewReplacer("\x1b[1m", "<b>", "\x1b[2m", "<d>", "\x1b[31m", "<31>", "\x1b[0m", "</>").Replace(l.styled(test.colors))
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if got := l.String(); got != test.without {
			t.Errorf("%s, without codes: %q, want %q", test.name, got, test.without)
		}
	}
}

// Where spans part changes no line, and every character keeps the style of its span.
func TestSpansKeepTheText(t *testing.T) {
	t.Parallel()
	const text = "  On 世界の橋 and  a verylongwordindeed,\nthe e\u0301nd – of it"
	marked := strings.NewReplacer("\x1b[1m", "", "\x1b[2m", "", "\x1b[0m", "")
	dimmed := regexp.MustCompile("\x1b\\[2m[^\x1b]*")
	for width := 1; width <= 45; width++ {
		want := &Layout{Width: width}
		want.Flow(2, Span{Text: text})
		for cut := range text {
			l := &Layout{Width: width}
			l.Flow(2, Span{Style{Weight: Bold}, text[:cut]}, Span{Style{Weight: Dim}, text[cut:]})
			styled := l.styled(true)
			if got := l.String(); got != want.String() || marked.Replace(styled) != got {
				t.Fatalf("%q | %q in %d columns: %q, want %q", text[:cut], text[cut:], width, styled, want)
			}
			got := 0
			for _, part := range dimmed.FindAllString(styled, -1) {
				got += ink(strings.TrimPrefix(part, "\x1b[2m"))
			}
			if got != ink(text[cut:]) {
				t.Fatalf("%q | %q in %d columns: %q", text[:cut], text[cut:], width, styled)
			}
		}
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

// A line that is not to be broken takes several rows of a narrow terminal, and a page has
// room for fewer lines then.
func TestPagesOfWideLines(t *testing.T) {
	t.Parallel()
	l := &Layout{Width: 10}
	for _, columns := range []int{1, 1, 25, 1, 200, 1} {
		l.Verbatim(strings.Repeat("x", columns))
	}
	var got []int
	for _, page := range l.Pages(4) {
		got = append(got, len(page.lines))
	}
	if want := []int{2, 2, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The empty lines of Space go where there would be more pages with them.
func TestPagesWithoutSpace(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		lines  string // x is text, g a gap, s a space
		height int
		want   string // the pages
	}{
		{"xsx", 0, "xsx"}, {"xsx", 3, "xsx"}, {"xsx", 2, "xx"}, {"xgx", 2, "xg x"}, {"xsgx", 3, "xgx"},
		{"xxs", 2, "xx"}, {"xsxx", 2, "xs xx"}, {"xsxsx", 2, "xx x"},
	} {
		l := &Layout{Width: 40}
		for _, r := range test.lines {
			switch r {
			case 'x':
				l.Say("", "x")
			case 'g':
				l.Gap()
			case 's':
				l.Space()
			}
		}
		var got []string
		for _, page := range l.Pages(test.height) {
			shape := ""
			for _, line := range page.lines {
				switch {
				case line.text() != "":
					shape += "x"
				case line.loose:
					shape += "s"
				default:
					shape += "g"
				}
			}
			got = append(got, shape)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s on pages of %d: %s, want %s", test.lines, test.height, got, test.want)
		}
	}
}
