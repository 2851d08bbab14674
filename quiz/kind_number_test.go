package quiz

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// What a typed number is found to be. asked means that it is asked for again.
const (
	yes   = "right"
	no    = "wrong"
	again = "asked again"
)

// verdictOn reads and judges a line.
func verdictOn(n Number, line string, rules *spell.Rules) (string, Verdict) {
	r, err := Question{Kind: n}.Read(n.Pose(nil), line)
	if err != nil {
		return again, Verdict{}
	}
	v := n.Judge(r, rules)
	if v.Outcome == Right {
		return yes, v
	}
	return no, v
}

func TestNumberVerdicts(t *testing.T) {
	for _, test := range []struct {
		key    float64
		unit   string
		within float64
		typed  string
		want   string
	}{
		// Figures and how they are grouped.
		{800_000, "", 0, "800000", yes},
		{800_000, "", 0, "800,000", yes},
		{800_000, "", 0, "800.000", yes},
		{800_000, "", 0, "800 000", yes},
		{800_000, "", 0, "800\u00a0000", yes},
		{800_000, "", 0, "800\u202f000", yes},
		{800_000, "", 0, "800'000", yes},
		{800_000, "", 0, "800’000", yes},
		{1_234_567, "", 0, "1,234,567", yes},
		{1_234_567, "", 0, "1.234.567", yes},
		{1_234_567, "", 0, "1 234 567", yes},
		{1_234_567.89, "", 0, "1,234,567.89", yes},
		{1_234_567.89, "", 0, "1.234.567,89", yes},
		{1_234_567.8, "", 0, "1 234 567,8", yes},
		{2025, "", 0, "2,025", yes},
		{7, "", 0, "007", yes},
		{13_500, "", 0, "13.500", yes},
		{13_500, "", 0, "13,500", yes},
		{13_500, "", 0, "1,3500", again},
		{13_500, "", 0, "1.3500", again},
		{13_500, "", 0, "135,00,0", again},
		{13_500, "", 0, "13,50,0", again},
		{13_500, "", 0, "1,00,000", again},
		{13_500, "", 0, "1.234,567.8", again},
		{13_500, "", 0, "13 50", again},
		{13_500, "", 0, "1'000,000", again},
		{1.35, "", 0, "1,3500", again},
		{1.35, "", 0, "1.3500", yes},

		// Three digits behind one sign.
		{1.085, "", 0, "1.085", yes},
		{3.142, "", 0, "3.142", yes},
		{12.345, "", 0, "12,345", yes},
		{2.5, "", 0, "2.500", yes},
		{2.5, "", 0, "2,500", yes},
		{2.5, "", 0, "2500", no},
		{3.14159, "", 0.01, "3.142", yes},
		{3.14159, "", 0, "3.142", no},
		{66.7, "%", 0.7, "66.667", yes},
		{16, "", 0, "16,000", no},
		{16, "", 0, "16.000", no},
		{16, "", 1, "16,000", no},
		{14, "", 1, "13.500", yes},
		{13_500, "", 500, "13.200", yes},
		{13_500, "", 500, "13,200", yes},
		{12_345.5, "", 1, "12,345", yes},
		{1000.125, "", 0, "1000.125", yes},
		{1000.125, "", 0, "1,000.125", yes},
		{0.125, "", 0, "0.125", yes},
		{0.125, "", 0, "0,125", yes},
		{0.125, "", 0, ".125", yes},
		{125, "", 0, "0.125", no},
		{0.5, "", 0, ",5", yes},
		{40, "", 39.5, "2,000", no}, // not 2, which would be right by luck
		{1.824, "billion euros", 0, "1.824 billion", yes},
		{1.824, "billion euros", 0, "1,824 million", yes},
		{1.824, "billion euros", 0, "1.824 million", no},
		{2, "billion euros", 0.2, "1.824 billion", yes},
		{2, "billion euros", 0.2, "1.824 million", no},

		// Signs, dashes, hedges, and what else stands around a number.
		{-5, "", 0, "–5", yes},
		{-5, "", 0, "−5", yes},
		{-5, "", 0, "- 5", yes},
		{-5, "", 0, "minus 5", yes},
		{-5, "", 0, "minus five", yes},
		{-5, "dollars", 0, "-$5", yes},
		{-5, "dollars", 0, "$-5", yes},
		{5, "", 0, "-5", no},
		{5, "", 0, "+5", yes},
		{800_000, "", 0, "ca 800000", yes},
		{800_000, "", 0, "ca. 800,000", yes},
		{800_000, "", 0, "c.800,000", yes},
		{800_000, "", 0, "about 800k", yes},
		{800_000, "", 0, "approx. 800,000", yes},
		{800_000, "", 0, "~ 800000", yes},
		{800_000, "", 0, "≈800000", yes},
		{800_000, "", 0, "nearly 800,000", yes},
		{800_000, "", 0, "800,000 or so", yes},
		{800_000, "", 0, "over 800,000", again},
		{800_000, "", 0, "at least 800,000", again},
		{800_000, "", 0, "up to 800,000", again},
		{800_000, "", 0, "800,000+", again},
		{1949, "", 0, "in 1949", yes},
		{1949, "", 0, "In the year 1949.", yes},
		{1949, "", 0, "the year 1949", yes},
		{1949, "", 0, "AD 1949", yes},
		{1949, "", 0, "1949 AD", yes},
		{1949, "", 0, "1949 BC", again},
		{1949, "", 0, "1949-05-23", again},
		{1949, "", 0, "1949 or 1950", again},
		{1990, "", 0, "1990s", again},
		{27, "", 0, "\ufeff27", yes},
		{27, "", 0, "2\u200b7", yes},
		{27, "", 0, "27\x00", yes},
		{27, "", 0, "２７", yes},
		{27, "", 0, "٢٧", yes},
		{27, "", 0, "“27”", yes},
		{27, "", 0, "(27)", yes},
		{27, "", 0, "27!", yes},
		{27, "", 0, "27\xff", again},
		{27, "", 0, "= 27", yes},
		{27, "", 0, "XXVII", again},
		{27, "", 0, "many", again},
		{27, "", 0, "0x1b", again},
		{27, "", 0, strings.Repeat("9", 400), again},
		{27, "", 0, strings.Repeat("9", 65536), again},
		{27, "", 0, "27 members", again},

		// Words, fractions and powers.
		{27, "", 0, "twenty-seven", yes},
		{27, "", 0, "Twenty seven", yes},
		{27, "", 0, "twenty-eight", no},
		{14, "", 0, "14th", yes},
		{14, "", 0, "the fourteenth", yes},
		{14, "", 0, "fifteenth", no},
		{100, "", 0, "a hundred", yes},
		{2_000_000, "", 0, "two million", yes},
		{500, "million", 0, "half a billion", yes},
		{3.5, "million euros", 0, "three and a half million euros", yes},
		{3.5, "million euros", 0, "3 and a half million", yes},
		{3.5, "", 0, "3½", yes},
		{3.5, "", 0, "3 1/2", yes},
		{0.5, "", 0, "1/2", yes},
		{0.5, "", 0, "½", yes},
		{0.5, "", 0, "half", yes},
		{50, "%", 0, "half", yes},
		{25, "per cent", 0, "1/4", yes},
		{75, "percent", 0, "three quarters", yes},
		{50, "%", 0, "0.5", no},
		{0.5, "years", 0, "half a year", yes},
		{0, "", 0, "none", yes},
		{0, "", 0, "zero", yes},
		{1_000_000, "", 0, "1e6", yes},
		{1_500_000, "", 0, "1.5 × 10^6", yes},
		{1_500_000, "", 0, "1.5x10⁶", yes},
		{250, "", 0, "2.5 hundred", again},
		{1949, "", 0, "nineteen forty-nine", yes},

		// Magnitudes.
		{36, "trillion dollars", 0, "36 trillion", yes},
		{36, "trillion dollars", 0, "36,000,000,000,000", yes},
		{36, "trillion dollars", 0, "$36tn", yes},
		{36, "trillion dollars", 0, "36000bn", yes},
		{36, "trillion dollars", 0, "36 billion", no},
		{36, "trillion dollars", 0, "36", yes},
		{1_500_000_000, "", 0, "1,500 million", yes},
		{1_500_000_000, "", 0, "1.5bn", yes},
		{2_500_000, "", 0, "2.5m", yes},
		{2_500_000, "", 0, "2.5 mn", yes},
		{16, "thousand troops", 0, "16,000", yes},
		{16, "thousand troops", 0, "16k", yes},
		{16, "thousand troops", 0, "16", yes},
		{2500, "thousand troops", 0, "2500", yes},
		{2500, "thousand troops", 0, "2.5 million troops", yes},

		// Units that are the unit.
		{250, "million euros", 0, "250", yes},
		{250, "million euros", 0, "250,000,000", yes},
		{250, "million euros", 0, "250m", yes},
		{250, "million euros", 0, "€250m", yes},
		{250, "million euros", 0, "EUR 250 million", yes},
		{250, "million euros", 0, "250 million euro", yes},
		{250, "million euros", 0, "0.25 billion", yes},
		{250, "€ million", 0, "250 million euros", yes},
		{250, "€m", 0, "€250m", yes},
		{5, "billion dollars", 0, "USD 5 billion", yes},
		{5, "billion dollars", 0, "US$5bn", yes},
		{5, "billion dollars", 0, "5 billion US dollars", yes},
		{5, "billion dollars", 0, "5bn$", yes},
		{5, "billion hryvnias", 0, "5 bn UAH", yes},
		{20, "%", 0, "20%.", yes},
		{20, "%", 0, "20 per cent", yes},
		{20, "percent", 0, "20 pct", yes},
		{20, "% of GDP", 0, "20% of GDP", yes},
		{20, "% of GDP", 0, "20 percent", yes},
		{4, "year", 0, "4 years", yes},
		{4, "years", 0, "4 (four)", yes},
		{4, "years", 0, "four (4) years", yes},
		{4, "years", 0, "4 (five)", again},
		{4, "years", 0, "for 4 years", yes},
		{27, "", 0, "The answer is 27", yes},
		{27, "", 0, "answer: 27", yes},
		{5, "billion dollars", 0, "$5-billion", yes},
		{5, "billion dollars", 0, "$5-million", no},
		{4, "years", 0, "4 year", yes},
		{4, "countries", 0, "4 country", yes},
		{250_000, "personnel", 0, "250k Personel", yes},
		{250_000, "personnel", 0, "about 250,000 personnel", yes},
		{5, "m", 0, "5 m", yes},
		{5, "m", 0, "5m", yes},
		{5, "m", 0, "5 metres", yes},
		{5, "km", 0, "5000 m", yes},
		{2, "days", 0, "48 hours", yes},
		{20, "%", 0, "200 ‰", yes},
		{5, "Canadian dollars", 0, "$5", yes},

		// Units that are others.
		{5, "m", 0, "5000000", no},
		{5, "m", 0, "5 million", no},
		{5, "km", 0, "5 m", no},
		{5, "billion dollars", 0, "€5 billion", no},
		{5, "billion dollars", 0, "5 billion euros", no},
		{5, "billion dollars", 0, "C$5 billion", no},
		{250, "million euros", 0, "250 euros", no},
		{250, "million euros", 0, "€250", no},
		{20, "troops", 0, "20%", no},
		{20, "troops", 0, "20 km", no},
		{20, "%", 0, "20 euros", no},
		{20, "troops", 0, "20 tanks", again},
		{20, "% of GDP", 0, "20% of exports", again},
		{20, "%", 0, "20 percentage points", again},
		{5, "km", 0, "3.1 miles", again},
		{1, "month", 0, "30 days", again},
		{5, "euros", 0, "$5 euros", again},
		{5, "hours", 0, "5 hours 30 minutes", again},
		{1_234_567, "", 0, "1234.567", no},
		{500_000, "", 0, "1/2 a million", yes},
		{2_000_000, "thousand troops", 0, "two million", no},
		{5, "m²", 0, "5 m2", yes},
		{1, "2-seaters", 0, "12-seaters", again},
		{5, "troops", 0, "5 t", again},
		{3, "", 0, "2.5 and a half", again},
		{5, "", 0, "--5", again},
		{5, "", 0, "byte 5", again},
		{100, "dollars a barrel", 0, "$100 a barrel", yes},
		{100, "dollars a barrel", 0, "$100/barrel", yes},
		{100, "dollars a barrel", 0, "€100 a barrel", no},
		{100, "dollars a barrel", 0, "$100 a tonne", again},
		{100, "$/barrel", 0, "$100", yes},
		{100, "$/barrel", 0, "100 dollars per barrel", yes},
		{100, "EUR/MWh", 0, "€100/MWh", yes},
		{5, "working days", 0, "5 days", yes},
		{5, "working days", 0, "1 week", again},
		{5, "working days", 0, "5 euros", no},
		{5, "billion constant US dollars", 0, "$5bn", yes},
		{5, "people a day", 0, "5 days", no},
		{5, "miles", 0, "5 nautical miles", no},
		{30, "km", 0, "30 miles", no},
		{30, "km", 0, "18.6 miles", again},
		{30, "km", 5, "33 miles", no},
		{12, "months", 0, "12 weeks", no},
		{12, "months", 0, "52 weeks", again},
		{12, "months", 0, "365 days", again},
		{15, "%", 0, "15 percentage points", again},
		{5, "meetings", 0, "5 times", yes},
		{5, "meetings", 0, "five times", yes},
		{2, "", 0, "2x", yes},
		{5, "km", 0, "5 times", again},
		{2.5, "Millionen Euro", 0, "2,5 Mio. €", yes},
		{2.5, "Millionen Euro", 0, "2,5 Millionen", yes},
		{2.5, "Millionen Euro", 0, "2.500.000 €", yes},
		{2.5, "Millionen Euro", 0, "2,5 Mrd. €", no},
		{2.5, "Millionen Euro", 0, "2,5 Mio. $", no},
		{7, "Prozent", 0, "7 %", yes},
		{7, "%", 0, "7 pour cent", yes},
		{7, "%", 0, "7 відсотків", yes},
		{40, "млн гривень", 0, "40 мільйонів", yes},
		{40, "млн гривень", 0, "40 млрд", no},
		{3, "milliards d'euros", 0, "3 milliards", yes},
		{3, "milliards d'euros", 0, "3 millions", no},
		{3, "milliards d'euros", 0, "3 milliards €", yes},
		{3, "millones de euros", 0, "3 millones", yes},
		{3, "millones de euros", 0, "3 millones de €", yes},
		{3, "millones de euros", 0, "3.000.000 euros", yes},
		{3, "millones de euros", 0, "3 mil millones", no},
		{3, "mil millones de euros", 0, "3 mil millones", yes},
		{3, "mil millones de euros", 0, "3000 millones de euros", yes},
		{3, "mil millones de euros", 0, "3 billones", no},
		{3, "miliony złotych", 0, "3 miliony", yes},
		{3, "miliony złotych", 0, "3 mln zł", yes},
		{3, "miliony złotych", 0, "3 mld zł", no},
		{5, "миллиардов долларов", 0, "5 млрд", yes},
		{5, "миллиардов долларов", 0, "5 миллионов", no},
		{3, "milioni di euro", 0, "3 milioni", yes},
		{3, "milioni di euro", 0, "3 miliardi di euro", no},
		{3, "miljoen euro", 0, "3 mln euro", yes},
		{3, "milhões de reais", 0, "3 milhões de reais", yes},
		{2, "quadrillion yen", 0, "2 quadrillion", yes},
		{2, "quadrillion yen", 0, "2,000 trillion", yes},
		{2, "quadrillion yen", 0, "2000 trillion yen", yes},
		{2, "quadrillion yen", 0, "two quadrillion yen", yes},
		{2, "quadrillion yen", 0, "2 trillion", no},
		{0.5, "", 0, "50%", yes},
		{50, "", 0, "50%", yes},
		{1000, "", 0, "10^3", yes},
		{1949, "", 0, "'49", again},
		{1949, "", 0, "1949 A.D.", yes},
		{27, "members", 0, "all 27 members", yes},
		{20, "", 0, "20%", yes},
		{5, "", 0, "$5", yes},
	} {
		n := Number{Value: test.key, Unit: test.unit, Within: test.within}
		if got, _ := verdictOn(n, test.typed, nil); got != test.want {
			t.Errorf("%v %s, within %v: %q is %s, want %s", test.key, test.unit, test.within, short(test.typed), got, test.want)
		}
	}
}

