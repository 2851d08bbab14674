package lint

import (
	"fmt"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

// noRecords are records of a course without seeds.
type noRecords struct{ Records }

func (noRecords) Seeds() ([]string, error)               { return nil, nil }
func (noRecords) Document(string) (seed.Document, error) { return seed.Document{}, fmt.Errorf("none") }

// TestWorkIsLinear looks at decks whose questions are alike in one way each, so that
// each could be compared with all others: four times as many questions take about
// four times as many comparisons.
func TestWorkIsLinear(t *testing.T) {
	t.Parallel()
	typed := func(accept string) quiz.Kind { return quiz.Typed{Accept: []string{accept}} }
	for name, question := range map[string]func(i int) quiz.Question{
		"answers that begin alike": func(i int) quiz.Question {
			return quiz.Question{Stem: fmt.Sprintf("Which harbour has the number %d?", i), Kind: typed(fmt.Sprintf("harbour number %d", i))}
		},
		"one answer": func(i int) quiz.Question {
			return quiz.Question{Stem: fmt.Sprintf("Which harbour lies beside lighthouse %d of island %d?", i, i/2), Kind: typed("northern harbour")}
		},
		"one stem": func(i int) quiz.Question {
			return quiz.Question{Stem: "Which harbour?", Kind: typed(fmt.Sprintf("harbour number %d", i))}
		},
		"stems that say all answers": func(i int) quiz.Question {
			return quiz.Question{Stem: "Why is the old harbour old?", Kind: typed("old harbour")}
		},
		"one source": func(i int) quiz.Question {
			return quiz.Question{Stem: "Why?", Kind: typed("so"), Sources: []quiz.Citation{{Seed: "x", At: place.Paragraphs(1)}}}
		},
	} {
		work := func(n int) int {
			l := New("en", noRecords{})
			d := l.Deck(false)
			for i := range n {
				q := question(i)
				q.ID = fmt.Sprintf("deck/%d", i)
				d.Add(i, Item{Question: q})
			}
			d.End()
			return l.compared
		}
		few, many := work(500), work(2000)
		if many > 8*few+100 { // 16 times as many would be all of them with one another
			t.Errorf("%s: %d comparisons of 500 questions, %d of 2000", name, few, many)
		}
		if many > 30*2000 {
			t.Errorf("%s: %d comparisons of 2000 questions", name, many)
		}
	}
}

// A long text costs no more than its length.
func TestTellingIsBounded(t *testing.T) {
	t.Parallel()
	var list []string
	for i := range 10_000 {
		list = append(list, fmt.Sprintf("word%d", i))
	}
	if n := len(telling(list)); n != mostTelling {
		t.Errorf("%d telling words are kept", n)
	}
}

// oneText are records of a course with one document, of which one paragraph is at hand.
// They count how often all of it is asked for.
type oneText struct {
	noRecords
	whole int
}

func (*oneText) Document(id string) (seed.Document, error)          { return seed.Document{Seed: id}, nil }
func (*oneText) Actors(string) ([]seed.Actor, error)                { return nil, nil }
func (*oneText) Entries(string, seed.Table) (ids []string, _ error) { return nil, nil }
func (r *oneText) Cited(_ string, at place.List) []string {
	if len(at) == 0 {
		r.whole++
	}
	return []string{"A harbour has 4711 boats."}
}

// What does not stand where it is cited is looked for in the rest of the document, but not
// for every one of many.
func TestFewAreLookedForElsewhere(t *testing.T) {
	t.Parallel()
	r := &oneText{}
	l := New("en", r)
	d := l.Deck(false)
	const wrong = 300
	for i := range wrong {
		d.Add(i, Item{Question: quiz.Question{
			ID: fmt.Sprintf("deck/%d", i), Stem: "How many boats?", Kind: quiz.Number{Value: float64(10_000 + i), Unit: "boats"},
			Sources: []quiz.Citation{{Seed: "x", At: place.Paragraphs(1)}},
		}})
	}
	found := 0
	for _, f := range d.End() {
		if f.Rule == numberNotThere {
			found++
		}
	}
	if found != wrong || r.whole != mostSearched {
		t.Errorf("%d of %d were found, and the document was read whole %d times", found, wrong, r.whole)
	}
}
