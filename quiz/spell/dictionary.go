package spell

import (
	_ "embed"
	"hash/fnv"
	"math"
)

// A Dictionary is a set of folded words as a Bloom filter: it has every word that
// was put in, and of four thousand other words it seems to have about one. Its bits are
// read where they lie, so nothing is done at the start of the program. See
// B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors" (1970).
type Dictionary []byte

// ShortestWord is the number of letters of the shortest words of the English
// dictionary. A shorter word needs no look: no slip is forgiven in a word of four
// letters, and one slip leaves four of five.
const ShortestWord = 4

// english has the English words of SCOWL, in American and British spelling. The
// command .ci/words makes it; SCOWL.txt is the notice of those who made the list.
//
//go:embed english.bloom
var english string

// hashes is the number of bits that a word sets, and bitsPerWord the size of the
// filter. They give false hits in 0.025 % of cases, at the least size: with
// p = 0.00025, a word takes -ln p / (ln 2)² = 17.3 bits, of which -log₂ p = 12 are set.
// At 0.1 % one slip in five hundred was taken for a word.
const (
	hashes      = 12
	bitsPerWord = 17.3
)

// NewDictionary makes a dictionary of folded words.
func NewDictionary(words map[string]bool) Dictionary {
	d := make(Dictionary, int(math.Ceil(float64(len(words))*bitsPerWord/8)))
	for w := range words {
		for bit := range bits(w, len(d)) {
			d[bit/8] |= 1 << (bit % 8)
		}
	}
	return d
}

// hasWord reports whether a dictionary has a folded word.
func hasWord(dictionary, word string) bool {
	if len(dictionary) == 0 {
		return false
	}
	for bit := range bits(word, len(dictionary)) {
		if dictionary[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// bits yields the places of the bits of a word in a filter of so many bytes. Two
// hashes make as many as are wanted: the first plus a multiple of the second
// (Kirsch and Mitzenmacher, "Less hashing, same performance", 2006).
func bits(word string, bytes int) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		h := fnv.New64a()
		h.Write([]byte(word))
		sum := h.Sum64()
		step := sum>>32 | 1
		for range hashes {
			if !yield(sum % uint64(8*bytes)) {
				return
			}
			sum += step * 0x9e3779b97f4a7c15
		}
	}
}
