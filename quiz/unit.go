package quiz

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policyquiz/quiz/spell"
)

// A unit is the unit of a question, taken apart.
type unit struct {
	text     string  // the whole unit, cleaned: "million euros"
	scale    float64 // the magnitude that it has: 1e6 for "million euros" and "€ million"; 1 if it has none
	name     string  // the rest of it: "euros"; may be empty
	measures []*measure
	more     string // what stands behind a known measure: "of gdp" in "% of GDP"
	narrowed bool   // what stands before the measure makes it another: "working days", which are not 24 hours
}

// newUnit takes a unit apart. A lone "m" is metres, and a lone "t" tonnes.
func newUnit(text string) unit {
	u := unit{text: cleaned(text), scale: 1}
	u.name = u.text
	words := strings.Fields(thousandMillions.Replace(u.text))
	switch {
	case len(words) == 0:
		return u
	case spell.Magnitudes[words[0]] != 0:
		u.scale, u.name = spell.Magnitudes[words[0]], withoutOf(strings.Join(words[1:], " "))
	case len(words) > 1 && words[0] == "m" && !slices.Contains(behindMetres, words[1]):
		u.scale, u.name = 1e6, strings.Join(words[1:], " ")
	default:
		u.behindCurrency()
	}
	u.setMeasures()
	return u
}

// thousandMillions writes the Spanish and Portuguese words for a milliard as one, which
// Spanish also has.
var thousandMillions = strings.NewReplacer("mil millones", "millardos", "mil milhões", "millardos")

// withoutOf takes off what stands between a magnitude and its unit: millones de euros.
func withoutOf(unit string) string {
	for _, of := range []string{"of ", "de ", "di ", "d'", "d’"} {
		if rest, ok := strings.CutPrefix(unit, of); ok {
			return rest
		}
	}
	return unit
}

// behindMetres are words that follow metres, and not millions: "m above sea level".
var behindMetres = []string{"of", "above", "below", "per", "a", "high", "long", "wide", "deep", "tall", "thick"}

// behindCurrency finds a magnitude behind a currency: "€ million", "usd bn", "€m".
func (u *unit) behindCurrency() {
	for magnitude, scale := range spell.Magnitudes {
		u.cutMagnitude(magnitude, scale)
	}
	u.cutMagnitude("m", 1e6)
}

func (u *unit) cutMagnitude(magnitude string, scale float64) {
	before, ok := strings.CutSuffix(u.text, magnitude)
	before = strings.TrimSpace(before)
	if firm, _ := measuresOf(before); ok && len(firm) > 0 && firm[0].dimension == moneyDimension {
		u.scale, u.name = scale, before
	}
}

// mostUnit is how long a unit may be, in bytes, to be compared by its words.
const mostUnit = 200

// headMeasures finds the measures that the longest first words of a text name, and
// what stands behind these words. Loose are those that it may name; see [measuresOf].
func headMeasures(text string) (firm, loose []*measure, more string) {
	if len(text) > mostUnit {
		return nil, nil, ""
	}
	for end := len(text); end > 0; end = strings.LastIndexAny(text[:end], " /") {
		if firm, loose = measuresOf(text[:end]); firm != nil || loose != nil {
			return firm, loose, strings.TrimSpace(text[end:])
		}
	}
	return nil, nil, ""
}

// setMeasures finds what the unit of a question measures. What it may name, it names, if
// it names nothing else: a question that has "m" for its unit is in metres.
func (u *unit) setMeasures() {
	firm, loose, more := headMeasures(u.name)
	if firm == nil && loose == nil {
		firm, loose = tailMeasures(u.name)
		u.narrowed = true
	}
	u.measures, u.more = firm, more
	if firm == nil {
		u.measures = loose
		return
	}
	u.measures = slices.Concat(firm, ofOtherDimension(loose, firm[0]))
}

