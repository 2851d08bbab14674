package place

import (
	"errors"
	"strings"
	"testing"
)

// numberings are the documents that the tests of reading cite.
var numberings = map[string]Numbering{
	"any":     {},
	"article": NewNumbering("", map[Kind]string{Paragraph: "40"}, nil),
	"pdf":     NewNumbering(Page, map[Kind]string{Page: "120", Section: "9"}, nil),
	"talk":    NewNumbering(Minute, map[Kind]string{Minute: "01:30:00"}, nil),
	"code":    NewNumbering(Section, nil, nil),
	"record":  NewNumbering("", nil, []string{"S8504", "S8505", "S8505-A", "S8506", "12"}),
	"debate":  NewNumbering("", map[Kind]string{Paragraph: "140"}, []string{"S8504", "S8505", "7"}),
	"both":    NewNumbering(Page, map[Kind]string{Page: "7", Line: "30"}, []string{"Recital 1", "Recital 2"}),
}

func TestReadPlace(t *testing.T) {
	for _, test := range []struct{ doc, text, want string }{
		{"any", "47", "¶47"}, {"any", " 47 ", "¶47"}, {"any", "047", "¶47"},
		{"any", "46-48", "¶46–48"}, {"any", "46 – 48", "¶46–48"}, {"any", "46—48", "¶46–48"},
		{"any", "¶ 12", "¶12"}, {"any", "¶¶12-14", "¶12–14"}, {"any", "para. 12", "¶12"}, {"any", "Paragraphs 12-14", "¶12–14"},
		{"any", "p. 14", "p. 14"}, {"any", "p.14", "p. 14"}, {"any", "p. S8505", "p. S8505"}, {"any", "pp. 14-16", "pp. 14–16"}, {"any", "p. 14 - p. 16", "pp. 14–16"},
		{"any", "Page iv", "p. iv"}, {"any", "pages v-ix", "pp. v–ix"}, {"any", "p. ix-3", "pp. ix–3"},
		{"any", "§ 3(b)", "§ 3(b)"}, {"any", "§3", "§ 3"}, {"any", "§§ 5.9–5.10", "§§ 5.9–5.10"}, {"any", "sec. 3 (b)(iv)", "§ 3(b)(iv)"},
		{"any", "section A.2", "§ A.2"}, {"any", "§ 2(v)-2(ix)", "§§ 2(v)–2(ix)"}, {"any", "Section C", "§ C"},
		{"any", "art. 5", "art. 5"}, {"any", "Article IV", "art. IV"}, {"any", "arts. IV-IX", "arts. IV–IX"}, {"any", "Art. 4(2)", "art. 4(2)"},
		{"any", "l. 12", "line 12"}, {"any", "lines 3-5", "lines 3–5"}, {"any", "slide 4", "slide 4"},
		{"any", "00:12:40", "00:12:40"}, {"any", "12:40", "00:12:40"}, {"any", "1:02:03-1:02:09", "01:02:03–01:02:09"}, {"any", "minute 75", "01:15:00"},
		{"article", "40", "¶40"}, {"article", "39-40", "¶39–40"}, {"article", "40(a)", "¶40(a)"}, {"article", "p. 3", "p. 3"},
		{"pdf", "14", "p. 14"}, {"pdf", "9", "p. 9"}, {"any", "9(a)", "¶9(a)"}, {"pdf", "iv", "p. iv"}, {"pdf", "¶ 3", "¶3"}, {"pdf", "§ 9.4", "§ 9.4"},
		{"talk", "12", "00:12:00"}, {"talk", "1:30:00", "01:30:00"},
		{"code", "3(b)", "§ 3(b)"}, {"code", "3(b)–§ 4", "§§ 3(b)–4"}, {"code", "C", "§ C"},
		{"record", "S8505", "S8505"}, {"record", "S8505-S8506", "S8505–S8506"}, {"record", "S8505-A", "S8505-A"},
		{"record", "S8504 – S8505-A", "S8504–S8505-A"}, {"record", "12", "12"},
		{"debate", "140", "¶140"}, {"debate", "S8505", "S8505"}, {"debate", "7", "7"}, {"debate", "¶ 7", "¶7"},
		{"both", "Recital 1-Recital 2", "Recital 1–Recital 2"}, {"both", "7", "p. 7"}, {"both", "line 30", "line 30"},
	} {
		p, err := numberings[test.doc].Read(test.text)
		if got := (List{p}).String(); err != nil || got != test.want {
			t.Errorf("%s, %q: %q and error %v, want %q", test.doc, test.text, got, err, test.want)
		}
	}
}

