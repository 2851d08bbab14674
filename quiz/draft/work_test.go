package draft

import (
	"runtime"
	"strings"
	"testing"

	"policyquiz/quiz/place"
)

// TestWorkIsLinear: four times as much text takes about four times as much work, whatever
// the text is. Work is counted in bytes of memory, which every step here needs.
func TestWorkIsLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"pages":        "- 1 -\nline of text\nanother\n\f",
		"speakers":     "Ann Able: yes\nBen: no\nMr. ABLE. Yes\n",
		"marks":        "[p. 1]\nx [p. 2] y\n[§ 3]\n[art. 4]\nz\n[end of § 3]\n",
		"rules":        "_____\n1 note\n",
		"hyphens":      "well-\nbeing and\nso on, so that the line is long enough to be br-\n",
		"numbers":      "1. One\n\n1.1 Two\n\n",
		"times":        "00:00:01 x\n[00:00:02]\nAnn (00:03): y\n",
		"front matter": "---\na: b\n---\n",
		"emphasis":     "**a *b __c [d](e \"f ![g](h <i \\* `j\n",
		"tags":         "<div class=ad><p id=fn1><sup><a href=#x>1</a></sup><span class=pagenum>2</span>x<nav>",
		"open tags":    "<b><sup><pre>",
		"headings":     "# 1 a\n\n## A. b\n\n<h3>c</h3>\n\n",
		"tables":       "| a | b |\n|---|---|\n",
		"one line":     "word ",
		"no spaces":    "x",
		"capitals":     "AA ",
	} {
		for _, format := range []Format{Plain, Markdown, HTML} {
			small, large := work(strings.Repeat(piece, 400), format), work(strings.Repeat(piece, 1600), format)
			if large > 6*small+1<<20 {
				t.Errorf("%s as %s: 4 times as much text takes %d bytes, not %d", name, format, large, small)
			}
		}
	}
}

// work counts the bytes that it takes to number a text and to use it.
func work(text string, f Format) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if d, _, err := Number(text, f, nil); err == nil {
		d = Parse(d.String(), place.Numbering{}, nil)
		d.Find("line text")
		p := NewPrints(d)
		p.Find(Print{Letters: 20})
		d.At(place.Place{Kind: place.Section, From: "1(a)"})
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
