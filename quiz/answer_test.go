package quiz

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz/place"
	"policyquiz/quiz/spell"
)

// seeded returns chance that is the same in every run.
func seeded(n int) *rand.Rand { return rand.New(rand.NewPCG(1, uint64(n))) }

// One answer of each kind, and of each sort of choice.
var (
	single = Choice{Options: []Option{
		{Text: "Vladimir Putin", Right: true, Entry: "putin", Name: "Putin"},
		{Text: "Steve Witkoff", Entry: "witkoff", Name: "Witkoff", Feedback: "the withdrawal is his (¶93)"},
		{Text: "Xi Jinping"},
		{Text: "the Kremlin"},
	}}
	spans = Choice{Options: []Option{
		{Text: "one year"}, {Text: "two years"}, {Text: "five years", Right: true}, {Text: "ten years"},
	}}
	several = Choice{Several: true, Options: []Option{
		{Text: "US force", Right: true},
		{Text: "Ukraine's army", Right: true},
		{Text: "Russia's interest", Right: true},
		{Text: "a European force", Feedback: "that is reassurance (¶12)"},
		{Text: "sanctions"},
	}}
	open  = Choice{Several: true, Open: true, Options: several.Options}
	typed = Typed{
		Accept: []string{"revealed preference", "revealed preferences"},
	}
	number = Number{Value: 800_000, Within: 50_000, Unit: "personnel"}
	order  = orderOf("Budapest", "Minsk", "Istanbul", "Alaska")
	match  = matchOf("Ciaramella", "neutrality", "Kellogg", "a European force", "Lapatina", "doubt")
	shared = matchOf("Ciaramella", "for", "Kellogg", "against", "Lapatina", "for")
	cloze1 = Cloze{Text: []string{"An ", " clause."}, Gaps: [][]string{{"snapback", "snap-back"}}}
	cloze2 = Cloze{
		Text: []string{"", " of Ukraine, backed by ", "."},
		Gaps: [][]string{{"armed neutrality"}, {"Washington", "the United States"}},
	}
	card = Card("the duty to come to another's aid")
)

var kinds = map[string]Kind{
	"single": single, "several": several, "open": open, "true": TrueFalse(true), "false": TrueFalse(false),
	"typed": typed, "number": number, "order": order, "match": match, "shared": shared,
	"cloze": cloze1, "gaps": cloze2, "card": card,
}

func orderOf(texts ...string) Order { return Items(texts...) }

// matchOf is a match of pairs: left, right, left, right.
func matchOf(texts ...string) (m Match) {
	for i := 0; i < len(texts); i += 2 {
		m.Pairs = append(m.Pairs, Pair{Left: Item{Text: texts[i]}, Right: Item{Text: texts[i+1]}})
	}
	return m
}

// picked is a reply that names options by their places as written. What is no
// place is an option that is not there.
func picked(k Kind, places ...int) (r Reply) {
	ids := k.Pose(nil).IDs
	for _, p := range places {
		id := "not there"
		if p >= 0 && p < len(ids) {
			id = ids[p]
		}
		r.Chosen = append(r.Chosen, id)
	}
	return r
}

// places are the options of a reply by their places as written.
func places(k Kind, r Reply) []int {
	list := []int{}
	for _, id := range r.Chosen {
		list = append(list, slices.Index(k.Pose(nil).IDs, id))
	}
	return list
}

// read reads a line as a reply to a question posed in the order written.
func read(k Kind, line string) (Reply, error) { return Question{Kind: k}.Read(k.Pose(nil), line) }

// line writes a reply to a posed question as a learner would: by the labels of
// the options named, by a label for each row, or as the words themselves.
func line(t *testing.T, p Posed, say []string) string {
	t.Helper()
	var words []string
	for row, s := range say {
		if i := slices.Index(p.Options, s); i >= 0 {
			s = p.Label(i)
		} else if len(p.Options) > 0 {
			t.Fatalf("there is no option %q among %q", s, p.Options)
		}
		if len(p.Rows) > 0 {
			s = fmt.Sprint(row+1, s)
		}
		words = append(words, s)
	}
	if len(p.Options) > 0 {
		return strings.Join(words, " ")
	}
	return strings.Join(words, "; ")
}

