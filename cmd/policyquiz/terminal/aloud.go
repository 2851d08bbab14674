package terminal

import (
	"regexp"
	"strings"
)

// This file has what is said instead of signs where text is read aloud. A synthesizer
// drops some signs, such as a lone question mark and the dash of a range. It runs
// together what only spaces or a dot keep apart. It says the names of others, or
// nothing, as it is set.

// spoken returns text with words in the place of such signs. Quotation marks stay:
// a synthesizer makes a pause of them, which is what they are. So does what is typed:
// a command keeps its colon, and a flag its hyphens.
func spoken(text string) string {
	for _, s := range spokenForms {
		text = s.form.ReplaceAllString(text, s.words)
	}
	return spokenSigns.Replace(text)
}

// spokenForms are signs that mean something only beside others.
var spokenForms = []struct {
	form  *regexp.Regexp
	words string
}{
	// Places: what is a range has a plural.
	{regexp.MustCompile(`¶ ?(` + placeNumber + `)–(` + placeNumber + `)`), "paragraphs $1 to $2"},
	{regexp.MustCompile(`¶+ ?(\d)`), "paragraph $1"},
	{regexp.MustCompile(`§§ ?(\d)`), "sections $1"},
	{regexp.MustCompile(`§ ?(\d)`), "section $1"},
	{regexp.MustCompile(`\bpp\. ?(` + placeNumber + `)`), "pages $1"},
	{regexp.MustCompile(`\bp\. ?(` + placeNumber + `)`), "page $1"},
	{regexp.MustCompile(`\barts\. ?(\d)`), "articles $1"},
	{regexp.MustCompile(`\bart\. ?(\d)`), "article $1"},
	{regexp.MustCompile(`(\d\)?[a-z]?)–([A-Z€$£]?\d)`), "$1 to $2"},
	// A question mark alone, or a semicolon, is what one types.
	{regexp.MustCompile(`([.!?] )\? `), "${1}A question mark "},
	{regexp.MustCompile(`(^|\s)\?([\s:,;.]|$)`), "${1}question mark$2"},
	{regexp.MustCompile(`(\s);(\s|$)`), "${1}a semicolon$2"}, // at the beginning it may stand behind a gap
	// Columns, and a label before its text.
	{regexp.MustCompile(`([^\s:]) {2,}$`), "$1: "},
	{regexp.MustCompile(`([^\s,:;.?]) {2,}(\S)`), "$1, $2"},
	{regexp.MustCompile(`([,:;.?]) {2,}(\S)`), "$1 $2"},
	{regexp.MustCompile(`^(\s*)… `), "$1"},
}

// placeNumber matches the number of a place: 12, 5.10, 3(b), S8505.
const placeNumber = `[A-Z]?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*`

// spokenSigns are signs that mean the same wherever they stand.
var spokenSigns = strings.NewReplacer(
	" · ", ". ", "·", ".", "…", "...", " → ", " to ", "→", " to ",
	" – ", ", ", "–", "-", " — ", ", ", "—", ", ",
	"¶", "paragraph", "§§ ", "sections ", "§ ", "section ", "§", "section",
	"✓", "right", "✗", "wrong",
)
