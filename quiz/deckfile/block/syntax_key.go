package block

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// arrays are the tables that are written in double brackets.
var arrays = []string{"question", "draw", "stance"}

// cited is a piece of a file for a message, in quotation marks unless it has
// some of its own.
func cited(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return brief(text)
	}
	return Quoted(text)
}

// headerFault says what is wrong with a line that begins with [.
func headerFault(text string) (found fault) {
	text = strings.Trim(text, " \t\r\n")
	inside := strings.TrimLeft(text, "[ \t")
	end := strings.IndexAny(inside, "]#")
	if end < 0 {
		end = len(inside)
	}
	name := strings.TrimSpace(inside[:end])
	behind := strings.TrimLeft(inside[end:], "] \t")
	opened, closed := strings.Count(text[:len(text)-len(inside)], "["), 0
	for _, r := range inside[end:] {
		if r != ']' && r != ' ' && r != '\t' {
			break
		}
		if r == ']' {
			closed++
		}
	}
	header := soundHeader(name, max(opened, closed))
	write := "write " + header + ", on a line of its own"
	if behind != "" && behind[0] == '#' {
		behind = ""
	}
	switch odd := oddRune(name + behind); {
	case odd.what != "":
		odd.what = "the header has " + odd.what
		return odd
	case name == "":
		return fault{what: "the header names no table", hint: "write [table.id] or [[table]], as in [[question]]"}
	case opened != closed:
		return fault{what: fmt.Sprintf("the header %s is not closed as it is opened", cited(text)), hint: write}
	case behind != "":
		if isRemark(behind) {
			return commentFault(behind)
		}
		hint := "begin a new line for it"
		if !strings.ContainsFunc(behind, unicode.IsLetter) {
			hint = "take it away: nothing but a comment stands behind a header"
		}
		return fault{what: fmt.Sprintf("%s stands behind the header", cited(behind)), hint: hint}
	case opened > 2:
		return fault{what: fmt.Sprintf("the header %s has too many brackets", cited(text)), hint: write}
	case strings.HasSuffix(name, "."):
		return fault{what: fmt.Sprintf("the header %s has nothing behind the dot", cited(text)), hint: "write the id there, as in [concept.red-line]"}
	}
	return fault{what: fmt.Sprintf("the header %s cannot be read", cited(text)), hint: write}
}

var notInName = lazy(`[^\pL\pN_."'-]+`)

// soundHeader writes a header as it was meant.
func soundHeader(name string, brackets int) string {
	table, id, dotted := strings.Cut(strings.Trim(notInName().ReplaceAllString(name, "-"), "-."), ".")
	if before, after, found := strings.Cut(table, "-"); found && !dotted {
		table, id, dotted = before, after, true
	}
	switch {
	case dotted:
		brackets = min(brackets, 2)
		table += "." + id
	case slices.Contains(arrays, table):
		brackets = 2
	}
	if dotted && !slices.Contains(arrays, strings.SplitN(table, ".", 2)[0]) || brackets < 2 {
		return "[" + table + "]"
	}
	return "[[" + table + "]]"
}

// How lines begin that were meant as comments, and as parts of a list.
var (
	comments = []string{"//", "/*", "*/", "--", "<!--", ";", "%", "REM "}
	bullets  = []string{"- ", "* ", "• ", "– "}
)

// isComment reports whether a line begins like a comment of another language.
func isComment(line string) bool {
	return slices.ContainsFunc(comments, func(c string) bool { return strings.HasPrefix(line, c) })
}

// isRemark reports whether what stands behind a value begins like a comment.
func isRemark(text string) bool {
	return slices.ContainsFunc(comments[:5], func(c string) bool { return strings.HasPrefix(text, c) })
}

func commentFault(text string) fault {
	return fault{
		what: fmt.Sprintf("%s is no comment here", cited(text)),
		hint: "begin a comment with #",
	}
}

var (
	otherSign = lazy(`^["']?([\w-]+)["']?\s*(:=|::|:|=>|->|<-)\s*(.*)$`)
	noSign    = lazy(`^["']?([\w-]+)["']?\s*(["'\[{\d“„‘«].*)$`)
)

