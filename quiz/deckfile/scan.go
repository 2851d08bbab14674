package deckfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// Limits on what is handed to the decoder: it takes minutes on deep nesting.
const (
	maxSize  = 16 << 20 // bytes of a file
	maxDepth = 32       // brackets in brackets, and keys.in.keys
)

// A scanner walks over the statements of a TOML file without decoding them. It
// knows strings, comments and brackets, which is enough to say where each
// statement begins and ends; whether it is sound is for the decoder to say.
type scanner struct {
	src  []byte
	pos  int
	line int // of pos, counted from 1
}

// A statement is a table header or a key with its value.
type statement struct {
	header     bool
	line       int // where it begins
	start, end int // in src
	value      int // where the value begins; of a header 0
}

// errDepth says that a statement is nested deeper than maxDepth.
var errDepth = fmt.Errorf("nested more than %d deep", maxDepth)

// next returns the next statement; ok is false at the end.
func (s *scanner) next() (st statement, ok bool, err error) {
	s.skipBlank()
	if s.pos == len(s.src) {
		return statement{}, false, nil
	}
	st = statement{line: s.line, start: s.pos}
	if s.src[s.pos] == '[' {
		st.header = true
		err = s.skipTo('\n')
	} else if err = s.skipTo('='); err == nil && s.pos < len(s.src) && s.src[s.pos] == '=' {
		s.pos++
		st.value = s.pos
		err = s.skipTo('\n')
	}
	st.end = s.pos
	return st, true, err
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
			s.skipComment()
		default:
			return
		}
	}
}

func (s *scanner) skipComment() {
	if n := bytes.IndexByte(s.src[s.pos:], '\n'); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
}

// skipTo goes on to the byte stop outside strings, comments and brackets, or
// to the end of the line if that comes first.
func (s *scanner) skipTo(stop byte) error {
	depth := 0
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '"', '\'':
			s.skipString(c)
			continue
		case '#':
			s.skipComment()
			continue
		case '[', '{':
			if depth++; depth > maxDepth {
				return errDepth
			}
		case ']', '}':
			depth--
		case '\n':
			if depth <= 0 {
				return nil
			}
			s.line++
		case stop:
			if depth <= 0 {
				return nil
			}
		}
		s.pos++
	}
	return nil
}

// skipString goes on behind a string that begins here. One that is not closed
// ends with its line, or with the file if it may have many lines.
func (s *scanner) skipString(quote byte) {
	long := []byte{quote, quote, quote}
	if !bytes.HasPrefix(s.src[s.pos:], long) {
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
		case c == quote && bytes.HasPrefix(s.src[s.pos:], long):
			s.pos += len(long)
			// Up to two quotes may stand before the closing three.
			for s.pos < len(s.src) && s.src[s.pos] == quote {
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
		n := bytes.IndexByte(s.src[s.pos:], quote)
		if n < 0 {
			n = len(s.src) - s.pos
		}
		text := s.src[s.pos : s.pos+n]
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			s.pos += end
			return
		}
		s.pos = min(s.pos+n+1, len(s.src))
		if quote == '\'' || !escaped(text) {
			return
		}
	}
}

// escaped reports whether what follows text is escaped by its last backslash.
func escaped(text []byte) bool {
	n := len(text) - len(bytes.TrimRight(text, `\`))
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
			s.skipComment()
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

// splitKey takes a dotted key apart: a.b."c d" has three parts.
func splitKey(key []byte) ([]string, error) {
	var parts []string
	rest := strings.TrimSpace(string(key))
	for {
		part, after, err := cutPart(rest)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		if len(parts) > maxDepth {
			return nil, errDepth
		}
		after = strings.TrimSpace(after)
		if after == "" {
			return parts, nil
		}
		if after[0] != '.' {
			return nil, errKey
		}
		rest = strings.TrimSpace(after[1:])
	}
}

// errKey says that a key is not one; the decoder says why.
var errKey = errors.New("not a key")

func cutPart(s string) (part, after string, err error) {
	if s == "" {
		return "", "", errKey
	}
	if q := s[0]; q == '"' || q == '\'' {
		end := strings.IndexByte(s[1:], q)
		if end < 0 {
			return "", "", errKey
		}
		return s[1 : 1+end], s[2+end:], nil
	}
	end := strings.IndexAny(s, ". \t")
	if end < 0 {
		end = len(s)
	}
	if end == 0 {
		return "", "", errKey
	}
	return s[:end], s[end:], nil
}
