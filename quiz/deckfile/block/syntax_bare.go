package block

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// bare reads a value without quotation marks: a number, a date, true or false.
func (p *proof) bare(c byte, level int) bool {
	token := p.token(level)
	if isPlainNumber(token) || decodes("x = "+token) == nil {
		p.pos += len(token)
		return true
	}
	if c == '=' || c == '>' {
		return p.stop(fmt.Sprintf("write %s = %s", p.key, example(strings.TrimLeft(token, "=> "))), "=%c stands behind %s, where = is wanted", c, p.key)
	}
	if isRemark(token) {
		return p.take(commentFault(p.rest()))
	}
	rest, ok := soundHead(token)
	if ok && (nextKey().MatchString(rest) || isRemark(rest)) && p.another(rest, level) {
		return false
	}
	if ok && !meantBy(p.key, token) && p.another(rest, level) {
		return false
	}
	if strings.Trim(token, "0123456789") == "" && !ok && !meantBy(p.key, token) {
		return false // too large, which the decoder says
	}
	return p.take(bareFault(p.key, token, level, level == 0 && wantsList(p.of, p.key)))
}

// isPlainNumber reports whether a token is a small whole number, which need not
// be decoded to be known as sound.
func isPlainNumber(token string) bool {
	return token != "" && len(token) < 10 && token[0] != '0' && strings.Trim(token, "0123456789") == ""
}

// token is a bare value: to the end of the line, or in brackets up to what
// ends a part.
func (p *proof) token(level int) string {
	line := p.rest()
	ends := "#"
	if level > 0 {
		ends = "#,]}"
	}
	if end := strings.IndexAny(line, ends); end >= 0 {
		line = line[:end]
	}
	return strings.TrimRight(line, " \t")
}

// soundHead takes a value off the front of a token: of 5, unit = "km" the 5. A
// long one is nobody's slip, and would take long to find.
func soundHead(token string) (rest string, ok bool) {
	for i, r := range token[:min(len(token), 60)] {
		if r != ' ' && r != ',' && r != ';' && r != '/' && r != '.' || i == 0 {
			continue
		}
		if decodes("x = "+token[:i]) == nil {
			rest = strings.TrimLeft(token[i:], " ")
			return rest, rest != ""
		}
	}
	return "", false
}

// brief is the beginning of a value, for messages, which end with no stop.
func brief(token string) string {
	if strings.HasSuffix(token, ".") {
		return Quoted(token)
	}
	if r := []rune(token); len(r) > 60 {
		token = string(r[:60]) + "…"
	}
	return Visible(token)
}

// give writes a value for a hint: with its key, or as a part of a list.
func give(key, value string, level int) string {
	if level > 0 {
		return value
	}
	return key + " = " + value
}

var words = map[string]string{
	"yes": "true", "no": "false", "true": "true", "false": "false", "right": "true", "wrong": "false", "correct": "true", "incorrect": "false",
	"y": "true", "n": "false", "t": "true", "f": "false", "on": "true", "off": "false", "ja": "true", "nein": "false", "oui": "true", "non": "false",
}

// TruthOf is "true" or "false" for a word that means one of them, as yes does.
func TruthOf(word string) (value string, ok bool) {
	value, ok = words[strings.ToLower(strings.TrimSpace(word))]
	return value, ok
}

// flags are the keys whose value may be true or false.
var flags = []string{"answer", "open", "forbidden"}

// wantsList reports whether a key of a table wants a list of texts.
func wantsList(table, key string) bool {
	switch key {
	case "answers", "accept", "order", "wrong", "only", "after", "near", "same", "also", "voices", "authors", "part-of":
		return true
	case "ask":
		return table == "draw"
	case "who":
		return table == "proposal" || table == "duty"
	}
	return false
}

