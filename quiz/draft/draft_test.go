package draft

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"policyquiz/quiz/place"
)

// text has a place of each kind.
const text = `[p. 1]
A title

[§ 1]
Ann Able: One begins here, see [p. 7], and [p. 2] it goes on.

Two.
[§ 1.2]
Ben Baker: Three.
   Four, by nobody else.  

[art. 5]
(1) Five.
(2) Six.
Six goes on.
(3) Seven.
[00:10:00]
Ann Able: Eight.
[00:20:00]
Nine.
[end of art. 5]
[T4]
Ten.
[slide 3]
Eleven.
`

var labelled = place.NewNumbering(place.Paragraph, map[place.Kind]string{place.Paragraph: "11"}, []string{"T4"})

func TestParse(t *testing.T) {
	d := Parse(text, labelled, []string{"Ben Baker"})
	if len(d.Passages) != 13 {
		t.Fatalf("%d passages: %+v", len(d.Passages), d.Passages)
	}
	for i, want := range []string{
		"|A title|p. 1", "Ann Able|One begins here, see [p. 7], and it goes on.|p. 1; § 1", "Ann Able|Two.|p. 2; § 1",
		"Ben Baker|Three.|p. 2; § 1.2", "Ben Baker|Four, by nobody else.|p. 2; § 1.2",
		"Ben Baker|(1) Five.|p. 2; art. 5", "Ben Baker|(2) Six.|p. 2; art. 5", "Ben Baker|Six goes on.|p. 2; art. 5", "Ben Baker|(3) Seven.|p. 2; art. 5",
		"Ann Able|Eight.|p. 2; art. 5; 00:10:00", "Ann Able|Nine.|p. 2; art. 5; 00:20:00",
		"Ann Able|Ten.|p. 2; 00:20:00; T4", "Ann Able|Eleven.|p. 2; slide 3; 00:20:00; T4",
	} {
		p := d.Passages[i]
		if got := p.Speaker + "|" + p.Text + "|" + p.Places.String(); got != want {
			t.Errorf("passage %d is %q, want %q", i, got, want)
		}
	}
}

// at writes the paragraphs of spans: "2-3 5".
func at(spans []Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, fmt.Sprintf("%d-%d", s.First+1, s.End))
	}
	return strings.Join(parts, " ")
}

func TestAt(t *testing.T) {
	d := Parse(text, labelled, []string{"Ben Baker"})
	for _, test := range []struct{ place, want string }{
		{"1", "1-1"}, {"2-3", "2-3"}, {"¶ 3(a)", "3-3"},
		{"p. 1", "1-2"}, {"p. 2", "2-13"}, {"pp. 1-2", "1-13"}, {"p. 3", ""},
		{"§ 1", "2-5"}, {"§ 1.2", "4-5"}, {"§ 1.2(a)", "4-5"}, {"§ 2", ""},
		{"art. 5", "6-11"}, {"art. 5(2)", "7-8"}, {"art. 5(3)", "9-11"}, {"art. 5(9)", "6-11"}, {"art. 6", ""},
		{"00:10:00", "10-10"}, {"00:15:00", "10-10"}, {"00:20:00", "11-13"}, {"00:05:00", ""}, {"00:12:00-00:20:00", "10-13"},
		{"line 9", "4-4"}, {"lines 2-7", "1-3"}, {"line 1", ""},
		{"T4", "12-13"}, {"slide 3", "13-13"},
	} {
		p, err := place.NewNumbering(place.Paragraph, map[place.Kind]string{"page": "99", "section": "99", "article": "99", "minute": "9:00:00", "line": "99", "slide": "9"}, []string{"T4"}).Read(test.place)
		if err != nil {
			t.Fatal(test.place, err)
		}
		if got := at(d.At(p)); got != test.want {
			t.Errorf("%s is %q, want %q", test.place, got, test.want)
		}
	}
	for _, beyond := range []string{"0", "14"} {
		if got := d.At(place.Place{Kind: place.Paragraph, From: beyond}); got != nil {
			t.Errorf("there is no paragraph %s, and it is %v", beyond, got)
		}
	}
	// A page may be cited by a name that is among the labels.
	pages := Parse("[p. S8]\none\n[p. S9]\ntwo\n", place.Numbering{}, nil)
	if got := at(pages.At(place.Place{Kind: place.Label, From: "S8", To: "S9"})); got != "1-2" {
		t.Errorf("S8–S9 is %q", got)
	}
}

