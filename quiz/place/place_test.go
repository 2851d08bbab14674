package place

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPlaces(t *testing.T) {
	part := func(from, to string) Place { return Place{Kind: Paragraph, From: from, To: to} }
	page := func(from, to string) Place { return Place{Kind: Page, From: from, To: to} }
	for _, test := range []struct {
		name   string
		places List
		want   string
	}{
		{"none", nil, ""},
		{"one", Paragraphs(47), "¶47"},
		{"out of order and twice", Paragraphs(9, 3, 9), "¶3, 9"},
		{"neighbours are a range", Paragraphs(94, 92, 93, 12), "¶12, 92–94"},
		{"a range and its neighbours", List{part("5", "7"), part("8", ""), part("4", "")}, "¶4–8"},
		{"a range and what is in it", List{part("5", "9"), part("6", ""), part("7", "8"), part("9", "11")}, "¶5–11"},
		{"two ranges apart", List{part("5", "7"), part("9", "10")}, "¶5–7, 9–10"},
		{"parts of numbers are numbers", List{part("5.10", ""), part("5.9", ""), part("5", "")}, "¶5, 5.9, 5.10"},
		{"brackets", List{part("3(b)", ""), part("3(a)", ""), part("3", ""), part("3a", "")}, "¶3, 3(a), 3a, 3(b)"},
		{"one page", List{page("14", "")}, "p. 14"},
		{"a range of pages", List{page("14", "16")}, "pp. 14–16"},
		{"several pages", List{page("14", ""), page("3", "")}, "pp. 3, 14"},
		{"pages with Roman numbers come first", List{page("1", ""), page("ix", ""), page("v", "")}, "pp. v, ix, 1"},
		{"articles with Roman numbers", List{{Kind: Article, From: "IX"}, {Kind: Article, From: "V"}}, "arts. V, IX"},
		{"letters of sections are letters", List{{Kind: Section, From: "2(i)"}, {Kind: Section, From: "2(c)"}}, "§§ 2(c), 2(i)"},
		{"sections with letters", List{{Kind: Section, From: "C"}, {Kind: Section, From: "B"}, {Kind: Section, From: "9"}}, "§§ 9, B, C"},
		{"one section", List{{Kind: Section, From: "3(b)"}}, "§ 3(b)"},
		{"one article", List{{Kind: Article, From: "5"}}, "art. 5"},
		{"one line", List{{Kind: Line, From: "5"}}, "line 5"},
		{"slides", List{{Kind: Slide, From: "5"}, {Kind: Slide, From: "6"}}, "slides 5–6"},
		{"times do not join", List{{Kind: Minute, From: "01:00:01"}, {Kind: Minute, From: "01:00:00"}}, "01:00:00, 01:00:01"},
		{"labels of no known order", List{{Kind: Label, From: "B"}, {Kind: Label, From: "A"}}, "A, B"},
		{"several kinds", List{page("3", ""), {Kind: Section, From: "2"}, part("9", ""), page("4", "")}, "¶9; pp. 3–4; § 2"},
	} {
		if got := test.places.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestRomanValue(t *testing.T) {
	for text, want := range map[string]int{
		"i": 1, "IV": 4, "ix": 9, "XLII": 42, "MCMXCIX": 1999, "": 0, "IIX": 0, "IIII": 0, "iV": 0, "VX": 0, "page": 0, "ivy": 0,
	} {
		if got := romanValue(text); got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

func TestLocator(t *testing.T) {
	for _, test := range []struct {
		places                List
		locator, label, words string
	}{
		{nil, "", "", ""},
		{Paragraphs(12), "12", "paragraph", "paragraph 12"},
		{Paragraphs(12, 92, 93), "12, 92–93", "paragraph", "paragraphs 12, 92–93"},
		{List{{Kind: Page, From: "14", To: "16"}}, "14–16", "page", "pages 14–16"},
		{List{{Kind: Article, From: "5"}}, "5", "article-locator", "article 5"},
		{List{{Kind: Minute, From: "00:12:40"}}, "00:12:40", "timestamp", "00:12:40"},
		{List{{Kind: Slide, From: "4"}}, "4", "page", "slide 4"},
		{List{{Kind: Label, From: "S8505"}}, "S8505", "page", "S8505"},
		{List{{Kind: Section, From: "2"}, {Kind: Page, From: "3"}, {Kind: Page, From: "5"}}, "3, 5, § 2", "page", "pages 3, 5; section 2"},
	} {
		if got := test.places.InWords(); got != test.words {
			t.Errorf("%v in words: %q, want %q", test.places, got, test.words)
		}
		if locator, label := test.places.Locator(); locator != test.locator || label != test.label {
			t.Errorf("%v: %q, %q, want %q, %q", test.places, locator, label, test.locator, test.label)
		}
	}
	for _, k := range Kinds {
		if k.CSL() == "" {
			t.Errorf("%s has no label of CSL", k)
		}
	}
}

// Whatever places there are, their order is one order: sorted after any shuffle they
// stand as before, and joined twice they are joined once.
func TestPlacesHaveOneOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	labels := NewNumbering("", nil, []string{"S9", "S10", "A", "A-1", "B"})
	numbers := []string{"1", "2", "3", "10", "5.9", "5.10", "5", "3(b)", "3(iv)", "3(v)", "3a", "iv", "ix", "v", "c", "IV", "MCM", "a.1"}
	for range 2000 {
		var ps List
		for range 1 + r.IntN(12) {
			k := Kinds[r.IntN(len(Kinds))]
			p := Place{Kind: k, From: numbers[r.IntN(len(numbers))]}
			if k == Label {
				p, _ = labels.Read(labels.Labels[r.IntN(len(labels.Labels))])
			}
			ps = append(ps, p)
		}
		slices.SortFunc(ps, Place.Compare)
		for i := range ps {
			for j := range i {
				if ps[j].Compare(ps[i]) > 0 {
					t.Fatalf("%v comes after %v in a sorted list", ps[j], ps[i])
				}
			}
		}
		shuffled := slices.Clone(ps)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got, want := shuffled.String(), ps.String(); got != want {
			t.Fatalf("%v is written %q, shuffled %q", ps, want, got)
		}
		if once := ps.Joined(); !slices.Equal(once, once.Joined()) {
			t.Fatalf("%v joined again is %v", once, once.Joined())
		}
	}
}
