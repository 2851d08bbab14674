package quiz

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// figures are a number written in digits. Three digits behind a single point or comma can
// be read in two ways.
type figures struct {
	value    float64
	grouped  float64 // the number if the one sign in it parts thousands; 0 if it cannot
	sign     byte    // the one point or comma in it; 0 if there is none, or if others stand beside it
	decimals int     // how many digits stand behind sign
	small    bool    // nothing or a 0 stands before sign
	mixed    bool    // one sign parts thousands, and another stands before three more digits: "1'000,000"
}

var (
	// A comma, a point, an apostrophe or a space parts groups of three digits: usage
	// differs between countries.
	groupedFigures = regexp.MustCompile(`^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:'\d{3})+|(?:’\d{3})+|(?: \d{3})+)$`)
	plainFigures   = regexp.MustCompile(`^(?:\d+([.,])\d+|([.,])\d+|\d+)$`)
)

// groupSigns takes out what parts thousands.
var groupSigns = strings.NewReplacer(",", "", ".", "", "'", "", "’", "", " ", "")

// readFigures reads digits with what stands between them; ok is false if they are not
// grouped as numbers are.
func readFigures(s string) (f figures, ok bool) {
	if m := plainFigures.FindStringSubmatch(s); m != nil {
		return plainly(s, m[1]+m[2]), true
	}
	whole, decimals := s, ""
	if at := strings.LastIndexAny(s, ".,"); at >= 0 && strings.IndexByte(s, s[at]) == at {
		whole, decimals = s[:at], "."+s[at+1:] // the only one of its sign, so no group begins with it
	}
	if !groupedFigures.MatchString(whole) {
		return figures{}, false
	}
	value := parsed(groupSigns.Replace(whole) + decimals)
	return figures{value: value, mixed: len(decimals) == 4}, true
}

// plainly reads digits with at most one sign among them.
func plainly(s, sign string) figures {
	f := figures{value: parsed(s)}
	if sign == "" {
		return f
	}
	before, after, _ := strings.Cut(s, sign)
	f.sign, f.decimals = sign[0], len(after)
	f.small = strings.Trim(before, "0") == ""
	if f.decimals == 3 && len(before) <= 3 && !f.small && before[0] != '0' {
		f.grouped = parsed(before + after)
	}
	return f
}

// parsed reads digits with a point or a comma before the decimals.
func parsed(s string) float64 {
	x, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64) // of digits it can only be too great
	return x
}

// readings returns the numbers that the figures may be, the usual one first. Three digits
// behind a sign are decimals if that is usual in the language and a magnitude follows
// ("1.824 billion"). Otherwise they are thousands where the question's numbers are whole,
// but for the decimal sign where a tolerance is given: "13.500" for 14 within 1. Where
// they are not whole, both can be meant.
func (n Number) readings(f figures, magnitude bool, decimalSign byte) []float64 {
	usual := f.sign == decimalSign
	switch {
	case f.grouped == 0 || usual && magnitude:
		return []float64{f.value}
	case n.whole() && !(usual && n.tolerant()):
		return []float64{f.grouped}
	case usual:
		return []float64{f.value, f.grouped}
	}
	return []float64{f.grouped, f.value}
}

// misgrouped reports whether figures look like thousands that were grouped wrongly, as
// 1,3500 does.
func (n Number) misgrouped(f figures, magnitude bool) bool {
	exact := n.whole() && !n.tolerant() && !magnitude // then decimals are not to be expected
	return f.mixed && exact || f.decimals > 3 && !f.small && (f.sign == ',' || exact)
}

// whole reports whether all right numbers are whole.
func (n Number) whole() bool {
	for _, x := range n.right() {
		if x != math.Trunc(x) {
			return false
		}
	}
	return true
}
