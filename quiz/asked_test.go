package quiz

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz/spell"
)

// drawnMatch is a match that was drawn from proposals: who put forward what.
func drawnMatch(texts ...string) (m Match) {
	for i := 0; i < len(texts); i += 4 {
		m.Pairs = append(m.Pairs, Pair{Left: Item{texts[i], texts[i+1]}, Right: Item{texts[i+2], texts[i+3]}})
	}
	return m
}

// TestSameAnswer compares the right answer of a question with that of an edited
// one.
func TestSameAnswer(t *testing.T) {
	edit := func(c Choice, change func([]Option) []Option) Choice {
		c.Options = change(slices.Clone(c.Options))
		return c
	}
	seat := func(right string, wrong ...string) Choice {
		c := Choice{Options: []Option{{Text: right, Right: true}}}
		for _, w := range wrong {
			c.Options = append(c.Options, Option{Text: w})
		}
		return c
	}
	acts := func(list ...string) Typed { return Typed{Accept: list} }
	drawn := drawnMatch("Bobb", "bob", "a plan", "plan", "Ann", "ann", "a pact", "pact")
	for _, test := range []struct {
		name          string
		before, after Kind
		same          bool
	}{
		{"wrong option reworded", single, edit(single, func(o []Option) []Option { o[2].Text = "Xi"; return o }), true},
		{"wrong option added", single, edit(single, func(o []Option) []Option { return append(o, Option{Text: "Kyiv"}) }), true},
		{"drawn right option renamed", single, edit(single, func(o []Option) []Option { o[0].Text = "The President of Russia"; return o }), true},
		{"its entry renamed", single, edit(single, func(o []Option) []Option { o[0].Entry = "v-putin"; return o }), true},
		{"another entry is right", single, edit(single, func(o []Option) []Option { o[0].Right, o[1].Right = false, true; return o }), false},
		{"another entry, nearly of the same name", Choice{Options: []Option{{Text: "the first agreement", Entry: "a", Right: true}}},
			Choice{Options: []Option{{Text: "the first agreements", Entry: "b", Right: true}}}, false},

		{"written right option in other case", several, edit(several, func(o []Option) []Option { o[0].Text = "US-Force."; return o }), true},
		{"options in another order", several, edit(several, func(o []Option) []Option { slices.Reverse(o); return o }), true},
		{"notes added", several, edit(several, func(o []Option) []Option { o[4].Feedback = "no"; return o }), true},
		{"m no longer told", several, open, true},
		{"written right option changed", several, edit(several, func(o []Option) []Option { o[0].Text = "UN force"; return o }), false},
		{"one more is right", several, edit(several, func(o []Option) []Option { o[3].Right = true; return o }), false},
		{"one fewer is right", several, edit(several, func(o []Option) []Option { o[0].Right = false; return o }), false},
		{"a typo in it mended", seat("the secretariat in Wienna", "Bonn"), seat("the secretariat in Vienna", "Bonn"), true},
		{"another number in it", seat("Resolution 1244 of the council", "no"), seat("Resolution 1245 of the council", "no"), false},
		{"a negation in it", seat("that they will withdraw", "no"), seat("that they will not withdraw", "no"), false},
		{"right and wrong exchanged, a slip apart", seat("the pact of Ransk", "the pact of Minsk"), seat("the pact of Minsk", "the pact of Ransk"), false},
		{"an old wrong one is right", seat("the pact of Ransk", "the pact of Minsk"), seat("the pact of Minsk", "no"), false},
		{"the old right one is wrong", seat("the pact of Ransk", "no"), seat("the pact of Minsk", "the pact of Ransk"), false},

		{"truth turned round", TrueFalse(true), TrueFalse(false), false},
		{"a choice becomes typed", seat("Vienna", "Bonn"), acts("Vienna"), true},
		{"a choice becomes typed, with another answer", seat("Vienna", "Bonn"), acts("Bonn"), false},

		{"spelling added", typed, acts(append(slices.Clone(typed.Accept), "RP")...), true},
		{"spellings in another order", acts("four", "4"), acts("4", "four"), true},
		{"a better spelling shown, the old one kept", acts("Kiev"), acts("Kyiv", "Kiev"), true},
		{"the shown spelling taken away", acts("Kyiv", "Kiev"), acts("Kiev"), true},
		{"others known", typed, acts(typed.Accept...), true},
		{"a typo mended", acts("Zelenski"), acts("Zelensky"), true},
		{"another answer a slip away", acts("Soldatenka"), acts("Soldatenko"), false},
		{"another spelling shown", typed, acts("stated preference"), false},
		{"another answer, the old one still in the list", acts("4", "four"), acts("5", "five", "4"), true},
		{"another answer", acts("4", "four"), acts("5", "five"), false},

		{"tolerance", number, Number{Value: 800_000, Unit: "personnel"}, true},
		{"a unit added", Number{Value: 5}, Number{Value: 5, Unit: "days"}, true},
		{"a typo in the unit", Number{Value: 5, Unit: "personel"}, Number{Value: 5, Unit: "personnel"}, true},
		{"the scale in the unit", Number{Value: 250, Unit: "million euros"}, Number{Value: 250e6, Unit: "euros"}, true},
		{"another unit", Number{Value: 5, Unit: "days"}, Number{Value: 5, Unit: "weeks"}, false},
		{"another scale", Number{Value: 5, Unit: "million euros"}, Number{Value: 5, Unit: "billion euros"}, false},
		{"another number", number, Number{Value: 800_001, Within: 50_000, Unit: "personnel"}, false},

		{"another right number added", Number{Value: 27}, Number{Value: 32, Also: []float64{27}}, true},
		{"one of two right numbers taken away", Number{Value: 27, Also: []float64{32}}, Number{Value: 32}, true},
		{"the shown number of each is not right in the other", Number{Value: 27, Also: []float64{30}}, Number{Value: 32, Also: []float64{30}}, false},
		{"the same in another unit", Number{Value: 5, Unit: "km"}, Number{Value: 5000, Unit: "metres"}, true},
		{"the same unit in another spelling", Number{Value: 5, Unit: "billion dollars"}, Number{Value: 5, Unit: "US$ bn"}, true},
		{"the same figure in another currency", Number{Value: 5, Unit: "dollars"}, Number{Value: 5, Unit: "euros"}, false},
		{"wrong numbers added", Number{Value: 5}, Number{Value: 5, Percent: 5, Wrong: []WrongNumber{{Value: 6}}}, true},

		{"items in another order", order, orderOf("Minsk", "Budapest", "Istanbul", "Alaska"), false},
		{"item's capitals", order, orderOf("budapest", "MINSK", "Istanbul", "Alaska"), true},
		{"a typo in an item", order, orderOf("Budapest", "Minsk", "Istambul", "Alaska"), true},
		{"items a slip apart exchanged", orderOf("the pact of Ransk", "the pact of Minsk"), orderOf("the pact of Minsk", "the pact of Ransk"), false},
		{"item added", order, append(slices.Clone(order), Item{Text: "Geneva"}), false},
		{"drawn items reworded", Order{{"a", "e1"}, {"b", "e2"}, {"c", "e3"}}, Order{{"one", "e1"}, {"two", "e2"}, {"three", "e3"}}, true},
		{"drawn items in another order", Order{{"a", "e1"}, {"b", "e2"}, {"c", "e3"}}, Order{{"b", "e2"}, {"a", "e1"}, {"c", "e3"}}, false},

		{"rows in another order", match, Match{Pairs: []Pair{match.Pairs[2], match.Pairs[0], match.Pairs[1]}}, true},
		{"row matched otherwise", match, matchOf("Ciaramella", "doubt", "Kellogg", "a European force", "Lapatina", "neutrality"), false},
		{"a typo in a row and in an option", match, matchOf("Ciaramela", "neutralitty", "Kellogg", "a European force", "Lapatina", "doubt"), true},
		{"halves moved across a pair", matchOf("ab", "c"), matchOf("a", "bc"), false},
		{"a drawn name and text corrected", drawn, drawnMatch("Bob", "bob", "the plan", "plan", "Ann", "ann", "a pact", "pact"), true},
		{"another proposed it", drawn, drawnMatch("Carl", "carl", "a plan", "plan", "Ann", "ann", "a pact", "pact"), false},
		{"they proposed it the other way round", drawn, drawnMatch("Bobb", "bob", "a pact", "pact", "Ann", "ann", "a plan", "plan"), false},

		{"spelling of a gap added", cloze1, Cloze{Text: cloze1.Text, Gaps: [][]string{append(slices.Clone(cloze1.Gaps[0]), "SB")}}, true},
		{"sentence reworded", cloze1, Cloze{Text: []string{"The ", " rule."}, Gaps: cloze1.Gaps}, true},
		{"another gap", cloze1, Cloze{Text: cloze1.Text, Gaps: [][]string{{"sunset"}}}, false},
		{"gaps exchanged", cloze2, Cloze{Text: cloze2.Text, Gaps: [][]string{cloze2.Gaps[1], cloze2.Gaps[0]}}, false},
		{"card in other case", card, Card("The duty to come to another's aid."), true},
		{"another card", card, Card("a promise to consult"), false},
	} {
		before, after := Question{Kind: test.before}.Asked("d"), Question{Kind: test.after}.Asked("d")
		if same := SameAnswer(before, after, &spell.Rules{Others: []string{"Soldatenka"}}); same != test.same {
			t.Errorf("%s: %q and %q, same is %v", test.name, before.Right, after.Right, same)
		}
		if !SameAnswer(before, before, nil) || !SameAnswer(after, after, nil) {
			t.Errorf("%s: %q or %q is not the same as itself", test.name, before.Right, after.Right)
		}
	}
}

