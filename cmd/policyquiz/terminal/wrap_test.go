package terminal

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

func TestClean(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Кто предложил? 谁提出的? Who?", "Кто предложил? 谁提出的? Who?"},
		{"escape", "\x1b[2Jgone", "␛[2Jgone"},
		{"bell, delete, null", "\a\x7f\x00", "␇␡␀"},
		{"C1", "a\u009b31mb", "a\ufffd31mb"},
		{"tab", "a\tb", "a b"},
		{"line breaks", "a\nb\r\nc", "a b c"},
		{"return", "secret\rpublic", "secret␍public"},
		{"overrides", "a\u202eb\u2066c\u200fd", "a\ufffdb\ufffdc\ufffdd"},
		{"separators", "a\u2028b\u2029c", "a\ufffdb\ufffdc"},
		{"invisible", "a\u200bb\ufeffc\u00add\U000e0041e\u3164", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"},
		{"noncharacter", "a\ufdd0b", "a\ufffdb"},
		{"invalid", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"emoji", "👩‍🔬 ❤️ 👍🏽 🇺🇦", "👩‍🔬 ❤️ 👍🏽 🇺🇦"},
		{"accents", "e\u0301 й", "e\u0301 й"},
		{"Persian, Arabic", "می\u200cخواهم \u0600", "می\u200cخواهم \u0600"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Clean(tt.in)
			if got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if again := Clean(got); again != got {
				t.Errorf("cleaned again: %q", again)
			}
		})
	}
	if got, want := CleanLines("a\r\nb\n\tc\x1b"), "a\nb\n c␛"; got != want {
		t.Errorf("cleanLines = %q, want %q", got, want)
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in    string
		width int
		want  string
	}{
		{"guarantee", 9, "guarantee"},
		{"guarantee", 8, "guarant…"},
		{"guarantee", 1, "…"},
		{"guarantee", 0, ""},
		{"guarantee", -1, ""},
		{"гарантия", 4, "гар…"},
		{"安全保障", 8, "安全保障"},
		{"安全保障", 7, "安全保…"},
		{"安全保障", 6, "安全…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"👩‍🔬👩‍🔬", 3, "👩‍🔬…"},
		{"", 5, ""},
	} {
		if got := fit(tt.in, tt.width); got != tt.want {
			t.Errorf("fit(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

func TestHeadAndTail(t *testing.T) {
	t.Parallel()
	const text = "a世界e\u0301"
	for width, want := range []struct{ head, tail string }{
		{"", ""}, {"a", "e\u0301"}, {"a", "e\u0301"}, {"a世", "界e\u0301"}, {"a世", "界e\u0301"}, {"a世界", "世界e\u0301"}, {text, text},
	} {
		if got := head(text, width); got != want.head {
			t.Errorf("head(%d) = %q, want %q", width, got, want.head)
		}
		if got := tail(text, width); got != want.tail {
			t.Errorf("tail(%d) = %q, want %q", width, got, want.tail)
		}
	}
}

const (
	english = "Which three things deter Russia in Soldatenko's armed-neutrality model?"
	russian = "Нейтралитет с оружием: кто и когда предложил вывести войска?"
	chinese = "谁提出了「武装中立」的方案？这个概念是什么意思，由谁支持。"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name        string
		text        string
		width       int
		first, rest string
		want        []string
	}{
		{"empty", "", 20, " 1) ", "    ", []string{" 1)"}},
		{"one line", english, 80, "", "", []string{english}},
		{"40", english, 40, " 1) ", "    ", []string{
			" 1) Which three things deter Russia in",
			"    Soldatenko's armed-neutrality model?",
		}},
		{"20, after a hyphen", english, 20, " 1) ", "    ", []string{
			" 1) Which three",
			"    things deter",
			"    Russia in",
			"    Soldatenko's",
			"    armed-neutrality",
			"    model?",
		}},
		{"19, after a hyphen", english, 19, " 1) ", "    ", []string{
			" 1) Which three",
			"    things deter",
			"    Russia in",
			"    Soldatenko's",
			"    armed-",
			"    neutrality",
			"    model?",
		}},
		{"Cyrillic", russian, 20, "", "  ", []string{
			"Нейтралитет с",
			"  оружием: кто и",
			"  когда предложил",
			"  вывести войска?",
		}},
		{"Chinese", chinese, 20, "", "", []string{
			"谁提出了「武装中立」",
			"的方案？这个概念是什",
			"么意思，由谁支持。",
		}},
		{"Chinese, no comma first", "概念是什么意思，由谁", 15, "", "", []string{
			"概念是什么意",
			"思，由谁",
		}},
		{"Chinese, no bracket last", "谁提出了「武装中立", 10, "", "", []string{
			"谁提出了",
			"「武装中立",
		}},
		{"emoji", "👍🏽 👩‍🔬👩‍🔬👩‍🔬 ok", 5, "", "", []string{"👍🏽 👩‍🔬", "👩‍🔬👩‍🔬", "ok"}},
		{"long word", "see Donaudampfschifffahrtsgesellschaft now", 20, "", "  ", []string{
			"see",
			"  Donaudampfschifffa",
			"  hrtsgesellschaft",
			"  now",
		}},
		{"accents stay", strings.Repeat("e\u0301", 5), 2, "", "", []string{"e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"}},
		{"several spaces", "a  b   c", 4, "", "", []string{"a  b", "c"}},
		{"no break", "10\u00a0000 men", 6, "", "", []string{"10\u00a0000", "men"}},
		{"minus, range, flag", "of -5 or 2-3 or --plain", 9, "", "", []string{"of -5 or", "2-3 or", "--plain"}},
		{"an id", "policyquiz drill start-here asks", 24, "", "", []string{"policyquiz drill", "start-here asks"}},
		{"an id wider than a line", "drill who-proposed-what now", 12, "", "", []string{"drill who-", "proposed-", "what now"}},
		{"hyphen at the start", "-plain talk", 5, "", "", []string{"-plai", "n", "talk"}},
		{"line breaks", "one\n\ntwo three\n", 5, "- ", "  ", []string{"- one", "", "  two", "  thr", "  ee", ""}},
		{"indent too wide", "one two", 6, "1234567890", "          ", []string{"123one", "   two"}},
		{"width 1", "ab 世", 1, "- ", "  ", []string{"a", "b", "世"}},
		{"width 0", "ab", 0, "", "", []string{"a", "b"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := wrap(tt.text, tt.width, tt.first, tt.rest)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// No line is too wide, and no character is lost or moved.
func FuzzWrap(f *testing.F) {
	for _, text := range []string{english, russian, chinese, "👩‍🔬🇺🇦 ❤️", "a\x00b\xff", "\n \n", " e\u0301-\u0301x", "가각ᄀ\u1161"} {
		f.Add(text, 20, "    ")
		f.Add(text, 2, "• ")
	}
	f.Fuzz(func(t *testing.T, text string, width int, rest string) {
		width %= 100
		text = CleanLines(text)
		indent := strings.Repeat(" ", len(rest)%50)
		lines := wrap(text, width, indent, indent)
		for _, line := range lines {
			if w := Width(line); width >= 2 && w > width {
				t.Errorf("width %d: line %q is %d wide", width, line, w)
			}
		}
		if got, want := withoutSpace(strings.Join(lines, "")), withoutSpace(text); got != want {
			t.Errorf("width %d: got %q, want %q", width, got, want)
		}
		wrap(text, width, rest, rest) // any prefix: does not hang or panic
		if w := Width(fit(text, width)); w > max(width, 0) {
			t.Errorf("fit to %d is %d wide", width, w)
		}
		if w := Width(tail(text, width)); w > max(width, 0) {
			t.Errorf("tail of %d is %d wide", width, w)
		}
	})
}

func withoutSpace(s string) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(s)
}

// Whatever a deck says, a terminal is given nothing that acts.
func FuzzClean(f *testing.F) {
	f.Add("\x1b]0;title\a\u202e\xff\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("invalid: %q", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
				t.Errorf("%q keeps %U", got, r)
			}
		}
		if Clean(got) != got {
			t.Errorf("%q changes when cleaned again", got)
		}
	})
}

func TestGraphemes(t *testing.T) {
	t.Parallel()
	const s = "и\u0306世👩‍🔬"
	var ends []int
	g := displaywidth.StringGraphemes(s)
	for end := 0; g.Next(); {
		end += len(g.Value())
		ends = append(ends, end)
	}
	if len(ends) != 3 || firstGrapheme(s) != ends[0] || lastGrapheme(s) != ends[1] {
		t.Errorf("ends %v, first %d, last %d", ends, firstGrapheme(s), lastGrapheme(s))
	}
	if firstGrapheme("") != 0 || lastGrapheme("") != 0 || lastWord("") != 0 {
		t.Error("the empty string has a grapheme")
	}
	if got := "one two  "[:lastWord("one two  ")]; got != "one " {
		t.Errorf("lastWord leaves %q", got)
	}
}

func TestFitWords(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"short", 10, "short"},
		{"a guarantor's duty", 18, "a guarantor's duty"},
		{"a guarantor's duty", 17, "a guarantor's …"},
		{"a guarantor, duty", 14, "a guarantor …"},
		{"incomprehensibilities", 10, "incompreh…"},
		{"an incomprehensibility", 12, "an incompre…"},
	} {
		if got := FitWords(test.text, test.width); got != test.want {
			t.Errorf("%q in %d columns is %q, want %q", test.text, test.width, got, test.want)
		}
	}
}
