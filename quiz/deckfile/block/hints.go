package block

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

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

// IsUnseen reports whether a character must not reach a screen: a control
// character, or one that turns the direction of the text after it.
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

// Alternatives is the hint for a word that is not known. To look up many words in
// one list, make its [Names] once.
func Alternatives[T ~string](word string, known []T) string { return NewNames(known).Hint(word) }

// bareName is an id out of a file's name or path: of seeds/wp.toml it is wp.
func bareName(word string) string {
	word = word[strings.LastIndexAny(word, `/\`)+1:]
	return strings.TrimSuffix(strings.ToLower(word), ".toml")
}

// latin writes a word with the Latin letters that look like its own, and
// without what is not seen.
func latin(word string) string {
	return strings.Map(func(r rune) rune {
		if l, ok := lookalikes[r]; ok {
			return l
		}
		switch {
		case unicode.Is(unicode.Pd, r):
			return '-'
		case isOddSpace(r):
			return -1
		}
		return r
	}, word)
}

// otherLetters reports whether a word has letters that are not a to z.
func otherLetters(word string) bool { return oddRune(word).what != "" }

// IDHint is the next step for a name that cannot be an id.
func IDHint(id string) string {
	const hint = "use lower-case letters, digits and hyphens, as in three-pillars"
	if odd := oddRune(id); odd.what != "" {
		return Visible(fmt.Sprintf("%s; it has %s", hint, odd.what))
	}
	return hint
}
