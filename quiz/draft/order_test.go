package draft

import (
	"slices"
	"testing"
)

// TestDisorder numbers texts whose own numbers stand in order and out of it.
func TestDisorder(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"in order":              {"1. One is here.\n\n2. Two is here.\n\n3. Three is here.", nil},
		"paragraphs":            {"1. One is here.\n\n2. Two is here.\n\n4. Four is here.\n\n3. Three is here.\n\n5. Five is here.", []string{"3. stands behind 4. (¶4)"}},
		"several":               {"1. One is here.\n\n2. Two is here.\n\n9. Nine is here.\n\n3. Three is here.\n\n4. Four is here.", []string{"3. stands behind 9. (¶4), 1 more out of order"}},
		"a list within":         {"1. One is here.\n\n2. Two is here:\n\n1. first,\n\n2. second,\n\n3. third.\n\n3. Three is here.\n\n4. Four is here.", nil},
		"lists, one by one":     {"So it is:\n\n1. One is here.\n\n2. Two is here.\n\nAnd so:\n\n1. One is there.\n\n2. Two is there.", nil},
		"dates":                 {"24. Februar 2022 war ein Donnerstag.\n\n12. Mai 2021 war ein Mittwoch.", nil},
		"sections":              {"Section 1. Scope\n\nIt is wide.\n\nSection 3. Costs\n\nThey are high.\n\nSection 2. Staff\n\nThey are few.", []string{"§ 2 stands behind § 3 (¶5)"}},
		"numbered headings":     {"## 1. Scope\n\nWide.\n\n## 2. Costs\n\nHigh.\n\n## 4. Staff\n\nFew.\n\n## 3. Time\n\nShort.", []string{"§ 3 stands behind § 4 (¶7)"}},
		"sections of chapters":  {"# Chapter A\n\n## 1 Scope\n\nWide.\n\n## 2 Costs\n\nHigh.\n\n# Chapter B\n\n## 1 Scope\n\nWide.\n\n## 2 Costs\n\nHigh.", nil},
		"sections of articles":  {"Article 1\n\nSection 1. Scope\n\nWide.\n\nSection 2. Costs\n\nHigh.\n\nArticle 2\n\nSection 2. Staff\n\nFew.", nil},
		"articles":              {"Article 1\n\nWide.\n\nArticle 3\n\nHigh.\n\nArticle 2\n\nFew.", []string{"art. 2 stands behind art. 3 (¶5)"}},
		"marks in the text":     {"[§ 2]\nWide.\n\n[§ 1.2]\nHigh.\n\n[§ 1.1]\nFew.\n", []string{"§ 1.2 stands behind § 2 (¶2)"}},
		"pages":                 {"[p. 4]\nWide.\n\n[p. 3]\nHigh.\n\n[p. 2]\nFew.\n", []string{"p. 3 stands behind p. 4 (¶2), 1 more out of order"}},
		"paragraphs by bracket": {"1) One is here.\n\n2) Two is here.\n\n4) Four is here.\n\n3) Three is here.", []string{"3) stands behind 4) (¶4)"}},
	} {
		format := Plain
		if test.text[0] == '#' {
			format = Markdown
		}
		_, report, err := Number(test.text, format, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(report.Notes, test.want) {
			t.Errorf("%s: %q, want %q", name, report.Notes, test.want)
		}
	}
}
