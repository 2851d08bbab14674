package cite

import (
	"fmt"
	"strings"
)

// BibTeX returns the reference as a BibTeX entry, which ends with a line break. Its
// type is misc, because no other type suits transcripts and web articles in every
// style.
func (r Reference) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", r.Key())
	var authors []string
	for _, n := range r.names() {
		authors = append(authors, n.bibTeX())
	}
	year, date := "", ""
	if len(r.Date) >= 4 {
		year, date = r.Date[:4], r.Date
	}
	for _, field := range []struct{ name, value string }{
		{"author", strings.Join(authors, " and ")}, // names are escaped one by one
		{"title", "{" + texEscape(r.Title) + "}"},  // braces keep its capital letters
		{"publisher", texEscape(r.Publisher)},
		{"howpublished", texEscape(r.Kind)},
		{"version", texEscape(r.Version)},
		{"year", year},
		{"date", date},
		{"language", r.Language},
		{"url", urlEscape(r.URL)},
		{"urldate", r.Accessed},
		{"note", r.note()},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", field.name, field.value)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// note returns the cited places: BibTeX has no field for them.
func (r Reference) note() string {
	return strings.ReplaceAll(texEscape(r.At.InWords()), "–", "--")
}

// texEscape writes characters that are commands to TeX so that TeX prints them.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// urlEscape writes an address so that it ends its field nowhere. Packages for
// addresses print the other characters as they are.
func urlEscape(s string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D").Replace(s)
}