// TestJudge says each reply in the answer as written and in many shufflings:
// all must be judged alike.
func TestJudge(t *testing.T) {
	const posings = 25
	right := func(said ...string) Verdict { return Verdict{Outcome: Right, Score: 1, Said: said} }
	wrong := func(said ...string) Verdict { return Verdict{Outcome: Wrong, Said: said} }
	partly := func(score float64, said ...string) Verdict { return Verdict{Outcome: Partly, Score: score, Said: said} }
	noting := func(v Verdict, said, really string) Verdict {
		v.Feedback = append(v.Feedback, Feedback{said, really})
		return v
	}
	confusing := func(v Verdict, took, with string) Verdict {
		v.Confused = append(v.Confused, Confusion{took, with})
		return v
	}
	slipping := func(v Verdict, as string) Verdict { v.Slip = as; return v }
	graded := func(v Verdict, g Grade) Verdict { v.Self = g; return v }
	say := func(s ...string) []string { return s }

	for _, test := range []struct {
		name   string
		answer Kind
		say    []string
		want   Verdict
	}{
		{"the right option", single, say("Vladimir Putin"), right("Vladimir Putin")},
		{"a wrong option with a note", single, say("Steve Witkoff"), confusing(noting(
			wrong("Steve Witkoff"), "Steve Witkoff", "the withdrawal is his (¶93)"), "Putin", "Witkoff")},
		{"a wrong option without", single, say("Xi Jinping"), confusing(wrong("Xi Jinping"), "Putin", "Xi Jinping")},

		{"all of several", several, say("Russia's interest", "US force", "Ukraine's army"),
			right("US force", "Ukraine's army", "Russia's interest")},
		{"a wrong one takes a right one away", several, say("a European force", "US force", "Ukraine's army"), noting(
			partly(1./3, "US force", "Ukraine's army", "a European force"), "a European force", "that is reassurance (¶12)")},
		{"more wrong than right", several, say("sanctions", "US force", "a European force"), noting(
			wrong("US force", "a European force", "sanctions"), "a European force", "that is reassurance (¶12)")},

		{"all of open", open, say("US force", "Ukraine's army", "Russia's interest"),
			right("US force", "Ukraine's army", "Russia's interest")},
		{"one of open", open, say("US force"), partly(1./3, "US force")},
		{"a wrong one of open", open, say("sanctions"), wrong("sanctions")},
		{"one right, one wrong of open", open, say("US force", "sanctions"), wrong("US force", "sanctions")},
		{"everything of open", open, say("US force", "Ukraine's army", "Russia's interest", "a European force", "sanctions"),
			noting(partly(1./3, "US force", "Ukraine's army", "Russia's interest", "a European force", "sanctions"),
				"a European force", "that is reassurance (¶12)")},

		{"true and it is", TrueFalse(true), say("true"), right("true")},
		{"false though it is", TrueFalse(true), say("false"), wrong("false")},
		{"false and it is", TrueFalse(false), say("false"), right("false")},
		{"true though it is not", TrueFalse(false), say("true"), wrong("true")},

		{"typed as shown", typed, say("revealed preference"), right("revealed preference")},
		{"typed in another spelling", typed, say("The Revealed Preferences"), right("The Revealed Preferences")},
		{"typed with a slip", typed, say("reveald preference"), slipping(right("reveald preference"), "revealed preference")},
		{"typed as near to another answer", typed, say("revealed preferment"),
			confusing(wrong("revealed preferment"), "revealed preference", "revealed preferment")},
		{"typed something else", typed, say("leverage"), confusing(wrong("leverage"), "revealed preference", "leverage")},

		{"the number", number, say("800,000"), right("800,000")},
		{"with its unit", number, say("about 800k personnel"), right("about 800k personnel")},
		{"at the edge of the tolerance", number, say("0.85 million"), right("0.85 million")},
		{"beyond it", number, say("850001"), wrong("850001")},
		{"at an edge that is no binary fraction", Number{Value: 0.3, Within: 0.1}, say("0.4"), right("0.4")},
		{"exact", Number{Value: 2022}, say("2022"), right("2022")},
		{"not exact", Number{Value: 2022}, say("2023"), wrong("2023")},
		{"one too many of very many", Number{Value: 1_234_567_890}, say("1234567891"), wrong("1234567891")},
		{"zero", Number{}, say("0"), right("0")},
		{"negative", Number{Value: -3.5}, say("−3,5"), right("−3,5")},

		{"in order", order, say("Budapest", "Minsk", "Istanbul", "Alaska"), right("Budapest", "Minsk", "Istanbul", "Alaska")},
		{"two exchanged", order, say("Budapest", "Istanbul", "Minsk", "Alaska"),
			partly(0.75, "Budapest", "Istanbul", "Minsk", "Alaska")},
		{"one moved to the end", order, say("Minsk", "Istanbul", "Alaska", "Budapest"),
			partly(0.75, "Minsk", "Istanbul", "Alaska", "Budapest")},
		{"turned round", order, say("Alaska", "Istanbul", "Minsk", "Budapest"),
			wrong("Alaska", "Istanbul", "Minsk", "Budapest")},

		{"all matched", match, say("neutrality", "a European force", "doubt"),
			right("Ciaramella: neutrality", "Kellogg: a European force", "Lapatina: doubt")},
		{"two exchanged rows", match, say("neutrality", "doubt", "a European force"), confusing(confusing(
			partly(1./3, "Ciaramella: neutrality", "Kellogg: doubt", "Lapatina: a European force"),
			"a European force", "doubt"), "doubt", "a European force")},
		{"an option used twice", match, say("doubt", "doubt", "doubt"), confusing(confusing(
			partly(1./3, "Ciaramella: doubt", "Kellogg: doubt", "Lapatina: doubt"),
			"neutrality", "doubt"), "a European force", "doubt")},
		{"rows that share an option", shared, say("for", "against", "for"),
			right("Ciaramella: for", "Kellogg: against", "Lapatina: for")},
		{"none matched", shared, say("against", "for", "against"), confusing(confusing(confusing(
			wrong("Ciaramella: against", "Kellogg: for", "Lapatina: against"),
			"for", "against"), "against", "for"), "for", "against")},

		{"the gap", cloze1, say("snapback"), right("snapback")},
		{"the gap in another spelling", cloze1, say("snap-back"), right("snap-back")},
		{"the gap with a slip", cloze1, say("snapbak"), slipping(right("snapbak"), "snapback")},
		{"something else in the gap", cloze1, say("sunset"), confusing(wrong("sunset"), "snapback", "sunset")},
		{"both gaps", cloze2, say("armed neutrality", "The United States"), right("armed neutrality", "The United States")},
		{"one of two gaps", cloze2, say("armed neutrality", "Moscow"),
			confusing(partly(0.5, "armed neutrality", "Moscow"), "Washington", "Moscow")},
		{"a gap not known", cloze2, say("armed neutrality", "?"),
			partly(0.5, "armed neutrality", "?")},
		{"slips in both", cloze2, say("armd neutrality", "Washingtn"),
			slipping(right("armd neutrality", "Washingtn"), "armed neutrality; Washington")},

		{"a card not known", card, say("1"), graded(wrong("again"), Again)},
		{"a card hardly known", card, say("hard"), graded(right("hard"), Hard)},
		{"a card known", card, say("y"), graded(right("good"), Good)},
		{"an easy card", card, say("4"), graded(right("easy"), Easy)},
	} {
		t.Run(test.name, func(t *testing.T) {
			for n := range posings {
				r := seeded(n)
				if n == 0 {
					r = nil
				}
				posed := test.answer.Pose(r)
				text := line(t, posed, test.say)
				reply, err := Question{Kind: test.answer}.Read(posed, text)
				if err != nil {
					t.Fatalf("posing %d, %q: %v", n, text, err)
				}
				got := test.answer.Judge(reply, &spell.Rules{Others: []string{"revealed preferment"}})
				got.Parts, got.Ticks = nil, nil // of which TestParts and TestTicks are
				if !reflect.DeepEqual(got, test.want) {
					t.Fatalf("posing %d, %q:\n got %+v\nwant %+v", n, text, got, test.want)
				}
			}
		})
	}
}

