package block

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// dateMeant guesses what date somebody meant who wrote text for the key date.
func dateMeant(key, text string) (hint string, ok bool) {
	if m := ymd().FindStringSubmatch(text); m != nil && key != "at" {
		return dayMeant(key, m[1], m[2], m[3])
	}
	if key != "date" {
		return "", false
	}
	if m := dmy().FindStringSubmatch(text); m != nil {
		return dayOrMonthFirst(key, m[1], m[2], m[3], m[0])
	}
	if m := yearMonth().FindStringSubmatch(text); m != nil {
		if n := atoi(m[2]); n < 1 || n > 12 {
			return fmt.Sprintf("there is no month %d; write year and month in quotes, as in %s = \"%s-06\"", n, key, m[1]), true
		}
		return fmt.Sprintf(`write year and month in quotes: %s = "%s-%02d"`, key, m[1], atoi(m[2])), true
	}
	if m := monthYear().FindStringSubmatch(text); m != nil && atoi(m[1]) >= 1 && atoi(m[1]) <= 12 {
		return fmt.Sprintf(`write year and month in quotes: %s = "%s-%02d"`, key, m[2], atoi(m[1])), true
	}
	if year().MatchString(text) {
		return fmt.Sprintf(`write a year in quotes: %s = "%s"`, key, text), true
	}
	return dateInWords(key, text)
}

