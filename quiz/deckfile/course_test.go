package deckfile

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
)

// files makes a folder of names and texts.
func files(name string, texts map[string]string) Folder {
	m := fstest.MapFS{}
	for file, text := range texts {
		m[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return Folder{FS: m, Name: name}
}

const trueQuestion = "[[question]]\nid = 'q'\nask = 'Is it so?'\nanswer = true\n"

func TestCourseID(t *testing.T) {
	for folder, want := range map[string]string{
		"heat":                     "heat",
		"Heat Policy, autumn 2026": "heat-policy-autumn-2026",
		"my_course (2)":            "my-course-2",
		"Політика":                 "",
		"...":                      "",
		"--a--b--":                 "a-b",
		"Ünits":                    "nits",
	} {
		if got := CourseID(folder); got != want {
			t.Errorf("%q: %q, want %q", folder, got, want)
		}
	}
}

func TestOpenCourse(t *testing.T) {
	c, err := OpenCourse("folder",
		files("c", map[string]string{"course.toml": "id = 'heat'\ntitle = 'Heat'\nby = 'A.'\nlanguage = 'uk'\ndecks = ['b', { deck = 'a', opens = 2026-10-12 }]\nwas = ['warm']\n", "z.toml": "title = 'Z'\n" + trueQuestion}),
		files("c/decks", map[string]string{"a.toml": "title = 'A'\n" + trueQuestion, "b.toml": "title = 'B'\n" + trueQuestion}))
	if err != nil {
		t.Fatal(err)
	}
	if c.ID != "heat" || c.Title != "Heat" || c.By != "A." || c.Language != "uk" || !slices.Equal(c.Was, []string{"warm"}) {
		t.Errorf("%+v", c)
	}
	ids, err := c.DeckIDs()
	if err != nil || !slices.Equal(ids, []string{"b", "a", "z"}) {
		t.Errorf("decks %q, %v", ids, err)
	}
	if c.Opens("a") != "2026-10-12" || c.Opens("b") != "" || c.Opens("z") != "" {
		t.Error("the days on which decks open are wrong")
	}
	if ps := c.Check(); ps.Broken() {
		t.Error(ps)
	}

	// Without course.toml the folder's name is the id.
	c, err = OpenCourse("folder", files("c", map[string]string{"a.toml": "title = 'A'\n" + trueQuestion}))
	if err != nil || c.ID != "folder" || c.Title != "folder" || c.Language != "en" || c.Named {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestCourseMistakes(t *testing.T) {
	for name, test := range map[string]struct{ head, want string }{
		"an id with capitals":           {"id = 'Heat'", `course.toml:1: this course: the id "Heat" cannot be used`},
		"an unknown key":                {"id = 'heat'\ntitel = 'Heat'", `course.toml:2: this course: unknown key "titel"`},
		"a table":                       {"id = 'heat'\n[decks]\na = 1", `course.toml:2: course.toml has no table "decks"`},
		"decks that are no list":        {"decks = 'a'", `course.toml:1: this course: decks is the text "a"`},
		"a deck twice":                  {"decks = ['a', 'a']", `course.toml:1: this course: deck "a" is there twice`},
		"a deck that is not there":      {"decks = [\n'a',\n'b']", `course.toml:3: this course: decks names "b", which is no deck of it`},
		"an opening without a deck":     {"decks = [{ opens = 2026-01-01 }]", `course.toml:1: this course: an entry of decks names no deck`},
		"an opening that is no day":     {"decks = [{ deck = 'a', opens = '2026-01' }]", `course.toml:1: this course: opens is the text "2026-01"`},
		"a misspelt key of an opening":  {"decks = [{ deck = 'a', open = 2026-01-01 }]", `course.toml:1: this course: unknown key "open" in decks`},
		"a language that is none":       {"language = 'English, please'", `course.toml:1: this course: language is "English, please"`},
		"its own id among the old ones": {"id = 'heat'\nwas = ['warm', 'heat']", `course.toml:2: this course: "heat" is the id of the course, and among those it had`},
		"an old id that cannot be":      {"was = ['A b']", `course.toml:1: this course: the old id "A b" cannot be used`},
		"no TOML":                       {"id = ", `course.toml:1:`},
	} {
		c, _ := OpenCourse("folder", files("c", map[string]string{"course.toml": test.head, "a.toml": "title = 'A'\n" + trueQuestion}))
		found := false
		for _, p := range c.Check().Sorted() {
			found = found || strings.HasPrefix(p.Error(), "c/"+test.want) && p.Hint != "" && !p.Warning
		}
		if !found {
			t.Errorf("%s: %v", name, c.Check())
		}
		if _, err := c.Deck("a"); err != nil {
			t.Errorf("%s: its deck cannot be used: %v", name, err)
		}
	}
}

// TestNothingFollows checks that what has been said of course.toml is not said
// again in other words.
func TestNothingFollows(t *testing.T) {
	for _, head := range []string{"decks = [{ opens = 2026-01-01 }]", "decks = ['', { deck = 3 }]", "decks = [{ deck = '' }]"} {
		c, _ := OpenCourse("folder", files("c", map[string]string{"course.toml": head, "a.toml": "title = 'A'\n" + trueQuestion}))
		for _, p := range c.Check().Sorted() {
			if strings.Contains(p.What, "which is no deck of it") || strings.Contains(p.What, "is there twice") {
				t.Errorf("%s: %v", head, p)
			}
		}
	}
}

// TestNoDeck checks that a course without decks is told so, whether its folder is
// named or not, but not one of whose files another is named.
func TestNoDeck(t *testing.T) {
	c, err := OpenCourse("folder", files("c", map[string]string{"course.toml": "title = 'C'", "white-paper.toml": talk}))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		paths []string
		want  bool
	}{{nil, true}, {[]string{"c"}, true}, {[]string{"c/white-paper.toml"}, false}} {
		told := strings.Contains(c.Check(test.paths...).Error(), "this course has no deck")
		if told != test.want {
			t.Errorf("Check(%q): told that it has no deck: %t", test.paths, told)
		}
	}
}

func TestLibrary(t *testing.T) {
	open := func(id string, decks ...string) *Course {
		texts := map[string]string{}
		for _, d := range decks {
			texts[d+".toml"] = "title = '" + id + "'\n" + trueQuestion
		}
		c, err := OpenCourse(id, files(id, texts))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	lib := &Library{[]*Course{open("one", "both", "first"), open("two", "both", "second", "one")}}
	for id, want := range map[string]string{
		"first":      "one/first/q",
		"first/q":    "one/first/q",
		"one/first":  "one/first/q",
		"two/both":   "two/both/q",
		"two/both/q": "two/both/q",
		"one":        "two/one/q", // a deck that is called as the other course is
		"second/q":   "two/second/q",
	} {
		refs, err := lib.Find(id)
		if err != nil || len(refs) != 1 || refs[0].ID != want {
			t.Errorf("%s: %v, %v; want %s", id, refs, err, want)
			continue
		}
		q, err := lib.Question(refs[0])
		if err != nil || q.ID != want || !strings.HasPrefix(want, q.Course+"/") {
			t.Errorf("%s: question %s of %s, %v", id, q.ID, q.Course, err)
		}
	}
	for _, id := range []string{"both", "both/q"} {
		var ambiguous *AmbiguousError
		if _, err := lib.Find(id); !errors.As(err, &ambiguous) || !strings.Contains(ambiguous.Hint(), "one/"+id+" or two/"+id) {
			t.Errorf("%s: %v", id, err)
		}
	}
	var several *AmbiguousError
	if _, err := lib.Find("q"); !errors.As(err, &several) || several.Hint() != "write one/both/q or one/first/q or two/both/q" || !strings.Contains(err.Error(), "several decks") {
		t.Errorf("a question of many decks: %v", err)
	}
	alone := &Library{lib.Courses[:1]}
	if _, err := alone.Find("q"); !errors.As(err, &several) || several.Hint() != "write both/q or first/q" {
		t.Errorf("a question of two decks: %v", err)
	}
	for _, id := range []string{"third", "one/third", "first/p", "three/first", "three/first/q", ""} {
		var unknown *UnknownError
		if _, err := lib.Find(id); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", id, err)
		}
	}
	if _, err := lib.Question(quiz.Ref{ID: "three/first/q", Deck: "three/first"}); err == nil {
		t.Error("a question of a course that is not open was made")
	}
}

func TestOldIDs(t *testing.T) {
	c, err := OpenCourse("now", files("c", map[string]string{
		"course.toml": "was = ['before', 'long-before']\n",
		"new-deck.toml": "title = 'T'\nwas = ['old-deck']\n" +
			"[[question]]\nid = 'kept'\nask = 'a'\nanswer = true\n" +
			"[[question]]\nid = 'new'\nwas = ['old', 'older']\nask = 'b'\nanswer = true\n" +
			"[[question]]\nid = 'moved'\nwas = ['other/moved']\nask = 'c'\nanswer = true\n" +
			"[[draw]]\nid = 'new-set'\nwas = ['old-set']\nfrom = 'concepts'\nseed = 'new-seed'\nask = ['match']\n",
		"other.toml":    "title = 'O'\n" + trueQuestion,
		"new-seed.toml": "[document]\ntitle = 'D'\nparagraphs = 9\nwas = ['old-seed']\n[concept.new]\nwas = ['old']\nterm = 't'\nmeans = 'm'\nby = 'new-actor'\nat = 1\n",
		"names.toml":    "[actor.new-actor]\nwas = ['old-actor']\nname = 'A'\nkind = 'person'\n[issue.new-issue]\nwas = ['old-issue']\nclaim = 'C'\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	c.Check() // reads everything
	now := c.Now()
	for old, want := range map[string]string{
		"now/new-deck/kept":                                 "now/new-deck/kept",
		"before/new-deck/kept":                              "now/new-deck/kept",
		"long-before/old-deck/kept":                         "now/new-deck/kept",
		"now/old-deck/old":                                  "now/new-deck/new",
		"now/new-deck/older":                                "now/new-deck/new",
		"before/other/moved":                                "now/new-deck/moved",
		"now/other/q":                                       "now/other/q",
		"now/old-deck/old-set":                              "now/new-deck/new-set",
		"now/old-seed/concept/old/meaning":                  "now/new-seed/concept/new/meaning",
		"now/new-seed/concept/other/term":                   "now/new-seed/concept/other/term",
		"before/old-seed/stance/old-issue/old-actor/stance": "now/new-seed/stance/new-issue/new-actor/stance",
		"now/new-seed/stance/new-issue/somebody/holder":     "now/new-seed/stance/new-issue/somebody/holder",
		"elsewhere/old-deck/old":                            "elsewhere/old-deck/old",
		"no-slash":                                          "no-slash",
	} {
		if got := now(old); got != want {
			t.Errorf("%s is now %s, want %s", old, got, want)
		}
	}
}

func TestOldIDMistakes(t *testing.T) {
	q := func(id, was string) string {
		return "[[question]]\nid = '" + id + "'\nwas = [" + was + "]\nask = 'Is it so?'\nanswer = true\n"
	}
	for name, test := range map[string]struct {
		deck string
		want []string
	}{
		"one claimant":   {q("a", "'x'"), nil},
		"two names":      {q("a", "'x', 'y'"), nil},
		"two claimants":  {q("a", "'x'") + q("b", "'x'"), []string{`c/d.toml:9: was names "d/x", and so does c/d.toml:4`}},
		"still in use":   {q("a", "'b'") + q("b", ""), []string{`c/d.toml:4: was names "d/b", which is still the id of another question`}},
		"a circle":       {q("a", "'b'") + q("b", "'a'"), []string{`c/d.toml:4: was names "d/b", which is still the id of another question`, `c/d.toml:9: was names "d/a", which is still the id of another question`}},
		"its own":        {q("a", "'a'"), []string{`c/d.toml:4: was names "d/a", which is the id that the question has`}},
		"another deck's": {q("a", "'e/q'"), []string{`c/d.toml:4: was names "e/q", which is still the id of another question`}},
		"no id":          {q("a", "'A b'"), []string{`c/d.toml:4: question "a": the old id "A b" cannot be used`}},
	} {
		c, err := OpenCourse("c", files("c", map[string]string{"d.toml": "title = 'T'\n" + test.deck, "e.toml": "title = 'E'\n" + trueQuestion}))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range c.Check().Sorted() {
			if !p.Warning {
				got = append(got, p.Error())
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, test.want)
		}
	}
}

// TestGoneTogether checks that a deck and a seed that were renamed are each told of
// once, not question by question, and that was ends it.
func TestGoneTogether(t *testing.T) {
	draw := "[[draw]]\nfrom = 'concepts'\nseed = 'wp'\nask = ['meaning']\n"
	drawn := map[string]string{"wp/concept/a/meaning": "x", "wp/concept/b/meaning": "x", "d/q": "x", "d/r": "x"}
	lock := Lock{Course: "c", Questions: drawn}.String()
	for name, test := range map[string]struct {
		deck, seed string
		want       []string
	}{
		"renamed": {"", "", []string{`deck "d" has gone since the course was packed, with 2 of its questions`, `seed "wp" has gone since the course was packed, with 2 of its questions`}},
		"with old ids": {"was = ['d']\n", "was = ['wp']\n", []string{
			`question "d/q" has gone since the course was packed`, `question "d/r" has gone since the course was packed`,
			`question "wp/concept/a/meaning" has gone since the course was packed`, `question "wp/concept/b/meaning" has gone since the course was packed`,
		}},
	} {
		c, err := OpenCourse("c", files("c", map[string]string{
			"course.lock": lock,
			"new.toml":    test.deck + "title = 'T'\n" + strings.ReplaceAll(trueQuestion, "'q'", "'other'") + draw,
			"paper.toml":  strings.Replace(talk, "[document]\n", "[document]\n"+test.seed, 1),
		}))
		if err != nil {
			t.Fatal(err)
		}
		var gone []string
		for _, p := range c.Check().Sorted() {
			if strings.Contains(p.What, "has gone since") {
				gone = append(gone, p.What)
			}
		}
		slices.Sort(gone)
		if !slices.Equal(gone, test.want) {
			t.Errorf("%s: %q", name, gone)
		}
	}
}

func TestLock(t *testing.T) {
	texts := map[string]string{
		"d.toml": "title = 'T'\n" + trueQuestion + strings.ReplaceAll(trueQuestion, "'q'", "'gone'") + strings.ReplaceAll(trueQuestion, "'q'", "'old'"),
	}
	before, err := OpenCourse("c", files("c", texts))
	if err != nil {
		t.Fatal(err)
	}
	lock, err := before.Lock("v1:abc")
	if err != nil || len(lock.Questions) != 3 {
		t.Fatalf("%+v, %v", lock, err)
	}
	texts["course.lock"] = lock.String()
	texts["d.toml"] = "title = 'T'\n" + trueQuestion + strings.ReplaceAll(trueQuestion, "'q'", "'new'\nwas = ['old']")
	after, err := OpenCourse("c", files("c", texts))
	if err != nil {
		t.Fatal(err)
	}
	read, ok, err := after.Locked()
	if err != nil || !ok || read.String() != lock.String() {
		t.Errorf("read back: %+v, %v, %v", read, ok, err)
	}
	var gone []string
	for _, p := range after.Check().Sorted() {
		if strings.Contains(p.What, "has gone since") {
			gone = append(gone, p.Error())
		}
	}
	if want := []string{`c: warning: question "d/gone" has gone since the course was packed`}; !slices.Equal(gone, want) {
		t.Errorf("gone: %q", gone)
	}

	texts["d.toml"] += "[[question]]\nid = 'broken'\n"
	broken, err := OpenCourse("c", files("c", texts))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := broken.Lock(""); err == nil {
		t.Error("a course with mistakes is locked")
	}
	texts["course.lock"] = "course = ["
	if _, _, err := mustOpen(t, texts).Locked(); err == nil {
		t.Error("a lock that cannot be read is no problem")
	}
}

func mustOpen(t *testing.T, texts map[string]string) *Course {
	t.Helper()
	c, err := OpenCourse("c", files("c", texts))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
