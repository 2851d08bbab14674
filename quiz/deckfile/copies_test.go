package deckfile

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

const wrapped = `A TITLE

The first paragraph of this text is broken within its lines, as many
texts are, and goes on.

The second paragraph is broken, too, and it is no longer than the one
before it.
`

// TestCopyIsCountedAsItsPlaces: of the ways to count paragraphs, the one that gives the
// number of the record is right.
func TestCopyIsCountedAsItsPlaces(t *testing.T) {
	for _, test := range []struct {
		name, document, file, text string
		want                       int
		doubt                      bool
	}{
		{"as its lines stand", "paragraphs = 5", "paper.txt", wrapped, 5, false},
		{"as it is numbered", "paragraphs = 3", "paper.txt", wrapped, 3, false},
		{"neither, and nearer to the lines", "paragraphs = 6", "paper.txt", wrapped, 5, true},
		{"neither, and nearer to the paragraphs", "paragraphs = 2", "paper.txt", wrapped, 3, true},
		{"not known", "", "paper.txt", wrapped, 5, false},
		{"not known, and cited by pages", "places = \"page\"", "paper.txt", wrapped, 3, false},
		{"Markdown", "", "paper.md", "# One\n\nTwo\nis long.\n", 2, false},
		{"Markdown as its lines stand", "paragraphs = 3", "paper.md", "# One\n\nTwo\nis long.\n", 3, false},
		{"without its footnotes", "paragraphs = 1", "paper.md", "One.[^1]\n\n[^1]: Two.\n", 2, false},
		{"HTML", "", "paper.html", "<nav>Menu</nav><p>One<p>Two", 2, false},
		{"marks are no paragraphs", "paragraphs = 2", "paper.txt", "[p. 1]\nOne\n[p. 2]\nTwo\n", 2, false},
	} {
		c := Open(Folder{FS: fstest.MapFS{"paper.toml": {Data: []byte("[document]\ntitle = \"A paper\"\n" + test.document)}}})
		c.UseCopies(Copies{Folder: Folder{FS: fstest.MapFS{test.file: {Data: []byte(test.text)}}, Name: "texts"}})
		if !c.HasCopy("paper") {
			t.Errorf("%s: the copy was not found", test.name)
			continue
		}
		found, err := c.Copy("paper")
		if err != nil || len(found.Passages) != test.want || found.Doubt != "" != test.doubt || !found.Own {
			t.Errorf("%s: %+v, %v; want %d passages", test.name, found, err, test.want)
		}
	}
}

// TestCopyComesFirst: the text that a seed names comes before the learner's own, unless
// the learner named a folder.
func TestCopyComesFirst(t *testing.T) {
	course := fstest.MapFS{
		"paper.toml":      {Data: []byte("[document]\ntitle = \"A paper\"\ntext = \"texts/paper.txt\"\n")},
		"texts/paper.txt": {Data: []byte("The course's.")},
	}
	own := Folder{FS: fstest.MapFS{"paper.md": {Data: []byte("One's own.")}}, Name: "own"}
	for _, test := range []struct {
		copies Copies
		want   string
	}{
		{Copies{}, "course/texts/paper.txt"},
		{Copies{Folder: own}, "course/texts/paper.txt"},
		{Copies{Folder: own, First: true}, "own/paper.md"},
		{Copies{Folder: Folder{FS: fstest.MapFS{}}, First: true}, "course/texts/paper.txt"},
	} {
		c := Open(Folder{FS: course, Name: "course"})
		c.UseCopies(test.copies)
		if found, err := c.Copy("paper"); err != nil || found.File != test.want {
			t.Errorf("%+v: %+v, %v", test.copies, found, err)
		}
	}
	c := Open(Folder{FS: fstest.MapFS{"paper.toml": course["paper.toml"]}})
	if found, err := c.Copy("paper"); found != nil || err != nil || c.HasCopy("paper") {
		t.Errorf("a copy that is not there is %v, %v", found, err)
	}
	c.UseCopies(Copies{Folder: Folder{FS: fstest.MapFS{"paper.txt": {Data: []byte("%PDF-1.7")}}, Name: "own"}})
	_, err := c.Copy("paper")
	bad, ok := errors.AsType[*CopyError](err)
	if !ok || !strings.Contains(bad.Hint(), "pdftotext") || !strings.Contains(err.Error(), `"own/paper.txt" was not read`) {
		t.Errorf("a PDF is %v", err)
	}
}

func TestExcerptIsCut(t *testing.T) {
	lines := make([]string, 20)
	for i := range lines {
		lines[i] = "Line."
	}
	lines[0] = "Ann Able: " + strings.Repeat("word ", 320) + "here is a sentence. And " + strings.Repeat("more ", 100)
	lines[1] = "Ann Able: Again."
	c := Copy{Document: draft.Parse(strings.Join(lines, "\n"), place.Numbering{}, nil)}
	span := func(from, to string) place.List { return place.List{{Kind: place.Paragraph, From: from, To: to}} }
	e := c.excerpt(quiz.Citation{At: span("1", "7")})
	if len(e.Passages) != mostPassages || e.Rest != "and ¶7" || e.Passages[0].Speaker != "Ann Able" || e.Passages[1].Speaker != "" {
		t.Errorf("%+v", e)
	}
	if text := e.Passages[0].Text; len(text) > longestPart+5 || !strings.HasSuffix(text, "word …") {
		t.Errorf("the long paragraph ends in %q", text[len(text)-40:])
	}
	if e := c.excerpt(quiz.Citation{At: span("1", "20")}); e.Rest != "and 14 paragraphs more, to ¶20" {
		t.Errorf("the rest is %q", e.Rest)
	}
	if e := c.excerpt(quiz.Citation{At: span("21", "")}); e.Passages != nil || e.Doubt == "" {
		t.Errorf("what is beyond the end is %+v", e)
	}
	if got, want := shortened(strings.Repeat("a", 1200)+". "+strings.Repeat("b ", 400)), strings.Repeat("a", 1200)+". …"; got != want {
		t.Errorf("%q", got)
	}
}

