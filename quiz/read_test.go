package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Questions whose words are like labels, or hold what stands between options.
var (
	digitsOnly = Choice{Options: []Option{{Text: "2", Right: true}, {Text: "3"}, {Text: "4"}, {Text: "12"}}}
	grid       = Choice{Several: true, Open: true, Options: []Option{{Text: "21", Right: true}, {Text: "3", Right: true}, {Text: "4"}}}
	seats      = Choice{Options: []Option{{Text: "two seats", Right: true}, {Text: "one seat"}, {Text: "None of these"}}}
	vitamin    = Choice{Options: []Option{{Text: "C", Right: true}, {Text: "A"}, {Text: "B"}}}
	commaed    = Choice{Several: true, Open: true, Options: []Option{
		{Text: "Washington, D.C.", Right: true}, {Text: "law and order"}, {Text: "Q; A"}, {Text: "so-called peace"}, {Text: "a plan"}}}
	nested  = Choice{Several: true, Open: true, Options: []Option{{Text: "oil", Right: true}, {Text: "gas"}, {Text: "oil and gas"}}}
	numbers = orderOf("1", "3", "2")
	colours = Cloze{Text: []string{"The ", " and the ", " army."}, Gaps: [][]string{{"red", "crimson"}, {"black"}}}
	years   = Cloze{Text: []string{"", " and ", ""}, Gaps: [][]string{{"1914"}, {"1 million"}}}
	commas2 = Cloze{Text: []string{"", " and ", ""}, Gaps: [][]string{{"Washington, D.C."}, {"a/b"}}}
	over    = Match{Pairs: match.Pairs, LeftOver: []Option{{Text: "a tax", Feedback: "that is Trump's (¶9)"}, {Text: "silence"}}}
)

