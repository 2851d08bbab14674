package block

import "strings"

// Limits on the text given to the decoder. It takes minutes if tables or lists are
// nested deeply. Its time grows with the cube of the length of a dotted key.
const (
	MaxSize  = 16 << 20 // bytes of a file
	maxBlock = 64 << 10 // bytes of a block
	maxDepth = 32       // brackets in brackets, and keys.in.keys, together
)

// A scanner walks over the statements of a TOML file without decoding them. It
// knows strings, comments and brackets, which is enough to say where each
// statement begins and ends; whether it is sound is for the decoder to say.
type scanner struct {
	src  string
	pos  int
	line int // of pos, counted from 1
	seen int // bytes that were looked at and not gone over
}

// done adds what was scanned to the work done. The scanner began at from.
func (s *scanner) done(from int) { work.scanned.Add(int64(s.pos - from + s.seen)) }

// A statement is a table header or a key with its value.
type statement struct {
	header     bool
	deep       bool // nested deeper than maxDepth
	line       int  // where it begins
	start, end int  // in src
	value      int  // where the value begins; 0: there is none
}

// next returns the next statement; ok is false at the end.
func (s *scanner) next() (st statement, ok bool) {
	s.skipBlank()
	if s.pos == len(s.src) {
		return statement{}, false
	}
	st = statement{line: s.line, start: s.pos}
	if s.src[s.pos] == '[' {
		st.header = true
		s.skipLine()
	} else {
		depth := s.skipKey()
		if s.pos < len(s.src) && s.src[s.pos] == '=' {
			s.pos++
			st.value = s.pos
			depth = s.skipValue(depth)
		}
		st.deep = depth > maxDepth
	}
	st.end = s.pos
	return st, true
}

// skipBlank goes on over white space, empty lines and comments.
func (s *scanner) skipBlank() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case '\n':
			s.line++
			s.pos++
		case ' ', '\t', '\r':
			s.pos++
		case '#':
			s.skipLine()
		default:
			return
		}
	}
}

// skipLine goes on to the end of the line.
func (s *scanner) skipLine() {
	if n := strings.IndexByte(s.src[s.pos:], '\n'); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
}

// skipKey goes on to the = behind a key, or to the end of the line if there is
// none, and returns how many parts the key has.
func (s *scanner) skipKey() (parts int) {
	parts = 1
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '=', '\n':
			return parts
		case '#':
			s.skipLine()
			continue
		case '"', '\'':
			s.pos++
			s.skipShort(c)
			continue
		case '.':
			parts++
		}
		s.pos++
	}
	return parts
}

// skipValue goes on to the end of the line on which all brackets of a value are
// closed. It returns how deep the value is nested where it is deepest, given
// the depth of its key.
func (s *scanner) skipValue(depth int) (deepest int) {
	deepest = depth
	var base [maxDepth + 1]int // depth within each open bracket
	base[0] = depth
	level := 0
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '"', '\'':
			s.skipString(c)
			continue
		case '#':
			s.skipLine()
			continue
		case '[', '{':
			depth++
			if level++; level < len(base) {
				base[level] = depth
			}
		case ']', '}', ',':
			if c != ',' && level > 0 {
				level--
			}
			depth = base[min(level, maxDepth)]
		case '.':
			if level > 0 {
				depth++ // of a key in an inline table, unless it is a number's
			}
		case '\n':
			if level == 0 || s.forgotten() {
				return deepest
			}
			s.line++
		}
		deepest = max(deepest, depth)
		s.pos++
	}
	return deepest
}

