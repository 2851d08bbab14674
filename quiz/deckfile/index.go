package deckfile

import (
	"bytes"
	"errors"
	"strings"

	"policyquiz/quiz"
)

// A block is one table of a file, or one element of an array of tables, with
// the tables inside it. It is decoded by itself, and only when it is wanted.
type block struct {
	table string // "question", "concept"; "" for the keys before the first header
	id    string // of [concept.leverage] the last part; of [[question]] the value of its id
	about string // of [[question]] the value of about
	array bool   // [[question]]
	line  int    // of its header
	raw   []byte
}

// index finds the blocks of a file without decoding them. What cannot be told
// apart is a problem, and the file's blocks up to there are returned.
func index(name string, src []byte) ([]block, *quiz.Problem) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	s := scanner{src: src, line: 1}
	blocks := []block{{line: 1}}
	current, start := &blocks[0], 0
	var path []string
	for {
		st, ok, err := s.next()
		if err != nil {
			return blocks, &quiz.Problem{Pos: quiz.Pos{File: name, Line: st.line}, What: err.Error(), Hint: "keep tables and arrays flat"}
		}
		if !ok {
			current.raw = src[start:]
			return blocks, nil
		}
		if !st.header {
			current.note(src, st)
			continue
		}
		next, array, err := header(src[st.start:st.end])
		if errors.Is(err, errDepth) {
			return blocks, &quiz.Problem{Pos: quiz.Pos{File: name, Line: st.line}, What: err.Error(), Hint: "keep table names short"}
		}
		if err == nil && inside(next, array, path, current.array) {
			continue
		}
		current.raw = src[start:st.start]
		start, path = st.start, next
		blocks = append(blocks, newBlock(next, array, st.line))
		current = &blocks[len(blocks)-1]
	}
}

// header reads "[a.b]" or "[[a]]".
func header(line []byte) (path []string, array bool, err error) {
	open, shut := []byte("["), []byte("]")
	if bytes.HasPrefix(line, []byte("[[")) {
		array, open, shut = true, []byte("[["), []byte("]]")
	}
	name, _, found := bytes.Cut(line[len(open):], shut)
	if !found {
		return nil, array, errKey
	}
	path, err = splitKey(name)
	return path, array, err
}

// inside reports whether a header belongs to the block before it: [question.source]
// behind [[question]], [concept.leverage.x] behind [concept.leverage].
func inside(next []string, array bool, path []string, pathArray bool) bool {
	own := 2
	if pathArray {
		own = 1
	}
	if len(path) < own || len(next) <= own {
		return false
	}
	for i := range own {
		if next[i] != path[i] {
			return false
		}
	}
	return true
}

func newBlock(path []string, array bool, line int) block {
	b := block{array: array, line: line}
	if len(path) > 0 {
		b.table = path[0]
	}
	if len(path) > 1 {
		b.id = strings.Join(path[1:], ".")
	}
	return b
}

// note keeps the id and the family of a question as they come by.
func (b *block) note(src []byte, st statement) {
	if !b.array || st.value == 0 {
		return
	}
	switch string(bytes.TrimSpace(src[st.start : st.value-1])) {
	case "id":
		if b.id == "" {
			b.id = simpleString(src[st.value:st.end])
		}
	case "about":
		if b.about == "" {
			b.about = simpleString(src[st.value:st.end])
		}
	}
}

// simpleString reads a value that is a string of one line without escapes; ""
// for any other.
func simpleString(value []byte) string {
	value = bytes.TrimSpace(value)
	if len(value) < 2 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	text, _, found := bytes.Cut(value[1:], value[:1])
	if !found || bytes.IndexByte(text, '\\') >= 0 || bytes.HasPrefix(value, []byte(`"""`)) || bytes.HasPrefix(value, []byte("'''")) {
		return ""
	}
	return string(text)
}

// find returns the statement that gives a key of the block; ok is false if
// there is none. Its line is counted in the file.
func (b *block) find(key string) (st statement, ok bool) {
	s := scanner{src: b.raw, line: b.line}
	first := true
	for {
		st, more, err := s.next()
		if !more || err != nil {
			return statement{}, false
		}
		if st.header {
			// The first header is the block's own; later ones open tables inside it.
			if path, _, err := header(b.raw[st.start:st.end]); err == nil && !first && path[len(path)-1] == key {
				return st, true
			}
			first = false
			continue
		}
		if st.value == 0 {
			continue
		}
		if path, err := splitKey(b.raw[st.start : st.value-1]); err == nil && path[0] == key {
			return st, true
		}
	}
}

// has reports whether the block gives a key.
func (b *block) has(key string) bool {
	_, ok := b.find(key)
	return ok
}

// lineOf is the line on which the block gives a key, or its own line.
func (b *block) lineOf(key string) int {
	if st, ok := b.find(key); ok {
		return st.line
	}
	return b.line
}

// lineIn is the line on which element i of an array begins.
func (b *block) lineIn(key string, i int) int {
	st, ok := b.find(key)
	if !ok {
		return b.line
	}
	s := scanner{src: b.raw, pos: st.value, line: st.line}
	if lines := s.elements(); i < len(lines) {
		return lines[i]
	}
	return st.line
}

// text is the value of a key that is a simple string; ok is false for others.
func (b *block) text(key string) (value string, ok bool) {
	st, ok := b.find(key)
	if !ok || st.value == 0 {
		return "", false
	}
	value = simpleString(b.raw[st.value:st.end])
	return value, value != ""
}
