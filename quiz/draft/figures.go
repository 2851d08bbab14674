package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// This file finds figures: numbers in digits or in English words, with their units.

// figures finds the figures of the document. One that is named again has one candidate.
func (s *survey) figures() []Figure {
	var list []Figure
	index := map[string]int{}
	for i := range s.sentences {
		in := &s.sentences[i]
		if in.citing {
			continue
		}
		for _, g := range s.figuresIn(in) {
			key := strings.Join([]string{strconv.FormatFloat(g.Value, 'g', -1, 64), strconv.FormatFloat(g.To, 'g', -1, 64), spell.Singular(spell.Fold(g.Unit))}, " ")
			if at, ok := index[key]; ok {
				list[at].again(in.passage)
				continue
			}
			index[key] = len(list)
			list = append(list, g)
		}
	}
	return list
}

// A number is a number in a sentence.
type number struct {
	value    float64
	from, to int    // its bytes
	next     int    // the token behind it
	unit     string // one that is joined to it: %, $, the person of 800,000-person
}

// labels stand before numbers that count nothing.
var labels = newWords(`section sections sec secs § article articles art title chapter part pt pts page pages p pp no nos number figure table
	appendix annex footnote note paragraph para line volume vol issue round phase version rule item step schedule clause amendment
	resolution form grade level tier act bill law public room suite box highway route exhibit`)

// figuresIn finds the figures of a sentence.
func (s *survey) figuresIn(in *sentence) []Figure {
	text := s.doc.Passages[in.passage].Text
	var list []Figure
	for i := 0; i < len(in.tokens); {
		if both, next, ok := s.tallyAt(text, in, i); ok {
			list = append(list, both...)
			i = next
			continue
		}
		n, ok := s.numberAt(text, in, i)
		if !ok {
			i++
			continue
		}
		g := Figure{Value: n.value, Unit: n.unit}
		from := n.from
		if upper, ok := s.rangeEnd(text, in, n); ok {
			g.To, g.Ranged = upper.value, true
			g.Unit = upper.unit
			n = upper
		}
		if g.Unit == "" {
			g.Unit = s.unitAt(text, in, n)
		}
		i = max(n.next, i+1)
		g.Written = strings.TrimSpace(text[from:n.to])
		if !s.counts(text, in, g, from, n) {
			continue
		}
		g.Found = s.found(in, from, "figure")
		list = append(list, g)
	}
	return list
}

// tallyAt reads two numbers of which the second is smaller, as in votes: 16 to 3, 5-4. A
// range goes the other way. It returns a figure for each, and the token behind them.
func (s *survey) tallyAt(text string, in *sentence, i int) (both []Figure, next int, ok bool) {
	a, b, ok := s.pairAt(text, in, i)
	if !ok || a.value <= b.value || a.value > 9999 || isYear(a.value) || a.unit != "" {
		return nil, 0, false
	}
	unit := b.unit
	if behind := s.unitAt(text, in, b); unit == "" && (isPlural(strings.ToLower(behind)) || behind == "percent") {
		unit = behind
	}
	written := strings.TrimSpace(text[a.from:b.to])
	for _, n := range []number{a, b} {
		both = append(both, Figure{Value: n.value, Unit: unit, Written: written, Found: s.found(in, a.from, "figure")})
	}
	first := both[0]
	first.Unit = written // so that it is not taken for a number that counts nothing
	return both, b.next, s.counts(text, in, first, a.from, b)
}

