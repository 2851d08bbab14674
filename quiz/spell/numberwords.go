package spell

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number reads an English number in words, such as "twenty-seven", "a hundred and
// one", "two and a half million", "half a billion", "three quarters", "minus five" or
// "two point five". A year may be read as years are spoken: "nineteen forty-nine". Case
// does not matter, nor do hyphens between the words. Figures are no words: "27" and
// "2 million" are not read. ok is false if the words are anything but one number.
func Number(words string) (value float64, ok bool) {
	value, rest, ok := CutNumber(words)
	return value, ok && strings.TrimSpace(rest) == ""
}

// CutNumber reads the longest number in words with which a text begins (see
// [Number]), and returns what stands behind it: of "two-state solution" it returns
// 2 and "-state solution".
func CutNumber(text string) (value float64, rest string, ok bool) {
	r := newWordReader(text)
	value, ok = r.number()
	if !ok {
		return 0, text, false
	}
	return value, r.rest(), true
}

// Ordinal reads an English ordinal, in words or in figures: "fourteenth", "twenty-first",
// "two hundredth", "14th". It cannot know which meaning a word has: "second" is 2,
// and "third" is 3. ok is false if the words are anything but one ordinal.
func Ordinal(words string) (value int, ok bool) {
	value, rest, ok := CutOrdinal(words)
	return value, ok && strings.TrimSpace(rest) == ""
}

// CutOrdinal reads the longest ordinal with which a text begins (see [Ordinal]),
// and returns what stands behind it: of "14th Amendment" it returns 14 and " Amendment".
func CutOrdinal(text string) (value int, rest string, ok bool) {
	if value, rest, ok = cutFigureOrdinal(text); ok {
		return value, rest, true
	}
	r := newWordReader(text)
	if value, ok = r.ordinal(); !ok {
		return 0, text, false
	}
	return value, r.rest(), true
}

// cutFigureOrdinal reads an ordinal such as 1st, 22nd or 113th.
func cutFigureOrdinal(text string) (value int, rest string, ok bool) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	value, err := strconv.Atoi(text[:digits])
	if err != nil {
		return 0, text, false
	}
	ending := "th"
	if value/10%10 != 1 {
		switch value % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	rest = text[digits:]
	if len(rest) < 2 || !strings.EqualFold(rest[:2], ending) {
		return 0, text, false
	}
	rest = rest[2:]
	next, _ := utf8.DecodeRuneInString(rest)
	return value, rest, !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

var (
	belowTwenty = map[string]int{
		"zero": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19,
	}
	tens = map[string]int{
		"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	magnitudes = map[string]float64{
		"dozen": 12, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
	}
	// ordinals are those that are not the cardinal with th behind it.
	ordinals = map[string]int{
		"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "twentieth": 20, "thirtieth": 30,
		"fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
	}
)

// A wordReader reads a number from the words with which a text begins.
type wordReader struct {
	text  string
	words []string // the words of the text, in lower case, as far as they can be parts of one number
	ends  []int    // where each word ends in the text
	at    int      // how many words have been read
}

// mostWords is more than any number has.
const mostWords = 40

func newWordReader(text string) *wordReader {
	r := &wordReader{text: text}
	end := 0
	for len(r.words) < mostWords {
		gap := strings.IndexFunc(text[end:], unicode.IsLetter)
		if gap < 0 || !r.joins(text[end:end+gap]) {
			break
		}
		start := end + gap
		end = len(text)
		if length := strings.IndexFunc(text[start:], func(c rune) bool { return !unicode.IsLetter(c) }); length >= 0 {
			end = start + length
		}
		r.words = append(r.words, strings.ToLower(text[start:end]))
		r.ends = append(r.ends, end)
	}
	return r
}

// joins reports whether what stands between two words may stand within a number:
// space, a hyphen, or a comma behind a magnitude.
func (r *wordReader) joins(gap string) bool {
	if len(r.words) == 0 {
		return strings.TrimSpace(gap) == ""
	}
	if after, ok := strings.CutPrefix(gap, ","); ok {
		last := r.words[len(r.words)-1]
		return magnitudes[last] != 0 && strings.TrimSpace(after) == ""
	}
	return strings.TrimFunc(gap, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Pd, c) }) == ""
}

