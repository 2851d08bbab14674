package block

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// syntaxHint says how to mend what the decoder complains of.
func syntaxHint(text string) string {
	for _, known := range []struct{ part, hint string }{
		{"already", "leave one of the two out"},
		{"UTF-", "save the file as UTF-8"},
		{"control characters", "take it out, and save the file as plain text"},
		{"strings cannot contain newlines", `close the quotes on the same line, or write three of them, """, before and after`},
		{"invalid escape", `write \\ for a backslash, or put the text in single quotes`},
		{"array terminator", "close the list with ], and put a comma between its parts"},
		{"inline table", "close the table with }, and put a comma between its parts"},
		{"table name", "write a header as [table.id] or [[table]], on a line of its own"},
		{"table array", "write a header as [[table]], on a line of its own"},
		{"expected value", `write the value behind the =, a text in quotes, as in key = "text"`},
		{"to end with a newline", "begin a new line for what comes next"},
		{"expected '\"\"\"'", `close the text with """`},
		{`expected "'''"`, "close the text with '''"},
	} {
		if strings.Contains(text, known.part) {
			return known.hint
		}
	}
	return `write key = "text", key = number or key = ["text", "text"], a line each`
}

// TypeName is what an author calls a TOML value.
func TypeName(v any) string {
	switch v := v.(type) {
	case string:
		return "the text " + Quoted(v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return "a date or time"
	case []any:
		return "a list"
	}
	return "a table"
}

// Quoted keeps an author's own words recognizable, in a line.
func Quoted(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// Visible makes what comes from a file fit for a line of a message.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if IsUnseen(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func IsUnseen(r rune) bool {
	plain := ' ' <= r && r <= '~' // as nearly all are
	return !plain && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}

// List names words as they are written in a file.
func List[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = fmt.Sprintf("%q", string(w))
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}

// Alternatives is the hint for a word that is not known. Who asks for many words
// of one list keeps its [Names].
func Alternatives[T ~string](word string, known []T) string { return NewNames(known).Hint(word) }
