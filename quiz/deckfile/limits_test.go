package deckfile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz/deckfile/block"
)

// numbered repeats a text, with # for its number.
func numbered(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// concepts is a seed of n concepts.
func concepts(n int) string {
	return talk + "voices = ['a']\n[actor.a]\nname = 'A'\nkind = 'person'\n" +
		numbered(n, "[concept.c#]\nterm = 'term #'\nmeans = 'meaning #'\nby = 'a'\nat = 1\n")
}

func TestLimits(t *testing.T) {
	const (
		draw  = "[[draw]]\nfrom = 'concepts'\nseed = 'talk'\n"
		match = "[[question]]\nid = 'm'\nask = 'Who?'\nsource = { seed = 'talk', at = 1 }\nmatch = ["
		set   = "[[draw]]\nid = 's'\nfrom = 'concepts'\nseed = 'talk'\nask = ['match']\n"
	)
	tests := []struct {
		name, deck, seed string
		want             string
	}{
		{"26 options", match + numbered(26, "['l#', 'r#'], ") + "]\n", concepts(3), ""},
		{"27 rows, 26 options", match + numbered(26, "['l#', 'r#'], ") + "['l', 'r1']]\n", concepts(3), ""},
		{
			"27 options", match + numbered(27, "['l#', 'r#'], ") + "]\n", concepts(3),
			"x.toml:6: question \"m\": match has too many options: 27, and letters are enough for 26\n\thint: make several questions of it\n",
		},
		{"a set of 26", set, concepts(26), ""},
		{
			"a set of all 27", set, concepts(27),
			"x.toml:4: draw \"s\": a set of 27 is too large\n\thint: name in only those that belong together, 26 at most\n",
		},
		{
			"a set of 27 names", set + "only = [" + numbered(27, "'c#', ") + "]\n", concepts(30),
			"x.toml:7: draw \"s\": a set of 27 is too large\n\thint: name in only those that belong together, 26 at most\n",
		},
		{
			"a set again", set + "only = ['c0', 'c1', 'c2']\n" + strings.Replace(set, "'s'", "'t'", 1) + "only = ['c2', 'c1', 'c0']\n", concepts(3),
			"x.toml:8: draw \"t\" draws the same as the one at line 2\n\thint: leave one of them out\n",
		},
		{
			"a draw again", draw + draw + draw, concepts(3),
			"x.toml:5: draw draws the same as the one at line 2\n\thint: leave one of them out\n" +
				"x.toml:8: draw draws the same as the one at line 2\n\thint: leave one of them out\n",
		},
		{
			"the same with other waits", draw + draw + "after = ['x/q']\n", concepts(3),
			"x.toml:5: draw draws the same as the one at line 2\n\thint: leave one of them out\n",
		},
		{
			"one of its questions again", draw + draw + "only = ['c1']\nask = ['term']\n", concepts(3),
			"x.toml:8: question \"talk/concept/c1/term\" stands twice: here and at x.toml:2\n\thint: leave one of them out\n",
		},
		{
			"some of its questions again", draw + draw + "only = ['c1', 'c2']\nask = ['term']\n", concepts(3),
			"x.toml:8: 2 questions of this draw stand twice; the first, \"talk/concept/c1/term\", here and at x.toml:2\n\thint: leave them out of this draw: name in only what each draw is to ask\n",
		},
		{
			"too many draws", numbered(maxDraws+2, draw+"only = ['c#']\nask = ['term']\n"), concepts(maxDraws + 2),
			"x.toml:2502: a deck has at most 500 draws\n\thint: draw more with each, or part the deck into several\n",
		},
		{
			"too many sets", numbered(maxSets+2, strings.Replace(set, "'s'", "'s#'", 1)+"only = ['c0', 'c1', 'd#']\n"),
			concepts(2) + numbered(maxSets+2, "[concept.d#]\nterm = 'word #'\nmeans = 'sense #'\nby = 'a'\nat = 1\n"),
			"x.toml:602: a deck has at most 100 sets\n\thint: part the deck into several\n",
		},
		{
			"too many questions", draw, concepts(maxDrawn/2 + 1),
			"x.toml:2: a deck draws at most 10000 questions\n\thint: part the deck into several\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte("title = 'X'\n" + tt.deck)}, "talk.toml": {Data: []byte(tt.seed)}}})
			d, _ := c.Deck("x")
			if len(d.Refs()) > maxDrawn {
				t.Errorf("%d questions", len(d.Refs()))
			}
			if got := listed(c.CheckDeck(d).Sorted()); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestTooManyTables checks that a file of nothing but headers does not fill the
// memory: what is behind so many tables is not cut, and not decoded.
func TestTooManyTables(t *testing.T) {
	src := "title = 'X'\n" + strings.Repeat("[a]\n", block.MaxBlocks+10)
	if n := len(block.Cut(src)); n != block.MaxBlocks {
		t.Errorf("%d blocks", n)
	}
	c := Open(Folder{FS: fstest.MapFS{"x.toml": {Data: []byte(src)}}})
	d, err := c.Deck("x")
	const want = "x.toml: has 100000 tables or more"
	if err == nil || !strings.HasPrefix(err.Error(), want+"\n") {
		t.Errorf("the error is not %q", want)
	}
	if n := d.problems.Len(); n > maxProblems+10 {
		t.Errorf("%d problems", n)
	}
}
