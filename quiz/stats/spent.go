package stats

import (
	"cmp"
	"time"
)

// Longest is what an answer counts at most as time spent. Whoever took longer did
// something else meanwhile.
const Longest = 5 * time.Minute

// A Spent is how long answers took, from the prompt to the answer. To read what was
// right takes time, too, which nobody measured.
type Spent struct {
	All   Time     `json:"all"`
	Weeks []TimeIn `json:"weeks"` // that have answers, oldest first
	Decks []TimeOf `json:"decks"` // in the order of the questions
	Kinds []TimeOf `json:"kinds"` // likewise
}

// A Time is how long some answers took. One whose time is not known counts as none.
type Time struct {
	Answers int     `json:"answers"`
	Minutes float64 `json:"minutes"`
	Median  float64 `json:"median_seconds"` // of an answer
	took    []float64
}

// A TimeIn is how long the answers of a week took.
type TimeIn struct {
	Week Day `json:"week"` // its Monday
	Time
}

// A TimeOf is how long the answers to questions of a deck, or of a kind, took.
type TimeOf struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	Time
}

// Spent adds up the time that all answers took, those of exams and for practice too.
func (s *Stats) Spent() Spent {
	var all Time
	weeks, decks, kinds := map[Day]*Time{}, map[*Group]*Time{}, map[string]*Time{}
	for _, g := range s.given {
		took := min(g.entry.Review.Took, Longest)
		if took <= 0 {
			continue
		}
		q := &s.Questions[g.question]
		for _, t := range []*Time{&all, at(weeks, g.day.Week()), at(decks, q.Deck), at(kinds, q.Kind)} {
			t.took = append(t.took, took.Seconds())
		}
	}
	sp := Spent{All: all.summed(), Weeks: []TimeIn{}, Decks: []TimeOf{}, Kinds: []TimeOf{}}
	for _, w := range sortedDays(weeks) {
		sp.Weeks = append(sp.Weeks, TimeIn{w, weeks[w].summed()})
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		if t := decks[q.Deck]; t != nil {
			sp.Decks = append(sp.Decks, TimeOf{q.Deck.ID, q.Deck.Name, t.summed()})
			delete(decks, q.Deck)
		}
		if t := kinds[q.Kind]; t != nil {
			sp.Kinds = append(sp.Kinds, TimeOf{ID: cmp.Or(q.Kind, unknownKind), Time: t.summed()})
			delete(kinds, q.Kind)
		}
	}
	return sp
}

// summed returns the sum of the times and their median.
func (t *Time) summed() Time {
	sum := 0.0
	for _, seconds := range t.took {
		sum += seconds
	}
	return Time{Answers: len(t.took), Minutes: sum / 60, Median: median(t.took)}
}
