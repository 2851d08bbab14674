package block

import (
	"slices"
	"strings"
)

// MaxBlocks is the greatest number of blocks into which a file is cut. Beyond it the
// last block holds the rest of the file, so it is too large to decode.
const MaxBlocks = 100_000

// A Block is one table of a file, or one element of an array of tables, with
// the tables inside it. It is decoded by itself, and only when it is wanted.
type Block struct {
	Table  string // "question", "concept"; "" for the keys before the first header
	Id     string // of [concept.leverage] the last part; of [[question]] the value of its id
	About  string // of [[question]] the value of about
	Line   int    // of its header
	Raw    string // its text, header included
	lines  *lines // where its statements stand, once that was asked for
	Parts  int32  // of the name in the header: 2 in [concept.leverage]
	size   int32  // of its statements, without comments
	deep   int32  // the line of what is nested too deep to be decoded; 0: nothing
	after  span   // of [[question]] the value of after
	goal   span   // of [[question]] the value of objective
	rung   int8   // of [[question]] the value of rung, opaqueRung, or 0: none that it can have
	Array  bool   // [[question]]
	Headed bool   // begins with a header, as all but the first do
	// Opaque says that id or about of a [[question]] is written in a way that
	// only decoding understands; then Id or About is empty.
	Opaque bool
}

// A span is a part of a block's text; it is empty where there is none.
type span struct{ start, end int32 }

// Cut cuts a file into its blocks, the keys before the first header first,
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
			s.done(0)
			return blocks
		}
		if st.deep && current.deep == 0 {
			current.deep = int32(st.line)
		}
		if !st.header {
			current.size += int32(st.end - st.start)
			if current.Array && !inner {
				current.note(s.src, start, st)
			}
			continue
		}
		if len(blocks) == MaxBlocks {
			current.size = maxBlock + 1
			current.Raw = s.src[start:]
			s.done(0)
			return blocks
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
				blocks = slices.Grow(blocks, int(min(left+left/16, MaxBlocks))+1)
			}
			blocks = append(blocks, newBlock(next, array, st.line))
			current = &blocks[len(blocks)-1]
		}
		current.size += int32(st.end - st.start)
		if isDeep && current.deep == 0 {
			current.deep = int32(st.line)
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
	if array && len(path) == 1 { // [[actor.x]] is a slip, and no other actor is a part of it
		own = 1
	}
	return len(path) >= own && len(next) > own && slices.Equal(next[:own], path[:own])
}

func newBlock(path []string, array bool, line int) Block {
	b := Block{Headed: true, Array: array, Parts: int32(len(path)), Line: line}
	if len(path) > 0 {
		b.Table = path[0]
	}
	if len(path) > 1 {
		b.Id = strings.Join(path[1:], ".")
	}
	return b
}

// note keeps what a session plans by as it comes by: id, family, and which
// questions this one waits for. The block begins at start.
func (b *Block) note(src string, start int, st statement) {
	if st.value == 0 {
		return
	}
	key := strings.TrimSpace(src[st.start : st.value-1])
	if strings.ContainsAny(key, "\"'") {
		if key = unquoted(key); key == "" {
			b.Opaque = true // it may be any key
			return
		}
	}
	var simple bool
	switch key {
	case "id":
		b.Id, simple = simpleString(src[st.value:st.end])
	case "about":
		b.About, simple = simpleString(src[st.value:st.end])
	case "after":
		b.after = span{int32(st.value - start), int32(st.end - start)}
		return
	case "objective":
		b.goal = span{int32(st.value - start), int32(st.end - start)}
		return
	case "rung":
		b.rung = rungOf(strings.TrimSpace(src[st.value:st.end]))
		return
	default:
		return
	}
	b.Opaque = b.Opaque || !simple
}

// unquoted is a key without the quotes around it; "" if it has escapes. One of
// several parts is none of those that are noted, and stays as it is.
func unquoted(key string) string {
	if strings.Contains(key, `\`) {
		return ""
	}
	if parts := splitKey(key); len(parts) == 1 {
		return parts[0]
	}
	return key
}

// After lists the questions that a [[question]] waits for, as they are named.
// ok is false if they are written in a way that only decoding understands.
func (b *Block) After() (ids []string, ok bool) {
	if b.after == (span{}) || b.size > maxBlock {
		return nil, true // of what is too large to be asked nothing is decoded either
	}
	return simpleStrings(b.Raw[b.after.start:b.after.end])
}

// opaqueRung is a rung that is written in a way that only decoding understands.
const opaqueRung = -1

// rungOf reads a value that is a rung in one digit. Other whole numbers are none, which
// is said where the question is read.
func rungOf(value string) int8 {
	switch {
	case len(value) == 1 && "1" <= value && value <= "5":
		return int8(value[0] - '0')
	case strings.Trim(value, "0123456789") == "":
		return 0
	}
	return opaqueRung
}

// Purpose is the objective that a [[question]] serves and its rung, from 1 to 5: 1 if
// it gives none. ok is false if they are written in a way that only decoding
// understands.
func (b *Block) Purpose() (objective string, rung int, ok bool) {
	rung, ok = 1, true
	if b.size > maxBlock {
		return "", rung, true // of what is too large to be asked nothing is decoded either
	}
	if b.goal != (span{}) {
		objective, ok = simpleString(b.Raw[b.goal.start:b.goal.end])
	}
	if b.rung > 0 {
		rung = int(b.rung)
	}
	return objective, rung, ok && b.rung != opaqueRung
}

// simpleString reads a value that is a string of one line without escapes, and
// not empty; ok is false for any other.
func simpleString(value string) (text string, ok bool) {
	value = strings.TrimSpace(value)
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return "", false
	}
	text, _, closed := strings.Cut(value[1:], value[:1])
	if !closed || strings.ContainsAny(text, "\\\n") {
		return "", false
	}
	text = strings.TrimSpace(text)
	return text, text != ""
}

// simpleStrings reads a value that is a list of such strings.
func simpleStrings(value string) (texts []string, ok bool) {
	s := scanner{src: value}
	defer s.done(0)
	if !s.skip('[') {
		return nil, false
	}
	texts = make([]string, 0, 1+strings.Count(value, ","))
	for !s.skip(']') {
		begin := s.pos
		if begin == len(s.src) || s.src[begin] != '"' && s.src[begin] != '\'' {
			return nil, false
		}
		s.skipString(s.src[begin])
		text, simple := simpleString(s.src[begin:s.pos])
		if texts = append(texts, text); !simple {
			return nil, false
		}
		if !s.skip(',') && !(s.pos < len(s.src) && s.src[s.pos] == ']') {
			return nil, false
		}
	}
	s.skipBlank()
	return texts, s.pos == len(s.src)
}

// skip goes on to the next sign, and behind it if it is c.
func (s *scanner) skip(c byte) bool {
	s.skipBlank()
	if s.pos == len(s.src) || s.src[s.pos] != c {
		return false
	}
	s.pos++
	return true
}
