package quiz

import "testing"

func TestPlaces(t *testing.T) {
	part := func(from, to string) Place { return Place{Kind: Paragraph, From: from, To: to} }
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
		{"two ranges apart", Places{part("5", "7"), part("9", "10")}, "¶5–7, 9–10"},
		{"parts of numbers are numbers", Places{part("5.10", ""), part("5.9", ""), part("5", "")}, "¶5, 5.9, 5.10"},
		{"what has no number has no neighbour", Places{part("b", ""), part("a", "")}, "¶a, b"},
	} {
		if got := test.places.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestBeyond(t *testing.T) {
	places := Places{{Kind: Paragraph, From: "3"}, {Kind: Paragraph, From: "5", To: "8"}}
	for _, test := range []struct {
		last  int
		want  string
		found bool
	}{{8, "", false}, {7, "5", true}, {2, "3", true}, {0, "", false}} {
		if p, found := places.Beyond(test.last); p.From != test.want || found != test.found {
			t.Errorf("of a document of %d: %+v, %v", test.last, p, found)
		}
	}
}
