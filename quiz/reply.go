package quiz

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/spell"
)

// A Reply is a learner's answer to one question. The kind of the question
// decides which fields are set.
type Reply struct {
	// Chosen names options by their ids, so that it stays true when the author
	// adds options or puts them in another order. They are the chosen options of
	// a Choice or a TrueFalse, the items of an Order in the learner's order, or
	// the option for each row of a Match.
	Chosen  []string
	Text    []string // the typed text; for a Cloze, one text for each gap
	Self    Grade    // the learner's own grade for a flashcard; 0 for other kinds
	Unknown bool     // the reply is "I don't know"; then all else is empty
}

// longestReply is the greatest length of a reply in bytes. No answer is that
// long; a longer line is a file or a paste that went astray.
const longestReply = 4096

// Read makes a reply from the line that the learner typed, or from the key that
// the learner pressed, when q was posed as p. The error tells the learner what a
// reply looks like. A line that holds what a learner cannot have meant to type,
// such as bytes that are no text, is such an error and never a wrong answer.
func (q Question) Read(p Posed, line string) (Reply, error) {
	line = Tidy(line)
	switch {
	case line == "":
		return Reply{}, errors.New("nothing was typed; ? says that you do not know")
	case len(line) > longestReply:
		return Reply{}, fmt.Errorf("that line is too long for an answer; reply with %s", p.Hint)
	case !utf8.ValidString(line), strings.ContainsRune(line, utf8.RuneError):
		return Reply{}, fmt.Errorf("that line holds bytes that are no text in UTF-8; type it again: %s", p.Hint)
	case strings.ContainsFunc(line, isControl):
		return Reply{}, fmt.Errorf("that line holds a key that is no letter, such as an arrow; type it again: %s", p.Hint)
	case saysUnknown(line):
		return Reply{Unknown: true}, nil
	case !p.FreeText:
		line = Narrow(line)
	}
	return q.Kind.Read(p, line)
}

// IsStrayKey reports whether a line is one letter or one figure where words are wanted
// and none of them invites it: most likely a key that was pressed for another question.
func (q Question) IsStrayKey(line string) bool {
	line = Narrow(Tidy(line))
	if utf8.RuneCountInString(line) != 1 || spell.Fold(line) == "" {
		return false
	}
	var accepted []string
	switch k := q.Kind.(type) {
	case Typed:
		accepted = k.Accept
	case Cloze:
		accepted = slices.Concat(k.Gaps...)
	case AnyOf:
		accepted = slices.Concat(k.Answers...)
	default:
		return false
	}
	return !q.Rules.Compare(line, accepted).OK && !slices.ContainsFunc(accepted, invitesSign)
}

// invitesSign reports whether somebody who half knows an answer may well reply with one
// letter or figure: C to "C#", A to "Plan B", 4 to "Article 5" and to "six".
func invitesSign(answer string) bool {
	if lettersIn(answer) <= 2 || isBareNumber(answer) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(answer), func(word string) bool {
		r, n := utf8.DecodeRuneInString(word)
		return n == len(word) && (unicode.IsUpper(r) || unicode.IsNumber(r))
	})
}

// lettersIn counts the letters and figures of a text: of "C++" there is one.
func lettersIn(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

// saysUnknown reports whether a line says in signs or in words that the learner does
// not know the answer.
func saysUnknown(line string) bool {
	if strings.Trim(line, "?？؟ ") == "" {
		return true
	}
	return slices.Contains([]string{"idontknow", "dontknow", "idonotknow", "donotknow", "dontknowit", "idontknowit", "dunno", "idk", "noidea", "ihavenoidea", "notsure", "imnotsure"}, spell.Fold(line))
}

// lacksWords returns an error if a typed text has nothing in it that could be right.
func lacksWords(line string) error {
	if spell.Fold(line) != "" {
		return nil
	}
	return fmt.Errorf("%q has no letter and no digit; ? says that you do not know", short(line))
}

// isControl reports whether r is a control character that is no white space.
func isControl(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

// Tidy returns a typed line without what nobody sees: without white space and
// invisible characters at both ends, and without NUL, byte order marks and the
// like anywhere. It keeps the joiners that emoji and the spelling of Persian need
// within a text.
func Tidy(line string) string {
	line = strings.Map(func(r rune) rune {
		if r == 0 || isUnseen(r) && r != '\u200c' && r != '\u200d' {
			return -1
		}
		return r
	}, line)
	return strings.TrimFunc(line, func(r rune) bool { return unicode.IsSpace(r) || isUnseen(r) })
}

// isUnseen reports whether r is a character that no screen shows. What chooses
// the look of the character before it is none: it belongs to an emoji.
func isUnseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) && !unicode.Is(tags, r)
}

// tags are the characters that follow a flag in an emoji, as that of Scotland.
var tags = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0xe0020, Hi: 0xe007f, Stride: 1}}}

// Narrow returns a line with plain characters for the wide ones of Chinese and
// Japanese keyboards (？ is ?, １ is 1) and for circled digits, and with one plain
// space for each character of white space.
func Narrow(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r >= '①' && r <= '⑨':
			return r - '①' + '1'
		case unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r == '。' || r == '｡':
			return '.'
		case r == '、' || r == '､':
			return ','
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, line)
}

// short cuts what a learner typed to 20 characters, so that a message that
// quotes it stays short.
func short(s string) string {
	const most = 20
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// trim removes white space at both ends.
func trim(s string) string { return strings.TrimSpace(s) }