// TestReplies reads what people write for an answer of each kind. Want has the
// options by their places as written, the words of gaps, or part of an error
// behind "!".
func TestReplies(t *testing.T) {
	for _, group := range []struct {
		kind Kind
		rows map[string]string
	}{
		{single, map[string]string{
			"2": "1", "2.": "1", "(2)": "1", "2)": "1", "[2]": "1", "2:": "1", "2).": "1", "\"2\"": "1", "02": "1",
			"b": "1", "B": "1", "b)": "1", "b.": "1", "(b)": "1", "(B).": "1",
			"option 2": "1", "Option b": "1", "number 2": "1", "no. 2": "1", "No 2": "1", "nr. 2": "1", "#2": "1", "№ 2": "1", "answer: 2": "1", "option (2)": "1",
			"Steve Witkoff": "1", "steve witkoff.": "1", "Kremlin": "3", "the kremlin": "3", "“Xi Jinping”": "2",
			"the second": "1", "two": "1", "Stev Witkoff": "1", "Steve Witkof": "1", "2: Steve Witkoff": "1", "2. Steve Witkoff": "1", "b) steve witkoff": "1", "2 - Steve Witkoff": "1", "(2) Steve Witkoff": "1", "2 Steve Witkoff": "1",
			"２": "1", "（２）": "1", "ｂ": "1", "２．": "1", "2。": "1",
			"\ufeff2": "1", "2\u200b": "1", "\u200e2\u200f": "1", "\x002\x00": "1", "\u00a02\u00a0": "1", "2\u2060": "1",
			"5": "!no option \"5\"", "0": "!no option", "-2": "!no option", "2,5": "!no option \"5\"", "1 2": "!one option", "1 or 2": "!no option \"or\"", "not 2": "!no option \"not\"",
			"abc": "!no option \"abc\"; reply with", "vendor lock-in": "!no option \"vendor lock-in\"; reply with", "a, b": "!one option is asked for, not 2",
			"1: Steve Witkoff": "!no option", "Witkoff": "!no option", "Steve": "!no option", "2 Xi Jinping": "!no option", "Vladimir Putin, Xi Jinping": "!one option",
			"2\x1b[A": "!no letter, such as an arrow", "2\xff": "!no text in UTF-8", "\xff\xfe2\x00": "!no text in UTF-8", "\ufffd": "!no text in UTF-8",
			strings.Repeat("2", 5000): "!too long", strings.Repeat(" ", 70000) + "2": "1",
		}},
		{digitsOnly, map[string]string{ // which are shown as a, b, c, d
			"2": "0", "3": "1", "4": "2", "12": "3", "a": "0", "d)": "3", "b. 3": "1", "a) 3": "!one option", "1": "!no option", "5": "!no option", "option c": "2",
		}},
		{seats, map[string]string{"2": "1", "two": "!no option", "the second": "!no option", "none": "2", "two seats": "0", "three": "2"}},
		{vitamin, map[string]string{"1": "0", "2": "1", "a": "1", "A": "1", "C": "0", "(b)": "2", "1 C": "0"}},
		{several, map[string]string{
			"1,3,4": "0 2 3", "1 3 4": "0 2 3", "1;3;4": "0 2 3", "1+3+4": "0 2 3", "1, 3 and 4": "0 2 3", "1 and 3 and 4": "0 2 3", "1 & 3 & 4": "0 2 3",
			"134": "0 2 3", "acd": "0 2 3", "a c d": "0 2 3", "1. 3. 4.": "0 2 3", "1.3.4": "0 2 3", "(1), (3), (4)": "0 2 3", "(1, 3, 4)": "0 2 3", "[1;3;4]": "0 2 3", "{1,3,4}": "0 2 3",
			"1-3-4": "0 2 3", "options 1, 3, 4": "0 2 3", "numbers 1 and 3 and 4": "0 2 3", "1 | 3 | 4": "0 2 3", "①③④": "0 2 3", "option 1, option 3, option 4": "0 2 3", "1) 3) 4)": "0 2 3", "１、３、４": "0 2 3", "１，３，４": "0 2 3", "1,3,4,": "0 2 3", "1,\t3 4.": "0 2 3",
			"US force; Russia's interest; a European force": "0 2 3", "US force, Russia's interest and a European force": "0 2 3", "1; sanctions; US-force": "!option 1 is there twice",
			"US forse; Russia's interests; European force": "0 2 3", "both 1, 3 and 4": "0 2 3", "1: US force; 2: Ukraine's army; 5": "0 1 4", "1,1,3": "!option 1 is there twice", "1,3": "!3 options are asked for, not 2", "1-3": "!no option", "1/3/4": "!no option", "1,3,9": "!no option \"9\"",
		}},
		{open, map[string]string{"1-3": "!no option", "1–3": "!no option", "2": "1", "2.": "1", "sanctions": "4", "1 or 2": "!no option", "none": "!no option", "1..3": "0 2", ";": "!no option"}},
		{grid, map[string]string{"21": "0", "a": "0", "ab": "0 1", "a, b": "0 1", "21, 3": "0 1", "21 3": "0 1", "2": "!no option", "c": "2"}},
		{commaed, map[string]string{
			"Washington, D.C.": "0", "washington dc; law and order": "0 1", "Washington, D.C., law and order": "!no option", "law and order": "1", "Q; A": "2",
			"so-called peace": "3", "a plan": "4", "a": "0", "plan": "4", "e, 1": "0 4", "plan, law and order": "1 4",
		}},
		{nested, map[string]string{"oil": "0", "oil, gas": "0 1", "oil; gas": "0 1", "oil and gas": "!read in more than one way", "3": "2", "1 and 2": "0 1", "3: oil and gas": "2"}},
		{TrueFalse(true), map[string]string{
			"True.": "0", "true!": "0", "TRUE": "0", "yes": "0", "Yes.": "0", "t": "0", "T.": "0", "1": "0", "1.": "0", "(1)": "0", "a)": "0", "option 1": "0", "1: true": "0", "it is true": "0", "It's true.": "0", "that is false": "1", "it is": "!neither", "correct": "0",
			"False.": "1", "no": "1", "no.": "1", "f": "1", "2)": "1", "not true": "1", "wrong": "1", "ｆ": "1", "3": "!neither", "true or false": "!neither", "1: false": "!neither", "true false": "!neither", "richtig": "!neither",
		}},
		{card, map[string]string{"3.": "good", "(3)": "good", "Good!": "good", "3 good": "good", "yes.": "good", "1": "again", "no": "again", "４": "easy", "a": "!no grade", "5": "!no grade", "3 easy": "!no grade", "good or easy": "!no grade"}},
		{order, map[string]string{
			"2 1 3 4": "1 0 2 3", "2134": "1 0 2 3", "2,1,3,4": "1 0 2 3", "2-1-3-4": "1 0 2 3", "2–1–3–4": "1 0 2 3", "2 > 1 > 3 > 4": "1 0 2 3", "2>1>3>4": "1 0 2 3", "2→1→3→4": "1 0 2 3",
			"2 -> 1 -> 3 -> 4": "1 0 2 3", "2 => 1 => 3 => 4": "1 0 2 3", "b a c d": "1 0 2 3", "bacd": "1 0 2 3", "B, A, C, D": "1 0 2 3", "2. 1. 3. 4.": "1 0 2 3", "(2)(1)(3)(4)": "1 0 2 3", "(2) (1) (3) (4)": "1 0 2 3",
			"2/1/3/4": "1 0 2 3", "2.1.3.4": "1 0 2 3", "2 then 1 then 3 then 4": "1 0 2 3", "2, then 1, then 3, and 4": "!no option", "2; 1; 3; 4": "1 0 2 3",
			"Minsk; Budapest; Istanbul; Alaska": "1 0 2 3", "minsk, budapest, istanbul, alaska": "1 0 2 3", "Minsk > Budapest > Istanbul > Alaska": "1 0 2 3", "Minsk Budapest Istanbul Alaska": "1 0 2 3",
			"2 Minsk; 1 Budapest; 3 Istanbul; 4 Alaska": "1 0 2 3", "1 Minsk; 2 Budapest; 3 Istanbul; 4 Alaska": "!no option",
			"1. Minsk 2. Budapest 3. Istanbul 4. Alaska": "1 0 2 3", "1) Minsk, 2) Budapest, 3) Istanbul, 4) Alaska": "1 0 2 3", "Minsk; Budapst; Istanbul; Alaska": "1 0 2 3",
			"2 1 3": "!all 4 numbers are asked for, in order; that was 3", "2 2 3 4": "!option 2 is there twice", "1-4": "!all 4 numbers", "2 1 3 5": "!no option \"5\"", "4 < 3 < 2 < 1": "!no option \"<\"",
		}},
		{orderOf("x", "y", "z"), map[string]string{"3-1-2": "2 0 1", "312": "2 0 1", "c a b": "2 0 1", "z x y": "2 0 1", "zxy": "!no option"}},
		{orderOf("x", "y"), map[string]string{"2-1": "1 0", "y, x": "1 0", "21": "1 0"}},
		{numbers, map[string]string{"a b c": "0 1 2", "bac": "1 0 2", "1 2 3": "0 2 1", "123": "!no option", "3; 1; 2": "1 0 2"}},
		{match, map[string]string{
			"1b 2c 3a": "1 2 0", "1–b 2–c 3–a": "1 2 0", "1-b, 2-c, 3-a": "1 2 0", "1=b, 2=c, 3=a": "1 2 0", "1:b 2:c 3:a": "1 2 0", "1: b; 2: c; 3: a": "1 2 0", "1. b 2. c 3. a": "1 2 0",
			"1) b 2) c 3) a": "1 2 0", "(1) b, (2) c, (3) a": "1 2 0", "(1,b), (2,c), (3,a)": "1 2 0", "1 b 2 c 3 a": "1 2 0", "1B2C3A": "1 2 0", "3a 1b 2c": "1 2 0", "1 → b, 2 → c, 3 → a": "1 2 0",
			"1->b 2->c 3->a": "1 2 0", "1b, 2c and 3a": "1 2 0", "1b/2c/3a": "1 2 0", "1/b 2/c 3/a": "1 2 0", "1|b 2|c 3|a": "1 2 0", "1b + 2c + 3a": "1 2 0", "1 is b, 2 is c, 3 is a": "1 2 0", "Ciaramella-European force, Kellogg-doubt, Lapatina-neutrality": "1 2 0", "1 European force; 2 doubt; 3 neutrality": "1 2 0", "1ｂ 2ｃ 3ａ": "1 2 0",
			"b1 c2 a3": "1 2 0", "b=1, c=2, a=3": "1 2 0", "b c a": "1 2 0", "bca": "1 2 0", "b, c, a": "1 2 0", "b; c; a": "1 2 0", "b-c-a": "1 2 0", "b) c) a)": "1 2 0", "(b, c, a)": "1 2 0",
			"a European force; doubt; neutrality": "1 2 0", "Ciaramella: a European force; Kellogg: doubt; Lapatina: neutrality": "1 2 0", "Kellogg = doubt, Lapatina = neutrality, Ciaramella = European force": "1 2 0",
			"1: a European force; 2 = c; Lapatina - neutrality": "1 2 0", "1) a European force; 2) doubt; 3) neutrality": "1 2 0",
			"1b 2c": "!row 3 has no letter", "1b 2c 2a": "!row 2 is there twice", "1b 2c 4a": "!there is no row 4", "1b 2c 3d": "!there is no option d", "2 3 1": "!does not give", "not 1b 2c 3a": "!does not give",
			"1b 2c 3a or 3b": "!does not give a letter to each number", "bc": "!there are 3 rows",
		}},
		{Choice{Options: []Option{{Text: "Bonn", Entry: "e1", Right: true}, {Text: "bonn", Entry: "e2"}}}, map[string]string{"Bonn": "!no option", "2. bonn": "!no option", "2": "1"}},
		{matchOf("r1", "1b", "r2", "2a"), map[string]string{"1b 2a": "!more than one way", "ab": "0 1", "1: a; 2: b": "0 1"}},
		{matchOf("x", "y z", "x y", "z"), map[string]string{"x y z; 2: b": "!does not give a letter", "x: y z; x y: z": "0 1"}},
		{matchOf("r1", "x1", "r2", "x2"), map[string]string{"x2; x1": "1 0", "x2 x1": "1 0", "r1 x2; r2 x1": "1 0", "1 x2; 2 x1": "1 0", "r1-x2, r2-x1": "1 0", "b1 a2": "1 0", "x1 y2": "!no option x"}},
		{over, map[string]string{"1b 2e 3a": "1 4 0", "bea": "1 4 0", "silence; a tax; doubt": "4 3 2", "1f 2a 3b": "!there is no option f; options go from a to e"}},
		{over, map[string]string{strings.Repeat("1 ", 2000): "!does not give a letter", strings.Repeat("a ", 2000): "!there are 3 rows", strings.Repeat("1a;", 1000): "!is there twice"}},
		{cloze1, map[string]string{"snap back; or not": "snap back; or not", "a, b": "a, b", "1955": "1955", "…": "!no letter and no digit", "1) alpha": "alpha", "1. alpha": "alpha", "no idea": "unknown", "??": "unknown", "؟": "unknown", "I don’t know": "unknown", "dunno": "unknown"}},
		{colours, map[string]string{
			"red; black": "red|black", "red, black": "red|black", "red ；black": "red|black", "red，black": "red|black", "red | black": "red|black", "red / black": "red|black", "red; black;": "red|black",
			"1) red; 2) black": "red|black", "1: red 2: black": "red|black", "2: black, 1: red": "red|black", "2) black 1) red": "red|black", "(1) red (2) black": "red|black", "1. red 2. black": "red|black", "1. red; 2. black": "red|black",
			"1 = red, 2 = black": "red|black", "1 - red; 2 - black": "red|black", "gap 1: red; gap 2: black": "red|black", "Gap 2 black, gap 1 red": "red|black", "1 red; 2 black": "red|black", "2 black, 1 red": "red|black",
			"１：red　２：black": "red|black", "[1] red [2] black": "red|black", "__2__ black __1__ red": "red|black", "red; ?": "red|?", "1: ?; 2: black": "?|black",
			"red": "!there are 2 gaps, and 1 answer", "red; black; white": "!there are 2 gaps, and 3 answers", "red;": "!there are 2 gaps, and 1 answer", "; black": "!gap 1 is empty; write ?", "red, black, white": "!there are 2 gaps",
			"1: red": "!gap 2 has no answer", "1: red; 1: black": "!gap 1 is there twice", "1: red; 3: black": "!gap 2 has no answer", "1- red 2- black": "red|black", "1-red; 2-black": "red|black", "1.red 2.black": "red|black", "a) red; b) black": "red|black", "1 red 2 black": "red|black", "#1 red #2 black": "red|black", "① red ② black": "red|black", "1: -5; 2: (x)": "-5|(x)", "1914-18; black": "1914-18|black", "2 black": "!there are 2 gaps", "1 red; 3 black": "!there is no gap 3", "1) red; black": "!gap 2 has no answer", "1: red; 2:": "!gap 2 is empty",
			"1,5": "!there are 2 gaps", "?; ?": "unknown", "red and black": "red|black", "red & black": "red|black", "red and black and white": "!there are 2 gaps",
		}},
		{years, map[string]string{"1914; 1 million": "1914|1 million", "1: 1914; 2: 1 million": "1914|1 million", "1 million; 2 million": "1 million|2 million", "1914, 1 million": "1914|1 million", "2) 1.5 million 1) 1914": "1914|1.5 million"}},
		{commas2, map[string]string{"Washington, D.C.": "!there are 2 gaps", "Washington, D.C.; a/b": "Washington, D.C.|a/b", "x/y": "!there are 2 gaps", "1: Washington, D.C. 2: a/b": "Washington, D.C.|a/b"}},
		{typed, map[string]string{"\ufeffrevealed\u200b preference\x00": "revealed preference", "１０": "１０", "q": "q", "!!": "!no letter and no digit", "Sch\xfcssel": "!no text in UTF-8", "می\u200cخواهم": "می\u200cخواهم", "a\x1b[D": "!an arrow"}},
		{number, map[string]string{"\ufeff800000": "800000", "８００，０００": "800,000", "800\u2060000": "800000", "8\xa0": "!no text in UTF-8"}},
	} {
		for line, want := range group.rows {
			reply, err := read(group.kind, line)
			got := inWords(group.kind, reply)
			message, isErr := strings.CutPrefix(want, "!")
			switch {
			case isErr && (err == nil || !strings.Contains(err.Error(), message)):
				t.Errorf("%s, %q: %s, error %v; want error %q", group.kind.Name(), short(line), got, err, message)
			case !isErr && (err != nil || got != want):
				t.Errorf("%s, %q: %s, error %v; want %s", group.kind.Name(), short(line), got, err, want)
			}
		}
	}
}