// tailMeasures finds the measures that the last words of a text name: those of "constant
// US dollars", but not those of "people a day".
func tailMeasures(text string) (firm, loose []*measure) {
	if len(text) > mostUnit {
		return nil, nil
	}
	words := strings.Fields(text)
	for i := 1; i < len(words) && !slices.Contains(joining, words[i-1]); i++ {
		if firm, loose = measuresOf(strings.Join(words[i:], " ")); firm != nil || loose != nil {
			return firm, loose
		}
	}
	return nil, nil
}

// joining are words behind which stands no name of what is counted.
var joining = []string{"a", "an", "per", "each", "of", "in", "to", "the", "for", "from", "on", "at", "by", "and", "or", "/"}

// ofOtherDimension keeps measures that m cannot be mistaken for: "pounds" are money or
// mass, but "dollars" are those of the United States where nothing else is said.
func ofOtherDimension(all []*measure, m *measure) (kept []*measure) {
	for _, other := range all {
		if other.dimension != m.dimension {
			kept = append(kept, other)
		}
	}
	return kept
}

// is reports whether the unit measures this.
func (u unit) is(dimension string) bool {
	return slices.ContainsFunc(u.measures, func(m *measure) bool { return m.dimension == dimension })
}

// magnitude returns the factor that a word means behind a number of this unit; 0 if it is
// none. Money says whether the number stands beside a currency.
func (u unit) magnitude(word string, money bool) float64 {
	switch word {
	case "m":
		if !u.is(lengthDimension) {
			return 1e6
		}
	case "mm":
		if money || u.is(moneyDimension) {
			return 1e6
		}
	case "t":
		if money || u.is(moneyDimension) {
			return 1e12
		}
	case "k":
		if !u.is("temperature") {
			return 1e3
		}
	default:
		return spell.Magnitudes[word]
	}
	return 0
}

// How a unit that somebody typed stands to the unit of the question.
type relation int

const (
	unknownUnit  relation = iota // the program does not know it
	sameUnit                     // it is the unit, or can be converted into it exactly
	anotherUnit                  // it measures something else
	kindredUnit                  // it measures the same, but cannot be converted exactly
	withoutUnits                 // the question has no unit with which it could be compared
)

// relate compares a typed unit, cleaned and without a magnitude, with the unit of the
// question. For sameUnit, factor is what an amount in the typed unit is to be
// multiplied with; for kindredUnit and anotherUnit, name is what the typed unit is called.
func (u unit) relate(typed string) (r relation, factor float64, name string) {
	if typed == u.name || u.name != "" && sameWords(typed, u.name) {
		return sameUnit, 1, ""
	}
	if len(u.measures) == 0 && slices.Contains(countWords, typed) {
		return sameUnit, 1, ""
	}
	firm, loose, more := headMeasures(typed)
	loose = slices.DeleteFunc(slices.Clone(loose), func(m *measure) bool { return !u.is(m.dimension) })
	head := slices.Concat(firm, loose)
	switch {
	case len(typed) > mostUnit, len(head) > 0 && more != "" && !sameWords(perEach(more), perEach(u.more)):
		return unknownUnit, 0, ""
	case len(head) > 0 && u.name == "":
		return withoutUnits, 1, ""
	case len(head) > 0:
		return u.relateMeasures(head)
	case u.name != "" && u.slipOf(typed):
		return sameUnit, 1, ""
	}
	return unknownUnit, 0, ""
}

// countWords stand behind a number of things that have no measure: 5 times.
var countWords = []string{"times", "time", "x"}

// perEach writes "a barrel", "each barrel" and "/barrel" as "per barrel".
func perEach(more string) string {
	for _, per := range []string{"a ", "an ", "each ", "/ ", "/"} {
		if each, found := strings.CutPrefix(more, per); found {
			return "per " + each
		}
	}
	return more
}

// relateMeasures compares the measures that a typed unit may be with that of the
// question.
func (u unit) relateMeasures(typed []*measure) (r relation, factor float64, name string) {
	r, name = anotherUnit, typed[0].name
	for _, t := range typed {
		for _, m := range u.measures {
			switch {
			case t == m:
				return sameUnit, 1, ""
			case t.dimension == m.dimension && t.factor != 0 && m.factor != 0 && !u.narrowed:
				return sameUnit, t.factor / m.factor, ""
			case kindred(t, m):
				r, name = kindredUnit, t.name
			}
		}
	}
	return r, 0, name
}

