package spell

import (
	"strings"
	"testing"
)

// wrong is how tests write a Match that is not OK.
const wrong = -1

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name, typed string
		accept      []string
		others      []string
		want        int // slips, or wrong
	}{
		{"exact", "Putin", []string{"Putin"}, nil, 0},
		{"folded", "the BUDAPEST memorandum.", []string{"Budapest Memorandum"}, nil, 0},
		{"second spelling", "Zelenskyy", []string{"Zelensky", "Zelenskyy"}, nil, 0},
		{"blank", "  ", []string{"Putin"}, nil, wrong},
		{"blank accepted", "", []string{""}, nil, wrong},
		{"nothing accepted", "Putin", nil, nil, wrong},
		{"another word", "Macron", []string{"Putin"}, nil, wrong},
		{"full width", "ＮＡＴＯ", []string{"NATO"}, nil, 0},
		{"hyphen or space", "non alignment", []string{"non-alignment"}, nil, 0},
		{"missing space", "revealedpreference", []string{"revealed preference"}, nil, 0},
		{"space too many", "snap back clause", []string{"snapback clause"}, nil, 0},

		{"letter doubled", "Zelenskyy", []string{"Zelensky"}, nil, 1},
		{"letter mistaken", "Soldatenka", []string{"Soldatenko"}, nil, 1},
		{"letter left out", "Ciaramela", []string{"Ciaramella"}, nil, 1},
		{"letters exchanged", "Wiktoff", []string{"Witkoff"}, nil, 1},
		{"two slips in a long word", "Ciarramela", []string{"Ciaramella"}, nil, 2},
		{"three slips", "Ciaramlo", []string{"Ciaramella"}, nil, wrong},
		{"two slips in 8 letters", "Zelenskji", []string{"Zelensky"}, nil, wrong},
		{"two slips in 7 letters", "Witkov", []string{"Witkoff"}, nil, wrong},
		{"one slip in 5 letters", "Lutin", []string{"Putin"}, nil, 1},
		{"one slip in 4 letters", "Iraq", []string{"Iran"}, nil, wrong},
		{"slips in two words", "Volodymir Zelenski", []string{"Volodymyr Zelensky"}, nil, 2},
		{"two slips of the whole are enough", "Volodymir Zelenskj of Ukrane", []string{"Volodymyr Zelensky of Ukraine"}, nil, wrong},
		{"slip with a space too many", "reveald pre ference", []string{"revealed preference"}, nil, 1},
		{"slip with a space missing", "snapbackclase", []string{"snapback clause"}, nil, 1},
		{"slip after a hyphen", "non-alingment", []string{"nonalignment", "non-alignment"}, nil, 1},
		{"another letter doubled", "tarrif", []string{"tariff"}, nil, 1},
		{"another letter doubled, in two words", "tarrif wall", []string{"tariff wall"}, nil, 1},
		{"two letters exchanged across one", "stragety", []string{"strategy"}, nil, 1},
		{"two letters exchanged across two", "calander", []string{"calendar"}, nil, 1},
		{"two letters exchanged far apart", "yarliamentarp", []string{"parliamentary"}, nil, 2},
		{"two letters exchanged far apart in a shorter word", "tarbine", []string{"barbite"}, nil, wrong},
		{"another letter doubled, another word", "desert", []string{"dessert"}, nil, wrong},
		{"exchanged in a short word", "Nalim", []string{"Malin"}, nil, wrong},
		{"doubled and another slip", "tarrfi", []string{"tariff"}, nil, wrong},
		{"Cyrillic slip", "Зеленскій", []string{"Зеленський"}, nil, 2},
		{"Київ is not Киів", "Киів", []string{"Київ"}, nil, wrong},
		{"й left out", "Чорнобильски", []string{"Чорнобильський"}, nil, 2},
		{"fewest slips win", "Zelenskyi", []string{"Zelenskaya", "Zelenskyy"}, nil, 1},

		{"short words have no slips", "South Korea", []string{"North Korea"}, nil, wrong},
		{"nor do shorter ones in long answers", "five-dash line", []string{"nine-dash line"}, nil, wrong},
		{"months", "3 July agreement", []string{"3 June agreement"}, nil, wrong},
		{"trade", "export tariffs", []string{"import tariffs"}, nil, wrong},
		{"uni, bi", "unilateral ceasefire", []string{"bilateral ceasefire"}, nil, wrong},
		{"symmetric", "symmetric response", []string{"asymmetric response"}, nil, wrong},
		{"unconventional", "unconventional", []string{"conventional"}, nil, wrong},
		{"illegitimate", "illegitimate", []string{"legitimate"}, nil, wrong},
		{"de-escalation", "de-escalation", []string{"escalation"}, nil, wrong},
		{"escalation", "escalation", []string{"de-escalation"}, nil, wrong},
		{"billion", "5 billion", []string{"5 million"}, nil, wrong},
		{"but a slip after a prefix", "unilatral ceasefire", []string{"unilateral ceasefire"}, nil, 1},
		{"first letter left out", "Ermak", []string{"Yermak"}, nil, 1},

		{"acronym", "NATA", []string{"NATO"}, nil, wrong},
		{"acronym in lower case", "nato", []string{"NATO"}, nil, 0},
		{"acronym with points", "N.A.T.O.", []string{"NATO"}, nil, 0},
		{"long acronym", "UNESCA", []string{"UNESCO"}, nil, wrong},
		{"several of an acronym", "ATACMSS", []string{"ATACMs"}, nil, wrong},
		{"capitals with a plural s", "NATAs", []string{"NATOs"}, nil, wrong},
		{"capitals before other small letters", "USAirwais", []string{"USAirways"}, nil, 1},
		{"capitals with another letter", "NATAx", []string{"NATOx"}, nil, 1},
		{"acronym in an answer", "NATA membership", []string{"NATO membership"}, nil, wrong},
		{"acronym before a hyphen", "NATA-Russia Council", []string{"NATO-Russia Council"}, nil, wrong},
		{"slip beside an acronym", "NATO membreship", []string{"NATO membership"}, nil, 1},
		{"slip after a hyphen and an acronym", "NATO-Rusia Council", []string{"NATO-Russia Council"}, nil, 1},
		{"letter before an acronym", "bus troops", []string{"US troops"}, nil, wrong},
		{"Cyrillic acronym", "НАТА", []string{"НАТО"}, nil, wrong},
		{"Roman numeral", "Minsk I", []string{"Minsk II"}, nil, wrong},
		{"Roman numeral too many", "World War II", []string{"World War I"}, nil, wrong},
		{"letter as a label", "Security Annex D", []string{"Security Annex C"}, nil, wrong},

		{"year", "2015", []string{"2014"}, nil, wrong},
		{"article of a treaty", "Article 4", []string{"Article 5"}, nil, wrong},
		{"article of a treaty with a slip", "Artcle 5", []string{"Article 5"}, nil, 1},
		{"article of a treaty without number", "Article", []string{"Article 5"}, nil, wrong},
		{"number too long", "Article 51", []string{"Article 5"}, nil, wrong},
		{"date", "17 October 2025", []string{"17 October 2025"}, nil, 0},
		{"date with a slip", "17 Ocotber 2025", []string{"17 October 2025"}, nil, 1},
		{"another day", "18 October 2025", []string{"17 October 2025"}, nil, wrong},
		{"another year", "17 October 2024", []string{"17 October 2025"}, nil, wrong},
		{"days exchanged", "71 October 2025", []string{"17 October 2025"}, nil, wrong},
		{"number put in", "2 Budapest Memorandum", []string{"Budapest Memorandum"}, nil, wrong},
		{"plane", "G-16 fighter", []string{"F-16 fighter"}, nil, wrong},
		{"sign", "2 degrees", []string{"-2 degrees"}, nil, wrong},
		{"per cent", "50 of voters", []string{"50% of voters"}, nil, wrong},
		{"point left out", "15 trillion", []string{"1.5 trillion"}, nil, wrong},
		{"thousands", "800000 soldiers", []string{"800,000 soldiers"}, nil, 0},

		{"another answer, exactly", "Lutin", []string{"Putin"}, []string{"Lutin"}, wrong},
		{"another answer, as near", "Mutin", []string{"Putin"}, []string{"Lutin"}, wrong},
		{"another answer, nearer", "Zelenskay", []string{"Zelensky"}, []string{"Zelenskaya", "Zelenskay."}, wrong},
		{"another answer, farther", "Putim", []string{"Putin"}, []string{"Lutin"}, 1},
		{"another answer, very long", "Putim", []string{"Putin"}, []string{strings.Repeat("Putin ", 1000)}, 1},
		{"accepted beats other", "Kremlin", []string{"Kremlin"}, []string{"The Kremlin"}, 0},
		{"other that is accepted does not count", "Kremlim", []string{"Kremlin"}, []string{"the Kremlin"}, 1},
		{"exact beats a near other", "Zelensky", []string{"Zelensky"}, []string{"Zelenska"}, 0},
	} {
		m := (&Rules{Others: test.others}).Compare(test.typed, test.accept)
		got := m.Slips
		if !m.OK {
			got = wrong
		}
		if got != test.want {
			t.Errorf("%s: Compare(%q, %q, %q) = %+v, want %d slips", test.name, test.typed, test.accept, test.others, m, test.want)
		}
		if !m.OK && m != (Match{}) {
			t.Errorf("%s: %+v is not OK, but not empty", test.name, m)
		}
	}
}

