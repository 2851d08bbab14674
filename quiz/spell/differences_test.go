package spell

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestDifferences judges what is written in another way. "it is" stands for: right, and
// shown as it is written.
func TestDifferences(t *testing.T) {
	const english, german, none = "en", "de", ""
	for _, test := range []struct {
		kind, language string
		accept         string
		right          string // typed texts with | between
		wrong          string
	}{
		{"numbers", english, "Minsk II", "Minsk 2|minsk two|Minsk ii", "Minsk 1|Minsk III|Minsk|Minsk I"},
		{"numbers", english, "World War 2", "World War II|World War Two", "World War I|World War 3"},
		{"numbers", english, "twenty-seven", "27|twenty seven", "28|seventy-two|twenty"},
		{"numbers", english, "two-state solution", "2-state solution|2 state solution|the two state solution", "three-state solution|1-state solution"},
		{"numbers", english, "Article 5", "article five|Art. 5|art 5|Article V", "Article 4|Article fifty|Art. 15"},
		{"numbers", english, "Chapter VII", "Chapter 7|ch. 7|chapter seven", "Chapter VIII|Chapter 6"},
		{"numbers", english, "800,000", "800 000|800.000|800000|800'000|eight hundred thousand|800k|800 thousand", "80,000|800|800 million"},
		{"numbers", english, "5 million", "5,000,000|five million|5 mn", "5 billion|5|5,000"},
		{"numbers", english, "1.5", "1,5|one and a half|1 1/2|1½", "15|1|2.5|1.05"},
		{"numbers", english, "1.085", "1,085", "1085|1.85"},
		{"numbers", english, "half of the army", "1/2 of the army|one half of the army|a half of the army", "2/3 of the army|a quarter of the army"},
		{"numbers", english, "two-thirds", "2/3|⅔|two thirds", "1/3|3/4|23"},
		{"numbers", english, "9/11", "9-11|9 11", "911|9/12|11/9"},
		{"numbers", english, "2014-2015", "2014–2015|2014/2015", "2014|2015-2014"},
		{"numbers", english, "-2 degrees", "−2 degrees", "2 degrees"},
		{"numbers", none, "Malcolm X", "malcolm x", "Malcolm"},
		{"numbers", none, "Annex C", "annex c", "Annex 100|Annex D"},
		{"ordinals", english, "Fourteenth Amendment", "14th Amendment|the 14th amendment", "15th Amendment|Fortieth Amendment|Fourteen Amendment|4th Amendment"},
		{"ordinals", english, "First Amendment", "1st amendment", "2nd amendment|one amendment"},
		{"ordinals", english, "Elizabeth II", "Elizabeth the Second|Elizabeth 2", "Elizabeth I|Elizabeth the First"},
		{"ordinals", english, "19th century", "nineteenth century", "ninetieth century|18th century"},
		{"money", english, "$5 billion", "$5bn|5 billion dollars|USD 5 billion|US$5 billion|5 billion US dollars|5bn $", "€5 billion|5 million dollars|5 billion euros"},
		{"money", english, "€250m", "250 million euros|EUR 250 million", "250 euros|$250m"},
		{"per cent", english, "5%", "5 percent|5 per cent|five percent|5 %", "5|50%|0.5%"},

		{"dates", english, "24 February 2022", "February 24, 2022|2022-02-24|24.02.2022|24th February 2022|24 Feb 2022|24/2/2022|2/24/2022|the 24th of February 2022|on 24 February 2022|Feb. 24th, 2022|24-02-2022|2022/2/24|24. 2. 2022",
			"25 February 2022|24 February 2021|24 March 2022|2022-02-25|24 February|February 2022|4 February 2022|23.02.2022"},
		{"dates", english, "July 4", "4 July|the 4th of July|July 4th|4th July|4 Jul", "5 July|4 June|July"},
		{"dates", english, "3 February 2022", "02/03/2022|3/2/2022|03.02.2022", "02.03.2022|2 March 2022|3/3/2022"},
		{"dates", english, "May 2025", "may 2025|in May 2025", "June 2025|May 2024|May|5 May 2025"},
		{"dates", german, "24. Februar 2022", "24.2.2022|2022-02-24|24 February 2022|24. Feb. 2022", "25. Februar 2022|24. März 2022"},
		{"dates", "uk", "24 лютого 2022", "24.02.2022|2022-02-24", "25.02.2022|24 січня 2022"},
		{"dates", "fr", "1er août 1914", "1 août 1914|1/8/1914", "2 août 1914"},

		{"plural", english, "treaty", "treaties|a treaty|the treaties", "treatise"},
		{"plural", english, "NGOs", "NGO|an NGO", "UN"},
		{"plural", english, "veto", "vetoes|vetos", "voter"},
		{"plural", english, "security guarantee", "security guarantees", "security guarantor|guarantee"},
		{"plural", english, "crisis", "crises", "cries"},
		{"plural", english, "armed forces", "the armed forces", "armed force"},
		{"plural", english, "arms", "", "arm|army"},
		{"plural", english, "arm", "", "arms"},
		{"plural", english, "customs union", "customs unions", "custom union"},
		{"plural", english, "means", "", "mean"},
		{"plural", english, "William", "", "Williams"},

		{"articles", english, "Ministry of the Interior", "Ministry of Interior|the ministry of the interior", "Ministry of the Exterior|Ministry"},
		{"articles", english, "Republic of Congo", "Republic of the Congo", "Democratic Republic of the Congo"},
		{"articles", english, "to declare war", "declare war", "to declare peace"},
		{"articles", english, "declare war", "to declare war", ""},
		{"articles", english, "Annex A", "annex a", "Annex|Annex B"},

		{"titles", english, "St. Petersburg", "Saint Petersburg|St Petersburg", "Petersburg"},
		{"titles", english, "Dr. Rajendra Prasad", "Rajendra Prasad|Dr Rajendra Prasad|dr rajendra prasad", "Dr. Rao"},
		{"titles", english, "Putin", "Mr Putin|Mr. Putin|President Putin|president putin", "Mrs Merkel|Prime Minister Putin's aide"},
		{"titles", english, "President of the Republic", "president of the republic|President of Republic", "of the Republic|Republic"},

		{"order", english, "Volodymyr Zelensky", "Zelensky, Volodymyr", "Zelensky|Volodymyr, Zelensky and others"},
		{"order", english, "Ukraine and Moldova", "Moldova and Ukraine|Moldova & Ukraine", "Ukraine and Romania|Ukraine|Moldova"},
		{"order", english, "life, liberty and property", "property, life and liberty|liberty, property, and life", "life, liberty and happiness"},
		{"order", english, "man bites dog", "", "dog bites man"},

		{"spelling", english, "gray zone", "grey zone|gray zones", ""},
		{"spelling", english, "program", "programme|programs|programmes", "progress"},
		{"spelling", english, "labour", "labor", "lobar"},
		{"spelling", english, "defence", "defense", "defiance"},
		{"spelling", english, "neutralisation", "neutralization", "naturalization"},
		{"spelling", english, "centre", "center", "enter"},
		{"spelling", english, "travelled", "traveled", "travailed"},
		{"spelling", english, "analyse", "analyze", "analysis"},
		{"spelling", english, "four", "4|4.0", "for|fore"},
		{"spelling", english, "prize", "prizes", "prise"},

		{"opening", english, "Istanbul", "in Istanbul|at Istanbul", "Ankara"},
		{"opening", english, "snapback clause", "the so-called snapback clause|so-called snap-back clause", "clause"},
		{"opening", english, "1949", "in 1949", "1948"},
		{"names", english, "United States", "US|the U.S.|USA|the United States of America", "United Kingdom|UK"},

		{"umlauts", german, "Köln", "Koeln|Koln|köln", "Kölle"},
		{"umlauts", english, "Müller-Böhm-Krüger", "Mueller-Boehm-Krueger|Muller Bohm Kruger", "Müller"},
		{"umlauts", english, "Ålesund", "Aalesund|Alesund", ""},
		{"other languages", german, "Vertrag", "vertrag", "Vertreter"},
		{"other languages", german, "1.500", "1500|1 500", "1,5"},
		{"other languages", german, "2,5", "2.5", "25"},

		{"optional", english, "(George) Washington", "Washington|George Washington|washington", "George|Martha Washington"},
		{"optional", english, "twenty-seven (27)", "27|twenty-seven", "28"},
		{"optional", english, "the Senate and House (of Representatives)", "Senate and House|House and Senate|the Senate and the House of Representatives", "Senate"},
		{"optional", english, "guarantor(s)", "guarantor|guarantors", "guarantee"},
		{"optional", english, "Article 5(1)", "article 5 (1)", "Article 5|Article 51"},

		{"signs", english, "C#", "c#", "C|D#"},
		{"signs", english, "R&D", "R and D|r & d", "R D"},
	} {
		rules := &Rules{Language: test.language}
		for i, side := range []string{test.right, test.wrong} {
			for said := range strings.SplitSeq(side, "|") {
				if side == "" {
					continue
				}
				if m := rules.Compare(said, []string{test.accept}); m.OK != (i == 0) {
					t.Errorf("%s (%s): %q for %q: %+v", test.kind, test.language, said, test.accept, m)
				} else if m.OK && m.Slips > 0 {
					t.Errorf("%s (%s): %q for %q passes as a slip", test.kind, test.language, said, test.accept)
				}
			}
		}
	}
}

