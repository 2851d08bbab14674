package seed

import "strings"

// Mentions reports whether a text contains the words of a name one after the
// other. Upper and lower case are the same to it.
func Mentions(text, name string) bool {
	return name != "" && strings.Contains(spaced(text), spaced(name))
}

// spaced returns the words of a text in lower case, with one space around each.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:!?()“”‘’\"'-–—", r) })
	return " " + strings.Join(words, " ") + " "
}
