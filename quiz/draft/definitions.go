package draft

import (
	"slices"
	"strings"

	"policyquiz/quiz/place"
)

// This file finds the definitions of a text: in a section of definitions, behind a term and
// a colon, and of terms in quotation marks.

// isDefined is the cue of a term that the text defines.
const isDefined = "defined"

// A definition is where a text defines a term.
type definition struct {
	tokens []token // the term
	also   string  // a short form in brackets behind it; may be empty
}

// findDefinitions finds the definitions that begin a passage: “Agency: one that …” in a
// section of definitions, and “Agency: refers to …” anywhere.
func (s *survey) findDefinitions() {
	s.defined = map[int]definition{}
	if !s.english {
		return
	}
	within := false
	var section place.Place
	for i := range s.sentences {
		in := &s.sentences[i]
		p := &s.doc.Passages[in.passage]
		if i > 0 && s.sentences[i-1].passage == in.passage {
			continue
		}
		at := ofKind(p.Places, place.Section)
		alone := i+1 == len(s.sentences) || s.sentences[i+1].passage != in.passage
		switch {
		case alone && namesDefinitions(p.Text, in):
			within, section = true, at
			continue
		case within && (at != section || in.note || alone && in.heading && !strings.Contains(p.Text, ":")):
			within = false
		}
		if d, ok := definitionAt(p, in, within); ok {
			s.defined[i] = d
			s.definedKeys[keyOf(p.Text[d.tokens[0].from:d.tokens[len(d.tokens)-1].to])] = true
		}
	}
}

// namesDefinitions reports whether a passage is the heading of a section of definitions.
func namesDefinitions(text string, in *sentence) bool {
	if len(in.tokens) > 8 || in.note || strings.HasSuffix(text, ".") && len(in.tokens) > 3 {
		return false
	}
	return slices.ContainsFunc(in.tokens, func(t token) bool {
		return t.capital && (t.low == "definitions" || t.low == "definition" || t.low == "glossary")
	})
}

// definitionAt reads the definition that a passage begins with: a term, its short form in
// brackets, and a colon. Outside of a section of definitions a verb has to say that it is
// one, as a heading within a line has a colon, too.
func definitionAt(p *Passage, in *sentence, within bool) (d definition, ok bool) {
	colon := strings.Index(p.Text[in.from:], ":")
	if colon < 0 || p.Named {
		return d, false
	}
	colon += in.from
	if colon+2 >= len(p.Text) || p.Text[colon+1] != ' ' {
		return d, false
	}
	end := colon
	if open := strings.LastIndex(p.Text[in.from:colon], " ("); open >= 0 && p.Text[colon-1] == ')' {
		end = in.from + open
		if short := p.Text[end+2 : colon-1]; isAcronym(short) {
			d.also = short
		}
	}
	d.tokens = tokensBetween(in.tokens, in.from, end)
	behind := tokensBetween(in.tokens, colon, len(p.Text))
	if len(d.tokens) == 0 || len(d.tokens) > longestTerm || !hasLetter(d.tokens[0].low) || len(in.tokens) < len(d.tokens)+2 {
		return d, false
	}
	return d, within || slices.ContainsFunc(definitions, func(words []string) bool { return hasAt(behind, 0, words) })
}

// definesBehind reports whether what stands behind a closing quotation mark defines the
// term within: “official release” is a release that …
func definesBehind(tokens []token) bool {
	if slices.ContainsFunc(definitions, func(words []string) bool { return hasAt(tokens, 0, words) }) {
		return true
	}
	if len(tokens) < 2 || tokens[0].low != "is" && tokens[0].low != "are" {
		return false
	}
	switch tokens[1].low {
	case "a", "an", "the", "any", "those":
		return true
	}
	return false
}

// defineFirst puts the passage that defines a term before the others.
func (u *usage) defineFirst(passage int) {
	all := len(u.at) + u.more
	rest := slices.DeleteFunc(slices.Clone(u.at), func(p int) bool { return p == passage })
	if len(rest) == len(u.at) && u.more == 0 {
		all++ // it is none of those that are counted
	}
	u.at = append([]int{passage}, rest[:min(len(rest), mostPlaces-1)]...)
	u.more = all - len(u.at)
}
