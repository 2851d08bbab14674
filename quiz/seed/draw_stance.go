package seed

import (
	"fmt"
	"strings"

	"policyquiz/quiz"
)

// drawStance asks for an actor's position on an issue, or who holds a position.
func drawStance(r Records, d Drawn) (quiz.Question, error) {
	st, err := r.Stance(d.Seed, d.Entry)
	if err != nil {
		return quiz.Question{}, err
	}
	q, err := drawn(r, d, st.Origin)
	if err != nil {
		return quiz.Question{}, err
	}
	if st.Says != "" {
		q.Why = strings.TrimSpace(capital(strings.TrimSuffix(st.Says, ".")) + ". " + q.Why)
	}
	s, err := newScene(r, d.Seed, st.By)
	if err != nil {
		return quiz.Question{}, err
	}
	issue, err := r.Issue(st.Issue)
	if err != nil {
		return quiz.Question{}, err
	}
	holder, err := r.Actor(d.Seed, st.Who)
	if err != nil {
		return quiz.Question{}, err
	}
	switch d.Facet {
	case "stance":
		q.Stem = fmt.Sprintf("%s, what is the position of %s on this claim: “%s”?", capital(s.source(st.Told)), holder.InStem(), issue.Claim)
		q.Kind = position(st.Holds)
	case "holder":
		q.Stem = fmt.Sprintf("%s, who %s: “%s”?", capital(s.source(st.Told)), takes[st.Holds], issue.Claim)
		q.Kind, err = holders(r, d, st, holder)
	default:
		err = fmt.Errorf("a stance cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// takes says in a stem what an actor does who holds a position.
var takes = map[Holds]string{
	For:         "is for this claim",
	Against:     "is against this claim",
	Conditional: "makes this claim depend on conditions",
}

// position offers the three positions, which always have the same order.
func position(right Holds) quiz.Choice {
	c := quiz.Choice{Fixed: true}
	for _, p := range []struct {
		holds Holds
		text  string
	}{{For, "for it"}, {Against, "against it"}, {Conditional, "neither: it depends on conditions"}} {
		c.Options = append(c.Options, quiz.Option{Text: p.text, Right: p.holds == right, Entry: string(p.holds)})
	}
	return c
}

// holders offers actors of the same kind who hold another position on the
// issue.
func holders(r Records, d Drawn, st Stance, holder Actor) (quiz.Kind, error) {
	ids, err := candidates(r, d, nil)
	if err != nil {
		return nil, err
	}
	right := quiz.Option{Text: capital(holder.Name), Right: true, Entry: holder.ID, Name: holder.InStem()}
	agree, rivals, err := camps(r, d.Seed, ids, st)
	if err != nil {
		return nil, err
	}
	same := kinOf(append(agree, holder))
	w := newDistractors(right)
	for _, rival := range rivals {
		a, err := r.Actor(d.Seed, rival.Who)
		if err != nil {
			return nil, err
		}
		// A body may be for a claim and its head against it. Then neither is offered.
		if w.full() || a.Kind != holder.Kind || same.has(a) {
			continue
		}
		w.add(quiz.Option{
			Text:     capital(a.Name),
			Entry:    a.ID,
			Name:     a.InStem(),
			Feedback: fmt.Sprintf("their position is another (%s): %s (%s)", rival.Holds, rival.Says, rival.At),
		})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// camps sorts the other stances on an issue: the actors who agree with st, and
// the stances that differ from it.
func camps(r Records, seed string, ids []string, st Stance) (agree []Actor, rivals []Stance, err error) {
	for _, id := range ids {
		issue, _, _ := strings.Cut(id, "/")
		if issue != st.Issue {
			continue
		}
		other, err := r.Stance(seed, id)
		if err != nil {
			return nil, nil, err
		}
		if other.Holds != st.Holds {
			rivals = append(rivals, other)
			continue
		}
		a, err := r.Actor(seed, other.Who)
		if err != nil {
			return nil, nil, err
		}
		agree = append(agree, a)
	}
	return agree, rivals, nil
}
