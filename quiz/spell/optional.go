package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostOptional is the greatest number of parts of a spelling that may be left out, and
// longestOptional the length in bytes of a spelling that may have such parts.
const (
	mostOptional    = 4
	longestOptional = 500
)

// wideBrackets makes plain brackets of those of Chinese and Japanese keyboards.
var wideBrackets = strings.NewReplacer("（", "(", "）", ")")

// withOptional returns a spelling, and the spellings without its optional parts.
// They stand in round brackets: (George) Washington, guarantor(s). A bracket behind
// a number is part of it: Article 5(1). An acronym in brackets will do alone.
func withOptional(s string) []string {
	if len(s) > longestOptional {
		return []string{s}
	}
	s = wideBrackets.Replace(s)
	all := []string{""}
	optional := 0
	for s != "" {
		before, inside, rest, ok := cutBrackets(s)
		if !ok {
			break
		}
		if isNumberEnd(before) || optional == mostOptional {
			all = appendEach(all, s[:len(s)-len(rest)])
		} else {
			optional++
			alone := appendEach(all, before)
			all = append(appendEach(all, before+inside), alone...)
			if strings.TrimSpace(rest) == "" && isAcronym(inside, alone[0]) {
				all = append(all, inside)
			}
		}
		s = rest
	}
	return appendEach(all, s)
}

// cutBrackets returns what stands before the first round brackets of a text, in them and
// behind them. Ok is false if there are none.
func cutBrackets(s string) (before, inside, rest string, ok bool) {
	open := strings.IndexByte(s, '(')
	if open < 0 {
		return "", "", "", false
	}
	length := strings.IndexByte(s[open:], ')')
	if length < 0 {
		return "", "", "", false
	}
	return s[:open], s[open+1 : open+length], s[open+length+1:], true
}

// Whole returns an accepted spelling with its optional parts as a reader is shown it:
// without the brackets around them. An acronym at the end keeps its own, as in
// Intercontinental Ballistic Missile (ICBM).
func Whole(s string) string {
	all := withOptional(s)
	if before, inside, _, ok := cutBrackets(s); ok && len(all) == 3 && all[2] == inside && isAcronym(inside, before) {
		return s
	}
	return all[0]
}

// isAcronym reports whether a text in capitals is made of letters of a name, the first
// among them, as in Intercontinental Ballistic Missile (ICBM).
func isAcronym(short, name string) bool {
	if len(short) < 2 || strings.ToUpper(short) != short {
		return false
	}
	rest := Fold(name)
	for i, letter := range Fold(short) {
		at := strings.IndexRune(rest, letter)
		if at < 0 || i == 0 && at > 0 || !unicode.IsLetter(letter) {
			return false
		}
		rest = rest[at+utf8.RuneLen(letter):]
	}
	return true
}

// isNumberEnd reports whether a text ends in a number.
func isNumberEnd(s string) bool {
	return len(s) > 0 && unicode.IsDigit(rune(s[len(s)-1]))
}

// appendEach returns each of some texts with an end.
func appendEach(texts []string, end string) []string {
	longer := make([]string, len(texts))
	for i, t := range texts {
		longer[i] = t + end
	}
	return longer
}