// inWords writes a reply: options by their places as written.
func inWords(k Kind, r Reply) string {
	switch {
	case r.Unknown:
		return "unknown"
	case r.Self != 0:
		return r.Self.String()
	case len(r.Text) > 0:
		return strings.Join(r.Text, "|")
	}
	return strings.Trim(fmt.Sprint(places(k, r)), "[]")
}

// TestSolutionReadsAsRight types the right answer in several ways, in many posings.
func TestSolutionReadsAsRight(t *testing.T) {
	for name, k := range kinds {
		switch k.(type) {
		case Card, Number, Typed:
			continue
		}
		for n := range 20 {
			p := k.Pose(seeded(n))
			for _, line := range solutions(k, p) {
				r, err := Question{Kind: k}.Read(p, line)
				if err != nil {
					t.Errorf("%s, %q: %v", name, line, err)
				} else if v := k.Judge(r, nil); v.Outcome != Right {
					t.Errorf("%s, %q: %s", name, line, v.Outcome)
				}
			}
		}
	}
}

// solutions writes the right answer to a posed question as people would.
func solutions(k Kind, p Posed) (lines []string) {
	say := k.Solution()
	switch k := k.(type) {
	case Cloze:
		var first, numbered []string
		for i, gap := range k.Gaps {
			first = append(first, gap[0])
			numbered = append(numbered, fmt.Sprintf("%d) %s", i+1, gap[0]))
		}
		if len(first) == 1 {
			return first
		}
		slices.Reverse(numbered)
		return []string{strings.Join(first, ";"), strings.Join(first, ", "), strings.Join(numbered, " "), strings.Join(numbered, "; ")}
	case Match:
		var letters, turned []string
		for row, pair := range k.Pairs {
			l := p.Label(slices.Index(p.Options, pair.Right.Text))
			letters = append(letters, l)
			turned = append(turned, fmt.Sprintf("%d – %s", row+1, l))
		}
		slices.Reverse(turned)
		return []string{strings.Join(say, "; "), strings.Join(letters, ""), strings.Join(letters, " "), strings.Join(turned, ", ")}
	}
	var labels []string
	for _, s := range say {
		labels = append(labels, p.Label(slices.Index(p.Options, s)))
	}
	for _, between := range []string{", ", "; ", " "} {
		lines = append(lines, strings.Join(labels, between), "("+strings.Join(labels, ")"+between+"(")+")")
	}
	return append(lines, strings.Join(labels, ""), strings.Join(labels, " and "), strings.Join(say, "; "), strings.ToUpper(strings.Join(say, ";"))+".")
}

