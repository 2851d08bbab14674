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

// withOptional returns a spelling, and the spellings without its optional parts.
// They stand in round brackets: (George) Washington, guarantor(s). A bracket behind
// a number is part of it: Article 5(1). An acronym in brackets will do alone.
func withOptional(s string) []string {
	if len(s) > longestOptional {
		return []string{s}
	}
	all := []string{""}
	optional := 0
	for s != "" {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			break
		}
		length := strings.IndexByte(s[open:], ')')
		if length < 0 {
			break
		}
		before, inside, rest := s[:open], s[open+1:open+length], s[open+length+1:]
		if isNumberEnd(before) || optional == mostOptional {
			all = appendEach(all, s[:open+length+1])
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
