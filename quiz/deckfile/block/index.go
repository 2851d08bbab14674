package block

import (
	"iter"
	"slices"
	"strings"
)

// A Block is one table of a file, or one element of an array of tables, with
// the tables inside it. It is decoded by itself, and only when it is wanted.
type Block struct {
	Table  string // "question", "concept"; "" for the keys before the first header
	Id     string // of [concept.leverage] the last part; of [[question]] the value of its id
	About  string // of [[question]] the value of about
	After  bool   // whether a [[question]] has after
	Array  bool   // [[question]]
	Headed bool   // begins with a header, as all but the first do
	Parts  int    // of the name in the header: 2 in [concept.leverage]
	Line   int    // of its header
	size   int    // of its statements, without comments
	deep   int    // the line of what is nested too deep to be decoded; 0: nothing
	Raw    string
}

// index cuts a file into its blocks, the keys before the first header first,
// without decoding them. Whatever the file is, its blocks joined are the file.
func Cut(src string) []Block {
	s := scanner{src: strings.TrimPrefix(src, "\ufeff"), line: 1}
	blocks := []Block{{Line: 1}}
	current, start := &blocks[0], 0
	var (
		path   []string // of the current block
		inner  bool     // in a table inside it
		line   string   // of the last header
		next   []string // its path
		array  bool
		isDeep bool
	)
	for {
		st, ok := s.next()
		if !ok {
			current.Raw = s.src[start:]
			return blocks
		}
		if st.deep && current.deep == 0 {
			current.deep = st.line
		}
		if !st.header {
			current.size += st.end - st.start
			if current.Array && !inner {
				current.note(s.src, st)
			}
			continue
		}
		if text := s.src[st.start:st.end]; text != line {
			line = text
			next, array = header(text)
			isDeep = len(next) > maxDepth
		}
		if inner = inside(next, path, current.Array); !inner {
			current.Raw = s.src[start:st.start]
			start, path = st.start, next
			if n := len(blocks); n == cap(blocks) && n >= 512 {
				// What is left has as many again, by all that is known.
				left := int64(n) * int64(len(s.src)-start) / int64(start)
				blocks = slices.Grow(blocks, int(min(left+left/16, int64(len(s.src)/64)))+1)
			}
			blocks = append(blocks, newBlock(next, array, st.line))
			current = &blocks[len(blocks)-1]
		}
		current.size += st.end - st.start
		if isDeep && current.deep == 0 {
			current.deep = st.line
		}
	}
}

// header reads "[a.b]" or "[[a]]", or as much of it as can be read.
func header(line string) (path []string, array bool) {
	name, array := strings.CutPrefix(line[1:], "[")
	return splitKey(name), array
}

// inside reports whether a header belongs to the block before it: [question.source]
// behind [[question]], [concept.leverage.x] behind [concept.leverage].
func inside(next, path []string, array bool) bool {
	own := 2
	if array {
		own = 1
	}
	return len(path) >= own && len(next) > own && slices.Equal(next[:own], path[:own])
}

func newBlock(path []string, array bool, line int) Block {
	b := Block{Headed: true, Array: array, Parts: len(path), Line: line}
	if len(path) > 0 {
		b.Table = path[0]
	}
	if len(path) > 1 {
		b.Id = strings.Join(path[1:], ".")
	}
	return b
}

// note keeps what a session plans by as it comes by: id, family, and whether
// the question waits for others.
func (b *Block) note(src string, st statement) {
	if st.value == 0 {
		return
	}
	switch strings.TrimSpace(src[st.start : st.value-1]) {
	case "id":
		b.Id = simpleString(src[st.value:st.end])
	case "about":
		b.About = simpleString(src[st.value:st.end])
	case "after":
		b.After = true
	}
}

// simpleString reads a value that is a string of one line without escapes; ""
// for any other.
func simpleString(value string) string {
	value = strings.TrimSpace(value)
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	text, _, found := strings.Cut(value[1:], value[:1])
	if !found || strings.Contains(text, `\`) {
		return ""
	}
	return text
}

// statements walks over the statements inside the block, each with its path
// from the block on: source.seed where seed stands under [question.source].
func (b *Block) statements() iter.Seq2[statement, []string] {
	return func(yield func(statement, []string) bool) {
		s := scanner{src: b.Raw, line: b.Line}
		own := b.Parts
		if b.Array {
			own = min(own, 1)
		}
		var table []string // inside the block
		for n := 0; ; n++ {
			st, ok := s.next()
			if !ok {
				return
			}
			switch {
			case n == 0 && b.Headed: // its own header
			case st.header:
				path, _ := header(b.Raw[st.start:st.end])
				table = path[min(own, len(path)):]
				if !yield(st, table) {
					return
				}
			case st.value > 0:
				path := splitKey(b.Raw[st.start : st.value-1])
				if !yield(st, append(slices.Clip(table), path...)) {
					return
				}
			}
		}
	}
}

// find returns the statement that gives a key of the block, or a key inside
// the table that a key names; ok is false if there is none. Its line is
// counted in the file.
func (b *Block) find(keys ...string) (st statement, ok bool) {
	for st, path := range b.statements() {
		if len(path) >= len(keys) && slices.Equal(path[:len(keys)], keys) {
			return st, true
		}
	}
	return statement{}, false
}

// Has reports whether the block gives a key.
func (b *Block) Has(key string) bool {
	_, ok := b.find(key)
	return ok
}

// LineOf is the line on which the block gives a key, or a key inside the table
// that it names; or else the table's line, or the block's own.
func (b *Block) LineOf(keys ...string) int {
	for n := len(keys); n > 0; n-- {
		if st, ok := b.find(keys[:n]...); ok {
			return st.line
		}
	}
	return b.Line
}

// LineIn is the line on which element i of an array begins; of an array of
// tables, the line of a key inside it if it is given.
func (b *Block) LineIn(key string, i int, inside ...string) int {
	tables, line := 0, b.Line
	for st, path := range b.statements() {
		switch {
		case len(path) == 0 || path[0] != key:
		case st.header:
			if tables++; tables == i+1 {
				line = st.line
			}
		case tables == 0:
			s := scanner{src: b.Raw, pos: st.value, line: st.line}
			if lines := s.elements(); i < len(lines) {
				return lines[i]
			}
			return st.line
		case tables == i+1 && slices.Equal(path[1:], inside):
			return st.line
		}
	}
	return line
}

// Text is the value of a key that is a simple string; ok is false for others.
func (b *Block) Text(key string) (value string, ok bool) {
	st, ok := b.find(key)
	if !ok || st.value == 0 {
		return "", false
	}
	value = simpleString(b.Raw[st.value:st.end])
	return value, value != ""
}