// TestNumbersGetLetters: where an option is a number that could be a label, options
// have letters, and the hint and the keys say so.
func TestNumbersGetLetters(t *testing.T) {
	for _, test := range []struct {
		kind    Kind
		letters bool
		hint    string
		presses string
	}{
		{digitsOnly, true, "a letter from a to d", "abcd"},
		{grid, true, "all that apply, letters from a to c, as in b,c", ""},
		{Choice{Several: true, Open: true, Options: []Option{{Text: "21", Right: true}, {Text: "50"}, {Text: "60"}}}, true, "all that apply, letters from a to c, as in b,c", ""},
		{Choice{Options: []Option{{Text: "21", Right: true}, {Text: "50"}, {Text: "60"}}}, false, "a number from 1 to 3", "123abc"},
		{numbers, true, "all 3 letters in the right order, as in c b a", ""},
		{vitamin, false, "a number from 1 to 3", "123abc"},
		{Choice{Options: []Option{{Text: "1914", Right: true}, {Text: "1939"}}}, false, "a number from 1 to 2", "12ab"},
		{Choice{Options: []Option{{Text: "1", Right: true}, {Text: "a"}}}, false, "a number from 1 to 2", "12ab"},
		{Choice{Options: []Option{{Text: "2 %", Right: true}, {Text: "3 %"}}}, false, "a number from 1 to 2", "12ab"},
	} {
		p := test.kind.Pose(nil)
		if p.Letters != test.letters || p.Hint != test.hint || p.Presses != test.presses {
			t.Errorf("%v: letters %v, hint %q, keys %q", test.kind.Solution(), p.Letters, p.Hint, p.Presses)
		}
		for i, text := range p.Options {
			for _, said := range []string{p.Label(i), text, p.Label(i) + ". " + text} {
				if c, ok := test.kind.(Choice); ok && !c.Several && p.Letters {
					r, err := Question{Kind: c}.Read(p, said)
					if err != nil || r.Chosen[0] != p.IDs[i] {
						t.Errorf("%q: %v, %v", said, r.Chosen, err)
					}
				}
			}
		}
	}
}