// TestRead is about lines that need no shuffling to be understood.
func TestRead(t *testing.T) {
	for _, test := range []struct {
		answer Kind
		line   string
		want   string // picks, text and self; or part of the error after "!"
	}{
		{single, "2", "[1] [] 0"},
		{single, " b ", "[1] [] 0"},
		{single, "D", "[3] [] 0"},
		{single, "0", `!no option "0"; reply with a number from 1 to 4`},
		{single, "5", "!from 1 to 4"},
		{single, "e", "!from 1 to 4"},
		{single, "-1", "!no option"},
		{single, "é", "!no option"},
		{single, "1,2", "!one option is asked for, not 2; reply with a number from 1 to 4"},
		{single, "99999999999999999999", "!from 1 to 4"},
		{single, "", "!nothing was typed; ? says that you do not know"},
		{single, "\t ", "!nothing was typed"},

		{several, "1,3,4", "[0 2 3] [] 0"},
		{several, "4 3 1", "[0 2 3] [] 0"},
		{several, "413", "[0 2 3] [] 0"},
		{several, "acd", "[0 2 3] [] 0"},
		{several, "a; C ;4", "[0 2 3] [] 0"},
		{several, "1,3", "!3 options are asked for, not 2"},
		{several, "1,2,3,4", "!3 options are asked for, not 4"},
		{several, "1,1,3", "!1 is there twice"},
		{several, "1,3,6", "!no option"},
		{open, "2", "[1] [] 0"},
		{open, "54321", "[0 1 2 3 4] [] 0"},
		{open, ",", "!numbers from 1 to 5"},
		{open, "1\t3", "[0 2] [] 0"},
		{choiceOf(9, 2), "19", "[0 8] [] 0"},
		{choiceOf(10, 2), "1 10", "[0 9] [] 0"},
		{choiceOf(10, 1), "10", "[9] [] 0"},
		{choiceOf(10, 2), "19", `!no option "19"`},
		{single, strings.Repeat("x", 20), `!no option "` + strings.Repeat("x", 20) + `";`},
		{single, strings.Repeat("x", 21), `!no option "` + strings.Repeat("x", 20) + `…";`},

		{TrueFalse(true), "T", "[0] [] 0"},
		{TrueFalse(true), "yes", "[0] [] 0"},
		{TrueFalse(true), "2", "[1] [] 0"},
		{TrueFalse(true), "False", "[1] [] 0"},
		{TrueFalse(true), "maybe", "!neither"},

		{typed, "  NATO ", "[] [NATO] 0"},
		{typed, "q", "[] [q] 0"},

		{number, "800 000", "[] [800 000] 0"},
		{number, "many", "!in digits"},
		{number, "1.2.3", "!more than one way"},

		{order, "2 1 3 4", "[1 0 2 3] [] 0"},
		{order, "2134", "[1 0 2 3] [] 0"},
		{order, "b,a,c,d", "[1 0 2 3] [] 0"},
		{order, "2 1 3", "!all 4 numbers are asked for, in order; that was 3"},
		{order, "2 2 3 4", "!2 is there twice"},

		{spans, "3", "[2] [] 0"},
		{spans, "2. two years", "[1] [] 0"},
		{spans, "3 years", `!"3 years" is no option: no option has these words, and 3 alone is “five years”; reply with a number from 1 to 4`},
		{spans, "3 two years", `!"3 two years" is no option, but the number of one with the words of another; reply with a number from 1 to 4`},
		{spans, "7 years", `!there is no option "7 years"; reply with a number from 1 to 4`},
		{match, "1c 2a 3b", "[2 0 1] [] 0"},
		{match, "3b1c2a", "[2 0 1] [] 0"},
		{match, "1-C, 2=a; 3.b", "[2 0 1] [] 0"},
		{match, "1 c 2 a 3 b", "[2 0 1] [] 0"},
		{match, "cab", "[2 0 1] [] 0"},
		{match, "C, a, b", "[2 0 1] [] 0"},
		{match, "ca", "!there are 3 rows, and that was 2 of their letters; reply with a letter for each number"},
		{match, "1c 2a", "!row 3 has no letter"},
		{match, "1c 2a 2b", "!row 2 is there twice"},
		{match, "1c 2a 4b", "!there is no row 4; rows go from 1 to 3"},
		{match, "0a 2a 3b", "!there is no row 0"},
		{match, "1c 2a 3d", "!there is no option d; options go from a to c"},
		{match, "99999999999999999999a", "!there is no row"},
		{match, "what?", `!there is no option "what?"; reply with a letter for each number`},

		{cloze1, " a; b ", "[] [a; b] 0"},
		{cloze2, "a ; b", "[] [a b] 0"},
		{cloze2, "a", "!2 gaps, and 1 answer"},
		{cloze2, "a;b;c", "!2 gaps, and 3 answers"},

		{card, "Good", "[] [] good"},
		{card, "5", "!no grade"},
	} {
		r, err := read(test.answer, test.line)
		got := fmt.Sprint(places(test.answer, r), r.Text, r.Self)
		if r.Self == 0 {
			got = fmt.Sprint(places(test.answer, r), r.Text, 0)
		}
		want, isErr := strings.CutPrefix(test.want, "!")
		switch {
		case isErr && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%T, %q: got %s and error %v, want error %q", test.answer, test.line, got, err, want)
		case !isErr && (err != nil || got != want):
			t.Errorf("%T, %q: got %s and error %v, want %s", test.answer, test.line, got, err, want)
		}
	}
}

