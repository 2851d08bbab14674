package history

import (
	"encoding/json"
	"iter"
	"strings"
)

// starts are how lines begin that Append writes. None can stand inside such a
// line: no other object in it begins so, and in strings the quotes are escaped.
var starts = [...]string{`{"id":"`, askedStart, `{"policyquiz":"`}

// pieces divides a line that is no entry. A line end can be lost, or damaged,
// or follow an entry that was cut short; then several entries stand on one
// line, with or without something between them. Each piece is either one JSON
// object with the space before it, or what stands between objects. The pieces
// put together are the line.
func pieces(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if json.Valid([]byte(trim(line))) {
			yield(line)
			return
		}
		for line != "" {
			n := nextStart(line)
			for part := line[:n]; part != ""; {
				n := pieceEnd(part)
				if !yield(part[:n]) {
					return
				}
				part = part[n:]
			}
			line = line[n:]
		}
	}
}

// nextStart returns the offset of the first start behind the first byte of
// line, or the length of line.
func nextStart(line string) int {
	for i := 1; ; i++ {
		n := strings.Index(line[i:], `{"`)
		if n < 0 {
			return len(line)
		}
		i += n
		for _, start := range starts {
			if strings.HasPrefix(line[i:], start) {
				return i
			}
		}
	}
}

// pieceEnd returns the length of the first piece of part, in which only the
// first byte can begin a start. Where an object breaks off, the rest of the part
// is one piece: what looks like an object further on may be a part of it. So at
// most two attempts to find an object fail, and a line takes linear time.
func pieceEnd(part string) int {
	if strings.HasPrefix(trimLeft(part), "{") {
		if n := objectEnd(part); n > 0 {
			return n
		}
		return len(part)
	}
	brace := strings.IndexByte(part, '{')
	if brace > 0 && objectEnd(part[brace:]) > 0 {
		return brace
	}
	return len(part)
}

// objectEnd returns the length of the JSON object with which text begins,
// after space, or 0 if the object breaks off.
func objectEnd(text string) int {
	object := trimLeft(text)
	d := json.NewDecoder(strings.NewReader(object))
	var value json.RawMessage
	if d.Decode(&value) != nil {
		return 0
	}
	return len(text) - len(object) + int(d.InputOffset())
}
