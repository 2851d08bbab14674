package spell

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for words, want := range map[string]float64{
		"zero": 0, "seven": 7, "Seventeen": 17, "TWENTY": 20, "twenty-seven": 27, "twenty seven": 27, "twenty–seven": 27,
		"a hundred": 100, "one hundred": 100, "hundred": 100, "a hundred and one": 101, "two hundred fifty": 250, "two hundred and fifty": 250,
		"twelve hundred": 1200, "nineteen hundred": 1900, "a thousand": 1000, "thousand": 1000, "a thousand and one": 1001, "two thousand and five": 2005,
		"one thousand two hundred and thirty-four": 1234, "five hundred thousand": 500_000, "eight hundred thousand": 800_000,
		"one million, two hundred thousand": 1_200_000, "two million three hundred thousand and five": 2_300_005,
		"two million": 2e6, "a million": 1e6, "million": 1e6, "thousand million": 1e9, "a thousand million": 1e9, "three trillion": 3e12,
		"half": 0.5, "a half": 0.5, "one half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75, "two thirds": 2. / 3, "two-thirds": 2. / 3,
		"one fifth": 0.2, "a third": 1. / 3, "seven tenths": 0.7, "one hundredth": 0.01,
		"half a million": 500_000, "half a billion": 5e8, "half million": 500_000, "a quarter of a million": 250_000, "quarter of a million": 250_000,
		"three quarters of a million": 750_000, "two thirds of one million": 2e6 / 3,
		"three and a half": 3.5, "three and a half million": 3_500_000, "one and a quarter billion": 1.25e9, "two and two thirds": 2 + 2./3,
		"two point five": 2.5, "two point five million": 2_500_000, "zero point zero five": 0.05,
		"a dozen": 12, "two dozen": 24, "half a dozen": 6, "dozen": 12,
		"minus five": -5, "negative two and a half": -2.5, "minus half a million": -500_000,
		"nineteen forty-nine": 1949, "twenty twenty-two": 2022, "twenty twelve": 2012, "nineteen oh five": 1905, "eighteen fifteen": 1815,
		" twenty  seven ": 27, "twenty\u00a0seven": 27,
	} {
		got, ok := Number(words)
		if !ok || math.Abs(got-want) > 1e-9*math.Abs(want) {
			t.Errorf("Number(%q) = %v, %v, want %v", words, got, ok, want)
		}
	}
}

func TestNoNumber(t *testing.T) {
	for _, words := range []string{
		"", "a", "an", "and", "27", "2 million", "five six", "five and six", "five, six", "twenty, seven", "third", "twentieth", "two third", "one thirds",
		"million million", "two thousand million million", "thousand thousand", "point five", "two point", "five hundred hundred", "two and", "hundreds",
		"thousands", "millions", "minus", "twenty-", "twenty-seven!", "half a", "half a year", "two million and a half", "seventeen seven", "forty fifty", "onetwo", "bone",
		"twenty zero", "nineteen oh forty",
	} {
		if got, ok := Number(words); ok {
			t.Errorf("Number(%q) = %v", words, got)
		}
	}
}

func TestCutNumber(t *testing.T) {
	for _, test := range []struct {
		text string
		want float64
		rest string
	}{
		{"two-state solution", 2, "-state solution"},
		{"half a million euros", 500_000, " euros"},
		{"half a year", 0.5, " a year"},
		{"two and three", 2, " and three"},
		{"five, six", 5, ", six"},
		{"two point", 2, " point"},
		{"twenty-seven.", 27, "."},
		{"a hundred and fifty-odd", 150, "-odd"},
		{"two million and a half", 2_000_000, " and a half"},
		{"five of a kind", 5, " of a kind"},
	} {
		got, rest, ok := CutNumber(test.text)
		if !ok || got != test.want || rest != test.rest {
			t.Errorf("CutNumber(%q) = %v, %q, %v, want %v, %q", test.text, got, rest, ok, test.want, test.rest)
		}
	}
	if _, rest, ok := CutNumber("a state"); ok || rest != "a state" {
		t.Errorf("CutNumber reads %q", "a state")
	}
}

