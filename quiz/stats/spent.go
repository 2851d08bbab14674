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
	weeks, decks, kinds := times[Day]{of: map[Day]*Time{}}, times[*Group]{of: map[*Group]*Time{}}, times[string]{of: map[string]*Time{}}
	each := func(add func(t *Time, took time.Duration)) {
		for _, g := range s.given {
			if took := min(g.entry.Review.Took, Longest); took > 0 {
				q := &s.Questions[g.question]
				for _, t := range [...]*Time{&all, weeks.at(g.day.Week()), decks.at(q.Deck), kinds.at(q.Kind)} {
					add(t, took)
				}
			}
		}
	}
	each(func(t *Time, _ time.Duration) { t.Answers++ })
	each((*Time).add)
	sp := Spent{All: all.summed(), Weeks: []TimeIn{}, Decks: []TimeOf{}, Kinds: []TimeOf{}}
	for _, w := range sortedDays(weeks.of) {
		sp.Weeks = append(sp.Weeks, TimeIn{w, weeks.of[w].summed()})
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		if t := decks.of[q.Deck]; t != nil {
			sp.Decks = append(sp.Decks, TimeOf{q.Deck.ID, q.Deck.Name, t.summed()})
			delete(decks.of, q.Deck)
		}
		if t := kinds.of[q.Kind]; t != nil {
			sp.Kinds = append(sp.Kinds, TimeOf{ID: cmp.Or(q.Kind, unknownKind), Time: t.summed()})
			delete(kinds.of, q.Kind)
		}
	}
	return sp
}

// A times holds a Time for each deck, kind or week.
type times[K comparable] struct {
	of   map[K]*Time
	last K // that was asked for
	time *Time
}

// at returns the time of a key, new if there was none. Neighbours in a history often have
// the same one.
func (ts *times[K]) at(key K) *Time {
	if ts.time == nil || ts.last != key {
		ts.last, ts.time = key, at(ts.of, key)
	}
	return ts.time
}

// add adds how long an answer took. How many will be added was counted before: lists of
// 100,000 that grow take twice the memory.
func (t *Time) add(took time.Duration) {
	if t.took == nil {
		t.took = make([]float64, 0, t.Answers)
	}
	t.took = append(t.took, took.Seconds())
}

// summed returns the sum of the times and their median.
func (t *Time) summed() Time {
	sum := 0.0
	for _, seconds := range t.took {
		sum += seconds
	}
	return Time{Answers: len(t.took), Minutes: sum / 60, Median: median(t.took)}
}
