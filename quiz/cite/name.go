package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Name is the name of an author in its parts, in the words of CSL. A person has a
// Family name; a body has a Literal.
type Name struct {
	Family  string `json:"family,omitempty"`  // with its particles: "van der Leyen"
	Given   string `json:"given,omitempty"`   // may be empty
	Suffix  string `json:"suffix,omitempty"`  // "Jr."
	Literal string `json:"literal,omitempty"` // "Office of Management and Budget"
}

// String returns the name as it is written in a sentence.
func (n Name) String() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.Join(strings.Fields(n.Given+" "+n.Family+" "+n.Suffix), " ")
}

// names returns the authors in their parts.
func (r Reference) names() []Name {
	names := make([]Name, 0, len(r.Authors))
	for _, a := range r.Authors {
		names = append(names, ParseName(a))
	}
	return names
}

// particles are words with a small letter that stand in names of persons, as part of
// the family name.
var particles = []string{
	"af", "al", "av", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos",
	"du", "e", "el", "ibn", "la", "le", "las", "los", "ten", "ter", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
}

var suffixes = []string{"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"}

// ParseName divides a name as an author of seeds writes it. In braces it is that of a
// body: "{World Bank}". A name is also that of a body if it is one word, or if it has
// a word in small letters that is no particle of a name, such as "of" in "Office of
// Management and Budget". "Family, Given" is a person. So is any other name: its last
// word is the family name, with the particles before it.
func ParseName(text string) Name {
	if inner, ok := strings.CutPrefix(text, "{"); ok && strings.HasSuffix(inner, "}") {
		return Name{Literal: strings.TrimSpace(strings.TrimSuffix(inner, "}"))}
	}
	if family, given, ok := strings.Cut(text, ","); ok {
		given, suffix := cutSuffix(strings.Fields(strings.ReplaceAll(given, ",", " ")))
		return Name{Family: strings.TrimSpace(family), Given: strings.Join(given, " "), Suffix: suffix}
	}
	words, suffix := cutSuffix(strings.Fields(text))
	if len(words) < 2 || slices.ContainsFunc(words, foreignToPersons) {
		return Name{Literal: text}
	}
	family := len(words) - 1
	for family > 1 && slices.Contains(particles, words[family-1]) {
		family--
	}
	return Name{Family: strings.Join(words[family:], " "), Given: strings.Join(words[:family], " "), Suffix: suffix}
}

// foreignToPersons reports whether a word stands in names of bodies only.
func foreignToPersons(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return word == "The" || word == "&" || unicode.IsLower(r) && !slices.Contains(particles, word)
}

// cutSuffix takes a suffix such as "Jr." off the end of the words of a name.
func cutSuffix(words []string) (rest []string, suffix string) {
	if last := len(words) - 1; last > 0 && slices.Contains(suffixes, words[last]) {
		return words[:last], words[last]
	}
	return words, ""
}

// bibTeX returns the name as BibTeX reads it: "Able, Ann", "King, Jr., Martin", or a
// body in braces.
func (n Name) bibTeX() string {
	if n.Literal != "" {
		return "{" + texEscape(n.Literal) + "}"
	}
	parts := []string{texEscape(n.Family)}
	if n.Suffix != "" {
		parts = append(parts, texEscape(n.Suffix))
	}
	if n.Given != "" || n.Suffix != "" {
		parts = append(parts, texEscape(n.Given))
	}
	return strings.Join(parts, ", ")
}
