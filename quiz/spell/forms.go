package spell

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A token is a part of a text as it is compared where two texts may be written in
// different ways: a word, a number, a date, a sign.
type token struct {
	key   string // the same for all ways to write it: "treaty" for Treaties, "#7" for VII
	text  string // folded, as it was written
	exact bool   // no slip is forgiven in it
	upper bool   // it begins with a capital letter
	comma bool   // a comma or a semicolon stands before it, or a slash
	slash bool   // it is a slash
	title string // the rank or sex that a title before it told, if that was dropped
}

// A form is a text in one way of reading it.
type form []token

// text returns the text of token i; "" if there is none.
func (f form) text(i int) string {
	if i < len(f) {
		return f[i].text
	}
	return ""
}

// key is the same for two forms that are ways to write the same. It does not matter
// how words are joined: snap-back, snapback.
func (f form) key() string {
	var b strings.Builder
	for i, t := range f {
		if t.exact && i > 0 && f[i-1].exact {
			b.WriteByte(' ') // 9 11 is not 911
		}
		b.WriteString(t.key)
	}
	return b.String()
}

// sameForm reports whether a text, in one of its forms, is a way to write another.
func sameForm(said, meant []form) bool {
	keys := make([]string, len(meant))
	for i, f := range meant {
		keys[i] = f.key()
	}
	return slices.ContainsFunc(said, func(f form) bool {
		key := f.key()
		for i, k := range keys {
			if key != "" && k == key && !otherTitle(f, meant[i]) {
				return true
			}
		}
		return false
	})
}

// typedForms returns all ways in which a typed text may be meant.
func (r *Rules) typedForms(s string) []form {
	var forms []form
	for _, text := range slices.Concat([]string{s}, longYears(s), wholeRange(s), pluralShare(s)) {
		for _, reading := range []reading{{}, {continental: true}, {monthFirst: true}} {
			forms = r.addForms(forms, text, reading)
		}
	}
	return addDates(forms, slices.Concat(monthInYear(s), dayInYear(s)))
}

// longForms returns the ways in which a typed text may be meant if it has umlauts where
// an accepted spelling has their long form: Köln for Koeln.
func (r *Rules) longForms(s string) []form {
	if long := longUmlauts(s); long != s {
		return r.addForms(nil, long, reading{})
	}
	return nil
}

var singularShare = pattern(`(?i)\b(?:two-third|(?:two|three|four)-fifth|three-quarter)\b`)

// pluralShare writes two-third, as some do before another word, as two-thirds.
func pluralShare(s string) []string {
	if !singularShare().MatchString(s) {
		return nil
	}
	return []string{singularShare().ReplaceAllString(s, "${0}s")}
}

// addDates adds forms that are dates alone.
func addDates(forms []form, keys []string) []form {
	for _, key := range keys {
		if key != "" {
			forms = append(forms, form{{key: key, text: key, exact: true}})
		}
	}
	return forms
}

// acceptedForms returns the ways to write an accepted spelling. Its figures have one
// meaning, which is that of the course's language.
func (r *Rules) acceptedForms(s string) []form {
	forms := r.addForms(nil, s, reading{accepted: true, continental: !r.english()})
	if long := longUmlauts(s); long != s {
		forms = r.addForms(forms, long, reading{accepted: true, continental: !r.english()})
	}
	for _, whole := range wholeRange(s) {
		forms = r.addForms(forms, whole, reading{accepted: true, continental: !r.english()})
	}
	return addDates(forms, monthInYear(s))
}

// addForms adds the forms of a text that one reading gives.
func (r *Rules) addForms(forms []form, s string, as reading) []form {
	f := dateAlone(r.tokens(s, as))
	if !r.english() {
		return append(forms, f)
	}
	return append(forms, englishForms(f, as.accepted)...)
}

// longUmlauts writes German and Scandinavian vowels with the letters that stand for
// them where a keyboard lacks them: Koeln, Groenland, Aabo.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue", "A\u0308", "Ae", "O\u0308", "Oe", "U\u0308", "Ue")

// LongUmlauts writes ä, ö, ü, ø and å as ae, oe, ue, oe and aa, and leaves all else.
func LongUmlauts(s string) string { return longUmlauts(s) }

func longUmlauts(s string) string {
	if isASCII(s) {
		return s
	}
	return umlauts.Replace(s)
}

