package cite

import (
	"encoding/json"
	"strings"
	"testing"

	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

func reference(at ...int) Reference {
	return Reference{
		Document: seed.Document{
			Seed: "hall-2025", Title: "100 % of {nothing} & more_", Publisher: "The Hall", Kind: "minutes", Date: "2025-03-04",
		},
		At: place.Paragraphs(at...),
	}
}

func TestReference(t *testing.T) {
	undated := reference()
	undated.Date, undated.Publisher, undated.Kind = "", "", ""
	month := reference(7)
	month.Date = "2025-03"
	full := reference()
	full.Authors = []string{"Ann Able", "Martin Cole Jr.", "{World Bank}"}
	full.URL, full.Accessed, full.Language, full.Version = "https://example.org/a_b#c", "2026-03-03", "en", "2"
	full.At = place.List{{Kind: place.Page, From: "14", To: "16"}}
	year := reference()
	year.Date, year.Publisher, year.Kind = "2025", "", ""
	for _, test := range []struct {
		name            string
		r               Reference
		key, plain, tex string
		csl             string
	}{
		{
			"places", reference(12, 94, 92, 93), "hall-2025",
			"The Hall, “100 % of {nothing} & more_”, minutes, 4 March 2025, ¶12, 92–94.",
			"@misc{hall-2025,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  publisher = {The Hall},\n  howpublished = {minutes},\n  year = {2025},\n  date = {2025-03-04},\n  note = {paragraphs 12, 92--94},\n}\n",
			`{"id":"hall-2025","type":"document","title":"100 % of {nothing} \u0026 more_","publisher":"The Hall","genre":"minutes","issued":{"date-parts":[[2025,3,4]]},"locator":"12, 92–94","label":"paragraph"}`,
		},
		{
			"a month and one place", month, "hall-2025",
			"The Hall, “100 % of {nothing} & more_”, minutes, March 2025, ¶7.",
			"@misc{hall-2025,\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  publisher = {The Hall},\n  howpublished = {minutes},\n  year = {2025},\n  date = {2025-03},\n  note = {paragraph 7},\n}\n",
			`{"id":"hall-2025","type":"document","title":"100 % of {nothing} \u0026 more_","publisher":"The Hall","genre":"minutes","issued":{"date-parts":[[2025,3]]},"locator":"7","label":"paragraph"}`,
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
		{
			"all there is to say", full, "hall-2025",
			"Ann Able, Martin Cole Jr. and World Bank, “100 % of {nothing} & more_”, The Hall, minutes, version 2, 4 March 2025, pp. 14–16. https://example.org/a_b#c (accessed 3 March 2026)",
			"@misc{hall-2025,\n  author = {Able, Ann and Cole, Jr., Martin and {World Bank}},\n  title = {{100 \\% of \\{nothing\\} \\& more\\_}},\n  publisher = {The Hall},\n  howpublished = {minutes},\n  version = {2},\n  year = {2025},\n  date = {2025-03-04},\n  language = {en},\n  url = {https://example.org/a_b#c},\n  urldate = {2026-03-03},\n  note = {pages 14--16},\n}\n",
			`{"id":"hall-2025","type":"webpage","author":[{"family":"Able","given":"Ann"},{"family":"Cole","given":"Martin","suffix":"Jr."},{"literal":"World Bank"}],"title":"100 % of {nothing} \u0026 more_","publisher":"The Hall","genre":"minutes","version":"2","issued":{"date-parts":[[2025,3,4]]},"language":"en","URL":"https://example.org/a_b#c","accessed":{"date-parts":[[2026,3,3]]},"locator":"14–16","label":"page"}`,
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

func TestPlainAuthors(t *testing.T) {
	r := reference()
	for names, want := range map[string]string{
		"Ann Able":                   "Ann Able, “",
		"Ann Able; Bo Bee":           "Ann Able and Bo Bee, “",
		"Able, Ann; Bo Bee; C. Chen": "Ann Able, Bo Bee and C. Chen, “",
	} {
		r.Authors = strings.Split(names, "; ")
		if got := r.Plain(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", names, got)
		}
	}
	for version, want := range map[string]string{"2": ", version 2,", "third edition": ", third edition,", "v2": ", v2,"} {
		r.Version = version
		if got := r.Plain(); !strings.Contains(got, want) {
			t.Errorf("%s: %s", version, got)
		}
	}
}

func TestParseName(t *testing.T) {
	for _, test := range []struct {
		text   string
		want   Name
		bibtex string
	}{
		{"Ann Able", Name{Family: "Able", Given: "Ann"}, "Able, Ann"},
		{"Ursula von der Leyen", Name{Family: "von der Leyen", Given: "Ursula"}, "von der Leyen, Ursula"},
		{"J. R. de la Cruz", Name{Family: "de la Cruz", Given: "J. R."}, "de la Cruz, J. R."},
		{"Able, Ann B.", Name{Family: "Able", Given: "Ann B."}, "Able, Ann B."},
		{"Nagy, Imre, Jr.", Name{Family: "Nagy", Given: "Imre", Suffix: "Jr."}, "Nagy, Jr., Imre"},
		{"Martin Luther King Jr.", Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, "King, Jr., Martin Luther"},
		{"Brookings", Name{Literal: "Brookings"}, "{Brookings}"},
		{"Office of Management and Budget", Name{Literal: "Office of Management and Budget"}, "{Office of Management and Budget}"},
		{"The Lawfare Institute", Name{Literal: "The Lawfare Institute"}, "{The Lawfare Institute}"},
		{"{ World Bank }", Name{Literal: "World Bank"}, "{World Bank}"},
		{"AT&T_1 and Sons", Name{Literal: "AT&T_1 and Sons"}, `{AT\&T\_1 and Sons}`},
	} {
		got := ParseName(test.text)
		if got != test.want || got.bibTeX() != test.bibtex {
			t.Errorf("%q: %+v, in BibTeX %s", test.text, got, got.bibTeX())
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
			r.At = place.Paragraphs(7, 8).Joined()
		}
		if _, got, _ := strings.Cut(r.BibTeX(), "  howpublished = {minutes},\n"); got != test.want+"}\n" {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

func TestJoined(t *testing.T) {
	other := reference(5)
	other.Seed = "other"
	list := Joined([]Reference{reference(12), other, reference(3, 4), reference()})
	if len(list) != 2 || list[0].Seed != "hall-2025" || list[0].At.String() != "¶3–4, 12" || list[1].At.String() != "¶5" {
		t.Errorf("%+v", list)
	}
}

// Whatever a title holds, TeX finds the end of its field.
func FuzzBibTeX(f *testing.F) {
	for _, title := range []string{"", "}", "{", `\`, `\{`, "a}b{c", "%", "$x$ #1 ~ ^", "\\input{x}"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		r := reference(1)
		r.Title, r.Version, r.Kind, r.URL = title, title, title, title
		r.Authors = []string{"Ann " + title, title}
		depth := 0
		text := r.BibTeX()
		// Packages for addresses print % and the like: only braces matter there.
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "  url = ") {
				text = strings.Replace(text, line, strings.Map(braces, line), 1)
			}
		}
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

func braces(r rune) rune {
	if strings.ContainsRune(`%$#&_^~`, r) {
		return -1
	}
	return r
}
