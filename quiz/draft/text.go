package draft

import (
	"strings"

	"policyquiz/quiz/place"
)

// Parse reads the text format; see the comment of the package. The numbering has the
// document's own names of places, which are marks too. Names are those of actors: a name
// of theirs and a colon begin a speech. So does any other name that begins two paragraphs
// or more.
func Parse(text string, n place.Numbering, names []string) *Document {
	d := &Document{}
	var at place.List
	line := 0
	for raw := range strings.SplitSeq(text, "\n") {
		line++
		s := strings.Join(strings.Fields(raw), " ")
		if s == "" {
			continue
		}
		if after, ok := readMark(s, n, at); ok {
			at = after
			continue
		}
		p := Passage{Text: s, Places: at, Line: line}
		at = p.cutTurns(at)
		if p.Text != "" {
			d.Passages = append(d.Passages, p)
		}
	}
	d.findSpeakers(names)
	return d
}

// readMark reads a mark that is a whole line, and returns the places from there on.
func readMark(line string, n place.Numbering, at place.List) (after place.List, ok bool) {
	inner, ok := inBrackets(line)
	if !ok {
		return at, false
	}
	if end, isEnd := strings.CutPrefix(inner, endOf); isEnd {
		p, ok := readPlace(end, n)
		return leave(at, p.Kind), ok
	}
	p, ok := readPlace(inner, n)
	if !ok {
		return at, false
	}
	return enter(at, p), true
}

// inBrackets returns what stands in the square brackets around a line.
func inBrackets(line string) (inner string, ok bool) {
	inner, begins := strings.CutPrefix(line, "[")
	inner, ends := strings.CutSuffix(inner, "]")
	return inner, begins && ends && !strings.ContainsAny(inner, "[]")
}

// readPlace reads what a mark has in its brackets.
func readPlace(text string, n place.Numbering) (place.Place, bool) {
	if len(n.Labels) > 0 {
		if p, err := n.Read(text); err == nil && p.Kind == place.Label && p.To == "" {
			return place.Place{Kind: place.Label, From: p.From}, true
		}
	}
	return place.ReadMark(text)
}

var pageInLine = lazy(`\[p\. ([0-9A-Za-z]{1,18})\] ?`)

// cutTurns cuts the marks of pages out of the text. A mark counts only for the page after
// the one before it: "see [p. 3]" is text. It returns the places at the end.
func (p *Passage) cutTurns(at place.List) place.List {
	page := ofKind(at, place.Page)
	if page.From == "" || !strings.Contains(p.Text, "[p. ") {
		return at
	}
	var b strings.Builder
	from := 0
	for _, m := range pageInLine().FindAllStringSubmatchIndex(p.Text, -1) {
		next, ok := place.ReadMark("p. " + p.Text[m[2]:m[3]])
		if !ok || !next.Follows(page) || m[0] == 0 || m[1] == len(p.Text) {
			continue
		}
		b.WriteString(p.Text[from:m[0]])
		from, page = m[1], next
		p.Turns = append(p.Turns, Turn{b.Len(), next})
		at = enter(at, next)
	}
	p.Text = b.String() + p.Text[from:]
	return at
}