// A reading says how figures are read where usage differs between countries.
type reading struct {
	accepted    bool // the text is an accepted spelling
	continental bool // 1.000 is a thousand and 1,5 is one and a half
	monthFirst  bool // 2/3/2022 is in February
}

// tokens parts a text. It leaves out no word: that depends on the language.
func (r *Rules) tokens(s string, as reading) form {
	p := parser{rules: r, text: plain(s), as: as}
	for p.at < len(p.text) {
		p.next()
	}
	return p.numbers()
}

// A parser reads the tokens of a text.
type parser struct {
	rules *Rules
	text  []rune
	at    int
	as    reading
	made  form
	comma bool
	slash bool
}

// next reads one token, or passes over a sign that is none.
func (p *parser) next() {
	c := p.text[p.at]
	begins := p.at == 0 || !inWord(p.text[p.at-1])
	switch {
	case begins && inWord(c) && (p.date() || p.rules.english() && p.spelledNumber()):
	case unicode.IsNumber(c), p.isPointOfDecimals():
		p.figure()
	case p.isMinus():
		p.add(token{key: "-", text: "-", exact: true})
		p.at++
	case inWord(c):
		p.word()
	case c == ',', c == ';', c == '/' && !p.as.accepted && p.rules.english(): // a list may be typed with slashes
		p.comma, p.slash, p.at = true, c == '/', p.at+1
	case c == '%', c == '#' && !begins, c == '§', c == '¶', unicode.IsSymbol(c):
		p.sign()
	default:
		p.at++
	}
}

// sign reads a symbol, with the stroke through it if there is one.
func (p *parser) sign() {
	start := p.at
	for p.at++; p.at < len(p.text) && unicode.IsMark(p.text[p.at]); p.at++ {
	}
	sign := string(p.text[start:p.at])
	p.add(token{key: sign, text: sign, exact: true})
}

// isPointOfDecimals reports whether the rune here is the point with which a number begins,
// as in .7.
func (p *parser) isPointOfDecimals() bool {
	begins := p.at == 0 || unicode.IsSpace(p.text[p.at-1])
	return begins && p.text[p.at] == '.' && p.at+1 < len(p.text) && unicode.IsDigit(p.text[p.at+1])
}

// isMinus reports whether the rune here is the sign of a number.
func (p *parser) isMinus() bool {
	return roleAt(p.text, p.at) == kept && p.text[p.at] == dash && (p.at == 0 || !inWord(p.text[p.at-1]))
}

// add appends a token.
func (p *parser) add(t token) {
	t.comma, t.slash = p.comma, p.slash
	p.comma, p.slash = false, false
	p.made = append(p.made, t)
}

// word reads a run of letters, with the apostrophes within it, the points behind single
// letters, and a minus at the end of the text. So U.S. is one word, and St.Petersburg is two.
func (p *parser) word() {
	var b wordBuilder
	start, part := p.at, p.at // part is where the letters behind the last point begin
	for ; p.at < len(p.text); p.at++ {
		c := p.text[p.at]
		inside := p.at+1 < len(p.text) && unicode.IsLetter(p.text[p.at+1])
		switch {
		case inWord(c) && !unicode.IsNumber(c), c == dash && roleAt(p.text, p.at) == kept:
			b.add(c)
		case c == '.' && inside && p.at-part == 1:
			part = p.at + 1
		case c == apostrophe && inside:
		default:
			p.addWord(b, start)
			return
		}
	}
	p.addWord(b, start)
}

// addWord appends a word that begins at start.
func (p *parser) addWord(b wordBuilder, start int) {
	w := b.word()
	p.add(token{key: w.text, text: w.text, exact: w.exact, upper: unicode.IsUpper(p.text[start])})
}

// longestNumber is more letters than a number in words has.
const longestNumber = 300

// spelledNumber reads a number or an ordinal that is written in words.
func (p *parser) spelledNumber() bool {
	c := p.text[p.at]
	if c > unicode.MaxASCII {
		return false
	}
	text := string(p.text[p.at:min(len(p.text), p.at+longestNumber)])
	if !beginsNumber(text) {
		return false
	}
	if n, rest, ok := CutOrdinal(text); ok && !continues(rest) {
		p.pass(text, rest, "#"+strconv.Itoa(n)+".")
		return true
	}
	x, rest, ok := CutNumber(text)
	if !ok || continues(rest) {
		return false
	}
	p.pass(text, rest, numberKey(x))
	return true
}