// pairAt reads two numbers with "to", a hyphen or a dash between them.
func (s *survey) pairAt(text string, in *sentence, i int) (a, b number, ok bool) {
	t := in.tokens[i]
	if first, second, hyphen := strings.Cut(t.low, "-"); hyphen {
		x, restA, okA := s.readDigits(first)
		y, restB, okB := s.readDigits(second)
		a = number{value: x, from: t.from, to: t.from + len(first), next: i + 1}
		b = number{value: y, from: t.to - len(second), to: t.to, next: i + 1}
		return a, b, okA && okB && restA+restB == ""
	}
	a, ok = s.numberAt(text, in, i)
	if !ok || a.next >= len(in.tokens) {
		return a, b, false
	}
	at := a.next
	switch gap := strings.TrimSpace(text[a.to:in.tokens[at].from]); {
	case gap == "" && in.tokens[at].low == "to" && at+1 < len(in.tokens):
		at++
	case gap == "–" || gap == "-":
	default:
		return a, b, false
	}
	b, ok = s.numberAt(text, in, at)
	return a, b, ok
}

// numberAt reads a number at a token, in digits or in words.
func (s *survey) numberAt(text string, in *sentence, i int) (number, bool) {
	t := in.tokens[i]
	if c := t.low[0]; c >= '0' && c <= '9' {
		return s.digitsAt(text, in, i)
	}
	if !s.english {
		return number{}, false
	}
	return wordsAt(text, in, i)
}

// digitsAt reads a number in digits, with a magnitude behind it: 1.5 million.
func (s *survey) digitsAt(text string, in *sentence, i int) (number, bool) {
	t := in.tokens[i]
	digits, suffix, hyphen := strings.Cut(t.low, "-")
	n := number{from: t.from, to: t.to, next: i + 1}
	value, rest, ok := s.readDigits(digits)
	if !ok {
		return n, false
	}
	n.value = value
	switch rest {
	case "":
	case "k":
		n.value *= 1e3
	case "m":
		n.value *= 1e6
	case "bn", "b":
		n.value *= 1e9
	default:
		return n, false // an ordinal, or no number
	}
	if hyphen {
		if v, _, ok := s.readDigits(suffix); ok && (v > value || isYear(value)) {
			return n, false // 2021-22, which is no figure, or a date
		}
		n.unit = text[t.from+len(digits)+1 : t.to]
		n.to = t.to
	}
	if n.next < len(in.tokens) && in.tokens[n.next].joined && n.unit == "" {
		if m, ok := spell.Magnitudes[in.tokens[n.next].low]; ok && len(in.tokens[n.next].low) > 3 {
			n.value *= m
			n.to = in.tokens[n.next].to
			n.next++
		}
	}
	n.unit = signUnit(text, n)
	if n.unit == "" && hyphen {
		n.unit = text[t.from+len(digits)+1 : t.to]
	}
	return n, true
}

// decimalCommas are the languages that write 2,5 and 800.000.
var decimalCommas = newWords("de fr es it pt nl pl uk ru cs sk sl hr sr bg da sv nb nn no fi et lv lt hu ro el tr ca is be ka hy az kk mk bs sq id vi")

// readDigits reads 800,000 or 2.5 as the document's language writes them, and returns what
// stands behind it.
func (s *survey) readDigits(text string) (value float64, rest string, ok bool) {
	if tag, _, _ := strings.Cut(s.language, "-"); decimalCommas.has(tag) {
		swapped := strings.Map(func(r rune) rune {
			switch r {
			case '.':
				return ','
			case ',':
				return '.'
			}
			return r
		}, text)
		return readDigits(swapped)
	}
	return readDigits(text)
}

// readDigits reads 800,000 or 2.5, and returns what stands behind it.
func readDigits(s string) (value float64, rest string, ok bool) {
	end := len(s) - len(strings.TrimLeft(s, "0123456789,."))
	plain := s[:end]
	if parts := strings.Split(plain, ","); len(parts) > 1 {
		for _, p := range parts[1:] {
			if whole, _, _ := strings.Cut(p, "."); len(whole) != 3 {
				return 0, s, false
			}
		}
		plain = strings.Join(parts, "")
	}
	if strings.Count(plain, ".") > 1 || len(plain) > 15 {
		return 0, s, false
	}
	value, err := strconv.ParseFloat(plain, 64)
	return value, s[end:], err == nil
}