func TestOrdinal(t *testing.T) {
	for words, want := range map[string]int{
		"first": 1, "Second": 2, "third": 3, "fourth": 4, "fifth": 5, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "fourteenth": 14, "nineteenth": 19,
		"twentieth": 20, "twenty-first": 21, "twenty first": 21, "ninety-ninth": 99, "hundredth": 100, "two hundredth": 200, "a hundred and first": 101,
		"two hundred and twenty-first": 221, "thousandth": 1000, "one hundredth": 100, "two thousandth": 2000, "a hundredth": 100, "hundred and tenth": 110,
		"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "11th": 11, "12th": 12, "13th": 13, "14TH": 14, "21st": 21, "22nd": 22, "113th": 113, "112th": 112, "101st": 101,
	} {
		if got, ok := Ordinal(words); !ok || got != want {
			t.Errorf("Ordinal(%q) = %v, %v, want %v", words, got, ok, want)
		}
	}
	for _, words := range []string{
		"", "th", "one", "14", "14st", "1th", "11st", "14thx", "zeroth", "onth", "twoth", "five first", "ten first", "twenty-tenth", "twenty and first", "first second",
		"half", "quarter", "twenty hundredth and first", "dozenth", "firsts", "a first",
	} {
		if got, ok := Ordinal(words); ok {
			t.Errorf("Ordinal(%q) = %v", words, got)
		}
	}
	if got, rest, ok := CutOrdinal("Fourteenth Amendment"); !ok || got != 14 || rest != " Amendment" {
		t.Errorf("got %v, %q, %v", got, rest, ok)
	}
	if got, rest, ok := CutOrdinal("14th Amendment"); !ok || got != 14 || rest != " Amendment" {
		t.Errorf("got %v, %q, %v", got, rest, ok)
	}
}

// inWords writes a whole number below a million, by another way than it is read.
func inWords(n int) string {
	ones := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	names := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return ones[n]
	case n < 100 && n%10 == 0:
		return names[n/10]
	case n < 100:
		return names[n/10] + "-" + ones[n%10]
	case n < 1000 && n%100 == 0:
		return ones[n/100] + " hundred"
	case n < 1000:
		return ones[n/100] + " hundred and " + inWords(n%100)
	case n%1000 == 0:
		return inWords(n/1000) + " thousand"
	case n%1000 < 100:
		return inWords(n/1000) + " thousand and " + inWords(n%1000)
	}
	return inWords(n/1000) + " thousand " + inWords(n%1000)
}

// TestNumberReadsWhatIsWritten: every whole number in words is read as itself, and
// as nothing else.
func TestNumberReadsWhatIsWritten(t *testing.T) {
	for n := 0; n < 1_000_000; n += 1 + n/500 {
		words := inWords(n)
		if got, ok := Number(words); !ok || got != float64(n) {
			t.Fatalf("Number(%q) = %v, %v, want %d", words, got, ok, n)
		}
	}
}

// FuzzCutNumber: what is left is the end of the text, and the number read once is
// read again from the words it took.
func FuzzCutNumber(f *testing.F) {
	for _, s := range []string{"two-state solution", "half a million euros", "a hundred and one", "twenty first", "14th", "nineteen oh five", "two point five", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, rest, ok := CutNumber(text)
		if !strings.HasSuffix(text, rest) {
			t.Fatalf("%q leaves %q", text, rest)
		}
		if taken := strings.TrimSuffix(text, rest); ok {
			if again, ok := Number(taken); !ok || again != x || fmt.Sprint(x) == "NaN" {
				t.Fatalf("%q is %v, its words %q are %v, %v", text, x, taken, again, ok)
			}
		}
		if _, rest, _ := CutOrdinal(text); !strings.HasSuffix(text, rest) {
			t.Fatalf("the ordinal of %q leaves %q", text, rest)
		}
	})
}
