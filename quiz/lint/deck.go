package lint

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"policyquiz/quiz"
)

// This file has the rules on a deck as a whole: what can be learnt of it without
// its subject.

// tallies count what a deck's answers have in common.
type tallies struct {
	longest, shortest odds
	truths            odds             // statements that are true
	places            map[int]*odds    // where the right one of options in a fixed order stands, by its place
	actors            map[string]*odds // how often an option is right, by its text
}

func newTallies() tallies {
	return tallies{places: map[int]*odds{}, actors: map[string]*odds{}}
}

// odds say how often something happened, and how likely that was each time.
type odds struct {
	happened int
	chances  []float64
}

func (o *odds) add(happened bool, chance float64) {
	if happened {
		o.happened++
	}
	o.chances = append(o.chances, chance)
}

// The deck rules speak of so many questions or more, and of what happens by chance
// less often than this.
const (
	fewestOfDeck = 8
	rare         = 0.025
)

// above returns the probability that it happens so often or more often by chance.
// Of many questions it is that of a normal distribution.
func (o *odds) above() float64 {
	const many = 400
	if len(o.chances) > many {
		return o.normal()
	}
	at := make([]float64, len(o.chances)+1) // the probability of each number
	at[0] = 1
	for i, p := range o.chances {
		for k := i + 1; k > 0; k-- {
			at[k] = at[k]*(1-p) + at[k-1]*p
		}
		at[0] *= 1 - p
	}
	sum := 0.0
	for _, p := range at[o.happened:] {
		sum += p
	}
	return sum
}

func (o *odds) normal() float64 {
	mean, variance := 0.0, 0.0
	for _, p := range o.chances {
		mean, variance = mean+p, variance+p*(1-p)
	}
	if variance == 0 {
		return 1
	}
	return math.Erfc((float64(o.happened)-0.5-mean)/math.Sqrt(2*variance)) / 2
}

// below returns the probability that it happens so seldom or more seldom by chance.
func (o *odds) below() float64 {
	other := odds{happened: len(o.chances) - o.happened}
	for _, p := range o.chances {
		other.chances = append(other.chances, 1-p)
	}
	return other.above()
}

// add counts a question.
func (t *tallies) add(l *look) {
	switch k := l.Kind.(type) {
	case quiz.TrueFalse:
		t.truths.add(bool(k), 0.5)
	case quiz.Choice:
		if l.choice == nil || k.Several || len(k.Options) < 2 {
			return
		}
		t.addOptions(l)
		if k.Fixed {
			t.addPlace(l)
		}
		t.addLength(l)
	}
}

// addLength counts keys that are longest or shortest. Where several options are as
// long as the key, it is neither.
func (t *tallies) addLength(l *look) {
	if l.choice.Opposed {
		return
	}
	key, longest, shortest := l.key(), true, true
	own := length(key.Text)
	for _, o := range l.wrong() {
		n := length(o.Text)
		longest, shortest = longest && own > n, shortest && own < n
	}
	chance := 1 / float64(len(l.options))
	t.longest.add(longest, chance)
	t.shortest.add(shortest, chance)
}

// addPlace counts where the key stands among options whose order is fixed.
func (t *tallies) addPlace(l *look) {
	for i := range l.options {
		if t.places[i] == nil {
			t.places[i] = &odds{}
		}
		t.places[i].add(l.options[i].Right, 1/float64(len(l.options)))
	}
}

// addOptions counts how often each option is right. Of positions, addPlace counts it.
func (t *tallies) addOptions(l *look) {
	if l.choice.Opposed {
		return
	}
	for _, o := range l.options {
		if t.actors[o.Text] == nil {
			t.actors[o.Text] = &odds{}
		}
		t.actors[o.Text].add(o.Right, 1/float64(len(l.options)))
	}
}

// end finds what happens too often or too seldom.
func (t *tallies) end(d *Deck) {
	head := func(id, format string, args ...any) { d.find(id, -1, Part{}, "", format, args...) }
	for _, of := range []struct {
		what string
		*odds
	}{{"longest", &t.longest}, {"shortest", &t.shortest}} {
		if n := len(of.chances); n >= fewestOfDeck && of.above() < rare {
			head(lengthCue, "the right option is the %s in %d of %d single choices", of.what, of.happened, n)
		}
	}
	if n := len(t.truths.chances); n >= fewestOfDeck-2 && (t.truths.above() < rare || t.truths.below() < rare) {
		head(balance, "%d of %d statements are true", t.truths.happened, n)
	}
	for _, i := range slices.Sorted(maps.Keys(t.places)) {
		if o := t.places[i]; len(o.chances) >= fewestOfDeck && o.above() < rare {
			head(balance, "of options in a fixed order, option %d is right in %d of %d questions", i+1, o.happened, len(o.chances))
		}
	}
	texts := slices.SortedFunc(maps.Keys(t.actors), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(t.actors[b].chances), len(t.actors[a].chances)), cmp.Compare(a, b))
	})
	for _, text := range texts {
		o := t.actors[text]
		n := len(o.chances)
		if n < fewestOfDeck-2 {
			break
		}
		switch {
		case o.happened == 0:
			head(balance, "%s is an option in %d questions and never right", quoted(text), n)
		case o.happened == n:
			head(balance, "%s is an option in %d questions and always right", quoted(text), n)
		}
	}
}
