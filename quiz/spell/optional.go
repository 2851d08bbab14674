package spell

import (
	"strings"
	"unicode"
)

// mostOptional is the greatest number of parts of a spelling that may be left out, and
// longestOptional the length in bytes of a spelling that may have such parts.
const (
	mostOptional    = 4
	longestOptional = 500
)

// withOptional returns a spelling, and the spellings without its optional parts.
// They stand in round brackets: (George) Washington, guarantor(s). A bracket behind
// a number is part of it: Article 5(1).
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
			all = append(appendEach(all, before+inside), appendEach(all, before)...)
		}
		s = rest
	}
	return appendEach(all, s)
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
