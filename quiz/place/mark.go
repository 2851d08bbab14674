package place

import (
	"slices"
	"strings"
)

// This file has what a text needs to say where in a document it stands.

// ReadMark reads a place that says its own kind: "p. 14", "Page 14", "§ 3(b)",
// "art. 5", "slide 4", "00:12:40". It has no range. Ok is false for anything else, a
// number without a sign and a paragraph included: paragraphs are counted, not marked.
func ReadMark(text string) (p Place, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > mostOfPlace {
		return Place{}, false
	}
	kind, number := sign(text)
	if kind == "" && clock().MatchString(text) {
		kind = Minute
	}
	if kind == "" || kind == Paragraph || kind == Line {
		return Place{}, false
	}
	number, ok = tidy(kind, number)
	return Place{Kind: kind, From: number}, ok
}

// Has reports whether the place q begins within p: § 3 has § 3, § 3.2 and § 3(b);
// pp. 14–16 have p. 15. Places of two kinds have nothing in common. Labels are
// compared as they are written, and have no ranges here.
func (p Place) Has(q Place) bool {
	if p.Kind != q.Kind {
		return false
	}
	if p.Kind == Label {
		return p.From == q.From || p.To == q.From
	}
	from, to, at := parts(p.Kind, p.From), parts(p.Kind, p.end()), parts(p.Kind, q.From)
	notBefore := slices.CompareFunc(at[:min(len(at), len(from))], from, part.compare) >= 0
	notBehind := slices.CompareFunc(at[:min(len(at), len(to))], to, part.compare) <= 0
	return notBefore && notBehind
}

// Follows reports whether q is the number right after p: p. S8506 follows p. S8505.
func (p Place) Follows(q Place) bool {
	mine, before := parts(p.Kind, p.From), parts(q.Kind, q.From)
	last := len(mine) - 1
	if p.Kind != q.Kind || last < 0 || len(before) != len(mine) || !slices.Equal(mine[:last], before[:last]) {
		return false
	}
	return mine[last].sort == before[last].sort && mine[last].n == before[last].n+1
}
