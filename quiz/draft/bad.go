package draft

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxSize is the greatest size of a document's file, in bytes.
const MaxSize = 16 << 20

// An Error says why a file is no text that can be read.
type Error struct {
	What string // what the file is: "is a PDF, not text"
	Next string // the next step
}

func (e *Error) Error() string { return e.What }

// Hint returns the next step.
func (e *Error) Hint() string { return e.Next }

const saveAsText = "save it as plain text in UTF-8, which word processors and editors offer"

// formats are the beginnings of files that are no text, with what they are.
var formats = []struct{ begins, is, next string }{
	{"%PDF", "is a PDF, not text", "make text of it first: pdftotext -layout IN.pdf OUT.txt; then number that"},
	{"PK\x03\x04", "is a document of a word processor or an archive, not text", saveAsText},
	{"\xd0\xcf\x11\xe0", "is a document of a word processor, not text", saveAsText},
	{`{\rtf`, "is a document of a word processor (RTF), not text", saveAsText},
	{"\xff\xfe", "is in UTF-16, not in UTF-8", "save it as UTF-8: iconv -f UTF-16 -t UTF-8 IN > OUT"},
	{"\xfe\xff", "is in UTF-16, not in UTF-8", "save it as UTF-8: iconv -f UTF-16 -t UTF-8 IN > OUT"},
	{"\x1f\x8b", "is compressed (gzip)", "unpack it first"},
}

// Decode returns the text of a file, with line ends of LF and without a byte order mark.
// The error is an *[Error]: the file is too large, empty, binary or not in UTF-8.
func Decode(src []byte) (string, error) {
	if len(src) > MaxSize {
		return "", TooLarge()
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	start := bytes.TrimLeft(src[:min(len(src), 1<<10)], " \t\r\n")
	for _, f := range formats {
		if bytes.HasPrefix(start, []byte(f.begins)) {
			return "", &Error{"it " + f.is, f.next}
		}
	}
	if err := binary(src); err != nil {
		return "", err
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src))
	if strings.TrimSpace(strings.ReplaceAll(text, "\f", "")) == "" {
		return "", &Error{"it is empty", "name the file that has the text of the document"}
	}
	return text, nil
}

// TooLarge is the error of a file of more than [MaxSize].
func TooLarge() *Error {
	return &Error{fmt.Sprintf("it is larger than %d MB", MaxSize>>20), "divide it, and make each part a document with a seed of its own"}
}

// binary returns the error of bytes that are no text in UTF-8; nil if they are.
func binary(src []byte) *Error {
	zeros := bytes.Count(src[:min(len(src), 4<<10)], []byte{0})
	if zeros > min(len(src), 4<<10)/4 {
		return &Error{"it has bytes of 0, as text in UTF-16 has", "if it is text, save it as UTF-8: iconv -f UTF-16 -t UTF-8 IN > OUT"}
	}
	line := 1
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == '\n':
			line++
		case r == utf8.RuneError && size == 1 && looksWestern(src):
			return &Error{fmt.Sprintf("it is not in UTF-8 (the byte %#02x on line %d); it may be in Windows-1252", src[i], line),
				"save it as UTF-8: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT; then look whether accents and quotation marks are right"}
		case r == utf8.RuneError && size == 1, r < ' ' && !strings.ContainsRune("\t\r\f\v\x1b\x02\x07\b", r):
			return &Error{fmt.Sprintf("it is binary, not text (the byte %#02x on line %d)", src[i], line), "name a file of text, Markdown or HTML"}
		}
		i += size
	}
	return nil
}

// looksWestern reports whether bytes that are not UTF-8 may be text of one byte a
// character: they have no control characters, and few characters beyond ASCII.
func looksWestern(src []byte) bool {
	start := src[:min(len(src), 64<<10)]
	beyond := 0
	for _, b := range start {
		switch {
		case b >= 0x80:
			beyond++
		case b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f':
			return false
		}
	}
	return beyond < len(start)/3
}
