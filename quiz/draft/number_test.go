package draft

import (
	"strings"
	"testing"

	"policyquiz/quiz/place"
)

const prose = "This is a line of prose that is long enough to be broken at its end, so\nthat the next one goes on. "

// TestNumberRules has a text for each rule that the longer texts in testdata do not try.
// What is wanted is written without empty lines.
func TestNumberRules(t *testing.T) {
	for _, test := range []struct {
		name   string
		format Format
		text   string
		want   string
	}{
		{"items of a list are no sections", Plain, "1. Milk\n\n2. Tea\n\n3. Bread\n", "1. Milk\n2. Tea\n3. Bread"},
		{"headings with numbers", Plain, "1. Milk\n\nCows.\n\n1.1 Cows\n\nMoo.\n\n2 Tea\n\nLeaves.", "[§ 1]\n1. Milk\nCows.\n[§ 1.1]\n1.1 Cows\nMoo.\n[§ 2]\n2 Tea\nLeaves."},
		{"a number that cannot come next", Plain, "12 Angry Men\n\nA play.\n", "12 Angry Men\nA play."},
		{"a number at the end of a sentence", Plain, "1. This is a sentence.\n\nA play.\n", "1. This is a sentence.\nA play."},
		{"a law in a sentence", Plain, "Section 3 of the Act says so.\n\nArticle 1 of it, too.\n\n§ 4 of the law.\n", "Section 3 of the Act says so.\nArticle 1 of it, too.\n§ 4 of the law."},
		{"a law by its sections", Plain, "SEC. 3. Benches.—All may sit.\n\nSection 4(b): Others.\n", "[§ 3]\nSEC. 3. Benches.—All may sit.\n[§ 4(b)]\nSection 4(b): Others."},
		{"sections begin anew in each article", Plain, "Article 1\n\n§ 1 One\n\nArticle 2\n\n§ 1 Two\n", "[art. 1]\nArticle 1\n[§ 1]\n§ 1 One\n[art. 2]\nArticle 2\n[§ 1]\n§ 1 Two"},
		{"a hyphen of the line", Plain, prose + "The law, which is the law of all, was not inter-\nnational at first; and the international sea was not, either, for a well-\nknown reason.",
			"This is a line of prose that is long enough to be broken at its end, so that the next one goes on. The law, which is the law of all, was not international at first; and the international sea was not, either, for a well-known reason."},
		{"first lines in a row", Plain, strings.Repeat("  This is a line of prose that is long enough to be broken at its end.\nand it goes on until about here, where nobody would break it for good.\n", 3) + "  A paragraph of one line that is as long as the others are in this one.\n  Another paragraph of one line, which is as long as the one before it.\n",
			strings.Repeat("This is a line of prose that is long enough to be broken at its end. and it goes on until about here, where nobody would break it for good.\n", 3) + "A paragraph of one line that is as long as the others are in this one.\nAnother paragraph of one line, which is as long as the one before it."},
		{"numbers at the heads of pages", Plain, "A title\n\nOne.\n\n- 2 -\n\nTwo is here.\n\n- 3 -\n\nThree is here.\n", "A title\nOne.\n[p. 2]\nTwo is here.\n[p. 3]\nThree is here."},
		{"numbers at the feet of pages", Plain, "A title\n\nOne.\n\nPage 1 of 2\n\nTwo.\n\nPage 2 of 2\n", "[p. 1]\nA title\nOne.\n[p. 2]\nTwo."},
		{"numbers in capitals", Plain, "[Page A7]\n\nOne.\n", "[p. A7]\nOne."},
		{"pages without numbers", Plain, "One.\n\fTwo.\n\fThree.\n", "[p. 1]\nOne.\n[p. 2]\nTwo.\n[p. 3]\nThree."},
		{"a line that two pages have", Plain, "Same\n\nOne.\n\fSame\n\nTwo.\n", "[p. 1]\nSame\nOne.\n[p. 2]\nSame\nTwo."},
		{"a time in a sentence", Plain, "12:40 was the time.\n\nAt 12:40 we met.\n", "12:40 was the time.\nAt 12:40 we met."},
		{"times before each line", Plain, "00:01 One.\n\n00:02 Two.\n\n00:03 Three.\n", "[00:00:01]\nOne.\n[00:00:02]\nTwo.\n[00:00:03]\nThree."},

		{"a class around all of the page", HTML, `<body><div class="menu-page has-sidebar"><p>One.<p>Two.</div><div class="menu">Home</div>`, "One.\nTwo."},
		{"the role of the document itself", HTML, `<main role="banner"><p>One.</main>`, "One."},
		{"a heading is no furniture", HTML, `<h2 class="social">Social policy</h2><p>One, two, and three.`, "Social policy\nOne, two, and three."},
		{"elements without text of theirs", HTML, "<p>A <b>b</b><i>c</i> d<br>e<script>f</script><template>g</template>", "A bc d e"},
		{"powers and footnotes", HTML, `<p>10<sup>2</sup> ducks<sup>[3]</sup><sup><a href="#n">[4]</a></sup><sup>th</sup>`, "10² ducks[³][4]th"},
		{"preformatted", HTML, "<pre>One line\n\nAnother.</pre>", "One line\nAnother."},
		{"page numbers of several sorts", HTML, `<p><a name="p7"></a>One <span role="doc-pagebreak">[8]</span> two <span id="page9"></span>three <p id="p12">four`, "[p. 7]\nOne [p. 8] two [p. 9] three\nfour"},

		{"a rule below an item", Markdown, "## 1. A\n\n- item\n---\n\ntext\n", "[§ 1]\n1. A\nitem\ntext"},
		{"underlined headings", Markdown, "A\n===\n\n1. B\n---\n\ntext\n", "A\n[§ 1]\n1. B\ntext"},
		{"underlined headings with numbers", Markdown, "A\n=\n\n2 B\n---\n\ntext\n\nC\n-\n\nend", "A\n[§ 2]\n2 B\ntext\n[end of § 2]\nC\nend"},
		{"marks within lines", Markdown, "**a** *b* __c__ _d_ `e<f` \\*g\\* snake_case_name 2*3*4 <https://h.org/> ![i](j) [k](l \"m\") [n][o]", "a b c d e<f *g* snake_case_name 234 https://h.org/ k n"},
		{"code", Markdown, "```go\na < b\n\nc\n```\n", "a < b\nc"},
		{"quotes", Markdown, "> one\n> two\n>\n> three\n", "one two\nthree"},
		{"a line of --- that is no front matter", Markdown, "text\n\n---\n\nmore\n", "text\nmore"},
	} {
		d, _, err := Number(test.text, test.format, nil)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		got := strings.TrimSpace(strings.ReplaceAll(d.String(), "\n\n", "\n"))
		if got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestNarrowestPlace(t *testing.T) {
	d := Parse("[§ 1]\na\n[§ 1.2]\nb\n[§ 1]\nc\n", place.Numbering{}, nil)
	if got := at(d.At(place.Place{Kind: place.Section, From: "1.2(a)"})); got != "2-2" {
		t.Errorf("§ 1.2(a) is %q", got)
	}
}

// TestFindPassesOverSigns: a line of signs alone has no print, so that a passage is not
// said to begin with it.
func TestFindPassesOverSigns(t *testing.T) {
	one := NewPrints(Parse("One.", place.Numbering{}, nil)).Of([]Span{{0, 1}})
	if got, ok := NewPrints(Parse("Two.\n***\nOne.", place.Numbering{}, nil)).Find(one); !ok || got != (Span{2, 3}) {
		t.Errorf("it is at %v", got)
	}
}
