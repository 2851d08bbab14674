package block

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

func TestForeign(t *testing.T) {
	for _, test := range []struct{ name, src, what string }{
		{"TOML", "title = \"X\"\n", ""},
		{"nothing", "", ""},
		{"an archive", "PK\x03\x04...", "the file is a document of a word processor, or an archive"},
		{"a web page behind a byte order mark and blank lines", "\ufeff\n <!DOCTYPE html>\n", "the file is a web page"},
		{"JSON", "{\n\"title\": 1 }\n", "the file is JSON, not TOML"},
		{"UTF-16 with a byte order mark", "\xff\xfet\x00", "the file is in UTF-16, not in UTF-8"},
		{"UTF-16 without", "t\x00i\x00t\x00l\x00e\x00\n\x00", "the file has bytes of 0, as text in UTF-16 has"},
		{"one byte of 0 in twenty", strings.Repeat("x", 19) + "\x00\n", ""},
		{"bytes of 0 behind much text", strings.Repeat("x", 4<<10) + "\n" + strings.Repeat("\x00", 4<<10), ""},
		{"lines of old Macs", "title = 1\rplace = 2\r", "the lines end in CR alone, as they did on old Macs"},
		{"lines of Windows", "title = 1\r\nplace = 2\r\n", ""},
	} {
		what, hint := Foreign(test.src)
		if what != test.what || (hint == "") != (what == "") {
			t.Errorf("%s: %q, hint %q", test.name, what, hint)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"ask = «Qui?» ~": "ask = «Qui?» ~",
		"a\x1b[31mb":     "a\ufffd[31mb",
		"a\tb\nc\x7f":    "a\ufffdb\ufffdc\ufffd",
		"a\u202eb":       "a\ufffdb",
		"a\u00ad\u2028":  "a\ufffd\ufffd",
		"❤\ufe0f\u200d":  "❤\ufe0f\u200d",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

func TestTypeName(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{"x", `the text "x"`},
		{strings.Repeat("x", 60), fmt.Sprintf("the text %q", strings.Repeat("x", 60))},
		{strings.Repeat("x", 61), fmt.Sprintf("the text %q", strings.Repeat("x", 60)+"…")},
		{int64(7), "the number 7"},
		{0.5, "the number 0.5"},
		{true, "true"},
		{time.Time{}, "a date or time"},
		{[]any{}, "a list"},
		{[]map[string]any{}, "a table"},
		{map[string]any{}, "a table"},
	} {
		if got := TypeName(test.value); got != test.want {
			t.Errorf("%v is %s, want %s", test.value, got, test.want)
		}
	}
}

// TestNamesHint: a hint names what is spelt much alike; if nothing is, it names
// what there is, a dozen at most.
func TestNamesHint(t *testing.T) {
	known := func(n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprintf("%c%[1]c%[1]c", 'a'+n-1-i))
		}
		return all
	}
	for _, test := range []struct {
		name, word string
		known      []string
		want       string
	}{
		{"none", "word", nil, "there is none yet"},
		{"sixteen, in order", "word", known(16), "there are: aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll, mmm, nnn, ooo, ppp"},
		{"one more", "word", known(17), "there are: aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll, mmm, nnn, ooo, ppp, …"},
		{"each once", "word", []string{"a", "b", "a"}, "there are: a, b"},
		{"a slip", "leverge", []string{"leverage", "anchor"}, "did you mean leverage?"},
		{"a file's path", `seeds\Talk.TOML`, []string{"talk", "walk-out"}, "did you mean talk?"},
		{"letters of another script", "lеverаge", []string{"leverage", "anchor"}, `did you mean leverage? "lеverаge" has the letter е (U+0435); type the Latin letter e in its place`},
		{"a dash for a hyphen", "red–line", []string{"red-line", "anchor"}, `did you mean red-line? "red–line" has the dash – (U+2013); write a hyphen, -`},
		{"a soft hyphen", "lever\u00adage", []string{"leverage", "anchor"}, "did you mean leverage? \"lever\\u00adage\" has a soft hyphen (U+00AD); put an ordinary space in its place, or nothing"},
		{"a control character", "x", []string{"a\x1b", "b"}, "there are: a\ufffd, b"},
	} {
		if got := NewNames(test.known).Hint(test.word); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestIDHint(t *testing.T) {
	const hint = "use lower-case letters, digits and hyphens, as in three-pillars"
	for id, want := range map[string]string{
		"Three Pillars": hint,
		"pіllars":       hint + "; it has the letter і (U+0456)",
	} {
		if got := IDHint(id); got != want {
			t.Errorf("%q: %s", id, got)
		}
	}
}

// TestUnneeded: an invisible character is warned of, unless the script or the
// picture in which it stands needs it.
func TestUnneeded(t *testing.T) {
	for _, r := range []rune{'\x1b', 0xad, 0x200b, 0x200e, 0x2060, 0x2028, 0x2029, 0x202e, 0x2066, 0x115f, 0x3164, 0x34f, 0x61c, 0x180e, 0x180b, 0xfff9, 0xfeff, 0xfe00, 0xfe0f, 0x200c, 0x200d, 0xfdd0, 0xe0041, 0xe0100, 0xe01ef} {
		for _, text := range []string{"%c", "wor%cd", "%cword", "word%c", "word %c word", "世%c界", "слово%c", "5%c", ".%c"} {
			if got := unneeded(fmt.Sprintf(text, r)); got != r {
				t.Errorf("%U in %q: found %U", r, text, got)
			}
		}
	}
	for _, text := range []string{
		"", "\xff", "a\xe2", "two\nlines\tand a tab", "naïve “quotes” – 250 000 ¶12", "世界", "مرحبا", "می\u200cخواهم", "ه\u200d", "क्\u200dष", "ശ്രീ\u200cയും",
		"❤️ ☎︎ ↔️ ‼️ 1️⃣ #️⃣ 👍🏽", "👩‍🔬", "👩🏽‍🔬", "🏳️‍🌈", "🇺🇦", "ᠠ᠋", "؀١",
	} {
		if got := unneeded(text); got != 0 {
			t.Errorf("%q: found %U", text, got)
		}
	}
	if got := unneeded("می\u200c\u200cخواهم"); got != '\u200c' {
		t.Errorf("two in a row: found %U", got)
	}
}

// TestNumberIsKeptAsWritten: digits that would be lost are a mistake, and a point
// that may part thousands is warned of.
func TestNumberIsKeptAsWritten(t *testing.T) {
	const lost = ": write it with 15 digits at most"
	for text, want := range map[string]string{
		"250":                    "",
		"250_000":                "",
		"-3.125":                 "",
		"0.100":                  "",
		"0.90":                   "",
		"250.0":                  "",
		"1e15":                   "",
		"0x10":                   "",
		"9007199254740992":       "",
		"9_007_199_254_740_992":  "",
		"250.000 # of them":      "x: number = 250.000 is 250; a point begins the decimals: write number = 250, or number = 250000",
		"1.250":                  "x: number = 1.250 is 1.25; a point begins the decimals: write number = 1.25, or number = 1250",
		"9007199254740993":       "x: number has more digits than can be kept: 9007199254740993" + lost,
		"-9_007_199_254_740_993": "x: number has more digits than can be kept: -9007199254740993" + lost,
		"0.12345678901234567891": "x: number has more digits than can be kept: 0.12345678901234567891" + lost,
	} {
		var problems quiz.Problems
		blocks := Cut("[x]\nother = 1\n\nnumber = " + text + "\n")
		f := Decode("x.toml", &blocks[1], &problems)
		_, ok := f.Number("number", "5")
		got := ""
		for _, p := range problems.All() {
			got = p.What + ": " + p.Hint
			if p.Pos.Line != 4 || p.Warning == strings.HasSuffix(got, lost) {
				t.Errorf("%s: line %d, a warning: %v", text, p.Pos.Line, p.Warning)
			}
		}
		if got != want || !ok || problems.Len() > 1 {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
