package deckfile

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
)

// written reads a deck in which q stands, and returns what is read of it.
func writtenAndRead(t *testing.T, deck string) quiz.Question {
	t.Helper()
	c := Open(Folder{FS: fstest.MapFS{"d.toml": {Data: []byte(deck)}}, Name: "decks"})
	d, err := c.Deck("d")
	if err != nil || d.Len() != 1 {
		t.Fatalf("%v: %d questions in\n%s", err, d.Len(), deck)
	}
	q, err := c.Question(d.Refs()[0])
	if err != nil {
		t.Fatalf("%v\n%s", err, deck)
	}
	return q
}

// TestWrittenIsReadAgain writes questions of all kinds, with texts that TOML makes hard,
// and checks that the same is read.
func TestWrittenIsReadAgain(t *testing.T) {
	const head = "title = \"T\"\nobjectives = { a = \"x\" }\n"
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		for _, kind := range someKinds(r) {
			q := NewQuestion{Question: quiz.Question{ID: "an-id", Stem: someText(r, "stem"), Kind: kind, Rung: 1}}
			if seed%2 == 0 {
				q.Why, q.Background, q.Objective, q.Rung, q.Rev = someText(r, "why"), someText(r, "background"), "a", 3, 2
				q.Comment = someText(r, "comment")
			}
			if _, isCloze := kind.(quiz.Cloze); isCloze && seed%3 == 0 {
				q.Stem = defaultClozeStem
			}
			for _, broken := range []string{"\n", "\r\n"} {
				deck, err := Append(strings.ReplaceAll(head, "\n", broken), q.TOML())
				if err != nil {
					t.Fatal(err)
				}
				got := writtenAndRead(t, deck)
				if got.Stem != q.Stem || got.Why != q.Why || got.Background != q.Background || got.Objective != q.Objective || got.Rung != q.Rung || got.Rev != q.Rev {
					t.Fatalf("%+v\nwas read of\n%s", got, deck)
				}
				if fmt.Sprintf("%q", got.Kind) != fmt.Sprintf("%q", q.Kind) && !reflect.DeepEqual(got.Kind, q.Kind) {
					t.Fatalf("%#v\nwas read, not\n%#v\nof\n%s", got.Kind, q.Kind, deck)
				}
			}
		}
	}
}