// beginsNumber reports whether the first word of a text, or its first figure, can begin
// a number in words or an ordinal.
func beginsNumber(text string) bool {
	if unicode.IsDigit(rune(text[0])) {
		return true
	}
	end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) })
	if end < 0 {
		end = len(text)
	}
	first := strings.ToLower(text[:end])
	switch rest := strings.TrimLeft(text[end:], " -"); first {
	case "a", "an", "minus", "negative":
		return rest != "" && rest[0]|' ' != 'a' && beginsNumber(rest) // "a a" is no number
	case "half", "quarter", "hundred":
		return true
	}
	if _, ok := belowTwenty[first]; ok || tens[first] > 0 || magnitudes[first] > 0 {
		return true
	}
	n, _ := ordinalWord(first)
	return n > 0
}

// continues reports whether a rest goes on within the word before it.
func continues(rest string) bool {
	for _, c := range rest {
		return inWord(c) || c == apostrophe
	}
	return false
}

// pass adds a token for what stands in text before rest.
func (p *parser) pass(text, rest, key string) {
	read := text[:len(text)-len(rest)]
	p.add(token{key: key, text: Fold(read), exact: true})
	p.at += len([]rune(read))
}

// numberKey is the key of a number.
func numberKey(x float64) string { return "#" + strconv.FormatFloat(x, 'g', 12, 64) }

// vulgarFractions are the signs that Unicode has for fractions.
var vulgarFractions = map[rune]struct{ above, below int }{
	'½': {1, 2}, '⅓': {1, 3}, '⅔': {2, 3}, '¼': {1, 4}, '¾': {3, 4}, '⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5}, '⅙': {1, 6}, '⅚': {5, 6},
	'⅐': {1, 7}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8}, '⅑': {1, 9}, '⅒': {1, 10},
}

// VulgarFraction returns the two parts of a sign for a fraction: 1 and 2 of ½. Ok is false
// for any other character.
func VulgarFraction(sign rune) (above, below int, ok bool) {
	f, ok := vulgarFractions[sign]
	return f.above, f.below, ok
}

// figure reads a number in figures, with its marks for thousands and decimals.
func (p *parser) figure() {
	if above, below, ok := VulgarFraction(p.text[p.at]); ok {
		p.addNumber(float64(above)/float64(below), string(p.text[p.at]))
		p.at++
		return
	}
	start := p.at
	if p.isPointOfDecimals() {
		p.at++
	}
	for p.at < len(p.text) && (isDigit(p.text[p.at]) || p.marksWithin()) {
		p.at++
	}
	literal := string(p.text[start:p.at])
	if literal[0] == '.' {
		literal = "0" + literal
	}
	x, ok := readFigure(literal, p.as.continental)
	if !ok { // superscripts, numbers of other scripts, 1.2.3
		p.add(token{key: "#" + strings.ReplaceAll(literal, ",", "."), text: literal, exact: true})
		return
	}
	if below, ok := p.below(x); ok {
		p.addNumber(x/below, literal)
		return
	}
	p.addNumber(x, literal)
}

// isDigit reports whether c belongs to a number in figures: it is no fraction by itself.
func isDigit(c rune) bool {
	_, _, fraction := VulgarFraction(c)
	return unicode.IsNumber(c) && !fraction
}

// addNumber appends a number. A fraction behind a whole number is added to it.
func (p *parser) addNumber(x float64, literal string) {
	if n := len(p.made); x > 0 && x < 1 && n > 0 && p.at > 0 && !strings.HasPrefix(literal, "0") {
		if whole, ok := wholeNumber(p.made[n-1]); ok && whole < 1000 {
			p.made[n-1].key = numberKey(whole + x)
			return
		}
	}
	p.add(token{key: numberKey(x), text: literal, exact: true})
}

// wholeNumber returns the value of a token that is a whole number.
func wholeNumber(t token) (float64, bool) {
	x, ok := numberOf(t)
	return x, ok && x == math.Trunc(x)
}

// numberOf returns the value of a token that is a number.
func numberOf(t token) (float64, bool) {
	digits, ok := strings.CutPrefix(t.key, "#")
	if !ok {
		return 0, false
	}
	x, err := strconv.ParseFloat(digits, 64)
	return x, err == nil && !strings.HasSuffix(digits, ".")
}

