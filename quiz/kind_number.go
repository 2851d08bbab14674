package quiz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"policyquiz/quiz/spell"
)

// A Number asks the learner to type a number. It is right within a tolerance.
type Number struct {
	Value  float64 // the right number, in the unit
	Within float64 // the greatest distance from Value that is still right; 0: exact
	Unit   string  // "personnel"; may be empty; the learner may type it or leave it out
}

// Pose asks for a line. Its hint names the unit and the tolerance.
func (n Number) Pose(*rand.Rand) Posed {
	hint := "a number"
	if n.Unit != "" {
		hint += " (" + n.Unit + ")"
	}
	if n.Within > 0 {
		hint += ", within " + Amount(n.Within)
	}
	return Posed{
		Input: Type,
		Hint:  hint,
	}
}

// Read returns an error if the line is not a number, or if the number can be
// read in more than one way.
func (n Number) Read(_ Posed, line string) (Reply, error) {
	if _, err := readNumber(line, n.Unit); err != nil {
		return Reply{}, err
	}
	return Reply{Text: []string{trim(line)}}, nil
}

// Judge compares the typed number with Value.
func (n Number) Judge(r Reply, _ *spell.Rules) Verdict {
	if len(r.Text) != 1 {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: r.Text}
	x, err := readNumber(r.Text[0], n.Unit)
	if whole := x / unitScale(n.Unit); math.Abs(whole-n.Value) <= n.Within {
		x = whole // 250,000,000 where the unit is million euros
	}
	// A tolerance written in decimals must include its own edge.
	if err == nil && math.Abs(x-n.Value) <= n.Within+1e-12*math.Abs(n.Value) {
		v.Outcome, v.Score = Right, 1
	}
	return v
}

// Name returns "numeric".
func (Number) Name() string { return "numeric" }

// Describe keeps Value and the unit.
func (n Number) Describe(a *Asked) {
	a.Right = [][]string{{strconv.FormatFloat(n.Value, 'g', -1, 64), n.Unit}}
}

// Chance returns 0: a number is not guessed by chance.
func (n Number) Chance() float64 { return 0 }

// Solution returns Value with its unit.
func (n Number) Solution() []string {
	return []string{strings.TrimSpace(Amount(n.Value) + " " + n.Unit)}
}

// Amount writes a number for readers: without an exponent, and with commas
// between thousands from five digits on.
func Amount(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	// Four digits stay together: they are often a year.
	if len(whole) > 4 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

var (
	// A comma, a point, an apostrophe or a space separates groups of three digits:
	// usage differs between countries.
	grouped = regexp.MustCompile(`^([+-]?\d{1,3})([,.'’ ])(\d{3})((?:[,.'’ ]\d{3})*)(?:([.,])(\d+))?$`)
	plain   = regexp.MustCompile(`^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$`)
	amounts = regexp.MustCompile(`^([+-]?[\d.,'’ ]*\d) *(k|thousand|m|mn|million|bn|billion)?$`)
)

// scales are the words for a factor behind a number.
var scales = map[string]float64{
	"": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
}

// readNumber reads a number as people write it: 800000, 800,000, 800.000,
// 800 000, 800k, 2.5, 2,5, 20 %, $5 billion, about 250,000 personnel. A single
// separator before exactly three digits groups thousands, unless the number
// before it is 0. Any other single separator is a decimal sign.
func readNumber(line, unit string) (float64, error) {
	s := plainSpaces(strings.ToLower(trim(line)))
	s = strings.ReplaceAll(s, "−", "-")
	for _, hedge := range []string{"about ", "around ", "roughly ", "approximately ", "ca. ", "~"} {
		s = strings.TrimPrefix(s, hedge)
	}
	s = strings.TrimLeft(s, "$€£ ")
	for _, after := range append(unitEnds(unit), "%", "percent", "per cent") {
		s = trim(strings.TrimSuffix(s, after))
	}
	m := amounts.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is not a number; write it in digits, as in 2500", short(line))
	}
	x, ok := digits(trim(m[1]))
	if !ok {
		return 0, fmt.Errorf("%q can be read in more than one way; write the number in plain digits, as in 2500 or 2.5", short(line))
	}
	x *= scales[m[2]]
	if m[2] != "" {
		x /= unitScale(unit)
	}
	if math.IsInf(x, 0) {
		return 0, fmt.Errorf("%q is too great a number; write it in digits, as in 2500", short(line))
	}
	return x, nil
}

// unitEnds lists what a learner may type for a unit: the whole unit, and the
// unit without its scale: "million euros", "euros".
func unitEnds(unit string) []string {
	unit = plainSpaces(strings.ToLower(unit))
	if first, rest, found := strings.Cut(unit, " "); found && scales[first] != 0 {
		return []string{unit, rest}
	}
	return []string{unit}
}

// unitScale returns the factor that a unit begins with: 1,000,000 for "million
// euros"; 1 if the unit has none.
func unitScale(unit string) float64 {
	first, _, _ := strings.Cut(plainSpaces(strings.ToLower(unit)), " ")
	if scale := scales[first]; scale != 0 {
		return scale
	}
	return 1
}

// plainSpaces replaces every kind of white space by a plain space: word
// processors write several kinds.
func plainSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// digits reads digits with their separators; ok is false if they can be read in
// more than one way.
func digits(s string) (x float64, ok bool) {
	if g := grouped.FindStringSubmatch(s); g != nil && strings.TrimLeft(g[1], "+-") != "0" {
		sep, more, point := g[2], g[4], g[5]
		oneSign := point != sep && strings.Count(more, sep)*(len(sep)+3) == len(more)
		if !oneSign {
			return 0, false
		}
		s = g[1] + g[3] + strings.ReplaceAll(more, sep, "")
		if point != "" {
			s += "." + g[6]
		}
	} else if !plain.MatchString(s) {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return x, err == nil && !math.IsInf(x, 0)
}