// TestAnotherWordIsNoSlip: what is a word of its own was meant.
func TestAnotherWordIsNoSlip(t *testing.T) {
	for _, pair := range []string{
		"Iceland Ireland", "accession secession", "emigration immigration", "eighty eight", "fifth fifty", "guarantor guarantee",
		"employer employee", "payer payee", "northwest northeast", "persecution prosecution", "deterrence deference", "ordnance ordinance",
		"precedent president", "ingenuous ingenious", "principal principle", "complement compliment", "council counsel", "stationary stationery",
		"adverse averse", "affect effect", "elicit illicit", "eminent imminent", "proscribe prescribe", "perspective prospective",
		"continual continuous", "historic historical", "economic economical", "moral morale", "casual causal", "martial marital",
		"conscious conscience", "ascent assent", "Slovakia Slovenia", "Austria Australia", "Mauritius Mauritania", "expatriate expatiate",
	} {
		a, b, _ := strings.Cut(pair, " ")
		for _, test := range [][2]string{{a, b}, {b, a}} {
			if m := (*Rules)(nil).Compare(test[0], test[1:]); m.OK {
				t.Errorf("%q passes for %q: %+v", test[0], test[1], m)
			}
			if m := (*Rules)(nil).Compare("the "+test[0]+" question", []string{test[1] + " question"}); m.OK {
				t.Errorf("%q passes for %q beside another word: %+v", test[0], test[1], m)
			}
		}
	}
}

