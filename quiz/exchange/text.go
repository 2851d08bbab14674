package exchange

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"policyquiz/quiz/charset"
)

// decode returns the text of a file; see [charset.Text]. U+FFFD takes the place of the
// characters that stand in for others while GIFT is read.
func decode(src []byte) string {
	return strings.Map(func(r rune) rune {
		if isStandIn(r) {
			return '\ufffd'
		}
		return r
	}, charset.Text(src))
}

var (
	// htmlTag matches the tags that stand in questions. What is in angle brackets and
	// no such tag stays: x<y and y>z.
	htmlTag   = lazy(`(?i)</?(?:a|abbr|b|big|blockquote|br|caption|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*)?/?>`)
	htmlBreak = lazy(`(?i)<(?:br|/p|/div|/li|/tr|/h[1-6]|hr)\s*/?>`)
	htmlImage = lazy(`(?i)<(?:img|audio|video|source|iframe|object)\b|@@PLUGINFILE@@`)
)

// plainText returns the words of a text in HTML, and whether a picture, a sound or the
// like stood in it.
func plainText(text string) (words string, picture bool) {
	picture = htmlImage().MatchString(text)
	text = htmlBreak().ReplaceAllString(text, "\n")
	text = htmlTag().ReplaceAllString(text, "")
	text = strings.ReplaceAll(html.UnescapeString(text), "\u00a0", " ")
	return tidy(text), picture
}

// tidy trims each line of a text, and leaves out empty lines at its ends and all but one
// between others.
func tidy(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || len(kept) > 0 && kept[len(kept)-1] != "" {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// oneLine returns the words of a text in one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// longest is how much of a text is quoted in a message, in characters.
const longest = 60

// short returns the beginning of a text in one line.
func short(text string) string {
	text = oneLine(text)
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// lazy compiles an expression when it is first wanted: most runs of the program want none
// of them.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
