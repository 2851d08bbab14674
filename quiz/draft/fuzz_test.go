package draft

import (
	"strings"
	"testing"
	"unicode/utf8"

	"policyquiz/quiz/place"
)

// seeds are texts from which fuzzing begins.
var seeds = []string{
	text, "", "\f", "a\n\n- 1 -\n\nb\n- 2 -\nc\n- 3 -\n", "Page 1 of 2\none\nPage 2 of 2\ntwo\n", "1. One\n\n2. Two\n\n3. Three\n",
	"# 1 A\n\n## 1.1 B\n\ntext[^1]\n\n[^1]: note\n", "<p>One<p>Two<sup><a href=#fn1>1</a></sup><li id=fn1>Note", "<pre>a\n\f b\n</pre>",
	"[[Page S1]]\nMr. ABLE. Yes,\n[[Page S2]]\nand no.\n", "[p. 1]\nAnn: a [p. 2] b\nAnn: c\n", "---\na: b\n---\n> quote\n\n| a | b |\n|--|--|\n",
	"[00:01]\nx\n00:02 y\n00:03 z\n00:04 w\n", "Article 1\nx\n§ 1 Y\nArticle 2\n§ 1 Z\n", "[end of § 3]\n[§ 3]\n", "Section 1.\n\nSection 1. A", "[§ 1]\nA: b\nB: c: d\nB: A: e\nA: f\n",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		d := Parse(s, place.Numbering{}, nil)
		written := d.String()
		again := Parse(written, place.Numbering{}, nil)
		if again.String() != written {
			t.Errorf("%q is written\n%q\nand then\n%q", s, written, again.String())
		}
		if len(again.Passages) != len(d.Passages) {
			t.Errorf("%q has %d passages, and then %d", s, len(d.Passages), len(again.Passages))
		}
		prints := NewPrints(d)
		for i := range d.Passages {
			p := place.Paragraphs(i + 1)[0]
			if spans := d.At(p); len(spans) != 1 || spans[0] != (Span{i, i + 1}) {
				t.Fatalf("¶%d is %v", i+1, spans)
			}
			for _, q := range d.Passages[i].Places {
				if d.At(q) == nil {
					t.Errorf("%q: nothing is at %v", s, q)
				}
			}
			if state, _ := prints.Compare(p, prints.Of([]Span{{i, i + 1}})); state != Unchanged {
				t.Errorf("¶%d is %s", i+1, state)
			}
		}
		d.Find(s[:min(len(s), 20)])
	})
}

// FuzzNumber holds that what was numbered is numbered, whatever it was before.
func FuzzNumber(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := Decode([]byte(s))
		if err != nil {
			return
		}
		for _, format := range []Format{Plain, Markdown, HTML} {
			d, _, err := Number(text, format, nil)
			if err != nil {
				continue
			}
			written := d.String()
			if strings.Count(written, "\n") < len(d.Passages) || !utf8.ValidString(written) {
				t.Errorf("%q is written %q", text, written)
			}
			again, _, err := Number(written, Plain, nil)
			if err != nil || again.String() != written {
				t.Errorf("%s %q is numbered\n%q\nand then\n%q (%v)", format, text, written, again, err)
			}
		}
	})
}
