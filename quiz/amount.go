package quiz

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

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

// An amount is what somebody typed, taken apart.
type amount struct {
	sign      float64 // 1 or -1
	figures   figures // the number without sign and magnitude
	written   bool    // it is in digits with at most one sign among them, and not a fraction, a power or words
	share     bool    // it is a fraction, such as 1/2 or "three quarters"
	magnitude float64 // 1 if none was typed
	stated    bool    // a magnitude was typed, in letters or in words
	before    string  // what stands before the number: a currency, a unit
	after     string  // the unit behind it
	whole     bool    // the unit behind it is that of the question, with its magnitude
}

var (
	fractionStart = regexp.MustCompile(`^(?:(\d+) )?(\d+) ?/ ?(\d+)`)
	powerStart    = regexp.MustCompile(`^(\d+(?:[.,]\d+)?) ?(?:e([+-]?\d+)|[x*] ?10(?: ?(?:\^|\*\*) ?([+-]?\d+)|(⁻?[⁰¹²³⁴-⁹]+)))`)
	tenStart      = regexp.MustCompile(`^10(?:(?:\^|\*\*)([+-]?\d+)|(⁻?[⁰¹²³⁴-⁹]+))`)
	shortYear     = regexp.MustCompile(`^['’]\d\d$`)
	figuresStart  = regexp.MustCompile(`^[\d.,'’ ]*\d`)
	wordStart     = regexp.MustCompile(`^\pL+`)
	articleStart  = regexp.MustCompile(`^(?:of )?(?:an?|the) `)
	againStart    = regexp.MustCompile(`^ ?\(([^()]+)(?:\)|$)`) // the last bracket may have been taken off
	halfStart     = regexp.MustCompile(`^ and ((\pL+)(?:[ -]\pL+)?)`)
)

// hedges are words before a number that leave it as it is, the longest first. What changes
// it, such as "over" and "at least", is not among them.
var hedges = []string{
	"in the year of", "in the year", "the year of", "the year", "an estimated", "it is about", "approximately", "there were", "there are", "close to", "roughly",
	"exactly", "precisely", "estimated", "around", "nearly", "almost", "approx.", "approx", "it was", "circa", "about", "it is", "it's", "since", "some", "year", "number",
	"answer:", "answer", "only", "just", "for", "was", "the", "by", "is", "in", "on", "all", "ad", "ca.", "ca", "c.", "~", "≈", "=", ":", "#",
}

// hedgesBehind are words behind a number that leave it as it is.
var hedgesBehind = []string{"or so", "or thereabouts", "a.d", "c.e", "approximately", "approx", "roughly", "exactly", "in total", "in all", "altogether", "ad", "ce"}

// amountOfLine takes a typed line apart; ok is false if it has no number that can be read.
func amountOfLine(line string, u unit) (a amount, ok bool) {
	s := strings.TrimRight(cleaned(line), quotes+closing)
	s = strings.TrimLeft(s, quotes+opening)
	s = withoutHedges(s)
	end := strings.TrimRight(u.text, quotes+closing)
	if before, found := strings.CutSuffix(s, end); found && end != "" && parted(before, end) {
		if a, ok := readAmount(strings.TrimSpace(before), u); ok && a.after == "" {
			a.whole = true
			return a, true
		}
	}
	for _, h := range hedgesBehind {
		if before, found := strings.CutSuffix(s, " "+h); found {
			s = strings.TrimRight(before, " ,")
		}
	}
	return readAmount(s, u)
}

// Characters around a number that do not belong to it.
const (
	quotes  = "\"“”„«»'‘’ "
	opening = "([{"
	closing = ")]}.,;:!?"
)

// withoutHedges takes hedges from the start of a text.
func withoutHedges(s string) string {
	for i := 0; i < len(hedges); i++ {
		rest, found := strings.CutPrefix(s, hedges[i])
		if !found || rest == "" {
			continue
		}
		if last := hedges[i][len(hedges[i])-1]; last != '.' && unicode.IsLetter(rune(last)) && !strings.HasPrefix(rest, " ") {
			continue
		}
		s, i = strings.TrimSpace(rest), -1
	}
	return s
}