// TestWordsOfReplies tries each word for true and false, and each grade of a card.
func TestWordsOfReplies(t *testing.T) {
	for want, words := range map[string]string{"true": "1 a t true y yes T YES", "false": "2 b f false n no F No"} {
		for word := range strings.FieldsSeq(words) {
			r, err := read(TrueFalse(true), word)
			if v := TrueFalse(true).Judge(r, nil); err != nil || !slices.Equal(v.Said, []string{want}) {
				t.Errorf("%q is read as %q, %v, want %s", word, v.Said, err, want)
			}
		}
	}
	for want, words := range map[Grade]string{Again: "1 again n no AGAIN", Hard: "2 hard", Good: "3 good y yes Y", Easy: "4 easy"} {
		for word := range strings.FieldsSeq(words) {
			if r, err := read(card, word); err != nil || r.Self != want {
				t.Errorf("%q is read as %v, %v, want %v", word, r.Self, err, want)
			}
		}
	}
}

// TestFixedOptions: an order that has a meaning is kept.
func TestFixedOptions(t *testing.T) {
	c := choiceOf(8, 1)
	c.Fixed = true
	for n := range 5 {
		if got := c.Pose(seeded(n)).Options; !slices.Equal(got, c.Pose(nil).Options) {
			t.Errorf("shuffled: %s", got)
		}
	}
}

