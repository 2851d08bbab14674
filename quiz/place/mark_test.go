package place

import "testing"

func TestReadMark(t *testing.T) {
	for text, want := range map[string]string{
		"p. 14": "p. 14", "Page 14": "p. 14", " p. S8505 ": "p. S8505", "p. iv": "p. iv", "§ 3(b)": "§ 3(b)", "Section 5.10": "§ 5.10",
		"art. 5": "art. 5", "Article IV": "art. IV", "slide 4": "slide 4", "00:12:40": "00:12:40", "12:40": "00:12:40",
		"14": "", "¶ 12": "", "line 7": "", "pp. 14-16": "", "part 5": "", "Applause": "", "": "", "page": "", "p. 14 and more": "",
	} {
		p, ok := ReadMark(text)
		got := ""
		if ok {
			got = List{p}.String()
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

func TestHas(t *testing.T) {
	for _, test := range []struct {
		whole, part string
		want        bool
	}{
		{"§ 3", "§ 3", true}, {"§ 3", "§ 3.2", true}, {"§ 3", "§ 3(b)", true}, {"§ 3(b)", "§ 3", false}, {"§ 3", "§ 30", false},
		{"§ 3", "art. 3", false}, {"pp. 14-16", "p. 15", true}, {"pp. 14-16", "p. 16", true}, {"pp. 14-16", "p. 17", false},
		{"pp. 14-16", "p. 13", false}, {"§§ 2-3", "§ 3.9", true}, {"§§ 2.2-3", "§ 2.1", false}, {"p. 2", "p. iv", false},
	} {
		whole, err := Numbering{}.Read(test.whole)
		if err != nil {
			t.Fatal(err)
		}
		part, _ := ReadMark(test.part)
		if got := whole.Has(part); got != test.want {
			t.Errorf("%s has %s: %v", test.whole, test.part, got)
		}
	}
	if label := (Place{Kind: Label, From: "S1"}); !label.Has(label) || label.Has(Place{Kind: Label, From: "S2"}) {
		t.Error("a label has itself and no other")
	}
}

func TestFollows(t *testing.T) {
	for _, test := range []struct {
		q, p string
		want bool
	}{
		{"p. 1", "p. 2", true}, {"p. 2", "p. 1", false}, {"p. 1", "p. 1", false}, {"p. 1", "p. 3", false},
		{"p. S8505", "p. S8506", true}, {"p. S8505", "p. T8506", false}, {"p. iv", "p. v", true}, {"§ 1.9", "§ 1.10", true},
		{"§ 1", "§ 1.1", false}, {"p. iv", "p. 5", false}, {"§ 1", "art. 2", false},
	} {
		q, _ := ReadMark(test.q)
		p, _ := ReadMark(test.p)
		if got := p.Follows(q); got != test.want {
			t.Errorf("%s follows %s: %v", test.p, test.q, got)
		}
	}
}
