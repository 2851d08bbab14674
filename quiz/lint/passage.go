package lint

import (
	"math"
	"slices"
	"strings"

	"policyquiz/quiz/spell"
)

// This file says whether a paragraph of a text has a word or a number.

// A passage is what is kept of a paragraph of a text.
type passage struct {
	numbers []float64
	words   []string
	roots   map[string]bool // of its words, those of compounds by themselves as well
}

// passage takes a paragraph apart, each once.
func (l *Linter) passage(text string) *passage {
	if p, known := l.passages[text]; known {
		return p
	}
	p := &passage{spell.NumbersIn(text), words(text), map[string]bool{}}
	for _, w := range p.words {
		p.roots[root(w)] = true
		if strings.Contains(w, "-") {
			p.roots[root(unhyphened(w))] = true
			for part := range strings.SplitSeq(w, "-") {
				p.roots[root(part)] = true
			}
		}
	}
	l.passages[text] = p
	return p
}

func unhyphened(w string) string { return strings.ReplaceAll(w, "-", "") }

// share is the share of some roots that the paragraph has.
func (p *passage) share(roots []string) float64 {
	n := 0
	for _, r := range roots {
		if p.roots[r] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(roots)))
}

// says reports whether the paragraph has all words of a text, whatever their order and
// their endings. A number may be in figures in one and in words in the other.
func (p *passage) says(text string) bool {
	if x, ok := spell.Number(text); ok {
		return measured{value: x}.isIn(p)
	}
	return !slices.ContainsFunc(words(text), func(w string) bool { return !p.saysWord(w) })
}

// saysWord reports whether the paragraph has a word, or each part of a compound.
func (p *passage) saysWord(w string) bool {
	if p.roots[root(unhyphened(w))] {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		isIn := func(x float64) bool { return measured{value: x}.isIn(p) }
		if !p.roots[root(part)] && !slices.ContainsFunc(spell.NumbersIn(part), isIn) {
			return false
		}
	}
	return true
}

// counts reports whether a number stands in the paragraph right before a word of a unit.
// An ordinal counts nothing.
func (p *passage) counts(unit string) bool {
	roots := telling(words(unit))
	for i := 1; i < len(p.words); i++ {
		before := p.words[i-1]
		_, isOrdinal := spell.Ordinal(before)
		if contains(roots, root(p.words[i])) && !isOrdinal && !isArticle(before) && len(spell.NumbersIn(before)) > 0 {
			return true
		}
	}
	return false
}

func isArticle(w string) bool { return w == "a" || w == "an" }

// A measured is a number with its unit, which is looked for in paragraphs.
type measured struct {
	value  float64
	unit   string
	within float64 // how far off is still the same
}

// isIn reports whether the number stands in a paragraph. The paragraph may write out the
// magnitude of the unit, and may write per cent as a share: "two thirds". A share in words
// is seldom exact.
func (m measured) isIn(p *passage) bool {
	scale, percent := m.scale(), m.isPercent()
	return slices.ContainsFunc(p.numbers, func(y float64) bool {
		if m.is(y, m.within) || m.is(-y, m.within) || m.is(y/scale, m.within) {
			return true
		}
		return percent && y < 1 && m.is(100*y, max(m.within, 1))
	})
}

func (m measured) isInOneOf(there []*passage) bool { return slices.ContainsFunc(there, m.isIn) }

// isTellinglyIn reports whether the number stands in a paragraph and is likely to be meant
// there: small numbers stand everywhere.
func (m measured) isTellinglyIn(p *passage) bool {
	return m.isIn(p) && (!m.isSmall() || p.counts(m.unit))
}

func (m measured) is(y, within float64) bool {
	return math.Abs(m.value-y) <= within+1e-9*math.Abs(m.value)
}

// isSmall reports whether the number may be what readers count themselves.
func (m measured) isSmall() bool {
	return m.value == math.Trunc(m.value) && math.Abs(m.value) <= 12
}

// scale is the factor with which the unit begins: a million of million euros.
func (m measured) scale() float64 {
	first, _, _ := strings.Cut(strings.ToLower(m.unit), " ")
	if x := spell.Magnitudes[first]; x > 0 {
		return x
	}
	return 1
}

func (m measured) isPercent() bool {
	list := words(m.unit)
	return strings.HasPrefix(m.unit, "%") || contains(list, "percent") || hasPhrase(list, []string{"per", "cent"})
}

// mostNumbers is how many numbers of paragraphs are put together in pairs.
const mostNumbers = 60

// isWorkedOut reports whether a number that does not stand in some paragraphs may be one
// that the question gives, or come from two numbers of theirs or of the question: as a sum,
// a difference, a share in per cent, or per cent of one. A small number is worked out unless
// the paragraphs count the same thing: readers may count what is named there.
func (m measured) isWorkedOut(there []*passage, given []float64) bool {
	if m.isSmall() {
		return !slices.ContainsFunc(there, func(p *passage) bool { return p.counts(m.unit) })
	}
	numbers := slices.Clone(given)
	for _, p := range there {
		numbers = append(numbers, p.numbers...)
	}
	if m.isPercent() {
		numbers = append(numbers, 100)
	}
	numbers = numbers[:min(len(numbers), mostNumbers)]
	whole := measured{value: m.value * m.scale()}
	if slices.ContainsFunc(given, func(x float64) bool { return whole.is(x, 0) }) {
		return true
	}
	for i, a := range numbers {
		for j, b := range numbers {
			if i != j && (whole.is(a-b, 0) || whole.is(a+b, 0) || whole.is(a*b/100, 0) || m.isPercent() && m.is(100*a/b, 1)) {
				return true
			}
		}
	}
	return false
}
