package spell

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file finds the numbers that a text says, wherever they stand in it.

// saidWords are words of English that say a number without being one.
var saidWords = map[string]float64{
	"a": 1, "an": 1, "once": 1, "single": 1, "sole": 1,
	"both": 2, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "pair": 2, "couple": 2,
	"thrice": 3, "triple": 3, "tripled": 3,
	"decade": 10, "century": 100,
}

// NumbersIn lists the numbers that an English text says, in figures or in words, in
// their order. It is generous: where figures can be read in several ways, as "1.824" or
// "5 million" can, it lists each of them. Ordinals count, and so do "both" and "a"; of
// "two out of three" it lists the share as well.
func NumbersIn(text string) []float64 {
	var list []float64
	for rest := text; rest != ""; {
		c, size := utf8.DecodeRuneInString(rest)
		var found []float64
		after := rest[size:]
		switch {
		case c >= '0' && c <= '9':
			found, after = cutFigures(rest)
		case unicode.IsLetter(c):
			found, after = cutSaid(rest)
		}
		if len(found) > 0 {
			list = append(list, found...)
			list = append(list, shares(found[0], after)...)
		}
		rest = after
	}
	return list
}

var (
	saidFigures = pattern(`^(?:\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+\b|\d+)(?:[.,'’]\d+)*`)
	wordBegin   = pattern(`^\pL+`)
)

// cutFigures reads the figures with which a text begins, in all ways in which they can
// be read, and returns what stands behind them and behind their magnitude.
func cutFigures(text string) (values []float64, rest string) {
	written := saidFigures().FindString(text)
	rest = text[len(written):]
	values = readingsOf(written)
	behind := strings.TrimLeft(rest, " -\u00a0\u202f")
	word := wordBegin().FindString(behind)
	times := magnitudeSaid(strings.ToLower(word))
	if times == 0 {
		return values, rest
	}
	for _, x := range values {
		values = append(values, x*times)
	}
	return values, behind[len(word):]
}

// readingsOf lists the numbers that figures may be: the signs in them may part
// thousands, the last may stand before decimals, or they may part several numbers.
func readingsOf(figures string) (values []float64) {
	parts := strings.FieldsFunc(figures, func(c rune) bool { return c < '0' || c > '9' })
	last := len(parts) - 1
	add := func(s string) {
		if x, err := strconv.ParseFloat(s, 64); err == nil { // else it is too great
			values = append(values, x)
		}
	}
	isGrouped := last > 0 && grouped(parts)
	if last == 0 || isGrouped {
		add(strings.Join(parts, ""))
	}
	sign := strings.LastIndexAny(figures, ".,")
	isDecimal := last > 0 && sign == len(figures)-len(parts[last])-1 && (last == 1 || grouped(parts[:last]))
	if isDecimal {
		add(strings.Join(parts[:last], "") + "." + parts[last])
	}
	if last > 0 && !isGrouped && !isDecimal { // 5.9.1
		for _, p := range parts {
			add(p)
		}
	}
	return values
}

// magnitudeSaid is the factor for which a word behind figures may stand; 0 if for none.
func magnitudeSaid(word string) float64 {
	switch word {
	case "m":
		return 1e6
	case "t":
		return 1e12
	}
	return Magnitudes[word]
}

// grouped reports whether digits are parted as thousands are.
func grouped(parts []string) bool {
	for i, p := range parts {
		if i > 0 && len(p) != 3 || len(p) > 3 {
			return false
		}
	}
	return true
}

// longestSaid is how much of a text is looked at for one number in words, in bytes.
const longestSaid = 120

// cutSaid reads the number in words with which a text begins; the text begins with a
// word. Without a number it goes past that word.
func cutSaid(text string) (values []float64, rest string) {
	word := wordBegin().FindString(text)
	near := text[:min(len(text), max(longestSaid, len(word)))]
	number, behindNumber, isNumber := CutNumber(near)
	ordinal, behindOrdinal, isOrdinal := CutOrdinal(near)
	x, isSaid := saidWords[strings.ToLower(word)]
	switch {
	case isOrdinal && (!isNumber || len(behindOrdinal) < len(behindNumber)):
		return []float64{float64(ordinal)}, text[len(near)-len(behindOrdinal):]
	case isNumber:
		return []float64{number}, text[len(near)-len(behindNumber):]
	case isSaid:
		return coupleOf(x, text[len(word):])
	}
	return nil, text[len(word):]
}

var someMagnitude = pattern(`^(?: of)? (\pL+)`)

// coupleOf reads the magnitude behind a word that says a number: a couple of thousand. It
// returns what stands behind it.
func coupleOf(x float64, behind string) (values []float64, rest string) {
	m := someMagnitude().FindStringSubmatch(behind)
	if m == nil {
		return []float64{x}, behind
	}
	if times, ok := Number(m[1]); ok && times >= 100 {
		return []float64{x * times}, behind[len(m[0]):]
	}
	return []float64{x}, behind
}

var ofThese = pattern(`^(?: out of| in| of) (?:every )?`)

// shares reads what makes a share of a number: "in five", "out of three".
func shares(x float64, behind string) []float64 {
	m := ofThese().FindString(behind)
	if m == "" {
		return nil
	}
	below := behind[len(m):]
	y, _, ok := CutNumber(below)
	if figures := saidFigures().FindString(below); figures != "" {
		f, err := strconv.ParseFloat(figures, 64)
		y, ok = f, err == nil
	}
	if !ok || y <= x {
		return nil
	}
	return []float64{x / y}
}