func TestCompareTellsWhatMatches(t *testing.T) {
	accept := []string{"Volodymyr Zelenskyy", "Zelensky", "Zelenskyy"}
	for typed, want := range map[string]string{
		"zelenskyy":           "Zelenskyy",
		"Zelenskyyy":          "Zelenskyy",
		"Zelenskyi":           "Zelensky", // as near to the third, which comes later
		"volodymyr zelensky":  "Volodymyr Zelenskyy",
		"Volodymyr Zelenskyy": "Volodymyr Zelenskyy",
	} {
		if m := (*Rules)(nil).Compare(typed, accept); m.As != want {
			t.Errorf("%q matches %q, want %q", typed, m.As, want)
		}
	}
}

func TestCompareHugeInput(t *testing.T) {
	oneWord := strings.Repeat("abcdefg", 10_000)
	manyWords := strings.Repeat("deterrence holds ", 4_000)
	for _, huge := range []string{oneWord, manyWords} {
		typed := huge[:35_000] + "z" + huge[35_000:]
		if m := (&Rules{Others: []string{oneWord, manyWords[1:]}}).Compare(typed, []string{"Putin", huge}); m.Slips != 1 {
			t.Errorf("one slip in %d bytes: %v, %d slips", len(huge), m.OK, m.Slips)
		}
	}
}