// hard are pieces of texts that TOML makes hard to write.
var hard = []string{`"`, `""`, `"""`, `'`, `'''`, `\`, `\\`, `\n`, "\n", "\n\n", "\t", " ", "  ", "#", "=", "[", "]", "{", "}", "|", "é", "¶5", "“x”", "a", "b c", "the quick brown fox", "\x01", "\x7f", "\u00a0", ",", "[[question]]", "\r"}

// someText returns a text with no space around it, which differs from others by a word.
func someText(r *rand.Rand, word string) string {
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteString(hard[r.IntN(len(hard))])
	}
	b.WriteString(word)
	if r.IntN(4) == 0 {
		b.WriteString(strings.Repeat(" many words and more", r.IntN(20)))
	}
	for range r.IntN(6) {
		b.WriteString(hard[r.IntN(len(hard))])
	}
	return strings.TrimSpace(b.String())
}

func someKinds(r *rand.Rand) []quiz.Kind {
	text := func(word string) string { return someText(r, word) }
	spelling := func(word string) string { return strings.Join(strings.Fields(text(word)), " ") }
	option := func(word string, right bool) quiz.Option {
		o := quiz.Option{Text: text(word), Right: right}
		if !right && r.IntN(2) == 0 {
			o.Feedback = text("because")
		}
		return o
	}
	refusals := []quiz.Refusal{{Say: text("refused")}, {Say: text("denied"), Because: text("for")}}
	if r.IntN(2) == 0 {
		refusals = nil
	}
	gapped := []quiz.Refusal{{Say: text("gapped"), Gap: 2, Because: text("so")}}
	last := []quiz.Option{option("right", true), option("wrong", false), option("none", false)}
	last[r.IntN(3)].Last = true
	return []quiz.Kind{
		quiz.Choice{Options: []quiz.Option{option("right", true), option("wrong", false), option("other", false)}},
		quiz.Choice{Options: []quiz.Option{option("low", false), option("middle", true), option("high", false)}, Fixed: true},
		quiz.Choice{Options: last},
		quiz.Choice{Options: []quiz.Option{option("one", true), option("two", true), option("three", false)}, Several: true, Open: r.IntN(2) == 0},
		quiz.TrueFalse(r.IntN(2) == 0),
		quiz.Typed{Accept: []string{spelling("first"), spelling("second")}, Wrong: refusals},
		quiz.AnyOf{Answers: [][]string{{text("life")}, {text("liberty"), text("freedom")}, {text("happiness")}}, Need: 2 + r.IntN(2), Wrong: refusals},
		quiz.Number{Value: float64(r.IntN(2000000)) / 8, Within: float64(r.IntN(3)), Unit: "million euros"},
		quiz.Number{Value: 27, Also: []float64{32, -4.5}, Percent: 2.5, Wrong: []quiz.WrongNumber{{Value: 30, Feedback: text("because")}, {Value: 45}}},
		quiz.Order(quiz.Items(spelling("alpha"), spelling("beta"), spelling("gamma"))),
		quiz.Match{Pairs: []quiz.Pair{{Left: quiz.Item{Text: text("left")}, Right: quiz.Item{Text: text("right")}}, {Left: quiz.Item{Text: text("top")}, Right: quiz.Item{Text: text("bottom")}}}, LeftOver: []quiz.Option{option("over", false)}},
		quiz.Cloze{Text: []string{"Before " + text("x"), text("y"), text("z") + "."}, Gaps: [][]string{{spelling("red"), spelling("rouge")}, {spelling("black")}}, Wrong: gapped},
		quiz.Card(text("back")),
	}
}

// TestWrittenAsAPersonWould shows what is written.
func TestWrittenAsAPersonWould(t *testing.T) {
	choice := NewQuestion{
		Question: quiz.Question{
			ID: "subsidy-origin", Stem: "Who first proposed the subsidy, according to the White Paper?",
			Kind: quiz.Choice{Options: []quiz.Option{
				{Text: "the ministry of housing", Right: true},
				{Text: "the ministry of energy", Feedback: "it paid for half, once it was asked (¶13)"},
				{Text: `the "industry"`},
			}},
			Why:       "Housing owned the budget for renovation, so the idea began there, and that is why the others came to it with their \"wishes\" and not the other way round.",
			Objective: "a", Rung: 2,
		},
		From: []NewSource{{"white-paper", "12"}, {"debate", "p. 3, 46-48"}}, Comment: "Renovation",
	}
	const want = `# Renovation
[[question]]
id     = "subsidy-origin"
ask    = "Who first proposed the subsidy, according to the White Paper?"
answer = "the ministry of housing"
wrong  = [
  { say = "the ministry of energy", because = "it paid for half, once it was asked (¶13)" },
  'the "industry"',
]
why    = """
Housing owned the budget for renovation, so the idea began there, and that is why the others came \
to it with their "wishes" and not the other way round."""
source = [
  { seed = "white-paper", at = 12 },
  { seed = "debate", at = ["p. 3", "46-48"] },
]
objective = "a"
rung   = 2
`
	if got := choice.TOML(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	seed := NewSeed{
		Title: "White Paper on Heating", Short: "the White Paper", Authors: []string{"Ann Able", "{World Bank}"}, Kind: "report", Date: "2025-10-17",
		Voices: []string{"author"}, LastKey: "paragraphs", Last: 40, Actors: []NewActor{{"author", "the author", "person"}},
	}
	const wantSeed = `[document]
title      = "White Paper on Heating"
short      = "the White Paper"
authors    = ["Ann Able", "{World Bank}"]
kind       = "report"
date       = 2025-10-17
voices     = ["author"]
paragraphs = 40

[actor.author]
name = "the author"
kind = "person"
`
	if got := seed.TOML(); got != wantSeed {
		t.Errorf("%s\nwant\n%s", got, wantSeed)
	}
	if got := (NewDeck{Title: "Terms"}).TOML(); got != "title = \"Terms\"\n" {
		t.Error(got)
	}
}

// TestAppendKeepsTheFile checks that nothing before the new block changes.
func TestAppendKeepsTheFile(t *testing.T) {
	const block = "[[question]]\nid = \"x\"\n"
	for _, test := range []struct{ text, want string }{
		{"", block},
		{"title = 'T' # mine", "title = 'T' # mine\n\n" + block},
		{"title = 'T'\n", "title = 'T'\n\n" + block},
		{"title = 'T'\n\n", "title = 'T'\n\n" + block},
		{"\ufefftitle = 'T'\r\n# end\r\n", "\ufefftitle = 'T'\r\n# end\r\n\r\n[[question]]\r\nid = \"x\"\r\n"},
		{"title = 'T'\n\n# the end  ", "title = 'T'\n\n# the end  \n\n" + block},
		{"title = \"\"\"T\n", ""},
	} {
		got, err := Append(test.text, block)
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%q: %q %v", test.text, got, err)
		}
	}
}
