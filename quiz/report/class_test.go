package report

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/stats"
	"policyquiz/quiz/study"
)

// choice is a question with so many options, of which the first is right. The options
// have the ids 0, 1, …
func choice(name string, deck *stats.Group, options int) Question {
	q := Question{ID: "c/" + name, Name: name, Stem: name, Kind: "single choice", Key: "now", Chance: 1 / float64(options), Deck: deck}
	for i := range options {
		q.Options = append(q.Options, Option{fmt.Sprint(i), fmt.Sprint("option ", i), i == 0})
	}
	return q
}

// answered is an answer that chose an option, on a day counted from 0.
func answered(question, option, day int) Answer {
	a := Answer{
		Question: question, At: time.Date(2026, 3, 2+day, 9, 0, question, 0, time.UTC), Day: study.Day(day), Key: "now",
		Outcome: quiz.Wrong, Said: fmt.Sprint("option ", option), Parts: []Part{{fmt.Sprint(option), fmt.Sprint("option ", option), option == 0}},
	}
	if option == 0 {
		a.Outcome, a.Score = quiz.Right, 1
	}
	a.Judged = a.Outcome
	return a
}

// A change makes another answer of one.
type change func(*Answer)

func with(a Answer, changes ...change) Answer {
	for _, c := range changes {
		c(&a)
	}
	return a
}

func sure(a *Answer)                { a.Sure = fsrs.Sure }
func in(sitting string) change      { return func(a *Answer) { a.Sitting = sitting } }
func keyed(key string) change       { return func(a *Answer) { a.Key = key } }
func amended(o quiz.Outcome) change { return func(a *Answer) { a.Outcome = o } }

// anyClass draws a class by chance.
func anyClass(rng *rand.Rand) Class {
	var c Class
	exam := &stats.Group{ID: "exam", Name: "Exam"}
	decks := []*stats.Group{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}, exam}
	objectives := []*stats.Group{{ID: "o1", Name: "one"}, {ID: "o2", Name: "two"}, {ID: "o3", Name: "three"}}
	for i := range 12 {
		q := choice(fmt.Sprintf("q%02d", i), decks[i/4], 3)
		q.Objective = objectives[i%3]
		q.Actors = []*stats.Group{{ID: fmt.Sprint("actor ", i), Name: fmt.Sprint("actor ", i)}}
		c.Questions = append(c.Questions, q)
	}
	for i := range 1 + rng.IntN(40) {
		l := Learner{Name: fmt.Sprintf("learner %02d", i), Group: []string{"", "Monday", "Friday"}[rng.IntN(3)]}
		for day := range 3 {
			for range rng.IntN(8) {
				a := answered(rng.IntN(8), rng.IntN(3), day)
				switch rng.IntN(6) {
				case 0:
					a.Key = "then"
				case 1:
					a.Sure = fsrs.Sure
				}
				if a.Outcome == quiz.Wrong {
					a.Mixups = []stats.Mixup{{Took: stats.Thing{ID: "0", Name: "right"}, For: stats.Thing{ID: a.Said, Name: a.Said}}}
				}
				l.Answers = append(l.Answers, a)
			}
		}
		for sitting := range rng.IntN(3) {
			for q := 8; q < 12-rng.IntN(2); q++ {
				l.Answers = append(l.Answers, with(answered(q, rng.IntN(3), 5), in(fmt.Sprint("s", sitting))))
			}
		}
		if rng.IntN(4) == 0 {
			l.Flags = []Flag{{rng.IntN(12), "why?"}}
		}
		c.Learners = append(c.Learners, l)
	}
	return c
}

// all is all that a report says, as JSON.
func all(t *testing.T, c Class) string {
	t.Helper()
	r := Of(c)
	results, forms := r.Questions(), r.Forms()
	groups, small := r.Compare()
	text, err := json.MarshalIndent([]any{
		r.Answers(), results, forms, r.Mend(results, forms), Reteach(results), r.Results(), groups, small,
		r.Decks(), r.Objectives(), r.Actors(), r.Issues(), ReteachGroups(r.Objectives()), r.Confusions(), r.Misconceptions(),
	}, "", " ")
	if err != nil {
		t.Fatal(err) // NaN and infinity are no JSON
	}
	return string(text)
}

// In which order learners hand in changes nothing, to the last byte.
func TestOrderOfLearners(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		c := anyClass(rng)
		want := all(t, c)
		rng.Shuffle(len(c.Learners), func(i, k int) { c.Learners[i], c.Learners[k] = c.Learners[k], c.Learners[i] })
		if got := all(t, c); got != want {
			t.Fatalf("seed %d: another order of learners gives\n%s\nnot\n%s", seed, got, want)
		}
	}
}

// In which order the questions stand changes no figure.
func TestOrderOfQuestions(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 2))
		c := anyClass(rng)
		want := byName(Of(c))
		places := rng.Perm(len(c.Questions))
		questions := make([]Question, len(places))
		for from, to := range places {
			questions[to] = c.Questions[from]
		}
		c.Questions = questions
		for i := range c.Learners {
			for k := range c.Learners[i].Answers {
				c.Learners[i].Answers[k].Question = places[c.Learners[i].Answers[k].Question]
			}
			for k := range c.Learners[i].Flags {
				c.Learners[i].Flags[k].Question = places[c.Learners[i].Flags[k].Question]
			}
		}
		if got := byName(Of(c)); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: another order of questions gives\n%+v\nnot\n%+v", seed, got, want)
		}
	}
}

