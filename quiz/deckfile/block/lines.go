package block

import (
	"iter"
	"slices"
	"strings"
)

// statements walks over the statements inside the block, each with its path
// from the block on: source.seed where seed stands under [question.source].
func (b *Block) statements() iter.Seq2[statement, []string] {
	return func(yield func(statement, []string) bool) {
		s := scanner{src: b.Raw, line: b.Line}
		defer s.done(0)
		own := int(b.Parts)
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

// find returns the statement that gives a key of the block; ok is false if there
// is none. Its line is counted in the file.
func (b *Block) find(key string) (st statement, ok bool) {
	for st, path := range b.statements() {
		if len(path) > 0 && path[0] == key {
			return st, true
		}
	}
	return statement{}, false
}

// Has reports whether the block gives a key.
func (b *Block) Has(key string) bool {
	if b.lines != nil {
		return b.lines.root.inside[key] != nil
	}
	_, ok := b.find(key)
	return ok
}

// Text is the value of a key that is a simple string; ok is false for others.
func (b *Block) Text(key string) (value string, ok bool) {
	st, ok := b.find(key)
	if !ok || st.value == 0 {
		return "", false
	}
	return simpleString(b.Raw[st.value:st.end])
}

// Lines says where the statements of a block stand. One walk gathers them all
// when a line is first asked for: a block in which much is wrong is asked for
// many, and one in which nothing is wrong for none.
type lines struct {
	root  node
	lists map[string]*list
}

// A node is a key, with the keys inside the tables that it names.
type node struct {
	line   int // where it is first given
	inside map[string]*node
}

// A list is a key whose value may have elements: an array, or tables of its
// own that stand behind it.
type list struct {
	given    bool // as an array, or whatever was written in its place
	line     int  // of that value
	value    int  // where it begins in the block's text
	elements []int
	tables   []table
}

// A table is one element of an array of tables.
type table struct {
	line int
	keys map[string]int // the line of each
}

func (b *Block) at() *lines {
	if b.lines == nil {
		b.lines = &lines{root: node{line: b.Line, inside: map[string]*node{}}, lists: map[string]*list{}}
		for st, path := range b.statements() {
			if len(path) > 0 {
				b.lines.root.add(path[:min(len(path), maxDepth)], st.line)
				b.lines.list(path[0]).add(st, path[1:])
			}
		}
	}
	return b.lines
}

// add notes a path that is given on a line.
func (n *node) add(path []string, line int) {
	for _, key := range path {
		if n.inside == nil {
			n.inside = map[string]*node{}
		}
		if n.inside[key] == nil {
			n.inside[key] = &node{line: line}
		}
		n = n.inside[key]
	}
}

func (l *lines) list(key string) *list {
	if l.lists[key] == nil {
		l.lists[key] = &list{}
	}
	return l.lists[key]
}

// add notes a statement that gives the list, or a key inside its last table.
func (l *list) add(st statement, inside []string) {
	switch {
	case st.header:
		l.tables = append(l.tables, table{line: st.line, keys: map[string]int{}})
	case len(l.tables) > 0:
		keys, key := l.tables[len(l.tables)-1].keys, joined(inside)
		if _, twice := keys[key]; !twice {
			keys[key] = st.line
		}
	case !l.given:
		l.given, l.line, l.value = true, st.line, st.value
	}
}

// joined makes one key of a path: no key has a line end in it.
func joined(path []string) string { return strings.Join(path[:min(len(path), maxDepth)], "\n") }

// LineOf is the line on which the block gives a key, or a key inside the table
// that it names; or else the table's line, or the block's own.
func (b *Block) LineOf(keys ...string) int {
	n := &b.at().root
	for _, key := range keys {
		if n.inside[key] == nil {
			break
		}
		n = n.inside[key]
	}
	return n.line
}

// LineIn returns the line of element i (from 0) of the array key. If inside names a
// key of that element, and the element is a table, it returns the line of that key.
func (b *Block) LineIn(key string, i int, inside ...string) int {
	l := b.at().lists[key]
	switch {
	case l == nil:
		return b.Line
	case l.given:
		if l.elements == nil {
			s := scanner{src: b.Raw, pos: l.value, line: l.line}
			l.elements = append(s.elements(), l.line)
			s.done(l.value)
		}
		return l.elements[min(i, len(l.elements)-1)]
	case i >= len(l.tables):
		return b.Line
	}
	if line, ok := l.tables[i].keys[joined(inside)]; ok {
		return line
	}
	return l.tables[i].line
}
