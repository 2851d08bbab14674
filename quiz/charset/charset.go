// Package charset turns the bytes of a file that another program wrote into text. It
// touches no file.
package charset

import (
	"encoding/binary"
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

// Text returns the text of a file: UTF-8 with or without a byte order mark, UTF-16 with
// one, or else Windows-1252, in which every file of bytes has a text. Its line breaks
// are \n, and U+FFFD stands for the character 0.
func Text(src []byte) string {
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
	return strings.NewReplacer("\x00", "\ufffd", "\r\n", "\n", "\r", "\n").Replace(text)
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
