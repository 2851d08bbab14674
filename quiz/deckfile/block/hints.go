package block

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"policyquiz/quiz/spell"
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

func IsUnseen(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// List names words as they are written in a file.
func List[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = fmt.Sprintf("%q", string(w))
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}

// Alternatives is the hint for a word that is not known.
func Alternatives[T ~string](word string, known []T) string {
	texts := make([]string, len(known))
	for i, k := range known {
		texts[i] = string(k)
	}
	if odd := oddRune(word); odd.what != "" {
		return foreignHint(word, odd, texts)
	}
	near := spell.Nearest(word, texts, 3)
	if len(near) == 0 {
		near = spell.Nearest(bareName(word), texts, 3)
	}
	if len(near) > 0 {
		return Visible("did you mean " + strings.Join(near, " or ") + "?")
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	if len(texts) > 12 {
		texts = append(texts[:12], "…")
	}
	if len(texts) == 0 {
		return "there is none yet"
	}
	return Visible("there are: " + strings.Join(texts, ", "))
}

// bareName is an id out of a file's name or path: of seeds/wp.toml it is wp.
func bareName(word string) string {
	word = word[strings.LastIndexAny(word, `/\`)+1:]
	return strings.TrimSuffix(strings.ToLower(word), ".toml")
}

// foreignHint names the letter that makes a word another one, though on a
// screen it may look the same.
func foreignHint(word string, odd fault, known []string) string {
	hint := fmt.Sprintf("%s has %s; %s", cited(word), odd.what, odd.hint)
	if near := spell.Nearest(latin(word), known, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? " + hint
	}
	return Visible(hint)
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
