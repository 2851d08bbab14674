package seed

import (
	"fmt"
	"slices"
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
	source, err := st.source(r)
	if err != nil {
		return quiz.Question{}, err
	}
	issue, err := r.Issue(d.Seed, st.Issue)
	if err != nil {
		return quiz.Question{}, err
	}
	holder, err := r.Actor(d.Seed, st.Who)
	if err != nil {
		return quiz.Question{}, err
	}
	switch d.Facet {
	case "stance":
		q.Stem = fmt.Sprintf("%s, what is the position of %s on this claim: “%s”?", source, holder.InStem(), issue.Claim)
		q.Kind, err = position(r, d.Seed, st.Holds)
	case "holder":
		q.Stem = fmt.Sprintf("%s, %s: “%s”?", source, takes[st.Holds], issue.Claim)
		q.Kind, err = holders(r, d, st, holder)
	default:
		err = fmt.Errorf("a stance cannot be asked for its %q", d.Facet)
	}
	return q, err
}

// source returns the beginning of a stem. Nobody tells where a document is silent.
func (st Stance) source(r Records) (string, error) {
	if st.Holds == Silent {
		doc, err := r.Document(st.Seed)
		return "In " + doc.Short, err
	}
	s, err := newScene(r, st.Seed, st.By)
	return capital(s.source(st.Told)), err
}

// takes asks in a stem who holds a position.
var takes = map[Holds]string{
	For:         "who is for this claim",
	Against:     "who is against this claim",
	Conditional: "who makes this claim depend on conditions",
	Undecided:   "who says of this claim that one cannot know",
	Silent:      "whose position on this claim is not said",
}

// positions are the options for a position.
var positions = map[Holds]string{
	For:         "for it",
	Against:     "against it",
	Conditional: "neither: it depends on conditions",
	Undecided:   "neither: it is said that one cannot know",
	Silent:      "the document does not say",
}

// position offers the positions, which always have the same order. Those of which
// only few stances are, Undecided and Silent, are offered where any stance of the
// seed is one of them: an option of that one question would be the answer.
func position(r Records, seed string, right Holds) (quiz.Kind, error) {
	held, err := r.Held(seed)
	if err != nil {
		return nil, err
	}
	c := quiz.Choice{Fixed: true, Opposed: true}
	for _, p := range Positions {
		if rare := p == Undecided || p == Silent; !rare || slices.Contains(held, p) {
			c.Options = append(c.Options, quiz.Option{Text: positions[p], Right: p == right, Entry: string(p)})
		}
	}
	return c, nil
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
			Feedback: rival.feedback(),
		})
	}
	return quiz.Choice{Options: append([]quiz.Option{right}, w.options...)}, w.enough(d)
}

// feedback says what the position of an actor really is.
func (st Stance) feedback() string {
	switch {
	case st.Holds == Silent:
		return "their position is not said there"
	case st.Says == "":
		return fmt.Sprintf("their position is another: %s (%s)", st.Holds, st.At)
	}
	return fmt.Sprintf("their position is another (%s): %s (%s)", st.Holds, st.Says, st.At)
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