// byName is what a report says of each question, group and learner.
func byName(r *Report) map[string]any {
	found := map[string]any{}
	for _, res := range r.Questions() {
		found[res.Name] = []any{res.First, res.Latest, res.Answers, res.Unknown, res.Earlier, res.Picks, res.Sure, res.Notes, res.Doubts}
	}
	for _, list := range [][]GroupResult{r.Decks(), r.Objectives(), r.Actors()} {
		for _, g := range list {
			found[g.ID] = g
		}
	}
	for _, l := range r.Results() {
		found[l.Name] = l
	}
	for _, f := range r.Forms() {
		found["form "+f.Deck.ID] = []any{f.Sat, f.Left}
	}
	return found
}

// The first answer is the first one; the latest is the first of the last day. Answers in
// exams, and those to another key, count in neither.
func TestFirstAndLatest(t *testing.T) {
	deck := &stats.Group{ID: "d"}
	for name, tt := range map[string]struct {
		answers                []Answer
		first, latest, earlier int
		of                     int
	}{
		"none":                  {nil, 0, 0, 0, 0},
		"one":                   {[]Answer{answered(0, 0, 0)}, 1, 1, 0, 1},
		"again on the day":      {[]Answer{answered(0, 1, 0), answered(0, 0, 0)}, 0, 0, 0, 1},
		"again on the next":     {[]Answer{answered(0, 1, 0), answered(0, 0, 1), answered(0, 1, 1)}, 0, 1, 0, 1},
		"known, then forgotten": {[]Answer{answered(0, 0, 0), answered(0, 1, 1), answered(0, 0, 1)}, 1, 0, 0, 1},
		"to another key":        {[]Answer{with(answered(0, 1, 0), keyed("then")), answered(0, 0, 1)}, 1, 1, 1, 1},
		"in an exam":            {[]Answer{with(answered(0, 1, 0), in("s")), answered(0, 0, 1)}, 1, 1, 0, 1},
		"called a guess":        {[]Answer{with(answered(0, 0, 0), amended(quiz.Unknown))}, 0, 0, 0, 1},
		"called right":          {[]Answer{with(answered(0, 1, 0), amended(quiz.Right))}, 1, 1, 0, 1},
	} {
		r := Of(Class{Questions: []Question{choice("q", deck, 3)}, Learners: []Learner{{Name: "a", Answers: tt.answers}}})
		got := r.result(0, nil)
		if got.First.Right != tt.first || got.Latest.Right != tt.latest || got.First.Of != tt.of || got.Latest.Of != tt.of || got.Earlier != tt.earlier {
			t.Errorf("%s: first %+v, latest %+v, %d to another key", name, got.First, got.Latest, got.Earlier)
		}
	}
}

// Who chose what, and how sure, in the first answers of five learners.
func TestPicks(t *testing.T) {
	var c Class
	c.Questions = []Question{choice("q", &stats.Group{ID: "d"}, 3)}
	for i, option := range []int{0, 1, 1, 0} {
		c.Learners = append(c.Learners, Learner{Name: string(rune('a' + i)), Answers: []Answer{with(answered(0, option, 0), sure), answered(0, 2, 1)}})
	}
	unknown := Answer{Outcome: quiz.Unknown, Judged: quiz.Unknown, Key: "now"}
	c.Learners = append(c.Learners, Learner{Name: "e", Answers: []Answer{unknown}})
	r := Of(c)
	res := r.Questions()[0]
	var got [][]string
	for _, p := range res.Picks {
		got = append(got, p.Learners)
		if p.Share != share(len(p.Learners), 5) {
			t.Errorf("%s: %+v of 5", p.Text, p.Share)
		}
	}
	if want := [][]string{{"a", "d"}, {"b", "c"}, {}}; !reflect.DeepEqual(got, want) {
		t.Errorf("who chose what: %v, want %v", got, want)
	}
	if res.First != share(2, 5) || res.Latest != share(0, 5) || res.Unknown != 1 || !slices.Equal(res.Sure, []string{"b", "c"}) {
		t.Errorf("%+v", res)
	}
	if m := r.Misconceptions(); len(m) != 1 || m[0].Said != "option 1" || !slices.Equal(m[0].Learners, []string{"b", "c"}) {
		t.Errorf("misconceptions %+v", m)
	}
}

// A group of five is compared, one of four is not; who answered nothing is in neither.
func TestCompare(t *testing.T) {
	c := Class{Questions: []Question{choice("q", &stats.Group{ID: "d"}, 3)}}
	for group, n := range map[string]int{"five": 5, "four": 4, "": 9} {
		for i := range n {
			c.Learners = append(c.Learners, Learner{Name: fmt.Sprint(group, i), Group: group, Answers: []Answer{answered(0, i%2, 0)}})
		}
	}
	c.Learners = append(c.Learners, Learner{Name: "idle", Group: "four"})
	groups, small := Of(c).Compare()
	if len(groups) != 1 || groups[0].Group != "five" || groups[0].Learners != 5 || groups[0].First != share(3, 5) || !slices.Equal(small, []string{"four"}) {
		t.Errorf("%+v, not compared %q", groups, small)
	}
}
