package spell

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"case", "Budapest MEMORANDUM", "budapestmemorandum"},
		{"white space", "\t Budapest \u00a0 Memorandum\n", "budapestmemorandum"},
		{"punctuation", `"Budapest" (Memorandum)!`, "budapestmemorandum"},
		{"quotation marks", "“revealed” ‘preference’", "revealedpreference"},
		{"nothing left", " ?!… ", ""},
		{"empty", "", ""},
		{"not UTF-8", "a\xffb", "a\ufffdb"},

		{"hyphen", "non-alignment", "nonalignment"},
		{"no hyphen", "nonalignment", "nonalignment"},
		{"space for a hyphen", "non alignment", "nonalignment"},
		{"en dash", "non–alignment", "nonalignment"},
		{"hyphen that does not break", "non\u2011alignment", "nonalignment"},
		{"soft hyphen", "non\u00adalign\u00adment", "nonalignment"},
		{"dash between words", "peace — not war", "peacenotwar"},

		{"article", "The Hague", "hague"},
		{"another article", "an army", "army"},
		{"several articles", "the a team", "team"},
		{"article before a quotation", "the “regime”", "regime"},
		{"article alone", "The", "the"},
		{"two articles alone", "the a", "a"},
		{"initial", "A. Merkel", "amerkel"},
		{"hyphen after a", "A-bomb", "abomb"},
		{"stroke after a", "A/B", "ab"},
		{"article within", "Over the Rhine", "overtherhine"},
		{"Cyrillic а is no article", "а мир", "амир"},

		{"apostrophe", "Trump's", "trumps"},
		{"curly apostrophe", "Trump’s", "trumps"},
		{"modifier letter as apostrophe", "Solovʼi", "solovi"},
		{"accent on an apostrophe", "Kyˈ\u0323iv", "kyiv"},
		{"grave and acute as apostrophe", "d`Estaing d´Estaing", "destaingdestaing"},
		{"abbreviation", "U.S.", "us"},
		{"ampersand", "R&D", "randd"},
		{"ampersand in words", "R and D", "randd"},

		{"full width", "ＮＡＴＯ　５％", "nato5%"},
		{"half width", "ｶﾞｰ", "ガー"},
		{"ligature", "conﬂict", "conflict"},
		{"Roman numeral", "Minsk Ⅱ", "minskii"},
		{"bidirectional marks", "\u202bNATO\u202c\u200e", "nato"},

		{"accents", "Pożarský Ångström Čapek naïve", "pozarskyangstromcapeknaive"},
		{"accents apart", "e\u0301lan", "elan"},
		{"letters without decomposition", "Łódź Straße Æsir œuvre Đurić Þór", "lodzstrasseaesiroeuvreduricthor"},
		{"Turkish i", "İstanbul ışık", "istanbulisik"},
		{"Azerbaijani", "Əliyev", "aliyev"},
		{"Ukrainian keeps its letters", "КИЇВ", "київ"},
		{"Ukrainian й is not и", "Зеленський", "зеленський"},
		{"Ukrainian letters apart", "Киі\u0308в и\u0306", "київй"},
		{"Russian ё is not е", "Горбачёв", "горбачёв"},
		{"Ukrainian ґ is not г", "Ґалаґан", "ґалаґан"},
		{"Ukrainian apostrophe", "Солов'їненко Солов’їненко", "соловїненкосоловїненко"},
		{"Greek", "ΠΌΛΕΜΟΣ πόλεμος", "πόλεμοσπόλεμοσ"},
		{"Korean", "한국", "한국"},
		{"Hindi", "हिन्दी", "हिन्दी"},
		{"Arabic", "سَلَام", "سَلَام"},

		{"date", "17 October 2025", "17october2025"},
		{"American date", "October 17, 2025", "october17 2025"},
		{"date in numbers", "2025-10-17", "2025-10-17"},
		{"years", "2014–2015", "2014-2015"},
		{"two numbers", "1 2", "1 2"},
		{"two numbers by way of a dash", "1 – 2", "1 2"},
		{"decimal point", "1.5", "1.5"},
		{"fraction", "1/5", "1/5"},
		{"thousands", "1,000,000", "1000000"},
		{"no thousands", "1,00", "1,00"},
		{"full stop after a number", "in 2014. Later", "in2014later"},
		{"negative", "a change of -2 %", "changeof -2%"},
		{"minus sign", "(−2)", "-2"},
		{"plane", "F-16", "f16"},
		{"currency", "$ 5 billion", "$5billion"},
		{"square", "10²", "10²"},
		{"half", "1½", "1½"},
		{"C++ is not C", "C++", "c++"},
	} {
		if got := Fold(test.in); got != test.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", test.name, test.in, got, test.want)
		}
	}
}

func TestFoldKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Київ", "Киів"},
		{"Киïв", "Киів"}, // the first has a Latin ï
		{"й", "и"},
		{"ё", "е"},
		{"1.5", "15"},
		{"1.5", "1/5"},
		{"1 5", "15"},
		{"1..5", "15"},
		{"-2", "2"},
		{"5%", "5"},
		{"AA-", "AA"},
		{"O−", "O"},
		{"a ≠ b", "a = b"},
		{"x ∉ A", "x ∈ A"},
		{"≮", "<"},
		{"$5", "5"},
		{"10²", "102"},
		{"1½", "11/2"},
		{"A-bomb", "bomb"},
		{"Putin", "Путин"},
	} {
		if a, b := Fold(pair[0]), Fold(pair[1]); a == b {
			t.Errorf("%q and %q both fold to %q", pair[0], pair[1], a)
		}
	}
}

// checkKey holds what Fold promises of a key. Those in known have been seen to
// fold to themselves.
func checkKey(t *testing.T, s string, known map[string]bool) {
	t.Helper()
	k := Fold(s)
	if slow := key(words(s)); slow != k {
		t.Errorf("Fold(%q) = %q, the long way it is %q", s, k, slow)
	}
	if k != s && !known[k] {
		if again := Fold(k); again != k {
			t.Errorf("Fold(%q) = %q, which folds to %q", s, k, again)
		}
	}
	known[k] = true
	if !utf8.ValidString(k) {
		t.Errorf("Fold(%q) = %q, which is not UTF-8", s, k)
	}
}

// TestFoldEveryRune tries all of Unicode, alone and among letters and numbers.
func TestFoldEveryRune(t *testing.T) {
	known := map[string]bool{} // most runes leave no trace in a key
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > 0x33ff && unicode.Is(unicode.Han, r) || unicode.In(r, unicode.Co, unicode.Cs) || r > 0x1ffff && r < 0xe0000 || r > 0xe0fff {
			continue // nothing folds there, and they are most of Unicode
		}
		for _, around := range []string{"", "a", "5", "и", " ", "-"} {
			checkKey(t, around+string(r)+around, known)
		}
		if t.Failed() {
			return
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{
		"The Non-Alignment Treaty", "the a an", "a -5", "a. -5", "x (-5", "1,000,00,000", "1..5", "5 $6", "5% 6", "R&D",
		"Київ", "ＮＡＴＯ　５％", "İ", "ᾳ", "ᄀ ᅡ", "и\u200d\u0306", "5\u0301-6", "´", "ˈ\u0323", "\xff", "½",
		"the-a cat", "the a the. an", "a.n axe", "U.S. 'the' ..a.", "a\tb/a\nthe", "a . b", "the 'x'", "an, ox", "it's a-", "the", "AA-.", "the plan b- ", "≠", "a \u0338",
		strings.Repeat("\u0308\u0323", 40), "и" + strings.Repeat("\u0308\u0323", 40),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkKey(t, s, map[string]bool{}) })
}

func TestWhole(t *testing.T) {
	for written, want := range map[string]string{
		"Budapest (Memorandum) (of 1994)":           "Budapest Memorandum of 1994",
		"guarantor(s)":                              "guarantors",
		"Article 5(1)":                              "Article 5(1)",
		"Intercontinental Ballistic Missile (ICBM)": "Intercontinental Ballistic Missile (ICBM)",
		"(George) Washington":                       "George Washington",
		"a (b":                                      "a (b",
		"":                                          "",
	} {
		if got := Whole(written); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
}

func TestOwner(t *testing.T) {
	for name, want := range map[string]string{"Soldatenko's": "Soldatenko", "Kyiv’s": "Kyiv", "'s": "'s", "US": "US", "guarantors'": "guarantors'"} {
		if got := Owner(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