var (
	ymd       = lazy(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	dmy       = lazy(`^(\d{1,2})([-/.]) ?(\d{1,2})[-/.] ?(\d{4})$`)
	yearMonth = lazy(`^(\d{4})[-/.](\d{1,2})$`)
	monthYear = lazy(`^(\d{1,2})[-/.](\d{4})$`)
	year      = lazy(`^\d{4}$`)
	ordinal   = lazy(`(\d)(?:st|nd|rd|th|\.)\b|(\d)\. `)
)

// dayMeant writes a date as TOML has it, or says why there is no such day.
func dayMeant(key, y, m, d string) (hint string, ok bool) {
	month, day := atoi(m), atoi(d)
	if month < 1 || month > 12 {
		return fmt.Sprintf("there is no month %d; write year-month-day, as in %s = %s-06-01", month, key, y), true
	}
	last := time.Date(atoi(y), time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day < 1 || day > last {
		return fmt.Sprintf("%s %s has %d days; write a day that there is, as in %s = %s-%02d-%02d", time.Month(month), y, last, key, y, month, last), true
	}
	return fmt.Sprintf("write year-month-day: %s = %s-%02d-%02d", key, y, month, day), true
}

// dayOrMonthFirst is about 1/6/2025, which is in June or in January. With dots
// the day comes first.
func dayOrMonthFirst(key, first, sign, second, whole string) (hint string, ok bool) {
	y := whole[len(whole)-4:]
	switch a, b := atoi(first), atoi(second); {
	case sign == "." || a < 1 || a > 12 || a == b:
		return dayMeant(key, y, second, first)
	case b < 1 || b > 12:
		return dayMeant(key, y, first, second)
	default:
		return fmt.Sprintf("write year-month-day: %s = %s-%02d-%02d or %s = %s-%02d-%02d", key, y, b, a, key, y, a, b), true
	}
}

// dateInWords reads 1 June 2025 and the like.
func dateInWords(key, text string) (hint string, ok bool) {
	text = strings.Join(strings.Fields(strings.ReplaceAll(ordinal().ReplaceAllString(text, "$1$2 "), ",", " ")), " ")
	for _, form := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "2006 January 2"} {
		if t, err := time.Parse(form, text); err == nil {
			return fmt.Sprintf("write year-month-day: %s = %s", key, t.Format(time.DateOnly)), true
		}
	}
	for _, form := range []string{"January 2006", "Jan 2006", "2006 January"} {
		if t, err := time.Parse(form, text); err == nil {
			return fmt.Sprintf(`write year and month in quotes: %s = "%s"`, key, t.Format("2006-01")), true
		}
	}
	return "", false
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

var (
	numberText = lazy(`^([^\d\s.,+-]{0,4})\s*([-+]?)\s*(\d[\d.,'’_ ]*|\.\d+)(.*)$`)
	grouped    = lazy(`^\d{1,3}(?:([,.'’ _])\d{3})(?:[,.'’ _]\d{3})*$`)
	groupedDec = lazy(`^(\d{1,3}(?:[,.'’ _]\d{3})+)([,.])(\d+)$`)
	decimal    = lazy(`^(\d+),(\d+)$`)
	fraction   = lazy(`^(\d{1,4})\s*/\s*(\d{1,4})$`)
	currency   = lazy(`^(\p{Sc}|[A-Z]{3})?$`)
	shareText  = lazy(`(?i)^[±+]?\s*(\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent|pct)$`)
	numberSpan = lazy(`^(\d[\d.]*)\s*(?:-|–|—|\bto\b|\.\.\.?|…)\s*(\d[\d.]*)$`)
)

// powers are the words for large numbers, with their zeros.
var powers = map[string]int{
	"thousand": 3, "k": 3, "K": 3, "tsd": 3, "million": 6, "millions": 6, "mio": 6, "mn": 6, "m": 6, "M": 6,
	"billion": 9, "billions": 9, "bn": 9, "bln": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "quadrillion": 15, "thousands": 3, "hundred": 2,
}

// numberMeant guesses what number somebody meant who wrote it with a unit or
// with signs between its digits.
func numberMeant(key, text string) (hint string, ok bool) {
	if key == "date" {
		return "", false
	}
	text = plainNumber(text)
	if m := tolerance().FindStringSubmatch(text); m != nil {
		return toleranceMeant(key, m[1], m[2]), true
	}
	if m := shareText().FindStringSubmatch(text); m != nil && key == "within" {
		return fmt.Sprintf("write a share of the number in quotes: within = \"%s %%\"", strings.Replace(m[1], ",", ".", 1)), true
	}
	if digits, ok := inFractions(text); ok && key != "at" {
		return fmt.Sprintf("write it with decimals: %s = %s", key, digits), true
	}
	if n := slices.Index(numerals, strings.ToLower(text)); n >= 0 && slices.Contains(numeric, key) {
		return fmt.Sprintf("write it in digits: %s = %d", key, n), true
	}
	if m := numberSpan().FindStringSubmatch(text); m != nil {
		switch key {
		case "value":
			return fmt.Sprintf("write the lower end in value and the upper in to: value = %s and to = %s", m[1], m[2]), true
		case "number":
			return fmt.Sprintf("write one number, and in within how far off is still right: number = %s", m[1]), true
		}
		return fmt.Sprintf("write one number: %s = %s", key, m[1]), true
	}
	if m := fraction().FindStringSubmatch(text); m != nil && atoi(m[2]) > 0 {
		share := float64(atoi(m[1])) / float64(atoi(m[2]))
		return fmt.Sprintf("write it with decimals: %s = %.4g", key, share), true
	}
	m := numberText().FindStringSubmatch(text)
	if m == nil || key == "at" {
		return "", false
	}
	before, sign, unit := strings.Trim(m[1], "~≈<>≤≥=± "), m[2], strings.TrimSpace(m[4])
	if !currency().MatchString(before) || strings.ContainsAny(unit, `"[{=`) || unit != "" && !strings.ContainsFunc(unit, isOfUnit) {
		return "", false
	}
	digits, why := wellWritten(strings.TrimRight(m[3], " .,'’_"))
	if digits == "" {
		return "", false
	}
	if sign == "+" {
		sign = ""
	}
	word, more, _ := strings.Cut(unit, " ")
	if zeros := powers[strings.TrimSuffix(word, ".")]; zeros > 0 {
		digits, unit = addPowers(times(digits, zeros), strings.TrimSpace(more), zeros)
		why = "write the number out"
	}
	if unit != "" && unit[0] >= '0' && unit[0] <= '9' {
		return "", false // two numbers, of which one may be meant
	}
	if strings.HasPrefix(unit, "(") {
		unit, why = "", "write the number alone"
	}
	if before != "" {
		unit = strings.TrimSpace(before + " " + unit)
	}
	if decodes("x = "+digits) != nil {
		return "", false
	}
	number := fmt.Sprintf("%s = %s%s", key, sign, digits)
	switch {
	case unit != "" && (key == "number" || key == "value"):
		return fmt.Sprintf(`write the number alone, and its unit beside it: %s and unit = %s`, number, inQuotes(unit)), true
	case unit == "%" && key == "retention":
		return "write a share: retention = " + times(digits, -2), true
	case unit != "":
		return "write the number alone: " + number, true
	}
	return why + ": " + number, true
}

// numeric are the keys of a question or a figure that want a number.
var numeric = []string{"number", "within", "value"}

// numerals are the words for small numbers, each at its place.
var numerals = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

var (
	tolerance = lazy(`^([-+]?\d[\d.]*)\s*(?:±|\+/?-)\s*(\d[\d.]*)$`)
	vulgar    = lazy(`^(\d{0,9})\s*([¼-¾⅐-⅞])$`)
	mixed     = lazy(`^(\d{1,9})\s+(\d{1,4})\s*/\s*(\d{1,4})$`)
	powerPart = lazy(`^(?:and\s+)?(\d+(?:\.\d+)?)\s*(\pL+)\.?\s*(.*)$`)
)

// toleranceMeant is about 250 ± 10.
func toleranceMeant(key, number, within string) string {
	if key == "number" {
		return fmt.Sprintf("write how far off is still right in within: number = %s and within = %s", number, within)
	}
	return fmt.Sprintf("write one number: %s = %s", key, number)
}

// vulgarFractions are the characters for fractions, with their parts.
var vulgarFractions = map[string][2]int{
	"¼": {1, 4}, "½": {1, 2}, "¾": {3, 4}, "⅓": {1, 3}, "⅔": {2, 3}, "⅕": {1, 5}, "⅖": {2, 5}, "⅗": {3, 5}, "⅘": {4, 5}, "⅙": {1, 6}, "⅚": {5, 6},
	"⅐": {1, 7}, "⅛": {1, 8}, "⅜": {3, 8}, "⅝": {5, 8}, "⅞": {7, 8}, "⅑": {1, 9}, "⅒": {1, 10},
}

// inFractions reads 3½ and 3 1/2.
func inFractions(text string) (digits string, ok bool) {
	whole, parts := 0, [2]int{}
	if m := vulgar().FindStringSubmatch(text); m != nil {
		whole, parts = atoi(m[1]), vulgarFractions[m[2]]
	} else if m := mixed().FindStringSubmatch(text); m != nil {
		whole, parts = atoi(m[1]), [2]int{atoi(m[2]), atoi(m[3])}
	}
	if parts[1] == 0 {
		return "", false
	}
	share := strconv.FormatFloat(float64(parts[0])/float64(parts[1]), 'g', 4, 64)
	n, _ := new(big.Rat).SetString(share)
	n.Add(n, new(big.Rat).SetInt64(int64(whole)))
	return strings.TrimSuffix(strings.TrimRight(n.FloatString(4), "0"), "."), true
}

// isOfUnit reports whether a unit may consist of such a character.
func isOfUnit(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.Sc, r) || strings.ContainsRune("%‰°", r)
}

// addPowers adds the smaller powers behind a number that is written out: the 500
// thousand of 1 million 500 thousand. It returns the sum and what is left.
func addPowers(digits, rest string, zeros int) (sum, left string) {
	for {
		m := powerPart().FindStringSubmatch(rest)
		if m == nil || powers[m[2]] == 0 || powers[m[2]] >= zeros {
			return digits, rest
		}
		zeros, rest = powers[m[2]], m[3]
		a, _ := new(big.Rat).SetString(digits)
		b, _ := new(big.Rat).SetString(times(m[1], zeros))
		if a == nil || b == nil {
			return digits, rest
		}
		digits = times(a.Add(a, b).RatString(), 0)
	}
}

// plainNumber puts ordinary signs in the place of those that only look so.
func plainNumber(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '−':
			return '-'
		case isOddSpace(r):
			return ' '
		}
		return r
	}, text))
}

