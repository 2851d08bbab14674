package stats

import (
	"time"

	"policyquiz/quiz/study"
)

// A Forecast is what comes due, if nothing is answered until then. What is new and what
// comes back after a miss is not in it.
type Forecast struct {
	Today Due   `json:"today"` // what is due, since whichever day
	Days  []Due `json:"days"`  // after today, soonest first; those on which something becomes due
	// Decks has a row for each deck that has questions which were answered or not.
	Decks []DueOf `json:"decks"`
	// Pace is how many seconds an answer takes; 0: not known, and no minutes are told.
	Pace float64 `json:"seconds_an_answer,omitempty"`
}

// A Due is how many questions become due on a day.
type Due struct {
	Day       Day     `json:"day"`
	Questions int     `json:"questions"`
	Minutes   float64 `json:"minutes,omitempty"` // at the learner's pace
}

// A DueOf is what becomes due of a deck. Week and Month include what is due today, and
// are the next 7 and 30 days with today.
type DueOf struct {
	Deck    string  `json:"deck"`
	Name    string  `json:"title"`
	Today   int     `json:"today"`
	Week    int     `json:"in_7_days"`
	Month   int     `json:"in_30_days"`
	Minutes float64 `json:"minutes_in_7_days,omitempty"`
}

// Forecast works out what comes due. What is suspended or rests is not in it, and what
// was put off today comes tomorrow.
func (s *Stats) Forecast() Forecast {
	f := Forecast{Days: []Due{}, Decks: []DueOf{}, Pace: s.Pace.Seconds()}
	rows := map[*Group]*DueOf{}
	var decks []*Group
	due := map[Day]int{}
	for i := range s.Questions {
		q := &s.Questions[i]
		if q.Gone {
			continue
		}
		row := rows[q.Deck]
		if row == nil {
			row = &DueOf{Deck: q.Deck.ID, Name: q.Deck.Name}
			rows[q.Deck] = row
			decks = append(decks, q.Deck)
		}
		if on, ok := s.comes(i); ok {
			due[on]++
			row.add(on, s.Today)
		}
	}
	for _, deck := range decks {
		row := rows[deck]
		row.Minutes = s.minutes(row.Week)
		f.Decks = append(f.Decks, *row)
	}
	f.Today = Due{s.Today, due[s.Today], s.minutes(due[s.Today])}
	for _, d := range sortedDays(due) {
		if d > s.Today {
			f.Days = append(f.Days, Due{d, due[d], s.minutes(due[d])})
		}
	}
	return f
}

// comes is the day on which question i comes due, today or later. Ok is false if it does
// not: it is new, or away until it is resumed.
func (s *Stats) comes(i int) (on Day, ok bool) {
	id := s.Questions[i].ID
	if s.known[i] == nil || s.Memories.Suspended(id) || s.rests(i) {
		return 0, false
	}
	on = max(Day(s.known[i].DueOn(study.Day(s.Today))), s.Today)
	if on == s.Today && s.Memories.Skipped(id, study.Day(on)) {
		on++
	}
	return on, true
}

// rests reports whether question i is a leech that rests.
func (s *Stats) rests(i int) bool {
	return s.known[i].Lapses >= Nearly && s.Memories.Rests(s.Questions[i].ID) // to ask of 100,000 takes time
}

// add adds a question that comes due on a day.
func (d *DueOf) add(on, today Day) {
	if on == today {
		d.Today++
	}
	if on < today+7 {
		d.Week++
	}
	if on < today+30 {
		d.Month++
	}
}

// minutes is how long so many answers take; 0 if the pace is not known.
func (s *Stats) minutes(answers int) float64 {
	return (time.Duration(answers) * s.Pace).Minutes()
}