// TestNumberAsksAgain: what is asked again says how to write it, and briefly.
func TestNumberAsksAgain(t *testing.T) {
	for _, unit := range []string{"", "personnel", "million euros"} {
		for _, line := range []string{
			"", "many", "k", "-", "5-6", "0x10", "1_000", "nan", "inf", "1.2.3", "1,2,3", "1,00,000", "1,000,5", "1.234,567.8", "1'000,000", "1,000 000",
			"1 2", "12 34", "5 personnel too", "5 k k k k", strings.Repeat("9", 400), "1" + strings.Repeat("0", 305) + " billion", "1e999",
			strings.Repeat("million ", 9000), strings.Repeat("5 ", 30000), strings.Repeat("x ", 30000), "5 " + strings.Repeat("y ", 30000), "1/0", "5/3/2020",
		} {
			_, err := Number{Value: 20, Unit: unit}.Read(Posed{}, line)
			if err == nil {
				t.Errorf("%q is read where the unit is %q", short(line), unit)
			} else if len(err.Error()) > 150 || !strings.Contains(err.Error(), "as in 2500") {
				t.Errorf("%q: error %q does not say briefly how to write it", short(line), err)
			}
		}
	}
}

// TestNumberInOtherLanguages: the decimal sign is that of the course's language.
func TestNumberInOtherLanguages(t *testing.T) {
	german := &spell.Rules{Language: "de"}
	for _, test := range []struct {
		n     Number
		typed string
		rules *spell.Rules
		want  string
	}{
		{Number{Value: 14, Within: 1}, "13,500", german, yes},
		{Number{Value: 14, Within: 1}, "13,500", nil, no},
		{Number{Value: 14, Within: 1}, "13.500", german, no},
		{Number{Value: 14, Within: 1}, "13.500", &spell.Rules{Language: "en-GB"}, yes},
		{Number{Value: 1.824, Unit: "billion euros"}, "1,824 billion", german, yes},
		{Number{Value: 1.824, Unit: "billion euros"}, "1,824 million", german, no},
		{Number{Value: 1.085, Wrong: []WrongNumber{{Value: 1085}}}, "1.085", german, yes},
	} {
		if got, _ := verdictOn(test.n, test.typed, test.rules); got != test.want {
			t.Errorf("%+v: %q is %s", test.n, test.typed, got)
		}
	}
}

