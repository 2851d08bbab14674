package block

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// valueFault says what is wrong with the value of a statement, which begins at
// value in text. The line is counted from 0.
func valueFault(table, text string, value int) fault {
	p := proof{src: text, pos: value, of: table}
	if path := splitKey(text[:value-1]); len(path) > 0 {
		p.key = path[len(path)-1]
	}
	p.line = strings.Count(text[:value], "\n")
	if p.value(0) {
		p.behind()
	}
	return p.found
}

// A proof reads a value and stops at the first fault. Its methods report
// whether all was well so far; where they do not and found is empty, it is for
// the decoder to say what is wrong.
type proof struct {
	src   string
	pos   int
	line  int
	key   string // whose value it is
	of    string // the table in which it stands
	found fault
}

// stop notes a fault here.
func (p *proof) stop(hint, format string, args ...any) bool {
	p.found = fault{what: fmt.Sprintf(format, args...), hint: hint, line: p.line}
	return false
}

func (p *proof) take(found fault) bool {
	found.line = p.line
	p.found = found
	return false
}

// rest is what is left of the line.
func (p *proof) rest() string {
	line, _, _ := strings.Cut(p.src[p.pos:], "\n")
	return strings.TrimRight(line, " \t\r")
}

// blank goes on over spaces, and in brackets over lines and comments; ok is
// false at the end.
func (p *proof) blank(level int) (c byte, ok bool) {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case c == ' ' || c == '\t' || c == '\r':
		case c == '\n' && level > 0:
			p.line++
		case c == '#' && level > 0:
			p.pos += len(p.rest())
			continue
		default:
			return c, true
		}
		p.pos++
	}
	return 0, false
}

// value reads one value, within so many brackets.
func (p *proof) value(level int) bool {
	c, ok := p.blank(level)
	if level == 0 && (!ok || c == '\n' || c == '#') {
		return p.stop(fmt.Sprintf(`write %s = "…"`, p.key), "%s has no value", p.key)
	}
	switch c {
	case 0:
		return false
	case '"', '\'':
		return p.text(c, level)
	case '[':
		return p.list(level + 1)
	case '{':
		return p.table(level + 1)
	}
	return p.bare(c, level)
}

// text reads a text in quotation marks.
func (p *proof) text(quote byte, level int) bool {
	s := scanner{src: p.src, pos: p.pos, line: p.line}
	s.skipString(quote)
	text := p.src[p.pos:s.pos]
	long := strings.HasPrefix(text, strings.Repeat(string(quote), 3))
	if !long && (len(text) < 2 || text[len(text)-1] != quote || quote == '"' && escaped(text[:len(text)-1])) {
		return p.unclosed(quote, text)
	}
	if strings.ContainsFunc(text, isSpecial) && decodes("x = "+text) != nil {
		if at := strings.IndexByte(text, '\\'); quote == '"' && at >= 0 {
			return p.backslash(text)
		}
		return false
	}
	p.pos, p.line = s.pos, s.line
	rest := p.rest()
	if rest == "" || strings.IndexByte(" \t,]}#", rest[0]) >= 0 {
		return true
	}
	return p.onward(quote, rest, level)
}

// isSpecial reports whether a character can spoil the text that it stands in.
func isSpecial(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f || r == utf8.RuneError }

// unclosed says that a text does not end on its line.
func (p *proof) unclosed(quote byte, text string) bool {
	last := []rune(strings.TrimRight(text, " \t\r,]}"))
	if r := last[len(last)-1]; len(last) > 1 && strings.ContainsRune(curly, r) {
		return p.stop(fmt.Sprintf("close it with the same straight mark, %c", quote), "the text is opened with %c and closed with the curly quotation mark %c (%U)", quote, r, r)
	}
	if quote == '"' && strings.HasSuffix(strings.TrimRight(text, " \t\r"), `\"`) {
		return p.stop(`write \\ for a backslash, or put the text in single quotes`, `the backslash before the closing quotation mark takes it into the text`)
	}
	return p.stop(closeHint, "the quotation mark that opens the text is not closed on this line")
}

var escape = lazy(`\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[btnfre"\\]|\s*\n)?`)

// backslash finds the backslash that begins nothing TOML knows.
func (p *proof) backslash(text string) bool {
	for _, at := range escape().FindAllStringIndex(text, -1) {
		if at[1]-at[0] == 1 {
			p.line += strings.Count(text[:at[0]], "\n")
			begins := []rune(text[at[0]:])
			return p.stop(`write \\ for a backslash, or put the text in single quotes`, "%s begins with a backslash, which has a meaning of its own within double quotes", string(begins[:min(2, len(begins))]))
		}
	}
	return false
}

var nextKey = lazy(`^[,;.]?\s*([A-Za-z][\w-]*)\s*=`)

// onward says what is wrong with what follows right behind a text.
func (p *proof) onward(quote byte, rest string, level int) bool {
	if p.another(rest, level) {
		return false
	}
	within := fmt.Sprintf(`write \%c for a quotation mark within the text, or put '…' around the whole`, quote)
	if quote == '\'' {
		within = `put "…" around the whole: there an apostrophe may stand within`
	}
	if line := p.src[strings.LastIndexByte(p.src[:p.pos], '\n')+1:]; quote == '"' && oddQuotes(line) {
		return p.stop(`close each text with "; `+within, "a quotation mark of this line is missing, or stands within a text")
	}
	return p.stop(within, "a quotation mark within the text ends it before %s", brief(rest))
}