// kindred reports whether two measures are of one thing, so that a reply in one may be
// right where the other is asked for. Two currencies are not.
func kindred(a, b *measure) bool {
	times := []string{"time", "calendar"}
	return a.dimension == b.dimension && a.dimension != moneyDimension ||
		slices.Contains(times, a.dimension) && slices.Contains(times, b.dimension)
}

// slipOf reports whether a typed unit is the unit but for a slip of the hand.
func (u unit) slipOf(typed string) bool {
	accept := []string{u.name}
	for _, m := range u.measures {
		if u.more == "" {
			accept = append(accept, strings.Split(m.spellings, "|")...)
		}
	}
	return (*spell.Rules)(nil).Compare(typed, accept).OK
}

// sameWords compares two texts word by word. Case, punctuation, articles, and singular
// and plural do not matter.
func sameWords(a, b string) bool {
	return a == b || len(a) <= mostUnit && spell.Fold(a) != "" && spell.Fold(withoutArticles(singulars(a))) == spell.Fold(withoutArticles(singulars(b)))
}

// withoutArticles takes the articles out of a text.
func withoutArticles(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool { return w == "the" || w == "a" || w == "an" }), " ")
}

// singulars puts every word into the singular.
func singulars(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = spell.Singular(w)
	}
	return strings.Join(words, " ")
}

// singular puts the last word of a text into the singular.
func singular(text string) string {
	start := strings.LastIndexByte(text, ' ') + 1
	return text[:start] + spell.Singular(text[start:])
}

// sameMeasure reports whether amounts in two units can be compared, and by what an amount
// in b is to be multiplied for it. A missing unit makes no difference.
func sameMeasure(a, b unit) (factor float64, ok bool) {
	if a.name == "" || b.name == "" {
		return b.scale / a.scale, true
	}
	r, factor, _ := a.relate(b.name)
	if r != sameUnit && b.slipOf(a.name) { // a typo of then is a word now
		r, factor = sameUnit, 1
	}
	return factor * b.scale / a.scale, r == sameUnit
}

// cleaned returns a text in lower case, in plain digits and signs, without invisible
// characters, and with single spaces.
func cleaned(text string) string {
	var b strings.Builder
	for _, r := range text {
		r = plainRune(r)
		if above, below, ok := spell.VulgarFraction(r); ok {
			fmt.Fprintf(&b, " %d/%d ", above, below)
			continue
		}
		if r >= 0 {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plainRune returns the plain form of a character: a plain space for any space, a hyphen
// for any dash, a digit for a digit of any script; -1 if it is invisible.
func plainRune(r rune) rune {
	switch {
	case r < 0x80 && r >= ' ':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return -1
	case unicode.Is(unicode.Pd, r), r == '−', r == '－':
		return '-'
	case r > 0xff00 && r < 0xff5f: // full width
		return r - 0xfee0
	case unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	}
	switch r {
	case '·', '٫':
		return '.'
	case '٬', '、':
		return ','
	case '٪', '﹪':
		return '%'
	case '⁄', '∕':
		return '/'
	case '＄', '﹩':
		return '$'
	case '￡':
		return '£'
	case '￥':
		return '¥'
	case '×':
		return 'x'
	case '‘', '´', '`':
		return '’'
	}
	return r
}

// digitValue returns the value of a decimal digit of any script. Unicode has the digits of
// a script in a row, which begins with its zero.
func digitValue(r rune) rune {
	for _, of := range unicode.Nd.R16 {
		if rune(of.Lo) <= r && r <= rune(of.Hi) {
			return (r - rune(of.Lo)) % 10
		}
	}
	for _, of := range unicode.Nd.R32 {
		if rune(of.Lo) <= r && r <= rune(of.Hi) {
			return (r - rune(of.Lo)) % 10
		}
	}
	return 0
}