func TestReadNoPlace(t *testing.T) {
	for _, test := range []struct{ doc, text, what, next string }{
		{"any", "", `"" is no place`, "write at = 12"},
		{"any", "0", "places are counted from 1", "write"},
		{"any", "-5", "places are counted from 1", "write"},
		{"any", "46-", `"46-" is no place`, "write"},
		{"any", "S8505", `"S8505" is no place`, `labels = ["S8505", "…"]`},
		{"pdf", "S8505", `"S8505" is no place`, `labels = ["S8505", "…"]`},
		{"any", "somewhere", `"somewhere" is no place`, "list them in [document]"},
		{"any", "a", `"a" is no place`, "write"},
		{"any", "12, 14", `"12, 14" is no place`, "at = [12, 14]"},
		{"any", "line 3a", `"line 3a" is no place`, "write"},
		{"any", "12:75", `"12:75" is no place`, "write"},
		{"any", "1234567890", `"1234567890" is no place`, "write"},
		{"any", strings.Repeat("1", 81), "too long", "write"},
		{"any", "48-46", "the range 48–46 ends before it begins", `"46-48"`},
		{"any", "5.10-5.9", "the range 5.10–5.9 ends before it begins", `"5.9-5.10"`},
		{"any", "pp. ix-v", "the range ix–v ends before it begins", `"v-ix"`},
		{"any", "§ 2(h)-2(c)", "the range 2(h)–2(c) ends before it begins", `"2(c)-2(h)"`},
		{"any", "§ 3(v)-2(ix)", "the range 3(v)–2(ix) ends before it begins", `"2(ix)-3(v)"`},
		{"any", "46-46", "the range 46–46 is one place", `at = "46"`},
		{"any", "p. 3-§ 5", "two kinds", `["p. 14", "§ 3"]`},
		{"any", "3-§ 5", "two kinds", `["p. 14", "§ 3"]`},
		{"article", "41", "¶41 is beyond the last, ¶40", "correct the place, or paragraphs"},
		{"article", "39-41", "¶39–41 is beyond the last, ¶40", "something besides white space"},
		{"pdf", "121", "p. 121 is beyond the last, p. 120", "correct the place, or pages in [document]"},
		{"pdf", "§ 10", "§ 10 is beyond the last, § 9", "sections"},
		{"talk", "1:30:01", "01:30:01 is beyond the last, 01:30:00", "minutes"},
		{"record", "S8507", `"S8507" is not among the labels of the document`, "add it to labels"},
		{"record", "S8500-S8505", `"S8500-S8505" is not among the labels of the document`, "add it to labels"},
		{"record", "S8504-S8999", `"S8504-S8999" is not among the labels of the document`, "add it to labels"},
		{"record", "14", `"14" is not among the labels of the document`, "add it to labels"},
		{"record", "S8506-S8504", "the range S8506–S8504 ends before it begins", `"S8504-S8506"`},
		{"record", "p. 3", "p. 3 is a page, and the document is cited by its labels", `pages = 40`},
		{"debate", "141", "¶141 is beyond the last, ¶140", "paragraphs"},
		{"debate", "S8507", `"S8507" is not among the labels`, "add it to labels"},
		{"debate", "p. 3", "p. 3 is a page, and the document is cited by its labels", "pages"},
		{"both", "§ 3", "§ 3 is a section, and the document is cited by its labels", `"Recital 1"`},
		{"both", "8", "p. 8 is beyond the last, p. 7", "pages"},
	} {
		p, err := numberings[test.doc].Read(test.text)
		if e, ok := errors.AsType[*Error](err); !ok || !strings.Contains(e.What, test.what) || !strings.Contains(e.Hint(), test.next) {
			t.Errorf("%s, %q: %v and error %v, want %q and %q", test.doc, test.text, p, err, test.what, test.next)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		doc    string
		number int64
		want   string
	}{
		{"any", 47, "¶47"}, {"pdf", 14, "p. 14"}, {"talk", 0, "00:00:00"}, {"talk", 90, "01:30:00"}, {"record", 12, "12"},
		{"any", 0, ""}, {"any", -3, ""}, {"talk", -1, ""}, {"talk", 91, ""}, {"any", 1 << 40, ""}, {"record", 13, ""},
	} {
		p, err := numberings[test.doc].Number(test.number)
		if got := (List{p}).String(); test.want != "" && (err != nil || got != test.want) || test.want == "" && err == nil {
			t.Errorf("%s, %d: %q and error %v, want %q", test.doc, test.number, got, err, test.want)
		}
	}
}

// Labels stand in the document's order, and neighbours are a range.
func TestLabelOrder(t *testing.T) {
	n := NewNumbering("", nil, []string{"S9", "S10", "Annex", "B", "A"})
	var ps List
	for _, text := range []string{"A", "Annex", "S10", "S9"} {
		p, err := n.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	if got := ps.String(); got != "S9–Annex, A" {
		t.Error(got)
	}
}

func TestReadLast(t *testing.T) {
	for _, test := range []struct {
		kind       Kind
		text, want string
	}{
		{Page, "20", "20"}, {Section, "9.4", "9.4"}, {Article, "XII", "XII"}, {Minute, "90", "01:30:00"}, {Minute, "1:02:03", "01:02:03"},
		{Page, "twenty", ""}, {Line, "3a", ""}, {Paragraph, "0", ""}, {Minute, "1:99", ""},
	} {
		if got, ok := ReadLast(test.kind, test.text); got != test.want || ok != (test.want != "") {
			t.Errorf("%s, %q: %q, %v", test.kind, test.text, got, ok)
		}
	}
}

// What was read is read again from its printed form as the same place.
func FuzzReadPlace(f *testing.F) {
	for _, text := range []string{"47", "p. 14-16", "§ 3(b)", "art. IV", "00:12:40", "S8505–S8506", "l. 3", "12:40-12:50", "§§ 2(v)-2(ix)", "Recital 1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, n := range numberings {
			p, err := n.Read(text)
			if err != nil {
				if e, ok := errors.AsType[*Error](err); !ok || e.What == "" || e.Next == "" {
					t.Fatalf("%s, %q: %v", name, text, err)
				}
				continue
			}
			printed := List{p}.String()
			if again, err := n.Read(printed); err != nil || again != p {
				t.Fatalf("%s, %q is %q; read again it is %v, %v", name, text, printed, again, err)
			}
		}
	})
}