// TestDistanceWork checks that the work grows with the length of one text, not
// with the product of both: what a learner pastes may be long.
func TestDistanceWork(t *testing.T) {
	for _, length := range []int{0, 1, 5, 100, 3000} {
		same := []rune(strings.Repeat("a", length))
		longer := append([]rune("bb"), same...)
		other := []rune(strings.Repeat("c", length))
		for _, most := range []int{0, 1, 2, maxMistyped} {
			for _, b := range [][]rune{same, longer, other} {
				if _, pairs := distanceAndWork(same, b, most); pairs > length*(2*most+1) {
					t.Errorf("%d pairs of letters were compared for %d and %d letters and %d slips", pairs, length, len(b), most)
				}
			}
			if _, pairs := distanceAndWork(same, other, most); pairs < length {
				t.Errorf("only %d pairs of letters are said to be compared for %d letters", pairs, length)
			}
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		most int
		want int
	}{
		{"", "", 0, 0},
		{"", "ab", 2, 2},
		{"ab", "", 1, 2},
		{"ab", "ba", 2, 1},
		{"abc", "ca", 3, 3}, // optimal string alignment: no letter is touched twice
		{"kitten", "sitting", 5, 3},
		{"kitten", "sitting", 2, 3},
		{"kitten", "sitting", 1, 2},
		{"київ", "киів", 2, 1},
		{"abcdef", "abcdef", 0, 0},
		{"abcdef", "abcdeg", 0, 1},
	} {
		if got := distance([]rune(test.a), []rune(test.b), test.most); got != test.want {
			t.Errorf("distance(%q, %q, %d) = %d, want %d", test.a, test.b, test.most, got, test.want)
		}
	}
}

// TestNearerToAnother: what is as near to another answer was not surely meant. Of two
// answers that are as near, the one with the same consonants is meant.
func TestNearerToAnother(t *testing.T) {
	for _, test := range []struct {
		language, accept, other, said string
		right                         bool
	}{
		{"en", "Poroshenko", "Doroshenko", "Doroshnko", false},
		{"en", "Poroshenko", "Doroshenko", "Poroshnko", true},
		{"en", "Iceland", "Ireland", "Iseland", false},
		{"en", "Iceland", "Ireland", "Icland", true},
		{"en", "Slovakia", "Slovenia", "Slovekia", true},
		{"en", "Slovakia", "Slovenia", "Slovenka", false},
		{"en", "Australia", "Austria", "Austrlia", true},
		{"en", "Austria", "Australia", "Austrlia", false},
		{"en", "Schmidt", "Schmitt", "Schmit", false},
		{"en", "guarantee", "guarantees", "guarante", true}, // a way to write the same
		{"de", "Länder", "Bänder", "Baender", false},
		{"de", "Länder", "Bänder", "Laender", true},
		{"de", "Befürworter", "", "Befürwortete", false},
	} {
		for _, rules := range []*Rules{
			{Language: test.language, Others: []string{test.other}},
			{Language: test.language, Answers: func() []string { return []string{test.other} }},
		} {
			if m := rules.Compare(test.said, []string{test.accept}); m.OK != test.right {
				t.Errorf("%q for %q beside %q: %+v", test.said, test.accept, test.other, m)
			}
		}
	}
}

// FuzzCompare holds what Compare promises whatever is typed.
func FuzzCompare(f *testing.F) {
	f.Add("Zelenskiy", "Zelensky", "Zelenska")
	f.Add("17 Ocotber 2025", "17 October 2025", "17 November 2025")
	f.Add("NATA-Rusia", "NATO-Russia Council", "")
	f.Add("Киів", "Київ", "Киев")
	f.Add("a -5", "the -5", "\xff")
	f.Add("bi-", "bi", "AA-")
	f.Add("{", "{", "a ≠ b")
	f.Add("24 Feb '22", "1914-18", "minus 5 °C")
	f.Add("the A, the B/c", "A and B C", "V X")
	f.Fuzz(func(t *testing.T, typed, accept, other string) {
		if m := (&Rules{Others: []string{accept, other}}).Compare(typed, []string{typed}); m.OK != (strings.TrimSpace(typed) == typed && typed != "" || Fold(typed) != "") || m.Slips != 0 {
			t.Errorf("%q against itself: %+v", typed, m)
		}
		m := (&Rules{Others: []string{other}}).Compare(typed, []string{accept})
		exact := Fold(typed) == Fold(accept) && (Fold(typed) != "" || accept != "" && strings.TrimSpace(typed) == accept)
		switch {
		case exact != m.Exact():
			t.Errorf("%q against %q: %+v", typed, accept, m)
		case m.OK && (m.As != accept || m.Slips > 2):
			t.Errorf("%q against %q: %+v", typed, accept, m)
		case m.Slips > 0 && Fold(typed) == Fold(other):
			t.Errorf("%q is %q, yet right for %q: %+v", typed, other, accept, m)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("The Budapest Memorandum of 1994")
	}
}

// BenchmarkCompare judges a slip among many known answers, the slowest case.
func BenchmarkCompare(b *testing.B) {
	accept := []string{"Volodymyr Zelensky", "Volodymyr Zelenskyy"}
	others := make([]string, 200)
	for i := range others {
		others[i] = "Volodymyr Zelenskyy the " + strings.Repeat("I", i%9)
	}
	rules := &Rules{Others: others}
	for b.Loop() {
		rules.Compare("Volodymir Zelenski", accept)
	}
}
