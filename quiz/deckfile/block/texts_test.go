package block

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// textsOf lists the texts of all blocks of a file, each with its key.
func textsOf(src string) string {
	var b strings.Builder
	for _, blk := range Cut(src) {
		for key, text := range blk.Texts() {
			fmt.Fprintf(&b, "%s=%s|", key, text)
		}
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ src, want string }{
		{"[[question]]\nid = \"a\" # \"no\"\nask = 'What?'\n", "id=a|ask=What?|"},
		{"[[question]]\nwrong = [\"x\", { say = \"y\", because = \"z\" }, 'w'] # { say = \"no\" }\n", "wrong=x|wrong.say=y|wrong.because=z|wrong=w|"},
		{"[[question]]\nnumber = 250\nwithin = 1_0.5\n", "number=250|within=1_0.5|"},
		{"[[question]]\nwrong = [\n  { value = -12, because = \"b\" }, # \"c\"\n  7,\n]\n", "wrong.value=12|wrong.because=b|wrong=7|"},
		{"[[question]]\nanswer = false\nopens = 2026-10-12\n", "opens=2026-10-12|"},
		{"[[question]]\n[question.source]\nseed = \"s\"\nat = 12\n", "source.seed=s|source.at=12|"},
		{"[[question]]\nwhy = \"\"\"\nOne \\\n   two \\u00e9 \\\"three\\\"\"\"\"\n", "why=One two é \"three\"|"},
		{"[[question]]\nwhy = '''\na \\n 'b'\n'''\n", "why=a \\n 'b'|"},
		{"[[question]]\nmatch = [[\"a\", \"b\"], [\"c\", \"d\"]]\n", "match=a|match=b|match=c|match=d|"},
		{"[[question]]\nwrong = [{ \"say\" = \"y\", 2nd = \"z\" }]\n", "wrong.say=y|wrong.2nd=z|"},
		{"[[question]]\nask = \"not closed\nwhy = \"x\"\n", "ask=not closed|why=x|"},
		{"[[question]]\nask = \"\\q \\x41 \\u12 \\\n", "ask=\\q A \\u12|"},
		{"[concept.leverage]\nterm = \"leverage\"\nat = [46, 47]\n", "term=leverage|at=46|at=47|"},
	} {
		if got := textsOf(tt.src); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

// What the decoder reads, and no other text, is among the texts of a sound block.
func FuzzTexts(f *testing.F) {
	for _, src := range []string{
		"ask = \"a\"\n", "a = ['x', \"y\\n\", \"\"\"z\"\"\"]\n", "a = { b = \"c\", d = ['e'] }\n", "a.b = \"c\"\n[question.d]\ne = '''f'''\n", "a = \"\\U0001F600\\e\\x41\"\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text := "[[question]]\n" + src
		blocks := Cut(text)
		var values struct{ Question []map[string]any }
		if _, err := toml.Decode(blocks[len(blocks)-1].Raw, &values); len(blocks) != 2 || err != nil || len(values.Question) != 1 {
			for i := range blocks {
				for range blocks[i].Texts() { // it must end, and not fail
				}
			}
			return
		}
		var want []string
		var gather func(v any)
		gather = func(v any) {
			switch v := v.(type) {
			case string:
				if v = strings.TrimSpace(v); v != "" {
					want = append(want, v)
				}
			case map[string]any:
				for _, v := range v {
					gather(v)
				}
			case []any:
				for _, v := range v {
					gather(v)
				}
			case []map[string]any:
				for _, v := range v {
					gather(v)
				}
			}
		}
		gather(values.Question[0])
		got := map[string]int{}
		for _, text := range blocks[1].Texts() {
			got[text]++
		}
		for _, w := range want {
			if got[strings.ReplaceAll(w, "\r\n", "\n")] == 0 && got[w] == 0 {
				t.Errorf("%q: no text %q among %v", src, w, got)
			}
			got[w]--
		}
	})
}
