package block

import (
	"iter"
	"strconv"
	"strings"
)

// Texts walks over the texts in a block, each with its key, without decoding the
// block. The key is that of the statement, and behind a point the key inside it where
// the text stands in a table: "ask", "wrong", "wrong.because". A number or a date
// counts as a text as it is written. Of a block that cannot be decoded, it gives what
// looks like texts. Several goroutines may walk over one block.
func (b *Block) Texts() iter.Seq2[string, string] {
	return func(yield func(key, text string) bool) {
		for st, path := range b.statements() {
			if st.value == 0 || len(path) == 0 {
				continue
			}
			key := path[0]
			if len(path) > 1 {
				key += "." + path[len(path)-1]
			}
			s := scanner{src: b.Raw[:st.end], pos: st.value}
			if !s.texts(key, yield) {
				return
			}
		}
	}
}

// texts yields the texts of a value, and reports whether more are wanted.
func (s *scanner) texts(key string, yield func(key, text string) bool) bool {
	inner, from := key, s.pos // from is where a key may begin
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '"' || c == '\'':
			begin := s.pos
			s.skipString(c)
			if text := unquote(s.src[begin:s.pos]); !s.keyEnds() && text != "" && !yield(inner, text) {
				return false
			}
			continue
		case c == '#':
			s.skipLine()
			continue
		case c == '{', c == ',', c == '[', c == '\n':
			inner, from = key, s.pos+1
		case c == '=':
			inner = key + "." + unquoted(strings.TrimSpace(s.src[from:s.pos]))
		case isDigit(c) && !isWordByte(s.src[s.pos-1]):
			begin := s.pos
			for s.pos < len(s.src) && (isWordByte(s.src[s.pos]) || strings.IndexByte("+-:._", s.src[s.pos]) >= 0) {
				s.pos++
			}
			if !s.keyEnds() && !yield(inner, s.src[begin:s.pos]) {
				return false
			}
			continue
		}
		s.pos++
	}
	return true
}

// keyEnds reports whether a = comes next, so that what stands before it is a key.
func (s *scanner) keyEnds() bool {
	return strings.HasPrefix(strings.TrimLeft(s.src[s.pos:], " \t"), "=")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool { return isDigit(c) || 'a' <= c|' ' && c|' ' <= 'z' }

// unquote returns the text of a string as it stands in a file, quotes included. An
// escape that TOML does not have stays as it is.
func unquote(s string) string {
	quote := s[:1]
	if len(s) == 1 {
		return ""
	}
	if long := strings.Repeat(quote, 3); len(s) >= 6 && strings.HasPrefix(s, long) && strings.HasSuffix(s, long) {
		s = strings.TrimPrefix(s[3:len(s)-3], "\n")
	} else {
		s = strings.TrimSuffix(s[1:], quote)
	}
	if quote == `"` && strings.IndexByte(s, '\\') >= 0 {
		s = unescape(s)
	}
	return strings.TrimSpace(s)
}

// escapes are those of one letter.
var escapes = map[byte]string{'b': "\b", 't': "\t", 'n': "\n", 'f': "\f", 'r': "\r", 'e': "\x1b", '"': `"`, '\\': `\`}

// unescape replaces escapes. A backslash at the end of a line takes the white space
// behind it away.
func unescape(s string) string {
	var b strings.Builder
	for {
		before, behind, found := strings.Cut(s, `\`)
		b.WriteString(before)
		if !found || behind == "" {
			return b.String()
		}
		s = behind[1:]
		if text, ok := escapes[behind[0]]; ok {
			b.WriteString(text)
			continue
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[behind[0]]
		if r, err := strconv.ParseUint(s[:min(digits, len(s))], 16, 32); digits > 0 && digits <= len(s) && err == nil {
			b.WriteRune(rune(r))
			s = s[digits:]
			continue
		}
		if trimmed := strings.TrimLeft(behind, " \t\r"); strings.HasPrefix(trimmed, "\n") {
			s = strings.TrimLeft(trimmed, " \t\r\n")
			continue
		}
		b.WriteString(`\` + behind[:1])
	}
}