// TestNumberFeedback: another unit is named, and so is what a wrong number is.
func TestNumberFeedback(t *testing.T) {
	members := Number{Value: 32, Within: 5, Wrong: []WrongNumber{{30, "That was in 2022."}, {50, "That is all of Europe."}, {60, ""}}}
	for _, test := range []struct {
		n                   Number
		typed, want, really string
	}{
		{Number{Value: 20, Unit: "troops"}, "20%", no, "The answer is in troops, not in per cent"},
		{Number{Value: 5, Unit: "billion dollars"}, "€5 billion", no, "The answer is in billion dollars, not in euros"},
		{Number{Value: 250, Unit: "million euros"}, "250 euros", no, "The answer is in million euros, not in euros"},
		{Number{Value: 250, Unit: "million euros"}, "300 euros", no, ""},
		{members, "32", yes, ""},
		{members, "31", yes, ""},
		{members, "30", no, "That was in 2022."},
		{members, "thirty", no, "That was in 2022."},
		{members, "29", yes, ""},
		{members, "52", no, "That is all of Europe."},
		{members, "56", no, ""},
		{members, "60", no, ""},
		{Number{Value: 5, Unit: "million euros", Wrong: []WrongNumber{{50, "Ten times too much."}}}, "50,000,000", no, "Ten times too much."},
		{Number{Value: 2.5, Wrong: []WrongNumber{{2500, "A thousand times too much."}}}, "2.500", yes, ""},
		{Number{Value: 2.5, Wrong: []WrongNumber{{2500, "A thousand times too much."}}}, "2,500", no, "A thousand times too much."},
	} {
		got, v := verdictOn(test.n, test.typed, nil)
		really := ""
		if len(v.Feedback) > 0 {
			really = v.Feedback[0].Really
		}
		if got != test.want || really != test.really {
			t.Errorf("%+v: %q is %s (%s), want %s (%s)", test.n, test.typed, got, really, test.want, test.really)
		}
	}
	if _, v := verdictOn(members, "52", nil); v.Confused != nil { // a figure is no thing
		t.Errorf("confused are %v, want none", v.Confused)
	}
}

