package deckfile

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
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

// said is all that a learner reads before answering, and the answer.
func (a asking) said() string {
	form := a.Kind.Pose(nil)
	texts := []string{a.Stem, form.Body, form.Back}
	return strings.Join(slices.Concat(texts, form.Rows, form.Options, a.Kind.Solution()), " ")
}

// TestEverythingIsAsked holds that each concept, proposal, stance, event and
// figure of the shipped seeds is asked in some shipped deck, or says why not
// (unasked). It is asked where it is drawn; where a question by hand names it
// in its about; and where one cites a paragraph of it and speaks of it: of a
// concept by its term, of any other with two of its telling words. A word tells
// if it has four letters or more and few entries have it; of each the first
// five letters count, so that inflections do not matter.
func TestEverythingIsAsked(t *testing.T) {
	c := Open(shipped()...)
	drawn := map[string]bool{}
	byHand := map[string][]asking{}
	for _, a := range askings(t, c) {
		switch {
		case a.isSet():
			for _, id := range a.drawn.set.Entries {
				drawn[seed.Drawn{Seed: a.drawn.set.Seed, Table: a.drawn.set.Table, Entry: id}.Family()] = true
			}
		case a.isDrawn():
			drawn[a.drawn.one.Family()] = true
		default:
			drawn[a.Family] = true
			byHand[a.Sources[0].Seed] = append(byHand[a.Sources[0].Seed], a)
		}
	}
	for seedID, rec := range records(t) {
		entries := rec.claims(seedID)
		common := common(entries)
		for _, id := range slices.Sorted(maps.Keys(entries)) {
			e := entries[id]
			asked := drawn[id] || slices.ContainsFunc(byHand[seedID], func(a asking) bool { return e.askedBy(a, common) })
			if !asked && e.Unasked == "" {
				t.Errorf("%s: no question asks %q, %s", id, e.says, place.Paragraphs(e.At...))
			}
		}
	}
}

// A claim is what an entry says, to be found again in a question.
type claim struct {
	entry
	says  string
	names []string // one of which must be said: of a concept, of who holds a position
	words int      // how many telling words must be said
}

func (r *record) claims(seedID string) map[string]claim {
	all := map[string]claim{}
	add := func(t seed.Table, id string, c claim) {
		all[seed.Drawn{Seed: seedID, Table: t, Entry: id}.Family()] = c
	}
	for id, x := range r.Concept {
		add(seed.Concepts, id, claim{x.entry, x.Means, append(x.Also, x.Term), 0})
	}
	for id, x := range r.Proposal {
		add(seed.Proposals, id, claim{x.entry, x.What, nil, 2})
	}
	for _, x := range r.Stance {
		add(seed.Stances, x.Issue+"/"+x.Who, claim{x.entry, r.Issue[x.Issue].Claim + ": " + x.Says, r.Actor[x.Who].names(), 2})
	}
	for id, x := range r.Event {
		add(seed.Events, id, claim{x.entry, x.What, nil, 2})
	}
	for id, x := range r.Figure {
		add(seed.Figures, id, claim{x.entry, x.Counts + " " + x.Unit, nil, 2})
	}
	return all
}

func (c claim) askedBy(a asking, common map[string]bool) bool {
	if !slices.ContainsFunc(c.At, func(p int) bool { return slices.Contains(a.Sources[0].At, place.Paragraphs(p)[0]) }) {
		return false
	}
	said := a.said()
	if c.names != nil && !slices.ContainsFunc(c.names, func(n string) bool { return seed.Mentions(said, n) }) {
		return false
	}
	shared := 0
	for word := range stems(said) {
		if !common[word] && stems(c.says)[word] {
			shared++
		}
	}
	return shared >= c.words
}

// common are the words that one entry in eight has, or more.
func common(entries map[string]claim) map[string]bool {
	n := map[string]int{}
	for _, e := range entries {
		for word := range stems(e.says) {
			n[word]++
		}
	}
	all := map[string]bool{}
	for word, n := range n {
		all[word] = n*8 >= len(entries)
	}
	return all
}

// stems are the words of a text that have four letters or more, cut to five.
func stems(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) >= 4 {
			all[w[:min(len(w), 5)]] = true
		}
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

// TestDecksAreBalanced holds what can be counted of a fair examination: enough
// of every kind, from both documents, and nothing by which the right answer
// could be guessed.
func TestDecksAreBalanced(t *testing.T) {
	c := Open(shipped()...)
	var all, distinct []asking
	all = askings(t, c)
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
		if n < 25 || n > 70 {
			t.Errorf("deck %s has %d questions; 25 to 70 make a deck", deck, n)
		}
	}

	document, kind, truths := tally{}, tally{}, tally{}
	positions := tally{} // where the right one of four stands when it is first asked
	stances := tally{}
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
			case answer.Several:
			case answer.Fixed:
				stances.add(right)
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
	kind.within(t, "questions that are", 9, 0.01, 0.7)
	truths.within(t, "statements that are", 2, 0.33, 0.67)
	stances.within(t, "positions that are", 3, 0.10, 0.60)
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

// A question that compares the two documents cites both.
func TestShippedComparisons(t *testing.T) {
	compared := 0
	for _, a := range askings(t, Open(shipped()...)) {
		words := a.Stem + " " + strings.Join(a.Kind.Solution(), " ")
		if !strings.Contains(words, "Lawfare") || !strings.Contains(words, "Responsible Statecraft") {
			continue
		}
		compared++
		documents := map[string]bool{}
		for _, s := range a.Sources {
			documents[s.Seed] = true
		}
		if len(documents) != 2 {
			t.Errorf("%s compares two documents and cites %v", a.ID, a.Sources)
		}
	}
	if compared < 30 {
		t.Errorf("only %d questions compare the documents", compared)
	}
}
