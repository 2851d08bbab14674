package quiz

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
		places Places
		want   string
	}{
		{"none", nil, ""},
		{"one", Paragraphs(47), "¶47"},
		{"out of order and twice", Paragraphs(9, 3, 9), "¶3, 9"},
		{"neighbours are a range", Paragraphs(94, 92, 93, 12), "¶12, 92–94"},
		{"a range and its neighbours", Places{part("5", "7"), part("8", ""), part("4", "")}, "¶4–8"},
		{"a range and what is in it", Places{part("5", "9"), part("6", ""), part("7", "8"), part("9", "11")}, "¶5–11"},
		{"two ranges apart", Places{part("5", "7"), part("9", "10")}, "¶5–7, 9–10"},
		{"parts of numbers are numbers", Places{part("5.10", ""), part("5.9", ""), part("5", "")}, "¶5, 5.9, 5.10"},
		{"brackets", Places{part("3(b)", ""), part("3(a)", ""), part("3", ""), part("3a", "")}, "¶3, 3(a), 3a, 3(b)"},
		{"one page", Places{page("14", "")}, "p. 14"},
		{"a range of pages", Places{page("14", "16")}, "pp. 14–16"},
		{"several pages", Places{page("14", ""), page("3", "")}, "pp. 3, 14"},
		{"pages with Roman numbers come first", Places{page("1", ""), page("ix", ""), page("v", "")}, "pp. v, ix, 1"},
		{"articles with Roman numbers", Places{{Kind: Article, From: "IX"}, {Kind: Article, From: "V"}}, "arts. V, IX"},
		{"letters of sections are letters", Places{{Kind: Section, From: "2(i)"}, {Kind: Section, From: "2(c)"}}, "§§ 2(c), 2(i)"},
		{"one section", Places{{Kind: Section, From: "3(b)"}}, "§ 3(b)"},
		{"one article", Places{{Kind: Article, From: "5"}}, "art. 5"},
		{"one line", Places{{Kind: Line, From: "5"}}, "line 5"},
		{"slides", Places{{Kind: Slide, From: "5"}, {Kind: Slide, From: "6"}}, "slides 5–6"},
		{"times do not join", Places{{Kind: Minute, From: "01:00:01"}, {Kind: Minute, From: "01:00:00"}}, "01:00:00, 01:00:01"},
		{"several kinds", Places{page("3", ""), {Kind: Section, From: "2"}, part("9", ""), page("4", "")}, "¶9; pp. 3–4; § 2"},
	} {
		if got := test.places.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestLocator(t *testing.T) {
	for _, test := range []struct {
		places         Places
		locator, label string
	}{
		{nil, "", ""},
		{Paragraphs(12, 92, 93), "12, 92–93", "paragraph"},
		{Places{{Kind: Page, From: "14", To: "16"}}, "14–16", "page"},
		{Places{{Kind: Article, From: "5"}}, "5", "article-locator"},
		{Places{{Kind: Minute, From: "00:12:40"}}, "00:12:40", "timestamp"},
		{Places{{Kind: Slide, From: "4"}}, "4", "page"},
		{Places{{Kind: Section, From: "2"}, {Kind: Page, From: "3"}, {Kind: Page, From: "5"}}, "3, 5, § 2", "page"},
	} {
		if locator, label := test.places.Locator(); locator != test.locator || label != test.label {
			t.Errorf("%v: %q, %q, want %q, %q", test.places, locator, label, test.locator, test.label)
		}
	}
	for _, k := range PlaceKinds {
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
		var ps Places
		for range 1 + r.IntN(12) {
			k := PlaceKinds[r.IntN(len(PlaceKinds))]
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