// signUnit is the unit that a sign gives: a currency before a number, a percent behind it.
func signUnit(text string, n number) string {
	for sign, unit := range map[string]string{"$": "dollars", "€": "euros", "£": "pounds"} {
		if strings.HasSuffix(text[:n.from], sign) || strings.HasSuffix(text[:n.from], sign+" ") {
			return unit
		}
		if strings.HasPrefix(strings.TrimLeft(text[n.to:], " "), sign) && sign == "€" {
			return unit
		}
	}
	if strings.HasPrefix(strings.TrimLeft(text[n.to:], " \u00a0\u202f"), "%") {
		return "percent"
	}
	return ""
}

// numberWords begin numbers in words. One and a are numbers only before others.
var numberWords = newWords(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
	twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen half
	couple twice double`)

// ordinalWords are the ordinals that count something more often than they put in order.
var ordinalWords = newWords("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth twentieth")

// wordsAt reads a number in words.
func wordsAt(text string, in *sentence, i int) (number, bool) {
	t := in.tokens[i]
	first, _, _ := strings.Cut(t.low, "-")
	n := number{from: t.from, to: t.to, next: i + 1}
	next := func() string {
		if i+1 < len(in.tokens) && in.tokens[i+1].joined {
			return in.tokens[i+1].low
		}
		return ""
	}()
	switch {
	case ordinalWords.has(t.low):
		value, ok := spell.Ordinal(t.low)
		n.value = float64(value)
		return n, ok
	case first == "couple":
		return coupleAt(in, i)
	case first == "one":
		n.value = 1
		return n, next == "or" || next == "hundred" || next == "thousand" || next == "million" || strings.HasPrefix(t.low, "one-")
	case !numberWords.has(first):
		return n, false
	}
	value, rest, ok := spell.CutNumber(text[t.from:min(in.to, t.from+80)])
	if !ok {
		return n, false
	}
	end := min(in.to, t.from+80) - len(rest)
	n.value, n.to = value, end
	for n.next < len(in.tokens) && in.tokens[n.next].from < end {
		n.next++
	}
	if suffix, ok := strings.CutPrefix(rest, "-"); ok && end < t.to {
		n.unit, n.to = suffix[:len(suffix)-len(rest)+1+t.to-end-1], t.to
	}
	return n, true
}

// coupleAt reads a couple, a couple of, a couple thousand.
func coupleAt(in *sentence, i int) (number, bool) {
	n := number{value: 2, from: in.tokens[i].from, to: in.tokens[i].to, next: i + 1}
	for n.next < len(in.tokens) && in.tokens[n.next].joined {
		low := in.tokens[n.next].low
		m, ok := spell.Magnitudes[low]
		switch {
		case low == "of" || low == "more" || low == "hundred":
			if low == "hundred" {
				n.value *= 100
			}
		case ok && len(low) > 3:
			n.value *= m
		default:
			return n, true
		}
		n.to = in.tokens[n.next].to
		n.next++
	}
	return n, false
}

// rangeEnd reads the upper end of a range: 300,000 to 400,000; between 3 and 4; 10, 15 years.
func (s *survey) rangeEnd(text string, in *sentence, n number) (number, bool) {
	if n.next >= len(in.tokens) || n.unit != "" && n.unit != "dollars" && n.unit != "euros" && n.unit != "pounds" && n.unit != "percent" {
		return n, false
	}
	gap := strings.TrimSpace(text[n.to:in.tokens[n.next].from])
	at := n.next
	switch low := in.tokens[n.next].low; {
	case gap == "" && (low == "to" || low == "or") && n.next+1 < len(in.tokens):
		at++
	case gap == "-" || gap == "–" || gap == ",":
	default:
		return n, false
	}
	upper, ok := s.numberAt(text, in, at)
	if !ok || upper.value <= n.value || gap == "," && (upper.value > 100 || upper.next >= len(in.tokens) || !in.tokens[upper.next].joined) {
		return n, false
	}
	if upper.value > 1000*n.value {
		return n, false
	}
	return upper, true
}

// unitAt is what stands behind a number and may be counted: one word, or two if the second
// is a plural.
func (s *survey) unitAt(text string, in *sentence, n number) string {
	if n.next >= len(in.tokens) || !in.tokens[n.next].joined {
		return ""
	}
	t := in.tokens[n.next]
	if functionWords.has(t.low) && t.low != "more" || t.low[0] >= '0' && t.low[0] <= '9' {
		return ""
	}
	if second := n.next + 1; second < len(in.tokens) && in.tokens[second].joined && !t.own && !isPlural(t.low) && (isPlural(in.tokens[second].low) && !plainVerbs.has(in.tokens[second].low) || in.tokens[second].low == "people") {
		return text[t.from:in.tokens[second].to]
	}
	if t.low == "percent" || t.low == "per" {
		return "percent"
	}
	return text[t.from:t.to]
}

func isPlural(low string) bool {
	return strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && !strings.HasSuffix(low, "us") && !strings.HasSuffix(low, "ous") || low == "people" || low == "men" || low == "women" || low == "children"
}

// largest is above all figures: one of more digits could not be kept.
const largest = 1e15

// counts reports whether a number is a figure: it is no year, no part of a date or a time,
// and no label.
func (s *survey) counts(text string, in *sentence, g Figure, from int, n number) bool {
	if max(g.Value, g.To) >= largest {
		return false
	}
	first := firstAt(in.tokens, from)
	if first == 0 && (in.heading || strings.HasPrefix(strings.TrimLeft(text[n.to:], " "), ".") || n.next < len(in.tokens) && in.tokens[n.next].capital && n.value < 100) {
		return false // the number of a section or an item
	}
	if isInitials(strings.ToLower(strings.TrimSuffix(g.Unit, "."))) && len(g.Unit) > 1 {
		return false // 40 U.S.C.
	}
	if first > 0 {
		before := in.tokens[first-1]
		if isInitials(before.low) && len(before.low) > 2 {
			return false // U.S.C. 11101
		}
		gap := strings.TrimSpace(text[before.to:from])
		if labels.has(before.low) && (gap == "" || gap == ".") || gap == ":" && before.to+1 == from || gap == "/" || gap == "#" {
			return before.low == "article" && before.capital && len(s.doc.PlacesOfKind("article")) == 0
		}
		if s.month(before.low) > 0 && before.capital {
			return false
		}
	}
	if strings.HasPrefix(text[n.to:], ":") && n.next < len(in.tokens) && in.tokens[n.next].from == n.to+1 || strings.HasPrefix(text[n.to:], "/") || strings.HasPrefix(text[n.to:], "]") || strings.HasPrefix(text[n.to:], ")") && g.Unit == "" {
		return false
	}
	if n.next < len(in.tokens) && s.month(in.tokens[n.next].low) > 0 && in.tokens[n.next].joined {
		return false
	}
	if g.Unit == "" && !g.Ranged && (g.Value < 11 || isYear(g.Value) && !strings.Contains(g.Written, ",")) {
		return ordinalWords.has(strings.ToLower(g.Written))
	}
	if isYear(g.Value) && len(g.Written) == 4 && (g.Unit == "" || !isPlural(strings.ToLower(g.Unit))) {
		return false
	}
	return !calendarWords.has(strings.ToLower(g.Unit))
}

// firstAt is the token that begins at a byte.
func firstAt(tokens []token, from int) int {
	i, _ := slices.BinarySearchFunc(tokens, from, func(t token, at int) int { return cmp.Compare(t.from, at) })
	return i
}

func isYear(v float64) bool { return v >= 1500 && v <= 2100 && v == float64(int(v)) }