// TestSeveralNumbers: any right number will do, each with its own tolerance.
func TestSeveralNumbers(t *testing.T) {
	n := Number{Value: 27, Also: []float64{320}, Percent: 5, Unit: "members"}
	for typed, want := range map[string]string{
		"27": yes, "320": yes, "28.35": yes, "28.4": no, "336": yes, "337": no, "304 members": yes, "100": no, "-27": no,
	} {
		if got, _ := verdictOn(n, typed, nil); got != want {
			t.Errorf("%q is %s", typed, got)
		}
	}
	if hint := n.Pose(nil).Hint; hint != "a number (members), within 5 %" {
		t.Errorf("the hint is %q", hint)
	}
	if got := (Question{Kind: n}).Asked("d").Right; len(got) != 1 || !slices.Equal(got[0], []string{"27", "members", "320"}) {
		t.Errorf("kept are %q", got)
	}
}

// TestSolutionIsRight: what is shown as the answer is right when it is typed, whatever the
// number, the unit, the tolerance and the language are; so is the number without the unit.
func TestSolutionIsRight(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	units := []string{
		"", "%", "% of GDP", "m", "km", "t", "s", "k", "K", "million", "bn", "million euros", "€ million", "€m", "$", "US dollars", "tn USD", "thousand troops", "personnel",
		"heat pumps", "pounds", "°C", "km²", "m²", "5-year plans", "in", "or so", "a.m.", "(net) tonnes", "tonnes of CO2", "years old", "per mille", "Mitglieder", "країн", "人", "/", "and",
		"third", "half", "hundred", "minus", "dozen", "e", "x", "th", "'", "of", "the", "years.",
	}
	for range 20_000 {
		n := Number{Value: aNumber(r), Unit: units[r.IntN(len(units))]}
		switch r.IntN(4) {
		case 0:
			n.Within = math.Abs(aNumber(r))
		case 1:
			n.Percent = float64(r.IntN(50))
		case 2:
			n.Wrong = []WrongNumber{{Value: n.Value * 1000}, {Value: n.Value / 1000}}
		}
		rules := &spell.Rules{Language: []string{"en", "de"}[r.IntN(2)]}
		for _, typed := range []string{n.Solution()[0], Amount(n.Value), strings.ToUpper(n.Solution()[0]), " " + n.Solution()[0] + ". "} {
			if got, _ := verdictOn(n, typed, rules); got != yes && !(n.Value == 0 && len(n.Wrong) > 0) {
				t.Fatalf("%+v in %s: %q is %s", n, rules.Language, typed, got)
			}
		}
	}
}

