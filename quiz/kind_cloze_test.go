package quiz

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestParseCloze(t *testing.T) {
	for _, test := range []struct {
		sentence string
		want     Cloze
		err      string
	}{
		{"The {snapback|snap-back} clause", Cloze{Text: []string{"The ", " clause"}, Gaps: [][]string{{"snapback", "snap-back"}}}, ""},
		{"{a}{ b }", Cloze{Text: []string{"", "", ""}, Gaps: [][]string{{"a"}, {"b"}}}, ""},
		{"{Київ}!", Cloze{Text: []string{"", "!"}, Gaps: [][]string{{"Київ"}}}, ""},
		{"no gap", Cloze{}, "there is no gap"},
		{"", Cloze{}, "there is no gap"},
		{"a {b", Cloze{}, "{ stands without its }"},
		{"a {b {c}", Cloze{}, "{ stands without its }"},
		{"a} {b}", Cloze{}, "} stands without its {"},
		{"{a} b}", Cloze{}, "} stands without its {"},
		{"a {} b", Cloze{}, "the gap {} has an empty spelling"},
		{"a {b|} c", Cloze{}, "the gap {b|} has an empty spelling"},
		{"a { |b}", Cloze{}, "empty spelling"},
		{"a {!}", Cloze{}, "empty spelling"},
		{`The set \{a, b\} is {finite}.`, Cloze{Text: []string{"The set {a, b} is ", "."}, Gaps: [][]string{{"finite"}}}, ""},
		{`{a\|b|\{c\}} \| d | e`, Cloze{Text: []string{"", " | d | e"}, Gaps: [][]string{{"a|b", "{c}"}}}, ""},
		{`C:\dir \\{x}\\`, Cloze{Text: []string{`C:\dir \`, `\`}, Gaps: [][]string{{"x"}}}, ""},
		{`{a\\}`, Cloze{Text: []string{"", ""}, Gaps: [][]string{{`a\`}}}, ""},
		{`\{no gap\}`, Cloze{}, "there is no gap"},
		{`{a\} b`, Cloze{}, `write the missing words in braces, as in a {neutral} country, and a brace of the sentence as \{ in single quotes`},
		{`\{a} {b}`, Cloze{}, "} stands without its {"},
		{`{a} \`, Cloze{Text: []string{"", ` \`}, Gaps: [][]string{{"a"}}}, ""},
		{`x {\||b}`, Cloze{Text: []string{"x ", ""}, Gaps: [][]string{{"|", "b"}}}, ""},
	} {
		got, err := ParseCloze(test.sentence)
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%q: error %v, want %q", test.sentence, err, test.err)
			}
		} else if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q: got %+v, %v, want %+v", test.sentence, got, err, test.want)
		}
	}
}

// TestGapsAlike: gaps that accept the same want different ones, in whatever order their
// spellings are written; a sign may be a spelling.
func TestGapsAlike(t *testing.T) {
	for _, test := range []struct {
		sentence string
		said     []string
		right    int
		solution string
	}{
		{"{x|y} and {y|x} and {z}", []string{"x", "x", "z"}, 2, "x and y and z"},
		{"{x|y} and {y|x} and {z}", []string{"y", "x", "z"}, 3, "x and y and z"},
		{"{y|x}, {X|y}", []string{"X", "x"}, 1, "y, X"},
		{"{no}, {no}", []string{"no", "no"}, 2, "no, no"},
		{`a {\{|brace}`, []string{"{"}, 1, "a {"},
		{`a {\{|brace}`, []string{"brace"}, 1, "a {"},
		{`a {\{|brace}`, []string{"}"}, 0, "a {"},
	} {
		c, err := ParseCloze(test.sentence)
		if err != nil {
			t.Fatal(err)
		}
		v := c.Judge(Reply{Text: test.said}, nil)
		if want := float64(test.right) / float64(len(c.Gaps)); v.Score != want || c.Solution()[0] != test.solution {
			t.Errorf("%s: %q scores %v, want %v; the solution is %q", test.sentence, test.said, v.Score, want, c.Solution()[0])
		}
	}
}

// sourceOf is a cloze as an author writes it.
func sourceOf(c Cloze) string {
	escape := strings.NewReplacer(`\`, `\\`, "{", `\{`, "}", `\}`, "|", `\|`).Replace
	escaped := Cloze{Gaps: c.Gaps}
	for _, text := range c.Text {
		escaped.Text = append(escaped.Text, escape(text))
	}
	return escaped.sentence(func(i int) string {
		var gap []string
		for _, spelling := range c.Gaps[i] {
			gap = append(gap, escape(spelling))
		}
		return fmt.Sprintf("{%s}", strings.Join(gap, "|"))
	})
}

// FuzzParseCloze: what parses has its gaps between its words, reads back the
// same, and its own solution is right.
func FuzzParseCloze(f *testing.F) {
	for _, s := range []string{"The {snapback|snap-back} clause", "{a}{b}", "{a", "a}", "{}", "{|}", "{;} {x}", "{a\xff}", `\{{a\|b|\}}\\`, `{0\ }`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCloze(s)
		if err != nil {
			return
		}
		if len(c.Text) != len(c.Gaps)+1 {
			t.Fatalf("%q: %d texts around %d gaps", s, len(c.Text), len(c.Gaps))
		}
		again, err := ParseCloze(sourceOf(c))
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("%q: parsed again %+v, %v, want %+v", s, again, err, c)
		}
		var said []string
		for _, g := range c.Gaps {
			said = append(said, g[len(g)-1])
		}
		if v := c.Judge(Reply{Text: said}, nil); v.Outcome != Right {
			t.Fatalf("%q: its own words %q are %s", s, said, v.Outcome)
		}
	})
}

// TestNumberedGaps: the numbers before the words of gaps are no part of them, although an
// accepted answer has a number and a hyphen within it.
func TestNumberedGaps(t *testing.T) {
	t.Parallel()
	c := Cloze{Gaps: [][]string{{"ceasefire"}, {"guarantee", "Article 5-like guarantee"}}}
	p := Question{Kind: c}.Kind.Pose(nil)
	for _, line := range []string{"1: ceasefire; 2: guarantee", "1) ceasefire 2) guarantee", "ceasefire; Article 5-like guarantee", "1: ceasefire; 2: Article 5-like guarantee"} {
		r, err := c.Read(p, line)
		if err != nil {
			t.Errorf("%q: %v", line, err)
		} else if v := c.Judge(r, nil); v.Outcome != Right {
			t.Errorf("%q is %s: %q", line, v.Outcome, r.Text)
		}
	}
}