// TestHintsAreReplies tries what a hint gives as an example, in many posings:
// it is a reply, never the right one, and not always the same. Where there are
// few replies a hint has none, because it would leave too few to guess among.
func TestHintsAreReplies(t *testing.T) {
	var answers []Kind
	for k := 2; k <= 12; k++ {
		var o Order
		var all, halves Match
		for i := range k {
			o = append(o, Item{Text: fmt.Sprint("item ", i)})
			all.Pairs = append(all.Pairs, matchOf(fmt.Sprint("row ", i), fmt.Sprint("option ", i)).Pairs...)
			halves.Pairs = append(halves.Pairs, matchOf(fmt.Sprint("row ", i), fmt.Sprint("option ", i/2)).Pairs...)
		}
		answers = append(answers, o, all, halves)
		for m := 1; m < k; m++ {
			answers = append(answers, choiceOf(k, m), Choice{Several: true, Open: true, Options: choiceOf(k, m).Options})
		}
	}
	example := regexp.MustCompile(`as in (.*)$`)
	for _, a := range answers {
		examples := map[string]bool{}
		for n := range 40 {
			r := seeded(n)
			if n == 0 {
				r = nil
			}
			p := a.Pose(r)
			m := example.FindStringSubmatch(p.Hint)
			if few := 1/a.Chance() < 6; few != (m == nil) {
				t.Fatalf("%v: an example in hint %q, with %v ways to reply", a, p.Hint, 1/a.Chance())
			}
			if m == nil {
				continue
			}
			examples[m[1]] = true
			reply, err := (Question{Kind: a}).Read(p, m[1])
			if err != nil {
				t.Errorf("hint %q for %d options: %v", p.Hint, len(p.Options), err)
			} else if a.Judge(reply, nil).Outcome == Right {
				t.Errorf("hint %q is the solution of %v", p.Hint, a)
			}
		}
		if len(examples) == 1 {
			t.Errorf("%v: always the same example, %v", a, examples)
		}
	}
}

// choiceOf is a choice of m among k.
func choiceOf(k, m int) Choice {
	c := Choice{Several: true}
	for i := range k {
		c.Options = append(c.Options, Option{Text: fmt.Sprint("option ", i), Right: i < m})
	}
	return c
}