// rest returns the text behind the words that were read.
func (r *wordReader) rest() string {
	if r.at == 0 {
		return r.text
	}
	return r.text[r.ends[r.at-1]:]
}

// word returns the word that stands so many words ahead; "" behind the last.
func (r *wordReader) word(ahead int) string {
	if r.at+ahead >= len(r.words) {
		return ""
	}
	return r.words[r.at+ahead]
}

// take reads one word if it is one of these.
func (r *wordReader) take(these ...string) bool {
	for _, w := range these {
		if r.word(0) == w {
			r.at++
			return true
		}
	}
	return false
}

// number reads a number of any size.
func (r *wordReader) number() (float64, bool) {
	sign := 1.0
	if r.take("minus", "negative") {
		sign = -1
	}
	if x, ok := r.fraction(); ok {
		return sign * x * r.ofMagnitude(), true
	}
	if x, ok := r.year(); ok {
		return sign * float64(x), true
	}
	x, ok := r.sum()
	return sign * x, ok
}

// sum reads one group after another, each of a smaller magnitude: "two million, three
// hundred thousand and five".
func (r *wordReader) sum() (total float64, ok bool) {
	for last := 0.0; last != 1; {
		start := r.at
		if ok {
			r.take("and")
		}
		x, read := r.group()
		magnitude := r.magnitude()
		switch {
		case !read && (ok || magnitude == 1), ok && magnitude >= last:
			r.at = start
			return total, ok
		case !read: // "million"
			x = 1
		}
		total, last, ok = total+x*magnitude, magnitude, true
	}
	return total, ok
}

// magnitude reads "million", "thousand million" and the like; 1 if there is none.
func (r *wordReader) magnitude() float64 {
	product, last := 1.0, 1.0
	for next := magnitudes[r.word(0)]; next > last; next = magnitudes[r.word(0)] {
		product, last = product*next, next
		r.at++
	}
	return product
}

// ofMagnitude reads what may follow a fraction: "million", "a million", "of a
// million"; 1 if there is none.
func (r *wordReader) ofMagnitude() float64 {
	start := r.at
	r.take("of")
	r.take("a", "an", "one")
	x := r.magnitude()
	if x == 1 {
		r.at = start
	}
	return x
}

// group reads what may stand before a magnitude: "a", "three hundred and five",
// "two and a half", "two point five".
func (r *wordReader) group() (x float64, ok bool) {
	if (r.word(0) == "a" || r.word(0) == "an") && magnitudes[r.word(1)] != 0 {
		r.at++
		return 1, true
	}
	whole, ok := r.hundreds()
	if !ok {
		return 0, false
	}
	x = float64(whole)
	start := r.at
	if r.take("point") {
		return x + r.decimals(start), true
	}
	if r.take("and") {
		if f, ok := r.fraction(); ok && f < 1 {
			return x + f, true
		}
		r.at = start
	}
	return x, true
}

// decimals reads the digits behind "point", one a word. If there is none, it goes
// back to start.
func (r *wordReader) decimals(start int) float64 {
	digits := ""
	for {
		d, ok := belowTwenty[r.word(0)]
		if !ok || d > 9 {
			break
		}
		digits += strconv.Itoa(d)
		r.at++
	}
	if digits == "" {
		r.at = start
		return 0
	}
	x, _ := strconv.ParseFloat("."+digits, 64)
	return x
}

// hundreds reads a whole number below 10,000 as far as hundreds go: "seven",
// "a hundred", "twelve hundred and five".
func (r *wordReader) hundreds() (int, bool) {
	x, ok := r.belowHundred()
	if !ok {
		start := r.at
		r.take("a", "an")
		if r.word(0) != "hundred" {
			r.at = start
			return 0, false
		}
		x = 1
	}
	if !r.take("hundred") {
		return x, true
	}
	x *= 100
	start := r.at
	r.take("and")
	rest, ok := r.belowHundred()
	if !ok {
		r.at = start
	}
	return x + rest, true
}