func TestSpeakers(t *testing.T) {
	for _, test := range []struct {
		name, text string
		names      []string
		want       string
	}{
		{"twice", "Ann Able: Yes.\nNo.\nAnn Able: Perhaps.", nil, "Ann Able"},
		{"once, and known", "Able: Yes.", []string{"able"}, "Able"},
		{"once, and not known", "Open Water: a lake.\nDeep Water: a sea.", nil, ""},
		{"once beside others", "Ann: Yes.\nAnn: No.\nBen Heron: Perhaps.", nil, "Ann, Ben Heron"},
		{"a title above the speeches", "Open Water: a talk\nAnn: Yes.\nAnn: No.", nil, "Ann"},
		{"a title that is repeated", "Ducks: a story\nDucks: a story", nil, ""},
		{"titles", "Mr. ABLE. Yes.\nThe CHAIR (Ms. Baker). No.\nSenator McCOOK of Upper Pond. Perhaps.", nil, "Mr. ABLE, The CHAIR (Ms. Baker), Senator McCOOK of Upper Pond"},
		{"a remark in brackets", "Mr. ABLE (continuing). Yes.", nil, "Mr. ABLE"},
		{"capitals", "ABLE: Yes.\nABLE: No.\nNOTE: none.\nNOTE: none at all.", nil, "ABLE"},
		{"particles and initials", "J.D. van Dam: Yes.\nJ.D. van Dam: No.", nil, "J.D. van Dam"},
		{"another script", "Анна: Так.\nАнна: Ні.", nil, "Анна"},
		{"sentences", "He said: yes.\nHe said: no.\nIn short: no.\nIn short: yes.", nil, ""},
	} {
		if got := strings.Join(Parse(test.text, place.Numbering{}, test.names).Speakers(), ", "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]Format{"a.md": Markdown, "A.MD": Markdown, "a.html": HTML, "a.htm": HTML, "a.txt": Plain, "a": Plain} {
		if got := FormatOf(name, "Text"); got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
	if FormatOf("saved", " <!DOCTYPE html><p>x") != HTML {
		t.Error("a page is known by its start")
	}
}

func TestDecode(t *testing.T) {
	for _, test := range []struct{ name, src, want, hint string }{
		{"a PDF", "%PDF-1.7\n%\xe2\xe3", "it is a PDF, not text", "pdftotext -layout"},
		{"a zip", "PK\x03\x04\x00", "it is a document of a word processor", "save it as plain text"},
		{"empty", "", "it is empty", "name the file"},
		{"blank", " \n\f\n", "it is empty", "name the file"},
		{"UTF-16", "\xff\xfeA\x00b\x00", "it is in UTF-16", "iconv -f UTF-16"},
		{"UTF-16 without a mark", "A\x00b\x00c\x00d\x00", "it has bytes of 0", "iconv -f UTF-16"},
		{"Windows-1252", "one\nCaf\xe9s and \x93quotes\x94 are in this old text\n", "it is not in UTF-8 (the byte 0xe9 on line 2); it may be in Windows-1252", "iconv -f WINDOWS-1252"},
		{"binary", "MZ\x01\x02\x03\xff\xfe\xfd", "it is binary", "name a file of text"},
		{"a control character", "text\x00text and more of it", "it is binary, not text (the byte 0x00 on line 1)", "name a file of text"},
		{"too large", strings.Repeat("x", MaxSize+1), "it is larger than 16 MB", "divide it"},
	} {
		_, err := Decode([]byte(test.src))
		bad, ok := errors.AsType[*Error](err)
		if !ok || !strings.HasPrefix(bad.Error(), test.want) || !strings.Contains(bad.Hint(), test.hint) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	got, err := Decode([]byte("\ufeffone\r\ntwo\rthree\n"))
	if err != nil || got != "one\ntwo\nthree\n" {
		t.Errorf("%q, %v", got, err)
	}
	for f, src := range map[Format]string{HTML: "<html><body><script>x</script></body></html>", Plain: "-----\n", Markdown: "---\n"} {
		if _, _, err := Number(src, f, nil); err == nil {
			t.Errorf("%s without text is no error", f)
		}
	}
}

func TestFind(t *testing.T) {
	d := Parse("A capital grant for bridges.\nGrants for ducks: none.\nThe café of the Ministry.\n"+strings.Repeat("long ", 60)+"Needle"+strings.Repeat(" long", 60)+"\n", place.Numbering{}, nil)
	for query, want := range map[string]string{
		"grant": "1 2", "GRANT capital": "1", "captial": "1", "cafe ministri": "3", "needle": "4", "nothing": "", "": "", "?!": "", "gra": "",
	} {
		var got []string
		for _, h := range d.Find(query) {
			got = append(got, fmt.Sprint(h.Passage+1))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is in %q, want %q", query, s, want)
		}
	}
	if s := d.Find("needle")[0].Snippet; len(s) > 200 || !strings.HasPrefix(s, "… ") || !strings.HasSuffix(s, " …") || !strings.Contains(s, "Needle") {
		t.Errorf("the snippet is %q", s)
	}
	// Text without spaces is cut, too, and between characters.
	han := Parse(strings.Repeat("長", 500)+"。鴨。"+strings.Repeat("長", 500), place.Numbering{}, nil)
	if s := han.Find("鴨")[0].Snippet; len(s) > 400 || !strings.Contains(s, "鴨") || strings.ContainsRune(s, '\ufffd') {
		t.Errorf("the snippet is %q", s)
	}
}

// TestFindShowsTheWords: the words stand in what is shown, and words that are like them are
// shown only if they stand nowhere.
func TestFindShowsTheWords(t *testing.T) {
	long := strings.Repeat("more ", 40)
	d := Parse("A position in a vendor's hands, "+long+"ends in vendor lock-in for all.\nThe vender locks in much.\nVendor of a lock, in town.\nNear the pond "+long+long+long+"stood a mill.\nIt ends not later than ten years from now, "+long+"but no later than two years.\n", place.Numbering{}, nil)
	for _, test := range []struct{ query, want, snippet string }{
		{"vendor lock-in", "1 3", "vendor lock-in"},
		{"lock-in", "1 2 3", "vendor lock-in"},
		{"no later than two years", "5", "no later than two years"},
		{"vendr locks", "1 2 3", ""},
		{"pond mill", "4", "pond"},
		{"pond mill", "4", "mill"},
	} {
		hits := d.Find(test.query)
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprint(h.Passage+1))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q is in %q, want %q", test.query, s, test.want)
		} else if !strings.Contains(hits[0].Snippet, test.snippet) {
			t.Errorf("%q: the snippet is %q", test.query, hits[0].Snippet)
		}
	}
}

func TestCompare(t *testing.T) {
	was := Parse("[p. 1]\nOne.\n\nThe well-being of “ducks”.\n[p. 2]\nThree, and\nfour.\n[p. 3]\nFive.", place.Numbering{}, nil)
	now := Parse("[p. 1]\nNew.\nOne.\n[p. 2]\nThe wellbeing of \"DUCKS\"\nThree and.\n[p. 3]\nfour\nFive is another.", place.Numbering{}, nil)
	before, after := NewPrints(was), NewPrints(now)
	for _, test := range []struct {
		at    string
		state State
		now   string
	}{
		{"1", Moved, "¶2"}, {"2", Moved, "¶3"}, {"3-4", Moved, "¶4–5"}, {"p. 2", Moved, "pp. 2–3"}, {"5", Changed, ""}, {"p. 3", Changed, ""},
	} {
		p, err := place.Numbering{}.Read(test.at)
		if err != nil {
			t.Fatal(err)
		}
		state, places := after.Compare(p, before.Of(was.At(p)))
		if state != test.state || places.String() != test.now {
			t.Errorf("%s is %s, now %s; want %s, %s", test.at, state, places, test.state, test.now)
		}
		if state, _ := before.Compare(p, before.Of(was.At(p))); state != Unchanged {
			t.Errorf("%s is %s in the same text", test.at, state)
		}
	}
	short := NewPrints(Parse("One.", place.Numbering{}, nil))
	five := place.Paragraphs(5)[0]
	if state, _ := short.Compare(five, before.Of(was.At(five))); state != Gone {
		t.Errorf("what the text is too short for is %s", state)
	}
	// An accent is one character or two, and the print is the same.
	if a, b := NewPrints(Parse("caf\u00e9", place.Numbering{}, nil)), NewPrints(Parse("cafe\u0301", place.Numbering{}, nil)); a.Of([]Span{{0, 1}}) != b.Of([]Span{{0, 1}}) {
		t.Error("an accent makes another print")
	}
}

// TestPrintsWork: a text of many passages of one length does not cost more than a bounded
// number of rounds.
func TestPrintsWork(t *testing.T) {
	d := Parse(strings.Repeat("abcdefgh\n", 3000), place.Numbering{}, nil)
	p := NewPrints(d)
	size := p.starts[len(p.normal)]
	for letters := 8; letters < size; letters += 800 {
		p.Find(Print{letters, strings.Repeat("0", 64)})
	}
	if p.hashed > (mostHashed+1)*size {
		t.Errorf("%d bytes were hashed for a text of %d", p.hashed, size)
	}
}
