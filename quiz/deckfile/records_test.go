package deckfile

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

// TestRecordsErrors: a lookup of what is not there says so and what there is; a
// lookup of an entry with a mistake says what that is.
func TestRecordsErrors(t *testing.T) {
	const src = talk + `
[actor.ann]
name = "Ann"
kind = "person"
[actor.bad]
name = "Bad"
[concept.good]
term = "good"
means = "sound"
by = "ann"
at = 1
[concept.bad]
term = "bad"
[proposal.bad]
what = "x"
[event.bad]
what = "x"
[figure.bad]
value = 5
[[stance]]
issue = "good"
who = "ann"
`
	const issues = "[issue.good]\nclaim = 'x'\n[issue.bad]\n"
	c := Open(Folder{FS: fstest.MapFS{
		"talk.toml":   {Data: []byte(src)},
		"issues.toml": {Data: []byte(issues)},
		"bare.toml":   {Data: []byte("[concept.a]\nterm = 'x'\n")},
		"broken.toml": {Data: []byte("[document]\ntitle = 5\n")},
	}})
	lookups := map[string]func(seed, entry string) error{
		"actor":    func(s, e string) error { _, err := c.Actor(s, e); return err },
		"concept":  func(s, e string) error { _, err := c.Concept(s, e); return err },
		"proposal": func(s, e string) error { _, err := c.Proposal(s, e); return err },
		"event":    func(s, e string) error { _, err := c.Event(s, e); return err },
		"figure":   func(s, e string) error { _, err := c.Figure(s, e); return err },
		"stance":   func(s, e string) error { _, err := c.Stance(s, e); return err },
	}
	unknown := func(what string, err error, want string) {
		t.Helper()
		var u *UnknownError
		if !errors.As(err, &u) || u.Error() != want || u.Hint() == "" {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
	}
	broken := func(what string, err error, want string) {
		t.Helper()
		var p *quiz.Problems
		if !errors.As(err, &p) || !strings.Contains(p.Error(), want) {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
	}
	for table, look := range lookups {
		unknown(table+" of no seed", look("tlak", "x"), `no seed "tlak"`)
		unknown("no "+table, look("talk", "x"), `no `+table+` "x"`)
		entry := map[string]string{"stance": "good/ann"}[table]
		if entry == "" {
			entry = "bad"
		}
		for range 2 { // the second time it is not read again
			broken("a bad "+table, look("talk", entry), " is missing")
		}
	}
	for range 2 {
		if _, err := c.Concept("talk", "good"); err != nil {
			t.Error(err)
		}
		if _, err := c.Actor("talk", "ann"); err != nil {
			t.Error(err)
		}
	}

	_, err := c.Issue("talk", "x")
	unknown("no issue", err, `no issue "x"`)
	_, err = c.Issue("talk", "bad")
	broken("a bad issue", err, "claim is missing")

	_, err = c.Document("tlak")
	unknown("no document", err, `no seed "tlak"`)
	_, err = c.Document("bare")
	broken("a seed without a document", err, "document")
	for range 2 {
		_, err = c.Document("broken")
		broken("a bad document", err, "title is the number 5")
	}

	_, err = c.Entries("tlak", seed.Concepts)
	unknown("entries of no seed", err, `no seed "tlak"`)
	if ids, err := c.Entries("talk", seed.Concepts); err != nil || strings.Join(ids, " ") != "good bad" {
		t.Errorf("entries %s, %v", ids, err)
	}

	_, err = c.Actors("tlak")
	unknown("actors of no seed", err, `no seed "tlak"`)
	actors, err := c.Actors("talk")
	broken("a seed with a bad actor", err, "kind is missing")
	if len(actors) != 1 || actors[0].ID != "ann" {
		t.Errorf("actors %v", actors)
	}

	if got := c.SeedFile("tlak") + c.SeedFile("talk"); got != "talk.toml" {
		t.Errorf("the files of no seed and of one: %q", got)
	}
}

// TestKindsOfFile: a file is known for what it is by its tables, also if one of
// them is misspelt.
func TestKindsOfFile(t *testing.T) {
	const deck, seeds, shared, neither = "deck", "seed", "shared", ""
	for _, test := range []struct{ name, src, want string }{
		{"nothing", "", deck},
		{"a title", "title = 'x'\n", deck},
		{"a question", "[[question]]\nid = 'a'\n", deck},
		{"a question, misspelt", "[[questoin]]\nid = 'a'\n", deck},
		{"a draw", "[[draw]]\nfrom = 'concepts'\n", deck},
		{"a document", "[document]\ntitle = 'x'\n", seeds},
		{"a document behind a question", "[[question]]\nid = 'a'\n[document]\ntitle = 'x'\n", seeds},
		{"a concept alone", "[concept.a]\nterm = 'x'\n", seeds},
		{"a concept and a question", "[concept.a]\nterm = 'x'\n[[question]]\nid = 'a'\n", deck},
		{"an actor alone", "[actor.a]\nname = 'x'\n", shared},
		{"an issue alone", "[issue.a]\nclaim = 'x'\n", shared},
		{"an actor and a concept", "[actor.a]\nname = 'x'\n[concept.a]\nterm = 'x'\n", seeds},
		{"an actor and a question", "[actor.a]\nname = 'x'\n[[question]]\nid = 'a'\n", deck},
		{"an actor behind a title", "title = 'x'\n[actor.a]\nname = 'x'\n", deck},
	} {
		c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(test.src)}}})
		decks, err := c.DeckIDs()
		if err != nil {
			t.Fatal(err)
		}
		all, err := c.Seeds()
		if err != nil {
			t.Fatal(err)
		}
		got := shared
		switch {
		case len(decks) == 1 && len(all) == 0:
			got = deck
		case len(decks) == 0 && len(all) == 1:
			got = seeds
		case len(decks)+len(all) > 0:
			got = neither
		}
		if got != test.want {
			t.Errorf("%s makes a %s, want %s", test.name, got, test.want)
		}
	}
}

// TestOthersAreKnown: an answer in words is compared with all names and terms of
// its document, its own and the shared ones.
func TestOthersAreKnown(t *testing.T) {
	files := baseFiles(t)
	const source = "source = { seed = 'talk', at = 1 }\n"
	files["decks/x.toml"] = "title = 'X'\n" +
		"[[question]]\nid = 'typed'\nask = 'What?'\naccept = ['leverage']\n" + source +
		"[[question]]\nid = 'cloze'\ncloze = 'They have {leverage}.'\n" + source +
		"[[question]]\nid = 'bare'\nask = 'What?'\naccept = ['leverage']\n"
	c := catalog(files)
	d, err := c.Deck("x")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"Ann Able, Bob Baker, Dan Deal, Eve Early, Kyiv, Moscow, aside, leverage, red line, the Kremlin, tripwire",
		"Ann Able, Bob Baker, Dan Deal, Eve Early, Kyiv, Moscow, aside, leverage, red line, the Kremlin, tripwire",
		"",
	} {
		q, err := c.Question(d.Refs()[i])
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(q.Rules.Others, ", "); got != want {
			t.Errorf("%s knows %s, want %s", q.ID, got, want)
		}
	}
}
