// Package search finds words in many short documents, such as the questions of a
// course. It reads no file and knows no clock.
//
// A [Document] is a list of fields, each with a weight. A [Query] is a list of terms;
// a document is a hit if it has every term in any of its fields. [Find] goes through all
// documents once and keeps no index: one question is asked of a course in one run
// of the program, and to make an index takes longer than to answer.
//
// A term is in a field if the field has its word, another form of that word (a plural),
// or a word that begins with it. Only if no document has that, words that differ
// from it by a slip of the hand stand for it. Case, accents and punctuation do not
// count; see [spell.Fold]. Words in quotes are one term, and must stand one behind the
// other.
package search

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"policyquiz/quiz/spell"
)

// A Field is one text of a document.
type Field struct {
	Text   string
	Weight float64 // how much a word in it is worth, more than 0
}

// A Document is what is found: its fields in the order of reading.
type Document []Field

// A Result is what was found.
type Result struct {
	Hits  []Hit // best first; at most as many as were asked for
	Total int   // how many documents are hits
	Terms []Term
}

// A Hit is a document that has every term.
type Hit struct {
	Document int
	Score    float64 // only good for comparing
	Places   []Place // of all terms, in the order of fields and texts
}

// A Place is where a term stands. Places of several terms may overlap.
type Place struct {
	Field    int
	From, To int // in the bytes of the field's text
	Term     int // its number in the result, counted from 0
}

// A Term is a term of the query, and what became of it.
type Term struct {
	Words     string   // as they were typed
	Documents int      // how many documents have it
	Slips     bool     // no document has it; what was found differs by a slip of the hand
	Nearest   []string // words that may have been meant, if no document has it
}

// some is how many documents a worker takes at a time.
const some = 256

// Find looks for a query in n documents and returns the best hits. It calls document
// and done from several goroutines at once, and document again for those hits. Done is
// told, now and then, how many documents were looked at; it may be nil. The error is
// that of ctx, if that ends first.
func Find(ctx context.Context, q Query, n, most int, document func(i int) Document, done func(n int)) (Result, error) {
	if q.Empty() {
		return Result{}, nil
	}
	workers := make([]*reader, max(1, min(runtime.GOMAXPROCS(0), (n+some-1)/some)))
	var next, seen atomic.Int64
	var wait sync.WaitGroup
	for w := range workers {
		r := newReader(q)
		workers[w] = r
		wait.Go(func() {
			for ctx.Err() == nil {
				from := int(next.Add(some)) - some
				if from >= n {
					return
				}
				to := min(from+some, n)
				for i := from; i < to; i++ {
					r.look(i, document(i))
				}
				if done != nil {
					done(int(seen.Add(int64(to - from))))
				}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	return gather(q, n, most, workers, document), nil
}

// gather ranks what workers found in n documents.
func gather(q Query, n, most int, workers []*reader, document func(i int) Document) Result {
	res := Result{Terms: make([]Term, len(q.terms))}
	rarity := make([]float64, len(q.terms))
	for t := range q.terms {
		sure, slips := 0, 0
		for _, r := range workers {
			sure, slips = sure+r.sure[t], slips+r.slips[t]
		}
		res.Terms[t] = Term{Words: q.terms[t].typed, Documents: sure}
		if sure == 0 && slips > 0 {
			res.Terms[t].Documents, res.Terms[t].Slips = slips, true
		}
		rarity[t] = math.Log(1 + float64(n)/float64(max(1, res.Terms[t].Documents)))
	}
	for _, r := range workers {
		for _, c := range r.found {
			if score, ok := c.score(res.Terms, rarity); ok {
				res.Hits = append(res.Hits, Hit{Document: c.document, Score: score})
			}
		}
	}
	res.Total = len(res.Hits)
	slices.SortFunc(res.Hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), a.Document-b.Document) })
	res.Hits = slices.Clip(res.Hits[:min(most, len(res.Hits))])
	again := workers[0]
	for i := range res.Hits {
		res.Hits[i].Places = again.places(document(res.Hits[i].Document), res.Terms)
	}
	if res.Total == 0 {
		suggest(q, res.Terms, workers)
	}
	return res
}

// nearest is how many words are suggested in the place of one.
const nearest = 3

// suggest finds words that may have been meant by terms that no document has.
func suggest(q Query, terms []Term, workers []*reader) {
	var words []string
	for t := range terms {
		if terms[t].Documents > 0 || len(q.terms[t].words) > 1 {
			continue
		}
		if words == nil {
			words = vocabulary(workers)
		}
		terms[t].Nearest = spell.Nearest(q.terms[t].words[0].text, words, nearest)
	}
}

// vocabulary lists the words of the documents that have only letters, the most frequent
// first.
func vocabulary(workers []*reader) []string {
	counts := map[string]int{}
	for _, r := range workers {
		for _, w := range r.words {
			if !w.figures && w.text != "" {
				counts[w.text] += w.times
			}
		}
	}
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int {
		if d := counts[b] - counts[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return words
}
