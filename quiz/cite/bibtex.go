package cite

import (
	"fmt"
	"strings"
)

// BibTeX is an entry of type misc: no other fits transcripts and web articles
// in every style.
func (r Reference) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n  title = {{%s}},\n", r.Key(), texEscape(r.Title))
	if r.Publisher != "" {
		fmt.Fprintf(&b, "  publisher = {%s},\n", texEscape(r.Publisher))
	}
	if r.Kind != "" {
		fmt.Fprintf(&b, "  howpublished = {%s},\n", texEscape(r.Kind))
	}
	if len(r.Date) >= 4 {
		fmt.Fprintf(&b, "  year = {%s},\n  date = {%s},\n", r.Date[:4], r.Date)
	}
	if len(r.At) > 0 {
		word := "paragraph"
		if len(r.At) > 1 {
			word = "paragraphs"
		}
		fmt.Fprintf(&b, "  note = {%s %s},\n", word, strings.ReplaceAll(r.At.Numbers(), "–", "--"))
	}
	b.WriteString("}\n")
	return b.String()
}

// texEscape keeps TeX from reading commands into a title.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}
