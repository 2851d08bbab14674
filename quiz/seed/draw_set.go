package seed

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
)

// A DrawnSet names a question that is drawn from several entries of a seed. Its
// deck gives it an id, because the same entries may be asked in several ways.
type DrawnSet struct {
	ID      string   // the question's id: deck/id
	Seed    string   // the id of the seed
	Table   Table    // the table of the entries
	Entries []string // the ids of three or more entries
	Facet   string   // what is asked: "match" or "order"
}

// DrawSet makes the question d. The error says why it cannot: there are fewer
// than three entries, the table cannot be asked for this facet, two entries could
// be defended as the same, or r could not look up an entry. The last is the error
// of r.
func DrawSet(r Records, d DrawnSet) (quiz.Question, error) {
	if len(d.Entries) < 3 {
		return quiz.Question{}, fmt.Errorf("a set of %d is too few; name three or more", len(d.Entries))
	}
	doc, err := r.Document(d.Seed)
	if err != nil {
		return quiz.Question{}, err
	}
	q := quiz.Question{ID: d.ID, Family: d.ID, Sources: []quiz.Citation{{Seed: d.Seed, Title: doc.Title}}}
	switch {
	case d.Table == Concepts && d.Facet == "match":
		q.Stem, err = matchConcepts(r, d, doc, &q)
	case d.Table == Proposals && d.Facet == "match":
		q.Stem = fmt.Sprintf("Match each to what they put forward, as %s tells it.", doc.Short)
		err = matchProposals(r, d, &q)
	case d.Table == Events && d.Facet == "order":
		q.Stem = fmt.Sprintf("Put these in order as %s tells them, from the earliest to the latest.", doc.Short)
		err = orderEvents(r, d, &q)
	default:
		err = fmt.Errorf("a set from table %q cannot be asked for its %q", d.Table, d.Facet)
	}
	q.Sources[0].At = q.Sources[0].At.Joined()
	return q, err
}

// matchConcepts asks the learner to match terms with their meanings. The stem does not
// say that the terms are the document's if one of them is the course's own label.
func matchConcepts(r Records, d DrawnSet, doc Document, q *quiz.Question) (stem string, err error) {
	stem = fmt.Sprintf("Match each term to what it means in %s.", doc.Short)
	var m quiz.Match
	var others []Concept
	for _, id := range d.Entries {
		c, err := r.Concept(d.Seed, id)
		if err != nil {
			return "", err
		}
		for _, other := range others {
			if sameConcept(c, other) {
				return "", fmt.Errorf("%q could be defended as %q", id, other.ID)
			}
		}
		if c.Says == "" {
			stem = fmt.Sprintf("Match each term, as this course uses it, to what it stands for in %s.", doc.Short)
		}
		others = append(others, c)
		m.Pairs = append(m.Pairs, quiz.Pair{Left: quiz.Item{Text: c.Term, Entry: c.ID}, Right: quiz.Item{Text: c.Means, Entry: c.ID}})
		q.Sources[0].At = append(q.Sources[0].At, c.At...)
	}
	q.Kind = m
	return stem, nil
}

// matchProposals asks the learner to match actors with what they proposed.
func matchProposals(r Records, d DrawnSet, q *quiz.Question) error {
	var m quiz.Match
	var own, all [][]Actor // of each entry: who made it, and who made it or the same proposal
	for i, id := range d.Entries {
		p, err := r.Proposal(d.Seed, id)
		if err != nil {
			return err
		}
		who, err := actors(r, d.Seed, p.Who)
		if err != nil {
			return err
		}
		same, err := backers(r, d.Seed, p)
		if err != nil {
			return err
		}
		for j := range i {
			if anyRelated(who, all[j]) || anyRelated(same, own[j]) {
				return fmt.Errorf("those who proposed %q are not apart from those who proposed %q", id, d.Entries[j])
			}
		}
		own, all = append(own, who), append(all, same)
		by, err := joinedNames(r, d.Seed, p.Who)
		if err != nil {
			return err
		}
		m.Pairs = append(m.Pairs, quiz.Pair{
			Left:  quiz.Item{Text: capital(by), Entry: strings.Join(p.Who, "+")},
			Right: quiz.Item{Text: p.What, Entry: p.ID},
		})
		q.Sources[0].At = append(q.Sources[0].At, p.At...)
	}
	q.Kind = m
	return nil
}

// orderEvents asks the learner to put events in order of time.
func orderEvents(r Records, d DrawnSet, q *quiz.Question) error {
	var events []Event
	for _, id := range d.Entries {
		e, err := r.Event(d.Seed, id)
		if err != nil {
			return err
		}
		for _, other := range events {
			if e.Date == "" || overlap(e.Date, other.Date) {
				return fmt.Errorf("the dates of %q and %q do not say which came first", e.ID, other.ID)
			}
		}
		events = append(events, e)
		q.Sources[0].At = append(q.Sources[0].At, e.At...)
	}
	slices.SortFunc(events, func(a, b Event) int { return strings.Compare(a.Date, b.Date) })
	var o quiz.Order
	var when []string
	for _, e := range events {
		o = append(o, quiz.Item{Text: e.What, Entry: e.ID})
		when = append(when, e.When)
	}
	q.Kind = o
	if !slices.Contains(when, "") {
		q.Why = "In order: " + strings.Join(when, "; ") + "."
	}
	return nil
}
