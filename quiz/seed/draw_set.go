package seed

import (
	"fmt"
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// A DrawnSet names a question that is drawn from several entries of a seed. Its
// deck gives it an id, because the same entries may be asked in several ways.
type DrawnSet struct {
	ID      string   // the question's id: deck/id
	Seed    string   // the id of the seed
	Table   Table    // the table of the entries
	Entries []string // the ids of three or more entries
	Wrong   []string // of a match, the ids of entries whose right sides are left over; may be empty
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
		err = matchConcepts(r, d, doc, &q)
	case d.Table == Proposals && d.Facet == "match":
		err = matchProposals(r, d, doc, &q)
	case d.Table == Stances && d.Facet == "match":
		err = matchStances(r, d, doc, &q)
	case d.Table == Duties && d.Facet == "match":
		err = matchDuties(r, d, doc, &q)
	case d.Table == Events && d.Facet == "order":
		q.Stem = inTurn(d.ID,
			fmt.Sprintf("Put these in order, from the earliest to the latest, as told in %s.", doc.Short),
			fmt.Sprintf("As told in %s, what came first? Put these in order, from the earliest to the latest.", doc.Short),
		)
		err = orderEvents(r, d, &q)
	default:
		err = fmt.Errorf("a set from table %q cannot be asked for its %q", d.Table, d.Facet)
	}
	q.Sources[0].At = q.Sources[0].At.Joined()
	return q, err
}

// all lists the entries of a set, first those of its rows, and then those that are left
// over.
func (d DrawnSet) all() []string { return slices.Concat(d.Entries, d.Wrong) }

// A matching collects the rows of a match and what is left over.
type matching struct {
	rows int // how many entries are rows
	kind quiz.Match
}

// add takes the next entry: a row, or a right side left over with its feedback.
func (m *matching) add(row quiz.Pair, feedback string) {
	if len(m.kind.Pairs) < m.rows {
		m.kind.Pairs = append(m.kind.Pairs, row)
		return
	}
	m.kind.LeftOver = append(m.kind.LeftOver, quiz.Option{Text: row.Right.Text, Entry: row.Right.Entry, Feedback: feedback})
}

// matchConcepts asks the learner to match terms with their meanings. The stem does not
// say that the terms are the document's if one of them is the course's own label.
func matchConcepts(r Records, d DrawnSet, doc Document, q *quiz.Question) error {
	q.Stem = inTurn(d.ID,
		fmt.Sprintf("Match each term to what it means in %s.", doc.Short),
		fmt.Sprintf("Which meaning belongs to which term, as used in %s?", doc.Short),
	)
	m := matching{rows: len(d.Entries)}
	var others []Concept
	for _, id := range d.all() {
		c, err := readSense(r, d.Seed, id)
		if err != nil {
			return err
		}
		for _, other := range others {
			if sameConcept(c.Concept, other) {
				return fmt.Errorf("%q could be defended as %q", id, other.ID)
			}
		}
		if c.Says == "" {
			q.Stem = inTurn(d.ID,
				fmt.Sprintf("Match each term, as this course uses it, to what it stands for in %s.", doc.Short),
				fmt.Sprintf("What does each of these terms of this course stand for in %s?", doc.Short),
			)
		}
		others = append(others, c.Concept)
		m.add(quiz.Pair{Left: quiz.Item{Text: c.Term, Entry: c.ID}, Right: quiz.Item{Text: c.Means, Entry: c.ID}}, meaningOf(c).Feedback)
		q.Sources[0].At = append(q.Sources[0].At, c.At...)
	}
	q.Kind = m.kind
	return nil
}

