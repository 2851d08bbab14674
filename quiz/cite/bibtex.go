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
		if len(r.At) > 1 || r.At[0].To != "" {
			word = "paragraphs"
		}
		fmt.Fprintf(&b, "  note = {%s %s},\n", word, strings.ReplaceAll(r.At.Numbers(), "–", "--"))
	}
	b.WriteString("}\n")
	return b.String()
}

// texEscape writes characters that are commands to TeX so that TeX prints them.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}