// oddQuotes reports whether the first line of text has an odd number of
// quotation marks.
func oddQuotes(text string) bool {
	line, _, _ := strings.Cut(text, "\n")
	return (strings.Count(line, `"`)-strings.Count(line, `\"`))%2 == 1
}

// another notes what follows a value and is something else: a comment, the
// next key, a separator.
func (p *proof) another(rest string, level int) bool {
	next := nextKey().FindStringSubmatch(rest)
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isOddSpace(first):
		p.stop("put an ordinary space in its place, or nothing", "%s (%U) stands behind the value of %s", spaceName(first), first, p.key)
	case isRemark(rest):
		p.take(commentFault(rest))
	case next != nil && level == 0:
		p.stop("begin a new line for "+next[1], "%s = stands on the line of %s", next[1], p.key)
	case level == 0 && (rest == "," || rest == ";" || rest == "."):
		p.stop("take it away: a line ends behind its value", "the line of %s ends with %q", p.key, rest)
	case level == 0 && (rest[0] == ',' || rest[0] == ';') && slices.Contains(numeric, p.key):
		p.stop(oneNumber(p.key), "%s has several values", p.key)
	case level == 0 && (rest[0] == ',' || rest[0] == ';'):
		p.stop(fmt.Sprintf(`write a list in brackets: %s = ["…", "…"]`, p.key), "%s has several values and no brackets", p.key)
	case rest[0] == ';':
		p.stop("write a comma in its place", "a semicolon stands between the parts")
	default:
		return false
	}
	return true
}

// behind looks at what stands on the line behind a whole value.
func (p *proof) behind() {
	p.blank(0)
	rest := p.rest()
	if rest == "" || rest[0] == '#' || p.another(rest, 0) {
		return
	}
	if rest[0] == '"' || rest[0] == '\'' {
		p.stop(`write one text in one pair of quotation marks; within it, write \" for each`, "%s has two texts side by side", p.key)
		return
	}
	p.stop(`end the line behind the value; within a text, write \" for a quotation mark`, "%s stands behind the value of %s", cited(rest), p.key)
}

// list reads a list, within its brackets.
func (p *proof) list(level int) bool {
	for p.pos++; ; p.pos++ {
		c, ok := p.blank(level)
		switch {
		case !ok:
			return p.unended("the list", "]")
		case c == ']':
			p.pos++
			return true
		case c == ',':
			return p.stop("leave one comma out", "a comma stands where a part of the list is wanted")
		case level > maxDepth || !p.value(level):
			return false
		}
		switch c, ok = p.blank(level); {
		case !ok:
			return false // not closed
		case c == ']':
			p.pos++
			return true
		case c != ',':
			return p.missing("the list", "]", level)
		}
	}
}

// unended says that nothing follows where a part of a list or a table is wanted.
// The decoder would ask for the part, and not for the end.
func (p *proof) unended(what, close string) bool {
	p.line -= strings.Count(p.src[len(strings.TrimRight(p.src, " \t\r\n")):], "\n")
	return p.stop(fmt.Sprintf("close %s with %s, and put a comma between its parts", what, close), "%s has no %s at its end", what, close)
}

// missing says that a comma is missing before what stands here.
func (p *proof) missing(what, close string, level int) bool {
	rest := p.rest()
	if p.another(rest, level) {
		return false
	}
	return p.stop(fmt.Sprintf("close %s with %s, and put a comma between its parts", what, close), "a comma or %s is missing before %s", close, brief(rest))
}

// table reads a table in braces.
func (p *proof) table(level int) bool {
	for p.pos++; ; p.pos++ {
		c, ok := p.blank(level)
		switch {
		case !ok:
			return p.unended("the table", "}")
		case c == '}':
			p.pos++
			return true
		case c == ',':
			return p.stop("leave one comma out", "a comma stands where a part of the table is wanted")
		case level > maxDepth || !p.pair(level):
			return false
		}
		switch c, ok = p.blank(level); {
		case !ok:
			return false // not closed
		case c == '}':
			p.pos++
			return true
		case c != ',':
			return p.missing("the table", "}", level)
		}
	}
}

// pair reads a key with its value in a table in braces.
func (p *proof) pair(level int) bool {
	s := scanner{src: p.src, pos: p.pos}
	s.skipKey()
	rest := p.rest()
	if s.pos >= len(p.src) || p.src[s.pos] != '=' || strings.ContainsAny(rest[:min(s.pos-p.pos, len(rest))], ",}") {
		if c := rest[0]; c == '"' || c == '\'' {
			if end := strings.IndexByte(rest[1:], c); end >= 0 && !strings.HasPrefix(strings.TrimSpace(rest[end+2:]), ":") {
				return p.stop(fmt.Sprintf(`write a list in square brackets: %s = ["…", "…"]`, p.key), "braces hold keys with values, and %s is none", brief(rest[:end+2]))
			}
		}
		end := strings.IndexAny(rest, ",}")
		if end < 0 {
			end = len(rest)
		}
		return p.take(keyFault(rest[:end], 0))
	}
	text := p.src[p.pos:s.pos] + "="
	if found := keyFault(text, len(text)); found.what != "" {
		return p.take(found)
	}
	outer := p.key
	if path := splitKey(text); len(path) > 0 {
		p.key = path[len(path)-1]
	}
	p.pos = s.pos + 1
	ok := p.value(level)
	if ok {
		p.key = outer
	}
	return ok
}
