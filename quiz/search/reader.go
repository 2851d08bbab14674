package search

import (
	"cmp"
	"slices"
	"strings"
)

// This file looks at one document after the other.

// A reader looks at documents, for one goroutine.
type reader struct {
	query  Query
	wanted []wanted          // the words of all terms
	words  map[string]*known // by how they stand in a text
	joins  map[string]*known // words that are parted by hyphens, likewise
	found  []candidate
	sure   []int // documents that have a term, by its number
	slips  []int // documents that have only a slip of it

	hits   []hit // in the field at hand
	length int   // of that field, in words
	terms  []state
}

// A wanted is a word of a term.
type wanted struct {
	*word
	term, place int // its number, and the place of the word within the term
	joined      bool
}

// A known is a word of the documents that was met before.
type known struct {
	word
	fits  []fit // the wanted words for which it stands; mostly none
	times int
}

// A fit is how well a word stands for one that is wanted.
type fit struct {
	*wanted
	well float64
}

// A hit is a word of a field that stands for a wanted one.
type hit struct {
	fit
	position, last int // of the first and the last of its words in the field, counted from 0
	from, to       int
}

// A state is what is known of a term in a document.
type state struct {
	sure, slip float64 // how much it is worth at best, without and with slips
	followed   float64 // how much it is worth that the next term stands behind it
}

// A candidate is a document that has every term, with slips or without.
type candidate struct {
	document int
	terms    []state
}

func newReader(q Query) *reader {
	r := &reader{
		query: q, words: map[string]*known{}, joins: map[string]*known{},
		sure: make([]int, len(q.terms)), slips: make([]int, len(q.terms)), terms: make([]state, len(q.terms)),
	}
	for t := range q.terms {
		for i := range q.terms[t].words {
			r.wanted = append(r.wanted, wanted{&q.terms[t].words[i], t, i, false})
		}
		if j := q.terms[t].joined; j != nil {
			r.wanted = append(r.wanted, wanted{j, t, 0, true})
		}
	}
	return r
}

// look looks at a document.
func (r *reader) look(number int, d Document) {
	clear(r.terms)
	for i := range d {
		r.read(d[i].Text)
		r.weigh(d[i].Weight * brevity(r.length))
	}
	every := true
	for t, s := range r.terms {
		switch {
		case s.sure > 0:
			r.sure[t]++
		case s.slip > 0:
			r.slips[t]++
		default:
			every = false
		}
	}
	if every {
		r.found = append(r.found, candidate{number, slices.Clone(r.terms)})
	}
}

// longest is the greatest number of words with hyphens between them that are joined.
const longest = 4

// read finds the wanted words in a text.
func (r *reader) read(text string) {
	r.hits = r.hits[:0]
	position, first := 0, 0 // first is the position at which the words at hand begin that are joined
	for tok := range tokens(text) {
		if tok.chain == tok.from {
			first = position
		} else if position-first < longest {
			if k := r.known(r.joins, text[tok.chain:tok.to]); len(k.fits) > 0 {
				r.note(k, first, position, tok.chain, tok.to)
			}
		}
		k := r.known(r.words, text[tok.from:tok.to])
		k.times++
		if len(k.fits) > 0 {
			r.note(k, position, position, tok.from, tok.to)
		}
		position++
	}
	r.length = position
}

// usual is the length of a field, in words, at which a word is worth half as much as in
// one of no length.
const usual = 25

// brevity returns what a word is worth in a field of so many words: a short one is about
// it, and a long one mentions it.
func brevity(length int) float64 { return usual / (usual + float64(length)) }

func (r *reader) note(k *known, position, last, from, to int) {
	for _, f := range k.fits {
		r.hits = append(r.hits, hit{f, position, last, from, to})
	}
}

// known returns a word of a text, from those of its sort.
func (r *reader) known(sort map[string]*known, text string) *known {
	k := sort[text]
	if k == nil {
		k = &known{word: newWord(fold(text))}
		for i := range r.wanted {
			if well := r.wanted[i].fits(r.query, &k.word); well > 0 {
				k.fits = append(k.fits, fit{&r.wanted[i], well})
			}
		}
		sort[strings.Clone(text)] = k // the text may be part of a whole file
	}
	return k
}

// fits returns how well a word stands for one that is wanted. Of several words only the
// last may be cut short.
func (w *wanted) fits(q Query, other *word) float64 {
	well := w.word.fit(other)
	t := &q.terms[w.term]
	exact := t.quoted || !w.joined && w.place < len(t.words)-1
	if exact && well < another {
		return 0
	}
	return well
}

// weigh takes in what was read in a field of a weight.
func (r *reader) weigh(weight float64) {
	for i := range r.hits {
		h, ok := r.whole(i)
		if !ok {
			continue
		}
		s := &r.terms[h.term]
		if h.well == slipped {
			s.slip = max(s.slip, h.well*weight)
			continue
		}
		s.sure = max(s.sure, h.well*weight)
		if h.term+1 < len(r.terms) && r.behind(i, h.last, func(n *hit) bool { return n.term == h.term+1 && n.place == 0 && n.well > slipped }) != nil {
			s.followed = max(s.followed, weight)
		}
	}
}

// whole returns hit i as the hit of its whole term. Ok is false if it does not begin one.
func (r *reader) whole(i int) (h hit, ok bool) {
	h = r.hits[i]
	if h.joined {
		return h, true
	}
	if h.place > 0 {
		return h, false
	}
	for place := 1; place < len(r.query.terms[h.term].words); place++ {
		next := r.behind(i, h.last, func(n *hit) bool { return n.term == h.term && n.place == place && !n.joined })
		if next == nil {
			return h, false
		}
		h.well, h.last, h.to = min(h.well, next.well), next.last, next.to
	}
	return h, true
}

// behind returns the hit, of those that a function wants, that stands behind a position;
// nil if there is none. It begins at hit i. Hits stand in the order of their last words.
func (r *reader) behind(i, position int, wants func(*hit) bool) *hit {
	for j := i; j < len(r.hits) && r.hits[j].last <= position+longest; j++ {
		if n := &r.hits[j]; n.position == position+1 && wants(n) {
			return n
		}
	}
	return nil
}

// score returns what a candidate is worth, with what is now known of the terms; false if
// it has only a slip of a term that others have.
func (c *candidate) score(terms []Term, rarity []float64) (score float64, ok bool) {
	sum := 0.0
	for t, s := range c.terms {
		well := s.sure
		if terms[t].Slips {
			well = s.slip
		}
		if well == 0 {
			return 0, false
		}
		score += rarity[t] * well
		sum += rarity[t]
	}
	for _, s := range c.terms {
		score += s.followed * sum / float64(2*len(terms))
	}
	return score, true
}

// places lists where terms stand in a document.
func (r *reader) places(d Document, terms []Term) (list []Place) {
	for f := range d {
		r.read(d[f].Text)
		for i := range r.hits {
			h, ok := r.whole(i)
			if !ok || h.well == slipped && !terms[h.term].Slips {
				continue
			}
			list = append(list, Place{f, h.from, h.to, h.term})
		}
	}
	slices.SortFunc(list, func(a, b Place) int {
		return cmp.Or(a.Field-b.Field, a.From-b.From, a.To-b.To, a.Term-b.Term)
	})
	return slices.Compact(list)
}
