package deckfile

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/seed"
)

// An asking is a question of a shipped deck with what it was made from.
type asking struct {
	*item
	quiz.Question
}

func askings(t *testing.T, c *Catalog) (all []asking) {
	t.Helper()
	for _, it := range items(t, c) {
		q, err := c.Question(*it.ref)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, asking{it, q})
	}
	return all
}

// TestStemsSayWhoseView holds that each question names a voice of a document
// or the document itself, by its short name, before it is answered: in the
// stem, in the sentence with gaps, or in the rows or items to be matched or put
// in order.
func TestStemsSayWhoseView(t *testing.T) {
	c := Open(shipped()...)
	docs := records(t)
	for _, a := range askings(t, c) {
		form := a.Kind.Pose(nil)
		said := []string{a.Stem, form.Body}
		switch a.Kind.(type) {
		case quiz.Order, quiz.Match:
			said = slices.Concat(said, form.Rows, form.Options)
		}
		text := strings.Join(said, " ")
		named := false
		for _, rec := range docs { // a question may set one document against the other
			named = named || seed.Mentions(text, strings.TrimPrefix(rec.Document.Short, "the "))
			for _, id := range rec.Document.Voices {
				named = named || slices.ContainsFunc(rec.Actor[id].names(), func(n string) bool { return seed.Mentions(text, n) })
			}
		}
		if !named {
			t.Errorf("%s: %q does not say whose view it asks for", a.ID, text)
		}
	}
}

// TestDecksAreBalanced holds what can be counted of fair decks: enough of every
// kind, from both documents, and nothing by which the right answer could be
// guessed. Exams and the start, which are short, are not counted.
func TestDecksAreBalanced(t *testing.T) {
	c := Open(shipped()...)
	var all, distinct []asking
	for _, a := range askings(t, c) {
		if d, _ := c.Deck(a.ref.Deck); !d.Exam && d.ID != "start-here" {
			all = append(all, a)
		}
	}
	inDeck, seen := map[string]int{}, map[string]bool{}
	for _, a := range all {
		inDeck[a.ref.Deck]++
		if there := a.ref.Deck + " " + a.ID; seen[there] {
			t.Errorf("%s stands twice in %s", a.ID, a.ref.Deck)
		} else if seen[there] = true; !seen[a.ID] {
			seen[a.ID] = true
			distinct = append(distinct, a)
		}
	}
	for deck, n := range inDeck {
		least := 30
		if deck == "judgement" { // each of its questions rests on what other decks teach
			least = 12
		}
		if n < least || n > 45 {
			t.Errorf("deck %s has %d questions; %d to 45 make it", deck, n, least)
		}
	}

	document, kind, truths := tally{}, tally{}, tally{}
	positions := tally{} // where the right one of four stands when it is first asked
	longest := map[string]tally{}
	for _, a := range distinct {
		document.add(a.Sources[0].Seed)
		kind.add(a.Kind.Name())
		switch answer := a.Kind.(type) {
		case quiz.TrueFalse:
			truths.add(answer.String())
		case quiz.Choice:
			right := answer.Solution()[0]
			switch shown := answer.Pose(a.Shuffle(0, 0)).Options; {
			case answer.Several, answer.Fixed:
			case len(shown) == 4:
				positions.add(string(rune('1' + slices.Index(shown, right))))
				fallthrough
			default:
				if !a.isDrawn() {
					if longest[a.ref.Deck] == nil {
						longest[a.ref.Deck] = tally{}
					}
					longest[a.ref.Deck].add(map[bool]string{true: "longest", false: "other"}[isLongest(answer, right)])
				}
			}
		}
	}
	document.within(t, "questions that rest on", 2, 0.20, 1)
	kind.within(t, "questions that are", 10, 0, 0.7)
	truths.within(t, "statements that are", 2, 0.33, 0.67)
	positions.within(t, "right options in place", 4, 0.15, 0.35)
	together := tally{}
	for deck, n := range longest { // some have no more than ten
		if share := n.share("longest"); share > 0.50 {
			t.Errorf("deck %s: of the choices by hand the right option is the longest in %.0f %%", deck, 100*share)
		}
		for name, k := range n {
			together[name] += k
		}
	}
	if share := together.share("longest"); share > 0.45 {
		t.Errorf("of all choices by hand the right option is the longest in %.0f %%", 100*share)
	}
}

// isLongest reports whether all other options are shorter.
func isLongest(c quiz.Choice, right string) bool {
	return !slices.ContainsFunc(c.Options, func(o quiz.Option) bool {
		return o.Text != right && utf8.RuneCountInString(o.Text) >= utf8.RuneCountInString(right)
	})
}

// A tally counts by name.
type tally map[string]int

func (n tally) add(name string) { n[name]++ }

func (n tally) share(name string) float64 {
	all := 0
	for _, k := range n {
		all += k
	}
	return float64(n[name]) / float64(all)
}

// within checks that there are so many names, and the share of each.
func (n tally) within(t *testing.T, what string, names int, least, most float64) {
	t.Helper()
	if len(n) != names {
		t.Errorf("%s: %v, and there should be %d", what, n, names)
	}
	for name := range n {
		if share := n.share(name); share < least || share > most {
			t.Errorf("%s %s: %.0f %% of %v", what, name, 100*share, n)
		}
	}
}

// TestShippedComparisons holds that a question which names both documents cites
// both, and that many questions rest on both.
func TestShippedComparisons(t *testing.T) {
	onBoth := 0
	for _, a := range askings(t, Open(shipped()...)) {
		documents := map[string]bool{}
		for _, s := range a.Sources {
			documents[s.Seed] = true
		}
		if len(documents) == 2 {
			onBoth++
			continue
		}
		words := a.Stem + " " + strings.Join(a.Kind.Solution(), " ")
		if strings.Contains(words, "Lawfare") && strings.Contains(words, "Responsible Statecraft") {
			t.Errorf("%s compares two documents and cites %v", a.ID, a.Sources)
		}
	}
	if onBoth < 40 {
		t.Errorf("only %d questions rest on both documents", onBoth)
	}
}