func TestPose(t *testing.T) {
	ten := choiceOf(10, 1)
	ten.Several = false
	for _, test := range []struct {
		name   string
		answer Kind
		want   Posed
	}{
		{"single", single, Posed{Input: Press, Presses: "1234abcd", Hint: "a number from 1 to 4",
			Options: []string{"Vladimir Putin", "Steve Witkoff", "Xi Jinping", "the Kremlin"}}},
		{"several", several, Posed{Input: Type, Hint: "3 numbers from 1 to 5, as in 1,3,4", Options: several.Pose(nil).Options}},
		{"open", open, Posed{Input: Type, Hint: "all that apply, numbers from 1 to 5, as in 1,3", Options: several.Pose(nil).Options}},
		{"order", order, Posed{Input: Type, Hint: "all 4 numbers in the right order, as in 1 2 4 3", Options: order.Pose(nil).Options}},
		{"order of two", order[:2], Posed{Input: Type, Hint: "both numbers in the right order", Options: order[:2].Pose(nil).Options}},
		{"too many for one key", ten, Posed{Input: Type, Hint: "a number from 1 to 10", Options: ten.Pose(nil).Options}},
		{"true or false", TrueFalse(true), Posed{Input: Press, Presses: "12tf", Hint: "1 or t for true, 2 or f for false",
			Options: []string{"true", "false"}}},
		{"typed", typed, Posed{Input: Type, FreeText: true, Hint: "the answer in words"}},
		{"number", number, Posed{Input: Type, Hint: "a number (personnel), within 50,000"}},
		{"bare number", Number{Value: 3}, Posed{Input: Type, Hint: "a number"}},
		{"number with a small tolerance", Number{Value: 3, Within: 0.5}, Posed{Input: Type, Hint: "a number, within 0.5"}},
		{"match", shared, Posed{Input: Type, Hint: "a letter for each number, as in 1a 2a 3b",
			Rows: []string{"Ciaramella", "Kellogg", "Lapatina"}, Options: []string{"for", "against"}}},
		{"a gap", cloze1, Posed{Input: Type, FreeText: true, Body: "An ____ clause.", Hint: "the missing words"}},
		{"gaps", cloze2, Posed{Input: Type, FreeText: true, Body: "__1__ of Ukraine, backed by __2__.",
			Hint: "the missing words of both gaps, with ; between"}},
		{"card", card, Posed{Input: Reveal, Back: string(card), Presses: "1234", Hint: "1 again (not known), 2 hard, 3 good or 4 easy"}},
	} {
		got := test.answer.Pose(nil)
		if len(got.IDs) != len(got.Options) {
			t.Errorf("%s: %d options and %d ids", test.name, len(got.Options), len(got.IDs))
		}
		got.IDs = nil
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

func TestKeysAreReplies(t *testing.T) {
	for name, a := range kinds {
		f := a.Pose(seeded(1))
		if (f.Presses != "") != (f.Input != Type) {
			t.Errorf("%s: input %v and keys %q", name, f.Input, f.Presses)
		}
		for _, key := range f.Presses {
			if _, err := (Question{Kind: a}).Read(f, string(key)); err != nil {
				t.Errorf("%s: key %c: %v", name, key, err)
			}
		}
	}
}

func TestLabels(t *testing.T) {
	rows := Posed{Rows: []string{"row"}}
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 52: "ba"} {
		if got := rows.Label(i); got != want {
			t.Errorf("with rows, option %d: %q, want %q", i, got, want)
		}
	}
	if got := (Posed{}).Label(9); got != "10" {
		t.Errorf("without rows, option 9: %q, want 10", got)
	}
}

// TestUnfit judges replies that Read never makes, but that a history edited by
// hand may hold. A reply that does not fit is wrong, and nothing counts twice.
func TestUnfit(t *testing.T) {
	all := []Reply{{}, {Chosen: []string{""}}, {Chosen: []string{"#"}}, {Text: []string{"x", "y", "z"}}, {Self: 9}, {Self: -1}}
	for name, a := range kinds {
		for _, r := range all {
			if v := a.Judge(r, nil); v.Outcome != Wrong || v.Score != 0 || v.Grade() != Again {
				t.Errorf("%s: %+v is %s, %v, %v; want wrong", name, r, v.Outcome, v.Score, v.Grade())
			}
		}
	}
	for _, test := range []struct {
		name   string
		answer Kind
		picks  []int
		want   Outcome
		score  float64
	}{
		{"both of one", single, []int{0, 1}, Wrong, 0},
		{"one right option twice", several, []int{0, 0, 1}, Partly, 1. / 3},
		{"an option that is not there", several, []int{0, 1, 7}, Partly, 1. / 3},
		{"an option before the first", several, []int{-1, 0, 1}, Partly, 1. / 3},
		{"an item twice", order, []int{0, 1, 2, 2}, Wrong, 0},
		{"an item that is not there", order, []int{0, 1, 2, 4}, Wrong, 0},
		{"a row's option that is not there", match, []int{0, 1, 3}, Wrong, 0},
	} {
		if v := test.answer.Judge(picked(test.answer, test.picks...), nil); v.Outcome != test.want || !close(v.Score, test.score) {
			t.Errorf("%s: %s, %v, want %s, %v", test.name, v.Outcome, v.Score, test.want, test.score)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"single": "single choice", "several": "several choices", "open": "several choices", "true": "true or false", "typed": "typed",
		"number": "numeric", "order": "order", "match": "match", "cloze": "cloze", "card": "flashcard",
	} {
		if got := kinds[name].Name(); got != want {
			t.Errorf("%s is called %q, want %q", name, got, want)
		}
	}
}

func TestQuestionJudge(t *testing.T) {
	for _, test := range []struct {
		answer   Kind
		chance   float64
		solution []string
	}{
		{single, 1. / 4, []string{"Vladimir Putin"}},
		{several, 1. / 10, []string{"US force", "Ukraine's army", "Russia's interest"}},
		{open, 1. / 31, []string{"US force", "Ukraine's army", "Russia's interest"}},
		{choiceOf(6, 2), 1. / 15, []string{"option 0", "option 1"}},
		{TrueFalse(false), 1. / 2, []string{"false"}},
		{typed, 0, []string{"revealed preference"}},
		{number, 0, []string{"800,000 personnel"}},
		{Number{Value: -1234.5}, 0, []string{"-1234.5"}},
		{Number{Value: 12345678}, 0, []string{"12,345,678"}},
		{order, 1. / 24, []string{"Budapest", "Minsk", "Istanbul", "Alaska"}},
		{match, 1. / 6, []string{"Ciaramella: neutrality", "Kellogg: a European force", "Lapatina: doubt"}},
		{shared, 1. / 8, []string{"Ciaramella: for", "Kellogg: against", "Lapatina: for"}},
		{cloze1, 0, []string{"An snapback clause."}},
		{cloze2, 0, []string{"armed neutrality of Ukraine, backed by Washington."}},
		{card, 0, []string{"the duty to come to another's aid"}},
	} {
		v := Question{Kind: test.answer}.Judge(Reply{Unknown: true, Chosen: []string{"putin"}})
		want := Verdict{Outcome: Unknown, Chance: v.Chance, Solution: test.solution}
		if !reflect.DeepEqual(v, want) || v.Grade() != Again {
			t.Errorf("%v, don't know:\n got %+v\nwant %+v", test.answer, v, want)
		}
		if d := v.Chance - test.chance; d > 1e-12 || d < -1e-12 {
			t.Errorf("%v: chance %v, want %v", test.answer, v.Chance, test.chance)
		}
	}
}

// TestChance guesses every choice of m among k there is, and counts.
func TestChance(t *testing.T) {
	for k := 2; k <= 6; k++ {
		for m := 1; m < k; m++ {
			c := choiceOf(k, m)
			tries, tryOpen, hits := 0, 0, 0
			for set := 1; set < 1<<k; set++ {
				var picks []int
				for i := range k {
					if set&(1<<i) != 0 {
						picks = append(picks, i)
					}
				}
				tryOpen++
				if len(picks) == m {
					tries++
				}
				if c.Judge(picked(c, picks...), nil).Outcome == Right {
					hits++
				}
			}
			wantTold, wantOpen := float64(hits)/float64(tries), float64(hits)/float64(tryOpen)
			told := c.Chance()
			c.Open = true
			if open := c.Chance(); hits != 1 || !close(told, wantTold) || !close(open, wantOpen) {
				t.Errorf("%d of %d: %v told and %v open, want %v and %v", m, k, told, open, wantTold, wantOpen)
			}
		}
	}
}

func close(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

// amendable lists what a verdict may be called, by the keys of a drill.
func amendable(v Verdict) (keys string) {
	for _, can := range []struct {
		key string
		ok  bool
	}{{"r", v.CanBeRight()}, {"g", v.CanBeGuessed()}, {"h", v.CanBeHard()}, {"e", v.CanBeEasy()}} {
		if can.ok {
			keys += can.key
		}
	}
	return keys
}

// TestAmendable says which verdicts the learner may amend, and how.
func TestAmendable(t *testing.T) {
	for _, test := range []struct {
		name   string
		answer Kind
		reply  Reply
		can    string // by the keys of a drill: right, guessed, hard, easy
	}{
		{"guessable and right", single, picked(single, 0), "gh"},
		{"guessable and wrong", single, picked(single, 1), ""},
		{"several right", several, picked(several, 0, 1, 2), "gh"},
		{"typed and right", typed, Reply{Text: []string{"revealed preference"}}, "ghe"},
		{"typed with a slip", typed, Reply{Text: []string{"reveald preference"}}, "ghe"},
		{"gaps right", cloze1, Reply{Text: []string{"snapback"}}, "ghe"},
		{"typed and wrong", typed, Reply{Text: []string{"leverage"}}, "r"},
		{"typed partly right", cloze2, Reply{Text: []string{"armed neutrality", "Moscow"}}, "r"},
		{"number right", number, Reply{Text: []string{"800,000"}}, "ghe"},
		{"number wrong", number, Reply{Text: []string{"5"}}, "r"},
		{"unknown", typed, Reply{Unknown: true}, ""},
		{"card known", card, Reply{Self: Good}, ""},
		{"card not known", card, Reply{Self: Again}, ""},
	} {
		if can := amendable(Question{Kind: test.answer}.Judge(test.reply)); can != test.can {
			t.Errorf("%s: may be called %q, want %q", test.name, can, test.can)
		}
	}
	wrong := Question{Kind: typed}.Judge(Reply{Text: []string{"leverage"}})
	if can := amendable(wrong.Amended(Right)); can != "he" {
		t.Errorf("called right: may be called %q: whoever says that it was right did not guess", can)
	}
	guess := Question{Kind: typed}.Judge(Reply{Text: []string{"revealed preference"}}).Amended(Unknown)
	if can := amendable(guess); can != "r" || !guess.Guessed {
		t.Errorf("called a guess: may be called %q", can)
	}
}

func TestFingerprint(t *testing.T) {
	if got := Fingerprint("putin"); !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(got) {
		t.Errorf("fingerprint %q is not 12 hexadecimal digits", got)
	}
	// Histories keep fingerprints, so another version must make the same.
	for want, texts := range map[string][]string{"d45ec2367106": {"putin"}, "47d2729dfd8e": {"a text of more than ten letters", "another"}} {
		if got := Fingerprint(texts...); got != want {
			t.Errorf("fingerprint of %q is %s, not %s as it was", texts, got, want)
		}
	}
	seen := map[string][]string{}
	for _, texts := range [][]string{nil, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"b", "a"}, {"1:a"}, {"a1:b"}} {
		f := Fingerprint(texts...)
		if other, ok := seen[f]; ok {
			t.Errorf("%q and %q have one fingerprint", texts, other)
		}
		seen[f] = texts
	}
}

// TestShuffle: each question and time has its own order, and always the same.
func TestShuffle(t *testing.T) {
	options := func(id string, n int, layout uint32) string {
		q := Question{ID: id, Kind: choiceOf(8, 1)}
		return strings.Join(q.Kind.Pose(q.Shuffle(n, layout)).Options, ",")
	}
	if first := options("a/b", 0, 7); first != options("a/b", 0, 7) {
		t.Error("the same question is shuffled in two ways")
	}
	// Another version finds the order again that a learner saw.
	if got, want := options("a/b", 3, 7), "option 3,option 2,option 6,option 5,option 0,option 7,option 4,option 1"; got != want {
		t.Errorf("the order was %s, and is %s", want, got)
	}
	first := options("a/b", 0, 7)
	if first == options("a/b", 1, 7) || first == options("a/c", 0, 7) {
		t.Error("another time, or another question, is shuffled alike")
	}
	if first == options("a/b", 0, 8) {
		t.Error("two learners see the same order")
	}
	places, learners := map[string]bool{}, map[string]bool{}
	for n := range 200 {
		places[strings.SplitN(options("a/b", n, 7), ",", 2)[0]] = true
	}
	for layout := range uint32(200) {
		learners[strings.SplitN(options("a/b", 0, layout), ",", 2)[0]] = true
	}
	if len(learners) != 8 {
		t.Errorf("with 200 learners only %d of 8 options ever come first", len(learners))
	}
	if len(places) != 8 {
		t.Errorf("in 200 times only %d of 8 options ever come first", len(places))
	}
}

func TestCitation(t *testing.T) {
	for _, test := range []struct {
		c    Citation
		want string
	}{
		{Citation{}, ""},
		{Citation{Seed: "s", Title: "A talk", At: place.Paragraphs(47)}, "A talk, ¶47"},
		{Citation{Seed: "s", Title: "A talk", At: place.Paragraphs(93, 92, 12)}, "A talk, ¶12, 92–93"},
	} {
		if got := test.c.String(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.c, got, test.want)
		}
	}
}

// FuzzRead: whatever the line, parsing does not panic, and what it reads can
// be judged.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1", "b", "1,3,4", "2 1 3 4", "1c 2a 3b", "t", "800,000", "a;b", "good", ",", "", "٣", "1\xff", "(1, 3)", "3 > 1 > 2 > 4", "1–b 2–c 3–a",
		"b1 c2 a3", "Kellogg: doubt; 1 = a; (3) b", "1) a; 2) b", "2: a 1: b", "?; ?", "１，３", "option 2", "1. Vladimir Putin"} {
		f.Add(s, uint64(0))
	}
	f.Fuzz(func(t *testing.T, line string, seed uint64) {
		for name, a := range kinds {
			posed := a.Pose(rand.New(rand.NewPCG(seed, 0)))
			r, err := Question{Kind: a}.Read(posed, line)
			if err != nil {
				if strings.TrimSpace(err.Error()) == "" || strings.Contains(err.Error(), "\n") && !strings.Contains(line, "\n") {
					t.Errorf("%s, %q: error %q is no line", name, line, err)
				}
				continue
			}
			if r.Unknown {
				continue
			}
			if len(r.Chosen) == 0 && len(r.Text) == 0 && r.Self == 0 {
				t.Errorf("%s, %q: nothing was read, and no error", name, line)
			}
			for _, id := range r.Chosen {
				if !slices.Contains(posed.IDs, id) {
					t.Errorf("%s, %q: chose %q of %q", name, line, id, posed.IDs)
				}
			}
			v := Question{Kind: a}.Judge(r)
			if v.Score < 0 || v.Score > 1 || (v.Outcome == Right) != (v.Score == 1) || (v.Outcome == Partly) != (v.Score > 0 && v.Score < 1) {
				t.Errorf("%s, %q: %s with score %v", name, line, v.Outcome, v.Score)
			}
			if len(v.Said) == 0 || len(v.Solution) == 0 {
				t.Errorf("%s, %q: said %q, solution %q", name, line, v.Said, v.Solution)
			}
			if g := v.Grade(); g < Again || g > Easy || (g == Again) != (v.Outcome != Right) {
				t.Errorf("%s, %q: %s, graded %v", name, line, v.Outcome, g)
			}
		}
	})
}

// TestNumberWithScaleInUnit: whoever is asked for millions may write them out.
func TestNumberWithScaleInUnit(t *testing.T) {
	budget := Number{Value: 250, Within: 10, Unit: "million euros"}
	for _, said := range []string{"250", "250 million", "250m", "250 million euros", "0.25 billion", "250,000,000", "245"} {
		r, err := read(budget, said)
		if err != nil {
			t.Errorf("%q: %v", said, err)
		} else if got := budget.Judge(r, nil).Outcome; got != Right {
			t.Errorf("%q is %s", said, got)
		}
	}
	for _, said := range []string{"25", "2.5 million", "250,000", "2.5 billion", "270", "250 euros"} {
		if got := budget.Judge(Reply{Text: []string{said}}, nil).Outcome; got != Wrong {
			t.Errorf("%q is %s", said, got)
		}
	}
}