// keyFault says what is wrong with the key of a statement; value is where its
// value begins, or less than 1 if there is no = at all.
func keyFault(text string, value int) fault {
	line, _, _ := strings.Cut(strings.Trim(text, " \t\r\n"), "\n")
	line = strings.Trim(line, " \t\r")
	key := line
	if value > 0 {
		key = strings.Trim(text[:value-1], " \t")
	}
	for _, b := range bullets {
		if strings.HasPrefix(line, b) && !isComment(line) {
			return fault{what: fmt.Sprintf("a part of a list begins with %s", strings.TrimSpace(b)), hint: `write a list in brackets, as in wrong = ["…", "…"]`}
		}
	}
	if isComment(line) {
		return commentFault(line)
	}
	bare := strings.Trim(key, `"'`)
	if odd := oddRune(firstPart(line)); odd.what != "" && (value > 0 || !isProse(line)) {
		odd.what = "the key has " + odd.what
		return odd
	}
	if m := otherSign().FindStringSubmatch(line); m != nil {
		return fault{what: fmt.Sprintf("%s stands behind %s, where = is wanted", m[2], m[1]), hint: fmt.Sprintf("write %s = %s", m[1], example(m[3]))}
	}
	switch m := noSign().FindStringSubmatch(line); {
	case value > 0 && bare == "":
		return fault{what: "there is no key before the =", hint: `write a key there, as in answer = "…"`}
	case value > 0 && strings.ContainsAny(key, " \t") && !strings.ContainsAny(key, `"'.`):
		return fault{what: fmt.Sprintf("the key %s has a space", cited(key)), hint: `write the key as one word, as in answer = "…"`}
	case value > 0:
		return fault{}
	case m != nil:
		return fault{what: fmt.Sprintf("there is no = behind %s", m[1]), hint: fmt.Sprintf("write %s = %s", m[1], example(m[2]))}
	case strings.HasPrefix(line, "(") || strings.HasPrefix(line, "<") || strings.HasPrefix(line, "{"):
		return fault{what: fmt.Sprintf("%s is no header and no key", cited(line)), hint: "write a header in square brackets, as in [[question]], or a key with =" + ` and a value, as in answer = "…"`}
	}
	return fault{
		what: fmt.Sprintf("%s has no =", cited(line)),
		hint: `write key = "text"; begin a comment with #; or, if it belongs to the text above, put """ before and after that text`,
	}
}

// firstPart is a line up to what may be a value: its first quotation mark
// behind a sign.
func firstPart(line string) string {
	if i := strings.IndexAny(line, "=:"); i >= 0 {
		return line[:i]
	}
	word, _, _ := strings.Cut(line, " ")
	return word
}

// isProse reports whether a line is rather a sentence than a key.
func isProse(line string) bool {
	return !strings.ContainsAny(line, "=:\"'") && len(strings.Fields(line)) > 1
}

// example is a value for a hint, as the author wrote it where it can stand.
func example(value string) string {
	value = strings.TrimRight(strings.TrimSpace(value), ",; \t")
	switch {
	case value == "" || decodes("x = "+value) != nil:
		return inQuotes(value)
	case len(value) <= 60:
		return value
	case value[0] == '[':
		return "[…]"
	case value[0] == '{':
		return "{ … }"
	}
	return `"…"`
}

// inQuotes is a text for a hint, with straight quotation marks around it, or a
// sign that a text is meant where it is long.
func inQuotes(text string) string {
	text = strings.Trim(text, curly+`"' `)
	switch {
	case text == "" || len(text) > 60 || strings.ContainsAny(text, "\n\\"):
		return `"…"`
	case strings.Contains(text, `"`):
		return "'" + text + "'"
	}
	return `"` + text + `"`
}

// curly are the characters that look like quotation marks and are none.
const curly = "“”„‟«»‘’‚‛‹›″′`´＂"

// oddRune names the first character of a key or a name that is not of ASCII
// and perhaps does not look it.
func oddRune(name string) fault {
	for _, r := range name {
		switch {
		case r < 0x80:
		case strings.ContainsRune(curly, r):
			return fault{what: fmt.Sprintf("the curly quotation mark %c (%U)", r, r), hint: `write straight ones, "`}
		case isOddSpace(r):
			return fault{what: fmt.Sprintf("%s (%U)", spaceName(r), r), hint: "put an ordinary space in its place, or nothing"}
		case unicode.IsLetter(r):
			hint := "write it with the letters a to z"
			if latin, ok := lookalikes()[r]; ok {
				hint = fmt.Sprintf("type the Latin letter %c in its place", latin)
			}
			return fault{what: fmt.Sprintf("the letter %c (%U)", r, r), hint: hint}
		case unicode.Is(unicode.Pd, r):
			return fault{what: fmt.Sprintf("the dash %c (%U)", r, r), hint: "write a hyphen, -"}
		default:
			return fault{what: fmt.Sprintf("the character %c (%U)", r, r), hint: "write it with letters, digits and hyphens"}
		}
	}
	return fault{}
}

// isOddSpace reports whether r is a space that TOML does not take for one, or
// a character of no width.
func isOddSpace(r rune) bool {
	return r >= 0x80 && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\u2800' || r == '\u3164')
}

func spaceName(r rune) string {
	switch r {
	case '\u00a0', '\u202f':
		return "a non-breaking space"
	case '\u00ad':
		return "a soft hyphen"
	}
	if unicode.IsSpace(r) {
		return "a space that is not the ordinary one"
	}
	return "an invisible character"
}

// lookalikes are letters of other scripts that look like Latin ones.
var lookalikes = sync.OnceValue(func() map[rune]rune {
	return pairs("аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнhпnгrАAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJ" +
		"αaεeοoρpυuχxνvιiκkτtωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiɑaɡgℓl")
})

func pairs(s string) map[rune]rune {
	runes := []rune(s)
	m := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		m[runes[i]] = runes[i+1]
	}
	return m
}
