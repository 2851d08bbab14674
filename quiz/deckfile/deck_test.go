package deckfile

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestDeckProblems says what is known to be wrong with a deck once it is opened,
// before any of its questions is read.
func TestDeckProblems(t *testing.T) {
	const (
		question = "[[question]]\nid = 'a'\nask = 'So?'\nanswer = true\n"
		moveUp   = "\n\thint: move it above the first [[question]] or [[draw]]\n"
	)
	for _, test := range []struct{ name, deck, want string }{
		{"none", "title = 'X'\n" + question, ""},
		{"a mistake in a question", "title = 'X'\n" + strings.Replace(question, "true", "5", 1), ""},
		{"no title", "summary = 's'\n" + question, "x.toml:1: this deck: title is missing\n\thint: add title = \"…\"\n"},
		{"the title below a question", question + "title = 'X'\n", "x.toml:5: question \"a\": title belongs to the deck, and stands below its head" + moveUp},
		{"the title below a draw", "summary = 's'\n[[draw]]\nfrom = 'concepts'\nseed = 'talk'\ntitle = 'X'\n" + question,
			"x.toml:5: draw: title belongs to the deck, and stands below its head" + moveUp},
		{"a title in both places", "title = 'X'\n" + question + "title = 'Y'\n", ""},
		{"a question in single brackets", "title = 'X'\n[question]\nid = 'a'\n" + question, "x.toml:2: question stands in single brackets\n\thint: write [[question]]: there may be many\n"},
		{"a part of a question by itself", "title = 'X'\n[question.source]\nseed = 'talk'\n" + question, "x.toml:2: \"question.source\" stands apart from its question\n\thint: put it behind the other keys of its [[question]]\n"},
		{"an issue", "title = 'X'\n[issue.a]\nclaim = 'x'\n" + question, "x.toml:2: a deck has no table \"issue\"\n\thint: " + issueHint + "\n"},
		{"a concept", "title = 'X'\n[concept.a]\nterm = 'x'\n" + question, "x.toml:2: a deck has no table \"concept\"\n\thint: put it into the seed of its document, a file with a [document]\n"},
		{"another table", "title = 'X'\n[[questoin]]\nid = 'a'\n" + question, "x.toml:2: unknown table \"questoin\"\n\thint: did you mean question?\n"},
	} {
		c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(test.deck)}, "talk.toml": {Data: []byte(concepts(3))}}})
		d, err := c.Deck("x")
		if d == nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := listed(d.problems.Sorted()); got != test.want || (err != nil) != (test.want != "") {
			t.Errorf("%s: error %v, and\n%s\nwant\n%s", test.name, err, got, test.want)
		}
	}
}
