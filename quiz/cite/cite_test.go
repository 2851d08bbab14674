package cite

import (
	"encoding/json"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

func reference(at ...int) Reference {
	return Reference{
		Document: seed.Document{
			Seed: "hall-2025", Title: "100 % of {nothing} & more_", Publisher: "The Hall", Kind: "minutes", Date: "2025-03-04",
		},
		At: quiz.Paragraphs(at...),
	}
}

func TestReference(t *testing.T) {
	undated := reference()
	undated.Date, undated.Publisher, undated.Kind = "", "", ""
	month := reference(7)
	month.Date = "2025-03"
	year := reference()
	year.Date, year.Publisher, year.Kind = "2025", "", ""
	for _, test := range []struct {
		name            string
		r               Reference
		key, plain, tex string
		csl             string
	}{
		{
			"places", reference(12, 94, 92, 93), "hall-2025-p12_92-94",
			"The Hall, “100 % of {nothing} & more_”, minutes, 4 March 2025, ¶12, 92–94.",
			"@misc{hall-2025-p12_92-94,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  publisher = {The Hall},\n  howpublished = {minutes},\n  year = {2025},\n  date = {2025-03-04},\n  note = {paragraphs 12, 92--94},\n}\n",
			`{"id":"hall-2025-p12_92-94","type":"document","title":"100 % of {nothing} \u0026 more_","publisher":"The Hall","genre":"minutes","issued":{"date-parts":[[2025,3,4]]},"locator":"12, 92–94","label":"paragraph"}`,
		},
		{
			"a month and one place", month, "hall-2025-p7",
			"The Hall, “100 % of {nothing} & more_”, minutes, March 2025, ¶7.",
			"@misc{hall-2025-p7,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  publisher = {The Hall},\n  howpublished = {minutes},\n  year = {2025},\n  date = {2025-03},\n  note = {paragraph 7},\n}\n",
			`{"id":"hall-2025-p7","type":"document","title":"100 % of {nothing} \u0026 more_","publisher":"The Hall","genre":"minutes","issued":{"date-parts":[[2025,3]]},"locator":"7","label":"paragraph"}`,
		},
		{
			"a year", year, "hall-2025",
			"“100 % of {nothing} & more_”, 2025.",
			"@misc{hall-2025,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  year = {2025},\n  date = {2025},\n}\n",
			`{"id":"hall-2025","type":"document","title":"100 % of {nothing} \u0026 more_","issued":{"date-parts":[[2025]]}}`,
		},
		{
			"no more than a title", undated, "hall-2025",
			"“100 % of {nothing} & more_”, no date given.",
			"@misc{hall-2025,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n}\n",
			`{"id":"hall-2025","type":"document","title":"100 % of {nothing} \u0026 more_"}`,
		},
	} {
		if got := test.r.Key(); got != test.key {
			t.Errorf("%s: key %q", test.name, got)
		}
		if got := test.r.Plain(); got != test.plain {
			t.Errorf("%s: plain %q", test.name, got)
		}
		if got := test.r.BibTeX(); got != test.tex {
			t.Errorf("%s: BibTeX\n%s", test.name, got)
		}
		if got, err := json.Marshal(test.r.CSL()); err != nil || string(got) != test.csl {
			t.Errorf("%s: CSL %s, %v", test.name, got, err)
		}
	}
}

// One place is a paragraph, two are paragraphs. What is too short for a date has
// no year.
func TestBibTeXFields(t *testing.T) {
	for _, test := range []struct {
		name, date string
		at         []int
		want       string
	}{
		{"one place", "2025", []int{7}, "  year = {2025},\n  date = {2025},\n  note = {paragraph 7},\n"},
		{"two places", "2025", []int{7, 9}, "  year = {2025},\n  date = {2025},\n  note = {paragraphs 7, 9},\n"},
		{"a range", "2025", []int{7, 8}, "  year = {2025},\n  date = {2025},\n  note = {paragraphs 7--8},\n"},
		{"a range that was joined", "2025", nil, "  year = {2025},\n  date = {2025},\n  note = {paragraphs 7--8},\n"},
		{"no date", "999", []int{7}, "  note = {paragraph 7},\n"},
	} {
		r := reference(test.at...)
		r.Date = test.date
		if test.at == nil {
			r.At = quiz.Paragraphs(7, 8).Joined()
		}
		if _, got, _ := strings.Cut(r.BibTeX(), "  howpublished = {minutes},\n"); got != test.want+"}\n" {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

// Whatever a title holds, TeX finds the end of its field.
func FuzzBibTeX(f *testing.F) {
	for _, title := range []string{"", "}", "{", `\`, `\{`, "a}b{c", "%", "$x$ #1 ~ ^", "\\input{x}"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		r := reference(1)
		r.Title = title
		depth := 0
		text := r.BibTeX()
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++ // what it escapes
			case '%', '$', '#', '&', '_', '^', '~':
				t.Fatalf("%q is not escaped: %s", text[i], text)
			case '{':
				depth++
			case '}':
				if depth--; depth < 0 {
					t.Fatalf("closed too early: %s", text)
				}
			}
		}
		if depth != 0 {
			t.Fatalf("left open: %s", text)
		}
	})
}