func TestTidy(t *testing.T) {
	for line, want := range map[string]string{
		"": "", " a ": "a", "\ufeff a b\u00a0\u200b": "a b", "a\x00b": "ab", "2\u200b7": "27", "\u3164a": "a", "\u00ada\u00adb": "ab",
		"می\u200cخواهم\u200c": "می\u200cخواهم", "❤\ufe0f": "❤\ufe0f", "\u202aa\u202c": "a", "a\x1b": "a\x1b",
		"🏴\U000e0067\U000e0062\U000e007f": "🏴\U000e0067\U000e0062\U000e007f",
	} {
		if got := Tidy(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
		if got := Tidy(Tidy(line)); got != Tidy(line) {
			t.Errorf("%q: tidied twice it is %q", line, got)
		}
	}
	for line, want := range map[string]string{"？": "?", "１２．Ａ；": "12.A;", "a　b\tc": "a b c", "、。": ",.", "plain ü": "plain ü", "＠～！": "@~!"} {
		if got := Narrow(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// FuzzReadOptions: whatever the options and the line, reading does not panic, and
// each option can be chosen by its label, which no option's words take away.
func FuzzReadOptions(f *testing.F) {
	for _, s := range []string{"1|2|a", "21|3|12", "a|b|ab", "a, b|a|b", "|-|+", "option 2|option 1", "１|２"} {
		f.Add(s, "1, 2", uint64(1))
	}
	f.Fuzz(func(t *testing.T, texts, line string, seed uint64) {
		options := strings.Split(texts, "|")
		if len(options) < 2 || len(options) > 26 {
			return
		}
		one := Choice{}
		for i, o := range options {
			one.Options = append(one.Options, Option{Text: o, Entry: fmt.Sprint("e", i), Right: i == 0})
		}
		some := Choice{Several: true, Open: true, Options: one.Options}
		m := Match{}
		for i, o := range options {
			m.Pairs = append(m.Pairs, Pair{Item{Text: fmt.Sprint(i), Entry: fmt.Sprint(i)}, Item{o, fmt.Sprint("e", i)}})
		}
		for _, k := range []Kind{one, some, m, Order(one.items())} {
			p := k.Pose(rand.New(rand.NewPCG(seed, 0)))
			if r, err := (Question{Kind: k}).Read(p, line); err == nil {
				k.Judge(r, nil)
			}
		}
		p := one.Pose(rand.New(rand.NewPCG(seed, 0)))
		for i := range options {
			r, err := Question{Kind: one}.Read(p, p.Label(i))
			if err != nil || r.Chosen[0] != p.IDs[i] {
				t.Errorf("%q: label %s is %v, %v, want %s", p.Options, p.Label(i), r.Chosen, err, p.IDs[i])
			}
		}
	})
}