// bareFault says what is wrong with a value that is not in quotation marks, where a
// list of texts is wanted or one.
func bareFault(key, token string, level int, list bool) fault {
	is := fmt.Sprintf("%s is %s", key, brief(token))
	if level > 0 {
		is = fmt.Sprintf("%s has %s", key, brief(token))
	}
	first := []rune(token + " ")[0]
	switch {
	case strings.ContainsRune(curly, first):
		return fault{what: fmt.Sprintf("%s has the curly quotation mark %c (%U)", key, first, first), hint: "write straight ones: " + give(key, inQuotes(token), level)}
	case isOddSpace(first):
		return fault{what: fmt.Sprintf("%s (%U) stands before the value of %s", spaceName(first), first, key), hint: "put an ordinary space in its place"}
	case first == '(' && strings.Contains(token, "="):
		return fault{what: key + " has round brackets", hint: fmt.Sprintf(`write a table in braces: %s = { … }`, key)}
	case first == '(' && slices.Contains(numeric, key):
		return fault{what: key + " has round brackets", hint: oneNumber(key)}
	case first == '(':
		return fault{what: key + " has round brackets", hint: fmt.Sprintf(`write a list in square brackets: %s = ["…", "…"]`, key)}
	case slices.Contains([]string{"null", "nil", "none", "None", "NULL", "N/A", "n/a", "-"}, token):
		return fault{what: is, hint: fmt.Sprintf("leave %s out where there is nothing to say", key)}
	}
	if value, ok := TruthOf(token); ok && level == 0 && slices.Contains(flags, key) {
		return flagFault(key, token, value)
	}
	if hint, ok := valueMeant(key, token); ok {
		return fault{what: is, hint: hint}
	}
	if parts := strings.Fields(token); level > 0 && len(parts) > 1 && !slices.ContainsFunc(parts, func(s string) bool { return decodes("x = "+s) != nil }) {
		return fault{what: fmt.Sprintf("a comma is missing in %s", brief(token)), hint: "put a comma between the parts: " + strings.Join(parts, ", ")}
	}
	if hint, ok := wantedFor[key]; ok {
		return fault{what: is, hint: hint}
	}
	if list {
		return fault{what: fmt.Sprintf("%s, a text without quotation marks", is), hint: fmt.Sprintf("put each text in quotes, and all in brackets: %s = [%s]", key, inQuotes(token))}
	}
	if strings.HasSuffix(token, `"`) {
		return fault{what: is, hint: "put a quotation mark before the text, too: " + give(key, inQuotes(token), level)}
	}
	return fault{what: fmt.Sprintf("%s, a text without quotation marks", is), hint: "put it in quotes: " + give(key, inQuotes(token), level)}
}

// valueMeant guesses what places, date or number somebody meant.
func valueMeant(key, text string) (hint string, ok bool) {
	if len(text) > 60 {
		return "", false
	}
	for _, guess := range []func(key, text string) (hint string, ok bool){placesMeant, dateMeant, numberMeant} {
		if hint, ok := guess(key, text); ok {
			return hint, true
		}
	}
	return "", false
}

func meantBy(key, text string) bool {
	_, ok := valueMeant(key, text)
	return ok
}

// oneNumber is the next step for a key that wants a number and has something else.
func oneNumber(key string) string {
	return fmt.Sprintf("write one number, in digits, as in %s = 250", key)
}

// wantedFor is the next step for keys that want neither a text nor a guess.
var wantedFor = map[string]string{
	"number": oneNumber("number"), "within": oneNumber("within"), "value": oneNumber("value"),
	"date": `write a date, as in date = 2025-10-17 or date = "2025-05"`,
}

// flagFault is about yes, True and the like.
func flagFault(key, token, value string) fault {
	hint := fmt.Sprintf("write %s = %s", key, value)
	if low := strings.ToLower(token); key == "answer" && low != value {
		hint += `, if that is what the statement is; or put it in quotes and add wrong = ["…", "…"]`
	}
	return fault{what: fmt.Sprintf("%s is %s", key, token), hint: hint}
}

var (
	placeMarks = lazy(`(?i)¶+|\b(paragraphs?|paras?|par)\b\.?`)
	placeRange = lazy(`^(\d{1,7})\s*(?:-|–|—|\.\.\.?|…|\bto\b|\bbis\b|/)\s*(\d{1,7})$`)
	placeList  = lazy(`^\d{1,7}(?:\s*(?:,|;|&|\+|\band\b|\s)\s*\d{1,7})+$`)
	following  = lazy(`^(\d{1,7})\s*(f|ff)\.?$`)
	digits     = lazy(`\d+`)
)

// placesMeant guesses what places somebody meant.
func placesMeant(key, text string) (hint string, ok bool) {
	if key != "at" {
		return "", false
	}
	text = strings.TrimSpace(placeMarks().ReplaceAllString(strings.Trim(text, "[]()"), ""))
	switch m := placeRange().FindStringSubmatch(text); {
	case m != nil:
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(m[2])
		return fmt.Sprintf(`put the range in quotes: at = "%d-%d"`, min(from, to), max(from, to)), true
	case placeList().MatchString(text):
		return fmt.Sprintf("write a list: at = [%s]", strings.Join(digits().FindAllString(text, -1), ", ")), true
	case following().MatchString(text):
		n, _ := strconv.Atoi(digits().FindString(text))
		return fmt.Sprintf(`say where it ends, as in at = "%d-%d"`, n, n+1), true
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		return fmt.Sprintf("write the number alone: at = %d", n), true
	}
	return "", false
}
