package lint

import (
	"math"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
	"policyquiz/quiz/spell"
)

// This file has the rules that compare what is right with the document itself, where its
// text is at hand.

// Bounds of the work on one answer and on a course.
const (
	mostCited    = 20_000 // characters cited; where more is, the answer is not looked for
	mostSearched = 50     // answers of a course that are looked for in the rest of a document
)

// cited returns the paragraphs at some sources; nil if not all of them are at hand in
// English.
func (l *Linter) cited(sources []quiz.Citation) []*passage {
	var all []*passage
	length := 0
	for _, s := range sources {
		d := l.document(s.Seed)
		if d == nil || !isEnglish(d.Language) {
			return nil
		}
		texts := l.records.Cited(s.Seed, s.At)
		if texts == nil {
			return nil
		}
		for _, text := range texts {
			if length += len(text); length > mostCited {
				return nil
			}
			all = append(all, l.passage(text))
		}
	}
	return all
}

// elsewhere finds the first paragraph of the cited documents of which something is true;
// "" if there is none.
func (l *Linter) elsewhere(sources []quiz.Citation, is func(*passage) bool) string {
	if l.searched++; l.searched > mostSearched {
		return ""
	}
	for _, s := range sources {
		for i, text := range l.records.Cited(s.Seed, nil) {
			if is(l.passage(text)) {
				return citationOf(s.Seed, place.Paragraphs(i+1))
			}
		}
	}
	return ""
}

// foundAt is the hint for what stands elsewhere; "" for what does not.
func foundAt(at string) string {
	if at == "" {
		return ""
	}
	return "it stands in " + at + ": correct the place or the answer"
}

// citations names the sources of a question by their seeds.
func (l *look) citations() string {
	var list []string
	for _, s := range l.Sources {
		list = append(list, citationOf(s.Seed, s.At))
	}
	return strings.Join(list, " or ")
}

func citationOf(seedID string, at place.List) string {
	if len(at) == 0 {
		return seedID
	}
	return seedID + ", " + at.String()
}

// notThere finds a right number, and a gap of a cloze, that the cited paragraphs do not
// have.
func (l *look) notThere() {
	if l.drawn() || len(l.Sources) == 0 || !l.deck.english {
		return
	}
	switch k := l.Kind.(type) {
	case quiz.Number:
		l.numberThere(k)
	case quiz.Cloze:
		l.gapsThere(k)
	}
}

// numberThere finds a right number that is neither there nor worked out.
func (l *look) numberThere(n quiz.Number) {
	there := l.deck.cited(l.Sources)
	if there == nil {
		return
	}
	given := spell.NumbersIn(l.Stem)
	for _, x := range append([]float64{n.Value}, n.Also...) {
		a := measured{x, n.Unit, n.Within + n.Percent/100*math.Abs(x)}
		if a.isInOneOf(there) || a.isWorkedOut(there, given) {
			return
		}
	}
	at := l.deck.elsewhere(l.Sources, measured{n.Value, n.Unit, 0}.isTellinglyIn)
	l.find(numberNotThere, Part{Key, 0}, foundAt(at), "%s does not stand in %s", quoted(n.Solution()[0]), l.citations())
}

// What share of the words of a sentence with gaps a paragraph must have to be the one from
// which the sentence was taken. A sentence in the author's own words may have such words
// in its gaps, too.
const (
	leastOfSentence = 0.6 // among the cited paragraphs
	leastElsewhere  = 0.8 // among all others
	fewestWords     = 3   // of the sentence
)

// gapsThere finds gaps that want another word or number than the paragraph has from which
// the sentence was taken.
func (l *look) gapsThere(k quiz.Cloze) {
	there := l.deck.cited(l.Sources)
	if there == nil {
		return
	}
	sentence := telling(words(strings.Join(k.Text, " ")))
	isOrigin := func(p *passage, least float64) bool {
		return len(sentence) >= fewestWords && p.share(sentence) >= least
	}
	taken := slices.ContainsFunc(there, func(p *passage) bool { return isOrigin(p, leastOfSentence) })
	for _, gap := range k.Gaps {
		has := func(p *passage) bool { return slices.ContainsFunc(gap, p.says) }
		if slices.ContainsFunc(there, has) {
			continue
		}
		at := l.deck.elsewhere(l.Sources, func(p *passage) bool { return isOrigin(p, leastElsewhere) && has(p) })
		rule, isAstray := gapNotThere, taken || at != ""
		if x, ok := oneNumber(gap[0]); ok {
			rule = numberNotThere
			isAstray = isAstray || !measured{value: x}.isWorkedOut(there, spell.NumbersIn(l.stem))
		}
		if isAstray {
			l.find(rule, Part{Name: Stem}, foundAt(at), "%s does not stand in %s", quoted(gap[0]), l.citations())
		}
	}
}

// oneNumber reads a text that is one number, in figures or in words, and nothing else.
func oneNumber(text string) (x float64, ok bool) {
	if x, ok = spell.Number(text); ok {
		return x, true
	}
	if found := spell.NumbersIn(text); len(found) > 0 && strings.Trim(text, "0123456789.,% ") == "" {
		return found[0], true
	}
	return 0, false
}

// figureThere finds a figure that the paragraphs of its entry do not have.
func (l *Linter) figureThere(g seed.Figure) []Finding {
	if !l.english || len(g.At) == 0 {
		return nil
	}
	source := []quiz.Citation{{Seed: g.Seed, At: g.At}}
	there := l.cited(source)
	if there == nil {
		return nil
	}
	ends := []float64{g.Value}
	if g.Ranged {
		ends = append(ends, g.To)
	}
	for _, x := range ends {
		a := measured{x, g.Unit, 0}
		if a.isInOneOf(there) || a.isWorkedOut(there, nil) {
			continue
		}
		f := entryFinding(figureNotThere, Value, "%s does not stand in %s", quoted(strings.TrimSpace(quiz.Amount(x)+" "+g.Unit)), citationOf(g.Seed, g.At))
		if at := l.elsewhere(source, a.isTellinglyIn); at != "" {
			f.Hint = foundAt(at)
		}
		return []Finding{f}
	}
	return nil
}

// isEnglish reports whether a language, as in "en-GB", is English or not said.
func isEnglish(language string) bool {
	primary, _, _ := strings.Cut(language, "-")
	return primary == "" || strings.EqualFold(primary, "en")
}
