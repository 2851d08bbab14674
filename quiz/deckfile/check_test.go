package deckfile

import (
	"testing"
	"testing/fstest"
)

// TestCheckDeckFindsRepeats: a drill of a deck that is named is told of an id that
// stands twice, of which it would ask only the first.
func TestCheckDeckFindsRepeats(t *testing.T) {
	const deck = "title = 'X'\n[[question]]\nid = 'a'\nask = 'A?'\nanswer = true\n[[question]]\nid = 'a'\nask = 'B?'\nanswer = true\n"
	c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(deck)}}})
	d, err := c.Deck("x")
	if err != nil {
		t.Fatal(err)
	}
	const want = "x.toml:6: question \"a\" stands twice: here and at x.toml:2"
	if err := c.CheckDeck(d).Mistakes(); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