// forgotten reports whether the next line is a table header that no value can
// hold: then a bracket before it was never closed, and what comes is not to
// suffer for it.
func (s *scanner) forgotten() bool {
	line := strings.TrimLeft(s.src[s.pos+1:min(s.pos+80, len(s.src))], " \t")
	if !strings.HasPrefix(line, "[") {
		return false
	}
	line = strings.TrimPrefix(line[1:], "[")
	n := strings.IndexFunc(line, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' && r != '.' })
	if n < 1 || line[n] != ']' {
		return false
	}
	switch line[:n] {
	case "true", "false", "inf", "nan", "-inf", "-nan":
		return false
	}
	return true
}

// skipString goes on behind a string that begins here. One that is not closed
// ends with its line, or with the file if it may have many lines.
func (s *scanner) skipString(quote byte) {
	long := `"""`
	if quote == '\'' {
		long = `'''`
	}
	if !strings.HasPrefix(s.src[s.pos:], long) {
		s.pos++
		s.skipShort(quote)
		return
	}
	s.pos += len(long)
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '\n':
			s.line++
		case c == '\\' && quote == '"':
			s.pos++
			if s.pos < len(s.src) && s.src[s.pos] == '\n' {
				s.line++
			}
		case c == quote && strings.HasPrefix(s.src[s.pos:], long):
			s.pos += len(long)
			// Up to two quotes may stand before the closing three.
			for n := 0; n < 2 && s.pos < len(s.src) && s.src[s.pos] == quote; n++ {
				s.pos++
			}
			return
		}
		s.pos++
	}
	s.pos = min(s.pos, len(s.src))
}

// skipShort goes on behind the closing quote of a string of one line.
func (s *scanner) skipShort(quote byte) {
	for s.pos < len(s.src) {
		n := strings.IndexByte(s.src[s.pos:], quote)
		if n < 0 {
			n = len(s.src) - s.pos
		}
		text := s.src[s.pos : s.pos+n]
		if end := strings.IndexByte(text, '\n'); end >= 0 {
			s.pos += end
			s.seen += n - end
			return
		}
		s.pos = min(s.pos+n+1, len(s.src))
		if quote == '\'' || !escaped(text) {
			return
		}
	}
}

// escaped reports whether what follows text is escaped by its last backslash.
func escaped(text string) bool {
	n := len(text) - len(strings.TrimRight(text, `\`))
	return n%2 == 1
}

// elements lists the lines on which the elements of an array begin. The
// scanner stands where the value begins; a value that is no array has none.
func (s *scanner) elements() []int {
	s.skipBlank()
	if s.pos == len(s.src) || s.src[s.pos] != '[' {
		return nil
	}
	s.pos++
	var lines []int
	for {
		s.skipBlank()
		if s.pos >= len(s.src) || s.src[s.pos] == ']' {
			return lines
		}
		lines = append(lines, s.line)
		if !s.skipElement() {
			return lines
		}
	}
}

// skipElement goes on behind the comma after an element; false if there is
// none.
func (s *scanner) skipElement() bool {
	depth := 0
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '"', '\'':
			s.skipString(c)
			continue
		case '#':
			s.skipLine()
			continue
		case '[', '{':
			depth++
		case ']', '}':
			if depth == 0 {
				return false
			}
			depth--
		case '\n':
			s.line++
		case ',':
			if depth == 0 {
				s.pos++
				return true
			}
		}
		s.pos++
	}
	return false
}

// splitKey takes a dotted key apart: a.b."c d" has three parts. What is no key
// ends it.
func splitKey(key string) []string {
	var parts []string
	for {
		part, rest, ok := cutPart(strings.TrimLeft(key, " \t"))
		if !ok {
			return parts
		}
		parts = append(parts, part)
		key = strings.TrimLeft(rest, " \t")
		if !strings.HasPrefix(key, ".") {
			return parts
		}
		key = key[1:]
	}
}

func cutPart(s string) (part, rest string, ok bool) {
	if s == "" {
		return "", "", false
	}
	if q := s[:1]; q == `"` || q == "'" {
		return strings.Cut(s[1:], q)
	}
	end := strings.IndexAny(s, ".=[]#\"' \t\r\n")
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:], end > 0
}