// A rev beats the words.
func TestRev(t *testing.T) {
	for _, test := range []struct {
		before, after int
		reworded      bool
		same          bool
	}{
		{0, 0, false, true}, {0, 0, true, false},
		{0, 2, false, false}, {1, 2, false, false}, {2, 1, false, false}, {2, 0, false, false},
		{1, 1, false, true}, {1, 1, true, true}, {0, 1, true, false},
	} {
		before, after := Question{Kind: typed, Rev: test.before}, Question{Kind: typed, Rev: test.after}
		if test.reworded {
			after.Kind = Typed{Accept: []string{"stated preference"}}
		}
		if same := SameAnswer(before.Asked("d"), after.Asked("d"), nil); same != test.same {
			t.Errorf("rev %d, then %d, reworded %v: same is %v", test.before, test.after, test.reworded, same)
		}
	}
}

// What is kept says by itself what was asked, what was said and what was right.
func TestAskedInWords(t *testing.T) {
	for _, test := range []struct {
		name   string
		kind   Kind
		reply  Reply
		said   string
		answer string
	}{
		{"single", single, picked(single, 1), "Steve Witkoff", "Vladimir Putin"},
		{"several", several, picked(several, 0, 3), "US force; a European force", "US force; Ukraine's army; Russia's interest"},
		{"true", TrueFalse(false), picked(TrueFalse(false), 0), "true", "false"},
		{"typed", typed, Reply{Text: []string{"leverage"}}, "leverage", "revealed preference"},
		{"number", number, Reply{Text: []string{"7"}}, "7", "800,000 personnel"},
		{"order", order, picked(order, 1, 0, 2, 3), "Minsk; Budapest; Istanbul; Alaska", "Budapest; Minsk; Istanbul; Alaska"},
		{"match", shared, picked(shared, 1, 0, 0), "Ciaramella: against; Kellogg: for; Lapatina: for", "Ciaramella: for; Kellogg: against; Lapatina: for"},
		{"gaps", cloze2, Reply{Text: []string{"a", "b"}}, "a; b", "armed neutrality; Washington"},
		{"card", card, Reply{Self: Hard}, "hard", string(card)},
		{"an option that is not there", single, Reply{Chosen: []string{"gone"}}, "gone", "Vladimir Putin"},
	} {
		a := Question{Kind: test.kind}.Asked("d")
		if got := strings.Join(a.Said(test.reply), "; "); got != test.said {
			t.Errorf("%s: said %q, want %q", test.name, got, test.said)
		}
		if got := strings.Join(a.Answer(), "; "); got != test.answer {
			t.Errorf("%s: the answer %q, want %q", test.name, got, test.answer)
		}
	}
	a := Question{Stem: "Which words are missing?", Kind: cloze1}.Asked("d")
	if got := a.String(); got != "Which words are missing? An ____ clause." {
		t.Errorf("in a line: %q", got)
	}
}

// Whatever differs between two wordings gives them other fingerprints.
func TestPrint(t *testing.T) {
	whole := Asked{"q", "match", "d", "o", 2, 1, "stem", "body",
		[]AskedItem{{"a", "A"}, {"b", "B"}}, []AskedItem{{"r", "R"}}, [][]string{{"r", "a"}}}
	seen := map[string]int{whole.Print(): -1}
	for i := range reflect.TypeFor[Asked]().NumField() {
		less := whole
		reflect.ValueOf(&less).Elem().Field(i).SetZero()
		if other, ok := seen[less.Print()]; ok {
			t.Errorf("without field %d the fingerprint is that without field %d", i, other)
		}
		seen[less.Print()] = i
	}
	moved, split := whole, whole
	moved.Options, moved.Rows = append(slices.Clone(whole.Options), whole.Rows...), nil
	split.Right = [][]string{{"r"}, {"a"}}
	for _, a := range []Asked{moved, split} {
		if _, ok := seen[a.Print()]; ok {
			t.Errorf("%+v has the fingerprint of another", a)
		}
	}
}