// belowHundred reads "seven", "seventeen", "seventy" or "seventy-seven".
func (r *wordReader) belowHundred() (int, bool) {
	if x, ok := belowTwenty[r.word(0)]; ok {
		r.at++
		return x, true
	}
	x, ok := tens[r.word(0)]
	if !ok {
		return 0, false
	}
	r.at++
	if one := belowTwenty[r.word(0)]; one > 0 && one < 10 {
		r.at++
		x += one
	}
	return x, true
}

// year reads a year as it is spoken: "nineteen forty-nine", "twenty twenty-two", "nineteen
// oh five".
func (r *wordReader) year() (int, bool) {
	start := r.at
	century, ok := r.belowHundred()
	if ok && century >= 10 && century <= 20 {
		oh := r.take("oh", "o")
		if x, ok := r.belowHundred(); ok && (x < 10) == oh && x > 0 {
			return 100*century + x, true
		}
	}
	r.at = start
	return 0, false
}

// fraction reads "half", "a half", "one third" or "three quarters".
func (r *wordReader) fraction() (float64, bool) {
	start := r.at
	above, given := 1, r.take("a", "an")
	if !given {
		above, given = r.belowHundred()
	}
	below, plural := denominator(r.word(0))
	switch {
	case below == 0, given && plural == (above == 1), !given && below != 2 && below != 4, !given && plural:
		r.at = start
		return 0, false
	case !given: // "half", "quarter": "third" alone is an ordinal
		above = 1
	}
	r.at++
	return float64(above) / float64(below), true
}

// denominator reads the lower part of a fraction; 0 if the word is none.
func denominator(word string) (x int, plural bool) {
	switch word {
	case "half":
		return 2, false
	case "halves":
		return 2, true
	case "quarter":
		return 4, false
	case "quarters":
		return 4, true
	}
	singular, plural := strings.CutSuffix(word, "s")
	x, _ = ordinalWord(singular)
	if x < 3 {
		return 0, false
	}
	return x, plural
}

// ordinalWord reads an ordinal that is one word, and tells by how much it counts
// what stands before it: "hundredth" 100 times, "fifth" not at all (1).
func ordinalWord(word string) (x, times int) {
	if x, ok := ordinals[word]; ok {
		return x, 1
	}
	stem, ok := strings.CutSuffix(word, "th")
	if !ok {
		return 0, 1
	}
	switch {
	case stem == "hundred":
		return 100, 100
	case magnitudes[stem] > 12:
		return int(magnitudes[stem]), int(magnitudes[stem])
	}
	if x := belowTwenty[stem]; x >= 4 {
		return x, 1
	}
	return 0, 1
}

// ordinal reads the words before the last as a number, and the last as an ordinal.
func (r *wordReader) ordinal() (int, bool) {
	for last := 0; last < len(r.words); last++ {
		x, times := ordinalWord(r.words[last])
		if x == 0 {
			continue
		}
		before, ok := r.whole(last)
		r.at = last + 1
		switch {
		case last == 0, ok && before == 0:
			return x, true
		case ok && times > 1 && before < times:
			return before * times, true
		case ok && fitsBefore(before, x) && (r.words[last-1] != "and" || before >= 100):
			return before + x, true
		}
		break
	}
	r.at = 0
	return 0, false
}

// whole reads the first n words as a whole number. A last "and" belongs to what
// follows.
func (r *wordReader) whole(n int) (int, bool) {
	end := n
	if end > 1 && r.words[end-1] == "and" {
		end--
	}
	if end == 1 && r.words[0] == "a" {
		return 1, true
	}
	before := &wordReader{words: r.words[:end]}
	x, ok := before.sum()
	return int(x), ok && before.at == end && x == float64(int(x))
}

// fitsBefore reports whether an ordinal can follow a number: "twenty-first", but not
// "five first".
func fitsBefore(before, x int) bool {
	if before%100 == 0 {
		return x < 100 && before > 0
	}
	return before%10 == 0 && before%100 >= 20 && x < 10
}
