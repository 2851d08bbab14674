package deckfile

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

// wordingOf writes the texts of a wording, each with its part.
func wordingOf(w Wording) string {
	var all []string
	for _, t := range w.Texts() {
		all = append(all, fmt.Sprintf("%s: %s", t.Part, t.Text))
	}
	return strings.Join(all, "|")
}

// All that a learner of the shipped course reads of a question, and what its answer is, is
// among its texts, though nothing was decoded.
func TestWordingHasWhatIsAsked(t *testing.T) {
	t.Parallel()
	c, err := OpenCourse("a", shipped()...)
	if err != nil {
		t.Fatal(err)
	}
	lib := &Library{Courses: []*Course{c}}
	ids, err := lib.Decks()
	if err != nil || len(ids) == 0 {
		t.Fatal(ids, err)
	}
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range d.Refs() {
			q, err := lib.Question(r)
			if err != nil {
				t.Fatal(err)
			}
			have := map[Part][]string{}
			for _, text := range lib.Wording(r).Texts() {
				have[text.Part] = append(have[text.Part], strings.Join(strings.Fields(text.Text), " "))
			}
			want := func(part Part, text string) {
				text = strings.Join(strings.Fields(text), " ")
				if text != "" && !slices.ContainsFunc(have[part], func(h string) bool { return h == text }) {
					t.Errorf("%s: no %s %q among %q", r.ID, part, text, have[part])
				}
			}
			if _, cloze := q.Kind.(quiz.Cloze); !cloze || q.Stem != "Which words are missing?" {
				want(Stem, q.Stem)
			}
			want(Why, q.Why)
			want(Background, q.Background)
			if choice, ok := q.Kind.(quiz.Choice); ok {
				for _, o := range choice.Options {
					if o.Right {
						want(Answer, o.Text)
					} else {
						want(WrongReply, o.Text)
						want(Feedback, o.Feedback)
					}
				}
			}
		}
	}
}

func TestWording(t *testing.T) {
	t.Parallel()
	c, err := OpenCourse("c", files("c", map[string]string{
		"d.toml": "title = 'D'\n" + `
[[question]]
id     = "typed"
ask    = "Which?"
accept = ["one", "two"]
wrong  = [{ say = "three", because = "no" }]
source = { seed = "talk", at = 2 }
waive  = { no-source = "not a text of it" }

[[question]]
id    = "gaps"
cloze = "The {first|1st} comes {last}."

[[question]]
id    = "unsound"
cloze = "The {first"

[[question]]
id     = "number"
ask    = "How many?"
number = 250
within = 10
unit   = "men"

[[draw]]
from = "stances"
seed = "talk"

[[draw]]
id   = "all"
from = "concepts"
seed = "talk"
ask  = ["match"]
`,
		"talk.toml": `[document]
title      = "A talk"
paragraphs = 9

[actor.able]
name = "Ann Able"
also = ["Annie"]
kind = "person"

[actor.unnamed]
name = "Someone Else"
kind = "person"

[issue.tax]
claim = "a tax is fair"

[[stance]]
issue = "tax"
who   = "able"
by    = "able"
holds = "for"
says  = "it is as fair as it gets"
told  = "first-hand"
at    = 1

[concept.a]
term  = "the letter a"
means = "the first"
by    = "able"
told  = "first-hand"
at    = 2

[concept.b]
term  = "the letter b"
means = "the second"
why   = "It follows the first."
told  = "first-hand"
by    = "nobody"
at    = 3

[concept.c]
term  = "the letter c"
means = "the third"
by    = "able"
told  = "first-hand"
at    = 4
`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	lib := &Library{Courses: []*Course{c}}
	d, _ := lib.Deck("d")
	wordings, drawn := map[string]Wording{}, map[string]bool{}
	for _, r := range d.Refs() {
		wordings[r.ID], drawn[r.ID] = lib.Wording(r), lib.Drawn(r)
	}
	const a = "term: the letter a|says: the first|who: Ann Able|who: Annie"
	const stance = "says: it is as fair as it gets|term: a tax is fair|who: Ann Able|who: Annie"
	for id, want := range map[string]string{
		"c/d/typed":                     "question: Which?|answer: one|answer: two|wrong answer: three|feedback: no",
		"c/d/gaps":                      "question: The first comes last.|answer: 1st",
		"c/d/unsound":                   "question: The {first",
		"c/d/number":                    "question: How many?|answer: 250|answer: men",
		"c/talk/stance/tax/able/stance": stance,
		"c/d/all":                       a + "|term: the letter b|says: the second|why: It follows the first.|term: the letter c|says: the third|who: Ann Able|who: Annie",
	} {
		if w, ok := wordings[id]; !ok || wordingOf(w) != want {
			t.Errorf("%s (%v):\ngot  %s\nwant %s", id, ok, wordingOf(w), want)
		}
		if drawn[id] != (id == "c/talk/stance/tax/able/stance") {
			t.Errorf("%s is drawn: %v", id, drawn[id])
		}
	}
	if got := wordingOf(c.EntryWording("talk", seed.Concepts, "a")); got != a {
		t.Errorf("an entry: %s", got)
	}
	for _, none := range []Wording{
		c.EntryWording("talk", seed.Concepts, "z"), c.EntryWording("gone", seed.Concepts, "a"),
		lib.Wording(quiz.Ref{ID: "other/d/typed"}), lib.Wording(quiz.Ref{ID: "c/d/typed", Deck: "c/gone"}), {},
	} {
		if none.Texts() != nil {
			t.Errorf("of nothing: %s", wordingOf(none))
		}
	}
	if lib.Drawn(quiz.Ref{ID: "other/d/typed"}) {
		t.Error("a question of another course is drawn")
	}

	var readers sync.WaitGroup // several goroutines may read them
	for range 4 {
		readers.Go(func() {
			for _, w := range wordings {
				w.Texts()
			}
		})
	}
	readers.Wait()
}

// Entries of every table have words and name actors.
func TestWordingOfEveryTable(t *testing.T) {
	t.Parallel()
	for table := range seed.Facets {
		if len(entryParts[table]) < 3 || len(actorKeys[table]) == 0 {
			t.Errorf("of an entry of %s only %v and the actors %v are read", table, entryParts[table], actorKeys[table])
		}
	}
}

// Many texts at once are those of each.
func TestTexts(t *testing.T) {
	t.Parallel()
	c, err := OpenCourse("a", shipped()...)
	if err != nil {
		t.Fatal(err)
	}
	lib := &Library{Courses: []*Course{c}}
	refs := []quiz.Ref{{ID: "none/deck/q", Deck: "none/deck"}, {ID: "a/deck/none", Deck: "a/deck"}}
	ids, _ := lib.Decks()
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, d.Refs()...)
	}
	known := 0
	for i, text := range lib.Texts(refs) {
		if text != lib.Text(refs[i]) {
			t.Errorf("%s: %s, want %s", refs[i].ID, text, lib.Text(refs[i]))
		}
		if text != "" {
			known++
		}
	}
	if known < 100 || known != len(refs)-2 {
		t.Errorf("%d of %d have texts", known, len(refs))
	}
}