// wellWritten writes digits as TOML has them, and says what was not so; "" if
// they cannot be read.
func wellWritten(s string) (digits, why string) {
	drop := strings.NewReplacer(",", "", ".", "", "'", "", "’", "", " ", "", "_", "")
	switch {
	case strings.Trim(s, "0123456789") == "":
		digits, why = s, "write it as a number alone"
	case grouped().MatchString(s) && (s[len(s)-4] != '.' || strings.Count(s, ".") > 1):
		digits, why = drop.Replace(s), "write the digits without signs between them"
	case groupedDec().MatchString(s):
		m := groupedDec().FindStringSubmatch(s)
		digits, why = drop.Replace(m[1])+"."+m[3], "write the digits without signs between them, and a point for the decimals"
	case decimal().MatchString(s):
		digits, why = strings.Replace(s, ",", ".", 1), "write a point for the decimals"
	case s[0] == '.':
		digits, why = "0"+s, "write a digit before the point"
	case decodes("x = 1"+s) == nil:
		digits, why = s, "write it as a number alone"
	default:
		return "", ""
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" || digits[0] == '.' {
		digits = "0" + digits
	}
	return digits, why
}

// times adds zeros to digits, which may have decimals; less than none takes
// them off.
func times(digits string, zeros int) string {
	n, ok := new(big.Rat).SetString(digits)
	if !ok {
		return digits
	}
	ten := new(big.Rat).SetInt64(10)
	for ; zeros > 0; zeros-- {
		n.Mul(n, ten)
	}
	for ; zeros < 0; zeros++ {
		n.Quo(n, ten)
	}
	if n.IsInt() {
		return n.Num().String()
	}
	f, _ := n.Float64()
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// lazy compiles an expression when it is first wanted: most runs of the program want none
// of them.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