func TestVoices(t *testing.T) {
	v := newVoices([]seed.Actor{
		{ID: "able", Name: "Ann Able", Also: []string{"Annie"}, Kind: seed.Person},
		{ID: "reid", Name: "Harry Reid", Kind: seed.Person},
		{ID: "baker", Name: "Ben Baker", Kind: seed.Person},
		{ID: "baker-2", Name: "Zoe Baker", Kind: seed.Person},
		{ID: "hall", Name: "the Town Hall", Kind: seed.Body},
	})
	for name, want := range map[string]string{
		"Ann Able": "able", "ANNIE": "able", "Able": "able", "Mr. REID": "reid", "Senator Reid": "reid",
		"Ben Baker": "baker", "Baker": "", "Mr. BAKER": "", "The Town Hall": "hall", "City Hall": "", "Nobody": "", "": "",
	} {
		if got := v.who(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestTellerIsKnownToSpeak: a warning needs two actors of the seed, one who tells it and
// one who speaks there.
func TestTellerIsKnownToSpeak(t *testing.T) {
	const head = "[document]\ntitle = \"A\"\ntext = \"t.txt\"\n[actor.able]\nname = \"Ann Able\"\nkind = \"person\"\n[actor.baker]\nname = \"Ben Baker\"\nkind = \"person\"\n[concept.x]\nterm = \"x\"\nmeans = \"y\"\n"
	const text = "Ann Able: One.\nBen Baker: Two.\nZoe Zulu: Three.\nAnn Able: Four.\nFive."
	for _, test := range []struct{ entry, want string }{
		{"by = \"able\"\nat = 1", ""},
		{"by = \"able\"\nat = 5", ""},
		{"by = \"able\"\nat = 2", `p.toml:13: warning: concept "x": by names "able", but at ¶2 baker speaks`},
		{"by = \"able\"\nat = [2, 4]", ""},
		{"by = \"able\"\nat = 3", ""}, // whoever that is
		{"by = \"able\"\nat = [2, 3]", ""},
		{"by = \"baker\"\nat = [1, 4]", `p.toml:13: warning: concept "x": by names "baker", but at ¶1, 4 able speaks`},
	} {
		c, err := OpenCourse("c", Folder{FS: fstest.MapFS{"p.toml": {Data: []byte(head + test.entry + "\n")}, "t.txt": {Data: []byte(text)}}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range c.Check("p.toml").Sorted() {
			got += p.Error()
		}
		if got != test.want {
			t.Errorf("%q: %s, want %s", test.entry, got, test.want)
		}
	}
}

// TestSums writes fingerprints and reads them again, labels and ranges too.
func TestSums(t *testing.T) {
	c, err := OpenCourse("c", Folder{FS: fstest.MapFS{
		"paper.toml": {Data: []byte("[document]\ntitle = \"A\"\nparagraphs = 9\npages = 9\nlabels = [\"T4\", \"T-5\"]\n")},
	}, Name: "c"})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := c.rawSeed("paper")
	if err != nil {
		t.Fatal(err)
	}
	var sums []Sum
	for _, at := range []string{"3", "3-5", "p. 4", "pp. 4-6", "T4", "T4-T-5"} {
		p, err := raw.placing().Read(at)
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, Sum{"paper", p, draft.Print{Letters: 7, Sum: strings.Repeat("ab", 32)}})
	}
	c, err = OpenCourse("c", Folder{FS: fstest.MapFS{
		"paper.toml": c.folders[0].FS.(fstest.MapFS)["paper.toml"],
		SumsFile:     {Data: []byte(WriteSums(sums))},
	}, Name: "c"})
	if err != nil {
		t.Fatal(err)
	}
	read, err := c.Sums("paper")
	if err != nil || len(read) != len(sums) {
		t.Fatalf("%v, %v", read, err)
	}
	for i := range sums {
		if read[i] != sums[i] {
			t.Errorf("%v is read as %v", sums[i], read[i])
		}
	}
}

func FuzzReadSum(f *testing.F) {
	f.Add("paper letters-1 7 " + strings.Repeat("ab", 32) + " ¶3")
	f.Add("paper letters-1 -1 x y")
	f.Fuzz(func(t *testing.T, line string) {
		c, err := OpenCourse("c", Folder{FS: fstest.MapFS{"paper.toml": {Data: []byte("[document]\ntitle = \"A\"\n")}}})
		if err != nil {
			t.Fatal(err)
		}
		s, what := c.readSum(line)
		if what != "" {
			return
		}
		again, what := c.readSum(strings.TrimSuffix(strings.TrimPrefix(WriteSums([]Sum{s}), SumsHead), "\n"))
		if what != "" || again != s {
			t.Errorf("%q is %v and then %v (%s)", line, s, again, what)
		}
	})
}