// below reads the lower part of a fraction such as 2/3. 9/11 is none: it is a day, and
// people also write 9-11.
func (p *parser) below(above float64) (float64, bool) {
	rest := p.text[p.at:]
	if len(rest) < 2 || rest[0] != '/' && rest[0] != '⁄' {
		return 0, false
	}
	digits := leadingNumbers(rest[1:])
	below, err := strconv.Atoi(string(rest[1 : 1+digits]))
	if err != nil || below < 2 || below > 10 || above < 1 || above >= float64(below) || above != math.Trunc(above) {
		return 0, false
	}
	if 1+digits < len(rest) && (inWord(rest[1+digits]) || rest[1+digits] == '/') {
		return 0, false
	}
	p.at += 1 + digits
	return float64(below), true
}

// marksWithin reports whether the rune here is a mark within a number: between
// digits, and a space only before a group of three.
func (p *parser) marksWithin() bool {
	c := p.text[p.at]
	if p.at+1 >= len(p.text) || !unicode.IsNumber(p.text[p.at+1]) || p.at == 0 || !unicode.IsNumber(p.text[p.at-1]) {
		return false
	}
	switch {
	case c == '.' || c == ',' || c == apostrophe:
		return true
	case unicode.IsSpace(c):
		before := 0
		for i := p.at - 1; i >= 0 && unicode.IsNumber(p.text[i]); i-- {
			before++
		}
		return before <= 3 && leadingNumbers(p.text[p.at+1:]) == 3
	}
	return false
}

// readFigure reads digits with their marks. A mark before each group of three parts
// thousands, but for the mark of decimals: the point, or the comma if continental.
func readFigure(s string, continental bool) (float64, bool) {
	decimal, thousands := '.', ','
	if continental {
		decimal, thousands = thousands, decimal
	}
	whole, fraction, found := strings.Cut(s, string(decimal))
	if found && strings.ContainsFunc(fraction, isMark) || !inThrees(whole) {
		// The mark of decimals may part thousands all the same: 1.000.000, or 1,5
		// and 1,50, which can be nothing else.
		switch {
		case found && strings.ContainsFunc(fraction, isMark) && inThrees(s):
			whole, fraction = s, ""
		case !found && strings.Count(s, string(thousands)) == 1 && !strings.ContainsFunc(strings.ReplaceAll(s, string(thousands), ""), isMark):
			whole, fraction, _ = strings.Cut(s, string(thousands))
		default:
			return 0, false
		}
	}
	x, err := strconv.ParseFloat(strings.Map(digitsOnly, whole)+"."+fraction+"0", 64)
	return x, err == nil
}

// isMark reports whether c is no digit.
func isMark(c rune) bool { return c < '0' || c > '9' }

// digitsOnly drops what is no digit; see [strings.Map].
func digitsOnly(c rune) rune {
	if isMark(c) {
		return -1
	}
	return c
}

// inThrees reports whether all digits behind the first mark stand in groups of three
// with one kind of mark between.
func inThrees(s string) bool {
	groups := strings.FieldsFunc(s, isMark)
	mark := ' '
	for _, c := range s {
		if !isMark(c) {
			continue
		}
		if c > unicode.MaxASCII && !unicode.IsSpace(c) || mark != ' ' && c != mark {
			return false
		}
		mark = c
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (len(g) > 3 || strings.HasPrefix(g, "0")) {
			return false
		}
	}
	return len(groups) > 0
}

// formSlips returns the fewest slips between a form of the typed text and one of an
// accepted spelling, token by token; ok is false if there are too many.
func (r *Rules) formSlips(said, meant []form) (fewest int, ok bool) {
	for _, s := range said {
		for _, m := range meant {
			if n, fits := r.slipsBetween(s, m); fits && (!ok || n < fewest) {
				fewest, ok = n, true
			}
		}
	}
	return fewest, ok
}

// slipsBetween counts the slips between two forms of as many tokens.
func (r *Rules) slipsBetween(said, meant form) (n int, ok bool) {
	if len(said) != len(meant) || otherTitle(said, meant) {
		return 0, false
	}
	letters := 0
	for i, m := range meant {
		w := word{text: m.key, exact: m.exact}
		letters += w.letters()
		if said[i].key == m.key {
			continue
		}
		if m.exact {
			return 0, false
		}
		slips := r.wordSlips(w, []rune(said[i].key))
		if slips == unforgiven || r.isWord(said[i].text) {
			return 0, false
		}
		n += slips
	}
	return n, n > 0 && n <= allowance(letters)
}
