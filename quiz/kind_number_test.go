package quiz

import (
	"math"
	"strings"
	"testing"
)

func TestReadNumber(t *testing.T) {
	for _, test := range []struct {
		line, unit string
		want       float64
	}{
		{"800000", "", 800_000},
		{"800,000", "", 800_000},
		{"800.000", "", 800_000},
		{"800 000", "", 800_000},
		{"800\u00a0000", "", 800_000},
		{"800\u202f000", "", 800_000},
		{"800\u2009000", "", 800_000},
		{"800'000", "", 800_000},
		{"800’000", "", 800_000},
		{"1,234,567", "", 1_234_567},
		{"1.234.567", "", 1_234_567},
		{"1 234 567", "", 1_234_567},
		{"1’234’567", "", 1_234_567},
		{"1,234,567.89", "", 1_234_567.89},
		{"1.234.567,89", "", 1_234_567.89},
		{"1 234 567,8", "", 1_234_567.8},
		{"2025", "", 2025},
		{"2,025", "", 2025},

		{"2.5", "", 2.5},
		{"2,5", "", 2.5},
		{"2,50", "", 2.5},
		{"2.5000", "", 2.5},
		{".5", "", 0.5},
		{",5", "", 0.5},
		{"0.125", "", 0.125},
		{"0,125", "", 0.125},
		{"-0.125", "", -0.125},
		{"007", "", 7},

		{"+5", "", 5},
		{"-5", "", -5},
		{"−5", "", -5},
		{"-1,000", "", -1000},

		{"800k", "", 800_000},
		{"800 K", "", 800_000},
		{"800 thousand", "", 800_000},
		{"0.8 million", "", 800_000},
		{"0,8 Million", "", 800_000},
		{"0.8\u00a0million", "", 800_000},
		{"2.5m", "", 2_500_000},
		{"2.5 mn", "", 2_500_000},
		{"1.5bn", "", 1_500_000_000},
		{"3 billion", "", 3_000_000_000},
		{"1,500 million", "", 1_500_000_000},

		{"20%", "percent", 20},
		{"20 %", "", 20},
		{"20 percent", "%", 20},
		{"20 per cent", "percent", 20},
		{"12,5 %", "%", 12.5},
		{"$5 billion", "dollars", 5_000_000_000},
		{"5 billion dollars", "dollars", 5_000_000_000},
		{"€1.5bn", "", 1_500_000_000},
		{"£ 20", "", 20},

		{"about 250,000 personnel", "personnel", 250_000},
		{"250k Personnel", "personnel", 250_000},
		{"250k", "personnel", 250_000},
		{"around 30", "", 30},
		{"roughly 30", "", 30},
		{"approximately 30", "", 30},
		{"ca. 30", "", 30},
		{"~30", "", 30},
		{"~ 30", "", 30},
		{"5 m", "m", 5},
		{"250", "million euros", 250},
		{"250 euros", "million euros", 250},
		{"250 million euros", "million euros", 250},
		{"250 million", "million euros", 250},
		{"0.25 billion", "million euros", 250},
		{"250k euros", "million euros", 0.25},
		{"250 million Euros", "Million\u00a0euros", 250},
		{"250 euros", "Million\u00a0euros", 250},
		{"250 million", "Million\u00a0euros", 250},
		{"  7\t", "", 7},
	} {
		got, err := readNumber(test.line, test.unit)
		if err != nil || math.Abs(got-test.want) > 1e-9*math.Abs(test.want) {
			t.Errorf("%q (%s): got %v and error %v, want %v", test.line, test.unit, got, err, test.want)
		}
	}
}

func TestReadNumberAsksAgain(t *testing.T) {
	for _, line := range []string{
		"", "many", "twenty", "five hundred k", "k", "-", "--5", "+-5", "5-6", "1e5", "0x10", "1_000", "nan", "inf", "½",
		"1.2.3", "1,2,3", "1,00,000", "1,000,5", "1.234,567.8", "1'000,000", "1,000 000", "1 2", "12 34",
		"5 personnel too", "5 k k", strings.Repeat("9", 400), "1" + strings.Repeat("0", 305) + " billion",
	} {
		got, err := readNumber(line, "personnel")
		if err == nil || got != 0 {
			t.Errorf("%q is read as %v, %v", line, got, err)
		} else if len(err.Error()) > 150 || !strings.Contains(err.Error(), "in digits") && !strings.Contains(err.Error(), "plain digits") {
			t.Errorf("%q: error %q does not say briefly how to write it", line, err)
		}
	}
}

// A learner may leave out the scale of a unit, but no other part of it.
func TestReadNumberWithPartOfAUnit(t *testing.T) {
	for _, line := range []string{"5 strong", "5 men", "5 women strong"} {
		if got, err := readNumber(line, "men strong"); err == nil {
			t.Errorf("%q is read as %v", line, got)
		}
	}
}

// TestAmount: what is shown as a solution is also read as that number, but for
// three decimals after a group, which are asked for again.
func TestAmount(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", 7: "7", -7: "-7", 2022: "2022", 12345: "12,345", -123456: "-123,456", 1234567.25: "1,234,567.25",
		0.5: "0.5", 1e9: "1,000,000,000", 1e21: "1,000,000,000,000,000,000,000",
	} {
		if got := Amount(x); got != want {
			t.Errorf("%v is written %q, want %q", x, got, want)
		}
		if got, err := readNumber(want, ""); err != nil || got != x {
			t.Errorf("%q is read as %v, %v", want, got, err)
		}
	}
}

// FuzzReadNumber: what is read is a number, and does not hang on its sign or
// on space around it.
func FuzzReadNumber(f *testing.F) {
	for _, s := range []string{"800,000", "1.5bn", "-2,5", "$5 m", "~30 %", "1’234’567.8", "0,125", "5 personnel"} {
		f.Add(s, "personnel")
	}
	f.Fuzz(func(t *testing.T, line, unit string) {
		x, err := readNumber(line, unit)
		if err != nil {
			return
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("%q is read as %v", line, x)
		}
		if again, err := readNumber(" "+line+"\t", unit); err != nil || again != x {
			t.Fatalf("%q is %v, with space around it %v, %v", line, x, again, err)
		}
		if v := (Number{Value: x, Unit: unit}).Judge(Reply{Text: []string{line}}, nil); v.Outcome != Right {
			t.Fatalf("%q is read as %v and judged %s", line, x, v.Outcome)
		}
	})
}