// parted reports whether a text can be cut between before and after: "5m" can be cut
// before the m, but "kiloton" not within the word, and "25" not within the figures.
func parted(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	letters := unicode.IsLetter(last) && unicode.IsLetter(first)
	digits := unicode.IsDigit(last) && unicode.IsDigit(first)
	return before != "" && !letters && !digits
}

// readAmount reads what stands before a number, the number, its magnitude and what stands
// behind it.
func readAmount(s string, u unit) (a amount, ok bool) {
	a = amount{sign: 1, magnitude: 1}
	s = a.cutSign(thousandMillions.Replace(s))
	if at := strings.IndexAny(s, "0123456789"); at > 0 {
		before := strings.TrimRight(s[:at], "., :+-")
		if relation, _, _ := u.relate(before); relation != unknownUnit && before != "" {
			a.before = before
			s = a.cutSign(strings.TrimLeft(s[len(before):], " :"))
		}
	}
	s, ok = a.cutNumber(s)
	if !ok {
		return a, false
	}
	s = strings.TrimLeft(a.cutAgain(s), " ")
	if behind := strings.TrimPrefix(s, "-"); wordStart.MatchString(behind) { // $5-billion
		s = behind
	}
	if a.share {
		s = articleStart.ReplaceAllString(s, "")
	}
	a.after = a.cutMagnitudes(s, u)
	return a, true
}

// cutAgain passes over the same number in brackets, in words or in figures: 4 (four).
func (a *amount) cutAgain(s string) string {
	m := againStart.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	again := amount{sign: 1, magnitude: 1}
	if rest, ok := again.cutNumber(m[1]); !ok || strings.TrimSpace(rest) != "" || again.figures.value != a.figures.value {
		return s
	}
	return s[len(m[0]):]
}