// aNumber draws a number as people write them: some digits, some of them decimals.
func aNumber(r *rand.Rand) float64 {
	x := math.Trunc(math.Pow(10, 12*r.Float64())) / math.Pow(10, float64(r.IntN(5)))
	if r.IntN(4) == 0 {
		return -x
	}
	return x
}

func TestAmount(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", 7: "7", -7: "-7", 2022: "2022", 12345: "12,345", -123456: "-123,456", 1234567.25: "1,234,567.25",
		0.5: "0.5", 1e9: "1,000,000,000", 1e21: "1,000,000,000,000,000,000,000",
	} {
		if got := Amount(x); got != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
	}
}

// TestUnits: what a unit is made of.
func TestUnits(t *testing.T) {
	for text, want := range map[string]struct {
		scale      float64
		name, more string
		measure    string
	}{
		"":                          {1, "", "", ""},
		"million euros":             {1e6, "euros", "", "euros"},
		"Million\u00a0euros":        {1e6, "euros", "", "euros"},
		"€ billion":                 {1e9, "€", "", "euros"},
		"€m":                        {1e6, "€", "", "euros"},
		"m":                         {1, "m", "", "metres"},
		"m above sea level":         {1, "m above sea level", "above sea level", "metres"},
		"m euros":                   {1e6, "euros", "", "euros"},
		"k troops":                  {1e3, "troops", "", ""},
		"million":                   {1e6, "", "", ""},
		"% of GDP":                  {1, "% of gdp", "of gdp", "per cent"},
		"million US dollars a year": {1e6, "us dollars a year", "a year", "US dollars"},
		"men strong":                {1, "men strong", "", ""},
		"pounds":                    {1, "pounds", "", "pounds"},
	} {
		u := newUnit(text)
		measure := ""
		if len(u.measures) > 0 {
			measure = u.measures[0].name
		}
		if u.scale != want.scale || u.name != want.name || u.more != want.more || measure != want.measure {
			t.Errorf("%q is %v times %q (%s), then %q", text, u.scale, u.name, measure, u.more)
		}
	}
}

