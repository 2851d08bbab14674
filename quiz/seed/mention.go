package seed

import "strings"

// Mentions reports whether a text has the words of a name, in a row and in
// either case.
func Mentions(text, name string) bool {
	return name != "" && strings.Contains(spaced(text), spaced(name))
}

// spaced is a text's words with one space around each.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:!?()“”‘’\"'-–—", r) })
	return " " + strings.Join(words, " ") + " "
}
