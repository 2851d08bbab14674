package stats

import (
	"time"

	"policyquiz/quiz"
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
	refs := map[*Group][]quiz.Ref{}
	var decks []*Group
	for i := range s.Questions {
		q := &s.Questions[i]
		if q.Gone {
			continue
		}
		if refs[q.Deck] == nil {
			decks = append(decks, q.Deck)
		}
		refs[q.Deck] = append(refs[q.Deck], q.Ref)
	}
	due := map[Day]int{}
	for _, deck := range decks {
		o := s.Memories.Outlook(refs[deck], s.Now, 0)
		row := DueOf{Deck: deck.ID, Name: deck.Name, Today: o.Due, Week: o.Due, Month: o.Due}
		due[s.Today] += o.Due
		for _, c := range o.Coming {
			due[Day(c.Day)] += c.N
			row.add(c, s.Today)
		}
		row.Minutes = s.minutes(row.Week)
		f.Decks = append(f.Decks, row)
	}
	f.Today = Due{s.Today, due[s.Today], s.minutes(due[s.Today])}
	for _, d := range sortedDays(due) {
		if d > s.Today {
			f.Days = append(f.Days, Due{d, due[d], s.minutes(due[d])})
		}
	}
	return f
}

// add adds what becomes due on a day.
func (d *DueOf) add(c study.Coming, today Day) {
	if Day(c.Day) < today+7 {
		d.Week += c.N
	}
	if Day(c.Day) < today+30 {
		d.Month += c.N
	}
}

// minutes is how long so many answers take; 0 if the pace is not known.
func (s *Stats) minutes(answers int) float64 {
	return (time.Duration(answers) * s.Pace).Minutes()
}