// TestMeasures: each spelling is in the form in which it is looked up, and what it says of
// itself is one of its spellings.
func TestMeasures(t *testing.T) {
	for _, m := range measures {
		for s := range strings.SplitSeq(m.spellings+"|"+m.loose, "|") {
			if s != "" && strings.Contains(s, " ") && cleaned(s) != s {
				t.Errorf("%s: %q is not as it is looked up", m.name, s)
			}
		}
		firm, loose := measuresOf(strings.ToLower(m.name))
		known := false
		for _, found := range slices.Concat(firm, loose) {
			known = known || found.name == m.name
		}
		if !known {
			t.Errorf("%q is not known", m.name)
		}
	}
}

func TestSingular(t *testing.T) {
	for plural, want := range map[string]string{
		"years": "year", "year": "year", "countries": "country", "men": "man", "heat pumps": "heat pump", "losses": "loss", "loss": "loss", "census": "census",
		"boxes": "box", "churches": "church", "s": "s", "euros": "euro", "people": "person", "": "",
	} {
		if got := singular(plural); got != want {
			t.Errorf("%q is the plural of %q, want %q", plural, got, want)
		}
	}
}

// FuzzNumber: what is read is judged, and does not hang on space around it; the number as
// it was understood is right where it is the key.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{
		"800,000", "1.5bn", "-2,5", "$5 m", "~30 %", "1’234’567.8", "0,125", "5 personnel", "1.085", "half a million", "2 1/2", "1e6", "20%.", "– 5", "\ufeff27", "３", "\xff5",
		"14th", "5 × 10⁶", "m", "5 m m", "€5€",
	} {
		f.Add(s, "personnel", 20.0, 0.5)
		f.Add(s, "m", 1.824, 0.0)
		f.Add(s, "million euros", 250.0, 10.0)
	}
	f.Fuzz(func(t *testing.T, line, unit string, key, within float64) {
		if key-key != 0 || within-within != 0 || within < 0 {
			return
		}
		n := Number{Value: key, Within: within, Unit: unit}
		s, err := n.understand(line, nil)
		again, errAgain := n.understand(" "+line+"\t", nil)
		if (err == nil) != (errAgain == nil) || s != again {
			t.Fatalf("%q is %v, %v, with space around it %v, %v", line, s, err, again, errAgain)
		}
		if err != nil {
			return
		}
		if math.IsNaN(s.value) || math.IsInf(s.value, 0) {
			t.Fatalf("%q is read as %v", line, s.value)
		}
		if got, _ := verdictOn(n, line, nil); got == yes && math.Abs(s.value-key) > within*(1+1e-9)+1e-9*math.Abs(key) {
			t.Fatalf("%q is read as %v and right for %v within %v", line, s.value, key, within)
		}
		if v := n.Judge(Reply{Text: []string{n.Solution()[0]}}, nil); v.Outcome != Right && utf8.ValidString(unit) && cleaned(unit) != "" {
			t.Fatalf("%q is shown, and %s", n.Solution()[0], v.Outcome)
		}
	})
}
