package exchange

import (
	"encoding/binary"
	"html"
	"policyquiz/quiz"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// windows1252 has the characters of the bytes 0x80 to 0x9f. All other bytes are those of
// Latin-1.
var windows1252 = [32]rune{
	'€', '\ufffd', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\ufffd', 'Ž', '\ufffd',
	'\ufffd', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\ufffd', 'ž', 'Ÿ',
}

// decode returns the text of a file: UTF-8 with or without a byte order mark, UTF-16
// with one, or else Windows-1252, in which every file of bytes has a text. Its line
// breaks are \n.
func decode(src []byte) string {
	var text string
	switch {
	case len(src) >= 2 && src[0] == 0xff && src[1] == 0xfe:
		text = fromUTF16(src[2:], binary.LittleEndian)
	case len(src) >= 2 && src[0] == 0xfe && src[1] == 0xff:
		text = fromUTF16(src[2:], binary.BigEndian)
	case utf8.Valid(src):
		text = strings.TrimPrefix(string(src), "\ufeff")
	default:
		text = fromWindows(src)
	}
	text = strings.Map(func(r rune) rune {
		if r == 0 || isStandIn(r) {
			return '\ufffd'
		}
		return r
	}, text)
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

func fromUTF16(src []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return string(utf16.Decode(units))
}

func fromWindows(src []byte) string {
	var b strings.Builder
	for _, c := range src {
		switch {
		case c >= 0x80 && c < 0xa0:
			b.WriteRune(windows1252[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

var (
	// htmlTag matches the tags that stand in questions. What is in angle brackets and
	// no such tag stays: x<y and y>z.
	htmlTag   = quiz.NewPattern(`(?i)</?(?:a|abbr|b|big|blockquote|br|caption|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*)?/?>`)
	htmlBreak = quiz.NewPattern(`(?i)<(?:br|/p|/div|/li|/tr|/h[1-6]|hr)\s*/?>`)
	htmlImage = quiz.NewPattern(`(?i)<(?:img|audio|video|source|iframe|object)\b|@@PLUGINFILE@@`)
)

// plainText returns the words of a text in HTML, and whether a picture, a sound or the
// like stood in it.
func plainText(text string) (words string, picture bool) {
	picture = htmlImage.Get().MatchString(text)
	text = htmlBreak.Get().ReplaceAllString(text, "\n")
	text = htmlTag.Get().ReplaceAllString(text, "")
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