// matchProposals asks the learner to match actors with what they proposed.
func matchProposals(r Records, d DrawnSet, doc Document, q *quiz.Question) error {
	m := matching{rows: len(d.Entries)}
	var own, all [][]Actor // of each entry: who made it, and who made it or the same proposal
	var told []Told
	for i, id := range d.all() {
		p, err := r.Proposal(d.Seed, id)
		if err != nil {
			return err
		}
		who, err := actors(r, d.Seed, p.Who)
		if err != nil {
			return err
		}
		same, err := proposals.allActors(r, proposals.deed(p))
		if err != nil {
			return err
		}
		for j := range min(i, len(d.Entries)) { // two left over may come from one actor
			if anyRelated(who, all[j]) || anyRelated(same, own[j]) {
				return fmt.Errorf("those who proposed %q are not apart from those who proposed %q", id, d.all()[j])
			}
		}
		own, all, told = append(own, who), append(all, same), append(told, p.Told)
		by, err := joinedNames(r, d.Seed, p.Who)
		if err != nil {
			return err
		}
		feedback, err := comesFrom(r, p)
		if err != nil {
			return err
		}
		m.add(quiz.Pair{
			Left:  quiz.Item{Text: capital(by), Entry: strings.Join(p.Who, "+")},
			Right: quiz.Item{Text: p.What, Entry: p.ID},
		}, feedback)
		q.Sources[0].At = append(q.Sources[0].At, p.At...)
	}
	q.Kind = m.kind
	q.Stem = inTurn(d.ID,
		fmt.Sprintf("Match each to what they put forward, %s.", asTold(doc, told)),
		fmt.Sprintf("Who put forward what, %s? Match each to a proposal.", asTold(doc, told)),
	)
	return nil
}

// asTold says in the stem of a set where all of it is told, and how much of it is
// hearsay.
func asTold(doc Document, told []Told) string {
	text := "as told in " + doc.Short
	switch {
	case !slices.Contains(told, Reported):
		return text
	case slices.ContainsFunc(told, func(t Told) bool { return t != Reported && t != "" }):
		return text + ", in part from reports"
	}
	return text + ", from reports"
}

// matchStances asks the learner to match actors with what they say on an issue. The
// position alone, for or against, would be half a guess.
func matchStances(r Records, d DrawnSet, doc Document, q *quiz.Question) error {
	m := matching{rows: len(d.Entries)}
	var holders []Actor
	var told []Told
	said := map[string]string{} // entries by what is said, folded
	for i, id := range d.all() {
		st, err := r.Stance(d.Seed, id)
		if err != nil {
			return err
		}
		holder, err := r.Actor(d.Seed, st.Who)
		if err != nil {
			return err
		}
		if err := st.fits(d, said, i < len(d.Entries)); err != nil {
			return err
		}
		for j := range min(i, len(d.Entries)) {
			if Related(holder, holders[j]) {
				return fmt.Errorf("%q and %q are not apart: the actors belong together", id, d.all()[j])
			}
		}
		holders, told = append(holders, holder), append(told, st.Told)
		feedback, err := st.whose(r)
		if err != nil {
			return err
		}
		m.add(quiz.Pair{
			Left:  quiz.Item{Text: capital(holder.InStem()), Entry: st.Who},
			Right: quiz.Item{Text: st.said(), Entry: st.ID},
		}, feedback)
		q.Sources[0].At = append(q.Sources[0].At, st.At...)
	}
	issue, err := r.Issue(d.Seed, issueOf(d.Entries[0]))
	if err != nil {
		return err
	}
	q.Kind = m.kind
	claim := unstopped(issue.Claim)
	q.Stem = inTurn(d.ID,
		fmt.Sprintf("What does each say on this claim, %s: “%s”?", asTold(doc, told), claim),
		fmt.Sprintf("“%s”: match each to what they say on this claim, %s.", claim, asTold(doc, told)),
	)
	return nil
}

// issueOf returns the issue of a stance by its id, issue/actor.
func issueOf(id string) string {
	issue, _, _ := strings.Cut(id, "/")
	return issue
}

// said returns what the actor says on the issue, or that the document does not say it.
func (st Stance) said() string {
	if st.Holds == Silent {
		return positions[Silent]
	}
	return unstopped(st.Says)
}

// fits returns an error if a stance cannot stand in a match: it is on another issue, has
// no words, or the words of one before it, which said holds. Several rows may be those
// of actors of whom the document does not say it.
func (st Stance) fits(d DrawnSet, said map[string]string, row bool) error {
	words := spell.Fold(st.said())
	switch other, taken := said[words]; {
	case st.Issue != issueOf(d.Entries[0]):
		return fmt.Errorf("%q and %q are on two issues, and a set is on one", st.ID, d.Entries[0])
	case words == "":
		return &lackError{
			fmt.Sprintf("%q has no says to match with", st.ID),
			fmt.Sprintf(`add says = "…", what exactly %s says, to that stance, or leave it out of only`, st.Who),
		}
	case taken && !(row && st.Holds == Silent):
		return fmt.Errorf("%q could be defended as %q: both say the same", st.ID, other)
	}
	said[words] = st.ID
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
