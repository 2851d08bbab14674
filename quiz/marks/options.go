package marks

import (
	"math"
	"slices"
)

// An Option is one that a question offers.
type Option struct {
	Name string `json:"name"`
	Key  bool   `json:"key"` // it is right
}

// A Chosen is what one person chose.
type Chosen struct {
	Options []int // by their places in the list of options, counted from 0; none: no option was chosen
	// Rest is the person's mark on all other questions; NaN: not known.
	Rest float64
}

// A Use is who chose an option.
type Use struct {
	Option
	People int `json:"people"` // who chose it
	// Share is that of all people who were asked, 0 to 1. Its interval is Wilson's.
	Share Figure `json:"share"`
	// Rest is the mean rest of those who chose it. Its interval is Student's t, cut off at
	// 0 and at the greatest rest, because no mark lies beyond them.
	Rest Figure `json:"mean_rest"`
	// Verdict is empty for a key.
	Verdict OptionVerdict `json:"verdict,omitempty"`
}

// An OptionVerdict says in words whether a distractor works. It is empty where that is
// not known: of fewer than [Enough] people, or where rests are not known.
type OptionVerdict string

// The verdicts on a distractor.
const (
	// Works: at least 5 % choose it, and their mean rest is lower than that of those
	// who choose a key, by more than chance explains.
	Works OptionVerdict = "works"
	// Dead: fewer than 5 % choose it.
	Dead OptionVerdict = "chosen by fewer than 5 %"
	// Misleads: those who choose it do better elsewhere than those who choose a key, by
	// more than chance explains. The key may be wrong.
	Misleads OptionVerdict = "draws those who are strong elsewhere"
	// TooFew: at least 5 % choose it, but they are fewer than five people, or those who
	// choose a key are, or the interval of their mean rest holds the mean of the keys.
	TooFew OptionVerdict = "too few to say"
)

// fewest is the share of people that a distractor must draw to be worth its place: T. M.
// Haladyna and S. M. Downing, "How many options is enough for a multiple-choice test
// item?", Educational and Psychological Measurement 53 (1993), 999–1010.
const fewest = 0.05

// leastChosen is how many people must have chosen an option, and how many a key, before
// their mean rests are compared.
const leastChosen = 5

// Uses counts who chose which of the options that a question offers, in their order.
// People who chose none count among those who were asked. An option that a person names
// twice is chosen once; a place that is not in the list is not counted. The greatest rest is
// the sum of the greatest marks on all other questions.
func Uses(offered []Option, people []Chosen, greatest float64) []Use {
	rests := make([][]float64, len(offered)) // of those who chose each
	var ofKeys []float64
	for _, p := range people {
		for i, o := range offered {
			if !slices.Contains(p.Options, i) {
				continue
			}
			if rests[i] = append(rests[i], p.Rest); o.Key {
				ofKeys = append(ofKeys, p.Rest)
			}
		}
	}
	key := Use{People: len(ofKeys), Rest: meanRest(ofKeys, greatest)}
	uses := make([]Use, len(offered))
	for i, o := range offered {
		uses[i] = Use{Option: o, People: len(rests[i]), Share: Figure{Why: "nobody was asked"}, Rest: meanRest(rests[i], greatest)}
		if len(people) > 0 {
			uses[i].Share = valueWith(float64(len(rests[i]))/float64(len(people)), wilson(len(rests[i]), len(people)))
		}
		uses[i].Verdict = uses[i].verdict(len(people), key)
	}
	return uses
}

// meanRest is the mean of rests. One of them that is not known makes it unknown.
func meanRest(rests []float64, greatest float64) Figure {
	switch {
	case len(rests) == 0:
		return Figure{Why: "nobody chose it"}
	case slices.ContainsFunc(rests, math.IsNaN):
		return Figure{Why: "the marks on the other questions are not known"}
	}
	return valueWith(mean(rests), student(rests).within(0, greatest))
}

// verdict is the verdict on an option, where key has those who chose a key.
func (u Use) verdict(people int, key Use) OptionVerdict {
	switch {
	case u.Key || people < Enough:
		return ""
	case u.Share.Value < fewest:
		return Dead
	case !u.Rest.Known() || !key.Rest.Known():
		return ""
	case u.People < leastChosen || key.People < leastChosen:
		return TooFew
	}
	low, high := u.Rest.Value, u.Rest.Value // all of them have one rest
	if u.Rest.Interval != nil {
		low, high = u.Rest.Interval.Low, u.Rest.Interval.High
	}
	switch {
	case high < key.Rest.Value:
		return Works
	case low > key.Rest.Value:
		return Misleads
	}
	return TooFew
}