// cutSign reads a sign.
func (a *amount) cutSign(s string) string {
	for _, minus := range []string{"-", "minus ", "negative "} {
		if rest, found := strings.CutPrefix(s, minus); found {
			a.sign = -1
			return strings.TrimSpace(rest)
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(s, "+"))
}

// cutNumber reads a number in figures or in words, and returns what stands behind it.
func (a *amount) cutNumber(s string) (rest string, ok bool) {
	if m := fractionStart.FindStringSubmatch(s); m != nil && parsed(m[3]) != 0 {
		share := parsed(m[2]) / parsed(m[3])
		a.share = m[1] == ""
		if m[1] != "" && share >= 1 {
			return s, false
		}
		a.figures.value = parsed(m[1]) + share
		return s[len(m[0]):], true
	}
	if m := powerStart.FindStringSubmatch(s); m != nil {
		a.figures.value = parsed(m[1] + "e" + m[2] + m[3] + plainPower(m[4]))
		return s[len(m[0]):], true
	}
	if m := tenStart.FindStringSubmatch(s); m != nil {
		a.figures.value = parsed("1e" + m[1] + plainPower(m[2]))
		return s[len(m[0]):], true
	}
	if digits := figuresStart.FindString(s); digits != "" {
		rest = s[len(digits):]
		a.figures, ok = readFigures(strings.TrimSpace(digits))
		a.written = ok
		return a.cutHalf(rest), ok
	}
	return a.cutWords(s)
}

// plainPower returns a power in plain digits.
func plainPower(s string) string {
	return strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(s)
}

// cutHalf reads the words of a fraction behind figures: "3 and a half".
func (a *amount) cutHalf(s string) string {
	m := halfStart.FindStringSubmatch(s)
	if m == nil || a.figures.sign != 0 {
		return s
	}
	for _, words := range m[1:] {
		if x, ok := spell.Number(words); ok && x > 0 && x < 1 {
			a.figures.value += x
			return s[strings.Index(s, words)+len(words):]
		}
	}
	return s
}

// cutWords reads number words, and an ordinal if nothing follows it.
func (a *amount) cutWords(s string) (rest string, ok bool) {
	if s == "none" || s == "nil" {
		return "", true
	}
	x, rest, ok := spell.CutNumber(s)
	if !ok {
		return s, false
	}
	a.figures.value = x
	a.share = x > 0 && x < 1
	for _, word := range []string{"million", "billion", "trillion", "quadrillion"} {
		a.stated = a.stated || strings.Contains(s[:len(s)-len(rest)], word)
	}
	return rest, true
}

// cutMagnitudes reads the magnitudes behind a number, and returns what stands behind them.
func (a *amount) cutMagnitudes(s string, u unit) string {
	firm, _, _ := headMeasures(a.before)
	money := len(firm) > 0 && firm[0].dimension == moneyDimension
	for range 3 {
		word := wordStart.FindString(s)
		rest := s[len(word):]
		x := u.magnitude(word, money)
		if x == 0 || strings.ContainsAny(firstOf(rest), "0123456789²³/") {
			break
		}
		a.magnitude *= x
		a.stated = true
		s = strings.TrimLeft(rest, " .")
	}
	s = strings.TrimLeft(s, " ")
	if a.stated {
		return withoutOf(s)
	}
	return s
}

// firstOf returns the first character of a text, or nothing.
func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// A said is what a reply means in the unit of a question.
type said struct {
	value float64
	other string // the unit that was typed, if it is another one; value is in that unit
}

// understand reads a typed line by the rules of the question. The error says how to write
// what cannot be read, or be read in one way only.
func (n Number) understand(line string, rules *spell.Rules) (said, error) {
	if x, ok := n.asShown(line); ok {
		return said{value: x}, nil
	}
	if x, ok := ordinal(line); ok {
		return said{value: x}, nil
	}
	if shortYear.MatchString(cleaned(line)) {
		return said{}, notRead(line)
	}
	u := newUnit(n.Unit)
	a, ok := amountOfLine(line, u)
	if !ok {
		return said{}, notRead(line)
	}
	if n.misgrouped(a.figures, a.stated) && a.written {
		return said{}, notRead(line)
	}
	factor, other, err := n.typedUnit(a, u)
	if kindred, ok := err.(kindredError); ok && !u.is(shareDimension) && n.isRight(n.likeliest(n.inUnit(a, u, 1, rules))) { // 30 miles are not 30 km
		other, err = kindred.unit, nil
	}
	if err != nil {
		return said{}, err
	}
	s := said{other: other}
	s.value = n.likeliest(n.inUnit(a, u, factor, rules))
	if math.IsInf(s.value, 0) || math.IsNaN(s.value) {
		return said{}, fmt.Errorf("%q is too great a number; write it in digits, as in 2500", short(line))
	}
	return s, nil
}

// asShown finds the right number that a line is, in the form in which it is shown. That is
// the number in any language, whatever else the line could mean.
func (n Number) asShown(line string) (float64, bool) {
	line = strings.TrimRight(cleaned(line), quotes+closing)
	for _, x := range n.right() {
		if line == Amount(x) || line == strings.TrimRight(cleaned(n.amount(x)), quotes+closing) {
			return x, true
		}
	}
	return 0, false
}

// ordinal reads "14th" and "the fourteenth". "One hundredth" is a number.
func ordinal(line string) (float64, bool) {
	s := withoutHedges(strings.Trim(cleaned(line), quotes+closing))
	if _, ok := spell.Number(s); ok {
		return 0, false
	}
	x, ok := spell.Ordinal(s)
	return float64(x), ok
}

// notRead says that a line is no number, or none that is surely meant.
func notRead(line string) error {
	s := cleaned(line)
	switch {
	case strings.Trim(s, "0123456789.,'’ +-") == "" && strings.ContainsAny(s, "0123456789"):
		return fmt.Errorf("%q can be read in more than one way; write the number in plain digits, as in 2500 or 2.5", short(line))
	case strings.ContainsAny(s, "0123456789"):
		return fmt.Errorf("%q is more than a number; write the number alone, as in 2500", short(line))
	}
	return fmt.Errorf("%q is not a number; write it in digits, as in 2500", short(line))
}

// typedUnit compares the units that were typed with that of the question. Other is set if
// they measure something else.
func (n Number) typedUnit(a amount, u unit) (factor float64, other string, err error) {
	factor = 1
	units := []string{a.before, a.after}
	if r, _, _ := u.relate(a.before + " " + a.after); a.before != "" && a.after != "" && r != unknownUnit {
		units = []string{a.before + " " + a.after} // "$100 a barrel"
	}
	for _, typed := range units {
		if typed == "" {
			continue
		}
		relation, times, name := u.relate(typed)
		switch relation {
		case unknownUnit:
			return 0, "", n.askForUnit(fmt.Sprintf("%q is not understood", short(typed)))
		case kindredUnit:
			return 1, "", kindredError{n.askForUnit("that is in " + name), name}
		case anotherUnit:
			other = name
		default:
			factor = times
		}
	}
	if other != "" && a.before != "" && (len(units) > 1 && a.after != "" || a.whole) {
		return 0, "", n.askForUnit("there are two units")
	}
	return factor, other, nil
}

// A kindredError says that a number is in a unit of the same kind, which cannot be
// converted exactly.
type kindredError struct {
	error
	unit string
}

// askForUnit says in which unit to write the number.
func (n Number) askForUnit(cause string) error {
	if n.Unit == "" {
		return fmt.Errorf("%s; write the number alone, as in 2500", cause)
	}
	unit := n.Unit
	if len(unit) > 60 {
		unit = short(unit)
	}
	return fmt.Errorf("%s, and the answer is in %s; write the number alone, as in 2500", cause, unit)
}

// inUnit returns what an amount may mean in the unit of the question. A bare number is in
// that unit, or is written out: 250 or 250,000,000 where millions are asked for.
func (n Number) inUnit(a amount, u unit, factor float64, rules *spell.Rules) (values []float64) {
	numbers := []float64{a.figures.value}
	if a.written {
		numbers = n.readings(a.figures, a.stated, decimalSign(rules))
	}
	bare := !a.stated && a.before+a.after == ""
	for _, x := range numbers {
		x *= a.sign * a.magnitude * factor
		if a.whole || bare {
			values = append(values, x)
		}
		if bare && a.share && u.is(shareDimension) { // half of it, where per cent are asked for
			values = append(values, 100*x)
		}
		if firm, _ := measuresOf(a.before + a.after); u.text == "" && len(firm) > 0 && firm[0].dimension == shareDimension {
			values = append(values, x, x*firm[0].factor/100) // 50 % is 0.5
		}
		if !a.whole && !(bare && u.scale == 1) {
			values = append(values, x/u.scale)
		}
	}
	return values
}

// decimalSign returns the sign before decimals in the language of a course.
func decimalSign(rules *spell.Rules) byte {
	if rules == nil || rules.Language == "" || strings.HasPrefix(strings.ToLower(rules.Language), "en") {
		return '.'
	}
	return ','
}

// likeliest returns the value that has the ratio nearest to 1 to any number that the
// question names, right or wrong. So what is meant is decided by how large it is, and not by
// what happens to be right. The first of equals wins.
func (n Number) likeliest(values []float64) float64 {
	named := n.right()
	for _, w := range n.Wrong {
		named = append(named, w.Value)
	}
	best, nearest := values[0], math.Inf(1)
	for _, x := range values {
		for _, y := range named {
			if away := math.Abs(math.Log(math.Abs(x / y))); away < nearest-1e-9 {
				best, nearest = x, away
			}
		}
	}
	return best
}

// right lists all right numbers, the shown one first.
func (n Number) right() []float64 { return slices.Concat([]float64{n.Value}, n.Also) }
