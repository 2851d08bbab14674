package block

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
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
// character, one that turns the direction of the text after it, or one that
// Unicode shows as nothing. Those that some scripts and pictures need in their
// place are not among them; see [unneeded].
func IsUnseen(r rune) bool {
	switch {
	case ' ' <= r && r <= '~': // as nearly all are
		return false
	case isJoiner(r) || isSelector(r):
		return false
	case unicode.Is(unicode.Cf, r):
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// isJoiner reports whether r makes its neighbours join, or keeps them apart.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// isSelector reports whether r selects the look of the character before it. The
// many that select among Chinese characters do not count: screens ignore them,
// and anything can be hidden in them.
func isSelector(r rune) bool {
	return unicode.Is(unicode.Variation_Selector, r) && r <= '\ufe0f'
}

// joining are the scripts in which a joiner changes how a word looks.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Phags_Pa, unicode.Mandaic, unicode.Manichaean, unicode.Adlam, unicode.Hanifi_Rohingya,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam,
	unicode.Sinhala, unicode.Tibetan, unicode.Khmer, unicode.Myanmar, unicode.Balinese, unicode.Javanese, unicode.Sundanese, unicode.Meetei_Mayek, unicode.Grantha, unicode.Newa, unicode.Tirhuta, unicode.Kaithi,
}

// needed reports whether a joiner or a selector belongs between its neighbours:
// a joiner in a word of a script that joins, or between parts of one picture; a
// selector behind the picture or the Mongolian letter that it is about.
func needed(before, r, after rune) bool {
	picture := before > '~' && unicode.IsSymbol(before) || strings.ContainsRune("‼⁉〰〽", before)
	switch {
	case isJoiner(r):
		parts := r == '\u200d' && after > '~' && unicode.IsSymbol(after)
		return unicode.In(before, joining...) || parts && (picture || before == '\ufe0f')
	case r == '\ufe0e' || r == '\ufe0f':
		key := after == '\u20e3' && strings.ContainsRune("0123456789#*", before)
		return picture || key
	}
	return unicode.Is(unicode.Mongolian, before) && unicode.IsLetter(before)
}

// unneeded finds the first character of a text that no reader would see and that
// the text does not need; 0 if there is none.
func unneeded(text string) rune {
	var before rune
	for i, r := range text {
		if r <= '~' { // as nearly all are
			if IsUnseen(r) && r != '\n' && r != '\t' {
				return r
			}
			before = r
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:]) // r may stand for a byte that is no text
		after, _ := utf8.DecodeRuneInString(text[i+size:])
		if IsUnseen(r) || (isJoiner(r) || isSelector(r)) && !needed(before, r, after) {
			return r
		}
		before = r
	}
	return 0
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
		if l, ok := lookalikes()[r]; ok {
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