// TestSlipsPass: a slip at random in a long word passes, unless it makes a word.
func TestSlipsPass(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("neutrality guarantee ceasefire armistice withdrawal sovereignty negotiation deterrence escalation concession " +
		"parliament referendum constitution occupation reconstruction intelligence ammunition territory compromise disarmament")
	const tries = 50
	passed := 0
	for _, w := range words {
		for range tries {
			if slip := slipIn(w, random); (*Rules)(nil).Compare(slip, []string{w}).OK {
				passed++
			} else if !hasWord(english, Fold(slip)) && !changesPrefix(w, slip) {
				t.Errorf("%q is refused for %q", slip, w)
			}
		}
	}
	if all := len(words) * tries; passed < all*98/100 {
		t.Errorf("%d of %d slips pass", passed, all)
	}
}

// slipIn makes one slip behind the first letter of a word.
func slipIn(w string, random *rand.Rand) string {
	letters := []byte(w)
	i := 1 + random.IntN(len(w)-2)
	switch random.IntN(4) {
	case 0:
		return w[:i] + w[i+1:]
	case 1:
		return w[:i] + string(w[i]) + w[i:]
	case 2:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	default:
		letters[i] = byte('a' + random.IntN(26))
	}
	return string(letters)
}

// TestKnownWordsAreNoSlips: a word of the course counts as a word of the language does.
func TestKnownWordsAreNoSlips(t *testing.T) {
	course := &Rules{Language: "de", Known: func(w string) bool { return w == "garantinnen" }}
	if m := course.Compare("Garantinnen", []string{"Garantinne"}); m.OK {
		t.Errorf("a word of the course passes for another: %+v", m)
	}
	if m := course.Compare("Garantine", []string{"Garantinne"}); !m.OK || m.Slips != 1 {
		t.Errorf("a slip does not pass: %+v", m)
	}
	if m := course.Compare("casual", []string{"causal"}); !m.OK {
		t.Errorf("English words count in a German course: %+v", m)
	}
}

// TestDictionary measures the false hits of the English words, and those of a small
// dictionary that is made here.
func TestDictionary(t *testing.T) {
	for _, w := range []string{"immigration", "iceland", "eighty", "colour", "color", "realise", "treaties", "northeast", "does"} {
		if !hasWord(english, w) {
			t.Errorf("%q is no word", w)
		}
	}
	own := map[string]bool{}
	for i := range 1000 {
		own[fmt.Sprintf("word%d", i)] = true
	}
	small := string(NewDictionary(own))
	for w := range own {
		if !hasWord(small, w) {
			t.Fatalf("%q was put in and is not there", w)
		}
	}
	if hasWord("", "word") {
		t.Error("an empty dictionary has a word")
	}
	random := rand.New(rand.NewPCG(3, 4))
	for name, dictionary := range map[string]string{"english": english, "small": small} {
		const tries = 50_000
		hits := 0
		for range tries {
			letters := make([]byte, 12)
			for i := range letters {
				letters[i] = byte('a' + random.IntN(26))
			}
			if hasWord(dictionary, string(letters)) {
				hits++
			}
		}
		// 0.1 % are 50, and a number of 90 or more has a probability below one in a million.
		if hits >= 90 {
			t.Errorf("%s: %d of %d strings of letters seem to be words", name, hits, tries)
		}
	}
}
